"""What holds for every built site, whatever its pages say: each check gives all that is wrong, if anything is.

A check compares a build with what the sources of the same service lead one to expect. Only its rules are read by the
generator's own reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from bilingual.data.rules.history import Histories, read_histories
from lxml import etree, html

from .assets import ASSETS
from .conftest import Build, words_of

NO_PAGE = "404.html"
_SLUG = re.compile(r"^slug: (.*)$", re.M)
_HEADING = re.compile(r"^(#{2,6}) (.*?) *\{ *#(\S+)(?: +\.\S+)* *\}$", re.M)
_LINK = re.compile(r"(?:\]\(|<)((?:https?|mailto|tel):[^)>\s]+)[)>]")
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True)
class Expected:
    """What the sources of a service lead one to expect of a build on a day.

    ``side_by_side`` are the addresses of the pages that show a page in all its languages, as ``pages`` are.

    ``languages`` are the names of the languages, the default one first; ``pages`` the addresses of each page by
    language, by the name of its file; ``menu`` what docs/site.yml has in it; ``roles`` the names of files by role;
    ``texts`` those of the page frame; ``headings`` the level, identifier and text of each heading, by the address of
    its page; ``leaving`` all addresses outside the site that its sources link to; ``attachments`` the pictures and
    documents.
    """

    languages: Mapping[str, str]
    pages: Mapping[str, Mapping[str, str]]
    menu: tuple[Any, ...]
    roles: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]]
    organisation: Mapping[str, Any]
    statement: Mapping[str, Any]
    headings: Mapping[str, list[tuple[int, str, str]]]
    terms: tuple[str, ...]
    rules: Histories
    day: date
    leaving: frozenset[str]
    attachments: frozenset[str]
    side_by_side: Mapping[str, Mapping[str, str]]

    @cached_property
    def locales(self) -> dict[str, str]:
        """The language of each page, by its address."""
        return {address: locale for pair in self.pages.values() for locale, address in pair.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each page's file, by its address."""
        return {address: name for name, pair in self.pages.items() for address in pair.values()}

    @property
    def home(self) -> Mapping[str, str]:
        """The address of the main page in each language."""
        return self.pages["index.md"]

    def page_of(self, role: str) -> Mapping[str, str]:
        """The address in each language of the page that has a role; nothing without one."""
        return self.pages.get(self.roles.get(role, ""), {})

    @property
    def outside(self) -> str:
        """The public address of the site, or the one that stands for it while nobody knows it (RFC 6761)."""
        return str(self.organisation["site_address"]) or "https://not-known-yet.invalid/"

    @property
    def root(self) -> str:
        """The path of the public address, with a slash at each end: what stands at any address begins with it."""
        return urlsplit(self.outside).path

    @property
    def untold(self) -> tuple[str, ...]:
        """What nobody has told of the organisation."""
        for_readers = {name: value for name, value in self.organisation.items() if name != "security_contact_until"}
        return tuple(name for name, value in for_readers.items() if value == "")


