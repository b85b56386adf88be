#!/usr/bin/env bash
# chunspell 2.0.4 and 2.0.5 (the newest), which look words up as Hunspell does: the library in their wheels for Linux was
# compiled without optimising. Even to ask a list how long it is calls a function there, std::vector::size(), which a
# compiler puts in place of the call otherwise, as it did for 2.0.3. The answers are the same; to load a dictionary takes
# twice the CPU time, and to look for what is near a word three times. 2.0.3 has no wheels for Python 3.13 and later.
#
# Seen: 2.0.3  std::vector::size() is put in place   en_US in 0.03 s
#       2.0.5  std::vector::size() is called         en_US in 0.06 s
#       31200 words are answered the same
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -c 'import platform as p, sys; sys.exit((sys.platform, p.machine(), sys.version_info[:2] in ((3, 11), (3, 12))) != ("linux", "x86_64", True))' ||
  { echo "Both can only be compared on Linux (x86_64), with Python 3.11 or 3.12."; exit 2; }
for version in 2.0.3 2.0.5; do
  python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --target "$version" \
    "chunspell==$version" 2>/dev/null
done
cat > ask.py <<'END'
import ctypes
import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from hunspell import Hunspell

folder = Path(sys.argv[1], "hunspell")
size = "_ZNKSt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaIS5_EE4sizeEv"
is_called = hasattr(ctypes.CDLL(str((folder / "libhunspell-1.7.so.0").resolve())), size)
took = []
for _ in range(9):
    before = time.process_time()
    words = Hunspell("en_US", hunspell_data_dir=str(folder / "dictionaries"))
    took.append(time.process_time() - before)
lines = (folder / "dictionaries/en_US.dic").read_text("utf-8", "ignore").split("\n")[1::9]
asked = [line.partition("/")[0] + end for line in lines for end in ("", "s", "ing", "x")]
print(json.dumps([is_called, statistics.median(took), [bool(words.spell(word)) for word in asked]]))
END
for version in 2.0.3 2.0.5; do python3 ask.py "$version" > "$version.json"; done
python3 - <<'END'
import json
import sys
from pathlib import Path

former, now = (json.loads(Path(f"{version}.json").read_text()) for version in ("2.0.3", "2.0.5"))
for version, (is_called, took, _) in (("2.0.3", former), ("2.0.5", now)):
    print(f"{version}  std::vector::size() is {'called' if is_called else 'put in place':<14} en_US in {took:.2f} s")
print(len(now[2]), "words are answered", "the same" if former[2] == now[2] else "differently")
sys.exit((former[0], now[0], now[1] > 1.4 * former[1], former[2] == now[2]) != (False, True, True, True))
END
