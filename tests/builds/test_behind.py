"""A section that is let out behind its pair says so on its page, until its day."""

from __future__ import annotations

from ..conftest import Project, words_of
from ..places import OUTSIDE


def test_a_section_let_out_behind_says_so_on_its_page_until_its_day(project: Project) -> None:
    project.change("docs/sv/index.md", "Du måste ha ett lånekort", "Du ska ha ett lånekort")
    until = ("--until", "2026-12-31,2027-01-31", "--reason", "being translated")
    assert project.run("confirm", "index.md#who", "--behind", "en,fi", *until)[0] == 0
    (line,) = (line for line in project.run("status")[1].splitlines() if line.startswith("index.md#who "))
    assert "en let out until 2026-12-31, fi let out until 2027-01-31" in line
    assert project.run("check", today="2026-12-31")[0] == 0
    english, finnish = (
        f"docs/{locale}/index.md:16: The section “index.md#who” is behind docs/sv/index.md:16, and was let out only"
        f" until {day}.\n    Bring it up to date, then: make confirm SECTION=index.md#who\n"
        for locale, day in (("en", "2026-12-31"), ("fi", "2027-01-31"))
    )
    assert project.run("check", today="2027-01-01") == (1, f"{english}\n1 to mend.\n")
    assert project.run("check", today="2027-02-01") == (1, f"{english}{finnish}\n2 to mend.\n")
    build = project.build(environment={"SOURCE_DATE_EPOCH": "1798632000"})  # 2026-12-30
    assert (build.code, build.errors) == (0, "")
    (note,) = build.page("en/").xpath("//h2[@id='who']/following-sibling::*[@role='note'][1]")
    (link,) = note.xpath("a")
    assert words_of(note) == ("This section is older than the same section in Swedish. Read the newer text: Svenska")
    printed = {"data-address": f"{OUTSIDE}#who"}
    assert dict(link.attrib) == {"href": "../#who", "lang": "sv", "hreflang": "sv", **printed}
    (note,) = build.page("fi/").xpath("//h2[@id='who']/following-sibling::*[@role='note'][1]")
    assert words_of(note) == ("Tämä osa on vanhempi kuin sama osa näillä kielillä: ruotsi. Lue uudempi teksti: Svenska")
    assert build.page("").xpath("//*[@role='note']") == []
    after = project.build(environment={"SOURCE_DATE_EPOCH": "1798804800"})  # 2027-01-01
    assert after.code == 1
