"""Pages that move, that are not finished, or that are not in every language: what is told, and what readers get."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from bilingual.checks.links import is_of
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.reports.drafts import say_drafts
from bilingual.site.site import Site
from bilingual.view.page import Setting
from bilingual.view.views import Views
from mkdocs_adapter import texts_of_the_theme

from ..confirming import LOCALES, TODAY
from ..conftest import Project, copy_in_two, copy_project
from ..menus import grow
from ..tiny import write_tiny

FRONT = "---\ntitle: {title}\ndescription: {title}.\n"


def page(title: str, front: str, text: str = "") -> str:
    """A page; its front matter begins on line 4, its text two lines below."""
    return f"{FRONT.format(title=title)}{front}\n---\n{text}"


def pair(name: str, front: str, text: str = "") -> dict[str, str]:
    """A page in each language, with the same front matter besides its slug."""
    return {f"docs/{locale}/{name}.md": page("RULL", f"slug: {name}\n{front}".strip(), text) for locale in LOCALES}


# Together they are one site, which is read once without its drafts and once with them.
PAGES: Mapping[str, str] = MappingProxyType(
    {
        # Two pages whose former addresses lead to each other, three in a circle, and one that leads into the circle.
        **pair("here", "old: there"),
        **pair("there", "old: here"),
        **pair("one", "old: [three, once]"),
        **pair("two", "old: one"),
        **pair("three", "old: two"),
        **pair("into", "old: two"),
        **pair("claims", "old: once"),
        # Drafts: one of the menu and with a role, one that only one language calls so, one with faults.
        "docs/sv/statement-draft.md": page("S", "slug: utkast\ndraft: true"),
        "docs/en/statement-draft.md": page("S", "slug: draft\ndraft: true"),
        "docs/sv/half.md": page("H", "slug: halv\ndraft: true", "\n## Vad { #what }\n\nTre månader.\n"),
        "docs/en/half.md": page("H", "slug: half\ndraft: true\nold: full", "\n## What { #what }\n\nSix months.\n"),
        "docs/sv/quarrel.md": page("Q", "slug: osams\ndraft: true"),
        "docs/en/quarrel.md": page("Q", "slug: quarrel"),
        # In one language on purpose: as it should be, without need, and what the search and search engines get.
        "docs/sv/only.md": page("Bara", 'slug: bara\nonly: "Gäller bara här."', "\n## Del { #part }\n\nEn text.\n"),
        "docs/sv/both.md": page("B", "slug: bada\nonly: Ett skäl."),
        "docs/en/both.md": page("B", "slug: both"),
        "docs/sv/hidden.md": page("G", "slug: dold\nsearch: false\nnoindex: true"),
        "docs/en/hidden.md": page("G", "slug: hidden"),
        # Links.
        "docs/sv/links.md": page(
            "L",
            "slug: lankar",
            """
## Ny { #new old="former elder" }

