"""What the site is made of can be known: by readers from licences.txt, by machines from two bills of materials."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import pytest
from bilingual.build.renderer import Part
from bilingual.publish import licences
from bilingual.publish.stemming import FOLDER, version_of
from bilingual.reports import bill
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from Stemmer import algorithms  # type: ignore[import-not-found]

from ..conftest import ROOT, Build, Project

LOCK = (ROOT / bill.LOCK).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bills(site: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Both, as the command writes them."""
    project, folder = Project(site.folder.parent), tmp_path_factory.mktemp("bill")
    (project.root / bill.LOCK).write_text(LOCK, encoding="utf-8")
    code, said = project.run("bill", f"--folder={folder}")
    assert (code, said) == (0, f"Made in {folder}/: {bill.PUBLISHED}, {bill.BUILT_BY}\n")
    yield {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in (bill.PUBLISHED, bill.BUILT_BY)}
    (project.root / bill.LOCK).unlink()


@pytest.mark.parametrize("name", [bill.PUBLISHED, bill.BUILT_BY])
def test_a_bill_keeps_to_the_schema_and_its_graph_to_what_it_holds(bills: dict[str, Any], name: str) -> None:
    made = bills[name]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    names = {made["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in made["components"])}
    assert {one["ref"] for one in made["dependencies"]} <= names
    assert {other for one in made["dependencies"] for other in one.get("dependsOn", ())} <= names
    assert len(names) == len(made["components"]) + 1


def test_every_published_file_is_in_the_bill_with_its_digest(bills: dict[str, Any], site: Build) -> None:
    files = {one["name"]: one["hashes"][0]["content"] for one in bills[bill.PUBLISHED]["components"]}
    own = {name: sha256(content).hexdigest() for name, content in site.files().items()}
    assert own.items() <= {**files, "sitemap.xml.gz": own["sitemap.xml.gz"]}.items()


def test_the_works_of_others_are_in_the_bill_by_version_licence_and_digest(bills: dict[str, Any], site: Build) -> None:
    made = bills[bill.PUBLISHED]
    others = {one["name"]: one for one in made["components"] if one["type"] == "library"}
    assert {name: one["licenses"][0]["license"]["id"] for name, one in others.items()} == {
        "Snowball: base-stemmer.js": "BSD-3-Clause",
        "Snowball: english-stemmer.js": "BSD-3-Clause",
        "Snowball: finnish-stemmer.js": "BSD-3-Clause",
        "Snowball: swedish-stemmer.js": "BSD-3-Clause",
        "Material for MkDocs": "MIT",
    }
    holds = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    for path in sorted(FOLDER.glob("*.js.txt")):
        if one := others.get(f"Snowball: {path.stem}"):
            assert one["bom-ref"] in holds["file:assets/search/stemmers.js"]
            assert one["version"] == version("snowballstemmer")  # what readers have and what the index was made with
            assert one["hashes"] == [{"alg": "SHA-256", "content": sha256(path.read_bytes()).hexdigest()}]


def test_every_package_of_the_lock_file_is_in_the_bill_with_every_hash(bills: dict[str, Any]) -> None:
    packages = {f"{one['name']}=={one['version']}": one for one in bills[bill.BUILT_BY]["components"]}
    assert set(packages) == set(re.findall(r"^[\w.-]+==[^\s\\;]+", LOCK, re.M))
    digests = [each["content"] for one in packages.values() for each in one["hashes"]]
    assert sorted(digests) == sorted(re.findall("sha256:([0-9a-f]{64})", LOCK))
    scopes = {one["name"]: one["scope"] for one in packages.values()}
    scopes = {name: scopes[name] for name in ("mkdocs", "markupsafe", "pytest", "playwright")}
    assert scopes == {"mkdocs": "required", "markupsafe": "required", "pytest": "excluded", "playwright": "excluded"}


def test_the_same_site_has_the_same_bill_and_another_site_another(site: Build) -> None:
    parts, name = list[Part](), "404.html"
    once, again = (bill.published("A", site.folder, [name], parts) for _ in range(2))
    assert once == again
    other = bill.published("A", site.folder, ["index.html"], parts)
    serials = {
        json.loads(one)["serialNumber"] for one in (once, other, bill.published("A", site.folder, [name], parts, 0))
    }
    assert len(serials) == 2  # a moment alone makes no other bill
    assert "timestamp" not in once


def test_readers_find_every_notice_and_every_licence(site: Build) -> None:
    files = site.files()
    text = files[licences.FILE].decode()
    said = files["assets/search/stemmers.js"].decode()
    assert re.findall(r"/\*[*!](.*?)\*/", said, re.S) == [re.search(r"/\*!(.*?)\*/", said, re.S)[1]]  # type: ignore[index]
    assert licences.FILE in said  # says where its notice is
    assert "Copyright (c) 2001, Dr Martin Porter" in text
    for licence in re.findall("^  Licence: (.+), below$", text, re.M):
        assert licences.text_of(licence).rstrip() in text


def test_every_stemmer_that_can_be_sent_is_of_one_release_and_known_by_its_maker() -> None:
    """Whatever languages a site has."""
    names = [path.name.removesuffix("-stemmer.js.txt") for path in sorted(FOLDER.glob("*.js.txt"))]
    assert {version_of(name) for name in names} == {version("snowballstemmer")}
    assert {*names} - {"base"} <= {*algorithms()}
