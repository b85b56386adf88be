// What search finds, and how well: the index of the page's language, asked piece by piece. Fetched when the field is used.
// How the pieces are made: hooks/bilingual/publish/index.py; why: decisions/0009-search-in-pieces.md.

const site = new URL("../", import.meta.url);
const { lang } = document.documentElement;
const MOST = 24; // words of a question that are looked for
const LONG = 4; // letters of a word that is looked for as a part of words too, and in other spellings
const ENDING = 3; // letters that an ending can have which the stemmer does not know
// How well a stem fits a word: the same; without its accents; with another ending; nearly; without an ending; its beginning; a part of it.
const [SAME, UNDOTTED, BENT, LIKE, ENDED, BEGINNING, PART] = [1, 0.8, 0.7, 0.65, 0.6, 0.5, 0.3];
const OTHER = 1.2; // letters that one counts for that stands for another
const MOST_LIKE = 20; // words that are nearly what was asked for, or have it as a part
const MOST_PARTS = 3; // into which people write one word apart
const HEADING = 3; // how much more a word in a heading says than one in the text
const NAMED = 1.5; // how much more a section says whose heading has all that is asked
const ASKED = 6; // how much it says that people are known to ask in these words
const COMMON = 0.1; // of all lines, in which a word stands that may stand between those of a way of asking
const WAY = 6; // how much such a way weighs, whatever page answers
const MEANT = 1; // how much less it says that they mean a term, or ask in small words: what they want to know of what says more
const TOGETHER = 0.5; // how much more several words say that stand in one sentence

// What can be left out in writing: the accents of Latin letters and the like, the vowels of Hebrew and Arabic.
const OPTIONAL = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
// Scripts without spaces between words: each two signs are looked for.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const PSEUDO = /^[-=]/; // what is no word: the uses of a term, and words that tell nothing
const INSIDE = /[\p{L}\p{M}\p{N}]/u; // what a word is made of
const LETTER = /\P{M}\p{M}*/gu;

const fold = (word) => (/^[ -~]*$/.test(word) ? word : word.normalize("NFD").replace(OPTIONAL, ""));
const isLong = (word) => word.length >= LONG && !/\d/.test(word);
const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 1) }, (_, start) => word.slice(start, start + 2));

/** The words of a text in small letters, each with its place. */
const wordsOf = (text) =>
  [...text.normalize().toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].flatMap(({ 0: word, index }) =>
    UNSPACED.test(word) ? pairs(word).map((pair, start) => ({ word: pair, index: index + start })) : [{ word, index }],
  );

/** Whether a word is written like the beginning of another one: an accent can be missing in it, but not be another. */
const fits = (word, other) => {
  if (other.startsWith(word)) return true;
  const [own, others] = [word, other].map((each) => each.normalize("NFD").match(LETTER));
  return own.every((letter, place) => letter === others[place] || letter === fold(others[place] ?? ""));
};

const isVowel = (letter) => "aeiouy".includes(letter);
/** How many letters differ, are missing, too many or changed in place; Infinity for more than most.
 *  One for another counts for a little more if they are not both vowels: it happens less often. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let place = 1; place <= other.length; place++) {
      const [own, its] = [one[row - 1], other[place - 1]];
      const change = own === its ? 0 : isVowel(own) && isVowel(its) ? 1 : OTHER;
      next[place] = Math.min(last[place] + 1, next[place - 1] + 1, last[place - 1] + change);
      if (row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1])
        next[place] = Math.min(next[place], before[place - 2] + 1);
    }
    if (Math.min(...next) >= most + 1) return Infinity;
    [before, last] = [last, next];
  }
  return last.at(-1);
}
/** Whether two words differ in their endings only. */
const isBent = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const rest = Math.max(one.length, other.length) - same;
  return same >= LONG && rest < ENDING + (same >= 2 * LONG ? 1 : 0);
};
const once = (word) => word.replace(/c/g, "s").replace(/(.)\1+/gu, "$1"); // the most frequent slips: doubled letters, c for s
// The words of a stem, which are sent as the stem and how each goes on; and the long ones without accents, each also with
// no letter doubled.
const formed = ([stem, ...rests]) => [
  stem,
  ...rests.map((rest) => rest.replace(/^\d*/, (others) => stem.slice(0, stem.length - others))),
];
const spellings = (spelled) =>
  formed(spelled)
    .map(fold)
    .filter((each) => each.length >= LONG)
    .map((each) => [each, once(each)]);

