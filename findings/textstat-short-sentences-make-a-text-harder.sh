#!/usr/bin/env bash
# textstat 0.7.13: a sentence of one or two words is no sentence, but its words count, as if they belonged to another
# one. LIX, the Swedish measure of readability, is words per sentence plus long words per hundred; so the shortest
# sentences, which plain language asks for (“Ring oss. Boka tid.”), make a text as hard as one sentence of all its
# words, and a text that has them harder than the same without. Neither sentence_count nor lix says so; other measures
# (Flesch) are made from the same.
#
# Seen: short        1 sentence(s), LIX 28.7   six sentences of two words; by hand 6 sentences, LIX 18.7
#       long         1 sentence(s), LIX 28.7   the same words as one sentence
#       two          2 sentence(s), LIX 6.0    two sentences of six words
#       two and two  2 sentence(s), LIX 8.0    the same, and “Ring oss.” after each; by hand 4 sentences, LIX 4.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check textstat==0.7.13 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import textstat

textstat.set_lang("sv")
texts = {
    "short": "Ring oss. Boka tid. Kom hit. Ta legitimation. Berätta allt. Få hjälp.",
    "long": "Ring oss, boka tid, kom hit, ta legitimation, berätta allt, få hjälp.",
    "two": "Du kan få stöd på jobbet. Det är bra för oss alla.",
    "two and two": "Du kan få stöd på jobbet. Ring oss. Det är bra för oss alla. Ring oss.",
}
seen = {name: (textstat.sentence_count(text), round(textstat.lix(text), 1)) for name, text in texts.items()}
for name, (sentences, lix) in seen.items():
    print(f"{name:<12} {sentences} sentence(s), LIX {lix}")
sys.exit(seen != {"short": (1, 28.7), "long": (1, 28.7), "two": (2, 6.0), "two and two": (2, 8.0)})
PYTHON
