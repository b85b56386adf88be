"""A record against its JSON Schema: every error at once, in plain words, at its line.

The advice is the ``description`` of the part of the schema that is not met: the same words that an editor's tool shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, cast
from unicodedata import normalize

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from ..messages import Message, as_is, either, say, to_say, together
from ..problems import Choice, Problem, ProblemCode, choose, choose_from, quote
from .days import FIRST, LAST, is_beyond, read_day
from .reading import MAX_PROBLEMS, Path, Record
from .slips import A_REMARK

SCHEMAS = FilePath(__file__).parent / "schemas"
_FORMATS = FormatChecker(())
# The pattern of a text that must say something: not only spaces, soft hyphens and other signs that nobody sees (the
# default ignorable ones of Unicode, and those that are blank). Each schema that means it has the same words.
_NOT_EMPTY = (
    r"[^\s\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F"
    r"\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]"
)
_TYPES = {
    "object": say("a list of names with values"),
    "array": say("a list"),
    "string": say("text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "null": say("empty"),
}
_LONGEST = 200  # characters of an address or a name that somebody has meant
_TYPED = {  # what programs for text write in the place of what is typed
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
}
_BOUNDS = {
    "minimum": to_say("{found} is not possible: it must be at least {value}."),
    "exclusiveMinimum": to_say("{found} is not possible: it must be more than {value}."),
    "maximum": to_say("{found} is not possible: it must be at most {value}."),
}


@_FORMATS.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or bool(read_day(value))


@lru_cache
def _validator(schema: str, locales: tuple[str, ...]) -> Draft202012Validator:
    """The schema file with the site's languages put in: ``…each_language`` demands them."""
    content = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    definitions = content.get("$defs", {})
    for per_language in (each for name, each in definitions.items() if name.endswith("each_language")):
        value = per_language.pop("additionalProperties")
        per_language |= {
            "properties": dict.fromkeys(locales, value),
            "required": list(locales),
            "additionalProperties": False,
        }
    return Draft202012Validator(content, format_checker=_FORMATS)


def find_problems(record: Record, schema: str, locales: Sequence[str]) -> list[Problem]:
    """What ``record`` does not keep of ``schemas/<schema>.schema.json`` in a site with these languages.

    All of it, or as much as anyone mends before looking again, from the top of the file.
    """
    errors = sorted(_validator(schema, tuple(locales)).iter_errors(record.data), key=lambda one: _line(one, record))
    meant = {(tuple(error.absolute_path), name) for error in errors for name in _meant(error)}
    found: dict[Problem, None] = {}
    for error in errors:
        if len(found) < MAX_PROBLEMS:
            found |= dict.fromkeys(_problems(error, record, meant))
    return sorted(found)[:MAX_PROBLEMS]


def _line(error: ValidationError, record: Record) -> int:
    return record.line(tuple(error.absolute_path))


def _meant(error: ValidationError) -> Iterator[str]:
    """The names that others, which cannot stand there, are surely slips for: their lack needs no message."""
    if error.validator == "additionalProperties" and isinstance(error.schema, dict):
        known = error.schema.get("properties", {})
        yield from (near for key in cast(Any, error.instance) if key not in known and (near := choose(key, known).near))


def _problems(error: ValidationError, record: Record, meant: Collection[tuple[Path, str]]) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    advice = _description(error.schema)
    for key, what, to_do, code in _explain(error, advice, {name for where, name in meant if where == path}):
        line = record.line((*path, key) if key is not None else path)
        edit = None
        if isinstance(to_do, Choice):
            taken = to_do.near in cast(Any, error.instance)  # it would stand there twice
            edit = None if taken else to_do.edit(record.file, line, after=":")
            to_do = to_do.advice
        yield Problem(record.file, line, _at(path, what), to_do, code, edit=edit)


def _as_name(said: str, pattern: str) -> str:
    """A name that can stand there and is nearest to what somebody has written; empty if there is none."""
    plain = normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    names = (re.sub(r"[^a-z0-9]+", sign, plain).strip(sign) for sign in "_-")
    return next((name for name in names if name and name != said and re.fullmatch(pattern, name)), "")


def _at(path: Path, what: Message) -> Message:
    return say("{path}: {what}", path=".".join(str(part) for part in path), what=what) if path else what


