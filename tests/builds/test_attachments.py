"""Pictures and documents are published where pages of both languages lead to; nothing else goes along."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from ..conftest import ROOT, Build, Project
from ..frozen import SVG

ATTACHMENTS = {
    "pictures/map.svg": "docs/pictures/map.svg",
    "pictures/the-bus.png": "docs/pictures/the-bus.png",
    "sv/pictures/timetable.svg": "docs/sv/pictures/timetable.svg",
    "en/pictures/timetable.svg": "docs/en/pictures/timetable.svg",
}
NOT_PUBLISHED = ("docs/sv/about-us.md~", "docs/pictures/.DS_Store", "docs/wording/fi.yml")
TEXT = "\n![A {0}](../pictures/map.svg) ![B {0}](pictures/timetable.svg) [C {0}](../pictures/the-bus.png)\n"
TEXTS = {"sv": TEXT.format("karta"), "en": TEXT.format("map")}


def put_attachments(project: Project) -> None:
    for file in ATTACHMENTS.values():
        project.write(file, SVG)
    picture = (ROOT / "pictures/the-main-page.png").read_bytes()
    (project.root / "docs/pictures/the-bus.png").write_bytes(picture)
    for locale, text in TEXTS.items():
        for page in ("about-us.md", "guide/more.md"):
            start = "../" if "/" in page else ""
            text_here = text.replace("](", f"]({start}")
            path = Path(project.root, "docs", locale, page)
            slug = f"more-{locale}"
            before = (
                path.read_text("utf-8")
                if path.exists()
                else f"---\ntitle: {slug}\ndescription: A.\nslug: {slug}\n---\n"
            )
            project.write(f"docs/{locale}/{page}", before + text_here)


def test_what_pages_lead_to_is_published_and_nothing_else(in_two: Project, site: Build) -> None:
    project = in_two
    put_attachments(project)
    for file in NOT_PUBLISHED:
        project.write(file, "x: y\n")
    project.confirm()
    build = project.build("--no-strict")
    assert build.code == 0
    assert build.errors.count("This is left over") == 2
    new = {name for name in build.files().keys() - site.files().keys() if not name.endswith("/index.html")}
    assert new == set(ATTACHMENTS)
    assert {name: build.files()[name] for name in new} == {
        name: (project.root / file).read_bytes() for name, file in ATTACHMENTS.items()
    }
    for locale, addresses in {"sv": ("om-oss/", "guide/more-sv/"), "en": ("en/about-us/", "en/guide/more-en/")}.items():
        for address in addresses:
            main = build.page(address).find(".//main")
            led = {
                urljoin(f"/{address}", str(one)) for one in main.xpath(".//img/@src | .//a[contains(., 'C ')]/@href")
            }
            assert led == {"/pictures/map.svg", f"/{locale}/pictures/timetable.svg", "/pictures/the-bus.png"}
