"""Where a rule stands: every sentence and template, and what is said when one of them misses its rule."""

from __future__ import annotations

import json
import re

import pytest
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.site.site import Site
from bilingual.site.uses import UseIndex

from ..confirming import LOCALES, TODAY
from ..conftest import Project


def site_of(project: Project) -> Site:
    site, problems = gather(project.root, LOCALES, TODAY, compare=False)
    assert site is not None, report(problems)
    return site


WHERE = """\
season: minst 9 månader · at least 9 months

docs/sv/components.md:38: Värden, /byggdelar/#values
    minst 9 månader, räknat från årets första tur

docs/sv/easy.md:17: Vad är RULL?, /latt-svenska/#offer
    Bussen kör under den största delen av året.

docs/sv/index.md:14: Det här erbjuder bokbussen, /#offer
    Säsong: Bokbussen kör i minst 9 månader, räknat från årets första tur.

docs/en/components.md:37: Values, /en/components/#values
    at least 9 months, counted from the first trip of the year

docs/en/easy.md:17: What is RULL?, /en/easy-english/#offer
    The bus runs for most of the year.

docs/en/index.md:14: What the book bus offers, /en/#offer
    Season: The book bus runs for at least 9 months, counted from the first trip of the year.

Templates show it too, and take it from there by themselves:
    overrides/feed.xml: on no page
    overrides/partials/at-a-glance.html: /, /en/
    overrides/partials/service-for-machines.html: /, /en/
    overrides/partials/service-for-others.html: /, /en/
    overrides/rules.html: /tider-och-priser/, /en/times-and-prices/
    overrides/rules.json: on no page
    overrides/service.html: /, /en/
    overrides/service.ttl: on no page
    overrides/social.svg: on no page

Sentences: sv: 3, en: 3. Look-ups in templates: N.
"""


def test_every_sentence_and_template_is_listed_with_its_place(project: Project) -> None:
    code, said = project.run("where", "season")
    assert (code, re.sub(r"templates: \d+", "templates: N", said)) == (0, WHERE)


def test_a_text_of_the_frame_that_a_template_shows_is_listed_with_the_pages_that_show_it(project: Project) -> None:
    project.change("docs/wording/sv.yml", "  menu: Sidor", '  menu: "Sidor i {{ rules.season }}"')
    project.change("docs/wording/en.yml", "  menu: Pages", '  menu: "Pages for {{ rules.season }}"')
    before = {use.sentence for use in UseIndex(site_of(project)).all if use.what == "text of the frame"}
    assert before == {"Sidor i minst 9 månader", "Pages for at least 9 months"}
    code, said = project.run("where", "season")
    line = (project.root / "docs/wording/sv.yml").read_text(encoding="utf-8").split("\n  menu:")[0].count("\n") + 2
    assert code == 0
    assert f"docs/wording/sv.yml:{line}: text of the frame, menu, every page\n    Sidor i minst 9 månader\n" in said


def test_an_explanation_of_a_term_is_listed_where_it_is_read(project: Project) -> None:
    _, said = project.run("where", "reader_age")
    assert (
        "docs/terms.yml:62: explanation of a term, lånekort, /ordlista/#library-card\n"
        "    Du får det när du är minst 12 år.\n"
    ) in said


def test_the_totals_name_the_rules_that_only_the_page_of_rules_shows(project: Project) -> None:
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8")
    project.write("docs/rules.yml", rules + "\n" + rules[rules.index("last_day:") :].replace("last_day:", "spare:"))
    code, said = project.run("where")
    totals = re.findall(r"^(\w+) +Sentences: sv: (\d+), en: (\d+)\. Look-ups in templates: (\d+)\.$", said, re.M)
    assert (code, [(name, int(sv), int(en)) for name, sv, en, _ in totals]) == (
        0,
        [
            *(("loan_time", 6, 6), ("season", 3, 3), ("lost_book", 4, 4), ("fee", 2, 2), ("discount", 2, 2)),
            *(("reader_age", 4, 4), ("books", 3, 3), ("last_day", 2, 2), ("spare", 0, 0)),
        ],
    )
    in_templates = {name: int(number) for name, _, _, number in totals}
    everywhere = in_templates["spare"]  # where all rules are
    assert [name for name, number in in_templates.items() if number > everywhere] == [
        "loan_time",
        "season",
        "lost_book",
    ]
    assert said.endswith("\n\nNothing looks these up by name; each is shown only where all rules are: spare\n")


def test_an_unknown_rule_is_answered_with_the_nearest(project: Project) -> None:
    assert project.run("where", "seson") == (
        2,
        "“seson” is not a rule. Did you mean “season”? Possible here: loan_time, season, lost_book, fee, discount,"
        " reader_age, books, last_day.\n",
    )


