"""What only MkDocs needs: its configuration and pages as the core's plain data, and less work for its builds."""

from __future__ import annotations

import logging
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from errno import EADDRINUSE
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, cast

from bilingual import progress
from bilingual.build.renderer import OldEntry, Part, Unreadable
from bilingual.checks.checked import open_memory
from bilingual.clock import EPOCH, NoDay, day_of_site, moment_of, moment_of_build, moments_of, zone_of
from bilingual.data.assets import FOLDER as ASSETS
from bilingual.data.basics import FILE as BASICS_FILE
from bilingual.data.rules.wording import wording_file
from bilingual.disk.memory import Memory, is_ci
from bilingual.disk.seen import is_unchanged, look, version_of_generator
from bilingual.disk.watching import Watching
from bilingual.disk.whole import OF_THE_DISK, NotWritten, said_of
from bilingual.files.places import DOCS
from bilingual.files.tree import find_files, read_alone
from bilingual.gather import gather
from bilingual.languages.names import in_good_form, is_language, name_language, wider
from bilingual.load import MOST, ORGANISATION_FILE
from bilingual.messages import ENGLISH, in_words, message_of, say, together
from bilingual.messages.programs import said_by_program
from bilingual.problems import MESSAGE_LANGUAGE, Edit, Problem, as_listed, counted, quote, report, to_mend
from bilingual.publish.kept import Pages, Shown, moved, open_pages, open_shown, set_aside, set_aside_in
from bilingual.publish.output import Output, prepare, remove
from bilingual.publish.surroundings import DRAWN
from bilingual.publish.templates import OWN
from bilingual.records.days import FIRST, LAST, read_day
from bilingual.records.reading import Record, read_mapping, read_record
from bilingual.reports.drafts import say_drafts
from bilingual.reports.preview import Preview, how_to_edit
from bilingual.site.site import Site
from bilingual.telling import NoLanguage, language_at_least, language_of
from bilingual.unchanged import digest_of_site
from bilingual.view.page import Setting
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension
from mkdocs.exceptions import PluginError
from mkdocs_settings import CODES, codes_in, find_mistaken, find_slips, languages_in, read_settings
from mkdocs_settings import CONFIGURATION as CONFIGURATION  # which the core asks this module for
from mkdocs_unchanged import PRINTS, is_known_whole
from pathspec import GitIgnoreSpec

if TYPE_CHECKING:  # slow to load, and only a build needs it, which has loaded it
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.plugins import PrefixedLogger
    from mkdocs.structure.files import File, Files
    from mkdocs_unchanged import Beginning
    from watchdog.events import FileSystemEventHandler

