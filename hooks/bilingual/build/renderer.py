"""What the core asks of whatever renders the pages. It is found by its name, so that nothing here imports it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..problems import Problem
from ..site.site import Site

MODULE = "mkdocs_adapter"  # beside the package, and so beside the hooks


class Unreadable(Exception):
    """A project cannot be built; the message lists why."""


@dataclass(frozen=True)
class OldEntry:
    """An entry of a menu in the renderer's own configuration: what it leads to, or a section with entries ``inside``.

    ``target`` is the name of a page's file or an address, None for a section; ``names`` are by language, as far as the
    configuration has any.
    """

    names: Mapping[str, str]
    target: str | None
    inside: tuple[OldEntry, ...] = ()


@dataclass(frozen=True)
class Part:
    """A work of others. ``licence`` is its identifier in the SPDX list, ``source`` where its source is to be had.

    ``files`` are the site's files that hold it, by path; none says that it may stand in any page. ``digest`` is the
    SHA-256 of what it was taken from, in hexadecimal digits; ``package`` is its name as a package URL (ECMA-427).
    """

    name: str
    version: str
    licence: str
    source: str
    notice: str
    package: str
    digest: str
    files: tuple[str, ...] = ()


class Renderer(Protocol):
    """The renderer's configuration is a file of its own: ``CONFIGURATION`` is its path from the project's root."""

    CONFIGURATION: str

    def read_locales(self, root: Path) -> list[str]:
        """The languages of the site, the default one first. Raises ValueError if none can be found."""
        ...

    def texts_of_the_theme(self, root: Path, locales: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """The texts of the page frame that the theme says, by language and by our name for them."""
        ...

    def find_parts(self, site: Site) -> Sequence[Part]:
        """What others have made of that which readers get."""
        ...

    def find_problems(self, root: Path) -> Iterable[Problem]:
        """What is wrong with the renderer's own configuration."""
        ...

    def find_mistaken_languages(self, root: Path) -> Sequence[Problem]:
        """Languages of the configuration that can only be a slip, so that all else would be said of the wrong ones."""
        ...

    def read_menu(self, root: Path) -> tuple[OldEntry, ...]:
        """The menu in the renderer's own configuration, where it has no effect; empty without one."""
        ...

    def without_menu(self, configuration: str) -> str:
        """The text of the configuration without that menu, or as it is where only a person can take it out."""
        ...

    def build(self, folder: Path, day: date) -> None:
        """Builds the project in a folder, into ``site`` below it, as it is on a day. Raises Unreadable."""
        ...


def find_renderer() -> Renderer:
    """The renderer of this project."""
    return cast(Renderer, import_module(MODULE))
