"""Each page of a site is visited once, in one browser; what the tests ask for is noted down there.

Looks and widths change under a page as they do for a reader, so it need not be loaded for each of them. What is noted
in which of them is the plan: a share of it in every run, the whole in tests/proof/. A visit only notes; it is the tests
that judge.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from io import BytesIO
from itertools import groupby, product
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from PIL import Image
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    FloatRect,
    Page,
    Request,
    Response,
    TimeoutError,
    WebError,
)
from pypdf import PdfReader

from .axe import OF_COLOURS, ask_axe, load_axe, nodes, reason
from .confirming import LOCALES
from .conftest import Build
from .driving.firefox import Firefox
from .listening import heard
from .measuring import (
    LOOKS,
    MARGINS,
    MEASURES,
    MISSING,
    PAPER,
    View,
    Views,
    look_at,
    measure_all,
    take_look,
    views_of,
    widths_of,
)
from .places import BESIDE, HOME, SIDE_BY_SIDE_SEEN, USED, locale_of
from .serving import Sent, serve
from .weights import Weight, weight_of

Plan = Callable[[str], Mapping[str, Views]]  # what is noted of the page at an address, and in which looks and widths

LETTERS = {"usual": {"standard": 16, "fixed": 13}, "twice": {"standard": 32, "fixed": 26}}
SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
# The most that a reader may set without losing anything (WCAG 2.2, 1.4.12).
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
KEYS = "fsnpb/?.,[]<>123"
AROUND = 12  # pixels around a control that its mark may use
COLOURS = ("contrasts", "drawings")  # they can only be asked for within the window
TROUBLES = ("lost", "overlaps")
ABORTED = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")  # as Chromium and Firefox say it
AXE = {"axe": None, "axe of colours": OF_COLOURS}  # all rules, or those alone; noted as one
STATE = (
    "[location.href, document.activeElement.outerHTML.slice(0, 200), scrollY,"
    " document.body.innerText.replaceAll('\\xad', '')]"
)
SECTION_LINKS = "document.querySelectorAll('main > .elsewhere a[hreflang]')"
OTHER_LANGUAGES = "document.querySelectorAll('header a[hreflang]')"
OTHER_LANGUAGE = "document.querySelector('header a[hreflang]')"


# What is done, on the pages that are used.
_SMALL, _, _WIDE = views_of("light")
USE = {**dict.fromkeys(("walk", "zoomed"), (_SMALL,)), **dict.fromkeys(("still", "keys", "follows"), (_WIDE,))}


def is_noted_whole(address: str) -> bool:
    """Whether every run notes all that there is on the page: of a third language, on the main page alone."""
    return locale_of(address) in LOCALES or address in HOME.values()


def share(address: str) -> dict[str, Views]:
    """What every run notes of the invented service's pages: all that is measured, in a part of the looks and widths.

    What takes longest is divided between the pages of two languages. Of the Swedish ones, those with a sort of control
    that no other has are also used. Of a third, the main page is noted as that of the second, and used; of its other
    pages, what its own words can do to them.
    """
    small, middle, wide = views_of("light")
    if not is_noted_whole(address):
        return {
            **dict.fromkeys((*TROUBLES, "sideways"), (small,)),
            **dict.fromkeys(("languages", "menu", "misnamed", "title", "headings"), (wide,)),
        }
    narrow, forced = ("forced colours", small[1]), ("forced colours", wide[1])
    dark, printed = ("dark", wide[1]), ("print", PAPER)
    is_main, is_first, is_used = address in HOME.values(), locale_of(address) == LOCALES[0], address in USED
    half = list(LOOKS)[not is_first :: 2]  # of the looks, in each of two languages; again half of them on most pages
    in_turns = {(look, widths_of(look)[-1]) for look in (half if is_main else half[len(address) % 2 :: 2])}
    everywhere = {
        **dict.fromkeys(COLOURS, tuple(in_turns | {small} if is_main else in_turns)),
        **({"plainWords": (small, wide), "ways": (small, wide)} if is_main else {}),
        **dict.fromkeys(("languages", "menu", "misnamed", "title", "unmatched", "headings"), (wide,)),
        **dict.fromkeys(("sideways", "larger"), (small,)),
        "drawing": (small, narrow),
        **dict.fromkeys(("torn", "broken"), (("light", 280),)),
    }
    if is_first:
        return {
            **dict.fromkeys(("plainWords", "ways"), (small,)),
            **everywhere,
            "axe": (small, forced) if is_main else (small,),
            **dict.fromkeys(TROUBLES, (small, wide, narrow, printed)),
            **dict.fromkeys(("targets", "paragraphs"), (small, wide)),
            **dict.fromkeys(("heard", "spaced"), (small,)),
            "longestLines": (wide,),
            "marks": (dark, ("forced colours, dark", wide[1])) if address == MISSING else (small,),
            "paper": (printed,),
            **(USE if is_used else {}),
        }
    return {
        **everywhere,
        **dict.fromkeys(TROUBLES, (small, middle)),
        **dict.fromkeys(("targets", "paragraphs", "longestLines"), (middle,)),
        "heard": (wide,),
        **(
            {"axe": (dark,), "paper": (printed,), **dict.fromkeys(("spaced", "still", "marks"), (small,))}
            if is_main
            else {}
        ),
        **({"walk": (forced,)} if is_main and locale_of(address) in LOCALES else {}),
        **({"follows": (wide,)} if locale_of(address) not in LOCALES else {}),
    }


def glance(address: str) -> dict[str, Views]:
    """What every run notes of the real pages: what an edit of their text can change, each in one look.

    Axe, which takes longest, is asked of each page in one language, and of the main page in each.
    """
    small, wide = views_of("light")[::2]
    return {
        **dict.fromkeys((*TROUBLES, "sideways", "heights", "targets", "larger"), (small,)),
        **dict.fromkeys(("weight", "longestLines", "languages"), (wide,)),
        **({"axe": (wide,)} if address in HOME.values() or locale_of(address) == LOCALES[0] else {}),
        **dict.fromkeys(("headings", "heard", "misnamed", "title"), (wide,)),
        "torn": (("light", 280),),
    }


def whole(_: str) -> dict[str, Views]:
    """All of it, in every look and at every width that can tell; it takes minutes.

    What hangs on the room there is, is asked in one colour at every width; colours in every look at both ends.
    """
    light, printed = views_of("light"), ("print", PAPER)
    small, wide = light[::2]
    ends = (small[1], wide[1])
    coloured = [look for look in LOOKS if look not in ("light", "print")]
    return {
        "axe": (*light, ("forced colours", small[1])),  # on paper it cannot tell what lies over what
        "axe of colours": tuple(product([look for look in coloured if not look.startswith("forced")], ends)),
        **dict.fromkeys(COLOURS, (*light, *product(coloured, ends), printed)),
        **dict.fromkeys(TROUBLES, views_of("light", "forced colours", "print")),  # the others differ in colour alone
        **dict.fromkeys(("targets", "paragraphs", "larger", "spaced", "still"), light),
        **dict.fromkeys(("plainWords", "ways", "headings", "heard"), (small, wide)),
        **dict.fromkeys(("languages", "menu", "misnamed", "title", "keys", "follows"), (wide,)),
        **dict.fromkeys(("sideways", "zoomed"), (small,)),
        "drawing": (small, ("forced colours", small[1])),
        "longestLines": light[1:],
        **dict.fromkeys(("torn", "broken"), (("light", 280),)),
        "paper": (printed,),
        "walk": tuple(product(("light", "forced colours"), ends)),
        "marks": tuple(product([look for look in LOOKS if look != "print"], ends)),
    }


def anywhere(address: str) -> dict[str, Views]:
    """What an engine can be asked that sets neither colours nor letters: where the engines might differ."""
    small, middle, wide = views_of("light")
    printed = ("print", PAPER)
    return {
        **dict.fromkeys(TROUBLES, (small, middle, wide, printed)),
        **dict.fromkeys(("plainWords", "ways", "headings", "targets", "paragraphs"), (small, wide)),
        **dict.fromkeys(("languages", "menu", "misnamed", "title", "keys", "follows", "longestLines"), (wide,)),
        **dict.fromkeys(("sideways", "spaced", "drawing", "marks"), (small,)),
        "torn": (("light", 280),),
        "broken": (("light", 280), ("light", 160)),  # the latter as with letters of twice the size
        "walk": (small,),
        **({} if address == MISSING else {"paper": (printed,)}),
    }


@dataclass(frozen=True)
class Note:
    """What was found on a page in one look and width."""

    address: str
    look: str
    width: int
    found: Any

    def __str__(self) -> str:
        return f"{self.address} {self.look}, {self.width}"


@dataclass
class Visits:
    """All that was noted on the pages of a site, and what happened meanwhile."""

    server: str  # its address
    addresses: tuple[str, ...] = ()
    notes: dict[str, list[Note]] = field(default_factory=dict)
    troubles: list[tuple[str, str]] = field(default_factory=list)  # the page that was visited, what went wrong
    asked: set[str] = field(default_factory=set)  # paths, until a page was used
    sent: list[Sent] = field(default_factory=list)  # not what the browser had kept

    def of(self, what: str) -> list[Note]:
        """What was noted of this; that nothing was is a mistake in the plan."""
        return self.notes[what]

    def on_each_page(self, what: str) -> dict[str, Note]:
        """The same by address, where it was noted once on each page."""
        found = {note.address: note for note in self.notes[what]}
        assert len(found) == len(self.notes[what])
        return found


@contextmanager
def troubles_of(context: BrowserContext, server: str, hear: Callable[[str], object]) -> Iterator[None]:
    """Tells what goes wrong while pages are used: messages of the console, failed requests, requests to elsewhere."""

    def said(message: ConsoleMessage) -> None:
        hear(f"console: {message.text}")

    def raised(error: WebError) -> None:
        hear(f"error: {error.error}")

    def failed(request: Request) -> None:
        if request.failure not in ABORTED:  # the reader has gone on before it came
            hear(f"{request.failure}: {request.url}")

    def answered(answer: Response) -> None:
        if answer.status >= 400:
            hear(f"{answer.status}: {answer.url}")

    def asked(request: Request) -> None:
        if not request.url.startswith(server):
            hear(f"elsewhere: {request.url}")

    listeners: Mapping[Any, Callable[..., None]] = {
        "console": said,
        "weberror": raised,
        "requestfailed": failed,
        "response": answered,
        "request": asked,
    }
    for event, listener in listeners.items():
        context.on(event, listener)
    yield
    for event, listener in listeners.items():
        context.remove_listener(event, listener)


def in_every_run(site: Build) -> tuple[str, ...]:
    """The addresses that every run visits: all pages, of those side by side one in each of two languages."""
    left_out = BESIDE - SIDE_BY_SIDE_SEEN
    return (*(address for address in addresses_of(site) if address not in left_out), MISSING)


def visit_all(browser: Browser, site: Build, plan: Plan, addresses: Sequence[str] = (), **options: Any) -> Visits:
    """Visits every page of a built site and an address where no page is, or the ``addresses`` alone.

    The ``options`` are those of Playwright's ``new_context``.
    """
    with serve(site.folder) as server, _context(browser, **options) as context:
        visits = Visits(server.address, tuple(addresses) or (*addresses_of(site), MISSING))
        visitor = _Visitor(context.new_page(), visits, plan, server.sent, browser)
        with troubles_of(context, server.address, lambda said: visits.troubles.append((visitor.address, said))):
            for address in visits.addresses:
                visitor.visit(address)
        visits.sent = server.sent
    return visits


def addresses_of(site: Build) -> tuple[str, ...]:
    """The address of every page that was built."""
    return tuple(sorted(name.removesuffix("index.html") for name in site.files() if name.endswith("index.html")))


@contextmanager
def _context(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(**options)
    yield context
    context.close()


class _Visitor:
    """Goes from page to page and notes what the plan says."""

    def __init__(self, page: Page, visits: Visits, plan: Plan, sent: Sequence[Sent], browser: Browser) -> None:
        self.page, self.visits, self.plan, self.sent = page, visits, plan, sent
        self.has_devtools = isinstance(browser, Browser)  # Chromium alone has them
        self.leaves = isinstance(browser, Firefox)  # the keyboard goes on from the last stop to the browser's own
        self.before = 0  # what had been sent when the page was asked for
        self.known: defaultdict[View, set[str]] = defaultdict(set)  # kinds of stops whose mark was looked at
        self.address = ""

    @cached_property
    def devtools(self) -> CDPSession:
        """Chromium's own; no other engine can do what is asked of them."""
        return self.page.context.new_cdp_session(self.page)

    def visit(self, address: str) -> None:
        """Goes to a page, measures it in all looks and widths, and only then uses it."""
        self.address, plan = address, self.plan(address)
        self.before = len(self.sent)
        page = self.page
        if "weight" in plan:
            self.devtools.send("Network.clearBrowserCache")
        self.open()
        if AXE.keys() & plan:
            load_axe(page)
        used = {"keys": self.press_keys, "walk": self.walk, "marks": self.look_at_marks, "follows": self.follow}
        seen: dict[str, Callable[[View], Any]] = {
            "weight": self.weigh,
            **{what: partial(self.ask_axe, only=rules) for what, rules in AXE.items()},
            "heard": lambda _: heard(page),
            "title": lambda _: page.title(),
            "larger": self.enlarge,
            "spaced": self.space,
            "paper": self.print_out,
            "still": self.hold_still,
            "zoomed": self.zoom,
        }
        views = {view for what, views in plan.items() if what not in used for view in views}
        for _, same in groupby(sorted(views, key=itemgetter(1, 0)), itemgetter(1)):
            looks = list(same)
            look_at(page, *looks[0])
            if any(view in plan[what] for what in COLOURS if what in plan for view in looks):
                look_at(
                    page, *looks[0], page.evaluate("document.documentElement.scrollHeight")
                )  # where colours can be asked for
            # The page's script hears of another width before the next frame.
            assert page.evaluate("new Promise(requestAnimationFrame).then(() => innerWidth)") == looks[0][1]
            for number, view in enumerate(looks):
                if number:
                    take_look(page, view[0])
                due = [what for what in plan if view in plan[what] and what not in used]
                if plain := [what for what in due if what not in seen]:
                    self.note_all(view, measure_all(page, plain))
                for what in due:
                    if what in seen:
                        self.note_all(view, {"axe" if what in AXE else what: seen[what](view)})
        self.visits.asked |= {sent.path for sent in self.sent[self.before :]}
        for what, use in used.items():
            for number, view in enumerate(plan.get(what, ())):
                if number:
                    self.open()
                self.note_all(view, {what: use(view)})

    def open(self) -> None:
        """Goes to the page, anew if need be."""
        self.page.goto(self.visits.server + self.address)
        self.page.evaluate(MEASURES)

    def note_all(self, view: View, found: Mapping[str, Any]) -> None:
        for what, each in found.items():
            self.visits.notes.setdefault(what, []).append(Note(self.address, *view, each))

    def measure(self, what: str) -> Any:
        return self.page.evaluate(f"measure.{what}")

    def troubles(self) -> list[str]:
        return [trouble for found in measure_all(self.page, TROUBLES).values() for trouble in found]

    # What is seen. The page is afterwards as it was.

    def weigh(self, _: View) -> Weight:
        """As with an empty cache."""
        self.page.wait_for_load_state("networkidle")
        return weight_of(self.page, self.address, self.sent[self.before :])

    def ask_axe(self, view: View, only: Sequence[str] | None) -> dict[str, Any]:
        found = ask_axe(self.page, view[0], only)
        return {
            "asked": frozenset(found["asked"]),
            "passed": frozenset(rule["id"] for rule in found["passes"]),
            "violations": [(rule, node["html"][:90]) for rule, node in nodes(found["violations"])],
            "undecided": [(rule, reason(node), node["html"][:90]) for rule, node in nodes(found["incomplete"])],
        }

    def enlarge(self, _: View) -> dict[str, Any]:
        """With the letters set to twice their size in the browser."""
        usual = self.page.evaluate(SIZE)
        self.devtools.send("Page.setFontSizes", {"fontSizes": LETTERS["twice"]})
        # Chromium tells the page's script of it before the next frame, once the window has changed.
        width, height = self.page.evaluate("[innerWidth, innerHeight]")
        self.page.set_viewport_size({"width": width, "height": height + 1})
        self.page.evaluate("new Promise(requestAnimationFrame)")
        times, torn = self.page.evaluate(SIZE) / usual, self.measure("torn()")
        found = {"times": times, "torn": torn, "broken": self.measure("broken()"), "troubles": self.troubles()}
        self.devtools.send("Page.setFontSizes", {"fontSizes": LETTERS["usual"]})
        self.page.set_viewport_size({"width": width, "height": height})
        return found

    def space(self, _: View) -> dict[str, Any]:
        """With the reader's own spacing."""
        before = self.measure("words()")
        style = self.page.add_style_tag(content=SPACING)
        found = {"same words": self.measure("words()") == before, "troubles": self.troubles()}
        style.evaluate("style => style.remove()")
        return found

    def hold_still(self, view: View) -> dict[str, Any]:
        """For a reader who wants no movement."""
        self.page.emulate_media(reduced_motion="reduce")
        asked = self.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
        found = {"is asked for": asked, "moves": self.measure("motions()")}
        take_look(self.page, view[0])
        return found

    def zoom(self, _: View) -> dict[str, Any]:
        """In a window 1280 pixels wide at 400 %."""
        width, height = self.page.evaluate("[innerWidth, innerHeight]")
        devtools = self.page.context.new_cdp_session(self.page)
        zoomed = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
        devtools.send("Emulation.setDeviceMetricsOverride", zoomed)
        found = {"times": self.page.evaluate("devicePixelRatio"), "troubles": self.troubles()}
        devtools.detach()
        for once in (height + 1, height):  # the same size twice would not be set
            self.page.set_viewport_size({"width": width, "height": once})
        return found

    def print_out(self, _: View) -> dict[str, Any]:
        """What is on the sheets of A4; the text without spaces, which line breaks would change, and ligatures."""
        printed = self.page.pdf(format="A4", margin=MARGINS, prefer_css_page_size=True, print_background=False)
        reader = PdfReader(BytesIO(printed))
        text = normalize("NFKC", "".join(sheet.extract_text() for sheet in reader.pages))
        return {**self.measure("onPaper()"), "sheets": len(reader.pages), "text": re.sub(r"\s+", "", text)}

    # What is done.

    def press_keys(self, view: View) -> dict[str, Any]:
        """Each letter, digit and sign alone."""
        look_at(self.page, *view)
        before = self.page.evaluate(STATE)
        for key in KEYS:
            self.page.keyboard.press(key)
        return {"before": before, "after": self.page.evaluate(STATE)}

    def walk(self, view: View) -> dict[str, Any]:
        """Through all stops there and back, ticking every box; then past what repeats, by the first stop."""
        page = self.page
        look_at(page, *view, 640)
        state = "[location.href, performance.timeOrigin, measure.words()]"
        before, stops = page.evaluate(state), page.evaluate("measure.stops().map(({ type }) => type)")
        forwards = self.stops_by("Tab", stops)
        ticked = self.measure("ticked()")
        backwards = self.stops_by("Shift+Tab", stops[::-1])
        page.evaluate("document.activeElement.blur()")  # the first link is only shown while it has the focus
        after, pages = page.evaluate(state), len(page.context.pages)
        leads = page.evaluate("measure.stops()[0].getAttribute('href')")
        self.measure("stops()[0].focus()")
        page.keyboard.press("Enter")
        main = page.evaluate("document.activeElement.localName")
        page.keyboard.press("Tab")
        return {
            "number": len(stops),
            "forwards": forwards,
            "backwards": backwards,
            "ticked": ticked,
            "before": [*before, 1],
            "after": [*after, pages],
            "skip": [leads, main, self.measure("isIn('main')")],
        }

    def stops_by(self, key: str, types: Sequence[str | None]) -> list[dict[str, Any]]:
        """Where the focus is after each press of the key, one more than there are stops; each box is ticked.

        Backwards, a browser with stops of its own is at the last one already: the first press would lead to its own.
        """
        self.measure("followFocus()")
        is_there = self.leaves and key != "Tab"
        if is_there:
            self.measure("stops().at(-1).focus()")
        for kind in (*types[is_there:], *([] if self.leaves else [None])):
            self.page.keyboard.press(key)
            if kind == "checkbox":
                self.page.keyboard.press("Space")
        stops = list(self.measure(f"followed({'true' if is_there else ''})"))
        return [*stops, self.leave(key)] if self.leaves else stops

    def leave(self, key: str) -> dict[str, Any]:
        """Where the focus is after one press more, in another window: what is pressed then reaches no page any more."""
        page, self.page = self.page, self.page.context.new_page()
        self.open()
        self.measure(f"stops().at({-1 if key == 'Tab' else 0}).focus()")
        self.page.keyboard.press(key)
        beyond: dict[str, Any] = self.measure("focus()")
        self.page.close()
        self.page = page
        return beyond

    def look_at_marks(self, view: View) -> list[dict[str, Any]]:
        """The mark of the focus on each kind of stop that was not seen on an earlier page."""
        look_at(self.page, *view)
        found = []
        for number, kind in enumerate(self.measure("kinds()")):
            if kind in self.known[view]:
                continue
            self.known[view].add(kind)
            before, key = (number - 1, "Tab") if number else (1, "Shift+Tab")
            self.measure(f"stops()[{before}].focus()")
            self.page.keyboard.press(key)
            here = self.measure("focus()")
            found.append({"number": number, **here, "changed": self.changed_pixels(here["box"])})
        return found

    def changed_pixels(self, box: dict[str, float]) -> int:
        """How many pixels of the focused control and what is around it have 3:1 to themselves without the focus."""
        if min(box["right"], box["bottom"]) <= 0:
            return 0  # outside the window, of which there is no picture
        left, top = max(0, box["left"] - AROUND), max(0, box["top"] - AROUND)
        width, height = box["right"] + AROUND - left, box["bottom"] + AROUND - top
        clip: FloatRect = {"x": left, "y": top, "width": width, "height": height}
        with_focus = self.picture(clip)
        self.page.evaluate("document.activeElement.blur()")
        without = self.picture(clip)
        changes = Counter(zip(pixels(with_focus), pixels(without), strict=True))
        return sum(number for pair, number in changes.items() if contrast(*pair) >= 3)

    def picture(self, clip: FloatRect) -> bytes:
        """Of a part of the window, at once: nothing here has a caret or an animation to wait for."""
        if not self.has_devtools:
            return self.page.screenshot(clip=clip)
        across, down = self.page.evaluate("[scrollX, scrollY]")
        there = {**clip, "x": clip["x"] + across, "y": clip["y"] + down, "scale": 1}
        return b64decode(self.devtools.send("Page.captureScreenshot", {"clip": there})["data"])

    def follow(self, view: View) -> dict[str, Any] | None:
        """The link to the other language, which follows the reader from place to place, is clicked at the last."""
        page = self.page
        look_at(page, *view)
        if self.address == MISSING:
            return None
        here, there = (each.partition("#")[0] for each in page.evaluate(f"[location.href, {OTHER_LANGUAGE}.href]"))
        places = self.measure("follows()")
        arrived = arrive(page, f"{OTHER_LANGUAGE}.click()")
        page.evaluate(MEASURES)
        return {
            "here": here,
            "there": there,
            "places": places,
            "arrived": arrived,
            "in view": self.measure(f"isInView({places[-1][0]!r})") if places else None,
            "places there": self.measure("places()"),
            "back": page.evaluate(f"[...{OTHER_LANGUAGES}].map(each => each.href)"),
        }


