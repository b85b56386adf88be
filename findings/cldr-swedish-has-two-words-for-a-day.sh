#!/usr/bin/env bash
# CLDR, as Babel 2.19.0 and Node.js (20 and later) have it: in Swedish a duration of days is told in another word than
# days from now. “30 days” is “30 dygn”, a word for day and night together, 24 hours, as of a stay in hospital; “in 30
# days” is “om 30 dagar”, the word that laws and notices have for both. No option chooses. Norwegian has “døgn” for
# both, Danish and English one word for both; so a page of a public body that makes its durations from the data says
# another word than its own text in Swedish only, and who looks for the word of the one does not find the other.
#
# Seen: sv  30 dygn   om 30 dagar
#       nb  30 døgn   om 30 døgn
#       da  30 dage   om 30 dage
#       en  30 days   in 30 days
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check babel==2.19.0 2>/dev/null
NODE=$(node -e '
  const unit = { style: "unit", unit: "day", unitDisplay: "long" };
  const said = (language) =>
    `${new Intl.NumberFormat(language, unit).format(30)}|${new Intl.RelativeTimeFormat(language).format(30, "day")}`;
  console.log(["sv", "nb", "da", "en"].map(said).join("\n"));
') environment/bin/python - <<'PYTHON'
import os
import sys
from datetime import timedelta

from babel.dates import format_timedelta

DAYS = timedelta(days=30)
expected = {
    "sv": ("30 dygn", "om 30 dagar"),
    "nb": ("30 døgn", "om 30 døgn"),
    "da": ("30 dage", "om 30 dage"),
    "en": ("30 days", "in 30 days"),
}
in_node = dict(zip(expected, (tuple(line.split("|")) for line in os.environ["NODE"].splitlines()), strict=True))
in_babel = {}
for language in expected:
    # Babel rounds up to the next unit at 85 % of it; a threshold above 1 keeps the days.
    told = [format_timedelta(DAYS, threshold=9, add_direction=way, locale=language) for way in (False, True)]
    in_babel[language] = tuple(told)
    print(f"{language}  Babel: {', '.join(told):<26} Node.js: {', '.join(in_node[language])}")
sys.exit(in_node != expected or in_babel != expected)
PYTHON
