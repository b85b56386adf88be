"""Tables of many rows, each a claim of its own: one test for all of them, which tells every row that fails.

pytest takes a millisecond and more for each of its own tests, several times what such a row takes. What takes longer,
or changes something, is better parametrized: there each row has fixtures of its own, and can be chosen by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import Signature, signature
from textwrap import shorten
from typing import Any

import pytest

Test = Callable[..., None]
ParameterSet = type(pytest.param())  # which pytest has no public name for


class RowsFailed(ExceptionGroup[Exception]):
    """What was wrong with each of the rows that do not hold."""


def for_each(names: str | Sequence[str], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """Makes one test of a claim that has these parameters and holds for each of the rows; of one name, for each value.

    As with pytest's own ``parametrize``, its other parameters are fixtures, and tables can be multiplied by each other.
    Raises RowsFailed with all that was raised, each with a note of its row.
    """
    every = list(rows)
    assert every, f"a table without rows claims nothing: {names}"
    assert not any(isinstance(row, ParameterSet) for row in every), "pytest.param is for parametrize alone"
    table = [{names: row} if isinstance(names, str) else dict(zip(names, row, strict=True)) for row in every]

    def as_test(claim: Test) -> Test:
        def test(**fixtures: object) -> None:
            wrong = []
            for row in table:
                try:
                    claim(**row, **fixtures)
                except Exception as error:
                    error.add_note(f"This row: {row}")
                    wrong.append(error)
            if wrong:
                told = "\n".join(shorten(error.__notes__[-1], 200) for error in wrong)  # Python shows no more than 15
                raise RowsFailed(f"{len(wrong)} of {len(table)} rows do not hold\n{told}", wrong)

        asked = signature(claim).parameters
        test.__name__ = test.__qualname__ = claim.__name__
        test.__doc__, test.__module__ = claim.__doc__, claim.__module__
        test.__signature__ = Signature([asked[name] for name in asked if name not in table[0]])  # type: ignore[attr-defined]
        return test

    return as_test
