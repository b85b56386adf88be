"""Days that no calendar has are told in each language, and those that it has are not."""

from __future__ import annotations

import pytest

from ..conftest import Project

TEXTS = (
    # Swedish, English, what is said of the English text; nothing of a right one
    ("Kom den 31 februari.", "Come on 31 February.", "“31 February” holds a day that does not exist"),
    ("Kom den 29 februari 2027.", "Come on 29 February 2027.", "that month has 28 days"),
    ("Kom 2027-04-31.", "Come on 2027-04-31.", "“2027-04-31” holds a day that does not exist"),
    ("Kom den 25–31 juni.", "Come on 25–31 June.", "that month has 30 days"),
    ("Kom måndagen den 2 mars 2027.", "Come on Monday 2 March 2027.", "another day of the week: “Tuesday”"),
    ("Kom fredag, den 2 mars 2027.", "Come on Friday, 2 March 2027.", "“Friday” stands here beside 2027-03-02"),
    ("Kom den 29 februari eller 2028-02-29.", "Come on 29 February or 2028-02-29.", ""),
    ("Kom den 25–30 juni.", "Come on 25–30 June.", ""),
    ("Kom tisdagen den 2 mars 2027.", "Come on Tuesday 2 March 2027.", ""),
    ("Kom måndagen den 2 mars.", "Come on Monday 2 March.", ""),
    ("Kom tisdag 2–fredag 5 mars 2027.", "Come Tuesday 2–Friday 5 March 2027.", ""),
    ("Öppet en tisdag. Den 2 mars 2027 är det stängt.", "Open on Tuesdays. On 2 March 2027 it is closed.", ""),
)


@pytest.mark.parametrize(("swedish", "english", "said"), TEXTS)
def test_a_day_that_no_calendar_has_is_told(project: Project, swedish: str, english: str, said: str) -> None:
    write(project, swedish, english)
    told = [line for line in project.report().splitlines() if "does not exist" in line or "of the week" in line]
    assert len(told) == (2 if said else 0)
    assert all("find.md" in line for line in told)
    assert not said or said in "".join(told)


def write(project: Project, swedish: str, english: str) -> None:
    for locale, text in (("sv", swedish), ("en", english)):
        path = project.own(f"docs/{locale}/find.md")
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def test_a_day_that_does_not_exist_can_be_allowed_where_it_is_meant(project: Project) -> None:
    write(
        project,
        "<!-- allow number: ett exempel på ett fel -->\nSkriv inte den 31 februari.",
        "<!-- allow number: an example of a mistake -->\nDo not write 31 February.",
    )
    assert "does not exist" not in project.report()
