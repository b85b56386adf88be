"""Quantities in running prose, digits and words, in a form that compares across languages."""

from .finding import every_in, find_limit_words, quantity_at, rates_in, things_per
from .paragraphs import find_quantities
from .quantity import NAMING, Quantity
from .units import ONE_OF_A_UNIT, in_other_units, normal_value

__all__ = [
    "NAMING",
    "ONE_OF_A_UNIT",
    "Quantity",
    "every_in",
    "find_limit_words",
    "find_quantities",
    "in_other_units",
    "normal_value",
    "quantity_at",
    "rates_in",
    "things_per",
]
