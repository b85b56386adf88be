"""What is known of a language: its file, what a site adds to it, what follows where it is lacking."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from babel import Locale
from bilingual.checks.checked import open_memory
from bilingual.checks.gaps import find_gaps
from bilingual.data.languages import read_languages
from bilingual.gather import gather
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language, leaves
from bilingual.languages.sentences import find_sentences
from bilingual.problems import report
from bilingual.quantities.finding import find_quantities
from bilingual.quantities.quantity import Side
from bilingual.reports.status import as_table

from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Project

FOLDER = ROOT / "hooks/bilingual/languages"
OWN = sorted(path.stem for path in FOLDER.glob("*.yml"))


def language(locale: str, **files: str) -> Language:
    """A language as a site knows it that has these files in docs/languages/, by locale with “_” in place of “-”."""
    raw = {f"docs/languages/{name.replace('_', '-')}.yml": text.encode() for name, text in files.items()}
    languages, problems = read_languages(raw, [locale])
    assert report(problems) == ""
    return languages[locale]


def said(text: str, of: Language) -> str:
    """The quantities of a text in that language."""
    return "; ".join(f"{one.limit} {one.value}" if one.limit else one.value for one in find_quantities(text, of))


ADDED: tuple[tuple[str, str, dict[str, str], str, str], ...] = (
    # what a site's file does, the language, its files, a text, its quantities
    ("nothing", "sv", {}, "sex månader, sex månvarv", "P6M; 6"),
    ("adds a word", "sv", {"sv": "units: { units: { month: månvarv } }"}, "sex månader, sex månvarv", "P6M; P6M"),
    ("adds one with a capital", "sv", {"sv": "units: { units: { month: Månvarv } }"}, "sex månvarv", "P6M"),
    ("replaces a line", "sv", {"sv": "units: { units: { month: = månvarv } }"}, "sex månader, sex månvarv", "6; P6M"),
    ("empties a line", "sv", {"sv": "units: { units: { month: } }"}, "sex månader, sex veckor", "6; P42D"),
    ("empties a table", "sv", {"sv": "units: { units: }"}, "sex månader", "6"),
    ("empties a group", "sv", {"sv": "limits:"}, "högst sex månader", "P6M"),
    ("has nothing in it", "sv", {"sv": "{}"}, "högst sex månader", "at_most P6M"),
    ("takes a word over", "sv", {"sv": "units: { units: { hour: dag } }"}, "sex dag, sex dagar", "PT6H; P6D"),
    ("adds a currency", "sv", {"sv": "units: { units: { NOK: norska_kronor } }"}, "6 norska kronor", "NOK 6"),
    ("adds a part of one", "sv", {"sv": "units: { units: { 0.01 NOK: norska_öre } }"}, "50 norska öre", "NOK 0.5"),
    ("adds a limit", "sv", {"sv": "limits: { limits_before: { at_most: inalles } }"}, "inalles 6 år", "at_most P6Y"),
    ("adds a phrase", "sv", {"sv": "units: { phrases: { month: { 2: tvåmånad } } }"}, "tvåmånad", "P2M"),
    ("sets a switch", "sv", {"sv": "dates: { month_before_day: true }"}, "mars 1, 2027", "2027-03-01"),
    ("is for the language of a region", "en-GB", {"en": "units: { units: { month: moon } }"}, "six moons", "6"),
    ("is for a region", "en-GB", {"en_GB": "units: { units: { month: moons } }"}, "six moons", "P6M"),
    ("goes before that of its language", "en-GB",
     {"en": "units: { units: { month: moons } }", "en_GB": "units: { units: { week: moons } }"}, "six moons", "P42D"),
    ("makes a language known", "et",
     {"et": "numbers: { ones: { 6: kuus } }\nunits: { units: { month: kuud } }"}, "kuus kuud", "P6M"),
)  # fmt: skip


@pytest.mark.parametrize(("what", "locale", "files", "text", "expected"), ADDED, ids=[each[0] for each in ADDED])
def test_a_file_of_the_site(what: str, locale: str, files: Mapping[str, str], text: str, expected: str) -> None:
    assert said(text, language(locale, **files)) == expected


def test_a_region_has_what_its_language_has() -> None:
    text = "sex månader, högst 1 000 kronor, den 1 mars 2027, t.ex. Nu. Sedan"
    for locale in ("sv-SE", "sv-FI", "sv_SE"):
        assert said(text, known(locale)) == said(text, known("sv"))
        assert list(find_sentences(text, known(locale))) == list(find_sentences(text, known("sv")))


def test_the_same_files_make_the_same_language_so_that_nothing_is_made_from_it_twice() -> None:
    own = "sentences: { abbreviations: bokv }"
    assert language("sv", sv=own) is language("sv", sv=own)
    assert language("sv") is known("sv")
    assert language("sv", sv=own) is not known("sv")


FILE = """\
sentnces: {}
sentences:
  abreviations: bokv
  abbreviations: [bokv]
