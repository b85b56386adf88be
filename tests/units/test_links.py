"""Links within the site lead to a page, a section or a file that is there; what would have no effect is told."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import mkdocs_adapter
import pytest
from bilingual.checks.exceptions import KINDS
from bilingual.checks.links import CLASSES_OF_TEXTS
from bilingual.gather import gather
from bilingual.problems import Problem

from ..conftest import copy_in_two
from ..frozen import SVG

LOCALES = ["sv", "en"]
ROOT = Path(__file__).parent.parent.parent
CLASS = re.compile(r"\.([a-z][\w-]*)")
CLASS_OF_A_SCRIPT = re.compile(r"class(?:Name = |List\.\w+\()\"([\w-]+)\"")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PAGES = "about-us.md, checklist.md, components.md, easy.md, find.md, glossary.md, index.md, limits.md, statement.md."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the invented service in two of its languages, with a picture."""
    copy_in_two(tmp_path)
    for locale in LOCALES:
        (tmp_path / f"docs/{locale}/pictures").mkdir()
        (tmp_path / f"docs/{locale}/pictures/bus.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "docs/pictures").mkdir()
    (tmp_path / "docs/pictures/map.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    return tmp_path


def told(project: Path, file: str) -> list[Problem]:
    """What is said of a file, apart from what the other language lacks and what nobody has confirmed."""
    _, problems = gather(project, LOCALES, date(2026, 11, 27))
    return [
        problem for problem in problems if problem.file == file and problem.code not in (*KINDS, "confirmed", "fact")
    ]


def append(project: Path, file: str, text: str) -> None:
    path = project / file
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", encoding="utf-8")


BROKEN = (
    ("[a](zzz.md)", "There is no page “zzz.md”.", f"Possible here: {PAGES}"),
    ("[a](checklists.md)", "There is no page “checklists.md”.", f"Did you mean “checklist.md”? Possible here: {PAGES}"),
    ("[a](checklist/)", "There is no page “checklist”.", f"Did you mean “checklist.md”? Possible here: {PAGES}"),
    (
        "[a](checklist.md#at-homes)",
        "checklist.md has no section “at-homes”.",
        "Did you mean “at-home”? Possible here: at-home, on-board.",
    ),
    (
        "[a](#at-home)",
        "This page has no section “at-home”.",
        "Did you mean “checklist.md#at-home”?",
    ),
    (
        "[a](easy.md#what-does-it-cost)",
        "easy.md has no section “what-does-it-cost”.",
        "Write #cost.",
    ),
    (
        "[a](docs/en/checklist.md)",
        "From this page, “docs/en/checklist.md” leads to no file.",
        "Write checklist.md: a link names the file as it stands from this page.",
    ),
    (
        "[a](../sv/checklist.md)",
        "“../sv/checklist.md” is the page in another language.",
        "Write checklist.md: each language finds its own page. If it is meant, add { hreflang=sv }.",
    ),
    (
        "[a](/before-your-visit/)",
        "“/before-your-visit/” is an address of the server, which may be another where the site is published.",
        "Name the file of the page as it stands beside this one, as in checklist.md.",
    ),
    (
        "![a](/pictures/map.svg)",
        "“/pictures/map.svg” is an address of the server, which may be another where the site is published.",
        "Name the file as it stands from this page, as in ../pictures/map.png.",
    ),
    (
        "[a](checklist%2emd#at-home)",
        "“checklist%2emd” is not how the name of a page is written.",
        "Write checklist.md.",
    ),
    (
        "![a](pictures/buss.svg)",
        "There is no file “pictures/buss.svg”.",
        "It must stand in docs/pictures/ or docs/en/pictures/. Did you mean “pictures/bus.svg”? "
        "Possible here: pictures/bus.svg, ../pictures/map.svg, ../sv/pictures/bus.svg.",
    ),
    (
        "[a](documents/bus.pdf)",
        "There is no file “documents/bus.pdf”.",
        "It must stand in docs/pictures/, docs/en/pictures/, docs/documents/ or docs/en/documents/. "
        "Possible here: pictures/bus.svg, ../pictures/map.svg, ../sv/pictures/bus.svg.",
    ),
    (
        '<a href="zzz.md">a</a>',
        "There is no page “zzz.md”.",
        f"Possible here: {PAGES}",
    ),
)
SOUND = (
    "[a](checklist.md) [a](./checklist.md#at-home) [a](about-us.md#origin) [a](#origin)",
    "[a](glossary.md#bus-stop) [a](limits.md#loan-time) [a](find.md#all-pages) [a](index.md#at-a-glance)",
    "[a](https://lindeby.example/x.md#y) [a](mailto:a@b.example) [a](tel:+46123) <https://www.lindeby.example/>",
    "![a](pictures/bus.svg) [a](pictures/bus.svg) [a](pictures/bus%2Esvg) ![a](../pictures/map.svg)",
    "[the other language's](../sv/pictures/bus.svg)",
    "**a**{ #mine } [a](#mine)",
)


@pytest.mark.parametrize(("text", "what", "to_do"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_link_that_leads_nowhere_is_told_with_the_nearest_name(
    text: str, what: str, to_do: str, project: Path
) -> None:
    page = project / "docs/en/about-us.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(f"{source}\n{text}\n", encoding="utf-8")
    (problem,) = told(project, "docs/en/about-us.md")
    assert (problem.line, problem.what, problem.severity) == (source.count("\n") + 2, what, "warning")
    assert problem.to_do == to_do


@pytest.mark.parametrize("text", SOUND)
def test_a_link_that_leads_somewhere_is_let_through(text: str, project: Path) -> None:
    page = project / "docs/en/about-us.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    assert told(project, "docs/en/about-us.md") == []


REFUSED = (
    # the file, and how a page leads to it
    ("docs/pictures/kartå över.png", "![A](../pictures/kart%C3%A5%20%C3%B6ver.png)"),
    ("docs/pictures/Map.PNG", "![A](../pictures/Map.PNG) [A](../pictures/Map.PNG)"),
    ("docs/karta.png", "![A](../karta.png)"),
    ("docs/en/form.docx", "[A](form.docx)"),
    ("docs/pictures/f.pdf", "[A](../pictures/f.pdf)"),
    ("docs/en/my pictures/bus.png", "![A](my%20pictures/bus.png)"),
    ("docs/en/förbered.md", "[A](f%C3%B6rbered.md#what)"),
)


def test_a_file_that_cannot_be_published_is_told_at_the_file_and_not_where_a_page_leads_to_it(project: Path) -> None:
    for file, text in REFUSED:
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_text("x", encoding="utf-8")
        append(project, "docs/en/about-us.md", text)
    assert told(project, "docs/en/about-us.md") == []
    problems = gather(project, LOCALES, date(2026, 11, 27))[1]
    for file, _ in REFUSED:
        at = file if "my pictures" not in file else "docs/en/my pictures"
        assert [problem.severity for problem in problems if problem.file == at] == ["error"], file


def test_a_file_that_a_program_has_left_is_no_file_to_lead_to(project: Path) -> None:
    (project / "docs/pictures/map.svg~").write_text(SVG, encoding="utf-8")
    append(project, "docs/en/about-us.md", "![A](../pictures/map.svg~)")
    (problem,) = told(project, "docs/en/about-us.md")
    assert problem.what == "There is no file “../pictures/map.svg~”."


def test_an_address_that_cannot_be_read_is_told_once_also_below_a_folder(project: Path) -> None:
    texts = ["[A](www.digg.se)", "[A](a@b.se)", "![A](..\\pictures\\map.svg)", "![A](C:\\x\\map.svg)", "[A](<a b.md>)"]
    front = "---\ntitle: A\ndescription: A\nslug: a\n---\n"
    for locale in LOCALES:
        (project / f"docs/{locale}/guide").mkdir()
        (project / f"docs/{locale}/guide/a.md").write_text(front + "\n\n".join(texts), encoding="utf-8")
    found = told(project, "docs/en/guide/a.md")
    assert [(problem.line, problem.severity) for problem in found] == [(line, "error") for line in (6, 8, 10, 12, 14)]


def test_the_line_to_be_added_for_another_site_is_one_that_can_be_read(project: Path) -> None:
    """What a message says is done to the letter, in a file that lists sites and in one that lists none."""
    append(project, "docs/en/about-us.md", "[A](https://www.verksamt.se/x)")
    origins = project / "docs/origins.yml"
    for text, empty in (
        ("links:\n  - lindeby.example\npictures: []\n", ""),
        ("links: []\n", ", which then has no [] behind it"),
    ):
        origins.write_text(text, encoding="utf-8")
        (problem,) = told(project, "docs/en/about-us.md")
        assert problem.to_do == (
            "If readers are to go there, write “  - www.verksamt.se” below the line “links:” in docs/origins.yml"
            f"{empty}; a reviewer will look at it."
        )
        text = text.replace("links: []", "links:").replace("links:\n", "links:\n  - www.verksamt.se\n")
        origins.write_text(text, encoding="utf-8")
        assert told(project, "docs/en/about-us.md") == told(project, "docs/origins.yml") == []


def test_the_subject_of_a_mail_is_in_the_language_of_its_page(project: Path) -> None:
    def links() -> list[str]:
        found = gather(project, LOCALES, date(2026, 11, 27))[1]
        return [problem.what for problem in found if problem.code == "link"]

    append(project, "docs/sv/about-us.md", "[A](mailto:a@b.example?subject=Fr%C3%A5ga)")
    append(project, "docs/en/about-us.md", "[A](mailto:a@b.example?subject=Question)")
    assert links() == []
    append(project, "docs/en/about-us.md", "[A](mailto:c@b.example?subject=Question)")
    assert [what.partition(" has no")[0] for what in links() if "has no" in what] == [
        "The link to “mailto:c@b.example”"
    ]


def test_a_name_that_stands_twice_is_told(project: Path) -> None:
    page = project / "docs/en/about-us.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n**a**{{ #origin }}\n", encoding="utf-8")
    (problem,) = told(project, "docs/en/about-us.md")
    assert problem.what == "The name “origin” is already that of something on line 11."


def test_what_mkdocs_is_told_of_markdown_has_no_effect_and_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: docs/site.yml\nmarkdown_extensions:\n  - footnotes\nmdx_configs: {}\nsite_url: https://x.example/\n",
        "utf-8",
    )
    problems = list(mkdocs_adapter.find_problems(project))
    found = [(problem.line, problem.severity) for problem in problems if problem.code == "without-effect"]
    assert found == [(2, "error"), (4, "error"), (5, "error")]
    (project / "mkdocs.yml").write_text('site_name: docs/site.yml\nsite_url: "" # comes from elsewhere\n', "utf-8")
    assert [problem.code for problem in mkdocs_adapter.find_problems(project)] == ["missing-name"]  # no language


def test_a_picture_of_another_site_and_a_name_of_the_frame_are_told(project: Path) -> None:
    page = project / "docs/sv/about-us.md"
    page.write_text(page.read_text("utf-8") + "\n![A](https://a.example/a.png)\n\n### B { #content }\n", "utf-8")
    found = {problem.code: problem.what for problem in told(project, "docs/sv/about-us.md")}
    picture = (
        "The picture “https://a.example/a.png” stands on another site, which every reader's device would ask for it."
    )
    assert found["origin"] == picture
    assert found["duplicate"] == "The name “content” is already that of a part of every page."


def test_no_text_can_have_a_class_by_which_a_style_or_a_script_knows_a_part_of_the_frame(project: Path) -> None:
    """Whatever the template, style or script that knows it; those that the reading of a text gives remain."""
    assets = project / "overrides/assets"
    known = {one for path in assets.glob("*.css") for one in CLASS.findall(COMMENT.sub("", path.read_text("utf-8")))}
    given = {one for path in assets.glob("*.js") for one in CLASS_OF_A_SCRIPT.findall(path.read_text("utf-8"))}
    assert {"tools--reading", "search-dialog", "skip"} <= known | given
    names = sorted((known | given) - CLASSES_OF_TEXTS)
    append(project, "docs/sv/about-us.md", "\n\n".join(f"**A**{{ .{name} }}" for name in [*names, "checklist", "own"]))
    said = [one.what for one in told(project, "docs/sv/about-us.md") if one.code == "attributes"]
    assert {one.split("“")[1].split("”")[0] for one in said} == set(names)


def test_a_link_in_a_description_leads_somewhere_too(project: Path) -> None:
    page = project / "docs/en/about-us.md"
    text = page.read_text("utf-8")
    said = next(line for line in text.split("\n") if line.startswith("description:"))
    links = (
        "description: 'A [one](nope.md), [two](checklist.md#nope), [three](checklist.md#at-home), ![four](five.svg).'"
    )
    page.write_text(text.replace(said, links), "utf-8")
    line = text[: text.index(said)].count("\n") + 1
    problems = sorted((one.line, one.what) for one in told(project, "docs/en/about-us.md") if one.code == "broken-link")
    assert problems == [
        (line, "There is no file “five.svg”."),
        (line, "There is no page “nope.md”."),
        (line, "checklist.md has no section “nope”."),
    ]


def test_a_name_that_a_template_gives_is_taken_as_soon_as_the_template_gives_it(project: Path) -> None:
    append(project, "docs/sv/about-us.md", "**A**{ #new-part }")
    assert told(project, "docs/sv/about-us.md") == []
    tools = project / "overrides/partials/listen.html"
    tools.write_text(tools.read_text("utf-8").replace('id="voice"', 'id="new-part"'), "utf-8")
    (problem,) = told(project, "docs/sv/about-us.md")
    assert problem.what == "The name “new-part” is already that of a part of every page."


def test_a_term_and_a_rule_cannot_have_the_name_of_a_part_of_the_page_that_lists_them(project: Path) -> None:
    for file, old, new in (
        ("terms.yml", "\nbus-stop:", "\nvoice:"),
        ("rules.yml", "\nlast_day:", "\nwhat_has_changed:"),
    ):
        path = project / "docs" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        (problem,) = [each for each in told(project, f"docs/{file}") if each.code == "duplicate"]
        name = new.strip("\n:").replace("_", "-")
        assert problem.what == f"“{name}” is already the name of a part of the page that lists it."
        path.write_text(text, encoding="utf-8")


def test_a_heading_cannot_have_the_name_of_a_term_that_its_page_lists(project: Path) -> None:
    append(project, "docs/sv/glossary.md", "## A { #bus-stop }")
    (problem,) = told(project, "docs/sv/glossary.md")
    assert problem.what == "The name “bus-stop” is already that of something in docs/terms.yml that this page lists."


def test_a_site_whose_address_stands_in_another_data_file_needs_no_second_place(project: Path) -> None:
    append(project, "docs/sv/about-us.md", "[A](https://www.digg.se/x) [B](https://rull.example/y)")
    assert told(project, "docs/sv/about-us.md") == []


def test_without_a_list_of_sites_a_text_leads_to_none(project: Path) -> None:
    (project / "docs/origins.yml").unlink()
    (problem,) = told(project, "docs/sv/components.md")
    assert problem.what == (
        "The link to “https://lindeby.example/” leads to another site, lindeby.example, which is not on the list of"
        " known ones."
    )
    assert problem.to_do == (
        "If readers are to go there, write “  - lindeby.example” below the line “links:” in docs/origins.yml;"
        " a reviewer will look at it."
    )


def test_a_heading_with_nothing_below_it_is_told(project: Path) -> None:
    append(
        project,
        "docs/sv/about-us.md",
        "## A { #a }\n\n### B { #b }\n\n<!-- a remark -->\n\n## C { #c }\n\n- D\n\n### E { #e }",
    )
    append(project, "docs/sv/glossary.md", "## A { #a }")  # below which the site goes on
    what = "Nothing stands below the heading “{}”."
    assert [each.what for each in told(project, "docs/sv/about-us.md")] == [what.format("B"), what.format("E")]
    assert what.format("A") not in [each.what for each in told(project, "docs/sv/glossary.md")]


def test_a_name_of_a_heading_without_its_braces_is_told_with_them(project: Path) -> None:
    append(project, "docs/sv/about-us.md", "## A #opening-hours\n\nB.\n\n## E # 1\n\nF.")
    advice = [each.to_do for each in told(project, "docs/sv/about-us.md") if each.code == "identifier"]
    assert advice == [
        "Write its name between braces: { #opening-hours }.",
        "Add one after it, the same in every language: { #name-of-section }.",
    ]


def test_a_level_of_headings_that_is_skipped_is_told(project: Path) -> None:
    append(project, "docs/sv/about-us.md", "#### A { #a }\n\nText.\n\n## B { #b }\n\nText.\n\n### C { #c }\n\nText.")
    (problem,) = told(project, "docs/sv/about-us.md")
    assert (problem.severity, problem.to_do) == ("warning", "Begin it with ###, or write a heading with ### before it.")
