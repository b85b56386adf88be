#!/usr/bin/env bash
# trafilatura 2.3.1, which many archives and language models read the web with: what stands in <time> is taken out of
# the sentence around it, and nothing is left in its place. HTML's <time> marks up a date or a duration that people
# read, most of all in what a public body says: until when, for how long. “Ansök senast den 31 mars 2027.” becomes
# “Ansök senast .”. The options for more text (favor_recall) and for formatting change nothing. <data>, the same element
# for other values, stays.
#
# Seen: text             Ansök senast . Stödet varar i eller 180 dagar.
#       favor_recall     Ansök senast . Stödet varar i eller 180 dagar.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.4 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import trafilatura

before = "<p>Du kan få stöd av en handläggare om du behöver hjälp i arbetet. Det kostar ingenting för dig.</p>" * 4
sentence = (
    'Ansök senast <time datetime="2027-03-31">den 31 mars 2027</time>. '
    'Stödet varar i <time datetime="P26W">26 veckor</time> eller <data value="180">180 dagar</data>.'
)
page = f'<html lang="sv"><title>Stöd</title><body><main><h1>Stöd</h1>{before}<p>{sentence}</p></main></body></html>'
expected = "Ansök senast . Stödet varar i eller 180 dagar."
seen = {
    "text": trafilatura.extract(page),
    "favor_recall": trafilatura.extract(page, favor_recall=True),
}
last = {name: text.splitlines()[-1] for name, text in seen.items()}
for name, line in last.items():
    print(f"{name:<16} {line}")
sys.exit(set(last.values()) != {expected})
PYTHON
