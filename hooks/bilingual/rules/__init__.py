"""docs/rules.yml → rules → words in one language."""
