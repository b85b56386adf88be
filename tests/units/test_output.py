"""The folder that a site is published in: old or new, whole, whatever stands there and whatever the disk can do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

import pytest
from bilingual.disk import whole
from bilingual.disk.whole import NotWritten
from bilingual.publish import exchange
from bilingual.publish.output import CARRIED, prepare, remove, unchanged

from .test_whole import largest_file

Files = Mapping[str, str]
FRAME = {"404.html": "", "sitemap.xml": ""}
OLD: Files = {**FRAME, "index.html": "old", "assets/old.css": "old", "gone/index.html": "old", "both.css": "old"}
NEW: Files = {**FRAME, "index.html": "new", "assets/new.css": "new", "more/index.html": "new", "both.css": "new"}
CARRIED_ONCE = {"assets/old.css": "old", CARRIED: "assets/old.css\n"}
NOT_AT_ONCE = (
    "This folder cannot change places with another, as it is a mount point or stands in a folder that is not yours."
    " Its files were replaced one by one, pages last."
)


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def build(folder: Path, files: Files = NEW) -> str:
    """A build of these files; what it says."""
    output = prepare(folder)
    write(output.new, files)
    return output.publish()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The old site, in a folder that holds nothing else, where the builds are called."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def test_a_build_leaves_the_new_site_and_nothing_else(site: Path) -> None:
    assert build(site) == ""
    assert read(site) == {**NEW, **CARRIED_ONCE}
    assert os.listdir(site.parent) == ["site"]


def test_a_build_that_is_given_up_leaves_the_old_site_and_nothing_else(site: Path) -> None:
    output = prepare(site)
    write(output.new, NEW)
    output.discard()
    assert read(site) == OLD
    assert os.listdir(site.parent) == ["site"]


def _no_folder(site: Path) -> None:
    remove(site)


def _empty(site: Path) -> None:
    remove(site)
    site.mkdir()


def _link(site: Path) -> None:
    site.rename(site.with_name("kept"))
    site.symlink_to("kept")


def _link_to_nothing(site: Path) -> None:
    remove(site)
    site.symlink_to("kept")


@pytest.mark.parametrize(
    ("prepare_it", "around", "carried"),
    [
        (_no_folder, {"site"}, {}),
        (_empty, {"site"}, {}),
        (_link, {"site", "kept"}, CARRIED_ONCE),
        (_link_to_nothing, {"site", "kept"}, {}),
    ],
)
def test_a_site_goes_where_there_is_none_and_through_a_link_that_stays(
    prepare_it: Callable[[Path], None], around: set[str], carried: Files, site: Path
) -> None:
    prepare_it(site)
    is_link = site.is_symlink()
    assert build(site) == ""
    assert read(site) == {**NEW, **carried}
    assert set(os.listdir(site.parent)) == around
    assert site.is_symlink() == is_link


def test_what_is_hidden_in_the_folder_stays(site: Path) -> None:
    hidden = {".git/objects/ab/12": "x", ".htaccess": "y", ".well-known/acme/token": "z"}
    write(site, hidden)
    (site / ".git/objects").chmod(0o700)
    build(site)
    assert read(site) == {**NEW, **CARRIED_ONCE, **hidden}
    assert stat.S_IMODE((site / ".git/objects").stat().st_mode) == 0o700


SECURITY = ".well-known/security.txt"


@pytest.mark.parametrize("moves_at_once", [True, False])
@pytest.mark.parametrize("new", [{}, {SECURITY: "new"}])
def test_what_a_build_has_hidden_there_does_not_stay(
    site: Path, monkeypatch: pytest.MonkeyPatch, new: dict[str, str], moves_at_once: bool
) -> None:
    if not moves_at_once:
        monkeypatch.setattr(exchange, "exchange", cannot(errno.EBUSY))
    write(site, {SECURITY: "old", ".well-known/acme/token": "z"})
    build(site, {**NEW, **new})
    assert read(site) == {**NEW, **CARRIED_ONCE, **new, ".well-known/acme/token": "z"}


def test_an_asset_of_the_old_pages_stays_for_one_version_and_no_longer(site: Path) -> None:
    build(site)
    build(site)
    assert read(site) == NEW
    build(site, OLD)
    assert read(site) == {**OLD, "assets/new.css": "new", CARRIED: "assets/new.css\n"}


def test_a_page_that_is_gone_and_a_document_do_not_stay(site: Path) -> None:
    write(site, {"letter.pdf": "old", "old/index.html": "old"})
    build(site)
    assert read(site) == {**NEW, **CARRIED_ONCE}


def test_a_carried_asset_gives_way_to_a_page_of_its_name_and_to_a_folder(site: Path) -> None:
    write(site, {"a.css": "old", "b/c.css": "old"})
    new = {**NEW, "a.css/index.html": "new", "b": "new"}
    build(site, new)
    assert read(site) == {**new, **CARRIED_ONCE}


@pytest.mark.parametrize("umask", [0o077, 0o777, 0o000, 0o027], ids=oct)
def test_all_can_read_the_site_whatever_the_umask_is(umask: int, site: Path) -> None:
    if os.geteuid() and umask == 0o777:
        return  # then nobody but the superuser can build at all
    new = site.parent / "folders/that are/new"
    before = os.umask(umask)
    try:
        build(site)
        build(new)
    finally:
        os.umask(before)
    folders = (site, *site.rglob("*"), new, new.parent, new.parent.parent)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders if path.is_dir()} == {0o755}
    assert {stat.S_IMODE(path.stat().st_mode) for path in site.rglob("*") if path.is_file()} == {0o644}


def _file(site: Path) -> None:
    remove(site)
    site.write_text("mine")


def _fifo(site: Path) -> None:
    remove(site)
    os.mkfifo(site)


def _loop(site: Path) -> None:
    remove(site)
    site.symlink_to(site.name)


def _foreign(site: Path) -> None:
    (site / "sitemap.xml").unlink()


def _files_of_mine(site: Path) -> None:
    remove(site)
    write(site, {"thesis.txt": "mine"})


def _below_a_file(site: Path) -> None:
    site.rename(site.with_name("kept"))
    site.parent.joinpath("site").write_text("mine")


FOREIGN = "Choose another folder for the site, or empty this one."
REFUSED: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a file": (_file, "site", "a file stands where a folder must be. Move it away, and try again."),
    "a FIFO": (_fifo, "site", "a file stands where a folder must be. Move it away, and try again."),
    "a link to itself": (_loop, "site", "a file stands where a folder must be. Move it away, and try again."),
    "no site": (
        _foreign,
        "site",
        f"it holds what no build has made (404.html, assets, both.css …). {FOREIGN}",
    ),
    "somebody's files": (_files_of_mine, "site", f"it holds what no build has made (thesis.txt). {FOREIGN}"),
    "below a file": (_below_a_file, "site/below", "a file stands where a folder must be. Move it away, and try again."),
    "a long name": (
        lambda _: None,
        "s" * 300,
        "the disk cannot hold so long a name. Choose a shorter one, and try again.",
    ),
}


@pytest.mark.parametrize(("prepare_it", "folder", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_site_does_not_give_way_to_one(
    prepare_it: Callable[[Path], None], folder: str, said: str, site: Path
) -> None:
    prepare_it(site)
    before = sorted(site.parent.rglob("*"))
    with pytest.raises(NotWritten) as told:
        prepare(site.parent / folder)
    assert str(told.value) == f"{folder} stays as it was, because {said}"
    assert sorted(site.parent.rglob("*")) == before


def test_a_site_outside_of_the_working_folder_is_told_by_its_whole_path(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other, {"mine": "mine"})
    with pytest.raises(NotWritten, match=f"{other} stays as it was, because it holds what no build has made"):
        prepare(other)


def cannot(number: int) -> Callable[[Path, Path], None]:
    """A disk that answers an exchange like this."""

    def refuse(one: Path, other: Path) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


BY_FILE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)
IN_TWO_STEPS = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


@pytest.mark.parametrize("number", BY_FILE, ids=[errno.errorcode[each] for each in BY_FILE])
def test_a_folder_that_cannot_be_moved_gets_the_new_files_one_by_one_and_says_so(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", cannot(number))
    hidden = {".git/config": "x", ".htaccess": "y", ".well-known/acme/token": "z"}
    write(site, hidden)
    inode = site.stat().st_ino
    assert build(site) == f"site: {NOT_AT_ONCE}"
    assert read(site) == {**NEW, **CARRIED_ONCE, **hidden}
    assert site.stat().st_ino == inode
    build(site)
    assert read(site) == {**NEW, **hidden}
    assert not (site / "gone").exists()
    assert os.listdir(site.parent) == ["site"]


@pytest.mark.parametrize("number", IN_TWO_STEPS, ids=[errno.errorcode[each] for each in IN_TWO_STEPS])
def test_a_disk_that_cannot_exchange_gets_the_new_site_in_two_steps_and_says_so(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", cannot(number))
    assert build(site) == "site: This disk cannot exchange two folders, so for a moment there was none of them."
    assert read(site) == {**NEW, **CARRIED_ONCE}
    assert os.listdir(site.parent) == ["site"]


def test_a_site_that_was_caught_between_the_two_steps_is_back_before_the_next_build(site: Path) -> None:
    site.rename(site.with_name(".site.before"))
    prepare(site).discard()
    assert read(site) == OLD
    assert os.listdir(site.parent) == ["site"]


def test_pages_come_after_all_that_they_ask_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", cannot(errno.EBUSY))
    order: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        order.append(target.relative_to(site).as_posix())
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    build(site)
    pages = [name.endswith(".html") for name in order]
    assert pages == sorted(pages)
    assert order.index("assets/new.css") < order.index("both.css")


def test_any_other_fault_of_the_exchange_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", cannot(errno.EIO))
    with pytest.raises(NotWritten) as told:
        build(site)
    assert str(told.value) == (
        "site stays as it was, because the disk does not answer as it should."
        " Have it looked after before anything else is written."
    )
    assert read(site) == OLD
    assert os.listdir(site.parent) == ["site"]


def test_a_disk_that_fills_up_at_the_last_moment_leaves_the_old_site(site: Path) -> None:
    write(site, {f"assets/{'long-name-' * 10}{number}.css": "" for number in range(9)})
    before = read(site)
    output = prepare(site)
    write(output.new, NEW)
    with largest_file(100), pytest.raises(NotWritten, match="site stays as it was, because a file would be larger"):
        output.publish()
    assert read(site) == before
    assert os.listdir(site.parent) == ["site"]


def test_what_killed_builds_have_left_goes_with_the_next_one_and_nothing_else_does(site: Path) -> None:
    left = [site.with_name(f".site.{number:08x}") for number in range(3)]
    for folder in left:
        write(folder, {"index.html": "half"})
    (left[0] / "protected").mkdir()
    (left[0] / "protected").chmod(0)
    others = {".site.0123456", ".site.mine", ".other.01234567", "site.01234567", ".siteX01234567"}
    for name in others:
        write(site.with_name(name), {"index.html": "mine"})
    site.with_name(".site.89abcdef").symlink_to(".site.mine")
    site.with_name(".site.89abcde0").write_text("a file")
    prepare(site).discard()
    assert set(os.listdir(site.parent)) == {"site", ".site.89abcdef", ".site.89abcde0", *others}
    assert read(site.with_name(".site.mine")) == {"index.html": "mine"}


def test_builds_at_once_take_turns_and_say_so_and_the_last_one_stays(site: Path) -> None:
    """Eight wait for one that is on its way: the first of them that begins has read what stood there after that."""
    first, said, waiting = prepare(site), list[str](), Semaphore(0)
    versions = [{**NEW, "index.html": str(number)} for number in range(8)]

    def told(what: str) -> None:
        said.append(what)
        waiting.release()

    def in_turn(files: Files) -> str:
        output = prepare(site, told)
        assert len([name for name in os.listdir(site.parent) if name.startswith(".site.")]) == 1
        write(output.new, files)
        return output.publish()

    with ThreadPoolExecutor(8) as all_of_them:
        ends = [all_of_them.submit(in_turn, files) for files in versions]
        for _ in ends:
            assert waiting.acquire(timeout=90)
        first.discard()
        assert [each.result() for each in ends] == [""] * 8
    waits = "site: Another build is at work there. This one begins when that has ended."
    assert {each.partition(" It is process")[0] for each in said} == {waits}
    assert {name: text for name, text in read(site).items() if name in NEW} in versions
    build(site)
    assert {name: text for name, text in read(site).items() if name in NEW} == NEW
    assert os.listdir(site.parent) == ["site"]


def test_while_a_site_is_read_no_build_takes_its_place(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is published, or held against what is served, is all of one build."""
    monkeypatch.setattr(whole, "LONGEST_WAIT", 0)
    with unchanged(site), pytest.raises(NotWritten, match="another build or command has been writing there"):
        build(site)
    assert read(site) == OLD
    build(site)
    with unchanged(site):
        assert read(site) == {**NEW, **CARRIED_ONCE}


def test_the_same_history_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, OLD)
    for files in (NEW, OLD, NEW):
        build(site, files)
        build(other, files)
        assert read(site) == read(other)


def test_a_protected_folder_of_old_does_not_stay_behind(site: Path) -> None:
    (site / "gone").chmod(0o555)
    build(site)
    assert os.listdir(site.parent) == ["site"]
