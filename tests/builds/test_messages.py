"""What editors are told is whole in every language, says the same in each, and is said wherever they look."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from bilingual.gather import gather
from bilingual.messages import CATALOGUES, ENGLISH, as_is, has_its_places, languages, say
from bilingual.problems import Problem, report, to_mend
from bilingual.telling import find_faults

from ..confirming import TODAY
from ..conftest import ROOT, Project
from ..messages import TOLD, find_descriptions, find_patterns, read_catalogue, renewed, told
from ..tiny import write_tiny

OTHERS = [language for language in languages() if language != ENGLISH]
PATTERNS = {(one.one, one.many) for one in find_patterns()}
# What only looks as if it said something else, with why.
ALLOWED = {
    ("number", "“{day}” is not a day between {first} and {last}. Write it as in 2027-03-01."),  # “a day” is no number
    ("number", "AS_OF={day} is not a day between {first} and {last}."),
    ("only", "only: The page says that it is not in every language, but it is."),  # the name of a setting
    ("only", "only: The main page is needed in every language."),
    ("sentence", "argument %(argument_name)s: %(message)s"),  # the name of an argument says it is one
    ("value", "per half-year"),  # the rule of the smallest site
    # A value of a setting: “none”.
    ("polarity", "Write LIX if LIX says how hard a text of this language is, or none."),
    (
        "polarity",
        "Say whether the value is a limit: at_most, at_least or exactly. Without the line, or with none, the value is"
        " simply the value.",
    ),
    # What is missing is what is required or expected.
    ("polarity", "the following arguments are required: %s"),
    ("polarity", "expected one argument"),
    ("polarity", "expected at least one argument"),
    ("polarity", "Write “{word}”, or allow it beside the text: <!-- allow forbidden: why -->"),  # the name of a kind
    # An example that is written in English in every language.
    ("number", "Write a length of time as a number and day, week, month or year, as in 3 months."),
    ("number", "How often a person must compare this with its source, as in 1 year."),
    ("number", "How long before a change readers are told of it, as in 3 months."),
    ("number", "Write the words for a third, a fourth and so on."),  # “a third” alone is an ordinal
    ("number", "Write what makes an age of a number."),  # “age of a” is no age
    ("number", "Write what turns a limit in the same sentence: “you cannot apply before 1 May”."),  # nor is “turns a”
}
# What a schema has in quotation marks are examples, in whichever language they are of.
DESCRIPTIONS = {one.one for one in find_descriptions()}
_EXAMPLE = re.compile("[“”][^“”]*”")
_PLACE = re.compile(r"\{\{|\}\}|\{(\w+)\}|%\(\w+\)[sr]|%[sr]")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_TARGETS = "|".join(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
# What is the same in every language: commands and what is written after them, files, exceptions.
_CODE = re.compile(
    rf"\bmake (?:{_TARGETS})\b|\bgit (?:clone|fetch|switch)|\b[A-Z_]{{2,}}="
    r"|[\w/]+\.(?:md|yml|txt|py|json)\b|<!-- allow \S+:"
)


def said_by(message: Message) -> list[tuple[str, str]]:
    """The patterns of an entry, each with its translation."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return list(zip(ids, said, strict=True))


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_in_every_language_with_its_places_and_no_other_is(language: str) -> None:
    file = CATALOGUES / f"{language}.po"
    entries = [one for one in read_catalogue(file) if one.id]
    known = {(one.id, "") if isinstance(one.id, str) else tuple(one.id) for one in entries}
    assert (PATTERNS - known, known - PATTERNS) == (set(), set()), "make messages"
    assert [one.id for one in entries if one.fuzzy or not all(text for _, text in said_by(one))] == []
    wrong = [
        pattern
        for one in entries
        for pattern, text in said_by(one)
        if not has_its_places(text, *((one.id, "") if isinstance(one.id, str) else one.id))
    ]
    assert wrong == []
    assert file.read_bytes() == renewed(file), "make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_what_an_editor_types_is_the_same_in_every_language(language: str) -> None:
    pairs = [pair for one in read_catalogue(CATALOGUES / f"{language}.po") if one.id for pair in said_by(one)]
    other = [pair for pair in pairs if Counter(_CODE.findall(pair[0])) != Counter(_CODE.findall(pair[1]))]
    assert other == []


@pytest.mark.parametrize("language", languages())
def test_all_messages_can_be_read_as_prose(language: str) -> None:
    assert (TOLD / f"{language}.txt").read_text(encoding="utf-8") == told(language), "make messages"


