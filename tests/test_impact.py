"""The impact of a change: just the sentences that read differently, before and after, whatever has changed."""

from __future__ import annotations

import json
import random
import re
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock

import pytest
from bilingual.reports.built import read_built_page
from bilingual.reports.impact import ChangedSentence
from bilingual.reports.impact_formats import Impact, as_markdown
from bilingual.reports.rendering import Side, find_impact
from bilingual.reports.revisions import working_files
from lxml import html
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from .confirming import LOCALES, TODAY
from .conftest import ROOT, Build, Project, words_of
from .edits import Texts, edit
from .test_commands import git, run

ROUNDS, EDITS = 50, 4
Sentences = dict[str, Counter[str]]  # by address
_ONE_AT_A_TIME = Lock()


def build_here(folder: Path, day: date) -> None:
    """What the real program does in a process of its own, without the time that it takes to start one."""
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
        config.extra["compare"] = False
        build_with_mkdocs(config)


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600))  # TODAY
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def side(name: str, texts: Texts, day: date = TODAY) -> Side:
    return Side(name, {file: text.encode() for file, text in texts.items()}, day)


def all_sentences(folder: Path, texts: Texts) -> Sentences:
    """Every sentence of every page of a whole site, built in a folder that is new."""
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_here(folder, TODAY)
    return read_sentences(folder / "site")


