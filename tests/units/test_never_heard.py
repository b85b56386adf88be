"""What must never be heard, in transcripts as Orca gives them; on pages that have the fault: tests/proof/."""

from __future__ import annotations

import gettext

import pytest
from lxml import html

from ..hearing.never import is_said_to_be_open, is_silent, never, own_words
from ..hearing.reading import Step, presses_to, step

PAGE = html.fromstring(
    "<main><h2>At a glance</h2><p>Up to <b>12</b> months, early-bird ticket.</p>"
    "<p><a href='#'>Our na\u00admes</a> <a href='#'>months</a></p></main>"
)
CASES: tuple[tuple[tuple[str, ...], list[str]], ...] = (
    # what is said after one key, the kinds of what is wrong with it
    (("At a glance heading level 2.",), []),
    (("Up to 12 months description value.",), []),
    (("leaving list.", "leaving list."), []),  # Orca's own words
    (("Up to", "12", "months, early-bird ticket."), []),
    (("U", "p to 12 months"), ["torn"]),
    (("early link", "bird ticket"), []),  # both are words of the page
    (("12 mon", "ths, early"), ["torn"]),
    (("region At a glance", "At a glance heading level 2."), ["twice"]),
    (("Up to 12 months description value.", "Up to 12 months."), ["twice"]),
    (("Ticket: Ticket link.",), ["twice"]),
    (("Search link.",), []),
    (("search Search entry.",), []),
    (("description value.",), ["nothing but what it is"]),
    (("image.",), ["an image without a name"]),
    (("12 heading level 3.",), ["a heading without words"]),
    (("12Months heading level 3.",), ["a heading with its number glued to it"]),
    ((".",), ["a sign alone"]),
    (("Ticket link.", ",", "early-bird ticket link.", "."), []),
    (("Ticket link.", "newline"), ["nothing, or the end of a line"]),
    (("blank.",), ["nothing, or the end of a line"]),
    (("navigation At a glance", "At a glance collapsed push button."), ["twice"]),
    (("At a glance toggle button collapsed.",), []),
    (("up to", "highlight start.", "12.", "highlight end.", "months"), ["where marked words begin"]),
    (("main content", "At a glance heading level 2.", "leaving main content."), []),
    (("main content", "main content Up to 12 months"), ["the main part of the page named again"]),
    (("Our names visited link.", "months"), []),  # which stands in the text too
    (("banner", "Our names."), ["a link that is not said to be one"]),
    (("", "  "), []),
)


@pytest.mark.parametrize(("said", "kinds"), CASES)
def test_what_must_not_be_heard_is_found(said: tuple[str, ...], kinds: list[str]) -> None:
    assert [each.partition(":")[0] for each in never([step("Down", said)], PAGE, "en")] == kinds


def test_two_links_with_the_same_words_may_follow_each_other() -> None:
    page = html.fromstring("<main><a>Rules</a><a>Rules</a></main>")
    once = Step("Tab", ("Rules link.",))
    assert never([once, once], page, "en") == []
    assert never([Step("Tab", once.said * 2)], page, "en") == ["twice: Rules link. | Rules link."]


def test_the_top_of_a_page_may_be_heard_before_the_browser_knows_what_it_is() -> None:
    assert never([Step("Home", ("Our names.",))], PAGE, "en") == []


def test_a_dialog_that_nobody_hears_is_silent() -> None:
    assert is_silent(Step("Return", ()), "en")
    assert not is_silent(Step("Return", ("Search dialog",)), "en")


def test_what_is_closed_is_not_said_to_be_open() -> None:
    assert is_said_to_be_open(Step("Return", ("Ticket link.", "expanded.")), "en")
    assert not is_said_to_be_open(Step("Return", ("Ticket link.", "collapsed.")), "en")


def test_presses_are_counted_from_the_top() -> None:
    steps = [Step("Home", ("Skip link.",)), Step("1", ("Search link.", "Rules link."))]
    assert (presses_to("skip", steps), presses_to("Rules", steps)) == (0, 1)


@pytest.mark.skipif(
    not gettext.find("orca", "/usr/share/locale", ["sv"]), reason="Orca's translations are not on this machine."
)
def test_orcas_own_words_are_known_in_its_translations() -> None:
    assert own_words("Kontakta oss besökt länk.", "sv") == "Kontakta oss"
    assert own_words("region I korthet huvud nivå 2.", "sv") == "I korthet"
