"""docs/facts.yml: what no longer stands on a page is named where it is missing, and a slip in the file at its line."""

from __future__ import annotations

import pytest
from bilingual.data.facts import read_facts
from bilingual.problems import report

from ..confirming import LOCALES
from ..conftest import Project

FILE = "docs/facts.yml"
FACT = """\
card:
  says: { sv: man måste ha ett lånekort, en: a library card is needed }
  in: index.md#who
  words:
    sv: [måste, [lånekort*, bibliotekskort*]]
    en: [must, [card, ticket]]
"""
IN = (
    "    Write the page and the section that say it, as in index.md#what, or a list of them; index.md# is the"
    " beginning."
)
WORDS = "    Write a list, each word on a line of its own after a hyphen."
MEANT = ' If it is meant, put quotation marks around it: "2".'
FORM = (
    "    Write one or several words, or in brackets more of which one is enough, as in [ibland, emellanåt]; a number in"
    " quotation marks. A * may stand only at the end of a word, after at least four letters."
)
EACH = "    Write a text, in quotation marks if it holds a colon."
FACTS = "Write what the fact says, where, and at least one of: values, terms, headings, words."
SLIPS = (
    # what stands there, what is written instead, what is said of it
    (
        "card:",
        "a card:",
        "1: “a card” is not a good name.\n    Did you mean “a-card”? Use letters a to z, digits and single hyphens, and"
        " begin with a letter.",
    ),
    (
        "  says:",
        "  sais:",
        "2: card: “sais” is not a name that can stand here.\n"
        "    Did you mean “says”? Possible here: says, in, values, terms, headings, words, asked as.",
    ),
    (", en: a library card is needed", "", f"2: card.says: “en” is missing.\n{EACH}"),
    ("en: a library card is needed", 'en: " "', f"2: card.says.en: This is empty.\n{EACH}"),
    (
        "en: a library card is needed",
        "en: a library card is needed, fi: tarvitaan kortti",
        "2: card.says: “fi” is not a name that can stand here.\n    Possible here: sv, en.",
    ),
    ("  in: index.md#who\n", "", f"1: card: “in” is missing.\n{IN}"),
    ("index.md#who", "index.md", f"3: card.in: “index.md” is not written in the right way.\n{IN}"),
    ("index.md#who", "[]", f"3: card.in: This is empty.\n{IN}"),
    (
        "index.md#who",
        "{ index.md: who }",
        f"3: card.in: This must be text or a list, but it is a list of names with values.\n{IN}",
    ),
    (
        "index.md#who",
        "\n    - index.md#who\n    - easy.md who",
        "5: card.in.1: “easy.md who” is not written in the right way.\n"
        "    Write the page and the section, as in index.md#what.",
    ),
    (
        "  words:",
        "  word:",
        f"1: card: At least one of these is missing: values, terms, headings, words.\n    {FACTS}\n"
        "docs/facts.yml:4: card: “word” is not a name that can stand here.\n"
        "    Did you mean “words”? Possible here: says, in, values, terms, headings, words, asked as.",
    ),
    (
        FACT[FACT.index("  words") :],
        "",
        f"1: card: At least one of these is missing: values, terms, headings, words.\n    {FACTS}",
    ),
    (
        FACT[FACT.index("  words") :],
        "  values: reader_age\n",
        "4: card.values: This must be a list, but it is the text “reader_age”.\n"
        "    Write a list of names, as in [what, for-whom].",
    ),
    (
        FACT[FACT.index("  words") :],
        "  terms: []\n",
        "4: card.terms: This is empty.\n    Write a list of names, as in [what, for-whom].",
    ),
    (
        FACT[FACT.index("  words") :],
        "  headings: [6]\n",
        "4: card.headings.0: This must be text, but it is 6.\n"
        '    Write a name. If it is meant, put quotation marks around it: "6".',
    ),
    ("    en: [must, [card, ticket]]\n", "", f"4: card.words: “en” is missing.\n{WORDS}"),
    ("[must, [card, ticket]]", "must", f"6: card.words.en: This must be a list, but it is the text “must”.\n{WORDS}"),
    ("[must, [card, ticket]]", "[]", f"6: card.words.en: This is empty.\n{WORDS}"),
    ("[card, ticket]", "[]", f"6: card.words.en.1: This is empty.\n{FORM}"),
    ("[card, ticket]", "2", f"6: card.words.en.1: This must be text or a list, but it is 2.\n{FORM}{MEANT}"),
    ("[card, ticket]", "car*", f"6: card.words.en.1: “car*” is not written in the right way.\n{FORM}"),
    (
        "[card, ticket]",
        "library *card",
        f"6: card.words.en.1: “library *card” is not written in the right way.\n{FORM}",
    ),
    (
        "[card, ticket]",
        "[card, 2]",
        "6: card.words.en.1.1: This must be text, but it is 2.\n"
        "    Write one or several words; a number in quotation marks. A * may stand only at the end of a word, after at"
        f" least four letters.{MEANT}",
    ),
    (
        FACT[FACT.index("\n") + 1 :],
        "",
        f"1: card: This must be a list of names with values, but it is empty.\n    {FACTS}",
    ),
    (
        "  in: index.md#who",
        "  in index.md#who",
        "3: The text of “says” on the line above goes on here, where a new name is looked for.\n"
        "    Write the whole text on one line; behind a name, write a colon and a space.",
    ),
    (
        "  in: index.md#who\n",
        "  in: index.md#who\n  in: easy.md#who\n",
        "4: “in” stands here for the second time; the first is on line 3.\n    Keep one of the two.",
    ),
)


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[f"{old} → {new}" for old, new, _ in SLIPS])
def test_a_slip_in_the_file_is_named_at_its_line(old: str, new: str, said: str) -> None:
    assert FACT.count(old) == 1
    facts, problems = read_facts(FACT.replace(old, new).encode(), LOCALES)
    assert (facts, report(problems)) == ((), f"{FILE}:{said}")
    assert read_facts(FACT.encode(), LOCALES)[1] == []


