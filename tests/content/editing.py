"""Correct edits, of every kind that CONTRIBUTING.md invites to, each made in both languages as an editor would make it.

They know nothing of what docs/ says today: each looks for something that it can be done to, and says so if there is
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import yaml

from ..confirming import LOCALES
from ..conftest import NOTHING_TO_EDIT, Project
from ..frozen import SVG

RULES, TERMS, SERVICE, SITE = "docs/rules.yml", "docs/terms.yml", "docs/service.yml", "docs/site.yml"
SAID = {"sv": "Hör gärna av dig.", "en": "Do get in touch."}
NEW_RULE = """
edit_new_rule:
  kind: duration
  name: { sv: Svarstid, en: Time to answer }
  limit: at_most
  value: 17
  unit: day
  source: { sv: Ett beslut, en: A decision }
"""
NEW_TERM = """
edit-new-term:
  sv: { term: snabbkoll, explanation: En kort koll., forms: [snabbkoll*] }
  en: { term: quick look, explanation: A short look. }
"""
NEW_PAGE = {
    "sv": "---\ntitle: Nytt för dig\ndescription: En sida.\nslug: nytt-for-dig\n---\n\n"
    "## Nu { #edit-now }\n\n![En karta](../pictures/edit.svg) ![En skiss](pictures/edit.svg)\n",
    "en": "---\ntitle: New for you\ndescription: A page.\nslug: new-for-you\n---\n\n"
    "## Now { #edit-now }\n\n![A map](../pictures/edit.svg) ![A sketch](pictures/edit.svg)\n",
}


@dataclass(frozen=True)
class Rule:
    """An entry of docs/rules.yml: its name, and its lines below the name."""

    name: str
    text: str

    def has(self, *keys: str) -> bool:
        return all(re.search(rf"^  {key}:", self.text, re.M) for key in keys)


def read(project: Project, file: str) -> str:
    return (project.root / file).read_text(encoding="utf-8")


def replace(project: Project, file: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    """Replaces the first match; there must be one."""
    text, count = re.subn(pattern, new, read(project, file), count=1, flags=re.M)
    assert count, f"{pattern} is not in {file}"
    project.write(file, text)


def rules(project: Project) -> Iterator[Rule]:
    for name, text in re.findall(r"^([a-z][a-z0-9_]*):\n((?:[ #].*\n|\n)+)", read(project, RULES), re.M):
        yield Rule(name, text)


def a_rule(project: Project, *keys: str) -> Rule:
    """The first rule that has these keys, each on a line of its own."""
    found = next((rule for rule in rules(project) if rule.has(*keys)), None)
    return found or pytest.skip(NOTHING_TO_EDIT)


def in_rule(project: Project, rule: Rule, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    text = re.sub(pattern, new, rule.text, count=1, flags=re.M)
    assert text != rule.text
    project.write(RULES, read(project, RULES).replace(f"{rule.name}:\n{rule.text}", f"{rule.name}:\n{text}"))


def pages(project: Project) -> list[str]:
    """The names of all pairs."""
    return sorted(path.name for path in (project.root / "docs" / LOCALES[0]).glob("*.md"))


def free_pages(project: Project) -> list[str]:
    """The pairs that no role and no fact names."""
    named = read(project, SERVICE) + read(project, "docs/facts.yml")
    return [name for name in pages(project) if name not in named and name != "index.md"]


def main_sections(text: str) -> list[str]:
    """The page in pieces: what comes before its first main section, and each main section."""
    return re.split(r"^(?=## )", text, flags=re.M)


def a_value(project: Project) -> None:
    """6 months become 9."""
    rule = a_rule(project, "limit", "value", "unit")
    in_rule(project, rule, r"^  value: (\d+)", lambda match: f"  value: {int(match[1]) + 3}")


def a_limit_and_a_unit(project: Project) -> None:
    """At most becomes exactly, months become weeks."""
    rule = a_rule(project, "limit", "value", "unit")
    in_rule(project, rule, r"^  limit: \w+", "  limit: exactly")
    rule = a_rule(project, "limit", "value", "unit")
    in_rule(project, rule, r"^  unit: \w+", "  unit: week")


def a_sentence_more(project: Project) -> None:
    for locale in LOCALES:
        text = read(project, f"docs/{locale}/index.md").rstrip("\n")
        project.write(f"docs/{locale}/index.md", f"{text} {SAID[locale]}\n")


def a_paragraph_more(project: Project) -> None:
    """Below the first main section's heading, on every page that has one."""
    for name in pages(project):
        for locale in LOCALES:
            text = read(project, f"docs/{locale}/{name}")
            project.write(
                f"docs/{locale}/{name}", re.sub(r"^(## .*\n\n)", rf"\1{SAID[locale]}\n\n", text, count=1, flags=re.M)
            )


