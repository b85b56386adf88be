"""Text is never run: a look-up of a value is filled in, and everything else is reported at its line."""

from __future__ import annotations

from operator import attrgetter

import pytest
from bilingual.data.rules.history import read_histories
from bilingual.data.rules.words import name_rule
from bilingual.pages.page import read_page
from bilingual.problems import Problem, report
from bilingual.text.tags import ALLOWED, fill, read_tags, unknown_names
from bilingual.vocabulary import Names, Phrase

from ..confirming import LOCALES
from ..frozen import frozen_wording
from ..tables import for_each

RULES = """\
support:
  kind: duration
  name: { sv: Stöd, en: Support }
  limit: at_most
  value: 6
  unit: month
  note: { sv: En not., en: A note. }
  counted_from: { sv: räknat från i dag, en: counted from today }
  source: { sv: Källa, en: Source }
remark:
  kind: note
  name: { sv: Sak, en: Thing }
  text: { sv: Du får *hälften*., en: You get *half*. }
  source: { sv: Källa, en: Source }
"""
FILE = "docs/sv/page.md"


def read_vocabulary(locale: str) -> dict[str, Names]:
    wording = frozen_wording(locale)
    rules, problems = read_histories(RULES.encode(), LOCALES)
    assert problems == []
    return {
        "rules": Names("rules", {name: name_rule(rule.periods[0], wording) for name, rule in rules.items()}),
        "organisation": Names("organisation", {"name": Phrase.of("A & B"), "email": Phrase.of("a_b@c.se")}),
    }


VOCABULARY = {locale: read_vocabulary(locale) for locale in LOCALES}


def find_problems(source: str, first_line: int = 1) -> str:
    text, problems = read_tags(source, FILE, first_line)
    return report([*problems, *unknown_names(text, VOCABULARY["sv"], FILE)])


def refused(what: str, line: int = 1, to_do: object = ALLOWED) -> str:
    return f"{FILE}:{line}: {what}\n    {to_do}"


def not_allowed(what: str, line: int = 1) -> str:
    return refused(f"{what} is not allowed in text.", line)


FOR_PROGRAMS = "What stands between {% and %} is for programs, and is not allowed in text."


def unknown(tag: str, what: str, to_do: str, line: int = 1) -> str:
    return f"{FILE}:{line}: {{{{ {tag} }}}}: {what}\n    {to_do}"


COMMENT = (
    f"{FILE}:1: “{{#” begins a comment in a template and can swallow text.\n"
    "    For a heading's identifier, write a space between the brace and the sign: { #name }."
)
SWALLOWS = (
    f"{FILE}:1: A sign inside the braces would swallow the spaces around the value.\n"
    "    Take out the minus or plus sign."
)
IN_RULES = "Possible here: support, remark."
IN_SUPPORT = "Possible here: name, note, counted_from, now, amount, easy."
ROOTS = "Possible here: rules, organisation."
WRITE = "Write {{ rules.support }}."
NO_END = "The braces that begin here have no end."
NO_NAME = "What stands between these braces is not written as a name is."