def test_the_uses_for_machines_are_those_for_people(project: Project) -> None:
    code, said = project.run("where", "season", "--format", "json")
    (uses,) = json.loads(said).values()
    assert code == 0
    listed = [f"{use['file']}:{use['line']}: " for use in uses if use["locale"]]
    assert sorted(listed) == sorted(re.findall(r"^\S+:\d+: ", WHERE, re.M))
    templates = {f"    {use['file']}: " for use in uses if not use["locale"]}
    assert templates == set(re.findall(r"^    overrides/\S+: ", WHERE, re.M))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "description: Du som",
            "description: I {{ rules.season }}. Du som",
            "I minst 9 månader.",
        ),
        (
            "Du måste ha ett lånekort",
            "Se **[tiden {{ rules.season.amount }}](checklist.md)**, t.ex.\n_här_&nbsp;– ha ett lånekort",
            "Se tiden 9 månader, t.ex. här – ha ett lånekort och vara minst 12 år.",
        ),
        (
            "Du måste ha ett lånekort",
            "<!-- {{ rules.season }} -->Så. {{ rules.loan_time.note }} Du måste ha ett lånekort",
            "Du kan lämna tillbaka boken tidigare.",
        ),
    ],
    ids=["meta description", "markup and an abbreviation", "a comment and two sentences"],
)
def test_a_sentence_is_shown_as_it_is_read(project: Project, old: str, new: str, sentence: str) -> None:
    before = {(use.file, use.sentence) for use in UseIndex(site_of(project)).all}
    project.change("docs/sv/index.md", old, new)
    after = {(use.file, use.sentence) for use in UseIndex(site_of(project)).all}
    assert after - before == {("docs/sv/index.md", sentence)}


RENAMED = """\
docs/facts.yml:35: length-of-the-season: There is no rule “season”.
    Possible here: loan_time, driving_time, lost_book, fee, discount, reader_age, books, last_day.
docs/rules.yml:36: There is no rule “season”, but 6 places show it.
    If it is “driving_time” now, write {{ rules.driving_time }} in these places; if not, bring it back:
    docs/en/components.md:37: - {{ rules.season }}, {{ rules.season.counted_from }}
    docs/en/easy.md:17: {{ rules.season.easy }}
    docs/en/index.md:14: - **Season:** The book bus runs for {{ rules.season }}, {{ rules.season.counted_from }}.
    docs/sv/components.md:38: - {{ rules.season }}, {{ rules.season.counted_from }}
    docs/sv/easy.md:17: {{ rules.season.easy }}
    docs/sv/index.md:14: - **Säsong:** Bokbussen kör i {{ rules.season }}, {{ rules.season.counted_from }}.
docs/service.yml:9: glance: There is no rule “season”.
    Possible here: loan_time, driving_time, lost_book, fee, discount, reader_age, books, last_day.
docs/service.yml:14: drawing: There is no rule “season”.
    Possible here: loan_time, driving_time."""


def test_a_rule_renamed_while_something_shows_it_is_one_message_with_the_new_name(project: Project) -> None:
    project.change("docs/rules.yml", "season:", "driving_time:")
    assert project.report() == RENAMED


def test_a_rule_removed_while_something_shows_it_is_one_message_with_every_place(project: Project) -> None:
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8")
    project.write("docs/rules.yml", rules[: rules.index("\nlast_day:")])
    line = "- " + "; ".join(
        f"{{{{ rules.{name} }}}}" for name in ("fee", "discount", "reader_age", "books", "last_day")
    )
    assert project.report() == (
        "docs/rules.yml:1: There is no rule “last_day”, but 4 places show it.\n"
        "    Bring it back, or take it out of these places:\n"
        f"    docs/en/components.md:38: {line}\n"
        "    docs/en/index.md:41: Ask for a new bus stop {{ rules.last_day }}.\n"
        f"    docs/sv/components.md:39: {line}\n"
        "    docs/sv/index.md:41: Be om en ny hållplats {{ rules.last_day }}."
    )


def test_a_rule_misspelt_in_several_places_is_told_at_each_of_them(project: Project) -> None:
    """Since the right name stands elsewhere, nobody has renamed the rule."""
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", "{{ rules.last_day }}", "{{ rules.last_dy }}")
    what = "{{ rules.last_dy }}: “rules.last_dy” does not exist.\n    Did you mean “last_day”?"
    said = project.report()
    assert all(f"docs/{locale}/index.md:41: {what}" in said for locale in ("sv", "en"))
    assert "docs/rules.yml" not in said


def test_a_slip_in_one_place_is_still_told_at_its_line(project: Project) -> None:
    project.change("docs/sv/index.md", "{{ rules.lost_book }}", "{{ rules.lost_bok }}")
    assert project.report() == (
        "docs/sv/index.md:31: {{ rules.lost_bok }}: “rules.lost_bok” does not exist.\n"
        "    Did you mean “lost_book”? Possible here: loan_time, season, lost_book, fee, discount, reader_age, books,"
        " last_day."
    )
