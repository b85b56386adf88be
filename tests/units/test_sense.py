"""What is turned between two texts: negations, opposites, persons, conditions and duties, by tables of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from bilingual.checks.signs import Said, signs_of
from bilingual.checks.turned import OPPOSITES, find_turned
from bilingual.data.languages import read_languages
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language
from bilingual.problems import report
from bilingual.text.words import Prose

SWEDISH, ENGLISH, FINNISH = map(known, ("sv", "en", "fi"))


def said(text: str, language: Language) -> Said:
    """A text of one paragraph."""
    return Said(Prose(1, text, ()), language)


def told(here: str, there: str, languages: tuple[Language, Language] = (SWEDISH, ENGLISH)) -> str:
    """The kinds that are told of two paragraphs, which are the same whichever comes first."""
    ours, theirs = said(here, languages[0]), said(there, languages[1])
    units = ours.within(0, len(here)), theirs.within(0, len(there))
    kinds = [" ".join(one.kind for one in find_turned(*pair)) for pair in (units, units[::-1])]
    assert kinds[0] == kinds[1], (here, there, kinds)
    return kinds[0]


# A sentence with and without what negates it, in Swedish and in English, and in Finnish where it has one.
NEGATED = (
    ("Du kan inte boka.", "Du kan boka.", "You cannot book.", "You can book.", "Et voi varata.", "Voit varata."),
    ("Du får ej röka.", "Du får röka.", "You may not smoke.", "You may smoke.", "Et saa polttaa.", "Saat polttaa."),
    ("Det finns ingen hiss.", "Det finns en hiss.", "There is no lift.", "There is a lift.",
     "Talossa ei ole hissiä.", "Talossa on hissi."),
    ("Vi sparar inga uppgifter.", "Vi sparar uppgifter.", "We don't save any data.", "We save data.",
     "Emme tallenna tietoja.", "Tallennamme tiedot."),
    ("Inget ändras.", "Allt ändras.", "Nothing changes.", "Everything changes.", "Mikään ei muutu.", "Kaikki muuttuu."),
    ("Ingen ser svaret.", "Många ser svaret.", "Nobody sees the answer.", "Many see the answer.",
     "Kukaan ei näe vastausta.", "Moni näkee vastauksen."),
    ("Du behöver varken kort eller kod.", "Du behöver kort och kod.", "You need neither a card nor a code.",
     "You need a card and a code.", "Et tarvitse korttia etkä koodia.", "Tarvitset kortin ja koodin."),
    ("Kom utan att boka.", "Kom när du har bokat.", "Come without booking.", "Come when you have booked.", "", ""),
    ("Boka utan avgift.", "Boka mot avgift.", "Book without a fee.", "Book for a fee.", "", ""),
    ("Kortet gäller inte här.", "Kortet gäller här.", "The card isn’t valid here.", "The card is valid here.",
     "Kortti ei käy täällä.", "Kortti käy täällä."),
    ("Ring aldrig själv.", "Ring gärna själv.", "Never call yourself.", "Please call yourself.",
     "Älä koskaan soita itse.", "Soita mielellään itse."),
    ("Ta inte med barnet.", "Ta med barnet.", "Don´t bring the child.", "Bring the child.",
     "Älä ota lasta mukaan.", "Ota lapsi mukaan."),
)  # fmt: skip


def test_a_negation_that_stands_in_one_language_only_is_told_and_one_in_both_is_not() -> None:
    for with_sv, without_sv, with_en, without_en, with_fi, without_fi in NEGATED:
        texts = {SWEDISH: (with_sv, without_sv), ENGLISH: (with_en, without_en), FINNISH: (with_fi, without_fi)}
        for one, other in ((SWEDISH, ENGLISH), (SWEDISH, FINNISH), (ENGLISH, FINNISH)):
            if not texts[one][0] or not texts[other][0]:
                continue
            for (is_negated, here), (is_there, there) in product(enumerate(texts[one]), enumerate(texts[other])):
                expected = "" if is_negated == is_there else "polarity"
                assert told(here, there, (one, other)) == expected, (here, there)


def words_of(language: Language, table: str) -> Iterator[str]:
    """The words of a table of opposites, those that go on without their end."""
    opposites = language.group("sense")["opposites"]
    assert not isinstance(opposites, str | bool)
    for word in str(opposites.get(table, "")).split():
        yield word.replace("_", " ").removesuffix("…")


def test_each_word_agrees_with_each_of_the_same_sense_and_with_none_of_its_opposite() -> None:
    for one, other in OPPOSITES:
        for here, there in ((one, one), (other, other), (one, other), (other, one)):
            for ours, theirs in product(words_of(SWEDISH, here), words_of(ENGLISH, there)):
                expected = "" if here == there else "opposite"
                assert told(f"Bokbussen {ours} lunch.", f"Book bus {theirs} lunch.") == expected, (ours, theirs)


def test_a_word_stands_for_one_of_two_opposites_only() -> None:
    for language in (SWEDISH, ENGLISH, FINNISH):
        for one, other in OPPOSITES:
            assert set(words_of(language, one)).isdisjoint(words_of(language, other)), (language.locale, one)


def actors_of(language: Language) -> Mapping[str, str]:
    """The first word for each."""
    actors = language.group("sense")["actors"]
    assert isinstance(actors, Mapping)
    return {name: str(line).split()[0].replace("_", " ") for name, line in actors.items()}


def test_two_who_do_something_to_each_other_do_so_in_both_texts() -> None:
    ours, theirs = map(actors_of, (SWEDISH, ENGLISH))
    assert ours.keys() == theirs.keys()
    for (one, here), (other, there) in pairwise((ours[name], theirs[name]) for name in ours):
        assert told(f"Din {one} ringer din {other}.", f"The {here} calls the {there}.") == "", (here, there)
        assert told(f"Din {one} ringer din {other}.", f"The {there} is called by the {here}.") == "", (here, there)
        assert told(f"Din {one} ringer din {other}.", f"The {there} calls the {here}.") == "who", (here, there)
        assert told(f"Din {one} skriver till {other}.", f"The {there} writes to the {here}.") == "who", (here, there)
        assert told(f"{one} får den av {other}.", f"The {there} gives it to the {here}.") == "", (here, there)


ALIKE = (
    # what is left out, or written otherwise
    ("Du kan in\u00adte boka.", "You can\u00adnot book.", ""),
    ("Du kan in\u00adte boka.", "You can book.", "polarity"),
    ("Du kan\u00a0inte boka.", "You can\u00a0not book.", ""),
    ("Du kan boka ”Inte nu”.", "You can book “Later”.", ""),
    ("Välj \"Nej\" i rutan.", "Choose \"Continue\" in the box.", ""),
    ("Gå till hus nr 5.", "Go to building No. 5.", ""),
    ("Skriv till svara-inte@elsewhere.invalid.", "Write to no-reply@elsewhere.invalid.", ""),
    # more than one sentence: what is missing in one is told, what stands in the next is not
    ("Du kan inte boka. Du kan ringa.", "You can book. You cannot call.", ""),
    ("Du kan inte boka. Du kan ringa.", "You can book. You can call.", "polarity"),
    ("Boka före mötet. Ring efter mötet.", "Book after the meeting. Call after the meeting.", "opposite"),
    # a change is told once
    ("Vi ringer aldrig före mötet.", "We always call after the meeting.", "opposite"),
    ("Vi ringer dig inte.", "You call us.", "polarity"),
    # one says much more than the other: that is told by its length
    ("Ring.", "Call, but not in the evening, and never before you have talked to the people who live with you.", ""),
)  # fmt: skip


def test_what_is_left_out_and_what_is_told_once() -> None:
    for here, there, expected in ALIKE:
        assert told(here, there) == expected, (here, there)


def test_where_blocks_could_not_be_paired_only_a_lost_negation_is_told() -> None:
    rows = (
        ("Du kan inte boka.", "You can book.", "polarity"),
        ("Du kan inte boka och inte ringa.", "You cannot book, but call.", ""),
        ("Du kan boka före mötet.", "You can book after the meeting.", ""),
        ("Vi ringer dig.", "You call us.", ""),
    )
    for here, there, expected in rows:
        units = said(here, SWEDISH).within(0, len(here)), said(there, ENGLISH).within(0, len(there))
        assert " ".join(one.kind for one in find_turned(*units, is_certain=False)) == expected, here


def test_of_a_language_without_words_nothing_is_told() -> None:
    for here, there in (("Du kan inte boka.", "You can book."), ("Kom före mötet.", "Come after the meeting.")):
        assert told(here, there, (SWEDISH, known("ar"))) == ""
        assert told(there, here, (known("ar"), SWEDISH)) == ""


def test_a_site_can_add_words() -> None:
    own = b"sense: { negations: icketi, opposites: { before: innanti }, negating: { lack: tomti } }"
    languages, problems = read_languages({"docs/languages/sv.yml": own}, ["sv"])
    assert report(problems) == ""
    pair = languages["sv"], ENGLISH
    assert told("Du kan icketi boka.", "You can book.", pair) == "polarity"
    assert told("Kom innanti mötet.", "Come after the meeting.", pair) == "opposite"
    assert told("Rummet är tomti.", "The room has no chairs.", pair) == ""


def test_nothing_that_stands_in_a_text_raises() -> None:
    for words in (
        "inte utan ",
        "”",
        "du oss ",
        "om du inte ",
        "ooo",
        "\u00ad",
        "före efter. ",
        "' ",
        "lösningslös",
        "",
    ):
        text = words * 500
        unit = said(text, SWEDISH).within(0, len(text))
        assert isinstance(list(find_turned(unit, said(text[::-1], ENGLISH).within(0, len(text)))), list)


def test_the_signs_of_a_language_are_made_once() -> None:
    assert signs_of(SWEDISH) is signs_of(known("sv"))
