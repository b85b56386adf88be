"""Numbers in a third language: one of which all is known, and those that can be read only in part or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bilingual.checks.agreement import Language, compare, read_passage
from bilingual.data.confirmations import State
from bilingual.data.languages import read_languages
from bilingual.data.rules.rule import Rule
from bilingual.data.rules.wording import Wording
from bilingual.data.rules.words import name_rule
from bilingual.data.terms import TermIndex
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language as Known
from bilingual.pages.section import find_sections
from bilingual.problems import report
from bilingual.vocabulary import Names

from ..frozen import frozen_wording
from ..tables import for_each

RULE = Rule("support", "duration", 1, {}, limit="at_most", value=6, unit="month")
DAY = Rule("start", "date", 2, {}, limit="at_most", value=date(2027, 3, 1))
COMING = replace(RULE, value=9, start=date(2028, 1, 1))
RULES: Mapping[str, Rule] = MappingProxyType({"support": RULE, "start": DAY})
SWEDISH = frozen_wording("sv")


def worded(locale: str, amount: str, limit: str) -> Wording:
    """How a language says the rule, in words of its own."""
    forms = {"one": amount, "other": amount, "two": amount, "few": amount, "many": amount, "zero": amount}
    limits = {kind: dict.fromkeys(SWEDISH.limits[kind], limit) for kind in SWEDISH.limits}
    cldr = known(locale).cldr
    return replace(SWEDISH, locale=locale, cldr=cldr, units={"month": forms}, limits=limits, date="{amount}")


# Finnish as its file has it; without limits; with words of its own for months; Arabic and Thai, which have no file.
WORDINGS = {
    "sv": SWEDISH,
    "fi": worded("fi", "{amount} kuukautta", "enintään {amount}"),
    "fi-bare": worded("fi", "{amount} kuukautta", "enintään {amount}"),
    "fi-no-days": worded("fi", "{amount} kuukautta", "enintään {amount}"),
    "fi-odd": worded("fi", "{amount} kuunkiertoa", "katto: {amount}"),
    "ar": worded("ar", "{amount} أشهر", "حتى {amount}"),
    "th": worded("th", "{amount} เดือน", "ไม่เกิน {amount}"),
}
ESTONIAN = "numbers: { ones: { 6: kuus, 9: üheksa }, tens: { 20: kakskümmend } }"


def language(name: str) -> Language:
    wording = WORDINGS.get(name) or worded(name, "{amount} kuud", "kuni {amount}")
    own = {
        "et": ("et", ESTONIAN),
        "fi-bare": ("fi", "limits:"),
        "fi-no-days": ("fi", "dates: { weekdays: , hours: }"),
    }.get(name)
    files = {f"docs/languages/{own[0]}.yml": own[1].encode()} if own else {}
    languages, problems = read_languages(files, [wording.locale])
    assert report(problems) == ""
    of: Known = languages[wording.locale]
    rules = {rule.name: name_rule(rule, wording) for rule in RULES.values()}
    roots = {"rules": Names("rules", {**rules, "longer": name_rule(RULE, wording, COMING)})}
    return Language(of, wording, roots, TermIndex({}, wording.locale), RULES)


def told(swedish: str, name: str, text: str) -> list[str]:
    """What is said of a Swedish section and one in another language."""
    languages = {each.locale: each for each in (language("sv"), language(name))}
    readings = []
    problems = []
    for (locale, of), said in zip(languages.items(), (swedish, text), strict=True):
        (_, passage), found = find_sections(f"## X {{ #x }}\n\n{said}\n", 1, locale, "page.md")
        assert report(found) == ""
        reading, wrong = read_passage(passage, of, [each.known for each in languages.values()])
        readings.append(reading)
        problems += wrong
    problems += compare(readings, State(None, ()), languages)
    return [problem.what for problem in problems]


ALIKE = (
    # Swedish, the other language, its text
    ("Du får stöd i {{ rules.support }}.", "fi", "Saat tukea {{ rules.support }}."),
    ("Du får stöd i {{ rules.support }}.", "fi-odd", "Saat tukea {{ rules.support }}."),
    ("Du får stöd i {{ rules.support }}.", "ar", "{{ rules.support }} تحصل على الدعم."),
    ("Du får stöd i {{ rules.support }}.", "th", "{{ rules.support }}"),
    ("Du får stöd i {{ rules.support }}.", "et", "Saad tuge {{ rules.support }}."),
    ("Högst {{ rules.support.amount }}.", "fi", "Enintään {{ rules.support.amount }}."),
    ("Högst {{ rules.support.amount }}.", "fi-odd", "Enintään {{ rules.support.amount }}."),
    ("Högst {{ rules.support.amount }}.", "ar", "حتى {{ rules.support.amount }}."),
    ("Högst {{ rules.support.amount }}.", "fi-bare", "Enintään {{ rules.support.amount }}."),
    ("Högst nio år.", "fi-bare", "Enintään yhdeksän vuotta."),
    ("Högst {{ rules.longer }}.", "fi", "Enintään {{ rules.longer }}."),
    ("Högst {{ rules.longer }}.", "fi-odd", "Enintään {{ rules.longer }}."),
    ("Sök {{ rules.start }}.", "fi", "Hae {{ rules.start }}."),
    ("Sök {{ rules.start }}.", "ar", "{{ rules.start }}."),
    ("Två gånger, {{ rules.support }}.", "fi-odd", "Kahdesti, {{ rules.support }}."),
    ("Stödet pågår i 9 månader.", "ar", "9 أشهر."),
    ("Stödet pågår i nio månader.", "ar", "9 أشهر."),
    ("Stödet pågår i nio månader.", "ar", "تسعة أشهر."),
    ("Stödet pågår i 9 månader.", "ar", "تسعة أشهر."),
    ("Stödet pågår i två veckor.", "ar", "14 يوما."),
    ("Vi svarar inom 2 dygn.", "ar", "48 ساعة."),
    ("Stödet pågår i tre kvartal.", "et", "Tugi kestab üheksa kuud."),
    ("Stödet pågår i tre kvartal.", "et", "Tugi kestab 9 kuud."),
    ("Den 2 mars 2027.", "et", "Alates 2. märtsist 2027."),
    ("Den 2 mars 2027.", "ar", "2 مارس 2027."),
    ("Den 2 mars 2027.", "th", "02/03/2027"),
    ("Kl. 16.", "ar", "الساعة 4."),
    ("Enligt 12 § lagen (2018:1937).", "ar", "المادة 12 (2018:1937)."),
    ("Vi hjälper dig.", "ar", "المادة 12."),
    ("Du får 25 procent.", "et", "Saad 25%."),
    ("Högst 9 månader.", "et", "Kuni 9 kuud."),
    ("Du får 1 250 kronor.", "et", "Saad 1250 krooni."),
    ("Du får svar inom en månad.", "fi", "Saat vastauksen kuukauden kuluessa."),
    ("Du får svar inom en vecka.", "fi", "Saat vastauksen viikossa."),
    ("En timme om dagen.", "fi", "Tunti päivässä."),
    ("På tisdagar i augusti, halv nio.", "fi", "Tiistaisin elokuussa, puoli yhdeksän."),
    ("På tisdagar i augusti, halv nio.", "fi-no-days", "Aamulla."),
    ("Vi svarar på vardagar.", "fi", "Vastaamme arkipäivisin, ma–pe."),
)


@for_each(("swedish", "name", "text"), ALIKE)
def test_what_says_the_same_raises_no_alarm(swedish: str, name: str, text: str) -> None:
    assert told(swedish, name, text) == []


UNLIKE = (
    ("Du får stöd i {{ rules.support }} och i 9 dagar.", "fi-odd", "Saat tukea {{ rules.support }} ja 8 päivää.",
     ["The numbers differ: “8 päivää” here, “9 dagar” in docs/sv/page.md:3."]),
    ("Stödet pågår i nio månader.", "fi", "Tuki kestää kahdeksan kuukautta.",
     ["The numbers differ: “kahdeksan kuukautta” here, “nio månader” in docs/sv/page.md:3."]),
    ("Högst nio år", "fi", "Vähintään 9 vuotta",
     ["The limits differ: “Vähintään 9 vuotta” (at least) here, “Högst nio år” (at most) in docs/sv/page.md:3."]),
    ("På tisdagar i augusti.", "fi", "Torstaisin elokuussa.",
     ["The numbers differ: “Torstaisin” here, “tisdagar” in docs/sv/page.md:3."]),
    ("En månad.", "fi", "Kaksi kuukautta.",
     ["“Kaksi kuukautta” has no counterpart in docs/sv/page.md:1."]),
    ("Stödet pågår i 9 månader.", "ar", "8 أشهر.",
     ["The numbers differ: “8” here, “9 månader” in docs/sv/page.md:3."]),
    ("Stödet pågår i 9 månader.", "et", "Tugi kestab 8 kuud.",
     ["The numbers differ: “8” here, “9 månader” in docs/sv/page.md:3."]),
    ("Högst {{ rules.support.amount }}.", "fi", "{{ rules.support.amount }}.",
     ["“6 kuukautta” stands here without its limit; the rule says: enintään 6 kuukautta.",
      "The limits differ: “6 kuukautta” (no limit) here, “Högst 6 månader” (at most) in docs/sv/page.md:3."]),
    ("Du får stöd.", "fi", "Saat tukea enintään kuusi kuukautta.",
     ["“enintään kuusi kuukautta” is typed in here, but it is the value of a rule: enintään 6 kuukautta.",
      "“enintään kuusi kuukautta” has no counterpart in docs/sv/page.md:1."]),
)  # fmt: skip


@for_each(("swedish", "name", "text", "says"), UNLIKE)
def test_what_says_something_else_is_told(swedish: str, name: str, text: str, says: list[str]) -> None:
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in told(swedish, name, text)] == says


LONG = "Vi hjälper dig att träna på dina arbetsuppgifter så att du kan få och behålla ett jobb som passar dig. " * 3
FINNISH = "Autamme sinua harjoittelemaan työtehtäviäsi, jotta voit saada ja säilyttää sinulle sopivan työn. " * 3


def test_finnish_may_be_as_long_and_as_hard_as_it_usually_is() -> None:
    assert told(LONG, "fi", FINNISH) == []
    assert told(LONG, "th", "เราช่วยคุณฝึกงานของคุณ") == []
    assert [what.split(" has ")[0] for what in told(LONG * 2, "fi", FINNISH)] == ["This paragraph"]
