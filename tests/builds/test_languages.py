"""Variants of languages: another one first, with a region or a script, from right to left, in words of our own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import mkdocs_adapter
import pytest
import yaml
from lxml import etree
from rdflib import Graph, Literal

from ..conftest import Build, words_of
from ..tiny import STAND_IN, WORDS, wording, write_tiny

OUTSIDE = "https://not-known-yet.invalid/"
TURNED = ("sv", "ar", "en-GB")
ENGLISH_FIRST = ("en", "zh-Hant", "se", "sma")
CODE = "unknown-locale"
HOMES = {"sv": "", "ar": "ar/", "en-GB": "en-GB/"}


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site of which one language is written from right to left, and another has a region."""
    build = write_tiny(tmp_path_factory.mktemp("turned"), TURNED).build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.fixture(scope="module")
def english_first(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site whose first language is English, with a script, with languages that the theme has no words in, and with
    one whose code static-i18n does not take."""
    build = write_tiny(tmp_path_factory.mktemp("first"), ENGLISH_FIRST).build()
    assert (build.code, build.errors) == (0, "")
    return build


def test_a_page_says_its_language_and_its_direction_and_links_theirs(turned: Build) -> None:
    for locale, home in HOMES.items():
        page = turned.page(home)
        root = {"lang": "ar", "dir": "rtl"} if locale == "ar" else {"lang": locale}
        assert dict(page.attrib) == root
        for links in (page.xpath("//header//ul[@class='languages']/li/a"), page.xpath("//ul[@class='elsewhere']/li/a")):
            assert [(each.get("lang"), each.get("hreflang")) for each in links] == [
                (other, other) for other in TURNED if other != locale
            ]
            assert [each.get("dir") for each in links] == [
                "ltr" if locale == "ar" else "rtl" if other == "ar" else None for other in TURNED if other != locale
            ]
        assert page.xpath("//link[@rel='alternate' and @hreflang]/@hreflang") == [*TURNED, "x-default"]
        assert page.xpath("//link[@hreflang='en-GB']/@href") == [f"{OUTSIDE}en-GB/"]


def test_the_drawing_is_mirrored_in_a_language_that_is_written_from_right_to_left(turned: Build) -> None:
    def drawn(home: str) -> tuple[list[str | None], ...]:
        bars, events, arrows = (
            turned.page(home).xpath(f"//svg[@class='timeline']//{part}") for part in ("rect", "circle", "svg[path]")
        )
        return [each.get("x") for each in (*bars, *arrows)], [each.get("cx") for each in events]

    assert drawn("") == (["0", "0", "90.0%"], ["0.5em"])
    assert drawn("ar/") == (["-90.0%", "-30.0%", "-90.0%"], ["-0.5em"])


def test_404_speaks_each_language_in_its_direction(turned: Build) -> None:
    halves = turned.page("404.html").xpath("//main/div[@lang]")
    assert [(each.get("lang"), each.get("dir")) for each in halves] == [("sv", None), ("ar", "rtl"), ("en-GB", None)]


def test_machines_get_every_language_once(turned: Build) -> None:
    written = turned.page("").xpath("//script[@type='application/ld+json']/text()")[0]
    data = json.loads(written, object_pairs_hook=_without_twice)
    assert [one["inLanguage"] for one in data["mainEntityOfPage"]["workTranslation"]] == ["ar", "en-GB"]
    service = Graph().parse(turned.folder / "service.ttl", format="turtle")
    tags = [each.language for each in service.objects() if isinstance(each, Literal) and each.language]
    assert len(tags) % 3 == 0
    assert set(tags) == {"sv", "ar", "en-GB"}
    rules = json.loads((turned.folder / "rules.json").read_text(encoding="utf-8"))["rules"]
    assert all(tuple(one["name"]) == tuple(period["words"]) == TURNED for one in rules for period in one["periods"])
    statement = json.loads((turned.folder / "accessibility.json").read_text(encoding="utf-8"))
    assert (tuple(statement["service"]["languages"]), tuple(statement["organisation"])) == (TURNED, TURNED)
    sitemap = etree.parse(turned.folder / "sitemap.xml").getroot()
    found = [[link.get("hreflang") for link in page if link.get("hreflang")] for page in sitemap]
    assert found == [[*TURNED, "x-default"]] * 6


def _without_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), names
    return dict(pairs)


def test_search_has_the_plural_forms_and_the_stemmer_of_each_language(turned: Build, english_first: Build) -> None:
    (status,) = turned.page("ar/find/").xpath("//*[@aria-live]")
    for form in ("zero", "one", "two", "few", "many", "other"):
        assert status.get(f"data-{form}") == f"{STAND_IN['ar']} {{number}} {form}"
    own = [(build.folder / "assets/search/stemmers.js").read_text("utf-8") for build in (turned, english_first)]
    made = [re.findall(r'[{,]"([\w-]+)":(?:\(own=>.*?\)\(new (\w+)\(\)\)|word=>word)', each) for each in own]
    assert made == [
        [("sv", "SwedishStemmer"), ("ar", "ArabicStemmer"), ("en-GB", "EnglishStemmer")],
        [("en", "EnglishStemmer"), ("zh-Hant", ""), ("se", ""), ("sma", "")],
    ]


def test_the_first_language_has_no_folder_whichever_it_is(english_first: Build) -> None:
    pages = {
        locale: english_first.page(home)
        for locale, home in ((one, "" if one == "en" else f"{one}/") for one in ENGLISH_FIRST)
    }
    for locale, page in pages.items():
        assert page.get("lang") == locale
        assert page.xpath("//link[@hreflang='x-default']/@href") == [OUTSIDE]
        assert words_of(page.xpath("//h1")[0]) == WORDS[locale.split("-")[0]][0]
    assert words_of(pages["se"].xpath("//a[@class='skip']")[0]) == STAND_IN["se"]


def test_a_language_has_its_own_code_of_three_letters_wherever_the_site_says_it(english_first: Build) -> None:
    """Another stands for it in mkdocs.yml, and nowhere else."""
    page = english_first.page("")
    assert page.xpath("//header//a/@hreflang") == ["zh-Hant", "se", "sma"]
    assert page.xpath("//link[@hreflang='sma']/@href") == [f"{OUTSIDE}sma/"]
    files = english_first.files()
    assert {"sma/index.html", "assets/search/sma.json"} <= files.keys()
    assert b'hreflang="sma" href="https://not-known-yet.invalid/sma/find/"' in files["sitemap.xml"]
    (stand_in,) = yaml.safe_load((english_first.folder.parent / "mkdocs.yml").read_text("utf-8"))["extra"]["codes"]
    names = (f'"{stand_in}', f"/{stand_in}/", f"@{stand_in}")
    assert [name for name, said in files.items() if any(each.encode() in said for each in names)] == []


CODES = (
    # the code in mkdocs.yml, what is said of it
    ("sv-SE", None),
    ("zh-Hant-TW", None),
    ("se", None),
    (
        "en_GB",
        "“en_GB” is not how a page can name its language.\n    Write en-GB, also in the names of its folder and files.",
    ),
    (
        "zh-hant",
        "“zh-hant” is not how a page can name its language.\n"
        "    Write zh-Hant, also in the names of its folder and files.",
    ),
    (
        "fit",
        "mkdocs-static-i18n does not take the code “fit” (Tornedalen Finnish): it has to begin with two letters.\n"
        "    Write a code that no language has, as qa, in its place here, and: extra: { codes: { qa: fit } }",
    ),
    (
        "sma",
        "mkdocs-static-i18n does not take the code “sma” (Southern Sami): it has to begin with two letters.\n"
        "    Write a code that no language has, as qa, in its place here, and: extra: { codes: { qa: sma } }",
    ),
    ("xx", "“xx” is not the code of a language.\n    Write it as in BCP 47: sv, en-GB or zh-Hant."),
    ("english", "“english” is not the code of a language.\n    Write it as in BCP 47: sv, en-GB or zh-Hant."),
)


@pytest.mark.parametrize(("code", "said"), CODES, ids=[row[0] for row in CODES])
def test_a_code_that_no_site_can_have_is_told_at_its_line(tmp_path: Path, code: str, said: str | None) -> None:
    lines = ["plugins:", "  - i18n:", "      languages:", f"        - locale: {code}"]
    lines += ["          name: Name", "          default: true", "      fallback_to_default: false"]
    (tmp_path / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    problems = [str(one) for one in mkdocs_adapter.find_problems(tmp_path) if one.file == "mkdocs.yml"]
    assert problems == ([f"mkdocs.yml:4: {said}"] if said else [])


def test_a_code_that_another_stands_for_is_told_where_it_is_written(tmp_path: Path) -> None:
    lines = ["extra: { codes: { qa: sma,", " qb: SMJ, qc: xx } }", "plugins:", "  - i18n:", "      languages:"]
    lines += [f"        - {{ locale: {code}, name: N }}" for code in ("qa", "qb", "qc", "qd")]
    (tmp_path / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    problems = [str(one).partition("\n")[0] for one in mkdocs_adapter.find_problems(tmp_path) if one.code == CODE]
    assert problems == [
        "mkdocs.yml:2: “SMJ” is not how a page can name its language.",
        "mkdocs.yml:2: “xx” is not the code of a language.",
        "mkdocs.yml:9: “qd” is not the code of a language.",
    ]


def test_a_language_that_the_plugin_refuses_is_told_with_everything_else(tmp_path: Path) -> None:
    project = write_tiny(tmp_path, ("sv", "en"))
    project.change("mkdocs.yml", '"locale": "en"', '"locale": "fit"')
    code, said = project.run("check")
    assert code == 1
    assert "docs/wording/fit.yml:1: The file is missing.\n    Copy docs/wording/sv.yml there, and write it in " in said
    assert ": mkdocs-static-i18n does not take the code “fit” (Tornedalen Finnish)" in said
    assert (
        "docs/wording/fit.yml:1: Material has no words in Tornedalen Finnish, and the link past the menu needs some."
        in said
    )


def test_what_three_languages_need_of_a_wording_is_told_at_its_line(tmp_path: Path) -> None:
    project = write_tiny(tmp_path, ("sv", "fi", "ar"))
    texts = wording("ar")
    del texts["texts"]["search_found_few"], texts["texts"]["home"]
    texts["texts"]["older"] = STAND_IN["ar"]
    project.write("docs/wording/ar.yml", json.dumps(texts, indent=1))
    lines = (project.root / "docs/wording/ar.yml").read_text(encoding="utf-8").split("\n")
    start, older = (next(n for n, line in enumerate(lines, 1) if name in line) for name in ('"texts"', '"older"'))
    assert project.run("check") == (
        1,
        f"docs/wording/ar.yml:{start}: texts: “home” is missing; docs/wording/sv.yml:77 has it.\n"
        "    Add it here, in this language.\n"
        f"docs/wording/ar.yml:{start}: texts: “search_found_few” is missing;"
        " docs/wording/sv.yml:131 has “search_found_other”.\n    Add it here, in this language.\n"
        f"docs/wording/ar.yml:{older}: texts.older: This has to name the languages whose text is newer,"
        " since the site has more than two.\n"
        "    Write {languages} where they stand, as in: The same section is newer in {languages}. Read it there:\n\n"
        "3 to mend. There may be more that could not be looked at yet: mend this first, then look again.\n",
    )


def test_a_section_that_is_behind_names_the_languages_whose_text_is_newer(tmp_path: Path) -> None:
    project = write_tiny(tmp_path, ("sv", "en", "fi"))
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", ": {{", " (ny/new): {{")
    behind = ("--behind", "fi", "--until", "2026-12-31", "--reason", "ordered")
    assert project.run("confirm", "index.md#who", *behind)[0] == 0
    assert re.search("^index.md#who +fi let out until 2026-12-31 ", project.run("status")[1], re.M)
    build = project.build()
    assert (build.code, "WARNING" in build.errors) == (0, False)  # its stand-ins for texts are shorter, which is told
    (note,) = build.page("fi/").xpath("//*[@role='note']")
    assert "ruotsi ja englanti" in words_of(note)
    assert [each.get("lang") for each in note.xpath("a")] == ["sv", "en"]
    assert build.page("").xpath("//*[@role='note']") == build.page("en/").xpath("//*[@role='note']") == []
