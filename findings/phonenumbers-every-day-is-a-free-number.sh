#!/usr/bin/env bash
# phonenumbers 9.0.43 (Python) and libphonenumber-js 1.13.16, both made from Google's data: every day of this century,
# written as Sweden and ISO 8601 write it, is a valid Swedish telephone number. Swedish numbers that cost nothing begin
# with 020 and have nine digits, the leading 0 may be left out, and hyphens count for nothing: 2026-11-28 is 020-26 11
# 28. In Denmark and Finland it is one, too. So a form that asks for a number accepts a date in the wrong field, and
# findPhoneNumbersInText makes the dates of a running Swedish text telephone links; PhoneNumberMatcher of the Python
# version does not.
#
# Seen: 2026-11-28     SE valid 020-26 11 28  DK valid 20 26 11 28  FI valid 020 261128
#       days of 2026 that are a valid number in Sweden: 365 of 365
#       found in “Från 2026-11-28 till 2027-05-31.”: by libphonenumber-js 2, by phonenumbers 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check phonenumbers==9.0.43 2>/dev/null
echo '{}' > package.json
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 > said 2>&1
export TEXT="Från 2026-11-28 till 2027-05-31."
cat > run.js <<'JS'
const { findPhoneNumbersInText, parsePhoneNumber } = require("libphonenumber-js");
const number = parsePhoneNumber("2026-11-28", "SE");
if (!number.isValid() || number.formatNational() !== "020-26 11 28") throw new Error("not what was seen");
console.log(findPhoneNumbersInText(process.env.TEXT, { defaultCountry: "SE" }).length);
JS
FOUND=$(node run.js) environment/bin/python - <<'PYTHON'
import os
import sys
from datetime import date, timedelta

import phonenumbers


def number(text: str, region: str) -> str:
    one = phonenumbers.parse(text, region)
    said = "valid" if phonenumbers.is_valid_number(one) else "wrong"
    return f"{region} {said} {phonenumbers.format_number(one, phonenumbers.PhoneNumberFormat.NATIONAL)}"


one = "  ".join(number("2026-11-28", region) for region in ("SE", "DK", "FI"))
print(f"2026-11-28     {one}")
days = [date(2026, 1, 1) + timedelta(days) for days in range(365)]
valid = sum("valid" in number(str(day), "SE") for day in days)
print(f"days of 2026 that are a valid number in Sweden: {valid} of {len(days)}")
text, by_js = os.environ["TEXT"], int(os.environ["FOUND"])
by_python = len(list(phonenumbers.PhoneNumberMatcher(text, "SE")))
print(f"found in “{text}”: by libphonenumber-js {by_js}, by phonenumbers {by_python}")
as_seen = one == "SE valid 020-26 11 28  DK valid 20 26 11 28  FI valid 020 261128"
sys.exit(not as_seen or (valid, by_js, by_python) != (365, 2, 0))
PYTHON
