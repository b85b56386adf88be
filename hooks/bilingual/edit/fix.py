"""Everything that a machine can mend, mended: the sources as they would be, and what was done to each line.

It is done to a copy, and looked at by the same checks again and again until nothing more can be mended; what makes a
line worse is taken back. So doing it twice does nothing the second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..checks.confirmed import KIND as CONFIRMED
from ..data.confirmations import FILE as RECORD
from ..data.confirmations import read_confirmations, write_confirmations
from ..messages import Message, say
from ..pages.page import Pair
from ..problems import Problem
from ..records.reading import decode
from ..records.slips import MERGE_SIGNS
from ..text.reading import slugify
from .mending import mend

_MOST_ROUNDS = 50  # each of which mends at least one line
Files = Mapping[str, bytes]  # by path from the project's root
Look = Callable[[Files], tuple[Sequence[Problem], Mapping[str, Pair]]]


@dataclass(frozen=True, order=True)
class Done:
    """What was done to a line; ``is_read`` says that readers read something else by it."""

    file: str
    line: int
    what: Message = field(compare=False)
    is_read: bool = field(compare=False)

    def said(self) -> Message:
        """For people."""
        where = f"{self.file}:{self.line}"
        if self.is_read:
            return say("{where}: {what}. Readers read this line otherwise now.", where=where, what=self.what)
        return say("{where}: {what}.", where=where, what=self.what)


def fix(files: Files, look: Look) -> tuple[dict[str, bytes], list[Done]]:
    """(the sources as they are when all is mended, what was done).

    ``look`` says what is wrong with sources, and which pages they have.
    """
    now, done = dict(files), list[Done]()
    refused: set[tuple[str, str]] = set()  # (file, line as it is), which mending would make worse
    problems, pairs = look(now)
    for _ in range(_MOST_ROUNDS):
        texts, steps = _mend_all(now, problems, pairs, refused)
        if not steps:
            break
        found, seen = look(texts)
        if worse := _worse(steps, problems, found):
            refused |= worse
            continue
        now, problems, pairs = texts, found, seen
        done += (step.done for step in steps)
    tidied, more = _tidy(now)
    if more:
        found, _ = look(tidied)
        if _kinds(found) <= _kinds(problems):
            now, done = tidied, done + more
    return {file: text for file, text in now.items() if text != files.get(file)}, sorted(done)


@dataclass(frozen=True)
class _Step:
    done: Done
    old: str
    place: int  # the line that it is when all is mended
    is_heading: bool  # then its section is compared for the first time, and what is told of that was there before


def _mend_all(
    files: Files, problems: Iterable[Problem], pairs: Mapping[str, Pair], refused: set[tuple[str, str]]
) -> tuple[dict[str, bytes], list[_Step]]:
    """Each line that has a problem is mended once, the last one first, so that the others stay where they are."""
    texts, steps = dict(files), list[_Step]()
    by_file: dict[str, dict[int, list[Problem]]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, {}).setdefault(problem.line, []).append(problem)
    names = _identifiers(pairs) if any(problem.code == "identifier" for problem in problems) else {}
    for file, at in by_file.items():
        if file not in files or file == RECORD:
            continue
        text, undecoded = decode(files[file], file)
        if undecoded:
            continue
        lines, added = text.split("\n"), 0
        for number in sorted(at, reverse=True):
            if not 1 <= number <= len(lines) or (file, lines[number - 1]) in refused:
                continue
            for problem in at[number]:
                old = lines[number - 1]
                if name := names.get((file, number)) if problem.code == "identifier" else None:
                    new, what, is_read = [f"{old.rstrip()} {{ #{name} }}"], say("the heading has a name"), False
                elif mended := mend(problem, lines):
                    new, what, is_read = list(mended.lines), mended.what, mended.is_read
                else:
                    continue
                lines[number - 1 : number] = new
                steps = [_moved(step, len(new) - 1) if step.done.file == file else step for step in steps]
                told = Done(file, number, what, is_read)
                steps.append(_Step(told, old, number + len(new) - 1, problem.code == "heading"))
                added += 1
                break
        if added:
            texts[file] = _encoded("\n".join(lines), files[file])
    return texts, steps


def _moved(step: _Step, by: int) -> _Step:
    return replace(step, place=step.place + by)


def _encoded(text: str, like: bytes) -> bytes:
    """A text as the file had it: with its line ends."""
    return (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()


def _worse(steps: Sequence[_Step], before: Iterable[Problem], after: Iterable[Problem]) -> set[tuple[str, str]]:
    """The lines of which something is told now that was not before; that they wait for a person is no fault."""
    had, has, alone = _codes(before), _codes(after), _codes(one for one in after if not one.there)
    return {
        (file, step.old)
        for step in steps
        if (alone if step.is_heading else has).get((file := step.done.file, step.place), set())
        - had.get((file, step.done.line), set())
    }


def _codes(problems: Iterable[Problem]) -> dict[tuple[str, int], set[str]]:
    codes: dict[tuple[str, int], set[str]] = {}
    for problem in problems:
        if problem.severity != "note" and problem.code != CONFIRMED:
            codes.setdefault((problem.file, problem.line), set()).add(problem.code)
    return codes


def _kinds(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.file, problem.code) for problem in problems if problem.code != CONFIRMED)


def _identifiers(pairs: Mapping[str, Pair]) -> dict[tuple[str, int], str]:
    """A name for each heading without one, by its file and line: that of its counterpart, or one made of its words.

    Headings are counterparts where all languages have as many, on the same levels. A name is made of the heading whose
    letters all stand in an address, so that nothing of it is lost.
    """
    found: dict[tuple[str, int], str] = {}
    for pair in pairs.values():
        pages = list(pair.values())
        if len({tuple(heading.level for heading in page.headings) for page in pages}) != 1:
            continue
        taken = {name for page in pages for name in page.identifiers}
        for headings in zip(*(page.headings for page in pages), strict=True):
            names = [heading.identifier for heading in headings if heading.identifier]
            if len(names) == len(headings) or len(set(names)) > 1:
                continue
            name = names[0] if names else _free(_name_of([heading.text for heading in headings]), taken)
            taken.add(name)
            for page, heading in zip(pages, headings, strict=True):
                if heading.identifier is None:
                    found[page.file, heading.line] = name
    return found


def _name_of(texts: Sequence[str]) -> str:
    return slugify(next((text for text in reversed(texts) if text.isascii()), texts[0]))


def _free(name: str, taken: set[str]) -> str:
    return next(
        one for number in range(1, len(taken) + 3) if (one := name if number == 1 else f"{name}-{number}") not in taken
    )


def _tidy(files: Files) -> tuple[dict[str, bytes], list[Done]]:
    """The record in order, without the signs of a merge; the ends of lines and of files without what nobody sees."""
    tidied, done = dict(files), list[Done]()
    for file, raw in files.items():
        text, undecoded = decode(raw, file)
        if undecoded:
            continue
        new, what = _record(text) if file == RECORD else (text, None)
        if what is None and file.endswith((".md", ".yml")):
            new, what = _without_ends(text), say("no line ends with spaces that do nothing")
        if what and new != text:
            tidied[file] = _encoded(new, raw)
            done.append(Done(file, _first_difference(text, new), what, False))
    return tidied, done


def _record(text: str) -> tuple[str, Message | None]:
    """The record with the lines of both versions after a merge, sorted; unless something else in it cannot be read."""
    kept = [line for line in text.split("\n") if not line.startswith(MERGE_SIGNS)]
    record, unreadable = read_confirmations("\n".join(kept))
    if unreadable or any(line.startswith("#") for line in kept):
        return text, None
    lines = {str(line): line for line in record}
    new = write_confirmations(sorted(lines.values(), key=lambda line: (line.key, line.day)))
    if len(kept) < text.count("\n") + 1:
        return new, say("the lines of both versions are kept, in order")
    return new, say("the lines of the record stand in order, each once")


def _without_ends(text: str) -> str:
    """Two spaces at the end of a line break it, where another line of the same text follows; all others do nothing."""
    lines = text.split("\n")
    ends = [*lines[1:], ""]
    return "\n".join(map(_without_end, lines, ends)).rstrip("\n") + "\n" if text.strip() else text


def _without_end(line: str, following: str) -> str:
    bare = line.rstrip(" \t")
    return f"{bare}  " if line.endswith("  ") and bare and following.strip() else bare


def _first_difference(old: str, new: str) -> int:
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 1)
