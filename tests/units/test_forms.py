"""The words of one text, asked for a form: one word, one with any ending, or several in a row."""

from __future__ import annotations

import re

import pytest
from bilingual.languages.beginnings import places_of, words_in
from bilingual.languages.forms import Forms, Words
from hypothesis import example, given
from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too

FOUND = (
    # text, form
    ("You get a book.", "book"),
    ("BOOK!", "book"),
    ("a book", "Book"),
    ("many bookshelves", "book*"),
    ("a book", "book*"),
    ("You can borrow a book here", "borrow a book"),
    ("borrow a\n\nbook", "borrow a book"),
    ("borrow – a “book”", "borrow a book"),
    ("borrow (a) book", "borrow, a book"),
    ("a long-distance bus", "distance bus"),
    ("a long distance bus", "long-distance"),
    ("They borrow old books and borrow new magazines", "borrow* new magazine*"),
    ("lån- och återlämning", "lån* och återlämning*"),
    ("in 12 weeks", "12 week*"),
    ("a\u030aterla\u0308mning", "återlämning"),
    ("återlämning", "a\u030aterla\u0308mning"),
    ("åter\u00adlämning", "återlämning"),
    ("fem stjärnor *****", "stjärnor"),
    ("book*s", "book s"),
)
NOT_FOUND = (
    ("You get books.", "book"),
    ("a notebook", "book"),
    ("a notebook", "book*"),
    ("borrow the book", "borrow a book"),
    ("a book to borrow", "borrow a book"),
    ("We borrow a", "borrow a book"),
    ("borrow a bookshelf", "borrow a book"),
    ("", "book"),
    ("book", ""),
    ("book", "– !"),
    ("…", "*"),
)


@pytest.mark.parametrize(("text", "form"), FOUND, ids=[f"{form!r} in {text!r}" for text, form in FOUND])
def test_a_form_is_found_whatever_its_case_and_the_signs_between_its_words(text: str, form: str) -> None:
    assert Words(text).have(form)


@pytest.mark.parametrize(("text", "form"), NOT_FOUND, ids=[f"{form!r} in {text!r}" for text, form in NOT_FOUND])
def test_what_is_only_part_of_a_word_or_of_a_row_of_words_is_not_found(text: str, form: str) -> None:
    assert not Words(text).have(form)


def test_each_place_of_the_first_word_is_tried() -> None:
    assert Words("the bus, the red bus, the red book bus").have("the red book")


@given(st.lists(st.sampled_from(["book", "Books", "bok", "å", "a", "12"]), min_size=1), st.data())
def test_words_in_a_row_are_found_as_the_compiled_forms_find_them(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    form = " ".join(data.draw(st.lists(st.sampled_from([*words, "book*", "b*", "bus"]), min_size=1, max_size=3)))
    assert Words(text).have(form) == any(Forms([(form, None)]).find(text))


@given(ANY_TEXT, ANY_TEXT)
def test_no_text_and_no_form_is_too_strange(text: str, form: str) -> None:
    Words(text).have(form)


@example("åa, a_ _a aå a-a\na", {"a"})
@given(st.one_of(ANY_TEXT, st.text("aå_1- \n\u0301")), st.sets(st.sampled_from(["a", "å", "aå", "_", "a_", "1"])))
def test_whole_words_are_found_where_they_stand(text: str, others: set[str]) -> None:
    words = {*sorted(words_in(text))[::2], *others}
    assert places_of(words, text) == [(one.start(), one[0]) for one in re.finditer(r"\w+", text) if one[0] in words]
