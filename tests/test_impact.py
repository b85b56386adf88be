"""The impact of a change: just the sentences that read differently, before and after, whatever has changed."""

from __future__ import annotations

import random
import re
import warnings
from collections import Counter
from datetime import date
from pathlib import Path
from threading import Lock

import pytest
from bilingual.reports.built import read_built_page
from bilingual.reports.impact import ChangedSentence
from bilingual.reports.rendering import Side, find_impact
from bilingual.reports.revisions import working_files
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from .confirming import LOCALES, TODAY
from .conftest import ROOT
from .edits import Texts, edit

ROUNDS, EDITS = 50, 4
Sentences = dict[str, Counter[str]]  # by address
_ONE_AT_A_TIME = Lock()


def build_here(folder: Path, day: date) -> None:
    """What the real program does in a process of its own, without the time that it takes to start one."""
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
        config.extra["compare"] = False
        build_with_mkdocs(config)


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600))  # TODAY
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def side(name: str, texts: Texts, day: date = TODAY) -> Side:
    return Side(name, {file: text.encode() for file, text in texts.items()}, day)


def all_sentences(folder: Path, texts: Texts) -> Sentences:
    """Every sentence of every page of a whole site, built in a folder that is new."""
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_here(folder, TODAY)
    return {
        path.relative_to(folder / "site").as_posix().removesuffix("index.html"): Counter(
            sentence for block in read_built_page(path.read_bytes()) for sentence in block.sentences
        )
        for path in (folder / "site").rglob("*.html")
    }


def differences(before: Sentences, after: Sentences) -> set[tuple[str, str, str]]:
    """(address, gone or come, sentence) for all that one site says more often on a page than the other."""
    found: set[tuple[str, str, str]] = set()
    for address in before.keys() | after.keys():
        old, new = before.get(address, Counter()), after.get(address, Counter())
        found |= {(address, "gone", sentence) for sentence in old - new}
        found |= {(address, "come", sentence) for sentence in new - old}
    return found


def told(changes: list[ChangedSentence]) -> set[tuple[str, str, str]]:
    """The same, as the impact tells it."""
    return {
        (address.partition("#")[0], what, sentence)
        for one in changes
        for address in one.addresses
        for what, sentence in (("gone", one.before), ("come", one.after))
        if sentence
    }


def many_pages() -> Texts:
    """The real project with more pages, of which no other page shows anything."""
    texts = {file: text.decode() for file, text in working_files(ROOT).items()}
    own = sorted(file for file in texts if file.startswith("docs/sv/") and file.endswith(".md"))
    for file in own:
        for locale in LOCALES:
            text = texts[file.replace("/sv/", f"/{locale}/")]
            slug = f"more-{Path(file).stem}"
            text = re.sub("^slug:.*\n", "", text, flags=re.M).replace("---\n", f"---\nslug: {slug}\n", 1)
            texts[f"docs/{locale}/{slug}.md"] = text
    return texts


def test_the_impact_is_what_two_whole_sites_differ_by_after_200_random_edits(tmp_path: Path) -> None:
    chance = random.Random(1)
    texts = many_pages()
    before = all_sentences(tmp_path / "0", texts)
    silent, built = 0, []

    def build(folder: Path, day: date) -> None:
        built.append(len(list((folder / "docs").rglob("*.md"))))
        build_here(folder, day)

    for number in range(1, ROUNDS + 1):
        old = dict(texts)
        done = [edit(texts, chance) for _ in range(EDITS)]
        after = all_sentences(tmp_path / str(number), texts)
        expected = differences(before, after)
        assert told(find_impact(side("before", old), side("after", texts), build)) == expected, done
        silent += not expected
        before = after
    assert silent < ROUNDS / 4
    assert sum(pages < max(built) for pages in built) > ROUNDS / 2  # most rounds did not need every page
