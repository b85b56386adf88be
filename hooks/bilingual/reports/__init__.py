"""What people look at: the state of every section, and what is wrong."""
