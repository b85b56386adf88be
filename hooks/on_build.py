"""The only file that knows MkDocs: the build's events in the order in which they run.

Each fetches what MkDocs has, calls the core, and hands on. The sequence runs once for each language on one
configuration, so what is found out once stays in ``config.extra``; nothing stays between builds.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bilingual.explained_terms import ExplainedTermsExtension
from bilingual.foreign_words import ForeignWordsExtension
from bilingual.pages.checklist import ChecklistExtension
from bilingual.pages.page import MAIN_PAGE
from bilingual.pages.page import Page as Source
from bilingual.pages.printed import PrintedAddressesExtension
from bilingual.parity import checked
from bilingual.problems import report
from bilingual.publish.search import write_search
from bilingual.publish.styles import join_styles
from bilingual.site import Site, gather
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

log = get_plugin_logger("bilingual")


@event_priority(-101)  # after static-i18n (-100), which sets the language of this pass
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Everything is read and checked before the first page is rendered, and before the old site is removed."""
    if "site" not in config.extra:
        config.extra["site"] = _gather(config)
        _list_own_files_only(config)
    site: Site = config.extra["site"]
    config.site_url = config.site_url or site.site_address  # the preview has its own
    config.theme["language"] = _locale(config)
    return config


@event_priority(-101)  # after static-i18n (-100), which leaves only the files of this pass
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Pages get the addresses of their language."""
    site: Site = config.extra["site"]
    for file in files.documentation_pages():
        locale, name = file.src_uri.split("/", 1)
        file.url = site.addresses(name)[locale] or "./"
        file.dest_uri = f"{site.addresses(name)[locale]}index.html"
        file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The checked source with its values filled in takes the place of what MkDocs read itself."""
    site: Site = config.extra["site"]
    locale, name = page.file.src_uri.split("/", 1)
    source = site.pairs[name][locale]
    page.meta = {**site.front(source), "template": site.template(name)}
    config.markdown_extensions = _extensions(config, site, source)
    return site.body(source)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The lead stands apart, so that a page template can put something between it and the text."""
    lead, end, text = html.partition("</p>")
    page.meta["lead"] = lead + end
    return text


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Templates get the vocabulary of the language of this pass, and that of every language by name."""
    site: Site = config.extra["site"]
    names = {language.locale: language.name for language in _i18n(config).config.languages}
    languages = {locale: {"name": names[locale], **site.roots[locale]} for locale in site.locales}
    env.globals |= {**site.roots[_locale(config)], "languages": languages, "locale": _locale(config), "site": site}
    env.undefined = StrictUndefined  # Material would print nothing for what does not exist
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.filters["marked"] = site.foreign_words[_locale(config)].mark
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """What is no page, such as 404.html, stands where the main page stands."""
    site: Site = config.extra["site"]
    return context | {"addresses": site.addresses(MAIN_PAGE)}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """A page knows where it stands in each language, and when a person last read it."""
    site: Site = config.extra["site"]
    name = page.file.src_uri.split("/", 1)[1]
    return context | {"addresses": site.addresses(name), "reviewed": site.reviewed(name)}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html, sitemap.xml and the data files speak for all languages: the first pass writes them, not the others."""
    return "" if _i18n(config).building else output_content


@event_priority(-101)  # after static-i18n (-100), which builds the other languages inside this event
def on_post_build(config: MkDocsConfig) -> None:
    """What is searched is what has been built, so it comes last, once."""
    if not _i18n(config).building:
        write_search(config.extra["site"], Path(config.site_dir), Path(search.__path__[0]))
        join_styles(Path(config.site_dir, "assets"))


def on_build_error(error: Exception) -> None:
    """What a template refuses to print is the editor's to read, without a traceback."""
    if isinstance(error, TemplateError):
        raise PluginError(str(error))


def _extensions(config: MkDocsConfig, site: Site, source: Source) -> list[Any]:
    """The extensions named in mkdocs.yml, and ours for this page in place of those of another."""
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    address = f"{config.site_url}{site.addresses(source.name)[source.locale]}"
    ours: list[Extension] = [
        ChecklistExtension(),
        ForeignWordsExtension(site.foreign_words[source.locale]),
        PrintedAddressesExtension(address),
    ]
    if explanations := site.explanations(source):
        ours.append(ExplainedTermsExtension(site.terms[source.locale], explanations))
    return [*named, *ours]


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


def _list_own_files_only(config: MkDocsConfig) -> None:
    make, compiled = config.theme.get_env, _Compiled()

    def get_env() -> Environment:
        env = make()
        env.loader, env.bytecode_cache = _OwnFiles(config.theme.dirs), compiled
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _locale(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language)


def _gather(config: MkDocsConfig) -> Site:
    locales = [language.locale for language in _i18n(config).config.languages]
    default = _i18n(config).default_language
    ordered = [default, *(locale for locale in locales if locale != default)]
    as_of = _as_of(config)
    today = as_of or date.fromisoformat(get_build_date())
    root = Path(config.config_file_path).parent
    site, problems = gather(root, ordered, today, root / checked.FILE, config.extra.get("compare", True))
    if site is None or (problems and config.strict):
        raise PluginError(f"{len(problems)} to mend:\n{report(problems)}")
    for problem in problems:
        log.warning(str(problem))
    return replace(site, is_as_of=as_of is not None)


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
