"""What must agree between the languages, and what the pages must say; one file a check."""
