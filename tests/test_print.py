"""The pages on paper: a handout of two pages, without what only a screen can use, with whole addresses and the date."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from .measuring import MISSING, PAPER, look_at, must_be_empty
from .test_site import OUTSIDE

USELESS = "nav, search, [role=search], button, form, .skip, header a[hreflang], main p > a[hreflang]:only-child"


def print_out(page: Page) -> tuple[int, str]:
    """How many sheets of A4 the page fills, and its text without spaces, which line breaks would change."""
    reader = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True, print_background=False)))
    return len(reader.pages), re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in reader.pages))


def on_paper(addresses: tuple[str, ...]) -> list[str]:
    """All pages but the one for what is missing, which nobody prints."""
    return [address for address in addresses if address != MISSING]


@pytest.mark.parametrize("address", ["", "en/"])
def test_the_main_page_is_a_handout_of_two_pages(page: Page, server: str, address: str) -> None:
    page.goto(server + address)
    sheets, text = print_out(page)
    headings = page.locator("main :is(h1, h2, h3)").all_inner_texts()
    assert [heading for heading in headings if re.sub(r"\s+", "", heading) not in text] == []
    assert sheets <= 2


def test_nothing_is_printed_that_only_a_screen_can_use(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    useless = []
    for address in on_paper(addresses):
        page.goto(server + address)
        look_at(page, "print", PAPER)
        useless += [
            f"{address}: {each.evaluate('each => each.outerHTML.slice(0, 80)')}" for each in shown(page, USELESS)
        ]
    must_be_empty(useless)


def shown(page: Page, selector: str) -> list[Locator]:
    """What of that can be seen."""
    return page.locator(selector).locator("visible=true").all()


def test_links_are_printed_with_whole_addresses(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """But not those of words that are explained elsewhere on the site: they would tear the sentences apart.

    Nor those of the page with the search, which is a list of the site's pages and of no use on paper.
    """
    missing, number = [], 0
    for address in on_paper(addresses):
        page.goto(server + address)
        look_at(page, "print", PAPER)
        if page.locator("main .all-pages").count():
            continue
        targets = [str(link.evaluate("link => link.href")) for link in shown(page, "main a[href]:not(.term, dt > a)")]
        outside = [
            target.replace(server, OUTSIDE) for target in targets if urlsplit(target).path != urlsplit(page.url).path
        ]
        _, text = print_out(page)
        missing += [f"{address}: {target}" for target in outside if target not in text]
        number += len(outside)
    assert number > 5
    must_be_empty(missing)


def test_addresses_stand_in_the_line_of_their_links(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    displays = "links => links.map(link => [link.href, getComputedStyle(link).display])"
    torn, number = [], 0
    for address in on_paper(addresses):
        page.goto(server + address)
        look_at(page, "print", PAPER)
        links = page.locator("a[data-address]").evaluate_all(displays)
        torn += [f"{address}: {target}" for target, display in links if display != "inline"]
        number += len(links)
    assert number > 5
    must_be_empty(torn)


def test_paper_says_where_and_when_it_comes_from(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    silent = []
    for address in on_paper(addresses):
        page.goto(server + address)
        look_at(page, "print", PAPER)
        _, text = print_out(page)
        date = page.locator("time[datetime]").locator("visible=true")
        reviewed = [re.sub(r"\s+", "", each) for each in date.all_inner_texts()]
        silent += [f"{address}: no date of the last review"] * (not reviewed or reviewed[0] not in text)
        silent += [f"{address}: not its own address"] * (OUTSIDE + address not in text)
    must_be_empty(silent)
