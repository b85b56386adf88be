"""What the languages share: docs/*.yml → typed values, each with its line."""
