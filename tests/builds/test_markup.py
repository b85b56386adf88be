"""The Nu checker's verdict on everything of a built site that it knows: HTML, styles and drawings.

Java takes longest to begin with, so it runs once, over the site and over a file of each kind that is wrong.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Build
from ..engines import VNU
from ..measuring import must_be_empty

pytestmark = pytest.mark.long
OPTIONS = ("--also-check-css", "--also-check-svg", "--format", "json", "--stdout")
WRONG = {"wrong.html": "<!doctype html><p>", "wrong.css": "p { colour: red; }", "wrong.svg": "<svg><nothing/></svg>"}


def nu(files: list[Path]) -> list[dict[str, Any]]:
    """The errors and warnings; not the remarks on style, such as on XHTML's slash in ``<br />``."""
    done = subprocess.run([*VNU, *OPTIONS, *map(str, files)], capture_output=True, check=False)
    said = json.loads(done.stdout)["messages"]
    return [each for each in said if each["type"] != "info" or each.get("subType") == "warning"]


def files_of(site: Build) -> list[Path]:
    """What of a site the checker knows."""
    return sorted(path for path in site.folder.rglob("*") if f"wrong{path.suffix}" in WRONG)


def line_of(message: dict[str, Any]) -> str:
    return f"{message['url']}:{message.get('lastLine', '')}: {message['message']} {message.get('extract', '')}"


@pytest.fixture(scope="module")
def messages(site: Build, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What it says of the site, and of the files that are wrong."""
    folder = tmp_path_factory.mktemp("wrong")
    for name, text in WRONG.items():
        (folder / name).write_text(text, encoding="utf-8")
    return nu([*files_of(site), *sorted(folder.iterdir())])


def test_the_nu_checker_finds_nothing_to_say(site: Build, messages: list[dict[str, Any]]) -> None:
    """4.1.2 Name, Role, Value (A) rests on markup that browsers read alike; 4.1.1 Parsing did until WCAG 2.1."""
    assert {f"wrong{path.suffix}" for path in files_of(site)} == set(WRONG)
    must_be_empty(line_of(message) for message in messages if Path(message["url"]).name not in WRONG)


def test_it_does_look_at_each_kind_of_file(messages: list[dict[str, Any]]) -> None:
    assert {Path(message["url"]).name for message in messages} >= set(WRONG)