def read_sentences(site: Path) -> Sentences:
    """Every sentence of every page of a built site."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): Counter(
            sentence for block in read_built_page(path.read_bytes()) for sentence in block.sentences
        )
        for path in site.rglob("*.html")
    }


def differences(before: Sentences, after: Sentences) -> set[tuple[str, str, str]]:
    """(address, gone or come, sentence) for all that one site says more often on a page than the other."""
    found: set[tuple[str, str, str]] = set()
    for address in before.keys() | after.keys():
        old, new = before.get(address, Counter()), after.get(address, Counter())
        found |= {(address, "gone", sentence) for sentence in old - new}
        found |= {(address, "come", sentence) for sentence in new - old}
    return found


def told(changes: list[ChangedSentence]) -> set[tuple[str, str, str]]:
    """The same, as the impact tells it."""
    return {
        (address.partition("#")[0], what, sentence)
        for one in changes
        for address in one.addresses
        for what, sentence in (("gone", one.before), ("come", one.after))
        if sentence
    }


def many_pages() -> Texts:
    """The real project with more pages, of which no other page shows anything."""
    texts = {file: text.decode() for file, text in working_files(ROOT).items()}
    own = sorted(file for file in texts if file.startswith("docs/sv/") and file.endswith(".md"))
    for file in own:
        for locale in LOCALES:
            text = texts[file.replace("/sv/", f"/{locale}/")]
            slug = f"more-{Path(file).stem}"
            text = re.sub("^slug:.*\n", "", text, flags=re.M).replace("---\n", f"---\nslug: {slug}\n", 1)
            texts[f"docs/{locale}/{slug}.md"] = text
    return texts


def test_the_impact_is_what_two_whole_sites_differ_by_after_200_random_edits(tmp_path: Path) -> None:
    chance = random.Random(1)
    texts = many_pages()
    before = all_sentences(tmp_path / "0", texts)
    silent, built = 0, []

    def build(folder: Path, day: date) -> None:
        built.append(len(list((folder / "docs").rglob("*.md"))))
        build_here(folder, day)

    for number in range(1, ROUNDS + 1):
        old = dict(texts)
        done = [edit(texts, chance) for _ in range(EDITS)]
        after = all_sentences(tmp_path / str(number), texts)
        expected = differences(before, after)
        assert told(find_impact(side("before", old), side("after", texts), build)) == expected, done
        silent += not expected
        before = after
    assert silent < ROUNDS / 4
    assert sum(pages < max(built) for pages in built) > ROUNDS / 2  # most rounds did not need every page


def impact_of(change: Mapping[str, tuple[str, str]], texts: Texts | None = None) -> list[ChangedSentence]:
    """What reads differently once each text of a file has been replaced by another."""
    old = texts or many_pages()
    new = dict(old)
    for file, (was, becomes) in change.items():
        assert was in new[file]
        new[file] = new[file].replace(was, becomes)
    return find_impact(side("before", old), side("after", new), build_here)


@pytest.mark.parametrize(
    "change",
    [
        {"docs/sv/index.md": ("En stödperson hjälper dig att", "\n\nEn stödperson hjälper\ndig att")},
        {"docs/rules.yml": ("introductory_support:", "\n# moved\n\nintroductory_support:")},
        {"docs/sv/about.md": ("slug: om-webbplatsen", "slug: om-oss")},
        {"docs/terms.yml": ("- Arbetsförmedling*", "- Arbetsförmedling*\n      - Förmedling*")},
        {"docs/en/index.md": ("**Introductory support**", "*Introductory support*")},
        {},
    ],
    ids=["reflowed", "lines moved", "another address", "another form of a term", "other emphasis", "nothing"],
)
def test_what_no_reader_sees_is_no_impact(change: Mapping[str, tuple[str, str]]) -> None:
    texts = many_pages()
    texts["overrides/partials/footer.html"] = re.sub(
        "<p class=.on-paper.*", "", texts["overrides/partials/footer.html"]
    )
    assert impact_of(change, texts) == []


def test_a_rule_renamed_in_every_place_is_no_impact() -> None:
    old = many_pages()
    new = {
        file: re.sub(r"(?:(?<=rules\.)|^)follow_up_support\b", "later", text, flags=re.M) for file, text in old.items()
    }
    assert old != new
    assert find_impact(side("before", old), side("after", new), build_here) == []


def test_a_sentence_that_moves_within_its_page_is_no_impact_and_one_that_goes_to_another_page_is() -> None:
    first = "Stödet är individuellt. "
    assert impact_of({"docs/sv/index.md": (first, "")})
    last = "Vilket stöd vi kan erbjuda"
    texts = many_pages()
    new = {**texts, "docs/sv/index.md": texts["docs/sv/index.md"].replace(first, "").replace(last, first + last)}
    assert find_impact(side("before", texts), side("after", new), build_here) == []


@pytest.mark.parametrize(
    ("file", "was", "becomes", "locale"),
    [
        ("docs/wording/sv.yml", "help: Behöver du hjälp?", "help: Vill du ha hjälp?", "sv"),
        ("mkdocs.yml", "site_name: SIUS, Swedish", "site_name: SIUS of the Swedish", "en"),
        ("docs/en/prepare.md", "short_title: Prepare", "short_title: Get ready", "en"),
    ],
    ids=["a text of the frame", "the name of the site", "a name in the menu"],
)
def test_what_stands_on_every_page_is_told_once(file: str, was: str, becomes: str, locale: str) -> None:
    pages = 2 * len(list((ROOT / "docs/sv").glob("*.md")))
    around = [one for one in impact_of({file: (was, becomes)}) if one.everywhere]
    assert around
    for one in around:
        assert (one.page, one.locale) == ("", locale)
        assert len(set(one.addresses) - {"404.html"}) == pages


@pytest.mark.parametrize(
    ("change", "expected", "whole"),
    [
        ({"docs/wording/en.yml": ("In English", "In plain English")}, {"", "lattlast/", "more-prepare/"}, False),
        (
            {"docs/organisation.yml": ('site_address: ""', "site_address: https://stod.example/")},
            {"", "en/", "more-about/", "en/more-words/"},
            False,
        ),
        ({"docs/sv/prepare.md": ("description: Tänk", "description: Begrunda")}, {"forbered-dig/"}, True),
        ({"docs/en/index.md": ("## For whom", "## Who")}, {"", "en/", "en/search/", "en/more-search/"}, True),
        (
            {"overrides/words.html": ("<dl class", "<p>{{ words.home }}</p><dl class")},
            {"ord-att-kunna/", "en/words/", "more-words/", "en/more-words/"},
            True,
        ),
    ],
    ids=["a text that the core says", "the address of the site", "the description", "a heading", "a template"],
)
def test_every_page_that_shows_it_is_told(
    change: Mapping[str, tuple[str, str]], expected: set[str], whole: bool
) -> None:
    texts = many_pages()
    footer = texts["overrides/partials/footer.html"]
    texts["overrides/partials/footer.html"] = footer.replace("{% if site.unknown_facts %}", "{% if false %}")
    places = {address.partition("#")[0] for one in impact_of(change, texts) for address in one.addresses}
    assert expected <= places
    if whole:
        assert places == expected


def test_the_page_is_read_to_its_last_word(site: Build) -> None:
    paths = list(site.folder.rglob("*.html"))
    assert len(paths) == 2 * len(list((ROOT / "docs/sv").glob("*.md"))) + 1
    for path in paths:
        page: html.HtmlElement = html.fromstring(path.read_bytes())
        for each in page.xpath("//script | //style | //template | //*[@class='reviewed']"):
            each.drop_tree()
        seen = Counter(words_of(page).split())
        told = Counter(word for block in read_built_page(path.read_bytes()) for word in block.text.split())
        assert seen - told == Counter()
        extra = page.xpath("//@aria-label | //@alt | //@placeholder | //@title | //meta[@name='description']/@content")
        assert told - seen == Counter(word for said in extra for word in str(said).split())


def test_text_on_two_lines_is_said_on_two_lines_and_labels_apart() -> None:
    page = (
        "<html lang='sv'><head><title>T</title></head><body><header>Meny</header><main><p>Ett<br>Två</p>"
        "<h2 id='a'>Del <span lang='en'>one</span></h2><p>Se <img alt='en bild'> här. Nu<b>!</b></p>"
        "<section><h3 id='b'>B</h3><svg><title>Rit</title><text>x</text></svg></section>"
        "<p>Åter i a</p></main></body></html>"
    )
    read = [(one.in_frame, one.section, one.title, one.what, one.sentences) for one in read_built_page(page.encode())]
    assert read == [
        (True, "", "", "title", ["T"]),
        (True, "", "", "", ["Meny"]),
        (False, "", "", "", ["Ett", "Två"]),
        (False, "a", "Del one", "", ["Del one"]),
        (False, "a", "Del one", "text alternative", ["en bild"]),
        (False, "a", "Del one", "", ["Se här.", "Nu!"]),
        (False, "b", "B", "", ["B"]),
        (False, "b", "B", "title of the drawing", ["Rit"]),
        (False, "b", "B", "", ["x"]),
        (False, "a", "Del one", "", ["Åter i a"]),
    ]


TEXT = """\
What reads differently, compared with main

