"""The menu of docs/site.yml: slips are named at their line, a page shows its branch alone, and an old menu is moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import mkdocs_adapter
import pytest
from bilingual.checks.addresses import find_false_folders
from bilingual.data.basics import FILE, read_basics
from bilingual.data.menu import find_false_entries
from bilingual.data.origins import Origins
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.site.site import Site
from bilingual.view.page import Setting
from bilingual.view.views import Views
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Project, copy_in_two
from ..menus import grow, grow_to, write_menu
from ..tables import for_each

PAGES = ("index.md", "easy.md", "guide/index.md", "guide/forms/card.md", "guide/rights/appeal.md")
START = "names: { sv: RULL, en: RULL }\ntime_zone: Europe/Stockholm\nmenu:\n"  # three lines
ORIGINS = Origins(("lindeby.example",))
AN_ENTRY = (
    "A page is the name of its file alone, as in “- words.md”. A section begins with “- names:” and has pages below it,"
    " a link to another site begins so too and has address."
)
ALL = "easy.md, guide/forms/card.md, guide/index.md, guide/rights/appeal.md, index.md"
NO_PAGE = "If the site has no such page, take the line out."
OF_A_SECTION = (
    "List what stands in the section, each on a line of its own after a hyphen. A section with nothing in it is taken"
    " out."
)
OF_A_FILE = (
    "Write the name of the page's file, as in words.md. A section has names and pages, a link to another site has names"
    " and address."
)
OF_AN_ADDRESS = "Write the whole address, from https://, once for all languages or once for each."
SECTION = "  - names: {{ sv: {0}, en: {0} }}\n    pages:\n"
DEEP = (
    SECTION.format("A")
    + "      - names: { sv: B, en: B }\n        pages:\n"
    + "          - names: { sv: C, en: C }\n            pages:\n"
    + "              - easy.md\n"
)
# what stands below menu, from line 4 on: what is said of it
SLIPS = {
    "a page twice, in a section and outside": (
        "  - easy.md\n" + SECTION.format("A") + "      - index.md\n      - easy.md\n",
        "8: menu: “easy.md” stands here for the second time; the first is on line 4.\n    Keep one of the two.",
    ),
    "a page twice on one line": (
        "  [easy.md, index.md, easy.md]\n",
        "4: menu: “easy.md” stands here for the second time; the first is on line 4.\n    Keep one of the two.",
    ),
    "an unknown page in a section": (
        SECTION.format("A") + "      - guide/indexx.md\n      - easy.md\n",
        "6: menu: There is no page “guide/indexx.md”.\n"
        f"    Did you mean “guide/index.md”? Possible here: {ALL}. {NO_PAGE}",
    ),
    "an empty section": (
        "  - names: { sv: A, en: A }\n    pages: []\n",
        f"5: menu.0.pages: This is empty.\n    {OF_A_SECTION}",
    ),
    "a section whose list is forgotten": (
        "  - names: { sv: A, en: A }\n    pages:\n",
        f"5: menu.0.pages: This must be a list, but it is empty.\n    {OF_A_SECTION}",
    ),
    "a section with one page beside its list": (
        "  - names: { sv: A, en: A }\n    pages: easy.md\n",
        f"5: menu.0.pages: This must be a list, but it is the text “easy.md”.\n    {OF_A_SECTION}",
    ),
    "a section that holds links alone": (
        SECTION.format("A") + "      - names: { sv: B, en: B }\n        address: https://lindeby.example/\n",
        "4: menu: The section “A” holds no page, and opens on its own pages alone: nobody would see it.\n"
        "    Put a page into it, or move its links out of it.",
    ),
    "a section and a link in one": (
        "  - names: { sv: A, en: A }\n    address: https://lindeby.example/\n    pages:\n      - easy.md\n",
        "5: menu: A section is no link: pages and address stand in one entry.\n"
        "    Keep one of the two, and give the other an entry of its own.",
    ),
    "a name with neither pages nor address": (
        "  - names: { sv: A, en: A }\n",
        f"4: menu.0: At least one of these is missing: pages, address.\n    {OF_A_FILE}",
    ),
    "a fourth level": (
        DEEP,
        "8: menu: The section “C” opens a level 4, and a menu has 3.\n"
        "    Move what is in it up into the section around it, or let one of its pages lead to the others.",
    ),
    "a name missing in a language": (
        "  - names: { sv: A }\n    pages:\n      - easy.md\n",
        "4: menu.0.names: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    "an empty name": (
        "  - names:\n      sv: A\n      en: ''\n    pages:\n      - easy.md\n",
        "6: menu.0.names.en: This is empty.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    "a name of spaces": (
        "  - names:\n      sv: '  '\n      en: A\n    pages:\n      - easy.md\n",
        "5: menu.0.names.sv: This is empty.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    "a name that is a number": (
        "  - names:\n      sv: A\n      en: 2024\n    pages:\n      - easy.md\n",
        "6: menu.0.names.en: This must be text, but it is 2024.\n"
        "    Write a text, in quotation marks if it holds a colon."
        ' If it is meant, put quotation marks around it: "2024".',
    ),
    "a name in a language that the site does not have": (
        "  - names: { sv: A, en: A, de: A }\n    pages:\n      - easy.md\n",
        "4: menu.0.names: “de” is not a name that can stand here.\n    Possible here: sv, en.",
    ),
    "one name for all languages": (
        "  - names: A\n    pages:\n      - easy.md\n",
        "4: menu.0.names: This must be a list of names with values, but it is the text “A”.\n"
        "    Write it once for each language of the site, as in “sv: …” and “en: …”.",
    ),
    "a section without names": (
        "  - pages:\n      - easy.md\n",
        "4: menu.0: “names” is missing.\n    Write what the menu calls it in each language, as in “sv: …” and “en: …”.",
    ),
    "a name that holds a value": (
        "  - names:\n      sv: A {{ rules.fee }}\n      en: B\n    pages:\n      - easy.md\n",
        "5: {{ rules.fee }} cannot stand in this file.\n    Write the words out.",
    ),
    "two sections with one name in a language": (
        SECTION.format("A") + "      - easy.md\n  - names: { sv: B, en: a }\n    pages:\n      - index.md\n",
        "7: menu: “a” (en) is already the name of the entry on line 4, beside it.\n"
        "    Give one of the two another name.",
    ),
    "a section as MkDocs writes it": (
        "  - Guide:\n      - easy.md\n",
        f"4: menu: “Guide” is not how an entry begins.\n    {AN_ENTRY}",
    ),
    "a page with a name, as MkDocs writes it, in a section": (
        SECTION.format("A") + "      - easy.md\n      - Start: index.md\n",
        f"7: menu: “Start” is not how an entry begins.\n    {AN_ENTRY}",
    ),
    "a misspelt key": (
        "  - names: { sv: A, en: A }\n    page:\n      - easy.md\n",
        f"4: menu.0: At least one of these is missing: pages, address.\n    {OF_A_FILE}\n"
        f"{FILE}:5: menu.0: “page” is not a name that can stand here.\n"
        "    Did you mean “pages”? Possible here: names, pages, address.",
    ),
    "an entry that is empty": (
        "  - easy.md\n  -\n",
        f"5: menu.1: This must be text or a list of names with values, but it is empty.\n    {OF_A_FILE}",
    ),
    "a list in place of an entry": (
        "  - easy.md\n  - [index.md]\n",
        f"5: menu.1: This must be text or a list of names with values, but it is a list.\n    {OF_A_FILE}",
    ),
    "a page with its section": (
        "  - easy.md#who\n",
        f"4: menu.0: “easy.md#who” is not written in the right way.\n    {OF_A_FILE}",
    ),
    "an empty menu": (
        "  []\n",
        "3: menu: This is empty.\n    List the pages of the menu in their order, each on a line of its own after a"
        " hyphen, as in “- index.md”.",
    ),
    "a link to a site that nobody has allowed": (
        "  - names: { sv: A, en: A }\n    address: https://elsewhere.invalid/x\n",
        "5: menu: The link to “https://elsewhere.invalid/x” leads to another site, elsewhere.invalid, which is not on"
        " the list of known ones.\n    If readers are to go there, write “  - elsewhere.invalid” below the line"
        " “links:” in docs/origins.yml; a reviewer will look at it.",
    ),
    "such a link in one language": (
        "  - names: { sv: A, en: A }\n    address:\n      sv: https://lindeby.example/\n"
        "      en: https://elsewhere.invalid/\n",
        "7: menu: The link to “https://elsewhere.invalid/” leads to another site, elsewhere.invalid, which is not on"
        " the list of known ones.\n    If readers are to go there, write “  - elsewhere.invalid” below the line"
        " “links:” in docs/origins.yml; a reviewer will look at it.",
    ),
    "a site whose name only ends alike": (
        "  - names: { sv: A, en: A }\n    address: https://notlindeby.example/\n",
        "5: menu: The link to “https://notlindeby.example/” leads to another site, notlindeby.example, which is not on"
        " the list of known ones.\n    If readers are to go there, write “  - notlindeby.example” below the line"
        " “links:” in docs/origins.yml; a reviewer will look at it.",
    ),
    "a link without https": (
        "  - names: { sv: A, en: A }\n    address: http://lindeby.example/\n",
        "5: menu.0.address: “http://lindeby.example/” is not written in the right way.\n"
        f"    Did you mean “https://lindeby.example/”? {OF_AN_ADDRESS}",
    ),
    "a link that runs": (
        "  - names: { sv: A, en: A }\n    address: javascript:alert('hit')\n",
        f"5: menu.0.address: “javascript:alert('hit')” is not written in the right way.\n    {OF_AN_ADDRESS}",
    ),
    "a link with a user": (
        "  - names: { sv: A, en: A }\n    address: https://lindeby.example@elsewhere.invalid/\n",
        "5: menu: “https://lindeby.example@elsewhere.invalid/” cannot be read as an address.\n"
        "    Write https:// and the name of the site, without a user, a number or a port.",
    ),
    "a link with a space": (
        "  - names: { sv: A, en: A }\n    address: https://lindeby.example/a b\n",
        "5: menu: The address “https://lindeby.example/a b” holds a space, which no address has.\n"
        "    Write %20 in its place.",
    ),
    "a link that runs in one language": (
        "  - names: { sv: A, en: A }\n    address:\n      sv: https://lindeby.example/\n      en: data:text/html,x\n",
        "7: menu: An address cannot begin with “data:”.\n"
        "    Begin it with https://, mailto: or tel:, or name the file of a page, as in prepare.md.",
    ),
    "a link twice": (
        "  - names: { sv: A, en: A }\n    address: https://lindeby.example/\n"
        "  - names: { sv: B, en: B }\n    address: https://lindeby.example/\n",
        "7: menu: “https://lindeby.example/” stands here for the second time; the first is on line 5.\n"
        "    Keep one of the two.",
    ),
    "a link in one language only": (
        "  - names: { sv: A, en: A }\n    address:\n      sv: https://lindeby.example/\n",
        "5: menu.0.address: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    "a link to a page": (
        "  - names: { sv: A, en: A }\n    address: easy.md\n",
        f"5: menu.0.address: “easy.md” is not written in the right way.\n    {OF_AN_ADDRESS}",
    ),
    "a folder that is not there": (
        "  - easy.md\nfolders:\n  giude: { sv: a, en: b }\n",
        "6: folders: No page stands in a folder “giude”.\n    Did you mean “guide”? Possible here: guide, guide/forms,"
        " guide/rights. If the site has no such folder, take it out with all below it.",
    ),
    "a folder by its name on the disk": (
        "  - easy.md\nfolders:\n  docs/sv/guide: { sv: a, en: b }\n",
        "6: folders: No page stands in a folder “docs/sv/guide”.\n    Possible here: guide, guide/forms,"
        " guide/rights. If the site has no such folder, take it out with all below it.",
    ),
    "a folder without one of its names": (
        "  - easy.md\nfolders:\n  guide: { sv: a }\n",
        "6: folders.guide: “en” is missing.\n"
        "    Write the folder's part of an address: small letters a to z, digits and single hyphens.",
    ),
    "a folder that leads out of the site": (
        "  - easy.md\nfolders:\n  guide: { sv: .., en: b }\n",
        "6: folders.guide.sv: “..” is not written in the right way.\n"
        "    Write the folder's part of an address: small letters a to z, digits and single hyphens.",
    ),
    "a folder with two parts": (
        "  - easy.md\nfolders:\n  guide: { sv: a/b, en: b }\n",
        "6: folders.guide.sv: “a/b” is not written in the right way.\n"
        "    Write the folder's part of an address: small letters a to z, digits and single hyphens.",
    ),
    "a folder in capital letters": (
        "  - easy.md\nfolders:\n  guide: { sv: Guide, en: b }\n",
        "6: folders.guide.sv: “Guide” is not written in the right way.\n"
        "    Did you mean “guide”? Write the folder's part of an address: small letters a to z, digits and single"
        " hyphens.",
    ),
    "two folders with one name": (
        "  - easy.md\nfolders:\n  guide/forms: { sv: a, en: b }\n  guide/rights: { sv: a, en: c }\n",
        "7: folders: “a” is already what the folder “guide/forms” is called in addresses (sv).\n"
        "    Give one of the two another name.",
    ),
    "a folder with the name that another has on the disk": (
        "  - easy.md\nfolders:\n  guide/forms: { sv: rights, en: forms }\n",
        "6: folders: “rights” is already what the folder “guide/rights” is called in addresses (sv).\n"
        "    Give one of the two another name.",
    ),
}
SOUND = {
    "sections in three levels, their own pages first": (
        SECTION.format("A")
        + "      - guide/index.md\n      - names: { sv: B, en: C }\n        pages:\n          - easy.md\n"
    ),
    "one name in two sections": (
        SECTION.format("A") + "      - easy.md\n      - names: { sv: A, en: A }\n        pages:\n          - index.md\n"
    ),
    "a link in each language, to a part of a known site": (
        "  - names: { sv: A, en: B }\n    address:\n"
        "      sv: https://www.lindeby.example/\n      en: https://lindeby.example/en/\n"
    ),
    "names with a soft hyphen, a no-break space, quotation marks and an ampersand": (
        "  - names: { sv: Över\u00adklaga, en: “Terms\u00a0& rights” }\n    pages:\n      - easy.md\n"
    ),
    "a folder with a name in each language": "  - easy.md\nfolders:\n  guide: { sv: handledning, en: guide }\n",
}


def said_of(menu: str) -> str:
    """All that is said of a menu, and of the folders after it, in a site with ``PAGES``."""
    basics, problems = read_basics((START + menu).encode(), LOCALES)
    if basics:
        problems += find_false_entries(basics.menu, FILE, PAGES, ORIGINS)
        problems += find_false_folders(basics, PAGES, LOCALES)
    return report(problems)


@for_each(("menu", "said"), SLIPS.values())
def test_a_slip_is_named_at_its_line(menu: str, said: str) -> None:
    assert said_of(menu) == f"{FILE}:{said}"


@for_each("menu", SOUND.values())
def test_a_correct_menu_passes(menu: str) -> None:
    assert said_of(menu) == ""


def test_all_slips_are_told_at_once() -> None:
    menu = DEEP + "  - eesy.md\n  - names: { sv: D, en: D }\n    address: https://elsewhere.invalid/\n"
    assert [line.split(": ")[0] for line in said_of(menu).split("\n") if line.startswith(FILE)] == [
        f"{FILE}:{number}" for number in (8, 11, 13)
    ]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented service with a menu in three levels, read."""
    return read(grow(copy_in_two(tmp_path_factory.mktemp("grown"))))


