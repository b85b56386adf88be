"""The impact of a change: just the sentences that read differently, before and after, whatever has changed.

Sites are built in this process, but where the message of a build of its own, or the command line's own day, is claimed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bilingual.build.built import read_built_page
from bilingual.build.impact import ChangedSentence
from bilingual.build.sides import find_impact
from bilingual.reports.impact_formats import FORMATS, Impact
from lxml import html

from ..confirming import LOCALES, TODAY
from ..conftest import Build, Project, copy_in_two, words_of
from ..edits import Texts
from ..git import commit, git
from ..impacts import (
    MORE_ADDRESSES,
    OWN_ADDRESSES,
    SAYS_MORE,
    Here,
    impact_of,
    invented_pages,
    many_pages,
    replaced,
    rounds_of_edits,
    side,
)
from ..places import ADDRESSES, SHOWN, locale_of
from ..told_sentences import told


@pytest.mark.long
def test_the_impact_is_what_two_whole_sites_differ_by_after_random_edits(tmp_path: Path) -> None:
    """So after 200 of them: tests/proof/test_impact.py."""
    for each in rounds_of_edits(tmp_path, seed=2, number=2):
        assert each.told == each.differs, each.edits
        assert each.differs, each.edits


FOOTER = "overrides/partials/footer.html"


def test_what_no_reader_sees_is_no_impact() -> None:
    """All of it at once: what is told of it would be told of one of these."""
    old = replaced(many_pages(), {FOOTER: ("{{ view.whole }}", "")})  # printed for paper
    moved = "Du måste ha ett lånekort"
    new = replaced(
        old,
        {
            "docs/sv/index.md": ("Bokbussen stannar vid", "\n\nBokbussen stannar\nvid"),  # reflowed
            "docs/rules.yml": ("loan_time:", "\n# moved\n\nloan_time:"),
            "docs/sv/about-us.md": ("slug: om-oss", "slug: vilka-vi-ar"),  # another address
            "docs/terms.yml": ("- bokbuss*", "- bokbuss*\n      - buss med böcker"),  # another form of a term
            "docs/en/index.md": ("**Loan period:**", "*Loan period:*"),  # other emphasis
            "docs/facts.yml": ("- [måste, ska, behöver]", "- [måste, ska]"),  # pages need not be said to need it
        },
    )
    sentence = "Personalen hjälper dig att välja."
    text = new["docs/sv/index.md"]
    assert text.count(f" {sentence}") == text.count(moved) == 1
    new["docs/sv/index.md"] = text.replace(f" {sentence}", "").replace(moved, f"{sentence} {moved}")
    for file, text in new.items():  # a rule renamed in every place
        new[file] = re.sub(
            r"(?:(?<=rules\.)|(?<=- rule: )|(?<=  - )|(?<=values: \[)|^)season\b", "time_of_year", text, flags=re.M
        )
    assert impact_between(old, old) == []
    assert impact_between(old, new) == []


def impact_between(old: Texts, new: Texts) -> list[ChangedSentence]:
    return find_impact(side("before", old), side("after", new), Here())


@pytest.mark.parametrize(
    ("file", "was", "becomes", "expected"),
    [
        (
            "docs/site.yml",
            "en: RULL, Lindeby Library",
            "en: RULL of Lindeby Library",
            {("en", "RULL, Lindeby Library", "RULL of Lindeby Library")},
        ),
        pytest.param(
            "docs/en/checklist.md",
            "short_title: Checklist",
            "short_title: To tick",
            {("en", "Checklist", "To tick")},
            marks=pytest.mark.long,
        ),
        pytest.param(
            "docs/service.yml",
            "about: about-us.md",
            "about: components.md",
            {("sv", "Om oss", "Byggdelar"), ("en", "About us", "Components")},
            marks=pytest.mark.long,
        ),
    ],
    ids=["the name of the site", "a name in the menu", "the page that has a role"],
)
def test_what_stands_on_every_page_is_told_once(
    file: str, was: str, becomes: str, expected: set[tuple[str, str, str]]
) -> None:
    texts = many_pages()
    pages = {locale: sum(file.startswith(f"docs/{locale}/") for file in texts) for locale in LOCALES}
    around = [one for one in impact_of({file: (was, becomes)}, texts) if one.everywhere]
    assert expected <= {(one.locale, one.before, one.after) for one in around}
    assert {one.locale for one in around} == {locale for locale, _, _ in expected}
    for one in around:
        assert one.page == ""
        assert len(set(one.addresses) - {"404.html"}) == pages[one.locale]


@pytest.mark.parametrize(
    ("file", "was", "becomes", "expected"),
    [
        pytest.param(
            "docs/wording/en.yml",
            "In English",
            "In plain English",
            {"", "latt-svenska/", "more-checklist/"},
            marks=pytest.mark.long,
        ),
        (
            "docs/organisation.yml",
            'site_address: ""',
            "site_address: https://rull.example/",
            {"", "en/", "more-about-us/", "en/more-glossary/"},
        ),
    ],
    ids=["a text that the core says", "the address of the site"],
)
def test_every_page_that_shows_it_is_told(file: str, was: str, becomes: str, expected: set[str]) -> None:
    """Without the sentence for a preview, which every page has while something is not known."""
    texts = replaced(many_pages(), {"overrides/base.html": ("{% if view.frame.is_preview %}", "{% if false %}")})
    assert expected <= {address for address, _, _ in told(impact_of({file: (was, becomes)}, texts))}


def test_just_the_pages_that_show_it_are_told() -> None:
    """A sentence that goes to another page, a lead, a heading that other pages show, a template, and the drawing."""
    sentence = "Personalen hjälper dig att välja."
    changes = impact_of(
        {
            "docs/sv/index.md": (f" {sentence}", ""),
            "docs/sv/components.md": ("1. Gå ombord.", f"1. Gå ombord. {sentence}"),
            "docs/sv/checklist.md": ("description: Gå", "description: Spring"),
            "docs/en/index.md": ("## How to borrow", "## Ways to borrow"),
            "overrides/words.html": ('<div class="words">', '<p>{{ view.frame.words.home }}!</p><div class="words">'),
            "docs/service.yml": ("sv: Så långa är tiderna", "sv: Så länge gäller det"),
        }
    )
    assert told(changes) == {
        ("", "gone", sentence),
        ("byggdelar/", "come", sentence),
        ("fore-besoket/", "gone", "Gå igenom listan innan du kommer till bokbussen."),
        ("fore-besoket/", "come", "Spring igenom listan innan du kommer till bokbussen."),
        ("", "gone", "In English: How to borrow"),
        ("", "come", "In English: Ways to borrow"),
        ("en/", "gone", "How to borrow"),
        ("en/", "come", "Ways to borrow"),
        ("en/find/", "gone", "How to borrow"),
        ("en/find/", "come", "Ways to borrow"),
        ("en/find/", "gone", "How to borrow – About RULL"),
        ("en/find/", "come", "Ways to borrow – About RULL"),
        ("ordlista/", "come", "Startsidan!"),
        ("en/glossary/", "come", "Start page!"),
        ("", "gone", "Så långa är tiderna"),
        ("", "come", "Så länge gäller det"),
    }


def test_the_page_is_read_to_its_last_word(site: Build) -> None:
    paths = list(site.folder.rglob("*.html"))
    assert len(paths) == len(ADDRESSES) + len(SHOWN) + 1
    for path in paths:
        page: html.HtmlElement = html.fromstring(path.read_bytes().replace("\u00ad".encode(), b""))
        for each in page.xpath("//script | //style | //template | //*[@class='reviewed']"):
            each.drop_tree()
        seen = Counter(words_of(page).split())
        told = Counter(word for block in read_built_page(path.read_bytes()) for word in block.text.split())
        assert seen - told == Counter()
        extra = page.xpath(
            "//@aria-label | //@alt | //@placeholder | //@title"
            " | //meta[@name='description' or @property='og:title']/@content"
        )
        assert told - seen == Counter(word for said in extra for word in str(said).split())


TEXT = """\
What reads differently, compared with main

