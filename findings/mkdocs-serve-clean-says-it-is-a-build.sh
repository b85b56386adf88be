#!/usr/bin/env bash
# MkDocs 1.6.1 tells plugins and hooks on their first event which command runs: on_startup(command="build" or "serve").
# `mkdocs serve --clean` is told as "build", although it is a preview that serves and never ends; `mkdocs serve` as "serve".
# Its documentation says that the event is for what is to be done once for each command. So a plugin that writes something
# for readers only when it is told that this is a build does so for a preview too, and nothing on a later event puts it right.
#
# Seen: mkdocs build           on_startup says build
#       mkdocs serve           on_startup says serve
#       mkdocs serve --clean   on_startup says build
#       mkdocs serve --dirty   on_startup says serve
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 click==8.2.1 2>/dev/null
mkdir docs
echo "# A page" > docs/index.md
printf 'site_name: A\nhooks: [hook.py]\n' > mkdocs.yml
# Says what it is told, and ends the command there.
printf 'def on_startup(command, dirty):\n    raise SystemExit(f"on_startup says {command}")\n' > hook.py

failed=0
expect() {
  local got
  got=$(environment/bin/mkdocs "${@:2}" 2>&1 | grep "on_startup" || true)
  printf 'mkdocs %-15s %s\n' "${*:2}" "$got"
  [ "$got" = "on_startup says $1" ] || { echo "  expected $1"; failed=1; }
}
expect build build
expect serve serve
expect build serve --clean
expect serve serve --dirty
exit "$failed"
