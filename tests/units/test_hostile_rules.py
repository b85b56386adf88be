"""A hostile docs/rules.yml, in more than a hundred kinds: clear messages at the right lines, and never a traceback."""

from __future__ import annotations

import re

import pytest
from bilingual.data.rules.history import MOST_RULES, read_histories
from bilingual.problems import report
from bilingual.records.reading import MAX_BYTES, MAX_PROBLEMS
from hypothesis import given
from hypothesis import strategies as st

from ..confirming import LOCALES
from ..tables import for_each
from .test_rules_file import SOUND

FRAME = """\
support:
  kind: duration
  name: { sv: Stöd, en: Support }
  limit: at_most
  unit: month
  source: { sv: Källa, en: Source }
"""
COUNT = """\
places:
  kind: count
  name: { sv: Platser, en: Places }
  source: { sv: Källa, en: Source }
  limit: exactly
  value: 5
"""
ENCODING = "1: There is a character here that is not UTF-8."
NO_NAMES = "1: This should be a list of names, each followed by a colon and its value."
NO_NODE = "1: This line cannot be read as YAML (did not find expected node content)."
NO_COLON = "7: There is no colon behind “value”."
MERGED = "Two versions of this file were merged here, and both still stand:"
NO_KEY = "This line cannot be read as YAML (did not find expected key)."
NO_WORD = "1: The name before a colon must be a plain word."
TOO_DEEP = "1: More than 12 levels inside each other."
CHOICE = "This must be one of the possible values, but it is"


def hidden(line: int, column: int, character: str, what: str = "cannot be seen") -> str:
    return f"{line}: There is a character here that {what}: U+{character} (column {column})."


def escaped(line: int, character: str, what: str = "cannot be seen") -> str:
    return f"{line}: There is a character here that {what}: U+{character}."


RLO = "202E (right-to-left override)"
TURNS = "turns the text around"