def read(project: Project, compare: bool = True) -> Site:
    site, problems = gather(project.root, LOCALES, TODAY, compare=compare)
    assert site, report(problems)
    return replace(site, names={"sv": "Svenska", "en": "English"})


# page: the address in each language
ADDRESSES = {
    "guide/index.md": ("handledning/", "en/guide/"),
    "guide/first.md": ("handledning/forsta/", "en/guide/first/"),
    "guide/forms/index.md": ("handledning/blanketter/", "en/guide/forms/"),
    "guide/forms/card.md": ("handledning/blanketter/kort/", "en/guide/forms/card/"),
    "guide/rights/appeal.md": ("handledning/rights/overklaga/", "en/guide/rights/appeal/"),  # no name is given
    "easy.md": ("latt-svenska/", "en/easy-english/"),
}


@pytest.mark.parametrize(("page", "wanted"), ADDRESSES.items(), ids=ADDRESSES)
def test_a_page_in_a_folder_has_the_name_that_its_language_has_for_it(
    grown: Site, page: str, wanted: tuple[str, str]
) -> None:
    assert tuple(grown.addresses(page).values()) == wanted


# page: the path to it, a link in brackets; the menu's current entries; the branch, a line for each entry, by its level
SHOWN = {
    "index.md": ("", ["Om RULL: page"], []),
    "easy.md": ("", ["Lätt svenska: page"], []),
    "find.md": ("", [], []),
    "guide/index.md": (
        "",
        ["Låna: page"],
        ["Låna: page", "  Första besöket", "  Blanketter", "  Dina rättigheter", "  Kommunens regler"],
    ),
    "guide/first.md": (
        "[Låna]",
        ["Låna: true"],
        ["Låna: true", "  Första besöket: page", "  Blanketter", "  Dina rättigheter", "  Kommunens regler"],
    ),
    "guide/forms/index.md": (
        "[Låna]",
        ["Låna: true"],
        [
            *("Låna: true", "  Första besöket", "  Blanketter: page", "    Ansök om lånekort", "    Låna om"),
            *("  Dina rättigheter", "  Kommunens regler"),
        ],
    ),
    "guide/rights/complain.md": (
        "[Låna] Dina rättigheter",
        ["Låna: true"],
        [
            *("Låna: true", "  Första besöket", "  Blanketter", "  Dina rättigheter: true (no link)"),
            *("    Överklaga", "    Klaga: page", "    Ombud", "  Kommunens regler"),
        ],
    ),
}


