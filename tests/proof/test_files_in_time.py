"""Any file of up to 256 KB is read, compared with its counterpart and printed, or refused, in five seconds and 500 MB.

The operating system holds each build to that. What could keep an expression or a library busy for ever was looked for
with a table of such files for every expression of the core; those that once did stand here.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.data.confirmations import MOST_BYTES
from bilingual.records.reading import MAX_BYTES
from hypothesis import given, settings
from hypothesis import strategies as st

from ..conftest import DAY, Project
from .test_text_in_time import BYTES, HOOKS, HOSTILE, READ, SECONDS

SIZE = MAX_BYTES - 400  # besides front matter
FRONT = "---\ntitle: A\ndescription: B\nslug: about-us\n---\n"
MOST_SAID = 200_000  # characters of all messages of a build


def many(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece.encode()))


def numbered(write: Callable[[int], str], size: int = SIZE) -> str:
    lines: list[str] = []
    while size > 0:
        lines.append(write(len(lines)))
        size -= len(lines[-1].encode()) + 1
    return "\n".join(lines[:-1])


def paragraphs(piece: str, length: int = 9_000) -> str:
    """Paragraphs of a length that is read, of nothing but the piece."""
    return many(many(piece, length) + "\n\n")


PAGES = HOSTILE | {
    "tags that cannot be read": many("{{ a b }}\n\n"),
    "tags that never end, in paragraphs": many("{{\n\n"),
    "loops in paragraphs": many("{% if %}\n\n"),
    "comments of templates": many("{#\n\n"),
    "raw text of templates": many("{% raw %}\n\n"),
    "rules that do not exist": numbered(lambda n: f"{{{{ rules.loan_tim{n} }}}}\n"),
    "values by the thousand": many("{{ rules.loan_time }}\n\n"),
    "digits after two zeros": many("00" + "1" * 9_000 + "x\n\n"),
    "digits in pairs after a zero": many("0" + "12 34 " * 2_000 + "x\n\n"),
    "digits one by one after a plus": many("+" + "4 6" * 5_000 + "x\n\n"),
    "numbers with one unit": paragraphs("1, 2, 3, "),
    "ranges": paragraphs("1 to 2 to 3 to "),
    "money": paragraphs("€ 1 "),
    "dates": paragraphs("1 March 2027 "),
    "sections": numbered(lambda n: f"## H {{ #s{n} }}\n\nText {n}.\n"),
    "links to nowhere": numbered(lambda n: f"[a](pag{n}.md)\n"),
    "links to sections of nowhere": numbered(lambda n: f"[a](index.md#nex{n})\n"),
    "long links to nowhere": many("[a](" + "ab" * 2_000 + ".md)\n\n"),
    "links": paragraphs("[a](index.md) "),
    "terms": paragraphs("book bus "),
    "forbidden words": paragraphs("library bus "),
    "words of no dictionary": paragraphs("boook busss "),
    "words of no dictionary in quotation marks": paragraphs("“boook” "),
    "values in paragraphs": paragraphs("{{ rules.loan_time }} "),
    "values in sentences": paragraphs("Up to {{ rules.loan_time }}. "),
    "sentences of another language": many(
        "Du kan låna böcker och det är inte så lätt som det var för alla.\n\n", 220_000
    ),
    "an exception with spaces": "<!-- allow" + " " * (SIZE - 100) + "x -->\n\ntext\n",
    "exceptions of no kind": many("<!-- allow x -->\n\nText\n\n", 200_000),
    "a kind of exception that is far too long": "<!-- allow " + "a" * (SIZE - 100) + " -->\n\ntext\n",
    "characters that cannot be seen": many("\u200b\n"),
    "words saved twice": many("Ã¥ "),
    "words of two alphabets": many("аb "),
    "letters in two pieces": many("a\u030a "),
    "control characters": many("\x01 "),
    "words that are tied together": paragraphs("a" * 14_000 + "\u00a0b ", 15_000),
    "comments that open": paragraphs("a <!-- ", 15_000),
    "bold words with attributes that never end": "**a" + many("**{", SIZE - 10),
    "words in italics": paragraphs("*1*  ", 3_900),
    "pictures, and links to others": numbered(
        lambda n: f"![A picture {n}](../pictures/a{n}.png)\n\n[a](../pictures/map.png)\n"
    ),
}
MOST_NUMBERS = 130_000  # of nothing but numbers, each another one: a file of 256 KB takes some seven seconds


def _sections_of_numbers(first: int) -> str:
    def section(n: int) -> str:
        return f"\n## H {{ #s{n} }}\n\n" + " ".join(str(first + n * 60 + each) for each in range(60))

    return numbered(section, MOST_NUMBERS)


def _rows(word: str, swapped: int) -> str:
    return "|a|b|\n|-|-|\n" + numbered(lambda n: f"|{word}|{(n ^ swapped) + 20}|", 100_000) + "\n"


DIFFERENT: dict[str, tuple[str, str]] = {
    "one day each": (paragraphs("1 mars 2027 "), paragraphs("1 March 2028 ")),
    "a day with and without its year": (paragraphs("1 mars "), paragraphs("1 March 2028 ")),
    "numbers": (numbered(lambda n: f"{n + 20}, och"), numbered(lambda n: f"{n + 70_020}, and")),
    "numbers in sections": (_sections_of_numbers(20), _sections_of_numbers(200_020)),
    "limits": (paragraphs("under 40 dagar, "), paragraphs("over 50 days, ")),
    "numbers next to each other": (paragraphs("under 40, "), paragraphs("at least 39, ")),
    "telephone numbers": (
        numbered(lambda n: f"08-{n + 1_000_000}"),
        numbered(lambda n: f"+46 7 {n + 2_000_000}"),
    ),
    "times": (paragraphs("klockan 9.30, "), paragraphs("8 pm, ")),
    "grouped": (paragraphs("50.000 kr, "), paragraphs("SEK 60,000, ")),
    "rows of hundreds": (many("100 200 300 400 ", 14_000), many("100 200 300 500 ", 14_000)),
    "names of laws by number": (many("högst § " + "1" * 5_000 + "\n\n"), many("at most § " + "2" * 5_000 + "\n\n")),
    "rows that have changed places": (_rows("aaaa", 0), _rows("bbbb", 1)),
    "a value and much that is like it": (
        "({{ rules.loan_time }})\n\n" + paragraphs("3 katter, "),
        "({{ rules.loan_time }})\n\n" + paragraphs("3 cats,   "),
    ),
    "what is said in another order": (
        numbered(lambda n: f"Alfa {n + 20} och sedan beta {n + 50_020}.\n", 200_000),
        numbered(lambda n: f"Beta {n + 50_020} and then alfa {n + 20}.\n", 200_000),
    ),
}
ONE_TERM = "t:\n  sv: { term: ordet, explanation: A. }\n  en: { term: word, explanation: A. "
A_RULE = "  kind: count\n  name: { sv: N, en: N }\n  limit: at_most\n  source: { sv: S, en: S }\n"
DATA: dict[str, tuple[str, str]] = {
    "terms": ("terms.yml", numbered(lambda n: ONE_TERM.replace("t:", f"t{n}:", 1).replace("ord", f"o{n}") + "}")),
    "terms that begin alike": (
        "terms.yml",
        numbered(lambda n: ONE_TERM.replace("t:", f"t{n}:", 1).replace("word", f"a {n}").replace("ord", f"o{n}") + "}"),
    ),
    "forms of one term": ("terms.yml", ONE_TERM + "forms: [" + numbered(lambda n: f"form{n}*,", SIZE - 10_000) + "] }"),
    "a form of many words": ("terms.yml", ONE_TERM + "also: ['" + "aaaa " * 39 + "*'] }"),
    "parts of words": ("languages/sv.yml", "sense:\n  like_only: " + "… " * 40 + "a…b"),
    "remarks that open": ("organisation.yml", 'x: "' + "<!-- a " * 30_000 + '"'),
    "rules": ("rules.yml", numbered(lambda n: f"r{n}:\n{A_RULE}  value: {n + 100}")),
    "names that no rule has": ("rules.yml", numbered(lambda n: f"x{n}: 1")),
    "names that nobody knows": ("organisation.yml", numbered(lambda n: f"email{n}: x")),
    "lists within lists": ("organisation.yml", "x: " + "[" * 200_000),
    "a number without an end": ("organisation.yml", "x: " + "9" * 250_000),
    "a first day of all time": (
        "rules.yml",
        f"r:\n{A_RULE}  announce: 3 months\n  periods:\n    - value: 1\n    - value: 2\n      from: 0001-01-01",
    ),
    "facts": (
        "facts.yml",
        numbered(
            lambda n: f"f{n}:\n  says: {{ sv: A, en: A }}\n  in: index.md#offer\n  words: {{ sv: [ordet], en: [word] }}"
        ),
    ),
    "a reason without an end": (
        "confirmed.txt",
        "a.md#  2026-11-22  sv=aaaaaaaaaaaa  | " + "a " * (MOST_BYTES // 2 - 10_000),
    ),
    "a record of nothing": ("confirmed.txt", many("a\n", MOST_BYTES - 20_000)),
    "a record of very many": (
        "confirmed.txt",
        numbered(lambda n: f"a{n}.md#  2026-11-22  sv=aaaaaaaaaaaa en=bbbbbbbbbbbb", MOST_BYTES - 20_000),
    ),
}


def limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def build_in_time(root: Path, files: int = 1) -> None:
    """Builds in a process that the operating system ends after five seconds for each such file, or at 500 MB."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={**os.environ, **DAY, "PYTHONPATH": "hooks"},
        preexec_fn=lambda: limit(SECONDS * files),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < MOST_SAID


