"""A text → its quantities, paragraph by paragraph."""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages.language import Language
from ..languages.paragraphs import REMEMBERED, paragraphs
from . import finding
from .quantity import Bound, Quantity

_MARKUP = re.compile("[`~<]")  # it may hold empty lines


def find_quantities(text: str, language: Language) -> list[Quantity]:
    """The quantities of a text, as ``finding`` describes them: none reaches over an empty line."""
    if _MARKUP.search(text):
        return finding.find_quantities(text, language)
    return [
        _moved(quantity, offset)
        for offset, paragraph in paragraphs(text)
        for quantity in _of_paragraph(paragraph, language)
    ]


@lru_cache(maxsize=REMEMBERED)
def _of_paragraph(paragraph: str, language: Language) -> tuple[Quantity, ...]:
    return tuple(finding.find_quantities(paragraph, language))


def _moved(quantity: Quantity, by: int) -> Quantity:
    if not by:
        return quantity
    value, kind, start, end = quantity.value, quantity.kind, quantity.start + by, quantity.end + by
    begins, bound = quantity.begins and _moved(quantity.begins, by), quantity.bound
    bound = bound and Bound(bound.side, bound.start + by, bound.end + by, bound.is_a_time, bound.of_nobody)
    return Quantity(value, kind, start, end, bound, quantity.per, begins, quantity.can_be_unsaid)
