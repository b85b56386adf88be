"""What is remembered to agree is not read again, and whatever could change the answer makes it be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bilingual.parity import checked
from bilingual.parity.confirmed import FILE, confirm, write_confirmations
from bilingual.problems import report
from bilingual.site import Site, gather

from .confirming import LOCALES, TODAY
from .conftest import ROOT, Project
from .mutations import mutants_of


def remembered(project: Project, today: date = TODAY) -> tuple[Site | None, str]:
    """The site with the memory of earlier times, and its report."""
    site, problems = gather(project.root, LOCALES, today, project.root / checked.FILE)
    return site, report(problems)


@pytest.fixture
def known(project: Project) -> Project:
    """A project in step, all of it remembered."""
    project.confirm()
    assert remembered(project)[1] == ""
    return project


def read_again(project: Project) -> list[str]:
    site, said = remembered(project)
    assert site
    assert said == ""
    return list(site.agreement.readings)


def test_nothing_is_read_a_second_time(known: Project) -> None:
    assert read_again(known) == []


def test_only_the_section_that_changed_is_read_again(known: Project) -> None:
    known.change("docs/sv/index.md", "inskriven som arbetssökande hos oss", "inskriven hos oss som arbetssökande")
    known.confirm()
    assert read_again(known) == ["index.md#for-whom"]


@pytest.mark.parametrize(
    "file", ["rules.yml", "terms.yml", "organisation.yml", "accessibility.yml", "wording/sv.yml", "wording/en.yml"]
)
def test_a_change_of_any_data_file_has_everything_read_again(known: Project, file: str) -> None:
    text = (known.root / "docs" / file).read_text(encoding="utf-8")
    known.write(f"docs/{file}", f"{text}# a remark\n")
    site, _ = gather(known.root, LOCALES, TODAY)
    assert site
    assert len(read_again(known)) == len(site.agreement.readings)


def test_a_new_value_finds_where_it_was_typed_in_before(known: Project) -> None:
    for locale, sentence in (("sv", "Vi ses efter högst 9 månader."), ("en", "We meet after up to 9 months.")):
        path = known.root / f"docs/{locale}/about.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
    known.confirm()
    assert remembered(known)[1] == ""
    known.change("docs/rules.yml", "value: 6", "value: 9")
    assert remembered(known)[1] == (
        "docs/en/about.md:32: “up to 9 months” is typed in here, but it is the value of a rule:"
        " up to 9\u00a0months.\n"
        "    Write {{ rules.introductory_support }} instead, or allow it beside the text: <!-- allow value: why -->\n"
        "docs/sv/about.md:32: “högst 9 månader” is typed in here, but it is the value of a rule:"
        " högst 9\u00a0månader.\n"
        "    Write {{ rules.introductory_support }} instead, or allow it beside the text: <!-- allow value: why -->"
    )


def test_a_section_that_is_let_out_is_not_taken_for_one_that_agrees(known: Project) -> None:
    known.change("docs/sv/about.md", "Hör av dig till oss.", "Hör av dig till oss inom 3 dagar.")
    site, _ = gather(known.root, LOCALES, TODAY)
    assert site
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    key, until = "about.md#report-an-error", date(2026, 12, 31)
    record, _ = confirm(pairs, site.record, [key], TODAY, site.orders, "being translated", "en", until)
    known.write(FILE, write_confirmations(record))
    assert remembered(known)[1] == ""
    record, _ = confirm(pairs, site.record, [key], TODAY, site.orders, "the same meaning")
    known.write(FILE, write_confirmations(record))
    assert remembered(known)[1] == (
        "docs/en/about.md:17: “3 dagar” in docs/sv/about.md:19 has no counterpart in this section.\n"
        "    Say the same in both languages, or allow it beside the text: <!-- allow number: why -->"
    )


def test_with_memory_and_without_it_the_same_is_found(known: Project) -> None:
    site, _ = gather(known.root, LOCALES, TODAY)
    assert site
    mutants = [
        mutant
        for pair in site.pairs.values()
        for page in pair.values()
        for mutant in list(mutants_of(page, (ROOT / page.file).read_text(encoding="utf-8")))[::20]
    ]
    assert len(mutants) > 50
    for mutant in mutants:
        path: Path = known.root / mutant.file
        before = path.read_text(encoding="utf-8")
        path.write_text(mutant.text, encoding="utf-8")
        assert remembered(known)[1] == report(gather(known.root, LOCALES, TODAY)[1])
        path.write_text(before, encoding="utf-8")
        assert remembered(known)[1] == ""
