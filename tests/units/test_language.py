"""Sentences in the wrong language are found; names, terms, quotations and short fragments are not."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from bilingual.data.terms import FILE as TERMS_FILE
from bilingual.data.terms import TermIndex, read_terms
from bilingual.languages import detection as language
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language
from bilingual.languages.strangers import find_strangers
from hypothesis import given
from hypothesis import strategies as st

from ..confirming import LOCALES, THREE
from ..conftest import INVENTED, ROOT
from ..frozen import frozen_terms
from ..in_language import find_foreign_sentences, find_sentences
from ..tables import for_each

KNOWN = sorted(path.stem for path in (ROOT / "hooks/bilingual/languages").glob("*.yml"))
OTHER = {"sv": "en", "en": "sv"}
INDEX = {locale: TermIndex(frozen_terms(), locale) for locale in LOCALES}
SERVICE = "Särskild bokvärd för introduktions- och uppföljningslån – RULL"

SWEDISH = (
    "Du kan få stöd på ett jobb.",
    "Vem kan få stöd?",
    "Vi bedömer om stödet passar dig.",
    "Kontakta oss via e-post.",
    "Sedan minskar stödet steg för steg.",
    "Förbered dig innan du kontaktar oss.",
    "Du måste vara inskriven som arbetssökande hos oss.",
    "Så här tar du nästa steg",
    "Kontakta närmaste kontor i dag",
    "Läs mer om stödet här",
    "Arbetsgivaren och bokvärden är med.",
    "Bokvärden arbetar sida vid sida med dig",
    "Ta med legitimation och betyg",
    "Praktiken varar i tre månader.",
    "Ansökan ska skickas in senast fredag.",
    "Det beror på din situation.",
    "Hör av dig till oss.",
    "Vad händer sedan med stödet?",
    "Beslut om särskilt stöd",
    "En person hjälper dig.",
    "Mer information om RULL",
    "I samarbete med Arbetslivsbiblioteket",
    "Under tiden får du ersättning",
    "Kontakta Arbetslivsbiblioteket via telefon",
    "Anna Berg på Arbetslivsbiblioteket svarar gärna på frågor.",
    "DU KAN FÅ STÖD PÅ ETT JOBB.",
    "Vi gör en överenskommelse tillsammans med dig, arbetsgivaren och bokvärden.",
    "Har du frågor om din ansökan?",
    "Vanliga frågor och svar",
    "Lättläst version av texten",
)
ENGLISH = (
    "You can get support at a job.",
    "Who can get support?",
    "We assess whether the support suits you.",
    "Contact us by e-mail.",
    "The support is individual.",
    "Then the support is reduced step by step.",
    "Prepare before you contact us.",
    "You must be registered as a job seeker with us.",
    "How to take the next step",
    "Contact your nearest office today",
    "Read more about the support here",
    "The employer and the book host take part.",
    "The book host works side by side with you",
    "Bring identification and proof of employment",
    "The placement lasts three months.",
    "The application must be sent by Friday.",
    "It depends on your situation.",
    "Get in touch with us.",
    "What happens to the support afterwards?",
    "Decision about special support",
    "A person helps you.",
    "More information about RULL",
    "In cooperation with the Swedish Public Employment Library",
    "Meanwhile you get compensation",
    "Anna Berg at Arbetslivsbiblioteket is happy to answer.",
    "YOU CAN GET SUPPORT AT A JOB.",
    "An employment librarian judges it.",
    "Documents to be enclosed",
    "Some people need extra time",
    "Frequently asked questions and answers",
)
FINNISH = (
    "Voit saada tukea työpaikalla.",
    "Kuka voi saada tukea?",
    "Arvioimme, sopiiko tuki sinulle.",
    "Ota yhteyttä meihin sähköpostilla.",
    "Sen jälkeen tuki vähenee vaiheittain.",
    "Lue lisää tuesta tältä sivulta.",
    "Sinun pitää olla ilmoittautunut työnhakijaksi.",
    "Miten otat seuraavan askeleen",
    "Ohjaaja auttaa sinua työtehtävissä.",
    "Mitä tuen jälkeen tapahtuu?",
    "VOIT SAADA TUKEA TYÖPAIKALLA.",
    "Usein kysytyt kysymykset ja vastaukset",
)
FOREIGN = [("en", text) for text in SWEDISH] + [("sv", text) for text in ENGLISH]

INNOCENT = (
    # language of the page, text
    ("en", f"{SERVICE}"),
    ("en", f"The Swedish name of the support is {SERVICE}."),
    ("en", f"What does {SERVICE} mean?"),
    ("en", "Arbetslivsbiblioteket is the Swedish Public Employment Library."),
    ("en", "The word arbetssökande means a job seeker."),
    ("en", "In Swedish, överenskommelse means agreement and ersättning means compensation."),
    ("en", "Introduktionslån, uppföljningslån, praktik, anställning"),
    ("en", "Bokvärd eller RULL"),
    ("en", "Decision"),
    ("en", "Contact us"),
    ("en", "In person"),
    ("en", "Under the agreement, in person or by phone."),
    ("en", "Then the support ends."),
    ("en", "Anna Lindström and Åsa Öberg work in Malmö."),
    ("en", "Västra Götalandsregionen, Södra Vägen, Göteborg, Sverige"),
    ("en", "Kungsgatan 12, 111 35 Stockholm"),
    ("en", "You meet Åsa, Örjan and Märta in Örebro, Växjö and Gävle."),
    ("en", "Försäkringskassan, Skatteverket, Socialstyrelsen and Migrationsverket can help."),
    ("en", "We say “Vad kan vi göra för dig?” when you call."),
    ("en", "“Så här tar du nästa steg”"),
    ("en", "The page is called ”Om webbplatsen och dess innehåll” in Swedish."),
    ("en", "Write to namn.efternamn@arbetslivsbiblioteket.se or see www.exempel.se/att/vara/med/till."),
    ("en", "Personen"),
    ("en", "Tack så mycket"),
    ("en", "The vi editor and the om sign"),
    ("en", "Do you have a disability?\nAre you looking for a job?\nThen you can get support."),
    ("en", "I have a plan in a program for men under 30."),
    ("en", "Smörgåsbord, ombudsman and lagom are words that English has borrowed."),
    ("sv", "Swedish Public Employment Library"),
    ("sv", "På engelska heter vi Swedish Public Employment Library."),
    ("sv", "På engelska heter stödet special book host for introductory and follow-up loans."),
    ("sv", "special book host for introductory and follow-up loans"),
    ("sv", "Beslut"),
    ("sv", "Kontakta oss"),
    ("sv", "Under tiden i person"),
    ("sv", "Ordet book host betyder bokvärd, och job seeker betyder arbetssökande."),
    ("sv", "Metoden kallas supported employment och kommer från USA."),
    ("sv", "Individual Placement and Support"),
    ("sv", "Individual Placement and Support är en metod."),
    ("sv", "Microsoft Teams for Windows och Google Chrome"),
    ("sv", "Bank of America Corporation"),
    ("sv", "The Lord of the Rings"),
    ("sv", "Museum of Modern Art in New York"),
    ("sv", "Johnson & Johnson, Marks and Spencer"),
    ("sv", "Vi säger ”You can get support at a job” på engelska."),
    ("sv", "”Read more about the support here”"),
    ("sv", "Skriv till the.best.of@example.com eller se https://example.com/how/to/do/it."),
    ("sv", "Du är ny.\nDu får hjälp.\nDå blir det lättare."),
    ("sv", "Vi har en plan i ett program för män under 30."),
    ("sv", "Be om hjälp när du är på is."),
    ("sv", "Stream, podcast, feedback och deadline är ord som svenskan har lånat."),
    ("sv", "To do"),
    ("sv", "Know how och learning by doing"),
    ("sv", "a, b, c, d, e"),
    ("sv", "6 12 18 24 %"),
    ("sv", "Punkt a och punkt b i lagen"),
)  # fmt: skip


@for_each(("locale", "text"), FOREIGN)
def test_a_sentence_in_the_wrong_language_is_found(locale: str, text: str) -> None:
    (found,) = find_foreign_sentences(text, locale, LOCALES, INDEX[locale].find_terms)
    assert (found.start, found.end, found.locale) == (0, len(text), OTHER[locale])


@for_each(("locale", "text"), FOREIGN)
def test_the_same_sentence_in_its_own_language_is_not(locale: str, text: str) -> None:
    assert find_foreign_sentences(text, OTHER[locale], LOCALES, INDEX[OTHER[locale]].find_terms) == []


@for_each(("locale", "text"), INNOCENT)
def test_what_only_looks_foreign_is_innocent(locale: str, text: str) -> None:
    found = find_foreign_sentences(text, locale, LOCALES, INDEX[locale].find_terms)
    assert [text[each.start : each.end] for each in found] == []


@for_each(("locale", "text"), FOREIGN)
def test_a_foreign_sentence_is_found_among_others_and_alone(locale: str, text: str) -> None:
    own = {"sv": "Det här är en mening på svenska.", "en": "This is a sentence in English."}[locale]
    page = f"{own} {own}\n\n{text}\n\n- {own}\n"
    (found,) = find_foreign_sentences(page, locale, LOCALES, INDEX[locale].find_terms)
    assert page[found.start : found.end] == text


# language of the page, language of the sentence, sentence
AMONG_THREE = [
    *((page, "fi", text) for text in FINNISH for page in ("sv", "en")),
    *((page, "sv", text) for text in SWEDISH for page in ("fi", "en")),
    *((page, "en", text) for text in ENGLISH for page in ("fi", "sv")),
]


@for_each(("page", "locale", "text"), AMONG_THREE)
def test_a_sentence_is_found_on_the_pages_of_two_others_and_not_on_its_own(page: str, locale: str, text: str) -> None:
    def find(where: str) -> list[tuple[str, str]]:
        found = find_foreign_sentences(text, where, KNOWN, INDEX["sv"].find_terms)
        return [(text[each.start : each.end], each.locale) for each in found]

    assert find(page) == [(text, locale)]
    assert find(locale) == []


STRANGERS = (
    # language, sentence
    ("fi", "Ota meihin yhteyttä, niin kerromme sinulle lisää tuesta."),
    ("fi", "Voit saada tukea työpaikalla."),
    ("fi", "Sinun pitää olla ilmoittautunut työnhakijaksi."),
    ("fi", "Hän on myös mukana, kun aloitat työn."),
    ("fi", "Miten otat seuraavan askeleen"),
    ("de", "Sie können Unterstützung am Arbeitsplatz bekommen."),
    ("de", "Wie Sie die Unterstützung bekommen"),
    ("de", "Wir helfen Ihnen gern weiter, wenn Sie Fragen haben."),
    ("fr", "Vous pouvez obtenir une aide dans votre travail"),
    ("fr", "Contactez-nous si vous avez des questions."),
    ("fr", "On vous aide à trouver un emploi."),
    ("es", "Puede recibir apoyo en el lugar de trabajo."),
    ("es", "Póngase en contacto con nosotros si tiene preguntas."),
    ("es", "Le ayudamos a encontrar un empleo."),
    ("it", "Puoi ricevere sostegno sul posto di lavoro."),
    ("pt", "Pode receber apoio no local de trabalho."),
    ("nl", "U kunt hulp krijgen op uw werk."),
    ("pl", "Możesz otrzymać wsparcie, jeśli jesteś w miejscu pracy."),
    ("pl", "Skontaktuj się z nami, jeśli masz pytania."),
    ("cs", "Můžete získat podporu na pracovišti."),
    ("sq", "Ju mund të merrni mbështetje në vendin e punës."),
    ("ro", "Puteți primi sprijin la locul de muncă."),
    ("hu", "Támogatást kaphat a munkahelyén."),
    ("hu", "Vegye fel velünk a kapcsolatot, ha kérdése van."),
    ("et", "Võite saada töökohal tuge, kui olete registreeritud."),
    ("lv", "Jūs varat saņemt atbalstu darba vietā."),
    ("lt", "Galite gauti paramą darbo vietoje."),
    ("tr", "İş yerinde destek alabilirsiniz."),
    ("tr", "Sorularınız varsa lütfen bizimle iletişime geçin."),
    ("so", "Waxaad heli kartaa taageero markaad shaqada ku jirto."),
    ("so", "Nala soo xiriir haddii aad su'aalo qabtid."),
    ("ku", "Hûn dikarin li cihê kar piştgiriyê bistînin."),
    ("ku", "Ger pirsên we hebin bi me re têkilî daynin."),
    ("vi", "Bạn có thể nhận được hỗ trợ tại nơi làm việc."),
    ("tl", "Maaari kang makakuha ng suporta sa trabaho."),
    ("sw", "Unaweza kupata msaada mahali pa kazi."),
    ("is", "Þú getur fengið stuðning á vinnustað."),
    ("se", "Don sáhtát oažžut doarjaga bargosajis."),
    ("se", "Váldde oktavuođa minguin jus dus leat jearaldagat."),
    ("sma", "Datne maahtah dåarjoem barkoesijjesne åadtjodh."),
    ("eu", "Laguntza jaso dezakezu lantokian."),
    ("cy", "Gallwch gael cymorth yn y gweithle."),
    ("ar", "يمكنك الحصول على الدعم في مكان العمل."),
    ("uk", "Ви можете отримати підтримку на робочому місці."),
    ("fa", "شما می‌توانید در محل کار کمک دریافت کنید."),
    ("zh", "您可以在工作场所获得支持。"),
    ("el", "Μπορείτε να λάβετε υποστήριξη στον χώρο εργασίας."),
)
NO_STRANGERS = {
    "sv": (
        "Ansökningsblanketter, beslutsunderlag, inkomstuppgifter, kvitton",
        "vetemjöl, socker, salt, jäst, smör",
        "Kvitton, intyg, betyg, pass",
        "Anna Lindström, Åsa Öberg, Mohammed Ali, Fatima Hassan",
        "Kungsgatan 12, Stockholm",
        "Betula pendula, Quercus robur, Picea abies, Pinus sylvestris",
        "Blåbär lingon hallon smultron",
        "Röda korset, Rädda barnen, Individuell människohjälp",
        "måndag tisdag onsdag torsdag fredag",
        "Januari, februari, mars, april, maj",
        "Röd, grön, blå, gul, svart, vit",
        "Ja, tack, gärna, absolut",
        "Grattis! Välkommen hit! Varsågod!",
        "Ladda ner blanketten här",
        "Logga in här",
        "Välj fil, klicka spara, stäng fönstret",
        "Excel, Word, Powerpoint, pdf, csv",
        "html css javascript python",
        "Skatteverkets kundtjänst svarar vardagar",
        "Telefontid vardagar klockan nio till sexton",
        "Hjälpmedel: rullstol, rollator, hörapparat, förstoringsglas",
        "Arbetsuppgifter, arbetstider, arbetskamrater, arbetsmiljö",
        "Reseersättning betalas månadsvis",
        "Personlig assistans, ledsagning, kontaktperson, avlösarservice",
        "Skicka intyg via post",
        "Särskild stödperson introduktionsstöd uppföljningsstöd",
        "Steg två: träffa arbetsgivaren",
        "Jobb praktik utbildning lön",
        "Dagar, veckor, månader, år",
        "Synskada, hörselskada, dövblindhet, läs- och skrivsvårigheter",
        "Corona covid influensa RS-virus",
        "Team meeting brainstorm workshop",
        "pizza pasta lasagne tiramisu espresso",
        "curriculum vitae, ad hoc, pro bono, status quo",
        "sushi sashimi tempura ramen",
        "Hej hej hallå tjena",
        "Bibliotekets öppettider sommaren",
        "Kom igång snabbt enkelt",
        "Bokbussens hållplatser, tider, avgifter",
        "Lediga jobb Stockholm Göteborg Malmö",
        "Åk buss, tunnelbana, pendeltåg, spårvagn",
        "Frisör, målare, snickare, kock, städare",
        "Mejl sms brev telefon chatt",
        "Visa fler alternativ",
        "Dölj meny, visa sökfält",
        "Sök jobb här!",
        "Boka tid digitalt",
        "Betala räkningen senast fredag",
        "stavgång, simning, yoga, pilates",
        "Karl Gustav Adolf Erik Sigvard",
        "la dolce vita",
        "Tack vare dig",
        "Rätt person rätt plats",
        "Suomeksi, العربية, فارسی, کوردی, Українська мова, Soomaali, Polski",
        "Vår chef heter فاطمة حسن",
        "Mer på finska: Ota meihin yhteyttä, niin kerromme lisää",
        "”Ota meihin yhteyttä, niin kerromme lisää”",
    ),
    "en": (
        "Receipts, certificates, grades, passport",
        "flour, sugar, salt, yeast, butter",
        "Log in here",
        "Monday Tuesday Wednesday Thursday Friday",
        "Red, green, blue, yellow, black, white",
        "Choose file, click save, close window",
        "Congratulations! Welcome! Thanks!",
        "wheelchair, walker, hearing aid, magnifier",
        "Work tasks, working hours, colleagues, environment",
        "Travel reimbursement paid monthly",
        "Personal assistance, companion service, respite care",
        "Betula pendula, Quercus robur, Picea abies",
        "curriculum vitae, ad hoc, pro bono, status quo",
        "Show more options",
        "Hide menu, show search field",
        "Book appointment online",
        "Painter, carpenter, cook, cleaner, hairdresser",
        "Emails text messages letters phone chat",
        "Step two: meet employers",
        "Visual impairment, deafness, dyslexia",
        "Library opening hours summer",
        "pizza pasta lasagne tiramisu espresso",
        "Stockholm Göteborg Malmö Uppsala",
        "a smörgåsbord, lagom fika hygge",
        "Vocational rehabilitation, supported employment, job coaching",
        "Bus stops, timetables, fares",
        "quick easy start",
        "Search jobs here!",
        "Pay invoices before Friday",
        "Zero waste, plastic free, fair trade",
        "Suomeksi, العربية, فارسی, 中文, 日本語, Українська мова",
        "A form (in Finnish): Ota meihin yhteyttä, niin kerromme lisää",
    ),
}


def find_names_of_strangers(text: str, locale: str) -> list[str]:
    found = find_strangers(text, known(locale), [known(each) for each in LOCALES], INDEX[locale].find_terms)
    return [each.language.locale for each in found]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_in_none_of_the_languages_of_the_site_is_found(locale: str) -> None:
    own = {"sv": "Det här är en mening på svenska.", "en": "This is a sentence in English."}[locale]
    found = {text: find_names_of_strangers(f"{own} {text}\n\n- {own}", locale) for _, text in STRANGERS}
    assert found == {text: [code] for code, text in STRANGERS}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_has_no_small_words_is_no_stranger(locale: str) -> None:
    own = [text for each, text in INNOCENT if each == locale]
    texts = [*own, *NO_STRANGERS[locale], *SWEDISH, *ENGLISH]
    assert {text: names for text in texts if (names := find_names_of_strangers(text, locale))} == {}


def test_the_language_of_a_page_is_no_stranger_to_it() -> None:
    assert [text for text in FINNISH if list(find_strangers(text, known("fi"), [known("fi")]))] == []


def test_a_language_that_the_detector_does_not_know_has_no_strangers_but_those_of_another_script() -> None:
    sami = Language("se", {"detection": {"small_words": "lea leat dat dán jus ahte maid buot"}})
    texts = [text for code, text in STRANGERS if list(find_strangers(text, sami, [sami]))]
    assert texts == [text for code, text in STRANGERS if code in ("ar", "uk", "fa", "zh", "el")]


def test_languages_of_other_regions_are_one_language() -> None:
    assert find_foreign_sentences("Du kan få stöd på ett jobb.", "sv-FI", ("sv-SE", "sv-FI")) == []
    assert find_foreign_sentences("Du kan få stöd på ett jobb.", "en-GB", ("sv_SE", "en-GB"))[0].locale == "sv_SE"


def test_a_language_that_nothing_is_known_of_is_left_alone() -> None:
    assert find_foreign_sentences("Du kan få stöd på ett jobb.", "et", ("et", "se")) == []
    assert find_foreign_sentences("Võite saada töökohal tuge.", "sv", ("sv", "et")) == []


# One page of the invented service has a foreign sentence on purpose. In Finnish, whose small words are fewer, the
# detector is asked; test_three.py shows that it finds nothing.
OWN_LANGUAGE = sorted(
    path for locale in LOCALES for path in INVENTED.glob(f"docs/{locale}/*.md") if path.name != "components.md"
)


@pytest.mark.parametrize("path", OWN_LANGUAGE, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_page_in_its_own_language_raises_no_suspicion(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_model", lambda: pytest.fail("The detector was asked."))
    terms, _ = read_terms((INVENTED / TERMS_FILE).read_bytes(), THREE)
    locale, text = path.parent.name, re.sub(r"\{.*?\}", "", path.read_text(encoding="utf-8"))
    assert find_foreign_sentences(text, locale, LOCALES, TermIndex(terms, locale).find_terms) == []


def test_letters_that_two_languages_share_raise_no_suspicion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_model", lambda: pytest.fail("The detector was asked."))
    assert find_foreign_sentences("Työkykyä ylläpitävät äänekkäät päivät käynnistyvät.", "fi", ("fi", "sv")) == []


def test_the_detector_is_not_loaded_before_the_first_suspicion() -> None:
    check = (
        "import sys; from bilingual.languages.detection import find_foreign_sentences as find;"
        "from bilingual.languages.knowledge import known; sv, en = known('sv'), known('en');"
        "find('Vi hjälper dig på ett jobb.', sv, (sv, en)); assert 'fasttext' not in sys.modules;"
        "find('We help you at a job.', sv, (sv, en)); assert 'fasttext' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", check], check=True, cwd=ROOT / "hooks")


@for_each(("one", "other"), list(combinations(KNOWN, 2)))
def test_no_small_word_speaks_for_two_languages(one: str, other: str) -> None:
    assert known(one).small_words & known(other).small_words == set()


def test_each_language_has_signs_and_abbreviations() -> None:
    assert all(known(locale).small_words and known(locale).abbreviations for locale in KNOWN)


SENTENCES = (
    # language, text with | where one sentence ends and the next begins
    ("sv", "Du kan t.ex. ringa oss. |Det gäller bl.a. Arbetslivsbiblioteket. |Bra!"),
    ("sv", "Se 4 kap. 3 § lagen. |Kl. 8.30 öppnar vi. |Högst 1,5 år. |Hur?"),
    ("sv", "J. Svensson är här. |Han sade: ”Hej.” |Sedan gick han."),
    ("sv", "Vi gör det m.m. och så vidare. |Slut."),
    ("sv", "En rad\n|En till\n|En till utan punkt"),
    ("sv", "En lång mening som\nfortsätter på nästa rad. |Slut."),
    ("sv", "En rad som bryts  \n|men inte fortsätter"),
    ("sv", "Två stycken\n\n|hör inte ihop"),
    ("sv", "1. Vi bedömer. |Sedan börjar det.\n|2. Vi tittar."),
    ("sv", "Du är 5. |Du är 6."),
    ("en", "You can e.g. call Mr. Smith. |It is 8.30 a.m. and we are open. |Really?! |Yes…"),
    ("en", "i.e. Friday. |(This too.) |“And this.” |Done"),
    ("en", "See www.example.org for more. |Write to a.b@example.org."),
    ("en", ""),
    ("en", " \n "),
    ("fi", "Yksi. |Kaksi."),
)


@for_each(("locale", "text"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(locale: str, text: str) -> None:
    plain = text.replace("|", "")
    expected = [part.strip() for part in text.split("|") if part.strip()]
    assert [plain[start:end] for start, end in find_sentences(plain, locale)] == expected


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(LOCALES))
def test_no_text_is_too_strange(text: str, locale: str) -> None:
    for each in find_foreign_sentences(text, locale, LOCALES, INDEX[locale].find_terms):
        assert 0 <= each.start < each.end <= len(text)
    for stranger in find_strangers(text, known(locale), [known(locale)]):
        assert 0 <= stranger.start < stranger.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [*known("sv").small_words, *known("en").small_words, "\ud800", "\r", "\x00", ".", "\n", "Å", "”"]
        )
    )
)
def test_no_mixture_of_languages_is_too_strange(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[each.start : each.end].strip() for each in find_foreign_sentences(text, "sv", LOCALES))


PIECES = ("x", "ж", "ж ", "x ", "字", "å", "och ", ". ", "\n", "”", "1. ", "t.ex. ", "the.", "A", " ", "a@")


def look_for_english(text: str) -> None:
    found = find_foreign_sentences(text, "sv", LOCALES, INDEX["sv"].find_terms)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    list(find_strangers(text, known("sv"), [known("sv")], INDEX["sv"].find_terms))


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_thing_is_read_to_its_end(piece: str) -> None:
    """A tenth of what tests/proof/ reads."""
    look_for_english(f"the and of {piece * 5_000} see")


@given(st.text(), st.sampled_from(LOCALES))
def test_sentences_hold_all_that_is_said(text: str, locale: str) -> None:
    said = "".join(text[start:end] for start, end in find_sentences(text, locale))
    assert "".join(said.split()) == "".join(text.split())
