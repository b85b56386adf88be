"""A file is read once: of the same bytes, whatever has changed around it, the same is known, and nobody changes it."""

from __future__ import annotations

import pytest
from bilingual.pages.page import read_page
from bilingual.rules.history import read_histories
from bilingual.site import Site, gather
from bilingual.terms import read_terms

from ..confirming import LOCALES, TODAY
from ..conftest import Project


def gathered(project: Project) -> Site:
    site, _ = gather(project.root, LOCALES, TODAY)
    assert site
    return site


def test_only_what_has_changed_is_read_again(project: Project) -> None:
    before = gathered(project)
    project.change("docs/sv/index.md", "Visa ditt lånekort", "Visa kortet")
    project.change("docs/rules.yml", "value: 9", "value: 8")
    after = gathered(project)
    assert after.data.terms is before.data.terms
    assert after.pairs["index.md"]["en"] is before.pairs["index.md"]["en"]
    assert "Visa kortet" in after.body(after.pairs["index.md"]["sv"])
    assert "minst 8\u00a0månader" in after.body(after.pairs["index.md"]["sv"])


def test_the_same_bytes_mean_something_else_in_another_place(project: Project) -> None:
    text = "---\ntitle: A\ndescription: B.\nslug: c\n---\n"
    for file in ("docs/sv/one.md", "docs/en/one.md", "docs/sv/two.md", "docs/en/two.md"):
        project.write(file, text.replace(": c", f": {file[8:11]}"))
    pairs = gathered(project).pairs
    assert [page.file for name in ("one.md", "two.md") for page in pairs[name].values()] == [
        *("docs/sv/one.md", "docs/en/one.md", "docs/sv/two.md", "docs/en/two.md")
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_is_made_of_it_what_was_read_stays_as_it_was(project: Project, locale: str) -> None:
    site = gathered(project)
    assert all(site.body(pair[locale]) for pair in site.pairs.values())
    assert site.all_uses
    assert site.rules_for_machines("https://a.example/")["rules"]
    assert site.description(locale)
    assert site.data.histories == read_histories((project.root / "docs/rules.yml").read_bytes(), LOCALES)[0]
    assert site.data.terms == read_terms((project.root / "docs/terms.yml").read_bytes(), LOCALES)[0]
    for name, pair in site.pairs.items():
        assert pair[locale] == read_page((project.root / f"docs/{locale}/{name}").read_bytes(), locale, name)[0]
