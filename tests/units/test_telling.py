"""In which language editors are told: as they ask, as the site says, or as their computer is set."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bilingual.answers import VARIABLES
from bilingual.telling import LOCALES, VARIABLE, NoLanguage, language_at_least, language_of

from ..conftest import Project

SWEDISH = "names: { sv: Ett, en: One }\nmessages: sv\n"


@pytest.mark.parametrize(
    ("environment", "site", "language"),
    [
        ({}, "", "en"),
        ({"LANG": "sv_SE.UTF-8"}, "", "sv"),
        ({"LC_ALL": "C", "LANG": "sv_SE.UTF-8"}, "", "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv", "LANG": "en_GB"}, "", "sv"),
        ({"LANG": "de_DE"}, "", "en"),
        ({"LANG": "en_GB"}, SWEDISH, "sv"),
        ({"MESSAGES": "en", "LANG": "sv_SE"}, SWEDISH, "en"),
        ({"MESSAGES": ""}, SWEDISH, "sv"),
        ({}, "messages: [sv]\n", "en"),
        ({}, "messages: xx\n", "en"),
        ({}, "no: yaml: at all", "en"),
    ],
)
def test_the_language_is_the_first_that_somebody_has_chosen(
    project: Project, environment: Mapping[str, str], site: str, language: str
) -> None:
    project.write("docs/site.yml", site)
    assert language_of(project.root, environment) == language_at_least(project.root, environment) == language


def test_a_language_without_messages_can_be_asked_for_by_mistake(project: Project) -> None:
    project.write("docs/site.yml", SWEDISH)
    with pytest.raises(NoLanguage, match="MESSAGES=se"):
        language_of(project.root, {"MESSAGES": "se"})
    assert language_at_least(project.root, {"MESSAGES": "se"}) == "sv"


def test_an_answer_that_is_remembered_is_one_in_this_language() -> None:
    assert {VARIABLE, *LOCALES} <= {*VARIABLES}
