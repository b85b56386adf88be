"""What is said to editors is one message in every language."""

from __future__ import annotations

import pickle

import pytest
from bilingual.languages.names import name_in_a_row
from bilingual.messages import Beginning, as_is, choose_language, in_language, say, say_number, together
from bilingual.messages.programs import said_by_program
from bilingual.problems import Problem, choose


def test_a_message_is_its_english_text_until_it_is_shown_in_another_language() -> None:
    advice = choose("loan_tme", ["loan_time", "renewals"]).advice
    assert advice == "Did you mean “loan_time”? Possible here: loan_time, renewals."
    assert in_language(advice, "sv") == "Menade du ”loan_time”? Här kan stå: loan_time, renewals."


@pytest.mark.parametrize(("number", "said"), [(1, "finns ett fel till"), (3, "finns 3 fel till")])
def test_a_number_is_said_by_the_rule_of_the_language(number: int, said: str) -> None:
    one, many = (f"{how} to mend in this file, from this line on." for how in ("One more is", "{number} more are"))
    assert said in say_number(number, one, many).in_language("sv")


def test_what_no_catalogue_has_is_said_in_english() -> None:
    assert say("An {example}.", example="one").in_language("sv") == "An one."


def test_braces_in_what_stands_in_a_place_are_nothing_but_text() -> None:
    message = together([say("There is none yet."), "{{ rules.{x} }}"])
    assert message == "There is none yet. {{ rules.{x} }}"
    assert message.in_language("sv") == "Det finns ingen än. {{ rules.{x} }}"


def test_a_message_that_was_remembered_can_still_be_said_in_another_language() -> None:
    problem = Problem("docs/sv/a.md", 1, say("There is none yet."), as_is(""), "empty")
    assert pickle.loads(pickle.dumps(problem)).in_language("sv").what == "Det finns ingen än."


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["sv_SE.UTF-8"], "sv"),
        (["", "sv"], "sv"),
        (["C"], "en"),
        (["fi_FI"], "en"),
        (["C", "en_GB", "sv"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_that_of_the_first_setting_that_there_is(wanted: list[str], chosen: str) -> None:
    assert choose_language(wanted) == chosen


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("unexpected '.'", "”.” väntas inte här"),
        ("Encountered unknown tag 'do'.", "taggen 'do' är okänd"),
        (
            "Expected an expression, got 'end of print statement'",
            "ett uttryck väntas, men här står ”slutet på klamrarna”",
        ),
        ("did not find expected ',' or '}'", "hittar inte ',' eller '}' som väntas"),
        ("[Errno 111] Connection refused", "anslutningen nekades (fel 111)"),
        ("something that nobody has listed {", "something that nobody has listed {"),
        (say("There is none yet."), "Det finns ingen än"),
    ],
)
def test_what_a_program_says_is_said_in_another_language_too(program: str, said: str) -> None:
    message = said_by_program(program)
    assert (message, message.in_language("sv")) == (program.removesuffix("."), said)


def test_a_value_in_a_message_is_shown_as_it_is_written_in_every_language() -> None:
    message = together([say("Did you mean “{name}”?", name="\ue000.md")]).with_texts(
        lambda text: text.replace("\ue000", "{{ rules.x }}")
    )
    assert message == "Did you mean “{{ rules.x }}.md”?"
    assert message.in_language("sv") == "Menade du ”{{ rules.x }}.md”?"


def test_what_is_cut_short_is_cut_in_its_own_language() -> None:
    message = as_is(Beginning(say("There is none yet."), 10))
    assert (message, message.in_language("sv")) == ("There is n…", "Det finns …")


def test_languages_are_named_in_the_language_of_the_message() -> None:
    message = say(
        "“{said}” in {place} has no counterpart in this section.", said="a", place=name_in_a_row(["sv", "fi"])
    )
    assert "in Swedish and Finnish has" in message
    assert "svenska och finska" in message.in_language("sv")
