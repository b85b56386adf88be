"""Confirms every section of a project, as a person would who has read them all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bilingual.parity.confirmed import FILE, confirm, write_confirmations
from bilingual.problems import Problem
from bilingual.site import Site, gather

LOCALES = ("sv", "en")
TODAY = date(2026, 11, 22)


def confirm_everything(root: Path) -> tuple[Site | None, list[Problem]]:
    """The site and its problems after that; with an error there is nothing to confirm."""
    site, problems = gather(root, LOCALES, TODAY)
    if site is None:
        return None, problems
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    record, _ = confirm(pairs, [], pairs, TODAY, site.orders)
    (root / FILE).write_text(write_confirmations(record), encoding="utf-8")
    return gather(root, LOCALES, TODAY)
