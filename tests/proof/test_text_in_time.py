"""Any text of 256 KB is read, compared and printed in under five seconds and 500 MB, whatever it is made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent.parent / "hooks"
SIZE = 256 * 1024 - 200
SECONDS, BYTES = 5, 500 * 2**20
READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
from bilingual.pages.page import read_page
from bilingual.text.printing import Frame, Printer
from bilingual.text.words import read_prose
from bilingual.vocabulary import Phrase
page, problems = read_page(sys.stdin.buffer.read(), "en", "page.md")
frame = Frame(lambda tag: Phrase.of("a value"))
parts = [section.parts[-1] for section in page.sections]
printer = Printer(frame, parts[0].values, tuple(node for part in parts for node in part.nodes))
for part in parts:
    printer.print(part.nodes)
    read_prose(part.nodes, part.line, part.values, str)
printer.footnotes()
for section in page.sections:
    section.fingerprint
print(max((problem.line for problem in problems), default=1))
"""


def _rows(row: str) -> str:
    return (row * (SIZE // len(row) + 1))[:SIZE]


HOSTILE: dict[str, str] = {
    "brackets that open": _rows("["),
    "brackets that open, in short paragraphs": _rows("[" * 20 + "\n\n"),
    "brackets that open and words": _rows("[a "),
    "brackets in pairs": _rows("[a]"),
    "brackets inside brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "pictures that open": _rows("![a"),
    "links inside links": _rows("[a](b "),
    "addresses that open": _rows("](<"),
    "links that nothing explains": _rows("[a][b]"),
    "definitions of addresses": "\n".join(f"[a{number}]: b" for number in range(SIZE // 12)),
    "one definition of an address": "[a]: " + "b" * SIZE,
    "stars": _rows("*"),
    "stars and words": _rows("*a "),
    "stars and underscores": _rows("*_"),
    "stars around words": _rows("**a *b "),
    "stars between words": _rows("a**b"),
    "tildes": _rows("~~a "),
    "backticks of every length": " ".join("`" * number for number in range(1, 700)),
    "backticks and words": _rows("`a ``b "),
    "quotes inside quotes": _rows(">"),
    "quotes inside quotes, line after line": "\n".join(">" * (number % 30) + "a" for number in range(SIZE // 16)),
    "lists inside lists on one line": _rows("- "),
    "lists inside lists": "\n".join("  " * number + "- a" for number in range(500)),
    "lists inside lists, again and again": _rows("\n".join("  " * number + "- a" for number in range(9)) + "\n"),
    "numbers inside numbers": _rows("1. "),
    "items": _rows("- a\n"),
    "items with empty lines": _rows("- a\n\n"),
    "a table of one row": "|" + _rows("a|") + "\n|" + _rows("-|"),
    "a table of many rows": "|a|b|\n|-|-|\n" + _rows("|a|b|\n"),
    "a table of short rows": "|a" * 90 + "|\n" + "|-" * 90 + "|\n" + _rows("|a|\n"),
    "heads of tables": _rows("a|b\n-|-\n\n"),
    "HTML that opens": _rows("<a "),
    "HTML that opens, with attributes": _rows("<a b=' "),
    "elements that never end": _rows("<b>"),
    "elements that never begin": _rows("</b>"),
    "comments that open": _rows("<!-- "),
    "comments that open, line after line": _rows("<!-- a\n"),
    "comments in code": _rows("`<!--` ") + "\n<!-- a -->",
    "comments in quotes": _rows("> <!-- a\n> b -->\n\n"),
    "comments": _rows("<!-- a -->\n"),
    "processing instructions": _rows("<?"),
    "declarations": _rows("<!A "),
    "CDATA": _rows("<![CDATA["),
    "entities": _rows("&amp;"),
    "numbers of characters": _rows("&#8203"),
    "a number without end": "<p>&#" + _rows("0"),
    "marks": _rows("a\u0301\u0302\u0303\u0304"),
    "entities that never end": _rows("&a"),
    "footnotes": "\n".join(f"[^{number}]: a" for number in range(SIZE // 12)),
    "references to footnotes": "[^1]: a\n\n" + _rows("[^1]"),
    "footnotes inside footnotes": _rows("[^a]: "),
    "definitions": _rows("a\n: b\n"),
    "definitions inside definitions": "a\n" + _rows(": "),
    "abbreviations": "\n".join(f"*[A{number}]: b A{number}" for number in range(SIZE // 22)),
    "abbreviations that are used": "\n".join(f"*[A{number}]: b" for number in range(3600)) + "\n" + "A1 *a* " * 9000,
    "abbreviations of one letter": "*[a]: b\n\n" + _rows("a "),
    "callouts": _rows("!!! note\n    a\n"),
    "callouts inside callouts": "\n".join("    " * number + "!!! note" for number in range(350)),
    "callouts of quotes": _rows("> [!NOTE]\n> a\n\n"),
    "callouts with quotation marks": "!!! note " + _rows('"'),
    "callouts with words": _rows("!!! a a a"),
    "boxes": _rows("- [ ] a\n"),
    "code that never ends": _rows("```\n"),
    "signs of code": _rows("```a\n~~~\n"),
    "headings": _rows("# a\n"),
    "headings and lines of spaces": _rows("## a {\n" + (" " * 12 + "\n") * 1000),
    "headings and comments": _rows("## a\n<!-- b -->\n"),
    "number signs": _rows("#"),
    "headings with attributes": _rows("## a { .b }\n"),
    "attributes": "**a**{ " + _rows(".b ") + "}",
    "attributes that never end": _rows("{ .a "),
    "braces": _rows("{"),
    "tags": _rows("{{ a.b }} "),
    "tags that never end": _rows("{{ a "),
    "tags of many lines": _rows("{{ a\n.b }}\n"),
    "loops": _rows("{% for a in b %}"),
    "spaces": _rows(" "),
    "tabs": _rows("\t"),
    "spaces before words": _rows(" " * 200 + "a\n"),
    "a line": _rows("a"),
    "words": _rows("word "),
    "short lines": _rows("a\n"),
    "lines that end hard": _rows("a  \n"),
    "backslashes": _rows("\\"),
    "escaped signs": _rows("\\*"),
    "lines across": _rows("---\n"),
    "lines below words": _rows("a\n---\n"),
    "signs of merges": _rows("<<<<<<< a\n"),
    "colons": _rows(":"),
    "exclamation marks": _rows("!"),
    "autolinks": _rows("<https://a.example/>"),
    "autolinks that never end": _rows("<https://a"),
    "zero bytes": _rows("\0"),
    "letters with accents of their own": _rows("å"),
    "private characters": _rows("\U000f0000"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    """A line that a problem names is one of the file."""
    page = f"---\ntitle: A\ndescription: B\nslug: c\n---\n{text}".encode()[: 256 * 1024]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS), str(BYTES)],
        input=page.decode(errors="ignore").encode(),
        env={"PYTHONPATH": str(HOOKS)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert 1 <= int(done.stdout) <= page.count(b"\n") + 2
