"""How much a browser has to draw for an SVG drawing, each reference followed; and what alone would be too much.

A few lines can make it draw without end: parts that repeat parts, a filter over a filter, tiles and dashes without
number (SVG 2, 5.5 and 14.3; Filter Effects 1). A style sheet counts for every element that its rules could mean.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ..messages import Message, say

MAX_DEPTH = 60  # elements inside each other, and through references
MAX_DRAWN = 50_000  # elements that a browser draws when each reference is followed
MAX_RULES = 500  # of its style sheets that use parts of the drawing
MAX_PARTS_OF_FILTER = 20
OF_A_FILTER = 400  # elements that drawing the pixels of one part of a filter takes as long as
_REFERENCE = re.compile(r"url\(\s*[\"']?#([\w.:-]+)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_SELECTOR = re.compile(r"([a-zA-Z]*)((?:[.#][\w-]+)*)")
_COMBINATOR = re.compile(r"[\s>+~]+")
_INHERITED = frozenset(["fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"])
_FUNCTION = re.compile(r"(?:blur|drop-shadow)\s*\(", re.I)
_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
_NUMBERS = re.compile(_NUMBER)
_LENGTH = re.compile(rf"({_NUMBER})\s*(%?)[a-z]*")
_SCALES = re.compile(r"(scale|matrix)\s*\(([^()]*)\)")
# The most that a number of a filter can be; more than any picture needs.
_MOST: Mapping[str, float] = {
    "numOctaves": 8,
    "stdDeviation": 200,
    "radius": 100,
    "order": 9,
    "baseFrequency": 10,
}
_SMALLEST_TILE = 0.5  # of the drawing's units; a hundredth of what it fills
_SMALLEST_DASH = 0.01


class TooMuch(Exception):
    """A drawing that a browser could stop at."""


class _Rule(NamedTuple):
    """A rule of a style sheet: whom it means (all, if empty), the parts of the drawing that it uses, and whether what
    stands inside an element uses them too."""

    type: str
    names: frozenset[str]
    targets: tuple[str, ...]
    is_inherited: bool


def drawn(root: etree._Element) -> int:
    """How many elements a browser draws, or as much work as so many. Raises TooMuch at more than it should."""
    named = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    rules = _rules(root, named)
    counted: dict[etree._Element, int] = {}
    shown: set[etree._Element] = set()

    def count(element: etree._Element, depth: int) -> int:
        if element in counted:
            return counted[element]
        if depth > MAX_DEPTH or element in shown:
            raise TooMuch
        shown.add(element)
        name = etree.QName(element).localname
        total = OF_A_FILTER if name.startswith("fe") and len(name) > 2 else 1
        for child in element.iterchildren(etree.Element):
            total += count(child, depth + 1)
        own = total
        for target, is_inherited in _references(element, rules):
            if target in named:
                times = own if is_inherited else 1
                cost = count(named[target], depth + 1)
                total += times * (1 if named[target].tag.endswith("Gradient") else cost)
        if total > MAX_DRAWN:
            raise TooMuch
        shown.discard(element)
        counted[element] = total
        return total

    return count(root, 0)


def _references(element: etree._Element, rules: Sequence[_Rule]) -> Iterator[tuple[str, bool]]:
    """The parts of the drawing that an element uses, and whether all that stands in it does."""
    for key, value in element.attrib.items():
        name, said = etree.QName(key).localname, str(value)
        if name == "href" and said.startswith("#"):
            yield said[1:], False
        elif "url" in said:
            is_inherited = name in _INHERITED or (name == "style" and _is_inherited(said))
            yield from ((target, is_inherited) for target in _REFERENCE.findall(said))
    if rules:
        type_ = etree.QName(element).localname
        names = {f".{one}" for one in str(element.get("class", "")).split()} | {f"#{element.get('id', '')}"}
        for rule in rules:
            if rule.type in ("", type_) and rule.names <= names:
                yield from ((target, rule.is_inherited) for target in rule.targets)


def _rules(root: etree._Element, named: Container[str]) -> list[_Rule]:
    """The rules that use parts of the drawing. What is no plain selector could mean every element."""
    rules: list[_Rule] = []
    for style in root.iter("{http://www.w3.org/2000/svg}style"):
        css = _COMMENT.sub(" ", "".join(map(str, style.itertext())))
        found = 0
        for block in css.split("}"):
            before, _, declarations = block.rpartition("{")
            used = _REFERENCE.findall(declarations) if before else []
            found += len(used)
            targets = tuple(one for one in used if one in named)
            for selector in before.rpartition("{")[2].split(",") if targets else ():
                plain = _SELECTOR.fullmatch(_COMBINATOR.split(selector.strip())[-1])
                names = frozenset(re.findall(r"[.#][\w-]+", plain[2])) if plain else frozenset()
                rules.append(_Rule(plain[1] if plain else "", names, targets, _is_inherited(declarations)))
        if found != len(_REFERENCE.findall(css)) or len(rules) > MAX_RULES:
            raise TooMuch
    return rules


def _is_inherited(declarations: str) -> bool:
    pairs = (each.partition(":") for each in declarations.split(";"))
    return any(name.strip() in _INHERITED and "url" in value for name, _, value in pairs)


def excesses(element: etree._Element) -> Iterator[Message]:
    """What of an element's numbers would make a browser work without end, in words."""
    name = etree.QName(element).localname
    for key, most in _MOST.items():
        if any(float(number) > most for number in _NUMBERS.findall(str(element.get(key, "")))):
            yield say("{key} can be at most {most}.", key=key, most=f"{most:g}")
    if name == "filter" and sum(1 for _ in element.iter(etree.Element)) > MAX_PARTS_OF_FILTER + 1:
        yield say("A filter can have at most {most} parts.", most=MAX_PARTS_OF_FILTER)
    if name == "pattern" and _has_tiny_tiles(element):
        yield say("The tiles of the pattern are too small.")
    css = f"{element.get('style', '')};{''.join(map(str, element.itertext())) if name == 'style' else ''}"
    if _FUNCTION.search(css) or _FUNCTION.search(str(element.get("filter", ""))):
        yield say("What blurs or throws a shadow is written as <filter> in a drawing.")
    styles = re.findall(r"stroke-dasharray\s*:([^;}]*)", css)
    for said in (str(element.get("stroke-dasharray", "")), *styles):
        numbers = [float(number) for number in _NUMBERS.findall(said)]
        if numbers and 0 < sum(numbers) < _SMALLEST_DASH:
            yield say("The dashes of a line are too small.")


def _has_tiny_tiles(pattern: etree._Element) -> bool:
    is_of_units = pattern.get("patternUnits") == "userSpaceOnUse"
    for key in ("width", "height"):
        length = _LENGTH.fullmatch(str(pattern.get(key, "")).strip())
        if length and float(length[1]):
            size = float(length[1]) / (100 if length[2] else 1)
            smallest = _SMALLEST_TILE if is_of_units and not length[2] else _SMALLEST_TILE / 50
            if size < smallest:
                return True
    size = 1.0
    for kind, said in _SCALES.findall(str(pattern.get("patternTransform", ""))):
        numbers = [float(number) for number in _NUMBERS.findall(said)]
        if kind == "matrix" and len(numbers) == 6:
            size *= abs(numbers[0] * numbers[3] - numbers[1] * numbers[2])
        elif kind == "scale" and numbers:
            size *= abs(numbers[0] * numbers[-1])
    return size < _SMALLEST_DASH**2
