"""The built pages → what readers can search: the sections of one language, and the library that searches them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import html
from rjsmin import jsmin  # type: ignore[import-untyped]

from ..data.terms import TermIndex, Terms
from ..problems import MESSAGE_LANGUAGE
from ..site.site import Site
from .licences import FILE, Script

FOLDER = "assets/search"
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "dt")
_WITHIN_A_LINE = re.compile("a|abbr|b|cite|code|data|del|dfn|em|i|kbd|mark|q|small|span|strong|sub|sup|time")
_SHOWN = ("address", "page", "heading", "text")
_SPACE = re.compile(r"\s+")
_OF_THE_LIBRARY = MESSAGE_LANGUAGE  # the language that the library knows by itself, which is that of its makers
_LIBRARY, _SUPPORT = Path("templates/search/lunr.js"), "lunr.stemmer.support.js"
_LANGUAGES = "https://github.com/MihaiValentin/lunr-languages"
_MORE = f"/*! {FILE}, at the root of this site, has this licence and those of the other parts. */"
_SAME = {"nb": "no", "nn": "no"}  # languages that the library knows by the name of another
_NEEDS_MORE = re.compile(r"\brequire\(|TinySegmenter|wordcut")
# Arabic's keeps its notes in the global object, as a function of a loose script gets it; a module gives none.
_NOTES = ("var self = this;", "var self = {};")
# What is no text: drawings, what is there for script, and what the site says about the other language's text.
_NO_TEXT = (
    ".//svg | .//script | .//noscript | .//template | .//nav | .//button | .//*[@hidden]"
    " | .//*[@class='elsewhere' or @class='older' or @class='places' or starts-with(@class, 'footnote-')]"
)


@dataclass
class Section:
    """What can be found: its address from the site's root, its page's name, its heading and the text below, in lines.

    ``also`` and ``foreign`` are found like the text and never shown: what readers may say for a term, and words of
    other languages. They are apart, so that a section is not found later the more languages the site has.
    """

    address: str
    page: str
    heading: str
    text: str = ""
    also: str = ""
    foreign: str = ""


def write_search(site: Site, folder: Path, library: Path) -> None:
    """Writes what search needs into ``folder``, where the site has been built: for each language a script, and a list
    of its sections. ``library`` is MkDocs' folder of lunr and the stemmers of its languages. Without a page to search
    on, there is nothing to write.
    """
    if not site.addresses_of("search"):
        return
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for locale in site.locales:
        found = map(asdict, find_all(site, folder, locale))
        sections = [{name: text for name, text in each.items() if text or name in _SHOWN} for each in found]
        data = json.dumps(sections, ensure_ascii=False, separators=(",", ":"))
        (folder / FOLDER / f"{locale}.json").write_text(data, encoding="utf-8")
        (folder / FOLDER / f"{locale}.js").write_text(
            script(library, site.data.languages[locale].stemmer), encoding="utf-8"
        )


def find_all(site: Site, folder: Path, locale: str) -> Iterator[Section]:
    """Every section of every page in one language, as built."""
    index, words = TermIndex(site.data.terms, locale), _words(site.data.terms, locale)
    for name, pair in site.pairs.items():
        if locale not in pair or not pair[locale].standing.is_searched:
            continue
        if site.data.service.role(name) != "search":  # which lists all others
            address = site.addresses(name)[locale]
            page = (folder / address / "index.html").read_text(encoding="utf-8")
            for section in find_sections(page, locale, address, site.title(name, locale)):
                uses = index.find_terms(f"{section.heading} {section.text}")
                section.also = " ".join([section.also, *(words[use.name] for use in uses)]).strip()
                yield section


def find_sections(page: str, locale: str, address: str, name: str) -> list[Section]:
    """The sections of one page; what stands before the first heading goes by the page's name."""
    document: html.HtmlElement = html.fromstring(page)
    main = document.get_element_by_id("content")
    for element in main.xpath(_NO_TEXT):
        element.drop_tree()
    sections = [Section(address, name, name)]
    for kind, text in _pieces(main, locale):
        if kind == "identifier":
            sections.append(Section(f"{address}#{text}", name, ""))
        else:
            setattr(sections[-1], kind, getattr(sections[-1], kind) + text)
    for section in sections:
        for field in ("heading", "also", "foreign"):
            setattr(section, field, " ".join(getattr(section, field).split()))
        lines = (" ".join(line.split()) for line in section.text.split("\n"))
        section.text = "\n".join(line for line in lines if line)
    return sections


