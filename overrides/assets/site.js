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

// Reading aloud is offered where this device itself has a voice of the page's language; nothing is sent to a voice elsewhere.
const voices = globalThis.speechSynthesis;
const primary = (language) => language.split(/[-_]/)[0].toLowerCase();
const voiceOf = (language) => {
  const own = voices.getVoices().filter((each) => each.localService && primary(each.lang) === primary(language));
  return own.find((each) => each.default) || own[0];
};
const offerReading = () => {
  if (voiceOf(document.documentElement.lang)) {
    voices.removeEventListener("voiceschanged", offerReading);
    import("./listen.js").then((module) => module.offer(voiceOf));
  }
};
if (voices) {
  voices.addEventListener("voiceschanged", offerReading); // some browsers find their voices late
  offerReading();
}