# what stands in place of the number on line 7, and what the message says that it is
NUMBERS = (
    ("0o6", "the text “0o6”"),
    ("0x6", "the text “0x6”"),
    ("0b110", "the text “0b110”"),
    ("1_000", "the text “1_000”"),
    ("+6", "the text “+6”"),
    ("6.", "the text “6.”"),
    (".5", "the text “.5”"),
    ("1e2", "the text “1e2”"),
    ("-.inf", "the text “-.inf”"),
    ("NaN", "the text “NaN”"),
    ("６", "the text “６”"),
    ("٦", "the text “٦”"),
    ("6²", "the text “6²”"),
    ("½", "the text “½”"),
    ("−6", "the text “−6”"),
    ("1\u00a0000", "the text “1 000”"),
    ("1\u2009000", "the text “1 000”"),
    ("9999999999999999", "the text “9999999999999999”"),
    ("9" * 10_000, f"the text “{'9' * 60}…”"),
    ("0.0000001", "the text “0.0000001”"),
    ("null", "empty"),
    ("~", "empty"),
    ("False", "the text “False”"),
    ("on", "the text “on”"),
    ("2027-03-01", "the text “2027-03-01”"),
    ("2027-03-01T00:00:00Z", "the text “2027-03-01T00:00:00Z”"),
    ("{ a: 1 }", "a list of names with values"),
    ("|\n    6", "the text “6”"),
    (">\n    6", "the text “6”"),
    ('"6"', "the text “6”"),
    ("6#six", "the text “6#six”"),
)
# name of the case, what stands in place of the number on line 7, the message
VALUES = (
    ("nothing, with a minus", "-0", "7: support.value: 0 is not possible: it must be more than 0."),
    ("a tag for numbers", "!!int 6", "7: “tag:yaml.org,2002:int” is a type tag."),
    ("a tag for text", "!!str 6", "7: “tag:yaml.org,2002:str” is a type tag."),
    ("a tag for bytes", "!!binary NgA=", "7: “tag:yaml.org,2002:binary” is a type tag."),
    ("a tag for sets", "!!set {a}", "7: “tag:yaml.org,2002:set” is a type tag."),
    ("a tag for nothing", "! 6", "7: “!” is a type tag."),
    ("a tag in full", "!<tag:x> 6", "7: “tag:x” is a type tag."),
    ("a tag without a meaning", "!x!y 6", "7: A text that begins with “!” is not read as text."),
    (
        "a tag that would name a program",
        "!!python/name:os.system",
        "7: “tag:yaml.org,2002:python/name:os.system” is a type tag.",
    ),
    (
        "a tag that would run a program",
        "!!python/object/new:os.system [id]",
        "7: “tag:yaml.org,2002:python/object/new:os.system” is a type tag.",
    ),
    ("a tag of a thousand letters", f"!{'a' * 1000} 6", f"7: “!{'a' * 59}…” is a type tag."),
    ("a name of Python's", "6\n  __class__: 1", "8: support: “__class__” is not a name that can stand here."),
    ("a name of JavaScript's", "6\n  __proto__: 1", "8: support: “__proto__” is not a name that can stand here."),
)
# name of the case, what stands in place of the text on line 4, the message
TEXTS: tuple[tuple[str, str, *tuple[str, ...]], ...] = (
    ("written from right to left", "\u202eStöd", hidden(4, 9, RLO, TURNS)),
    ("right to left, escaped", '"\\u202eStöd"', escaped(4, RLO, TURNS)),
    (
        "in a frame of its own direction",
        "\u2066Stöd\u2069",
        hidden(4, 9, "2066 (left-to-right isolate)", TURNS),
        hidden(4, 14, "2069 (pop directional isolate)", TURNS),
    ),
    ("right to left, in a comment", "Stöd # \u202e", hidden(4, 16, RLO, TURNS)),
    ("a space without width", "St\u200böd", hidden(4, 11, "200B (zero width space)")),
    ("nothing but a joiner", "\u200d", hidden(4, 9, "200D (zero width joiner)")),
    ("a byte order mark inside", "St\ufeffd", hidden(4, 11, "FEFF (byte order mark)")),
    ("nothing but a fixed space", "\u00a0", "4: support.name.sv: This is empty."),
    ("nothing but spaces", '"   "', "4: support.name.sv: This is empty."),
    ("a sign of one's own", "\ue000", hidden(4, 9, "E000 (private use)", "no font can show")),
    (
        "what is no character",
        "\uffff",
        hidden(4, 9, "FFFF (not assigned)", "does not exist"),
    ),
    ("half a character", "\ud800", "4: There is a character here that is not UTF-8."),
    (
        "half a character, escaped",
        '"St\\ud800d"',
        "4: This line cannot be read as YAML (found invalid Unicode character escape code).",
    ),
    ("a line end of large computers", "St\u0085öd", hidden(4, 11, "0085 (next line)")),
    ("a line separator", "St\u2028öd", hidden(4, 11, "2028 (line separator)")),
    ("a paragraph separator", "St\u2029öd", hidden(4, 11, "2029 (paragraph separator)")),
    ("the zero character, escaped", '"St\\0d"', escaped(4, "0000 (null)")),
    ("a bell", "St\x07d", hidden(4, 11, "0007 (bell)")),
    ("a bell, escaped", '"St\\ad"', escaped(4, "0007 (bell)")),
    ("the character that deletes", "St\x7fd", hidden(4, 11, "007F (delete)")),
    ("a control character of the second sort", "St\x9bd", hidden(4, 11, "009B (control character)")),
    ("a form feed", "St\x0cd", hidden(4, 11, "000C (form feed)")),
    ("a vertical tab", "St\x0bd", hidden(4, 11, "000B (line tabulation)")),
    ("two lines, escaped", '"St\\nd"', "4: support.name.sv: “St d” is not written in the right way."),
    ("two lines", "|\n      St\n      d", "4: support.name.sv: “St d” is not written in the right way."),
    ("an at sign first", "@Stöd", "4: A text that begins with “@” is not read as text."),
    ("a back-quote first", "`Stöd`", "4: A text that begins with “`” is not read as text."),
    ("a percent sign first", "%Stöd", "4: A text that begins with “%” is not read as text."),
    ("an apostrophe never closed", "'Stöd", "4: This line cannot be read as YAML (found unexpected end of stream)."),
    (
        "an escape without a meaning",
        '"St\\qd"',
        "4: This line cannot be read as YAML (found unknown escape character).",
    ),
    (
        "text after quotation marks",
        '"Stöd" mer',
        "4: The text of “sv” begins with a quotation mark that ends before the text does.",
    ),
    ("text after a number sign", "#Stöd", "4: support.name.sv: This must be text, but it is empty."),
    ("a block with a false indent", "|9\n      x", "4: A text that begins with “|” is not read as text."),
    (
        "a block with a false header",
        "|x\n      a",
        "4: A text that begins with “|” is not read as text.",
    ),
    (
        "a line end of old inside",
        "St\rd",
        "5: This line cannot be read as YAML (could not find expected ':').",
    ),
)
# name of the case, what stands below the rule, the message
PERIODS: tuple[tuple[str, str, *tuple[str, ...]], ...] = (
    ("periods left empty", "  periods:\n", "7: support.periods: This must be a list, but it is empty."),
    (
        "periods as names",
        "  periods: { value: 6 }\n",
        "7: support.periods: This must be a list, but it is a list of names with values.",
    ),
    ("periods as text", "  periods: soon\n", "7: support.periods: This must be a list, but it is the text “soon”."),
    (
        "a list in the list of periods",
        "  periods:\n    - - value: 6\n",
        "8: support.periods.0: This must be a list of names with values, but it is a list.",
    ),
    (
        "an empty period",
        "  periods:\n    -\n    - value: 6\n",
        "8: support.periods.0: This must be a list of names with values, but it is empty.",
    ),
    (
        "a period with a name",
        "  periods:\n    - { value: 6, name: { sv: a, en: b } }\n",
        "8: support.periods.0: “name” is not a good name.",
    ),
    (
        "periods in a period",
        "  periods:\n    - { value: 6, periods: [] }\n",
        "8: support.periods.0: “periods” is not a good name.",
    ),
    ("a day as a number", "  value: 6\n  from: 20270301\n", "8: support.from: This must be text, but it is 20270301."),
    ("a day in a list", "  value: 6\n  from: [2027-03-01]\n", "8: support.from: This must be text, but it is a list."),
    ("a day left empty", "  value: 6\n  from:\n", "8: support.from: This must be text, but it is empty."),
    *(
        (
            f"a day written as {day}",
            f"  value: 6\n  from: {day}\n",
            f"8: support.from: “{day}” is not written in the right way.",
        )
        for day in (
            "2027-03-01 00:00",
            "2027-03",
            "2027-W09-1",
            "0000-01-01",
            "10000-01-01",
            "2027-13-01",
            "２０２７-03-01",
            "2027‑03‑01",
            "2027/03/01",
        )
    ),
    *(
        (
            f"a lead time of {length}",
            f"  value: 6\n  announce: {length}\n",
            f"8: support.announce: “{length}” is not written in the right way.",
        )
        for length in ("0 months", "9999 years", "P3M", "٣ months", "-3 months")
    ),
    *(
        (
            f"a page at {page}",
            f"  value: 6\n  page: {page}\n",
            f"8: support.page: “{page}” is not written in the right way.",
        )
        for page in ("http://x", "javascript:alert(1)", 'https://x"onclick=', "https://x/<script>")
    ),
    ("a page in a list", "  value: 6\n  page: [https://x]\n", "8: support.page: This must be text, but it is a list."),
    ("a page from right to left", "  value: 6\n  page: https://x\u202e\n", hidden(8, 18, RLO, TURNS)),
    ("checked: true", "  value: 6\n  checked: true\n", "8: support.checked: This must be text, but it is true."),
    (
        "a reason in one language",
        "  value: 6\n  why: because\n",
        "8: support.why: This must be a list of names with values, but it is the text “because”.",
    ),
    (
        "a list of reasons",
        "  value: 6\n  why: { sv: [a], en: b }\n",
        "8: support.why.sv: This must be text, but it is a list.",
    ),
    (
        "a law in a third language",
        "  value: 6\n  law: { sv: a, en: b, fi: c }\n",
        "8: support.law: “fi” is not a name that can stand here.",
    ),
    (
        "three hundred periods from one day",
        "  periods:\n" + "    - { value: 6, from: 2027-03-01 }\n" * 300,
        *(
            f"{line}: support.from: The period on line {line - 1} begins on 2027-03-01 too."
            for line in range(9, 9 + MAX_PROBLEMS)
        ),
    ),
)
# name of the case, what stands in the sound file, what stands there instead, the message
CHANGES = (
    ("a tag on a name", "support:\n", "!!str support:\n", "1: “tag:yaml.org,2002:str” is a type tag."),
    ("a tag on the whole", "support:\n", "!!map\nsupport:\n", "1: “tag:yaml.org,2002:map” is a type tag."),
    ("an anchor on a name", "support:\n", "&a support:\n", "1: “a” is an anchor or an alias (& or *)."),
    ("an alias for a name", "support:\n", "*a :\n", NO_WORD),
    ("an anchor on a rule", "support:\n", "support: &s\n", "1: “s” is an anchor or an alias (& or *)."),
    ("another rule merged in", "  kind: note\n", "  <<: *s\n", "14: “s” is an anchor or an alias (& or *)."),
    ("a name from right to left", "support:\n", "sup\u202eport:\n", hidden(1, 4, RLO, TURNS)),
    (
        "a name with a Cyrillic letter",
        "support:\n",
        "suрport:\n",
        "1: “suрport” has a letter of another alphabet in it: U+0440 (cyrillic small letter er) (column 3).",
    ),
    (
        "a name with a loose accent",
        "support:\n",
        "suppo\u0308rt:\n",
        "1: “ö” in “suppört” is written as two characters, a letter and U+0308 (combining diaeresis) (column 1).",
    ),
    ("a name of two words", "support:\n", "my support:\n", "1: “my support” is not a good name."),
    ("a name of nothing", "support:\n", '"":\n', "1: “” is not a good name."),
    ("a name that is a number", "support:\n", "6:\n", "1: “6” is not a good name."),
    ("a name of Python's", "support:\n", "__class__:\n", "1: “__class__” is not a good name."),
    ("a name that is a list", "support:\n", "? [a, b]\n:\n", NO_WORD),
    (
        "a name on two lines",
        "support:\n",
        '"sup\n port":\n',
        "2: This line cannot be read as YAML (mapping values are not allowed in this context).",
    ),
    (
        "a name of five thousand letters",
        "support:\n",
        f"{'a' * 5000}:\n",
        "1: This line cannot be read as YAML (mapping values are not allowed in this context).",
    ),
    (
        "a line too far to the right",
        "  limit",
        "   limit",
        "6: This line begins after 3 spaces, but line 5, its neighbour, after 4 spaces.",
    ),
    (
        "a line too far to the left",
        "  limit",
        "limit",
        "7: This line begins after 2 spaces, but line 6, its neighbour, after 0 spaces.",
    ),
    ("no space after a colon", "value: 6", "value:6", "7: There is no space after the colon of “value”."),
    ("a wide colon", "value: 6", "value： 6", NO_COLON),
    ("an equals sign", "value: 6", "value = 6", NO_COLON),
    (
        "two versions of one line, left by git",
        "  value: 6\n",
        "<<<<<<< HEAD\n  value: 6\n=======\n  value: 9\n>>>>>>> mine\n",
        f"7: {MERGED} “<<<<<<< HEAD”.",
        f"9: {MERGED} “=======”.",
        f"11: {MERGED} “>>>>>>> mine”.",
    ),
    (
        "a hyphen before a name",
        "  kind: duration",
        "  - kind: duration",
        "3: This line cannot be read as YAML (did not find expected '-' indicator).",
    ),
    (
        "a brace never closed",
        "{ sv: Not, en: Note }",
        "{ sv: Not, en: Note",
        "15: This line cannot be read as YAML (did not find expected ',' or '}').",
    ),
    ("a list of kinds", "kind: note", "kind: [note]", f"14: remark.kind: {CHOICE} a list."),
    ("names for a kind", "kind: note", "kind: { a: b }", f"14: remark.kind: {CHOICE} a list of names with values."),
    ("a number for a kind", "kind: note", "kind: 6", f"14: remark.kind: {CHOICE} 6."),
    ("true for a kind", "kind: note", "kind: true", f"14: remark.kind: {CHOICE} true."),
    ("a list of limits", "at_most", "[at_most]", f"6: support.limit: {CHOICE} a list."),
    ("no unit", "unit: month", "unit:", f"8: support.unit: {CHOICE} empty."),
)
# name of the case, the file, the messages
FILES: tuple[tuple[str, bytes, *tuple[str, ...]], ...] = (
    ("UTF-16", SOUND.encode("utf-16"), ENCODING),
    ("UTF-16 without its mark", SOUND.encode("utf-16-le"), ENCODING.replace("1:", "4:")),
    ("UTF-16 the other way round", b"\xfe\xff" + SOUND.encode("utf-16-be"), ENCODING),
    ("UTF-32", SOUND.encode("utf-32"), ENCODING),
    ("the encoding of Windows", SOUND.encode("cp1252"), ENCODING.replace("1:", "4:")),
    ("a slash hidden in two bytes", b"a: \xc0\xaf\n", ENCODING),
    ("the last character cut in half", SOUND.encode() + b"\xc3", ENCODING.replace("1:", "18:")),
    ("two byte order marks", b"\xef\xbb\xbf" * 2 + SOUND.encode(), hidden(1, 1, "FEFF (byte order mark)")),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0", ENCODING),
    (
        "an archive",
        b"PK\x03\x04\x14\0",
        hidden(1, 3, "0003 (control character)"),
        hidden(1, 4, "0004 (control character)"),
        hidden(1, 5, "0014 (control character)"),
        hidden(1, 6, "0000 (null)"),
    ),
    ("a compressed file", b"\x1f\x8b\x08\0", ENCODING),
    (
        "nothing but zeros",
        b"\0\0\0",
        "1: There is a character here that cannot be seen: U+0000 (null) (column 1, and 2 more on this line).",
    ),
    (
        "nothing but a tab",
        b"\t\n",
        "1: This line cannot be read as YAML (found character that cannot start any token).",
    ),
    ("nothing but three points", b"...\n", NO_NODE),
    ("a word", b"hello\n", NO_NAMES),
    ("a number", b"6\n", NO_NAMES),
    ("an empty list", b"[]\n", NO_NAMES),
    ("a brace opened", b"{\n", NO_NODE),
    ("a brace closed", b"}\n", NO_NODE),
    ("a bracket closed", b"a: ]\n", NO_NODE),
    ("two commas", b"a: { kind: note,, }\n", NO_NODE),
    ("a name without a value in braces", b"a: { kind }\n", f"1: a.kind: {CHOICE} empty."),
    ("a rule in one line", b'{"a": {"kind": "notes"}}', "1: a.kind: “notes” is not one of the possible values."),
    (
        "a version of YAML to come",
        b"%YAML 2.0\n---\n" + SOUND.encode(),
        "1: This line cannot be read as YAML (found incompatible YAML document).",
    ),
    (
        "a directive that nobody knows",
        b"%FOO\n" + SOUND.encode(),
        "1: This line cannot be read as YAML (found unknown directive name).",
    ),
    (
        "a directive twice",
        b"%YAML 1.1\n%YAML 1.1\n---\n" + SOUND.encode(),
        "2: This line cannot be read as YAML (found duplicate %YAML directive).",
    ),
    ("a second document", SOUND.encode() + b"...\n---\na: 1\n", "19: A second document starts here."),
    (
        "text after the end",
        SOUND.encode() + b"...\nhello\n",
        "19: This line cannot be read as YAML (did not find expected <document start>).",
    ),
    ("an alias of itself", b"a: &a [*a]\n", *["1: “a” is an anchor or an alias (& or *)."] * 2),
    ("twenty thousand braces", b"a: {" * 20_000, TOO_DEEP),
    ("fifty thousand hyphens", b"- " * 50_000, TOO_DEEP),
    ("nothing but brackets", b"[" * MAX_BYTES, TOO_DEEP),
    ("three hundred steps", "".join(f"{' ' * n}a:\n" for n in range(300)).encode(), TOO_DEEP.replace("1:", "14:")),
    ("one long word", b"x" * MAX_BYTES, NO_NAMES),
    ("nothing but apostrophes", b"'" * MAX_BYTES, NO_NAMES),
    (
        "nothing but colons",
        b":" * MAX_BYTES,
        "1: This line cannot be read as YAML (mapping values are not allowed in this context).",
    ),
    ("one byte too many", b"#" * (MAX_BYTES + 1), "1: The file is too large: 256 KB, more than 256 KB."),
    (
        "a thousand rules that are numbers",
        b"".join(b"r%d: 3\n" % n for n in range(1000)),
        *(f"{n + 1}: r{n}: This must be a list of names with values, but it is 3." for n in range(MAX_PROBLEMS)),
    ),
    (
        "twenty thousand times one name",
        b"a: 1\n" * 20_000,
        *(f"{n + 2}: “a” stands here for the second time; the first is on line 1." for n in range(MAX_PROBLEMS)),
    ),
    (
        "twenty thousand anchors",
        b"".join(b"a%d: &x 1\n" % n for n in range(20_000)),
        *(f"{n + 1}: “x” is an anchor or an alias (& or *)." for n in range(MAX_PROBLEMS)),
    ),
    ("a rule of periods without a kind", b"a:\n  periods:\n    - value: 6\n", "3: a: “kind” is missing."),
    (
        "periods of a kind that does not exist",
        (FRAME + "  periods:\n    - value: 6\n").replace("duration", "durations").encode(),
        "2: support.kind: “durations” is not one of the possible values.",
    ),
    (
        "a note that says nothing in one period",
        b"a:\n  kind: note\n  name: { sv: a, en: b }\n  source: { sv: a, en: b }\n  periods:\n    - from: 2027-01-01\n",
        "6: a: “text” is missing.",
    ),
    (
        "a noun without its number",
        (COUNT + "  noun: { sv: { other: platser }, en: { other: '{amount} places' } }\n").encode(),
        "7: places.noun.sv.other: “platser” is not written in the right way.",
    ),
)
HARMLESS = (
    ("a byte order mark", SOUND.encode("utf-8-sig")),
    ("line ends of Windows", SOUND.replace("\n", "\r\n").encode()),
    ("line ends of several sorts", SOUND.replace("\n", "\r\n", 5).encode()),
    ("line ends of Windows, done twice", SOUND.replace("\n", "\r\r\n").encode()),
    ("the version of YAML", b"%YAML 1.1\n---\n" + SOUND.encode()),
    ("a name after a question mark", SOUND.replace("support:\n", "? support\n:\n").encode()),
    ("a tab after a colon", SOUND.replace("value: 6", "value:\t6").encode()),
    ("a comment after a value", SOUND.replace("value: 6", "value: 6 # six").encode()),
    ("a text in a block", SOUND.replace("sv: Stöd", "sv: |\n      Stöd").encode()),
    ("a text on two lines", SOUND.replace("sv: Stöd", "sv: >\n\n      Stöd\n\n").encode()),
)


