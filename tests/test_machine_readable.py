"""What the site says to machines: valid, and in the very words that a reader sees, in each language, on any day."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, SKOS
from rdflib.term import Node

from .confirming import LOCALES
from .conftest import Build, Project, words_of
from .test_dated_builds import CHANGE, FLAT, build_on
from .test_site import HOME, OUTSIDE, PAIRS, text_of_section

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
SERVICE = URIRef(f"{OUTSIDE}#service")
SHAPES = Graph().parse(Path(__file__).parent / "cpsv-ap.ttl")
OTHER_KINDS = """
  limit: exactly
  source: { sv: Källa, en: Source }
"""
EVERY_KIND = "".join(
    f"\n{name}:\n  name: {{ sv: {sv}, en: {en} }}\n  {what}{OTHER_KINDS}"
    for name, sv, en, what in (
        ("places", "Platser", "Places", "kind: count\n  value: 3"),
        ("grant", "Summa", "Sum", "kind: money\n  value: 1250.5\n  currency: SEK"),
        ("share", "Andel", "Share", "kind: percentage\n  value: 12.5"),
        ("age", "Ålder", "Age", "kind: age\n  value: 18"),
        ("last_day", "Sista dag", "Last day", "kind: date\n  value: 2027-03-01"),
        ("years", "Tid", "Time", "kind: duration\n  value: 1.5\n  unit: year\n  law: { sv: En lag, en: A law }"),
    )
)


def plain(text: str) -> str:
    """The text with every run of spaces as one, as ``words_of`` gives what a reader sees."""
    return re.sub(r"\s+", " ", text).strip()


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
    assert {each.language for each in literals} == set(LOCALES)
    return sorted(plain(each) for each in literals if each.language == locale)


def contradictions(build: Build, locale: str) -> list[tuple[str, object, object]]:
    """Where machines and readers are told different things, in one language: what, for machines, for readers."""
    page, words_page = build.page(HOME[locale]), build.page(PAIRS[3][LOCALES.index(locale)])
    (heading,), (lead,) = page.xpath("//h1"), page.xpath("//meta[@name='description']/@content")
    (drawing,) = page.xpath("//*[local-name()='desc']")
    data, graph, rules = linked_data(build, locale), description(build), published(build)["rules"]
    rows = page.xpath("//section[@class='glance']//dl/div")
    text = words_of(page.get_element_by_id("content"))
    compared: list[tuple[str, object, object]] = [
        ("name", data["name"], words_of(heading)),
        ("description", plain(data["description"]), f"{lead} {words_of(drawing)}"),
        ("parts", data["serviceType"], [words_of(row.find("dt")) for row in rows[:2]]),
        ("authority", page.xpath("//title")[0].text.endswith(f" – {data['provider']['name']}"), True),
        ("audience", data["audience"]["audienceType"].split(" ", 1)[1] in text_of_section(page, "for-whom"), True),
        ("address", [data["url"]], page.xpath("//link[@rel='canonical']/@href")),
        (
            "title",
            said(graph, SERVICE, DCTERMS.title, locale),
            [words_of(words_page.xpath("//*[@id='service']/dt")[0])],
        ),
        ("summary", said(graph, SERVICE, DCTERMS.description, locale), [plain(data["description"])]),
        (
            "keywords",
            said(graph, SERVICE, DCAT.keyword, locale),
            sorted(words_of(term) for term in words_page.xpath("//dl[@class='words']/div/dt")),
        ),
        ("rules", [rule["name"][locale] for rule in rules], [words_of(row.find("dt")) for row in rows]),
    ]
    (authority,) = graph.objects(SERVICE, CV.hasCompetentAuthority)
    compared.append(("label", said(graph, authority, SKOS.prefLabel, locale), [data["provider"]["name"]]))
    for rule, row in zip(rules, rows, strict=True):
        (now,) = [period for period in rule["periods"] if period["in_force"]]
        coming = [period for period in rule["periods"] if "announcement" in period]
        in_box = ", ".join([now["words"][locale], *([now["counted_from"][locale]] if "counted_from" in now else [])])
        announced = row.xpath("./dd[@class='announced']")
        machine_values = [period["machine_value"] for period in (now, *coming) if "machine_value" in period]
        node = URIRef(f"{OUTSIDE}rules.json#{rule['rule']}")
        (described,) = said(graph, node, DCTERMS.description, locale)
        compared += [
            (f"{rule['rule']}: words", plain(in_box), words_of(row.find("dd"))),
            (
                f"{rule['rule']}: announced",
                [plain(period["announcement"][locale]) for period in coming],
                [words_of(each) for each in announced],
            ),
            (f"{rule['rule']}: value", machine_values, row.xpath(".//data/@value")),
            (f"{rule['rule']}: title", said(graph, node, DCTERMS.title, locale), [words_of(row.find("dt"))]),
            (f"{rule['rule']}: described", described in text if announced else described == plain(in_box), True),
            (
                f"{rule['rule']}: change described",
                [words_of(each) in described for each in page.xpath(f"//main/ul//*[@data-announced='{rule['rule']}']")],
                [True] * len(announced),
            ),
        ]
    return [one for one in compared if one[1] != one[2]]


CHANGES = (
    ("nothing", ()),
    ("a value", (("value: 6", "value: 9"),)),
    (
        "a unit and a limit",
        (("limit: at_most\n  value: 6\n  unit: month", "limit: exactly\n  value: 1\n  unit: week"),),
    ),
    ("a value with decimals", (("value: 1\n  unit: year", "value: 1.5\n  unit: year"),)),
    ("a name", (("sv: Ersättning", "sv: Pengar"), ("en: Compensation", "en: Money"))),
    (
        "a sentence that looks like markup",
        (
            ("får du samma ersättning", "får du \\\"samma\\\" ersättning & </script> <b>'så'</b>"),
            ("you get the same compensation", "you get the \\\"same\\\" compensation & </script> <b>'so'</b>"),
            ("    sv: Under", '    sv: "Under'),
            ("arbetssökande.\n", 'arbetssökande."\n'),
            ("    en: During", '    en: "During'),
            ("job seeker.\n", 'job seeker."\n'),
        ),
    ),
    ("a rule of every kind", ((FLAT, FLAT), ("    sv: Introduktionsstöd\n", "    sv: Introduktionsstöd\n"))),
)


@pytest.mark.parametrize(("name", "changes"), CHANGES, ids=[change[0] for change in CHANGES])
def test_machines_are_told_the_words_that_readers_see(
    project: Project, name: str, changes: tuple[tuple[str, str], ...]
) -> None:
    for old, new in changes:
        project.change("docs/rules.yml", old, new)
    if name == "a rule of every kind":
        path = project.root / "docs/rules.yml"
        path.write_text(path.read_text(encoding="utf-8") + EVERY_KIND, encoding="utf-8")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    assert [contradictions(build, locale) for locale in LOCALES] == [[], []]
    assert_valid(build)


@pytest.mark.parametrize(
    ("day", "in_force", "announced"),
    [
        ("2028-01-28", 0, False),
        ("2028-01-29", 0, True),
        ("2028-02-28", 0, True),
        ("2028-02-29", 1, False),
        ("2028-03-01", 1, False),
    ],
)
def test_machines_are_told_of_a_change_when_readers_are(
    project: Project, day: str, in_force: int, announced: bool
) -> None:
    project.change("docs/rules.yml", FLAT, CHANGE)
    build = build_on(project, day)
    assert [contradictions(build, locale) for locale in LOCALES] == [[], []]
    assert_valid(build)
    file = published(build)
    periods = file["rules"][0]["periods"]
    assert (file["day"], file["as_of"]) == (day, False)
    assert [(each["from"], each["until"], each["machine_value"]) for each in periods] == [
        (None, "2028-02-28", "P6M"),
        ("2028-02-29", None, "P9M"),
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
    for key in ("from", "until", "in_force", "limit", "value", "machine_value", "unit", "words", "source"):
        file = published(site)
        del file["rules"][0]["periods"][0][key]
        assert not checker.is_valid(file), key


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


@pytest.mark.parametrize("locale", LOCALES)
def test_schema_org_is_used_for_what_it_means_and_nothing_unknown_is_said(site: Build, locale: str) -> None:
    data = linked_data(site, locale)
    other = next(one for one in LOCALES if one != locale)
    names = {"GovernmentService", "Audience", "GovernmentOrganization", "WebPage"}
    assert {data["@type"], *(data[key]["@type"] for key in ("audience", "provider", "mainEntityOfPage"))} == names
    assert list(data) == [
        *("@context", "@type", "@id", "name", "alternateName", "description", "serviceType", "audience", "provider"),
        *("url", "mainEntityOfPage"),
    ]
    assert sorted(data["provider"]) == ["@id", "@type", "name"]
    translation = {"sv": "workTranslation", "en": "translationOfWork"}[locale]
    assert data["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": OUTSIDE + HOME[locale],
        translation: {"@type": "WebPage", "@id": OUTSIDE + HOME[other], "inLanguage": other},
        "inLanguage": locale,
    }
    assert data["@id"] == str(SERVICE)
    assert data["alternateName"][0] in data["name"]


def test_contacts_are_told_as_soon_as_they_are_known(project: Project) -> None:
    project.change("docs/organisation.yml", 'email: ""', "email: sius@example.org")
    project.change("docs/organisation.yml", 'telephone: ""', "telephone: 010-123 45 67")
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    known = {"email": "sius@example.org", "telephone": "010-123 45 67"}
    for locale in LOCALES:
        assert linked_data(build, locale)["provider"]["contactPoint"] == {"@type": "ContactPoint", **known}
        assert contradictions(build, locale) == []
    graph = description(build)
    (point,) = graph.objects(SERVICE, CV.contactPoint)
    assert {name: str(graph.value(point, CV[name])) for name in known} == known
    assert_valid(build)


def test_only_the_main_pages_hold_data_for_machines_and_lead_to_the_description(site: Build) -> None:
    for pair in PAIRS:
        for address in pair:
            page = site.page(address)
            links = page.xpath("/html/head/link[@rel='describedby']")
            kinds = [(link.get("type"), link.get("href").removeprefix("../")) for link in links]
            assert kinds == ([("text/turtle", "service.ttl")] if address in PAIRS[0] else [])
            assert len(page.xpath("//script[not(@src)]")) == len(kinds)
