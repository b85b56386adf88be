#!/usr/bin/env bash
# lunr-languages 1.22.0, Finnish: of two equal figures at the end of a number the last is cut off, as of a doubled
# consonant. The same is done to what is searched for, so searching for the emergency care 1177 also finds 117, 11 also
# finds 1, and whoever searches for the year 2022 gets 202. Snowball, from which it was made, has mended it
# (snowballstemmer 3.1.1 leaves numbers alone); in lunr-languages it is left in Finnish only, while Swedish and
# Norwegian beside it are right. It is what the searches of MkDocs and its themes are made of.
#
# Seen: fi  1177→117 2022→202 11→1 100→10 2026→2026   “1177” finds the pages that say 1177, 117
#       sv  1177→1177 2022→2022 11→11 100→100 2026→2026   “1177” finds the pages that say 1177
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1 2>/dev/null
echo '{}' > package.json
npm install --silent --no-audit --no-fund lunr@2.3.9 lunr-languages@1.22.0 > said 2>&1
cat > run.js <<'JS'
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
const numbers = ["1177", "2022", "11", "100", "2026"];
const expected = {
  fi: "1177→117 2022→202 11→1 100→10 2026→2026 finds 1177, 117",
  sv: "1177→1177 2022→2022 11→11 100→100 2026→2026 finds 1177",
};
for (const [language, wanted] of Object.entries(expected)) {
  require(`lunr-languages/lunr.${language}`)(lunr);
  const index = lunr(function () {
    this.use(lunr[language]);
    this.field("text");
    for (const number of ["1177", "117", "112"]) this.add({ id: number, text: `Soita ${number}` });
  });
  const stems = numbers.map((number) => `${number}→${index.pipeline.run([new lunr.Token(number)])}`);
  const found = index.search("1177").map((hit) => hit.ref).sort().reverse();
  const seen = `${stems.join(" ")} finds ${found.join(", ")}`;
  console.log(language, seen);
  if (seen !== wanted) {
    console.log(`  expected ${wanted}`);
    process.exitCode = 1;
  }
}
JS
node run.js
environment/bin/python - <<'PYTHON'
import sys

import snowballstemmer

finnish = snowballstemmer.stemmer("finnish")
stems = [finnish.stemWord(number) for number in ("1177", "2022", "11", "100")]
print("snowballstemmer, Finnish:", *stems)
sys.exit(stems != ["1177", "2022", "11", "100"])
PYTHON
