"""The views of one site, each made when it is asked for; what several of them need is found once."""

from __future__ import annotations

from functools import cached_property

from ..site.redirects import Redirect
from ..site.site import Site
from ..site.uses import UseIndex
from .feed import FeedView, feed_address, view_feed
from .files import FilesView, view_files
from .moved import MovedView, view_moved
from .page import MissingView, PageView, Setting, view_missing, view_page
from .side_by_side import SideBySideView, Texts, texts_apart, view_side_by_side
from .social import SocialView, view_social


class Views:
    """All that templates may say of a site. ``uses`` are where its rules stand, if that is to be found but once."""

    def __init__(self, site: Site, uses: UseIndex | None = None) -> None:
        self.site, self._uses = site, uses or UseIndex(site)
        self._apart: dict[tuple[str, str], Texts] = {}
        self._files: dict[Setting, FilesView] = {}

    def page(self, setting: Setting, name: str) -> PageView:
        """A page, in the language of the setting."""
        return view_page(self.site, self._uses, setting, name)

    def side_by_side(self, setting: Setting, name: str) -> SideBySideView:
        """A page in all its languages, around them the language of the setting."""
        of_page = (name, setting.site_url)
        if of_page not in self._apart:  # the texts are the same in each frame
            self._apart[of_page] = texts_apart(self.site, *of_page)
        return view_side_by_side(self.site, setting, name, self._apart[of_page])

    def missing(self, setting: Setting) -> MissingView:
        """The page for what is missing."""
        return view_missing(self.site, setting)

    def files(self, setting: Setting) -> FilesView:
        """The files for machines, each of which asks for all of it."""
        if setting not in self._files:
            self._files[setting] = view_files(self.site, self._uses, setting)
        return self._files[setting]

    @cached_property
    def feeds(self) -> dict[str, str]:
        """The addresses of the feeds of changes, by language."""
        return {locale: address for locale in self.site.locales if (address := feed_address(self.site, locale))}

    def feed(self, site_url: str, locale: str) -> FeedView:
        """The feed of a language that has one."""
        return view_feed(self.site, site_url, locale)

    def social(self, locale: str) -> SocialView | None:
        """The picture of the service in a language, if it can be made."""
        return view_social(self.site, locale)

    def moved(self, site_url: str, redirect: Redirect) -> MovedView:
        """What stands at an address that a page had."""
        return view_moved(self.site, site_url, redirect)
