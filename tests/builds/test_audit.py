"""Whatever a page prints that it may not hold stops the build, at the line of what has printed it."""

from __future__ import annotations

import json
import re

import pytest
from bilingual.publish.audit import _is_read_as_printed
from lxml import etree
from rdflib import Graph, Literal
from selectolax.lexbor import LexborHTMLParser

from ..confirming import THREE
from ..conftest import Build, Project, copy_in_two
from ..places import HOME, PAGES, SIDE_BY_SIDE

HIT = """<b>"></title></script><script>alert('hit')</script> & &amp; \\ ]]> end"""
TO_DO = "    Take it out there. hooks/bilingual/publish/allowed.py lists what a page may hold."
# Each guard of the texts and values is gone, and a template prints what they held.
PRINTED = (
    ("overrides/partials/nav.html", "<nav", '<nav onclick="f()"', "“onclick” is no attribute that <nav> may have."),
    (
        "overrides/words.html",
        '<div class="words">',
        '<iframe></iframe><div class="words">',
        "<iframe> is no element that a page may hold.",
    ),
    (
        "overrides/404.html",
        '<div class="not-found"',
        '<div><div class="not-found"',
        "<div> is not closed where what is around it ends.",
    ),
    (
        "overrides/search.html",
        "<h2 id=",
        "<h1>A</h1><h2 id=",
        "<h1> stands on the page 2 times, and must stand there once.",
    ),
)


@pytest.fixture
def project(in_two: Project) -> Project:
    """Two languages show what is claimed here."""
    return in_two


def line_of(project: Project, file: str, text: str) -> int:
    source = (project.root / file).read_text(encoding="utf-8")
    return source.count("\n", 0, source.index(text)) + 1


def test_what_templates_print_is_told_at_their_lines_all_at_once(project: Project) -> None:
    for file, old, new, _ in PRINTED:
        project.change(file, old, new)
    build = project.build("--no-strict")
    assert build.code == 1
    told = sorted(
        f"{file}:{line_of(project, file, new)}: On the printed page: {what}\n{TO_DO}\n"
        for file, _, new, what in PRINTED
    )
    assert build.errors == f"ERROR   -  {len(told)} to mend:\n{''.join(told)}"


def test_a_value_that_a_template_does_not_escape_is_told_at_the_value(project: Project) -> None:
    project.change("overrides/partials/footer.html", "{{ frame.organisation.email }}", "{{ words.email.plain | safe }}")
    project.change("docs/wording/en.yml", "  email: E-mail", "  email: <img src=x onerror=f>")
    build = project.build("--no-strict")
    line = line_of(project, "docs/wording/en.yml", "  email: ")
    what = "On the printed page: “onerror” is no attribute that <img> may have."
    assert f"docs/wording/en.yml:{line}: {what}\n{TO_DO}\n" in build.errors
    assert build.code == 1


def test_what_a_browser_reads_otherwise_is_told_at_the_line_of_the_text(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bilingual.gather.find_blocks_in_lines", lambda pages, roots: ())
    old = "- This text covers: {{ accessibility.scope }}"
    project.change("docs/en/statement.md", old, "Text: {{ accessibility.non_compliance }}")
    build = project.build("--no-strict")
    what = "On the printed page: A browser does not read <ul> where it stands: what is around it cannot hold it."
    line = line_of(project, "docs/en/statement.md", "Text: ")
    assert f"docs/en/statement.md:{line}: {what}\n{TO_DO}\n" in build.errors
    assert build.code == 1


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The invented service with a script in every text that an editor can write into its data files."""
    project = copy_in_two(tmp_path_factory.mktemp("hostile"))
    said = json.dumps(HIT)
    for file, old, new in (
        ("docs/organisation.yml", "  en: Lindeby Library", f"  en: {said}"),
        ("docs/organisation.yml", 'site_address: ""', "site_address: https://rull.example/bus_a/"),
        ("docs/service.yml", "identifier: RULL", f"identifier: {said}"),
        ("docs/service.yml", "      en: The bus starts running", f"      en: {said}"),
        ("docs/service.yml", "    en: RULL", f"    en: {said}"),
        ("docs/service.yml", "    en: rolling library in Lindeby", f"    en: {said}"),
        ("docs/service.yml", "  en: How long the times are", f"  en: {said}"),
        (
            "docs/service.yml",
            "  en: People who live in Lindeby and find it hard to get to a library",
            f"  en: {said}",
        ),
    ):
        project.change(file, old, new)
    for file in ("docs/terms.yml", "docs/rules.yml", "docs/accessibility.yml", "docs/wording/en.yml"):
        text = (project.root / file).read_text(encoding="utf-8")
        project.write(file, _with_hit(text, in_english_file=file.endswith("en.yml")))
    build = project.build("--no-strict")
    assert build.code == 0, build.errors
    return build


def _with_hit(text: str, in_english_file: bool) -> str:
    """Each text of a data file in English, with the script behind it."""
    keys = r"[a-z_]+" if in_english_file else r"en|explanation"  # in a term itself such signs are refused
    lines, english = [], in_english_file
    for line in text.split("\n"):
        if re.fullmatch(r"  (sv|en):", line):
            english = line.endswith("en:")
        match = re.fullmatch(rf"(\s+(?:- )?(?:{keys}): )(\"?)([^\"{{}}\[\]|>]+[^\"{{}}\[\]|>:])\2", line)
        is_english = match and (english or match[1].strip() == "en:")
        lines.append(f"{match[1]}{json.dumps(f'{match[3]} {HIT}')}" if match and is_english else line)
    return "\n".join(lines)


def test_no_value_of_a_data_file_becomes_html(hostile: Build) -> None:
    for path in sorted(hostile.folder.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        page = LexborHTMLParser(source)
        assert "<script>" not in source
        assert "&lt;script&gt;" in source or "/en/" not in str(path)
        assert {script.attributes.get("type") for script in page.css("script")} <= {"module", "application/ld+json"}


def test_linked_data_keep_every_sign_of_a_value(hostile: Build) -> None:
    (script,) = LexborHTMLParser((hostile.folder / "en/index.html").read_text("utf-8")).css("script[type*=json]")
    said = json.loads(script.text())
    assert said["provider"]["name"] == HIT
    assert said["alternateName"] == [HIT]
    assert said["audience"]["audienceType"] == HIT


def test_the_description_for_machines_keeps_every_sign_of_a_value(hostile: Build) -> None:
    graph = Graph().parse(hostile.folder / "service.ttl")
    assert Literal(HIT, lang="en") in set(graph.objects())
    assert Literal(HIT) in set(graph.objects())


def test_the_list_of_pages_and_the_data_files_stay_readable(hostile: Build) -> None:
    etree.parse(hostile.folder / "sitemap.xml")
    for name in ("rules.json", "accessibility.json", "assets/search/en.json"):
        assert "</title></script><script>" in str(json.loads((hostile.folder / name).read_text(encoding="utf-8")))


def test_nearly_every_page_is_read_letter_for_letter_as_it_is_printed(site: Build) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.folder.rglob("index.html")]
    same = [_is_read_as_printed(LexborHTMLParser(page).html or "", page) for page in pages]
    assert len(pages) == sum(len(each) for each in (*PAGES.values(), *SIDE_BY_SIDE.values()))
    assert sum(same) >= len(pages) - len(HOME) * 2
    assert set(HOME) == set(THREE)
