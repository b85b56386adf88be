"""What serving.yml says and would weaken the site is refused at its line; the configurations say all of the rest."""

from __future__ import annotations

import re

import pytest
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.publish.servers import configurations
from bilingual.publish.serving import FILE, base_of, read_serving
from bilingual.site.site import Site

from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Project, copy_in_two

TEXT = (ROOT / FILE).read_text(encoding="utf-8")
LINES = {line.split(":")[0].strip(): number for number, line in enumerate(TEXT.split("\n"), 1)}
POLICY = LINES["Content-Security-Policy"]
WEAKER = (
    # what stands there, what is written, the whole report
    (
        "script-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        f"{FILE}:{POLICY}: headers.Content-Security-Policy: “'unsafe-inline'” in script-src lets through what the site"
        " does not need.\n    Write script-src 'none' or 'self'.",
    ),
    (
        "img-src 'self'",
        "img-src *",
        f"{FILE}:{POLICY}: headers.Content-Security-Policy: “*” in img-src lets through what the site does not need.\n"
        "    Write img-src 'none' or 'self'. Sites whose pictures may be shown stand in docs/origins.yml.",
    ),
    (
        " base-uri 'none';",
        "",
        f"{FILE}:{POLICY}: headers.Content-Security-Policy: “base-uri” is missing.\n    Write base-uri 'none'.",
    ),
    (
        "frame-ancestors 'none'",
        "frame-ancestors 'none'; report-uri https://elsewhere.invalid/",
        f"{FILE}:{POLICY}: headers.Content-Security-Policy: “report-uri” is not known here.\n    Take it out.",
    ),
    (
        "max-age=63072000",
        "max-age=300",
        f"{FILE}:{LINES['Strict-Transport-Security']}: headers.Strict-Transport-Security: Browsers have to know for a"
        " year at least that the site is reached by https only.\n    Write max-age=63072000.",
    ),
    (
        "nosniff",
        "sniff",
        f"{FILE}:{LINES['X-Content-Type-Options']}: headers.X-Content-Type-Options: “sniff” protects less.\n"
        "    Write nosniff.",
    ),
    (
        "  Referrer-Policy: no-referrer\n",
        "",
        f"{FILE}:{LINES['headers']}: headers.Referrer-Policy: This header is missing.\n"
        "    Bring it back from an earlier version.",
    ),
    (
        "  Referrer-Policy: no-referrer\n",
        "  Referrer-Policy: no-referrer\n  Set-Cookie: a=b\n",
        f"{FILE}:{LINES['Referrer-Policy'] + 1}: headers.Set-Cookie: This cannot be sent: the site keeps nothing on"
        " readers' devices, and says so.\n    Take the line out.",
    ),
    (
        "  Referrer-Policy: no-referrer\n",
        "  Referrer-Policy: no-referrer\n  Cache-Control: no-store\n",
        f"{FILE}:{LINES['Referrer-Policy'] + 1}: headers.Cache-Control: Servers say this of each answer by"
        " themselves.\n    Take the line out.",
    ),
    (
        "nosniff",
        'nosniff"; return 200',
        f'{FILE}:{LINES["X-Content-Type-Options"]}: headers.X-Content-Type-Options: “nosniff"; return 200” is not'
        " written in the right way.\n    Write a value in plain letters and signs, on one line, without quotation"
        " marks, dollar signs, backslashes or braces.",
    ),
    (
        "  all_else: no-cache\n",
        "",
        f"{FILE}:{LINES['caching']}: caching: “all_else” is missing.\n    Say how long browsers keep what they have:"
        " named_by_content and all_else.",
    ),
    (
        "application/pdf",
        "pdf; x",
        f"{FILE}:{LINES['pdf']}: types.pdf: “pdf; x” is not written in the right way.\n    Write a media type, and for"
        " text its charset, as in text/html; charset=utf-8.",
    ),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_in_two(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    found, _ = gather(project.root, LOCALES, TODAY)
    assert found
    return found


def test_what_would_weaken_the_site_is_refused_at_its_line(project: Project, site: Site) -> None:
    for old, new, told in WEAKER:
        assert TEXT.count(old) == 1, old
        (project.root / FILE).write_text(TEXT.replace(old, new), encoding="utf-8")
        serving, problems = read_serving(project.root, site)
        assert (serving, report(problems)) == (None, told)


def test_without_the_file_nothing_is_guessed(project: Project, site: Site) -> None:
    (project.root / FILE).unlink(missing_ok=True)
    serving, problems = read_serving(project.root, site)
    assert serving is None
    assert report(problems) == f"{FILE}:1: The file is missing.\n    Bring it back from an earlier version."


def test_every_header_stands_in_every_configuration(site: Site) -> None:
    serving, _ = read_serving(ROOT, site)
    assert serving
    made = configurations(serving, site, "/srv/site")
    for name in ("nginx.conf", "Caddyfile", "_headers"):
        for header, value in serving.headers.items():
            assert re.search(rf"{header}:? \"?{re.escape(value)}", made[name]), (name, header)
    assert {line.strip() for line in made["_headers"].split("\n") if "/assets/" in line} == {
        f"{base_of(site)}{address}" for address in site.assets.files
    }


def test_without_its_module_nginx_is_not_asked_for_brotli(site: Site) -> None:
    serving, _ = read_serving(ROOT, site)
    assert serving
    assert "brotli" not in configurations(serving, site, "/srv/site", brotli=False)["nginx.conf"]
