"""The core: two languages from one source of values. It works on files and text and imports no MkDocs."""
