"""Two addresses are one where each leads to the language of its text, and nothing else of them differs."""

from __future__ import annotations

import pytest
from bilingual.languages.addresses import is_version
from bilingual.languages.knowledge import known
from hypothesis import given
from hypothesis import strategies as st

SWEDISH_AND_ENGLISH = known("sv"), known("en")
ONE = (
    # Swedish, English
    ("https://x.example/sv/a", "https://x.example/en/b"),
    ("https://x.example/sv", "https://x.example/en/"),
    ("https://x.example/", "https://x.example/eng"),
    ("https://x.example/sv_SE/a", "https://x.example/en-us/b"),
    ("https://x.example/a", "https://x.example/in-english/b"),
    ("https://x.example/svenska/a", "https://x.example/engelska/b"),
    ("https://x.example/a?setlang=sv&x=1", "https://x.example/a?x=1&setlang=English"),
    ("https://x.example/a.sv.html", "https://x.example/a.en.html"),
    ("https://x.example/deed.sv", "https://x.example/deed.en"),
    ("https://x.example/a_swe.pdf", "https://x.example/b-english.pdf"),
    ("https://www.x.example/a", "https://en.x.example/b"),
    ("https://x.example/sv/node/12345", "https://x.example/en/node/67890"),
    ("documents/a-sv.pdf", "documents/a-en.pdf"),
)
TWO = (
    ("https://x.example/en/a", "https://x.example/sv/b"),
    ("https://x.example/sv/a", "https://x.example/sv/b"),
    ("https://x.example/sv/a", "https://y.example/en/a"),
    ("https://x.example/a", "https://x.example/b"),
    ("https://x.example/a", "https://x.example/a#b"),
    ("https://x.example/sv/2025", "https://x.example/en/2024"),
    ("https://x.example/a?lang=sv&id=1", "https://x.example/a?lang=en&id=2"),
    ("https://x.example/a-sven.pdf", "https://x.example/a-den.pdf"),
    ("https://x.example/fi/a", "https://x.example/de/a"),
    ("documents/a.pdf", "documents/b.pdf"),
)


@pytest.mark.parametrize(("pairs", "expected"), [(ONE, True), (TWO, False)], ids=["one", "two"])
def test_an_address_says_its_language(pairs: tuple[tuple[str, str], ...], expected: bool) -> None:
    judged = {pair: is_version(*pair, ("Mer", "More"), SWEDISH_AND_ENGLISH) for pair in pairs}
    assert judged == dict.fromkeys(pairs, expected)
    turned = SWEDISH_AND_ENGLISH[::-1]
    assert all(is_version(other, one, ("More", "Mer"), turned) is expected for one, other in pairs)


def test_without_a_language_an_address_is_known_by_the_words_of_its_link() -> None:
    one, other = "https://x.example/vara-avgifter", "https://x.example/our-fees"
    assert is_version(one, other, ("Läs om avgifter", "Read about fees"), SWEDISH_AND_ENGLISH)
    assert not is_version(one, other, ("Läs om avgifter", "Read about hours"), SWEDISH_AND_ENGLISH)
    assert not is_version(one, other, ("Läs mer", "Read about fees"), SWEDISH_AND_ENGLISH)


def test_a_service_can_have_a_host_of_its_own_name_in_each_language() -> None:
    both, one, other = SWEDISH_AND_ENGLISH, "https://servicekarta.x.example", "https://servicemap.x.example/"
    assert is_version(one, other, ("Servicekartan", "The service map"), both)
    assert is_version(one, other, (one, other), both)
    assert not is_version(one, other, ("Läs mer", "The service map"), both)
    assert not is_version(one, f"{other}a", (one, other), both)
    assert not is_version("https://servicekarta.example", "https://servicemap.example", (one, other), both)


@given(*[st.text(st.sampled_from("https://x.example/[]?#&=%svenSE-_.1é\ud800"), max_size=40)] * 2)
def test_no_address_is_too_strange(one: str, other: str) -> None:
    is_version(f"https://x.example/{one}", f"https://x.example?{other}", (one, other), SWEDISH_AND_ENGLISH)
    is_version(one.lstrip("/:"), other.lstrip("/:"), (one, other), SWEDISH_AND_ENGLISH)
