"""What stands beside a change, word for word, and that nothing of what a stranger writes there is more than text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bilingual.build.impact import ChangedSentence
from bilingual.build.sides import TouchedPage
from bilingual.build.weight import weigh
from bilingual.messages import as_is, say
from bilingual.reports.comment import MOST, Counted, NoReport, Report, ToMend, Waiting, as_json, read_report
from bilingual.reports.comment_formats import as_markdown
from bilingual.reports.impact_formats import LONGEST, as_code, without_markdown
from bilingual.telling import languages_of_all
from markdown_it import MarkdownIt

from ..conftest import Project

LANGUAGES = ["sv", "en"]
PREVIEW, RUN = "https://preview.example/7/", "https://ci.example/run/1"
REPORT = Report(
    "origin/main",
    ["sv", "en"],
    "",
    Counted(problems=1, waiting=2, code=6, pages=3, sentences=2),
    [ToMend("docs/sv/index.md", 9, as_is("“12” is *not* here."), say("There is none yet."))],
    [
        Waiting("index.md#what", say("behind: {languages}", languages="en"), True),
        Waiting("a|b`c;x.md#", say("not confirmed"), False),
    ],
    ["hooks/a.py", "b`c", "d", "e", "f", "g"],
    [
        TouchedPage("gone.md", "sv", "borta/", 7_000, None),
        TouchedPage("index.md", "sv", "", 8_840, 8_790),
        TouchedPage("index.md", "en", "en/", 8_700, 1_208_700),
        TouchedPage("new_page.md", "sv", "ny sida/", None, 6_000),
    ],
    [
        ChangedSentence("index.md", "what", "Vad", "", "sv", "Fråga @kim om #12.", "Fråga oss.", ("#what",)),
        ChangedSentence("index.md", "what", "What", "", "en", "", "See www.a.example.", ("en/#what",)),
    ],
)
SWEDISH = """\
<!-- what this changes -->
### Det här ändras

1. Någon som programmerar läser koden först, 6 filer: `hooks/a.py`, b&#96;c, `d`, `e`, `f`, 1 till.
2. Rätta 1 fel. Det står vid sin rad bland de ändrade filerna, och nedan.
3. Läs 2 avsnitt på alla språk. De som säger samma sak på alla bekräftar du med kommandona nedan. \
Raderna som då skrivs i docs/confirmed.txt hör också hit.
4. Läs varje mening nedan, före och efter: om den stämmer, och om en läsare förstår den.

#### Att rätta

- `docs/sv/index.md:9` “12” is &#42;not&#42; here. Det finns ingen än.

#### Väntar på en människa

| avsnitt | läge | när alla säger samma sak |
| --- | --- | --- |
| index.md&#35;&#8203;what | ligger efter: en | `make confirm SECTION=index.md#what REASON="varför"` |
| a&#124;b&#96;c;x.md&#35; | inte bekräftat | make confirm SECTION='a&#124;b&#96;c;x.md&#35;' |

#### Sidor

