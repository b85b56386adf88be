// What can be measured in a page as it is shown. tests/measuring.py calls it; nothing of it is published.
globalThis.measure = (() => {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const SHAPES = ["rect", "circle", "ellipse", "line", "path", "polygon", "polyline"];
  const BLOCKS = "p, li, dt, dd, td, th, label, summary, figcaption, blockquote, h1, h2, h3, h4";
  const DRAWN = "body :not(g)"; // a group of a drawing shows nothing by itself, and engines differ in how wide it is
  const SCROLLS = "[role=region][tabindex='0']"; // by itself: a table, code
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // Words without what says where a narrow line may end in them.
  const whole = (text) => text.replaceAll("\u00ad", "");
  const told = (element) => {
    const words = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    const kind = element.getAttribute("class");
    return `<${element.localName}${kind ? ` class="${kind}"` : ""}> ${words.slice(0, 40)}`;
  };
  // Shown, and not parked outside the page as a skip link is until it has the focus.
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return (
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      box.width > 0 && box.bottom + scrollY > 0 && box.right + scrollX > 0
    );
  };
  const isHeard = (element) => !element.closest("[aria-hidden=true]");
  // Words for the ear alone stand in a box of one pixel that cuts them off.
  const isUnseen = (element) => {
    for (let each = element; each !== document.body; each = each.parentElement) {
      if (each.offsetWidth <= 1 && each.offsetHeight <= 1 && getComputedStyle(each).overflow !== "visible") return true;
    }
    return false;
  };
  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0.5);
  };
  const texts = (root = document.body, unseenToo = false) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      const isText = walker.currentNode.data.trim() && !holder.closest("script, style, noscript, title, desc, option");
      const counts = isText && isShown(holder) && (unseenToo || !isUnseen(holder));
      if (counts) found.push({ node: walker.currentNode, holder });
    }
    return found;
  };

  // Colours

  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (text) => {
    if (!known.has(text)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  };
  const over = (above, below) => [
    ...[0, 1, 2].map((part) => above[part] * above[3] + below[part] * (1 - above[3])),
    1,
  ];
  const luminance = (given) => {
    const [red, green, blue] = given.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrastOf = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const paintOf = (element) => {
    const style = getComputedStyle(element);
    const isShape = element instanceof SVGElement && SHAPES.includes(element.localName);
    if (isShape) return style.fill === "none" ? [0, 0, 0, 0] : colour(style.fill);
    return element instanceof SVGElement && element.localName !== "svg" ? [0, 0, 0, 0] : colour(style.backgroundColor);
  };
  const opacityOf = (element) => {
    let share = 1;
    for (let each = element; each; each = each.parentElement) share *= Number(getComputedStyle(each).opacity);
    return share;
  };
  // What is painted at a point, from the element (or from below it) downwards; null if a picture is there, or if the
  // point is outside the window, which must therefore hold the whole page.
  const groundAt = (x, y, element, below = false) => {
    const stack = document.elementsFromPoint(x, y);
    const start = stack.findIndex((each) => each === element || each.contains(element));
    const layers = stack.slice(start).filter((each) => !(below && each === element));
    if (start < 0 || layers.some((each) => getComputedStyle(each).backgroundImage !== "none")) return null;
    return layers.reverse().reduce((ground, each) => over(paintOf(each), ground), colour("white"));
  };
  const hex = (given) => `#${given.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  const isLarge = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 56 / 3 && Number(style.fontWeight) >= 700);
  };
  const pairOf = (style, element, ground) => {
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const [red, green, blue, alpha] = colour(ink);
    const shown = over([red, green, blue, alpha * opacityOf(element)], ground);
    return { ratio: contrastOf(shown, ground), ink: hex(shown), ground: hex(ground), large: isLarge(style) };
  };
  // Whether a region that scrolls by itself hides what stands at this distance from the left edge.
  const isScrolledAway = (element, x) => {
    for (let each = element; each; each = each.parentElement) {
      const { left, right } = each.getBoundingClientRect();
      if (getComputedStyle(each).overflowX === "auto" && (x < left || x > right)) return true;
    }
    return false;
  };
  const GENERATED = ["::before", "::after"];
  const generated = () =>
    all("body, body *").filter(isShown).flatMap((element) =>
      GENERATED.map((which) => ({ element, which, style: getComputedStyle(element, which) }))
        .filter(({ style }) => style.content !== "none" && style.content !== "normal" && style.display !== "none"),
    );
  const groundOf = (element) => {
    const box = element.getBoundingClientRect();
    return groundAt(box.left + 1, box.top + box.height / 2, element) ?? colour("white");
  };

  const asWritten = new Map(); // what the style sheets say, where they are read as on paper
  const mediaIn = (rules) =>
    [...rules].flatMap((rule) => [...(rule.media ? [rule.media] : []), ...mediaIn(rule.cssRules ?? [])]);

  let trail = [];
  const note = ({ key, keyCode }) => {
    if (key === "Tab" || keyCode === 9) trail.push(measure.focus()); // WebKitGTK has no name for it together with Shift
  };

  return {
    /** Every control that the keyboard must reach, in the order of the document. */
    stops: () => all(CONTROLS).filter((each) => !each.disabled && each.checkVisibility({ visibilityProperty: true })),
    told,

    /** What reaches beyond the window's sides, or is cut by the box it stands in. */
    lost() {
      const width = document.documentElement.clientWidth;
      const outside = (box) => box.width > 0 && (box.right > width + 0.5 || box.left < -0.5);
      const inside = (each) => each.closest(SCROLLS);
      const wide = all(DRAWN).filter((each) => isShown(each) && !inside(each) && outside(each.getBoundingClientRect()));
      const words = texts().filter(({ node, holder }) => !inside(holder) && linesOf(node).some(outside)).map(({ holder }) => holder);
      const cut = all("body *").filter((each) => {
        const style = getComputedStyle(each);
        const hides = (overflow) => overflow !== "visible";
        const isBox = !(each instanceof SVGElement) && !each.matches("input, html, body");
        return isShown(each) && isBox && !isUnseen(each) && !inside(each) && (
          (hides(style.overflowX) && each.scrollWidth > each.clientWidth + 1) ||
          (hides(style.overflowY) && each.scrollHeight > each.clientHeight + 1));
      });
      const sideways = document.scrollingElement.scrollWidth > width ? [document.scrollingElement] : [];
      const found = [...new Set([...wide, ...words, ...cut, ...sideways])];
      return found.filter((each) => !found.some((other) => other !== each && each.contains(other))).map(told);
    },

    /** Words that lie on other words. Line boxes may touch: only what is deeper than a third of a line counts. */
    overlaps() {
      // Of a box, what a region leaves that scrolls by itself.
      const seen = (holder, { left, right, top, bottom, height }) => {
        const around = holder.closest(SCROLLS)?.getBoundingClientRect() ?? { left, right };
        return { top, bottom, height, left: Math.max(left, around.left), right: Math.min(right, around.right) };
      };
      const shown = texts().filter(({ holder }) => getComputedStyle(holder).clipPath === "none");
      const lines = shown.flatMap(({ node, holder }) =>
        linesOf(node).map((box) => ({ node, holder, box: seen(holder, box) })),
      );
      lines.sort((one, other) => one.box.top - other.box.top);
      const found = [];
      lines.forEach(({ node, holder, box }, number) => {
        for (const next of lines.slice(number + 1)) {
          const depth = Math.min(box.bottom, next.box.bottom) - next.box.top;
          if (next.box.top >= box.bottom) break;
          const along = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left);
          const deep = depth > Math.min(box.height, next.box.height) / 3;
          if (deep && along > 1 && next.node !== node) found.push(`${told(holder)} / ${told(next.holder)}`);
        }
      });
      return found;
    },

    /** What makes the page wider than the window, and how wide the page is. */
    sideways() {
      const isWide = (each) =>
        !each.closest(SCROLLS) && each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 0.5;
      return { wide: all(DRAWN).filter(isWide).map(told), width: document.scrollingElement.scrollWidth };
    },

    /** How high the page and its header are, and whether a list of its sections stands after its text. */
    heights() {
      const contents = document.querySelector(".contents");
      const text = document.querySelector("main > h2");
      return {
        page: document.scrollingElement.scrollHeight,
        header: document.querySelector("header").offsetHeight,
        late: Boolean(contents && text && text.compareDocumentPosition(contents) & Node.DOCUMENT_POSITION_FOLLOWING),
      };
    },

    /** The words of the rules' values that a line ends within, and how many values there are. */
    torn() {
      const values = all("data");
      const boxes = (node, start, end) => {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        return [...range.getClientRects()].map(({ top }) => top);
      };
      const isOnTwoLines = (node, start, end) => new Set(boxes(node, start, end)).size > 1;
      return {
        words: values.flatMap((value) =>
          texts(value).flatMap(({ node }) =>
            [...node.data.matchAll(/\S+/g)]
              .filter(({ 0: word, index }) => isOnTwoLines(node, index, index + word.length))
              .map(({ 0: word }) => word),
          ),
        ),
        number: values.length,
      };
    },

    /**
     * How many words end a line where they may, and which do so where nothing in them lets it: only since they would
     * not have room otherwise. Addresses have no place where they may.
     */
    broken() {
      const top = (node, at) => {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return Math.round([...range.getClientRects()].at(-1)?.top); // the first may be the end of the line before
      };
      const isAddress = (text, at) => /[@/]/.test(/\S*$/.exec(text.slice(0, at))[0] + /^\S*/.exec(text.slice(at))[0]);
      const divided = () =>
        texts().flatMap(({ node, holder }) =>
          [...node.data.matchAll(/[\p{L}\p{M}\p{N}\u00ad]{4,}/gu)]
            .filter(({ 0: word, index }) => {
              const range = new Range();
              range.setStart(node, index);
              range.setEnd(node, index + word.length);
              return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
            })
            .filter(({ index }) => !isAddress(node.data, index))
            .map(({ 0: word, index }) => ({
              said: `${word} in ${told(holder)}`,
              isHyphenated: word.split("\u00ad").every((part, number, parts) => {
                const start = index + parts.slice(0, number).join("\u00ad").length + Math.min(number, 1);
                return new Set(Array.from(part, (_, at) => top(node, start + at))).size < 2;
              }),
            })),
        );
      const found = divided();
      const style = document.createElement("style");
      style.textContent = "* { overflow-wrap: normal !important; word-break: normal !important }";
      document.head.append(style);
      const allowed = new Set(divided().map(({ said }) => said));
      style.remove();
      const words = found.filter(({ said, isHyphenated }) => !isHyphenated && !allowed.has(said));
      return { divided: found.length - words.length, words: words.map(({ said }) => said) };
    },

    /** Whether the styles are read as on paper though the page is on a screen. */
    isAsOnPaper: () => asWritten.size > 0,

    /** Reads the styles as on paper, or as they are written, for an engine that shows nobody what it would print. */
    asOnPaper(yes) {
      for (const [media, text] of asWritten) media.mediaText = text;
      asWritten.clear();
      for (const media of yes ? [...document.styleSheets].flatMap(({ cssRules }) => mediaIn(cssRules)) : []) {
        if (media.mediaText !== "print") continue;
        asWritten.set(media, media.mediaText);
        media.mediaText = "all";
      }
    },

    /** The places of the fact box, of its words and of its bars, and how many parts of these show nothing; or null. */
    drawing() {
      const drawing = document.querySelector(".glance:has(.timeline)");
      const boxOf = ({ left, right, top, bottom }) => ({ left, right, top, bottom });
      const isNothing = ({ fill, stroke, display }) => (fill === "none" && stroke === "none") || display === "none";
      return drawing && {
        outer: boxOf(drawing.getBoundingClientRect()),
        words: texts(drawing.querySelector("dl")).flatMap(({ node }) => linesOf(node).map(boxOf)),
        bars: all(".timeline", drawing).map((each) => boxOf(each.getBoundingClientRect())),
        hidden: all("rect, circle, path", drawing).filter((each) => isNothing(getComputedStyle(each))).length,
      };
    },

    /** The words that are shown, in order, as one text; without those of the elements that are left out. */
    words: (leftOut = ":not(*)") =>
      texts()
        .filter(({ holder }) => !holder.closest(leftOut))
        .map(({ node }) => whole(node.data).trim().replace(/\s+/g, " "))
        .join(" "),

    /** The longest line of each block of text: how many characters. */
    longestLines() {
      return all(BLOCKS).filter((block) => isShown(block) && !block.querySelector(BLOCKS)).map((block) => {
        const lines = new Map();
        for (const { node } of texts(block)) {
          const range = document.createRange();
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            const line = Math.round(box.bottom / 8);
            if (box.width) lines.set(line, (lines.get(line) ?? "") + node.data[at]);
          }
        }
        const longest = Math.max(0, ...[...lines.values()].map((line) => line.trim().length));
        return { longest, block: told(block) };
      });
    },

    /** Blocks of text: line height as a share of the text's size, alignment, and the gap between two paragraphs. */
    paragraphs() {
      const blocks = all("p, li, dt, dd, td, th, label, blockquote").filter(
        (block) => isShown(block) && !block.closest("nav") && texts(block).some(({ holder }) => holder === block),
      );
      return blocks.map((block) => {
        const style = getComputedStyle(block);
        const next = block.nextElementSibling;
        const isPair = block.matches("p") && next && next.matches("p") && isShown(next);
        const gap = isPair ? next.getBoundingClientRect().top - block.getBoundingClientRect().bottom : null;
        const height = parseFloat(style.lineHeight);
        return {
          block: told(block),
          lineHeight: height / parseFloat(style.fontSize),
          justified: style.textAlign === "justify",
          gap: gap === null ? null : gap / height,
        };
      });
    },

    /** Every control with its size; `inText` for a link in a sentence, whose height is that of the line. */
    targets() {
      return all(CONTROLS).filter((each) => each.matches(".skip") || isShown(each)).map((each) => {
        const boxes = [each, ...(each.labels ?? [])].map((part) => part.getBoundingClientRect());
        const side = (which, pick) => pick(...boxes.map((box) => box[which]));
        const block = each.closest("p, li, dt, dd, td, th");
        const others = block ? texts(block).filter(({ holder }) => !holder.closest("a, button")) : [];
        return {
          control: told(each),
          width: side("right", Math.max) - side("left", Math.min),
          height: side("bottom", Math.max) - side("top", Math.min),
          inText: each.matches("a") && getComputedStyle(each).display === "inline" && others.length > 0,
        };
      });
    },

    /** Text and what is behind it, each pair of colours once. Ratio 0: nobody can tell. */
    contrasts() {
      const found = new Map();
      const note = (pair, who) => {
        const key = `${pair.ink} on ${pair.ground}${pair.large ? ", large" : ""}`;
        if (!found.has(key)) found.set(key, { ...pair, example: told(who) });
      };
      for (const { node, holder } of texts()) {
        for (const box of linesOf(node)) {
          const points = [box.left + 1, (box.left + box.right) / 2, box.right - 1];
          for (const x of points.filter((x) => !isScrolledAway(holder, x))) {
            const ground = groundAt(x, (box.top + box.bottom) / 2, holder);
            const style = getComputedStyle(holder);
            const untold = { ratio: 0, ink: style.color, ground: "?", large: false };
            note(ground ? pairOf(style, holder, ground) : untold, holder);
          }
        }
      }
      for (const { element, style } of generated()) {
        const ground = over(colour(style.backgroundColor), groundOf(element));
        if (style.content !== '""') note(pairOf(style, element, ground), element);
      }
      return [...found.values()];
    },

    /** Drawn things that carry meaning, each with the best contrast of its fill, its edge or its line; 0 as above. */
    drawings() {
      const ratioOf = (given, ground) => (ground ? contrastOf(over(colour(given), ground), ground) : 0);
      const shapes = all(SHAPES.map((shape) => `svg ${shape}`).join()).filter(isShown).map((shape) => {
        const box = shape.getBoundingClientRect();
        const ground = groundAt(box.left + box.width / 2, box.top + box.height / 2, shape, true);
        const style = getComputedStyle(shape);
        const paints = [style.fill, style.stroke].filter((paint) => paint !== "none");
        return { drawing: told(shape), ratio: Math.max(0, ...paints.map((paint) => ratioOf(paint, ground))) };
      });
      const edges = ["Top", "Right", "Bottom", "Left"];
      const best = (style, ground) => {
        const drawn = edges.filter((edge) => parseFloat(style[`border${edge}Width`]) >= 1.5);
        const paints = [...drawn.map((edge) => style[`border${edge}Color`]), style.backgroundColor];
        return Math.max(0, ...paints.map((paint) => ratioOf(paint, ground)));
      };
      const boxes = generated()
        .filter(({ style }) => edges.some((edge) => parseFloat(style[`border${edge}Width`])) || style.content === '""')
        .map(({ element, which, style }) => ({
          drawing: `${which} of ${told(element)}`,
          ratio: best(style, groundOf(element)),
        }));
      const current = all("nav a[aria-current]").filter(isShown).map((link) => ({
        drawing: `the mark of ${told(link)}`,
        ratio: best(getComputedStyle(link), groundOf(link.parentElement)),
      }));
      return [...shapes, ...boxes, ...current];
    },

    /** Whatever moves or would: running animations, durations of others, and scrolling that glides. */
    motions() {
      const moves = (style) =>
        [style.transitionDuration, style.animationDuration].some((times) => /[1-9]/.test(times)) ||
        style.scrollBehavior === "smooth";
      const moving = all("*").filter((each) =>
        [undefined, ...GENERATED].some((which) => moves(getComputedStyle(each, which))),
      );
      return [...document.getAnimations().map((each) => `running: ${told(each.effect.target)}`), ...moving.map(told)];
    },

    /** The page's language; each stretch of text that is shown or said, with the language it is in; and the links to
     * pages of a language: that one, the one they are in, and where they lead. */
    languages() {
      const said = ["aria-label", "title", "alt", "placeholder"].flatMap((name) =>
        all(`body [${name}]`).map((holder) => [holder, holder.getAttribute(name)]),
      );
      const drawn = all("svg title, svg desc").map((holder) => [holder, holder.textContent]);
      const shown = texts(document.body, true).map(({ node, holder }) => [holder, node.data]);
      const languageOf = (element) => element.closest("[lang]").lang;
      const parts = [...shown, ...said, ...drawn];
      return {
        page: document.documentElement.lang,
        parts: parts.map(([holder, text]) => [languageOf(holder), text.trim().replace(/\s+/g, " ")]),
        links: all("a[hreflang]:not([hreflang=''])").map((link) => [link.hreflang, languageOf(link), link.href]),
      };
    },

    /** The headings in order: level, words, whether in the main part. */
    headings() {
      const found = all("h1, h2, h3, h4, h5, h6, [role=heading]").filter((each) => isShown(each) && isHeard(each));
      return found.map((each) => ({
        level: Number(each.ariaLevel ?? each.localName[1]),
        words: whole(each.innerText),
        called: whole(each.nextElementSibling?.matches(".named") ? each.nextElementSibling.innerText : each.innerText),
        main: Boolean(each.closest("main")),
      }));
    },

    /** Where the menu leads, which of its entries is said to be this page, and how often any navigation says so. */
    menu() {
      const entries = all("header nav a").filter(isShown);
      const currentOf = (links) => links.filter((link) => link.ariaCurrent === "page").map((link) => link.href);
      return {
        leads: entries.map((link) => link.href),
        current: currentOf(entries),
        anywhere: all("nav [aria-current=page]").length,
      };
    },

    /** The controls that are called otherwise than what stands on them: what is said, what is seen. */
    misnamed: () =>
      all("[aria-label], [aria-labelledby]")
        .filter((each) => each.matches("a, button, input, select, textarea, summary"))
        .map((each) => [each.ariaLabel ?? each.ariaLabelledByElements.map((one) => one.textContent).join(" "), each.innerText])
        .filter(([name, seen]) => !name.toLowerCase().includes(seen.trim().toLowerCase())),

    /** The words that are there without a script too: all but those of what a script alone can do. */
    plainWords() {
      return this.words("button, search, [role=search], [role=status]");
    },

    /** What can be followed, opened and ticked; not in the search, which only a script can do. */
    ways: () =>
      all("a[href], summary, input[type=checkbox]")
        .filter((each) => each.checkVisibility() && !each.closest("search, [role=search]"))
        .map((each) => each.href ?? whole(each.parentElement.textContent)),

    /** What is shown although it does nothing without a script: a button leads somewhere if its form says where. */
    idle: () =>
      all("button:not(form[action] button), [role=button], [role=switch], [onclick], a:not([href])")
        .filter(isShown).map(told),

    /** What of a printed page is only of use on a screen, where its links lead and how their addresses stand there. */
    onPaper() {
      const useless =
        "nav, search, [role=search], button, form, .skip, .not-on-paper, header a[hreflang], main p:not(.older) > a[hreflang]:only-child";
      return {
        useless: all(useless).filter(isShown).map(told),
        lists: all("main .all-pages").length > 0,
        lines: all("main > .checklist > li").map((item) => parseFloat(getComputedStyle(item, "::after").height)),
        canonical: document.querySelector("link[rel=canonical]")?.href,
        leads: all("main a[href]:not(.term, dt > a)").filter(isShown).map((link) => link.href),
        displays: all("a[data-address]").map((link) => [link.href, getComputedStyle(link).display]),
        days: all("time[datetime]").filter(isShown).map((each) => each.innerText),
        headings: all("main :is(h1, h2, h3)").map((each) => whole(each.innerText)),
      };
    },

    /** The names of the places in the main part: its sections, and the words of the page that explains them. */
    places: (selector = "main [id]:not(svg, svg *)") => all(selector).map((each) => each.id),

    /** From now on, notes where the focus is; when the next key is pressed, the page has come to rest. */
    followFocus() {
      document.activeElement.blur();
      trail = [];
      addEventListener("keydown", note, true);
    },

    /** Where the focus was after each press of the Tab key since then, and where it was at first. */
    followed(atFirstToo = false) {
      note({ key: "Tab" });
      removeEventListener("keydown", note, true);
      return atFirstToo ? trail : trail.slice(1);
    },

    /** Whether that place is within the window. */
    isInView(name) {
      const { top, bottom } = document.getElementById(name).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    },

    /** Whether the focus is in an element, if that has anything to stop at. */
    isIn: (name) =>
      !all(`${name} :is(a, input)`).length || document.querySelector(name).contains(document.activeElement),

    /** Which of the boxes are not as they were at first: ticked, or not ticked any more. */
    ticked: () => all("input[type=checkbox]").map((box) => box.checked !== box.defaultChecked),

    /** Where the link to the other language leads from each place, by name: it follows the reader. */
    async follows() {
      const link = document.querySelector("header a[hreflang]");
      const found = [];
      for (const name of this.places()) {
        const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        location.hash = name;
        await Promise.race([moved, new Promise((resolve) => setTimeout(resolve, 2000))]); // twice the same: no event
        found.push([name, link.href]);
      }
      return found;
    },

    /** The selectors of the styles that match nothing here, whatever state an element might be in. */
    unmatched() {
      const states =
        /::?(?:before|after|first-letter|marker|backdrop|details-content|hover|focus-visible|focus|active|target|checked|visited)\b/g;
      const selectors = (rule) => [
        ...(rule.selectorText?.split(/,(?![^(]*\))/) ?? []),
        ...[...(rule.cssRules ?? [])].flatMap(selectors),
      ];
      return [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules].flatMap(selectors))
        .filter((selector) => !document.querySelector(selector.replace(states, "").trim() || "*"))
        .map((selector) => selector.trim());
    },

    /** What each stop looks like, in short: those of one kind are drawn by the same rules. */
    kinds() {
      return this.stops().map((stop) => {
        const chain = [stop.getClientRects().length];
        for (let each = stop; each !== document.body; each = each.parentElement) {
          chain.push([each.localName, each.className, each.ariaCurrent ?? ""].join("."));
        }
        return chain.join(" ");
      });
    },

    /** The element that has the focus: which stop it is, where it is, and what hides a part of it. */
    focus() {
      const element = document.activeElement;
      const boxes = [...element.getClientRects()];
      const hidden = boxes.flatMap((box) => {
        const inset = Math.min(4, box.width / 4, box.height / 4); // within round corners
        const [left, right, top, bottom] = [box.left + inset, box.right - inset, box.top + inset, box.bottom - inset];
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const points = [[left, top], [right, top], [left, bottom], [right, bottom], [x, y], [x, top], [x, bottom]];
        return points.map(([x, y]) => document.elementFromPoint(x, y))
          .filter((there) => !there || !(element.contains(there) || there.contains(element)))
          .map((there) => (there ? told(there) : "outside the window"));
      });
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        stop: this.stops().indexOf(element),
        told: told(element),
        type: element.type ?? "",
        box: { left, top, right, bottom },
        edge: Math.min(
          boxes.reduce((sum, box) => sum + 2 * (box.width + box.height), 0),
          2 * (right - left + bottom - top),
        ),
        hidden: [...new Set(hidden)],
      };
    },
  };
})();
