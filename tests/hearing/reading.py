"""A page as somebody reads it who only hears it: key by key, and what was said after each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .room import NotHeardError, Room

WAYS = {"line": "Down", "heading": "h", "tab": "Tab"}  # how a page is read: the key that goes on
_MOST = 400  # presses; no page is that long


@dataclass(frozen=True)
class Step:
    """A key that was pressed, or what else was done, and the utterances that came of it."""

    done: str
    said: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.done}: {' | '.join(self.said)}".rstrip()


def step(done: str, said: Iterable[str]) -> Step:
    """A step with its utterances as they are heard: how many spaces there are is not, nor a line of none but spaces."""
    return Step(done, tuple(words for each in said if (words := " ".join(each.split()))))


def read(room: Room, way: str, most: int = _MOST) -> list[Step]:
    """The page that is open, from its top to its end or for as many presses, by one of the WAYS."""
    key, steps = WAYS[way], [step("Home", room.press("ctrl+Home"))]
    for number in range(1, most + 1):
        now = step(f"{number}", room.go(key))
        if not now.said:
            return steps
        again = {"tab": 1, "heading": -1}.get(way)  # the first stop comes again; “no more headings” is said again
        if again and len(steps) > 1 and now.said == steps[again].said:
            return steps[:-1]
        steps.append(now)
    if most == _MOST:
        raise NotHeardError(f"no end after {most} times {key}: {steps[-1]}")
    return steps


def read_whole(room: Room) -> dict[str, list[Step]]:
    """The page that has just been opened, in all WAYS; first by Tab, which begins where the focus is."""
    steps = {way: read(room, way) for way in ("tab", "heading", "line")}
    return {way: steps[way] for way in WAYS}


def presses_to(words: str, steps: Sequence[Step]) -> int:
    """How many presses it takes from the top until something is heard that begins with these words."""
    for number, each in enumerate(steps):
        if any(said.casefold().startswith(words.casefold()) for said in each.said):
            return number
    raise AssertionError(f"“{words}” is never heard")


def written(steps: Iterable[Step]) -> str:
    """A transcript for people: one press a line, utterances parted by a bar.

    Without the way to the top: what stands there is said as a link or without that, as the browser has it in time.
    """
    return "".join(f"{each}\n" for each in steps if each.done != "Home")
