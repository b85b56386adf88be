"""What only MkDocs needs: its configuration and pages as the core's plain data, and less work for its builds."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from traceback import extract_tb
from typing import Any, cast

from bilingual.build.renderer import Unreadable
from bilingual.checks import checked
from bilingual.data.rules.wording import wording_file
from bilingual.gather import gather
from bilingual.languages.names import in_good_form, is_language, name_language, wider
from bilingual.problems import MESSAGE_LANGUAGE, Edit, Problem, quote, report
from bilingual.records.reading import Path as YamlPath
from bilingual.records.reading import Record, read_mapping, read_record
from bilingual.site.site import Site
from bilingual.view.page import Setting
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

CONFIGURATION = "mkdocs.yml"
OVERRIDES = "overrides"
_WITHOUT_EFFECT = ("markdown_extensions", "mdx_configs")
_THEMES = ("material", "materialx")  # packages with Material's templates
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
_SKIP = "action.skip"  # which the theme's own template says, unless one of the languages has it in docs/wording/
_LANGUAGES = "partials/languages"
FALLBACK = MESSAGE_LANGUAGE  # whose words Material uses for a language that it does not have
log = get_plugin_logger("bilingual")
_COUNTED = re.compile(r"^ERROR +- +(?:\d+ to mend:\n)?", re.M)  # what MkDocs and this file put before a message


def read_locales(root: Path) -> list[str]:
    """The languages of the site in mkdocs.yml, the default one first. Raises ValueError if none can be found."""
    record, _ = read_mapping((root / CONFIGURATION).read_text(encoding="utf-8"), CONFIGURATION)
    languages = [one for _, one in _languages(record) if one.get("build") is not False]
    if not languages:
        raise ValueError(f"{CONFIGURATION} names no languages below plugins, i18n.")
    return [one["locale"] for one in sorted(languages, key=lambda one: not one.get("default"))]


def _languages(record: Record) -> Iterator[tuple[YamlPath, Mapping[str, Any]]]:
    """What mkdocs.yml says of each language, and where."""
    plugins = record.data.get("plugins")
    for place, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        i18n = plugin.get("i18n") if isinstance(plugin, dict) else None
        languages = i18n.get("languages") if isinstance(i18n, dict) else None
        for number, one in enumerate(languages if isinstance(languages, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("locale"), str):
                yield ("plugins", place, "i18n", "languages", number), one


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
    path = root / wording_file(locale)
    return (path.is_file() and read_record(path.read_bytes(), path.name)[0].data.get("texts")) or ()


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


def find_problems(root: Path) -> Iterator[Problem]:
    """Languages in mkdocs.yml that cannot be built, and what it says of Markdown: MkDocs reads no page's text."""
    path = root / CONFIGURATION
    if path.is_file():
        record, _ = read_mapping(path.read_text(encoding="utf-8", errors="replace"), CONFIGURATION)
        for where, language in _languages(record):
            locale = language["locale"]
            yield from _not_to_be_built(locale, record.line((*where, "locale")))
            if not theme_language(locale) and "skip" not in _own_texts(root, locale):
                what = f"Material has no words in {name_language(locale)}, and the link past the menu needs some."
                to_do = "Add them to the texts there, as in: “skip: Skip to content”."
                yield Problem(wording_file(locale), 1, what, to_do, "missing-text")
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
    for number, line in enumerate(lines, 1):
        key = line.partition(":")[0].rstrip()
        if key in _WITHOUT_EFFECT:
            what = f"{key}: This has no effect, because the site reads the text of its pages itself."
            to_do = "Take it out with all below it. CONTRIBUTING.md says what a text can hold."
            yield Problem(CONFIGURATION, number, what, to_do, "without-effect")


def _not_to_be_built(locale: str, line: int) -> Iterator[Problem]:
    """Why a site cannot have a language of this code, if it cannot."""
    code = in_good_form(locale)
    if not is_language(code):
        what = f"“{quote(locale)}” is not the code of a language."
        yield Problem(CONFIGURATION, line, what, "Write it as in BCP 47: sv, en-GB or zh-Hant.", "unknown-locale")
    elif not _LOCALE.fullmatch(code):
        name = name_language(code)
        what = f"mkdocs-static-i18n does not take the code “{code}” ({name}): it has to begin with two letters."
        to_do = "Leave this language out; a site can have those with a code of two letters, a script and a country."
        yield Problem(CONFIGURATION, line, what, to_do, "unknown-locale")
    elif code != locale:
        what = f"“{locale}” is not how a page can name its language."
        edit = Edit(CONFIGURATION, line, locale, code)
        yield Problem(
            CONFIGURATION,
            line,
            what,
            f"Write {code}, also in the names of its folder and files.",
            "unknown-locale",
            edit=edit,
        )


