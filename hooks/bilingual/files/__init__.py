"""What lies on the disk: looked at once, by name and by content, before anything is read from it."""