REFUSED = (
    # loops, conditions and everything else that would run
    ("{% for x in rules %}{{ x }}{% endfor %}", not_allowed("A loop")),
    ("{% for x in range(10**9) %}{% for y in range(10**9) %}{{ x }}{% endfor %}{% endfor %}", not_allowed("A loop")),
    (
        "{% for x in rules recursive %}{{ loop(x) }}{% endfor %}",
        f"{not_allowed('A call')}\n{not_allowed('A loop')}",
    ),
    ("{% if rules %}a{% endif %}", not_allowed("A condition")),
    ("{{ rules.support if 1 }}", not_allowed("A condition")),
    ("{% set a = 1 %}", not_allowed("“set”")),
    ("{% set a %}text{% endset %}", not_allowed("“set”")),
    ("{% with a=1 %}{% endwith %}", not_allowed("“with”")),
    ("{% macro a() %}{% endmacro %}", not_allowed("“macro”")),
    ("{% call a() %}{% endcall %}", not_allowed("A call")),
    ("{% block a %}{% endblock %}", not_allowed("“block”")),
    ("{% filter upper %}x{% endfilter %}", not_allowed("“filter”")),
    ("{% include '/etc/passwd' %}", not_allowed("“include”")),
    ("{% import 'x' as y %}", not_allowed("“import”")),
    ("{% from 'x' import y %}", not_allowed("“import”")),
    ("{% extends 'x' %}", not_allowed("“extends”")),
    ("{% raw %}{{ x }}{% endraw %}", not_allowed("“raw”")),
    ("{% autoescape false %}x{% endautoescape %}", not_allowed("“autoescape”")),
    # calls, calculations, filters and tests
    ("{{ rules.support() }}", not_allowed("A call")),
    ("{{ lipsum() }}", not_allowed("A call")),
    ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", not_allowed("A call")),
    ("{{ 'a' * 10**9 }}", not_allowed("A calculation")),
    ("{{ rules.support ~ 'x' }}", not_allowed("A calculation")),
    ("{{ rules.support == 1 }}", not_allowed("A calculation")),
    ("{{ not rules.support }}", not_allowed("A calculation")),
    ("{{ rules.support or rules.remark }}", not_allowed("A calculation")),
    ("{{ [1, 2] }}", not_allowed("A calculation")),
    ("{{ {'a': 1} }}", not_allowed("A calculation")),
    ("{{ rules.support, rules.remark }}", not_allowed("A calculation")),
    (
        "{{ rules.sup-port }}",
        refused("A minus sign (names have underscores) is not allowed in text.", to_do="Write {{ rules.sup_port }}."),
    ),
    ("{{ rules.support | upper }}", not_allowed("The filter “upper”")),
    ("{{ rules.support | default('') }}", not_allowed("The filter “default”")),
    ("{{ rules.support is defined }}", not_allowed("The test “defined”")),
    ("{{ rules['support'] }}", not_allowed("A look-up with brackets or a number")),
    ("{{ rules.0 }}", not_allowed("A look-up with brackets or a number")),
    ("{{ 1 }}", not_allowed("A fixed value")),
    ("{{ 'text' }}", not_allowed("A fixed value")),
    ("{{ ''.__class__ }}", not_allowed("A fixed value")),
    # names that are not for text
    ("{{ rules.__class__ }}", refused("“__class__” begins with an underscore; such a name is not for text.")),
    ("{{ rules._own }}", refused("“_own” begins with an underscore; such a name is not for text.")),
    ("{{ _rules.support }}", refused("“_rules” begins with an underscore; such a name is not for text.")),
    ("{{ rules.support.__str__ }}", refused("“__str__” begins with an underscore; such a name is not for text.")),
    # names that do not exist
    (
        "{{ rules.suport }}",
        unknown("rules.suport", "“rules.suport” does not exist.", f"Did you mean “support”? {IN_RULES}"),
    ),
    ("{{ rules.zzz }}", unknown("rules.zzz", "“rules.zzz” does not exist.", IN_RULES)),
    ("{{ rule.support }}", unknown("rule.support", "“rule” does not exist.", f"Did you mean “rules”? {ROOTS}")),
    ("{{ config }}", unknown("config", "“config” does not exist.", ROOTS)),
    ("{{ config.site_dir }}", unknown("config.site_dir", "“config” does not exist.", ROOTS)),
    ("{{ rules }}", unknown("rules", "“rules” alone has no words.", IN_RULES)),
    (
        "{{ rules.support.ammount }}",
        unknown(
            "rules.support.ammount", "“rules.support.ammount” does not exist.", f"Did you mean “amount”? {IN_SUPPORT}"
        ),
    ),
    (
        "{{ rules.remark.amount }}",
        unknown("rules.remark.amount", "“rules.remark.amount” does not exist.", "Possible here: name, now."),
    ),
    (
        "{{ rules.support.amount.more }}",
        unknown("rules.support.amount.more", "Nothing can come after “rules.support.amount”.", "Take out “.more”."),
    ),
    ("{{ rules.value }}", unknown("rules.value", "“rules.value” does not exist.", IN_RULES)),
    (
        "{{ rules.support.value.days }}",
        unknown("rules.support.value.days", "“rules.support.value” does not exist.", IN_SUPPORT),
    ),
    ("{{ rules.support.plain }}", unknown("rules.support.plain", "“rules.support.plain” does not exist.", IN_SUPPORT)),
    # what cannot be read
    ("{{ rules.support", refused(NO_END, to_do=WRITE)),
    ("{{ rules.support. And more.", refused(NO_END, to_do=WRITE)),  # the end of a sentence
    ("{{ rules.support and { #more }", refused(NO_END, to_do=WRITE)),
    ("{{ rules.support {{ rules.remark }}", refused(NO_END, to_do=WRITE)),
    ("{{ rules.support } and more", refused("A value needs two braces on each side.", to_do=WRITE)),
    ("{ rules.support }} and more", refused("A value needs two braces on each side.", to_do=WRITE)),
    ("{{ support }}", unknown("support", "“support” does not exist.", WRITE)),
    ("{{{ rules.support }}}", refused("A value needs two braces on each side.", to_do=WRITE)),
    ("{{{ rules.support }}", refused("A value needs two braces on each side.", to_do=WRITE)),
    (
        "{{ rules.loan\\_time }}",
        refused("What stands between these braces is not written as a name is.", to_do="Write {{ rules.loan_time }}."),
    ),
    ("{{ “rules.support” }}", refused("What stands between these braces is not written as a name is.", to_do=WRITE)),
    ("{{ }}", refused(NO_NAME)),
    ("{% %}", refused(FOR_PROGRAMS)),
    ("{% do x %}", refused(FOR_PROGRAMS)),
    ("{% endfor %}", refused(FOR_PROGRAMS)),
    ("{{ rules.support remark }}", refused(NO_NAME, to_do="Write {{ rules.support_remark }}.")),
    ("{{ rules.stöd.år! }}", refused(NO_NAME)),
    ("{{ rules. }}", refused(NO_NAME)),
    ("rules.support }}", refused("“}}” stands here without its other half.")),
    ("{{ rules.support }} %}", refused("“%}” stands here without its other half.")),
    ("{{ " + "(" * 5000 + ")" * 5000 + " }}", refused("The braces here hold far too much.")),
    ("{{ " + "[" * 100_000 + " }}", refused("The braces here hold far too much.")),
    ("{{ " + "9" * 5000 + " }}", refused("The braces here hold far too much.")),
    # what would swallow text
    ("## Vad {#vad}\n\nText.\n\n{{ rules.support }} #}", COMMENT),
    ("{# comment #}", COMMENT),
    ("{{- rules.support }}", SWALLOWS),
    ("{{ rules.support -}}", SWALLOWS),
    ("{{+ rules.support }}", SWALLOWS),
)
FORMS = (
    # tag, Swedish, English; plain text
    ("{{ rules.support }}", "högst 6 månader", "up to 6 months"),
    ("{{rules.support}}", "högst 6 månader", "up to 6 months"),
    ("{{   rules.support\t}}", "högst 6 månader", "up to 6 months"),
    ("{{ rules\n.support }}", "högst 6 månader", "up to 6 months"),
    ("{{ rules.support.amount }}", "6 månader", "6 months"),
    ("{{ rules.support.note }}", "En not.", "A note."),
    ("{{ rules.support.name }}", "Stöd", "Support"),
    ("{{ rules.support.counted_from }}", "räknat från i dag", "counted from today"),
    ("{{ rules.remark }}", "Du får *hälften*.", "You get *half*."),
    ("{{ organisation.name }}", "A & B", "A & B"),
    ("före {{ organisation.email }} efter\n", "före a_b@c.se efter\n", "före a_b@c.se efter\n"),
    ("{{ rules.support.amount }}{{ rules.support.name }}", "6 månaderStöd", "6 monthsSupport"),
    ("\n\n{{ rules.support.name }}\n\n", "\n\nStöd\n\n", "\n\nSupport\n\n"),
    ("no tag, but { braces } and 5 % and # signs", *["no tag, but { braces } and 5 % and # signs"] * 2),
    ("## Vad { #vad }\n", "## Vad { #vad }\n", "## Vad { #vad }\n"),
)
MARKED = (
    ("{{ rules.support }}", '<data value="P6M" data-rule="support">högst <span class="tied">6 månader</span></data>'),
    ("{{ rules.support.amount }}", '<data value="P6M" data-rule="support"><span class="tied">6 månader</span></data>'),
    ("{{ rules.support.note }}", "En not."),
    ("{{ rules.remark }}", '<span data-rule="remark">Du får &#42;hälften&#42;.</span>'),
    ("{{ organisation.name }}", "A &amp; B"),
    ("{{ organisation.email }}", "a&#95;b@c.se"),
)


