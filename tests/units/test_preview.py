"""Links to files in the preview open the editor that is used, or the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilingual.reports.preview import how_to_edit


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("", "vscode://file/srv/a%20site/docs/sv/index.md:7"),
        ("idea", "idea://open?file=/srv/a%20site/docs/sv/index.md&line=7"),
        (
            "https://git.example.org/site/edit/main/{file}#L{line}",
            "https://git.example.org/site/edit/main/docs/sv/index.md#L7",
        ),
    ],
)
def test_a_file_opens_at_its_line(asked: str, address: str) -> None:
    assert how_to_edit(Path("/srv/a site"), {"EDIT": asked})("docs/sv/index.md", 7) == address


def test_an_editor_that_nobody_knows_is_a_sentence_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"EDIT=vscod is no editor that is known here\. Did you mean “vscode”\?"):
        how_to_edit(Path(), {"EDIT": "vscod"})
