"""What the site says to machines: valid, and in the very words that a reader sees, in each language, on any day.

The invented service has a rule of every kind, so one site with other values, other names and words like markup, and the
sites around a change of a rule, are all that needs to be built.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, SKOS
from rdflib.term import Node

from ..confirming import THREE
from ..conftest import NO_SHAPES, Build, copy_project, words_of
from ..conftest import SHAPES as OFFICIAL
from ..places import ADDRESSES, HOME, OUTSIDE, page_of
from .dating import DAY, DAYS, EVE

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
SERVICE = URIRef(f"{OUTSIDE}#service")
SHAPES = Graph().parse(Path(__file__).parent.parent / "cpsv-ap.ttl")
CHANGES = (
    # a value; a unit, a limit and decimals; decimals of money and per cent; a name; a sentence that looks like markup
    ("docs/rules.yml", "    - value: 4\n", "    - value: 5\n"),
    ("docs/rules.yml", "  limit: at_least\n  value: 9\n  unit: month", "  limit: exactly\n  value: 1.5\n  unit: year"),
    ("docs/rules.yml", "  value: 20\n", "  value: 1250.5\n"),
    ("docs/rules.yml", "  value: 25\n", "  value: 12.5\n"),
    ("docs/rules.yml", "sv: Säsong\n", "sv: Tid på vägen\n"),
    ("docs/rules.yml", "en: Season\n", "en: Time on the road\n"),
    (
        "docs/rules.yml",
        "sv: Om du tappar bort en bok betalar du vad",
        """sv: '<!-- allow spelling: signs --> Om "du" & </script> <b>så</b> betalar du vad""",
    ),
    ("docs/rules.yml", "kostar i affären.\n", "kostar.'\n"),
    (
        "docs/rules.yml",
        "en: If you lose a book, you pay what",
        """en: '<!-- allow spelling: signs --> If "you" & </script> <b>so</b> you pay what""",
    ),
    ("docs/rules.yml", "costs in the shop.\n", "costs.'\n"),
    # nobody can be reached
    ("docs/organisation.yml", "email: rull@lindeby.example", 'email: ""'),
    ("docs/organisation.yml", "telephone: 010-555 00 10", 'telephone: ""'),
)

