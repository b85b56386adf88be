"""Words and sentences are counted as a reader counts them, and LIX is what Björnsson's formula makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..confirming import LOCALES
from ..frozen import frozen_terms
from ..in_language import measure as readability

OFFICIAL = {
    locale: tuple(form for each in frozen_terms().values() for form in each[locale].all_forms) for locale in LOCALES
}

COUNTS = (
    # language, text, words, sentences, LIX = words / sentences + 100 * long words / words
    ("sv", "Du kan få stöd.", 4, 1, 4.0),
    ("sv", "Bokvärden hjälper dig.", 3, 1, 3 + 200 / 3),
    ("sv", "Hjälpen är bra. Hjälpa är sex.", 6, 2, 3 + 100 / 6),  # seven letters are long, six are not
    ("sv", "Ring oss t.ex. i dag. Det gäller bl.a. dig.", 9, 2, 4.5),
    ("sv", "Du får hjälp.  \nDu får stöd.  \nBra!", 7, 3, 7 / 3),
    ("sv", "Ta med:\n\n- papper\n- penna\n- Mat", 5, 4, 1.25),
    ("sv", "Rubrik\n\nEn text utan punkt", 5, 2, 2.5),
    ("sv", "En mening som\nfortsätter här.", 5, 1, 5 + 100 / 5),
    ("sv", "– Hej! – Nej. – — … *", 2, 2, 1.0),
    ("sv", "Högst 6\N{NO-BREAK SPACE}månader.", 3, 1, 3 + 100 / 3),
    ("sv", "e-post, ”(stöd)”, av/på; 1234567 12,5", 5, 1, 5.0),
    ("sv", "introduktions- och uppföljningslån", 3, 1, 3 + 200 / 3),
    ("en", "You can call, e.g. today. Mr. Smith answers.", 8, 2, 4 + 100 / 8),
    ("en", "Is it? It is! Yes…", 5, 3, 5 / 3),
    ("en", "Second-hand clothes aren’t hard.", 4, 1, 4 + 200 / 4),
)


@pytest.mark.parametrize(("locale", "text", "words", "sentences", "lix"), COUNTS, ids=[row[1][:30] for row in COUNTS])
def test_words_sentences_and_lix(locale: str, text: str, words: int, sentences: int, lix: float) -> None:
    found = readability(text, locale)
    assert (found.words, found.sentences) == (words, sentences)
    assert found.lix == pytest.approx(lix)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "– … !", "*", "."])
def test_what_has_no_words_has_no_lix(text: str) -> None:
    found = readability(text, "sv")
    assert (found.words, found.sentences, found.lix) == (0, 0, None)


WITHOUT = (
    # language, text, long words that are left
    ("sv", "Arbetslivsbibliotekarien bedömer introduktionslånet.", 1),
    ("sv", "Särskild bokvärd för introduktions- och uppföljningslån – RULL", 0),
    ("sv", "bokvärden/arbetsgivaren, ”överenskommelsen”!", 0),
    ("sv", "Ersättningar hanteras skyndsamt.", 2),
    ("sv", "introduktions\u00adlånet", 0),
    ("en", "The employment librarian supports introductory methodology.", 1),
    ("en", "work experience\N{NO-BREAK SPACE}placements", 0),
    ("en", "employers’ disability", 0),
)


@pytest.mark.parametrize(("locale", "text", "long"), WITHOUT, ids=[row[1][:30] for row in WITHOUT])
def test_official_terms_are_counted_but_never_as_long(locale: str, text: str, long: int) -> None:
    with_terms, found = readability(text, locale), readability(text, locale, OFFICIAL[locale])
    assert (found.words, found.sentences) == (with_terms.words, with_terms.sentences)
    assert found.lix == pytest.approx(found.words / found.sentences + 100 * long / found.words)


def test_the_terms_make_an_easy_text_look_harder_than_it_is() -> None:
    text = "En bokvärd hjälper dig.\n\nDu och en arbetsgivare gör en överenskommelse. Den gäller ett introduktionslån."
    with_terms, without = readability(text, "sv").lix, readability(text, "sv", OFFICIAL["sv"]).lix
    assert with_terms is not None
    assert without is not None
    assert without < with_terms


@pytest.mark.long
@given(st.lists(st.lists(st.from_regex(r"[a-zåäö]{1,12}", fullmatch=True), min_size=1), min_size=1))
def test_every_word_sentence_and_long_word_counts_once(sentences: list[list[str]]) -> None:
    found = readability("\n\n".join(" ".join(words) for words in sentences), "sv")
    words = [word for each in sentences for word in each]
    assert (found.words, found.sentences) == (len(words), len(sentences))
    long = sum(len(word) >= 7 for word in words)
    assert found.lix == pytest.approx(len(words) / len(sentences) + 100 * long / len(words))


@given(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["sv", "en", "fi"]),
    st.lists(st.text(st.characters(exclude_categories=()))),
)
def test_no_text_is_too_strange(text: str, locale: str, without: list[str]) -> None:
    found = readability(text, locale, without)
    assert found.words >= found.sentences >= 0
    assert (found.lix is None) == (found.words == 0)