OVERRIDES = "overrides"
_OF_TEXT = (
    say("the site reads the text of its pages itself"),
    say("Take it out with all below it. CONTRIBUTING.md says what a text can hold."),
)
_OF_THE_MENU = (
    say("the menu stands in {file}", file=BASICS_FILE),
    say("To move it there: make menu. Or write its pages there, below menu, and take this out with all below it."),
)
# Settings of MkDocs that do nothing here: why, and what to do.
_WITHOUT_EFFECT = {
    "markdown_extensions": _OF_TEXT,
    "mdx_configs": _OF_TEXT,
    "nav": _OF_THE_MENU,
    "nav_translations": (
        say("the names of the menu's sections stand in {file}, each in every language", file=BASICS_FILE),
        say("Take it out with all below it, once make menu has moved the menu."),
    ),
    "not_in_nav": (
        say("a page is outside the menu if {file} does not name it there", file=BASICS_FILE),
        say("Take it out with all below it."),
    ),
    "site_url": (
        say("the address of the site stands in {file}", file=ORGANISATION_FILE),
        say("Write it there, at site_address, and take this out."),
    ),
    "site_name": (
        say("the names of the site stand in {file}", file=BASICS_FILE),
        say("Write the name there, below names. MkDocs wants one line here: site_name: {file}", file=BASICS_FILE),
    ),
}
_OF_A_LANGUAGE = ("nav", "nav_translations", "site_name")  # which mkdocs-static-i18n knows for each language too
_SETTLED = 0.05  # seconds without another change after which the preview is built again: an editor saves in less
PORTS = range(1, 65536)  # RFC 6335, 6
_THEMES = {"material": "mkdocs-material", "materialx": "mkdocs-materialx"}  # packages with Material's templates
# The drawings that the theme brings, which a template takes in: their folder, what they are, and their licence.
_DRAWINGS = {"material": ("Material Design Icons", "Apache-2.0", "https://github.com/Templarian/MaterialDesign")}
_DRAWN = re.compile(r"\.icons/([\w-]+)/")
# Texts of the page frame that Material has in each of its languages: our name for each, and the theme's.
_TEXTS = {
    "menu": "nav",
    "on_this_page": "toc",
    "search": "search",
    "search_field": "search.placeholder",
    "search_found_one": "search.result.one",
    "search_found_other": "search.result.other",
    "search_none": "search.result.none",
}
_LOCALE = re.compile("[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")  # what mkdocs-static-i18n takes, as BCP 47 writes it
_INDENTATION = re.compile("^[ \t]+", re.M)
_SKIP = "action.skip"  # which the theme's own template says, unless one of the languages has it in docs/wording/
_LANGUAGES = "partials/languages"
_BELOW = "\n    "  # what is to be done, below what is wrong
FALLBACK = MESSAGE_LANGUAGE  # whose words Material uses for a language that it does not have
# From the first event of a build to its last, which is told nothing of the others: (configuration, folder to publish
# in, where the site is built). Nothing is in it for longer than a command takes.
_on_the_way: list[tuple[MkDocsConfig, str, Output]] = []
_OF_NO_PAGE = ("strict", "site_dir", "config_file_path")  # settings that a page does not depend on
_COUNTED = re.compile(r"^ERROR +- +(?:\d+ [^\n]*:\n)?", re.M)  # what MkDocs and this file put before a message
_PAGES = say("Pages are printed")  # how far a build is
_preview: list[Preview] = []  # what says in its pages what was built last, while this is a preview
_watching = Watching()  # what a preview shows
_shown = Shown()  # of which pages
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)  # of what this build says


def read_locales(root: Path) -> list[str]:
    """The languages of the site in mkdocs.yml, the default one first. Raises ValueError if none can be found."""
    record, _ = read_mapping((root / CONFIGURATION).read_text(encoding="utf-8"), CONFIGURATION)
    languages = [one for _, one in languages_in(record) if one.get("build") is not False]
    if not languages:
        raise ValueError(say("{file} names no languages below plugins, i18n.", file=CONFIGURATION))
    return [one["locale"] for one in sorted(languages, key=lambda one: not one.get("default"))]


def give_codes(config: MkDocsConfig) -> None:
    """Each language gets its own code in the place of the one that stands for it, before static-i18n looks at them."""
    codes = codes_in(config.extra)
    for language in _i18n(config).config.languages:
        if code := codes.get(language.locale):
            language.link = language.link.replace(f"/{language.locale}/", f"/{code}/")
            language.locale = code


