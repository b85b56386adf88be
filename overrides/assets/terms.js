// Explains a word where it stands. The explanation, and the words of the control, come from the page that lists all words.

const pages = new Map();

// Asked for as a document: text that was made one here would be refused where only trusted types may be (W3C).
const read = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });

let close = () => {};

// A screen reader that reads on takes the focus out of the explanation; a dialog over the page has its own Escape.
document.addEventListener("keydown", ({ key }) => key === "Escape" && !document.querySelector(":modal") && close());

export async function open(link) {
  const [address, name] = link.href.split("#");
  const wasHere = link.ariaExpanded === "true";
  close();
  if (wasHere) return;
  link.ariaExpanded = "true";
  let note;
  const own = () => {
    close = () => {};
    note?.remove();
    link.ariaExpanded = "false";
    // At once, a reader in Chromium would be told of the state before. What has been opened since keeps the focus.
    setTimeout(() => document.activeElement === document.body && link.focus(), 100);
  };
  close = own;
  if (!pages.has(address)) pages.set(address, read(address));
  const page = await pages.get(address);
  if (close !== own) return; // closed while it was on its way
  const heading = page.getElementById(name);
  note = document.importNode(page.querySelector("#explained").content, true).firstElementChild;
  note.firstElementChild.append(...document.importNode(heading.nextElementSibling, true).childNodes);
  const word = document.createElement("b");
  word.textContent = `${heading.textContent.trim()}: `;
  note.firstElementChild.prepend(word);
  const words = document.createTreeWalker(note, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) words.currentNode.data = words.currentNode.data.replaceAll("\xad", ""); // see site.js
  const block = link.closest("li, dd, p");
  block.matches("p") ? block.after(note) : block.append(note);
  note.querySelector("button").addEventListener("click", () => close());
  note.focus();
}