@pytest.mark.parametrize("text", ["", "# No fact yet.\n", "{}\n"])
def test_a_service_may_have_no_facts(project: Project, text: str) -> None:
    project.write(FILE, text)
    assert project.report() == ""


def test_all_slips_come_in_one_message_with_those_of_other_files(project: Project) -> None:
    project.write(FILE, FACT.replace("says:", "sais:").replace("#who", "") + FACT.replace("card:", "card2:", 1))
    project.change("docs/service.yml", "glance:", "glanse:")
    project.change("docs/rules.yml", "value: 9", "value: nine")
    assert [line.partition(": ")[0] for line in project.report().split("\n") if not line.startswith(" ")] == [
        *("docs/facts.yml:2", "docs/facts.yml:3"),
        "docs/rules.yml:45",
        "docs/service.yml:7",
    ]


PLACES = "index.md#, index.md#offer, index.md#who, index.md#steps, index.md#cost, index.md#next-steps"
BRING = "    Bring it back, or write here where this is said now."
NOT_THERE = (
    # what the fact asks for, what is said of it
    (
        "index.md#whom",
        "",
        "3: card: index.md has no section “whom” that could say that a library card is needed.\n"
        f"{BRING} Did you mean “index.md#who”? Possible here: {PLACES}, index.md#get-a-card, index.md#ask-for-a-stop,"
        " index.md#ask-us.",
    ),
    (
        "[index.md#who, find.md#who]",
        "",
        "3: card: find.md has no section “who” that could say that a library card is needed.\n"
        f"{BRING} Did you mean “easy.md#who”?",
    ),
    (
        "eazy.md#who",
        "",
        "3: card: There is no page “eazy.md” that could say that a library card is needed.\n"
        f"{BRING} Did you mean “easy.md”? Possible here: about-us.md, checklist.md, components.md, easy.md, find.md,"
        " glossary.md, index.md, limits.md, statement.md.",
    ),
    (
        "index.md#who",
        "  values: [loan_times]\n",
        "7: card: There is no rule “loan_times”.\n"
        "    Did you mean “loan_time”? Possible here: loan_time, season, lost_book, fee, discount, reader_age, books,"
        " last_day.",
    ),
    (
        "index.md#who",
        "  terms: [bus-stop, bus-stops]\n",
        "7: card: There is no term “bus-stops”.\n"
        "    Did you mean “bus-stop”? Possible here: service, library, book-bus, bus-stop, library-card, loan-period,"
        " request, home-delivery.",
    ),
)


