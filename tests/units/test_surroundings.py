"""What stands around the pages: files for the host, feeds, and the pictures made of one icon and of words."""

from __future__ import annotations

import io
import pickle
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from bilingual.data.assets import ICON, read_assets
from bilingual.disk.memory import CI, Memory
from bilingual.files.raster import draw
from bilingual.gather import gather
from bilingual.publish.host import robots, security
from bilingual.publish.surroundings import DRAWN, write_surroundings
from bilingual.publish.templates import SOCIAL, find_template
from bilingual.site.site import Site
from bilingual.view.lettering import WIDTHS
from bilingual.view.views import Views
from lxml import etree
from markupsafe import Markup
from mkdocs_adapter import texts_of_the_theme
from PIL import Image

from ..assets import ASSETS, ROOT
from ..confirming import THREE, TODAY
from ..conftest import copy_project
from ..lettering import read_widths
from ..records import ORGANISATION

AT = "https://rull.example/"
CONTACT = 'security_contact: "mailto:security@lindeby.example"\nsecurity_contact_until: "2027-06-30"\n'
ATOM = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = ["id", "title", "updated", "link", "content"]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")  # RFC 3339, without parts of seconds
MOST = 64 * 1024  # bytes of a picture


@dataclass(frozen=True)
class Made:
    """The invented service at an address of its own, and the folder with what stands around its pages."""

    site: Site
    folder: Path

    def on(self, day: str) -> Site:
        """The site as it is on another day."""
        return replace(self.site, today=date.fromisoformat(day))

    def at(self, address: str) -> Site:
        """The site at another address."""
        organisation = self.site.data.organisation
        data = replace(organisation, data={**organisation.data, "site_address": address})
        return replace(self.site, data=replace(self.site.data, organisation=data))

    def feed(self, locale: str) -> Any:
        """The feed of a language as XML."""
        return etree.fromstring((self.folder / f"assets/feed/{locale}.atom").read_bytes())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    project = copy_project(tmp_path_factory.mktemp("around"))
    project.change(ORGANISATION, 'site_address: ""', f"site_address: {AT}")
    project.change(ORGANISATION, 'security_contact: ""\n', CONTACT)
    site, problems = gather(project.root, THREE, TODAY, of_the_theme=texts_of_the_theme(project.root, THREE))
    assert site is not None
    assert problems == []
    folder = project.root / "site"
    folder.mkdir()
    assert write_surroundings(Views(site), AT, folder) == []
    return Made(site, folder)