def menu_of(configuration: bytes) -> set[str]:
    """The names of the pages in ``nav``."""
    record, _ = read_mapping(configuration.decode(), CONFIGURATION)
    return set(_strings(record.data.get("nav")))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def same_for_readers(old: bytes, new: bytes) -> bool:
    """Whether two configurations differ in nothing but what MkDocs is to be silent of."""
    return bool(_for_readers(old) == _for_readers(new))


def _for_readers(configuration: bytes) -> Any:
    record, problems = read_mapping(configuration.decode(errors="replace"), CONFIGURATION)
    return {key: value for key, value in record.data.items() if key != "not_in_nav"}, problems


def build(folder: Path, day: date) -> None:
    """Builds the project in a folder as it is on a day. Raises Unreadable."""
    (folder / "impact.yml").write_text("INHERIT: mkdocs.yml\nextra: { compare: false }\n", encoding="utf-8")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    environment = {key: value for key, value in os.environ.items() if key != "AS_OF"}
    environment |= {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}
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
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = (line for line in done.stderr.splitlines() if not line.startswith(("INFO ", "WARNING ")))
        raise Unreadable(_COUNTED.sub("", "\n".join(said)))


def read_site(config: MkDocsConfig) -> Site:
    """Everything in docs/ and overrides/, checked. Raises PluginError with all that stops this build."""
    languages = {one.locale: one.name for one in _i18n(config).config.languages if one.build}
    default = _i18n(config).default_language
    ordered = [default, *(locale for locale in languages if locale != default)]
    as_of = _as_of(config)
    today = as_of or date.fromisoformat(get_build_date())
    root = Path(config.config_file_path).parent
    problems = list(find_problems(root))
    gc.unfreeze()
    gc.disable()  # nearly all that is read now is kept, so there is nothing to collect, now or later in this build
    try:
        texts = texts_of_the_theme(root, ordered)
        site, found = gather(root, ordered, today, root / checked.FILE, config.extra.get("compare", True), texts)
    finally:
        gc.freeze()
        gc.enable()
    problems += found
    if site is None or (problems and config.strict):
        raise PluginError(f"{len(problems)} to mend:\n{report(problems)}")
    for problem in problems:
        log.warning(str(problem))
    return replace(site, names=languages, is_as_of=as_of is not None)


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


def setting(config: MkDocsConfig, nav: Navigation) -> Setting:
    """The site in the language that is being built."""
    menu = [name_of(page.file)[1] for page in nav.items if isinstance(page, Page)]
    return Setting(locale_of(config), config.site_name, config.site_url or "", menu)


def problem_of(error: TemplateError) -> Problem:
    """What a template refuses to print, at its line: Jinja gives its frames the templates' files and lines."""
    frames = [frame for frame in extract_tb(error.__traceback__) if OVERRIDES in Path(frame.filename).parts]
    file, line = (Path(frames[-1].filename), frames[-1].lineno or 1) if frames else (Path(OVERRIDES), 1)
    name = "/".join(file.parts[file.parts.index(OVERRIDES) :])
    what = f"The template asks for what is not there ({(error.message or 'unknown').rstrip('.')})."
    return Problem(name, line, what, "hooks/bilingual/view/ says what templates can show.", "unknown-name")


class _OwnFiles(FileSystemLoader):
    """Loads templates from wherever the theme has them, but lists only those of the site's own folder.

    MkDocs lists what there is to publish, for each language; Material has 12,000 icons and the scripts and styles of
    its own frame there, none of which this site sends.
    """

    def list_templates(self) -> list[str]:
        return FileSystemLoader(self.searchpath[0]).list_templates()


class _Compiled(BytecodeCache):
    """Templates as they were compiled for the first language of this build: each language has an environment anew."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


def save_work(config: MkDocsConfig) -> None:
    """Has each template compiled once a build, and only the site's own files listed."""
    make, compiled = config.theme.get_env, _Compiled()

    def get_env() -> Environment:
        env = make()
        env.loader, env.bytecode_cache = _OwnFiles(config.theme.dirs), compiled
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _as_of(config: MkDocsConfig) -> date | None:
    """The day that AS_OF asks for. A strict build is the public site, which shows no day but its own."""
    asked = os.environ.get("AS_OF")
    if not asked:
        return None
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise PluginError(f"AS_OF={asked} is not a day. Write it as year-month-day, as in AS_OF=2027-03-01.") from None
    if config.strict:
        what = f"AS_OF={asked} is set, but a strict build is the public site, which shows its own day."
        raise PluginError(f"{what}\n    Take AS_OF out, or build a preview: make site AS_OF={asked}")
    return day
