"""A template cannot print nothing: what it looks up exists, or it is said where it does not, before any build."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bilingual.problems import choose_from, report
from bilingual.site import Site, gather
from bilingual.templates import find_problems, read_templates

from ..confirming import LOCALES, TODAY
from ..conftest import INVENTED, Project

FILE = "overrides/partials/at-a-glance.html"
RULES = "Possible here: loan_time, season, lost_book, fee, discount, reader_age, books, last_day."
KNOWN = (
    "Possible here: accessibility, addresses, base_url, build_date_utc, config, lang, languages, locale, namespace, "
    "nav, organisation, page, pages, reviewed, rules, self, site, super, terms, words."
)
READ = "    Compare it with the lines around it."
SLIPS = (
    # template, what is said of it, with its line
    ("<p>{{ rules.sesson }}</p>", f"1: “rules.sesson” does not exist.\n    Did you mean “season”? {RULES}"),
    (
        "<p>\n{{ rules.season.ammount }}\n</p>",
        "2: “rules.season.ammount” does not exist.\n"
        "    Did you mean “amount”? Possible here: name, easy, counted_from, now, amount.",
    ),
    (
        "{{ rules.lost_book.amount }}",
        "1: “rules.lost_book.amount” does not exist.\n    Possible here: name, note, easy, now.",
    ),
    ("{{ ruels.lost_book }}", f"1: “ruels” does not exist.\n    Did you mean “rules”? {KNOWN}"),
    ("{{ zzz }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% for rule in zzz %}{{ rule }}{% endfor %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% if zzz %}{{ rules.lost_book }}{% endif %}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{% set a = zzz %}{{ a }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ zzz | default('') }}", f"1: “zzz” does not exist.\n    {KNOWN}"),
    ("{{ rules.zzz | default('') }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{% set a = rules.zzz %}{{ a.plain }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ rules.zzz.plain }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ (rules).zzz }}", f"1: “rules.zzz” does not exist.\n    {RULES}"),
    ("{{ rules.phrase }}", f"1: “rules.phrase” does not exist.\n    {RULES}"),
    ("{{ words.menue.plain }}", "1: “words.menue” does not exist.\n    Did you mean “menu”? {WORDS}"),
    ("{{ terms.zzz.term }}", "1: “terms.zzz” does not exist.\n    {TERMS}"),
    ("{{ rules.lost_book | zzz }}", f"1: The template cannot be read (No filter named 'zzz').\n{READ}"),
    (
        "\n\n{{ rules.lost_book",
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


@pytest.fixture(scope="module")
def site() -> Site:
    """The invented service, for the names that a template may look up."""
    site, problems = gather(INVENTED, LOCALES, TODAY, compare=False)
    assert site, report(problems)
    return site


def with_lists(expected: str) -> str:
    """The expected message with the names that stand in the data files, in their order; twenty of them at most."""
    listed = {"{WORDS}": ("docs/wording/sv.yml", "texts"), "{TERMS}": ("docs/terms.yml", None)}
    for placeholder, (file, key) in listed.items():
        data = yaml.safe_load((INVENTED / file).read_text(encoding="utf-8"))
        expected = expected.replace(placeholder, choose_from("", data[key] if key else data))
    return expected


@pytest.mark.parametrize(("template", "expected"), SLIPS, ids=[row[0] for row in SLIPS])
def test_an_unknown_name_is_found_without_a_build(site: Site, tmp_path: Path, template: str, expected: str) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(template, encoding="utf-8")
    found = find_problems(read_templates(tmp_path).values(), site.roots["sv"])
    assert report(found) == with_lists(f"{FILE}:{expected}")


def test_what_is_wrong_in_templates_comes_with_everything_else(project: Project) -> None:
    project.write(FILE, "<p>\n{{ rules.zzz }}\n</p>\n")
    project.write("overrides/partials/footer.html", "{% zzz %}")
    assert project.report() == (
        f"{FILE}:2: “rules.zzz” does not exist.\n    {RULES}\n"
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
