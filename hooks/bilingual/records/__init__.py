"""Data files: read with the line of every value, checked by a JSON Schema each."""
