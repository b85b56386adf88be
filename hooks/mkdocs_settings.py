"""mkdocs.yml as MkDocs and mkdocs-static-i18n take it: its languages, and what a slip in it would do without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bilingual.files.places import DOCS
from bilingual.languages.names import is_language
from bilingual.messages import say, together
from bilingual.problems import Edit, Problem, choose, quote
from bilingual.records.reading import Path as YamlPath
from bilingual.records.reading import Record, decode, read_mapping

CONFIGURATION = "mkdocs.yml"
CODES = ("extra", "codes")  # where the codes stand that mkdocs-static-i18n does not take
# The names that can stand at the top, below i18n, and at each of its languages; tests compare them with both programs.
_AT_THE_TOP = """INHERIT config_file_path copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs
    extra extra_css extra_javascript extra_templates google_analytics hooks markdown_extensions mdx_configs nav
    not_in_nav pages plugins remote_branch remote_name repo_name repo_url site_author site_description site_dir
    site_name site_url strict theme use_directory_urls validation watch"""
_OF_I18N = """build_only_locale docs_structure enabled fallback_to_default languages reconfigure_material
    reconfigure_search"""
_OF_A_LANGUAGE = """admonition_translations build copyright default extra fixed_link link locale name nav
    nav_translations site_author site_description site_name site_url theme"""
AT_THE_TOP, OF_I18N, OF_A_LANGUAGE = (frozenset(names.split()) for names in (_AT_THE_TOP, _OF_I18N, _OF_A_LANGUAGE))
_MARKS = "“”‘’„"  # which a program for text puts around a code
_HOOK = "hooks/on_build.py"  # which has this generator do anything at all


def read_settings(root: Path) -> tuple[Record, str, list[Problem]]:
    """mkdocs.yml, its text, and what is wrong with it as a file; all of it empty without one."""
    path = root / CONFIGURATION
    text, unfit = decode(path.read_bytes() if path.is_file() else b"", CONFIGURATION)
    record, wrong = read_mapping(text, CONFIGURATION)
    return record, text, unfit or wrong


def languages_in(settings: Record) -> Iterator[tuple[YamlPath, Mapping[str, Any]]]:
    """What mkdocs.yml says of each language, by its own code, and where it says the code."""
    codes = codes_in(settings.data.get("extra"))
    for place, i18n in _each_i18n(settings):
        languages = i18n.get("languages")
        for number, one in enumerate(languages if isinstance(languages, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("locale"), str):
                said, where = one["locale"], (*place, "languages", number, "locale")
                yield (*CODES, said) if said in codes else where, {**one, "locale": codes.get(said, said)}


def codes_in(extra: object) -> Mapping[str, str]:
    """The codes of languages by those that stand for them in mkdocs.yml, below ``CODES``.

    mkdocs-static-i18n takes no code of three letters, and reads mkdocs.yml before any hook is loaded. So a code of two
    letters, which no language has, stands there for it, and nowhere else: ISO 639-2 leaves qaa to qtz to everybody.
    """
    codes = extra.get("codes") if isinstance(extra, Mapping) else None
    return {str(one): str(code) for one, code in codes.items()} if isinstance(codes, Mapping) else {}


def _each_i18n(settings: Record) -> Iterator[tuple[YamlPath, Mapping[str, Any]]]:
    """The settings of mkdocs-static-i18n, and where they stand."""
    plugins = settings.data.get("plugins")
    for place, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict):
            yield ("plugins", place, "i18n"), plugin["i18n"]


def find_slips(root: Path, settings: Record, wrong: Sequence[Problem]) -> Iterator[Problem]:
    """Names that MkDocs does not know, and what would leave the site without its languages or its checks."""
    languages = list(languages_in(settings))
    if not languages and wrong:  # which says why nothing can be read
        yield from wrong
        return
    yield from (problem for problem in wrong if problem.code == "duplicate")  # of which MkDocs takes the last one
    unknown = list(_unknown_names(settings))
    yield from unknown
    if languages:
        yield from _lost_hook(root, settings)
        yield from _defaults(settings, languages) if not unknown else ()
        yield from _fallback(settings)
    elif settings.data and not unknown:
        what = say("The site has no language: none stands below plugins, i18n, languages.")
        to_do = say("Write each there, on lines of its own, as in “- locale: …” and “name: …” below it.")
        yield Problem(CONFIGURATION, settings.line(("plugins",)), what, to_do, "missing-name")


def _unknown_names(settings: Record) -> Iterator[Problem]:
    places: list[tuple[YamlPath, object, Collection[str]]] = [((), settings.data, AT_THE_TOP)]
    for place, i18n in _each_i18n(settings):
        places.append((place, i18n, OF_I18N))
        languages = i18n.get("languages")
        for number, one in enumerate(languages if isinstance(languages, list) else ()):
            places.append(((*place, "languages", number), one, OF_A_LANGUAGE))
    for place, names, known in places:
        for name in names if isinstance(names, Mapping) else ():
            if name not in known:
                choice = choose(str(name), sorted(known))
                line = settings.line((*place, name))
                what = say("“{key}” is not a name that can stand here.", key=quote(str(name)))
                edit = choice.edit(CONFIGURATION, line)
                yield Problem(CONFIGURATION, line, what, choice.advice, "unknown-key", edit=edit)


def _lost_hook(root: Path, settings: Record) -> Iterator[Problem]:
    """Without its hook, MkDocs would print the pages as they are, with nothing checked."""
    hooks = settings.data.get("hooks")
    named = map(str, hooks if isinstance(hooks, list) else ())
    is_there = any(Path(one).name == Path(_HOOK).name and (root / one).is_file() for one in named)
    if not is_there and (root / _HOOK).is_file():
        what = say("hooks: Without {file}, nothing is checked, and no value is filled in.", file=_HOOK)
        line = settings.line(("hooks", 0))
        yield Problem(CONFIGURATION, line, what, say("Write “- {file}” below hooks.", file=_HOOK), "missing-file")


def _defaults(settings: Record, languages: list[tuple[YamlPath, Mapping[str, Any]]]) -> Iterator[Problem]:
    """mkdocs-static-i18n wants one language whose pages have no folder in their addresses."""
    found = [where for where, one in languages if one.get("default") is True]
    if not found:
        what = say("No language is the one whose pages have no folder in their address.")
        to_do = say("Write default: true below the name of one of them.")
        yield Problem(CONFIGURATION, settings.line(languages[0][0]), what, to_do, "missing-name")
    for where in found[1:]:
        what = say("Two languages cannot both be the one whose pages have no folder in their address.")
        to_do = say("Take the line “default: true” out of one of them.")
        yield Problem(CONFIGURATION, settings.line(where), what, to_do, "duplicate")


def _fallback(settings: Record) -> Iterator[Problem]:
    for place, i18n in _each_i18n(settings):
        if i18n.get("fallback_to_default", True) is not False:
            what = say("fallback_to_default: A page of one language would stand in for one that another does not have.")
            line = settings.line((*place, "fallback_to_default"))
            to_do = say("Write {right}.", right="fallback_to_default: false")
            yield Problem(CONFIGURATION, line, what, to_do, "bad-choice")


def find_mistaken(root: Path, settings: Record) -> list[Problem]:
    """A language without a folder, where a folder of pages is of none: all else would be said of the wrong one."""
    languages = {language["locale"]: where for where, language in languages_in(settings)}
    if all((root / DOCS / locale).is_dir() for locale in languages):
        return []
    folders = [path.parent.name for path in sorted((root / DOCS).glob("*/*.md"))]
    unused = [name for name in dict.fromkeys(folders) if name not in languages and is_language(name)]
    problems = []
    for locale, where in languages.items():
        left = [name for name in unused if name[0] == locale.strip(_MARKS)[:1]]  # “svenska” for sv, “em” for en
        if locale not in folders and left:
            what = say("The language “{code}” has no folder {folder}.", code=quote(locale), folder=f"{DOCS}/{locale}/")
            there = f"{DOCS}/{left[0]}/"
            meant = say("{folder} is of no language: if it is meant, write {code} here.", folder=there, code=left[0])
            to_do = together([meant, say("If not, write the pages of this language, or take it out.")])
            line = settings.line(where)
            edit = Edit(CONFIGURATION, line, locale, left[0]) if len(left) == 1 else None
            problems.append(Problem(CONFIGURATION, line, what, to_do, "unknown-locale", edit=edit))
    return problems
