"""A build: what stops it, what it says, and what it leaves behind."""

from __future__ import annotations

import pytest

from ..confirming import THREE
from ..conftest import Build, Project, copy_project
from ..places import PAGES

NO_COUNTERPART = (
    "docs/{here}/{page}:1: This page has no counterpart: docs/{there}/{page} does not exist.\n"
    "    Write that page, with the same file name, or remove this one.\n"
    "    If it is meant to be in some languages only, say why in the front matter: only: …"
)
EXTRA = "---\ntitle: Extra\ndescription: Extra.\nslug: extra\n---\n"
BOTH_WAYS = pytest.mark.parametrize(("here", "there"), [("sv", "en"), pytest.param("en", "sv", marks=pytest.mark.long)])


def stopped(build: Build, problems: str, number: int = 1) -> bool:
    """Whether the build said just this, without a traceback, and ended."""
    assert build.errors == f"ERROR   -  {number} to mend:\n{problems}\n"
    return build.code == 1


@BOTH_WAYS
def test_a_page_in_one_language_stops_the_strict_build(project: Project, here: str, there: str) -> None:
    project.remove(f"docs/{there}/easy.md")
    assert stopped(project.build(), NO_COUNTERPART.format(here=here, there=there, page="easy.md"))


@BOTH_WAYS
def test_a_page_in_one_language_outside_the_navigation_stops_the_strict_build(
    project: Project, here: str, there: str
) -> None:
    project.write(f"docs/{here}/extra.md", EXTRA)
    others = sorted({*THREE} - {here})
    lacking = (NO_COUNTERPART.format(here=here, there=each, page="extra.md") for each in others)
    assert stopped(project.build(), "\n".join(lacking), 2)


@BOTH_WAYS
def test_a_half_done_page_is_a_warning_outside_the_strict_build(project: Project, here: str, there: str) -> None:
    project.remove(f"docs/{there}/easy.md")
    build = project.build("--no-strict")
    problem = NO_COUNTERPART.format(here=here, there=there, page="easy.md")
    assert build.errors.startswith(f"WARNING -  bilingual: {problem}\n")
    assert build.code == 0
    links = build.page(PAGES["easy.md"][here]).xpath("//header//a[@hreflang]")
    onward, finnish = sorted(links, key=lambda link: link.get("hreflang") == "fi")
    assert (onward.getparent().get("class"), onward.get("hreflang")) == ("untranslated", there)  # with the reason
    assert finnish.get("data-keeps-section") is not None
    assert not (build.folder / PAGES["easy.md"][there]).exists()


@pytest.mark.parametrize("missing", [("en",), ("sv",), ("sv", "en")], ids=["en", "sv", "both"])
def test_without_a_main_page_no_site_is_built_and_the_file_is_named(project: Project, missing: tuple[str, ...]) -> None:
    for locale in missing:
        project.remove(f"docs/{locale}/index.md")
    build = project.build("--no-strict")
    problems = [
        f"docs/{locale}/index.md:1: The main page does not exist, and every other page leads to it.\n"
        "    If it was moved or renamed, put it back; if not, write it.\n"
        for locale in sorted(missing)
    ]
    if len(missing) == 1:
        assert stopped(build, problems[0].rstrip())
    assert [problem in build.errors for problem in problems] == [True] * len(missing)
    assert (build.code, build.folder.exists()) == (1, False)


def test_what_is_only_told_is_said_by_the_strict_build_which_publishes(project: Project) -> None:
    project.change(
        "docs/sv/about-us.md", "ett fel.", "ett fel. Vi läser allt som du skriver, och svarar så snart vi kan."
    )
    project.confirm()
    build = project.build()
    to_do = "    Say the same in every language, or allow it beside the text: <!-- allow sentence: why -->\n"
    assert (build.code, build.errors, build.said.count(to_do)) == (0, "", 2)  # of two languages
    project.change("docs/en/about-us.md", "if you find a mistake", "if something is wrong")
    build = project.build()
    assert (build.code, to_do in build.errors) == (1, True)
    assert build.errors.startswith("ERROR   -  3 to mend:\n")


def test_a_pair_outside_the_menu_is_found_in_the_list_of_all_pages(project: Project) -> None:
    """A menu without the main page is one too: nothing but docs/site.yml says what stands in it."""
    for locale in THREE:
        project.write(f"docs/{locale}/extra.md", EXTRA)
    project.change("docs/site.yml", "  - index.md\n", "")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    menu = build.page("extra/").xpath("//nav[@class='menu']//a[not(@data-search)]/@href")
    assert menu == ["../latt-svenska/", "../fore-besoket/", "../ordlista/"]
    assert "../extra/" in build.page("hitta/").xpath("//main//a/@href")


def test_links_that_are_broken_in_every_language_stop_the_strict_build(project: Project) -> None:
    for locale in THREE:
        project.change(f"docs/{locale}/checklist.md", "index.md#next-steps", "index.md#nowhere")
        project.change(f"docs/{locale}/easy.md", "](checklist.md)", "](list.md)")
    project.confirm()
    build = project.build()
    pages = "about-us, checklist, components, easy, find, glossary, index, limits, statement".replace(",", ".md,")
    assert build.errors.startswith("ERROR   -  6 to mend:\n")
    for locale in THREE:
        assert f"docs/{locale}/easy.md:36: There is no page “list.md”.\n    Did you mean “limits.md”?" in build.errors
        assert (
            f"docs/{locale}/checklist.md:24: index.md has no section “nowhere”.\n    Possible here: offer"
            in build.errors
        )
    assert f"Possible here: {pages}.md." in build.errors
    assert build.code == 1