def read_expected(root: Path, day: date) -> Expected:
    """What the sources of the service in a folder lead one to expect of a build on a day."""
    docs = root / "docs"
    site = _read(docs / "site.yml")
    configuration = _read(root / "mkdocs.yml")
    languages = next(each["i18n"]["languages"] for each in configuration["plugins"] if "i18n" in each)
    names = {each["locale"]: each["name"] for each in sorted(languages, key=lambda each: not each.get("default"))}
    pages: dict[str, dict[str, str]] = {}
    headings: dict[str, list[tuple[int, str, str]]] = {}
    for locale, start in zip(names, ("", *(f"{locale}/" for locale in [*names][1:])), strict=True):
        for path in sorted((docs / locale).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            slug = _SLUG.search(text)
            name = path.relative_to(docs / locale)
            folders = [str(folder) for folder in name.parents][-2::-1]
            called = (site.get("folders", {}).get(folder, {}).get(locale, Path(folder).name) for folder in folders)
            address = start + "".join(f"{part}/" for part in (*called, *([slug[1]] if slug else [])))
            pages.setdefault(name.as_posix(), {})[locale] = address
            headings[address] = [(len(signs), name, text) for signs, text, name in _HEADING.findall(text)]
    organisation, statement = _read(docs / "organisation.yml"), _read(docs / "accessibility.yml")
    roles = _read(docs / "service.yml")["pages"]
    texts = [text for path in docs.rglob("*.md") for text in _LINK.findall(path.read_text(encoding="utf-8"))]
    return Expected(
        languages=names,
        pages=pages,
        menu=tuple(site["menu"]),
        roles=roles,
        texts={locale: _read(docs / f"wording/{locale}.yml")["texts"] for locale in names},
        headings=headings,
        organisation=organisation,
        statement=statement,
        terms=tuple(_read(docs / "terms.yml")),
        rules=read_histories((docs / "rules.yml").read_bytes(), [*names])[0],
        day=day,
        attachments=frozenset(
            path.relative_to(docs).as_posix()
            for folder in ("pictures", "documents")
            for path in (*docs.glob(f"{folder}/**/*.*"), *docs.glob(f"*/{folder}/**/*.*"))
        ),
        side_by_side=dict(_side_by_side(site, roles, pages)),
        leaving=frozenset(
            [
                *texts,
                *_values_of("address", site),
                *(address for each in _values_of("address", site, dict) for address in each.values()),
                *_values_of("page", _read(docs / "rules.yml")),
                *(value for value in organisation.values() if isinstance(value, str)),
                statement["complaints"],
                f"mailto:{organisation.get('email', '')}",
                f"tel:{''.join(organisation.get('telephone', '').split())}",
            ]
        ),
    )


def _side_by_side(
    site: Mapping[str, Any], roles: Mapping[str, str], pages: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages in several languages, but for lists of data."""
    lists = {roles.get(role) for role in ("words", "rules", "search")}
    for name, pair in pages.items():
        if name not in lists and len(pair) > 1:
            parts = site.get("side_by_side", dict.fromkeys(pair, "side-by-side"))
            yield name, {locale: f"{address}{parts[locale]}/" for locale, address in pair.items()}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _values_of(key: str, data: Any, kind: type = str) -> Iterator[Any]:
    """What stands behind a name, however deep in the data, if it is of a kind."""
    if isinstance(data, dict):
        yield from (value for name, value in data.items() if name == key and isinstance(value, kind))
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from _values_of(key, each, kind)


def target_of(address: str, reference: str) -> str:
    """Where a reference on a page leads, from the site's root."""
    return urljoin(f"/{address}", reference).removesuffix(".")


def references(page: html.HtmlElement) -> list[tuple[str, str]]:
    """(element, address) for every address that a page holds, but for those that name the page itself to machines."""
    named = page.xpath("//link[@rel='canonical' or @hreflang]/@href")
    everywhere = page.xpath("//@href | //@src | //@srcset | //@action | //@poster | //@data | //@formaction | //@cite")
    return [(str(one.getparent().tag), str(one)) for one in everywhere if one not in named]


def find_wrong_files(build: Build, expected: Expected) -> list[str]:
    """Files that should not be there, and files that are not: pages, what they ask for, and data for machines."""
    pages = {f"{address}index.html" for address in expected.locales}
    pages |= {f"{address}index.html" for pair in expected.side_by_side.values() for address in pair.values()}
    search = {"assets/search/stemmers.js", *(f"assets/search/{locale}.json" for locale in expected.languages)}
    search &= search if expected.page_of("search") else set()
    data = {"accessibility.json", "licences.txt", "rules.json", "rules.schema.json", "service.ttl"}
    data |= {"sitemap.xml", "sitemap.xml.gz"}
    around = {f"assets/social/{locale}.png" for locale in expected.languages}
    if expected.organisation["site_address"]:
        around |= {f"assets/feed/{locale}.atom" for locale in expected.page_of("rules")}
    if expected.root == "/":
        around |= {"robots.txt", "favicon.ico"}
        if expected.organisation.get("security_contact") and expected.organisation.get("security_contact_until"):
            around.add(".well-known/security.txt")
    known = {*pages, NO_PAGE, *ASSETS.values(), *search, *data, *around, *expected.attachments}
    return sorted(build.files().keys() ^ known)


def find_wrong_languages(build: Build, expected: Expected) -> list[str]:
    """Pages that do not say their language."""
    return [address for address, locale in expected.locales.items() if build.page(address).get("lang") != locale]


def find_unequal_identifiers(build: Build, expected: Expected) -> list[str]:
    """Pages whose identifiers are not those of the other language, in the same order; and headings without one."""
    found = []
    for name, pair in expected.pages.items():
        mains = {locale: build.page(address).get_element_by_id("content") for locale, address in pair.items()}
        identifiers = {str([(each.tag, each.get("id")) for each in main.xpath(".//*[@id]")]) for main in mains.values()}
        bare = [heading for main in mains.values() for heading in main.xpath(".//h2[not(@id)] | .//h3[not(@id)]")]
        found += [name] * (len(identifiers) > 1) + [f"{name}: {words_of(heading)}" for heading in bare]
    return found


def find_lost_headings(build: Build, expected: Expected) -> list[str]:
    """Pages that do not have the headings of their source in their order, each with its level and its own words."""
    found = []
    for address, headings in expected.headings.items():
        shown = [
            (int(each.tag[1]), str(each.get("id")), words_of(each))
            for each in build.page(address).get_element_by_id("content").iter("h2", "h3", "h4", "h5", "h6")
            if each.get("id") in {name for _, name, _ in headings}
        ]
        for (level, name, text), other in zip_longest(headings, shown, fillvalue=(0, "", "")):
            plain = not re.search(r"[*_`<\[{&]", text)  # what is marked up, or filled in, reads otherwise
            found += [f"{address}: {text}"] * ((level, name, text if plain else other[2]) != other)
    return found


def find_repeated_identifiers(build: Build, expected: Expected) -> list[str]:
    """Identifiers that stand twice on a page, and references to some that stand nowhere on it."""
    found = []
    for address in (*expected.locales, NO_PAGE):
        page = build.page(address)
        identifiers = [str(each) for each in page.xpath("//@id")]
        named = " ".join(page.xpath("//@aria-labelledby | //@aria-describedby | //@for")).split()
        found += [f"{address} #{each}" for each in set(identifiers) if identifiers.count(each) > 1]
        found += [f"{address} has no #{each}" for each in named if each not in identifiers]
    return found


def find_wrong_language_links(build: Build, expected: Expected) -> list[str]:
    """Pages whose link to the other language leads elsewhere, or does not name that language in its own words."""
    found = []
    for pair in expected.pages.values():
        for here, address in pair.items():
            links = [
                (link.get("lang"), link.get("hreflang"), words_of(link), target_of(address, link.get("href")))
                for link in build.page(address).xpath("//header//a[@hreflang]")
            ]
            there = {locale: other for locale, other in pair.items() if locale != here}
            if links != [(one, one, expected.languages[one], f"/{other}") for one, other in there.items()]:
                found.append(f"{address}: {links}")
    return found


def find_wrong_links_between_sections(build: Build, expected: Expected) -> list[str]:
    """Pages whose main sections do not each have a link to themselves in each other language beside their heading."""
    found = []
    for pair in expected.pages.values():
        for here, address in pair.items():
            links = build.page(address).xpath("//main/*[@class='elsewhere']//a")
            there = {locale: other for locale, other in pair.items() if locale != here}
            wanted = [
                (
                    f"/{other}#{heading.get('id')}",
                    f"{expected.texts[locale]['in_this_language']}: {words_of(heading)}",
                    locale,
                    locale,
                )
                for headings in zip(
                    *(build.page(other).xpath("//main/h2[@id]") for other in there.values()), strict=True
                )
                for (locale, other), heading in zip(there.items(), headings, strict=True)
            ]
            if wanted != [
                (target_of(address, link.get("href")), link.get("aria-label"), link.get("lang"), link.get("hreflang"))
                for link in links
                if link.get("aria-label").startswith(f"{words_of(link)}: ")
            ]:
                found.append(address)
    return found


def _alternates(pair: Mapping[str, str], expected: Expected) -> list[tuple[str, str]]:
    first = next(iter(expected.languages))
    return [
        *((locale, expected.outside + address) for locale, address in pair.items()),
        ("x-default", expected.outside + pair[first]),
    ]


def find_wrong_alternates(build: Build, expected: Expected) -> list[str]:
    """Pages that do not name themselves and both languages by their public addresses, the same on both of a pair."""
    found = []
    for pair in expected.pages.values():
        for address in pair.values():
            page = build.page(address)
            links = page.xpath("/html/head/link[@rel='alternate'][@hreflang]")
            named = [(link.get("hreflang"), link.get("href")) for link in links]
            own = page.xpath("/html/head/link[@rel='canonical']/@href")
            if named != _alternates(pair, expected) or own != [expected.outside + address]:
                found.append(address)
    return found


def find_faults_of_the_sitemap(build: Build, expected: Expected) -> list[str]:
    """Pages that the sitemap has not, has twice, or has with other alternates than theirs."""
    listed = [
        (
            str(url.findtext("s:loc", namespaces=_SITEMAP)),
            [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.findall("x:link", _SITEMAP)],
        )
        for url in etree.fromstring((build.folder / "sitemap.xml").read_bytes())
    ]
    wanted = [
        (expected.outside + address, [("alternate", *each) for each in _alternates(pair, expected)])
        for pair in expected.pages.values()
        for address in pair.values()
    ]
    wrong = [one for one in listed if one not in wanted or listed.count(one) > 1]
    return sorted({address for address, _ in [*wrong, *(one for one in wanted if one not in listed)]})


def find_broken_links(build: Build, expected: Expected) -> list[str]:
    """References that lead nowhere, and those outside the site but for links that stand in its sources."""
    found = []
    identifiers: dict[Path, set[str]] = {}
    for address in (*expected.locales, NO_PAGE):
        for element, reference in references(build.page(address)):
            parts = urlsplit(target_of(address, reference))
            if (parts.scheme, parts.netloc) != ("", ""):
                found += [f"{address}: {reference}"] * (element != "a" or reference not in expected.leaving)
                continue
            here = address == NO_PAGE and parts.path != f"/{NO_PAGE}"
            root = expected.root if here else "/"
            target = build.folder / unquote(parts.path.removeprefix(root)).lstrip("/")
            found += [f"{address}: {reference}"] * (not parts.path.startswith(root))
            target = target / "index.html" if parts.path.endswith("/") else target
            if not target.is_file():
                found.append(f"{address}: {reference}")
            elif parts.fragment:
                if target not in identifiers:
                    elements = html.fromstring(target.read_bytes()).iter()
                    identifiers[target] = {str(each.get("id")) for each in elements}
                found += [f"{address}: {reference}"] * (unquote(parts.fragment) not in identifiers[target])
    return found


def find_requests_elsewhere(build: Build, expected: Expected) -> list[str]:
    """What styles, scripts and pictures ask for from elsewhere."""
    found = []
    for name, content in build.files().items():
        if PurePosixPath(name).suffix in (".css", ".js", ".svg"):
            text = re.sub(r"/\*.*?\*/", "", content.decode(), flags=re.S)  # the library's notices name their makers
            own = r"(?!\"\./|new URL\()"  # relative to the site
            asked = rf"https?://(?!www\.w3\.org/)[^\s\"')]+|@import|url\((?!#)|fetch\({own}|import\({own}"
            found += [f"{name}: {each}" for each in re.findall(asked, text)]
    return found


def find_faults_of_the_page_that_does_not_exist(build: Build, expected: Expected) -> list[str]:
    """What 404.html does not say in some language, and its links that do not lead to that language's main page.

    It is shown at any address, so none of its addresses may begin where it stands.
    """
    page = build.page(NO_PAGE)
    halves = {half.get("lang"): half for half in page.xpath("//main/*[@lang]")}
    said = {locale: words_of(half) for locale, half in halves.items()}
    links = {
        locale: [target_of("a/b/", str(link.get("href"))) for link in half.iter("a")] for locale, half in halves.items()
    }
    texts = {
        locale: " ".join(text[f"not_found_{key}"] for key in ("title", "text", "link"))
        for locale, text in expected.texts.items()
    }
    title = " – ".join(text["not_found_title"] for text in expected.texts.values())
    inside = {reference for _, reference in references(page)} - expected.leaving
    relative = [reference for reference in inside if not reference.startswith(("/", "#"))]
    return [
        *(f"{locale}: {said.get(locale)}" for locale in texts if said.get(locale) != texts[locale]),
        *(
            f"{one}: {links.get(one)}"
            for one, home in expected.home.items()
            if links.get(one) != [expected.root + home]
        ),
        *([] if list(halves) == list(expected.languages) else [f"halves: {list(halves)}"]),
        *([] if words_of(page.xpath("//title")[0]) == title else ["title"]),
        *relative,
    ]


def find_values_without_their_rule(build: Build, expected: Expected) -> list[str]:
    """Marked values that do not carry their rule's meaning for machines, and sentences that are not their rule's."""
    rules, day = expected.rules, expected.day
    in_force = {name: history.on(day) for name, history in rules.items()}
    coming = {
        one.name: one
        for history in rules.values()
        for one in reversed(history.periods)
        if one.start and one.start > day
    }
    found = []
    for address, locale in expected.locales.items():
        for marked in build.page(address).xpath("//data | //*[@data-rule or @data-announced]"):
            name = marked.get("data-rule") or marked.get("data-announced")
            rule = (in_force if "data-rule" in marked.attrib else coming).get(str(name))
            said = words_of(marked).casefold()
            texts = (
                [rule.texts[key][locale].casefold() for key in ("text", "easy") if key in rule.texts] if rule else []
            )
            is_right = rule is not None and (
                marked.get("value") == rule.machine_value if marked.tag == "data" else any(one in said for one in texts)
            )
            found += [f"{address} {name}: {words_of(marked)}"] * (not is_right)
    return found


def find_typed_quantities(build: Build, expected: Expected) -> list[str]:
    """Digits in a text that come neither from a rule nor from the other data."""
    generated = ".//data | .//time | .//*[local-name()='svg'] | .//details | .//dl[@class='details'] | .//code"
    generated += " | .//*[starts-with(@class, 'footnote-')]"
    over_time = ".//h3['-over-time' = substring(@id, string-length(@id) - 9)]/following-sibling::ul[1]"
    statement, organisation = expected.statement, expected.organisation
    from_data = [*statement["law"].values(), statement["standard"], statement["guidelines"], *organisation.values()]
    from_data += [said for detail in organisation.get("details", {}).values() for said in detail.values()]
    found = []
    for address in expected.locales:
        main = build.page(address).get_element_by_id("content")
        for element in main.xpath(f"{generated} | {over_time}"):
            element.drop_tree()
        text = words_of(main)
        for said in filter(None, (value for value in from_data if isinstance(value, str))):
            text = text.replace(said, "")
        found += [f"{address}: {digits}" for digits in re.findall(r"\d+", text)]
    return found


def find_leftovers(build: Build, expected: Expected) -> list[str]:
    """Files that show a tag of a template, and sources that have been published."""
    files = {name: content for name, content in build.files().items() if name not in ASSETS.values()}
    files.pop("assets/search/stemmers.js", None)  # a library, as it is
    files = {name: raw for name, raw in files.items() if not name.endswith((".gz", ".png", ".ico"))}  # any bytes
    tags = [name for name, content in files.items() if re.search(rb"\{\{|\{%|%\}|\{ ?#", content)]
    return tags + [name for name in files if PurePosixPath(name).suffix in (".yml", ".yaml", ".md", ".py", ".map")]


def find_unsaid_gaps(build: Build, expected: Expected) -> list[str]:
    """What nobody has told and the page about the site does not say so of; pages that do not call this a preview."""
    found = []
    for locale, address in expected.page_of("about").items():
        lines = build.page(address).xpath("//main//li[.//*[@class='not-known']]")
        said = [words_of(line) for line in lines if words_of(line).endswith(f": {expected.texts[locale]['not_known']}")]
        found += [f"{address}: {said}"] * (len(said) != len(expected.untold) or len(lines) != len(said))
    for address, locale in expected.locales.items():
        said = [words_of(each) for each in build.page(address).xpath("/html/body/aside[@class='preview']")]
        found += [f"{address}: preview"] * (said != [expected.texts[locale]["preview"]] * bool(expected.untold))
    return found


def find_faults_of_the_frame(build: Build, expected: Expected) -> list[str]:
    """Pages that have not just one title, heading, main part and viewport, and scripts and styles within a page."""
    once = ("//h1", "//main", "/html/head/title", "/html/head/meta[@name='viewport']")
    scripts = "//script[not(@src) and not(@type='application/ld+json')]"  # that type is data, and never run
    found = []
    for address in (*expected.locales, NO_PAGE):
        page = build.page(address)
        found += [f"{address} {path}" for path in once if len(page.xpath(path)) != 1]
        inside = page.xpath(f"{scripts} | //style | //@style | //@*[starts-with(name(), 'on')]")
        found += [f"{address}: {each}" for each in inside]
    return found


def find_wrong_menus(build: Build, expected: Expected) -> list[str]:
    """Pages whose menu does not lead where its first level leads, or does not say in which entry they stand."""
    found = []
    for address, locale in expected.locales.items():
        links = build.page(address).xpath("//nav[@class='menu']//a[not(@data-search)]")
        wanted = [_shown(entry, address, locale, expected) for entry in expected.menu]
        found += [address] * (_links(links, address) != wanted)
    return found


def find_wrong_branches(build: Build, expected: Expected) -> list[str]:
    """Pages that do not show the section of the menu that they stand in, its parts opened as far as to the page."""
    found = []
    for address, locale in expected.locales.items():
        shown = build.page(address).xpath("//nav[@class='branch']//*[self::a or self::span[@aria-current]]")
        around = [entry for entry in expected.menu if expected.names[address] in _pages_of(entry) and _inside(entry)]
        wanted = [each for entry in around for each in _opened(entry, address, locale, expected)]
        found += [address] * (_links(shown, address) != wanted)
    return found


Shown = tuple[str | None, str | None]  # where an entry of the menu leads, and its aria-current


def _links(elements: list[html.HtmlElement], address: str) -> list[Shown]:
    return [
        (target_of(address, each.get("href")) if each.tag == "a" else None, each.get("aria-current"))
        for each in elements
    ]


def _inside(entry: Any) -> list[Any]:
    """What a section holds besides the page that it is itself."""
    inside = list(entry.get("pages", [])) if isinstance(entry, dict) else []
    return inside[_is_page(entry) :]


def _pages_of(entry: Any) -> list[str]:
    """The page that an entry is, or all in it, in order."""
    return [entry] if isinstance(entry, str) else [page for each in entry.get("pages", []) for page in _pages_of(each)]


def _is_page(entry: Any) -> bool:
    """Whether an entry is a page, or a section that begins with the main page of a folder."""
    first = entry if isinstance(entry, str) else entry.get("pages", [""])[0]
    return isinstance(first, str) and first.endswith("index.md" if isinstance(entry, dict) else ".md")


def _shown(entry: Any, address: str, locale: str, expected: Expected) -> Shown:
    if not (pages := _pages_of(entry)):
        return (entry["address"] if isinstance(entry["address"], str) else entry["address"][locale]), None
    here = expected.names[address]
    current = "page" if _is_page(entry) and here == pages[0] else "true" if here in pages else None
    return f"/{expected.pages[pages[0]][locale]}", current


def _opened(entry: Any, address: str, locale: str, expected: Expected) -> Iterator[Shown]:
    where, current = _shown(entry, address, locale, expected)
    is_open = bool(current and _inside(entry))
    yield where if _is_page(entry) or not is_open else None, current
    for each in _inside(entry) if is_open else ():
        yield from _opened(each, address, locale, expected)


def find_wrong_ways(build: Build, expected: Expected) -> list[str]:
    """Pages that do not say the way to them from the main page; that page says none."""
    found = []
    for address, locale in expected.locales.items():
        home = expected.home[locale]
        way = [
            (step.get("aria-current"), [target_of(address, link) for link in step.xpath("./a/@href")])
            for step in build.page(address).xpath("//nav[@class='path']//li")
        ]
        first = [words_of(step) for step in build.page(address).xpath("//nav[@class='path']//li")[:1]]
        steps = _steps(expected.menu, address, locale, expected)
        wanted = [] if address == home else [(None, [f"/{home}"]), *steps, ("page", [])]
        found += [address] * (way != wanted or first != [expected.texts[locale]["home"]] * bool(wanted))
    return found


def _steps(entries: Iterable[Any], address: str, locale: str, expected: Expected) -> Iterator[tuple[None, list[str]]]:
    """The sections around a page, the outermost first."""
    here = expected.names[address]
    for entry in entries:
        if _inside(entry) and here in (pages := _pages_of(entry)) and not (_is_page(entry) and here == pages[0]):
            yield None, [f"/{expected.pages[pages[0]][locale]}"] * _is_page(entry)
            yield from _steps(_inside(entry), address, locale, expected)


def find_moved_help(build: Build, expected: Expected) -> list[str]:
    """Pages whose foot does not offer the same help in the same order as the main page, in each way that there is."""
    found = []
    ways = 1 + len({"email", "telephone"} & expected.organisation.keys())  # having it read aloud is one
    for address, locale in (*expected.locales.items(), (NO_PAGE, next(iter(expected.languages)))):
        footer, first = (build.page(each).xpath("/html/body/footer")[0] for each in (address, expected.home[locale]))
        headings = [[words_of(each) for each in one.iter("h2", "dt")] for one in (footer, first)]
        found += [address] * (headings[0] != headings[1] or len(footer.xpath(".//dt")) != ways)
    return found


def find_boxes_without_a_label(build: Build, expected: Expected) -> list[str]:
    """Boxes to tick that have no label, stand in no list or keep something, and pairs that do not have as many."""
    found = []
    for name, pair in expected.pages.items():
        numbers = set()
        for address in pair.values():
            boxes = build.page(address).xpath("//main//input[@type='checkbox']")
            numbers.add(len(boxes))
            for box in boxes:
                around = (box.getparent().tag, box.getparent().getparent().tag)
                attributes = {key: value for key, value in box.attrib.items() if key not in ("checked", "form")}
                is_right = (attributes, around) == ({"type": "checkbox"}, ("label", "li"))
                forms = build.page(address).xpath("//form[@method='dialog'][@autocomplete='off']/@id")
                is_right = is_right and forms == [box.get("form")]
                found += [address] * (not is_right or not words_of(box.getparent()))
        found += [name] * (len(numbers) > 1)
    return found


def find_unexplained_terms(build: Build, expected: Expected) -> list[str]:
    """Terms that the page of words lacks or has in another order, or not with an explanation and the other word."""
    pair = expected.page_of("words")
    lists = {locale: build.page(address).xpath("//div[@class='words']/div") for locale, address in pair.items()}
    found = [
        locale for locale, terms in lists.items() if tuple(one.find("h2").get("id") for one in terms) != expected.terms
    ]
    for locale, terms in lists.items():
        for place, term in enumerate(terms):
            others = [
                (expected.languages[other], words_of(lists[other][place].find("h2")).casefold())
                for other in pair
                if other != locale and place < len(lists[other])
            ]
            said = [
                (name, word.casefold())  # it may begin with a capital letter where it stands first
                for each in term.xpath("./p/span[@class='words__other']")
                for name, _, word in [words_of(each).partition(": ")]
            ]
            explained = "".join(term.xpath("./p//text()[not(ancestor::span[@class='words__other'])]")).strip()
            found += [f"{locale} {term.find('h2').get('id')}"] * (said != others or not explained)
    return found


CHECKS: tuple[Callable[[Build, Expected], list[str]], ...] = (
    find_wrong_files,
    find_wrong_languages,
    find_unequal_identifiers,
    find_lost_headings,
    find_repeated_identifiers,
    find_wrong_language_links,
    find_wrong_links_between_sections,
    find_wrong_alternates,
    find_faults_of_the_sitemap,
    find_broken_links,
    find_requests_elsewhere,
    find_faults_of_the_page_that_does_not_exist,
    find_values_without_their_rule,
    find_typed_quantities,
    find_leftovers,
    find_unsaid_gaps,
    find_faults_of_the_frame,
    find_wrong_menus,
    find_wrong_branches,
    find_wrong_ways,
    find_moved_help,
    find_boxes_without_a_label,
    find_unexplained_terms,
)
