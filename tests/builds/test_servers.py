"""What real servers answer with the configurations that are made for them: whole answers, the same of each."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from bilingual.gather import gather
from bilingual.publish.compression import compress
from bilingual.publish.servers import configurations
from bilingual.publish.serving import Serving, read_serving

from .. import servers
from ..assets import ASSETS
from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Build, Project, copy_in_two
from ..servers import Reply, Running

CONFIGURATIONS = {name: "nginx.conf" if name == "nginx" else "Caddyfile" for name in servers.NAMES}
# What says nothing of the site: when, by whom, over which connection, and what a server needs to know a file again.
OF_THE_CONNECTION = ("date", "server", "connection", "transfer-encoding", "keep-alive", "accept-ranges")
OF_THE_FILE = ("etag", "last-modified", "content-length")
BROWSER = {"Accept_Encoding": "gzip, deflate, br, zstd"}
OPENED: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "zstd": lambda form: zstandard.ZstdDecompressor().decompressobj().decompress(form),
    "gzip": gzip.decompress,
    "": bytes,
}
STYLE = ASSETS["site.css"]


@dataclass(frozen=True)
class Published:
    """A site as it is published, and how it is served."""

    folder: Path
    serving: Serving
    configurations: Mapping[str, Path]

    def file(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def headers(self, name: str, **more: str) -> dict[str, str]:
        """All headers of an answer with a file, but for those of the connection."""
        own = {key.lower(): value for key, value in self.serving.headers.items()}
        varies = {"vary": "Accept-Encoding"} if self.serving.is_text(name) else {}
        kind = {"content-type": self.serving.type_of(name), "cache-control": self.serving.caching(name)}
        return own | kind | varies | more


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The invented service with a former address, a picture, and files that are none of readers' business."""
    project: Project = copy_in_two(tmp_path_factory.mktemp("published"))
    project.change("docs/en/find.md", "slug:", "old: search-and-all-pages\nslug:")
    project.confirm()
    build: Build = project.build()
    assert (build.code, build.errors) == (0, "")
    site, _ = gather(project.root, LOCALES, TODAY)
    assert site
    serving, problems = read_serving(ROOT, site)
    assert serving, problems
    (build.folder / ".well-known").mkdir()
    (build.folder / ".well-known/security.txt").write_text("Contact: mailto:nobody@example.invalid\n" * 9)
    compress(build.folder, [name for name in build.files() if serving.is_text(name)])
    (build.folder / ".secret").write_text("none of your business")
    made = configurations(serving, site, str(build.folder))
    for name, text in made.items():
        (project.root / name).write_text(text, encoding="utf-8")
    return Published(build.folder, serving, {name: project.root / file for name, file in CONFIGURATIONS.items()})


