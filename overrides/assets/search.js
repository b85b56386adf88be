// Search: a field and its results, in a dialog or on the page of all pages. Fetched when a reader opens it.

const site = new URL("../", import.meta.url);
const { lang } = document.documentElement;
const PAUSE = 200; // ms without a letter, then the results come and are announced
const SETTLED = 100; // ms in which a screen reader hears of the last change of the page before the next one comes
const LONG = 4; // letters of a word that is looked for in other spellings and inside words too

// What can be left out in writing: the accents of Latin letters and the like, the vowels of Hebrew and Arabic.
const OPTIONAL = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
// Scripts without spaces between words.
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const within = new Intl.Segmenter(lang, { granularity: "word" });

const fold = (word) => word.normalize("NFD").replace(OPTIONAL, "");
const isLong = (word) => word.length >= LONG;

/** The words of a text in small letters, each with its place. */
const wordsOf = (text) =>
  [...text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) =>
    UNSPACED.test(word)
      ? Array.from(within.segment(word), (each) => ({ word: each.segment, index: index + each.index }))
      : [{ word, index }],
  );
const split = (text) =>
  wordsOf(text.normalize()).flatMap(({ word }) => (word.length > 1 || UNSPACED.test(word) ? [word] : []));

/** What finds the sections that fit words best, as [section, places of the words in its text]; like: not quite those words. */
async function load() {
  const [{ lunr, stemmer, stopWordFilter }, sections] = await Promise.all([
    import(new URL(`assets/search/${lang}.js`, site)),
    fetch(new URL(`assets/search/${lang}.json`, site)).then((answer) => answer.json()),
  ]);
  const stem = (word) => fold(stemmer(new lunr.Token(word)).toString());
  const forms = (token) => [token.clone(fold), token.clone(stem)];
  const tokens = (text, metadata) =>
    wordsOf(String(text ?? "")).map(
      ({ word, index }, number) => new lunr.Token(word, { ...metadata, position: [index, word.length], index: number }),
    );
  lunr.Pipeline.registerFunction(forms, "forms");
  const index = lunr((builder) => {
    builder.tokenizer = tokens;
    builder.pipeline.reset();
    builder.pipeline.add(forms);
    builder.metadataWhitelist = ["position"];
    builder.ref("ref");
    builder.field("heading", { boost: 3 });
    builder.field("text");
    builder.field("also", { boost: 0.5 });
    builder.field("foreign", { boost: 0.5 });
    builder.b(0.2); // a section is not much better for being short
    sections.forEach((section, ref) => builder.add({ ref, ...section }));
  });

  const begins = (word, share) => ({ term: `${fold(word).slice(0, Math.max(LONG, word.length * share))}*` });

  // The first way that finds something counts: with other endings or as part of a compound; nearly so; by its first half.
  const ways = [
    (word) => {
      const known = [fold(word), stem(word)];
      const shorter = [1, 2, 3].map((ending) => fold(word).slice(0, -ending)); // for what the stemmer does not know
      return [
        ...known.map((term) => ({ term, boost: 20 })),
        ...[`${fold(word)}*`, ...shorter.filter(isLong)].map((term) => ({ term, boost: 5 })),
        ...known.filter(isLong).map((part) => ({ term: `*${part}*` })),
      ];
    },
    (word) => [
      ...[fold(word), stem(word)].map((term) => ({ term, boost: 5, editDistance: word.length < 2 * LONG ? 1 : 2 })),
      begins(word, 2 / 3),
    ],
    (word) => [begins(word, 1 / 2)],
  ];
  const look = (word) => {
    const possible = isLong(word) ? ways : ways.slice(0, 1);
    for (const [number, way] of possible.entries()) {
      const hits = index.query((query) => {
        for (const { term, ...how } of way(word)) query.term(term, { usePipeline: false, ...how });
      });
      if (hits.length) return { hits, like: number > 0 };
    }
    return { hits: [], like: true };
  };

  return (all) => {
    const telling = all.filter(stopWordFilter);
    const words = telling.length ? telling : all;
    const found = sections.map((section) => ({ section, words: 0, score: 0, places: [] }));
    let like = false;
    for (const word of words) {
      const looked = look(word);
      like ||= looked.like;
      for (const { ref, score, matchData } of looked.hits) {
        found[ref].words += 1;
        found[ref].score += score;
        found[ref].places.push(...Object.values(matchData.metadata).flatMap(({ text }) => text?.position ?? []));
      }
    }
    const most = Math.max(...found.map((each) => each.words));
    const best = most ? found.filter((each) => each.words === most).sort((a, b) => b.score - a.score) : [];
    return { best, like: like || most < words.length };
  };
}

/** The sentence with the first of the places, or the first one, as text and marks. */
function excerpt({ text }, places) {
  places.sort(([a], [b]) => a - b);
  const [first] = places[0] ?? [0];
  const sentences = [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)];
  const { index, segment } = sentences.findLast((each) => each.index <= first) ?? { index: 0, segment: "" };
  const pieces = [];
  let end = index;
  for (const [start, length] of places) {
    if (start < end || start >= index + segment.length) continue;
    const mark = document.createElement("mark");
    mark.append(text.slice(start, start + length));
    pieces.push(text.slice(end, start), mark);
    end = start + length;
  }
  return [...pieces, text.slice(end, index + segment.length)];
}

/** Gives the panel its life: what is written in its field is looked for, shown and announced. */
function enliven(panel) {
  const [field, status, results, template] = ["input", "[role=status]", "ol", "template"].map((each) =>
    panel.querySelector(each),
  );
  const { other, none, like, failed } = status.dataset;
  const plurals = new Intl.PluralRules(lang);
  let loading, timer;

  const item = ({ section, places }) => {
    const copy = template.content.cloneNode(true);
    copy.querySelector("a").href = new URL(section.address, site);
    copy.querySelector("b").append(section.heading);
    if (section.page !== section.heading) copy.querySelector("span").append(section.page);
    copy.querySelector("p").append(...excerpt(section, places));
    return copy;
  };
  const show = async () => {
    clearTimeout(timer);
    const asked = field.value;
    const find = await (loading ??= load());
    if (field.value !== asked) return;
    const words = split(asked);
    const found = words.length ? find(words) : { best: [] };
    results.replaceChildren(...found.best.map(item));
    const count = found.best.length;
    const said = count ? (status.dataset[plurals.select(count)] ?? other).replace("{number}", count) : none;
    status.textContent = words.length ? [said, ...(count && found.like ? [like] : [])].join(" ") : "";
  };
  const fail = () => {
    loading = undefined;
    results.replaceChildren();
    status.textContent = failed;
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
    show().then(() => results.querySelector("a")?.focus(), fail);
  });
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
  const close = panel.querySelector("button");
  for (const each of panel.querySelectorAll("a")) each.href = each.href; // it was relative to that page
  const dialog = document.createElement("dialog");
  dialog.className = "search-dialog";
  dialog.setAttribute("aria-labelledby", panel.querySelector("label").id);
  dialog.setAttribute("closedby", "any");
  dialog.append(panel);
  dialog.addEventListener("click", (event) => {
    const stays = event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.target.closest("button")) dialog.close("");
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
