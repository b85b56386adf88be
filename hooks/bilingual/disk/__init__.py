"""What is written: whole or not at all; and what is remembered between builds, signed."""
