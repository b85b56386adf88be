#!/usr/bin/env bash
# liblouis 3.24.0 (Debian 12: 3.24.0-1), with which screen readers write braille: a soft hyphen, which marks a place
# where a word may be broken and is otherwise nothing, is always something, and in each country something else. The
# English, Danish and Dutch tables write a hyphen, so that för­säk­ring is three parts in the middle of a line; the
# Norwegian, German and French ones a space, so that it is three words; the Swedish ones a sign with a seventh and an
# eighth dot, which six-dot braille, as which these tables are kept, does not have; the Finnish six-dot table a sign of
# its own, and the eight-dot table beside it eight signs, the number of the character spelled out. In none of these is
# the word the same as without it.
#
# Seen: sup·port  en-ueb-g1 ⠎⠥⠏⠤⠏⠕⠗⠞   no-no-g0 ⠎⠥⠏⠀⠏⠕⠗⠞   sv-g0 ⠎⠥⠏⣤⠏⠕⠗⠞   fi ⠎⠥⠏⠔⠏⠕⠗⠞
#                 fi-fi-8dot ⠎⠥⠏⠐⠩⠭⢚⢚⠁⠙⠐⠏⠕⠗⠞   without it ⠎⠥⠏⠏⠕⠗⠞
#
# Needs Debian 12 or what can read its packages: apt-get and dpkg. Installs nothing outside a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 777 .
apt-get download --quiet --quiet \
  liblouis-bin=3.24.0-1 liblouis20=3.24.0-1 liblouis-data=3.24.0-1 libyaml-0-2 2>/dev/null
for package in *.deb; do dpkg --extract "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find root -name 'liblouis.so.*' | head -n 1)")
export LD_LIBRARY_PATH LOUIS_TABLEPATH=$folder/root/usr/share/liblouis/tables

braille() { printf '%s' "$2" | root/usr/bin/lou_translate --forward "unicode.dis,$1"; }
failed=0
expect() { # table, what stands for the soft hyphen
  local got without
  got=$(braille "$1" $'sup\u00adport')
  without=$(braille "$1" support)
  printf '%-14s %-24s without it %s\n' "$1" "$got" "$without"
  [ "$got" = "⠎⠥⠏$2⠏⠕⠗⠞" ] || { echo "  expected ⠎⠥⠏$2⠏⠕⠗⠞"; failed=1; }
  [ "$without" = "⠎⠥⠏⠏⠕⠗⠞" ] || { echo "  expected ⠎⠥⠏⠏⠕⠗⠞"; failed=1; }
}
hyphen=⠤ space=⠀ # the second is an empty cell (U+2800)
for table in en-ueb-g1.ctb da-dk-g16.ctb nl-NL-g0.utb; do expect "$table" "$hyphen"; done
for table in no-no-g0.utb de-g0.utb fr-bfu-comp6.utb; do expect "$table" "$space"; done
for table in sv-g0.utb sv-g1.ctb; do expect "$table" ⣤; done
expect fi.utb ⠔
expect fi-fi-8dot.ctb ⠐⠩⠭⢚⢚⠁⠙⠐
exit "$failed"
