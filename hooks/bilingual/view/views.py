"""The views of one site, each made when it is asked for; what several of them need is found once."""

from __future__ import annotations

from functools import cached_property

from ..site.redirects import Redirect
from ..site.site import Site
from ..site.uses import UseIndex
from .files import FilesView, view_files
from .moved import MovedView, view_moved
from .page import MissingView, PageView, Setting, view_missing, view_page


class Views:
    """All that templates may say of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _uses(self) -> UseIndex:
        return UseIndex(self.site)

    def page(self, setting: Setting, name: str) -> PageView:
        """A page, in the language of the setting."""
        return view_page(self.site, self._uses, setting, name)

    def missing(self, setting: Setting) -> MissingView:
        """The page for what is missing."""
        return view_missing(self.site, setting)

    def files(self, setting: Setting) -> FilesView:
        """The files for machines."""
        return view_files(self.site, self._uses, setting)

    def moved(self, site_url: str, redirect: Redirect) -> MovedView:
        """What stands at an address that a page had."""
        return view_moved(self.site, site_url, redirect)
