"""Words that no dictionary has: on lists in both languages, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bilingual.checks.gaps import find_gaps
from bilingual.checks.spelling import OwnWords, Spelling, find_missing_dictionaries, find_misspelled, slips
from bilingual.data.languages import read_languages
from bilingual.languages.dictionaries import Dictionary, find_dictionary
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language
from bilingual.messages import in_language
from bilingual.pages.section import Passage
from bilingual.problems import Problem, report
from bilingual.text.words import Prose

from ..conftest import copy_in_two

LISTS = Path(__file__).parent.parent / "spelling"
FOUND, FLAGGED = 0.9, 0.02  # of the mistakes at least, of the right words at most
LANGUAGES = {locale: known(locale) for locale in ("sv", "en", "fi")}


def lines(name: str) -> Iterator[str]:
    """A list without its comments."""
    text = (LISTS / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def told(text: str, locale: str = "sv", own: str = "", **marks: object) -> list[Problem]:
    """What is told of a text on a page of a site in Swedish, English and Finnish, with words of its own."""
    files = {f"docs/languages/{locale}.yml": f"spelling: {{ words: {own or 'x'} }}".encode()}
    languages = {**LANGUAGES, **read_languages(files, [locale])[0]}
    spellings = {each: Spelling(language) for each, language in languages.items()}
    passage = Passage(locale, f"docs/{locale}/index.md", "index.md#", ())
    return list(find_misspelled(passage, [Prose(1, text, (), **marks)], spellings, []))  # type: ignore[arg-type]


def words(text: str, locale: str = "sv", own: str = "", **marks: object) -> str:
    """The words that are told, in the order of the text."""
    return " ".join(problem.what.split("”")[0].strip("“") for problem in told(text, locale, own, **marks))


def test_nine_of_ten_mistakes_are_found_and_hardly_any_right_word_is_told() -> None:
    mistakes = [(locale, line.partition(" ")[0]) for locale in ("sv", "en") for line in lines(f"mistakes.{locale}.txt")]
    right = [(locale, word) for locale in ("sv", "en") for word in " ".join(lines(f"right.{locale}.txt")).split()]
    assert len(mistakes) >= 200
    assert len(right) >= 400
    spellings = {locale: Spelling(LANGUAGES[locale]) for locale in ("sv", "en")}
    missed = [word for locale, word in mistakes if not any(spellings[locale].wrong_parts(word))]
    flagged = [word for locale, word in right if any(spellings[locale].wrong_parts(word))]
    assert len(missed) <= (1 - FOUND) * len(mistakes), missed
    assert len(flagged) <= FLAGGED * len(right), flagged


INNOCENT = (
    ("sv", "Stödet gäller introduktions- och uppföljningsfasen, e-posten, EU:s regler, WCAG 2.2 och PDF-filen."),
    ("sv", "Ring Hüseyin Kaçar i Mjölkuddsby. Kolla kontakt@lindeby.example, www.lindeby.example och index.md."),
    ("sv", "En tredagarskurs för en 1-åring: tors kl. 9, t.ex. den 3 jan., m.m. etc."),
    ("sv", "Här kan du läsa på suomi, العربية och 中文."),
    ("sv", "De frågar ”how do I apply” och ”miten otat seuraavan askeleen”."),
    ("en", "It’s the employers’ and Sweden’s well-organised co-operation, isn’t it? The 1st A4 page."),
    ("en", "Ask Försäkringskassan i Umeå. The prize is a grey size."),
    ("fi", "Tämä on kirjotettu väärin."),
)  # fmt: skip


@pytest.mark.parametrize(("locale", "text"), INNOCENT)
def test_what_is_no_mistake_is_not_told(locale: str, text: str) -> None:
    assert words(text, locale) == ""


TOLD = (
    ("sv", "Du får ersätning av oss.", "ersätning"),
    ("sv", "Ersätning får du av oss.", "Ersätning"),
    ("sv", "DU FÅR ERSÄTNING AV OSS.", "ERSÄTNING"),
    ("sv", "Du får inarbetnings- och ersätningsstöd.", "ersätningsstöd"),
    ("sv", "Vi ringer sedan.Kom hit.", "The space after “sedan."),
    ("sv", "Du får er\u00adsät\u00adning.", "er\u00adsät\u00adning"),
    ("en", "We organize and analyze a Center in gray.", "organize analyze gray"),
    ("en", "The agreement’s lenght.", "lenght"),
    ("en", "We need the resultat.", "resultat"),
)  # fmt: skip


@pytest.mark.parametrize(("locale", "text", "expected"), TOLD)
def test_a_mistake_is_told_where_it_stands(locale: str, text: str, expected: str) -> None:
    assert words(text, locale).replace("\u00ad", "") == expected.replace("\u00ad", "")


def test_words_in_another_language_are_spelled_as_that_language_spells_them() -> None:
    text = "We call it ersättning or ersätning."
    marked = ((text.index("ersättning"), len(text) - 1, "sv"),)
    assert words(text, "en", marked=marked) == "ersätning"


def test_a_message_says_the_nearest_word_and_how_to_allow_it_in_both_languages() -> None:
    (problem,) = told("Du får ersätning av oss.")
    assert report([problem]) == (
        "docs/sv/index.md:1: “ersätning” is in no dictionary of Swedish. Did you mean “ersättning”?\n"
        "    Mend it. If it is right, write it below spelling, words in docs/languages/sv.yml, or allow it beside the"
        " text: <!-- allow spelling: why -->"
    )
    assert problem.edit
    assert (problem.edit.old, problem.edit.new) == ("ersätning", "ersättning")
    assert in_language(problem.what, "sv") == "”ersätning” finns inte i ordlistan för svenska. Menade du ”ersättning”?"


def test_a_site_can_have_words_of_its_own() -> None:
    assert words("Vi spelar blorp, blorpar och blorps.", own="Blorp") == "blorpar"
    assert words("Vi spelar blorp, blorpar och blorpxyz.", own="blorp…") == "blorpxyz"


def test_what_is_told_of_an_unknown_name_hangs_on_whether_it_is_nearly_one_of_the_service() -> None:
    assert words("Vi på Blorpverket och Blorpverkt hjälper.", own="Blorpverket") == "Blorpverkt"


def test_the_names_of_the_data_files_are_right(tmp_path: Path) -> None:
    """Of the authority, and of the one that supervises: no page can have to explain that they are spelled so."""
    project = copy_in_two(tmp_path)
    for locale, text in (("sv", "Digg och Blorpverket svarar."), ("en", "Digg and Blorpverket answer.")):
        project.change("docs/organisation.yml", f"  {locale}: Lindeby", f"  {locale}: Blorpverket i Lindeby")
        project.write(f"docs/{locale}/new.md", f"---\ntitle: A\ndescription: A\nslug: new-{locale}\n---\n\n{text}\n")
    said = project.report()
    assert "Digg" not in said
    assert "Blorpverket" not in said


def test_a_language_without_a_dictionary_is_said_once_in_the_status() -> None:
    assert [gap.kind for gap in find_gaps(LANGUAGES["fi"]) if gap.kind == "dictionary"] == ["dictionary"]
    assert not [gap for locale in ("sv", "en") for gap in find_gaps(LANGUAGES[locale]) if gap.kind == "dictionary"]


def test_a_dictionary_that_is_missing_is_a_sentence_and_nothing_is_told_of_words() -> None:
    language = Language("nb", {"spelling": {"dictionary": "nb_XX"}})
    (problem,) = find_missing_dictionaries({"nb": language})
    assert (problem.severity, problem.what) == (
        "note",
        "The dictionary nb_XX is not installed, so that no misspelled word of Norwegian Bokmål is told.",
    )
    assert not list(Spelling(language).find("Ersätning"))


def test_a_word_that_was_right_before_is_not_looked_up_again(tmp_path: Path) -> None:
    found = find_dictionary("sv_SE")
    assert found
    assert found.has("stödperson")
    nowhere = Dictionary("sv_SE", tmp_path)  # without files, so that to look up anything raises
    nowhere.remember(lambda: ["stödperson"], lambda: [("stödpesron", "stödperson")])
    assert nowhere.has("stödperson")
    assert nowhere.near("stödpesron") == ("stödperson",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("stöd", "stöd", 0), ("stöd", "stödd", 1), ("stöd", "sötd", 1), ("stöd", "stal", 2), ("a", "aaaa", 3)],
)
def test_slips_are_letters_left_out_added_taken_for_another_or_swapped(one: str, other: str, expected: int) -> None:
    assert slips(one, other) == slips(other, one) == expected


def test_one_slip_is_a_letter_left_out_added_taken_for_another_or_swapped_with_the_next() -> None:
    own = OwnWords(["handledare", "konsulent"])
    for word in ("handlare", "hndledare", "handleddare", "hantledare", "ahndledare", "handlearde", "handledarex"):
        assert own.near(word) == ("handledare" if slips(word, "handledare") == 1 else "")
    assert [own.near(word) for word in ("Konsulnet", "konsulent", "xkonsulen")] == ["Konsulent", "", ""]
