"""What depends on what: which pages a change can reach, and the two sides of a comparison."""
