"""Small edits of the invented service, each by chance: of everything that editors write, and of templates."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import yaml

Texts = dict[str, str]  # by file
Service = dict[str, Any]  # docs/service.yml
Edit = Callable[[Texts, random.Random], None]
LOCALES = ("sv", "en")
NEW_WORDS = {"sv": ("nytt", "gärna", "t.ex.", "ofta", "Dr. Ek"), "en": ("new", "gladly", "e.g.", "often", "Mr. Oak")}


def _replace_one(
    texts: Texts, chance: random.Random, file: str, pattern: str, new: Callable[[re.Match[str]], str]
) -> None:
    """Replaces one match of a pattern, chosen by chance; without any, nothing."""
    if matches := list(re.finditer(pattern, texts[file], re.M)):
        match = chance.choice(matches)
        texts[file] = texts[file][: match.start()] + new(match) + texts[file][match.end() :]


def _page(texts: Texts, chance: random.Random) -> tuple[str, str]:
    """(file, language) of a page."""
    file = chance.choice(sorted(file for file in texts if file.startswith("docs/") and file.endswith(".md")))
    return file, file.split("/")[1]


def _word(locale: str, chance: random.Random) -> str:
    return chance.choice(NEW_WORDS[locale])


def _body(texts: Texts, file: str) -> tuple[str, list[str]]:
    """(front matter, paragraphs)"""
    _, front, body = texts[file].split("---\n", 2)
    return f"---\n{front}---\n", body.split("\n\n")


def _is_prose(paragraph: str) -> bool:
    return bool(re.match(r"\n?\w", paragraph)) and "  \n" not in paragraph


def _words(paragraph: str) -> list[re.Match[str]]:
    """The words of a paragraph; a value tag and an HTML tag count as one."""
    return list(re.finditer(r"(?:\{\{.*?\}\}|<[^>]*>|[^\s{<])+", paragraph))


def value(texts: Texts, chance: random.Random) -> None:
    _replace_one(texts, chance, "docs/rules.yml", r"value: \d+$", lambda _: f"value: {chance.randint(1, 40)}")


def limit(texts: Texts, chance: random.Random) -> None:
    other = chance.choice(("at_most", "at_least", "exactly"))
    _replace_one(texts, chance, "docs/rules.yml", r"limit: \w+", lambda _: f"limit: {other}")


def unit(texts: Texts, chance: random.Random) -> None:
    other = chance.choice(("day", "week", "month", "year"))
    _replace_one(texts, chance, "docs/rules.yml", r"unit: \w+", lambda _: f"unit: {other}")


def text_of_a_rule(texts: Texts, chance: random.Random) -> None:
    locale = chance.choice(LOCALES)
    pattern = rf"^ {{4,8}}{locale}: .*?\w(?=\.?$)"
    _replace_one(texts, chance, "docs/rules.yml", pattern, lambda match: f"{match[0]} {_word(locale, chance)}")


def rule_renamed(texts: Texts, chance: random.Random) -> None:
    """The same words under another name: no reader sees it."""
    name = chance.choice(re.findall(r"^(\w+):$", texts["docs/rules.yml"], re.M))
    new = f"rule_{chance.randrange(10**6)}"
    texts["docs/rules.yml"] = re.sub(rf"^{name}:$", f"{new}:", texts["docs/rules.yml"], flags=re.M)
    named = rf"(?m)^( *- (?:rule: )?){name}$|^( +values: .*)\b{name}\b"
    for file in ("docs/service.yml", "docs/facts.yml"):
        texts[file] = re.sub(named, lambda match: f"{match[1] or match[2]}{new}", texts[file])
    for file in texts:
        texts[file] = re.sub(rf"\brules\.{name}\b", f"rules.{new}", texts[file])


def explanation(texts: Texts, chance: random.Random) -> None:
    pattern = r"(?<=explanation: )\w+"
    _replace_one(texts, chance, "docs/terms.yml", pattern, lambda match: f"{match[0]} nu/now")


def term(texts: Texts, chance: random.Random) -> None:
    _replace_one(
        texts, chance, "docs/terms.yml", r"(?<=term: )\w", lambda match: f"X{chance.randrange(10**6)} {match[0]}"
    )


def text_of_the_frame(texts: Texts, chance: random.Random) -> None:
    locale = chance.choice(LOCALES)
    pattern = r"(?<=^  )(\w+): (?=[A-ZÅÄÖ])"
    _replace_one(
        texts,
        chance,
        f"docs/wording/{locale}.yml",
        pattern,
        lambda match: f"{match[0]}{_word(locale, chance).title()} ",
    )


def words_of_a_unit(texts: Texts, chance: random.Random) -> None:
    file = f"docs/wording/{chance.choice(LOCALES)}.yml"
    _replace_one(texts, chance, file, r"(?<=\{amount\}) (?=\w)", lambda _: " hela/whole ")


def detail(texts: Texts, chance: random.Random) -> None:
    name = chance.choice(("email", "accessibility_form", "security_contact"))
    said = chance.choice(('""', f"https://x{chance.randrange(99)}.example/"))
    said = said if name != "email" or said == '""' else f"a{chance.randrange(99)}@x.example"
    _replace_one(texts, chance, "docs/organisation.yml", rf"(?<=^{name}: ).*", lambda _: said)


def site_address(texts: Texts, chance: random.Random) -> None:
    said = f"https://x{chance.randrange(99)}.example/"
    _replace_one(texts, chance, "docs/organisation.yml", r"(?<=^site_address: ).*", lambda _: said)


def word_added(texts: Texts, chance: random.Random) -> None:
    file, locale = _page(texts, chance)
    front, body = _body(texts, file)
    places = [number for number, one in enumerate(body) if _is_prose(one)]
    if places:
        place = chance.choice(places)
        end = chance.choice(_words(body[place])).end()
        body[place] = f"{body[place][:end]} {_word(locale, chance)}{body[place][end:]}"
        texts[file] = front + "\n\n".join(body)


def sentence_added(texts: Texts, chance: random.Random) -> None:
    file, locale = _page(texts, chance)
    texts[file] = texts[file].rstrip("\n") + f"\n\n{_word(locale, chance).title()} {chance.randrange(99)}. Slut/end.\n"


def paragraph_lost(texts: Texts, chance: random.Random) -> None:
    file, _ = _page(texts, chance)
    front, body = _body(texts, file)
    places = [number for number, one in enumerate(body) if _is_prose(one) and "[^" not in one]  # its note would be lost
    if len(places) > 1:
        del body[chance.choice(places)]
        texts[file] = front + "\n\n".join(body)


def paragraphs_swapped(texts: Texts, chance: random.Random) -> None:
    file, _ = _page(texts, chance)
    front, body = _body(texts, file)
    places = [number for number, one in enumerate(body) if _is_prose(one) and not one.startswith("\n")]
    if len(places) > 1:
        one, other = chance.sample(places, 2)
        body[one], body[other] = body[other].rstrip("\n"), body[one].rstrip("\n")
        texts[file] = front + "\n\n".join(body) + "\n"


def lines_moved(texts: Texts, chance: random.Random) -> None:
    """Empty lines, comments and other line ends: no reader sees them."""
    file, _ = _page(texts, chance)
    front, body = _body(texts, file)
    for place, paragraph in enumerate(body):
        if _is_prose(paragraph):
            body[place] = re.sub(r" (?=[a-zåäö])(?![^{]*\}\})", lambda _: chance.choice(" \n"), paragraph)
    body.insert(1, "<!-- a comment. Of two sentences -->")
    texts[file] = front + "\n\n\n".join(body)
    texts["docs/rules.yml"] = "#\n" + texts["docs/rules.yml"]


def heading(texts: Texts, chance: random.Random) -> None:
    file, locale = _page(texts, chance)
    _replace_one(texts, chance, file, r"^##+ \S+", lambda match: f"{match[0]} {_word(locale, chance)}")


def front_matter(texts: Texts, chance: random.Random) -> None:
    file, locale = _page(texts, chance)
    pattern = r"^(?:title|description|short_title): \S+"
    _replace_one(texts, chance, file, pattern, lambda match: f"{match[0]} {_word(locale, chance)}")


def tag_added(texts: Texts, chance: random.Random) -> None:
    file, _ = _page(texts, chance)
    names = re.findall(r"^(\w+):$", texts["docs/rules.yml"], re.M)
    tag = chance.choice([f"rules.{chance.choice(names)}", "organisation.email", "organisation.name"])
    texts[file] = texts[file].rstrip("\n") + f"\n\n{{{{ {tag} }}}}.\n"


def template(texts: Texts, chance: random.Random) -> None:
    names = ("service", "words", "rules", "search", "accessibility", "404")
    file = f"overrides/{chance.choice(names)}.html"
    said = chance.choice(
        ("{{ view.frame.words.home }}", "{{ view.frame.organisation.email }}", "<img alt='En bild/a picture'>")
    )
    texts[file] = texts[file].replace(
        "{% block content %}", f"{{% block content %}}<p>{said} {chance.randrange(99)}</p>", 1
    )


def finding(texts: Texts, chance: random.Random) -> None:
    locale = chance.choice(LOCALES)
    pattern = rf"(?<=^      {locale}: )\w+"
    _replace_one(texts, chance, "docs/accessibility.yml", pattern, lambda match: f"{match[0]} {_word(locale, chance)}")


def day_of_a_review(texts: Texts, chance: random.Random) -> None:
    day = f"2026-{chance.randint(1, 9):02}-{chance.randint(1, 28):02}"
    _replace_one(texts, chance, "docs/confirmed.txt", r"(?<=  )20\d\d-\d\d-\d\d", lambda _: day)


def pages_added(texts: Texts, chance: random.Random) -> None:
    name = f"added-{chance.randrange(10**6)}"
    for locale in LOCALES:
        texts[f"docs/{locale}/{name}.md"] = (
            f"---\ntitle: {name}\ndescription: {_word(locale, chance).title()} {name}.\nslug: {name}\n---\n\nDet/it.\n"
        )


def pages_removed(texts: Texts, chance: random.Random) -> None:
    kept = texts["docs/service.yml"]
    if names := sorted(file for file in texts if "/sv/added-" in file and file.rpartition("/")[2] not in kept):
        name = chance.choice(names)
        del texts[name], texts[name.replace("/sv/", "/en/")]


def _service(texts: Texts) -> Service:
    service: Service = yaml.safe_load(texts["docs/service.yml"])
    return service


def _write_service(texts: Texts, service: Service) -> None:
    texts["docs/service.yml"] = yaml.safe_dump(service, allow_unicode=True, sort_keys=False)


def fact_box(texts: Texts, chance: random.Random) -> None:
    """Its rules in another order, one more or one less."""
    service = _service(texts)
    rules = re.findall(r"^(\w+):$", texts["docs/rules.yml"], re.M)
    number = max(0, min(len(rules), len(service["glance"]) + chance.choice((-1, 0, 1))))
    service["glance"] = chance.sample(
        [*service["glance"], *(rule for rule in rules if rule not in service["glance"])][: number + 1], number
    )
    _write_service(texts, service)


def drawing(texts: Texts, chance: random.Random) -> None:
    """Its bars in another order, one less, or all of them from an event of another name."""
    service = _service(texts)
    bars = service["drawing"]
    service["drawing"] = chance.sample(bars, chance.choice((len(bars), max(len(bars) - 1, 1))))
    if chance.random() < 0.5:
        service["drawing"][0]["from"] = {locale: _word(locale, chance).title() for locale in LOCALES}
    _write_service(texts, service)


def role(texts: Texts, chance: random.Random) -> None:
    """One role goes to a page without any, or to none."""
    service = _service(texts)
    pages = service["pages"]
    free = {file.rpartition("/")[2] for file in texts if file.startswith("docs/sv/")} - {*pages.values()}
    one = chance.choice(sorted(pages))
    if chance.random() < 0.3:
        del pages[one]
    else:
        pages[one] = chance.choice(sorted(free))
    _write_service(texts, service)


def fact_demanded(texts: Texts, chance: random.Random) -> None:
    """What pages must say is not what they say: no reader sees it."""
    locale = chance.choice(LOCALES)
    pattern = rf"^    {locale}: \w+"
    _replace_one(texts, chance, "docs/facts.yml", pattern, lambda match: f"{match[0]} {_word(locale, chance)}")


EDITS: tuple[tuple[Edit, int], ...] = (  # with how often each is chosen
    (value, 4),
    (limit, 2),
    (unit, 2),
    (text_of_a_rule, 4),
    (rule_renamed, 3),
    (explanation, 3),
    (term, 1),
    (text_of_the_frame, 3),
    (words_of_a_unit, 1),
    (detail, 2),
    (site_address, 1),
    (word_added, 6),
    (sentence_added, 4),
    (paragraph_lost, 3),
    (paragraphs_swapped, 4),
    (lines_moved, 4),
    (heading, 3),
    (front_matter, 4),
    (tag_added, 3),
    (finding, 2),
    (day_of_a_review, 2),
    (template, 2),
    (pages_added, 2),
    (pages_removed, 1),
    (fact_box, 2),
    (drawing, 2),
    (role, 2),
    (fact_demanded, 2),
)


def edit(texts: Texts, chance: random.Random) -> str:
    """Does one edit, and says which."""
    (chosen,) = chance.choices([one for one, _ in EDITS], [weight for _, weight in EDITS])
    chosen(texts, chance)
    return chosen.__name__
