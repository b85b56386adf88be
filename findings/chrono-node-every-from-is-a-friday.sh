#!/usr/bin/env bash
# chrono-node 2.10.3 finds dates in running text, in Swedish since 2025. Its Swedish days may be cut to two letters,
# “fr” for fredag, and what ends a word is asked with \b, which in JavaScript knows the letters a to z only: å is the
# end of a word. So each “från”, which is Swedish for “from” and stands before the day on which a rule or a support
# begins, is a Friday, and since it comes first, parseDate gives that Friday for “från 1 mars 2027”. “Har du frågor?”
# and “Vi främjar” have one too. German, with the same two letters, has Fridays in “Frühling” and “Frühere”. The strict
# readers, which know no weekday at all, find the date alone.
#
# Seen, on Wednesday 2026-11-25:
#       sv  Stödet gäller från 1 mars 2027.    fr = 2026-11-27, 1 mars 2027 = 2027-03-01
#       sv  Har du frågor?                     fr = 2026-11-27
#       sv  Du får stöd.                       nothing
#       de  Frühere Anträge                    Fr = 2026-11-27
#       sv, strict  Stödet gäller från …       1 mars 2027 = 2027-03-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund chrono-node@2.10.3 > said 2>&1
cat > run.js <<'JS'
import { de, sv } from "chrono-node";
const wednesday = new Date(2026, 10, 25, 12);
const iso = (day) => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
const two = (number) => `${number}`.padStart(2, "0");
const from = "Stödet gäller från 1 mars 2027.";
const cases = [
  ["sv", sv, from, "fr = 2026-11-27, 1 mars 2027 = 2027-03-01"],
  ["sv", sv, "Har du frågor?", "fr = 2026-11-27"],
  ["sv", sv, "Vi främjar arbete.", "fr = 2026-11-27"],
  ["sv", sv, "Du får stöd.", ""],
  ["sv", sv, "fredag", "fredag = 2026-11-27"],
  ["de", de, "Frühere Anträge", "Fr = 2026-11-27"],
  ["sv, strict", sv.strict, from, "1 mars 2027 = 2027-03-01"],
];
for (const [name, reader, text, wanted] of cases) {
  const seen = reader.parse(text, wednesday).map((found) => `${found.text} = ${iso(found.start.date())}`).join(", ");
  console.log(`${name.padEnd(11)} ${text.padEnd(34)} ${seen || "nothing"}`);
  if (seen !== wanted) {
    console.log(`  expected ${wanted || "nothing"}`);
    process.exitCode = 1;
  }
}
const first = iso(sv.parseDate(from, wednesday));
console.log(`parseDate of the first: ${first}`);
if (first !== "2026-11-27") process.exitCode = 1;
JS
node run.js
