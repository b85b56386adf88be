// Reads the page aloud, paragraph by paragraph. Fetched where there is a voice of its language.

const READ = "h1, h2, h3, h4, p, li, dt, dd, th, td";
const SILENT = "[aria-hidden=true], nav, .contents, .elsewhere, .explained, svg";
// Sentences of at most 200 characters together: Chromium may fall silent in what takes longer than 15 seconds.
const PORTIONS = /.{1,200}$|.{1,200}[.!?](?= )|.+?[.!?](?= |$)|.+/g;

const main = document.querySelector("main");

// What there is to read, in order, from the paragraph where the reader has selected text.
function portions() {
  const found = [];
  const selection = getSelection();
  let searching = !selection.isCollapsed;
  let last;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const element = parent.closest(READ);
    const shown = parent.checkVisibility?.() ?? parent.getClientRects().length;
    if (!node.data.trim()) {
      if (last) last.text += " ";
    } else if (element && shown && !parent.closest(SILENT)) {
      const { lang } = parent.closest("[lang]");
      if (!last || last.element !== element) found.push((last = { element, lang, text: "" }));
      if (last.lang !== lang) last.lang = element.closest("[lang]").lang;
      last.text += node.data;
      if (searching && selection.containsNode(node, true)) {
        searching = false;
        found.splice(0, found.length - 1);
      }
    }
  }
  return found.flatMap(({ element, lang, text }) =>
    text.replace(/\xad/g, "").replace(/\s+/g, " ").trim().match(PORTIONS).map((text) => ({ element, lang, text: text.trim() })),
  );
}

// Only a voice of this device itself is used: nothing is sent to one elsewhere. tests/voices.py lists what browsers give.
// Firefox on Linux never says that a voice is the device's own; Firefox on Windows says it of those that Microsoft has
// elsewhere. In doubt, a voice is not used.
const isHere = ({ localService, name, voiceURI }) =>
  (localService || /^urn:moz-tts:speechd:/.test(voiceURI)) && !/online|network|^google/i.test(name + voiceURI);

const primary = (language) => language.split(/[-_]/)[0].toLowerCase();

function voiceOf(language) {
  const wanted = primary(language);
  const own = speechSynthesis.getVoices().filter((each) => primary(each.lang) === wanted && isHere(each));
  // espeak has a hundred manners of speaking besides its own: Swedish+croak.
  return own.find((each) => each.default) || own.find((each) => !each.name.includes("+")) || own[0];
}

// Whether reading is offered, now or already.
export function offer() {
  if (document.querySelector(".listen")) return true;
  if (!voiceOf(document.documentElement.lang)) return false;
  const row = document.querySelector(".tools");
  const [control, voice] = document.querySelector("#listen").content.children;
  const [start, pause, resume, stop] = control.children;
  start.setAttribute("aria-describedby", voice.id);
  let queue = [];
  let utterance; // kept here: Chromium forgets one that nothing refers to, and never tells its end

  function show(state) {
    const focused = document.activeElement;
    start.hidden = state !== "stopped";
    pause.hidden = state !== "reading";
    resume.hidden = state !== "paused";
    stop.hidden = state === "stopped";
    if (control.contains(focused) && focused.hidden) control.querySelector(":not([hidden])").focus();
    // While there is reading to pause, the row stays in sight, and what is scrolled to comes to lie below it. Focus has
    // moved before, so that nothing is scrolled back to where the row was.
    row.classList.toggle("tools--reading", state !== "stopped");
    voice.hidden = state === "stopped"; // it is not read itself: what there is to read is known before it is shown
    document.documentElement.style.scrollPaddingTop = state === "stopped" ? "" : `${row.offsetHeight + 16}px`;
  }

  function mark(element) {
    const marked = main.querySelector(".spoken");
    if (marked === element) return;
    marked?.classList.remove("spoken");
    if (!element) return;
    element.classList.add("spoken");
    const { top, bottom } = element.getBoundingClientRect();
    const over = row.getBoundingClientRect(); // covers nothing before it has come to the window's upper edge
    if (top < (over.top > 0 ? 0 : over.bottom) || bottom > innerHeight) element.scrollIntoView();
  }

  function read() {
    const next = queue[0];
    const speaker = next && voiceOf(next.lang);
    show(speaker ? "reading" : "stopped");
    mark(speaker ? next.element : null);
    if (!speaker) return;
    utterance = new SpeechSynthesisUtterance(next.text);
    utterance.lang = next.lang;
    utterance.voice = speaker;
    utterance.onend = () => {
      queue.shift();
      read();
    };
    utterance.onerror = end;
    speechSynthesis.speak(utterance);
  }

  function hush() {
    if (utterance) utterance.onend = utterance.onerror = null; // both may be told of what is cancelled, and late
    speechSynthesis.cancel();
  }

  function end() {
    hush();
    queue = [];
    read();
  }

  const does = new Map([
    [
      start,
      () => {
        const found = portions();
        // Each language is asked for once: Firefox on Linux looks through 13,000 voices for each.
        const spoken = [...new Set(found.map(({ lang }) => lang))].filter(voiceOf);
        queue = found.filter(({ lang }) => spoken.includes(lang));
        read();
      },
    ],
    // Browsers on Android end what they should pause. So everywhere, reading goes on from the start of the portion.
    [
      pause,
      () => {
        hush();
        show("paused");
      },
    ],
    [resume, read],
    [stop, end],
  ]);

  show("stopped");
  row.append(control);
  row.after(voice);
  // The second click of a double click would meet the button that has just come there.
  control.addEventListener("click", ({ target, detail }) => detail < 2 && does.get(target)?.());
  control.addEventListener("keydown", ({ key }) => key === "Escape" && end());
  addEventListener("pagehide", end);
  return true;
}
