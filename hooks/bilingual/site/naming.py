"""Data files → the texts in them, and the vocabulary of one language: what pages and templates may look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from ..data.questions import FILE as QUESTIONS_FILE
from ..data.questions import Question
from ..data.rules.rule import FILE as RULES_FILE
from ..data.rules.wording import Wording, wording_file
from ..data.rules.words import name_rule
from ..data.service import FILE as SERVICE_FILE
from ..data.statement import FILE as ACCESSIBILITY_FILE
from ..data.statement import find_texts
from ..data.terms import FILE as TERMS_FILE
from ..load import ORGANISATION_FILE, SECURITY_CONTACT_UNTIL, Data
from ..messages import say
from ..pages.prose import Part
from ..pages.section import Passage
from ..problems import Problem
from ..records.reading import Record, with_remarks
from ..text.nodes import NONE, Element, Markup, Node, Words, strings
from ..text.printing import Frame, Printer
from ..text.source import fill_signs
from ..text.tags import Tag, read_tags
from ..text.words import plain_words
from ..vocabulary import Names, Phrase, escape_text
from .statement import name_statement

Roots = Mapping[str, Names]
WAYS = ("contact_form", "email", "telephone")  # fields of the organisation by which a reader reaches it
BESIDE_WAYS = ("opening_hours", "visiting_address")  # details that stand with them
THEME = "theme"  # what the keys of its texts begin with
# Texts of the frame that are said within the texts of pages too, where no template looks them up.
SAID_BY_THE_CORE = frozenset(
    {
        "contact_form", "contact_known", "contact_meanwhile", "contact_unknown", "in_language", "in_this_language",
        "not_known", "older", "opening_hours", "questions", "side_by_side", "skip", "visiting_address",
    }
)  # fmt: skip
_WITHOUT_TAGS = frozenset({RULES_FILE, SERVICE_FILE, ORGANISATION_FILE, ACCESSIBILITY_FILE})
_LINKS = {
    "email": '<a href="mailto:{0}">{1}</a>',
    "telephone": '<a href="tel:{0}">{1}</a>',
    "site_address": '<a href="{0}">{1}</a>',
    "accessibility_form": '<a href="{0}">{1}</a>',
    "security_contact": '<a href="{0}">{1}</a>',
}


def read_texts(data: Data, locale: str) -> tuple[dict[str, Passage], list[Problem]]:
    """The texts of the data files in one language, by key; each has a counterpart in the other language."""
    passages: dict[str, Passage] = {}
    problems: list[Problem] = []

    def add(key: str, file: str, *texts: tuple[int, str]) -> None:
        parts = []
        for line, source in texts:
            text, found = read_tags(with_remarks(source), file, line)
            problems.extend(found)
            parts.append(Part.plain(line, text))
        passages[key] = Passage(locale, file, key, tuple(parts))

    for name, history in data.histories.items():
        for place, rule in enumerate(history.periods):
            key = f"rules.yml#{name}@{rule.start}" if place else f"rules.yml#{name}"
            own = {text: each[locale] for text, each in rule.texts.items() if text in rule.own}
            texts = [(rule.text_lines[text, locale], said) for text, said in own.items()]
            if texts:
                add(key, RULES_FILE, *texts)
    for question in data.questions:
        if question.is_answered:
            said_here = (question.lines["question", locale], question.question[locale])
            add(f"questions.yml#{question.name}", QUESTIONS_FILE, said_here, _answer(question, locale))
    for name, term in data.terms.items():
        add(f"terms.yml#{name}", TERMS_FILE, (term[locale].line, term[locale].explanation))
    details = data.organisation.data.get("details", {})
    for name, each in details.items():
        add(
            f"organisation.yml#{name}",
            ORGANISATION_FILE,
            (data.organisation.line(("details", name, locale)), each[locale]),
        )
    for name, line, said in data.service.texts(locale):
        add(f"service.yml#{name}", SERVICE_FILE, (line, said))
    for name, texts in find_texts(data.accessibility, locale):
        add(f"accessibility.yml#{name}", ACCESSIBILITY_FILE, *texts)
    for passage in passages.values():
        for tag in passage.tags if passage.file in _WITHOUT_TAGS else ():
            what = say("{tag} cannot stand in this file.", tag=tag)
            problems.append(Problem(passage.file, tag.line, what, say("Write the words out."), "misplaced-value"))
    wording = data.wordings[locale]
    for name, source in wording.texts.items():
        add(_key_of_text(name, wording), wording_file(locale), (wording.text_lines[name], source))
    return passages, problems


def _answer(question: Question, locale: str) -> tuple[int, str]:
    return question.lines["answer", locale], question.answer[locale]


def _key_of_text(name: str, wording: Wording) -> str:
    """A text of the theme is nobody's to confirm."""
    return f"{THEME}#{name}" if name in wording.of_the_theme else f"wording#{name}"


