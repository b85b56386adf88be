"""The model of make meaning, on the pages of the invented service: it knows what says the same, and what does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bilingual.gather import gather
from bilingual.meaning.lost import SHORTEST, compare
from bilingual.meaning.model import find_model
from bilingual.meaning.sentences import find_pages
from bilingual.meaning.vectors import Progress, open_memory, read_vectors

from ..confirming import THREE, TODAY
from ..conftest import Project, copy_project

ENVIRONMENT = Path(sys.prefix, "meaning")
# What English says of a Swedish name, and Swedish need not.
UNTOUCHED = "“The Swedish name means rolling library in Lindeby.”"
HARMS = (
    # file, what stands there, what stands there then, and what is told: the place, and with what words
    (
        "docs/en/index.md",
        " The staff help you to choose.",
        "",
        "docs/sv/index.md:11",
        ["Personalen hjälper dig att välja."],
    ),
    ("docs/sv/index.md", "3. Välj dina böcker. Lämna", "3. Lämna", "docs/en/index.md:24", ["Choose your books."]),
    (
        "docs/sv/index.md",
        "Du får ditt lånekort direkt. ",
        "",
        "docs/en/index.md:37",
        ["You get your library card straight"],
    ),
    (
        "docs/sv/index.md",
        "Bor du långt från en hållplats?",
        "Föraren har semester hela juli.",
        "docs/sv/index.md:41",
        ["This and docs/en/index.md:41", "Föraren har semester hela juli.", "Do you live far from a bus stop?"],
    ),
)


@pytest.fixture
def project(in_two: Project) -> Project:
    """Two languages show what is claimed here."""
    return in_two


@pytest.fixture(autouse=True)
def _with_the_model() -> None:
    if not ENVIRONMENT.is_dir():
        pytest.skip("the model is not installed: make .venv/meaning/ready")


def test_a_sentence_that_one_language_lacks_or_has_another_for_is_named_and_nothing_else(project: Project) -> None:
    def told() -> list[str]:
        code, said = project.run("meaning")
        assert code == 0, said
        return said.split("\n\n")[0].replace("\n    ", " ").split("\n")

    (only,) = told()
    assert UNTOUCHED in only
    for file, old, new, _, _ in HARMS:
        project.change(file, old, new)
    after = told()
    assert len(after) == 1 + len(HARMS), after
    for _, _, _, place, words in HARMS:
        (of_this,) = (each for each in after if each.startswith(f"{place}: "))
        assert [each for each in words if each not in of_this] == []


def test_the_counterpart_of_a_sentence_is_what_is_most_like_it_in_its_section(tmp_path: Path) -> None:
    """In three languages; where a section has as many sentences in both, each goes with the one in its place."""
    copy_project(tmp_path)
    site, _ = gather(tmp_path, THREE, TODAY, compare=False)
    assert site
    model = find_model(ENVIRONMENT)
    wrong, right = 0, 0
    for locale in THREE[1:]:
        pages = find_pages(site, locale)
        texts = {one.text for page in pages for section in page.sections for side in section.sides for one in side}
        vectors = read_vectors(sorted(texts), model, open_memory(tmp_path, model), Progress(None))
        for section, comparison in compare(pages, vectors):
            first, other = section.sides
            for place, (one, its) in enumerate(zip(first, other, strict=False)):
                if len(first) == len(other) and min(len(one.text), len(its.text)) >= SHORTEST:
                    likeness = comparison.likeness[place]
                    right += likeness[place] == max(likeness)
                    wrong += likeness[place] < max(likeness)
    assert right > 400
    assert wrong < right / 50
