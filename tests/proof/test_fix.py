"""make fix on five hundred mutated pages: readers read the same unless it says so, and it has nothing to do twice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bilingual.build.renderer import find_renderer
from bilingual.edit.commands import Copy
from bilingual.edit.fix import fix
from bilingual.site.site import Site

from ..confirming import TODAY
from ..conftest import INVENTED

PAGES = 500
Slip = Callable[[str, random.Random], str]


def once(pattern: str, new: str) -> Slip:
    """One of the places where a pattern stands, below the front matter, by chance."""

    def slip(text: str, chance: random.Random) -> str:
        front = text.index("\n---\n") + 5
        found = list(re.compile(pattern, re.M).finditer(text, front))
        if not found:
            return text
        one = chance.choice(found)
        return text[: one.start()] + one.expand(new) + text[one.end() :]

    return slip


SLIPS: Mapping[str, Slip] = {
    "no space after the number signs": once(r"^(##+) ", r"\1"),
    "a no-break space there": once(r"^(##+) ", "\\1\u00a0"),
    "a bullet": once(r"^- (?!\[)", "• "),
    "no space after the hyphen": once(r"^- (?=\w)", "-"),
    "a no-break space after it": once(r"^- ", "-\u00a0"),
    "a box without its space": once(r"^- \[ \] ", "- [] "),
    "one brace": once(r"\{\{ ([\w.]+) \}\}", r"{ \1 }"),
    "a space in a link": once(r"\]\((?=[\w./-]+\.md)", "] ("),
    "a link turned round": once(r"\[([^\[\]\n]+)\]\(([\w./-]+\.md[^()\s]*)\)", r"(\1)[\2]"),
    "spaces in bold": once(r"\*\*([^*\n]+)\*\*", r"** \1 **"),
    "a heading without a name": once(r" \{ #[\w-]+ \}$", ""),
    "spaces at the end": once(r"(?<=[.\w])$", "   "),
    "empty lines at the end": once(r"\n\Z", "\n\n\n"),
    "a no-break space in a word's place": once(r"(?<=\w) (?=\w)", "\u2003"),
    "a zero-width space": once(r"(?<=\w)(?=\w)", "\u200b"),
    "a comment that lacks a hyphen": once(r"<!--", "<!-"),
    "a hyphen less in a comment": once(r"-->", "->"),
}


def words(site: Site) -> dict[str, str]:
    """What readers read of each page."""
    pages = (page for pair in site.pairs.values() for page in pair.values())
    return {page.file: " ".join(re.sub(r"<[^>]*>", " ", site.printed(page, "").content).split()) for page in pages}


@pytest.mark.parametrize("part", range(5))
def test_readers_read_the_same_unless_it_says_so(tmp_path: Path, part: int) -> None:
    chance, mutated = random.Random(part), 0
    files = {
        str(path.relative_to(INVENTED)): path.read_bytes()
        for path in INVENTED.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    overrides = Path(INVENTED.parent.parent, "overrides")
    files |= {
        f"overrides/{path.relative_to(overrides)}": path.read_bytes() for path in overrides.rglob("*") if path.is_file()
    }
    copy = Copy(tmp_path, find_renderer(), TODAY)
    while mutated < PAGES / 5:
        wrong = dict(files)
        for file in sorted(file for file in files if file.endswith(".md")):
            text = files[file].decode()
            new = SLIPS[chance.choice(list(SLIPS))](text, chance)
            mutated += new != text
            wrong[file] = new.encode()
        changed, done = fix(wrong, copy.look)
        mended = {**wrong, **changed}
        assert fix(mended, copy.look) == ({}, [])
        told = {one.file for one in done if one.is_read}
        before, after = (copy.gather(each)[0] for each in (wrong, mended))
        if before and after:
            read, reads = words(before), words(after)
            assert {file for file in read if read[file] != reads[file]} <= told
        assert {one.file for one in done} == set(changed)