@pytest.fixture(scope="module", params=list(CONFIGURATIONS))
def server(
    request: pytest.FixtureRequest, published: Published, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    name: str = request.param
    if servers.find(name) is None:
        pytest.skip(servers.not_to_be_had(name))
    with servers.serve(name, published.configurations[name], tmp_path_factory.mktemp(name)) as running:
        yield running


def told(reply: Reply) -> dict[str, str]:
    """The headers that say something of the site, or of how it is sent."""
    return {name: value for name, value in reply.headers.items() if name not in (*OF_THE_CONNECTION, *OF_THE_FILE)}


def text_of(reply: Reply) -> bytes:
    return OPENED[reply.headers.get("content-encoding", "")](reply.body)


FILES = (
    # asked for, the file that is sent
    ("/", "index.html"),
    ("/en/", "en/index.html"),
    ("/en/?from=mail", "en/index.html"),
    (f"/{STYLE}", STYLE),
    (f"/{ASSETS['search.js']}", ASSETS["search.js"]),
    (f"/{ASSETS['icon.svg']}", ASSETS["icon.svg"]),
    ("/assets/search/sv.json", "assets/search/sv.json"),
    ("/assets/search/stemmers.js", "assets/search/stemmers.js"),
    ("/rules.json", "rules.json"),
    ("/service.ttl", "service.ttl"),
    ("/sitemap.xml", "sitemap.xml"),
    ("/sitemap.xml.gz", "sitemap.xml.gz"),
    ("/.well-known/security.txt", ".well-known/security.txt"),
)


def test_a_file_comes_whole_with_every_header_and_its_type(server: Running, published: Published) -> None:
    wrong = []
    for path, name in FILES:
        reply = server.ask(path, **BROWSER)
        said = told(reply)
        coding = {"content-encoding": said["content-encoding"]} if "content-encoding" in said else {}
        if not published.serving.is_text(name):
            said.pop("vary", None)  # the newer Caddy says of each file that there might be other forms: no harm
        if (reply.status, said, text_of(reply)) != (200, published.headers(name, **coding), published.file(name)):
            wrong.append((path, reply.status, said))
        elif coding == {} and (published.folder / f"{name}.br").exists():
            wrong.append((path, reply.status, {"not": "compressed"}))
    assert wrong == []


CODINGS = (
    # what a reader's browser takes, what nginx sends, what Caddy sends
    ("gzip, deflate, br, zstd", "br", "br"),
    ("gzip, br", "br", "br"),
    ("gzip", "gzip", "gzip"),
    ("zstd", "", "zstd"),
    ("br;q=0, gzip", "gzip", "gzip"),
    ("identity", "", ""),
    ("", "", ""),
)


@pytest.mark.parametrize("name", ["index.html", STYLE, "404.html"])
def test_each_form_of_a_text_is_sent_to_whom_it_is_for_and_all_say_that_there_are_others(
    server: Running, published: Published, name: str
) -> None:
    path = {"index.html": "/", "404.html": "/not/there/"}.get(name, f"/{name}")
    for accepted, *sent in CODINGS:
        coding = sent[server.name != "nginx"]
        reply = server.ask(path, **({"Accept_Encoding": accepted} if accepted else {}))
        said = {"content-encoding": coding} if coding else {}
        assert told(reply) == published.headers(name, **said), accepted
        assert text_of(reply) == published.file(name), accepted


MISSING = (
    "/not-there",
    "/en/not-there/",
    "/assets/",
    "/404.html",
    "/.secret",
    "/en/.git/config",
    "/assets/site.00000000.css",
)


def test_what_is_not_there_gets_the_page_that_says_so_and_404(server: Running, published: Published) -> None:
    for path in MISSING:
        reply = server.ask(path, Accept_Encoding="br")
        found = published.headers("404.html", **{"content-encoding": "br"})
        assert (path, reply.status, told(reply), text_of(reply)) == (path, 404, found, published.file("404.html"))


def test_no_path_leads_out_of_the_site(server: Running, published: Published) -> None:
    outside = published.folder.parent / "mkdocs.yml"
    assert outside.is_file()
    for path in ("/../mkdocs.yml", "/..%2fmkdocs.yml", "/en/%2e%2e/%2e%2e/mkdocs.yml", "/assets/..%5c..%5cmkdocs.yml"):
        reply = server.ask(path)
        assert reply.status in (400, 404), path
        assert outside.read_bytes() not in text_of(reply)
        assert reply.headers["content-security-policy"] == published.serving.headers["Content-Security-Policy"]


REDIRECTS = (
    ("/en", "/en/"),
    ("/en?from=mail", "/en/?from=mail"),
    ("/en/search-and-all-pages/", "/en/find/"),
    ("/en/search-and-all-pages", "/en/find/"),
    ("/en/search-and-all-pages/?from=mail", "/en/find/?from=mail"),
)


def test_a_redirect_is_permanent_relative_to_the_host_and_keeps_the_query(
    server: Running, published: Published
) -> None:
    own = {name.lower(): value for name, value in published.serving.headers.items()}
    for path, target in REDIRECTS:
        reply = server.ask(path, **BROWSER)
        assert (path, reply.status, reply.headers.get("location")) == (path, 301, target)
        assert own.items() <= reply.headers.items()


def test_other_methods_are_refused_with_those_that_are_not(server: Running, published: Published) -> None:
    own = {name.lower(): value for name, value in published.serving.headers.items()}
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        reply = server.ask("/", method)
        assert (method, reply.status, reply.headers["allow"]) == (method, 405, "GET, HEAD")
        assert own.items() <= reply.headers.items()
    head, get = server.ask("/", "HEAD", **BROWSER), server.ask("/", **BROWSER)
    assert (head.status, told(head), head.body) == (200, told(get), b"")


def test_a_page_that_has_not_changed_is_not_sent_again(server: Running, published: Published) -> None:
    first = server.ask("/", **BROWSER)
    again = server.ask("/", **BROWSER, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_nothing_tells_which_version_of_which_program_answers(server: Running) -> None:
    for path in ("/", "/en", "/not-there"):
        assert not re.search(r"\d", server.ask(path).headers.get("server", ""))