def files_of(site: Site, folder: Path) -> set[str]:
    folder.mkdir()
    assert write_surroundings(Views(site), site.site_address, folder) == []
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_picture_that_was_drawn_of_the_same_drawing_is_not_drawn_again(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    views, root = Views(made.site), tmp_path / "project"
    root.mkdir()

    def drawn(views: Views) -> dict[str, bytes]:
        assert write_surroundings(views, AT, tmp_path / "made", Memory(root, "one", file=DRAWN)) == []
        return {locale: (tmp_path / f"made/assets/social/{locale}.png").read_bytes() for locale in THREE}

    (tmp_path / "made").mkdir()
    once = drawn(views)
    memory = Memory(root, "one", file=DRAWN)
    packed = pickle.loads(memory.get("read"))
    assert {*once.values()} == {pickle.loads(each) for each in packed.values()}
    memory.keep("read", pickle.dumps(dict.fromkeys(packed, pickle.dumps(b"as before"))))
    assert drawn(views) == dict.fromkeys(THREE, b"as before")
    basics = made.site.data.basics
    names = {**basics.names, "sv": "Rullen"}
    again = drawn(Views(replace(made.site, data=replace(made.site.data, basics=replace(basics, names=names)))))
    assert again == {locale: b"as before" if locale != "sv" else again["sv"] for locale in THREE}
    assert again["sv"].startswith(b"\x89PNG")
    assert again["sv"] != once["sv"]


def test_a_site_at_a_path_leaves_the_files_of_the_host_to_whoever_has_it(made: Made, tmp_path: Path) -> None:
    pictures = {f"assets/social/{locale}.png" for locale in THREE}
    feeds = {f"assets/feed/{locale}.atom" for locale in THREE}
    of_the_host = {"robots.txt", "favicon.ico", ".well-known/security.txt"}
    assert files_of(made.site, tmp_path / "root") == pictures | feeds | of_the_host
    assert files_of(made.at(f"{AT}bus/"), tmp_path / "path") == pictures | feeds
    assert files_of(made.at(""), tmp_path / "unknown") == pictures | of_the_host


def test_programs_are_sent_away_from_a_site_without_an_address_and_may_read_that_a_page_is_not_to_be_listed(
    made: Made,
) -> None:
    assert robots(made.site) == f"User-agent: *\nAllow: /\n\nSitemap: {AT}sitemap.xml\n"
    assert robots(made.at("")) == "User-agent: *\nDisallow: /\n"
    assert robots(replace(made.site, is_as_of=True)) == "User-agent: *\nAllow: /\n"


def test_security_txt_says_no_more_than_is_known_and_nothing_once_that_is_too_old(made: Made) -> None:
    known = "Contact: mailto:security@lindeby.example\nExpires: 2027-06-30T23:59:59+00:00\n"
    known += "Preferred-Languages: sv, en, fi\n"
    assert security(made.site) == f"{known}Canonical: {AT}.well-known/security.txt\n"
    assert security(made.at("")) == known
    assert security(made.on("2027-06-30"))
    assert security(made.on("2027-07-01")) == ""


@pytest.mark.parametrize("locale", THREE)
def test_a_feed_is_atom_and_readers_get_each_change_and_each_review(made: Made, locale: str) -> None:
    read = feedparser.parse((made.folder / f"assets/feed/{locale}.atom").read_bytes())
    assert (read.bozo, read.version, read.feed.language) == (False, "atom10", locale)
    assert read.feed.author == made.site.roots[locale]["organisation"].phrase(("name",)).plain
    assert [link.href for link in read.feed.links if link.rel == "self"] == [read.feed.id]
    reviewed = [name for name, pair in made.site.pairs.items() if locale in pair and made.site.reviewed(name)]
    changes = [change for change in made.site.changes(locale) if change.day <= TODAY]
    assert len(read.entries) >= len(reviewed) + len(changes)
    addresses = {AT + made.site.addresses(name)[locale] for name in made.site.pairs}
    assert {entry.link.partition("#")[0] for entry in read.entries} <= addresses


@pytest.mark.parametrize("locale", THREE)
def test_a_feed_has_what_rfc_4287_asks_for(made: Made, locale: str) -> None:
    feed = made.feed(locale)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = feed.xpath("a:entry", namespaces=ATOM)
    assert [[etree.QName(each).localname for each in entry] for entry in entries] == [ENTRY] * len(entries)
    assert all(each.text.strip() for each in feed.iter() if not len(each) and etree.QName(each).localname != "link")
    identifiers = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(set(identifiers)) == len(identifiers)
    assert all(one.startswith(f"{AT}assets/feed/{locale}.atom") for one in identifiers)
    moments = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert all(MOMENT.fullmatch(one) for one in moments)
    assert moments == sorted(moments, reverse=True)
    assert feed.xpath("string(a:updated)", namespaces=ATOM) == moments[0]
    assert moments[0][:10] <= str(TODAY)


def test_a_change_to_come_is_told_when_readers_are_told_and_again_on_its_day(made: Made) -> None:
    def told(day: str) -> Iterator[tuple[str, str, str]]:
        for entry in Views(made.on(day)).feed(AT, "en").entries:
            if "#loan_time-2027-01-15" in entry.identifier:
                yield entry.updated[:10], entry.title, entry.text

    (announced,) = told(str(TODAY))
    assert announced[0] <= str(TODAY)
    assert announced[1] == "From 15 January 2027: Loan period"
    assert announced[2].startswith("up to 6 weeks. Before that: up to 4 weeks. ")
    assert [*told("2026-06-01")] == []
    assert [*told("2027-01-15")] == [("2027-01-15", *announced[1:])]


def test_all_icons_are_made_of_one_drawing(made: Made) -> None:
    files = {f"overrides/assets/{path.name}": path.read_bytes() for path in (ROOT / "overrides/assets").iterdir()}
    other = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#8a2c00"/></svg>'
    )
    assets, problems = read_assets({**files, f"overrides/assets/{ICON}": other})
    assert problems == []
    touch = Image.open(io.BytesIO(assets.files[assets.addresses["icon.png"]])).convert("RGB")
    assert (touch.size, touch.getcolors()) == ((180, 180), [(180 * 180, (0x8A, 0x2C, 0x00))])
    assert read_assets(files)[0].files[ASSETS["icon.png"]] == read_assets(files)[0].files[ASSETS["icon.png"]]
    icon = (made.folder / "favicon.ico").read_bytes()
    assert struct.unpack("<HHH", icon[:6]) == (0, 1, 1)
    assert Image.open(io.BytesIO(icon)).size == (32, 32)


