#!/usr/bin/env bash
# MkDocs 1.6.1 takes the day of a build from SOURCE_DATE_EPOCH, and gives it to the header of sitemap.xml.gz, whose time has
# 32 bits (RFC 1952). A build as of a later day than 7 February 2106 ends with a traceback out of the gzip library, when the
# old site is gone and before the first page is written. And the variable set to nothing, as a pipeline leaves one that has
# no value, is not taken as unset: the build ends with a traceback, too.
#
# Seen: SOURCE_DATE_EPOCH=4294967295   exit 0
#       SOURCE_DATE_EPOCH=4295030400   exit 1, struct.error, no page
#       SOURCE_DATE_EPOCH=             exit 1, ValueError, no page
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 2>/dev/null
mkdir docs
echo "# A page" > docs/index.md
printf 'site_name: A\nsite_url: https://a.example/\n' > mkdocs.yml

failed=0
expect() {
  local code=0 said
  rm -rf site
  said=$(SOURCE_DATE_EPOCH=$1 environment/bin/mkdocs build 2>&1) || code=$?
  said=$(grep -oE '^[a-zA-Z.]*[eE]rror' <<< "$said" | tail -n 1 || true)
  local written="no page"
  [ -f site/index.html ] && written="site/index.html"
  printf 'SOURCE_DATE_EPOCH=%-11s exit %s %s, %s\n' "$1" "$code" "$said" "$written"
  [ "$code $said $written" = "$2" ] || { echo "  expected $2"; failed=1; }
}
expect 4294967295 "0  site/index.html"
expect 4295030400 "1 struct.error no page"
expect "" "1 ValueError no page"
exit "$failed"