@pytest.mark.parametrize(
    ("page", "path", "current", "branch"), [(page, *each) for page, each in SHOWN.items()], ids=SHOWN
)
def test_a_page_shows_its_branch_its_path_and_where_it_is(
    grown: Site, page: str, path: str, current: list[str], branch: list[str]
) -> None:
    frame = Views(grown).page(Setting("sv", ""), page).frame
    assert " ".join(f"[{step.text}]" if step.address else str(step.text) for step in frame.path) == path
    assert [f"{link.text}: {link.current}" for link in frame.menu if link.current] == current
    assert list(lines_of(frame.branch)) == branch


def lines_of(branch: object, level: int = 0) -> Iterator[str]:
    if branch:
        link = branch.link  # type: ignore[attr-defined]
        said = f"{link.text}: {link.current}" if link.current else str(link.text)
        yield "  " * level + said + ("" if link.address else " (no link)")
        for each in branch.inside:  # type: ignore[attr-defined]
            yield from lines_of(each, level + 1)


def test_a_link_to_another_site_leads_there_in_each_language(grown: Site) -> None:
    for locale, address in (("sv", "https://lindeby.example/regler/"), ("en", "https://lindeby.example/en/rules/")):
        branch = Views(grown).page(Setting(locale, ""), "guide/first.md").frame.branch
        assert branch
        assert branch.inside[-1].link.address == address


