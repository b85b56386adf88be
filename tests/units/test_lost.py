"""Sentences that one text lacks: told at their place, and only told where a person has confirmed both as they are."""

from __future__ import annotations

import json

import pytest
from bilingual.checks.lost import compare_sentences
from bilingual.checks.pairing import pair_readings, usual_ratio
from bilingual.languages.knowledge import known
from bilingual.pages.section import find_sections
from bilingual.problems import Problem

from ..conftest import Project

IN_STEP = "Nothing is wrong, and the languages are in step."
PAGE, SAID = "docs/sv/about-us.md", "Vi läser allt som du skriver, och svarar så snart vi kan."
LOST = (
    f"docs/en/about-us.md:17: This paragraph has 1 sentence; {PAGE}:17 has 2. “{SAID}” seems to be missing here.\n"
    "    Say the same in every language, or allow it beside the text: <!-- allow sentence: why -->"
)
NOTE = f"Told only, since a person has confirmed these texts as they are. It counts once one of them changes:\n{LOST}\n"


def told(swedish: str, english: str, locale: str = "en", easy: bool = False) -> list[Problem]:
    """What is said of the sentences of two texts without headings."""
    languages = known(locale), known("sv")
    here, there = (
        find_sections(text, 1, language.locale, "page.md", easy)[0][0]
        for text, language in zip((english, swedish), languages, strict=True)
    )
    pairs = pair_readings(here.prose({}), there.prose({}), usual_ratio(*languages))
    return list(compare_sentences(here, there, pairs, languages))


def test_what_a_person_has_confirmed_as_it_is_is_told_each_time_and_stops_nothing_until_it_changes(
    project: Project,
) -> None:
    project.change("docs/en/about-us.md", "written the text.", "written the text. A few readers have tried it.")
    project.change(PAGE, "hittar ett fel.", f"hittar ett fel. {SAID}")
    project.confirm()
    assert project.run("check") == (0, f"{IN_STEP}\n\n{NOTE}") == project.run("check")
    (note,) = json.loads(project.run("check", "--format", "json")[1])
    assert (note["code"], note["severity"]) == ("sentence", "note")
    assert project.run("check", "--format", "github")[1].startswith("::notice file=docs/en/about-us.md,line=17::This")
    assert "seems to be missing" not in project.run("ready")[1]
    project.change("docs/en/about-us.md", "if you find a mistake", "if something is wrong")
    code, said = project.run("check")
    assert (code, LOST in said) == (1, True)
    assert said.endswith("2 to mend.\n")
    project.change(PAGE, SAID, f"{SAID} <!-- allow sentence: said elsewhere -->")
    project.confirm()
    assert project.run("check") == (0, f"{IN_STEP}\n")


def test_a_line_of_an_easy_page_is_a_sentence() -> None:
    swedish = "Bussen är röd.  \nDen kommer ofta till skolan.  \nDen stannar länge.\n"
    (problem,) = told(swedish, "The bus is red.  \nIt stays for long.\n", easy=True)
    assert problem.what == (
        "This paragraph has 2 sentences; docs/sv/page.md:1 has 3."
        " “Den kommer ofta till skolan.” seems to be missing here."
    )
    assert (problem.line, problem.there) == (1, "docs/sv/page.md:2")


def test_nothing_is_told_where_nobody_knows_how_long_a_language_is() -> None:
    swedish = "Bussen är röd. Den kommer till torget på tisdagar, och då får du låna böcker och spel av oss."
    assert told(swedish, "The bus is red.")
    assert told(swedish, "Buss on punane.", "et") == []


@pytest.mark.long
def test_texts_of_any_size_and_shape_are_compared_in_time() -> None:
    sentence, there = "Bussen kommer till torget. ", "The bus comes to the square. "
    assert told("", "") == []
    assert told(sentence, "") != []
    many, fewer = "\n\n".join([sentence] * 10_000), "\n\n".join([there] * 9_999)
    assert told(many, fewer) == []  # which of them is lost cannot be known, and one of ten thousand weighs nothing
    long = told(sentence * 500, there * 300)
    assert len(long) == 1
    assert told("A. " * 5_000, "B. " * 100) != []
    assert told("\n\n".join(f"- {sentence}" for _ in range(2_000)), there) == []


def test_a_sentence_about_something_else_is_told_and_paragraphs_in_another_order_are_not() -> None:
    library, bus = "Biblioteket lånar ut böcker.", "Bussen stannar vid hamnen."
    books, ride = "The library lends books.", "The bus stops at the harbour."
    assert told(f"{library}\n\n{bus}\n", f"{ride}\n\n{books}\n") == []
    found = told(f"{library}\n\n{bus}\n", f"{books}\n\nWash your clothes and shoes.\n")
    assert [(one.line, one.code) for one in found] == [(3, "sentence")]
    assert "speaks of something else" in str(found[0].what)


def test_of_a_language_without_topics_no_sentence_is_said_to_be_about_something_else() -> None:
    assert told("Biblioteket lånar ut böcker.\n", "Lautta lähtee satamasta.\n", "fi") == []
