"""docs/service.yml → what is particular to this service: its names, what machines are told of it, fact box, drawing,
and which page has which role."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from babel.core import get_global

from ..messages import Message, say, together
from ..pages.page import MAIN_PAGE
from ..problems import Choice, Problem, choose, find_moved
from ..records.checking import find_problems
from ..records.reading import Path, Record, read_record
from .rules.history import Histories, History

FILE = "docs/service.yml"


@dataclass(frozen=True)
class Drawn:
    """A bar of the drawing: the rule whose length it has, and the event that the time is counted from, if any.

    ``start`` is the event by language; ``line`` is where the bar stands in the file, ``start_lines`` where its texts.
    """

    rule: str
    line: int
    start: Mapping[str, str] = field(default_factory=dict)
    start_lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """What is particular to the service.

    ``identifier`` is what machines know it by, the same in every language; ``official`` and ``short`` are its names by
    language. ``kind`` is its type at schema.org, ``area`` the code that the EU's list of administrative units has for
    what its authority covers, ``themes`` are addresses of concepts, ``served_in`` codes of the EU's list of languages;
    both may be empty, and so may be ``audience``, whom it is for, by language.
    ``glance`` are the names of the rules in the fact box, ``drawing`` the bars, each in its order; both may be empty.
    ``drawing_title`` is what the drawing shows, by language. ``next_step`` is where the button leads, ``page.md`` or
    ``page.md#section``, empty without one; ``contact`` is in the same way where readers find how to reach the service.
    ``asked`` is what people ask when they look for a page, a section or a rule, by that and by language.
    ``pages`` gives the name of the page that has a role; a role that no page has is not in it.
    """

    identifier: str
    official: Mapping[str, str]
    short: Mapping[str, str]
    kind: str
    area: str
    themes: tuple[str, ...]
    served_in: tuple[str, ...]
    audience: Mapping[str, str]
    glance: tuple[str, ...]
    drawing: tuple[Drawn, ...]
    drawing_title: Mapping[str, str]
    next_step: str
    contact: str
    asked: Mapping[str, Mapping[str, Sequence[str]]]
    pages: Mapping[str, str]
    record: Record

    @property
    def page(self) -> str:
        """The name of the page that is about the service."""
        return self.pages.get("service", MAIN_PAGE)

    def texts(self, locale: str) -> Iterator[tuple[str, int, str]]:
        """(name, line, text) of each text in one language that must say the same as in the others.

        No rule has a name with a hyphen, so that the two others are never taken for what begins a rule's time.
        """
        for name, key, each in (
            ("the-audience", "audience", self.audience),
            ("drawing-title", "drawing_title", self.drawing_title),
        ):
            if each:
                yield name, self.record.line((key, locale)), each[locale]
        for drawn in self.drawing:
            if drawn.start:
                yield drawn.rule, drawn.start_lines[locale], drawn.start[locale]

    def role(self, page: str) -> str | None:
        """The role of a page, by its name; None without one."""
        return next((role for role, name in self.pages.items() if name == page), None)

    def template(self, page: str, known: Collection[str]) -> str:
        """The template of a page: that of its role, if one is known by the role's name."""
        own = f"{self.role(page)}.html"
        return own if own in known else "main.html"


