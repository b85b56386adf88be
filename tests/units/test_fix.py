"""make fix mends what has one right answer, shows it first, and leaves alone what could not be undone; so make page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilingual.disk.whole import NotWritten
from bilingual.edit import apply
from bilingual.edit.fix import fix
from bilingual.edit.mending import mend
from bilingual.messages import as_is
from bilingual.problems import Edit, Problem, ProblemCode

from ..conftest import Project
from ..git import git

FRONT = "---\ntitle: {title}\ndescription: {title}\nslug: {slug}\n---\n\n"
RECORD = "docs/confirmed.txt"
NOTHING = as_is("")


@pytest.mark.parametrize(
    ("code", "line", "mended"),
    [
        ("heading", "##Who can borrow", "## Who can borrow"),
        ("heading", "#Who can borrow", "## Who can borrow"),
        ("heading", "##\u00a0Who can borrow", "## Who can borrow"),
        ("list", "• A card", "- A card"),
        ("list", "-A card", "- A card"),
        ("list", "-\u00a0A card", "- A card"),
        ("list", "-**A card:** free", "- **A card:** free"),
        ("list", "-[A card](card.md)", "- [A card](card.md)"),
        ("list", "-{{ rules.loan_time }}", "- {{ rules.loan_time }}"),
        ("list", "1)A card", "1) A card"),
        ("list", "- [] A card", "- [ ] A card"),
        ("list", "[ ] A card", "- [ ] A card"),
        ("list", "*A card* is free", None),
        ("braces", "Free for { rules.loan_time }.", "Free for {{ rules.loan_time }}."),
        ("braces", "Free for [[rules.loan_time]].", "Free for {{ rules.loan_time }}."),
        ("braces", "Free for {{ rules.loan_time }}.", None),
        ("emphasis", "It is ** free ** here.", "It is **free** here."),
        ("emphasis", "It is **free here.", None),
        ("link-form", "See [the list] (list.md).", "See [the list](list.md)."),
        ("link-form", "See (the list)[list.md].", "See [the list](list.md)."),
        ("link-form", "See [the list]().", None),
        ("comment", "Free. <!- to do -->", "Free. <!-- to do -->"),
        ("record-unreadable", "title:Borrow", "title: Borrow"),
        ("record-unreadable", "title: Borrow: this is how", "title: 'Borrow: this is how'"),
        ("record-unreadable", "title: Borrow #1 and more", "title: 'Borrow #1 and more'"),
        ("record-unreadable", "\u00a0 title: Borrow", "  title: Borrow"),
        ("record-unreadable", "title: 'Borrow' it", None),
        ("table", "A line that is no table", None),
        ("number", "Free for 3 days", None),
    ],
)
def test_a_line_is_mended_where_there_is_one_right_answer(code: ProblemCode, line: str, mended: str | None) -> None:
    found = mend(Problem("docs/en/a.md", 1, NOTHING, NOTHING, code), [line])
    assert (found and list(found.lines)) == (mended and [mended])


def test_what_only_seems_to_be_meant_is_left_to_people() -> None:
    near = Edit("docs/en/a.md", 1, "loan_tme", "loan_time")
    assert (
        mend(Problem("docs/en/a.md", 1, NOTHING, NOTHING, "unknown-name", edit=near), ["{{ rules.loan_tme }}"]) is None
    )


def test_what_makes_a_line_worse_is_taken_back() -> None:
    wrong = Problem("docs/en/a.md", 1, NOTHING, NOTHING, "heading")
    files = {"docs/en/a.md": b"##Who\n"}
    changed, done = fix(
        files, lambda now: ([wrong if now == files else Problem("docs/en/a.md", 1, NOTHING, NOTHING, "html")], {})
    )
    assert (changed, done) == ({}, [])


@pytest.fixture
def kept(in_two: Project) -> Project:
    """The invented service in git."""
    git(in_two, "init", "--quiet")
    save(in_two)
    return in_two


def save(project: Project) -> None:
    git(project, "add", "docs")
    git(project, "commit", "--quiet", "--message=x")


def sources(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}


def test_mistakes_of_many_kinds_are_shown_and_mended_and_then_there_is_nothing_left_to_mend(kept: Project) -> None:
    pages = {
        locale: FRONT.format(title=title, slug=f"more-{locale}") + text
        for locale, title, text in (
            ("sv", "Mer", "Du kan låna i { rules.loan_time }.\n\n## Å, en rubrik\n\n•  Ett kort\n•  En bok   \n"),
            ("en", "More", "You can borrow for {{ rules.loan_time }}.\n\n## A heading\n\n-A card\n-A book\n"),
        )
    }
    for locale, text in pages.items():
        kept.write(f"docs/{locale}/more.md", text)
    record = kept.own(RECORD).read_text("utf-8").split("\n")
    kept.write(
        RECORD, "\n".join([record[0], "<<<<<<< HEAD", *record[2:4], "=======", record[1], ">>>>>>> x", *record[4:]])
    )
    assert kept.run("fix")[0] == 2  # what is not committed could not be told from what is mended
    save(kept)
    before = sources(kept.root)
    code, said = kept.run("fix")
    assert (code, sources(kept.root)) == (1, before)
    assert "docs/sv/more.md:7: a value has two braces on each side. Readers read this line otherwise now." in said
    assert "docs/sv/more.md:9: the heading has a name.\n" in said
    assert "+## Å, en rubrik { #a-heading }\n" in said
    code, said = kept.run("fix", "--yes")
    assert said.endswith(f"To undo all of this: git restore -- {RECORD} docs/en/more.md docs/sv/more.md\n")
    assert code == 0
    assert kept.own(RECORD).read_text("utf-8").split("\n")[:4] == record[:4]
    assert kept.own("docs/sv/more.md").read_text("utf-8").endswith("\n- Ett kort\n- En bok\n")
    assert kept.run("fix", "--yes") == (0, "There is nothing here that a machine can mend.\n")
    git(kept, "restore", "--", RECORD, "docs/en/more.md", "docs/sv/more.md")
    assert sources(kept.root) == before


def test_a_heading_is_mended_although_its_section_shows_another_mistake_by_that(kept: Project) -> None:
    """As long as there is no section, nothing in it is compared: what is told of it then is no fault of the mending."""
    kept.change("docs/sv/index.md", "## Det här erbjuder bokbussen {", "##Det här erbjuder bokbussen {")
    kept.change("docs/sv/index.md", "- **Säsong:** Bokbussen kör", "-**Säsong:** Bokbussen kör")
    save(kept)
    assert kept.run("fix", "--yes")[0] == 0
    assert kept.run("check") == (0, "Nothing is wrong, and the languages are in step.\n")


def test_a_page_gets_another_name_and_all_that_leads_to_it_still_does(kept: Project) -> None:
    before = sources(kept.root)
    code, said = kept.run("page", "--rename=checklist.md", "--to=to-bring.md", "--yes")
    assert code == 0
    assert kept.run("check") == (0, "Nothing is wrong, and the languages are in step.\n")
    assert b"checklist.md" not in b"".join(
        text for file, text in sources(kept.root).items() if file.endswith((".md", ".txt"))
    )
    undo = said.rstrip("\n").rpartition(": git ")[2].split(" ")
    git(kept, *undo)
    assert sources(kept.root) == before


def test_a_new_page_is_a_draft_in_every_language_and_builds_at_once(kept: Project) -> None:
    assert kept.run("page", "--add=appeal.md", "--title=Överklaga | Appeal", "--yes")[0] == 0
    assert kept.own("docs/sv/appeal.md").read_text("utf-8").split("\n")[1:5] == [
        "title: Överklaga",
        "description: Överklaga",
        "slug: overklaga",
        "draft: true",
    ]
    assert kept.run("check") == (0, "Nothing is wrong, and the languages are in step.\n")


def test_nothing_is_written_where_somebody_has_saved_a_file_meanwhile(tmp_path: Path) -> None:
    """As long as a command waits for an answer, an editor goes on."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("saved")
    (tmp_path / "new").write_text("somebody's")
    before = {"a": b"saved", "b": b"as it was read"}
    with pytest.raises(NotWritten, match="b, new: changed meanwhile, so that nothing has been written"):
        apply.write(tmp_path, {"a": b"x", "b": None, "new": b"x"}, before)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a": "saved",
        "b": "saved",
        "new": "somebody's",
    }


