"""What a build has made of exactly what stands on the disk: it lies there still, so nothing is to be built.

A site is known by all that it was made from (answers.py) and by every name, mode and byte of its own. Where both are as
they were after a build that succeeded, on the same day, another one would write the same once more, and say the same.
That is said, then, before anything else is loaded. The old site is never thought to be the right one by its times.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .answers import Answer, Answers, Moments
from .disk.seen import Place, look

Said = tuple[int, str]  # a level of Python's logging, and what was said on it
_DAY = "AS_OF"  # the variable that asks for the site as it is on another day
_TOOK = re.compile(r"(?<= )\d+\.\d\d(?= seconds$)")  # what the last line of a build says of it


class Question(NamedTuple):
    """What is to be built: strictly or not, and in which folder; the one of the configuration if none is named."""

    is_strict: bool | None
    folder: str = ""

    def asked(self, environment: Mapping[str, str]) -> Sequence[str]:
        """As answers are known by it."""
        return "build", *map(str, self), f"{_DAY}={environment.get(_DAY, '')}"


class Built:
    """What is known of the build of the project in ``root`` that a question asks for."""

    def __init__(self, root: Path, question: Question, environment: Mapping[str, str] = os.environ) -> None:
        self._answers = Answers(root, question.asked(environment), environment)

    @property
    def said(self) -> str:
        """One line about answers that could not be believed."""
        return self._answers.said

    def find(self) -> list[Said] | None:
        """What the build said whose site lies there whole, if it would be built the same now; else None."""
        answer = self._answers.find()
        if answer is None:
            return None
        known = json.loads(answer.text)
        if digest_of_site(Path(known["folder"])) != known["digest"]:
            return None
        return [(level, text) for level, text in known["said"]]

    def keep(self, folder: Path, digest: str, said: Sequence[Said], moments: Moments) -> None:
        """Remembers a site, by what ``digest_of_site`` says of it, that lies in a folder and holds at these moments."""
        if digest:
            known = {"folder": os.path.abspath(folder), "digest": digest, "said": said}
            self._answers.keep(Answer(json.dumps(known), 0), moments)


def in_time(said: Sequence[Said], took: float) -> list[Said]:
    """What a build said, with the seconds that it takes to say that again."""
    return [(level, _TOOK.sub(f"{took:.2f}", text)) for level, text in said]


def digest_of_site(folder: Path, known: Mapping[str, bytes] | None = None) -> str:
    """Every name, mode and byte of a site but for what is hidden and no build makes; empty if it cannot be read.

    Files that are ``known``, by path, hold what has this digest; if one does not, it is a digest of no site.
    """
    seen = look([Place(os.path.realpath(folder), is_site=True)], known)
    return seen.digest.hex() if seen and seen.stamps else ""
