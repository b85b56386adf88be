#!/usr/bin/env bash
# @mozilla/readability 0.6.0 (what Firefox's reading view is made of) takes a heading away when its id has one of some
# letter sequences in it, anywhere: “rss”, “tags”, “media”, “contact” and others, which are names of a page's trimmings.
# A heading's id is made from its words by every generator, and in Swedish, where words are written together, the
# letters arise by themselves where two meet: kuRSStart, resuRSStöd, föreTAGSstöd, MEDIAnlön. A public body meets
# another one in English: “author”. The first heading named AUTHORity is taken out and given as the name of who wrote
# the page. The text below a heading stays, under the wrong one; with “rss” in the id of a section, all of the section
# goes.
#
# Seen: authority       heading gone, and is the author      section kept
#       contact-us      heading gone                         section kept
#       foretagsstod    heading gone                         section kept
#       medianlon       heading gone                         section kept
#       kursstart       heading gone                         section gone
#       resursstod      heading gone                         section gone
#       anstallning     heading kept                         section kept
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{}' > package.json
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@29.1.1 > said 2>&1
cat > run.js <<'JS'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

const text = `<p>${"Du kan få stöd av en handläggare, om du behöver hjälp för att komma i arbete. ".repeat(16)}</p>`;

function kept(words, main) {
  const page = `<!doctype html><html lang="sv"><title>Stöd</title><main><h1>Stöd</h1>${text}${main}</main></html>`;
  const { document } = new JSDOM(page, { url: "https://a.example/" }).window;
  const { textContent, byline } = new Readability(document).parse();
  return (textContent.includes(words) ? "kept" : "gone") + (byline === words ? ", and is the author" : "");
}

const expected = {
  authority: ["gone, and is the author", "kept"],
  "contact-us": ["gone", "kept"],
  foretagsstod: ["gone", "kept"],
  medianlon: ["gone", "kept"],
  kursstart: ["gone", "gone"],
  resursstod: ["gone", "gone"],
  anstallning: ["kept", "kept"],
};
for (const [id, wanted] of Object.entries(expected)) {
  const seen = [
    kept("Rubriken", `<h2 id="${id}">Rubriken</h2>${text}`),
    kept("Här står det.", `<section id="${id}"><h2>Rubrik</h2><p>Här står det.</p>${text}</section>`),
  ];
  console.log(`${id.padEnd(15)} heading ${seen[0].padEnd(27)} section ${seen[1]}`);
  if (`${seen}` !== `${wanted}`) {
    console.log(`  expected ${wanted.join(" and ")}`);
    process.exitCode = 1;
  }
}
JS
node run.js
