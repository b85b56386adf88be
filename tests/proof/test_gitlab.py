"""What GitLab runs keeps GitLab's own schema."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ..conftest import ROOT

SCHEMA = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_pipeline_keeps_the_schema() -> None:
    check = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([check, *SCHEMA, ".gitlab-ci.yml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