def test_an_icon_that_cannot_be_drawn_is_told(made: Made) -> None:
    files = {f"overrides/assets/{path.name}": path.read_bytes() for path in (ROOT / "overrides/assets").iterdir()}
    (problem,) = read_assets({**files, f"overrides/assets/{ICON}": b"<svg"})[1]
    assert str(problem).startswith("overrides/assets/icon.svg:1: The icon cannot be drawn (")


@pytest.mark.parametrize("locale", THREE)
def test_a_picture_has_the_form_that_others_show_and_words_for_who_cannot_see_it(made: Made, locale: str) -> None:
    raw = (made.folder / f"assets/social/{locale}.png").read_bytes()
    assert Image.open(io.BytesIO(raw)).size == (1200, 630)
    assert len(raw) <= MOST
    picture = Views(made.site).social(locale)
    assert picture
    drawn = " ".join(line.text for line in picture.lines)
    assert drawn.replace(".", "") == picture.alternative.replace(".", "")
    for shown in made.site.glance(locale):
        value = made.site.rule_in_words(shown.rule.value.name, locale)
        assert (value in drawn) == bool(shown.rule.value.ends)


def test_no_picture_is_made_in_letters_that_its_font_lacks_and_no_name_is_cut(made: Made) -> None:
    def named(name: str) -> Site:
        basics = replace(made.site.data.basics, names=dict.fromkeys(THREE, name))
        return replace(made.site, data=replace(made.site.data, basics=basics))

    short, long, longest = (
        Views(named(name)).social("sv") for name in ("Ζ Ж ß å", " ".join(["Namn"] * 15), " ".join(["Namn"] * 50))
    )
    assert short
    assert long
    assert longest
    assert [len(each.name) for each in (short, long, longest)] == [1, 2, 0]
    assert Views(named("图书馆")).social("sv") is None


def test_letters_are_as_wide_as_the_font_says() -> None:
    assert read_widths() == WIDTHS.read_bytes(), "write them anew: python -m tests.lettering"


@pytest.mark.parametrize(
    ("begins", "is_drawn_there"),
    [('viewBox="0 0 64 32"', True), ('viewBox="0 0 32 32" width="16"', False), ('width="32" height="32"', False)],
)
def test_an_icon_looks_the_same_whether_it_stands_in_the_picture_or_is_called_there(
    made: Made, begins: str, is_drawn_there: bool
) -> None:
    icon = f'<svg xmlns="http://www.w3.org/2000/svg" {begins}><circle cx="16" cy="20" r="16" fill="#8a2c00"/></svg>'
    assets = replace(
        made.site.assets, files={**made.site.assets.files, made.site.assets.addresses[ICON]: icon.encode()}
    )
    view = Views(replace(made.site, assets=assets)).social("sv")
    fill, problems = find_template(made.site, SOCIAL)
    assert view is not None
    assert fill is not None
    assert (problems, bool(view.drawn)) == ([], is_drawn_there)
    assert draw(fill(view), view.width) == draw(fill(replace(view, drawn=Markup())), view.width)
