"""What a printed page may hold: elements, their attributes with the values these may have, and nothing else.

Whatever comes from text, data or templates must be on this list. What runs, loads, asks, moves or sends is not: no
event attributes, no style, no frames, no forms that send, no scripts but the site's own files and linked data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from ..data.origins import Origins
from ..messages import Message, say, to_say
from ..text.addresses import has_scheme, wrong_address

_ADDRESS, _PICTURE, _OWN_FILE = "address", "picture", "own file"  # looked at by more than a pattern
_ANY = r"[^\0]*"
_WORDS = r"[\w:./ -]{1,300}"  # names too, which have a slash where several texts stand on a page
_NUMBER = r"-?[0-9]{1,5}(?:\.[0-9]{1,6})?(?:em|%)?"
_FORMS = ("zero", "one", "two", "few", "many", "other")  # CLDR's plural categories
_LANGUAGE = r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,4}"
_NO_ELEMENTS = "html head body title main header footer nav section ul dl dt dd thead tbody tr noscript summary figure "
_PLAIN = (
    "abbr aside b bdi blockquote br cite code dfn div em figcaption h1 h2 h3 h4 h5 h6 hr i kbd mark p pre q s samp "
    "small span strong sub sup table td u var wbr li g desc template"
)
# The parts of a page that scripts know, by what is written in the templates; a text can have none of them.
_OF_ANY: Mapping[str, str] = {
    "class": r"[\w:.+# -]{1,300}",
    "dir": "ltr|rtl|auto",
    "hidden": "",
    "id": r"[^\s\"'<>&]{1,100}",
    "lang": _LANGUAGE,
    "role": "region|note|doc-endnotes|doc-noteref|doc-backlink|search|img",
    "tabindex": "0|-1",
    "title": _ANY,
    "translate": "yes|no",
    "aria-current": "page|true",
    "aria-describedby": _WORDS,
    "aria-hidden": "true",
    "aria-label": _ANY,
    "aria-labelledby": _WORDS,
    **dict.fromkeys(("data-rule", "data-announced"), r"[a-z0-9_]{1,100}"),
}
_PLACED = dict.fromkeys(("x", "y", "width", "height", "cx", "cy", "r"), _NUMBER)
_OF_SOME: Mapping[str, Mapping[str, str]] = {
    **{name: {} for name in (*_NO_ELEMENTS.split(), *_PLAIN.split())},
    "a": {
        "href": _ADDRESS,
        "hreflang": _LANGUAGE,
        "type": "application/json|application/atom\\+xml",
        "data-address": _ANY,
        "data-search": "",
        "data-keeps-section": "",
    },
    "button": {"type": "button"},
    "circle": _PLACED,
    "data": {"value": _ANY},
    "del": {"datetime": _WORDS},
    "div": {
        "aria-live": "polite",
        "aria-atomic": "true",
        **dict.fromkeys((f"data-{kind}" for kind in (*_FORMS, "none", "like", "missing", "failed")), _ANY),
    },
    "details": {"open": "open|"},
    "form": {"method": "dialog", "autocomplete": "off"},
    "img": {"src": _PICTURE, "alt": _ANY, "width": _NUMBER, "height": _NUMBER},
    "input": {
        "type": "checkbox|text",
        "checked": "checked|",
        "autocomplete": "off",
        "enterkeyhint": "search",
        "form": _WORDS,
    },
    "ins": {"datetime": _WORDS},
    "label": {"for": _WORDS},
    "link": {
        "rel": "alternate|apple-touch-icon|canonical|describedby|icon|stylesheet",
        "href": _ADDRESS,
        "hreflang": f"{_LANGUAGE}|x-default",
        "type": "application/json|application/atom\\+xml|text/turtle",
    },
    "meta": {
        "charset": "utf-8",
        "name": "viewport|description|robots|color-scheme",
        "property": "og:(?:title|description|type|locale|image|image:alt)",
        "content": _ANY,
    },
    "ol": {"start": "[0-9]{1,9}"},
    "path": {"d": r"[MmLlHhVvCcSsQqTtAaZz0-9., -]{1,5000}"},
    "rect": _PLACED,
    "script": {
        "type": "module|application/ld\\+json",
        "src": _OWN_FILE,
        "integrity": "sha384-[A-Za-z0-9+/]{64}",
    },
    "svg": _PLACED | {"xmlns": "http://www\\.w3\\.org/2000/svg", "viewBox": "[0-9 .-]{1,40}", "overflow": "visible"},
    "text": _PLACED,
    "th": {"scope": "col|row"},
    "time": {"datetime": _WORDS},
}
# What a page at a former address may have besides: the way to where the page is now, at once (WCAG 2.2, 2.2.1; H76).
_OF_A_FORMER_ADDRESS = {"http-equiv": "refresh", "content": r"0; url=(?:\.\./){1,20}(?:[A-Za-z0-9_-]+/)*"}
_LOADED = frozenset({"icon", "apple-touch-icon", "stylesheet"})  # links whose file every reader's device asks for
_START = re.compile(r'<([a-zA-Z][^\s>"]*)((?: [^\s"=>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s"=>]+)="([^"]*)"')


class Fault(NamedTuple):
    """What is wrong on a printed page; ``shown`` is a piece of the source that may have printed it."""

    what: Message
    shown: str


class Allowed:
    """The list, for a site that may lead to ``origins`` and is published at the address ``own``.

    ``is_former`` says that it is for pages at former addresses, which lead on by themselves.
    """

    def __init__(self, origins: Origins, own: str, is_former: bool = False) -> None:
        self._origins, self._own, self._is_former = origins, own, is_former

    def faults(self, tag: str) -> Iterator[Fault]:
        """What is wrong with a tag as a browser's reading of a page is written out: all values in double quotes."""
        if tag.startswith("</") or tag == "<!DOCTYPE html>":
            return  # an end belongs to a start
        match = _START.fullmatch(tag)
        name = match[1] if match else tag[1:].partition(" ")[0].rstrip(">")
        if not match or name not in _OF_SOME:
            yield Fault(say("<{name}> is no element that a page may hold.", name=name), f"<{name}")
            return
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(match[2])}
        possible = _OF_SOME[name]
        if self._is_former and "http-equiv" in attributes and name == "meta":
            possible = _OF_A_FORMER_ADDRESS
        for key, value in attributes.items():
            form = possible.get(key) if key in possible else _OF_ANY.get(key)
            if form is None:
                yield Fault(say("“{key}” is no attribute that <{name}> may have.", key=key, name=name), f"{key}=")
            elif form in (_ADDRESS, _PICTURE, _OWN_FILE):
                if wrong := self._wrong_address(form, value, attributes):
                    yield Fault(wrong, value)
            elif not re.fullmatch(form, value):
                what = to_say("“{value}” is no value that “{key}” of <{name}> may have.")
                yield Fault(say(what, value=value[:60], key=key, name=name), value)
        if name == "form" and "method" not in attributes:
            yield Fault(say("A form could send what readers enter."), "<form")
        if name == "img" and "alt" not in attributes:
            yield Fault(say("A picture has no text alternative."), attributes.get("src", "<img"))
        if name == "script" and ("type" not in attributes or ("src" in attributes) != (attributes["type"] == "module")):
            yield Fault(say("A script stands in the page itself."), "<script")
        if name == "html" and "lang" not in attributes:
            yield Fault(say("The page does not say which language it is in."), "<html")

    def _wrong_address(self, form: str, address: str, attributes: Mapping[str, str]) -> Message | None:
        if address.startswith(self._own):
            return None
        if wrong := wrong_address(address):
            return wrong.what
        is_own = not has_scheme(address)
        if form == _OWN_FILE or attributes.get("rel") in _LOADED:
            return None if is_own else say("“{address}” is loaded from another site.", address=address)
        if form == _PICTURE:
            is_known = is_own or (address.startswith("https:") and self._origins.allows_picture(address))
        else:
            is_known = self._origins.allows_link(address)
        if is_known:
            return None
        return say("“{address}” leads to another site, which is not on the list of known ones.", address=address)