On several pages

  sv, every page
    before: [-Behöver-] du hjälp?
    after:  [+Vill+] du [+ha+] hjälp?

checklist.md: Hemma / At home

  sv, /fore-besoket/#at-home
    before: Jag har valt en hållplats.
    after:  Jag har valt en [+bra+] hållplats.

  en, /en/before-your-visit/#at-home
    before: I have chosen a bus stop.
    after:  I have chosen a [+really good+] bus stop.

Sentences that read differently: sv: 2, en: 1. Pages with changes of their own: 1.
"""
MARKDOWN = """\
### What reads differently, compared with main

Sentences that read differently: sv: 2, en: 1. Pages with changes of their own: 1.

#### On several pages

| where | before | after |
| --- | --- | --- |
| sv, every page | <del>Behöver</del> du hjälp? | <ins>Vill</ins> du <ins>ha</ins> hjälp? |

#### checklist.md

| where | before | after |
| --- | --- | --- |
| Hemma / At home, sv, `/fore-besoket/#at-home` | Jag har valt en hållplats. | Jag har valt en <ins>bra</ins> \
hållplats. |
| Hemma / At home, en, `/en/before-your-visit/#at-home` | I have chosen a bus stop. | I have chosen a <ins>really \
good</ins> bus stop. |
"""


def test_the_impact_is_told_in_each_form() -> None:
    changes = impact_of(
        {
            "docs/wording/sv.yml": ("Behöver du hjälp?", "Vill du ha hjälp?"),
            "docs/sv/checklist.md": ("valt en hållplats", "valt en bra hållplats"),
            "docs/en/checklist.md": ("chosen a bus stop", "chosen a really good bus stop"),
        }
    )
    pages = {address for address in (*OWN_ADDRESSES, *MORE_ADDRESSES) if locale_of(address) == "sv"}
    assert {*changes[0].addresses} - {"404.html"} == pages
    impact = Impact("What reads differently, compared with main", LOCALES, changes)
    assert FORMATS["text"](impact) + "\n" == TEXT
    assert FORMATS["markdown"](impact) + "\n" == MARKDOWN
    assert json.loads(FORMATS["json"](impact))["changes"][1] == {
        "page": "checklist.md",
        "section": "at-home",
        "title": "Hemma",
        "what": "",
        "locale": "sv",
        "before": "Jag har valt en hållplats.",
        "after": "Jag har valt en bra hållplats.",
        "addresses": ["fore-besoket/#at-home"],
        "times": 1,
        "everywhere": False,
    }
    page: html.HtmlElement = html.document_fromstring(FORMATS["html"](impact))
    assert [words_of(each) for each in page.xpath("//del")] == ["[removed: Behöver]"]
    assert [words_of(each) for each in page.xpath("//ins")] == [
        f"[added: {words}]" for words in ("Vill", "ha", "bra", "really good")
    ]
    assert page.xpath("//dd/span/@lang") == ["sv", "sv", "sv", "sv", "en", "en"]
    assert page.xpath("//script | //link | //img | //@style | //@href | //@src") == []
    assert [each.tag for each in page.xpath("//h1 | //h2 | //h3")] == ["h1", "h2", "h2", "h3"]


DATED = "Lånetid: Du får ha en bok i högst 6 veckor."


def test_a_day_ahead_differs_by_what_changes_until_then() -> None:
    old = invented_pages()
    new = replaced(old, {"docs/sv/checklist.md": ("valt en hållplats", "valt en bra hållplats")})
    today, before, then = side("now", old), date(2027, 1, 14), date(2027, 1, 15)
    (edited,) = find_impact(today, side("then", new, before), Here())
    assert (edited.before, edited.after) == ("Jag har valt en hållplats.", "Jag har valt en bra hållplats.")
    assert DATED in {one.after for one in find_impact(today, side("then", old, then), Here())}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project in a repository of its own, committed, and not to be changed."""
    return commit(copy_in_two(tmp_path_factory.mktemp("committed"), hooks=True))


