"""Texts in two languages in which no paragraph repeats, and few sentences do, put together from parts that agree.

The service of which they speak does not exist. For measuring: what is remembered of a paragraph is of no use in them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Both = tuple[str, str]

_WHO: tuple[Both, ...] = (
    ("handläggaren", "the case officer"),
    ("läkaren", "the doctor"),
    ("kommunen", "the municipality"),
    ("läraren", "the teacher"),
    ("bibliotekarien", "the librarian"),
    ("sjuksköterskan", "the nurse"),
    ("tolken", "the interpreter"),
    ("nämnden", "the board"),
    ("rektorn", "the head teacher"),
    ("domstolen", "the court"),
    ("vaktmästaren", "the caretaker"),
    ("banken", "the bank"),
    ("hyresvärden", "the landlord"),
    ("vårdcentralen", "the health centre"),
    ("tandläkaren", "the dentist"),
    ("föreningen", "the association"),
)
_DO: tuple[Both, ...] = (
    ("skicka in blanketten", "send in the form"),
    ("boka ett samtal på telefon", "book a call by telephone"),
    ("läsa igenom boken", "read through the book"),
    ("ordna en hiss i huset", "arrange a lift in the building"),
    ("betala tillbaka avgiften", "pay back the fee"),
    ("byta till en lugnare skola", "change to a quieter school"),
    ("lämna nycklarna i receptionen", "leave the keys at the reception"),
    ("beskriva bostaden för nya grannar", "describe the home to new neighbours"),
    ("följa med på ett besök", "come along on a visit"),
    ("prata om sömn och mat", "talk about sleep and food"),
    ("hämta medicin på apoteket", "collect medicine at the pharmacy"),
    ("skriva under papperen digitalt", "sign the papers digitally"),
    ("visa pass eller körkort", "show a passport or driving licence"),
    ("låna en anpassad cykel", "borrow an adapted bicycle"),
    ("översätta brevet till teckenspråk", "translate the letter into sign language"),
    ("överklaga beslutet hos länsstyrelsen", "appeal against the decision to the county board"),
    ("installera en ringklocka som blinkar", "install a doorbell that flashes"),
    ("parkera nära entrén", "park close to the entrance"),
    ("planera resan i lugn och ro", "plan the journey in peace and quiet"),
    ("spara kvitton från köpet", "save receipts from the purchase"),
)
_SENTENCES: tuple[Both, ...] = (
    ("{Who} i {name} hjälper dig att {do}.", "{Who} in {name} helps you to {do}."),
    ("Du behöver inte {do}, fast {who} har frågat.", "You do not need to {do}, although {who} has asked."),
    ("Om du vill {do} kan du fråga {who} i {name}.", "If you want to {do}, you can ask {who} in {name}."),
    ("Det brukar ta {number} dagar att {do}.", "It usually takes {number} days to {do}."),
    ("{Who} måste {do} inom {number} dagar.", "{Who} must {do} within {number} days."),
    ("Vi kan {do} och {also} på samma gång.", "We can {do} and {also} at the same time."),
    ("Ofta vill {who} {do} tillsammans med {whom}.", "Often {who} wants to {do} together with {whom}."),
    ("Det är bara {who} som kan {do}.", "Only {who} can {do}."),
    ("Vägen till {name} är bred, ljus och lätt att hitta.", "The road to {name} is wide, bright and easy to find."),
    ("I {name} finns mycket att göra, till exempel {do}.", "In {name} there is much to do, for example {do}."),
    (
        "Kontoret i {name} har flyttat, och {who} svarar där.",
        "The office in {name} has moved, and {who} answers there.",
    ),
    ("{Who} har {number} kolleger som gärna vill {do}.", "{Who} has {number} colleagues who would like to {do}."),
    ("Hos {who} i {name} går det att {do} eller {also}.", "With {who} in {name} it is possible to {do} or {also}."),
    ("Ta med någon som du litar på när du ska {do}.", "Bring someone whom you trust when you are going to {do}."),
    ("{Who} berättar hur det går till att {do}.", "{Who} explains how it works to {do}."),
    ("Många i {name} har lärt sig att {do} och {also}.", "Many people in {name} have learnt to {do} and {also}."),
)
# Of the places, as many as a site may speak of.
_NAMES = tuple(
    f"{first}{last}"
    for first in ("Norr", "Söder", "Väster", "Öster", "Björk", "Gran", "Sten", "Älg", "Ryd", "Kvarn")
    for last in ("stavik", "köping", "storp", "hultsby", "landsås", "brohed", "sjölunda", "kullaryd", "fjärdsnäs")
)


def paragraphs_that_differ(seed: int, sentences: int = 2) -> Iterator[Both]:
    """Paragraphs without end, in Swedish and in English, of so many sentences each."""
    chance, seen = random.Random(seed), set[Both]()
    while True:
        pairs = [_sentence(chance) for _ in range(sentences)]
        both = " ".join(one for one, _ in pairs), " ".join(other for _, other in pairs)
        if both not in seen:
            seen.add(both)
            yield both


def _sentence(chance: random.Random) -> Both:
    (who, whom), (do, also) = chance.sample(_WHO, 2), chance.sample(_DO, 2)
    name = chance.choice(_NAMES)
    number = str(chance.randrange(31, 98))
    said = [
        sentence.format(
            Who=who[side].capitalize(),
            who=who[side],
            whom=whom[side],
            do=do[side],
            also=also[side],
            name=name,
            number=number,
        )
        for side, sentence in enumerate(chance.choice(_SENTENCES))
    ]
    return said[0], said[1]