@pytest.mark.parametrize("locales", [("sv", "en"), ("en",)], ids=["in both languages", "in one language"])
@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_is_printed_or_refused_in_time(project: Project, text: str, locales: tuple[str, ...]) -> None:
    for locale in locales:
        project.write(f"docs/{locale}/about-us.md", (FRONT + text).encode()[:MAX_BYTES].decode(errors="ignore"))
    build_in_time(project.root, len(locales))


@pytest.mark.parametrize("texts", DIFFERENT.values(), ids=DIFFERENT)
def test_two_pages_that_differ_are_compared_in_time(project: Project, texts: tuple[str, str]) -> None:
    for locale, text in zip(("sv", "en"), texts, strict=True):
        project.write(f"docs/{locale}/about-us.md", (FRONT + text).encode()[:MAX_BYTES].decode(errors="ignore"))
    build_in_time(project.root, 2)


@pytest.mark.parametrize(("file", "text"), DATA.values(), ids=DATA)
def test_a_data_file_is_used_or_refused_in_time(project: Project, file: str, text: str) -> None:
    path = project.root / "docs" / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_bytes().rstrip() + b"\n\n" if path.exists() else b""
    most = MOST_BYTES if file == "confirmed.txt" else MAX_BYTES
    added = text.encode()
    if len(before) + len(added) > most:  # whole entries only
        added = added[: most - len(before)].rpartition(
            b"\nt" if file == "terms.yml" else b"\nr" if file == "rules.yml" else b"\n"
        )[0]
    path.write_bytes(before + added + b"\n")
    build_in_time(project.root)