@pytest.mark.parametrize(("place", "more", "said"), NOT_THERE, ids=[f"{place} {more}" for place, more, _ in NOT_THERE])
def test_what_is_not_there_cannot_be_asked_for(project: Project, place: str, more: str, said: str) -> None:
    project.write(FILE, FACT.replace("index.md#who", place) + more)
    assert project.report() == f"{FILE}:{said}"


def test_all_that_is_not_there_comes_in_one_message(project: Project) -> None:
    facts = [
        FACT.replace("card:", f"card-{number}:", 1).replace("index.md#who", place) + more
        for number, (place, more, _) in enumerate(NOT_THERE)
    ]
    project.write(FILE, "".join(facts))
    assert [line.partition(": ")[2] for line in project.report().split("\n") if not line.startswith(" ")] == [
        said.partition("\n")[0].partition(": ")[2].replace("card:", f"card-{number}:", 1)
        for number, (_, _, said) in enumerate(NOT_THERE)
    ]


ASKED = """\
loan:
  says: { sv: lånetiden är så lång som regeln säger, en: the loan period is as long as the rule says }
  in: [index.md#offer, easy.md#offer]
  values: [loan_time]
start:
  says: { sv: man börjar med ett lånekort, en: a library card is the first step }
  in: index.md#get-a-card
  terms: [library-card]
  headings: [get-a-card, ask-us, ask-for-a-stop]
  words:
    sv: [ansök*, [direkt, genast, på en gång]]
    en: [form, straight away]
"""
LOAN = "The page no longer says that the loan period is as long as the rule says"
LOAN_SV = f"{LOAN} (“lånetiden är så lång som regeln säger”)."
START = "The page no longer says that a library card is the first step"
START_SV = f"{START} (“man börjar med ett lånekort”)."
HERE = "Not found in this section:"
AGAIN = "    Say it here again. If it is said in other words, add those words in docs/facts.yml:"
BACK = "    Bring it back. If its name has changed, write the new one below headings in docs/facts.yml:5, start."
LOST = (
    # (file, what stands there, what is written instead) …, what is said
    (
        "a word in one language",
        (("docs/sv/index.md", "Fyll i en ansökan", "Fyll i ett papper"),),
        f"docs/sv/index.md:35: {START_SV} {HERE} “ansök…”.\n{AGAIN}5, start.",
    ),
    (
        "a word in both languages, one of them with alternatives",
        (
            ("docs/sv/index.md", "Du får ditt lånekort direkt.", "Du får ditt lånekort på onsdag."),
            ("docs/en/index.md", "You get your library card straight away.", "You get your library card on Wednesday."),
        ),
        f"docs/en/index.md:35: {START}. {HERE} “straight away”.\n{AGAIN}5, start.\n"
        f"docs/sv/index.md:35: {START_SV} {HERE} “direkt”, “genast” or “på en gång”.\n{AGAIN}5, start.",
    ),
    (
        "a value in both languages",
        (
            ("docs/sv/easy.md", "Du får ha en bok i {{ rules.loan_time }}.  \n", "Du får ha en bok.  \n"),
            ("docs/en/easy.md", "You can keep a book for {{ rules.loan_time }}.  \n", "You can keep a book.  \n"),
        ),
        f"docs/en/easy.md:8: {LOAN}. {HERE} {{{{ rules.loan_time }}}}.\n{AGAIN}1, loan.\n"
        f"docs/sv/easy.md:8: {LOAN_SV} {HERE} {{{{ rules.loan_time }}}}.\n{AGAIN}1, loan.",
    ),
    (
        "a value of which only the note is left",
        tuple(
            (f"docs/{locale}/easy.md", "{{ rules.loan_time }}.", f"{days}. {{{{ rules.loan_time.note }}}}")
            for locale, days in (("sv", "flera dagar"), ("en", "several days"))
        ),
        f"docs/en/easy.md:8: {LOAN}. {HERE} {{{{ rules.loan_time }}}}.\n{AGAIN}1, loan.\n"
        f"docs/sv/easy.md:8: {LOAN_SV} {HERE} {{{{ rules.loan_time }}}}.\n{AGAIN}1, loan.",
    ),
    (
        "a term and words in both languages",
        (
            ("docs/sv/index.md", "Skaffa ett lånekort", "Skaffa ett kort"),
            ("docs/en/index.md", "Get a library card", "Get a card"),
            ("docs/sv/index.md", "en ansökan på bokbussen. Du får ditt lånekort direkt.", "ett papper."),
            ("docs/en/index.md", "a form on the book bus. You get your library card straight away.", "a paper."),
        ),
        f"docs/en/index.md:35: {START}. {HERE} “library card”, “form”, “straight away”.\n{AGAIN}5, start.\n"
        f"docs/sv/index.md:35: {START_SV} {HERE} “lånekort”, “ansök…”, “direkt”, “genast” or “på en gång”.\n"
        f"{AGAIN}5, start.",
    ),
    (
        "a heading in both languages",
        (
            ("docs/sv/index.md", "### Fråga oss { #ask-us }\n\n", ""),
            ("docs/en/index.md", "### Ask us { #ask-us }\n\n", ""),
        ),
        f"docs/en/index.md:35: {START}. The page has no section “ask-us”.\n{BACK}\n"
        f"docs/sv/index.md:35: {START_SV} The page has no section “ask-us”.\n{BACK}",
    ),
)


