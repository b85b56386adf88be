"""A change of a rule: announced in time, in force on its day, and seen before it on a site that nobody mistakes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import urljoin

import pytest
from bilingual.reports.impact import ChangedSentence

from .conftest import Build, Project, words_of
from .test_commands import run
from .test_impact import differences, read_sentences, told
from .test_search import RULES
from .test_site import ADDRESSES, HOME

FLAT = "  limit: at_most\n  value: 6\n  unit: month\n"
CHANGE = """\
  limit: at_most
  unit: month
  announce: 1 month
  periods:
    - value: 6
    - value: 9
      from: 2028-02-29
"""
NOW = {"sv": "högst 6 månader", "en": "up to 6 months"}
THEN = {"sv": "högst 9 månader", "en": "up to 9 months"}
ALONE = {"sv": "Från den 29 februari 2028: högst 9 månader", "en": "From 29 February 2028: up to 9 months"}
INSIDE = {
    "sv": "högst 6 månader (högst 9 månader från den 29 februari 2028)",
    "en": "up to 6 months (up to 9 months from 29 February 2028)",
}
BANNER = {
    "sv": "Det här är inte den publika webbplatsen. Så här ser den ut den 29 februari 2028.",
    "en": "This is not the public site. This is what it looks like on 29 February 2028.",
}


@pytest.fixture
def changed(project: Project) -> Project:
    project.change("docs/rules.yml", FLAT, CHANGE)
    return project


def build_on(project: Project, day: str) -> Build:
    """The public site, built on a day."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    build = project.build(folder=day, environment={"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))})
    assert (build.code, build.errors) == (0, "")
    return build


def shown(build: Build, locale: str) -> tuple[list[str], list[str], str, str]:
    """What the main page says of the rule: in the box, announced in the box, in the text, and in the drawing."""
    page = build.page(HOME[locale])
    name = "introductory_support"
    return (
        [words_of(each) for each in page.xpath(f"//section[@class='glance']//dl//*[@data-rule='{name}']")],
        [words_of(each) for each in page.xpath(f"//section[@class='glance']//*[@data-announced='{name}']")],
        words_of(page.xpath(f"//main/ul/li[.//*[@data-rule='{name}']]")[0]),
        " ".join(words_of(each) for each in page.xpath("//*[local-name()='svg']//*[local-name()='text']")),
    )


def test_the_change_comes_by_itself_with_the_nightly_build(changed: Project) -> None:
    before, announced, last, first = (
        build_on(changed, day) for day in ("2028-01-28", "2028-01-29", "2028-02-28", "2028-02-29")
    )
    for locale in HOME:
        for build, box, news, text in (
            (before, NOW, [], NOW),
            (announced, NOW, [ALONE[locale]], INSIDE),
            (last, NOW, [ALONE[locale]], INSIDE),
            (first, THEN, [], THEN),
        ):
            in_box, in_news, in_text, drawn = shown(build, locale)
            assert (in_box, in_news) == ([box[locale]], news)
            assert f" {text[locale]}." in in_text
            assert (box[locale] in drawn, ALONE[locale] in drawn) == (True, bool(news))


def test_a_rule_that_has_run_out_stops_every_build(changed: Project) -> None:
    changed.change("docs/rules.yml", "      from: 2028-02-29\n", "      from: 2028-02-29\n      until: 2028-12-31\n")
    said = (
        "ERROR   -  1 to mend:\n"
        "docs/rules.yml:22: introductory_support: The rule has run out: its last period ended on 2028-12-31, "
        "and it is 2029-01-01.\n"
        "    Add the period that holds now, or take “until” out.\n"
    )
    for options in ((), ("--no-strict",)):
        build = changed.build(*options, environment={"SOURCE_DATE_EPOCH": "1861920000"})
        assert build.code == 1
        assert build.errors.startswith(said)
    assert not changed.root.joinpath("site").exists()


def test_the_site_as_of_a_day_says_so_on_every_page_in_every_language(changed: Project) -> None:
    build = changed.build("--no-strict", environment={"AS_OF": "2028-02-29"})
    assert (build.code, build.errors) == (0, "")
    for locale in HOME:
        assert shown(build, locale)[0] == [THEN[locale]]
    for address in (*ADDRESSES, "404.html"):
        page = build.page(address)
        banner = page.xpath("/html/body/div[@class='as-of']/p")
        assert {each.get("lang"): words_of(each) for each in banner} == BANNER
        assert page.xpath("/html/head/meta[@name='robots']/@content") == ["noindex"]


def test_a_day_ahead_its_impact_and_the_rules_page_tell_the_same_sentences(changed: Project) -> None:
    """What the day brings is what the site says ahead of it, but for the banner; its places are those of the rule."""
    eve, day = (read_sentences(build_on(changed, day).folder) for day in ("2028-02-28", "2028-02-29"))
    ahead = changed.build("--no-strict", environment={"AS_OF": "2028-02-29"})
    banner = {sentence for _, _, sentence in differences(day, read_sentences(ahead.folder))}
    assert banner == {f"{sentence}." for text in BANNER.values() for sentence in text.rstrip(".").split(". ")}
    code, said = run(changed, "impact", "--as-of", "2028-02-29", "--format", "json", today="2028-02-28")
    impact = [ChangedSentence(**one) for one in json.loads(said)["changes"]]
    assert (code, told(impact)) == (0, differences(eve, day))
    for locale, rules in RULES.items():
        section = ahead.page(rules).xpath("//h2[@id='introductory-support']")[0]
        assert words_of(section.xpath("following::dd")[0]).lower() == THEN[locale]
        listed = section.xpath("following::div[@class='places'][1]//a/@href")
        places = {urljoin(f"/{rules}", each)[1:] for each in listed}
        read = {each for one in impact if one.locale == locale and one.page != "rules.md" for each in one.addresses}
        assert {each for each in places if "#" in each} <= read
        assert {each.partition("#")[0] for each in places} == {each.partition("#")[0] for each in read}


def test_the_public_site_has_no_such_banner_and_is_refused_for_another_day(changed: Project, site: Build) -> None:
    for address in (*ADDRESSES, "404.html"):
        assert site.page(address).xpath("//*[@class='as-of'] | //meta[@name='robots']") == []
    build = changed.build(environment={"AS_OF": "2028-02-29"})
    assert build.code == 1
    assert build.errors.startswith(
        "ERROR   -  AS_OF=2028-02-29 is set, but a strict build is the public site, which shows its own day.\n"
        "    Take AS_OF out, or build a preview: make site AS_OF=2028-02-29\n"
    )


@pytest.mark.parametrize("asked", ["soon", "2028-02-30", "2028-2-9", "29/2 2028", "2028"])
def test_a_day_that_is_none_is_refused(changed: Project, asked: str) -> None:
    build = changed.build("--no-strict", environment={"AS_OF": asked})
    assert build.code == 1
    assert build.errors.startswith(
        f"ERROR   -  AS_OF={asked} is not a day. Write it as year-month-day, as in AS_OF=2027-03-01.\n"
    )
