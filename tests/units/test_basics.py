"""docs/site.yml: the names of the site and its menu; slips are named at their line. More stands in tests/hostile/."""

from __future__ import annotations

import mkdocs_adapter
import pytest
from bilingual.problems import report

from ..conftest import Project

FILE = "docs/site.yml"
PAGES = (
    "about-us.md, checklist.md, components.md, easy.md, find.md, glossary.md, index.md, limits.md, statement.md."
    " If the site has no such page, take the line out."
)
SLIPS = (
    # what stands there, what is written instead, what is said of it
    (
        "  - easy.md",
        "  - eesy.md",
        f"10: menu: There is no page “eesy.md”.\n    Did you mean “easy.md”? Possible here: {PAGES}",
    ),
    (
        "  - easy.md",
        "  - ../../README.md",
        f"10: menu: There is no page “../../README.md”.\n    Possible here: {PAGES}",
    ),
    (
        "  - easy.md",
        "  - easy.md\n  - index.md",
        "11: menu: “index.md” stands here for the second time; the first is on line 9.\n    Keep one of the two.",
    ),
)


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[new for _, new, _ in SLIPS])
def test_a_slip_in_the_menu_is_named_at_its_line(project: Project, old: str, new: str, said: str) -> None:
    project.change(FILE, old, new)
    assert project.report() == f"{FILE}:{said}"


def test_a_site_without_the_file_is_told_and_nothing_else_is_said(project: Project) -> None:
    project.remove(FILE)
    assert project.report() == (
        f"{FILE}:1: The file is missing.\n"
        "    Bring it back from an earlier version. For a new service, README.md shows what it has to hold."
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "site_name: docs/site.yml",
            "site_name: RULL",
            "1: site_name: This has no effect, because the names of the site stand in docs/site.yml.\n"
            "    Write the name there, below names. MkDocs wants one line here: site_name: docs/site.yml",
        ),
        (
            "          name: English\n",
            "          name: English\n          site_name: RULL\n",
            "{last}: site_name: This has no effect, because the names of the site stand in docs/site.yml.\n"
            "    Write the name there, below names. MkDocs wants one line here: site_name: docs/site.yml",
        ),
        (
            "watch:\n",
            "nav:\n  - index.md\nwatch:\n",
            "4: nav: This has no effect, because the menu stands in docs/site.yml.\n"
            "    To move it there: make menu. Or write its pages there, below menu, and take this out with all below"
            " it.",
        ),
        (
            "          name: English\n",
            "          name: English\n          nav_translations: { Start: Start }\n",
            "{last}: nav_translations: This has no effect, because the names of the menu's sections stand in"
            " docs/site.yml, each in every language.\n"
            "    Take it out with all below it, once make menu has moved the menu.",
        ),
        (
            "watch:\n",
            "not_in_nav: |\n  about-us.md\nwatch:\n",
            "4: not_in_nav: This has no effect, because a page is outside the menu if docs/site.yml does not name it"
            " there.\n    Take it out with all below it.",
        ),
        (
            "use_directory_urls: true\n",
            "use_directory_urls: false\n",
            "3: use_directory_urls: Links would not lead to where the pages are.\n    Write true.",
        ),
        (
            "docs_structure: folder\n",
            "docs_structure: suffix\n",
            "20: docs_structure: Links would not lead to where the pages are.\n    Write folder.",
        ),
        (
            "        - locale: en\n",
            "        - locale: sv\n",
            "27: The language “sv” stands here twice.\n    Keep one of the two.",
        ),
    ],
    ids=[
        "the name",
        "the name in a language",
        "the menu",
        "its names in a language",
        "what is outside the menu",
        "other addresses",
        "other folders",
        "a language twice",
    ],
)
def test_what_has_moved_is_told_where_it_stood(project: Project, old: str, new: str, said: str) -> None:
    assert report(mkdocs_adapter.find_problems(project.root)) == ""
    project.change("mkdocs.yml", old, new)
    last = (project.root / "mkdocs.yml").read_text(encoding="utf-8").count("\n")
    assert report(mkdocs_adapter.find_problems(project.root)) == f"mkdocs.yml:{said.format(last=last)}"
