"""docs/service.yml may leave things out: the rules of the fact box, the drawing, and any page that has a role."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from ..checks_of_a_site import find_broken_links, read_expected
from ..confirming import LOCALES, TODAY
from ..conftest import Build, Project, words_of
from ..places import HOME, PAGES

BOX = "//section[@class='glance']"
DRAWING = "//*[@class='timeline']"


def build_without(project: Project, *parts: str) -> Build:
    """The site of a service that says nothing in these parts of the file."""
    text = (project.root / "docs/service.yml").read_text(encoding="utf-8")
    for part in parts:
        nothing = "{}" if part == "pages" else "[]"
        text, times = re.subn(rf"^{part}:\n(?:  .*\n)+", f"{part}: {nothing}\n", text, flags=re.M)
        assert times == 1
    project.write("docs/service.yml", text)
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    assert find_broken_links(build, read_expected(project.root, TODAY)) == []
    return build


@pytest.mark.parametrize(
    ("left_out", "rules", "drawings"),
    [(("glance",), 2, 2), (("drawing",), 3, 0), (("glance", "drawing"), 0, 0)],
    ids=["no rules in the fact box", "no drawing", "neither"],
)
def test_the_main_page_shows_what_is_not_left_out(
    project: Project, site: Build, left_out: tuple[str, ...], rules: int, drawings: int
) -> None:
    build = build_without(project, *left_out)
    for locale in LOCALES:
        before, page = site.page(HOME[locale]), build.page(HOME[locale])
        assert len(page.xpath(f"{BOX}//dt")) == len(page.xpath(f"{BOX}//details//li")) == rules
        assert len(page.xpath(DRAWING)) == drawings
        assert len(page.xpath(BOX)) == len(page.xpath("//h2[@id='at-a-glance']")) == int(bool(rules + drawings))
        assert page.xpath("//dl[not(dt or div)] | //ul[not(li)] | //details[not(.//li)]") == []
        for path in (BOX, "//script[@type]", "//link[@rel='describedby']"):
            for each in (*before.xpath(path), *page.xpath(path)):
                each.drop_tree()
        assert words_of(page) == words_of(before)


def test_what_leads_to_a_page_is_left_out_with_its_role(project: Project, site: Build) -> None:
    build = build_without(project, "pages")
    schema, rules = (json.loads((build.folder / name).read_bytes()) for name in ("rules.schema.json", "rules.json"))
    assert Draft202012Validator(schema).is_valid(rules)
    assert build.page("").xpath(f"{BOX} | //script[@type='application/ld+json'] | //link[@rel='describedby']") == []
    for pair in PAGES.values():
        for address in pair.values():
            before, page = site.page(address), build.page(address)
            assert (before.xpath("//footer//ul/li/a"), page.xpath("//footer//ul/li/a")) != ([], [])
            assert page.xpath("//header//a[@data-search] | //footer//ul/li | //main//a[@class='term']") == []
            assert page.xpath("//*[@class='words' or @class='details' or @class='search' or @class='all-pages']") == []
            assert [words_of(each) for each in page.iter("h1")] == [words_of(each) for each in before.iter("h1")]