readability:
  formula: FLESCH
  usual_length: 1
numbers:
  ones: { six: sex }
  written_together: ja
units:
  units:
    mounth: månvarv
    MONTH: månvarv
    week: mån…varv
    day: dygnvarv
    hour: dygnvarv
  currencies: { Kronor: kr }
  phrases: { month: { 1/0: månvarv } }
limits:
  limits_before: { atmost: inalles }
"""
GROUPS = (
    "Possible here: cldr, sentences, detection, readability, spelling, search, hyphenation, numbers, units, "
    "between_numbers, ages, repetition, ordinals, dates, limits, no_quantities, sense."
)
LINE = (
    "Write a line of words: “_” for the gap within a phrase, “…” only at a word's end. They are added to "
    "what is known; “=” before them puts them in its place, and an empty line takes all away."
)
UNITS = (
    "second, minute, quarter_hour, half_hour, hour, half_day, day, working_day, week, fortnight, month, quarter, "
    "half_year, year, decade, century, year_of_age, per_cent, per_mille, percentage_point, share, piece, times."
)
SAYS = f"""\
docs/languages/sv.yml:1: “sentnces” is not a name that can stand here.
    Did you mean “sentences”? {GROUPS}
docs/languages/sv.yml:3: sentences: “abreviations” is not a name that can stand here.
    Did you mean “abbreviations”? Possible here: abbreviations, abbreviations_before_numbers, opening, closing.
docs/languages/sv.yml:4: sentences.abbreviations: This must be text or empty, but it is a list.
    {LINE}
docs/languages/sv.yml:6: readability.formula: “FLESCH” is not one of the possible values.
    Possible here: LIX, none.
docs/languages/sv.yml:7: readability.usual_length: 1 is not possible: it must be at least 20.
    Write how many words say what takes 100 in Swedish or English; nothing if words have no gaps between them.
docs/languages/sv.yml:9: numbers.ones: “six” is not a good name.
    Write a whole number before the colon, and its words behind it.
docs/languages/sv.yml:10: numbers.written_together: This must be true or false, but it is the text “ja”.
    Write true if the larger parts may be one word.
docs/languages/sv.yml:13: units.units: “mounth” is not a name that can stand here.
    Did you mean “month”? Possible here: {UNITS}
docs/languages/sv.yml:14: units.units: “MONTH” is not a name that can stand here.
    Did you mean “month”? Possible here: {UNITS}
docs/languages/sv.yml:15: units.units.week: “mån…varv” is not written in the right way.
    {LINE}
docs/languages/sv.yml:18: units.currencies: “Kronor” is not a good name.
    Write the three capitals of the currency, as SEK.
docs/languages/sv.yml:19: units.phrases.month: “1/0” is not a good name.
    Write an amount before the colon: a whole number, or two as in 1/2.
docs/languages/sv.yml:21: limits.limits_before: “atmost” is not a name that can stand here.
    Did you mean “at_most”? Possible here: {", ".join(get_args(Side)[:-1])}.
