"""What is shown on a screen, to a machine or on GitHub carries nothing hostile: what has no shape is named."""

from __future__ import annotations

import json

import pytest
from bilingual.messages import as_is
from bilingual.problems import Problem, quote, report, show
from bilingual.reports.problems import as_github, as_json

from ..conftest import Project
from ..tables import for_each

SHOWN = (
    # what stands there, and what is shown
    ("åäö – “x”, 100 %", "åäö – “x”, 100 %"),
    ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),  # no-break spaces are spaces
    ("sam\u00adarbete", "sam\u00adarbete"),
    ("a\nb", "a[U+000A]b"),
    ("a\r\n::error::hit", "a[U+000D][U+000A]::error::hit"),
    ("a\tb", "a[U+0009]b"),
    ("\x1b[31mhit", "[U+001B][31mhit"),
    ("\x1b]52;c;aGl0\x07", "[U+001B]]52;c;aGl0[U+0007]"),
    ("a\x7fb\x9b31m", "a[U+007F]b[U+009B]31m"),
    ("a\x00b", "a[U+0000]b"),
    ("a\x08\x08b", "a[U+0008][U+0008]b"),
    ("\u202egpj.exe", "[U+202E RIGHT-TO-LEFT OVERRIDE]gpj.exe"),
    ("\u2066a\u2069", "[U+2066 LEFT-TO-RIGHT ISOLATE]a[U+2069 POP DIRECTIONAL ISOLATE]"),
    ("a\u200bb", "a[U+200B ZERO WIDTH SPACE]b"),
    ("a\ufeffb", "a[U+FEFF ZERO WIDTH NO-BREAK SPACE]b"),
    ("a\u2028b\u2029c\x85d", "a[U+2028 LINE SEPARATOR]b[U+2029 PARAGRAPH SEPARATOR]c[U+0085]d"),
    ("a\ue000b", "a[U+E000]b"),
    ("a\udc80b", "a[U+DC80]b"),  # a name on disk that is no UTF-8
    ("a\U000e0041b", "a[U+E0041 TAG LATIN CAPITAL LETTER A]b"),
    ("a\uffffb", "a[U+FFFF]b"),
)


@for_each(("text", "shown"), SHOWN)
def test_what_has_no_shape_is_shown_by_its_name(text: str, shown: str) -> None:
    assert show(text) == shown
    assert show(shown) == shown


@for_each("text", [text for text, _ in SHOWN])
@for_each("field", ["file", "what", "to_do", "more"])
def test_a_problem_is_on_its_own_lines_whatever_stands_in_it(text: str, field: str) -> None:
    fields = {"file": "docs/a.md", "what": "What.", "to_do": "Do.", "more": "More."}
    fields[field] = text
    what, to_do, more = (as_is(fields[name]) for name in ("what", "to_do", "more"))
    problem = Problem(fields["file"], 1, what, to_do, "link", more=(more,))
    shown = {name: show(value) for name, value in fields.items()}
    said = f"{shown['file']}:1: {shown['what']}\n    {shown['to_do']}\n    {shown['more']}"
    assert report([problem]) == str(problem) == said
    said = as_json([problem])
    assert all(
        line.isprintable() or "\u00a0" in line or "\u202f" in line or "\u00ad" in line for line in said.split("\n")
    )
    assert json.loads(said)[0][field] == ([text] if field == "more" else text)


def test_a_quotation_is_short_and_on_one_line() -> None:
    assert quote("a\n\n b\x1b" + "c" * 80) == "a b[U+001B]" + "c" * 56 + "…"


def test_an_annotation_on_github_ends_where_it_should() -> None:
    """A line break in any part could begin a command of its own; a comma or colon in a name, another property."""
    hostile = "docs/a,line=9::b\n::error::hit%0A/\r\nx.md"
    what, to_do, more = map(as_is, ("One\n::warning::hit", "Two %0A\r::stop-commands::x", "::add-mask::y"))
    problem = Problem(hostile, 1, what, to_do, "link", more=(more,))
    assert as_github([problem]) == (
        "::error file=docs/a%2Cline=9%3A%3Ab[U+000A]%3A%3Aerror%3A%3Ahit%250A/[U+000D][U+000A]x.md,line=1"
        "::One[U+000A]::warning::hit Two %250A[U+000D]::stop-commands::x%0A    ::add-mask::y"
    )
    assert as_github([problem]).count("\n") == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["where", "--", "a\x1b[31m\n::error::b"], "“a[U+001B][31m ::error::b” is not a rule."),
        (["confirm", "--", "\u202eindex.md"], "“[U+202E RIGHT-TO-LEFT OVERRIDE]index.md” is not a section."),
        (
            ["confirm", "--behind", "e\x07n", "--until", "2026-12-31", "--", "index.md"],
            "“e[U+0007]n” is not a language",
        ),
        (["impact", "--", "a\n::error::b"], "This folder is no git repository"),
        (["impact", "--as-of", "2027-03-01\n::error::b"], "“2027-03-01 ::error::b” is not a day between "),
        (["impact", "--as-of", "0001-01-01"], "“0001-01-01” is not a day between 1900-01-01 and 2099-12-31."),
    ],
)
def test_what_is_asked_of_a_command_is_shown_by_its_name(project: Project, arguments: list[str], said: str) -> None:
    code, printed = project.run(*arguments)
    assert code == 2
    assert said in printed
    assert not any(line.startswith("::") for line in printed.split("\n"))
    assert "\x1b" not in printed
