"""A template cannot print nothing: what it looks up exists, or the build stops and says where."""

from __future__ import annotations

import pytest
import yaml
from bilingual.problems import choose_from

from .conftest import Project

FILE = "overrides/partials/at-a-glance.html"
RULES = "Possible here: introductory_support, follow_up_support, compensation."
IN_SUPPORT = "Possible here: name, note, now, amount."
KNOWN = (
    "Possible here: accessibility, addresses, base_url, build_date_utc, config, lang, languages, locale, namespace, "
    "nav, organisation, page, pages, reviewed, rules, self, site, super, terms, words."
)
READ = "    Compare it with the lines around it."

BEFORE_THE_BUILD = (
    # template, what is said of it, with its line
    (
        "<p>{{ rules.introductory_suport }}</p>",
        "1: “rules.introductory_suport” does not exist.\n    Did you mean “introductory_support”? " + RULES,
    ),
    (
        "<p>\n{{ rules.follow_up_support.ammount }}\n</p>",
        "2: “rules.follow_up_support.ammount” does not exist.\n"
        "    Did you mean “amount”? Possible here: name, note, counted_from, now, amount.",
    ),
    (
        "{{ rules.compensation.amount }}",
        "1: “rules.compensation.amount” does not exist.\n    Possible here: name, now.",
    ),
    ("{{ ruels.compensation }}", f"1: “ruels” does not exist.\n    Did you mean “rules”? {KNOWN}"),
    ("{{ zzz }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% for rule in zzz %}{{ rule }}{% endfor %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% if zzz %}{{ rules.compensation }}{% endif %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% set a = zzz %}{{ a }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ zzz | default('') }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    (
        "{{ rules.zzz | default('') }}",
        f"1: “rules.zzz” does not exist.\n    {RULES}",
    ),
    ("{% set a = rules.zzz %}{{ a.plain }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ rules.zzz.plain }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ (rules).zzz }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ rules.phrase }}", f"1: “rules.phrase” does not exist.\n    {RULES}"),
    ("{{ words.menue.plain }}", "1: “words.menue” does not exist.\n    Did you mean “menu”? {WORDS}"),
    (
        "{{ terms.zzz.term }}",
        "1: “terms.zzz” does not exist.\n    {TERMS}",
    ),
    ("{{ rules.compensation | zzz }}", f"1: The template cannot be read (No filter named 'zzz').\n{READ}"),
    (
        "\n\n{{ rules.compensation",
        "3: The template cannot be read (unexpected end of template, expected 'end of print statement').\n" + READ,
    ),
    (
        "{% if rules %}\n",
        "1: The template cannot be read (Unexpected end of template. Jinja was looking for the "
        "following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if').\n" + READ,
    ),
    ("{% zzz %}", f"1: The template cannot be read (Encountered unknown tag 'zzz').\n{READ}"),
    (
        "{{ zzz }}\n{{ rules.zzz }}",
        f"1: “zzz” does not exist.\n    {KNOWN}\n{FILE}:2: “rules.zzz” does not exist.\n    {RULES}",
    ),
)
WHILE_BUILDING = (
    # what no parser can know: names that are put together, or stand behind a loop
    ("{{ rules['zzz'] }}", f"“rules.zzz” does not exist. {RULES}"),
    (
        "{% for rule in rules %}{{ rule.zzz }}{% endfor %}",
        f"“rules.introductory_support.zzz” does not exist. {IN_SUPPORT}",
    ),
    ("{{ rules }}", f"“rules” alone has no words. {RULES}"),
    ("{{ languages.sv.words.zzz }}", "“words.zzz” does not exist. {WORDS}"),
    # nor what the platform's own names hold
    ("{{ page.meta.zzz }}", "'dict object' has no attribute 'zzz'"),
    ("{{ page.titel }}", "'mkdocs.structure.pages.Page object' has no attribute 'titel'"),
    ("{{ languages.fi.name }}", "'dict object' has no attribute 'fi'"),
)


def with_lists(project: Project, expected: str) -> str:
    """The expected message with the names that stand in the data files, in their order; twenty of them at most."""
    listed = {
        "{WORDS}": ("docs/wording/sv.yml", "texts"),
        "{TERMS}": ("docs/terms.yml", None),
    }
    for placeholder, (file, key) in listed.items():
        data = yaml.safe_load((project.root / file).read_text(encoding="utf-8"))
        expected = expected.replace(placeholder, choose_from("", data[key] if key else data))
    return expected


@pytest.mark.parametrize(("template", "expected"), BEFORE_THE_BUILD, ids=[row[0] for row in BEFORE_THE_BUILD])
def test_an_unknown_name_is_found_before_anything_is_built(project: Project, template: str, expected: str) -> None:
    project.write(FILE, template)
    assert project.report() == with_lists(project, f"{FILE}:{expected}")


def test_an_unknown_name_in_a_template_stops_the_build(project: Project) -> None:
    project.write(FILE, "{{ rules.zzz }}")
    build = project.build()
    assert build.errors == f"ERROR   -  1 to mend:\n{FILE}:1: “rules.zzz” does not exist.\n    {RULES}\n"
    assert (build.code, build.folder.exists()) == (1, False)


@pytest.mark.parametrize(("template", "expected"), WHILE_BUILDING, ids=[row[0] for row in WHILE_BUILDING])
def test_an_unknown_name_behind_a_variable_stops_the_build_without_a_traceback(
    project: Project, template: str, expected: str
) -> None:
    project.write(FILE, template)
    build = project.build()
    said = with_lists(project, expected)
    assert build.errors == f"ERROR   -  Error building page 'sv/index.md': {said}\nError: {said}\n"
    assert build.code == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("count", "  limit: at_most\n  value: 6\n"),
        ("age", "  limit: at_most\n  value: 6\n"),
        ("percentage", "  limit: at_most\n  value: 6\n"),
        ("money", "  limit: at_most\n  value: 6\n  currency: SEK\n"),
        ("date", "  limit: at_most\n  value: 2027-03-01\n"),
        ("note", "  text: { sv: En sak., en: A thing. }\n"),
    ],
)
def test_a_rule_that_is_drawn_must_be_a_duration(project: Project, kind: str, value: str) -> None:
    name = "  name:\n    sv: Introduktionsstöd"
    project.change("docs/rules.yml", f"  kind: duration\n{name}", f"  kind: {kind}\n{name}")
    project.change("docs/rules.yml", "  limit: at_most\n  value: 6\n  unit: month\n", value)
    project.confirm()
    build = project.build()
    said = f"docs/rules.yml:7: “introductory_support” is drawn on the timeline, so it must be a duration, not a {kind}."
    assert build.errors == f"ERROR   -  Error building page 'sv/index.md': {said}\nError: {said}\n"
    assert build.code == 1


def test_a_text_of_the_page_frame_that_one_language_lacks_is_reported(project: Project) -> None:
    project.change("docs/wording/en.yml", "  menu: Pages\n", "")
    assert project.report() == (
        "docs/wording/en.yml:25: texts: “menu” is missing; docs/wording/sv.yml:33 has it.\n"
        "    Add it here, in this language."
    )