def _explain(
    error: ValidationError, advice: Message, meant: Collection[str]
) -> Iterator[tuple[str | None, Message, Message | Choice, ProblemCode]]:
    """(the key inside the place, if the line is the key's; what is wrong; what to do, for a key a choice; its code)"""
    rule, value, found = str(error.validator), cast(Any, error.validator_value), cast(Any, error.instance)
    schema = error.schema if isinstance(error.schema, dict) else {}
    if rule == "required":
        for key in value:
            if key not in found and key not in meant:
                to_do = _description(schema.get("properties", {}).get(key)) or advice
                yield None, say("“{key}” is missing.", key=key), to_do, "missing-name"
    elif rule == "additionalProperties":
        known = schema.get("properties", {})
        for key in found:
            if key not in known and not any(re.search(form, key) for form in schema.get("patternProperties", ())):
                what = say("“{key}” is not a name that can stand here.", key=quote(key))
                if key.startswith("<!--"):
                    yield key, *A_REMARK, "unknown-key"
                else:
                    yield key, what, choose(key, known), "unknown-key"
    elif rule == "anyOf" and isinstance(found, dict):
        keys = ", ".join(key for each in value for key in each["required"])
        yield None, say("At least one of these is missing: {keys}.", keys=keys), advice, "missing-name"
    elif "propertyNames" in error.absolute_schema_path:
        better = _as_name(found, str(schema.get("pattern", ".*"))) if isinstance(found, str) else ""
        to_do = together([say("Did you mean “{name}”?", name=better), advice]) if better else advice
        yield found, say("“{found}” is not a good name.", found=quote(found)), to_do, "bad-form"
    elif rule == "enum" and not isinstance(found, str):
        what = say("This must be one of the possible values, but it is {found}.", found=_kind(found))
        yield None, what, choose_from("", value), "bad-choice"
    elif rule == "enum":
        what = say("“{found}” is not one of the possible values.", found=quote(found))
        yield None, what, choose_from(found, value), "bad-choice"
    elif rule == "type":
        expected = either(_TYPES[name] for name in ([value] if isinstance(value, str) else value))
        what = say("This must be {expected}, but it is {found}.", expected=expected, found=_kind(found))
        if isinstance(found, int | Decimal) and "string" in value and _keeps(_show(found), schema):
            advice = together(
                [advice, say('If it is meant, put quotation marks around it: "{text}".', text=_show(found))]
            )
        yield None, what, advice, "bad-type"
    elif rule == "format" and is_beyond(str(found)):
        what = say(
            "{found} is not possible: a day here lies between {first} and {last}.", found=found, first=FIRST, last=LAST
        )
        yield None, what, advice, "bad-number"
    elif rule in ("minProperties", "minItems") or (rule == "pattern" and value == _NOT_EMPTY):
        yield None, say("This is empty."), advice, "empty"
    elif rule in ("minimum", "exclusiveMinimum", "maximum"):
        yield None, say(_BOUNDS[rule], found=_show(found), value=value), advice, "bad-number"
    elif rule == "maxLength":
        what = say(
            "“{found}” has {number} characters, and at most {most} can stand here.",
            found=quote(found), number=len(found), most=value,
        )  # fmt: skip
        yield None, what, advice, "too-large"
    elif isinstance(found, str) and found != found.strip() and _keeps(found.strip(), schema):
        what = say("A space stands at the beginning or at the end of “{found}”.", found=quote(found.strip()))
        yield None, what, say("Take it out."), "bad-form"
    elif isinstance(found, str) and (
        meant := next((one for one in _perhaps_meant(found, rule, value) if _keeps(one, schema)), "")
    ):
        what = say("“{found}” is not written in the right way.", found=quote(_show(found)))
        yield None, what, together([say("Did you mean “{name}”?", name=meant), advice]), "bad-form"
    else:
        yield None, say("“{found}” is not written in the right way.", found=quote(_show(found))), advice, "bad-form"


def _perhaps_meant(found: str, rule: str, value: Any) -> Iterator[str]:
    """What was meant by a text that was copied from a letter or a browser, the likeliest first."""
    if len(found) > _LONGEST:
        return
    typed = found.translate(_TYPED).strip()
    bare = re.sub(r"\A.*<(?:mailto:)?([^<>]+)>\Z|\A(?:mailto|tel|callto):", r"\1", typed, flags=re.I)
    for one in (typed, bare, bare.lower(), re.sub(r"\s*\(0\)\s*", " ", bare)):
        if one != found:
            yield one
    if "." in bare and " " not in bare and "https" in str(value) and ".md" not in bare:
        address = re.sub(r"\A(?:https?:/*)?", "https://", bare, count=1, flags=re.I)
        address = re.sub(r"(?<=/)index\.html?\Z", "", address)
        yield from (address, f"{address}/") if "%" not in address else ()  # of which half can be missing
    elif site := re.fullmatch("https?://([^/%]+)/?", bare, re.I):
        yield site[1].lower()
    if rule == "pattern" and re.fullmatch(r"/?[\w -]{1,100}/?", found) and (name := _as_name(found, value)):
        yield name


def _keeps(text: str, schema: Any) -> bool:
    """Whether a text is what a part of a schema asks for."""
    return bool(Draft202012Validator(schema, format_checker=_FORMATS).is_valid(text))


def _description(schema: Any) -> Message:
    return say(pattern_of(schema.get("description", "") if isinstance(schema, dict) else ""))


def pattern_of(description: str) -> str:
    """What a schema says, as the catalogues have it: its braces are text, and no places."""
    return description.replace("{", "{{").replace("}", "}}")


def _show(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_show, value))}]"
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)


def _kind(value: Any) -> Message:
    if isinstance(value, str):
        return say("the text “{value}”", value=quote(value))
    if isinstance(value, dict):
        return _TYPES["object"]
    if isinstance(value, list):
        return _TYPES["array"]
    return _TYPES["null"] if value is None else as_is(_show(value))