def arrive(page: Page, click: str) -> str:
    """The address that a click leads to; where it leads nowhere, the one that is shown."""
    with suppress(TimeoutError), page.expect_navigation(timeout=10_000):
        page.evaluate(click)
    return page.url


def pixels(png: bytes) -> Iterator[tuple[int, int, int]]:
    data = Image.open(BytesIO(png)).convert("RGB").tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)


@cache
def luminance(colour: tuple[int, int, int]) -> float:
    """As WCAG 2.2 defines it."""
    shares = [part / 255 for part in colour]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Plain:
    """A page in a browser that runs no script."""

    address: str
    seen: Mapping[int, Mapping[str, Any]]  # by width
    there: tuple[str, ...] = ()  # the same page in each other language
    sections: tuple[str, ...] = ()  # the names of the main sections
    leads: tuple[str, ...] = ()  # where the links to them in each other language lead
    arrived: tuple[str, bool] | None = None  # by the last of them: where, and whether the section is in view
    back: tuple[str, str, str] | None = None  # by the link in the header: from where, to where, into which language


def visit_without_script(browser: Browser, site: Build, whole: Sequence[str] = ()) -> tuple[Plain, ...]:
    """Visits the same pages in a browser that runs no script, in each other language the main page.

    All but the main pages are seen in a narrow window alone, and links to another language are followed from those that
    are used. Or everything is done, on the addresses of ``whole``.
    """
    some = (each for each in in_every_run(site) if each in HOME.values() or locale_of(each) == LOCALES[0])
    addresses, all_of_it = whole or some, bool(whole)
    with serve(site.folder) as server, _context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        return tuple(_plain(page, server.address, address, all_of_it=all_of_it) for address in addresses)


