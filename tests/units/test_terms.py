"""Terms are found in every form, in both languages; forbidden words too; foreign words carry their language."""

from __future__ import annotations

from bilingual.data.terms import ForeignWords, Form, TermIndex, read_terms
from bilingual.languages.forms import Forms
from bilingual.problems import report
from bilingual.text.printing import Frame, Printer, nothing
from bilingual.text.reading import read_document
from bilingual.vocabulary import Phrase
from hypothesis import given
from hypothesis import strategies as st

from ..confirming import LOCALES
from ..frozen import frozen_terms
from ..tables import for_each

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


TERMS = frozen_terms()
INDEX = {locale: TermIndex(TERMS, locale) for locale in LOCALES}
FOREIGN = {locale: ForeignWords.of(TERMS, locale) for locale in LOCALES}
SERVICE = "Särskild bokvärd för introduktions- och uppföljningslån – RULL"
NO_BREAK = "\N{NO-BREAK SPACE}"

USES: tuple[tuple[str, str, dict[str, str]], ...] = (
    # language, text, the terms found in it, as they stand
    ("sv", "En bokvärd hjälper dig.", {"book-host": "bokvärd"}),
    ("sv", "BOKVÄRDENS ansvar", {"book-host": "BOKVÄRDENS"}),
    ("sv", "Bokvärden kallas RULL.", {"book-host": "Bokvärden|RULL"}),
    ("sv", SERVICE, {"service": SERVICE}),
    ("sv", "Särskild bokvärd för introduktions- och uppföljningslån, eller", {"service": SERVICE[:-7]}),
    ("sv", f"{SERVICE[:-7]} (RULL)", {"service": f"{SERVICE[:-7]} (RULL)"}),
    ("sv", SERVICE.replace(" ", NO_BREAK), {"service": SERVICE.replace(" ", NO_BREAK)}),
    ("sv", SERVICE.replace("–", "-").upper(), {"service": SERVICE.replace("–", "-").upper()}),
    ("sv", "En särskild bokvärd", {"book-host": "bokvärd"}),
    ("sv", "bokvärd, RULL", {"book-host": "bokvärd, RULL"}),
    (
        "sv",
        "Arbetslivsbibliotekets arbetslivsbibliotekarie",
        {"authority": "Arbetslivsbibliotekets", "employment-librarian": "arbetslivsbibliotekarie"},
    ),
    ("sv", "hos arbetsgivaren under anställningen", {"employer": "arbetsgivaren", "employment": "anställningen"}),
    ("sv", "när du är anställd", {"employment": "anställd"}),
    ("sv", "personer med funktionsnedsättningar", {"disability": "funktionsnedsättningar"}),
    ("sv", "Arbetssökandes ersättningar", {"job-seeker": "Arbetssökandes", "compensation": "ersättningar"}),
    (
        "sv",
        "överenskommelserna, (praktiken)",
        {"agreement": "överenskommelserna", "work-experience-placement": "praktiken"},
    ),
    ("sv", "a\u030a O\u0308verenskommelsen!", {"agreement": "O\u0308verenskommelsen"}),
    ("sv", "introduktions\u00adlånet", {"introductory-loan": "introduktions\u00adlånet"}),
    ("sv", "İ bokvärden", {"book-host": "bokvärden"}),
    (
        "sv",
        "Det heter work experience placement på engelska.",
        {"work-experience-placement": "work experience placement"},
    ),
    ("sv", "självanställd, mellanarbetsgivare, bok, värd, introduktion", {}),
    ("sv", "I praktiken är bokvärden med.", {"book-host": "bokvärden"}),
    ("sv", "i\npraktiken, en lång praktik", {"work-experience-placement": "praktik"}),
    ("sv", "anställningsintervju, anställningsavtal, anställning", {"employment": "anställning"}),
    ("en", "a disabled button for disabled people", {"disability": "disabled"}),
    ("sv", "", {}),
    ("en", "A book host helps you.", {"book-host": "book host"}),
    ("en", "The book\nhost", {"book-host": "book\nhost"}),
    ("en", "a work  \nexperience   placement", {"work-experience-placement": "work  \nexperience   placement"}),
    ("en", "the book\n\nhost", {}),
    ("en", f"two book{NO_BREAK}hosts", {"book-host": f"book{NO_BREAK}hosts"}),
    ("en", f"The service {SERVICE} means", {"service": SERVICE}),
    (
        "en",
        "a Special book host for introductory and follow-up loans",
        {"service": "Special book host for introductory and follow-up loans"},
    ),
    ("en", "introductory and follow-up loan", {"follow-up-loan": "follow-up loan"}),
    ("en", "follow\N{NON-BREAKING HYPHEN}up loan", {"follow-up-loan": "follow\N{NON-BREAKING HYPHEN}up loan"}),
    ("en", "An employment librarian", {"employment-librarian": "employment librarian"}),
    ("en", "the Swedish Public Employment Library’s text", {"authority": "Swedish Public Employment Library"}),
    ("en", "the public employment library", {"authority": "public employment library"}),
    ("en", "The employer’s employment", {"employer": "employer", "employment": "employment"}),
    ("en", "employers employ employees", {"employer": "employers", "employment": "employ"}),
    ("en", "a jobseeker, job-seekers, a job seeker", {"job-seeker": "jobseeker|job-seekers|job seeker"}),
    ("en", "during the placement", {"work-experience-placement": "placement"}),
    ("en", "disabilities; disabled", {"disability": "disabilities|disabled"}),
    ("en", "The Swedish word praktik means", {"work-experience-placement": "praktik"}),
    ("en", "unemployed, replacement, disagreement, overcompensation, bookhost, the book, a host", {}),
)


