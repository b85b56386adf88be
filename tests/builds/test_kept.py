"""A page that would be printed as before is not printed again, and the site is the one that a first build makes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ..conftest import Build, Project
from ..tiny import write_tiny

FILE = Path(".cache/pages")
PAGE = "---\ntitle: {0}\ndescription: {0} {0}.\nslug: {1}\n---\n\n## {0} {{ #who }}\n\n{0}: {{{{ rules.{2} }}}}.\n"
ONES = ("alpha", "beta", "gamma")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The smallest site with three more pairs, of which one shows another rule than the others."""
    project = write_tiny(tmp_path, ["sv", "en"])
    for name in ONES:
        for locale, word in (("sv", "Boken"), ("en", "The book")):
            rule = "loan" if name == "alpha" else "season"
            project.write(f"docs/{locale}/{name}.md", PAGE.format(f"{word} {name}", name, rule))
    project.confirm()
    assert project.build().errors == ""
    return project


def kept(project: Project) -> set[str]:
    """The pairs whose files in the new site are those of the old one, once it is built again and is right."""
    before = {name: place(project, name).stat().st_ino for name in ONES}
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    assert as_first(build) == as_first(project.build(folder="cold", environment={"CI": "true"}))
    return {name for name in ONES if place(project, name).stat().st_ino == before[name]}


def place(project: Project, name: str) -> Path:
    return project.root / f"site/{name}/index.html"


def as_first(build: Build) -> dict[str, bytes]:
    """The files of a site without those that stay for one version more."""
    files = build.files()
    stay = files.pop(".of-the-version-before", b"").decode().split()
    return {name: content for name, content in files.items() if name not in stay}


def test_only_what_can_read_differently_is_printed_again(project: Project) -> None:
    project.change("docs/sv/beta.md", "Boken beta: ", "Boken om beta: ")
    project.confirm()
    assert kept(project) == {"alpha", "gamma"}
    project.change("docs/rules.yml", '"value": 2', '"value": 3')  # the loan
    assert kept(project) == {"beta", "gamma"}
    project.change("docs/sv/gamma.md", "title: Boken gamma", "title: Boken om gamma")  # which others could show
    project.confirm()
    assert kept(project) == set()


def test_a_page_with_a_role_is_printed_again_where_it_says_something_else_of_the_others(project: Project) -> None:
    """The one to search on has the names of all pages and of their sections."""
    for locale, text in (("sv", "## Boken { #more }\n\nLåna den."), ("en", "## The book { #more }\n\nBorrow it.")):
        path = project.root / f"docs/{locale}/beta.md"
        project.write(f"docs/{locale}/beta.md", f"{path.read_text('utf-8')}\n{text}\n")  # in which no value stands
    project.confirm()
    kept(project)
    for file, old, new, is_kept in (
        ("docs/sv/beta.md", "Boken beta: ", "Boken om beta: ", True),
        ("docs/sv/beta.md", "Låna den.", "Låna den nu.", True),
        ("docs/sv/beta.md", "## Boken { #more }", "## Om boken { #more }", False),
        ("docs/sv/beta.md", "title: Boken beta", "title: Boken om beta", False),
        ("docs/rules.yml", '"value": 2', '"value": 3', False),  # which any page with a role may say
        ("docs/sv/find.md", "description: ", "description: En bok till, och ", False),
    ):
        before = place(project, "find").stat().st_ino
        project.change(file, old, new)
        project.confirm()
        kept(project)
        assert (place(project, "find").stat().st_ino == before) == is_kept, new


def test_another_style_or_script_is_another_name_on_the_same_pages(project: Project) -> None:
    before = place(project, "alpha").read_bytes()
    for file in ("site.css", "site.js", "icon.svg"):
        path = project.own(f"overrides/assets/{file}")
        project.write(f"overrides/assets/{file}", path.read_text("utf-8").replace("1", "3"))
        assert kept(project) == set()
        after = place(project, "alpha").read_bytes()
        assert after != before
        assert len(after) == len(before)
        before = after


def test_what_was_changed_in_the_old_site_is_printed_again(project: Project) -> None:
    other = place(project, "alpha")
    other.write_bytes(b"somebody else's")
    place(project, "beta").unlink()
    (project.root / "site/gamma/index.html").unlink()
    os.symlink(other, project.root / "site/gamma/index.html")
    project.change("docs/sv/index.md", "Låna den.", "Låna den nu.")
    project.confirm()
    assert kept_after_losing(project) == set()


def kept_after_losing(project: Project) -> set[str]:
    build = project.build()
    assert as_first(build) == as_first(project.build(folder="cold", environment={"CI": "true"}))
    return {name for name in ONES if place(project, name).is_symlink()}


@pytest.mark.parametrize("change", [lambda raw: raw[:-1], lambda raw: b"", lambda raw: raw[:-1] + b"\0"])
def test_a_memory_that_cannot_be_believed_is_told_and_thrown_away(project: Project, change: object) -> None:
    assert callable(change)
    for file in (FILE, FILE.with_name("answers")):
        path = project.root / file
        path.write_bytes(change(path.read_bytes()))
    project.change("docs/sv/index.md", "Låna den.", "Låna den nu.")
    project.confirm()
    build = project.build()
    assert ".cache/pages is not used" in build.said
    assert ".cache/answers is not used" in build.said
    assert as_first(build) == as_first(project.build(folder="cold", environment={"CI": "true"}))


def test_the_old_site_is_never_written_through(project: Project) -> None:
    """Files with two names: what a later build prints anew is another file, and the one before stays as it was."""
    copy = project.root / "copy.html"
    os.link(place(project, "alpha"), copy)
    before = copy.read_bytes()
    project.change("docs/sv/alpha.md", "Boken alpha: ", "Boken om alpha: ")
    project.confirm()
    assert "alpha" not in kept(project)
    assert copy.read_bytes() == before
    assert place(project, "alpha").read_bytes() != before
