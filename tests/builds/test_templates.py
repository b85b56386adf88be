"""A template cannot print nothing: what it looks up exists, or the build stops and says where."""

from __future__ import annotations

import pytest
import yaml
from bilingual.problems import choose_from

from ..conftest import INVENTED, Project

FILE = "overrides/partials/at-a-glance.html"
WHILE_BUILDING = (
    # template, and the line and the words of what no parser can know: names of the view, and names behind a loop
    ("<p>\n{{ view.titel }}", 2, "'bilingual.view.page.PageView object' has no attribute 'titel'"),
    ("{{ view.service.zzz.a }}", 1, "'bilingual.view.service.ServiceView object' has no attribute 'zzz'"),
    (
        "{% for fact in view.service.facts %}\n{{ fact.zzz }}{% endfor %}",
        2,
        "'bilingual.view.service.Fact object' has no attribute 'zzz'",
    ),
    ("\n{{ view.frame.words['zzz'] }}", 2, "“words.zzz” does not exist. {WORDS}"),
    ("{{ view.frame.words }}", 1, "“words” alone has no words. {WORDS}"),
)


@pytest.fixture
def project(in_two: Project) -> Project:
    """Two languages show what is claimed here."""
    return in_two


def test_an_unknown_name_in_a_template_stops_the_build(project: Project) -> None:
    project.write(FILE, "{{ zzz }}")
    build = project.build()
    possible = "Possible here: lang, namespace, self, super, view."
    assert build.errors == f"ERROR   -  1 to mend:\n{FILE}:1: “zzz” does not exist.\n    {possible}\n"
    assert (build.code, build.folder.exists()) == (1, False)


@pytest.mark.parametrize(("template", "line", "expected"), WHILE_BUILDING, ids=[row[0] for row in WHILE_BUILDING])
def test_an_unknown_name_behind_a_variable_stops_the_build_at_its_line_without_a_traceback(
    project: Project, template: str, line: int, expected: str
) -> None:
    project.write(FILE, template)
    build = project.build()
    texts = yaml.safe_load((INVENTED / "docs/wording/sv.yml").read_text(encoding="utf-8"))["texts"]
    said = expected.replace("{WORDS}", choose_from("", texts))
    assert build.errors == (
        f"ERROR   -  Error building page 'sv/index.md': {said}\n"
        f"Error: {FILE}:{line}: The template asks for what is not there ({said.rstrip('.')}).\n"
        "    hooks/bilingual/view/ says what templates can show.\n"
    )
    assert build.code == 1
