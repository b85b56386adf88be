"""What the accessibility review says that the real pages do not have."""

from __future__ import annotations

from ..conftest import Build
from ..measuring import must_be_empty
from ..review.criteria import read_criteria


def test_what_a_criterion_must_not_meet_stands_on_no_page(real_site: Build) -> None:
    pages = {name: real_site.page(name) for name in real_site.files() if name.endswith(".html")}
    paths = {criterion.number: criterion.without for criterion in read_criteria() if criterion.without}
    assert len(paths) > 20
    must_be_empty(
        f"{number}: {name} has {path}"
        for number, path in paths.items()
        for name, page in pages.items()
        if page.xpath(path)
    )
