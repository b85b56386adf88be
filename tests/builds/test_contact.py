"""Where readers are told to make contact, the ways to do so stand; and the questions that the owner has answered."""

from __future__ import annotations

import pytest
from bilingual.data.questions import FILE

from ..confirming import THREE
from ..conftest import Build, Project, copy_project, words_of
from ..places import HOME, IN, SIDE_BY_SIDE

FORM = "https://lindeby.example/form?a=1&b=2"
KNOWN = {
    "sv": ["Skriv till oss i ett formulär", "E-post: rull@lindeby.example", "Telefon: 010-555 00 10"],
    "en": ["Write to us in a form", "E-mail: rull@lindeby.example", "Telephone: 010-555 00 10"],
    "fi": ["Kirjoita meille lomakkeella", "Sähköposti: rull@lindeby.example", "Puhelin: 010-555 00 10"],
}
HOURS = {"sv": "Öppettider: Onsdagar", "en": "Opening hours: Wednesdays", "fi": "Aukioloajat: Keskiviikkoisin"}
UNKNOWN = {
    "sv": ["Vi vet inte än hur du når oss.", "Så länge kan du läsa listan inför ditt besök."],
    "en": ["We do not know yet how you can reach us.", "Until then, you can read the list for your visit."],
    "fi": ["Emme tiedä vielä, miten saat meihin yhteyden.", "Siihen asti voit lukea listan käyntiäsi varten."],
}
QUESTIONS = """\
late:
  question: { sv: Hur länge kan jag ha en bok?, en: How long can I keep a book?, fi: Kuinka kauan voin pitää kirjan? }
  answer:
    sv: Du kan ha den {{ rules.loan_time }}.
    en: You can keep it for {{ rules.loan_time }}.
    fi: Voit pitää sen {{ rules.loan_time }}.
interpreter:
  question: { sv: Kan jag få tolk?, en: Can I have an interpreter?, fi: Voinko saada tulkin? }
  answer: { sv: "", en: "", fi: "" }
"""
WAYS = (
    "- {}: {{{{ organisation.email }}}}\n- {}: {{{{ organisation.telephone }}}}\n",
    "{{ organisation.contact }}\n",
)
LABELS = {"sv": ("E-post", "Telefon"), "en": ("E-mail", "Telephone"), "fi": ("Sähköposti", "Puhelin")}


def ask_us(project: Project) -> Project:
    """The service with all ways to reach it where readers are told to ask."""
    for locale in THREE:
        project.change(f"docs/{locale}/index.md", WAYS[0].format(*LABELS[locale]), WAYS[1])
    return project


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """With every way, hours to call, and one question that is answered."""
    project = ask_us(copy_project(tmp_path_factory.mktemp("known")))
    telephone = "telephone: 010-555 00 10\n"
    hours = "details: { opening_hours: { sv: Onsdagar, en: Wednesdays, fi: Keskiviikkoisin } }\n"
    project.change("docs/organisation.yml", telephone, f"{telephone}contact_form: {FORM}\n{hours}")
    project.write(FILE, QUESTIONS)
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.mark.parametrize("locale", THREE)
def test_a_way_that_is_known_is_a_link_by_its_own_words(known: Build, locale: str) -> None:
    page = known.page(HOME[locale])
    items = page.xpath("//h3[@id='ask-us']/following-sibling::ul[1]/li")
    assert [words_of(item) for item in items] == [*KNOWN[locale], HOURS[locale]]
    links = [(words_of(link), link.get("href"), link.get("data-address")) for item in items for link in item.iter("a")]
    assert links == [
        (KNOWN[locale][0], FORM, FORM),
        ("rull@lindeby.example", "mailto:rull@lindeby.example", None),
        ("010-555 00 10", "tel:010-5550010", None),
    ]