def texts_of_the_theme(root: Path, locales: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """What Material says of ``_TEXTS`` in each language; only what docs/wording/ does not say is looked for."""
    found: dict[str, dict[str, str]] = {}
    own = {locale: _own_texts(root, locale) for locale in locales}
    texts = {**_TEXTS, **({"skip": _SKIP} if any("skip" in each for each in own.values()) else {})}
    for locale in locales:
        lacking = {name: key for name, key in texts.items() if name not in own[locale]}
        said = _material(language) if lacking and (language := theme_language(locale)) else None
        words = {name: str(said(key)).strip().replace("#", "{number}") for name, key in lacking.items()} if said else {}
        found[locale] = {name: text for name, text in words.items() if text}
    return found


def _own_texts(root: Path, locale: str) -> Collection[str]:
    """The names of the texts that docs/wording/ has in a language."""
    raw, _ = read_alone(root, file := wording_file(locale), MOST)  # what is wrong with it is told where it is read
    return read_record(raw, file)[0].data.get("texts") or ()


def theme_language(locale: str) -> str:
    """The nearest of the languages that Material has; empty if it has none."""
    known = {path.stem for folder in _theme_folders() for path in Path(folder, _LANGUAGES).glob("*.html")}
    return next((one for one in wider(locale) if one in known), "")


def _theme_folders() -> list[Path]:
    found = next(filter(None, map(find_spec, _THEMES)), None)
    return [Path(folder, "templates") for folder in found.submodule_search_locations or ()] if found else []


def _material(language: str) -> Callable[[str], str]:
    """Material's words of one of its languages by its keys."""
    template = Environment(loader=FileSystemLoader(_theme_folders())).get_template(f"{_LANGUAGES}/{language}.html")
    return cast(Callable[[str], str], template.module.t)  # type: ignore[attr-defined]


def find_parts(site: Site) -> list[Part]:
    """What others have made of that which readers get: search with its languages, and what is of the theme."""
    from bilingual.publish.search import parts_of_search  # slow to load, and few commands need it

    return [*parts_of_search(site), *_parts_of_the_theme(site)]


def _parts_of_the_theme(site: Site) -> Iterator[Part]:
    """Words of the page frame, and drawings; the theme's styles and scripts are not sent."""
    package = next(filter(find_spec, _THEMES))
    brought = distribution(_THEMES[package])
    notice, number = brought.read_text("licenses/LICENSE") or "", brought.version
    digest = sha256(notice.encode()).hexdigest()
    purl = f"pkg:pypi/{_THEMES[package]}@{number}"
    yield Part(
        "Material for MkDocs", number, "MIT", "https://github.com/squidfunk/mkdocs-material", notice, purl, digest
    )
    for name in sorted({name for each in site.templates.values() for name in _DRAWN.findall(each.source)}):
        called, licence, source = _DRAWINGS[name]
        notice = Path(_theme_folders()[0], ".icons", name, "LICENSE").read_text(encoding="utf-8")
        digest = sha256(notice.encode()).hexdigest()
        yield Part(called, "", licence, source, notice, f"{purl}#material/templates/.icons/{name}", digest)


def find_problems(root: Path) -> Iterator[Problem]:
    """What mkdocs.yml says that stands elsewhere, or that MkDocs does not do here; what would hide a page."""
    record, text, wrong = read_settings(root)
    yield from find_slips(root, record, wrong)
    for place, line in record.lines.items():
        key = str(place[-1]) if place else ""
        is_ours = key in _WITHOUT_EFFECT and (len(place) == 1 or key in _OF_A_LANGUAGE)
        is_ours = is_ours and not (len(place) == 1 and record.data.get(key) == "")
        if is_ours and not (place == ("site_name",) and record.data[key] == BASICS_FILE):
            why, to_do = _WITHOUT_EFFECT[key]
            what = say("{key}: This has no effect, because {why}.", key=key, why=why)
            yield Problem(CONFIGURATION, line, what, to_do, "without-effect")
    yield from _hidden_pages(root, record, text)
    yield from _other_addresses(record)
    for where, language in languages_in(record):
        locale = language["locale"]
        yield from _not_to_be_built(locale, record.line(where), is_stood_for=where[:2] == CODES)
        if not theme_language(locale) and "skip" not in _own_texts(root, locale):
            what = say(
                "Material has no words in {language}, and the link past the menu needs some.",
                language=name_language(locale),
            )
            to_do = say("Add them to the texts there, as in: “skip: Skip to content”.")
            yield Problem(wording_file(locale), 1, what, to_do, "missing-text")


def find_mistaken_languages(root: Path) -> list[Problem]:
    """Languages that can only be a slip, so that all else would be said of the wrong ones."""
    return find_mistaken(root, read_settings(root)[0])


def _not_to_be_built(locale: str, line: int, *, is_stood_for: bool) -> Iterator[Problem]:
    """Why a site cannot have a language of this code, if it cannot; whether another code stands for it."""
    code = in_good_form(locale)
    if not is_language(code):
        what = say("“{code}” is not the code of a language.", code=quote(locale))
        to_do = say("Write it as in BCP 47: sv, en-GB or zh-Hant.")
        yield Problem(CONFIGURATION, line, what, to_do, "unknown-locale")
    elif not is_stood_for and not _LOCALE.fullmatch(code):
        what = say(
            "mkdocs-static-i18n does not take the code “{code}” ({language}): it has to begin with two letters.",
            code=code,
            language=name_language(code),
        )
        to_do = say(
            "Write a code that no language has, as qa, in its place here, and: {example}",
            example=f"extra: {{ codes: {{ qa: {code} }} }}",
        )
        yield Problem(CONFIGURATION, line, what, to_do, "unknown-locale")
    elif code != locale:
        what = say("“{code}” is not how a page can name its language.", code=locale)
        to_do = say("Write {code}, also in the names of its folder and files.", code=code)
        edit = Edit(CONFIGURATION, line, locale, code)
        yield Problem(CONFIGURATION, line, what, to_do, "unknown-locale", edit=edit)


def _other_addresses(settings: Record) -> Iterator[Problem]:
    """Settings by which pages would lie elsewhere than links lead to, and a language that stands there twice."""
    plugins = settings.data.get("plugins")
    of_i18n = [
        (("plugins", place, "i18n", "docs_structure"), plugin["i18n"].get("docs_structure", "folder"))
        for place, plugin in enumerate(plugins if isinstance(plugins, list) else ())
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict)
    ]
    wanted = [(("use_directory_urls",), settings.data.get("use_directory_urls", True), True, "true")]
    for path, found, right, said in [*wanted, *((path, found, "folder", "folder") for path, found in of_i18n)]:
        if found != right:
            what = say("{key}: Links would not lead to where the pages are.", key=str(path[-1]))
            yield Problem(CONFIGURATION, settings.line(path), what, say("Write {right}.", right=said), "bad-choice")
    seen: set[str] = set()
    for where, language in languages_in(settings):
        if (locale := language["locale"]) in seen:
            what = say("The language “{language}” stands here twice.", language=quote(locale))
            yield Problem(CONFIGURATION, settings.line(where), what, say("Keep one of the two."), "duplicate")
        seen.add(locale)


