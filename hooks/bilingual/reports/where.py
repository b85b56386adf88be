"""Where a rule stands, for people and machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from ..messages import ENGLISH, Message, in_words, say, together
from ..site.site import Site
from ..site.uses import Use, UseIndex
from .plain_json import to_json


def find_unused(rules: Sequence[str], uses: Sequence[Use]) -> list[str]:
    """The rules that nothing looks up by their name."""
    used = {use.rule for use in uses}
    return [rule for rule in rules if rule not in used]


def as_text(rule: str, index: UseIndex, language: str = ENGLISH) -> str:
    """All uses of one rule for people, by language, with totals."""
    return "\n".join(in_words(line, language) for line in _lines(rule, index))


def _lines(rule: str, index: UseIndex) -> Iterator[str]:
    uses, site = index.of(rule), index.site
    values = " · ".join(site.roots[locale]["rules"].phrase((rule,)).plain for locale in site.locales)
    yield f"{rule}: {values}"
    for locale in site.locales:
        for use in uses:
            if use.locale == locale:
                yield together([f"\n{use.file}:{use.line}", _place(use, site)], ": ")
                yield f"    {use.sentence}"
    yield ""
    if templates := {use.file: use for use in uses if use.locale is None}:
        yield say("Templates show it too, and take it from there by themselves:")
        for file, first in templates.items():
            addresses = dict.fromkeys(each for use in uses if use.file == file for each in use.addresses)
            yield together([f"    {file}", _shown(replace(first, addresses=tuple(addresses)), site)], ": ")
        yield ""
    yield _totals(rule, index)


def _place(use: Use, site: Site) -> Message:
    """What the text is, and where on the site it is read."""
    return together([each for each in (use.what, use.section, _shown(use, site)) if each], ", ")


def _shown(use: Use, site: Site) -> Message | str:
    pages = len([1 for pair in site.pairs.values() for page in pair.values() if use.locale in (None, page.locale)])
    shown = "" if use.addresses else say("on no page")
    shown = shown or ", ".join(f"/{each}" for each in use.addresses)
    if len(use.addresses) == pages > 1:
        shown = say("every page")
    return shown


def _totals(rule: str, index: UseIndex) -> Message:
    uses = index.of(rule)
    counts = ", ".join(f"{locale}: {_count(uses, locale)}" for locale in index.site.locales)
    return say("Sentences: {counts}. Look-ups in templates: {number}.", counts=counts, number=_count(uses, None))


def _count(uses: Sequence[Use], locale: str | None) -> int:
    return sum(use.locale == locale for use in uses)


def as_table(index: UseIndex, language: str = ENGLISH) -> str:
    """Every rule with its totals, and those that nothing looks up by name."""
    site = index.site
    width = max(map(len, site.data.rules), default=0)
    lines = [f"{rule.ljust(width)}  {_totals(rule, index).in_language(language)}" for rule in site.data.rules]
    if unused := find_unused(list(site.data.rules), index.all):
        names = ", ".join(unused)
        said = say("Nothing looks these up by name: {names}", names=names)
        if any(use.rule is None for use in index.all):
            said = say("Nothing looks these up by name; each is shown only where all rules are: {names}", names=names)
        lines += ["", said.in_language(language)]
    return "\n".join(lines)


def as_json(rules: Sequence[str], index: UseIndex, language: str = ENGLISH) -> str:
    """The uses of each rule for machines."""
    uses = {rule: [asdict(use) | {"what": in_words(use.what, language)} for use in index.of(rule)] for rule in rules}
    return to_json(uses)
