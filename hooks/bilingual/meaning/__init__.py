"""What sentences mean, as far as a model of many languages can know: whether each has a counterpart."""
