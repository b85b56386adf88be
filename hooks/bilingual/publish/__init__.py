"""What goes out with the pages."""
