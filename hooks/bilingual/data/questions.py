"""docs/questions.yml → what every reader asks and only the owner of the service can answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..messages import say
from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FILE = "docs/questions.yml"
ALL = "questions"  # the name of all of them on the page, and of the text of the frame that stands above them


@dataclass(frozen=True)
class Question:
    """A question by language, and its answer, which is empty as long as nobody has given it. Both can hold tags.

    ``asked`` is how people ask it in search, by language. ``lines`` are those of question and answer:
    (``question`` or ``answer``, language) → line.
    """

    name: str
    question: Mapping[str, str]
    answer: Mapping[str, str]
    asked: Mapping[str, Sequence[str]]
    lines: Mapping[tuple[str, str], int]

    @property
    def is_answered(self) -> bool:
        """Whether it is answered in every language: no reader gets half of it."""
        return all(self.answer.values())

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it in any language."""
        return not any(self.answer.values())


def read_questions(raw: bytes, locales: Sequence[str]) -> tuple[tuple[Question, ...], list[Problem]]:
    """All questions in the order of the file; none with any problem that would print something false."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "questions", locales)
    if problems:
        return (), problems
    questions = tuple(_read_question(record, name, locales) for name in record.data)
    return questions, [problem for question in questions for problem in _half_answered(question)]


def _read_question(record: Record, name: str, locales: Sequence[str]) -> Question:
    entry = record.data[name]
    lines = {(kind, locale): record.line((name, kind, locale)) for kind in ("question", "answer") for locale in locales}
    question, answer = (
        {locale: " ".join(entry[kind][locale].split()) for locale in locales} for kind in ("question", "answer")
    )
    return Question(name, question, answer, entry.get("asked as", {}), lines)


def _half_answered(question: Question) -> Iterator[Problem]:
    """The languages that an answer lacks while another has it."""
    given = [locale for locale, answer in question.answer.items() if answer]
    for locale, answer in question.answer.items() if given else ():
        if not answer:
            there = f"{FILE}:{question.lines['answer', given[0]]}"
            what = say(
                "{name}: The answer is missing in this language ({locale}); {there} has it in another.",
                name=question.name,
                locale=locale,
                there=there,
            )
            to_do = say("Write it in every language; until then no reader sees it in any.")
            line = question.lines["answer", locale]
            yield Problem(FILE, line, what, to_do, "missing-text", "warning", there)
