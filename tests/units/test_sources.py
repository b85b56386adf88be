"""A file is read once: of the same bytes, whatever has changed around it, the same is known, and nobody changes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bilingual.data.rules.history import read_histories
from bilingual.data.terms import read_terms
from bilingual.gather import gather
from bilingual.pages.page import read_page
from bilingual.site.site import Site
from bilingual.site.uses import find_uses
from bilingual.view.page import Setting
from bilingual.view.views import Views

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
    printed = after.printed(after.pairs["index.md"]["sv"], after.site_address).content
    assert "Visa kortet" in printed
    assert 'minst <span class="tied">8 månader</span>' in printed


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
    views = Views(replace(site, names=dict(zip(LOCALES, LOCALES, strict=True))))
    setting = Setting(locale, "https://a.example/")
    assert all(views.page(setting, name).heading for name in site.pairs)
    assert views.files(setting).rules["rules"]
    assert find_uses(site)
    assert site.data.histories == read_histories((project.root / "docs/rules.yml").read_bytes(), LOCALES)[0]
    assert site.data.terms == read_terms((project.root / "docs/terms.yml").read_bytes(), LOCALES)[0]
    for name, pair in site.pairs.items():
        assert pair[locale] == read_page((project.root / f"docs/{locale}/{name}").read_bytes(), locale, name)[0]
