#!/usr/bin/env bash
# liblouis 3.24.0 (Debian 12: 3.24.0-1), Swedish literary tables sv-g0 and sv-g1: a no-break space between a number and a
# word that begins with one of the letters a to j is answered by a sign of its own (dots 1 5 6) before the word. With a
# plain space there is none, nor before a word that begins with another letter, nor in the English table. So a typographer's
# no-break space between number and unit (6 dagar, 1 juli) adds a sign in Swedish braille that stands for nothing. The
# no-break space itself comes out as it went in, in every table, where a plain space becomes an empty cell (U+2800).
#
# Seen: "6 dagar" with a plain space   ⠼⠋⠀⠙⠁⠛⠁⠗
#       the same with U+00A0           ⠼⠋ ⠱⠙⠁⠛⠁⠗
#       "6 veckor" with U+00A0         ⠼⠋ ⠧⠑⠉⠅⠕⠗
#
# Needs Debian 12 or what can read its packages: apt-get and dpkg. Installs nothing outside a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 777 .
apt-get download --quiet --quiet liblouis-bin=3.24.0-1 liblouis20=3.24.0-1 liblouis-data=3.24.0-1 libyaml-0-2 2>/dev/null
for package in *.deb; do dpkg --extract "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find root -name 'liblouis.so.*' | head -n 1)")
export LD_LIBRARY_PATH LOUIS_TABLEPATH=$folder/root/usr/share/liblouis/tables

braille() { printf '%s' "$2" | root/usr/bin/lou_translate --forward "unicode.dis,$1"; }
failed=0
expect() {
  local got
  got=$(braille "$1" "$2")
  printf '%-14s %-10s %s\n' "$1" "$2" "$got"
  [ "$got" = "$3" ] || { echo "  expected $3"; failed=1; }
}
space=$'\u00a0'
for table in sv-g0.utb sv-g1.ctb; do
  expect "$table" "6 dagar" "⠼⠋⠀⠙⠁⠛⠁⠗"
  expect "$table" "6${space}dagar" "⠼⠋${space}⠱⠙⠁⠛⠁⠗"
  expect "$table" "1${space}juli" "⠼⠁${space}⠱⠚⠥⠇⠊"
  expect "$table" "6${space}veckor" "⠼⠋${space}⠧⠑⠉⠅⠕⠗"
done
expect en-ueb-g1.ctb "6${space}dagar" "⠼⠋${space}⠙⠁⠛⠁⠗"
exit "$failed"
