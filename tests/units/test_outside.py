"""An address on another site is asked once, and told only if it is gone for sure; a server of the tests answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.reports.outside import Outside, find_gone, find_outside, open_memory

from ..confirming import THREE, TODAY
from ..conftest import copy_project

ANSWERS = {
    # path: (status of HEAD, of GET, where it leads, why it is told)
    "/there": (200, 200, "", ""),
    "/moved": (301, 301, "/there", ""),
    "/without-head": (405, 200, "", ""),
    "/head-is-wrong": (404, 200, "", ""),
    "/not-for-programs": (403, 403, "", ""),
    "/with-a-password": (401, 401, "", ""),
    "/too-often": (429, 429, "", ""),
    "/busy": (503, 503, "", ""),
    "/a%20b": (200, 200, "", ""),
    "/gone": (404, 404, "", "there is no such page"),
    "/taken-away": (410, 410, "", "the page has been taken away"),
    "/broken": (500, 500, "", "the site has a fault (500)"),
    "/mended": (500, 500, "", ""),  # until it is asked for the third time
    "/moved-to-nothing": (308, 308, "/gone", "there is no such page"),
    "/around": (302, 302, "/around", "it leads from one address to the next without end"),
}


@dataclass
class Site:
    address: str
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)


@pytest.fixture
def other() -> Iterator[Site]:
    """Another site, on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked[self.command, self.path] += 1
            head, get, where, _ = ANSWERS[self.path]
            if self.path == "/mended" and site.asked["GET", self.path] > 1:
                get = 200
            self.send_response(head if self.command == "HEAD" else get)
            if where:
                self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield site
        server.shutdown()


def addresses(site: Site) -> list[Outside]:
    return [Outside(f"{site.address}{path}", "docs/en/index.md", line) for line, path in enumerate(ANSWERS, 1)]


def test_what_is_gone_for_sure_is_told_at_its_line_and_nothing_else(other: Site) -> None:
    problems = find_gone(addresses(other), pause=0)
    assert {(one.line, one.what) for one in problems} == {
        (line, f"{other.address}{path} does not answer: {why}.")
        for line, (path, (_, _, _, why)) in enumerate(ANSWERS.items(), 1)
        if why
    }


def test_each_is_asked_once_where_once_is_enough(other: Site) -> None:
    find_gone([one for one in addresses(other) if one.address.endswith(("/there", "/busy", "/without-head"))])
    assert dict(other.asked) == {
        ("HEAD", "/there"): 1,
        ("HEAD", "/busy"): 1,
        ("HEAD", "/without-head"): 1,
    }


def test_a_site_that_is_not_there_is_told(other: Site) -> None:
    nowhere = Outside("http://127.0.0.1:9/", "docs/en/index.md", 1)
    (problem,) = find_gone([nowhere], pause=0)
    assert problem.what.startswith("http://127.0.0.1:9/ does not answer: there is no connection (")


@pytest.mark.long
def test_what_was_there_is_not_asked_again_for_a_day_and_what_was_gone_is(other: Site, tmp_path: Path) -> None:
    found = addresses(other)
    first = find_gone(found, open_memory(tmp_path), pause=0)
    other.asked.clear()
    assert find_gone(found, open_memory(tmp_path), pause=0) == first
    assert {path for _, path in other.asked} == {path for path, (*_, why) in ANSWERS.items() if why}


def test_an_address_that_is_gone_is_told_once_with_all_its_places(other: Site) -> None:
    gone = Outside(f"{other.address}/gone", "docs/sv/index.md", 3, ("docs/en/index.md:3", "docs/service.yml:9"))
    (problem,) = find_gone([gone], pause=0)
    assert (problem.file, problem.line) == ("docs/sv/index.md", 3)
    assert problem.more == ("It also stands in docs/en/index.md:3, docs/service.yml:9.",)


def test_the_addresses_of_pages_and_data_are_found_each_once_at_its_first_line(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    project.change("docs/origins.yml", "links:\n", "links:\n  - elsewhere.invalid\n")
    project.change("docs/organisation.yml", 'site_address: ""', "site_address: https://own.invalid/")
    lines: dict[str, int] = {}
    for locale in THREE:
        path = project.own(f"docs/{locale}/find.md")
        text = path.read_text(encoding="utf-8")
        lead = (
            "[A](https://elsewhere.invalid/a#part) <https://elsewhere.invalid/b?c=d&e=(f)> [own](https://own.invalid/)"
        )
        path.write_text(f"{text}\n{lead}\n", encoding="utf-8")
        lines[locale] = text.count("\n") + 2
    line = lines["sv"]
    site, problems = gather(tmp_path, THREE, TODAY)
    assert site is not None, report(problems)
    found = find_outside(tmp_path, site)
    assert len({one.address for one in found}) == len(found)
    asked = {one.address: (one.file, one.line) for one in found}
    assert asked["https://elsewhere.invalid/a"] == ("docs/sv/find.md", line)
    others = {one.address: one.others for one in found}["https://elsewhere.invalid/a"]
    assert set(others) == {f"docs/{locale}/find.md:{lines[locale]}" for locale in THREE[1:]}
    assert asked["https://elsewhere.invalid/b?c=d&e=(f)"] == ("docs/sv/find.md", line)
    assert "https://own.invalid/" not in asked
    data = {file for file, _ in asked.values() if file.endswith(".yml")}
    assert data >= {"docs/accessibility.yml"}