@pytest.mark.parametrize(
    ("file", "most", "said"),
    [
        ("rules.yml", MAX_BYTES, "256 KB, more than 256 KB"),
        ("sv/index.md", MAX_BYTES, "256 KB, more than 256 KB"),
        ("confirmed.txt", MOST_BYTES, "2048 KB, more than 2 MB"),
    ],
)
def test_a_larger_file_is_refused_whatever_is_in_it(project: Project, file: str, most: int, said: str) -> None:
    (project.root / "docs" / file).write_bytes(b"#" * (most + 1))
    report = project.report()
    assert f"docs/{file}:1: The file is too large: {said}.\n    Divide it, or take out what" in report


PIECES = [
    *"[](){}<>*_~`#|!?:;\\\"'“”&%$€§+-=/^@.,0123456789aåé \t\n\u00a0\u00ad\u200b",
    "](",
    "{{",
    "}}",
    "<!--",
    "-->",
]
PIECES += [
    "\n\n",
    "\n- ",
    "\n> ",
    "\n    ",
    "[^a]",
    "!!! note\n",
    "```",
    "1 to ",
    "00",
    " och ",
    "https://",
    ".md",
    "Ã¥",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from(["", "\n\n", "\n"]), st.integers(1, 4000)
)
def test_whatever_is_repeated_is_read_in_time(pieces: list[str], ends: str, times: int) -> None:
    text = many("".join(pieces) * times + ends) or "".join(pieces)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS), str(BYTES)],
        input=(FRONT + text).encode()[:MAX_BYTES].decode(errors="ignore").encode(),
        env={"PYTHONPATH": str(HOOKS)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]
