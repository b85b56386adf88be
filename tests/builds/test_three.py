"""The promises of the generator where three languages make a difference that a page alone does not show."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from bilingual.data.confirmations import FILE as CONFIRMED
from bilingual.gather import gather
from bilingual.problems import report
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from ..confirming import THREE, TODAY
from ..conftest import INVENTED, Build, Project, copy_project, words_of
from ..places import OUTSIDE

SERVICE = URIRef(f"{OUTSIDE}#service")
NOT_CONFIRMED = r"docs/\S+:\d+: Nobody has confirmed yet that the section “\S+” says the same here as in \S+ and \S+\."


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The service in three languages. No test changes it."""
    return copy_project(tmp_path_factory.mktemp("three"))


def test_a_language_that_is_new_is_not_confirmed_yet_and_nothing_else_is_said(project: Project) -> None:
    record = (project.root / CONFIRMED).read_text(encoding="utf-8")
    project.write(CONFIRMED, re.sub(" fi=[0-9a-f]{12}", "", record))
    said = [line for line in report(gather(project.root, THREE, TODAY)[1]).split("\n") if not line.startswith(" ")]
    others = [line for line in said if not re.fullmatch(NOT_CONFIRMED, line)]
    assert [line for line in others if not re.search(": [0-9]+ more are to mend in this file", line)] == []
    _, status = project.run("status", "--json", "status.json")
    sections = json.loads((project.root / "status.json").read_text(encoding="utf-8"))["sections"]
    states = {each["section"]: each["state"] for each in sections}
    assert states.pop("about-us.md#origin") == "en let out until 2027-06-30; not confirmed: fi"
    assert set(states.values()) == {"not confirmed: fi"}
    assert status.splitlines()[-1] == f"0 of {len(sections)} sections in step; exceptions: 2."
    code, said_of_it = project.run("confirm", "all")
    assert code == 0, said_of_it
    assert (project.root / CONFIRMED).read_text(encoding="utf-8") == record  # what it adds is the new language alone


def test_a_language_is_added_step_by_step_as_the_readme_says(in_two: Project) -> None:
    def told() -> set[str]:
        _, said = in_two.run("check")
        return {line.partition(":")[0] for line in said.splitlines() if line.startswith("docs/")}

    english = "          name: English\n"
    in_two.change("mkdocs.yml", english, f"{english}        - locale: fi\n          name: Suomi\n")
    pages = {f"docs/sv/{path.name}" for path in (INVENTED / "docs/sv").iterdir()} - {"docs/sv/index.md"}
    names = ("accessibility", "facts", "organisation", "rules", "service", "site", "terms")
    data = {f"docs/{name}.yml" for name in names}
    assert told() == {"docs/fi/index.md", "docs/wording/fi.yml", *data, *pages}
    for file in ("docs/wording/fi.yml", *data):
        in_two.write(file, (INVENTED / file).read_text(encoding="utf-8"))
    assert told() == {"docs/fi/index.md", *pages}
    shutil.copytree(INVENTED / "docs/fi", in_two.root / "docs/fi")
    assert in_two.run("confirm", "all")[0] == 0
    assert told() == set()
    assert (in_two.root / CONFIRMED).read_bytes() == (INVENTED / CONFIRMED).read_bytes()


def test_a_note_names_and_leads_to_the_languages_whose_text_is_newer(site: Build) -> None:
    (note,) = site.page("en/about-us/").xpath("//*[@role='note']")
    assert words_of(note) == (
        "This section is older than the same section in Swedish and Finnish. Read the newer text: Svenska Suomi"
    )
    assert [link.get("href") for link in note.xpath("a")] == ["../../om-oss/#origin", "../../fi/tietoa-meista/#origin"]
    assert site.page("fi/tietoa-meista/").xpath("//*[@role='note']") == []


