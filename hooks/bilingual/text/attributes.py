"""Attribute lists after headings, blocks and what stands in a line: ``{ #name .class lang=en }``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from ..messages import Message, say
from ..problems import quote
from .times import is_moment, is_time

_ITEM = re.compile(
    r"""\s*(?:\#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w:-]+)=(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'{}=]+)))"""
)
_TYPESET = "“”„‘’«»"
_LONGEST = 500  # characters
LOOKS_LIKE_ONE = re.compile(r"\{:?[ \t]*[#.][^\s{}]")


_LANGUAGE = r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,4}"  # BCP 47, without private use alone
_SIZE = r"[1-9][0-9]{0,3}"
_ANY = r"[^\0]*"
# What a text may say of any element, and of some: nothing that runs, that scripts and styles of the frame listen to, or
# that looks, sounds or leads otherwise than it says. Each with the values that it may have.
_OF_ANY = {
    "class": r"[\w-]{1,80}(?: [\w-]{1,80}){0,9}",
    "dir": "ltr|rtl|auto",
    "id": r"[\w:.-]{1,80}",
    "lang": _LANGUAGE,
    "title": _ANY,
    "translate": "yes|no",
}
_OF_SOME = {
    "a": {"href": _ANY, "hreflang": _LANGUAGE},
    "img": {"src": _ANY, "alt": _ANY, "width": _SIZE, "height": _SIZE},
    "time": {"datetime": r"[0-9TPYMWDHSZ:+. -]{1,40}"},
    "del": {"datetime": r"[0-9TZ:+. -]{1,40}"},
    "ins": {"datetime": r"[0-9TZ:+. -]{1,40}"},
    "data": {"value": r"[\w .:+-]{1,80}"},
    "details": {"open": "open|"},
    "heading": {"old": r"[\w:.-]{1,80}(?: [\w:.-]{1,80}){0,9}"},  # names that it had; links to them go on to lead here
}
_IN_HTML_ONLY = frozenset(["href", "src", "alt"])  # Markdown has its own way to write them
_FORMS = {
    "class": say("Write words of letters, digits and hyphens."),
    "id": say("Write a name of letters, digits and hyphens, without a value."),
    "lang": say("Write a language by its code, as in sv or en-GB."),
    "hreflang": say("Write a language by its code, as in sv or en-GB."),
    "datetime": say("Write a day or a time as in 2027-03-01."),
    "old": say('Write the names that the heading had, with a space between two: old="first-name second-name".'),
}
# Names that the site gives itself: to notes and callouts, and what its style and its search know them by.
_OWN_IDENTIFIER = re.compile(r"(?:footnote|callout)-(?:ref-)?[0-9].*", re.S)
# Those that only styles and scripts know, since a script gives them, are told by their form or stand here too.
_OWN_CLASS = re.compile(
    r".*(?:--|__).*|(?:callout|footnote|md-).*|code|elsewhere|lead|not-known|older|search-dialog|spoken|table|term|tied|ways",
    re.S,
)
FOR_TEXTS = ("not-on-paper", "steps")  # classes that CONTRIBUTING.md names
_NEARLY = 0.9  # of two names, by difflib: a letter more or less in a long one
_OF_A_SCRIPT = re.compile(r".*[a-z][A-Z].*|_.*|lunr", re.S)  # as in querySelector, __proto__


def _nearly_one_for_texts(name: str) -> tuple[str, str] | None:
    """A class that is nearly one that the site has for texts, and that one."""
    near = get_close_matches(name.lower().replace("_", "-"), FOR_TEXTS, n=1, cutoff=_NEARLY)
    return (name, near[0]) if near and name not in FOR_TEXTS else None


def is_own_identifier(name: str) -> bool:
    """Whether the site may give a name itself: to a note or a callout."""
    return bool(_OWN_IDENTIFIER.fullmatch(name))


