"""A change of a rule: announced in time, in force on its day, and seen before it on a site that nobody mistakes."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urljoin

import pytest
from bilingual.build.impact import ChangedSentence

from ..confirming import THREE
from ..conftest import Build, Project, copy_project, words_of
from ..places import ADDRESSES, HOME, OUTSIDE, page_of
from ..told_sentences import differences, read_sentences, told
from .dating import DAY, DAYS, EVE, RULE, change_on_a_day

NOW = {"sv": "högst 4 veckor", "en": "up to 4 weeks", "fi": "enintään 4 viikkoa"}
THEN = {"sv": "högst 6 veckor", "en": "up to 6 weeks", "fi": "enintään 6 viikkoa"}
ALONE = {
    "sv": "Från den 31 mars 2027: högst 6 veckor",
    "en": "From 31 March 2027: up to 6 weeks",
    "fi": "31. maaliskuuta 2027 alkaen: enintään 6 viikkoa",
}
INSIDE = {
    "sv": "högst 4 veckor (högst 6 veckor från den 31 mars 2027)",
    "en": "up to 4 weeks (up to 6 weeks from 31 March 2027)",
    "fi": "enintään 4 viikkoa (enintään 6 viikkoa 31. maaliskuuta 2027 alkaen)",
}
BANNER = {
    "sv": "Det här är inte den publika webbplatsen. Så här ser den ut den 31 mars 2027.",
    "en": "This is not the public site. This is what it looks like on 31 March 2027.",
    "fi": "Tämä ei ole julkinen sivusto. Se näyttää tältä 31. maaliskuuta 2027.",
}


@pytest.fixture
def changed(project: Project) -> Project:
    return change_on_a_day(project)


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site as it will be on the day, built before it."""
    project = change_on_a_day(copy_project(tmp_path_factory.mktemp("ahead")))
    build = project.build("--no-strict", environment={"AS_OF": DAY})
    assert (build.code, build.errors) == (0, "")
    return build


def shown(build: Build, locale: str) -> tuple[list[str], list[str], str]:
    """What the main page says of the rule: in the box, which is the drawing too, announced there, and in the text."""
    page = build.page(HOME[locale])
    return (
        [words_of(each) for each in page.xpath(f"//section[@class='glance']//dl//*[@data-rule='{RULE}']")],
        [words_of(each) for each in page.xpath(f"//section[@class='glance']//*[@data-announced='{RULE}']")],
        words_of(page.xpath(f"//main/ul/li[.//*[@data-rule='{RULE}']]")[0]),
    )


