"""Installs the engines that are missing: ``python -m tests.driving``."""

from __future__ import annotations

import os
import shutil
import subprocess

from . import ENGINES, not_to_be_had


def main() -> None:
    missing = [package for engine in ENGINES.values() if not engine.is_here() for package in engine.PACKAGES]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-qq", "--yes", "--no-install-recommends", *missing]
        for arguments in (["update", "-qq"], install):
            subprocess.run(["apt-get", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
    for name, engine in ENGINES.items():
        if not engine.is_here():
            print(not_to_be_had(name))


main()
