#!/usr/bin/env bash
# lightningcss 1.33.0 (which Parcel and Tailwind compile styles with), asked for style sheets that older browsers read
# too: where these lack a property that follows the direction of writing (border-start-start-radius, before Safari 15)
# or :dir() (before Chrome 120), it asks for the language in place of the direction, from a list of its own. A page's
# dir is not looked at. In the list is “ku”, Kurdish, of which Kurmanji, the Kurdish of Turkey and Syria, is written in
# Latin letters from left to right. So a page in Kurmanji is laid out the wrong way round, in new browsers as well,
# which would have understood the source; ku-Latn, which says the script, is, too. Tagged as kmr it is right. The other
# way round, a page with dir="rtl" whose language is not in the list is laid out from left to right. Seen in Chromium
# 147 (of @sparticuz/chromium 147.0.0), by what it computes for the corner where text begins.
#
# Seen: lang="ar" dir="rtl"       source right, :dir(rtl)   compiled right, :dir(rtl)
#       lang="sv" dir="ltr"       source left               compiled left
#       lang="ku" dir="ltr"       source left               compiled right, :dir(rtl)   and so with ku-Latn
#       lang="kmr" dir="ltr"      source left               compiled left
#       lang="sv" dir="rtl"       source right, :dir(rtl)   compiled left
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TMPDIR="$folder" # where the browser is unpacked
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund \
  @sparticuz/chromium@147.0.0 puppeteer-core@24.43.1 lightningcss@1.33.0 > said 2>&1
cat > run.js <<'JS'
import chromium from "@sparticuz/chromium";
import { transform } from "lightningcss";
import puppeteer from "puppeteer-core";

const source = ".card { border-start-start-radius: 8px } .card:dir(rtl) { color: red }";
const targets = { chrome: 109 << 16, safari: 14 << 16 };
const compiled = transform({ filename: "site.css", code: Buffer.from(source), targets }).code.toString();
// Which corner is round, by the source and by what was made of it, and whether the rule for :dir(rtl) counts.
const expected = {
  'lang="ar" dir="rtl"': ["right, :dir(rtl)", "right, :dir(rtl)"],
  'lang="sv" dir="ltr"': ["left", "left"],
  'lang="ku" dir="ltr"': ["left", "right, :dir(rtl)"],
  'lang="ku-Latn" dir="ltr"': ["left", "right, :dir(rtl)"],
  'lang="kmr" dir="ltr"': ["left", "left"],
  'lang="sv" dir="rtl"': ["right, :dir(rtl)", "left"],
};
const executablePath = await chromium.executablePath();
const browser = await puppeteer.launch({ executablePath, args: chromium.args, headless: "shell" });
try {
  console.log(await browser.version());
  const tab = await browser.newPage();
  for (const [attributes, wanted] of Object.entries(expected)) {
    const seen = [];
    for (const style of [source, compiled]) {
      const head = `<title>a</title><style>${style}</style>`;
      await tab.setContent(`<!doctype html><html ${attributes}>${head}<p class="card">a</p></html>`);
      seen.push(
        await tab.evaluate(() => {
          const card = getComputedStyle(document.querySelector(".card"));
          const round = { left: card.borderTopLeftRadius, right: card.borderTopRightRadius };
          const side = Object.keys(round).filter((name) => round[name] === "8px");
          return side + (card.color === "rgb(255, 0, 0)" ? ", :dir(rtl)" : "");
        }),
      );
    }
    console.log(`${attributes.padEnd(25)} source ${seen[0].padEnd(17)} compiled ${seen[1]}`);
    if (`${seen}` !== `${wanted}`) {
      console.log(`  expected ${wanted}`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
}
JS
node run.js 2>/dev/null
