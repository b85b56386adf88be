#!/usr/bin/env bash
# nspell 2.1.5 (which checks spelling in retext and remark, the linters of prose) with dictionary-sv 4.0.0, the Swedish
# dictionary of the same maker: every word is right, “qqqqq” too, and nothing is ever found. One of the dictionary's
# rules of what may be written together, COMPOUNDRULE 0*, is “any number of figures”, none among them; nspell makes an
# expression of it that need not match the whole word, so it matches the nothing in any. spylls 0.1.7, another reader of
# the very same two files, finds them all, and nspell with dictionary-en-gb 3.0.0 does, so whoever tries it in English
# first sees it work.
#
# Seen: handläggare          nspell right  spylls right  nspell, British wrong
#       handläggarre         nspell right  spylls wrong  nspell, British wrong
#       arbetgivare          nspell right  spylls wrong  nspell, British wrong
#       qqqqq                nspell right  spylls wrong  nspell, British wrong
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check spylls==0.1.7 2>/dev/null
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund nspell@2.1.5 dictionary-sv@4.0.0 dictionary-en-gb@3.0.0 > said 2>&1
export WORDS="handläggare handläggarre arbetgivare qqqqq"
cat > run.js <<'JS'
import british from "dictionary-en-gb";
import swedish from "dictionary-sv";
import nspell from "nspell";
const [sv, en] = [nspell(swedish), nspell(british)];
console.log(process.env.WORDS.split(" ").map((word) => `${+sv.correct(word)}${+en.correct(word)}`).join(" "));
JS
NSPELL=$(node run.js) environment/bin/python - <<'PYTHON'
import os
import sys

from spylls.hunspell import Dictionary

SAID = {True: "right", False: "wrong"}
swedish = Dictionary.from_files("node_modules/dictionary-sv/index")
seen = {}
for word, nspell in zip(os.environ["WORDS"].split(), os.environ["NSPELL"].split(), strict=True):
    sv, en = (said == "1" for said in nspell)
    seen[word] = (sv, swedish.lookup(word), en)
    print(f"{word:<20} nspell {SAID[sv]}  spylls {SAID[seen[word][1]]}  nspell, British {SAID[en]}")
wrong = (True, False, False)
sys.exit(list(seen.values()) != [(True, True, False), wrong, wrong, wrong])
PYTHON
