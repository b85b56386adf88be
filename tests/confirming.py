"""Confirms every section of a project, as a person would who has read them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bilingual.data.confirmations import FILE, write_confirmations
from bilingual.edit.confirm import confirm
from bilingual.gather import gather
from bilingual.problems import Problem
from bilingual.site.site import Site

LOCALES = ("sv", "en")  # of the real site, and of cases with two texts
THREE = (*LOCALES, "fi")  # of the invented service
TODAY = date(2026, 11, 22)


def confirm_everything(root: Path, locales: Sequence[str] = LOCALES) -> None:
    """Writes the record of all sections as they are now; with an error there is nothing to confirm."""
    site, _ = gather(root, locales, TODAY, compare=False)
    if site:
        pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
        record, _ = confirm(pairs, [], pairs, TODAY, site.orders, addresses=site.all_addresses)
        (root / FILE).write_text(write_confirmations(record), encoding="utf-8")


def gather_confirmed(root: Path) -> tuple[Site | None, list[Problem]]:
    """The site and its problems after that."""
    confirm_everything(root)
    return gather(root, LOCALES, TODAY)
