#!/usr/bin/env bash
# markdown-it-py 4.3.0, preset "commonmark": the words of a list's tenth level are not printed, and nothing says so. The preset
# has maxNesting 20, and one level of a list counts twice (list and item), so nine levels are the most. Quotes count once:
# there the nineteenth still has its words. The preset "js-default" (maxNesting 100) has the same at 49 and 99 levels.
# CommonMark 0.31 itself has no limit.
#
# Seen: commonmark  lists 9  quotes 19
#       js-default  lists 49 quotes 99
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check markdown-it-py==4.3.0 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from markdown_it import MarkdownIt


def deepest(preset: str, sign: str) -> int:
    """The most levels at which a word is still printed."""
    reader = MarkdownIt(preset)
    return max(level for level in range(1, 120) if "word" in reader.render(sign * level + "word"))


seen = {preset: (deepest(preset, "- "), deepest(preset, "> ")) for preset in ("commonmark", "js-default")}
for preset, (lists, quotes) in seen.items():
    print(f"{preset:<12}lists {lists:<3}quotes {quotes}")
sys.exit(seen != {"commonmark": (9, 19), "js-default": (49, 99)})
PYTHON
