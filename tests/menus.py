"""The invented service with a menu that has grown: sections in three levels, a link to another site, folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .dropping import drop_language

if TYPE_CHECKING:
    from .conftest import Project

# The folders of the pages, the pages in each, and what both are called: (title and slug) by language.
FOLDERS = {
    "guide": {"sv": "handledning", "en": "guide", "fi": "opas"},
    "guide/forms": {"sv": "blanketter", "en": "forms", "fi": "lomakkeet"},
}
PAGES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "guide/index.md": {"sv": ("Så lånar du", ""), "en": ("How to borrow", ""), "fi": ("Näin lainaat", "")},
    "guide/first.md": {
        "sv": ("Första besöket", "forsta"),
        "en": ("Your first visit", "first"),
        "fi": ("Ensimmäinen käynti", "ensimmainen"),
    },
    "guide/forms/index.md": {
        "sv": ("Våra blanketter", ""),
        "en": ("Our forms", ""),
        "fi": ("Lomakkeemme", ""),
    },
    "guide/forms/card.md": {
        "sv": ("Ansök om lånekort", "kort"),
        "en": ("Apply for a library card", "card"),
        "fi": ("Hae kirjastokorttia", "kortti"),
    },
    "guide/forms/renew.md": {
        "sv": ("Låna om", "om"),
        "en": ("Renew a loan", "renew"),
        "fi": ("Uusi laina", "uusi"),
    },
    "guide/rights/appeal.md": {
        "sv": ("Överklaga", "overklaga"),
        "en": ("Appeal", "appeal"),
        "fi": ("Valita päätöksestä", "valita"),
    },
    "guide/rights/complain.md": {
        "sv": ("Klaga", "klaga"),
        "en": ("Complain", "complain"),
        "fi": ("Anna palautetta", "palaute"),
    },
    "guide/rights/others.md": {
        "sv": ("Ombud", "ombud"),
        "en": ("Somebody for you", "others"),
        "fi": ("Valtuutettu", "valtuutettu"),
    },
}
MENU = """\
menu:
  - index.md
  - names: { sv: Låna, en: Borrow, fi: Lainaa }
    pages:
      - guide/index.md
      - guide/first.md
      - names: { sv: Blanketter, en: Forms, fi: Lomakkeet }
        pages:
          - guide/forms/index.md
          - guide/forms/card.md
          - guide/forms/renew.md
      - names: { sv: Dina rättigheter, en: Your rights, fi: Oikeutesi }
        pages:
          - guide/rights/appeal.md
          - guide/rights/complain.md
          - guide/rights/others.md
      - names: { sv: Kommunens regler, en: Rules of the council, fi: Kunnan säännöt }
        address:
          sv: https://lindeby.example/regler/
          en: https://lindeby.example/en/rules/
          fi: https://lindeby.example/fi/saannot/
  - easy.md
  - checklist.md
  - names: { sv: Lindeby kommun, en: Lindeby Council, fi: Lindebyn kunta }
    address: https://lindeby.example/
folders:
"""
PAGE = "---\ntitle: {title}\ndescription: {said}\n{slug}---\n"
SECTION = "\n## {heading} {{ #part-{number} }}\n\n{said}\n"
SAID = {"sv": "Det här gäller för dig.", "en": "This is what holds for you.", "fi": "Tämä koskee sinua."}
HEADINGS = {
    "sv": ("Så gör du", "Det här händer sedan", "Mer hjälp"),
    "en": ("What to do", "What happens", "More help"),
    "fi": ("Tee näin", "Mitä sitten tapahtuu", "Lisää apua"),
}
LONG = "guide/forms/card.md"  # with so many sections that it has a list of contents


def page(locale: str, title: str, slug: str, is_long: bool = False) -> str:
    """A short page, or one of three sections; without a slug, that of its folder."""
    said = SAID[locale]
    headings = HEADINGS[locale] if is_long else HEADINGS[locale][:1]
    sections = (SECTION.format(heading=each, said=said, number=number) for number, each in enumerate(headings))
    return PAGE.format(title=title, said=said, slug=f"slug: {slug}\n" * bool(slug)) + "".join(sections)


def grow(project: Project) -> Project:
    """The project with the menu, its pages and folders in each of its languages, confirmed."""
    locales = project.locales
    for name, each in PAGES.items():
        for locale, (title, slug) in each.items():
            project.write(f"docs/{locale}/{name}", page(locale, title, slug, name == LONG))
    folders = (f"  {folder}: {_flow(names)}\n" for folder, names in FOLDERS.items())
    write_menu(project, MENU + "".join(folders))
    for locale in {*SAID} - {*locales}:
        drop_language(project.root, locale)
    project.confirm()
    return project


def write_menu(project: Project, menu: str) -> None:
    """Puts another menu in place of the one that docs/site.yml ends with."""
    before = (project.root / "docs/site.yml").read_text(encoding="utf-8").partition("menu:")[0]
    project.write("docs/site.yml", before + menu)


def grow_to(project: Project, number: int) -> Project:
    """The project with so many pages more, in sections of ten within sections of ten."""
    menu, locales = ["menu:", "  - index.md"], project.locales
    for place, name in enumerate(_names(number)):
        for locale in locales:
            project.write(f"docs/{locale}/{name}", page(locale, f"Ett {place:04}", f"ett-{place:04}"))
        around = "      "
        if place % 100 == 0:
            menu += [f"  - names: {_numbered('Part', place, locales)}", "    pages:"]
        if place % 10 == 0:
            menu += [f"      - names: {_numbered('Piece', place, locales)}", "        pages:"]
        menu.append(f"{around}    - {name}")
    write_menu(project, "\n".join([*menu, ""]))
    return project


def _numbered(name: str, place: int, locales: Sequence[str]) -> str:
    return _flow(dict.fromkeys(locales, f"{name} {place:04}"))


def _flow(names: Mapping[str, str]) -> str:
    return f"{{ {', '.join(f'{locale}: {name}' for locale, name in names.items())} }}"


def _names(number: int) -> Iterator[str]:
    return (f"many/{place:04}.md" for place in range(number))