def instead(old: str, new: str) -> bytes:
    assert SOUND.count(old) == 1
    return SOUND.replace(old, new).encode(errors="surrogatepass")


CASES: tuple[tuple[str, bytes, tuple[str, ...]], ...] = (
    *(
        (
            f"{written[:20]} for a number",
            instead("value: 6", f"value: {written}"),
            (f"7: support.value: This must be a number, but it is {kind}.",),
        )
        for written, kind in NUMBERS
    ),
    *((f"value: {name}", instead("value: 6", f"value: {written}"), (what,)) for name, written, what in VALUES),
    *((f"text: {name}", instead("sv: Stöd", f"sv: {written}"), tuple(what)) for name, written, *what in TEXTS),
    *((name, (FRAME + periods).encode(), tuple(whats)) for name, periods, *whats in PERIODS),
    *((name, instead(old, new), tuple(what)) for name, old, new, *what in CHANGES),
    *((f"file: {name}", raw, tuple(whats)) for name, raw, *whats in FILES),
)
# What Python would say, and an editor would not understand.
PYTHON = re.compile(r"\b(None|True|False|Decimal|dict|str|int|Traceback|[A-Z][a-z]+Error)\b|<class|\bat 0x|\['|\{'")


@for_each(("raw", "expected"), [case[1:] for case in CASES])
def test_a_hostile_file_is_refused_in_clear_words_at_its_lines(raw: bytes, expected: tuple[str, ...]) -> None:
    histories, problems = read_histories(raw, LOCALES)
    assert tuple(f"{problem.line}: {problem.what}" for problem in problems) == expected
    assert histories == {}
    assert {problem.file for problem in problems} == {"docs/rules.yml"}
    assert all(problem.to_do for problem in problems)
    said = re.sub("“[^”]*”", "", report(problems))
    assert PYTHON.search(said) is None
    assert said.count("\n") == 2 * len(set(problems)) - 1


