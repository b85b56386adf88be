"""What is known of languages: their words as they occur in text, their sentences, how hard a text is to read."""
