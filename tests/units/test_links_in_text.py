"""What the site adds to the links of a text: the way to explanations, and whole addresses for paper."""

from __future__ import annotations

import pytest
from bilingual.data.terms import TermIndex
from bilingual.explained_terms import ExplainedTerms
from bilingual.text.printing import Frame, Printer
from bilingual.text.reading import read_document
from bilingual.vocabulary import Phrase

from ..frozen import frozen_terms

TERMS = TermIndex(frozen_terms(), "en")


def say(tag: object) -> Phrase:
    return Phrase.of(str(tag))


def printed(text: str, frame: Frame) -> str:
    printer = Printer(frame)
    return "".join(printer.print(section.nodes) for section in read_document(text, "page.md").sections).rstrip("\n")


def _term(name: str, text: str) -> str:
    return f'<a class="term" href="words/#{name}">{text}</a>'


EXPLAINED = (
    ("A job seeker and a job seeker.", f"<p>A {_term('job-seeker', 'job seeker')} and a job seeker.</p>"),
    ("Job seekers\n\na job seeker", f"<p>{_term('job-seeker', 'Job seekers')}</p>\n<p>a job seeker</p>"),
    (
        "## A job seeker\n\na job seeker",
        '<h2 id="a-job-seeker"><a href="#a-job-seeker">A job seeker</a></h2>\n'
        f"<p>a {_term('job-seeker', 'job seeker')}</p>",
    ),
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
        "A book host is a RULL. The RULL is a book host.",
        f"<p>A book host is a {_term('book-host', 'RULL')}. The RULL is a book host.</p>",  # short sentences
    ),
    (
        "A book host has books. Whoever cannot get to a library by bus can ask a book host for them.",
        "<p>A book host has books. Whoever cannot get to a library by bus can ask a "
        f"{_term('book-host', 'book host')} for them.</p>",
    ),
    ('<span lang="sv">praktik</span>', '<p><span lang="sv">praktik</span></p>'),
    ("Nothing to explain.", "<p>Nothing to explain.</p>"),
)


@pytest.mark.parametrize(("text", "expected"), EXPLAINED, ids=[row[0][:40] for row in EXPLAINED])
def test_the_first_use_of_a_term_leads_to_its_explanation(text: str, expected: str) -> None:
    """WCAG 2.2, 3.1.3 Unusual Words and 3.1.4 Abbreviations (AAA)."""
    assert printed(text, Frame(say, terms=ExplainedTerms(TERMS, "words/").find)) == expected


PRINTED = (
    ("[a](../words/)", '<p><a href="../words/" data-address="https://a.example/en/words/">a</a></p>'),
    ("[a](../#what)", '<p><a href="../#what" data-address="https://a.example/en/#what">a</a></p>'),
    ("[a](https://b.example/c)", '<p><a href="https://b.example/c" data-address="https://b.example/c">a</a></p>'),
    ("[a](#here)", '<p><a href="#here">a</a></p>'),
    ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example" data-address="a@b.example">a</a></p>'),
    ("[a@b.example](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a@b.example</a></p>'),
    ("[a](tel:+461234)", '<p><a href="tel:+461234" data-address="+461234">a</a></p>'),
    ("[+461234](tel:+461234)", '<p><a href="tel:+461234">+461234</a></p>'),
)


@pytest.mark.parametrize(("text", "expected"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_link_carries_its_whole_address_for_paper(text: str, expected: str) -> None:
    assert printed(text, Frame(say, page_address="https://a.example/en/about/")) == expected
