"""The only file that knows MkDocs' events, in the order in which they run (mkdocs_adapter.py knows its data).

Each fetches what MkDocs has, calls the core, and hands on. The sequence runs once for each language on one
configuration, so what is found out once stays in ``config.extra``; nothing stays between builds, but for what a preview
remembers of the pages that it shows. The site is built beside the old one, and takes its place on the very last event.
"""

# ruff: noqa: E402 what was built before is known before all this is loaded

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_unchanged import begin

begin()
_IS_FIRST = "mkdocs_adapter" not in sys.modules  # build of this process
gc.disable()  # what is loaded stays, so that to look through it for what can be freed is in vain

import mkdocs_adapter as adapter
from bilingual import progress
from bilingual.publish.assets import write_assets
from bilingual.publish.attachments import write_attachments
from bilingual.publish.audit import Audited
from bilingual.publish.hyphens import write_hyphens
from bilingual.publish.licences import write_licences
from bilingual.publish.redirects import write_redirects
from bilingual.publish.search import write_search
from bilingual.publish.side_by_side import write_side_by_side
from bilingual.publish.surroundings import write_surroundings
from bilingual.publish.templates import SIDE_BY_SIDE
from bilingual.view.views import Views
from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:  # only a preview loads it
    from mkdocs.livereload import LiveReloadServer

if _IS_FIRST:  # once in a process: what could be freed by then never would be
    gc.freeze()
gc.enable()
gc.set_threshold(10_000)  # objects; to print a page makes thousands that stay, and to look through them is in vain


def on_startup(**of: object) -> None:
    """These hooks are loaded once in a process, and more than one build may run in it."""
    begin()


def _before_static_i18n(config: MkDocsConfig) -> MkDocsConfig:
    """Languages have their own codes, also those that it does not take."""
    adapter.give_codes(config)
    return config


@event_priority(-101)  # after static-i18n (-100), which sets the language of this pass
def _after_static_i18n(config: MkDocsConfig) -> MkDocsConfig:
    """Everything is read and checked before the first page is rendered, and before the old site is removed."""
    if "site" not in config.extra:
        site = adapter.read_site(config)
        config.site_url = config.site_url or site.site_address  # the preview has its own
        pages = adapter.known_pages(config, site)
        config.extra |= {"site": site, "pages": pages, "views": Views(site, pages.where)}
        config.extra["audit"] = Audited(site, config.site_url)
        adapter.save_work(config)
        adapter.try_port(config)
    config.theme["language"] = adapter.theme_language(adapter.locale_of(config)) or adapter.FALLBACK
    config.markdown_extensions = []  # MkDocs converts an empty text for each page
    return config


on_config = CombinedEvent(_before_static_i18n, _after_static_i18n)


@event_priority(100)  # before static-i18n, which has work with each file
def _before_static_i18n_looks(files: Files, config: MkDocsConfig) -> Files:
    """What the old site has as it would be printed now is brought from there, and nobody looks at its source."""
    adapter.bring_pages(files, config)
    return files


@event_priority(-101)  # after static-i18n (-100), which leaves only the files of this pass
def _after_static_i18n_looked(files: Files, config: MkDocsConfig) -> Files:
    """Pages get the addresses of their language; of docs/ nothing else is published by MkDocs."""
    adapter.leave_pages_alone(files, config)
    for file in files.documentation_pages():
        locale, name = adapter.name_of(file)
        address = config.extra["site"].addresses(name)[locale]
        file.url, file.dest_uri = address or "./", f"{address}index.html"
        file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    return files


on_files = CombinedEvent(_before_static_i18n_looks, _after_static_i18n_looked)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """MkDocs gets nothing to convert: the text has been read, and is printed by the core."""
    site = config.extra["site"]
    locale, name = adapter.name_of(page.file)
    page.meta = {**site.front(site.pairs[name][locale]), "template": site.template(name)}
    return ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What a template does not escape by mistake is escaped, and what does not exist stops the build. The pages that
    no file stands for are printed as soon as there is what prints them, in the language of this pass."""
    adapter.begin_pages(config)
    env.autoescape = True
    env.undefined = StrictUndefined  # Material would print nothing for what does not exist
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    views, folder, fill = config.extra["views"], Path(config.site_dir), adapter.filler(env, SIDE_BY_SIDE, config)
    write_side_by_side(views, adapter.setting(config), folder, config.extra["audit"], fill, config.extra["pages"].names)
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """404.html stands around the main page's frame; the other files speak for all languages."""
    setting = adapter.setting(config)
    views = config.extra["views"]
    return context | {"view": views.missing(setting) if template_name == "404.html" else views.files(setting)}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """All that a page's template may say."""
    _, name = adapter.name_of(page.file)
    return context | {"view": config.extra["views"].page(adapter.setting(config), name)}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html, sitemap.xml and the data files speak for all languages: the first pass writes them, not the others."""
    if template_name.endswith(".html") and adapter.is_first(config):
        config.extra["audit"].look_at(output_content, template_name)
    return output_content if adapter.is_first(config) else ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """What is printed is read once more, as a browser reads it."""
    progress.step()
    locale, name = adapter.name_of(page.file)
    site = config.extra["site"]
    config.extra["audit"].look_at(output, site.template(name), site.pairs[name][locale])
    return output


@event_priority(-101)  # after static-i18n (-100), which builds the other languages inside this event
def on_post_build(config: MkDocsConfig) -> None:
    """What no page may hold stops the build; what is searched is what has been built, so it comes last, once."""
    if adapter.is_first(config):
        site, folder = config.extra["site"], Path(config.site_dir)
        views, address = config.extra["views"], config.site_url or ""
        write_redirects(views, address, folder, config.extra["audit"])
        wrong = write_attachments(adapter.root_of(config), site.attachments, folder)
        wrong += write_surroundings(views, address, folder, adapter.open_drawn(config))
        adapter.stop_if([*config.extra["audit"].problems, *wrong])
        pages = config.extra["pages"]
        write_search(site, folder, known=pages.known_to_search)
        write_hyphens(site, folder, pages.files)
        pages.hold(folder)
        write_assets(site.assets, folder)
        write_licences(adapter.find_parts(site), folder)
        adapter.keep_shown(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """A preview that cannot be shown where it was asked for is told in a sentence, and what is wrong in its pages.
    What is saved is seen at once."""
    adapter.try_address(server, config)
    adapter.tell_in_pages(server)
    adapter.watch_at_once(server)
    return server


def on_build_error(error: Exception) -> None:
    """What a template refuses to print is told with its place, without a traceback."""
    if problem := adapter.problem_of(error):
        raise adapter.told(str(problem), [problem])
    if isinstance(error, OSError) and (said := adapter.of_the_disk(error)):
        raise said


def on_shutdown() -> None:
    """The new site takes the place of the old one: only now MkDocs has counted its own warnings, too.

    MkDocs says nothing of how the build ended, but calls this while an exception is on its way.
    """
    adapter.finish(sys.exc_info()[1] is not None, begin())