@for_each(("source", "expected"), REFUSED)
def test_what_is_not_a_look_up_is_reported_and_never_run(source: str, expected: str) -> None:
    assert find_problems(source) == expected


@for_each("locale", LOCALES)
@for_each(("source", "swedish", "english"), FORMS)
def test_a_look_up_gives_exactly_the_words_of_the_language(
    source: str, swedish: str, english: str, locale: str
) -> None:
    text, problems = read_tags(source, FILE)
    roots = VOCABULARY[locale]
    assert [*problems, *unknown_names(text, roots, FILE)] == []
    assert fill(text, roots, attrgetter("plain")) == {"sv": swedish, "en": english}[locale]


@for_each(("source", "expected"), MARKED)
def test_in_a_page_a_value_carries_its_meaning_and_no_sign_of_markdown(source: str, expected: str) -> None:
    text, problems = read_tags(source, FILE)
    assert problems == []
    assert fill(text, VOCABULARY["sv"], str) == expected


def test_problems_on_several_lines_come_all_at_once_with_their_lines() -> None:
    source = "\n".join(
        (
            "Text",
            "{{ rules.support remark }} and {{ rules.support }}",
            "{{ rules.zzz }}",
            "{% endfor %}",
            "{{ 'never closed }}",
            "{{ rules.support }} is right",
            "## Vad {#vad}",
            "{{ rules.support() }} {{ rules._own }}",
            "}} {{ rules.support | upper }}",
            "{% for x in rules %}",
            "{{ x + 1 }}",
            "{% endfor %}",
        )
    )
    assert find_problems(source, first_line=10) == "\n".join(
        (
            refused(NO_NAME, 11, "Write {{ rules.support_remark }}."),
            unknown("rules.zzz", "“rules.zzz” does not exist.", IN_RULES, 12),
            refused(FOR_PROGRAMS, 13),
            refused(NO_NAME, 14),
            COMMENT.replace(":1:", ":16:"),
            not_allowed("A call", 17),
            refused("“_own” begins with an underscore; such a name is not for text.", 17),
            not_allowed("The filter “upper”", 18),
            refused("“}}” stands here without its other half.", 18),
            not_allowed("A loop", 19),
            not_allowed("A calculation", 20),
        )
    )


