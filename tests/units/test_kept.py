"""What a preview showed waits beside what it shows next, and goes from there to there and back."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from bilingual.publish.kept import moved, set_aside, set_aside_in

PAGES = ["about/index.html", "about/us/index.html", "en/about/index.html"]


def files(folder: Path) -> dict[str, str]:
    return {str(one.relative_to(folder)): one.read_text() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """What a preview shows: pages, one of them within the folder of another, and a hidden file."""
    for name in [*PAGES, "index.html", ".well-known/security.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize("order", [*permutations(PAGES)])
def test_pages_that_are_as_before_are_moved_in_any_order_with_nothing_else(shown: Path, order: list[str]) -> None:
    set_aside(shown)
    waiting = set_aside_in(shown)
    for number, name in enumerate(order, 1):
        moved(str(waiting / name), str(shown / name))
        assert sorted(files(waiting)) == sorted({*PAGES, "index.html"} - {*order[:number]})
        assert all((shown / one).read_text() == one for one in order[:number])


def test_what_a_build_that_failed_had_taken_waits_again(shown: Path) -> None:
    set_aside(shown)
    waiting = set_aside_in(shown)
    before = files(waiting)
    for name in PAGES[1:]:
        moved(str(waiting / name), str(shown / name))
    (shown / "index.html").write_text("half done")
    set_aside(shown)
    assert files(waiting) == before
    assert (shown / ".well-known/security.txt").exists()
