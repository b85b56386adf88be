"""The model of make meaning, on the pages of the invented service: it knows what says the same, and what does not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bilingual.gather import gather
from bilingual.meaning.lost import SHORTEST, compare
from bilingual.meaning.model import find_model
from bilingual.meaning.sentences import find_pages
from bilingual.meaning.vectors import Progress, open_memory, read_vectors

from ..confirming import TODAY
from ..conftest import Project
from ..three import THREE, copy_in_three

ENVIRONMENT = Path(sys.prefix, "meaning")
# What English says of a Swedish name, and Swedish need not.
UNTOUCHED = "“The Swedish name means rolling library in Lindeby.”"
HARMS = (
    # file, what stands there, what stands there then, what is told: the place, and the words of a sentence
    (
        "docs/en/index.md",
        " The staff help you to choose.",
        "",
        "docs/sv/index.md:11",
        "Personalen hjälper dig att välja.",
    ),
    (
        "docs/sv/index.md",
        "Bor du långt från en hållplats?",
        "Bussen har fått nya däck.",
        "docs/sv/index.md:41",
        "nya däck",
    ),
    ("docs/sv/about-us.md", " Några läsare har provat den.", "", "docs/en/about-us.md:13", "readers"),
)


@pytest.fixture(autouse=True)
def _with_the_model() -> None:
    if not ENVIRONMENT.is_dir():
        pytest.skip("the model is not installed: make .venv/meaning/ready")


def sentences_told(said: str) -> Sequence[str]:
    """What is told, each with its place and its sentences."""
    return said.split("\n\n")[0].replace("\n    ", " ").split("\n")


def test_a_sentence_that_one_language_lacks_or_has_another_for_is_named_and_nothing_else(project: Project) -> None:
    code, said = project.run("meaning")
    (only,) = sentences_told(said)
    assert (code, UNTOUCHED in only, "1 of " in said) == (0, True, True)
    for file, old, new, _, _ in HARMS:
        project.change(file, old, new)
    code, said = project.run("meaning")
    told = sentences_told(said)
    assert (code, len(told)) == (0, 1 + len(HARMS)), said
    for _, _, _, place, words in HARMS:
        assert [each for each in told if each.startswith(f"{place}:") and words in each], (place, said)


def test_the_counterpart_of_a_sentence_is_what_is_most_like_it_in_its_section(tmp_path: Path) -> None:
    """In three languages; where a section has as many sentences in both, each goes with the one in its place."""
    copy_in_three(tmp_path)
    site, _ = gather(tmp_path, THREE, TODAY, compare=False)
    assert site
    model = find_model(ENVIRONMENT)
    wrong, right = [], 0
    for locale in THREE[1:]:
        pages = find_pages(site, locale)
        texts = {one.text for page in pages for section in page.sections for side in section.sides for one in side}
        vectors = read_vectors(sorted(texts), model, open_memory(tmp_path, model), Progress(None))
        for section, comparison in compare(pages, vectors):
            first, other = section.sides
            if len(first) != len(other):
                continue
            for place, (one, its) in enumerate(zip(first, other, strict=True)):
                row = comparison.likeness[place]
                if min(len(one.text), len(its.text)) < SHORTEST:
                    continue
                right += row[place] == max(row)
                if row[place] != max(row):
                    wrong.append((one.place, one.text, its.text, other[row.index(max(row))].text))
    assert wrong == []
    assert right > 400
