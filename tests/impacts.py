"""The impact of a change, found as the real program finds it, and what whole sites differ by after random edits."""

from __future__ import annotations

import os
import random
import re
import shutil
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import mkdocs_adapter
from bilingual.build.impact import ChangedSentence
from bilingual.build.revisions import working_files
from bilingual.build.sides import Side, find_impact
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from .confirming import LOCALES, THREE, TODAY
from .conftest import INVENTED, ROOT
from .dropping import drop_language
from .edits import Texts, edit
from .places import ADDRESSES, HOME, locale_of
from .told_sentences import Sentences, differences, read_sentences, told

EDITS = 4  # a round
MORE = ("checklist.md", "about-us.md", "components.md", "glossary.md")
SAYS_MORE = (  # a change of the generator that every page shows
    "    return output\n",
    "    return output.replace('</main>', '<p>Slut.</p></main>')\n",
)
OWN_ADDRESSES = tuple(address for address in ADDRESSES if locale_of(address) in LOCALES)
MORE_ADDRESSES = tuple(f"{HOME[locale]}more-{name.removesuffix('.md')}/" for name in MORE for locale in LOCALES)
_ONE_AT_A_TIME = Lock()


def build_here(folder: Path, day: date) -> None:
    """What the real program does in a process of its own, without the time that it takes to start one."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ |= {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
        try:
            config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
            config.extra["compare"] = False
            build_with_mkdocs(config)
        finally:
            del os.environ["SOURCE_DATE_EPOCH"]


class Here:
    """The renderer of the project, but for its builds, which run in this process."""

    CONFIGURATION = mkdocs_adapter.CONFIGURATION
    read_locales = staticmethod(mkdocs_adapter.read_locales)
    texts_of_the_theme = staticmethod(mkdocs_adapter.texts_of_the_theme)
    find_parts = staticmethod(mkdocs_adapter.find_parts)
    find_problems = staticmethod(mkdocs_adapter.find_problems)
    find_mistaken_languages = staticmethod(mkdocs_adapter.find_mistaken_languages)
    read_menu = staticmethod(mkdocs_adapter.read_menu)
    without_menu = staticmethod(mkdocs_adapter.without_menu)

    def build(self, folder: Path, day: date) -> None:
        build_here(folder, day)


def invented_pages() -> Texts:
    """The invented service in two languages, and the generator with its core as one file: here that is read, and runs
    from elsewhere."""
    return dict(_invented_pages())


@cache
def _invented_pages() -> Texts:
    with TemporaryDirectory() as folder:
        in_two = shutil.copytree(INVENTED, Path(folder, "in_two"))
        drop_language(in_two, THREE[-1])
        own, service = ({file: raw.decode() for file, raw in working_files(root).items()} for root in (ROOT, in_two))
    core = "\n".join(text for file, text in own.items() if file.startswith("hooks/bilingual/") and file.endswith(".py"))
    templates = {file: text for file, text in own.items() if file.startswith("overrides/")}
    return {"hooks/on_build.py": own["hooks/on_build.py"], "hooks/core.py": core, **templates, **service}


def many_pages() -> Texts:
    """The same with more pages, of which no other page shows anything."""
    texts = invented_pages()
    for name in MORE:
        for locale in LOCALES:
            slug = f"more-{name.removesuffix('.md')}"
            text = re.sub("^slug:.*\n", "", texts[f"docs/{locale}/{name}"], flags=re.M)
            texts[f"docs/{locale}/{slug}.md"] = text.replace("---\n", f"---\nslug: {slug}\n", 1)
    return texts


def side(name: str, texts: Mapping[str, str], day: date = TODAY) -> Side:
    """One side of a comparison."""
    return Side(name, {file: text.encode() for file, text in texts.items()}, day)


def impact_of(change: Mapping[str, tuple[str, str]], texts: Texts | None = None) -> list[ChangedSentence]:
    """What reads differently once a text of each file has been replaced by another."""
    old = texts or many_pages()
    return find_impact(side("before", old), side("after", replaced(old, change)), Here())


def replaced(texts: Mapping[str, str], change: Mapping[str, tuple[str, str]]) -> Texts:
    """The same files, with a text of each replaced by another."""
    new = dict(texts)
    for file, (was, becomes) in change.items():
        assert was in new[file], (file, was)
        new[file] = new[file].replace(was, becomes)
    return new


@dataclass(frozen=True)
class Round:
    """What was edited, how two whole sites differ by it, what the impact tells, and how many pages it needed."""

    edits: list[str]
    differs: set[tuple[str, str, str]]
    told: set[tuple[str, str, str]]
    built: int
    all_pages: int


def rounds_of_edits(folder: Path, seed: int, number: int) -> Iterator[Round]:
    """Rounds of edits by chance, each on top of the one before. The folder is empty."""
    chance = random.Random(seed)
    texts = many_pages()
    before = _all_sentences(folder / "0", texts)
    for one in range(1, number + 1):
        old = dict(texts)
        edits = [edit(texts, chance) for _ in range(EDITS)]
        after = _all_sentences(folder / str(one), texts)
        built: list[int] = [0]

        class Counting(Here):
            def build(self, folder: Path, day: date, built: list[int] = built) -> None:
                built.append(len(list((folder / "docs").rglob("*.md"))))
                super().build(folder, day)

        found = told(find_impact(side("before", old), side("after", texts), Counting()))
        all_pages = max(sum(file.endswith(".md") for file in each) for each in (old, texts))
        yield Round(edits, differences(before, after), found, max(built), all_pages)
        before = after


def _all_sentences(folder: Path, texts: Texts) -> Sentences:
    """Every sentence of every page of a whole site, built in a folder that is new."""
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_here(folder, TODAY)
    return read_sentences(folder / "site")