def test_machines_get_all_three(site: Build) -> None:
    written = site.page("").xpath("//script[@type='application/ld+json']/text()")[0]
    page = json.loads(written)["mainEntityOfPage"]
    assert [one["inLanguage"] for one in page["workTranslation"]] == ["en", "fi"]
    graph = Graph().parse(site.folder / "service.ttl")
    titles = {each.language: str(each) for each in graph.objects(SERVICE, DCTERMS.title) if isinstance(each, Literal)}
    assert titles["fi"] == "Lindebyn liikkuva kirjasto"
    assert list(titles) == list(THREE)
    rules = json.loads((site.folder / "rules.json").read_text(encoding="utf-8"))["rules"]
    words = {one["rule"]: one["periods"][0]["words"]["fi"] for one in rules}
    assert words == {
        "loan_time": "enintään 4 viikkoa",
        "season": "vähintään 9 kuukautta",
        "lost_book": "Jos kadotat kirjan, maksat sen, mitä kirja maksaa kaupassa.",
        "fee": "tasan 20 kruunua",
        "discount": "tasan 25 prosenttia",
        "reader_age": "vähintään 12-vuotias",
        "books": "enintään 5 kirjaa",
        "last_day": "viimeistään 1. kesäkuuta 2027",
    }
    statement = json.loads((site.folder / "accessibility.json").read_text(encoding="utf-8"))
    assert [*statement["organisation"]] == statement["service"]["languages"] == [*statement["pages"]] == list(THREE)


def test_a_rule_is_found_wherever_it_stands_in_each_language(service: Project) -> None:
    code, said = service.run("where", "season")
    lines = said.splitlines()
    assert (code, lines[0]) == (0, "season: minst 9 månader · at least 9 months · vähintään 9 kuukautta")
    assert re.search("^docs/fi/index.md:14: Mitä kirjabussi tarjoaa, /fi/#offer$", said, re.M)
    assert re.match("Sentences: sv: 3, en: 3, fi: 3. Look-ups in templates: [0-9]+.", lines[-1])


@pytest.mark.usefixtures("builds_here")
def test_a_day_to_come_is_told_in_each_language(service: Project) -> None:
    code, said = service.run("impact", "--as-of", "2027-01-15", "--format", "json")
    changes = json.loads(said[said.index("{") :])
    assert code == 0
    assert {locale for locale in THREE if f'"{locale}"' in json.dumps(changes)} == set(THREE)
    assert "enintään 6 viikkoa" in said


HARMS = (
    # file, what stands there, what stands there instead, (the kinds of problem that are told)
    ("docs/fi/checklist.md", "- [ ] Olen valinnut pysäkin.\n", "", ["structure"]),
    ("docs/fi/index.md", " [Mitä kannattaa miettiä ennen käyntiä](checklist.md)", "", ["link"]),
    ("docs/fi/index.md", " maksaa {{ rules.fee }}.", " maksaa vähän.", ["value"]),
    ("docs/fi/index.md", "2. Näytä kirjastokorttisi kuljettajalle.", "2. Näytä korttisi kuljettajalle.", ["term"]),
    ("docs/fi/about-us.md", "Kerro, jos löydät virheen.", "Tell us if you find a mistake in the text.", ["language"]),
    ("docs/fi/statement.md", "## Mitä tämä teksti koskee { #covers }\n", "", ["structure"]),
    ("docs/fi/easy.md", "RULL on kirjabussi.", "RULL on kirjastoauto.", ["forbidden"]),
)


def test_what_is_out_of_step_in_the_third_language_is_told_there(project: Project) -> None:
    for file, old, new, _ in HARMS:
        project.change(file, old, new)
    found: dict[str, set[str]] = {}
    for problem in gather(project.root, THREE, TODAY)[1]:
        if problem.code not in ("confirmed", "fact"):
            found.setdefault(problem.file, set()).add(problem.code)
    wanted: dict[str, set[str]] = {}
    for file, _, _, codes in HARMS:
        wanted.setdefault(file, set()).update(codes)
    assert found == wanted


def test_search_knows_the_third_language(site: Build) -> None:
    root = json.loads((site.folder / "assets/search/fi.json").read_text(encoding="utf-8"))
    ((_, pages),) = root["texts"]
    assert {address for address, _, _ in pages if not address.startswith("fi/")} == {"", "en/"}  # the other languages
    (steps,) = [lines for where, _, parts in pages for name, _, lines, *_ in parts if (where, name) == ("fi/", "steps")]
    assert "Mene pysäkille, joka on lähimpänä sinua." in steps
    assert '"fi":(own=>' in (site.folder / "assets/search/stemmers.js").read_text(encoding="utf-8")
