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

// Braille shows soft hyphens and some screen readers stumble over them, so they are taken out where no line may end at
// them, and out of what is copied; where a line may end at them again they are put back.
const taken = []; // where they were
const divide = (copied) => {
  while (taken.length) taken.pop().insertData(taken.pop(), "\xad");
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = words.nextNode()); ) {
    if (!copied && getComputedStyle(node.parentNode).hyphens === "manual") continue;
    for (let at; (at = node.data.indexOf("\xad")) >= 0; taken.push(at, node)) node.deleteData(at, 1);
  }
  if (copied) setTimeout(divide);
};
for (const width of ["min-width: 16em", "max-width: 30rem"]) // as in site.css
  matchMedia(`(${width})`).addEventListener("change", () => divide());
addEventListener("copy", divide);
divide();

// Firefox lets a link be of which a part is in view; where the focus is, all of it is to be seen (WCAG 2.4.12).
addEventListener(
  "keyup",
  ({ key }) => key === "Tab" && document.activeElement.scrollIntoView({ block: "nearest" }),
);

document.querySelector(".print")?.addEventListener("click", () => print());

// What a link leads to is shown here instead. The link itself is the way out without script, or if anything fails.
const showHere = (selector, load) => {
  let script; // one for all, so that it is told of clicks in their order
  for (const link of document.querySelectorAll(selector)) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      (script ??= load()).then(({ open }) => open(link)).catch(() => location.assign(link.href));
    });
  }
};
// Search opens over the page; it has a page of its own too.
showHere("a[data-search]", () => import("./search.js"));
// A word is explained where it stands; there is a page that explains all words.
showHere(".term", () => import("./terms.js"));

// Reading aloud is offered where there is a voice of the page's language; listen.js knows which are this device's own.
const speech = document.querySelector("#listen") && globalThis.speechSynthesis; // not on pages side by side
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
