"""A build: what stops it, what it says, and what it leaves behind."""

from __future__ import annotations

import pytest

from .confirming import LOCALES
from .conftest import Build, Project

NO_ENGLISH = (
    "docs/sv/words.md:1: This page has no counterpart: docs/en/words.md does not exist.\n"
    "    Write that page, with the same file name, or remove this one."
)
NO_SWEDISH = (
    "docs/en/words.md:1: This page has no counterpart: docs/sv/words.md does not exist.\n"
    "    Write that page, with the same file name, or remove this one."
)
EXTRA = "---\ntitle: Extra\ndescription: Extra.\nslug: extra\n---\n"


def stopped(build: Build, problems: str, number: int = 1) -> bool:
    """Whether the build said just this, without a traceback, and ended."""
    assert build.errors == f"ERROR   -  {number} to mend:\n{problems}\n"
    return build.code == 1


@pytest.mark.parametrize(
    ("missing", "problem"),
    [("docs/en/words.md", NO_ENGLISH), ("docs/sv/words.md", NO_SWEDISH)],
    ids=["no English", "no Swedish"],
)
def test_a_page_in_one_language_stops_the_strict_build(project: Project, missing: str, problem: str) -> None:
    project.remove(missing)
    assert stopped(project.build(), problem)


@pytest.mark.parametrize(("here", "there"), [("sv", "en"), ("en", "sv")])
def test_a_page_in_one_language_outside_the_navigation_stops_the_strict_build(
    project: Project, here: str, there: str
) -> None:
    project.write(f"docs/{here}/extra.md", EXTRA)
    assert stopped(
        project.build(),
        f"docs/{here}/extra.md:1: This page has no counterpart: docs/{there}/extra.md does not exist.\n"
        "    Write that page, with the same file name, or remove this one.",
    )


@pytest.mark.parametrize("missing", ["docs/en/words.md", "docs/sv/words.md"])
def test_a_half_done_page_is_a_warning_outside_the_strict_build(project: Project, missing: str) -> None:
    project.remove(missing)
    build = project.build("--no-strict")
    problem = NO_ENGLISH if missing.startswith("docs/en") else NO_SWEDISH
    assert build.errors.startswith(f"WARNING -  bilingual: {problem}\n")
    assert build.code == 0
    address = "ord-att-kunna/" if missing.startswith("docs/en") else "en/words/"
    assert build.page(address).xpath("//header//a[@hreflang]") == []
    assert not (build.folder / ("en/words" if missing.startswith("docs/en") else "ord-att-kunna")).exists()


@pytest.mark.parametrize("missing", [("en",), ("sv",), ("sv", "en")], ids=["en", "sv", "both"])
def test_without_a_main_page_no_site_is_built_and_the_file_is_named(project: Project, missing: tuple[str, ...]) -> None:
    for locale in missing:
        project.remove(f"docs/{locale}/index.md")
    problems = [
        f"docs/{locale}/index.md:1: The main page does not exist, and every other page leads to it.\n"
        "    If it was moved or renamed, put it back; if not, write it."
        for locale in sorted(missing)
    ]
    assert stopped(project.build("--no-strict"), "\n".join(problems), len(missing))


def test_a_pair_outside_the_navigation_is_named_by_the_strict_build(project: Project) -> None:
    for locale in ("sv", "en"):
        project.write(f"docs/{locale}/extra.md", EXTRA)
    project.confirm()
    build = project.build()
    warning = (
        'WARNING -  The following pages exist in the docs directory, but are not included in the "nav" configuration:\n'
    )
    assert build.errors == f"{warning}  - sv/extra.md\n{warning}  - en/extra.md\n"
    assert build.code == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "warning"),
    [
        (
            "prepare.md",
            "index.md#next-steps",
            "index.md#nowhere",
            "Doc file '{0}/prepare.md' contains a link 'index.md#nowhere', but the doc '{0}/index.md' does not contain "
            "an anchor '#nowhere'.",
        ),
        (
            "index.md",
            "](prepare.md)",
            "](prepared.md)",
            "Doc file '{0}/index.md' contains a link 'prepared.md', but the target '{0}/prepared.md' is not found "
            "among documentation files.",
        ),
    ],
    ids=["fragment", "page"],
)
def test_a_link_that_is_broken_in_both_languages_stops_the_strict_build(
    project: Project, file: str, old: str, new: str, warning: str
) -> None:
    for locale in LOCALES:
        project.change(f"docs/{locale}/{file}", old, new)
    project.confirm()
    build = project.build()
    assert build.errors == "".join(f"WARNING -  {warning.format(locale)}\n" for locale in LOCALES)
    assert build.code == 1


