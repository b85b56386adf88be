"""A version is put where readers get it, nothing is lost too early, and what is served is compared with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bilingual.publish.transfer import LIST

from .. import servers
from ..assets import ASSETS
from ..conftest import ROOT, Project, copy_in_two

STYLE = ASSETS["site.css"]


@dataclass(frozen=True)
class Place:
    """A project that was published, and where to."""

    project: Project
    target: Path

    def publish(self, *options: str) -> tuple[int, str]:
        return self.project.run("publish", *options, "--", str(self.target))

    def verify(self, where: str = "") -> tuple[int, list[str]]:
        code, said = self.project.run("verify", where or str(self.target))
        return code, said.rstrip("\n").split("\n")

    def has(self, name: str) -> bool:
        return (self.target / name).exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a former address, that has been built."""
    project = copy_in_two(tmp_path_factory.mktemp("publishing"))
    shutil.copyfile(ROOT / "serving.yml", project.root / "serving.yml")
    project.change("docs/en/find.md", "slug:", "old: search-and-all-pages\nslug:")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return project


@pytest.fixture
def place(built: Project, tmp_path: Path) -> Iterator[Place]:
    """Published once; what a test does to what was built is undone."""
    kept = tmp_path / "kept"
    shutil.copytree(built.root / "site", kept)
    found = Place(built, tmp_path / "public")
    assert found.publish() == (0, f"Published: {_count(built)} files to {found.target}\n")
    yield found
    shutil.rmtree(built.root / "site")
    shutil.copytree(kept, built.root / "site")
    shutil.rmtree(built.root / ".cache/versions")


def _count(project: Project) -> int:
    return sum(1 for path in (project.root / "site").rglob("*") if path.is_file() and path.suffix != ".gz")


def test_what_is_published_is_what_was_built_in_all_its_forms(place: Place) -> None:
    assert all(place.has(f"index.html{ending}") for ending in ("", ".br", ".zst", ".gz"))
    assert place.verify() == (0, [f"{place.target} is what this commit builds: {_count(place.project)} files."])


def test_what_pages_ask_for_stays_for_one_version_more_and_a_page_does_not(place: Place) -> None:
    site = place.project.root / "site"
    (site / STYLE).rename(site / "assets/site.00000000.css")
    shutil.rmtree(site / "en/find")
    place.publish()
    stay = (STYLE, f"{STYLE}.br", "assets/site.00000000.css")
    assert [name for name in stay if not place.has(name)] == []
    assert not place.has("en/find")
    place.publish()
    assert [name for name in stay if place.has(name)] == ["assets/site.00000000.css"]


def test_what_others_have_put_there_stays_and_what_is_left_over_goes(place: Place) -> None:
    theirs = (".htaccess", ".well-known/acme-challenge/token", ".well-known/change-password")
    ours = (".well-known/security.txt", ".well-known/security.txt.br", "left-over.html", "en/left-over.txt")
    for name in (*theirs, *ours):
        (place.target / name).parent.mkdir(parents=True, exist_ok=True)
        (place.target / name).write_text("somebody's")
    place.publish()
    assert [name for name in (*theirs, *ours) if place.has(name)] == [*theirs]


def test_what_has_not_changed_keeps_its_time_by_which_servers_know_it(place: Place) -> None:
    same, changed = place.target / "rules.json", place.target / "index.html"
    before = same.stat().st_mtime_ns, changed.stat().st_mtime_ns
    page = place.project.root / "site/index.html"
    page.write_text(page.read_text().replace("RULL", "RULLE"))
    (place.project.root / "site/rules.json").touch()
    place.publish()
    assert same.stat().st_mtime_ns == before[0]
    assert "RULLE" in changed.read_text()


@pytest.mark.long
def test_the_version_before_can_be_published_again(place: Place) -> None:
    code, said = place.publish("--back")
    assert (code, said) == (
        2,
        "No version before this one is kept here. Publish an earlier commit: git switch --detach COMMIT\n",
    )
    page = place.project.root / "site/index.html"
    page.write_text(page.read_text().replace("RULL", "RULLE"))
    place.publish()
    assert "RULLE" in (place.target / "index.html").read_text()
    assert place.publish("--back")[0] == 0
    assert "RULLE" not in (place.target / "index.html").read_text()
    assert place.publish("--back")[0] == 0
    assert "RULLE" in (place.target / "index.html").read_text()


