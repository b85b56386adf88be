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

// Reading aloud is offered where this device itself has a voice of the page's language: nothing is sent to one elsewhere.
const speech = globalThis.speechSynthesis;
const primary = (language) => language.split(/[-_]/)[0].toLowerCase();
const voiceOf = (language) => {
  const own = speech.getVoices().filter((each) => each.localService && primary(each.lang) === primary(language));
  return own.find((each) => each.default) || own[0];
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
