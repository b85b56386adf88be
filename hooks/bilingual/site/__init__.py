"""What all languages of the site say: addresses, vocabulary, and where each value stands."""
