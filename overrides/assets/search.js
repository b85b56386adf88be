// Search: a field and its results, in a dialog or on the page of all pages. Fetched when a reader opens it.

const site = new URL("../", import.meta.url).href;
const { lang } = document.documentElement;
const PAUSE = 200; // ms without a letter, then the results come and are announced
const SETTLED = 100; // ms in which a screen reader hears of the last change of the page before the next one comes
const SHOWN = 5; // results at once

/** What finds, which is fetched when the field is used. */
const fetchIndex = () => import("./find.js").then((find) => find.load());

/** Gives the panel its life: what is written in its field is looked for, shown and announced. */
function enliven(panel) {
  const [field, status, place, more, contact] = ["input", "[aria-live]", "[aria-live] + div", ".search__more", ".search__contact"].map(
    (each) => panel.querySelector(each),
  );
  const { other, none, like, missing, failed } = status.dataset;
  const plurals = new Intl.PluralRules(lang);
  let loading, timer, answered, results, listed, showMore;

  // Made without a template: fewer nodes, and nothing has to be looked for in them.
  const element = (name, ...nodes) => {
    const made = document.createElement(name);
    made.append(...nodes);
    return made;
  };
  const leading = (address, ...nodes) => {
    const link = element("a", ...nodes);
    link.setAttribute("href", address);
    return link;
  };
  /** The sections that are shown, from one place on, each with the lines of it that answer. */
  const partsOf = ({ answers }, { read, linesOf }, from) =>
    Promise.all(
      answers.slice(from, from + SHOWN).map(async (answer) => {
        const section = await read(answer.number);
        return [section, linesOf(answer, section)];
      }),
    );
  const itemsOf = (parts, { matched }, { nodesOf, easy: [easyName, easyAddress] }) =>
    parts.map(([section, lines]) => {
      const place = section.identifier && `#${section.identifier}`;
      const name = element("b", ...nodesOf(section.heading || section.page));
      const beside = section.heading ? [`\u00a0– ${section.page}`] : [];
      const item = element("li", leading(`${site}${section.address}${place}`, name, ...beside));
      // No paragraphs: those have most of the rules of the site, which browsers would try on each.
      for (const line of lines) item.append(element("div", ...nodesOf(line, matched)));
      if (section.own < section.lines.length && place && easyName) {
        const link = leading(`${site}${easyAddress}${place}`, easyName);
        link.className = "search__easy";
        item.append(link);
      }
      return item;
    });
  const hide = (each, isHidden) => each?.toggleAttribute("hidden", isHidden); // nothing is done where it is so
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text; // or it would be announced again
  };
  const list = (items, isMore) => {
    results = items.length ? element("ol", ...items) : undefined;
    if (results) results.className = "search__results";
    place.replaceChildren(...(results ? [results] : [])); // in an element of their own: beside others, these were styled anew
    hide(more, !isMore);
  };
  const clear = () => {
    list([]);
    answered = listed = undefined;
    hide(contact, true);
  };
  // Asked once before the reader has written anything, so that the first answer comes sooner: for the page's own name,
  // or where words are fetched for it, for the first of them and one result. What fails is told where the reader asks.
  const tryOut = async (index) => {
    const most = index.isWhole ? SHOWN : 1;
    const found = await index.find(index.wordsOf(document.title).slice(0, most));
    found.answers.splice(most);
    itemsOf(await partsOf(found, index, 0), found, index);
  };
  const load = async () => {
    const index = await fetchIndex();
    tryOut(index).catch(() => {});
    return index;
  };
  const show = async () => {
    clearTimeout(timer);
    const asked = field.value;
    const index = await (loading ??= load());
    const words = index.wordsOf(asked);
    const found = words.length ? await index.find(words) : { answers: [], unknown: [] };
    const parts = await partsOf(found, index, 0);
    // What stands there already stays: Firefox tells a screen reader of the field again if results go as Enter comes.
    if (field.value !== asked || answered === asked) return;
    if (!words.length) clear();
    answered = asked;
    if (!words.length) return say("");
    const { answers, unknown, matched } = found;
    const count = answers.length;
    const content = JSON.stringify([answers.map(({ number }) => number), parts.map(([, lines]) => lines), matched]);
    if (content !== listed) {
      listed = content; // one letter more of a word changes nothing, most of the time
      list(itemsOf(parts, found, index), count > SHOWN);
      showMore = async () => {
        const from = results.children.length;
        results.append(...itemsOf(await partsOf(found, index, from), found, index));
        hide(more, count <= results.children.length);
        results.children[from].querySelector("a").focus();
      };
    }
    hide(contact, count > 0 && !unknown.length);
    const said = count ? (status.dataset[plurals.select(count)] ?? other).replace("{number}", count) : none;
    const about = unknown.length ? missing.replace("{words}", unknown.join(", ")) : found.like && like;
    say([said, ...(count && about ? [about] : [])].join(" "));
  };
  const fail = () => {
    loading = undefined;
    clear();
    say(failed);
  };

  field.addEventListener("focus", () => (loading ??= load()).catch(fail));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(fail), PAUSE);
  });
  // Enter moves to the first result, which Enter opens.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    show().then(() => results?.querySelector("a").focus(), fail);
  });
  more.addEventListener("click", () => showMore().catch(fail));
  panel.hidden = false;
}

/** A page of this site, parsed by the browser as it comes: Trusted Types have nothing against that. */
const read = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => resolve(request.response);
    request.onerror = reject;
    request.send();
  });

const dress = () =>
  new Promise((resolve, reject) => {
    const style = document.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: new URL("search.css", import.meta.url), onload: resolve, onerror: reject });
    document.head.append(style);
  });

/** The panel of the page that the link leads to, in a dialog. */
async function make(link) {
  const [page] = await Promise.all([read(link.href), dress()]);
  const panel = page.querySelector(".search");
  const close = panel.querySelector(".search__close");
  for (const each of panel.querySelectorAll("a")) each.href = each.href; // it was relative to that page
  const dialog = document.createElement("dialog");
  dialog.className = "search-dialog";
  dialog.setAttribute("aria-labelledby", panel.querySelector("label").id);
  dialog.setAttribute("closedby", "any");
  if (getComputedStyle(document.body).hyphens !== "manual") {
    const words = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT); // without soft hyphens, as site.js has it
    while (words.nextNode()) words.currentNode.data = words.currentNode.data.replaceAll("\xad", "");
  }
  dialog.append(panel);
  dialog.addEventListener("click", (event) => {
    const stays = event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.target === close) dialog.close("");
    else if (event.target.closest("a") && !stays) dialog.close("followed"); // the focus goes where the link leads
  });
  dialog.addEventListener("close", async () => {
    await settled();
    if (!dialog.returnValue) link.focus();
  });
  document.body.append(dialog);
  close.hidden = false;
  enliven(panel);
  return dialog;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLED));

const here = document.querySelector(".search");
let making;
if (here) enliven(here);

/** Opens search over the page, or goes to its field where that is on the page. */
export async function open(link) {
  const dialog = here ? undefined : await (making ??= make(link));
  // A dialog makes all that is outside it inert. If the focus leaves an inert link, Firefox takes the link out of the
  // accessibility tree before it tells of the new focus, and Orca says nothing of the dialog: so the focus leaves first.
  if (dialog) {
    link.blur();
    await settled();
    dialog.returnValue = "";
    dialog.showModal();
  }
  (dialog ?? here).querySelector("input").select();
}