def test_mistakes_in_values_pages_words_and_templates_come_in_one_message(project: Project) -> None:
    project.write("overrides/partials/footer.html", "<p>\n{{ ruels }}\n</p>\n")
    project.change("docs/rules.yml", "value: 9", "value: nine")
    project.change("docs/en/index.md", "### Ask us { #ask-us }\n", "")
    project.change("docs/sv/about-us.md", "{{ organisation.email }}", "{{ organisation.email | upper }}")
    project.change("docs/wording/sv.yml", '"{amount} vecka"', '"vecka"')
    project.change("docs/facts.yml", "  values: [season]", "  value: [season]")
    build = project.build()
    problems = project.report()
    files = [line.split(":")[0] for line in problems.split("\n") if not line.startswith(" ")]
    assert files == [
        "docs/en/index.md",
        "docs/facts.yml",
        "docs/rules.yml",
        "docs/sv/about-us.md",
        "docs/wording/sv.yml",
        "overrides/partials/footer.html",
    ]
    assert stopped(build, problems, 6)


def test_an_address_that_no_disk_can_hold_is_refused(project: Project) -> None:
    slug = "a" * 81
    for locale in THREE:
        project.write(f"docs/{locale}/more.md", f"---\ntitle: A\ndescription: B.\nslug: {slug}\n---\n")
    assert "docs/sv/more.md:4: slug: “aaa" in project.report()


def test_a_folder_that_looks_like_a_language_is_refused(project: Project) -> None:
    project.write("docs/js/extra.js", "alert(1)\n")
    assert stopped(
        project.build(),
        "docs/js:1: This folder is neither a language of the site nor known here; its files would not be published.\n"
        "    Put pages into a language's folder, pictures into docs/pictures/, documents into docs/documents/.",
    )


@pytest.mark.parametrize("name", ["rules", "terms", "organisation", "accessibility", "service", "facts", "wording/en"])
def test_a_missing_data_file_stops_every_build(in_two: Project, name: str) -> None:
    project = in_two
    file = f"docs/{name}.yml"
    project.remove(file)
    new = "" if name.startswith("wording") else " For a new service, README.md shows what it has to hold."
    for options in ("--strict", "--no-strict"):
        problem = f"{file}:1: The file is missing.\n    Bring it back from an earlier version.{new}"
        assert stopped(project.build(options), problem)


def test_every_page_of_a_language_may_be_missing_without_a_traceback(project: Project) -> None:
    pages = list((project.root / "docs/en").iterdir())
    for path in pages:
        path.unlink()
    (project.root / "docs/en").rmdir()
    assert stopped(project.build(), project.report(), len(pages))


def sources(project: Project) -> dict[str, bytes]:
    """What an editor writes, byte by byte."""
    paths = (path for name in ("docs", "overrides") for path in (project.root / name).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, bytes]]:
    """A project with the site that was built of it, and the files of that site."""
    project = copy_project(tmp_path_factory.mktemp("built"))
    return project, project.build().files()


def test_a_second_build_over_the_first_changes_neither_the_site_nor_a_source(
    built: tuple[Project, dict[str, bytes]],
) -> None:
    project, files = built
    before = sources(project)
    build = project.build()
    assert (build.code, build.files()) == (0, files)
    assert sources(project) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("docs/rules.yml", "value: 9", "value: nine", "docs/rules.yml:53: season.value"),
        pytest.param(
            "docs/en/index.md",
            "get a discount of {{",
            "pay {{",
            "docs/en/index.md:27: The section “index.md#cost” has",
            marks=pytest.mark.long,
        ),
        ("docs/en/index.md", "on a bus near you.", "near you.", "docs/en/index.md:2: The page no longer says that"),
    ],
    ids=["a mistake", "a section out of step", "a lost fact"],
)
def test_what_stops_a_build_leaves_the_site_that_was_there(
    built: tuple[Project, dict[str, bytes]], file: str, old: str, new: str, said: str
) -> None:
    project, files = built
    project.change(file, old, new)
    build = project.build()
    project.change(file, new, old)
    assert f":\n{said}" in build.errors
    assert (build.code, build.files()) == (1, files)


def test_a_lost_fact_is_a_warning_outside_the_strict_build(project: Project) -> None:
    project.change("docs/en/index.md", "on a bus near you.", "near you.")
    build = project.build("--no-strict")
    assert build.code == 0
    assert (
        "WARNING -  bilingual: docs/en/index.md:2: The page no longer says that people who find it hard" in build.errors
    )
    assert "you can borrow books near you." in (build.folder / "en/index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_the_same_source_and_date_give_the_same_bytes_in_any_process(project: Project, site: Build) -> None:
    """Also by the real command, in another folder, with a seed of its own for the order of sets."""
    build = project.build_in_a_process(folder="elsewhere", environment={"PYTHONHASHSEED": "7"})
    assert (build.code, build.errors) == (0, "")
    assert build.files() == site.files()


def test_the_real_command_ends_with_an_error_and_no_traceback(project: Project) -> None:
    project.change("docs/rules.yml", "value: 9", "value: nine")
    assert stopped(project.build_in_a_process(environment={}), project.report())
    assert not (project.root / "site").exists()