def a_sentence_in_other_words(project: Project) -> None:
    """The first sentence of each main section begins otherwise."""
    begins = {"sv": r"\1Så här är det: \2", "en": r"\1This is how it is: \2"}
    for locale in LOCALES:
        replace(project, f"docs/{locale}/index.md", r"^(## .*\n\n)(\w)", begins[locale])


def another_heading(project: Project) -> None:
    for locale, more in (("sv", "i korthet"), ("en", "in short")):
        replace(project, f"docs/{locale}/index.md", r"^(## [^{\n]*\S)( *\{)", rf"\1 {more}\2")


def a_section_moved(project: Project) -> None:
    """The first two main sections of each page that has three change places."""
    moved = 0
    for name in pages(project):
        for locale in LOCALES:
            begin, *sections = main_sections(read(project, f"docs/{locale}/{name}"))
            if len(sections) > 2:
                sections[0], sections[1] = sections[1], sections[0]
                moved += 1
            project.write(f"docs/{locale}/{name}", "".join([begin, *sections]))
    assert moved


def a_page_pair_more(project: Project) -> None:
    """With a picture for all languages, and one that holds words."""
    for file in ("pictures/edit.svg", "sv/pictures/edit.svg", "en/pictures/edit.svg"):
        project.write(f"docs/{file}", SVG)
    for locale, text in NEW_PAGE.items():
        project.write(f"docs/{locale}/edit-new.md", text)
    replace(project, SITE, r"^  - index\.md$", "  - index.md\n  - edit-new.md")


def a_page_pair_less(project: Project) -> None:
    """A page goes, and what led to it."""
    name = next(iter(free_pages(project)), None) or pytest.skip(NOTHING_TO_EDIT)
    for locale in LOCALES:
        project.remove(f"docs/{locale}/{name}")
    for other in pages(project):
        for locale in LOCALES:
            text = read(project, f"docs/{locale}/{other}")
            project.write(f"docs/{locale}/{other}", re.sub(rf"\[([^\]]*)\]\({re.escape(name)}[^)]*\)", r"\1", text))
    project.write(SITE, re.sub(rf"^ +-? *{re.escape(name)}\n", "", read(project, SITE), flags=re.M))


def a_section_in_the_menu(project: Project) -> None:
    """With two pages in a folder, which has a name in the addresses of each language."""
    for locale, text in NEW_PAGE.items():
        text = re.sub(r"!\[.*", SAID[locale], text)
        project.write(f"docs/{locale}/edit/new.md", text)
        project.write(f"docs/{locale}/edit/index.md", re.sub(r"^slug: .*\n", "", text, flags=re.M))
    section = "  - names: { sv: Mer för dig, en: More for you }\n    pages:\n      - edit/index.md\n      - edit/new.md"
    replace(project, SITE, r"^  - index\.md$", f"  - index.md\n{section}")
    folder = "  edit: { sv: mer, en: more }\n"
    text = read(project, SITE)
    project.write(SITE, re.sub(r"^folders:\n", rf"\g<0>{folder}", text, flags=re.M))
    if folder not in read(project, SITE):
        project.write(SITE, f"{text.rstrip()}\n\nfolders:\n{folder}")


def another_order_of_the_menu(project: Project) -> None:
    replace(project, SITE, r"^(  - index\.md\n)((?:  - \S+\.md\n)*)(  - \S+\.md\n)", r"\1\3\2")


def another_address(project: Project) -> None:
    name = next(name for name in pages(project) if "slug:" in read(project, f"docs/{LOCALES[0]}/{name}"))
    for locale in LOCALES:
        replace(project, f"docs/{locale}/{name}", r"^slug: .*", f"slug: edit-{locale}")


def another_title(project: Project) -> None:
    for name in pages(project):
        if name != "index.md":
            for locale, more in (("sv", "Allt: "), ("en", "All: ")):
                replace(project, f"docs/{locale}/{name}", r"^title: (.*)", rf'title: "{more}\1"')
            return


def a_term_more(project: Project) -> None:
    project.write(TERMS, read(project, TERMS).rstrip("\n") + "\n" + NEW_TERM)


def an_explanation_in_other_words(project: Project) -> None:
    terms = yaml.safe_load(read(project, TERMS))
    for locale in LOCALES:
        old = next(iter(terms.values()))[locale]["explanation"]
        project.change(TERMS, f"explanation: {old}\n", f"explanation: {old} {SAID[locale]}\n")


def a_rule_more(project: Project) -> None:
    """It stands in the text, and not in the fact box."""
    project.write(RULES, read(project, RULES).rstrip("\n") + "\n" + NEW_RULE)
    for locale, text in (("sv", "Vi svarar inom viss tid"), ("en", "We answer within a certain time")):
        page = read(project, f"docs/{locale}/index.md").rstrip("\n")
        project.write(f"docs/{locale}/index.md", f"{page}\n\n{text}: {{{{ rules.edit_new_rule }}}}.\n")