def _pieces(element: html.HtmlElement, locale: str, kind: str = "text") -> Iterator[tuple[str, str]]:
    """(field of the section, text) in the order of the page, and (identifier, of what) where a section begins."""
    if not isinstance(element.tag, str):  # a comment
        return
    identifier = element.get("id") or element.getparent().get("id")
    around = kind
    if element.tag in _HEADINGS and identifier:
        yield "identifier", identifier
        kind = "heading"
    elif element.tag == "h1":
        kind = "also"
    elif element.get("lang", locale) != locale:
        kind = "foreign"
    end = "" if _WITHIN_A_LINE.fullmatch(element.tag) and kind == around else "\n"
    yield kind, end + _SPACE.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child, locale, kind)
        yield kind, _SPACE.sub(" ", child.tail or "")
    yield kind, end


def _words(terms: Terms, locale: str) -> dict[str, str]:
    """All that readers may say for a term, by its name: its forms, and the words that the site does not use for it."""
    return {
        name: " ".join([*each[locale].all_forms, *(form.text for form in each[locale].forbidden)]).replace("*", "")
        for name, each in terms.items()
    }


def scripts_of(site: Site, library: Path) -> dict[Script, list[str]]:
    """The files of the library and of its languages that are sent, each with the site's files that hold it."""
    found: dict[Script, list[str]] = {}
    for locale in site.locales if site.addresses_of("search") else ():
        for path in _files(library, site.data.languages[locale].stemmer):
            found.setdefault(_described(path), []).append(f"{FOLDER}/{locale}.js")
    return found


def _described(path: Path) -> Script:
    if path.name == _LIBRARY.name:
        return Script(path, "lunr", "https://github.com/olivernn/lunr.js", "pkg:npm/lunr")
    if path.name == _SUPPORT:
        return Script(path, "Snowball JavaScript Library", _LANGUAGES, f"pkg:npm/lunr-languages#{path.name}")
    return Script(path, f"lunr-languages: {path.name}", _LANGUAGES, f"pkg:npm/lunr-languages#{path.name}")


def _files(library: Path, stemmer: str) -> list[Path]:
    """The library, and what it needs for a language; a stemmer that it has by itself, or cannot use, needs nothing."""
    path = library / f"lunr-language/lunr.{_SAME.get(stemmer, stemmer)}.js"
    is_used = stemmer != _OF_THE_LIBRARY and path.is_file() and not _NEEDS_MORE.search(path.read_text(encoding="utf-8"))
    return [library / _LIBRARY, *((path.with_name(_SUPPORT), path) if is_used else ())]


def script(library: Path, stemmer: str) -> str:
    """The library and what it knows of a language as one module: its stemmer, and the words that tell nothing.

    English is the library's own. A language that it does not know, or whose stemmer needs more than the library, is
    searched by its words as they are: such stemmers change nothing anyway, they only divide text without spaces, and
    that the browser does. The library's files are made for Node, among others, so they get what Node would give them.
    Their licences ask for their notices, the first comments, to be kept.
    """
    lunr, *others = _files(library, stemmer)
    core = lunr.read_text(encoding="utf-8")
    notice = core[: core.index("*/") + 2]
    parts = [notice, _MORE, "const exports = {}, module = { exports };", jsmin(core)]
    parts.append("export const lunr = module.exports;")
    for path in others:
        text = path.read_text(encoding="utf-8").replace(*_NOTES)
        parts += [jsmin(text, keep_bang_comments=True), "module.exports(lunr);"]
    own = f"lunr.{others[-1].suffixes[0][1:]}" if others else "lunr" if stemmer == _OF_THE_LIBRARY else "{}"
    same = "(word) => word"
    parts += [f"const own = {own};", f"export const {{ stemmer = {same}, stopWordFilter = {same} }} = own;"]
    return "\n".join([*parts, ""])