def _plain(page: Page, server: str, address: str, *, all_of_it: bool) -> Plain:
    def shown() -> str:
        return page.url.removeprefix(server)

    page.goto(server + address)
    page.evaluate(MEASURES)
    seen = {}
    for width in (320, 1280) if all_of_it or address in HOME.values() else (320,):
        look_at(page, "light", width)
        found = measure_all(page, ("plainWords", "ways", "idle"))
        seen[width] = {**found, "ways": [each.removeprefix(server) for each in found["ways"]]}
    if address == MISSING:
        return Plain(address, seen)
    there = tuple(page.evaluate(f"[...{OTHER_LANGUAGES}].map(each => each.href.slice({len(server)}))"))
    sections = tuple(page.evaluate("measure.places('main > h2[id]')"))
    leads = [each.removeprefix(server) for each in page.evaluate(f"[...{SECTION_LINKS}].map(each => each.href)")]
    if not (all_of_it or address in USED):
        return Plain(address, seen, there, sections, tuple(leads))
    arrived = None
    if leads:
        arrive(page, f"[...{SECTION_LINKS}].at(-1).click()")
        page.evaluate(MEASURES)
        arrived = (shown(), page.evaluate(f"measure.isInView({sections[-1]!r})"))
    start = shown()
    arrive(page, f"{OTHER_LANGUAGE}.click()")
    back = (start.partition("#")[0], shown(), page.evaluate("document.documentElement.lang"))
    return Plain(address, seen, there, sections, tuple(leads), arrived, back)
