"""Every small harm that can be done to the real pages, one at a time: is it caught, and is it blamed on the right file?

Run as a program, it prints the score for each kind of harm, and beside it what the detectors find without the record of
what was confirmed.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bilingual.pages.page import Page
from bilingual.problems import Problem
from bilingual.site import gather

from .confirming import LOCALES, TODAY, confirm_everything

ROOT = Path(__file__).parent.parent
NUMBER_WORDS = {
    "sv": {"två": "tre", "tre": "fyra", "fyra": "fem"},
    "en": {"two": "three", "three": "four", "four": "five"},
}
OTHER_NUMBER = {"sv": "högst 7 veckor", "en": "up to 7 weeks"}
ADDED_NUMBER = {"sv": " Det tar 3 dagar.", "en": " It takes 3 days."}
TERMS = {
    "sv": (("överenskommelse", "kontrakt"), ("funktionsnedsättning", "handikapp"), ("arbetsgivare", "företag")),
    "en": (("agreement", "contract"), ("disability", "handicap"), ("employer", "company")),
}
OTHER_LANGUAGE = {
    "sv": " The support person helps you with everything that you need at work.",
    "en": " Stödpersonen hjälper dig med allt som du behöver på arbetet.",
}


@dataclass(frozen=True)
class Mutant:
    """One harm: the file and the text that it has instead."""

    kind: str
    file: str
    text: str


@dataclass
class Score:
    """How many mutants of a kind there are, and how they fared."""

    mutants: int = 0
    caught: int = 0
    by_detectors: int = 0
    misplaced: int = 0


def mutants_of(page: Page, text: str) -> Iterator[Mutant]:
    """All mutants of one page."""
    words = NUMBER_WORDS[page.locale]
    front = text.index("\n---\n") + 5

    def swapped(kind: str, pattern: str, new: str, flags: re.RegexFlag = re.MULTILINE) -> Iterator[Mutant]:
        for match in re.compile(pattern, flags).finditer(text, front):
            yield Mutant(kind, page.file, text[: match.start()] + match.expand(new) + text[match.end() :])

    yield from swapped("a heading is dropped", r"^##.*\n", "")
    yield from swapped("a heading is put on another level", r"^##(?= )", "###")
    yield from swapped("a list item is dropped", r"^(?:-|\d\.) .*\n", "")
    yield from swapped("a link is dropped", r"\[([^\]]+)\]\([^)]+\)", r"\1")
    yield from swapped("a link leads elsewhere", r"\]\((?!words)[^)]+\)", "](words.md)")
    yield from swapped("a tag is dropped", r" ?\{\{ [^}]+ \}\}", "")
    yield from swapped("a tag is another", r"\{\{ rules\.introductory_support \}\}", "{{ rules.follow_up_support }}")
    yield from swapped("a tag is a number", r"\{\{ rules\.\w+_support \}\}", OTHER_NUMBER[page.locale])
    yield from swapped("a number is added", r"(?<=[a-zåäö]\.)$", ADDED_NUMBER[page.locale])
    for word, other in words.items():
        yield from swapped("a number word is changed", rf"\b{word}\b", other)
    for term, other in TERMS[page.locale]:
        yield from swapped("a term is another word", rf"\b{term}", other, re.IGNORECASE)
    yield from swapped("a sentence is in the other language", r"(?<=[a-zåäö]\.)$", OTHER_LANGUAGE[page.locale])
    yield from swapped("a sentence is edited", r"(?<=[a-zåäö]{3} )[a-zåäö]{3,}(?=[^\n]*[.?])", "inte")
    yield from swapped("a sentence is dropped", r"(?<=\. )[A-ZÅÄÖ][^.\n{}]+\.", "")
    sections = [match.start() for match in re.finditer(r"^## ", text, re.MULTILINE)] + [len(text)]
    for first, second, end in zip(sections, sections[1:], sections[2:], strict=False):
        moved = text[second:end].rstrip("\n") + "\n\n" + text[first:second].rstrip("\n") + "\n\n"
        yield Mutant("two sections are swapped", page.file, text[:first] + moved + text[end:])


def find_scores(every: int = 1) -> dict[str, Score]:
    """The scores by kind of harm; ``every`` mutant, or every second, third …"""
    scores: dict[str, Score] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        site, problems = confirm_everything(root)
        assert site
        assert not problems
        for page in (page for pair in site.pairs.values() for page in pair.values()):
            path = root / page.file
            text = path.read_text(encoding="utf-8")
            for mutant in [mutant for mutant in mutants_of(page, text) if mutant.text != text][::every]:
                path.write_text(mutant.text, encoding="utf-8")
                _count(scores.setdefault(mutant.kind, Score()), mutant, gather(root, LOCALES, TODAY)[1])
            path.write_text(text, encoding="utf-8")
    return scores


def _count(score: Score, mutant: Mutant, problems: list[Problem]) -> None:
    score.mutants += 1
    score.caught += bool(problems)
    score.by_detectors += any(problem.kind != "confirmed" for problem in problems)
    if any(problem.file != mutant.file for problem in problems):
        score.misplaced += 1
        print("misplaced:", mutant.kind, mutant.file, *problems, sep="\n  ", file=sys.stderr)


def main() -> int:
    """Prints the scores; 0 if every mutant was caught, and none blamed on another file."""
    scores = find_scores()
    total = Score(*(sum(getattr(score, field) for score in scores.values()) for field in vars(Score())))
    print(f"{'harm':<36}{'mutants':>9}{'caught':>9}{'without record':>16}{'misplaced':>11}")
    for kind, score in (*scores.items(), ("all", total)):
        caught, alone = (f"{100 * part // score.mutants} %" for part in (score.caught, score.by_detectors))
        print(f"{kind:<36}{score.mutants:>9}{caught:>9}{alone:>16}{score.misplaced:>11}")
    return int(total.caught < total.mutants or total.misplaced > 0)


if __name__ == "__main__":
    sys.exit(main())
