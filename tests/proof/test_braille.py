"""Values as fingers read them: put into braille and back again by liblouis, where it can be had."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from bilingual.data.rules.wording import say_day
from bilingual.gather import gather
from bilingual.vocabulary import untie

from ..confirming import LOCALES, TODAY
from ..conftest import INVENTED, ROOT
from ..units.test_ranges_and_rates import SAID
from ..units.test_wording import DURATIONS, OTHERS, WORDS, printed

COMMAND = "lou_translate"
TABLES = {"sv-g0.utb": "sv", "sv-g1.ctb": "sv", "sv-1996.ctb": "sv", "en-ueb-g1.ctb": "en"}  # 1996: eight dots
WITHOUT_DASH = "sv-1996.ctb"  # which does not know –
SPACE, NO_BREAK_SPACE = "\u2800", "\u00a0"

pytestmark = pytest.mark.skipif(
    not shutil.which(COMMAND), reason=f"{COMMAND} is not installed: apt-get install liblouis-bin"
)


def translate(way: str, table: str, lines: Sequence[str]) -> list[str]:
    """Each line in braille (``forward``), or braille in words again (``backward``)."""
    done = subprocess.run(
        [COMMAND, f"--{way}", f"unicode.dis,{table}"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def values(locale: str) -> Iterable[str]:
    """Each unit in its forms, everything else that a rule can say, all months, and the rules of both sites."""
    column = LOCALES.index(locale)
    yield from (printed((sv, en)[column]) for _, _, sv, en in DURATIONS)
    yield from (printed((sv, en)[column]) for _, sv, en in OTHERS)
    yield from (printed((sv, en)[column]) for _, _, sv, en in SAID)
    yield from (
        untie(say_day(date(2027, month, day), WORDS[locale])) for month in range(1, 13) for day in (1, 2, 31 - 3)
    )
    for root in (ROOT, INVENTED):
        site, _ = gather(root, LOCALES if root == ROOT else (*LOCALES, "fi"), TODAY)
        assert site
        for _, phrase in site.roots[locale]["rules"].phrases():
            yield phrase.plain


def plainly(text: str) -> str:
    """With one kind of space, of dash and of euro: braille knows no other."""
    return text.replace(NO_BREAK_SPACE, " ").replace(" -- ", "–").replace("—", "–").replace("€", "euro")


@pytest.mark.parametrize(("table", "locale"), TABLES.items())
def test_a_value_comes_back_from_braille_as_it_was(table: str, locale: str) -> None:
    said = [each for each in dict.fromkeys(values(locale)) if table != WITHOUT_DASH or "–" not in each]
    assert len(said) > 150
    back = translate("backward", table, translate("forward", table, said))
    assert list(map(plainly, back)) == list(map(plainly, said))


@pytest.mark.parametrize(("table", "locale"), TABLES.items())
def test_no_sign_stands_between_a_number_and_its_unit(table: str, locale: str) -> None:
    """The braille of a value is that of its words, with a space between them."""
    said = list(dict.fromkeys(values(locale)))
    words = list(dict.fromkeys(word for each in said for word in each.split(" ")))
    braille = dict(zip(words, translate("forward", table, words), strict=True))
    expected = [SPACE.join(braille[word] for word in each.split(" ")) for each in said]
    assert translate("forward", table, said) == expected


def test_a_no_break_space_before_a_unit_gives_a_false_sign() -> None:
    """Why values are tied by style (findings/liblouis-no-break-space.sh).

    In a number it does no harm here, but in speech; with a space its groups are two numbers, as they are in print.
    """
    with_it, without = translate("forward", "sv-g0.utb", [f"6{NO_BREAK_SPACE}dagar", "6 dagar"])
    assert with_it.replace(NO_BREAK_SPACE, SPACE) != without
    assert translate("forward", "sv-g0.utb", ["12 500"]) == ["⠼⠁⠃⠀⠼⠑⠚⠚"]