def test_mistakes_in_values_pages_words_and_templates_come_in_one_message(project: Project) -> None:
    project.write("overrides/partials/footer.html", "<p>\n{{ ruels }}\n</p>\n")
    project.change("docs/rules.yml", "value: 6", "value: six")
    project.change("docs/en/index.md", "### Decision { #decision }\n", "")
    project.change("docs/sv/about.md", "{{ organisation.email }}", "{{ organisation.email | upper }}")
    project.change("docs/wording/sv.yml", '"{amount} vecka"', '"vecka"')
    build = project.build()
    problems = project.report()
    files = [line.split(":")[0] for line in problems.split("\n") if not line.startswith(" ")]
    assert files == [
        "docs/en/index.md",
        "docs/rules.yml",
        "docs/sv/about.md",
        "docs/wording/sv.yml",
        "overrides/partials/footer.html",
    ]
    assert stopped(build, problems, 5)


def test_a_mistake_leaves_the_site_that_was_there_untouched(project: Project) -> None:
    before = project.build()
    files = before.files()
    project.change("docs/rules.yml", "value: 6", "value: six")
    after = project.build()
    assert (before.code, after.code) == (0, 1)
    assert after.files() == files


def test_a_folder_that_looks_like_a_language_is_refused(project: Project) -> None:
    project.write("docs/js/extra.js", "alert(1)\n")
    assert stopped(
        project.build(),
        "docs/js:1: This folder is neither a language of the site nor known here; its files would not be published.\n"
        "    Put pages into a language's folder, and styles, scripts and pictures into overrides/assets/.",
    )


@pytest.mark.parametrize(
    "file",
    ["docs/rules.yml", "docs/terms.yml", "docs/organisation.yml", "docs/accessibility.yml", "docs/wording/en.yml"],
)
def test_a_missing_data_file_stops_the_build(project: Project, file: str) -> None:
    project.remove(file)
    assert stopped(project.build(), f"{file}:1: The file is missing.\n    Bring it back from an earlier version.")


def test_every_page_of_a_language_may_be_missing_without_a_traceback(project: Project) -> None:
    pages = list((project.root / "docs/en").iterdir())
    for path in pages:
        path.unlink()
    (project.root / "docs/en").rmdir()
    assert stopped(project.build(), project.report(), len(pages))


def test_the_same_source_and_date_give_the_same_bytes(project: Project) -> None:
    environment = {"SOURCE_DATE_EPOCH": "1798632000"}
    first = project.build("--strict", folder="first", environment=environment)
    second = project.build("--strict", folder="second", environment={**environment, "PYTHONHASHSEED": "7"})
    assert (first.code, second.code) == (0, 0)
    assert first.files() == second.files()


def test_a_second_build_over_the_first_changes_nothing(project: Project) -> None:
    environment = {"SOURCE_DATE_EPOCH": "1798632000"}
    files = project.build("--strict", environment=environment).files()
    assert project.build("--strict", environment=environment).files() == files


def test_a_build_changes_no_source(project: Project) -> None:
    def sources() -> dict[str, bytes]:
        paths = (path for name in ("docs", "overrides") for path in (project.root / name).rglob("*") if path.is_file())
        return {path.as_posix(): path.read_bytes() for path in paths}

    before = sources()
    assert project.build().code == 0
    assert sources() == before
