"""A source file → front matter, sections and value tags; values filled into text."""
