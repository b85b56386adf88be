"""What was silent once is told at its line, each beside an innocent neighbour; texts are in tests/hostile/."""

from __future__ import annotations

import pytest

from ..conftest import Project
from ..records import ACCESSIBILITY, ORGANISATION

LOAN = "{{ rules.loan_time }}"
# What stands in place of the value, in Swedish and in English, and what readers would get; none if it is right.
BESIDE_A_VALUE = (
    ("högst " + LOAN, "up to " + LOAN, "“högst högst 4 veckor", "“up to up to 4 weeks"),
    ("som mest " + LOAN, "at most " + LOAN, "“som mest högst 4 veckor", "“at most up to 4 weeks"),
    ("mer än " + LOAN, "more than " + LOAN, "“mer än högst 4 veckor", "“more than up to 4 weeks"),
    (LOAN + " som mest", LOAN + " at most", ") som mest”", ") at most”"),
    (LOAN + "-perioden", LOAN + "-long", ")-perioden”", ")-long”"),
    ("under " + LOAN, "over " + LOAN, "", ""),
    ("högst {{ rules.loan_time.amount }}", "up to {{ rules.loan_time.amount }}", "", ""),
    (LOAN + " – perioden", LOAN + " – so long", "", ""),
)


def lines(report: str) -> str:
    """A report with plain spaces, as a reader sees them."""
    return report.replace("\N{NO-BREAK SPACE}", " ")


def test_a_limit_before_a_value_that_has_its_own_is_told_and_one_before_its_amount_is_not(project: Project) -> None:
    for locale in ("sv", "en"):
        sentences = "\n\n".join(f"Bok {row[locale == 'en']}." for row in BESIDE_A_VALUE)
        front = f"---\ntitle: Lån\ndescription: Lån.\nslug: lan-{locale}\n---\n\n"
        project.write(f"docs/{locale}/beside.md", f"{front}{sentences}\n")
    said = [line for line in lines(project.report()).split("\n") if "readers would get" in line or "joined" in line]
    for place, file in ((2, "docs/sv/beside.md"), (3, "docs/en/beside.md")):
        told = [line for line in said if line.startswith(file)]
        expected = [(number, row[place]) for number, row in enumerate(BESIDE_A_VALUE) if row[place]]
        assert len(told) == len(expected)
        for line, (number, words) in zip(told, expected, strict=True):
            assert line.startswith(f"{file}:{7 + 2 * number}: ")
            assert words in line


def test_a_section_that_has_another_name_now_is_asked_for_the_old_one(project: Project) -> None:
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", "{ #who }", "{ #for-whom }")
    facts = (project.root / "docs/facts.yml").read_text(encoding="utf-8")
    project.write("docs/facts.yml", facts.replace("index.md#who", "index.md#for-whom"))
    said = project.report()
    assert "This section was “who” when it was confirmed; whoever has that address is led to no section." in said
    assert '{ #for-whom old="who" }' in said
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", "{ #for-whom }", '{ #for-whom old="who" }')
    assert "This section was" not in project.report()


def test_a_name_with_capitals_or_other_letters_is_told_with_a_plain_one(project: Project) -> None:
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", "{ #who }", "{ #För_Vem }")
    assert "Write small letters a to z, digits and hyphens: { #for-vem }." in project.report()


def test_a_finding_that_the_contacts_belie_stops_every_build(project: Project) -> None:
    finding = "  timetable-as-a-picture:\n"
    project.change(ACCESSIBILITY, finding, f"{finding}    untrue_with: [accessibility_form]\n")
    assert project.report() == ""
    project.change(ORGANISATION, 'accessibility_form: ""', "accessibility_form: https://rull.example/faults")
    assert project.report() == (
        f"{ACCESSIBILITY}:23: findings.timetable-as-a-picture: This says that there is no accessibility_form,"
        f" but {ORGANISATION}:11 has one.\n"
        "    Take the finding out, or write anew what is still not accessible, and take out what is known."
    )


def test_a_record_that_is_missing_is_one_message_and_a_page_that_is_gone_a_note(project: Project) -> None:
    record = (project.root / "docs/confirmed.txt").read_text(encoding="utf-8")
    project.write("docs/confirmed.txt", record + "gone.md#  2026-11-22  sv=577f99d0f08d en=9b0e472e27ee\n")
    assert "“gone.md#” is no section any more." in project.report()
    assert project.run("check")[0] == 0
    project.remove("docs/confirmed.txt")
    assert project.report().startswith("docs/confirmed.txt:1: The record of what has been confirmed is missing or")
    assert project.report().count("\n") == 1


@pytest.mark.parametrize(("key", "is_told"), [("value: 9", True), ("announce: 3 months", False)])
def test_what_every_period_has_by_itself_has_no_effect_above_them(project: Project, key: str, is_told: bool) -> None:
    project.change("docs/rules.yml", "  periods:\n    - value: 4\n", f"  {key}\n  periods:\n    - value: 4\n")
    assert ("This has no effect, since each of the periods below has its own." in project.report()) == is_told


def test_a_section_that_is_misspelled_in_confirm_is_told_with_those_of_its_page(project: Project) -> None:
    code, said = project.run("confirm", "index.md#woh")
    assert (code, said.partition(" Possible")[0]) == (2, "index.md has no section “woh”. Did you mean “who”?")
    assert "rules.yml" not in said
    code, said = project.run("confirm", "who")
    assert (code, "Did you mean “easy.md#who” or “index.md#who”?" in said) == (2, True)


def test_an_address_in_words_is_told_as_what_stops_nothing_and_needs_no_confirming(project: Project) -> None:
    for locale in ("sv", "en"):
        page = project.root / f"docs/{locale}/about-us.md"
        page.write_text(f"{page.read_text('utf-8')}\nwww.lindeby.example\n", "utf-8")
    project.confirm()
    code, said = project.run("check")
    heading = "Told only: no build stops for it, and it can be mended when it suits you."
    assert code == 0
    assert f"{heading}\ndocs/en/about-us.md:" in said
    assert said.count("“www.lindeby.example” is no link, so that nobody can press it.") == 2
    assert "since a person has confirmed" not in said
