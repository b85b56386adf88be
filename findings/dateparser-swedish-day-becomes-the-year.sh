#!/usr/bin/env bash
# dateparser 1.5.0 reads a Swedish date without a year, as people write it, with the day as the year and today as the
# day: “12 maj” is 24 May 2012 on 24 November 2026, and “24 december” 24 December 2024. Only the days 1 to 9 are read as
# days; from the 10th on the day is the year. Since Swedish is known as a language of 2026-11-24, the order of figures
# is taken for words, too; the weekday beside it is taken for nothing. Told to prefer days to come, it answers with the
# next century. search_dates, of the same library, finds the same words in a sentence and reads them rightly; and so
# does parse in Norwegian, Danish and Finnish.
#
# Seen on 2026-11-24: 1 juli            parse 2026-07-01  future 2027-07-01  search 2026-07-01
#                     12 maj            parse 2012-05-24  future 2112-05-24  search 2026-05-12
#                     24 december       parse 2024-12-24  future 2124-12-24  search 2026-12-24
#                     tisdag 31 mars    parse 2031-03-24  future 2031-03-24  search 2026-03-31
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime

import dateparser
from dateparser.search import search_dates

TODAY = {"RELATIVE_BASE": datetime(2026, 11, 24, 12)}


def read(text: str, language: str = "sv", **settings: str) -> str:
    return f"{dateparser.parse(text, languages=[language], settings=TODAY | settings):%Y-%m-%d}"


def found(text: str) -> str:
    ((_, day),) = search_dates(f"Beslut ges senast den {text}.", languages=["sv"], settings=TODAY)
    return f"{day:%Y-%m-%d}"


expected = {
    "1 juli": ("2026-07-01", "2027-07-01", "2026-07-01"),
    "12 maj": ("2012-05-24", "2112-05-24", "2026-05-12"),
    "24 december": ("2024-12-24", "2124-12-24", "2026-12-24"),
    "tisdag 31 mars": ("2031-03-24", "2031-03-24", "2026-03-31"),
}
seen = {text: (read(text), read(text, PREFER_DATES_FROM="future"), found(text)) for text in expected}
for text, (parsed, future, searched) in seen.items():
    print(f"{text:<17} parse {parsed}  future {future}  search {searched}")
beside = {"nb": read("12 mai", "nb"), "da": read("12 maj", "da"), "fi": read("12. toukokuuta", "fi")}
print("beside", beside)
sys.exit(seen != expected or set(beside.values()) != {"2026-05-12"})
PYTHON
