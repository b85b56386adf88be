"""What holds of terms and abbreviations on every built site, whatever its pages say; see checks_of_a_site.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from lxml import html

from .checks_of_a_site import Expected, target_of
from .conftest import Build, words_of

# Names of standards and of a level, and an amount as ISO 4217 writes it: the name of the currency is no abbreviation.
_NAMES = re.compile(r"EN 301 549|WCAG \d\.\d AA|\b[A-Z]{3} [\d,.]+")
_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")


def read_names(root: Path) -> dict[str, set[str]]:
    """What the abbreviations in terms stand for: for ABC the form “All Birds Can” of a term that has “… (ABC)” too."""
    names: dict[str, set[str]] = {}
    for each in yaml.safe_load((root / "docs/terms.yml").read_text(encoding="utf-8")).values():
        for words in each.values():
            forms = [form.rstrip("*") for form in (words["term"], *words.get("forms", ()))]
            for form in forms:
                for short in _CAPITALS.findall(form):
                    names.setdefault(short, set()).update(
                        name for name in forms if name in form and name != form and _can_be_short_for(short, name)
                    )
    return names


def _can_be_short_for(short: str, name: str) -> bool:
    """Whether the letters of the abbreviation stand in the name in their order."""
    return re.search(".*".join(short), name, re.I | re.S) is not None and name != short


def find_misled_terms(build: Build, expected: Expected) -> list[str]:
    """Links of terms that lead elsewhere than to an explanation, or that stand a second time on a page."""
    found = []
    for address, locale in expected.locales.items():
        words = expected.pages[expected.roles["words"]][locale]
        explained = set(build.page(words).xpath("//div[@class='words']//h2/@id"))
        heard = set()
        for link in build.page(address).xpath("//a[@class='term']"):
            path, _, name = target_of(address, link.get("href")).partition("#")
            said = (name, words_of(link).isupper())  # an abbreviation is explained besides the term that it stands for
            if path != f"/{words}" or name not in explained or said in heard:
                found.append(f"{address}: {words_of(link)} → {link.get('href')}")
            heard.add(said)
    return found


def find_unexplained_abbreviations(build: Build, expected: Expected, names: Mapping[str, set[str]]) -> list[str]:
    """Capitals in a row that a page neither writes out nor leads to the explanation of.

    In a link it is enough that the page which it leads to does.
    """
    pages = {f"/{address}": build.page(address).find(".//main") for address in expected.locales}
    found = []
    for address, main in pages.items():
        for link in main.iter("a"):
            there = pages.get(target_of(address.lstrip("/"), link.get("href", "")).partition("#")[0], main)
            found += [
                f"{address}: {short} in “{words_of(link)}”"
                for short in _abbreviations(words_of(link))
                if not _is_explained(short, main, names) and not _is_explained(short, there, names)
            ]
        outside = " ".join(_texts_outside_links(main))
        found += [f"{address}: {short}" for short in _abbreviations(outside) if not _is_explained(short, main, names)]
    return found


def _abbreviations(text: str) -> list[str]:
    return sorted(set(_CAPITALS.findall(_NAMES.sub("", " ".join(text.split())))))


def _texts_outside_links(element: html.HtmlElement) -> Iterator[str]:
    return (str(text) for text in element.xpath(".//text()[not(ancestor::a)]"))


def _is_explained(short: str, main: html.HtmlElement, names: Mapping[str, set[str]]) -> bool:
    """Whether the page leads to the explanation, writes the name out, or has words whose capitals are the letters."""
    if main.xpath(f".//a[@class='term'][normalize-space(translate(., '.,:;!?', ''))='{short}']"):
        return True
    if main.xpath(f".//abbr[@title][normalize-space()='{short}']"):
        return True
    text = words_of(main)
    initials = r"\W+(?:[a-zåäö]+\W+)?".join(rf"\b{letter}\w*" for letter in short)
    return any(name.casefold() in text.casefold() for name in names.get(short, ())) or bool(re.search(initials, text))
