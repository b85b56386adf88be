"""An address that readers may have is not lost unseen: the record of confirmations remembers those of each page."""

from __future__ import annotations

from bilingual.build.begun import find_begun
from bilingual.data.rules.rule import FILE as RULES

from ..confirming import LOCALES, TODAY
from ..conftest import Project

PAGE, RECORD = "checklist.md", "docs/confirmed.txt"
SLUGS = {"sv": ("fore-besoket", "checklista"), "en": ("before-your-visit", "checklist")}
HEADING = {"sv": "## Hemma { #at-home }", "en": "## At home { #at-home }"}


def move(project: Project, more: str = "") -> None:
    for locale, (old, new) in SLUGS.items():
        project.change(f"docs/{locale}/{PAGE}", f"slug: {old}\n", f"slug: {new}\n{more.format(old=old)}")


def take_away(project: Project) -> None:
    for locale in LOCALES:
        project.remove(f"docs/{locale}/{PAGE}")
    project.change("docs/site.yml", f"  - {PAGE}\n", "")
    for path in [*project.root.glob("docs/*/*.md"), *project.root.glob("docs/*.yml")]:
        text = path.read_text(encoding="utf-8")
        project.write(str(path.relative_to(project.root)), text.replace(f"({PAGE}", "(index.md"))


def test_an_address_that_a_page_had_is_told_until_it_leads_there(project: Project) -> None:
    move(project)
    assert project.report() == "\n".join(
        f"docs/{locale}/{PAGE}:5: This page had the address /{prefix}{old}/, which leads nowhere now.\n"
        f"    Let it lead here: write old: {old} in the front matter.\n"
        f"    Or, if nobody can have it: make confirm SECTION={PAGE}#"
        for locale, prefix, old in (("en", "en/", "before-your-visit"), ("sv", "", "fore-besoket"))
    )
    for locale, (old, new) in SLUGS.items():
        project.change(f"docs/{locale}/{PAGE}", f"slug: {new}\n", f"slug: {new}\nold: {old}\n")
    assert project.report() == ""


def test_an_address_that_nobody_can_have_is_no_longer_asked_for_once_its_page_is_confirmed(project: Project) -> None:
    move(project)
    project.run("confirm", "index.md#who")
    assert "leads nowhere now" in project.report()
    code, said = project.run("confirm", f"{PAGE}#")
    assert (code, "at=checklista/,en/checklist/" in said) == (0, True)
    assert project.report() == ""


def test_a_record_that_knows_no_address_yet_asks_for_none_and_learns_them_all(project: Project) -> None:
    record = (project.root / RECORD).read_text(encoding="utf-8")
    project.write(RECORD, "\n".join(line.partition("  at=")[0] for line in record.split("\n")))
    assert project.report() == ""
    assert project.run("confirm", "index.md#who")[0] == 0
    assert (project.root / RECORD).read_text(encoding="utf-8") == record


def test_the_address_of_a_page_that_is_gone_is_told_in_the_record_which_keeps_it(project: Project) -> None:
    take_away(project)
    assert "/fore-besoket/ was the address of checklist.md, which is gone in Swedish" in project.report()
    project.run("confirm", "all")
    said = project.report()
    assert said.count("leads nowhere now") == 2
    for locale, (old, _) in SLUGS.items():
        text = (project.root / f"docs/{locale}/find.md").read_text(encoding="utf-8")
        project.write(f"docs/{locale}/find.md", text.replace("\nslug:", f"\nold: {old}\nslug:", 1))
    assert "leads nowhere now" not in project.report()


def test_a_section_with_a_new_name_and_new_words_is_asked_for_its_old_name(project: Project) -> None:
    for locale, heading in HEADING.items():
        project.change(
            f"docs/{locale}/{PAGE}", heading, heading.replace("#at-home", "#before").replace("## ", "## Nu ")
        )
    said = project.report()
    assert said.count("This section is new, and “at-home”, which this page had, is gone.") == 2
    assert '{ #before old="at-home" }' in said
    for locale in LOCALES:
        project.change(f"docs/{locale}/{PAGE}", "{ #before }", '{ #before old="at-home" }')
    assert "which this page had" not in project.report()


def test_a_new_section_on_a_page_that_has_lost_none_is_only_to_be_confirmed(project: Project) -> None:
    for locale, heading in HEADING.items():
        project.change(f"docs/{locale}/{PAGE}", heading, f"## Nu {{ #before }}\n\nOK.\n\n{heading}")
    assert "which this page had" not in project.report()


def test_a_new_period_that_has_begun_already_is_said_and_one_to_come_or_long_past_is_not(project: Project) -> None:
    before = (project.root / RULES).read_bytes()
    one_more = {
        "    - value: 4\n    - value: 6\n      from: 2026-01-15\n": 1,  # the year is a slip
        "    - value: 4\n    - value: 6\n      from: 2027-02-15\n": 0,
        "    - value: 3\n    - value: 4\n      from: 2020-01-15\n    - value: 6\n      from: 2027-01-15\n": 0,
        f"    - value: 4\n    - value: 6\n      from: {TODAY}\n": 0,
    }
    for periods, number in one_more.items():
        after = before.replace(b"    - value: 4\n    - value: 6\n      from: 2027-01-15\n", periods.encode())
        said = list(find_begun({RULES: before}, {RULES: after}, project.locales, TODAY))
        assert len(said) == number, periods
    assert list(find_begun({RULES: before}, {RULES: b"no rules"}, project.locales, TODAY)) == []
