"""A site whose menu has grown, built: what is promised of every site holds, and an old menu is moved into one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from .. import checks_of_a_site as checks
from ..assets import ASSETS
from ..checks_of_a_site import Expected
from ..confirming import TODAY
from ..conftest import Build, Project
from ..menus import write_menu
from ..places import HOME


@pytest.fixture(scope="module")
def expected(grown: Build) -> Expected:
    return checks.read_expected(grown.folder.parent, TODAY)


@pytest.mark.parametrize("check", checks.CHECKS, ids=[check.__name__ for check in checks.CHECKS])
def test_what_holds_for_every_site_holds(
    grown: Build, expected: Expected, check: Callable[[Build, Expected], list[str]]
) -> None:
    assert "handledning/blanketter/kort/" in expected.locales
    assert check(grown, expected) == []


def test_the_menu_is_not_printed(grown: Build) -> None:
    styles = [(grown.folder / ASSETS[each]).read_text(encoding="utf-8") for each in ("site.css", "branch.css")]
    printed = "".join(style.partition("@media print{")[2] for style in styles)
    hidden = ",".join(re.findall(r"([^{}]+)\{display:none", printed))
    assert {".menu", ".path", ".branch"} <= set(hidden.split(","))


def test_every_page_of_the_site_is_in_the_list_of_all_pages_in_the_order_of_the_menu(grown: Build) -> None:
    names = [each.text for each in grown.page("hitta/").xpath("//ul[@class='all-pages']/li/a")]
    assert names[:5] == ["Om RULL", "Så lånar du", "Första besöket", "Våra blanketter", "Ansök om lånekort"]
    assert len(names) == len(set(names)) == 16


def test_an_old_menu_is_moved_and_the_site_can_be_built(project: Project) -> None:
    write_menu(project, "")
    project.change("mkdocs.yml", "watch:\n", "nav:\n  - Om RULL: index.md\n  - Mer: [easy.md, find.md]\nwatch:\n")
    assert project.run("menu")[0] == 0
    project.change("docs/site.yml", "en: ''", "en: More")
    project.change("docs/site.yml", "fi: ''", "fi: Lisää")
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    links = {
        locale: build.page(home).xpath("//nav[@class='menu']//a[not(@data-search)]") for locale, home in HOME.items()
    }
    assert {locale: [(link.text, link.get("href")) for link in each] for locale, each in links.items()} == {
        "sv": [("Om RULL", "./"), ("Mer", "latt-svenska/")],
        "en": [("About RULL", "./"), ("More", "easy-english/")],
        "fi": [("Tietoa RULLista", "./"), ("Lisää", "selkosuomi/")],
    }
