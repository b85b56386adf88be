"""Words for units that say another unit: with “{amount} weeks” below month, every page would say a false time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...languages.language import Language
from ...messages import say
from ...problems import Problem
from ...quantities import find_quantities, normal_value
from .rule import ISO
from .wording import Wording, wording_file

_SOME = "2"  # of any unit


def find_false_units(wordings: Mapping[str, Wording], languages: Mapping[str, Language]) -> Iterator[Problem]:
    """The forms of units that are read as another time; what cannot be read may be a word that nobody has told us."""
    for locale, wording in wordings.items():
        if locale not in languages:
            continue
        for name, forms in wording.units.items():
            for form in forms.values():
                said = form.replace("{amount}", _SOME)
                found = find_quantities(said, languages[locale])
                is_time = len(found) == 1 and found[0].kind == "duration" and name in ISO
                if is_time and found[0].value != normal_value(_SOME.join(ISO[name])):
                    what = say(
                        "units.{name}: “{said}” is another time than {some} of the unit “{name}”.",
                        name=name,
                        said=said,
                        some=_SOME,
                    )
                    line = wording.unit_lines.get(name, 1)
                    yield Problem(wording_file(locale), line, what, say("Write the words of this unit."), "untrue")
