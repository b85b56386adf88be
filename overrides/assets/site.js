// What needs script, on every page. What few readers use is fetched when they use it.

// The language link keeps the reader's section: identifiers are the same in both languages.
for (const link of document.querySelectorAll("a[data-keeps-section]")) {
  const page = link.href;
  const follow = () => {
    link.href = page + location.hash;
  };
  addEventListener("hashchange", follow);
  follow();
}

// Search opens over the page. Its link leads to a page of its own, which is also the way out if anything fails.
document.querySelector("a[data-search]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  import("./search.js").then((search) => search.open(link)).catch(() => location.assign(link.href));
});

// Reading aloud is offered where this device itself has a voice of the page's language: nothing is sent to one elsewhere.
// tests/voices.py lists what browsers give. Firefox on Linux never says that a voice is the device's own; Firefox on
// Windows says it of those that Microsoft has elsewhere. In doubt, a voice is not used.
const speech = globalThis.speechSynthesis;
const primary = (language) => language.split(/[-_]/)[0].toLowerCase();
const isHere = ({ localService, name, voiceURI }) =>
  (localService || /^urn:moz-tts:speechd:/.test(voiceURI)) && !/online|network|^google/i.test(name + voiceURI);
const voiceOf = (language) => {
  const own = speech.getVoices().filter((each) => primary(each.lang) === primary(language) && isHere(each));
  // espeak has a hundred manners of speaking besides its own: Swedish+croak.
  return own.find((each) => each.default) || own.find((each) => !each.name.includes("+")) || own[0];
};
const offerReading = () => {
  if (!voiceOf(document.documentElement.lang)) return;
  speech.removeEventListener("voiceschanged", offerReading);
  import("./listen.js").then(({ offer }) => offer(voiceOf));
};
if (speech) {
  speech.addEventListener("voiceschanged", offerReading); // some browsers find their voices late
  offerReading();
}