@pytest.fixture
def committed(tmp_path: Path) -> Project:
    """The same, to be changed."""
    return commit(copy_in_two(tmp_path, hooks=True))


def test_nothing_changed_is_said_as_such(repository: Project) -> None:
    nothing = "No sentence reads differently.\n"
    assert repository.run("impact", "HEAD") == (0, f"What reads differently, compared with HEAD\n\n{nothing}")
    assert repository.run("impact", "--as-of", str(TODAY)) == (0, f"What reads differently on {TODAY}\n\n{nothing}")
    git(repository, "commit", "--quiet", "--allow-empty", "--message=same")
    assert repository.run("impact", "HEAD~1", "--format", "markdown") == (
        0,
        f"### What reads differently, compared with HEAD&#126;1\n\n{nothing}",
    )


@pytest.mark.long
def test_the_command_compares_a_day_ahead_with_a_revision(committed: Project) -> None:
    committed.change("docs/sv/checklist.md", "valt en hållplats", "valt en bra hållplats")
    code, said = committed.run("impact", "HEAD", "--as-of", "2027-01-15", "--format", "json")
    impact = json.loads(said)
    assert (code, impact["heading"]) == (0, "What reads differently on 2027-01-15, compared with HEAD")
    assert {DATED, "Jag har valt en bra hållplats."} < {one["after"] for one in impact["changes"]}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            [],
            "Say what to compare with: a revision, as in BASE=origin/main, or a day, as in AS_OF=2027-03-01.\n",
        ),
        ([""], "git knows no revision “” here. Possible here: main.\n"),
        (["mian"], "git knows no revision “mian” here. Did you mean “main”? Possible here: main.\n"),
        (["--upload-pack=x"], None),
    ],
    ids=["nothing", "an empty word", "an unknown revision", "an option in its place"],
)
def test_a_question_that_cannot_be_understood_is_answered_in_plain_words(
    repository: Project, arguments: list[str], expected: str | None
) -> None:
    code, said = repository.run("impact", *arguments)
    assert code == 2
    assert "Traceback" not in said
    assert expected in (None, said)


