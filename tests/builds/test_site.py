"""A built site: its pages in both languages, every address and identifier on them, and nothing but what belongs there.

What holds for every site stands in checks_of_a_site.py, and is asked of the real pages too. That each of these checks
sees what it is there for is shown here, on copies of the built site that have one fault each.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from .. import checks_of_a_site as checks
from ..assets import ASSETS
from ..checks_of_a_site import Expected
from ..confirming import LOCALES, TODAY
from ..conftest import INVENTED, Build, words_of
from ..places import HOME

STYLE = ASSETS["site.css"]

SERVICE = "Rullande biblioteket i Lindeby – RULL"
IN_THE_BOX = ["loan_time", "season", "lost_book"]


@pytest.fixture(scope="module")
def expected() -> Expected:
    return checks.read_expected(INVENTED, TODAY)


def test_the_site_has_its_pages_and_nothing_else(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_files(site, expected) == []


def test_a_page_says_its_language(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_languages(site, expected) == []


def test_a_pair_has_the_same_identifiers_in_the_same_order(site: Build, expected: Expected) -> None:
    assert checks.find_unequal_identifiers(site, expected) == []


def test_a_page_has_the_headings_of_its_source_in_their_order(site: Build, expected: Expected) -> None:
    assert [name for _, name, _ in expected.headings["en/"]][:4] == ["offer", "who", "steps", "cost"]
    assert checks.find_lost_headings(site, expected) == []


def test_an_identifier_stands_once_on_a_page(site: Build, expected: Expected) -> None:
    assert checks.find_repeated_identifiers(site, expected) == []


def test_the_language_link_leads_to_the_pair_and_names_its_language(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_language_links(site, expected) == []


def test_each_main_section_ends_with_a_link_to_itself_in_the_other_language(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_links_between_sections(site, expected) == []


def test_alternates_are_absolute_and_say_the_same_on_both_pages(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_alternates(site, expected) == []


def test_the_sitemap_has_every_page_with_its_alternates(site: Build, expected: Expected) -> None:
    assert checks.find_faults_of_the_sitemap(site, expected) == []


def test_every_link_leads_somewhere(site: Build, expected: Expected) -> None:
    assert checks.find_broken_links(site, expected) == []


def test_styles_scripts_and_pictures_ask_for_nothing_from_elsewhere(site: Build, expected: Expected) -> None:
    assert checks.find_requests_elsewhere(site, expected) == []


def test_the_page_for_wrong_addresses_speaks_both_languages(site: Build, expected: Expected) -> None:
    assert checks.find_faults_of_the_page_that_does_not_exist(site, expected) == []


def test_a_value_carries_its_rule_and_what_it_means_to_machines(site: Build, expected: Expected) -> None:
    assert checks.find_values_without_their_rule(site, expected) == []


def test_no_quantity_is_typed_in(site: Build, expected: Expected) -> None:
    assert checks.find_typed_quantities(site, expected) == []


def test_no_file_shows_a_tag_or_a_data_file(site: Build, expected: Expected) -> None:
    assert checks.find_leftovers(site, expected) == []


def test_what_nobody_has_told_is_said_on_the_page_about_the_site(site: Build, expected: Expected) -> None:
    assert expected.untold == ("site_address", "accessibility_form", "security_contact")
    assert checks.find_unsaid_gaps(site, expected) == []


def test_a_page_has_one_title_one_main_part_and_no_script_or_style_of_its_own(site: Build, expected: Expected) -> None:
    assert checks.find_faults_of_the_frame(site, expected) == []


def test_a_page_outside_of_sections_shows_none(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_branches(site, expected) == []


def test_the_menu_says_which_page_it_is(site: Build, expected: Expected) -> None:
    assert checks.find_wrong_menus(site, expected) == []


def test_every_page_but_the_first_says_the_way_to_it(site: Build, expected: Expected) -> None:
    """WCAG 2.2, 2.4.8 Location (AAA)."""
    assert checks.find_wrong_ways(site, expected) == []


def test_help_stands_in_the_same_place_on_every_page(site: Build, expected: Expected) -> None:
    """WCAG 2.2, 3.2.6 Consistent Help (A) and 3.3.5 Help (AAA)."""
    assert checks.find_moved_help(site, expected) == []


def test_every_box_of_the_list_to_prepare_has_a_label_and_keeps_nothing(site: Build, expected: Expected) -> None:
    assert len(site.page("fore-besoket/").xpath("//main//li/label/input")) == 5
    assert checks.find_boxes_without_a_label(site, expected) == []


def test_the_page_of_words_explains_every_term_in_both_languages(site: Build, expected: Expected) -> None:
    assert checks.find_unexplained_terms(site, expected) == []


def test_others_are_told_what_the_service_is_and_shown_a_picture_that_is_there(site: Build, expected: Expected) -> None:
    for locale, address in expected.home.items():
        page = site.page(address)
        said = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
        assert said["og:title"] == words_of(page.xpath("//h1")[0]).replace("\xad", "")
        assert said["og:description"] == page.xpath("string(//meta[@name='description']/@content)")
        assert said["og:locale"].startswith(f"{locale}_")
        assert said["og:image:alt"].startswith(said["og:title"])
        assert (site.folder / said["og:image"].removeprefix(expected.outside)).is_file()


def test_the_indentation_of_templates_is_not_sent(site: Build, expected: Expected) -> None:
    for address in expected.locales:
        sent = (site.folder / address / "index.html").read_text(encoding="utf-8")
        of_text = re.sub(r"<pre.*?</pre>|<script.*?</script>", "", sent, flags=re.S)
        assert re.findall(r"^[ \t]+\S.*", of_text, re.M) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_has_the_service_as_its_title_in_its_own_language(site: Build, locale: str) -> None:
    (heading,) = site.page(HOME[locale]).xpath("//h1")
    assert words_of(heading) == SERVICE
    marked = [(words_of(part), part.get("lang")) for part in heading.xpath("./*[@lang]")]
    assert marked == ([] if locale == "sv" else [(SERVICE, "sv")])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_shows_the_rules_of_the_service_in_the_box_and_draws_those_that_last(
    site: Build, locale: str
) -> None:
    page = site.page(HOME[locale])
    assert page.xpath("//section[@class='glance']//dl//@data-rule") == IN_THE_BOX
    drawn = [words_of(name) for name in page.xpath("//section[@class='glance']//div[.//*[@class='timeline']]/dt")]
    assert drawn == [words_of(name) for name in page.xpath("//section[@class='glance']//dt")][:2]
    in_the_text = page.xpath("//main/*[not(self::section)]/descendant-or-self::*/@data-rule")
    assert [name for name in in_the_text if name in IN_THE_BOX] == IN_THE_BOX


FAULTS: tuple[tuple[Callable[[Build, Expected], list[str]], str, str, str], ...] = (
    # the check that finds it, file, what stands there as a regular expression, what stands there instead
    (checks.find_wrong_files, "find.html", "", "A page too many."),
    (checks.find_wrong_files, "humans.txt", "", "A file too many."),
    (checks.find_wrong_languages, "en/index.html", '<html lang="en">', '<html lang="sv">'),
    (checks.find_unequal_identifiers, "en/index.html", '<h2 id="offer">', '<h2 id="offers">'),
    (checks.find_unequal_identifiers, "index.html", '<h3 id="ask-us">', "<h3>"),
    (checks.find_lost_headings, "index.html", '<h3 id="ask-us">(.*?)</h3>', r'<h4 id="ask-us">\1</h4>'),
    (checks.find_lost_headings, "index.html", "Fråga oss</a></h3>", "Fråga</a></h3>"),
    (checks.find_lost_headings, "en/index.html", '<h2 id="who">.*?</h2>', ""),
    (checks.find_repeated_identifiers, "index.html", '<h3 id="ask-us">', '<h3 id="who">'),
    (checks.find_repeated_identifiers, "index.html", "<main ", '<main aria-labelledby="glance" '),
    (checks.find_wrong_language_links, "ordlista/index.html", 'href="../en/glossary/" lang', 'href="../en/" lang'),
    (checks.find_wrong_language_links, "en/index.html", ">Svenska</a>", ">Swedish</a>"),
    (checks.find_wrong_language_links, "index.html", 'lang="en" hreflang="en" data-keeps', 'hreflang="en" data-keeps'),
    (checks.find_wrong_links_between_sections, "index.html", 'href="en/#who"', 'href="en/#offer"'),
    (checks.find_wrong_links_between_sections, "index.html", "In English: Who", "Who"),
    (checks.find_wrong_links_between_sections, "en/index.html", '<ul class="elsewhere">.*?</ul>', ""),
    (checks.find_wrong_alternates, "index.html", '"x-default" href=".*?"', '"x-default" href="/"'),
    (checks.find_wrong_alternates, "en/find/index.html", '(rel="canonical" href=".*?)/en/find/', r"\1/find/"),
    (checks.find_faults_of_the_sitemap, "sitemap.xml", "<url>.*?</url>", ""),
    (checks.find_faults_of_the_sitemap, "sitemap.xml", "(<url>.*?</url>)", r"\1\1"),
    (checks.find_faults_of_the_sitemap, "sitemap.xml", 'hreflang="en"', 'hreflang="fi"'),
    (checks.find_broken_links, "index.html", 'href="ordlista/"', 'href="ordlistan/"'),
    (checks.find_broken_links, "index.html", 'href="ordlista/#book-bus"', 'href="ordlista/#bookbus"'),
    (checks.find_broken_links, "404.html", f'href="/{STYLE}"', 'href="/site.css"'),
    (checks.find_broken_links, "byggdelar/index.html", 'href="https://lindeby.example/', 'href="https://else.example/'),
    (checks.find_broken_links, "index.html", f'"{STYLE}"', '"https://lindeby.example/"'),
    (checks.find_requests_elsewhere, STYLE, "^", "@import 'other.css';"),
    (checks.find_requests_elsewhere, ASSETS["site.js"], "^", "fetch('/other');"),
    (checks.find_requests_elsewhere, ASSETS["icon.svg"], "</svg>", "<image href='https://lindeby.example/'/></svg>"),
    (checks.find_faults_of_the_page_that_does_not_exist, "404.html", "Go to the start page", "Go back"),
    (checks.find_faults_of_the_page_that_does_not_exist, "404.html", '<a href="/en/"', '<a href="/"'),
    (checks.find_faults_of_the_page_that_does_not_exist, "404.html", f'"/{STYLE}"', f'"{STYLE}"'),
    (checks.find_faults_of_the_page_that_does_not_exist, "404.html", " – The page does not exist", "</title>"),
    (checks.find_values_without_their_rule, "index.html", 'value="P9M"', 'value="P8M"'),
    (checks.find_values_without_their_rule, "index.html", 'value="P6W" data-announced', 'value="P6W" data-rule'),
    (checks.find_values_without_their_rule, "en/index.html", ' data-rule="fee"', ""),
    (checks.find_values_without_their_rule, "en/index.html", ">If you lose a book", ">If you tear a book"),
    (checks.find_typed_quantities, "index.html", "Visa ditt lånekort", "Visa ditt lånekort 2 gånger"),
    (checks.find_leftovers, "index.html", "Visa ditt lånekort", "Visa {{ rules.fee }}"),
    (checks.find_leftovers, "rules.yml", "", "fee:"),
    (checks.find_unsaid_gaps, "om-oss/index.html", "Uppgiften saknas än.", "Vi vet inte."),
    (checks.find_unsaid_gaps, "en/find/index.html", "This is a preview.", "This is the site."),
    (checks.find_faults_of_the_frame, "404.html", "<h1>(.*?)</h1>", r"<h1>\1</h1><h1>\1</h1>"),
    (checks.find_faults_of_the_frame, "index.html", "</main>", "</main><script>alert(1)</script>"),
    (checks.find_faults_of_the_frame, "index.html", "<h1>", '<h1 style="color: red">'),
    (checks.find_faults_of_the_frame, "index.html", "<h1>", '<h1 onclick="alert(1)">'),
    (checks.find_wrong_menus, "ordlista/index.html", ' aria-current="page">(?=\\s*Ordlista)', ">"),
    (checks.find_wrong_menus, "index.html", 'href="latt-svenska/"', 'href="ordlista/"'),
    (checks.find_wrong_branches, "index.html", "</main>", '</main><nav class="branch"><a href="./">RULL</a></nav>'),
    (checks.find_wrong_ways, "ordlista/index.html", '<li aria-current="page">', "<li>"),
    (checks.find_wrong_ways, "en/glossary/index.html", '<li><a href="../">', '<li><a href="../../">'),
    (checks.find_wrong_ways, "ordlista/index.html", ">Start\N{SOFT HYPHEN}sidan<", ">Hem<"),
    (checks.find_moved_help, "hitta/index.html", "<dt>Telefon</dt>", "<dt>Mobil</dt>"),
    (checks.find_moved_help, "404.html", "<dt>E-post</dt>", ""),
    (checks.find_boxes_without_a_label, "fore-besoket/index.html", "<label>(.*?)</label>", r"\1"),
    (checks.find_boxes_without_a_label, "fore-besoket/index.html", "<input ", '<input name="a" '),
    (checks.find_boxes_without_a_label, "fore-besoket/index.html", "<label>.*?</label>", ""),
    (checks.find_unexplained_terms, "ordlista/index.html", '<h2 id="request">', '<h2 id="requests">'),
    (checks.find_unexplained_terms, "ordlista/index.html", "<p>Platsen där du går på bussen.", "<p>"),
    (checks.find_unexplained_terms, "ordlista/index.html", "English: bus stop", "English: stop"),
)


def test_each_check_of_a_site_has_a_fault_to_find() -> None:
    assert list(dict.fromkeys(check for check, *_ in FAULTS)) == list(checks.CHECKS)


@pytest.fixture(scope="module")
def copied(site: Build, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A copy of the built site that a test may damage, and mends again."""
    folder = tmp_path_factory.mktemp("damaged") / "site"
    shutil.copytree(site.folder, folder)
    return replace(site, folder=folder)


@pytest.mark.parametrize(
    ("check", "file", "old", "new"),
    FAULTS,
    ids=[f"{check.__name__[5:]}: {new or old}" for check, _, old, new in FAULTS],
)
def test_a_check_of_a_site_finds_what_it_is_there_for(
    copied: Build, expected: Expected, check: Callable[[Build, Expected], list[str]], file: str, old: str, new: str
) -> None:
    path = copied.folder / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    after, times = re.subn(old, new, before or "", count=1, flags=re.S)
    assert times == 1
    path.write_text(after, encoding="utf-8")
    found = check(copied, expected)
    if before is None:
        path.unlink()
    else:
        path.write_text(before, encoding="utf-8")
    assert len(found) == len(set(found)) > 0
    assert check(copied, expected) == []
