"""Every way in which docs/rules.yml can be wrong is said at its line, in whole and all at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from bilingual.data.rules.history import read_histories
from bilingual.problems import report
from bilingual.records.checking import SCHEMAS
from jsonschema import Draft202012Validator

from ..confirming import LOCALES
from ..conftest import INVENTED, ROOT
from ..frozen import FROZEN
from ..tables import for_each

SOUND = """\
support:
  kind: duration
  name:
    sv: Stöd
    en: Support
  limit: at_most
  value: 6
  unit: month
  source:
    sv: Källa
    en: Source

remark:
  kind: note
  name: { sv: Not, en: Note }
  text: { sv: En sak., en: A thing. }
  source: { sv: Källa, en: Source }
"""
RANGE = " A range has min and max in its place."
NUMBER = "    Write a number above 0, with a point for decimals, without quotation marks." + RANGE
TEXT = "    Write a text, in quotation marks if it holds a colon."
LANGUAGES = "    Write it once for each language of the site, as in “sv: …” and “en: …”."
DURATION_KEYS = (
    "Possible here: kind, name, limit, value, min, max, unit, minutes, per, note, easy, source, counted_from, from, "
    "until, why, law, decision, page, checked, check_every, announce."
)
KINDS = "Possible here: duration, count, money, percentage, age, date, note."
HIDDEN = "    Take it out. If you cannot find it, write the line anew."
BRACES = "    Text with braces or brackets needs quotation marks around it."
ANCHOR = "    Write the value out, or put quotation marks around the text."
TAG = "    Take out the tag, or put quotation marks around the text."
RULE = "    Write what the rule is, one line each: kind, name, limit, value, source."


def other_kind(*lines: str) -> str:
    return "".join(
        f"{line}\n"
        for line in (
            "other:",
            "  name: { sv: Namn, en: Name }",
            "  source: { sv: Källa, en: Source }",
            "  limit: exactly",
            *(f"  {line}" for line in lines),
        )
    )


# name of the case, what stands in the sound file, what stands there instead, the whole report
CHANGES = (
    (
        "a key stands twice",
        "  value: 6\n",
        "  value: 6\n  value: 7\n",
        "docs/rules.yml:8: “value” stands here for the second time; the first is on line 7.\n    Keep one of the two.",
    ),
    (
        "a rule stands twice",
        "remark:\n",
        "support:\n",
        "docs/rules.yml:13: “support” stands here for the second time; the first is on line 1.\n"
        "    Keep one of the two.",
    ),
    (
        "a language stands twice",
        "    sv: Stöd\n",
        "    sv: Stöd\n    sv: Hjälp\n",
        "docs/rules.yml:5: “sv” stands here for the second time; the first is on line 4.\n    Keep one of the two.",
    ),
    (
        "a misspelt key",
        "  value: 6",
        "  vlaue: 6",
        "docs/rules.yml:7: support: “vlaue” is not a name that can stand here.\n"
        f"    Did you mean “value”? {DURATION_KEYS}",
    ),
    (
        "a key that nothing is like",
        "  value: 6",
        "  value: 6\n  zzz: 1",
        f"docs/rules.yml:8: support: “zzz” is not a name that can stand here.\n    {DURATION_KEYS}",
    ),
    (
        "a key of another kind",
        "  unit: month",
        "  unit: month\n  currency: SEK",
        f"docs/rules.yml:9: support: “currency” is not a name that can stand here.\n    {DURATION_KEYS}",
    ),
    (
        "no English name",
        "    en: Support\n",
        "",
        f"docs/rules.yml:3: support.name: “en” is missing.\n{TEXT}",
    ),
    (
        "no Swedish name",
        "    sv: Stöd\n",
        "",
        f"docs/rules.yml:3: support.name: “sv” is missing.\n{TEXT}",
    ),
    (
        "a language that the site does not have",
        "    en: Support\n",
        "    en: Support\n    fi: Tuki\n",
        "docs/rules.yml:6: support.name: “fi” is not a name that can stand here.\n    Possible here: sv, en.",
    ),
    (
        "one text for all languages",
        "{ sv: Not, en: Note }",
        "Note",
        f"docs/rules.yml:15: remark.name: This must be a list of names with values, but it is the text “Note”.\n"
        f"{LANGUAGES}",
    ),
    (
        "an empty text",
        "    en: Support\n",
        '    en: ""\n',
        f"docs/rules.yml:5: support.name.en: This is empty.\n{TEXT}",
    ),
    (
        "a text that is a number",
        "    en: Support\n",
        "    en: 6\n",
        f"docs/rules.yml:5: support.name.en: This must be text, but it is 6.\n{TEXT}"
        ' If it is meant, put quotation marks around it: "6".',
    ),
    (
        "a unit in the plural",
        "unit: month",
        "unit: months",
        "docs/rules.yml:8: support.unit: “months” is not one of the possible values.\n"
        "    Did you mean “month”? Possible here: minute, hour, day, week, month, year.",
    ),
    (
        "a unit in Swedish",
        "unit: month",
        "unit: år",
        "docs/rules.yml:8: support.unit: “år” is not one of the possible values.\n"
        "    Possible here: minute, hour, day, week, month, year.",
    ),
    (
        "a limit that does not exist",
        "at_most",
        "max",
        "docs/rules.yml:6: support.limit: “max” is not one of the possible values.\n"
        "    Possible here: at_most, at_least, exactly, none.",
    ),
    (
        "a limit left empty",
        "limit: at_most",
        "limit:",
        "docs/rules.yml:6: support.limit: This must be one of the possible values, but it is empty.\n"
        "    Possible here: at_most, at_least, exactly, none.",
    ),
    (
        "no source",
        "  source:\n    sv: Källa\n    en: Source\n",
        "",
        "docs/rules.yml:1: support: “source” is missing.\n    Where the rule comes from, in each language.",
    ),
    (
        "a kind that does not exist",
        "kind: note",
        "kind: notes",
        f"docs/rules.yml:14: remark.kind: “notes” is not one of the possible values.\n    Did you mean “note”? {KINDS}",
    ),
    (
        "no kind",
        "  kind: note\n",
        "",
        "docs/rules.yml:13: remark: “kind” is missing.\n"
        "    Write the kind of value: duration, count, money, percentage, age, date, note.",
    ),
    (
        "a number in quotation marks",
        "value: 6",
        "value: '6'",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “6”.\n{NUMBER}",
    ),
    (
        "a number with a zero before it",
        "value: 6",
        "value: 010",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “010”.\n{NUMBER}",
    ),
    (
        "a number with a decimal comma",
        "value: 6",
        "value: 1,5",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “1,5”.\n{NUMBER}",
    ),
    (
        "a number with its unit",
        "value: 6",
        "value: 6 months",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “6 months”.\n{NUMBER}",
    ),
    (
        "a number in base 60",
        "value: 6",
        "value: 1:30",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “1:30”.\n{NUMBER}",
    ),
    (
        "a number in exponents",
        "value: 6",
        "value: 1e400",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “1e400”.\n{NUMBER}",
    ),
    (
        "no number at all",
        "value: 6",
        "value: .nan",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “.nan”.\n{NUMBER}",
    ),
    (
        "an infinite number",
        "value: 6",
        "value: .inf",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “.inf”.\n{NUMBER}",
    ),
    (
        "yes",
        "value: 6",
        "value: yes",
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “yes”.\n{NUMBER}",
    ),
    (
        "true",
        "value: 6",
        "value: true",
        f"docs/rules.yml:7: support.value: This must be a number, but it is true.\n{NUMBER}",
    ),
    (
        "a value left empty",
        "value: 6",
        "value:",
        f"docs/rules.yml:7: support.value: This must be a number, but it is empty.\n{NUMBER}",
    ),
    (
        "a list for a value",
        "value: 6",
        "value: [6, 7]",
        f"docs/rules.yml:7: support.value: This must be a number, but it is a list.\n{NUMBER}",
    ),
    (
        "a number below nought",
        "value: 6",
        "value: -6",
        f"docs/rules.yml:7: support.value: -6 is not possible: it must be more than 0.\n{NUMBER}",
    ),
    (
        "nought months",
        "value: 6",
        "value: 0",
        f"docs/rules.yml:7: support.value: 0 is not possible: it must be more than 0.\n{NUMBER}",
    ),
    (
        "an anchor",
        "value: 6",
        "value: &six 6",
        f"docs/rules.yml:7: “six” is an anchor or an alias (& or *).\n{ANCHOR}",
    ),
    (
        "an alias",
        "value: 6",
        "value: *six",
        f"docs/rules.yml:7: “six” is an anchor or an alias (& or *).\n{ANCHOR}",
    ),
    (
        "a tag that would run a program",
        "value: 6",
        "value: !!python/object/apply:os.system [id]",
        f"docs/rules.yml:7: “tag:yaml.org,2002:python/object/apply:os.system” is a type tag.\n{TAG}",
    ),
    (
        "a tag of our own",
        "value: 6",
        "value: !env HOME",
        f"docs/rules.yml:7: “!env” is a type tag.\n{TAG}",
    ),
    (
        "a merge of another rule",
        "  value: 6",
        "  <<: { value: 6 }",
        f"docs/rules.yml:1: support: “value” is missing.\n{NUMBER}\n"
        f"docs/rules.yml:7: support: “<<” is not a name that can stand here.\n    {DURATION_KEYS}",
    ),
    (
        "a tab at the start of a line",
        "  value: 6",
        "\tvalue: 6",
        "docs/rules.yml:7: This line cannot be read as YAML (found a tab character that violates indentation).\n"
        "    Use spaces, not tabs, at the start of a line.",
    ),
    (
        "a colon in a text",
        "sv: Stöd",
        "sv: Stöd: mer",
        "docs/rules.yml:4: This line cannot be read as YAML (mapping values are not allowed in this context).\n"
        "    A text with a colon and a space in it must stand between quotation marks.",
    ),
    (
        "a quotation mark that is never closed",
        "sv: Stöd",
        'sv: "Stöd',
        "docs/rules.yml:4: This line cannot be read as YAML (found unexpected end of stream).\n"
        "    A quotation mark is never closed.",
    ),
    (
        "braces without quotation marks",
        "sv: Stöd",
        "sv: {{ rules.x }}",
        f"docs/rules.yml:4: A text that begins with “{{{{” is not read as text.\n{BRACES}",
    ),
    (
        "a character that text files do not have",
        "sv: Stöd",
        "sv: St\x00d",
        f"docs/rules.yml:4: There is a character here that cannot be seen: U+0000 (null) (column 11).\n{HIDDEN}",
    ),
    (
        "a name with capitals and a hyphen",
        "remark:",
        "My-Remark:",
        "docs/rules.yml:13: “My-Remark” is not a good name.\n"
        "    Did you mean “my_remark”? Use small letters a to z, digits and single underscores, and begin with a"
        " letter; find, own, phrase, plain and value are taken.",
    ),
    (
        "a rule that is a number",
        "remark:\n",
        "more: 3\nremark:\n",
        f"docs/rules.yml:13: more: This must be a list of names with values, but it is 3.\n{RULE}",
    ),
    (
        "a second document",
        "remark:\n",
        "---\nremark:\n",
        "docs/rules.yml:13: A second document starts here.\n    Take out the line with three hyphens.",
    ),
    (
        "errors of several sorts in one message",
        "  limit: at_most\n  value: 6\n  unit: month\n",
        "  limit: most\n  value: six\n  unit: moon\n  extra: 1\n",
        "docs/rules.yml:6: support.limit: “most” is not one of the possible values.\n"
        "    Did you mean “at_most”? Possible here: at_most, at_least, exactly, none.\n"
        f"docs/rules.yml:7: support.value: This must be a number, but it is the text “six”.\n{NUMBER}\n"
        "docs/rules.yml:8: support.unit: “moon” is not one of the possible values.\n"
        "    Did you mean “month”? Possible here: minute, hour, day, week, month, year.\n"
        f"docs/rules.yml:9: support: “extra” is not a name that can stand here.\n    {DURATION_KEYS}",
    ),
    (
        "errors in several rules in one message",
        "    en: Source\n\nremark:\n  kind: note\n  name: { sv: Not, en: Note }\n",
        "\nremark:\n  kind: note\n  name: { sv: Not }\n",
        f"docs/rules.yml:9: support.source: “en” is missing.\n{TEXT}\n"
        f"docs/rules.yml:14: remark.name: “en” is missing.\n{TEXT}",
    ),
)
FILES = (
    (
        "a list",
        "- a\n- b\n",
        "docs/rules.yml:1: This should be a list of names, each followed by a colon and its value.\n"
        "    Look at the examples in the README.",
    ),
    (
        "fifty levels",
        "a: " + "[" * 50 + "]" * 50,
        "docs/rules.yml:1: More than 12 levels inside each other.\n    Use fewer levels.",
    ),
    (
        "a hundred thousand brackets",
        "a: " + "[" * 100_000,
        "docs/rules.yml:1: More than 12 levels inside each other.\n    Use fewer levels.",
    ),
    (
        "more than an editor ever writes",
        SOUND + "#" * 300_000,
        "docs/rules.yml:1: The file is too large: 293 KB, more than 256 KB.\n"
        "    Divide it, or take out what does not belong.",
    ),
    (
        "aliases that would multiply",
        "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        f"docs/rules.yml:1: “a” is an anchor or an alias (& or *).\n{ANCHOR}\n"
        f"docs/rules.yml:2: “a” is an anchor or an alias (& or *).\n{ANCHOR}\n"
        f"docs/rules.yml:2: “b” is an anchor or an alias (& or *).\n{ANCHOR}\n"
        f"docs/rules.yml:3: “b” is an anchor or an alias (& or *).\n{ANCHOR}",
    ),
    (
        "a day that does not exist",
        other_kind("kind: date", "value: 2027-02-30"),
        "docs/rules.yml:6: other.value: “2027-02-30” is not written in the right way.\n"
        f"    Write a day that exists as year-month-day, as in 2027-03-01.{RANGE}",
    ),
    (
        "a day in another order",
        other_kind("kind: date", "value: 1/3 2027"),
        "docs/rules.yml:6: other.value: “1/3 2027” is not written in the right way.\n"
        f"    Write a day that exists as year-month-day, as in 2027-03-01.{RANGE}",
    ),
    (
        "half a person",
        other_kind("kind: count", "value: 1.5"),
        "docs/rules.yml:6: other.value: This must be a whole number, but it is 1.5.\n"
        f"    Write a whole number, 0 or more, without quotation marks.{RANGE}",
    ),
    (
        "an age of three hundred",
        other_kind("kind: age", "value: 300"),
        "docs/rules.yml:6: other.value: 300 is not possible: it must be at most 130.\n"
        f"    Write the age in whole years, 0 to 130, without quotation marks.{RANGE}",
    ),
    (
        "a percentage with its sign",
        other_kind("kind: percentage", "value: 25 %"),
        "docs/rules.yml:6: other.value: This must be a number, but it is the text “25 %”.\n"
        f"    Write the percentage as a number: 25 means 25 percent.{RANGE}",
    ),
    (
        "money without a currency",
        other_kind("kind: money", "value: 1250"),
        "docs/rules.yml:1: other: “currency” is missing.\n"
        "    Write the three capital letters of the currency, as in SEK (ISO 4217).",
    ),
    (
        "money in crowns",
        other_kind("kind: money", "value: 1 250", "currency: kr"),
        "docs/rules.yml:6: other.value: This must be a number, but it is the text “1 250”.\n"
        f"    Write the amount as a number, with a point for decimals, without spaces or quotation marks.{RANGE}\n"
        "docs/rules.yml:7: other.currency: “kr” is not written in the right way.\n"
        "    Write the three capital letters of the currency, as in SEK (ISO 4217).",
    ),
    (
        "a noun in one language",
        other_kind("kind: count", "value: 5", "noun: { sv: { one: '{amount} plats', other: '{amount} platser' } }"),
        "docs/rules.yml:7: other.noun: “en” is missing.\n"
        '    What is counted, for each language its forms, as in “one: "{amount} place"” '
        'and “other: "{amount} places"”.',
    ),
)


@for_each(("old", "new", "expected"), [row[1:] for row in CHANGES])
def test_a_mistake_is_reported_at_its_line_with_what_to_do(old: str, new: str, expected: str) -> None:
    assert SOUND.count(old) == 1
    rules, problems = read_histories(SOUND.replace(old, new).encode(), LOCALES)
    assert report(problems) == expected
    assert rules == {}


@for_each(("text", "expected"), [row[1:] for row in FILES])
def test_a_file_that_cannot_be_used_is_reported_in_whole(text: str, expected: str) -> None:
    rules, problems = read_histories(text.encode(), LOCALES)
    assert report(problems) == expected
    assert rules == {}


def test_a_file_in_another_encoding_is_reported_at_the_line_of_the_first_such_character() -> None:
    _, problems = read_histories(SOUND.encode("latin-1"), LOCALES)
    assert report(problems) == (
        "docs/rules.yml:4: There is a character here that is not UTF-8.\n    Save the file with the encoding UTF-8: "
        "an editor asks for it where a file is saved under another name."
    )


@pytest.mark.parametrize(
    "raw",
    [
        SOUND.encode("utf-8-sig"),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("\n", "\r").encode(),
        SOUND.rstrip().encode(),
        f"---\n{SOUND}".encode(),
        f"{SOUND}\n# The end.\n...\n".encode(),
    ],
    ids=[
        "a byte order mark",
        "line ends of Windows",
        "line ends of old",
        "no line end at the end",
        "three hyphens at the start",
        "three points at the end",
    ],
)
def test_what_editors_leave_behind_makes_no_difference(raw: bytes) -> None:
    sound, _ = read_histories(SOUND.encode(), LOCALES)
    rules, problems = read_histories(raw, LOCALES)
    assert problems == []
    assert [(rule.periods[0].value, rule.periods[0].texts) for rule in rules.values()] == [
        (rule.periods[0].value, rule.periods[0].texts) for rule in sound.values()
    ]


def test_rules_keep_the_order_and_the_lines_of_the_file() -> None:
    rules, _ = read_histories(SOUND.encode(), LOCALES)
    assert [(name, rule.line) for name, rule in rules.items()] == [("support", 1), ("remark", 13)]


def test_lines_are_right_with_line_ends_of_windows() -> None:
    _, problems = read_histories(SOUND.replace("value: 6", "value: six").replace("\n", "\r\n").encode(), LOCALES)
    assert [problem.line for problem in problems] == [7]


SCHEMA_FILES = sorted(SCHEMAS.glob("*.json"))
DATA_FILES = sorted(path for site in (INVENTED, FROZEN) for path in (site / "docs").rglob("*.yml"))
DATA_FILES += [*sorted((ROOT / "hooks/bilingual/languages").glob("*.yml")), ROOT / "serving.yml"]


def schema_of(path: Path) -> Path:
    first_line = path.read_text(encoding="utf-8").split("\n", 1)[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first_line)
    assert named, f"{path} does not name its schema in its first line"
    return (path.parent / named[1]).resolve()


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=[path.name for path in SCHEMA_FILES])
def test_a_schema_is_itself_a_sound_schema(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert [error.message for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)] == []


def find_schema_errors(path: Path) -> list[str]:
    """What a data file does not keep of the schema that it names, as the tools of editors see it."""
    schema = schema_of(path)
    assert schema.parent == SCHEMAS
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    data = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))  # days are text
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", DATA_FILES, ids=[path.relative_to(ROOT).as_posix() for path in DATA_FILES])
def test_a_data_file_names_its_schema_and_keeps_it(path: Path) -> None:
    assert find_schema_errors(path) == []


def test_every_schema_serves_a_data_file_or_the_front_matter() -> None:
    used = {schema_of(path).name for path in DATA_FILES} | {
        "page.schema.json",
        "questions.schema.json",
    }  # none of the two sites has questions
    assert {path.name for path in SCHEMA_FILES} == used


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    assert len(set(names)) == len(names), f"a name stands twice: {names}"
    return dict(pairs)


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=[path.name for path in SCHEMA_FILES])
def test_no_name_stands_twice_in_a_schema(path: Path) -> None:
    """Only the last one would count, without a word."""
    json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
