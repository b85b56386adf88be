"""Quantities in running prose, digits and words, in a form that compares across languages."""

from .finding import find_quantities
from .grammar import is_known
from .quantity import Quantity
from .units import normal_value

__all__ = ["Quantity", "find_quantities", "is_known", "normal_value"]