def test_a_page_that_gets_another_name_keeps_the_ends_of_its_lines(kept: Project) -> None:
    page = kept.own("docs/en/checklist.md")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    save(kept)
    assert kept.run("page", "--rename=checklist.md", "--to=to-bring.md", "--yes")[0] == 0
    text = kept.own("docs/en/to-bring.md").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") > 5


def test_another_address_keeps_the_old_one(kept: Project) -> None:
    page = kept.own("docs/en/checklist.md")
    slug = next(line for line in page.read_text("utf-8").split("\n") if line.startswith("slug: ")).partition(" ")[2]
    assert kept.run("page", "--move=checklist.md", "--slug=ta-med | bring", "--yes")[0] == 0
    assert f"slug: bring\nold: {slug}\n" in page.read_text("utf-8")
    assert kept.run("check")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--add=Åäö.md", "--title=a | b"], "“Åäö.md” cannot be the name of a page."),
        (["--add=index.md", "--title=a | b"], "There is a page index.md already: docs/sv/index.md."),
        (["--add=x.md", "--title=a"], "TITLE has to say it in each language, in this order: sv | en."),
        (["--remove=checklist.md"], "Say where its readers go on: make page REMOVE=checklist.md TO=index.md"),
        (
            ["--remove=index.md", "--to=checklist.md"],
            "The main page cannot be taken away: every other page leads to it.",
        ),
        (["--rename=cheklist.md", "--to=x.md"], "There is no page “cheklist.md”.\n    Did you mean “checklist.md”?"),
        ([], "Say what is to be done, one thing at a time:"),
    ],
)
def test_a_page_that_cannot_be_changed_so_is_a_sentence_and_nothing_is_lost(
    in_two: Project, arguments: list[str], said: str
) -> None:
    before = sources(in_two.root)
    code, told = in_two.run("page", *arguments, "--yes")
    assert (code, told[: len(said)], sources(in_two.root)) == (2, said, before)
