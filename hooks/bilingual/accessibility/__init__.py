"""The accessibility statement: one record, from which every language and machines read it."""