On several pages

  sv, every page
    before: [-Behöver-] du hjälp?
    after:  [+Vill+] du [+ha+] hjälp?

prepare.md: Min situation / My situation

  sv, /forbered-dig/#my-situation
    before: Jag har tänkt igenom min situation.
    after:  Jag har tänkt igenom [+hela+] min situation.

  en, /en/prepare/#my-situation
    before: I have thought through my situation.
    after:  I have thought through [+all of+] my situation.

Sentences that read differently: sv: 2, en: 1. Pages with changes of their own: 1.
"""
MARKDOWN = """\
### What reads differently, compared with main

Sentences that read differently: sv: 2, en: 1. Pages with changes of their own: 1.

#### On several pages

| where | before | after |
| --- | --- | --- |
| sv, every page | <del>Behöver</del> du hjälp? | <ins>Vill</ins> du <ins>ha</ins> hjälp? |

#### prepare.md

| where | before | after |
| --- | --- | --- |
| Min situation / My situation, sv, `/forbered-dig/#my-situation` | Jag har tänkt igenom min situation. | Jag har \
tänkt igenom <ins>hela</ins> min situation. |
| Min situation / My situation, en, `/en/prepare/#my-situation` | I have thought through my situation. | I have \
thought through <ins>all of</ins> my situation. |
"""


@pytest.fixture
def committed(project: Project) -> Project:
    """The project in a repository of its own, committed."""
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=before")
    return project


@pytest.fixture
def edited(committed: Project) -> Project:
    """The same, with three sentences changed and not committed."""
    committed.change("docs/wording/sv.yml", "Behöver du hjälp?", "Vill du ha hjälp?")
    committed.change("docs/sv/prepare.md", "igenom min situation", "igenom hela min situation")
    committed.change("docs/en/prepare.md", "through my situation", "through all of my situation")
    return committed


def test_the_impact_is_told_in_each_form(edited: Project) -> None:
    assert run(edited, "impact", "main") == (0, TEXT)
    assert run(edited, "impact", "main", "--format", "markdown") == (0, MARKDOWN)
    code, said = run(edited, "impact", "main", "--format", "json")
    assert code == 0
    assert json.loads(said)["changes"][1] == {
        "page": "prepare.md",
        "section": "my-situation",
        "title": "Min situation",
        "what": "",
        "locale": "sv",
        "before": "Jag har tänkt igenom min situation.",
        "after": "Jag har tänkt igenom hela min situation.",
        "addresses": ["forbered-dig/#my-situation"],
        "times": 1,
        "everywhere": False,
    }
    code, said = run(edited, "impact", "main", "--format", "html")
    page: html.HtmlElement = html.document_fromstring(said)
    assert code == 0
    assert [words_of(each) for each in page.xpath("//del")] == ["[removed: Behöver]"]
    assert [words_of(each) for each in page.xpath("//ins")] == [
        f"[added: {words}]" for words in ("Vill", "ha", "hela", "all of")
    ]
    assert page.xpath("//dd/span/@lang") == ["sv", "sv", "sv", "sv", "en", "en"]
    assert page.xpath("//script | //link | //img | //@style | //@href | //@src") == []
    assert [each.tag for each in page.xpath("//h1 | //h2 | //h3")] == ["h1", "h2", "h2", "h3"]


def test_nothing_changed_is_said_as_such(committed: Project) -> None:
    assert run(committed, "impact", "HEAD") == (
        0,
        "What reads differently, compared with HEAD\n\nNo sentence reads differently.\n",
    )
    git(committed, "commit", "--quiet", "--allow-empty", "--message=same")
    assert run(committed, "impact", "HEAD~1", "--format", "markdown") == (
        0,
        "### What reads differently, compared with HEAD&#126;1\n\nNo sentence reads differently.\n",
    )


def test_a_day_ahead_is_compared_with_today_and_with_a_revision(committed: Project) -> None:
    committed.change(
        "docs/rules.yml", "  value: 6\n", "  periods:\n    - value: 6\n    - value: 9\n      from: 2027-03-01\n"
    )
    committed.change("docs/sv/prepare.md", "igenom min situation", "igenom hela min situation")
    dated, edited = "Introduktionsstöd kan du få i högst 9 månader.", "Jag har tänkt igenom hela min situation."
    for day, base, expected in (
        ("2027-02-28", (), set()),
        ("2027-03-01", (), {dated}),
        ("2027-03-01", ("HEAD",), {dated, edited}),
        ("2027-02-28", ("HEAD",), {edited}),
    ):
        code, said = run(committed, "impact", *base, "--as-of", day, "--format", "json")
        impact = json.loads(said)
        assert code == 0
        assert {one["after"] for one in impact["changes"]} & {dated, edited} == expected
        assert bool(impact["changes"]) == bool(expected)
        assert impact["heading"].startswith(f"What reads differently on {day}")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            [],
            "Say what to compare with: a revision, as in BASE=origin/main, or a day, as in AS_OF=2027-03-01.\n",
        ),
        (["mian"], "git knows no revision “mian” here. Did you mean “main”? Possible here: main.\n"),
        (["--upload-pack=x"], None),
    ],
    ids=["nothing", "an unknown revision", "an option in its place"],
)
def test_a_question_that_cannot_be_understood_is_answered_in_plain_words(
    committed: Project, arguments: list[str], expected: str | None
) -> None:
    code, said = run(committed, "impact", *arguments)
    assert code == 2
    assert "Traceback" not in said
    assert expected in (None, said)


def test_a_folder_without_git_has_no_revision(project: Project) -> None:
    assert run(project, "impact", "main") == (
        2,
        "This folder is no git repository, so it has no earlier revision. Leave BASE out, and give a day.\n",
    )


@pytest.mark.parametrize("where", ["earlier", "now"])
def test_a_site_that_cannot_be_read_is_named_with_all_its_problems(committed: Project, where: str) -> None:
    rules = (committed.root / "docs/rules.yml").read_text(encoding="utf-8")
    committed.write("docs/rules.yml", rules.replace("value: 6", "value: six").replace("value: 1", "value: one"))
    name = "The site as it is"
    if where == "earlier":
        git(committed, "commit", "--quiet", "--all", "--message=wrong")
        committed.write("docs/rules.yml", rules)
        name = "HEAD"
    advice = "    Write a number above 0, with a point for decimals, without quotation marks.\n"
    assert run(committed, "impact", "HEAD") == (
        2,
        f"{name} cannot be built:\n"
        "docs/rules.yml:16: introductory_support.value: This must be a number, but it is the text “six”.\n"
        f"{advice}"
        "docs/rules.yml:31: follow_up_support.value: This must be a number, but it is the text “one”.\n"
        f"{advice}",
    )


def test_a_page_that_cannot_be_built_is_named_with_its_problem(committed: Project) -> None:
    committed.change("docs/sv/index.md", "{{ rules.compensation }}", "{{ rules.compensaton }}")
    assert run(committed, "impact", "HEAD") == (
        2,
        "The site as it is cannot be built:\n"
        "docs/sv/index.md:42: {{ rules.compensaton }}: “rules.compensaton” does not exist.\n"
        "    Did you mean “compensation”? Possible here: introductory_support, follow_up_support, compensation.\n",
    )


def test_another_generator_builds_its_own_side(committed: Project) -> None:
    committed.change("hooks/on_build.py", "return site.body(source)", "return site.body(source) + '\\n\\nSlut.'")
    code, said = run(committed, "impact", "HEAD", "--format", "json")
    changes = json.loads(said)["changes"]
    assert code == 0
    assert {(one["before"], one["after"]) for one in changes} == {("", "Slut.")}
    assert len(changes) == 2 * len(list((ROOT / "docs/sv").glob("*.md")))


def test_a_comment_holds_no_more_than_it_can_and_calls_nobody() -> None:
    one = ChangedSentence("a.md", "", "", "", "sv", "@anna | #12 <b>", "*x*", ("a/",))
    said = as_markdown(Impact("x", LOCALES, [one]))
    assert "| sv, `/a/` | <del>&#64;anna &#124; &#35;12 &#60;b&#62;</del> | <ins>&#42;x&#42;</ins> |" in said
    many = [replace(one, page=f"{number}.md", before="ord " * 30) for number in range(1000)]
    said = as_markdown(Impact("x", LOCALES, many))
    assert len(said) <= 65_536
    assert said.endswith("A comment can hold no more; changes on 750 more pages are left out here.")
    assert "sv: 1000, en: 0. Pages with changes of their own: 1000." in said