NOWHERE = (
    ("-e", "“-e” is neither a folder nor host:folder, as in TO=web@www.example.org:/srv/site"),
    ("rsync://elsewhere.invalid/x", "“rsync://elsewhere.invalid/x” is neither a folder nor host:folder"),
    (
        "elsewhere.invalid:/srv/site",
        "elsewhere.invalid:/srv/site: Not published, because no connection could be made, or it broke",
    ),
    ("/proc/nowhere", "/proc/nowhere: Not published, because a file could not be read or written"),
)


@pytest.mark.parametrize(("target", "told"), NOWHERE)
def test_where_nothing_can_be_put_it_says_so_and_what_readers_get(built: Project, target: str, told: str) -> None:
    code, said = built.run("publish", "--", target)
    assert code == 2
    assert said.startswith(told)
    assert "Traceback" not in said
    if "Not published" in said:
        assert said.endswith("    Readers get the version before. Mend it, and publish again.\n")


HARMS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a page was changed": (
        lambda site: (site / "en/index.html").write_text("other"),
        ["/en/: is another file."],
    ),
    "a form is an older one": (
        lambda site: (site / "index.html.gz").write_bytes((site / "404.html.gz").read_bytes()),
        ["/ (gzip): is another file."],
    ),
    "a file is gone": (lambda site: (site / STYLE).unlink(), [f"/{STYLE}: 404 in place of 200."]),
}


@pytest.mark.parametrize(
    "harm", [pytest.param(one, marks=[pytest.mark.long] * bool(number)) for number, one in enumerate(HARMS)]
)
def test_what_is_served_and_was_not_built_is_told(place: Place, tmp_path: Path, harm: str) -> None:
    if servers.find(servers.NEWER) is None:
        pytest.skip(servers.not_to_be_had(servers.NEWER))
    place.project.run("servers", f"--served={place.target}", "--folder=servers")
    (tmp_path / "server").mkdir()
    configuration = place.project.root / "servers/Caddyfile"
    with servers.serve(servers.NEWER, configuration, tmp_path / "server") as running:
        count = _count(place.project)
        assert place.verify(running.address) == (
            0,
            [f"{running.address} is what this commit builds: {count} files."],
        )
        do, told = HARMS[harm]
        do(place.target)
        code, said = place.verify(running.address)
    assert code == 1
    assert said[: len(told)] == told


def test_headers_that_are_missing_or_others_are_told(place: Place, tmp_path: Path) -> None:
    if servers.find(servers.NEWER) is None:
        pytest.skip(servers.not_to_be_had(servers.NEWER))
    place.project.run("servers", f"--served={place.target}", "--folder=servers")
    (tmp_path / "server").mkdir()
    configuration = place.project.root / "servers/Caddyfile"
    text = configuration.read_text(encoding="utf-8")
    text = text.replace('X-Content-Type-Options "nosniff"', "").replace("respond 405", "respond 200")
    configuration.write_text(text, encoding="utf-8")
    with servers.serve(servers.NEWER, configuration, tmp_path / "server") as running:
        code, said = place.verify(running.address)
    assert code == 1
    assert "/en/: X-Content-Type-Options is missing, and should be “nosniff”." in said
    assert "POST /: 200 in place of 405 with “Allow: GET, HEAD”." in said


def test_a_server_that_does_not_answer_is_a_sentence(built: Project) -> None:
    for where, told in (
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/ does not answer: "),
        ("http:///", "“http:///” is no address, as in URL=https://www.example.org/"),
    ):
        code, said = built.run("verify", where)
        assert code == 2
        assert said.startswith(told)


def test_the_list_of_what_is_there_is_hidden(place: Place) -> None:
    assert LIST.startswith(".")
    assert "index.html" in (place.target / LIST).read_text().split("\n")
