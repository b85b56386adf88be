"""What a person confirmed stays confirmed until a text changes, and never longer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from bilingual.checks.confirmed import find_stale
from bilingual.data.confirmations import (
    FILE,
    MOST_UNREADABLE,
    VERSION,
    Confirmation,
    Sections,
    State,
    find_states,
    read_confirmations,
    renew_record,
    write_confirmations,
)
from bilingual.edit.confirm import confirm
from bilingual.pages.page import read_page
from bilingual.problems import report
from hypothesis import given
from hypothesis import strategies as st

from ..conftest import Project

DAY = date(2026, 11, 22)
NEXT_DAY = date(2026, 11, 23)
SWEDISH = "---\ntitle: Sida\ndescription: En sida.\nslug: sida\n---\n\nEn inledning.\n\n## Vad { #what }\n\nEtt stöd.\n"
ENGLISH = "---\ntitle: Page\ndescription: A page.\nslug: page\n---\n\nAn opening.\n\n## What { #what }\n\nA support.\n"
Texts = Mapping[str, str]
TEXTS: Texts = {"sv": SWEDISH, "en": ENGLISH}


def sections_of(texts: Texts, name: str = "page.md") -> Sections:
    found: dict[str, dict[str, object]] = {}
    for locale, text in texts.items():
        page, problems = read_page(text.encode(), locale, name)
        assert page
        assert not problems
        for section in page.sections:
            found.setdefault(section.key, {})[locale] = section
    return found  # type: ignore[return-value]


def confirmed(texts: Texts, name: str = "page.md") -> list[Confirmation]:
    sections = sections_of(texts, name)
    record, refused = confirm(sections, [], sections, DAY, {})
    assert not refused
    return record


def stale(texts: Texts, record: list[Confirmation], today: date = DAY, name: str = "page.md") -> str:
    sections = sections_of(texts, name)
    return report(find_stale(sections, find_states(sections, record), today))


def test_what_nobody_has_confirmed_says_how_to_confirm_it() -> None:
    assert stale(TEXTS, []) == (
        "docs/sv/page.md:2: Nobody has confirmed yet that the section “page.md#” says the same here and in"
        " docs/en/page.md:2.\n"
        "    Read both, then: make confirm SECTION=page.md#\n"
        "docs/sv/page.md:9: Nobody has confirmed yet that the section “page.md#what” says the same here and in"
        " docs/en/page.md:9.\n"
        "    Read both, then: make confirm SECTION=page.md#what"
    )


@pytest.mark.parametrize(
    ("locale", "old", "new", "here", "there"),
    [
        ("sv", "Ett stöd.", "Ett annat stöd.", "docs/sv/page.md:9", "docs/en/page.md:9"),
        ("en", "A support.", "Another support.", "docs/en/page.md:9", "docs/sv/page.md:9"),
    ],
)
def test_a_change_in_one_language_names_the_section_and_both_ways_out(
    locale: str, old: str, new: str, here: str, there: str
) -> None:
    texts = {**TEXTS, locale: TEXTS[locale].replace(old, new)}
    assert stale(texts, confirmed(TEXTS)) == (
        f"{here}: The section “page.md#what” has changed here since 2026-11-22, but not in {there}.\n"
        "    Change that too, then: make confirm SECTION=page.md#what\n"
        '    Or, if the meaning is the same: make confirm SECTION=page.md#what REASON="why"'
    )


def test_a_change_in_both_languages_asks_for_one_confirmation() -> None:
    texts = {"sv": SWEDISH.replace("Ett stöd", "Det stöd"), "en": ENGLISH.replace("A support", "The support")}
    assert stale(texts, confirmed(TEXTS)) == (
        "docs/sv/page.md:9: The section “page.md#what” has changed since 2026-11-22;"
        " does it say the same here and in docs/en/page.md:9?\n"
        "    Read both, then: make confirm SECTION=page.md#what"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ett stöd.", "Ett\nstöd."),
        ("Ett stöd.", "Ett  stöd.   \n\n"),
        ("Ett stöd.", "<!-- en anteckning -->\nEtt stöd."),
        ("slug: sida", "slug: annan-sida"),
    ],
    ids=["line break", "white space", "comment", "address"],
)
def test_what_does_not_change_the_text_makes_nothing_stale(old: str, new: str) -> None:
    assert stale({**TEXTS, "sv": SWEDISH.replace(old, new)}, confirmed(TEXTS)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ett stöd.", "Ett stöd!"),
        ("Ett stöd.", "ett stöd."),
        ("## Vad", "## Vad då"),
        ("## Vad", "### Vad"),
        ("title: Sida", "title: Sidan"),
        ("Ett stöd.", "Ett stöd i {{ rules.introductory_loan }}."),
    ],
    ids=["sign", "case", "heading", "level", "title", "tag"],
)
def test_what_changes_the_text_ends_the_confirmation(old: str, new: str) -> None:
    assert stale({**TEXTS, "sv": SWEDISH.replace(old, new)}, confirmed(TEXTS)) != ""


def test_renaming_a_section_keeps_its_confirmation() -> None:
    texts = {locale: text.replace("#what", "#about") for locale, text in TEXTS.items()}
    assert stale(texts, confirmed(TEXTS)) == ""


def test_renaming_a_page_keeps_its_confirmations() -> None:
    assert stale(TEXTS, confirmed(TEXTS), name="other.md") == ""


def test_one_language_alone_is_confirmed_only_with_a_reason() -> None:
    texts = {**TEXTS, "en": ENGLISH.replace("A support", "A  good support")}
    sections, record = sections_of(texts), confirmed(TEXTS)
    kept, refused = confirm(sections, record, ["page.md#what"], NEXT_DAY, {})
    assert write_confirmations(kept) == write_confirmations(record)
    assert report(refused) == (
        "docs/en/page.md:9: Only the English text of the section “page.md#what” has changed since 2026-11-22.\n"
        "    Change the Swedish one too, or say why the meaning is the same:"
        ' make confirm SECTION=page.md#what REASON="why"'
    )
    accepted, refused = confirm(sections, record, ["page.md#what"], NEXT_DAY, {}, "a word that adds nothing")
    assert not refused
    assert stale(texts, accepted) == ""
    assert str(accepted[1]).startswith("page.md#what  2026-11-23  sv=")
    assert str(accepted[1]).endswith("  | a word that adds nothing")


def test_a_confirmation_does_not_survive_a_later_change() -> None:
    changed = {**TEXTS, "sv": SWEDISH.replace("Ett stöd", "Ett annat stöd")}
    record, _ = confirm(sections_of(changed), confirmed(TEXTS), ["page.md#what"], NEXT_DAY, {}, "same meaning")
    again = {**changed, "sv": changed["sv"].replace("annat", "tredje")}
    assert stale(changed, record) == ""
    assert stale(again, record).startswith(
        "docs/sv/page.md:9: The section “page.md#what” has changed here since 2026-11-23"
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 30), ""),
        (date(2026, 12, 31), ""),
        (
            date(2027, 1, 1),
            "docs/en/page.md:9: The section “page.md#what” is behind docs/sv/page.md:9, and was let out only until"
            " 2026-12-31.\n    Bring it up to date, then: make confirm SECTION=page.md#what",
        ),
    ],
    ids=["before", "on the last day", "after"],
)
def test_a_section_that_is_behind_is_let_out_until_its_day(today: date, expected: str) -> None:
    texts = {**TEXTS, "sv": SWEDISH.replace("Ett stöd", "Ett nytt stöd")}
    until = date(2026, 12, 31)
    record, refused = confirm(
        sections_of(texts), confirmed(TEXTS), ["page.md#what"], DAY, {}, "being translated", {"en": until}
    )
    assert not refused
    assert stale(texts, record, today) == expected


def test_a_section_that_has_caught_up_needs_no_reason() -> None:
    behind = {**TEXTS, "sv": SWEDISH.replace("Ett stöd", "Ett nytt stöd")}
    until = date(2026, 12, 31)
    record, _ = confirm(sections_of(behind), confirmed(TEXTS), ["page.md#what"], DAY, {}, "soon", {"en": until})
    caught_up = {**behind, "en": ENGLISH.replace("A support", "A new support")}
    record, refused = confirm(sections_of(caught_up), record, ["page.md#what"], NEXT_DAY, {})
    assert not refused
    assert stale(caught_up, record, date(2027, 6, 1)) == ""


FINNISH = "---\ntitle: Sivu\ndescription: Sivu.\nslug: sivu\n---\n\nAlku.\n\n## Mitä { #what }\n\nTuki.\n"
GERMAN = "---\ntitle: Seite\ndescription: Eine Seite.\nslug: seite\n---\n\nAnfang.\n\n## Was { #what }\n\nHilfe.\n"
THREE: Texts = {**TEXTS, "fi": FINNISH}
CHANGED = {
    "sv": SWEDISH.replace("Ett stöd", "Ett nytt stöd"),
    "en": ENGLISH.replace("A support", "A new support"),
    "fi": FINNISH.replace("Tuki", "Uusi tuki"),
}
JANUARY, JUNE = date(2027, 1, 31), date(2027, 6, 30)
SECTION = "page.md#what"
CONFIRM = f"make confirm SECTION={SECTION}"
SV, EN, FI = "docs/sv/page.md:9", "docs/en/page.md:9", "docs/fi/page.md:9"


def what(texts: Texts, record: list[Confirmation], today: date = DAY) -> str:
    """What is said of the section “what”."""
    sections = {SECTION: sections_of(texts)[SECTION]}
    return report(find_stale(sections, find_states(sections, record), today))


def state_of(texts: Texts, record: list[Confirmation]) -> State:
    return find_states(sections_of(texts), record)[SECTION]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            THREE,
            f"{FI}: Nobody has confirmed yet that the section “{SECTION}” says the same here as in {SV} and {EN}.\n"
            f"    Read it, then: {CONFIRM}",
        ),
        (
            {**THREE, "de": GERMAN},
            f"{FI}: Nobody has confirmed yet that the section “{SECTION}” says the same here and in docs/de/page.md:9"
            f" as in {SV} and {EN}.\n    Read them, then: {CONFIRM}",
        ),
        (
            {**THREE, "sv": CHANGED["sv"]},
            f"{SV}: The section “{SECTION}” has changed here since 2026-11-22, but not in {EN}.\n"
            f'    Change that too, then: {CONFIRM}\n    Or, if the meaning is the same: {CONFIRM} REASON="why"',
        ),
        (
            {**CHANGED, "fi": FINNISH},
            f"{SV}: The section “{SECTION}” has changed since 2026-11-22;"
            f" does it say the same here and in {EN} and {FI}?\n    Read all of them, then: {CONFIRM}",
        ),
    ],
    ids=["one", "two at once", "one, and another has changed", "one, and all others have changed"],
)
def test_a_language_that_was_added_is_not_confirmed_yet_and_has_not_changed(texts: Texts, said: str) -> None:
    assert what(texts, confirmed(TEXTS)) == said


def test_a_language_that_was_added_is_confirmed_without_a_reason_and_one_that_is_gone_leaves_the_others_confirmed() -> (
    None
):
    record, refused = confirm(sections_of(THREE), confirmed(TEXTS), sections_of(THREE), NEXT_DAY, {})
    assert not refused
    assert stale(THREE, record) == stale(TEXTS, record) == stale({"fi": FINNISH, "en": ENGLISH}, record) == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            ("sv",),
            f"{SV}: The section “{SECTION}” has changed here since 2026-11-22, but not in {EN} and {FI}.\n"
            f'    Change those too, then: {CONFIRM}\n    Or, if the meaning is the same: {CONFIRM} REASON="why"',
        ),
        (
            ("sv", "fi"),
            f"{SV}: The section “{SECTION}” has changed here and in {FI} since 2026-11-22, but not in {EN}.\n"
            f'    Change that too, then: {CONFIRM}\n    Or, if the meaning is the same: {CONFIRM} REASON="why"',
        ),
        (
            ("sv", "en", "fi"),
            f"{SV}: The section “{SECTION}” has changed since 2026-11-22;"
            f" does it say the same here and in {EN} and {FI}?\n    Read all of them, then: {CONFIRM}",
        ),
    ],
    ids=["one", "two", "all"],
)
def test_of_three_languages_those_are_named_that_have_changed_and_those_that_have_not(
    changed: tuple[str, ...], said: str
) -> None:
    assert what({**THREE, **{locale: CHANGED[locale] for locale in changed}}, confirmed(THREE)) == said


def test_some_languages_alone_are_confirmed_only_with_a_reason_and_all_are_named() -> None:
    texts = {**CHANGED, "en": ENGLISH}
    kept, refused = confirm(sections_of(texts), confirmed(THREE), [SECTION], NEXT_DAY, {})
    assert kept == confirmed(THREE)
    assert report(refused) == (
        f"{SV}: Only the Swedish and Finnish texts of the section “{SECTION}” have changed since 2026-11-22.\n"
        f'    Change the English one too, or say why the meaning is the same: {CONFIRM} REASON="why"'
    )


def test_several_languages_are_behind_at_once_each_until_its_day() -> None:
    texts = {**THREE, "sv": CHANGED["sv"]}
    behind = {"en": JANUARY, "fi": JUNE}
    record, refused = confirm(sections_of(texts), confirmed(THREE), [SECTION], DAY, {}, "ordered", behind)
    assert not refused
    line = next(str(line) for line in record if line.key == SECTION)
    assert re.sub("=[0-9a-f]{12}", "=…", line) == (
        "page.md#what  2026-11-22  sv=… en=…/behind/2027-01-31 fi=…/behind/2027-06-30  | ordered"
    )
    again, problems = read_confirmations(write_confirmations(record))
    assert (write_confirmations(again), problems) == (write_confirmations(record), [])
    assert state_of(texts, again).newer == ("sv",)
    assert [what(texts, record, day) for day in (DAY, JANUARY)] == ["", ""]
    assert what(texts, record, date(2027, 2, 1)) == (
        f"{EN}: The section “{SECTION}” is behind {SV}, and was let out only until 2027-01-31.\n"
        f"    Bring it up to date, then: {CONFIRM}"
    )
    assert state_of(texts, record).let_out(date(2027, 2, 1)) == ("fi",)


def test_a_language_that_catches_up_leaves_the_others_behind() -> None:
    texts = {**THREE, "sv": CHANGED["sv"]}
    behind = {"en": JANUARY, "fi": JUNE}
    record, _ = confirm(sections_of(texts), confirmed(THREE), [SECTION], DAY, {}, "ordered", behind)
    texts = {**CHANGED, "en": ENGLISH}
    assert state_of(texts, record).let_out(DAY) == ("en",)
    record, refused = confirm(sections_of(texts), record, [SECTION], NEXT_DAY, {})
    assert not refused
    assert state_of(texts, record).behind == {"en": JANUARY}
    assert state_of(texts, record).newer == ("sv", "fi")
    record, refused = confirm(sections_of(texts), record, [SECTION], NEXT_DAY, {})  # a person has read it, after all
    assert (state_of(texts, record).is_in_step, refused) == (True, [])


@pytest.mark.parametrize("texts", [{**THREE, "sv": CHANGED["sv"]}, {**TEXTS, "sv": CHANGED["sv"], "de": GERMAN}])
def test_confirming_a_language_that_was_added_or_another_one_leaves_those_behind_that_were(texts: Texts) -> None:
    before = {**TEXTS, "sv": CHANGED["sv"]}
    record, _ = confirm(sections_of(before), confirmed(TEXTS), [SECTION], DAY, {}, "ordered", {"en": JANUARY})
    record, refused = confirm(sections_of(texts), record, [SECTION], NEXT_DAY, {})
    assert (state_of(texts, record).behind, refused) == ({"en": JANUARY}, [])


def test_a_language_that_was_behind_and_is_gone_is_behind_no_more() -> None:
    texts = {**THREE, "sv": CHANGED["sv"]}
    record, _ = confirm(sections_of(texts), confirmed(THREE), [SECTION], DAY, {}, "ordered", {"fi": JANUARY})
    assert what({"sv": CHANGED["sv"], "en": ENGLISH}, record, JUNE) == ""


def test_two_lines_for_one_section_as_after_a_merge_are_both_read() -> None:
    older = confirmed(TEXTS)
    texts = {locale: text.replace("stöd", "bistånd").replace("support", "aid") for locale, text in TEXTS.items()}
    both = [*older, *confirmed(texts)]
    assert stale(TEXTS, both) == ""
    assert stale(texts, both) == ""


def test_a_line_that_cannot_be_read_is_named_and_the_others_count() -> None:
    first, *lines = write_confirmations(confirmed(TEXTS)).splitlines()
    text = "\n".join([first, "# a remark", "", "<<<<<<< HEAD", *lines, "page.md#what  2026-02-30  sv=1", "page.md#who"])
    record, problems = read_confirmations(text)
    assert stale(TEXTS, record) == ""
    assert report(problems) == (
        "docs/confirmed.txt:4: Two versions of the record were merged here.\n"
        "    Take this line out, and keep the lines of both versions."
        " Once the merge is committed, make fix does it too.\n"
        "docs/confirmed.txt:7: This line of the record cannot be read.\n"
        "    Take the line out and confirm the section again.\n"
        "docs/confirmed.txt:8: This line of the record cannot be read.\n"
        "    Take the line out and confirm the section again."
    )


def test_a_record_whose_first_line_was_merged_says_so() -> None:
    first, *lines = write_confirmations(confirmed(TEXTS)).splitlines()
    text = "\n".join(["<<<<<<< HEAD", first, *lines, "=======", first, *lines, ">>>>>>> branch"])
    record, problems = read_confirmations(text)
    assert stale(TEXTS, record) == ""
    last = len(text.splitlines())
    assert [problem.line for problem in problems] == [1, 3 + len(lines), last]
    assert {problem.what for problem in problems} == {"Two versions of the record were merged here."}


VERSION_1 = """\
# a remark
page.md#  sv=111111111111 en=222222222222  2026-11-20  order=333333333333
page.md#what  sv=444444444444 en=555555555555  2026-11-21  behind=en until=2026-12-31 | it is | ordered
page.md#who  sv=666666666666 en=777777777777  2026-11-22
"""
VERSION_2 = """\
confirmed.txt version 2
page.md#  2026-11-20  sv=111111111111 en=222222222222  order=333333333333
page.md#what  2026-11-21  sv=444444444444 en=555555555555/behind/2026-12-31  | it is | ordered
page.md#who  2026-11-22  sv=666666666666 en=777777777777
"""


def test_a_record_of_the_older_format_is_told_and_renewed_without_losing_anything() -> None:
    record, problems = read_confirmations(VERSION_1)
    assert not record
    assert report(problems) == (
        "docs/confirmed.txt:1: The record is in an older format.\n    Bring it up to date: make record"
    )
    assert renew_record(VERSION_1) == (VERSION_2, [])
    again, problems = read_confirmations(VERSION_2)
    assert not problems
    assert write_confirmations(again) == VERSION_2


def test_a_line_of_the_older_format_that_cannot_be_read_is_named() -> None:
    renewed, problems = renew_record(VERSION_1 + "page.md#how sv=8 2026-11-22\n")
    assert renewed == VERSION_2
    assert report(problems) == (
        "docs/confirmed.txt:5: This line of the record could not be read, and was left out.\n"
        "    Confirm its section again."
    )


def test_a_record_without_its_first_line_is_told_and_nothing_is_taken_from_it() -> None:
    record, problems = read_confirmations(VERSION_2.partition("\n")[2])
    assert not record
    assert report(problems) == (
        "docs/confirmed.txt:1: The first line is not “confirmed.txt version 2”.\n    Bring the line back."
    )


def test_confirming_what_is_confirmed_changes_nothing() -> None:
    record = confirmed(TEXTS)
    sections = sections_of(TEXTS)
    again, refused = confirm(sections, record, sections, NEXT_DAY, {})
    assert not refused
    assert write_confirmations(again) == write_confirmations(record)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2027, 11, 21), DAY),
        (date(2027, 11, 22), date(2027, 11, 22)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
    ids=["within the year", "a year later", "on a day that last year did not have"],
)
def test_confirming_again_after_a_year_renews_the_day_of_the_sections_named(today: date, day: date) -> None:
    again, refused = confirm(sections_of(TEXTS), confirmed(TEXTS), ["page.md#what"], today, {})
    assert not refused
    assert [(line.key, line.day) for line in again] == [("page.md#", DAY), ("page.md#what", day)]


words = st.lists(st.text("abcåäö{}#*-.<!>1 \n", max_size=12), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    "text",
    ["`<!-- {} -->`", "```\n<!-- {} -->\n```", '<i title="<!-- {} -->">a</i>', "`<!--` {} `-->`"],
    ids=["code", "lines of code", "attribute", "in two pieces of code"],
)
@pytest.mark.parametrize("beside", ["", " <!-- old -->"], ids=["alone", "beside a comment"])
def test_what_only_looks_like_a_comment_is_text_that_was_confirmed(text: str, beside: str) -> None:
    old, new = ({**TEXTS, "sv": f"{SWEDISH}\n{text.format(said)}\n\na{beside}\n"} for said in ("old", "new"))
    assert stale(old, confirmed(old)) == ""
    assert "page.md#what" in stale(new, confirmed(old))


@pytest.mark.parametrize(
    "text",
    [
        "a <!-- {} --> b",
        "<!-- {}\n > x -->\na",
        "> a <!-- x\n> {} y > z --> c",
        "| a | b |\n|---|---|\n| c <!-- {} --> | d <!-- x --> |",
        "`<!--` a <!-- {} --> b",
        "<div>\n<!-- {}\n -->\na</div>",
    ],
)
def test_a_comment_is_no_part_of_what_was_confirmed_wherever_it_stands(text: str) -> None:
    old, new = ({**TEXTS, "sv": f"{SWEDISH}\n{text.format(said)}\n"} for said in ("old", "newer and longer"))
    assert stale(new, confirmed(old)) == ""


def test_a_section_that_was_renamed_finds_its_confirmation_among_thousands_with_one_of_its_texts() -> None:
    (before,) = (line for line in confirmed(TEXTS) if line.key == "page.md#what")
    others = [
        Confirmation(f"gone.md#{number}", {**before.prints, "en": f"{number:012x}"}, NEXT_DAY, line=number)
        for number in range(3000)
    ]
    renamed = Confirmation("gone.md#what", before.prints, DAY)
    record = [*others[:1500], renamed, *others[1500:], *confirmed(TEXTS)[:1]]
    assert stale(TEXTS, record) == ""


def test_a_reason_of_a_hundred_thousand_spaces_is_read() -> None:
    (line, *_) = confirmed(TEXTS)
    reason = f"x{' ' * 100_000}x"
    (read,), problems = read_confirmations(write_confirmations([replace(line, reason=reason)]))
    assert (read.reason, problems) == (reason, [])


@given(words, st.sampled_from([" ", "  ", "\n", " \t"]))
def test_other_white_space_is_never_stale(text: str, space: str) -> None:
    page = SWEDISH + text.replace("#", "").replace("{", "")
    spaced = SWEDISH + text.replace("#", "").replace("{", "").replace(" ", space if "\n" not in text else " ")
    one, _ = read_page(page.encode(), "sv", "page.md")
    other, _ = read_page(spaced.encode(), "sv", "page.md")
    assert one
    assert other
    sections = {section.key: {"sv": section} for section in one.sections}
    record, _ = confirm(sections, [], sections, DAY, {})
    assert not list(find_stale(sections, find_states({s.key: {"sv": s} for s in other.sections}, record), DAY))


@given(st.text())
def test_reading_a_record_and_a_page_never_raises(text: str) -> None:
    record, problems = read_confirmations(text)
    page, more = read_page(text.encode("utf-8", "surrogatepass"), "sv", "page.md")
    lines = {line.line for line in record} | {problem.line for problem in problems}
    assert lines <= set(range(1, text.count("\n") + 2))
    assert page is not None or more


def test_a_record_with_the_mark_of_an_editor_is_read_and_one_that_is_no_text_is_told(project: Project) -> None:
    path = project.root / FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert project.report() == ""
    path.write_bytes(b"\xff" + path.read_bytes())
    assert project.report().startswith(f"{FILE}:1: There is a character here that is not UTF-8.\n")
    code, said = project.run("record")
    assert (code, said.splitlines()[0]) == (1, f"{FILE}:1: There is a character here that is not UTF-8.")


def test_of_lines_that_cannot_be_read_no_more_are_told_than_anyone_could_mend() -> None:
    found, problems = read_confirmations(f"{VERSION}\n" + "a\n" * 5_000)
    assert (found, len(problems), problems[-1].line) == ([], MOST_UNREADABLE + 1, MOST_UNREADABLE + 2)
