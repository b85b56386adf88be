"""A site that lies there as it was built, of exactly what stands there now, is known; whatever differs is seen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from bilingual.answers import ALWAYS
from bilingual.unchanged import Built, Question, digest_of_site, in_time

from ..conftest import Project
from ..tiny import write_tiny

STRICT = Question(is_strict=True)
SAID = [(logging.INFO, "Cleaning site directory"), (logging.INFO, "Documentation built in 12.34 seconds")]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a site that is known."""
    project = write_tiny(tmp_path, ["sv", "en"])
    monkeypatch.chdir(tmp_path)
    for name in ("site/index.html", "site/en/index.html", "site/.well-known/security.txt", "site/.htaccess"):
        project.write(name, f"<p>{name}")
    Built(Path(), STRICT).keep(Path("site"), digest_of_site(Path("site")), SAID, ALWAYS)
    assert Built(Path(), STRICT).find() == SAID
    return project


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/sv/index.md").write_bytes(b"---\n---\n"),
        lambda root: (root / "mkdocs.yml").write_bytes(b"site_name: x\n"),
        lambda root: (root / "site/index.html").write_bytes(b"<p>Site/index.html"),
        lambda root: (root / "site/en/index.html").unlink(),
        lambda root: (root / "site/more.html").write_bytes(b""),
        lambda root: (root / "site/empty").mkdir(),
        lambda root: (root / "site/index.html").chmod(0o600),
        lambda root: (root / "site/.well-known/security.txt").write_bytes(b""),
        lambda root: (root / "site/en/index.html").rename(root / "site/en/other.html"),
        lambda root: (root / "site").rename(root / "other"),
    ],
)
def test_every_byte_name_and_mode_counts(built: Project, change: Callable[[Path], object]) -> None:
    change(built.root)
    assert Built(Path(), STRICT).find() is None


def test_what_is_hidden_in_the_folder_is_not_the_sites(built: Project) -> None:
    built.write("site/.git/HEAD", "ref")
    built.write("site/.htaccess", "more")
    assert Built(Path(), STRICT).find() == SAID


def test_another_question_has_another_answer(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Built(Path(), Question(is_strict=None)).find() is None
    assert Built(Path(), Question(is_strict=True, folder="site")).find() is None
    monkeypatch.setenv("AS_OF", "2027-03-01")
    assert Built(Path(), STRICT).find() is None


def test_what_is_asked_for_in_no_words_is_not_asked_for(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make hands on every variable that it knows, as nothing where nobody has set it."""
    asked = ("AS_OF", "MESSAGES")
    for name in asked:
        monkeypatch.setenv(name, "")
    Built(Path(), STRICT).keep(Path("site"), digest_of_site(Path("site")), SAID, ALWAYS)
    for name in asked:
        monkeypatch.delenv(name)
    assert Built(Path(), STRICT).find() == SAID


def test_no_site_is_no_digest(tmp_path: Path) -> None:
    assert digest_of_site(tmp_path / "nothing") == ""


def test_what_is_known_of_the_files_of_a_site_counts_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about/index.html").write_bytes(b"about")
    known = {"about/index.html": sha256(b"about").digest()}
    digest = digest_of_site(tmp_path)
    assert digest_of_site(tmp_path, known) == digest
    (tmp_path / "about/index.html").write_bytes(b"other")  # by somebody else, before the site is known
    assert digest_of_site(tmp_path, known) == digest != digest_of_site(tmp_path)  # so that it is no site that is known


def test_the_seconds_are_those_that_it_takes() -> None:
    assert in_time(SAID, 0.07) == [SAID[0], (logging.INFO, "Documentation built in 0.07 seconds")]
    assert in_time([(20, "in 12.34 seconds each")], 0.07) == [(20, "in 12.34 seconds each")]


def test_a_build_of_the_same_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    """Nor does it take away what stays of the version before: there is no other version yet."""
    project = write_tiny(tmp_path, ["sv", "en"])
    first = project.build()
    assert (first.code, first.errors) == (0, "")
    made = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*")}
    again = project.build()
    assert {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*")} == made
    assert [line.rpartition(" in ")[0] or line for line in again.said.split("\n")] == [
        line.rpartition(" in ")[0] or line for line in first.said.split("\n")
    ]
    (tmp_path / "site/index.html").write_bytes(b"somebody else's")
    third = project.build()
    assert third.files() == first.files()
    assert (tmp_path / "site").stat().st_ino not in made.values()
    project.write("site/old.css", "")
    for word, other in (("Låna", "Ta"), ("Ta", "Hämta")):
        project.change("docs/sv/index.md", word, other)
        project.confirm()
        built = project.build()
        place = built.folder.stat().st_ino
        assert (built.folder / "old.css").exists() == (other == "Ta")
        assert project.build().files() == built.files()
        assert built.folder.stat().st_ino == place
