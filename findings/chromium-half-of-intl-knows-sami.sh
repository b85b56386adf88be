#!/usr/bin/env bash
# Chromium 147 (of @sparticuz/chromium 147.0.0) and Northern Sámi, a national minority language of Sweden: Intl's
# plurals know it (with its dual: 2 is “two”); its dates and the order of its alphabet are not there, and the answer
# comes in the language of the browser. So a page in Sámi that counts rightly, and asked PluralRules first whether the
# language is known, shows “November 28, 2026” beside it. Node.js, the same V8 with other data, knows all of it, so what
# is rendered there says another thing than the same code in the browser. Nynorsk is known by halves in the same way.
#
# Seen, with the languages of plurals, dates and order:
#       se  Chromium two, November 28, 2026, se en-US en-US    Node.js two, 2026 skábmamánnu 28, se se se
#       nn  Chromium other, November 28, 2026, nn en-US en-US  Node.js other, 28. november 2026, nn nn nn
#       sv  both other, 28 november 2026, sv sv sv
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TMPDIR="$folder" # where the browser is unpacked
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund @sparticuz/chromium@147.0.0 puppeteer-core@24.43.1 > said 2>&1
cat > run.js <<'JS'
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";

function ask(language) {
  const plural = new Intl.PluralRules(language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const known = [plural, date, new Intl.Collator(language)].map((one) => one.resolvedOptions().locale);
  return [plural.select(2), date.format(Date.UTC(2026, 10, 28)), known.join(" ")];
}
// Of Node.js, whose data is another with each version, only that it knows the language.
const expected = {
  se: ["two", "November 28, 2026", "se en-US en-US", "se se se"],
  nn: ["other", "November 28, 2026", "nn en-US en-US", "nn nn nn"],
  sv: ["other", "28 november 2026", "sv sv sv", "sv sv sv"],
};
const browser = await puppeteer.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, "--lang=en-US"],
  headless: "shell",
});
try {
  console.log(await browser.version(), "and Node.js", process.version);
  const tab = await browser.newPage();
  for (const [language, wanted] of Object.entries(expected)) {
    const [inside, outside] = [await tab.evaluate(ask, language), ask(language)];
    console.log(`${language}  Chromium ${inside.join(", ")}  Node.js ${outside.join(", ")}`);
    const seen = [...inside, outside.at(-1)];
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) {
      console.log(`  expected ${JSON.stringify(wanted)}`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
}
JS
node run.js 2>/dev/null
