"""The same pages for several generators, as many as are asked for, to measure them on.

They are made of the main page's own paragraphs in another order, so they say nothing that holds. A value stands in
each section, and a second one on some of the pages.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from bilingual.site.site import Site

from .confirming import LOCALES, confirm_everything
from .recombined import paragraphs_that_differ
from .spending import run_python

ROOT = Path(__file__).parent.parent
SECTIONS, PARAGRAPHS = 5, 4  # of each page: about 400 words
SHARE = 0.15  # of the pages have the second value
FORMER = "b9eb2a6"  # the version that today's is measured against
_NEEDS = "readability==0.3.2"  # what it used, and today's does not
_CONFIRM = """\
import sys
from pathlib import Path

sys.path.insert(0, "")
from tests.confirming import confirm_everything

confirm_everything(Path())
"""
PLAIN = """\
site_name: Webbplatsen
site_url: https://not-known-yet.invalid/
theme:
  name: material
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: sv
          name: Svenska
          default: true
        - locale: en
          name: English
          site_name: The site
markdown_extensions:
  - attr_list
  - sane_lists
"""
# What is measured beside this generator is as it is: with a search, a style sheet and a template of its own.
_MORE_OF_PLAIN = "extra_css: [assets/more.css]\nnot_in_nav: page-*.md\nnav:\n"
_HUGO = """\
baseURL = "https://not-known-yet.invalid/"
defaultContentLanguage = "sv"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.parser.attribute]
block = true
[languages.sv]
contentDir = "content/sv"
weight = 1
[languages.en]
contentDir = "content/en"
weight = 2
"""
_HUGO_PAGE = '<!doctype html><html lang="{{ .Site.Language.Lang }}"><title>{{ .Title }}</title>{{ .Content }}</html>\n'
_ZENSICAL = """\
site_name: Webbplatsen
site_url: https://not-known-yet.invalid/
markdown_extensions:
  - attr_list
"""


@dataclass(frozen=True)
class Corpus:
    """Pages by their names, in each language, with values as tags. ``few`` and ``all`` are the rules of the values."""

    pages: Mapping[str, Mapping[str, str]]
    few: str
    all: str

    @property
    def words(self) -> int:
        """Of a page in the first language, with its front matter."""
        return len(next(iter(self.pages.values()))[LOCALES[0]].split())


def make_corpus(site: Site, number: int, known: Mapping[str, str] | None = None, recombined: bool = False) -> Corpus:
    """So many page pairs.

    With ``known``, of the paragraphs of these pages, by language, instead of the main page's; ``recombined``, of
    paragraphs that stand nowhere twice. In no section a paragraph stands twice, which would be told.
    """
    chance = random.Random(1)
    paragraphs = {
        locale: _paragraphs(known[locale] if known else "".join(map(str, page.body)))
        for locale, page in site.pairs["index.md"].items()
    }
    count = min(map(len, paragraphs.values()))
    of_all, of_few = numbers_of(site)
    others = paragraphs_that_differ(1)
    pages: dict[str, dict[str, str]] = {}
    for place in range(number):
        name = f"page-{place}.md"
        chosen = [chance.sample(range(count), PARAGRAPHS) for _ in range(SECTIONS)]
        if recombined:
            new = list(islice(others, SECTIONS * PARAGRAPHS))
            paragraphs = {locale: [each[turn] for each in new] for turn, locale in enumerate(LOCALES)}
            chosen = [list(range(first, first + PARAGRAPHS)) for first in range(0, len(new), PARAGRAPHS)]
        # spread evenly, and as exactly the share as so many pages can be
        has_second = int((place + 1) * SHARE) > int(place * SHARE)
        pages[name] = {
            locale: _page(place, chosen, own, of_all, of_few if has_second else "")
            for locale, own in paragraphs.items()
        }
    return Corpus(pages, of_few, of_all)


def _page(place: int, chosen: Sequence[Sequence[int]], own: Sequence[str], rule: str, second: str) -> str:
    name = f"page-{place}"
    text = f"---\ntitle: {name}.md\ndescription: {name}.md\nslug: {name}\n---\n"
    for number, section in enumerate(chosen):
        text += f"\n## {number} {{ #part-{number} }}\n\n" + "".join(f"{own[one]}\n\n" for one in section)
        text += f"- {{{{ rules.{rule} }}}}\n"
    return text + (f"\n## More {{ #more }}\n\n- {{{{ rules.{second} }}}}\n" if second else "")


def numbers_of(site: Site) -> tuple[str, str]:
    """Two rules whose value is a number: the first one and the last."""
    rules = [name for name, rule in site.data.rules.items() if rule.kind not in ("note", "date")]
    return rules[0], rules[-1]


def another_value(project: Path, rule: str) -> None:
    """Gives a rule a value that is larger by one."""
    file = project / "docs/rules.yml"
    text = file.read_text(encoding="utf-8")
    part = re.search(rf"(?ms)^{rule}:$.*?value: (\d+)", text)
    assert part
    file.write_text(f"{text[: part.start(1)]}{int(part[1]) + 1}{text[part.end(1) :]}", encoding="utf-8")


def _paragraphs(text: str) -> list[str]:
    """The plain paragraphs of the sections of a page, in order."""
    _, *sections = re.split(r"(?m)^#.*\n", text)
    found = [one for section in sections for one in section.strip().split("\n\n")]
    return [one for one in found if one[:1].isalpha() and "[" not in one]


def copy_sources(target: Path, root: Path = ROOT) -> None:
    """Copies what a build needs of a checkout."""
    for name in ("docs", "hooks", "overrides"):
        copytree(root / name, target / name, ignore=ignore_patterns("__pycache__"))
    (target / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())


def forget(project: Path) -> None:
    """Removes all that was remembered."""
    rmtree(project / ".cache", ignore_errors=True)


def write_pages(folder: Path, pages: Mapping[str, Mapping[str, str]]) -> None:
    """Puts the pages into docs/ or whatever holds the languages."""
    for name, pair in pages.items():
        for locale, text in pair.items():
            (folder / locale / name).write_text(text, encoding="utf-8")


def write_many_pages(target: Path, corpus: Corpus) -> None:
    """A copy of this project with these pages, not yet confirmed."""
    copy_sources(target)
    write_pages(target / "docs", corpus.pages)


def unpack_former(folder: Path) -> str:
    """The version that today's is measured against, from git, with the package that it needs; or why it cannot be."""
    archive = folder.with_suffix(".tar")
    command = ["git", "-C", str(ROOT), "archive", f"--output={archive}", FORMER]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return f"{FORMER} is not in this clone"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    archive.unlink()
    install = ["pip", "install", "--quiet", "--no-deps", f"--target={folder / 'hooks'}", _NEEDS]
    if subprocess.run([sys.executable, "-m", *install], capture_output=True, check=False).returncode:
        return f"{_NEEDS}, which {FORMER} needs, cannot be installed"
    return ""