def test_the_page_for_what_is_missing_stands_nowhere_in_the_menu(grown: Site) -> None:
    frame = Views(grown).missing(Setting("sv", "")).frame
    assert (frame.branch, frame.path, [link.current for link in frame.menu]) == (None, (), [""] * 5)


def test_what_stands_around_a_text_does_not_grow_with_the_site(tmp_path: Path) -> None:
    """It is the first level, the page's own branch and the path. A thousand pages, built whole: tests/proof/."""
    frames = {}
    for number in (10, 100):
        project = grow_to(copy_in_two(tmp_path / str(number)), number)
        site = read(project, compare=False)
        frames[number] = len(around(site, "many/0009.md").encode())
        assert sum(len(item.inside) for item in site.menus["sv"].items) == max(number // 10, 1)
    assert 0 < frames[100] - frames[10] < 9 * 130  # nine parts more beside the page's own, a link each


def around(site: Site, page: str) -> str:
    """The menu, the path and the branch of a page, as its template prints them."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "overrides"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.lstrip_blocks = True
    view = Views(site).page(Setting("sv", ""), page)
    names = ("nav", "path", "branch")
    return "".join(environment.get_template(f"partials/{name}.html").render(view=view) for name in names)


def test_a_page_and_a_folder_cannot_have_one_address(project: Project) -> None:
    grow(project)
    project.change("docs/site.yml", "sv: handledning", "sv: latt-svenska")
    assert project.report() == (
        "docs/sv/guide/index.md:1: The address /latt-svenska/ is already that of docs/sv/easy.md:5.\n"
        "    Give one of the two another slug, or the folder another name in docs/site.yml, below folders."
    )


def test_a_folder_of_the_first_language_cannot_have_the_name_of_another_language(project: Project) -> None:
    grow(project)
    project.change("docs/site.yml", "sv: handledning", "sv: en")
    said = "docs/sv/guide/first.md:4: The address /en/forsta/ belongs to the folder /en/.\n"
    assert f"{said}    Give the folder another name in docs/site.yml, below folders." in project.report()


# What stands in mkdocs.yml below nav: what stands in docs/site.yml then
MOVED: Mapping[str, tuple[str, str]] = {
    "pages": ("nav:\n  - index.md\n  - easy.md\n", "menu:\n  - index.md\n  - easy.md\n"),
    "pages with names, and the path of a page's file in other forms": (
        "nav:\n  - Om RULL: ./index.md\n  - sv/easy.md\n  - /find.md\n",
        "menu:\n  - index.md\n  - easy.md\n  - find.md\n",
    ),
    "at the edge, with remarks": (
        "nav: # the menu\n# first\n- index.md\n\n- easy.md # easy\n",
        "menu:\n  - index.md\n  - easy.md\n",
    ),
    "on one line": ("nav: [index.md, {Lätt svenska: easy.md}]\n", "menu:\n  - index.md\n  - easy.md\n"),
    "a section in a section": (
        "nav:\n  - index.md\n  - Mer:\n      - easy.md\n      - Djupt: [find.md]\n",
        "menu:\n  - index.md\n  - names:\n      sv: Mer\n      en: ''\n    pages:\n      - easy.md\n"
        "      - names:\n          sv: Djupt\n          en: ''\n        pages:\n          - find.md\n",
    ),
    "a section that is no list": (
        "nav:\n  - Mer:\n      Lätt svenska: easy.md\n      Hitta: find.md\n",
        "menu:\n  - names:\n      sv: Mer\n      en: ''\n    pages:\n      - easy.md\n      - find.md\n",
    ),
    "an empty section": (
        "nav:\n  - index.md\n  - Mer:\n",
        "menu:\n  - index.md\n  - names:\n      sv: Mer\n      en: ''\n    pages: []\n",
    ),
    "links, with a name and without": (
        "nav:\n  - Lindeby: https://lindeby.example/\n  - https://lindeby.example/en/\n",
        "menu:\n  - names:\n      sv: Lindeby\n      en: Lindeby Council\n    address: https://lindeby.example/\n"
        "  - names:\n      sv: ''\n      en: ''\n    address: https://lindeby.example/en/\n",
    ),
    "what is no page": (
        "nav:\n  - Blankett: documents/form.pdf\n  - Post: mailto:a@lindeby.example\n",
        "menu:\n  - names:\n      sv: Blankett\n      en: ''\n    address: documents/form.pdf\n"
        "  - names:\n      sv: Post\n      en: ''\n    address: mailto:a@lindeby.example\n",
    ),
    "names that YAML would read otherwise": (
        "nav:\n  - 'Ja: nej':\n      - easy.md\n  - 2024: [find.md]\n",
        "menu:\n  - names:\n      sv: 'Ja: nej'\n      en: ''\n    pages:\n      - easy.md\n"
        "  - names:\n      sv: '2024'\n      en: ''\n    pages:\n      - find.md\n",
    ),
}


@pytest.fixture
def moving(project: Project) -> Project:
    """The project without a menu in docs/site.yml; one name of its old one is translated in mkdocs.yml."""
    write_menu(project, "")
    translated = "          name: English\n          nav_translations: { Lindeby: Lindeby Council }\n"
    project.change("mkdocs.yml", "          name: English\n", translated)
    return project


@pytest.mark.parametrize(("nav", "menu"), MOVED.values(), ids=MOVED)
def test_an_old_menu_is_moved_in_every_shape_that_it_can_have(moving: Project, nav: str, menu: str) -> None:
    before = (moving.root / "mkdocs.yml").read_text(encoding="utf-8")
    moving.change("mkdocs.yml", "watch:\n", f"{nav}\n# What is looked at.\nwatch:\n")
    code, said = moving.run("menu")
    assert (code, (moving.root / FILE).read_text(encoding="utf-8").partition("menu:\n")[2]) == (0, menu[6:])
    after = (moving.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert after == before.replace("watch:\n", "\n# What is looked at.\nwatch:\n")
    assert [line for line in said.split("\n") if line.startswith("+")] == [
        "+++ docs/site.yml",
        *plus(menu),
        "+++ mkdocs.yml",
    ]
    assert "Traceback" not in moving.run("check")[1]


def plus(text: str) -> list[str]:
    return [f"+{line}" for line in text.rstrip("\n").split("\n")]


def test_what_is_moved_and_lacks_a_name_is_told_by_the_check(moving: Project) -> None:
    moving.change("mkdocs.yml", "watch:\n", "nav:\n  - Start: index.md\n  - Mer:\n      - easy.md\nwatch:\n")
    assert moving.run("menu")[1].endswith(
        "“Start” was the name of index.md, which calls itself “Om RULL”."
        " To keep it, write short_title: Start in docs/sv/index.md.\n"
        "Names that are still empty are asked for by make serve.\n"
    )
    assert "docs/site.yml:12: menu.1.names.en: This is empty." in moving.report()


def test_a_menu_that_is_there_is_not_overwritten(project: Project) -> None:
    project.change("mkdocs.yml", "watch:\n", "nav:\n  - index.md\nwatch:\n")
    before = (project.root / FILE).read_bytes(), (project.root / "mkdocs.yml").read_bytes()
    assert project.run("menu") == (
        1,
        "docs/site.yml:8: There is a menu here already, and this command overwrites none.\n"
        "    Take out the old one, there; or take this one out with all below it, then: make menu\n\n1 to mend.\n",
    )
    assert before == ((project.root / FILE).read_bytes(), (project.root / "mkdocs.yml").read_bytes())


def test_where_there_is_nothing_to_move_it_is_said(project: Project) -> None:
    assert project.run("menu") == (0, "mkdocs.yml has no menu that could be moved to docs/site.yml.\n")


def test_only_the_lines_of_the_old_menu_are_taken_out() -> None:
    text = "a: 1\nnav: &x\n  - index.md\nb: *x\n"  # what refers to it would be lost
    assert mkdocs_adapter.without_menu(text) == text
    assert mkdocs_adapter.without_menu("a: 1\n") == "a: 1\n"
