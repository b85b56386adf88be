"""Other services than the one that most is tested on, from their docs/ alone: nothing else is theirs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pyshacl import validate
from rdflib import Graph

from ..checks_of_a_site import CHECKS, read_expected
from ..confirming import LOCALES, TODAY
from ..conftest import INVENTED, REPAIR_ROOM, ROOT, SOURCES, Build, Project, words_of

OWN_SHAPES = Graph().parse(ROOT / "tests" / "cpsv-ap.ttl")
HOME = {"sv": "", "en": "en/"}
CONTACT = {"sv": "hitta-hit/", "en": "en/find-us/"}
_FILE = re.compile(r"^`(docs/\S+)`\n\n```\w+\n(.*?)^```$", re.M | re.S)
_SAID = re.compile(r"^```text\n(.*?)^```$", re.M | re.S)


def test_the_repair_room_keeps_every_promise_that_holds_for_any_site(repair_room: Build) -> None:
    root = repair_room.folder.parent
    assert [path.name for path in REPAIR_ROOM.iterdir()] == ["docs"]
    for name in SOURCES:
        if name != "docs":
            theirs, ours = (root / name, ROOT / name)
            assert theirs.resolve() == ours or theirs.read_bytes() == ours.read_bytes(), name
    expected = read_expected(root, TODAY)
    assert {check.__name__: found for check in CHECKS if (found := check(repair_room, expected))} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_repair_room_shows_what_it_has_and_nothing_that_it_has_not(repair_room: Build, locale: str) -> None:
    page = repair_room.page(HOME[locale])
    said = [words_of(each) for each in page.xpath("//section[@class='glance']//dt")]
    assert (
        said
        == {"sv": ["Saker per besök", "Ålder", "Förvaring"], "en": ["Things for each visit", "Age", "Storage"]}[locale]
    )
    assert page.xpath("//*[@class='timeline'] | //a[@data-search] | //a[@class='term']") == []
    (onward,) = page.xpath("//a[@class='onward']")
    assert (f"{HOME[locale]}{onward.get('href')}", words_of(onward)) == (
        CONTACT[locale],
        {"sv": "Hitta hit", "en": "Find us"}[locale],
    )
    footer = page.xpath("/html/body/footer")[0]
    assert [words_of(each) for each in footer.iter("dt")] == {
        "sv": ["E-post", "Få texten uppläst"],
        "en": ["E-mail", "Have the text read aloud"],
    }[locale]
    contact = words_of(repair_room.page(CONTACT[locale]).xpath("//main")[0])
    assert {"sv": "Vi har öppet onsdagar klockan 16–19.", "en": "We are open Wednesdays, 4 to 7 pm."}[locale] in contact


@pytest.mark.parametrize("locale", LOCALES)
def test_machines_are_told_nothing_of_the_repair_room_that_nobody_has_told(repair_room: Build, locale: str) -> None:
    (script,) = repair_room.page(HOME[locale]).xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert list(data) == [
        *("@context", "@type", "@id", "name", "alternateName", "description", "provider", "url", "mainEntityOfPage")
    ]
    assert data["alternateName"] == [{"sv": "Fixarstugan", "en": "The Repair Room"}[locale]]
    assert data["provider"]["contactPoint"] == {"@type": "ContactPoint", "email": "fix@almlunda.example"}
    conforms, _, report = validate(Graph().parse(repair_room.folder / "service.ttl"), shacl_graph=OWN_SHAPES)
    assert conforms, report


def test_whoever_follows_the_readme_gets_a_site_from_an_empty_folder(tmp_path: Path) -> None:
    """Step by step, with what is said at each; rules, terms and facts hold nothing."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = re.split(
        r"^\*\*\d\.", readme.partition("## Another service")[2].partition("\n## How a build goes")[0], flags=re.M
    )[1:]
    project = Project(tmp_path)
    for name in SOURCES[1:]:
        (tmp_path / name).symlink_to(ROOT / name)
    for locale in LOCALES:
        file = f"docs/wording/{locale}.yml"
        project.write(file, (INVENTED / file).read_text(encoding="utf-8"))
    told = 0
    for step in steps:
        for file, text in _FILE.findall(step):
            project.write(file, text)
        for files in re.findall(r"^touch (.*)$", step, re.M):
            for file in files.split():
                project.write(file, "")
        build = project.build()
        for said in _SAID.findall(step):
            assert said in build.errors
            told += 1
    assert told == 3
    assert build.code == 1
    assert project.run("confirm", "all")[0] == 0
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    schema, rules = (json.loads((build.folder / name).read_bytes()) for name in ("rules.schema.json", "rules.json"))
    assert rules["rules"] == []
    assert Draft202012Validator(schema).is_valid(rules)
    conforms, _, report = validate(Graph().parse(build.folder / "service.ttl"), shacl_graph=OWN_SHAPES)
    assert conforms, report
    expected = read_expected(tmp_path, TODAY)
    assert {check.__name__: found for check in CHECKS if (found := check(build, expected))} == {}
