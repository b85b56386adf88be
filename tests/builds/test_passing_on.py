"""The address of a section can be passed on: its heading leads to itself, and is heard as before."""

from __future__ import annotations

from ..conftest import Build
from ..places import PAGES, ROLES


def test_the_heading_of_each_section_leads_to_itself(site: Build) -> None:
    found = 0
    for address in (each for name, page in PAGES.items() if name != ROLES["search"] for each in page.values()):
        for heading in site.page(address).xpath("//main//*[self::h2 or self::h3][@id][not(.//sup)]"):
            if not heading.xpath("ancestor::nav"):
                (link,) = heading.xpath("./a")
                assert link.get("href") == f"#{heading.get('id')}"
                assert link.text_content() == heading.text_content()
                found += 1
    assert found > 20
