"""What is heard when a page is used: search, a part that opens, boxes to tick, the way to the other language."""

from __future__ import annotations

from collections.abc import Mapping

from .never import said_by_orca
from .reading import Step, read, step
from .room import NotHeardError, Room

_MOST = 150  # presses until something that is on a page must have come
_BETWEEN = " – "  # the title of a page and the name of its site


def go_to(room: Room, key: str, words: str) -> list[Step]:
    """From the top of the page that is open, by one key, until something is heard that begins with some words."""
    steps = [step("Home", room.press("ctrl+Home"))]
    while not any(said.casefold().startswith(words.casefold()) for said in steps[-1].said):
        if len(steps) > _MOST:
            raise NotHeardError(f"“{words}” is not reached by {key}")
        steps.append(step(key, room.go(key)))
    return steps


def search(room: Room, words: Mapping[str, str], asked: str) -> list[Step]:
    """Search is opened with keys, something is asked, the first answer is reached; ``words`` are those of the frame.

    What is asked has letters of the English keyboard alone: xdotool gives others a key first, which may come too late.
    """
    *_, there = go_to(room, "Tab", words["search"])
    return [
        there,
        step("Return", _from_the_dialog(room.press("Return"), room.locale)),
        step(f"write {asked}", room.write(asked)),
        step("Return", room.press("Return")),
        step("Escape", room.press("Escape")[-1:]),
    ]


def results(room: Room, words: Mapping[str, str], asked: str, most: int) -> list[Step]:
    """On the page of search something is asked, and the page is read from its top, as far as some of what is found."""
    go_to(room, "Tab", words["search_field"])
    room.write(asked)
    room.press("Tab")  # to what is found: keys go on in the page again, not in the field
    return read(room, "line", most)


def _from_the_dialog(said: list[str], locale: str) -> list[str]:
    """Without what is left when a dialog opens: Chromium tells of it only if it has the time."""
    is_there = [said_by_orca("dialog", locale) in each for each in said]
    return said[is_there.index(True) :] if any(is_there) else said


def details(room: Room, words: Mapping[str, str]) -> list[Step]:
    """The part of the fact box that is closed is opened, and read on from there."""
    *_, there = go_to(room, "Tab", words["rules_explained"])
    opened = [step("Return", room.press("Return")), step("Orca+a", room.press("Insert+a"))]
    return [there, *opened, *(step("Down", room.press("Down")) for _ in range(2))]


def explanation(room: Room, term: str) -> list[Step]:
    """A word of the text is explained where it stands, and the explanation closed again by its button.

    Of what is said when it opens only the explanation is kept: Chromium says before it that the word is open if it has
    the time.
    """
    *_, there = go_to(room, "Tab", term)
    opened = step("Return", room.press("Return")[-1:])
    keys = ("Tab", "Return", "Down")  # the last one reads on from the word
    return [there, opened, *(step(key, room.press(key)) for key in keys)]


def contents(room: Room, words: Mapping[str, str]) -> list[Step]:
    """In a narrow window, the contents of the page are reached line by line, opened, and read on in."""
    *_, there = go_to(room, "Down", words["on_this_page"])
    return [there, *(step(key, room.press(key)) for key in ("Return", "Tab", "Tab"))]


def boxes(room: Room) -> list[Step]:
    """The first box of a page is ticked and cleared again."""
    room.press("ctrl+Home")
    return [step("x", room.press("x")), *(step("space", room.press("space")) for _ in range(2))]


def other_language(room: Room, name: str) -> list[Step]:
    """The link to a page in another language is followed; what comes of it is the title of that page.

    The rest is how many links it has, and that it is loaded or a list is left, which Firefox and Chromium say in words
    of their own, and before or after it as they are quick.
    """
    *_, there = go_to(room, "Tab", name)
    titles = [said for said in room.press("Return") if _BETWEEN in said]
    return [there, step("Return", titles[:1])]