def test_a_hundred_kinds_of_hostile_files_are_tried() -> None:
    assert len({raw for _, raw, _ in CASES}) == len({name for name, _, _ in CASES}) == len(CASES) > 150


@pytest.mark.parametrize("raw", [case[1] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_what_is_only_unusual_is_read_as_it_is_meant(raw: bytes) -> None:
    sound, _ = read_histories(SOUND.encode(), LOCALES)
    histories, problems = read_histories(raw, LOCALES)
    assert report(problems) == ""
    assert [(rule.periods[0].value, rule.periods[0].texts) for rule in histories.values()] == [
        (rule.periods[0].value, rule.periods[0].texts) for rule in sound.values()
    ]


@given(
    st.integers(0, len(SOUND)), st.integers(0, 20), st.text(max_size=6) | st.sampled_from("\t:{}[]'\"|>-?&*!%#@`\r\n")
)
def test_whatever_is_typed_into_a_file_it_is_read_or_refused_at_a_line(at: int, instead_of: int, typed: str) -> None:
    text = SOUND[:at] + typed + SOUND[at + instead_of :]
    histories, problems = read_histories(text.encode(), LOCALES)
    assert bool(histories) != bool(problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert [
        problem for problem in problems if not (1 <= problem.line <= lines and problem.what and problem.to_do)
    ] == []


NO_RULES = (
    b"",
    b"\xef\xbb\xbf",
    b"   \n\n",
    b"\n" * MAX_BYTES,
    b"---\n",
    b"null\n",
    b"{}\n",
    b"# Nothing yet.\r\n",
    b"# One.\n---\n# Two.\n",
)


@pytest.mark.parametrize("raw", NO_RULES, ids=[repr(raw[:20]) for raw in NO_RULES])
def test_a_file_that_holds_nothing_is_a_service_without_rules(raw: bytes) -> None:
    assert read_histories(raw, LOCALES) == ({}, [])


@given(st.binary(max_size=60))
def test_whatever_bytes_a_file_has_it_is_refused_at_a_line_or_holds_nothing(raw: bytes) -> None:
    histories, problems = read_histories(raw, LOCALES)
    assert histories == {}
    assert problems or all(line.strip()[:1] in (b"", b"#") for line in raw.splitlines())


def test_more_rules_than_a_site_can_have_are_refused_where_they_begin_to_be_too_many() -> None:
    rules = "".join(f"r{number}:\n  kind: note\n" for number in range(MOST_RULES + 5))
    found, problems = read_histories(rules.encode(), LOCALES)
    assert (found, [(one.line, one.what) for one in problems]) == (
        {},
        [(2 * MOST_RULES + 1, "These are 1005 rules, more than 1,000.")],
    )