def test_a_tag_that_is_never_closed_is_reported_where_it_begins() -> None:
    assert find_problems("One\n\n{{ rules.support\n\nTwo\n\nThree\n") == refused(NO_END, 3, WRITE)
    assert find_problems("One\n\n{{ rules.\n\nTwo\n\nThree\n") == refused(NO_NAME, 3)


def test_lines_after_front_matter_are_those_of_the_file() -> None:
    source = (
        "---\ntitle: A {{ rules.support | upper }}\ndescription: |\n  B\n  C\n---\n\n"
        "## One { #one }\n\n{{ rules.support }}\n\n{{ rules.support() }}\n{{ rules.a.b }}\n"
    )
    page, problems = read_page(source.encode(), "sv", "page.md")
    assert page is not None
    assert report([*problems, *unknown_names(page.body, VOCABULARY["sv"], page.file)]) == "\n".join(
        (
            not_allowed("The filter “upper”", 2),
            not_allowed("A call", 12),
            unknown("rules.a.b", "“rules.a” does not exist.", IN_RULES, 13),
        )
    )


def test_lines_are_right_with_line_ends_of_windows() -> None:
    source = "---\r\ntitle: A\r\ndescription: B\r\n---\r\n\r\n{{ rules.support }}\r\n{{ rules.support() }}\r\n"
    _, problems = read_page(source.encode(), "sv", "page.md")
    assert report(problems) == not_allowed("A call", 7)


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [("utf-8-sig", "\n"), ("utf-8", "\r\n"), ("utf-8", "\r"), ("utf-8-sig", "\r\n")],
    ids=["a byte order mark", "line ends of Windows", "line ends of old", "both"],
)
def test_what_editors_leave_behind_makes_no_difference_to_a_page(encoding: str, line_end: str) -> None:
    source = "---\ntitle: A\ndescription: B\n---\n\n## Ö { #o }\n\n{{ rules.support }}\n"
    page, problems = read_page(source.replace("\n", line_end).encode(encoding), "sv", "page.md")
    assert page is not None
    assert (page, problems) == read_page(source.encode(), "sv", "page.md")


def test_the_rest_of_the_text_is_still_read_beside_a_problem() -> None:
    text, problems = read_tags("{{ rules.support }} {{ 1 }}\n{{ rules.remark", FILE)
    assert len(problems) == 2
    assert all(isinstance(problem, Problem) for problem in problems)
    assert [str(piece) for piece in text] == ["{{ rules.support }}", " ", "\n  "]
