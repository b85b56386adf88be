"""Long words get soft hyphens where a narrow line may end, the longest a class; nothing else of a page changes."""

from __future__ import annotations

import json
import re

import pytest
from bilingual.languages.knowledge import known
from bilingual.publish.dividing import Patterns
from bilingual.publish.hyphens import SOFT_HYPHEN, Hyphens
from pyphen import LANGUAGES, HyphDict  # type: ignore[import-untyped]

from ..conftest import ROOT

HYPHENS = Hyphens({locale: known(locale) for locale in ("sv", "en", "fi")})
WORDS = [
    # language, element, word with “-” for each soft hyphen
    ("sv", "p", "uppfölj-nings-stöd"),
    ("sv", "p", "funktions-ned-sättning"),
    ("sv", "p", "Arbets-förmed-lingen"),
    ("sv", "p", "arbets-uppgif-terna"),
    ("sv", "p", "stöd-personen"),
    ("sv", "p", "självstän-digt"),
    ("sv", "p", "Start-sidan"),
    ("sv", "p", "ersätt-ning"),
    ("sv", "h1", "ersätt-ning"),
    ("sv", "h1", "funk-tions-ned-sättning"),
    ("en", "p", "introduct-ory"),
    ("en", "h2", "intro-ductory"),
    ("en", "p", "methodo-logy"),
    ("fi", "p", "toimintarajoitteisuus"),  # there are no patterns of Finnish
]
AS_IT_IS = [
    "<p>https://example.org/introduktionsstöd</p>",
    "<p>www.introduktionsstöd.se</p>",
    "<p>introduktionsstöd.se</p>",
    "<p>introduktionsstöd@example.org</p>",
    "<p>introduktionsstöd_2</p>",
    "<p>introduktionsstöd2</p>",
    "<p>introduktions\u00adstöd</p>",  # an editor's own
    '<p><a href="#introduktionsstöd" aria-label="introduktionsstöd" title="introduktionsstöd">x</a></p>',
    "<p><code>introduktionsstöd</code> <kbd>introduktionsstöd</kbd></p>",
    "<pre>introduktionsstöd <b>introduktionsstöd</b></pre>",
    "<svg><title>introduktionsstöd</title><text>introduktionsstöd</text></svg>",
    '<script type="application/ld+json">{"a": "introduktionsstöd"}</script>',
    '<p lang="fi">introduktionsstöd</p>',
    '<p lang="ar">introduktionsstöd</p>',
]

# The longest words, as they are printed: “-” for each soft hyphen, “[” and “]” where the class begins and ends, and “{”
# where that of those begins that have room, but not beside a link.
LONGEST = [
    ("<p>En [tillgäng-lighets-redo-görelse], du.</p>", "a line of a phone may not hold it"),
    ("<p>En funktions-ned-sättning, du.</p>", "any line of a phone holds it"),
    ("<h1>Ett uppfölj-nings-stöd</h1>", "any line of a heading"),
    ("<h1>Ett [uppfölj-nings-stödet]</h1>", "not any line of a heading"),
    ("<h2>Ett {arbets-givar-möte} nu</h2>", "but not beside a link"),
    ("<h2><a>{Ett arbets-givar-möte}</a></h2>", "all of a link"),
    ("<h2><a>[Introduk-tions-stöd och uppfölj-nings-stödet]</a></h2>", "the longest says which"),
    ('<p><a href="#x">[Om tillgäng-lighets-redo-görelse nu]</a></p>', "of what is laid out in a row, all"),
    ('<p><a href="#x">[Om tillgäng-lighets-redo-görelse ]<b>nu</b></a></p>', "up to what is in the row beside it"),
    ('<p><a href="#x" aria-label="A: b">Om introduktionen</a></p>', "what is seen is in the name, as it is there"),
    ('<p><a href="#x" aria-label="A: b">[Om tillgäng-lighets-redo-görelse]</a></p>', "unless no line may hold it"),
    ('<p><a href="#x" aria-label="A: b"><b>[tillgäng-lighets-redo-görelse]</b></a></p>', "also further in"),
]


def page(text: str, locale: str = "sv") -> str:
    """A page with a text."""
    return f'<html lang="{locale}"><head><title>introduktionsstöd</title></head><body><br>{text}</body></html>'


@pytest.mark.parametrize(("locale", "element", "word"), WORDS)
def test_a_long_word_may_end_a_line_where_its_parts_meet(locale: str, element: str, word: str) -> None:
    whole = word.replace("-", "")
    printed = HYPHENS.into(page(f"<{element}>{whole}</{element}>", locale))
    plain = re.sub("</?span[^>]*>", "", printed)
    assert plain == page(f"<{element}>{word.replace('-', SOFT_HYPHEN)}</{element}>", locale)
    assert HYPHENS.into(printed) == printed


@pytest.mark.parametrize(("text", "why"), LONGEST)
def test_the_longest_words_are_set_apart(text: str, why: str) -> None:
    printed = HYPHENS.into(page(re.sub(r"(?<!aria)-|[][{}]", "", text)))
    signs = {SOFT_HYPHEN: "-", '<span class="long">': "[", '<span class="broad">': "{", "</span>": "]"}
    said = re.sub("|".join(signs), lambda sign: signs[sign[0]], printed)
    assert said == page(text.replace("}", "]")), why


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_no_word_of_the_language_stays_as_it_is(text: str) -> None:
    assert HYPHENS.into(page(text)) == page(text)


def test_each_word_is_divided_by_the_language_that_it_is_in() -> None:
    text = '<nav aria-label="{0}"><p>{1} <span lang="en">{2} <b>{2}</b></span> {1}, {3}.</p></nav>'
    whole = text.format("introduktionsstöd", "introduktionsstöd", "introductory", "arbetsgivare")
    divided = text.format("introduktionsstöd", "introduk-tions-stöd", "introduct-ory", "arbets-givare")
    assert HYPHENS.into(page(whole)).replace(SOFT_HYPHEN, "-") == page(divided)


def test_the_schema_names_the_patterns_that_there_are() -> None:
    schema = json.loads((ROOT / "hooks/bilingual/records/schemas/language.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]["hyphenation"]["properties"]["patterns"]["enum"]) == set(LANGUAGES)


@pytest.mark.parametrize("name", ["hu_HU", "sv"])
def test_patterns_that_are_taken_apart_when_a_word_asks_are_those_of_pyphen(name: str) -> None:
    theirs, ours = HyphDict(LANGUAGES[name]), Patterns(LANGUAGES[name])
    for letters in list(theirs.patterns)[::7]:
        start, values = ours.patterns.get(letters) or (-1, ())
        assert (start, tuple(values)) == theirs.patterns[letters], letters
    assert ours.patterns.get("no pattern") is None
    for word in ("funktionsnedsättning", "Donaudampfschifffahrt", "asszonnyal", ""):
        assert ours.positions(word) == theirs.positions(word), word
