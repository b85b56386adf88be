"""The smallest site that has everything, in any languages: two pages, two rules, a term. For variants of languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from bilingual.data.rules.wording import wording_file
from bilingual.gather import gather
from mkdocs_adapter import texts_of_the_theme

from .confirming import TODAY
from .conftest import INVENTED, ROOT, Project

# The words of a language: the title of a page, what comes below it, a heading, a term, a season, a stop.
WORDS: Mapping[str, tuple[str, ...]] = {
    "sv": ("Boken", "Låna den.", "Vem", "pärm", "Säsong", "Bussen kommer"),
    "en": ("The book", "Borrow it.", "Who", "binder", "Season", "The bus comes"),
    "fi": ("Kirja", "Lainaa se.", "Kuka", "kansio", "Kausi", "Bussi tulee"),
    "ar": ("الكتاب", "استعر الكتاب.", "من", "مجلد", "الموسم", "تأتي الحافلة"),
    "zh": ("图书", "借书。", "谁", "图书馆", "季节", "巴士来了"),
    "se": ("Girji", "Loana dan.", "Gii", "máhppa", "Áigodat", "Busse boahtá"),
    "fit": ("Kirja", "Lainaa se.", "Kuka", "pärmi", "Kausi", "Bussi tullee"),
    "sma": ("Gærja", "Löön.", "Gie", "voessetje", "Boelhke", "Busse båata"),
}
STAND_IN: Mapping[str, str] = {
    "ar": "نص",
    "zh": "文字",
    "se": "teaksta",
    "sma": "tjaalege",
    "fit": "teksti",
    "fi": "teksti",
}  # for a text of the frame
_WRITTEN_AS = {"fit": "fi"}  # a language that CLDR has no numbers and days of
_FINDING = ("what", "where", "why", "instead")
CONFIGURATION = yaml.safe_load((INVENTED / "mkdocs.yml").read_text(encoding="utf-8"))


def words_in(locale: str) -> tuple[str, ...]:
    """The words of the language of a locale."""
    return WORDS[locale.split("-")[0]]


def write_tiny(root: Path, locales: Sequence[str]) -> Project:
    """Writes the site in these languages, the first of them its default, all of it confirmed."""
    project = Project(root)
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    named = {each: words_in(each)[4] for each in locales}
    service = {
        "identifier": "TINY",
        "names": {"official": named, "short": named},
        "type": "GovernmentService",
        "area": "SWE",
        "glance": ["season"],
        "drawing": [{"rule": "loan"}, {"rule": "season", "from": {each: words_in(each)[5] for each in locales}}],
        "drawing_title": named,
        "pages": {"service": "index.md", "search": "find.md"},
    }
    rule = {"kind": "duration", "unit": "month", "name": named, "source": named}
    rules = {
        "loan": {**rule, "limit": "at_most", "value": 2},
        "season": {**rule, "limit": "at_least", "value": 6, "law": named},
    }
    terms = {
        "service": {
            each: {"term": words_in(each)[3], "explanation": f"{words_in(each)[0]}: {{{{ rules.season }}}}."}
            for each in locales
        }
    }
    organisation = {
        "name": named,
        "site_address": "",
        "email": "tiny@lindeby.example",
        "telephone": "",
        "accessibility_form": "",
        "security_contact": "",
    }
    statement = yaml.safe_load((INVENTED / "docs/accessibility.yml").read_text(encoding="utf-8"))
    basics = {"names": named, "time_zone": "Europe/Stockholm", "menu": ["index.md"]}
    files = {
        "site": basics,
        "origins": {"links": [], "pictures": []},
        "service": service,
        "rules": rules,
        "terms": terms,
        "organisation": organisation,
        "facts": {},
    }
    files["accessibility"] = {
        **statement,
        "scope": named,
        "law": named,
        "supervisor": named,
        "findings": {"one": {"group": "non_compliance", **dict.fromkeys(_FINDING, named)}},
    }
    for name, data in files.items():
        project.write(f"docs/{name}.yml", _yaml(data))
    for locale in locales:
        title, lead, heading, _, season, _ = words_in(locale)
        body = f"\n## {heading} {{ #who }}\n\n{season}: {{{{ rules.season }}}}.\n"
        project.write(f"docs/{locale}/index.md", f"---\ntitle: {title}\ndescription: {lead}\n---\n{body}")
        project.write(f"docs/{locale}/find.md", f"---\ntitle: {heading}\ndescription: {lead}\nslug: find\n---\n")
        project.write(wording_file(locale), _yaml(wording(locale)))
    project.write("mkdocs.yml", _yaml(configuration(locales)))
    assert project.run("confirm", "all")[0] == 0
    return project


def configuration(locales: Sequence[str]) -> dict[str, Any]:
    """mkdocs.yml of the site; another code stands there for each of three letters."""
    codes = {f"q{letter}": each for letter, each in zip("abc", [one for one in locales if len(one) == 3], strict=False)}
    short = {code: one for one, code in codes.items()}
    languages = [{"locale": short.get(each, each), "name": each, "default": each == locales[0]} for each in locales]
    plugin = {"docs_structure": "folder", "fallback_to_default": False, "reconfigure_material": False}
    extra = {"extra": {"codes": codes}} if codes else {}
    return {**CONFIGURATION, **extra, "plugins": [{"i18n": {**plugin, "languages": languages}}]}


def wording(locale: str) -> dict[str, Any]:
    """The words of a language, in as many plural forms as it has; where we have none, each text is a stand-in."""
    language = locale.split("-")[0]
    known = (INVENTED / wording_file(language)).is_file()
    data: dict[str, Any] = yaml.safe_load(
        (INVENTED / wording_file(language if known else "en")).read_text(encoding="utf-8")
    )
    if known:
        return data
    cldr = Locale.parse(_WRITTEN_AS.get(locale, locale), sep="-")
    forms = dict.fromkeys((*sorted(cldr.plural_form.tags), "other"), f"{{amount}} {STAND_IN[language]}")
    texts = {
        name: " ".join([STAND_IN[language], *(re.findall(r"\{\w+\}", text) or [name])])
        for name, text in data["texts"].items()
        if not name.startswith("search_found")
    }
    texts |= {f"search_found_{each}": f"{STAND_IN[language]} {{number}} {each}" for each in forms}
    units = dict.fromkeys(data["units"], forms)
    return {
        **data,
        "cldr": str(cldr),
        "units": units,
        "currencies": {"SEK": forms},
        "percent": forms,
        "age": forms,
        "limits": {"amount": dict.fromkeys(data["limits"]["amount"], "{amount}"), "date": data["limits"]["date"]},
        "texts": {**texts, "skip": STAND_IN[language]},
    }


def _yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"  # which is YAML too


def report_of(project: Project, locales: Sequence[str]) -> list[str]:
    """All that the core finds wrong in the site in these languages."""
    texts = texts_of_the_theme(project.root, locales)
    return [str(problem) for problem in gather(project.root, locales, TODAY, of_the_theme=texts)[1]]
