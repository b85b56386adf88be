"""With the memory of what agrees, and without it, the same is found of every harm to the invented service's pages.

Of the harms to the real pages every twentieth is tried.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import INVENTED, ROOT, copy_in_two, copy_project
from ..mutations import all_mutants, share_of
from ..units.test_checked import find_with_and_without_memory


@pytest.mark.parametrize(
    ("service", "every"), [(INVENTED, 1), (ROOT, 20)], ids=["the invented service", "the real one"]
)
def test_with_memory_and_without_it_the_same_is_found(service: Path, every: int, tmp_path: Path) -> None:
    project = copy_in_two(tmp_path) if service == INVENTED else copy_project(tmp_path, service)
    mutants = share_of(all_mutants(project.root), every)
    assert len(mutants) > 50
    find_with_and_without_memory(project, mutants)