| sida | svenska | engelska |
| --- | --- | --- |
| gone.md | `/borta/`, borttagen | – |
| index.md | [/](https://preview.example/7/), 8,8 kB som förut | \
[/en/](https://preview.example/7/en/), 1 208,7 kB, var 8,7 kB |
| new&#95;page.md | [/ny sida/](https://preview.example/7/ny%20sida/), ny, 6,0 kB | – |

En sida väger det som ett första besök hämtar med den, komprimerat: stilmallar, skript och bilder, \
men inte det som ett skript hämtar senare.

### Det som läses annorlunda, jämfört med origin/main

Meningar som läses annorlunda: sv: 1, en: 1. Sidor med egna ändringar: 1.

#### index.md

| var | före | efter |
| --- | --- | --- |
| Vad / What, sv, `/#what` | Fråga <del>&#64;&#8203;kim om &#35;&#8203;12.</del> | Fråga <ins>oss.</ins> |
| Vad / What, en, `/en/#what` | – | <ins>See www&#8203;.a.example.</ins> |

Allt det här har ändringens egen kod kommit fram till. Om den ändrar kod, läs koden innan du litar på det. \
[Webbplatsen som den skulle bli, och allt som sades](https://ci.example/run/1#artifacts)

<details>
<summary>All of this in English</summary>

"""
ENGLISH = """\
### What this changes

1. Someone who programs reads the code first, 6 files: `hooks/a.py`, b&#96;c, `d`, `e`, `f`, 1 more.
2. Mend 1 problem. It stands at its line among the changed files, and below.
3. Read 2 sections in every language. Where they say the same in each, record it with the commands below; \
the lines that this writes to docs/confirmed.txt belong here too.
4. Read each sentence below, before and after: whether it is right, and whether a reader understands it.

#### To be mended

- `docs/sv/index.md:9` “12” is &#42;not&#42; here. There is none yet.

#### Waiting for a person

| section | state | once all say the same |
| --- | --- | --- |
| index.md&#35;&#8203;what | behind: en | `make confirm SECTION=index.md#what REASON="why"` |
| a&#124;b&#96;c;x.md&#35; | not confirmed | make confirm SECTION='a&#124;b&#96;c;x.md&#35;' |

#### Pages

| page | Swedish | English |
| --- | --- | --- |
| gone.md | `/borta/`, taken away | – |
| index.md | [/](https://preview.example/7/), 8.8 KB as before | \
[/en/](https://preview.example/7/en/), 1,208.7 KB, was 8.7 KB |
| new&#95;page.md | [/ny sida/](https://preview.example/7/ny%20sida/), new, 6.0 KB | – |

A page weighs what a first visit fetches with it, compressed: styles, scripts and pictures, \
but not what a script fetches later.

### What reads differently, compared with origin/main

Sentences that read differently: sv: 1, en: 1. Pages with changes of their own: 1.

#### index.md

| where | before | after |
| --- | --- | --- |
| Vad / What, sv, `/#what` | Fråga <del>&#64;&#8203;kim om &#35;&#8203;12.</del> | Fråga <ins>oss.</ins> |
| Vad / What, en, `/en/#what` | – | <ins>See www&#8203;.a.example.</ins> |

The code of this change has found all this: where it changes code, read that before you believe this. \
[The site as it would be, and all that was said](https://ci.example/run/1#artifacts)

</details>"""
NOTHING = Report("main", ["sv"], "", Counted(), [], [], [], [], [])


@pytest.fixture
def handed_on(tmp_path: Path) -> Callable[[Report], Report]:
    """A report as the other side reads it."""

    def hand_on(report: Report) -> Report:
        (tmp_path / "report.json").write_text(as_json(report), encoding="utf-8")
        return read_report(tmp_path / "report.json")

    return hand_on


def test_the_whole_comment(handed_on: Callable[[Report], Report]) -> None:
    for report in (REPORT, handed_on(REPORT)):
        said = as_markdown(report, LANGUAGES, PREVIEW, RUN).replace("\N{NO-BREAK SPACE}", " ")
        assert said == SWEDISH + ENGLISH


def test_the_first_language_is_open_and_addresses_need_no_preview() -> None:
    said = as_markdown(REPORT, ["en"])
    assert said.startswith("<!-- what this changes -->\n### What this changes\n")
    assert "| index.md | `/`, 8.8 KB as before | `/en/`, 1,208.7 KB, was 8.7 KB |" in said
    assert "details" not in said
    assert said.endswith("where it changes code, read that before you believe this.")


def test_where_nothing_is_left_to_do_it_says_so() -> None:
    assert as_markdown(NOTHING, ["en"]).split("\n")[1:-1] == [
        "### What this changes",
        "",
        "1. Merge it: no check finds anything, and no section waits for a person.",
        "",
    ]
    unread = replace(NOTHING, why="main cannot be built:\n*x*")
    assert "Merge" not in as_markdown(unread, ["en"])
    assert "\n\nmain cannot be built: &#42;x&#42;\n\n" in as_markdown(unread, ["en"])


def test_the_first_language_is_the_one_that_is_set_or_that_of_the_site(project: Project) -> None:
    in_all = [languages_of_all(project.root, locales, {"LANG": "en"}) for locales in (["sv", "en"], ["fi"], ["en-GB"])]
    assert in_all == [["sv", "en"], ["en", "sv"], ["en", "sv"]]
    assert languages_of_all(project.root, ["en"], {"MESSAGES": "sv"}) == ["sv", "en"]


HOSTILE = (
    "@kim @a/b #12 gh-3 a#4 https://x.example http://y.example www.z.example k@x.example\n\n# H\n\n- l\n\n"
    "| a | b |\n| --- | --- |\n| c | d |\n\n```\nx\n``` `c` <b>b</b> <!-- c --> </details> [a](b) ![a](b)"
    " **x** _x_ ~x~ &amp; &#64;kim \\ {{ x }}\r\n    code"
)


def test_nothing_that_a_change_brings_is_more_than_text(handed_on: Callable[[Report], Report]) -> None:
    """As GitHub reads it: what calls somebody or leads somewhere is looked for in the text of what has been made."""
    report = handed_on(
        Report(
            HOSTILE,
            ["sv", "en"],
            HOSTILE,
            Counted(1, 1, 1, 1, 1),
            [ToMend(HOSTILE, 1, HOSTILE, HOSTILE)],
            [Waiting(HOSTILE, HOSTILE, True)],
            [HOSTILE],
            [TouchedPage(HOSTILE, "sv", HOSTILE, 1, None), TouchedPage(HOSTILE, "en", HOSTILE, 1, 1)],
            [ChangedSentence(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "sv", HOSTILE, f"{HOSTILE} x", (HOSTILE,))],
        )
    )
    reader = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    plain = reader.render(as_markdown(handed_on(REPORT), LANGUAGES, PREVIEW, RUN))
    for shown in (report, replace(report, why="")):
        said = as_markdown(shown, LANGUAGES, PREVIEW, RUN)
        made = reader.render(said)
        kinds = set(re.findall(r"<(/?\w+|!--)", made))
        assert kinds <= set(re.findall(r"<(/?\w+|!--)", plain))
        assert {each.partition("/7/")[0].partition("/1#")[0] for each in re.findall(r'href="([^"]*)"', made)} <= {
            "https://preview.example",
            "https://ci.example/run",
        }
        assert "src=" not in made
        seen = re.sub(r"<code>.*?</code>|href=\"[^\"]*\"", "", made, flags=re.S)
        assert re.findall(r"@\w|(?<!&)#\w|gh-\d|://|www\.", seen, re.I) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("index.md", "`index.md`"), ("a`b", "a&#96;b"), ("a|b", "a&#124;b"), ("a\nb", "a b"), ("", ""), ("a@b", "`a@b`")],
)
def test_a_name_is_code_where_it_can_be_no_more(text: str, said: str) -> None:
    assert as_code(text) == said


def test_a_sign_is_kept_from_what_it_would_call() -> None:
    said = without_markdown("@a #1 GH-2 https://x www.y a: b # c @ d")
    assert said == ("&#64;&#8203;a &#35;&#8203;1 GH-&#8203;2 https:&#8203;//x www&#8203;.y a: b &#35; c &#64; d")


def test_a_comment_has_room_whatever_it_holds(handed_on: Callable[[Report], Report]) -> None:
    long = "@#" * 1_000
    many = Report(
        "main",
        ["sv", "en"],
        "",
        Counted(500, 500, 500, 50, 3_000),
        [ToMend(long, 1, long, long)] * 50,
        [Waiting(long, long, True)] * 50,
        [long] * 50,
        [TouchedPage(f"{number}{long}", "sv", long, 1, 2) for number in range(50)],
        [replace(REPORT.sentences[0], page=f"{number}.md", before=long[:200]) for number in range(1_000)],
    )
    assert handed_on(many) == many
    said = as_markdown(many, LANGUAGES, PREVIEW, RUN)
    assert len(said) <= LONGEST
    assert "Not listed here, for want of room: problems: 500, sections: 500, pages: 50." in said
    assert "Of 3000 sentences, 1000 are looked at here." in said


def _changed(**with_: Any) -> bytes:
    return json.dumps(json.loads(as_json(REPORT)) | with_).encode()


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"make: *** No rule to make target 'comment'.  Stop.\n",
        b"\xff",
        b"[" * 100_000,
        b"{}",
        _changed(more=1),
        _changed(locales=["sv\n"]),
        _changed(locales=["| a |"]),
        _changed(counted={"problems": 1}),
        _changed(counted={"problems": 10**400, "waiting": 0, "code": 0, "pages": 0, "sentences": 0}),
        _changed(why={"en\n": ""}),
        _changed(why="x"),
        _changed(code=["a"] * 51),
        _changed(base="a" * 5_001),
        _changed(pages=[{"name": "a", "locale": "sv", "address": "", "before": float("nan"), "after": None}]),
        b" " * (MOST + 1),
    ],
    ids=lambda written: f"{written[:20]!r}",
)
def test_what_is_no_report_is_told_in_the_comment(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(written)
    with pytest.raises(NoReport) as error:
        read_report(tmp_path / "report.json")
    said = as_markdown(error.value, LANGUAGES, run=RUN)
    assert said.startswith("<!-- what this changes -->\n### Det här ändras\n\nInget går att säga om den här ändringen.")
    assert said.count(f"({RUN}#artifacts)") == 2


def test_no_link_on_the_disk_is_followed_to_a_report(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text(as_json(REPORT), encoding="utf-8")
    os.symlink("real.json", tmp_path / "report.json")
    with pytest.raises(NoReport):
        read_report(tmp_path / "report.json")
    with pytest.raises(NoReport):
        read_report(tmp_path / "missing.json")


def test_the_command_makes_the_same_of_a_report(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert project.run("comment") == (2, "Say what to compare with: make comment BASE=origin/main\n")
    said_of = "“javascript:x” is no address that begins with https://.\n"
    assert project.run("comment", "--report", "missing.json", "--preview", "javascript:x") == (2, said_of)
    project.write("report.json", as_json(REPORT))
    arguments = ["--report", str(project.root / "report.json"), "--preview", PREVIEW, "--run", RUN]
    monkeypatch.setenv("MESSAGES", "sv")
    code, said = project.run("comment", *arguments)
    assert (code, said.replace("\N{NO-BREAK SPACE}", " ")) == (0, f"{SWEDISH}{ENGLISH}\n")


def test_a_page_weighs_what_is_fetched_with_it(tmp_path: Path) -> None:
    """Each file once; a picture as it is, text compressed; nothing of other sites, and nothing that is not there."""
    page = (
        "<link rel=stylesheet href='../assets/site.css'><link rel=icon href='../b.png'><script src='/a.js?1'></script>"
        "<img src='../b.png'><img src='../b.png'><img src='https://x.example/c.png'><img src='missing.png'><img src=''>"
    )
    for name, raw in {"a/index.html": page.encode(), "assets/site.css": b"a" * 500, "a.js": b"b" * 400}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    without = weigh(tmp_path, "a/")
    (tmp_path / "b.png").write_bytes(b"c" * 300)
    assert weigh(tmp_path, "a/") == without + 300
    assert without < len(page) + 100
    with pytest.raises(FileNotFoundError):
        weigh(tmp_path, "b/")
