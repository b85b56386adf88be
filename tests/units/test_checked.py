"""What is remembered to agree is not read again, and whatever could change the answer makes it be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bilingual.checks.checked import Asked, open_memory
from bilingual.data.confirmations import FILE, write_confirmations
from bilingual.disk.remembered import Remembered
from bilingual.edit.confirm import confirm
from bilingual.gather import gather
from bilingual.pages.page import Page, read_page
from bilingual.problems import Problem, report
from bilingual.site.site import Site

from ..confirming import LOCALES, TODAY
from ..conftest import Project
from ..frozen import copy_frozen
from ..mutations import KINDS, Mutant, all_mutants

pytestmark = pytest.mark.usefixtures("nothing_agreed")


def remembered(project: Project, today: date = TODAY) -> tuple[Site | None, str]:
    """The site with the memory of earlier times, and its report."""
    site, problems = gather(project.root, LOCALES, today, open_memory(project.root))
    return site, report(problems)


def gather_known(project: Project) -> Site:
    site, _ = remembered(project)
    assert site
    return site


@pytest.fixture
def known(project: Project) -> Project:
    """A project in step, all of it remembered."""
    assert remembered(project)[1] == ""
    return project


def read_again(project: Project) -> list[str]:
    site, said = remembered(project)
    assert site
    assert said == ""
    return list(site.agreement.readings)


def test_nothing_that_is_flawless_is_read_a_second_time(known: Project) -> None:
    assert read_again(known) == []


def test_only_the_section_that_changed_is_read_again(known: Project) -> None:
    known.change("docs/sv/index.md", "böcker, tidningar och ljudböcker", "tidningar, böcker och ljudböcker")
    known.confirm()
    assert read_again(known) == ["about-us.md#origin", "index.md#offer"]  # the former is no longer behind


def test_what_was_found_is_told_again_on_its_line(known: Project) -> None:
    known.change("docs/sv/index.md", "böcker, tidningar och ljudböcker", "17 böcker, tidningar och ljudböcker")
    for line_above in ("", "<!-- a remark -->"):
        known.change("docs/sv/index.md", "\n---\n", f"\n---\n{line_above}\n")
        fresh = report(gather(known.root, LOCALES, TODAY)[1])
        assert "“17 böcker" in fresh or "“17”" in fresh
        assert remembered(known)[1] == remembered(known)[1] == fresh
    site, _ = remembered(known)
    assert site
    assert not site.agreement.readings


def test_an_address_that_is_written_elsewhere_on_the_page_has_its_link_compared_again(known: Project) -> None:
    for locale, word in (("sv", "Läs"), ("en", "Read")):
        file = known.root / f"docs/{locale}/index.md"
        text = file.read_text(encoding="utf-8")
        first, second = "## {} { #one }".replace("{}", word, 1), "## {} mer { #two }".replace("{}", word, 1)
        known.write(
            f"docs/{locale}/index.md", f"{text}\n{first}\n\n[{word}][there].\n\n{second}\n\n[there]: index.md#offer\n"
        )
    known.confirm()
    before = remembered(known)[1]
    known.change("docs/sv/index.md", "[there]: index.md#offer", "[there]: index.md")
    after = report(gather(known.root, LOCALES, TODAY)[1])
    assert remembered(known)[1] == after != before


def test_a_page_is_read_again_only_if_it_its_place_or_its_lines_have_changed(tmp_path: Path) -> None:
    met: list[bytes] = []

    def reader(raw: bytes, locale: str, name: str, easy: bool) -> tuple[Page | None, list[Problem]]:
        met.append(raw)
        return read_page(raw, locale, name, easy)

    def read(*page: Any) -> tuple[Page | None, list[Problem]]:
        memory = open_memory(tmp_path)
        pages = Remembered(memory)
        found = pages.read(reader, *page)
        pages.keep()
        memory.write()
        return found

    raw = (
        "---\ntitle: En sida\ndescription: Om den.\n---\n\n## Böcker { #books }\n\nTre böcker. [Här](#books\n".encode()
    )
    for page in ((raw, "sv", "a.md", False), (raw + b".", "sv", "a.md", False), (raw, "en", "a.md", False)):
        assert read(*page) == read(*page) == read_page(*page)
    for is_easy in (False, True):
        read(raw, "en", "b.md", is_easy)
    assert len(met) == 5


@pytest.mark.parametrize(
    "file",
    [
        *("terms.yml", "facts.yml", "service.yml", "organisation.yml", "accessibility.yml"),
        *("wording/sv.yml", "wording/en.yml"),
    ],
)
def test_a_change_of_any_data_file_but_the_rules_has_everything_read_again(tmp_path: Path, file: str) -> None:
    small = Project(copy_frozen(tmp_path))
    small.confirm()
    everything = read_again(small)
    assert len(everything) > 10
    assert read_again(small) == []
    text = (small.root / "docs" / file).read_text(encoding="utf-8")
    small.write(f"docs/{file}", f"{text}# a remark\n")
    assert read_again(small) == everything


def test_a_new_value_has_only_those_sections_read_again_that_say_it(known: Project) -> None:
    known.change("docs/rules.yml", "value: 9", "value: 10")
    site = gather_known(known)
    sections = site.agreement.sections
    with_value = {
        key for key, each in sections.items() for one in each.values() for tag in one.tags if tag.path[1] == "season"
    }
    assert set(site.agreement.readings) == with_value
    assert 0 < len(with_value) < len(sections) / 2
    known.write("docs/rules.yml", f"{(known.root / 'docs/rules.yml').read_text(encoding='utf-8')}# a remark\n")
    assert not gather_known(known).agreement.readings


def test_a_new_value_finds_where_it_was_typed_in_before(known: Project) -> None:
    for locale, sentence in (("sv", "Vi ses efter minst 7 månader."), ("en", "We meet after at least 7 months.")):
        path = known.root / f"docs/{locale}/about-us.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
    known.confirm()
    assert remembered(known)[1] == ""
    known.change("docs/rules.yml", "value: 9", "value: 7")
    assert remembered(known)[1] == (
        "docs/en/about-us.md:28: “at least 7 months” is typed in here, but it is the value of a rule:"
        " at least 7\u00a0months.\n"
        "    Write {{ rules.season }} instead, or allow it beside the text: <!-- allow value: why -->\n"
        "docs/sv/about-us.md:28: “minst 7 månader” is typed in here, but it is the value of a rule:"
        " minst 7\u00a0månader.\n"
        "    Write {{ rules.season }} instead, or allow it beside the text: <!-- allow value: why -->"
    )
    known.change("docs/rules.yml", "value: 7", "value: 9")
    assert remembered(known)[1] == ""


def test_what_was_asked_is_known_with_its_answers_and_nothing_can_be_asked_otherwise() -> None:
    asked, others = Asked({"P6M": "season", "2": "books"}), Asked({"P6M": "loan time", "3": "books"})
    assert asked.get("P6M") == "season"
    assert "3" not in asked
    answers = asked.answers()
    assert asked.would_be(answers)
    assert not others.would_be(answers)  # the one is answered otherwise, the other at all
    assert not asked.answers()
    assert "P1Y" not in asked
    assert others.would_be(asked.answers())
    for go_through in (list, len, dict):
        with pytest.raises(TypeError):
            go_through(asked)


def test_a_section_that_is_let_out_is_not_taken_for_one_that_agrees(known: Project) -> None:
    known.change("docs/sv/about-us.md", "Säg till om du hittar ett fel.", "Säg till om du hittar ett fel inom 3 dagar.")
    site, _ = gather(known.root, LOCALES, TODAY)
    assert site
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    key, until = "about-us.md#reach-us", date(2026, 12, 31)
    record, _ = confirm(pairs, site.record, [key], TODAY, site.orders, "being translated", {"en": until})
    known.write(FILE, write_confirmations(record))
    assert remembered(known)[1] == ""
    record, _ = confirm(pairs, site.record, [key], TODAY, site.orders, "the same meaning")
    known.write(FILE, write_confirmations(record))
    assert remembered(known)[1] == (
        "docs/en/about-us.md:15: “3 dagar” in docs/sv/about-us.md:17 has no counterpart in this section.\n"
        "    Say the same in every language, or allow it beside the text: <!-- allow number: why -->"
    )


def test_an_exception_in_a_section_that_is_let_out_waits_for_the_other_language(known: Project) -> None:
    known.change("docs/sv/about-us.md", "hittar ett fel.", "hittar ett fel. <!-- allow number: lagen citeras -->")
    site, _ = gather(known.root, LOCALES, TODAY)
    assert site
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    for until, said in (({"en": date(2026, 12, 31)}, ""), ({}, "The exception “number” allows nothing on line 17.")):
        record, _ = confirm(pairs, site.record, ["about-us.md#reach-us"], TODAY, site.orders, "ordered", until)
        known.write(FILE, write_confirmations(record))
        assert [problem.what for problem in gather(known.root, LOCALES, TODAY)[1]] == ([said] if said else [])


def find_with_and_without_memory(project: Project, mutants: Iterable[Mutant]) -> None:
    """Fails if the two find anything else of one of the mutants, or if anything is left of it afterwards."""
    for mutant in mutants:
        path = project.root / mutant.file
        before = path.read_text(encoding="utf-8")
        path.write_text(mutant.text, encoding="utf-8")
        assert remembered(project)[1] == report(gather(project.root, LOCALES, TODAY)[1])
        path.write_text(before, encoding="utf-8")
        assert remembered(project)[1] == ""


@pytest.mark.long
def test_with_memory_and_without_it_the_same_is_found(known: Project) -> None:
    """One harm of each kind, by turns to a Swedish page and to an English one; tests/proof/ does every one."""
    mutants = all_mutants(known.root)
    by_kind = [[mutant for mutant in mutants if mutant.kind == kind] for kind in KINDS]
    ends = [(of_a_kind[0], of_a_kind[-1]) for of_a_kind in by_kind if of_a_kind]
    chosen = [pair[number % 2] for number, pair in enumerate(ends)]
    assert {mutant.file[:8] for mutant in chosen} == {"docs/sv/", "docs/en/"}
    find_with_and_without_memory(known, chosen)
