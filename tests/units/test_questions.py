"""What only the owner can answer: asked for while open, shown when all languages have it, compared."""

from __future__ import annotations

import pytest
from bilingual.data.questions import FILE
from bilingual.gather import gather
from bilingual.reports.readiness import find_obstacles
from bilingual.site.site import Site

from ..confirming import LOCALES, TODAY
from ..conftest import Project

ONE = """\
late:
  question:
    sv: Vad händer om jag är sen?
    en: What happens if I am late?
  answer:
    sv: {sv}
    en: {en}
"""


def told(project: Project, text: str) -> str:
    """What is said of the file, without what nobody has confirmed yet."""
    project.write(FILE, text)
    _, problems = gather(project.root, LOCALES, TODAY)
    return "\n".join(str(one) for one in problems if one.file == FILE and one.code != "confirmed")


def site_of(project: Project, text: str) -> Site:
    project.write(FILE, text)
    site, _ = gather(project.root, LOCALES, TODAY)
    assert site
    return site


def test_an_open_question_is_asked_of_the_owner_at_its_line_and_of_nobody_else(in_two: Project) -> None:
    site = site_of(in_two, ONE.format(sv='""', en='""'))
    (asked,) = (str(one) for one in find_obstacles(site, ()) if one.file == FILE)
    assert asked == (
        f"{FILE}:6: “Vad händer om jag är sen?” has no answer yet, so no reader sees the question.\n"
        "    Ask whoever is responsible, and write the answer here, in every language. Never guess it. If there is"
        " nothing to say, take the question out: late."
    )
    assert told(in_two, ONE.format(sv='""', en='""')) == ""
    assert site.added(site.pairs["index.md"]["sv"]) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ONE.format(sv="Du betalar.", en='""'),
            f"{FILE}:7: late: The answer is missing in this language (en); {FILE}:6 has it in another.\n"
            "    Write it in every language; until then no reader sees it in any.",
        ),
        (
            ONE.format(sv="Det tar 3 dagar.", en="It takes 5 days."),
            f"{FILE}:7: The numbers differ: “5 days” here, “3 dagar” in {FILE}:6.\n"
            "    Say the same in every language, or allow it beside the text: <!-- allow number: why -->",
        ),
        (
            ONE.format(sv="Du kan ha boken i {{ rules.loan }}.", en="You can keep it."),
            f"{FILE}:6: {{{{ rules.loan }}}}: “rules.loan” does not exist.\n    Did you mean “loan_time”?",
        ),
        (
            ONE.format(sv='" "', en="You pay."),
            f"{FILE}:6: late.answer.sv: This is empty.\n    Write the answer as plain text",
        ),
        ("late: Vad händer?\n", f"{FILE}:1: late: This must be a list of names with values"),
        ("late: { question: { sv: Hur?, en: How? } }\n", f"{FILE}:1: late: “answer” is missing.\n"),
        (
            "Late One: { question: { sv: Hur?, en: How? }, answer: { sv: '', en: '' } }\n",
            "    Did you mean “late-one”? Use small letters a to z, digits and single hyphens: it becomes the end",
        ),
        (
            ONE.replace("late:", "content:").format(sv='""', en='""'),
            f"{FILE}:3: “content” is already the name of a part of the page that lists it.\n"
            "    Give the question another name.",
        ),
    ],
    ids=["half", "numbers", "rule", "blank", "not-a-question", "no-answer", "name", "taken"],
)
def test_what_is_wrong_with_a_question_is_told_at_its_line(in_two: Project, text: str, said: str) -> None:
    assert said in told(in_two, text)


def test_a_section_that_has_the_name_of_an_answered_question_is_told(in_two: Project) -> None:
    in_two.write(FILE, ONE.replace("late:", "cost:").format(sv="Du betalar.", en="You pay."))
    what = f"The name “cost” is already that of something in {FILE} that this page lists."
    assert what in in_two.report()


def test_words_above_the_questions_are_asked_for_once_there_is_one_to_show(in_two: Project) -> None:
    in_two.change("docs/wording/en.yml", "  questions: Questions and answers\n", "")
    in_two.change("docs/wording/sv.yml", "  questions: Frågor och svar\n", "")
    missing = f"texts: “questions” is missing, which stands above the questions of {FILE}."
    in_two.write(FILE, ONE.format(sv='""', en='""'))
    assert missing not in in_two.report()
    in_two.write(FILE, ONE.format(sv="Du betalar.", en="You pay."))
    assert in_two.report().count(missing) == 2


def test_a_rule_in_an_answer_is_found_where_it_stands(in_two: Project) -> None:
    in_two.write(
        FILE,
        ONE.format(sv="Du kan ha en bok {{ rules.loan_time }}.", en="You can keep a book for {{ rules.loan_time }}."),
    )
    _, said = in_two.run("where", "loan_time")
    assert f"{FILE}:6: answer to a question, Vad händer om jag är sen?, /#late\n" in said
    assert f"{FILE}:7: answer to a question, What happens if I am late?, /en/#late\n" in said
