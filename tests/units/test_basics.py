"""docs/site.yml: the names of the site and its menu; slips are named at their line. More stands in tests/hostile/."""

from __future__ import annotations

import mkdocs_adapter
import mkdocs_settings
import pytest
from bilingual.problems import report
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage  # type: ignore[import-untyped]

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
        (
            "watch:\n",
            "wacth:\n",
            "4: “wacth” is not a name that can stand here.\n    Did you mean “watch”? Possible here: "
            + ", ".join(sorted(mkdocs_settings.AT_THE_TOP)[:24])
            + " ….",
        ),
        (
            "      reconfigure_material: false",
            "      reconfigure-material: false",
            "22: “reconfigure-material” is not a name that can stand here.\n    Did you mean “reconfigure_material”?"
            " Possible here: " + ", ".join(sorted(mkdocs_settings.OF_I18N)) + ".",
        ),
        (
            "          default: true\n",
            "          defualt: true\n",
            "26: “defualt” is not a name that can stand here.\n    Did you mean “default”? Possible here: "
            + ", ".join(sorted(mkdocs_settings.OF_A_LANGUAGE))
            + ".",
        ),
        (
            "          default: true\n",
            "",
            "24: No language is the one whose pages have no folder in their address.\n"
            "    Write default: true below the name of one of them.",
        ),
        (
            "          name: English\n",
            "          name: English\n          default: true\n",
            "27: Two languages cannot both be the one whose pages have no folder in their address.\n"
            "    Take the line “default: true” out of one of them.",
        ),
        (
            "fallback_to_default: false",
            "fallback_to_default: true",
            "21: fallback_to_default: A page of one language would stand in for one that another does not have.\n"
            "    Write fallback_to_default: false.",
        ),
        (
            "  - hooks/on_build.py",
            "  - hook/on_build.py",
            "16: hooks: Without hooks/on_build.py, nothing is checked, and no value is filled in.\n"
            "    Write “- hooks/on_build.py” below hooks.",
        ),
        (
            "use_directory_urls: true\n",
            "use_directory_urls: true\nuse_directory_urls: true\n",
            "4: “use_directory_urls” stands here for the second time; the first is on line 3.\n"
            "    Keep one of the two.",
        ),
        (
            "          name: Svenska\n",
            "         name: Svenska\n",
            "25: This line begins after 9 spaces, but line 24, its neighbour, after 8 spaces.\n"
            "    What belongs together begins below one another; what belongs to a name, two spaces further in.",
        ),
        (
            "        - locale: en\n",
            "        -locale: en\n",
            "27: There is no space after the hyphen.\n    Write - locale: en",
        ),
        (
            "      languages:\n",
            "      languages: []\n\nextra:\n  more:\n",
            "18: The site has no language: none stands below plugins, i18n, languages.\n"
            "    Write each there, on lines of its own, as in “- locale: …” and “name: …” below it.",
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
        "a name at the top",
        "a name of the plugin",
        "a name of a language",
        "no language by default",
        "two by default",
        "one language for another",
        "the hook lost",
        "a setting twice",
        "one space too many",
        "an item without its space",
        "no language",
    ],
)
def test_what_has_moved_is_told_where_it_stood(project: Project, old: str, new: str, said: str) -> None:
    assert report(mkdocs_adapter.find_problems(project.root)) == ""
    project.change("mkdocs.yml", old, new)
    last = (project.root / "mkdocs.yml").read_text(encoding="utf-8").count("\n")
    assert report(mkdocs_adapter.find_problems(project.root)) == f"mkdocs.yml:{said.format(last=last)}"


def test_a_language_mistyped_is_told_alone(project: Project) -> None:
    """All else would be said of a language that nobody has meant."""
    project.change("mkdocs.yml", "- locale: en", "- locale: em")
    code, said = project.run("check")
    assert (code, said.count(".yml:"), said.splitlines()[0]) == (
        1,
        1,
        "mkdocs.yml:27: The language “em” has no folder docs/em/.",
    )
    assert "docs/en/ is of no language: if it is meant, write en here." in said


def test_a_file_that_is_no_text_says_so_once(project: Project) -> None:
    path = project.root / "mkdocs.yml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    said = report(mkdocs_adapter.find_problems(project.root))
    assert said.partition("\n")[0] == "mkdocs.yml:1: There is a character here that is not UTF-8."
    assert said.count("mkdocs.yml:") == 1


def test_what_leaves_no_language_is_told_at_its_line(project: Project) -> None:
    project.change("mkdocs.yml", "plugins:\n", "plugin:\n")
    assert project.run("check")[1].startswith(
        "mkdocs.yml:18: “plugin” is not a name that can stand here.\n    Did you mean “plugins”?"
    )


def test_the_names_that_can_stand_there_are_those_of_the_programs() -> None:
    def names(of: type[Config]) -> set[str]:
        return {name for name, _ in of._schema}

    assert names(MkDocsConfig) | {"INHERIT"} == mkdocs_settings.AT_THE_TOP
    assert names(I18nPluginConfig) | {"enabled"} == mkdocs_settings.OF_I18N
    assert names(I18nPluginLanguage) == mkdocs_settings.OF_A_LANGUAGE