@for_each(("locale", "text", "expected"), USES)
def test_terms_are_found_in_every_form_and_the_longest_counts(locale: str, text: str, expected: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for use in INDEX[locale].find_terms(text):
        said = text[use.start : use.end]
        found[use.name] = f"{found[use.name]}|{said}" if use.name in found else said
    assert found == expected


FORBIDDEN = (
    # language, the forbidden words in it, use instead
    ("sv", "Vi skriver ett kontrakt.", "kontrakt", "överenskommelse"),
    ("sv", "Kontraktets innehåll", "Kontraktets", "överenskommelse"),
    ("sv", "ditt anställningskontrakt", "anställningskontrakt", "överenskommelse"),
    ("sv", "Du får lön.", "lön", "ersättning"),
    ("sv", "LÖNEN", "LÖNEN", "ersättning"),
    ("sv", "lönerna", "lönerna", "ersättning"),
    ("sv", "ett bidrag", "bidrag", "ersättning"),
    ("sv", "bidragets storlek", "bidragets", "ersättning"),
    ("sv", "handikappade", "handikappade", "funktionsnedsättning"),
    ("sv", "ett handikapp", "handikapp", "funktionsnedsättning"),
    ("en", "We make a contract.", "contract", "agreement"),
    ("en", "The Contracts say", "Contracts", "agreement"),
    ("en", "your salary", "salary", "compensation"),
    ("en", "salaries", "salaries", "compensation"),
    ("en", "You get a benefit.", "benefit", "compensation"),
    ("en", "social benefits", "benefits", "compensation"),
    ("en", "handicapped", "handicapped", "disability"),
    ("en", "a handicap", "handicap", "disability"),
)


@for_each(("locale", "text", "word", "instead"), FORBIDDEN)
def test_a_forbidden_word_names_the_word_to_use(locale: str, text: str, word: str, instead: str) -> None:
    (found,) = INDEX[locale].find_forbidden(text)
    assert (found.word, found.use_instead, text[found.start : found.end]) == (word, instead, word)


@for_each(
    ("locale", "text"),
    [
        ("sv", "Det lönar sig. Det är lönsamt, lönlöst, i lönndom, en lönn, belöningen."),
        ("sv", "Du bidrar, har bidragit, bidrog, är bidragande, ska bidra."),
        ("sv", "Kontakta oss. Kontrast, kontroll, kontraktion."),
        ("sv", "Det finns ingen salary, benefit eller contract på svenska."),
        ("en", "A contractor, contracted, contraction, contrast, contact."),
        ("en", "It is beneficial. The beneficiary benefited."),
        ("en", "salaried, lön, kontrakt, bidrag, handy, cap"),
    ],
)
def test_words_that_only_look_forbidden_are_innocent(locale: str, text: str) -> None:
    assert INDEX[locale].find_forbidden(text) == []


CAN_BE_SAID = (
    # language, term, text, whether it has a word that can stand for the term
    ("sv", "agreement", "Samarbetsavtalet gäller.", True),
    ("sv", "agreement", "Vi kommer överens.", True),
    ("sv", "agreement", "Vi skriver ett kontrakt.", True),  # which is told by itself
    ("sv", "agreement", "Vi bestämmer en tid.", False),
    ("sv", "agreement", "Vi avta\u00adlar det.", True),
    ("en", "agreement", "Avtalet gäller.", False),
    ("sv", "disability", "Knappen STÄNGS\nAV.", True),
    ("sv", "disability", "Affären stängs. Av med locket.", True),  # whatever signs stand between
    ("sv", "disability", "Affären stängs.", False),
    ("sv", "book-host", "", False),
)


@for_each(("locale", "name", "text", "expected"), CAN_BE_SAID)
def test_a_word_can_stand_for_a_term(locale: str, name: str, text: str, expected: bool) -> None:
    assert INDEX[locale].can_be_said(name, [text]) is expected


def test_a_term_says_its_word_in_the_language_of_the_index() -> None:
    assert INDEX["sv"].words["agreement"] == "överenskommelse"
    assert INDEX["en"].words["agreement"] == "agreement"
    assert list(INDEX["sv"].words) == list(TERMS)


FILE = """\
agreement:
  sv:
    term: avtal
    explanation: En text.
    forms:
      - avtal*
      - överens
    forbidden:
      - kontrakt*
  en:
    term: agreement
    explanation: A text.
"""
KEEP = "    Keep it in one of the two places."
ALREADY = f"is already a form of the term “agreement”.\n{KEEP}"
OTHER = "pact:\n  sv: {{term: pakt, explanation: Text., forms: [{}]}}\n  en: {{term: pact, explanation: Text.}}\n"
WRONG = (
    # old text, new text, what is said
    (
        "      - överens\n",
        "      - a*\n",
        "7: agreement.sv.forms.1: “a*” is not written in the right way.\n"
        "    Write one or several words. A * may stand only at the end of a word, after at least four letters.",
    ),
    (
        "      - överens\n",
        '      - "* överens"\n',
        "7: agreement.sv.forms.1: “* överens” is not written in the right way.\n"
        "    Write one or several words. A * may stand only at the end of a word, after at least four letters.",
    ),
    (
        "      - avtal*\n      - överens\n",
        "      []\n",
        "5: agreement.sv.forms: This is empty.\n"
        "    Write a list, each word on a line of its own after a hyphen, or take it out.",
    ),
    (
        "    forms:\n      - avtal*\n      - överens\n",
        "    forms: avtal\n",
        "5: agreement.sv.forms: This must be a list, but it is the text “avtal”.\n"
        "    Write a list, each word on a line of its own after a hyphen, or take it out.",
    ),
    (
        "    forbidden:",
        "    forbiden:",
        "8: agreement.sv: “forbiden” is not a name that can stand here.\n"
        "    Did you mean “forbidden”? Possible here: term, explanation, forms, forbidden, also, not, asked as.",
    ),
    ("kontrakt*", "Överens*", f"9: agreement.sv: “Överens*” is already a form of the term “agreement”.\n{KEEP}"),
    (
        "    forbidden:\n      - kontrakt*\n",
        '    also:\n      - "*"\n',
        "9: agreement.sv.also.0: “*” is not written in the right way.\n"
        "    Write one or several words. A * may stand only at the beginning or the end of a word, beside at least "
        "four letters.",
    ),
    ("forbidden:\n      - k", "also:\n      - Överens\n      - k", f"9: agreement.sv: “Överens” {ALREADY}"),
    ("forbidden:\n      - k", "not:\n      - avtal\n      - k", f"9: agreement.sv: “avtal” {ALREADY}"),
    (
        "    explanation: A text.\n",
        "    explanation: A text.\n" + OTHER.format("överens"),
        f"14: pact.sv: “överens” is already a form of the term “agreement”.\n{KEEP}",
    ),
    (
        "    explanation: A text.\n",
        "    explanation: A text.\n" + OTHER.format("Avtal"),
        f"14: pact.sv: “Avtal” is already a form of the term “agreement”.\n{KEEP}",
    ),
)


@for_each(("old", "new", "expected"), WRONG)
def test_a_slip_in_the_file_is_reported_at_its_line(old: str, new: str, expected: str) -> None:
    assert FILE.count(old) == 1
    terms, problems = read_terms(FILE.replace(old, new).encode(), LOCALES)
    assert (dict(terms), report(problems)) == ({}, f"docs/terms.yml:{expected}")


def test_forms_carry_their_lines() -> None:
    terms, problems = read_terms(FILE.encode(), LOCALES)
    assert problems == []
    assert terms["agreement"]["sv"].forms == (Form("avtal*", 6), Form("överens", 7))
    assert terms["agreement"]["sv"].forbidden == (Form("kontrakt*", 9),)
    assert (terms["agreement"]["en"].forms, terms["agreement"]["en"].line) == ((), 12)


def _sv(text: str) -> str:
    return f'<span lang="sv">{text}</span>'


def _en(text: str) -> str:
    return f'<span lang="en">{text}</span>'


TITLES = (
    # language, plain text, HTML
    ("en", SERVICE, _sv(SERVICE)),
    ("en", "Praktik & <b>", f"{_sv('Praktik')} &amp; &lt;b&gt;"),
    ("en", 'a "quoted" title', 'a "quoted" title'),
    ("en", "Arbetslivsbiblioteket’s site", f"{_sv('Arbetslivsbiblioteket')}’s site"),
    ("en", "the praktiken and arbetsgivarens part", f"the {_sv('praktiken')} and {_sv('arbetsgivarens')} part"),
    ("en", "Bokvärd, RULL", _sv("Bokvärd, RULL")),
    ("en", "Book host, RULL", "Book host, RULL"),
    ("en", "What is a RULL?", "What is a RULL?"),
    ("en", "Swedish Public Employment Library", "Swedish Public Employment Library"),
    ("en", "practical, a practice, support", "practical, a practice, support"),
    ("en", "", ""),
    ("sv", SERVICE, SERVICE),
    ("sv", "Ordet employment librarian", f"Ordet {_en('employment librarian')}"),
    ("sv", "Swedish Public Employment Library", _en("Swedish Public Employment Library")),
    ("sv", "Bokvärd, RULL – på lättläst svenska", "Bokvärd, RULL – på lättläst svenska"),
)


@for_each(("locale", "text", "expected"), TITLES)
def test_a_plain_title_becomes_safe_html_with_its_foreign_words_marked(locale: str, text: str, expected: str) -> None:
    assert FOREIGN[locale].mark(text) == expected


PAGES = (
    # Markdown on an English page, HTML
    ("Call it praktik.", f"<p>Call it {_sv('praktik')}.</p>"),
    ("## A praktik { #what }", f'<h2 id="what"><a href="#what">A {_sv("praktik")}</a></h2>'),
    ("**praktik** and *anställning*", f"<p><strong>{_sv('praktik')}</strong> and <em>{_sv('anställning')}</em></p>"),
    ("[your praktik](praktik.md 'praktik')", f'<p><a href="praktik.md" title="praktik">your {_sv("praktik")}</a></p>'),
    ("![praktik](praktik.png)", '<p><img src="praktik.png" alt="praktik"></p>'),
    ("`praktik` praktik", f"<p><code>praktik</code> {_sv('praktik')}</p>"),
    (
        "```\npraktik\n```",
        '<pre class="code" role="region" tabindex="0" aria-label="code"><code>praktik\n</code></pre>',
    ),
    ("<https://praktik.example>", '<p><a href="https://praktik.example">https://praktik.example</a></p>'),
    ("<span lang='sv'>en praktik</span> praktik", f'<p><span lang="sv">en praktik</span> {_sv("praktik")}</p>'),
    (
        '<span lang="sv">en <span>bra</span> praktik</span> praktik',
        f'<p><span lang="sv">en <span>bra</span> praktik</span> {_sv("praktik")}</p>',
    ),
    ("*praktik*{ lang=sv } praktik", f'<p><em lang="sv">praktik</em> {_sv("praktik")}</p>'),
    ("praktik\n{ lang=sv }\n\npraktik", f'<p lang="sv">praktik</p>\n<p>{_sv("praktik")}</p>'),
    ("<kbd>praktik</kbd> <b>praktik</b>", f"<p><kbd>praktik</kbd> <b>{_sv('praktik')}</b></p>"),
    ("<span lang='sv'>open praktik\n\npraktik", f"<p>{_sv('open praktik')}</p>\n<p>{_sv('praktik')}</p>"),
    ("<div>praktik</div>", f"<div>{_sv('praktik')}</div>"),
    ("- praktik\n- arbetsgivare", f"<ul>\n<li>{_sv('praktik')}</li>\n<li>{_sv('arbetsgivare')}</li>\n</ul>"),
    ("praktik, arbetsgivare", f"<p>{_sv('praktik')}, {_sv('arbetsgivare')}</p>"),
    ("a\\*praktik\\* & praktik", f"<p>a*{_sv('praktik')}* &amp; {_sv('praktik')}</p>"),
    (f"The {SERVICE} is", f"<p>The {_sv(SERVICE)} is</p>"),
    ("A RULL is a book host.", "<p>A RULL is a book host.</p>"),
)


def printer_of(source: str, locale: str | None = "en") -> tuple[str, Printer]:
    """The HTML of a page's text in which the words foreign to a language are marked, and what has printed it."""
    document = read_document(source, "page.md")
    printer = Printer(Frame(lambda tag: Phrase.of(str(tag)), foreign=FOREIGN[locale].find if locale else nothing))
    return "".join(printer.print(section.nodes) for section in document.sections).rstrip("\n"), printer


@for_each(("source", "expected"), PAGES)
def test_foreign_words_are_marked_once_wherever_a_page_has_text(source: str, expected: str) -> None:
    assert printer_of(source)[0] == expected


def test_the_contents_of_a_page_get_plain_headings() -> None:
    assert printer_of("## A praktik & more")[1].title == "A praktik & more"


@given(ANY_TEXT, st.sampled_from(LOCALES))
def test_no_text_is_too_strange_for_the_terms(text: str, locale: str) -> None:
    places = [(use.start, use.end) for use in INDEX[locale].find_terms(text)]
    places += [(use.start, use.end) for use in INDEX[locale].find_forbidden(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    FOREIGN[locale].mark(text)


@given(ANY_TEXT, st.lists(ANY_TEXT))
def test_no_form_is_too_strange_to_be_looked_for(text: str, forms: list[str]) -> None:
    list(Forms((form, None) for form in forms).find(text))


@given(st.lists(st.sampled_from(["praktik", SERVICE, "&", "<i>", "**", "`", "RULL", " ", "\n\n", "[", "](x)", "å"])))
def test_marking_changes_no_word(parts: list[str]) -> None:
    source = "".join(parts)
    plain, _ = printer_of(source, None)
    marked, _ = printer_of(source)
    assert marked.replace('<span lang="sv">', "").replace("</span>", "") == plain
