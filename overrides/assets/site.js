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

// Reading aloud is offered where there is a voice of the page's language; listen.js knows which are this device's own.
const speech = globalThis.speechSynthesis;
const primary = (language) => language.split(/[-_]/)[0].toLowerCase();
const offerReading = () => {
  const { lang } = document.documentElement;
  if (speech.getVoices().some((each) => primary(each.lang) === primary(lang)))
    import("./listen.js").then(({ offer }) => offer() && speech.removeEventListener("voiceschanged", offerReading));
};
if (speech) {
  speech.addEventListener("voiceschanged", offerReading); // some browsers find their voices late
  offerReading();
}