def _is_taken(name: str) -> bool:
    return is_own_identifier(name) or bool(_OF_A_SCRIPT.fullmatch(name))


class Wrong(NamedTuple):
    """What is wrong with an attribute, and what to do."""

    what: Message
    to_do: Message


def wrong_attributes(element: str, attributes: Mapping[str, str], of_html: bool) -> Iterator[Wrong]:
    """What an element of a text cannot have. A list in braces never changes an address or a text alternative."""
    possible = _OF_ANY | _OF_SOME.get(element, {})
    for name, value in attributes.items():
        if name not in possible or (name in _IN_HTML_ONLY and not of_html):
            known = sorted(one for one in possible if of_html or one not in _IN_HTML_ONLY)
            what = say("“{name}” is no attribute that this can have in a text.", name=quote(name))
            yield Wrong(what, say("Take it out. Possible here: {names}.", names=", ".join(known)))
        elif not re.fullmatch(possible[name], value):
            what = say("“{name}” has no value.", name=name)
            if value:
                what = say("“{value}” is no value that “{name}” can have.", value=quote(value), name=name)
            if value.strip(_TYPESET) != value:
                what = say("The quotation marks around “{value}” are typeset ones.", value=quote(value.strip(_TYPESET)))
                to_do = say("Write straight ones, or none: {name}={value}", name=name, value=value.strip(_TYPESET))
                yield Wrong(what, to_do)
                continue
            values = possible[name].strip("|").replace("|", ", ")
            yield Wrong(what, _FORMS.get(name) or say("Possible here: {names}.", names=values))
        elif name == "datetime" and not (is_time if element == "time" else is_moment)(value):
            yield Wrong(say("“{value}” is no day or time that there is.", value=quote(value)), _FORMS["datetime"])
        elif name in ("id", "old") and (own := next(filter(_is_taken, value.split()), None)):
            what = say(
                "The name “{name}” is one that the site gives itself, or that a script could take for its own.",
                name=own,
            )
            yield Wrong(what, say("Write another name, in small letters with hyphens."))
        elif name == "class" and (own := next(filter(_OWN_CLASS.fullmatch, value.split()), None)):
            what = say("The class “{name}” is one that the site gives itself.", name=own)
            yield Wrong(what, say("Write another name, or take it out."))
        elif name == "class" and (near := next(filter(None, map(_nearly_one_for_texts, value.split())), None)):
            what = say("The class “{name}” would do nothing.", name=near[0])
            yield Wrong(what, say("Did you mean “{name}”?", name=near[1]))


def read_attributes(source: str) -> dict[str, str] | None:
    """``{ #name .class key="value" }`` with its braces → attributes; None for anything else."""
    if len(source) > _LONGEST or source[:1] != "{" or source[-1:] != "}":
        return None
    inner = source[1:-1].removeprefix(":").rstrip()
    found: dict[str, str] = {}
    end = 0
    while end < len(inner):
        match = _ITEM.match(inner, end)
        if not match or (match.end() < len(inner) and not inner[match.end()].isspace()):
            return None
        end = match.end()
        if match["id"]:
            found["id"] = match["id"]
        elif match["class"]:
            found["class"] = f"{found['class']} {match['class']}" if "class" in found else match["class"]
        else:
            found[match["key"]] = next(match[one] for one in "abc" if match[one] is not None)
    return found or None


def leading(text: str) -> tuple[dict[str, str], int] | None:
    """The attribute list that a text begins with, and where it ends."""
    end = text.find("}", 0, _LONGEST)
    found = read_attributes(text[: end + 1]) if text.startswith("{") and end > 0 else None
    return (found, end + 1) if found else None


def trailing(text: str) -> tuple[dict[str, str], str] | None:
    """The attribute list that a text ends with, and the text before it."""
    start = text.rfind("{")
    found = read_attributes(text[start:]) if start >= 0 and text.endswith("}") else None
    return (found, text[:start].rstrip()) if found else None
