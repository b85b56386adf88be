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

// Soft hyphens are for narrow windows. Braille shows them and some screen readers stumble over them, so they are taken
// out where lines are long, and out of what is copied; where a line may need them again they are put back.
const narrow = matchMedia("(max-width: 30rem)");
const back = [];
const divide = (copied) => {
  for (const put of back.splice(0)) put();
  if (narrow.matches && !copied) return;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = words.nextNode()); ) {
    for (let at; (at = node.data.indexOf("\xad")) >= 0; ) {
      node.deleteData(at, 1);
      back.unshift(() => node.insertData(at, "\xad"));
    }
  }
  if (copied) setTimeout(divide);
};
narrow.addEventListener("change", () => divide());
addEventListener("copy", divide);
divide();

document.querySelector(".print")?.addEventListener("click", () => print());

// Search opens over the page. Its link leads to a page of its own, which is also the way out if anything fails.
document.querySelector("a[data-search]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  import("./search.js").then((search) => search.open(link)).catch(() => location.assign(link.href));
});

// A word is explained where it stands. Without script, its link leads to the page that explains all words.
for (const link of document.querySelectorAll(".term")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("./terms.js").then((terms) => terms.open(link)).catch(() => location.assign(link.href));
  });
}

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
