"""What the site adds to the links of a text: the way to explanations, and whole addresses for paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bilingual.explained_terms import ExplainedTermsExtension
from bilingual.pages.printed import PrintedAddressesExtension
from bilingual.site import Site, gather
from markdown import Markdown

from .confirming import LOCALES, TODAY
from .conftest import ROOT, Build
from .test_site import ADDRESSES, PAIRS, locale_of


@pytest.fixture(scope="module")
def source() -> Site:
    site, _ = gather(ROOT, LOCALES, TODAY)
    assert site is not None
    return site


def _term(name: str, text: str) -> str:
    return f'<a class="term" href="words/#{name}">{text}</a>'


EXPLAINED = (
    ("A job seeker and a job seeker.", f"<p>A {_term('job-seeker', 'job seeker')} and a job seeker.</p>"),
    ("Job seekers\n\na job seeker", f"<p>{_term('job-seeker', 'Job seekers')}</p>\n<p>a job seeker</p>"),
    ("## A job seeker\n\na job seeker", f"<h2>A job seeker</h2>\n<p>a {_term('job-seeker', 'job seeker')}</p>"),
    (
        "[a job seeker](x.html) and a job seeker",
        f'<p><a href="x.html">a job seeker</a> and a {_term("job-seeker", "job seeker")}</p>',
    ),
    (
        '<a href="x.html">a **job seeker**</a> and a job seeker',
        f'<p><a href="x.html">a <strong>job seeker</strong></a> and a {_term("job-seeker", "job seeker")}</p>',
    ),
    ("`job seeker` job seeker", f"<p><code>job seeker</code> {_term('job-seeker', 'job seeker')}</p>"),
    ("- **Employer**: one", f"<ul>\n<li><strong>{_term('employer', 'Employer')}</strong>: one</li>\n</ul>"),
    (
        "A support person is a SIUS. The SIUS is a support person.",
        f"<p>A {_term('support-person', 'support person')} is a {_term('support-person', 'SIUS')}. "
        "The SIUS is a support person.</p>",
    ),
    ('<span lang="sv">praktik</span>', '<p><span lang="sv">praktik</span></p>'),
    ("Nothing to explain.", "<p>Nothing to explain.</p>"),
)


@pytest.mark.parametrize(("text", "expected"), EXPLAINED, ids=[row[0][:40] for row in EXPLAINED])
def test_the_first_use_of_a_term_leads_to_its_explanation(source: Site, text: str, expected: str) -> None:
    """WCAG 2.2, 3.1.3 Unusual Words and 3.1.4 Abbreviations (AAA)."""
    assert Markdown(extensions=[ExplainedTermsExtension(source.terms["en"], "words/")]).convert(text) == expected


PRINTED = (
    ("[a](../words/)", '<p><a data-address="https://a.example/en/words/" href="../words/">a</a></p>'),
    ("[a](../#what)", '<p><a data-address="https://a.example/en/#what" href="../#what">a</a></p>'),
    ("[a](https://b.example/c)", '<p><a data-address="https://b.example/c" href="https://b.example/c">a</a></p>'),
    ("[a](#here)", '<p><a href="#here">a</a></p>'),
    ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>'),
    ("[a](tel:+461234)", '<p><a href="tel:+461234">a</a></p>'),
)


@pytest.mark.parametrize(("text", "expected"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_link_carries_its_whole_address_for_paper(text: str, expected: str) -> None:
    page = Markdown(extensions=[PrintedAddressesExtension("https://a.example/en/about/")])
    assert page.convert(text) == expected


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_term_of_a_page_leads_once_to_the_place_where_it_is_explained(site: Build, address: str) -> None:
    """WCAG 2.2, 3.1.3 Unusual Words (AAA)."""
    words = PAIRS[3][LOCALES.index(locale_of(address))]
    explained = set(site.page(words).xpath("//dl[@class='words']/div/@id"))
    links = site.page(address).xpath("//a[@class='term']")
    here = Path("/", address)
    for link in links:
        path, _, name = link.get("href").partition("#")
        assert (here / path).resolve() == Path("/", words)
        assert name in explained
    heard = [(link.get("href"), link.text_content() == "SIUS") for link in links]
    assert len(heard) == len(set(heard))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_abbreviation_is_written_out_or_leads_to_where_it_is(site: Build, address: str) -> None:
    """WCAG 2.2, 3.1.4 Abbreviations (AAA): capitals in a row, anywhere in the text of a page."""
    main = site.page(address).find(".//main")
    written_out = {
        "SIUS": "introduktions- och uppföljningsstöd|introductory and follow-up support",
        "WCAG": "Web Content Accessibility Guidelines",
    }
    text = re.sub(r"EN\s301\s549|WCAG\s\d\.\d\sAA", "", main.text_content())  # names of standards and of a level
    for word in set(re.findall(r"\b[A-ZÅÄÖ]{2,}\b", text)):
        explained = main.xpath(f".//a[@class='term'][normalize-space()='{word}']")
        assert explained or re.search(written_out.get(word, "(?!)"), text, re.I), word