@pytest.mark.parametrize(("edits", "said"), [row[1:] for row in LOST], ids=[row[0] for row in LOST])
def test_what_a_page_no_longer_says_is_named(
    project: Project, edits: tuple[tuple[str, str, str], ...], said: str
) -> None:
    project.write(FILE, ASKED)
    assert project.report() == ""
    for edit in edits:
        project.change(*edit)
    project.confirm()
    assert project.report() == said


def test_all_that_is_lost_comes_in_one_message(project: Project) -> None:
    project.write(FILE, ASKED)
    for name, edits, _ in LOST:
        if name in ("a word in one language", "a value in both languages", "a heading in both languages"):
            for edit in edits:
                project.change(*edit)
    project.confirm()
    assert [line.partition(":")[0] for line in project.report().split("\n") if not line.startswith(" ")] == [
        *("docs/en/easy.md", "docs/en/index.md"),
        *("docs/sv/easy.md", "docs/sv/index.md", "docs/sv/index.md"),
    ]


def test_a_heading_lost_in_one_language_is_named_there_beside_the_missing_section(project: Project) -> None:
    project.write(FILE, ASKED)
    project.change("docs/en/index.md", "### Ask us { #ask-us }\n\n", "")
    project.confirm()
    assert f"docs/en/index.md:35: {START}. The page has no section “ask-us”.\n{BACK}\n" in project.report()
    assert "docs/sv/index.md:35:" not in project.report()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("direkt", "GENAST"),
        ("Du får ditt lånekort direkt.", "På en\ngång får du ditt lånekort."),
        ("en ansökan", "ansökningarna"),
        ("i en ansökan", "i **ansökan**"),
    ],
)
def test_other_words_of_the_file_are_as_good_in_any_case_and_over_lines(project: Project, old: str, new: str) -> None:
    project.write(FILE, ASKED)
    project.change("docs/sv/index.md", old, new)
    project.confirm()
    assert project.report() == ""


@pytest.mark.parametrize("shown", ["rules.loan_time", "rules.loan_time.amount"])
def test_a_value_may_be_shown_in_each_of_its_forms(project: Project, shown: str) -> None:
    project.write(FILE, ASKED.replace("[loan_time]", "[loan_time, season]"))
    for locale, up_to in (("sv", "högst "), ("en", "up to ")):
        limit = up_to if shown.endswith("amount") else ""
        project.change(f"docs/{locale}/easy.md", "{{ rules.loan_time }}", f"{limit}{{{{ {shown} }}}}")
    project.confirm()  # of the season, one page shows the value and the other the easy words
    assert project.report() == ""


def test_nothing_is_said_of_what_cannot_be_read(project: Project) -> None:
    """A mistake in a section or in a page does not mean that it is gone."""
    project.change("docs/sv/index.md", "{{ rules.fee }}", "{{ rules.feee }}")
    for locale in LOCALES:
        project.change(f"docs/{locale}/easy.md", "slug:", "slog:")
    files = [line.partition(":")[0] for line in project.report().split("\n") if not line.startswith(" ")]
    assert files == ["docs/en/easy.md", "docs/sv/easy.md", "docs/sv/index.md"]
