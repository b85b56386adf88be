"""Quantities in running prose, digits and words, in a form that compares across languages."""

from .finding import find_limit_words, find_quantities, quantity_at
from .quantity import Quantity
from .units import ONE_OF_A_UNIT, normal_value

__all__ = ["ONE_OF_A_UNIT", "Quantity", "find_limit_words", "find_quantities", "normal_value", "quantity_at"]
