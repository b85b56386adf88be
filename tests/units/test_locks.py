"""Every package that is installed is one that was looked at, and nothing of it is run when it is installed."""

from __future__ import annotations

import pytest

from ..conftest import ROOT

LOCKS = ("requirements.lock", "tests/successors.lock", "tests/peers.lock", "meaning.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_version_and_a_hash_and_comes_as_a_wheel(lock: str) -> None:
    """pip reads the first option from the file itself: an archive that would have to be built is not installed."""
    lines = [
        line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    ]
    assert lines[0] == "--only-binary :all:"
    packages = "\n".join(lines[1:]).replace("\\\n", "").strip().split("\n")
    assert packages != [""]
    assert [one for one in packages if "==" not in one or "--hash=sha256:" not in one] == []
