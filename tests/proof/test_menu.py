"""A page weighs the same in a site of ten pages and in one of a thousand: both are built whole."""

from __future__ import annotations

from pathlib import Path

from ..conftest import copy_in_two
from ..menus import grow_to

# The first level and the page's second one have nine entries more, of at most this many bytes.
ENTRY = 130


def test_a_page_weighs_the_same_however_many_pages_a_site_has(tmp_path: Path) -> None:
    sizes = {}
    for number in (10, 1000):
        project = grow_to(copy_in_two(tmp_path / str(number)), number)
        project.confirm()
        build = project.build()
        assert (build.code, build.errors) == (0, "")
        sizes[number] = [
            len((build.folder / address / "index.html").read_bytes())
            for address in ("many/ett-0009/", "en/many/ett-0009/", "om-oss/")
        ]
    print(sizes)
    for few, many in zip(*sizes.values(), strict=True):
        assert 0 < many - few < 2 * 9 * ENTRY