def a_range_and_a_rate(project: Project) -> None:
    """A value with a limit becomes a range, and a new rule is so much a month."""
    rule = a_rule(project, "limit", "value", "unit")
    in_rule(project, rule, r"^  limit: .*\n", "")
    rule = a_rule(project, "value", "unit")
    in_rule(project, rule, r"^  value: (\d+)", lambda match: f"  min: {match[1]}\n  max: {int(match[1]) + 3}")
    rate = "  kind: money\n  value: 1234\n  currency: SEK\n  per: month\n"
    a_rule_more(project)
    replace(project, RULES, r"^edit_new_rule:\n  kind: duration\n", "edit_new_rule:\n")
    replace(project, RULES, r"^  limit: at_most\n  value: 17\n  unit: day\n", rate)


def a_rule_more_in_the_fact_box_and_the_drawing(project: Project) -> None:
    a_rule_more(project)
    service = yaml.safe_load(read(project, SERVICE))
    start = {"sv": "Du har frågat", "en": "You have asked"}
    service["glance"].insert(0, "edit_new_rule")
    service["drawing"].append({"rule": "edit_new_rule", "from": start})
    project.write(SERVICE, yaml.safe_dump(service, allow_unicode=True, sort_keys=False))


def no_drawing_and_a_shorter_fact_box(project: Project) -> None:
    service = yaml.safe_load(read(project, SERVICE))
    service["drawing"], service["glance"] = [], service["glance"][:1]
    project.write(SERVICE, yaml.safe_dump(service, allow_unicode=True, sort_keys=False))


def a_change_that_is_announced(project: Project) -> None:
    rule = a_rule(project, "limit", "value", "unit")
    soon = date.today() + timedelta(days=40)
    (value,) = re.findall(r"^  value: (\d+)\n", rule.text, re.M)
    periods = (
        f"  announce: 3 months\n  periods:\n    - value: {value}\n    - value: {int(value) + 1}\n      from: {soon}\n"
    )
    in_rule(project, rule, r"^  value: \d+\n", periods)


def contacts_filled_in(project: Project) -> None:
    for key, value in (("email", "vi@exempel.example"), ("telephone", "010-123 45 67")):
        replace(project, "docs/organisation.yml", rf"^{key}: .*", f"{key}: {value}")
    # What the statement finds missing is there now; something else still is not accessible.
    found = r"^    untrue_with: .*\n    what:\n      sv: .*\n      en: .*\n"
    others = "    what:\n      sv: Kartan kan inte läsas upp.\n      en: The map cannot be read aloud.\n"
    replace(project, "docs/accessibility.yml", found, others)


def the_public_address(project: Project) -> None:
    replace(project, "docs/organisation.yml", "^site_address: .*", "site_address: https://exempel.example/stod/")


def another_name_of_the_authority(project: Project) -> None:
    """In the record; what the texts say otherwise is theirs."""
    for locale, name in (("sv", "Exempelmyndigheten"), ("en", "Example Agency")):
        replace(project, "docs/organisation.yml", rf"^  {locale}: .*", f"  {locale}: {name}")


def another_text_of_the_frame(project: Project) -> None:
    for locale, text in (("sv", "Har du frågor?"), ("en", "Any questions?")):
        replace(project, f"docs/wording/{locale}.yml", "^  help: .*", f"  help: {text}")


def a_fact_in_other_words(project: Project) -> None:
    """A word is said otherwise on the pages, and added to the words that are enough."""
    for locale, word in (("sv", "mycket lätt"), ("en", "very easy")):
        replace(project, f"docs/{locale}/index.md", r"^(## .*\n\n)", rf"\1{SAID[locale]} ({word})\n\n")
    facts = read(project, "docs/facts.yml")
    new = "edit-new-fact:\n  says: { sv: det är lätt, en: it is easy }\n  in: index.md#SECTION\n  words:\n"
    new += "    sv: [[svårt, mycket lätt]]\n    en: [[hard, very easy]]\n"
    section = re.search(r"^## .*#([\w-]+) *\}$", read(project, "docs/sv/index.md"), re.M)
    assert section
    project.write("docs/facts.yml", f"{facts.rstrip()}\n\n{new.replace('SECTION', section[1])}")


EDITS: tuple[Callable[[Project], None], ...] = (
    a_value,
    a_limit_and_a_unit,
    a_sentence_more,
    a_paragraph_more,
    a_sentence_in_other_words,
    another_heading,
    a_section_moved,
    a_page_pair_more,
    a_page_pair_less,
    a_section_in_the_menu,
    another_order_of_the_menu,
    another_address,
    another_title,
    a_term_more,
    an_explanation_in_other_words,
    a_rule_more,
    a_rule_more_in_the_fact_box_and_the_drawing,
    a_range_and_a_rate,
    no_drawing_and_a_shorter_fact_box,
    a_change_that_is_announced,
    contacts_filled_in,
    the_public_address,
    another_name_of_the_authority,
    another_text_of_the_frame,
    a_fact_in_other_words,
)
