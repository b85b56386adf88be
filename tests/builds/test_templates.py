"""A template cannot print nothing: what it looks up exists, or the build stops and says where."""

from __future__ import annotations

import pytest
import yaml
from bilingual.problems import choose_from

from ..conftest import INVENTED, Project

FILE = "overrides/partials/at-a-glance.html"
RULES = "Possible here: loan_time, season, lost_book, fee, discount, reader_age, books, last_day."
OF_A_RULE = "Possible here: name, note, now, amount, announcement."
WHILE_BUILDING = (
    # what no parser can know: names that are put together, or stand behind a loop
    ("{{ rules['zzz'] }}", f"“rules.zzz” does not exist. {RULES}"),
    ("{% for rule in rules %}{{ rule.zzz }}{% endfor %}", f"“rules.loan_time.zzz” does not exist. {OF_A_RULE}"),
    ("{{ rules }}", f"“rules” alone has no words. {RULES}"),
    ("{{ languages.sv.words.zzz }}", "“words.zzz” does not exist. {WORDS}"),
    # nor what the platform's own names hold
    ("{{ page.meta.zzz }}", "'dict object' has no attribute 'zzz'"),
    ("{{ page.titel }}", "'mkdocs.structure.pages.Page object' has no attribute 'titel'"),
    ("{{ languages.fi.name }}", "'dict object' has no attribute 'fi'"),
)


def test_an_unknown_name_in_a_template_stops_the_build(project: Project) -> None:
    project.write(FILE, "{{ rules.zzz }}")
    build = project.build()
    assert build.errors == f"ERROR   -  1 to mend:\n{FILE}:1: “rules.zzz” does not exist.\n    {RULES}\n"
    assert (build.code, build.folder.exists()) == (1, False)


@pytest.mark.parametrize(("template", "expected"), WHILE_BUILDING, ids=[row[0] for row in WHILE_BUILDING])
def test_an_unknown_name_behind_a_variable_stops_the_build_without_a_traceback(
    project: Project, template: str, expected: str
) -> None:
    project.write(FILE, template)
    build = project.build()
    texts = yaml.safe_load((INVENTED / "docs/wording/sv.yml").read_text(encoding="utf-8"))["texts"]
    said = expected.replace("{WORDS}", choose_from("", texts))
    assert build.errors == f"ERROR   -  Error building page 'sv/index.md': {said}\nError: {said}\n"
    assert build.code == 1