def _hidden_pages(root: Path, settings: Record, text: str) -> Iterator[Problem]:
    """Patterns that keep a page from the site, while other pages, the search and the menu still lead to it."""
    for key in ("exclude_docs", "draft_docs"):
        first = settings.line((key,))
        for pattern in str(settings.data.get(key) or "").split("\n"):
            if not pattern.strip():
                continue
            hidden = GitIgnoreSpec.from_lines([pattern]).match_files(_pages(root))
            if page := next(iter(sorted(hidden)), None):
                lines = enumerate(text.split("\n")[first - 1 :], first)
                number = next((number for number, line in lines if pattern.strip() in line), first)
                what = say(
                    "{key}: “{pattern}” would leave {file} out, which other pages lead to.",
                    key=key,
                    pattern=quote(pattern.strip()),
                    file=f"{DOCS}/{page}",
                )
                to_do = say("Take it out. A page that is not to be published yet says draft: true in its front matter.")
                yield Problem(CONFIGURATION, number, what, to_do, "without-effect")


def _pages(root: Path) -> list[str]:
    return [file.partition("/")[2] for file in find_files(root, DOCS).files if file.endswith(".md")]


def read_menu(root: Path) -> tuple[OldEntry, ...]:
    """``nav`` of mkdocs.yml, in every shape that MkDocs takes, with the names that static-i18n has for it."""
    record, _ = read_mapping((root / CONFIGURATION).read_text(encoding="utf-8"), CONFIGURATION)
    default = read_locales(root)[0]
    translations = {
        str(one["locale"]): one.get("nav_translations") or {}
        for plugin in record.data.get("plugins", ())
        if isinstance(plugin, dict) and "i18n" in plugin
        for one in plugin["i18n"]["languages"]
    }

    def entries(data: Any) -> Iterator[OldEntry]:
        """A list of entries, a mapping of names with what they lead to, or a name of a file or an address alone."""
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, Mapping):
                for name, inside in each.items():
                    is_section = not isinstance(inside, str)
                    names = {default: str(name)} | {
                        locale: str(said[name]) for locale, said in translations.items() if name in said
                    }
                    yield OldEntry(names, None if is_section else inside, tuple(entries(inside)) if is_section else ())
            elif each is not None:
                yield OldEntry({}, str(each))

    return tuple(entries(record.data.get("nav")))


def without_menu(configuration: str) -> str:
    """mkdocs.yml without ``nav``, or as it is where the lines of nav are not all that would be lost."""
    lines = configuration.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if re.match(r"[\"']?nav[\"']?\s*:", line)), None)
    if first is None:
        return configuration
    last = first
    for place, line in enumerate(lines[first + 1 :], first + 1):
        if line[0] in " \t-]}" and not line.lstrip().startswith("#") and line.strip():
            last = place
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    shorter = "".join(lines[:first] + lines[last + 1 :])
    (before, unread), (after, unreadable) = (read_mapping(text, CONFIGURATION) for text in (configuration, shorter))
    is_the_rest = {key: value for key, value in before.data.items() if key != "nav"} == after.data
    return shorter if is_the_rest and not unread and not unreadable else configuration


