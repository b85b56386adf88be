"""What must agree between the two pages of a pair."""