def read_service(raw: bytes, locales: Sequence[str]) -> tuple[Service | None, list[Problem]]:
    """The file's content; None with any problem. Whether its names make sense is for ``find_false_names`` to say."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "service", locales) or list(_unknown_area(record))
    if problems:
        return None, problems
    data = record.data
    service = Service(
        identifier=data["identifier"],
        official=data["names"]["official"],
        short=data["names"]["short"],
        kind=data["type"],
        area=data["area"],
        themes=tuple(data.get("themes", ())),
        served_in=tuple(data.get("served_in", ())),
        audience=data.get("audience", {}),
        glance=tuple(data["glance"]),
        drawing=tuple(_read_drawn(record, place, entry) for place, entry in enumerate(data["drawing"])),
        drawing_title=data.get("drawing_title", {}),
        next_step=data.get("next_step", ""),
        contact=data.get("contact", ""),
        asked=data.get("asked as", {}),
        pages=data["pages"],
        record=record,
    )
    return service, []


def _unknown_area(record: Record) -> Iterator[Problem]:
    """A code that does not begin with a country of ISO 3166-1; of the units below a country we have no list."""
    country, line = record.data["area"][:3], record.line(("area",))
    real = get_global("territory_currencies")  # CLDR also knows codes for private use, and they are no country
    aliases = get_global("territory_aliases")
    known = [code for code, same in aliases.items() if len(code) == len(country) and code.isalpha() and same[0] in real]
    if country not in known:
        what, choice = say("area: There is no country “{country}”.", country=country), choose(country, sorted(known))
        to_do = say("Write the three letters that ISO 3166-1 has for the country, as in SWE.")
        to_do = together([say("Did you mean “{name}”?", name=choice.near), to_do]) if choice.near else to_do
        yield Problem(FILE, line, what, to_do, "unknown-area", edit=choice.edit(FILE, line))


def _read_drawn(record: Record, place: int, entry: Mapping[str, object]) -> Drawn:
    start = entry.get("from", {})
    assert isinstance(start, Mapping)
    lines = {locale: record.line(("drawing", place, "from", locale)) for locale in start}
    return Drawn(str(entry["rule"]), record.line(("drawing", place, "rule")), start, lines)


def _twice(record: Record) -> Iterator[Problem]:
    """A rule that is shown twice in one place, and a page that has two roles."""
    named: list[tuple[Path, str]] = [(("glance", place), name) for place, name in enumerate(record.data["glance"])]
    named += [(("drawing", place, "rule"), each["rule"]) for place, each in enumerate(record.data["drawing"])]
    named += [(("pages", role), name) for role, name in record.data["pages"].items()]
    seen: dict[tuple[str, str], int] = {}
    for path, name in named:
        line, first = record.line(path), seen.get((str(path[0]), name))
        if first and path[0] == "pages":
            what = say(
                "pages.{path}: “{name}” has another role already, on line {first}, and a page can have only one.",
                path=path[1],
                name=name,
                first=first,
            )
            yield Problem(
                FILE,
                line,
                what,
                say("Write another page in one of the two lines, or take one of them out."),
                "duplicate",
            )
        elif first:
            what = say(
                "{path}: “{name}” stands here for the second time; the first is on line {first}.",
                path=path[0],
                name=name,
                first=first,
            )
            yield Problem(FILE, line, what, say("Keep one of the two."), "duplicate")
        seen.setdefault((str(path[0]), name), line)


def find_false_names(
    service: Service,
    histories: Histories,
    pages: Mapping[str, Collection[str]] | None,
    unreadable: Collection[str] = (),
) -> Iterator[Problem]:
    """Rules that do not exist or have no length to draw, roles of pages and a next step that are not there, and what
    is named twice.

    ``pages`` are the names of the sections of each page; None if only some of the site's pages are there to be read.
    Of those that are ``unreadable`` in a language nobody knows which sections they have.
    """
    yield from _twice(service.record)
    lengths = [name for name, history in histories.items() if _has_a_length(name, histories)]
    for place, name in enumerate(service.glance):
        if name not in histories:
            what = say("glance: There is no rule “{name}”.", name=name)
            line, choice = service.record.line(("glance", place)), _choose_rule(name, histories)
            yield Problem(FILE, line, what, choice.advice, "unknown-rule", edit=choice.edit(FILE, line))
    for drawn in service.drawing:
        if drawn.rule not in histories:
            what, choice = say("drawing: There is no rule “{rule}”.", rule=drawn.rule), _choose(drawn.rule, lengths)
            edit = choice.edit(FILE, drawn.line)
            yield Problem(FILE, drawn.line, what, choice.advice, "unknown-rule", edit=edit)
        elif drawn.rule not in lengths:
            why = _why_without_a_length(histories[drawn.rule])
            what = say("drawing: “{rule}” has no length that could be drawn: {why}", rule=drawn.rule, why=why)
            to_do = together([say("Take it out here."), _choose(drawn.rule, lengths).advice])
            yield Problem(FILE, drawn.line, what, to_do, "no-length")
    for role, name in service.pages.items():
        if pages is not None and name not in pages:
            what = say("pages.{role}: There is no page “{name}”.", role=role, name=name)
            line, choice = service.record.line(("pages", role)), choose(name, sorted(pages))
            to_do = together([choice.advice, say("If the site has no such page, take the line out.")])
            yield Problem(FILE, line, what, to_do, "unknown-page", edit=choice.edit(FILE, line))
    if "service" not in service.pages and (service.glance or service.drawing):
        key = "glance" if service.glance else "drawing"
        what = say("{key}: No page shows this, since none has the role “{role}”.", key=key, role="service")
        to_do = say(
            "Write “{role}: …” below pages, with the name of a page, or empty this list: {key}: []",
            role="service",
            key=key,
        )
        yield Problem(FILE, service.record.line((key,)), what, to_do, "without-effect", "note")
    if pages is not None:
        without = say("Without a button to the next step, take the line out.")
        targets: list[tuple[Path, str, Message]] = [(("next_step",), service.next_step, without)]
        without = say("Without a place that says how to reach you, take the line out.")
        targets.append((("contact",), service.contact, without))
        without = say("If there is none, take it out.")
        targets += [(("asked as", target), target, without) for target in service.asked if ".md" in target]
        for at, target, without in targets:
            if target.partition("#")[0] not in unreadable:
                yield from _lost(service, at, target, pages, without)
    for name in service.asked:
        if ".md" not in name and name not in histories:
            what, choice = say("asked as: There is no rule “{name}”.", name=name), _choose_rule(name, histories)
            line = service.record.line(("asked as", name))
            yield Problem(FILE, line, what, choice.advice, "unknown-rule", edit=choice.edit(FILE, line))


def _lost(
    service: Service, at: Path, target: str, pages: Mapping[str, Collection[str]], without: Message
) -> Iterator[Problem]:
    """A page, or a section of one, that is not there; empty is no target."""
    page, _, section = target.partition("#")
    line, key = service.record.line(at), at[0]
    if target and page not in pages:
        what, choice = say("{key}: There is no page “{page}”.", key=key, page=page), choose(page, sorted(pages))
        to_do = together([choice.advice, without])
        yield Problem(FILE, line, what, to_do, "unknown-page", edit=choice.edit(FILE, line))
    elif section and section not in pages[page]:
        what = say("{key}: {page} has no section “{section}”.", key=key, page=page, section=section)
        moved = find_moved(target, (f"{name}#{each}" for name, of_page in pages.items() for each in of_page))
        choice = moved or choose(section, pages[page])
        to_do = together([choice.advice, without]) if moved or pages[page] else without
        edit = choice.edit(FILE, line, "" if moved else "#")
        yield Problem(FILE, line, what, to_do, "unknown-section", edit=edit)


def _choose_rule(name: str, histories: Histories) -> Choice:
    nothing = say("docs/rules.yml has no rule yet: write one, or, without a fact box, write glance: []")
    return choose(name, histories) if histories else Choice(name, "", nothing)


def _choose(name: str, lengths: Sequence[str]) -> Choice:
    nothing = say("No rule has a length of days or more: without a drawing, write drawing: []")
    return choose(name, lengths) if lengths else Choice(name, "", nothing)


def _has_a_length(name: str, histories: Histories) -> bool:
    return all(rule.has_a_length for rule in histories[name].periods)


def _why_without_a_length(history: History) -> Message:
    rule = next(rule for rule in history.periods if not rule.has_a_length)
    if rule.kind != "duration":
        return say("its kind is {kind}, not duration.", kind=rule.kind)
    if rule.per:
        return say("it has “per: {per}”, and says how much, not how long.", per=rule.per)
    return say("its unit is “{unit}”, and the drawing begins with days.", unit=rule.unit)
