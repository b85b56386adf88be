"""Quantities in running prose, digits and words, in a form that compares across languages."""

from .finding import find_quantities
from .quantity import Quantity
from .units import normal_value

__all__ = ["Quantity", "find_quantities", "normal_value"]