[a](half.md) [b](only.md#part) [c](#former) [d](../en/links.md) [e](../en/links.md#new){ hreflang=en }
[f](../en/links.md#elder){ hreflang=en } [g](links.md){ hreflang=en } [h](only.md){ hreflang=en }
""",
        ),
        "docs/en/links.md": page(
            "L",
            "slug: links",
            """
## New { #new old="former" }

[a](half.md) [b](only.md#part) [c](#former) [d](links.md) [e](../sv/links.md#new){ hreflang=sv }
[f](../sv/links.md#elder){ hreflang=sv } [g](links.md) [h](../sv/only.md)
""",
        ),
    }
)


FACT = """\
a-trip:
  says: { sv: det finns turer, en: there are trips }
  in: trip.md#
  words: { sv: [turer], en: [trips] }
"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = copy_in_two(tmp_path_factory.mktemp("moves"))
    for file, text in PAGES.items():
        made.write(file, text)
    made.change("docs/site.yml", "  - glossary.md\n", "  - glossary.md\n  - statement-draft.md\n")
    made.change("docs/service.yml", "accessibility: statement.md", "accessibility: statement-draft.md")
    return made


def told(project: Project, with_drafts: bool) -> str:
    """What is said of the pages above, apart from what nobody has confirmed."""
    _, problems = gather(project.root, LOCALES, TODAY, with_drafts=with_drafts)
    return report(one for one in problems if one.file in PAGES and one.code != "confirmed")


TOLD = """\
docs/en/here.md:5: old: /en/there/ is the address of docs/en/there.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/en/hidden.md:1: The front matter does not say “noindex: true”; docs/sv/hidden.md:6 does.
    Add it here, or take it out there.
docs/en/hidden.md:1: The front matter does not say “search: false”; docs/sv/hidden.md:5 does.
    Add it here, or take it out there.
docs/en/into.md:5: old: /en/two/ is the address of docs/en/two.md:4, a page that exists.
    Take it out here, or give that page another slug.
docs/en/links.md:7: The section “new” does not keep the old name “elder”; docs/sv/links.md:7 does.
    Add it here, or take it out there: { #new old="elder" }.
docs/en/links.md:9: “former” is an old name of the section “new”.
    Write #new.
docs/en/links.md:9: “half.md” is a draft, which readers do not get.
    Take the link out until readers get that page, which will be when half.md says draft no longer.
docs/en/links.md:10: “elder” is an old name of the section “new”.
    Write #new.
docs/en/one.md:5: old: /en/three/ is the address of docs/en/three.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/en/one.md:5: old: The address /en/once/ already leads to docs/en/claims.md, by its line 5.
    Keep one of the two.
docs/en/quarrel.md:1: The front matter does not say “draft: true”; docs/sv/quarrel.md:5 does.
    Add it here, or take it out there.
docs/en/there.md:5: old: /en/here/ is the address of docs/en/here.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/en/three.md:5: old: /en/two/ is the address of docs/en/two.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/en/two.md:5: old: /en/one/ is the address of docs/en/one.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/sv/both.md:5: only: The page says that it is not in every language, but it is.
    Take the line out.
docs/sv/here.md:5: old: /there/ is the address of docs/sv/there.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/sv/into.md:5: old: /two/ is the address of docs/sv/two.md:4, a page that exists.
    Take it out here, or give that page another slug.
docs/sv/links.md:9: “../en/links.md” is the page in another language.
    Write links.md: each language finds its own page. If it is meant, add { hreflang=en }.
docs/sv/links.md:9: “former” is an old name of the section “new”.
    Write #new.
docs/sv/links.md:9: “half.md” is a draft, which readers do not get.
    Take the link out until readers get that page, which will be when half.md says draft no longer.
docs/sv/links.md:10: docs/en/links.md has no section “elder”.
    Possible here: new.
docs/sv/links.md:10: hreflang=en is not the language of docs/sv/links.md, to which this leads.
    Write hreflang=sv, or take it out.
docs/sv/links.md:10: hreflang=en is not the language of docs/sv/only.md, to which this leads.
    Write hreflang=sv, or take it out.
docs/sv/one.md:5: old: /three/ is the address of docs/sv/three.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/sv/one.md:5: old: The address /once/ already leads to docs/sv/claims.md, by its line 5.
    Keep one of the two.
docs/sv/there.md:5: old: /here/ is the address of docs/sv/here.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/sv/three.md:5: old: /two/ is the address of docs/sv/two.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now.
docs/sv/two.md:5: old: /one/ is the address of docs/sv/one.md:4, whose former ones lead back here: a circle.
    Take out those that are the address of a page now."""
# What the preview tells besides, in which the drafts are.
OF_DRAFTS = """\
docs/en/half.md:6: old: The address /en/full/ leads nowhere as long as this page is a draft.
    Let it lead to another page until then: write it in the front matter of that one.
docs/en/half.md:11: The numbers differ: “Six months” here, “Tre månader” in docs/sv/half.md:10.
    Say the same in every language, or allow it beside the text: <!-- allow number: why -->"""


def test_all_that_is_wrong_is_told_at_once_each_at_its_line(faulty: Project) -> None:
    assert told(faulty, with_drafts=False) == TOLD


def test_the_preview_tells_of_drafts_too_as_far_as_they_can_be_compared(faulty: Project) -> None:
    said = told(faulty, with_drafts=True).split("\n")
    assert [line for line in said if line not in TOLD.split("\n")] == OF_DRAFTS.split("\n")
    assert [line for line in TOLD.split("\n") if line not in said] == []


def test_a_page_that_becomes_a_draft_stops_nothing_and_keeps_what_was_confirmed_of_it(project: Project) -> None:
    for file, text in pair("trip", "", "\n## A { #a }\n\nText.\n").items():
        project.write(file, text)
    project.change("docs/site.yml", "  - glossary.md\n", "  - glossary.md\n  - trip.md\n")
    project.change("docs/service.yml", "about: about-us.md", "about: trip.md")
    assert project.run("confirm", "trip.md")[0] == 0
    for file in ("docs/sv/trip.md", "docs/en/trip.md"):
        project.change(file, "slug: trip", "slug: trip\ndraft: true")
    project.change("docs/en/trip.md", "Text.", "Text of 3 days.")
    assert project.run("check") == (0, "Nothing is wrong, and the languages are in step.\n")
    assert project.run("confirm", "index.md") == (0, "All of this is confirmed already.\n")
    assert "\ntrip.md#a  2026-11-22  " in (project.root / "docs/confirmed.txt").read_text("utf-8")
    code, said = project.run("status")
    assert code == 0
    assert (
        "\ndocs/sv/trip.md:5: This is a draft: the preview has it, and the site does not. Nor has its menu"
        " (docs/site.yml:13). Until it is finished, no page has the role “about” (docs/service.yml:25).\n"
    ) in said
    assert re.search(r"^trip\.md#a +draft +2026-11-22 ", said, re.M)


def test_a_fact_that_only_a_draft_says_is_lost(project: Project) -> None:
    for file, text in pair("trip", "draft: true").items():
        project.write(file, text)
    project.write("docs/facts.yml", FACT)
    (problem,) = gather(project.root, LOCALES, TODAY)[1]
    assert problem.what == "a-trip: “trip.md” is a draft, where nobody reads that there are trips."


def test_the_main_page_is_no_draft_and_is_needed_in_every_language(project: Project) -> None:
    for locale in LOCALES:
        project.change(f"docs/{locale}/index.md", "---\ntitle:", "---\ndraft: true\nonly: Why not\ntitle:")
    site, problems = gather(project.root, LOCALES, TODAY)
    assert site is None
    assert {(problem.file, problem.line, problem.what) for problem in problems} == {
        (f"docs/{locale}/index.md", line, what)
        for locale in LOCALES
        for line, what in (
            (2, "draft: The main page cannot be a draft: every other page leads to it."),
            (3, "only: The main page is needed in every language."),
        )
    }


@pytest.fixture(scope="module")
def in_sections(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a menu in sections, where the page of a section and all pages of a folder are drafts."""
    made = grow(copy_in_two(tmp_path_factory.mktemp("sections")))
    for file, text in pair("news/index", "draft: true").items():
        made.write(file, text.replace("slug: news/index\n", ""))
    made.change("docs/site.yml", "folders:\n", "folders:\n  news: { sv: handledning, en: news }\n")
    for locale in LOCALES:
        made.change(f"docs/{locale}/guide/index.md", "---\ntitle:", "---\ndraft: true\ntitle:")
        made.change(f"docs/{locale}/guide/first.md", "\nslug:", "\nold: [guide, guide/forsta]\nslug:")
    made.change("docs/service.yml", "service: index.md", "service: guide/index.md")
    made.change("docs/service.yml", "next_step: index.md#next-steps", "next_step: guide/index.md")
    site, problems = gather(made.root, LOCALES, TODAY)
    assert site, report(problems)
    return site


def test_a_former_address_leads_to_the_one_that_a_folder_gives_its_pages_now(in_sections: Site) -> None:
    assert {each.old: each.new for each in in_sections.redirects} == {
        "guide/": "handledning/forsta/",
        "guide/forsta/": "handledning/forsta/",
        "en/guide/": "en/guide/first/",
        "en/guide/forsta/": "en/guide/first/",
    }


def test_a_former_address_is_none_that_a_folder_gives_a_page_now(project: Project) -> None:
    grow(project)
    project.change("docs/sv/guide/first.md", "\nslug:", "\nold: handledning/blanketter\nslug:")
    (problem,) = (one for one in gather(project.root, LOCALES, TODAY)[1] if one.code == "address")
    assert problem.what == (
        "old: /handledning/blanketter/ is the address of docs/sv/guide/forms/index.md:1, a page that exists."
    )


def test_a_draft_leaves_its_section_and_roles_without_it_and_all_of_it_is_said(in_sections: Site) -> None:
    (section,) = (item for item in in_sections.menus["en"].items if item.inside)
    assert (section.page, section.is_page) == ("guide/first.md", False)
    assert in_sections.service_page == "index.md"
    assert in_sections.next_step("en") is None
    assert list(Views(in_sections).files(Setting("sv", "")).homes) == ["", "en/"]
    assert list(say_drafts(in_sections)) == [
        "docs/sv/guide/index.md:2: This is a draft: the preview has it, and the site does not. Nor has its menu"
        " (docs/site.yml:12). Until it is finished, no page has the role “service” (docs/service.yml:20). Until it is"
        " finished, no button leads to it as the next step (docs/service.yml:28).",
        "docs/sv/news/index.md:4: This is a draft: the preview has it, and the site does not.",
    ]


def test_a_page_that_says_why_it_is_in_some_languages_is_not_missing_in_the_others(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for file, text in pair("trip", "only: Why not", "\n## A { #a }\n\nText.\n").items():
        project.write(file, text)
    assert project.run("confirm", "trip.md")[0] == 0
    code, said = project.run("status")
    assert code == 0
    assert re.findall(r"^(trip\.md#a?) +([a-z].*?)  ", said, re.M) == [
        ("trip.md#", "in step"),
        ("trip.md#a", "in step"),
    ]
    assert "trip.md" not in project.run("check")[1]


def test_what_is_said_in_a_language_that_is_written_the_other_way_says_so(tmp_path: Path) -> None:
    project = write_tiny(tmp_path, ["ar", "en-GB"])
    project.write("docs/en-GB/trip.md", page("Trip", "slug: trip\nonly: Why not\nold: tour", "\n[a](../ar/find.md)\n"))
    texts = texts_of_the_theme(project.root, ["ar", "en-GB"])
    site, problems = gather(project.root, ["ar", "en-GB"], TODAY, of_the_theme=texts)
    assert site, report(problems)
    views = Views(site)
    ((said, onward),) = views.page(Setting("en-GB", ""), "trip.md").frame.untranslated
    assert (onward.locale, onward.direction, onward.address) == ("ar", "rtl", "../../")
    (entry,) = (each for each in views.page(Setting("ar", ""), "find.md").all_pages if each.said)
    assert (entry.link.locale, entry.link.direction, entry.said) == ("en-GB", "ltr", said)
    assert views.moved("", site.redirects[0]).direction == "ltr"


@pytest.mark.parametrize(
    ("said", "is_right"),
    [("en", True), ("en-GB", True), ("en_gb", True), ("en-IE", False), ("sv", False)],
)
def test_a_link_says_a_language_or_a_wider_one(said: str, is_right: bool) -> None:
    assert is_of(said, "en-GB") is is_right
