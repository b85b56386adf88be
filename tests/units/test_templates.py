"""A template cannot print nothing: what it looks up exists, or it is said where it does not, before any build."""

from __future__ import annotations

import pytest
import yaml
from bilingual.checks.templates import find_template_problems
from bilingual.data.templates import read_template
from bilingual.gather import gather
from bilingual.problems import choose_from, report
from bilingual.site.site import Site

from ..confirming import LOCALES, THREE, TODAY
from ..conftest import INVENTED, Project

FILE = "overrides/partials/at-a-glance.html"
KNOWN = "Possible here: lang, namespace, self, super, view."
READ = "    Compare it with the lines around it."
SLIPS = (
    # template, what is said of it, with its line
    (
        "<p>{{ view.frame.words.menue }}</p>",
        "1: “words.menue” does not exist.\n    Did you mean “menu”? {WORDS}",
    ),
    (
        "<p>\n{{ view.frame.words.menue.plain }}\n</p>",
        "2: “words.menue” does not exist.\n    Did you mean “menu”? {WORDS}",
    ),
    ("{{ view.frame.organisation.zzz }}", "1: “organisation.zzz” does not exist.\n    {ORGANISATION}"),
    ("{{ veiw.title }}", f"1: “veiw” does not exist.\n    Did you mean “view”? {KNOWN}"),
    ("{{ zzz }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ page.title }}", f"1: “page” does not exist.\n    {KNOWN}"),
    ("{% for term in zzz %}{{ term }}{% endfor %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% if zzz %}{{ view.title }}{% endif %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% set a = zzz %}{{ a }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ zzz | default('') }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ view.frame.words.zzz | default('') }}", "1: “words.zzz” does not exist.\n    {WORDS}"),
    ("{% set a = view.frame.words.zzz %}{{ a.plain }}", "1: “words.zzz” does not exist.\n    {WORDS}"),
    ("{% set words = view.frame.words %}\n{{ words.zzz }}", "2: “words.zzz” does not exist.\n    {WORDS}"),
    ("{% set frame = view.frame %}{{ frame.words.zzz }}", "1: “words.zzz” does not exist.\n    {WORDS}"),
    ("{{ (view.frame.words).zzz }}", "1: “words.zzz” does not exist.\n    {WORDS}"),
    ("{{ view.title | zzz }}", f"1: The template cannot be read (No filter named 'zzz').\n{READ}"),
    (
        "\n\n{{ view.title",
        "3: The template cannot be read (unexpected end of template, expected 'end of print statement').\n" + READ,
    ),
    (
        "{% if view %}\n",
        "1: The template cannot be read (Unexpected end of template. Jinja was looking for the "
        "following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if').\n" + READ,
    ),
    ("{% zzz %}", f"1: The template cannot be read (Encountered unknown tag 'zzz').\n{READ}"),
    (
        "{{ zzz }}\n{{ view.frame.words.zzz }}",
        f"1: “zzz” does not exist.\n    {KNOWN}\n{FILE}:2: “words.zzz” does not exist.\n    {{WORDS}}",
    ),
)


@pytest.fixture(scope="module")
def site() -> Site:
    """The invented service, for the names that a template may look up."""
    site, problems = gather(INVENTED, THREE, TODAY, compare=False)
    assert site, report(problems)
    return site


def with_lists(expected: str) -> str:
    """The expected message with the names that stand in the data files, in their order; twenty of them at most."""
    words = yaml.safe_load((INVENTED / "docs/wording/sv.yml").read_text(encoding="utf-8"))["texts"]
    organisation = yaml.safe_load((INVENTED / "docs/organisation.yml").read_text(encoding="utf-8"))
    listed = {"{WORDS}": words, "{ORGANISATION}": (*organisation, "contact")}
    for placeholder, names in listed.items():
        expected = expected.replace(placeholder, choose_from("", names))
    return expected


@pytest.mark.parametrize(("template", "expected"), SLIPS, ids=[row[0] for row in SLIPS])
def test_an_unknown_name_is_found_without_a_build(site: Site, template: str, expected: str) -> None:
    found = find_template_problems([read_template(template.encode(), FILE)], site.roots["sv"])
    assert report(found) == with_lists(f"{FILE}:{expected}")


def test_what_is_wrong_in_templates_comes_with_everything_else(project: Project) -> None:
    project.write(FILE, "<p>\n{{ zzz }}\n</p>\n")
    project.write("overrides/partials/footer.html", "{% zzz %}")
    assert project.report() == (
        f"{FILE}:2: “zzz” does not exist.\n    {KNOWN}\n"
        f"overrides/partials/footer.html:1: The template cannot be read (Encountered unknown tag 'zzz').\n{READ}"
    )


def test_a_text_of_the_page_frame_that_one_language_lacks_is_reported(project: Project) -> None:
    project.change("docs/wording/en.yml", "  menu: Pages\n", "")
    lines = {
        locale: (project.root / f"docs/wording/{locale}.yml").read_text(encoding="utf-8").split("\n")
        for locale in LOCALES
    }
    assert project.report() == (
        f"docs/wording/en.yml:{lines['en'].index('texts:') + 1}: texts: “menu” is missing;"
        f" docs/wording/sv.yml:{lines['sv'].index('  menu: Sidor') + 1} has it.\n"
        "    Add it here, in this language."
    )


def test_a_text_whose_name_was_mistyped_says_which_may_be_meant(project: Project) -> None:
    project.change("docs/wording/en.yml", "  at_a_glance:", "  at_a_glans:")
    assert (
        "docs/wording/en.yml:25: texts: “at_a_glance” is missing; docs/wording/sv.yml:26 has it.\n"
        "    Add it here, in this language. Or is “at_a_glans” on line 26 meant for it?\n"
    ) in project.run("check")[1]
