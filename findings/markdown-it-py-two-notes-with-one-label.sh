#!/usr/bin/env bash
# markdown-it-py 4.3.0 with mdit-py-plugins 0.7.0 (footnote): of two footnotes with one label the LAST is printed and the first
# vanishes, while of two link definitions with one label the FIRST counts, as CommonMark says (section 4.7: the first one takes
# precedence). So a note that was copied and forgotten changes the text of the
# page, without a warning, and the two kinds of definitions in one file follow opposite rules.
#
# Seen: notes  <p>second <a href="#fnref1" class="footnote-backref">↩︎</a></p>
#       links  <p><a href="/first">a</a></p>
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

reader = MarkdownIt("commonmark").use(footnote_plugin)
notes = reader.render("a[^1]\n\n[^1]: first\n\n[^1]: second\n")
links = reader.render("[a]\n\n[a]: /first\n\n[a]: /second\n").strip()
print("notes ", next(line[line.index("<p>") :] for line in notes.splitlines() if "fn1" in line and "<li" in line))
print("links ", links)
as_seen = "second" in notes and "first" not in notes and links == '<p><a href="/first">a</a></p>'
sys.exit(not as_seen)
PYTHON