LAW = {"sv": "Lag eller förordning", "en": "Law or regulation", "fi": "Laki tai asetus"}
BEFORE = {"sv": 1, "en": 1, "fi": 4}  # words of the audience that a page which speaks to its reader says otherwise
LIKE_MARKUP = {
    "sv": 'Om "du" & </script> <b>så</b> betalar du vad den kostar.',
    "en": 'If "you" & </script> <b>so</b> you pay what it costs.',
    "fi": "Jos kadotat kirjan, maksat sen, mitä kirja maksaa kaupassa.",
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with other values, names and sentences, and without any contact."""
    project = copy_project(tmp_path_factory.mktemp("changed"))
    for change in CHANGES:
        project.change(*change)
    project.confirm()
    build = project.build()
    assert build.code == 0
    return build


def plain(text: str) -> str:
    """The text with every run of spaces as one, as ``words_of`` gives what a reader sees."""
    return re.sub(r"\s+", " ", text).strip()


def with_a_capital(text: str) -> str:
    """As it is where it stands first."""
    return text[:1].upper() + text[1:]


def linked_data(build: Build, locale: str) -> Any:
    """The one description for machines that the main page holds."""
    (script,) = build.page(HOME[locale]).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def description(build: Build) -> Graph:
    """The description of the service as a graph."""
    return Graph().parse(build.folder / "service.ttl")


def published(build: Build) -> Any:
    """The file of the rules."""
    return json.loads((build.folder / "rules.json").read_bytes())


def said(graph: Graph, subject: Node, predicate: URIRef, locale: str) -> list[str]:
    """The literals in one language, in the order of the alphabet."""
    literals = [each for each in graph.objects(subject, predicate) if isinstance(each, Literal)]
    assert {each.language for each in literals} == set(THREE)
    return sorted(plain(each) for each in literals if each.language == locale)


def contradictions(build: Build, locale: str) -> list[tuple[str, object, object]]:
    """Where machines and readers are told different things, in one language: what, for machines, for readers."""
    page, words_page = build.page(HOME[locale]), build.page(page_of("words")[locale])
    (heading,), (lead,) = page.xpath("//h1"), page.xpath("//meta[@name='description']/@content")
    data, graph, rules = linked_data(build, locale), description(build), published(build)["rules"]
    who = " ".join(words_of(each) for each in page.xpath("//h2[@id='who']/following-sibling::p[1]"))
    in_the_box = page.xpath("//section[@class='glance']//dl/div")
    rows = page.xpath("//section[@class='glance']//dl/div[.//*[@class='timeline']]")
    drawn = [words_of(row.find("dt")) for row in rows]
    lasts = [words_of(row.find("dd").find("data")).lower() for row in rows]
    explained = words_page.xpath("//div[@class='words']/div/h2")
    details = build.page(page_of("rules")[locale]).xpath("//dl[@class='details'][.//@data-rule]")
    headings = [dl.xpath("preceding-sibling::h2[1]")[0] for dl in details]
    compared: list[tuple[str, object, object]] = [
        ("name", data["name"], words_of(heading)),
        (
            "description",
            [lead in data["description"], *(each in plain(data["description"]) for each in lasts)],
            [True] * 3,
        ),
        ("parts", data["serviceType"], drawn),
        *(
            [("authority", page.xpath("//title")[0].text.endswith(f" – {data['provider']['name']}"), True)]
            if not page.xpath("//*[@class='named']")  # else the title is the name in the language, and the short one
            else []
        ),
        (
            "audience",
            data["audience"]["audienceType"].split(" ", BEFORE[locale])[-1] in who.replace(" dig ", " sig "),
            True,
        ),
        ("address", [data["url"]], page.xpath("//link[@rel='canonical']/@href")),
        (
            "title",
            [with_a_capital(each) for each in said(graph, SERVICE, DCTERMS.title, locale)],
            [words_of(words_page.xpath("//*[@id='service']")[0])],
        ),
        ("summary", said(graph, SERVICE, DCTERMS.description, locale), [plain(data["description"])]),
        (
            "keywords",
            sorted(with_a_capital(each) for each in said(graph, SERVICE, DCAT.keyword, locale)),
            sorted(words_of(term) for term in explained),
        ),
        ("rules", [rule["name"][locale] for rule in rules], [words_of(each) for each in headings]),
        ("rules in the box", drawn, [words_of(row.find("dt")) for row in in_the_box[:2]]),
    ]
    (authority,) = graph.objects(SERVICE, CV.hasCompetentAuthority)
    compared.append(("label", said(graph, authority, SKOS.prefLabel, locale), [data["provider"]["name"]]))
    for rule, detail in zip(rules, details, strict=False):
        name, shown = rule["rule"], detail.xpath(".//dd[@class='rule']")[0]
        (now,) = [period for period in rule["periods"] if period["in_force"]]
        value = [now["machine_value"]] if "machine_value" in now else []
        words = plain(
            ", ".join([now["words"][locale], *([now["counted_from"][locale]] if "counted_from" in now else [])])
        )
        node = URIRef(f"{OUTSIDE}rules.json#{name}")
        compared += [
            (f"{name}: words", with_a_capital(words), words_of(shown)),
            (f"{name}: value", value, shown.xpath(".//data/@value")),
            (f"{name}: title", said(graph, node, DCTERMS.title, locale), [rule["name"][locale]]),
            (
                f"{name}: law",
                [said(graph, law, DCTERMS.title, locale) for law in graph.objects(node, CPSV.implements)],
                [[words_of(each)] for each in detail.xpath(f".//dt[.='{LAW[locale]}']/following-sibling::dd")],
            ),
        ]
        described = said(graph, node, DCTERMS.description, locale)
        coming = [period for period in rule["periods"] if "announcement" in period]
        if not coming:
            compared.append((f"{name}: described", described, [words]))
        for row in page.xpath(f"//section[@class='glance']//dl/div[.//*[@data-rule='{name}']]"):
            values = [period["machine_value"] for period in (now, *coming) if "machine_value" in period]
            inline = [words_of(each) for each in page.xpath(f"//main/ul//*[@data-announced='{name}']")]
            compared += [
                (f"{name}: in the box", with_a_capital(words), words_of(row.find("dd"))),
                (f"{name}: value in the box", values, row.xpath(".//data/@value")),
                (
                    f"{name}: announced",
                    [plain(period["announcement"][locale]) for period in coming],
                    [words_of(each) for each in row.xpath("./dd[@class='announced']")],
                ),
                (f"{name}: change described", described == [" ".join([words, *inline])], bool(coming) or not inline),
            ]
    return [one for one in compared if one[1] != one[2]]


def test_machines_are_told_the_words_that_readers_see(site: Build, changed: Build) -> None:
    for build in (site, changed):
        assert [contradictions(build, locale) for locale in THREE] == [[], [], []]
        assert_valid(build)
    assert [len(published(build)["rules"]) for build in (site, changed)] == [8, 8]
    texts = [rule["periods"][0]["words"] for rule in published(changed)["rules"]]
    assert LIKE_MARKUP in texts
    assert not [name for name, content in changed.files().items() if b"allow spelling" in content]


@pytest.mark.parametrize(
    ("day", "in_force", "announced"), [(DAYS[0], 0, False), (DAYS[1], 0, True), (EVE, 0, True), (DAY, 1, False)]
)
def test_machines_are_told_of_a_change_when_readers_are(
    dated: Mapping[str, Build], day: str, in_force: int, announced: bool
) -> None:
    build = dated[day]
    assert [contradictions(build, locale) for locale in THREE] == [[], [], []]
    assert_valid(build)
    file = published(build)
    periods = file["rules"][0]["periods"]
    assert (file["day"], file["as_of"]) == (day, False)
    assert [(each["from"], each["until"], each["machine_value"]) for each in periods] == [
        (None, EVE, "P4W"),
        (DAY, None, "P6W"),
    ]
    assert [each["in_force"] for each in periods] == [place == in_force for place in range(2)]
    assert ["announcement" in each for each in periods] == [False, announced]


def assert_valid(build: Build) -> None:
    """Each description keeps its schema or shapes."""
    schema = json.loads((build.folder / "rules.schema.json").read_bytes())
    assert published(build)["$schema"] == "rules.schema.json"
    checker = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    assert [error.message for error in checker.iter_errors(published(build))] == []
    conforms, _, report = validate(description(build), shacl_graph=SHAPES)
    assert conforms, report


def test_the_schema_of_the_rules_is_sound_and_refuses_what_is_false(site: Build) -> None:
    schema = json.loads((site.folder / "rules.schema.json").read_bytes())
    assert [error.message for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)] == []
    checker = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    for key, false in (
        ("in_force", False),
        ("machine_value", "6 months"),
        ("value", "6"),
        ("unit", "months"),
        ("from", "1 March"),
        ("until", ""),
        ("words", {"sv": ""}),
        ("words", {"svenska": "högst"}),
        ("limit", "up to"),
        ("page", "http://x"),
        ("processing_time", "P6M"),
    ):
        file = published(site)
        file["rules"][0]["periods"][0][key] = false
        assert not checker.is_valid(file), key
    for key in ("from", "until", "in_force", "value", "machine_value", "unit", "words", "source"):
        file = published(site)
        del file["rules"][0]["periods"][0][key]
        assert not checker.is_valid(file), key


def test_the_area_of_the_authority_its_themes_and_languages_are_told_as_the_lists_of_the_union_have_them(
    site: Build,
) -> None:
    graph, lists = description(site), "http://publications.europa.eu/resource/authority"
    area = URIRef(f"{lists}/atu/SWE")
    assert set(graph.subject_objects(DCTERMS.spatial)) == {(URIRef(f"{OUTSIDE}#authority"), area)}
    assert set(graph.objects(area, RDF.type)) == {
        DCTERMS.Location,
        URIRef("http://data.europa.eu/88u/dataset/atu-type"),
    }
    assert set(graph.objects(SERVICE, CV.thematicArea)) == {URIRef("http://eurovoc.europa.eu/4473")}
    assert set(graph.objects(SERVICE, DCTERMS.language)) == {
        URIRef(f"{lists}/language/{one}") for one in ("SWE", "ENG")
    }


def test_the_description_keeps_the_official_shapes(site: Build, repair_room: Build) -> None:
    if not (file := os.environ.get(OFFICIAL)):
        pytest.skip(NO_SHAPES)
    shapes = Graph().parse(file)
    for build in (site, repair_room):
        graph = description(build)
        assert len(list(graph.subjects(RDF.type, CPSV.PublicService))) == 1  # an empty description conforms too
        conforms, _, report = validate(graph, shacl_graph=shapes)
        assert conforms, report
        graph.remove((None, RDF.type, DCTERMS.Location))
        assert not validate(graph, shacl_graph=shapes)[0]


@pytest.mark.parametrize(
    "predicate",
    [DCTERMS.identifier, DCTERMS.title, DCTERMS.description, CV.hasCompetentAuthority, SKOS.prefLabel, DCTERMS.spatial],
)
def test_the_shapes_refuse_a_description_that_lacks_what_must_be_there(site: Build, predicate: URIRef) -> None:
    graph = description(site)
    assert validate(graph, shacl_graph=SHAPES)[0]
    graph.remove((None, predicate, None))
    assert not validate(graph, shacl_graph=SHAPES)[0]


def test_the_service_follows_every_rule_and_names_no_time_for_a_case(site: Build) -> None:
    graph = description(site)
    assert {str(each) for each in graph.objects(SERVICE, CPSV.follows)} == {
        f"{OUTSIDE}rules.json#{rule['rule']}" for rule in published(site)["rules"]
    }
    assert list(graph.subjects(RDF.type, CPSV.PublicService)) == [SERVICE]
    assert list(graph.subject_objects(CV.processingTime)) == []


@pytest.mark.parametrize("locale", THREE)
def test_schema_org_is_used_for_what_it_means_and_nothing_unknown_is_said(site: Build, locale: str) -> None:
    data = linked_data(site, locale)
    first, *others = THREE
    names = {"GovernmentService", "Audience", "GovernmentOrganization", "WebPage"}
    assert {data["@type"], *(data[key]["@type"] for key in ("audience", "provider", "mainEntityOfPage"))} == names
    assert list(data) == [
        *("@context", "@type", "@id", "name", "alternateName", "description", "serviceType", "audience", "provider"),
        *("url", "mainEntityOfPage"),
    ]
    assert sorted(data["provider"]) == ["@id", "@type", "contactPoint", "name"]
    pages = {one: {"@type": "WebPage", "@id": OUTSIDE + HOME[one], "inLanguage": one} for one in THREE}
    translated = {"workTranslation": [pages[one] for one in others]}
    assert data["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": OUTSIDE + HOME[locale],
        **(translated if locale == first else {"translationOfWork": pages[first]}),
        "inLanguage": locale,
    }
    assert data["@id"] == str(SERVICE)
    assert data["alternateName"][0] == str(description(site).value(SERVICE, DCTERMS.identifier)) == "RULL"
    assert data["alternateName"][0] in data["name"]


def test_contacts_are_told_as_soon_as_they_are_known(site: Build, changed: Build) -> None:
    known = {"email": "rull@lindeby.example", "telephone": "010-555 00 10"}
    for locale in THREE:
        assert linked_data(site, locale)["provider"]["contactPoint"] == {"@type": "ContactPoint", **known}
        assert "contactPoint" not in linked_data(changed, locale)["provider"]
    graph = description(site)
    (point,) = graph.objects(SERVICE, CV.contactPoint)
    assert {name: str(graph.value(point, CV[name])) for name in known} == known
    assert list(description(changed).objects(SERVICE, CV.contactPoint)) == []


def test_only_the_main_pages_hold_data_for_machines_and_lead_to_the_description(site: Build) -> None:
    for address in ADDRESSES:
        page = site.page(address)
        links = page.xpath("/html/head/link[@rel='describedby']")
        kinds = [(link.get("type"), link.get("href").removeprefix("../")) for link in links]
        assert kinds == ([("text/turtle", "service.ttl")] if address in HOME.values() else [])
        assert len(page.xpath("//script[not(@src)]")) == len(kinds)
