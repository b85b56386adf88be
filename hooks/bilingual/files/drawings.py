"""An SVG drawing: parsed without entities, and held against a short list of what only draws.

Opened by its own address a drawing is a document, with all that a document can do: scripts, links, requests to other
origins, a whole page of HTML. Nothing of that is on the list (SVG 2, https://www.w3.org/TR/SVG2/). Nor is motion,
which nobody could stop (WCAG 2.2, 2.2.2), or a picture within the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from ..characters import find_in_value
from ..messages import Message, say, to_say, together
from ..messages.programs import said_by_program
from ..problems import Problem, choose, quote
from .drawn import TooMuch, drawn, excesses

MAX_PROBLEMS = 20
MAX_ATTRIBUTES = 150  # of one element: a parser compares each with all others
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
# What drawing programs write for themselves; a browser does nothing with it.
_OF_PROGRAMS = (
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
)
# SVG 2, Appendix F, without what moves, runs, links, or holds something else.
_ELEMENTS_THAT_DRAW = """
    svg g defs symbol use title desc metadata style switch view
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern marker clipPath mask
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
# Appendix G, of those elements; href is looked at by itself.
_ATTRIBUTES_THAT_DRAW = """
    id class style lang role tabindex version baseProfile
    x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr width height d points pathLength viewBox preserveAspectRatio transform
    rotate textLength lengthAdjust startOffset method side spacing offset systemLanguage enable-background
    gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    markerUnits markerWidth markerHeight refX refY orient clipPathUnits maskUnits maskContentUnits
    filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 stdDeviation order kernelMatrix
    divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
    kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
    limitingConeAngle baseFrequency numOctaves seed stitchTiles radius tableValues slope intercept amplitude exponent
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mix-blend-mode isolation opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
"""
_ELEMENTS = frozenset(_ELEMENTS_THAT_DRAW.split())
_ATTRIBUTES = frozenset(_ATTRIBUTES_THAT_DRAW.split())
_OF_ASSISTANCE = re.compile(r"(aria|data)-[a-z0-9-]+")
_DECLARATION = re.compile(
    rb"\s*<\?xml(?:\s+version=[\"']1\.[01][\"'])?(?:\s+encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?:\s+standalone=[\"'](?:yes|no)[\"'])?\s*\?>"
)
_VALUE = re.compile(rb"=\s*[\"']")
_OWN_ADDRESS = re.compile(r"url\(\s*[\"']?#[\w.:-]+[\"']?\s*\)")
_REACHES_OUT = re.compile(r"url\s*\(|@|\\|image-set\s*\(|image\s*\(|src\s*\(|expression|-moz-binding|behavior", re.I)
_PLAIN = say("Export the drawing as plain SVG, or save it as PNG.")


_BRING_IN = {
    b"<!DOCTYPE": to_say("The drawing holds a document type ({sign}), which can bring in what nobody sees."),
    b"<!ENTITY": to_say("The drawing holds an entity ({sign}), which can bring in what nobody sees."),
    b"<?": to_say("The drawing holds an instruction ({sign}), which can bring in what nobody sees."),
}


def find_problems_in_drawing(raw: bytes, file: str) -> list[Problem]:
    """What in an SVG file is not on the list, each at its line; the first few."""
    if problem := _wrong_beginning(raw, file):
        return [problem]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = say(
            "The drawing cannot be read as SVG ({error}).",
            error=said_by_program(quote(str(error.msg).partition(", line")[0])),
        )
        return [Problem(file, error.lineno or 1, what, _PLAIN, "file-content")]
    if root.tag != f"{{{_SVG}}}svg":
        what = say("This is no SVG drawing: it begins with <{name}>.", name=quote(str(etree.QName(root).localname)))
        to_do = say('A drawing begins with <svg xmlns="{svg}">. {how}', svg=_SVG, how=_PLAIN)
        return [Problem(file, _line(root), what, to_do, "file-content")]
    problems = []
    for problem in _find(root, file):
        problems.append(problem)
        if len(problems) == MAX_PROBLEMS:
            return problems
    return problems or _too_much(root, file)


def _line(element: etree._Element) -> int:
    return cast(int, element.sourceline or 1)