def test_a_folder_without_git_has_no_revision(project: Project) -> None:
    assert project.run("impact", "main") == (
        2,
        "This folder is no git repository, so it has no earlier revision."
        " Get it by git clone; only make impact AS_OF=2027-03-01 can do without.\n",
    )


@pytest.mark.parametrize("where", ["earlier", "now"])
def test_a_site_that_cannot_be_read_is_named_with_all_its_problems(committed: Project, where: str) -> None:
    rules = (committed.root / "docs/rules.yml").read_text(encoding="utf-8")
    committed.write("docs/rules.yml", rules.replace("value: 6", "value: six").replace("value: 9", "value: nine"))
    name = "The site as it is"
    if where == "earlier":
        git(committed, "commit", "--quiet", "--all", "--message=wrong")
        committed.write("docs/rules.yml", rules)
        name = "HEAD"
    advice = (
        "    Write a number above 0, with a point for decimals, without quotation marks. "
        "A range has min and max in its place.\n"
    )
    assert committed.run("impact", "HEAD") == (
        2,
        f"{name} cannot be built:\n"
        "docs/rules.yml:27: loan_time.value: This must be a number, but it is the text “six”.\n"
        f"{advice}"
        "docs/rules.yml:45: season.value: This must be a number, but it is the text “nine”.\n"
        f"{advice}",
    )


def test_a_page_that_cannot_be_built_is_named_with_its_problem(committed: Project) -> None:
    committed.change("docs/sv/index.md", "{{ rules.lost_book }}", "{{ rules.lost_bok }}")
    assert committed.run("impact", "HEAD") == (
        2,
        "The site as it is cannot be built:\n"
        "docs/sv/index.md:31: {{ rules.lost_bok }}: “rules.lost_bok” does not exist.\n"
        "    Did you mean “lost_book”? Possible here: loan_time, season, lost_book, fee, discount, reader_age, books,"
        " last_day.\n",
    )


def test_another_generator_builds_its_own_side() -> None:
    """Each in a process of its own: tests/proof/test_impact.py."""
    pages = invented_pages()
    changes = impact_of({"hooks/on_build.py": SAYS_MORE}, pages)
    assert {(one.before, one.after) for one in changes} == {("", "Slut.")}
    assert len(changes) == len(OWN_ADDRESSES)
