"""docs/rules.yml: the history of each rule, and how a language says it."""
