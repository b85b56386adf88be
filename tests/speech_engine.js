// In place of the speech engine only: it has the voices that a test gives it, and ends what it says when the test says so.
(() => {
  const waiting = [];
  const engine = (window.engine = {
    voices: GIVEN,
    said: [], // everything that was ever asked for
    find(voices) {
      engine.voices = voices;
      speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    },
    end: () => waiting.shift().dispatchEvent(new Event("end")),
    fail: () => waiting.shift().dispatchEvent(new Event("error")),
    speaking: () => waiting.map((each) => each.text),
  });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
      for (const name of ["end", "error"]) this.addEventListener(name, (event) => this[`on${name}`]?.(event));
    }
  };
  const synthesis = new EventTarget();
  synthesis.getVoices = () => engine.voices;
  synthesis.speak = (utterance) => {
    waiting.push(utterance);
    engine.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice.name });
  };
  synthesis.cancel = () => {
    for (const each of waiting.splice(0)) {
      setTimeout(() => each.dispatchEvent(new Event("error"))); // late, as in browsers
      setTimeout(() => each.dispatchEvent(new Event("end")));
    }
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
})();