def texts_of_former(folder: Path) -> Mapping[str, str]:
    """Its main page in each language."""
    return {locale: (folder / f"docs/{locale}/index.md").read_text("utf-8") for locale in LOCALES}


def write_into_former(folder: Path, corpus: Corpus) -> None:
    """Puts the pages there, outside of the menu, in place of those that were there, and confirms all."""
    for locale in LOCALES:
        for path in (folder / "docs" / locale).glob("page-*.md"):
            path.unlink()
    write_pages(folder / "docs", corpus.pages)
    config = folder / "mkdocs.yml"
    text = re.sub(r"(?m)^  page-.*\n", "", config.read_text("utf-8"))
    config.write_text(text.replace("  about.md\n", "  about.md\n  page-*.md\n"), "utf-8")
    confirm_former(folder)


def confirm_former(folder: Path) -> None:
    run_python(folder, "-c", _CONFIRM)


def write_plain_project(site: Site, folder: Path) -> None:
    """The pages of the site as a project without hooks or templates of its own: titles as headings, values as text."""
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for name, pair in site.pairs.items():
        for locale, page in pair.items():
            front = site.front(page)
            pieces = (
                piece if isinstance(piece, str) else site.roots[locale][piece.path[0]].phrase(piece.path[1:]).plain
                for piece in page.body
            )
            path = folder / "docs" / locale / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {front['title']}\n\n{front['description']}\n\n{''.join(pieces)}", encoding="utf-8")


def plain_pages(site: Site, corpus: Corpus) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The pages of the corpus in the same way."""
    said = {
        (locale, rule): site.roots[locale]["rules"].phrase((rule,)).plain
        for locale in LOCALES
        for rule in (corpus.all, corpus.few)
    }
    for name, pair in corpus.pages.items():
        yield name, {locale: _in_plain(text, locale, said) for locale, text in pair.items()}


def _in_plain(text: str, locale: str, said: Mapping[tuple[str, str], str]) -> str:
    body = text.split("---\n", 2)[2]
    title = text.split("\n", 2)[1].removeprefix("title: ")
    return f"# {title}\n\n{title}\n" + re.sub(r"\{\{ rules\.(\w+) \}\}", lambda tag: said[locale, tag[1]], body)


def write_stock(site: Site, corpus: Corpus, folder: Path) -> None:
    """MkDocs, Material and static-i18n with their search, and the same menu as the site has."""
    folder.mkdir()
    write_plain_project(site, folder)
    write_pages(folder / "docs", dict(plain_pages(site, corpus)))
    menu = "".join(f"  - {name}\n" for name in site.pairs)
    config = PLAIN.replace("plugins:\n", "plugins:\n  - search\n").replace(
        "material\n", "material\n  custom_dir: own\n"
    )
    (folder / "mkdocs.yml").write_text(config + _MORE_OF_PLAIN + menu, encoding="utf-8")
    for file, text in (("docs/assets/more.css", ""), ("own/main.html", '{% extends "base.html" %}\n')):
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")


def write_hugo(site: Site, corpus: Corpus, folder: Path) -> None:
    """The pages for hugo, with two languages and a layout that is bare."""
    for name in ("layouts/single.html", "layouts/list.html", "layouts/home.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(_HUGO_PAGE, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for locale in LOCALES:
        (folder / "content" / locale).mkdir(parents=True)
    pages = {
        name: {locale: f"---\ntitle: {name}\n---\n{text.partition(chr(10))[2]}" for locale, text in pair.items()}
        for name, pair in plain_pages(site, corpus)
    }
    write_pages(folder / "content", pages)


def write_zensical(site: Site, corpus: Corpus, folder: Path) -> None:
    """The pages for Zensical, which has no languages: those of both, in two folders."""
    for locale in LOCALES:
        (folder / "docs" / locale).mkdir(parents=True)
    write_pages(folder / "docs", dict(plain_pages(site, corpus)))
    (folder / "docs/index.md").write_text("# Webbplatsen\n", encoding="utf-8")
    menu = "nav:\n  - index.md\n"
    (folder / "mkdocs.yml").write_text(_ZENSICAL + menu, encoding="utf-8")


def confirmed_by_section(folder: Path) -> Mapping[str, str]:
    """Each line of a record by the section that it is of."""
    confirm_everything(folder)
    text = (folder / "docs/confirmed.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line for line in text.splitlines() if line and not line.startswith("#")}
