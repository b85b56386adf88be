#!/usr/bin/env bash
# courlan 1.4.0, which chooses what trafilatura and other crawlers of text fetch: asked for one language, it takes a
# first folder of two letters for a language if Babel knows one of that name. “om” is Swedish and Norwegian for
# “about”, and the code of Oromo, so the pages at /om/ are left out of what is asked for in Swedish; so are /it/ (the
# IT department, Italian) and /hr/ (the staff, Croatian), and /se/, by which many sites mean Sweden, as Northern Sámi.
# Without a language being asked for, all are fetched. Two letters that Babel does not know (/av/,
# Avaric), a word of three, and /om-oss/ are kept.
#
# Seen: https://www.example.se/om/kontakt      sv no    no language asked for yes
#       https://www.example.se/it/driftstopp   sv no    no language asked for yes
#       https://www.example.se/om-oss/kontakt  sv yes   no language asked for yes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check courlan==1.4.0 babel==2.19.0 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from courlan import check_url

expected = {
    "om/kontakt": (False, True),
    "it/driftstopp": (False, True),
    "hr/lediga-jobb": (False, True),
    "se/kontakt": (False, True),
    "sv/kontakt": (True, True),
    "av/ansok": (True, True),
    "for/foretag": (True, True),
    "om-oss/kontakt": (True, True),
}
seen = {}
for path in expected:
    address = f"https://www.example.se/{path}"
    seen[path] = tuple(check_url(address, language=language) is not None for language in ("sv", None))
    swedish, any_language = ("yes" if kept else "no" for kept in seen[path])
    print(f"{address:<40} sv {swedish:<5} no language asked for {any_language}")
sys.exit(seen != expected)
PYTHON
