"""What built sites say, sentence by sentence, and what two of them differ by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bilingual.build.built import read_built_page
from bilingual.build.impact import ChangedSentence

Sentences = dict[str, Counter[str]]  # by address


def read_sentences(site: Path) -> Sentences:
    """Every sentence of every page of a built site, but for the pages side by side, which say what others say."""
    paths = site.rglob("*.html")
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): path.read_bytes() for path in paths}
    return {
        address: Counter(sentence for block in read_built_page(page) for sentence in block.sentences)
        for address, page in pages.items()
        if b'<div class="pair"' not in page
    }


def differences(before: Sentences, after: Sentences) -> set[tuple[str, str, str]]:
    """(address, gone or come, sentence) for all that one site says more often on a page than the other."""
    found: set[tuple[str, str, str]] = set()
    for address in before.keys() | after.keys():
        old, new = before.get(address, Counter()), after.get(address, Counter())
        found |= {(address, "gone", sentence) for sentence in old - new}
        found |= {(address, "come", sentence) for sentence in new - old}
    return found


def told(changes: Sequence[ChangedSentence]) -> set[tuple[str, str, str]]:
    """The same, as the impact tells it."""
    return {
        (address.partition("#")[0], what, sentence)
        for one in changes
        for address in one.addresses
        for what, sentence in (("gone", one.before), ("come", one.after))
        if sentence
    }