@pytest.mark.long
@pytest.mark.parametrize("language", OTHERS)
def test_the_checks_of_pages_find_no_difference_between_the_languages_of_messages(
    language: str, tmp_path: Path
) -> None:
    """Each message is a section of a page, in English and in the other language; the names of places are code."""
    pairs = [pair for one in read_catalogue(CATALOGUES / f"{language}.po") if one.id for pair in said_by(one)]
    project = write_tiny(tmp_path, [language, ENGLISH])
    for locale, texts in zip((ENGLISH, language), zip(*pairs, strict=True), strict=True):
        said = (_EXAMPLE.sub("{x}", text) if pairs[at][0] in DESCRIPTIONS else text for at, text in enumerate(texts))
        sections = (f"\n## 0 {{ #m-{number} }}\n\n{_as_markdown(text)}\n" for number, text in enumerate(said))
        front = "---\ntitle: Messages\ndescription: Messages.\nslug: messages\n---\n"
        project.write(f"docs/{locale}/messages.md", front + "".join(sections))
        project.write(f"docs/languages/{locale}.yml", "spelling: { dictionary: }\n")  # much is code, and in none
    _, problems = gather(project.root, [language, ENGLISH], TODAY)
    of_one_text = ("confirmed", "spelling", "unfinished")  # and what is only told
    found = [one for one in to_mend(problems) if one.file.endswith("messages.md") and one.code not in of_one_text]
    wrong = [(one.code, pairs[(one.line - 6) // 4][0], one.what) for one in found]
    assert [one for one in wrong if one[:2] not in ALLOWED] == []


def _as_markdown(pattern: str) -> str:
    """What the pattern says, with every sign as itself."""
    said = _PLACE.sub(lambda place: place[0][:1] if place[0] in ("{{", "}}") else f"\0{place[1] or 'x'}\0", pattern)
    return " ".join(_SIGN.sub(r"\\\g<0>", said).replace("\0", "`").split())


def test_commands_answer_in_the_language_that_is_asked_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.change("docs/en/index.md", "You get your library card straight away.", "You get it straight away.")
    monkeypatch.setenv("MESSAGES", "sv")
    code, said = project.run("check")
    assert (code, "har ändrats här sedan" in said, said.rstrip().endswith("1 att rätta.")) == (1, True, True)
    assert "has changed" not in said
    assert "har ändrats här sedan" in json.loads(project.run("check", "--format", "json")[1])[0]["what"]
    assert "har ändrats här sedan" in project.run("check", "--format", "github")[1]
    assert project.run("confirm", "nothing.md")[1].startswith("”nothing.md” är inget avsnitt. Här kan stå: ")
    assert "visar den här hjälpen" in project.run("--help")[1]
    monkeypatch.setenv("MESSAGES", "en")
    assert project.run("check")[1].rstrip().endswith("1 to mend.")


def test_a_build_says_what_is_wrong_in_the_language_of_the_site(project: Project) -> None:
    project.change("docs/site.yml", "time_zone:", "messages: sv\ntime_zone:")
    project.change("docs/en/index.md", "{{ rules.loan_time }}", "{{ rules.loan_tme }}")
    build = project.build(environment={"MESSAGES": None})
    assert (build.code, "Menade du ”loan_time”?" in build.errors) == (1, True)


def test_a_language_that_has_no_messages_is_told_with_those_that_have(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.run("check")[0] == 0
    monkeypatch.setenv("MESSAGES", "xx")
    assert project.run("check") == (
        2,
        "MESSAGES=xx: Messages cannot be said in this language.\n    Possible here: en, sv.\n",
    )
    project.change("docs/site.yml", "time_zone:", "messages: svv\ntime_zone:")
    line = (project.root / "docs/site.yml").read_text(encoding="utf-8").split("\n").index("messages: svv") + 1
    assert project.report() == (
        f"docs/site.yml:{line}: messages: Messages cannot be said in “svv”.\n"
        "    Did you mean “sv”? Possible here: en, sv."
        " Without this line, the computer of each editor says in which language."
    )


WRONG = {  # an entry, and what is told of it
    "qa": (
        'msgid "There is no page “{page}”."\nmsgstr "Det finns ingen sida ”{sida}”."',
        "not those of the original",
    ),
    "qb": ('msgid "There is no page “{page}”."\nmsgstr "Det finns ingen sida."', "not those of the original"),
    "qc": (
        'msgid "There is no page “{page}”."\nmsgstr "Det finns ingen sida ”{page”."',
        "not those of the original",
    ),
    "qd": ('msgid "There is no page “{page}”."\nmsgstr "Det finns', "not those of the original"),
    "qe": ("\udcff", "cannot be read"),  # not UTF-8
}


@pytest.mark.parametrize("language", WRONG)
def test_what_is_wrong_with_a_catalogue_is_told_and_is_said_in_english(
    language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entry, told = WRONG[language]
    monkeypatch.setattr("bilingual.messages.CATALOGUES", tmp_path)
    (tmp_path / f"{language}.po").write_text(f"{entry}\n", encoding="utf-8", errors="surrogateescape")
    problem = Problem("a.md", 1, say("There is no page “{page}”.", page="b.md"), as_is(""), "broken-link")
    assert report([problem], language) == "a.md:1: There is no page “b.md”.\n    "
    (fault,) = find_faults(language)
    assert (fault.file, fault.severity, told in fault.what) == (f"messages/{language}.po", "note", True)
    assert 1 <= fault.line <= 3