def build(folder: Path, day: date) -> None:
    """Builds the project in a folder as it is on a day. Raises Unreadable."""
    from tempfile import TemporaryFile  # few commands need it

    (folder / "impact.yml").write_text("INHERIT: mkdocs.yml\nextra: { compare: false }\n", encoding="utf-8")
    moment = moment_of(day, zone_of(folder))
    environment = {key: value for key, value in os.environ.items() if key != "AS_OF"}
    environment |= {EPOCH: str(moment), "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--no-strict",
        "--config-file",
        "impact.yml",
        "--site-dir",
        "site",
    ]
    reads, writes = os.pipe()
    environment[progress.TO] = str(writes)
    with (
        os.fdopen(reads) as steps,
        TemporaryFile("w+", encoding="utf-8") as told,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=told, pass_fds=[writes]
        ) as done,
    ):
        os.close(writes)  # or it would never end
        progress.follow(steps, _PAGES)
        if done.wait():
            told.seek(0)
            said = (line for line in told.read().splitlines() if not line.startswith(("INFO ", "WARNING ")))
            raise Unreadable(_COUNTED.sub("", "\n".join(said)))


def read_site(config: MkDocsConfig) -> Site:
    """Everything in docs/ and overrides/, checked. Raises PluginError with all that stops this build."""
    languages = {one.locale: one.name for one in _i18n(config).config.languages if one.build}
    default = _i18n(config).default_language
    ordered = [default, *(locale for locale in languages if locale != default)]
    root = root_of(config)
    _speak(root)
    _tell_progress()
    as_of = _as_of(config)
    own = _today(root)
    today = as_of or own
    if _command() == "serve" and not _preview:
        for path in (config.docs_dir, config.config_file_path, *config.watch):
            _watching.add(str(path))  # before anything is read: what is saved from now on may not be in this build
        _preview.append(_new_preview(root))
    if _command() == "serve":
        config.extra["prints"] = look(PRINTS)
    _stage(config)  # before anything is read, since it may have to wait
    stop_if(find_mistaken_languages(root))
    problems = list(find_problems(root))
    texts = texts_of_the_theme(root, ordered)
    memory = open_memory(root)
    compare, with_drafts = config.extra.get("compare", True), _command() == "serve"
    site, found = gather(root, ordered, today, memory, compare, texts, with_drafts)
    if memory.said:
        _log().info(_said(memory.said))
    problems += found
    if site is None or config.strict or any(problem.severity == "error" for problem in problems):
        stop_if(to_mend(problems))
    for problem in as_listed(problems, _language.get()):
        _log().log(logging.INFO if problem.severity == "note" else logging.WARNING, str(problem))
    assert site is not None
    for said in say_drafts(site):
        _log().info(_said(said))
    site = replace(site, names=languages, is_as_of=as_of is not None)
    for preview in _preview:
        preview.built(site, problems)
    return site


def _new_preview(root: Path) -> Preview:
    try:
        edit = how_to_edit(root)
    except ValueError as error:
        raise _failure(message_of(error)) from None
    _log().info(_said(say("All pages are read and checked now: the first time, that takes a while.")))
    return Preview(_language.get(), edit)


def _speak(root: Path) -> None:
    """From now on, all is said in the language of this site's editors. Raises PluginError."""
    _language.set(language_at_least(root))
    try:
        language_of(root)
    except NoLanguage as error:
        raise _failure(message_of(error)) from None


def _tell_progress() -> None:
    """How far a build is, is told; its lines and the bar stand apart."""
    progress.tell(sys.stderr, _language.get(), is_ci=is_ci(os.environ))
    for handler in _handlers(_log().logger):
        if _above_the_bar not in handler.filters:
            handler.addFilter(_above_the_bar)


def _above_the_bar(record: logging.LogRecord) -> bool:
    progress.clear()
    return True


def begin_pages(config: MkDocsConfig) -> None:
    """Now all pages are printed: the other languages within the pass of the first."""
    if is_first(config):
        progress.begin(_PAGES, sum(map(len, config.extra["site"].pairs.values())))


def _said(what: object) -> str:
    return in_words(what, _language.get())


def _failure(what: object) -> PluginError:
    """What ends a build, told without a traceback."""
    return PluginError(_said(what))


