"""Values as ears hear them: said by eSpeak NG, the voice of free screen readers, where it can be had."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence

import pytest

from ..confirming import LOCALES
from .test_braille import values

COMMAND = "espeak-ng"
PAUSE = "_!"
GROUP = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")

pytestmark = pytest.mark.skipif(
    not shutil.which(COMMAND), reason=f"{COMMAND} is not installed: apt-get install {COMMAND}"
)


def spoken(locale: str, lines: Sequence[str]) -> list[str]:
    """The sounds of each line, without pauses."""
    said = [
        subprocess.run([COMMAND, "-v", locale, "-q", "-x", line], capture_output=True, text=True, check=True).stdout
        for line in lines
    ]
    return [" ".join(each.replace(PAUSE, "").split()) for each in said]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_number_is_said_as_one(locale: str) -> None:
    """“12 500” is twelve thousand five hundred, and not twelve, five hundred."""
    said = list(dict.fromkeys(values(locale)))
    grouped = (
        [each for each in said if GROUP.search(each)] if locale == "sv" else [each for each in said if "," in each]
    )
    assert len(grouped) > 5
    together = [GROUP.sub("", each) if locale == "sv" else re.sub(r"(?<=\d),(?=\d{3})", "", each) for each in grouped]
    assert spoken(locale, grouped) == spoken(locale, together)