/** The place of the last of some sorted things that does not come after another one. */
const upTo = (things, wanted, of = (each) => each) => {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(things[middle]) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
const sums = (numbers) => {
  let sum = 0;
  return numbers.map((each) => (sum += each));
};
// Numbers are sent as signs, from “0” on, without those that are no letters by themselves.
const numbersOf = (text) => Array.from(text, (sign) => sign.codePointAt() - (sign > "\udfff" ? 0x830 : 0x30));
/** The same function, which remembers what it gave: each word and list is asked for again and again. */
const kept = (of, known = new Map()) => (key) => {
  if (!known.has(key)) known.set(key, of(key));
  return known.get(key);
};
const placesIn = kept((text = "") => sums(numbersOf(text)));
const spelledOut = kept(spellings);

/** What finds the sections that answer a question best. */
export async function load() {
  const folder = new URL("assets/search/", site);
  const fetched = new Map();
  const take = (name) => {
    if (!fetched.has(name)) {
      const answer = fetch(new URL(name, folder)).then((each) => (each.ok ? each.json() : Promise.reject(each)));
      fetched.set(name, answer);
      answer.catch(() => fetched.delete(name));
    }
    return fetched.get(name);
  };
  const made = new Map(); // from what is sent: by its name, or by itself
  const make = async (sent, from) => {
    if (!made.has(sent)) made.set(sent, from(typeof sent === "string" ? await take(sent) : sent));
    return made.get(sent);
  };
  const [{ stemmers }, root] = await Promise.all([import(new URL("stemmers.js", folder)), take(`${lang}.json`)]);

  const stops = new Set(root.stops.split(" "));
  const all = [...new Set([lang, ...Object.keys(stemmers)])]
    .map((each) => stemmers[each])
    .filter(Boolean)
    .map((stem) => kept((word) => stem(word).normalize()));
  const formsOf = kept((word) => [...new Set([word, ...all.map((stem) => stem(word))])]);
  const starts = [0, ...placesIn(root.lines)];
  const total = starts.pop();
  const ways = root.asked.flatMap(([line, term, needed, more = 0]) => numbersOf(needed).map((count) => ({ line, term, count, more })));
  const isWhole = !root.words;

  const keyed = ([keys, ...lists]) => {
    const words = keys.split(" ").map((each) => each.split(","));
    const found = words.map(([key]) => key);
    const folded = found.map(fold);
    const begins = sums([0, ...folded.map((each) => each.length + 1)]);
    const places = new Map(found.map((key, place) => [key, place]));
    const columns = lists.map((each) => each.split(" "));
    const rowAt = (place) => columns.map((each) => each[place]);
    return { keys: found, folded, words, rowAt, places, joined: folded.join(" "), begins };
  };
  const terms = (places) => Promise.all(places.map((place) => make(root.terms[place][1], keyed)));
  const holding = (first, last = first) => {
    const [from, to] = [first, last].map((each) => Math.max(upTo(root.terms, each, ([start]) => start), 0));
    return Array.from({ length: Math.min(to - from + 1, 4) }, (_, place) => from + place);
  };
  const placeOf = async (key) => {
    const [piece] = await terms(holding(fold(key)));
    return [piece, piece.places.get(key)];
  };
  const rowOf = async (key) => {
    const [{ rowAt }, place] = await placeOf(key);
    return place === undefined ? undefined : rowAt(place);
  };
  const known = async (initial) => {
    if (isWhole) return (await terms([0]))[0];
    const lists = root.words.filter(([letter]) => root.atOnce || letter === initial).map(([, name]) => name);
    const name = lists.join();
    if (!made.has(name)) made.set(name, keyed([(await Promise.all(lists.map(take))).join(" ")]));
    return made.get(name);
  };

  const bestOf = (found) => Math.max(0, ...found.map(([, quality]) => quality));
  /** Whether a stem with such lists says more than that a word may be asked for as a part of others. */
  const isSaid = ([[inText, inHeading, inWays], quality]) => inText || inHeading || (inWays && quality > BEGINNING);
  /** Whether it answers without other words. */
  const isAlone = ([[inText, inHeading, inWays]]) => inText || inHeading || placesIn(inWays).some((way) => ways[way].count < 2);

  /** [stem, its lists, how well it fits] of the stems that a word can mean. */
  async function look(word, isTelling) {
    const found = new Map();
    const add = ({ keys, rowAt, words }, place, quality) => {
      if (!(found.get(keys[place])?.[1] >= quality)) found.set(keys[place], [rowAt(place), quality, words[place]]);
    };
    const [stem] = all;
    const own = [...new Set([word, stem(word), stem(stem(word))])]; // a stem can have one of its own: platsernas, plats, plat
    const forms = [...new Set([...own, ...formsOf(word)])];
    const isPart = isTelling && isLong(word) && !stops.has(word);
    for (const form of forms) {
      const start = fold(form);
      const asPart = isPart && isLong(form) && own.includes(form);
      for (const piece of await terms(holding(start, asPart ? `${start}\uffff` : start))) {
        const { keys, folded } = piece;
        for (let place = upTo(folded, start, (each) => (each < start ? each : `${each}\uffff`)) + 1; folded[place]?.startsWith(start); place++) {
          const isSame = folded[place] === start;
          if (!isSame && !asPart) break;
          // A stem by the rules of another language is only like the word where that has one of its own: “worker”, “work”.
          const isOwn = () => own.includes(form) || bestOf([...found.values()]) < SAME;
          if (keys[place] === form) add(piece, place, form === own[2] ? ENDED : isOwn() ? SAME : BENT);
          else if (fits(form, keys[place])) add(piece, place, isSame ? UNDOTTED : BEGINNING);
        }
      }
    }
    if (!isPart) return found;
    const best = () => bestOf([...found.values()].filter(isAlone));
    const base = fold(word);
    for (let end = 1; end <= ENDING && base.length - end >= LONG && best() <= BEGINNING; end++) {
      const shorter = base.slice(0, -end);
      for (const piece of await terms(holding(shorter))) {
        const place = piece.folded.indexOf(shorter);
        if (place >= 0) add(piece, place, ENDED);
      }
    }
    if (!isWhole && best() > ENDED) return found;
    const { keys, folded, words, joined, begins } = await known(base[0]);
    const ends = own.slice(1).concat(own).map(fold).filter(isLong);
    const tails = new Set(ends.map((end) => (end.length > LONG ? end.replace(/[aeiouy]$/, "") : end)));
    const like = new Map();
    const isAskedOnly = best() === SAME && [...found.values()].every(([[inText, inHeading]]) => !inText && !inHeading);
    // No word of the pages, so none of them has it as a part.
    for (const tail of isAskedOnly ? [] : tails) {
      for (let at = joined.indexOf(tail); at >= 0; at = joined.indexOf(tail, at + 1)) {
        const place = upTo(begins, at);
        const [before, after] = [at - begins[place], begins[place] + folded[place].length - at - tail.length];
        if (before > 1 && after <= ENDING && !found.has(keys[place]) && !PSEUDO.test(keys[place])) like.set(keys[place], PART);
      }
    }
    if (!like.size && best() <= ENDED) {
      const written = new Set(forms.map(fold).map(once));
      const initials = new Set(base.slice(0, 2));
      const begun = new Set(); // what begins nearly so: the first part of a compound, misspelt
      for (const form of written) {
        // The word as it is written first: its stem is shorter, and like more.
        const most = form.length < 5 ? 0 : form.length < 9 ? 1 : 2;
        const apart = new Map();
        words.forEach((spelled, place) => {
          if (!initials.has(folded[place][0]) && !initials.has(folded[place][1])) return;
          for (const [each, other] of spelledOut(spelled)) {
            if (base.length - other.length > LONG) continue; // like a stem that is short, and not like the word
            if (form[0] !== other[0] && (form.length <= LONG + 1 || (form[0] !== other[1] && form[1] !== other[0]))) continue;
            const far = distance(form, other, most);
            if (far < most + 1) {
              if (!(apart.get(keys[place]) <= far)) apart.set(keys[place], far);
              if (like.get(keys[place]) !== BENT) like.set(keys[place], isBent(base, each) ? BENT : LIKE);
            } else if (form.length >= 2 * LONG && form.length < other.length) {
              const isBegun = (letters) => distance(form, other.slice(0, letters), 1) < 2;
              if (isBegun(form.length) || isBegun(form.length + 1)) begun.add(keys[place]);
            }
          }
        });
        const nearest = Math.min(...apart.values());
        for (const [key, far] of apart) if (far > nearest) far >= nearest + 1.5 ? like.delete(key) : like.set(key, BEGINNING);
        if (like.size) break;
      }
      if (!like.size && !found.size) for (const key of begun) like.set(key, LIKE);
    }
    // One letter from a word is rather that one than a shorter word with an ending that nobody knows: “pratik”, “prat”.
    if (bestOf([...like]) === LIKE) for (const [key, [, quality]] of found) if (quality === ENDED) found.delete(key);
    for (const [key, quality] of [...like].slice(0, MOST_LIKE)) add(...(await placeOf(key)), quality);
    return found;
  }

  /** The words of a question; what is written apart and known only together stands together. */
  async function whole(words) {
    if (words.length < 2) return words;
    const isKnown = async (word) => (await Promise.all(formsOf(word).map(rowOf))).some(Boolean);
    const known = await Promise.all(words.map((word) => stops.has(word) || isKnown(word)));
    const together = [];
    for (let from = 0, size; from < words.length; from += size) {
      for (size = Math.min(MOST_PARTS, words.length - from); size > 1; size--) {
        if (known.slice(from, from + size).every(Boolean)) continue;
        const one = words.slice(from, from + size).join("");
        if (isLong(one) && (await isKnown(one))) break;
      }
      together.push(words.slice(from, from + size).join(""));
    }
    return together;
  }

  /** The same of a word that tells nothing, where a question has no other. */
  async function lookSmall(word, found) {
    for (const key of new Set([...formsOf(word), ...found.keys()])) {
      const row = await rowOf(`-${key}`);
      if (row) found.set(`-${key}`, [row, SAME, [`-${key}`]]);
    }
  }

  /** The texts of a section: where it stands, what it says. */
  const sectionsOf = (pages) =>
    pages.flatMap(([address, page, sections]) =>
      sections.map(([identifier, heading, lines, own = lines.length]) => ({ address, page, identifier, heading, lines, own })),
    );
  const read = async (number) => {
    const [first, sent] = root.texts[upTo(root.texts, number, ([start]) => start)];
    return (await make(sent, sectionsOf))[number - first];
  };

  async function find(asked) {
    const words = [...new Set(await whole(asked.slice(0, MOST).map(({ word }) => word)))];
    const some = words.filter((word) => !stops.has(word) && (word.length > 1 || /\d/.test(word) || UNSPACED.test(word)));
    const telling = some.length ? some : words;
    const looked = await Promise.all(words.map((word) => look(word, telling.includes(word))));
    if (telling !== some) await Promise.all(words.map((word, place) => lookSmall(word, looked[place])));
    const sections = new Map();
    const matched = new Map(); // the words of each stem that was met
    const at = (number) => {
      if (!sections.has(number)) sections.set(number, { number, words: 0, score: 0, named: 0, lines: new Map(), asked: new Set() });
      return sections.get(number);
    };
    const ofLine = (line) => at(upTo(starts, line));
    const rarity = (...lists) => Math.log(1 + total / (1 + lists.reduce((sum, each) => sum + (each?.length ?? 0), 0))) / Math.log(1 + total);
    const met = new Map();
    const [tally, parts] = [new Uint8Array(ways.length), []]; // how many words of each way were met, at most
    const common = new Set(); // words that most of the site is about
    let like;
    const best = (values, key, value) => values.set(key, Math.max(value, values.get(key) ?? 0));
    for (const [place, found] of looked.entries()) {
      const isTelling = telling.includes(words[place]);
      const [texts, headings] = [new Map(), new Map()];
      for (const [key, [[inText, inHeading, inWays], quality, written]] of found) {
        if (isTelling) {
          matched.set(key, written);
          const value = quality * rarity(inText, inHeading);
          for (const line of placesIn(inText)) best(texts, line, value);
          for (const number of placesIn(inHeading)) best(headings, number, (value * HEADING * (1 + 3 / root.headings[number])) / 4);
        }
        if (quality > PART && quality !== BEGINNING) {
          const its = placesIn(inWays);
          // Who says “boss” asks what is asked with every other word for the same term.
          const meant = its.map((way) => ways[way].count < 2 && ways[way].term).filter(Boolean);
          for (const from of new Set([key, ...meant.map((term) => `=${term}`)])) {
            const each = from === key ? its : placesIn((await rowOf(from))?.[2]);
            for (const way of each) tally[way]++;
            parts.push([place, quality, each, from]);
          }
        }
      }
      like ||= isTelling && bestOf([...found.values()]) === LIKE;
      if (texts.size > total * COMMON) common.add(place);
      const inSections = new Map();
      for (const [line, value] of texts) {
        const { number, lines } = ofLine(line);
        lines.set(line, (lines.get(line) ?? 0) + value);
        best(inSections, number, value);
      }
      for (const [number, value] of headings) inSections.set(number, value + (inSections.get(number) ?? 0));
      for (const [number, value] of inSections) {
        at(number).score += value;
        at(number).words |= 1 << place;
        if (headings.has(number)) at(number).named |= 1 << place;
      }
    }

    for (const [place, quality, its, from] of parts) {
      for (const way of its) {
        if (tally[way] < ways[way].count) continue; // as most of those with small words
        if (!met.has(way)) met.set(way, [new Map(), new Set()]);
        best(met.get(way)[0], place, quality);
        met.get(way)[1].add(from);
      }
    }
    if (telling.length > 1) for (const each of sections.values()) each.score += TOGETHER * Math.max(0, ...each.lines.values());

    const means = new Map();
    const heard = [];
    const open = []; // questions without an answer
    let answered = 0; // words of the longest question with one
    for (const [way, [places, froms]] of met) {
      const { line, term, count, more } = ways[way];
      if (Math.min(places.size, froms.size) < count || line < -1) continue;
      const order = [...places.keys()];
      const isSmall = order.every((place) => stops.has(words[place]));
      const [first, last] = [Math.min(...order), Math.max(...order)];
      const isGap = (place) => place > first && place < last && !places.has(place);
      const isApart = (word, place) => isGap(place) && (isSmall || !(stops.has(word) || common.has(place)));
      if (words.some(isApart)) continue; // others stand in between
      const quality = Math.min(...places.values());
      const covered = order.reduce((bits, place) => bits | (1 << place), 0);
      if (line < 0) {
        if (quality > LIKE) open.push([count, covered]);
        continue;
      }
      answered = Math.max(answered, count);
      const section = ofLine(line);
      const value = quality * (ASKED + count / 2 - (term ? 2 * MEANT : isSmall ? MEANT : 0));
      heard.push([section, value, covered, quality, line, more]);
      section.words |= covered;
      section.count = Math.max(section.count ?? 0, count);
      best(section.lines, line, value);
      if (term) means.set(term, [Math.max(means.get(term)?.[0] ?? 0, quality), covered | (means.get(term)?.[1] ?? 0)]);
    }
    // What is only a part of a longer way of asking, or only nearly one that is met, says no more than that one.
    const isPartly = (bits, own) => heard.some(([, , others, fit]) => (others & bits) === bits && (others !== bits || fit > own));
    for (const [section, value, covered, quality, line, more] of heard) {
      if (isPartly(covered, quality)) continue;
      section.bonus = Math.max(section.bonus ?? 0, value);
      for (let place = line; place <= line + more; place++) section.asked.add(place);
    }
    for (const [term, [quality, covered]] of means) {
      const [uses] = (await rowOf(`=${term}`)) ?? [];
      const value = quality * rarity(uses);
      for (const line of placesIn(uses)) {
        const section = ofLine(line);
        section.lines.set(line, (section.lines.get(line) ?? 0) + value);
        if (!(section.words & covered)) section.score += value;
        section.words |= covered;
      }
    }

    const isTold = some.length || words.length < 3;
    const count = (bits) => telling.filter((word) => bits & (1 << words.indexOf(word))).length;
    const most = Math.max(0, ...Array.from(sections.values(), (each) => count(each.words)));
    const share = (bits) => (count(bits) === telling.length ? NAMED : 1);
    const worth = ({ number, score, bonus = 0, named }) => score * share(named) * root.weights[number] + bonus * Math.max(root.weights[number], WAY);
    const answers = [...sections.values()]
      // Three small words are a question that nobody foresaw, unless they are a heading.
      .filter((each) => each.asked.size || (most && count(each.words) === most && (isTold || share(each.named) > 1)))
      .map((each) => [worth(each), each])
      .sort(([a, one], [b, other]) => b - a || one.number - other.number)
      .map(([, each]) => each);
    const written = [...matched.values()].flatMap(formed);
    // Of two with one stem in their headings, “employer” and “employment”, that with the word itself comes first, or with
    // what “employement” is one letter from: where nothing has to be fetched for it.
    if (isWhole && answers[1]?.named) {
      const [first, second] = await Promise.all(answers.slice(0, 2).map(({ number }) => read(number)));
      const hasAll = ({ heading }) => {
        const said = wordsOf([heading].flat(2).join(" ")).map(({ word }) => word);
        return telling.every((word) => said.some((each) => distance(word, each, 1) < (written.includes(word) ? 1 : 2)));
      };
      if (first.address === second.address && hasAll(second) && !hasAll(first)) answers.unshift(...answers.splice(1, 1));
    }
    const unknown = telling.filter((word) => !Array.from(looked[words.indexOf(word)].values()).some(isSaid));
    // Of “wage subsidy” nobody is told who asks for both and finds one: only what is known to be asked stands without the rest.
    const isKnown = unknown.length < telling.length - unknown.length || answers.some((each) => each.count > 1);
    // What nobody has answered yet is asked for, if by a word that no question with an answer has, or by more words.
    const covered = heard.reduce((bits, [, , more]) => bits | more, 0);
    if (open.some(([words, bits]) => words >= answered || count(bits & ~covered))) answers.length = unknown.length = 0;
    if (unknown.length && !isKnown) answers.length = 0;
    return { answers, matched: written, like: like || most < telling.length - unknown.length, unknown };
  }

  /** The lines of a section that answer: those that are known to, or the one with most of the words; its own first. */
  function linesOf({ number, lines, asked }, { lines: texts, own }) {
    const first = starts[number];
    if (asked.size) return [...asked].sort((a, b) => a - b).map((line) => texts[line - first]);
    const worth = Array.from(texts, (_, place) => lines.get(first + place) ?? 0);
    const within = worth.slice(0, own).some(Boolean) ? worth.slice(0, own) : worth;
    return [texts[within.indexOf(Math.max(...within))]];
  }

  wordsOf(`${lang} ${lang}`); // so that browsers have compiled what takes words apart, in short letters too
  return { find, read, linesOf, nodesOf, wordsOf, easy: root.easy, isWhole };
}

/** Where words stand in a text, in its order: [place, length] of each. */
const placesOf = (words, text) => {
  const small = ` ${text.normalize().toLowerCase()} `;
  const found = [];
  for (const word of words) {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
      const isApart = !INSIDE.test(small[at - 1]) && !INSIDE.test(small[at + word.length]);
      if (isApart || UNSPACED.test(word)) found.push([at - 1, word.length]);
    }
  }
  return found.sort(([a], [b]) => a - b);
};

/** A line as nodes: its foreign words name their language, and words that were looked for are marked. */
function nodesOf(line, matched = []) {
  return [line].flat().flatMap((piece) => {
    const [text, locale = lang] = [piece].flat();
    const nodes = [];
    let end = 0;
    for (const [start, length] of placesOf(matched, text)) {
      if (start < end) continue;
      const mark = document.createElement("span"); // by ear, an element of its own kind would say where it begins and ends
      mark.className = "search__mark";
      mark.append(text.slice(start, start + length));
      nodes.push(text.slice(end, start), mark);
      end = start + length;
    }
    nodes.push(text.slice(end));
    if (locale === lang) return nodes;
    const foreign = document.createElement("span");
    foreign.lang = locale;
    foreign.append(...nodes);
    return [foreign];
  });
}