@cache
def _log() -> PrefixedLogger:
    from mkdocs.plugins import get_plugin_logger

    return get_plugin_logger("bilingual")


def root_of(config: MkDocsConfig) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).parent


def known_pages(config: MkDocsConfig, site: Site) -> Pages:
    """The pages of this build, of which those are known that an earlier one has printed just so."""
    text = Path(config.config_file_path).read_text(encoding="utf-8", errors="replace")
    if _command() not in ("build", "serve") or not is_known_whole(config):
        return Pages(site, None, None)
    settings = {key: value for key, value in config.items() if isinstance(value, str | bool | int)}
    others = (f"{key}={value}" for key, value in sorted(settings.items()) if key not in _OF_NO_PAGE)
    around = "\0".join([text, str(config.theme.name), *others])
    if _command() == "serve":
        set_aside(Path(config.site_dir))
        return open_shown(site, _shown, around)
    pages, said = open_pages(site, root_of(config), around)
    if said:
        _log().info(_said(said))
    return pages


def open_drawn(config: MkDocsConfig) -> Memory | None:
    """The pictures that earlier builds have drawn; a preview knows its own."""
    if _command() != "build":
        return None
    memory = Memory(root_of(config), version_of_generator(), file=DRAWN)
    if memory.said:
        _log().info(_said(memory.said))
    return memory


def bring_pages(files: Files, config: MkDocsConfig) -> None:
    """Takes away the sources of those pages that the old site has as they would be printed now, once they are here."""
    pages: Pages = config.extra["pages"]
    if is_first(config) and _on_the_way:
        output = _on_the_way[-1][2]
        pages.bring(output.target, output.new)
    elif is_first(config) and _command() == "serve":
        pages.bring(set_aside_in(Path(config.site_dir)), Path(config.site_dir), moved)
    names = pages.names
    for file in list(files) if names else ():
        if file.src_dir == config.docs_dir and name_of(file)[1] in names:
            files.remove(file)


def keep_shown(config: MkDocsConfig) -> None:
    """A preview remembers the pages that it shows now, if its templates were those that have been read."""
    if _command() == "serve":
        prints = config.extra["prints"]
        if prints and is_unchanged(PRINTS, prints.stamps):
            config.extra["pages"].keep()
        remove(set_aside_in(Path(config.site_dir)))


def leave_pages_alone(files: Files, config: MkDocsConfig) -> None:
    """Takes away whatever MkDocs would publish besides: all in docs/ that is no page of the site, and the assets, which
    the core writes, with what it makes of templates of its own.
    """
    pages = {f"{locale}/{name}" for name, pair in config.extra["site"].pairs.items() for locale in pair}
    for file in list(files):
        is_of_the_core = file.src_uri.startswith(f"{ASSETS}/") or file.src_uri in OWN
        is_written = file.src_dir != config.docs_dir and is_of_the_core
        if is_written or (file.src_dir == config.docs_dir and file.src_uri not in pages):
            files.remove(file)


def stop_if(problems: Sequence[Problem]) -> None:
    """Raises PluginError with all of them, if there are any."""
    if problems:
        total = say("{count}:", count=counted(problems))
        raise told(_said(together([total, report(problems, _language.get())], "\n")), problems)


def told(text: str, problems: Sequence[Problem]) -> PluginError:
    """What ends a build, said in the pages of a preview too."""
    for preview in _preview:
        preview.failed(text, problems)
    return PluginError(text)


def tell_in_pages(server: LiveReloadServer) -> None:
    """Has the preview say in its pages what is wrong, also when nothing could be built; then they come back when it is
    mended, while MkDocs would let them wait without a word."""
    build = server.builder

    def build_or_tell() -> None:
        try:
            build()
        except SystemExit:  # MkDocs has said why
            for preview in _preview:
                preview.failed(preview.why or said)
            _log().warning(said)

    said = _said(say("The pages say so too, and come back when it is mended."))
    server.builder = build_or_tell
    for preview in _preview:
        server.set_app(preview.around(server.serve_request))


class _Observer:
    """What has MkDocs build again, in the place of what it brings, which looks twice a second and loses what is saved
    during the first build."""

    def __init__(self, watching: Watching) -> None:
        self._watching = watching
        self._tell: Callable[[Any], object] = print

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> str:
        """A path counts; every handler of MkDocs has the same done."""
        del recursive
        self._watching.add(path)
        self._tell = handler.dispatch
        return path

    def unschedule(self, path: str) -> None:
        """What counted once still counts."""

    def start(self) -> None:
        from watchdog.events import FileModifiedEvent

        self._watching.start(lambda: self._tell(FileModifiedEvent("")))

    def stop(self) -> None:
        self._watching.stop()

    def join(self) -> None:
        self._watching.join()