def with_a_capital(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("locale", THREE)
@pytest.mark.parametrize(
    ("day", "value", "is_announced", "text"),
    [(DAYS[0], NOW, False, NOW), (DAYS[1], NOW, True, INSIDE), (EVE, NOW, True, INSIDE), (DAY, THEN, False, THEN)],
    ids=DAYS,
)
def test_the_change_comes_by_itself_with_the_nightly_build(
    dated: Mapping[str, Build],
    day: str,
    value: Mapping[str, str],
    is_announced: bool,
    text: Mapping[str, str],
    locale: str,
) -> None:
    in_box, in_news, in_text = shown(dated[day], locale)
    assert (in_box, in_news) == ([with_a_capital(value[locale])], [ALONE[locale]] * is_announced)
    assert f" {text[locale]}." in in_text


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        pytest.param("2027-03-30T21:30:00+00:00", NOW, marks=pytest.mark.long),
        ("2027-03-30T22:30:00+00:00", THEN),
    ],
    ids=["half past eleven in the evening before", "half past midnight"],
)
def test_half_past_midnight_where_the_site_is_at_home_is_the_new_day(
    changed: Project, monkeypatch: pytest.MonkeyPatch, moment: str, value: Mapping[str, str]
) -> None:
    """A nightly build shows the new value, wherever the machine stands; what machines read says so too."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    epoch = str(int(datetime.fromisoformat(moment).timestamp()))
    build = changed.build(environment={"SOURCE_DATE_EPOCH": epoch})
    monkeypatch.undo()
    time.tzset()
    assert (build.code, build.errors) == (0, "")
    for locale in THREE:
        assert shown(build, locale)[0] == [with_a_capital(value[locale])]
    assert json.loads((build.folder / "rules.json").read_bytes())["day"] == (DAY if value is THEN else EVE)


def test_the_sitemap_says_that_a_page_changes_on_the_day_that_its_value_does(dated: Mapping[str, Build]) -> None:
    before, after = (
        dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap))
        for sitemap in (dated[day].files()["sitemap.xml"].decode() for day in (EVE, DAY))
    )
    assert set(before.values()) == {"2026-11-22"}
    assert {after[f"{OUTSIDE}{address}"] for address in (*page_of("rules").values(), *HOME.values())} == {DAY}
    assert {after[f"{OUTSIDE}{address}"] for address in page_of("about").values()} == {"2026-11-22"}


def test_a_moment_that_is_none_stops_every_build_with_a_sentence(changed: Project) -> None:
    build = changed.build("--no-strict", environment={"SOURCE_DATE_EPOCH": "today"})
    assert (build.code, build.errors) == (
        1,
        "ERROR   -  SOURCE_DATE_EPOCH=today is no moment between 1900-01-01 and 2099-12-31.\n"
        "    Write it as whole seconds since 1970-01-01 in UTC, as in 1795305600, or take it out.\n",
    )


def test_a_moment_that_is_set_to_nothing_is_not_set(project: Project) -> None:
    """A shell or a workflow sets it so; the day is that of now, for MkDocs too."""
    build = project.build("--no-strict", environment={"SOURCE_DATE_EPOCH": ""})
    assert (build.code, "Traceback" in build.errors) == (0, False)


def test_a_rule_that_has_run_out_stops_every_build(changed: Project) -> None:
    changed.change("docs/rules.yml", f"      from: {DAY}\n", f"      from: {DAY}\n      until: 2027-05-31\n")
    said = (
        "ERROR   -  1 to mend:\n"
        "docs/rules.yml:33: loan_time: The rule has run out: its last period ended on 2027-05-31, "
        "and it is 2027-06-01.\n"
        "    Add the period that holds now, or take “until” out.\n"
    )
    for options in ((), ("--no-strict",)):
        build = changed.build(*options, environment={"SOURCE_DATE_EPOCH": "1811808000"})
        assert build.code == 1
        assert build.errors.startswith(said)
    assert not changed.root.joinpath("site").exists()


def test_the_site_as_of_a_day_says_so_on_every_page_in_every_language(ahead: Build) -> None:
    for locale in HOME:
        assert shown(ahead, locale)[0] == [with_a_capital(THEN[locale])]
    for address in (*ADDRESSES, "404.html"):
        page = ahead.page(address)
        banner = page.xpath("/html/body/div[@class='as-of']/p")
        assert {each.get("lang"): words_of(each) for each in banner} == BANNER
        assert page.xpath("/html/head/meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.usefixtures("builds_here")
def test_a_day_ahead_its_impact_and_the_rules_page_tell_the_same_sentences(
    dated: Mapping[str, Build], ahead: Build, changed: Project
) -> None:
    """What the day brings is what the site says ahead of it, but for the banner; its places are those of the rule."""
    eve, day = (read_sentences(dated[each].folder) for each in (EVE, DAY))
    banner = {sentence for _, _, sentence in differences(day, read_sentences(ahead.folder))}
    assert banner == {sentence for text in BANNER.values() for sentence in re.split(r"(?<=\.) (?=[A-Z])", text)}
    code, said = changed.run("impact", "--as-of", DAY, "--format", "json", today=EVE)
    impact = [ChangedSentence(**one) for one in json.loads(said)["changes"]]
    assert (code, told(impact)) == (0, differences(eve, day))
    for locale, rules in page_of("rules").items():
        section = ahead.page(rules).xpath("//h2[@id='loan-time']")[0]
        assert words_of(section.xpath("following::dd")[0]) == with_a_capital(THEN[locale])
        listed = section.xpath("following::div[@class='places'][1]//a/@href")
        places = {urljoin(f"/{rules}", each)[1:] for each in listed}
        read = {each for one in impact if one.locale == locale and one.page != "limits.md" for each in one.addresses}
        assert {each for each in places if "#" in each} <= read
        assert {each.partition("#")[0] for each in places} == {each.partition("#")[0] for each in read}


def test_the_public_site_has_no_such_banner_and_is_refused_for_another_day(changed: Project, site: Build) -> None:
    for address in (*ADDRESSES, "404.html"):
        assert site.page(address).xpath("//*[@class='as-of'] | //meta[@name='robots']") == []
    build = changed.build(environment={"AS_OF": DAY})
    assert build.code == 1
    assert build.errors.startswith(
        f"ERROR   -  AS_OF={DAY} is set, but a strict build is the public site, which shows its own day.\n"
        f"    Take AS_OF out, or build a preview: make site AS_OF={DAY}\n"
    )


@pytest.mark.parametrize("asked", ["soon", "2028-02-30", "2028-2-9", "29/2 2028", "2028"])
def test_a_day_that_is_none_is_refused(project: Project, asked: str) -> None:
    build = project.build("--no-strict", environment={"AS_OF": asked})
    assert build.code == 1
    assert build.errors.startswith(
        f"ERROR   -  AS_OF={asked} is not a day between 1900-01-01 and 2099-12-31.\n"
        "    Write it as year-month-day, as in AS_OF=2027-03-01.\n"
    )