@pytest.mark.parametrize("locale", THREE)
def test_an_answer_stands_below_its_question_behind_the_text_and_is_searched(known: Build, locale: str) -> None:
    page = known.page(HOME[locale])
    (title,) = page.xpath("//main/h2[@id='questions']")
    (question,) = title.xpath("following-sibling::h3")
    answer = question.getnext()
    assert (question.get("id"), answer.tag, words_of(question)) == ("late", "p", {
        "sv": "Hur länge kan jag ha en bok?",
        "en": "How long can I keep a book?",
        "fi": "Kuinka kauan voin pitää kirjan?",
    }[locale])  # fmt: skip
    assert answer.xpath("data/@data-rule") == ["loan_time"]
    assert page.xpath("//h2[@id='questions']/following-sibling::h2") == []
    assert page.xpath("//*[@class='contents']//a[@href='#questions']")
    links = {words_of(link) for link in page.xpath("//*[@class='elsewhere']//a[contains(@href, '#questions')]")}
    assert {said.partition(":")[0] for said in links} == {IN[other] for other in THREE if other != locale}
    searched = (known.folder / f"assets/search/{locale}.json").read_text(encoding="utf-8")
    assert '["late","' in searched
    assert not {"tolk?", "interpreter?", "tulkin?"} & set(searched.split())


def test_questions_stand_beside_each_other_too(known: Build) -> None:
    page = known.page(SIDE_BY_SIDE["index.md"]["en"])
    assert [row.get("id") for row in page.xpath("//div[@class='pair']")][-2:] == ["questions", "late"]
    assert [each.get("id") for each in page.xpath("//div[@id='late']//h3")] == ["sv/late", "en/late", "fi/late"]


@pytest.mark.parametrize("locale", THREE)
def test_without_a_question_there_is_no_heading_for_them(site: Build, locale: str) -> None:
    assert site.page(HOME[locale]).xpath("//*[@id='questions']") == []


def test_while_no_way_is_known_the_page_says_so_and_what_to_do_until_then(project: Project) -> None:
    ask_us(project)
    project.change("docs/organisation.yml", "email: rull@lindeby.example", 'email: ""')
    project.change("docs/organisation.yml", "telephone: 010-555 00 10", 'telephone: ""')
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    for locale in THREE:
        for address in (HOME[locale], SIDE_BY_SIDE["index.md"][locale]):
            said = [words_of(each) for each in build.page(address).xpath("//main//p")]
            assert [each for each in said if each in UNKNOWN[locale]] == UNKNOWN[locale]
        (title,) = build.page(HOME[locale]).xpath("//h3[@id='ask-us']")
        assert [words_of(each) for each in title.itersiblings()][:2] == UNKNOWN[locale]


def test_of_several_ways_those_that_are_not_known_are_said(in_two: Project) -> None:
    for locale in in_two.locales:
        in_two.change(f"docs/{locale}/index.md", WAYS[0].format(*LABELS[locale]), WAYS[1])
    in_two.change("docs/organisation.yml", "telephone: 010-555 00 10", 'telephone: ""\ncontact_form: ""')
    in_two.confirm()
    build = in_two.build()
    assert (build.code, build.errors) == (0, "")
    items = build.page("en/").xpath("//h3[@id='ask-us']/following-sibling::ul[1]/li")
    assert [words_of(item) for item in items] == [
        "Write to us in a form: Not known yet.",
        "E-mail: rull@lindeby.example",
        "Telephone: Not known yet.",
    ]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "http://lindeby.example/form",
            "contact_form: “http://lindeby.example/form” is not written in the right way.\n"
            "    Did you mean “https://lindeby.example/form”?",
        ),
        ("javascript:alert(1)", "contact_form: “javascript:alert(1)” is not written in the right way.\n   "),
    ],
)
def test_a_form_that_is_none_is_told_at_its_line(in_two: Project, form: str, said: str) -> None:
    in_two.change(
        "docs/organisation.yml", "telephone: 010-555 00 10", f"telephone: 010-555 00 10\ncontact_form: {form}"
    )
    assert f"docs/organisation.yml:11: {said} Write the address of the form for contact" in in_two.report()