def watch_at_once(server: LiveReloadServer) -> None:
    """Has the preview build as soon as something has been saved."""
    watched = [*server._watched_paths]
    for path in watched:
        server.unwatch(path)
    server.observer = _Observer(_watching)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)
    server.build_delay = _SETTLED


def try_address(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Raises PluginError if the preview cannot be shown at its address, most often since another one is shown there."""
    host, port = config.dev_addr
    try:
        with socket.socket(server.address_family) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the preview's own
            one.bind((host, port))
    except OSError as error:
        server.server_close()
        why = say("something else is shown there, perhaps another preview")
        raise _not_shown(
            config, why if error.errno == EADDRINUSE else said_by_program(os.strerror(error.errno or 0))
        ) from None


def _not_shown(config: MkDocsConfig, why: str) -> PluginError:
    host, port = config.dev_addr
    what = say("The preview cannot be shown at {address}: {why}.", address=f"{host}:{port}", why=why)
    to_do = say("End that, or take another port: make serve PORT=8001")
    return _failure(together([what, to_do], _BELOW))


def try_port(config: MkDocsConfig) -> None:
    """Raises PluginError before a preview is built for a port that there is none of."""
    if _command() == "serve" and config.dev_addr.port not in PORTS:
        raise _not_shown(config, say("that is no port"))


def _stage(config: MkDocsConfig) -> None:
    """Has the site built beside the one that readers see, if this is a build, once no other one is on its way there.
    A preview has a folder of its own.

    Which command it is, MkDocs' command line knows: for events, ``mkdocs serve --clean`` is a build too. Raises
    PluginError.
    """
    if _command() in ("build", "gh-deploy"):
        try:
            output = prepare(Path(config.site_dir), lambda said: _log().info(_said(said)))
        except NotWritten as error:
            raise _failure(message_of(error)) from None
        _on_the_way.append((config, config.site_dir, output))
        config.site_dir = str(output.new)
        for handler in _handlers(_log().logger):
            handler.addFilter(_say_where_readers_look)


def _command() -> str | None:
    """The command of MkDocs that runs; None if it is not run as one."""
    import click

    context = click.get_current_context(silent=True)
    return context.info_name if context else None


def finish(failed: bool, beginning: Beginning) -> None:
    """What was built takes the place of the old site, unless the build has failed. Raises PluginError."""
    progress.end()
    while _on_the_way:
        config, folder, output = _on_the_way.pop()
        config.site_dir = folder  # gh-deploy sends it away now
        try:
            if failed:
                output.discard()
            else:
                _publish(config, Path(folder), output, beginning)
        except NotWritten as error:
            raise _failure(message_of(error)) from None


def _publish(config: MkDocsConfig, folder: Path, output: Output, beginning: Beginning) -> None:
    digests, known = list[str](), config.extra["pages"].digests
    if said := output.publish(lambda made: digests.append(digest_of_site(made, known))):
        _log().info(_said(said))
    if beginning.are_templates_unchanged():
        config.extra["pages"].keep()
    site = config.extra["site"]
    if not site.is_as_of:
        day = moments_of(site.today, zone_of(root_of(config))) if moment_of_build() is None else None
        beginning.keep(config, folder, digests[0], day)


def _handlers(logger: logging.Logger | None) -> Iterator[logging.Handler]:
    while logger:
        yield from logger.handlers
        logger = logger.parent


def _say_where_readers_look(record: logging.LogRecord) -> bool:
    """MkDocs names the folder that it builds in, which nobody but it needs to know."""
    for _, folder, output in _on_the_way:
        record.msg = str(record.msg).replace(str(output.new), folder)
    return True


def of_the_disk(error: OSError) -> PluginError | None:
    """A fault of the disk in words; None for anything else."""
    place = _on_the_way[-1][2].name if _on_the_way else say("The site")
    return _failure(said_of(place, error)) if error.errno in OF_THE_DISK else None


def locale_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    return str(_i18n(config).current_language)


def is_first(config: MkDocsConfig) -> bool:
    """Whether this is the pass of the first language, inside whose end the others are built."""
    return not _i18n(config).building


def name_of(file: File) -> tuple[str, str]:
    """(language, name of the pair) of a page's file."""
    locale, _, name = str(file.src_uri).partition("/")
    return locale, name


def setting(config: MkDocsConfig) -> Setting:
    """The site in the language that is being built."""
    return Setting(locale_of(config), config.site_url or "")


def filler(env: Environment, template: str, config: MkDocsConfig) -> Callable[[object], str]:
    """What makes a text of a view by a template that stands around the theme's own, which asks for the configuration.

    Without the template there is nothing that it could fill in: it is compiled when it is asked for.
    """
    return lambda view: env.get_template(template).render(view=view, config=config)


def problem_of(error: Exception) -> Problem | None:
    """What a template cannot print, at its line: Jinja gives its frames the templates' files and lines.

    None for an error that comes from elsewhere.
    """
    frames = [frame for frame in extract_tb(error.__traceback__) if OVERRIDES in Path(frame.filename).parts]
    file, line = (Path(frames[-1].filename), frames[-1].lineno or 1) if frames else (Path(OVERRIDES), 1)
    name = "/".join(file.parts[file.parts.index(OVERRIDES) :])
    if not isinstance(error, TemplateError):
        what = say("The template cannot be printed ({reason}).", reason=str(error))
        to_do = say("Compare it with the lines around it.")
        return Problem(name, line, what, to_do, "template").in_language(_language.get()) if frames else None
    reason = said_by_program(error.message or "unknown")
    what = say("The template asks for what is not there ({reason}).", reason=reason)
    to_do = say("hooks/bilingual/view/ says what templates can show.")
    return Problem(name, line, what, to_do, "unknown-name").in_language(_language.get())


class _OwnFiles(FileSystemLoader):
    """Loads templates from wherever the theme has them, but lists only those of the site's own folder.

    MkDocs lists what there is to publish, for each language; Material has 12,000 icons and the scripts and styles of
    its own frame there, none of which this site sends.
    """

    def list_templates(self) -> list[str]:
        return FileSystemLoader(self.searchpath[0]).list_templates()


class _Flush(Extension):
    """Takes the indentation of a template's lines away, which is for whoever reads it; what they fill in stays.

    It is a thirtieth of the bytes of a compressed page.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source)


class _Compiled(BytecodeCache):
    """Templates as they were compiled first in this process: each language and each build has an environment anew.

    One is known by its name, and holds as long as its text is the same, by Jinja's own sum of it.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def save_work(config: MkDocsConfig) -> None:
    """Has each template compiled once, and only the site's own files listed."""
    make = config.theme.get_env

    def get_env() -> Environment:
        env = make()
        env.add_extension(_Flush)
        env.loader, env.bytecode_cache = _OwnFiles(config.theme.dirs), _COMPILED
        env.optimized = False  # nothing in the templates can be reckoned beforehand, and to look for it takes time
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _i18n(config: MkDocsConfig) -> Any:
    if "i18n" not in config.plugins:
        raise _failure(say("{file} names no languages below plugins, i18n.", file=CONFIGURATION))
    return config.plugins["i18n"]


def _today(root: Path) -> date:
    """The day of the site. Where the variable by which MkDocs dates its files is set to nothing, it is not set."""
    if not os.environ.get(EPOCH):
        os.environ.pop(EPOCH, None)  # MkDocs would take it for a number
    try:
        return day_of_site(root)
    except NoDay as error:
        raise _failure(message_of(error)) from None


def _as_of(config: MkDocsConfig) -> date | None:
    """The day that AS_OF asks for. A strict build is the public site, which shows no day but its own."""
    asked = os.environ.get("AS_OF")
    if not asked:
        return None
    try:
        day = read_day(asked)
    except ValueError:
        what = say("AS_OF={day} is not a day between {first} and {last}.", day=quote(asked), first=FIRST, last=LAST)
        to_do = say("Write it as year-month-day, as in AS_OF=2027-03-01.")
        raise _failure(together([what, to_do], _BELOW)) from None
    if config.strict:
        what = say("AS_OF={day} is set, but a strict build is the public site, which shows its own day.", day=asked)
        to_do = say("Take AS_OF out, or build a preview: make site AS_OF={day}", day=asked)
        raise _failure(together([what, to_do], _BELOW))
    return day