def name_in_text(data: Data, locale: str, today: date) -> Roots:
    """What the text of a page may look up."""
    wording = data.wordings[locale]
    rules = {name: name_rule(rule, wording, data.histories[name].announced(today)) for name, rule in data.rules.items()}
    organisation = dict(_organisation(data.organisation, wording))
    organisation["contact"] = _name_contact(data.organisation, wording, organisation)
    return {
        "rules": Names("rules", rules),
        "organisation": Names("organisation", organisation),
        "accessibility": name_statement(data.accessibility, wording),
    }


def name_for_templates(data: Data, locale: str, in_text: Roots, texts: Mapping[str, Passage]) -> Roots:
    """What templates may look up besides. The tags in ``texts`` are all known."""

    def phrase(key: str) -> Phrase:
        """What an editor has written is text, and only what stands for its values is HTML."""
        part = texts[key].parts[0]
        said = "".join(strings(part.nodes))

        def value(tag: Tag) -> Phrase:
            return in_text[tag.path[0]].phrase(tag.path[1:])

        plain = fill_signs(said, part.values, lambda tag: value(tag).plain)
        return Phrase(plain, fill_signs(escape(said), part.values, lambda tag: value(tag).html))

    wording = data.wordings[locale]
    words = {name: phrase(_key_of_text(name, wording)) for name in wording.texts}
    terms = {
        name: Names(
            f"terms.{name}",
            {"term": Phrase.of(each[locale].term), "explanation": phrase(f"terms.yml#{name}")},
            value=name,
        )
        for name, each in data.terms.items()
    }
    return {**in_text, "words": Names("words", words), "terms": Names("terms", terms)}


def _organisation(record: Record, wording: Wording) -> Iterator[tuple[str, Phrase]]:
    fields = {name: value for name, value in record.data.items() if name not in ("details", SECURITY_CONTACT_UNTIL)}
    for name, value in (fields | record.data.get("details", {})).items():
        text = value[wording.locale] if isinstance(value, dict) else value
        if not text:
            yield name, Phrase.missing(wording.texts["not_known"])
        elif name == "contact_form":  # named by its words, not by its address (WCAG 2.2, 2.4.9), which is for paper
            said = wording.texts.get(name, text)
            yield name, Phrase(said, f'<a href="{escape(text)}" data-address="{escape(text)}">{escape_text(said)}</a>')
        else:
            link, said = _LINKS.get(name, "{1}"), escape_text(text)
            target = "".join(said.split())  # RFC 3966: a telephone number in an address has no spaces
            yield name, Phrase(text, link.format(target, said))


def _name_contact(record: Record, wording: Wording, known: Mapping[str, Phrase]) -> Phrase:
    """All ways to reach the authority, as a list; while there is none, that, and what a reader can do until then.

    What can be a way and is not known yet is said too, as long as another is known.
    """
    texts, data = wording.texts, record.data
    ways = [name for name in (*WAYS, *BESIDE_WAYS) if name in known]
    if not any(data.get(name) for name in WAYS):
        said = [texts[name] for name in ("contact_unknown", "contact_meanwhile") if name in texts]
        nodes = tuple(Element("p", NONE, (Words(text, 0),)) for text in said or [texts["not_known"]])
    else:
        items = (Element("li", NONE, tuple(_way(name, known[name], bool(data.get(name)), texts))) for name in ways)
        above = (Element("p", NONE, (Words(texts["contact_known"], 0),)),) if "contact_known" in texts else ()
        nodes = (*above, Element("ul", {"class": "ways"}, tuple(items)))
    return Phrase(plain_words(nodes, (), str), Printer(Frame(lambda tag: Phrase.of(str(tag)))).print(nodes))


def _way(name: str, said: Phrase, is_known: bool, texts: Mapping[str, str]) -> Iterator[Node]:
    """A way with its name before it; a form that is known says its name itself."""
    if name in texts and not (name == "contact_form" and is_known):
        yield Words(f"{texts[name]}: ", 0)
    yield Markup(said.html)
