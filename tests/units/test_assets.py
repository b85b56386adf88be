"""Each asset has a name that says what is in it, and whoever names it says that name."""

from __future__ import annotations

from bilingual.data.assets import read_assets
from bilingual.problems import report

from ..assets import ROOT

FILES = {f"overrides/assets/{path.name}": path.read_bytes() for path in (ROOT / "overrides/assets").iterdir()}


def changed(name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    file = f"overrides/assets/{name}"
    assert old in FILES[file]
    return {**FILES, file: FILES[file].replace(old, new)}


def test_a_name_changes_with_what_is_in_the_file_and_with_what_that_names() -> None:
    before, _ = read_assets(FILES)
    for file, old, new, others in (
        ("icon.svg", b"#fff", b"#ffc", {"icon.svg", "icon.png"}),
        ("tokens.css", b"36rem", b"37rem", {"site.css", "side-by-side.css"}),
        ("facts.css", b"11.5rem", b"12rem", {"site.css"}),
        ("search.css", b"{", b"{color:red;", {"search.css", "search.js", "site.js"}),
        ("listen.js", b'"paused"', b'"waits"', {"listen.js", "site.js"}),
    ):
        after, problems = read_assets(changed(file, old, new))
        assert problems == []
        assert {name for name in before.addresses if before.addresses[name] != after.addresses[name]} == others
        named = "".join(content.decode() for name, content in after.files.items() if not name.endswith(".png"))
        for name in ("search.css", "search.js", "listen.js"):
            assert after.addresses[name].removeprefix("assets/") in named
            assert f"/{name}" not in named


def test_comments_are_not_sent() -> None:
    assets, _ = read_assets(FILES)
    assert b"// Search opens over the page" in FILES["overrides/assets/site.js"]
    assert all(b"/*" not in content and b"\n// " not in content for content in assets.files.values())


def test_what_is_missing_and_what_is_in_a_circle_is_told_each_by_its_name() -> None:
    without = {file: raw for file, raw in FILES.items() if not file.endswith(("text.css", "icon.svg"))}
    assert report(read_assets(without)[1]) == (
        "overrides/assets/icon.svg:1: The file is missing.\n"
        "    Bring it back from an earlier version.\n"
        "overrides/assets/text.css:1: The file is missing.\n"
        "    Bring it back from an earlier version."
    )
    circle = {**FILES, "overrides/assets/listen.js": b'import("./site.js");'}
    assert report(read_assets(circle)[1]) == (
        "overrides/assets/listen.js:1: This file and another one name each other, so that neither can be given its name"
        " first.\n"
        "    Take one of the two names out."
    )