"""


def test_every_mistake_is_told_at_its_line_with_the_nearest_choice() -> None:
    _, problems = read_languages({"docs/languages/sv.yml": FILE.encode()}, ["sv"])
    assert f"{report(problems)}\n" == SAYS


def test_a_word_that_means_two_things_is_told() -> None:
    own = "numbers:\n  ones:\n    6: sex\n    7: sju sex\nunits:\n  adjectives: sex\n"
    _, problems = read_languages({"docs/languages/sv.yml": own.encode()}, ["sv"])
    assert report(problems) == (
        "docs/languages/sv.yml:4: numbers.ones.7: “sex” stands at “6” too, and can mean one of them only.\n"
        "    Take it out of one of the two."
    )


def test_a_file_for_a_language_that_the_site_does_not_have_is_told() -> None:
    files = {f"docs/languages/{name}.yml": b"{}" for name in ("sv", "sv-SE", "en", "se", "de")}
    _, problems = read_languages(files, ["sv-SE", "en"])
    possible = "Possible here: docs/languages/sv.yml, docs/languages/sv-SE.yml, docs/languages/en.yml."
    assert [str(problem) for problem in problems] == [
        "docs/languages/se.yml:1: This file has no effect: the site has no language of this name.\n"
        f"    Did you mean “docs/languages/sv.yml”? {possible}",
        "docs/languages/de.yml:1: This file has no effect: the site has no language of this name.\n"
        f"    Did you mean “docs/languages/en.yml”? {possible}",
    ]


@pytest.mark.parametrize("locale", OWN)
def test_the_languages_that_come_with_the_generator_lack_nothing(locale: str) -> None:
    # Of Finnish no dictionary is in a package that knows enough of its words; and its persons stand in the verb.
    lacking = [
        "no dictionary; misspelled words are not found",
        "no words for whoever speaks and is spoken to; who does what is not compared",
    ]
    lacking = lacking if locale == "fi" else []
    assert list(map(str, find_gaps(known(locale)))) == lacking
    assert find_gaps(known(f"{locale}-FI")) == find_gaps(known(locale))


def test_what_a_language_lacks_is_said_with_what_follows() -> None:
    assert list(map(str, find_gaps(known("ar")))) == [
        "no number words; numbers in words are not compared",
        "no words for units; numbers are compared without what they count",
        "no ordinals; numbers in words are not compared",
        "no words before the numbers of laws and the like; figures are told only where each text has others",
        "no words for limits; limits are not compared",
        "no days of the week; days of the week and months alone are not compared",
        "no hours in words; times of day in words are not compared",
        "no small words; sentences in this language are not found on pages of the others",
        "no usual length; the length of texts is not compared",
        "no usual number of characters; sentences that are lost are not found",
        "no readability formula; how hard texts are to read is not compared",
        "no dictionary; misspelled words are not found",
        "no negations; a negation that is lost is not found",
        "no words for before and after; what is turned round is not found",
        "no words for whoever speaks and is spoken to; who does what is not compared",
        "no words for conditions; a condition that is lost is not found",
        "no words for “only”; one that is lost is not found",
        "no words for duties and permissions; they are not compared",
    ]
    some = language(
        "et",
        et="numbers: { ones: { 1: üks } }\nunits: { units: { month: kuud } }\nordinals: { ordinals: { 1: esimene } }",
    )
    assert "no words for minute, hour, day, working_day, week, year, per_cent, times; numbers" in str(
        find_gaps(some)[0]
    )


def test_the_status_says_what_a_language_lacks() -> None:
    status: dict[str, Any] = {"languages": [], "sections": [], "exceptions": [], "texts of the theme": {}, "drafts": []}
    gaps = list(map(str, find_gaps(known("ar"))))
    assert "Arabic: no number words; numbers in words are not compared." in as_table(
        {**status, "not known of": {known("ar").name: gaps}}
    ).split("\n")


EXAMPLE = re.compile(r"```yaml\n(# yaml-language-server: \S+language\.schema\.json\n.*?)```", re.S)


def test_the_example_in_the_papers_does_what_they_say() -> None:
    (own,) = EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert said("högst sex månvarv, max 2 år", language("sv", sv=own)) == "at_most P6M; P2Y"


@pytest.mark.parametrize("locale", OWN)
def test_each_word_of_a_file_stands_once_in_its_table(locale: str) -> None:
    for path, line in leaves(known(locale).tables):
        words = str(line).split()
        assert len(words) == len(set(words)), (path, [word for word in words if words.count(word) > 1])


# Names of languages and codes of those that the generator knows, in code: what is said of them belongs in data.
NAMES = re.compile(
    "|".join(rf"\b{name}\b" for code in OWN for name in {Locale(code).get_display_name(each) for each in (code, "en")}),
    re.IGNORECASE,
)
CODE = [
    path
    for folder in ("hooks", "overrides")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".html", ".js", ".css", ".json", ".ttl", ".xml") and "schemas" not in path.parts
]


def code_of(path: Path) -> list[str]:
    """What a file says to the machine: of Python its texts without docstrings, else all but its comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = re.sub(r"(?sm)\{#.*?#\}|/\*.*?\*/|^\s*//.*?$|<!--.*?-->", "", text)
        return [text, *re.findall(r"""["']([^"'\n]*)["']""", text)]
    tree = ast.parse(text)
    bodies = (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    documented = {id(node.body[0].value) for node in bodies if node.body and isinstance(node.body[0], ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [str(node.value) for node in texts if id(node) not in documented]


def test_no_code_knows_a_language_by_its_name() -> None:
    found = [(path.relative_to(ROOT).as_posix(), said) for path in CODE for said in code_of(path)]
    assert len({file for file, _ in found}) > 100
    assert [each for each in found if NAMES.search(each[1])] == []
    codes = [each for each in found if re.fullmatch(rf"(?:{'|'.join(OWN)})(?:[-_]\w+)?", each[1])]
    assert {file for file, _ in codes} == {
        "hooks/bilingual/messages/__init__.py",  # the language of the patterns
        "hooks/bilingual/quantities/grammar.py",  # the standard EN 301 549
        "hooks/bilingual/quantities/names.py",  # likewise
    }


def test_a_site_reads_its_own_words_and_reads_again_what_agreed_before_them(project: Project) -> None:
    def told() -> list[str]:
        site, problems = gather(project.root, LOCALES, TODAY, open_memory(project.root))
        assert site
        return [problem.what for problem in problems if problem.code in ("number", "value")]

    for locale, text in (("sv", "Du får gratis kaffe i sju aftnar."), ("en", "You get free coffee for a week.")):
        file = f"docs/{locale}/about-us.md"
        project.write(file, (project.root / file).read_text(encoding="utf-8") + f"\n{text}\n")
    assert told() == ["The numbers differ: “a week” here, “sju” in docs/sv/about-us.md:28."]
    project.write("docs/languages/sv.yml", "units: { units: { day: aftnar } }\n")
    assert told() == []
    project.write("docs/languages/sv.yml", "units: { units: { week: aftnar } }\n")
    assert told() == ["The numbers differ: “a week” here, “sju aftnar” in docs/sv/about-us.md:28."]


def test_a_file_that_would_not_be_read_is_told(project: Project) -> None:
    project.write("docs/languages/sv.yaml", "{}\n")
    project.write("docs/languages/fi.yml", "{}\n")
    _, problems = gather(project.root, LOCALES, TODAY, compare=False)
    assert [str(one) for one in sorted(problems) if one.file.startswith("docs/languages")] == [
        "docs/languages/fi.yml:1: This file has no effect: the site has no language of this name.\n"
        "    Did you mean “docs/languages/sv.yml”? Possible here: docs/languages/sv.yml, docs/languages/en.yml.",
        "docs/languages/sv.yaml:1: docs/languages/ has no place for “sv.yaml”.\n    It holds: sv.yml, en.yml.",
    ]