def _wrong_beginning(raw: bytes, file: str) -> Problem | None:
    """What is told before anything is parsed: another encoding, and a document type, which can hold entities."""
    said = _DECLARATION.match(raw.removeprefix(b"\xef\xbb\xbf"))
    rest = raw.removeprefix(b"\xef\xbb\xbf")[said.end() if said else 0 :]
    try:
        rest.decode()
        is_text = b"\0" not in rest and not re.match(rb"\s*<\?xml\s", rest)
    except UnicodeDecodeError:
        is_text = False
    if not is_text:
        return Problem(file, 1, say("The drawing is not written in UTF-8."), _PLAIN, "file-content")
    for sign, said_of in _BRING_IN.items():
        if sign in rest:
            line = raw.count(b"\n", 0, raw.index(sign, len(raw) - len(rest))) + 1
            what = say(said_of, sign=sign.decode())
            return Problem(file, line, what, say("Take it out. {how}", how=_PLAIN), "file-content")
    line = 1
    for part in rest.split(b"<"):  # no value holds that sign
        if part.count(b"=") > MAX_ATTRIBUTES and len(_VALUE.findall(part)) > MAX_ATTRIBUTES:
            what = say("An element has more than {most} attributes.", most=MAX_ATTRIBUTES)
            return Problem(file, line, what, _PLAIN, "file-content")
        line += part.count(b"\n")
    return None


def _find(root: etree._Element, file: str) -> Iterator[Problem]:
    named: dict[str, int] = {}
    for element in root.iter(etree.Element):
        name, line = etree.QName(element), _line(element)
        if name.namespace in _OF_PROGRAMS:
            continue
        if name.namespace != _SVG or name.localname not in _ELEMENTS:
            what = say("<{name}> cannot stand in a drawing here.", name=quote(name.localname))
            choice = choose(name.localname, sorted(_ELEMENTS)) if name.namespace == _SVG else None
            to_do = say("Take it out. {how}", how=_PLAIN)
            if choice and choice.near:
                to_do = together([say("Did you mean <{name}>?", name=choice.near), to_do])
            yield Problem(file, line, what, to_do, "file-content")
            continue
        if name.localname == "style" and _reaches_out("".join(map(str, element.itertext()))):
            what = say("The style of the drawing asks for something from elsewhere, or could.")
            yield Problem(file, line, what, say("Take out url(), @ and \\. {how}", how=_PLAIN), "file-content")
        if first := named.get(identifier := str(element.get("id", ""))):
            what = say(
                "The name “{name}” is already that of an element on line {first}.",
                name=quote(identifier),
                first=first,
            )
            yield Problem(file, line, what, say("Give one of the two another name."), "file-content")
        if identifier:
            named[identifier] = line
        for what in excesses(element):
            yield Problem(file, line, what, _PLAIN, "file-content")
        for key, value in element.attrib.items():
            if problem := _wrong_attribute(str(key), str(value)):
                yield Problem(file, line, problem, say("Take it out. {how}", how=_PLAIN), "file-content")
        for text in (element.text, *element.attrib.values(), *(child.tail for child in element)):
            if text and (wrong := find_in_value(str(text))):
                yield Problem(file, line, *wrong, "character")


def _wrong_attribute(key: str, value: str) -> Message | None:
    name = etree.QName(key)
    said = quote(name.localname)
    if name.namespace in _OF_PROGRAMS:
        return None
    if name.localname == "href" and name.namespace in (None, _XLINK):
        is_own = re.fullmatch(r"#[\w.:-]+", value)
        return None if is_own else say('{name}="{value}" leads out of the drawing.', name=said, value=quote(value))
    if name.namespace == _XLINK and name.localname in ("type", "title", "show", "actuate"):
        return None
    if name.namespace == _XML and name.localname in ("lang", "space"):
        return None
    if name.namespace or not (name.localname in _ATTRIBUTES or _OF_ASSISTANCE.fullmatch(name.localname)):
        return say("The attribute “{name}” cannot stand in a drawing here.", name=said)
    if name.localname not in ("id", "class", "lang", "role") and _reaches_out(value):
        return say('{name}="{value}" asks for something from elsewhere, or could.', name=said, value=quote(value))
    return None


def _reaches_out(css: str) -> bool:
    return bool(_REACHES_OUT.search(_OWN_ADDRESS.sub("", css)))


def _too_much(root: etree._Element, file: str) -> list[Problem]:
    """A drawing in which few lines make a browser draw without end."""
    try:
        drawn(root)
        return []
    except TooMuch:
        what = say(
            "The drawing repeats parts of itself so often, or so deep inside each other, that a browser could stop."
        )
        return [Problem(file, _line(root), what, _PLAIN, "file-content")]
