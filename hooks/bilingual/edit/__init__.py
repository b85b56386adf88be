"""What changes a source: so far, the record of confirmations."""
