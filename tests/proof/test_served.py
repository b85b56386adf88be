"""A real browser on the site behind a real nginx, with every header that is made for it: nothing breaks.

The claims of tests/browser/ on search, on listening and on the way through the pages hold here too.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from .. import servers
from ..browser import test_listen, test_search, test_walk
from ..browser.conftest import tab_without_script  # noqa: F401
from ..browser.test_listen import visit  # noqa: F401
from ..browser.test_walk import troubles  # noqa: F401
from ..conftest import ROOT, Build, Project, noted
from ..measuring import MISSING
from ..searching import ask, open_search
from ..servers import Running
from ..voices import ENGLISH, FINNISH, SWEDISH, engine_of


def _claims() -> dict[str, object]:
    found = {}
    for module in (test_listen, test_search, test_walk):
        for name, claim in vars(module).items():
            if name.startswith("test_") and "server" in claim.__code__.co_varnames[: claim.__code__.co_argcount]:
                found[name] = claim
    return found


globals().update(_claims())


@contextmanager
def behind_nginx(project: Project, place: Path) -> Iterator[Running]:
    """nginx in front of a site that has been built, as it is published."""
    if servers.find("nginx") is None:
        pytest.skip(servers.not_to_be_had("nginx"))
    shutil.copyfile(ROOT / "serving.yml", project.root / "serving.yml")
    target = place / "public"
    for arguments in (("publish", "--", str(target)), ("servers", f"--served={target}", f"--folder={place}")):
        code, said = project.run(*arguments)
        assert code == 0, said
    with servers.serve("nginx", place / "nginx.conf", place) as running:
        yield running


@pytest.fixture(scope="session")
def server(site: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of nginx in front of the invented service."""
    with behind_nginx(Project(site.folder.parent), tmp_path_factory.mktemp("nginx")) as running:
        yield running.address


def test_no_page_breaks_the_policy_or_says_anything_on_the_console(
    browser: Browser, server: str, addresses: tuple[str, ...]
) -> None:
    context = browser.new_context()
    context.add_init_script(engine_of(SWEDISH, ENGLISH, FINNISH))
    page = context.new_page()
    with noted(page, "console", "pageerror") as said:
        for address in addresses:
            page.goto(server + address, wait_until="networkidle")
            if page.locator("#listen").count():  # pages side by side are not read aloud
                page.locator(".listen button:visible").first.click()
                expect(page.locator(".spoken")).to_have_count(1)
        for address in ("", "en/", "fi/"):
            open_search(page, server + address)
            assert ask(page, ["rull"])["rull"].found
    context.close()
    wrong = [str(getattr(each, "text", each)) for each in said]
    missing = [each for each in wrong if "404" in each]  # of the address at which no page is
    assert len(missing) == addresses.count(MISSING)
    assert [each for each in wrong if each not in missing] == []


MOST_BYTES, MOST_REQUESTS = 8_000, 4  # of the bodies of the main page and all that it asks for


@pytest.mark.parametrize("address", ["", "en/"])
def test_the_real_main_page_comes_in_few_bytes_and_requests(
    browser: Browser, real_site: Build, tmp_path: Path, address: str
) -> None:
    with behind_nginx(Project(real_site.folder.parent), tmp_path) as running:
        context = browser.new_context()
        page = context.new_page()
        with noted(page, "response") as answers:
            page.goto(running.address + address, wait_until="networkidle")
        context.close()
        paths = [urlsplit(each.url).path for each in answers]
        sizes = [len(running.ask(path, Accept_Encoding="gzip, br").body) for path in paths]
    print(f"\n/{address}: {sum(sizes):,} bytes in {len(paths)} requests", dict(zip(paths, sizes, strict=True)))
    assert (sum(sizes) <= MOST_BYTES, len(paths) <= MOST_REQUESTS) == (True, True)
