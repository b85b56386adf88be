"""One reading of Markdown: the text of a page → what is compared, searched and printed, all from the same parse."""
