"""What the site is made of can be known: by readers from licences.txt, by machines from two bills of materials."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs_adapter
import pytest
from bilingual.publish import licences
from bilingual.publish.licences import Script, read_parts
from bilingual.reports import bill
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from mkdocs.contrib import search

from ..conftest import ROOT, Build, Project

LIBRARY = Path(search.__path__[0])
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
        "lunr": "MIT",
        "Snowball JavaScript Library": "MPL-1.1",
        "lunr-languages: lunr.fi.js": "MPL-1.1",
        "lunr-languages: lunr.sv.js": "MPL-1.1",
        "Material for MkDocs": "MIT",
        "Material Design Icons": "Apache-2.0",
    }
    holds = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    lunr = others["lunr"]
    assert lunr["bom-ref"] in holds["file:assets/search/sv.js"]
    assert f'lunr.version="{lunr["version"]}"' in site.files()["assets/search/sv.js"].decode()
    core = LIBRARY / "templates/search/lunr.js"
    assert lunr["hashes"] == [{"alg": "SHA-256", "content": sha256(core.read_bytes()).hexdigest()}]


def test_every_package_of_the_lock_file_is_in_the_bill_with_every_hash(bills: dict[str, Any]) -> None:
    packages = {f"{one['name']}=={one['version']}": one for one in bills[bill.BUILT_BY]["components"]}
    assert set(packages) == set(re.findall(r"^[\w.-]+==[^\s\\;]+", LOCK, re.M))
    digests = [each["content"] for one in packages.values() for each in one["hashes"]]
    assert sorted(digests) == sorted(re.findall("sha256:([0-9a-f]{64})", LOCK))
    scopes = {one["name"]: one["scope"] for one in packages.values()}
    scopes = {name: scopes[name] for name in ("mkdocs", "markupsafe", "pytest", "playwright")}
    assert scopes == {"mkdocs": "required", "markupsafe": "required", "pytest": "excluded", "playwright": "excluded"}


def test_the_same_site_has_the_same_bill_and_another_site_another(site: Build) -> None:
    parts, name = read_parts({}), "404.html"
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
    said = re.sub(r"\W+", " ", text)
    for name in (name for name in files if re.fullmatch(r"assets/search/\w+\.js", name)):
        script = files[name].decode()
        notices = [one for one in re.findall(r"/\*[*!](.*?)\*/", script, re.S) if licences.FILE not in one]
        assert notices
        assert [one for one in notices if re.sub(r"\W+", " ", one) not in said] == []
        assert licences.FILE in script  # says where the others are
    for licence in re.findall("^  Licence: (.+), below$", text, re.M):
        assert licences.text_of(licence).rstrip() in text


def test_each_script_of_the_library_that_is_sent_says_its_licence() -> None:
    """Whatever languages a site has; a library that forgets it cannot be sent to readers."""
    stemmers = [path for path in sorted(LIBRARY.glob("lunr-language/lunr.*.js")) if path.name != "lunr.multi.js"]
    stemmers = [path for path in stemmers if not re.search(r"\brequire\(", path.read_text("utf-8"))]
    parts = read_parts({Script(path, path.name, "", "pkg:npm/x"): [] for path in stemmers})
    assert {part.licence for part in parts} == {"MPL-1.1"}
    assert all("Copyright" in part.notice for part in parts)


def test_a_script_without_a_licence_is_not_sent(tmp_path: Path) -> None:
    (path := tmp_path / "lunr.xx.js").write_text("/*! Nobody's */\n", encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"^lunr\.xx\.js does not say under which licence it may be sent to readers\.$"
    ):
        read_parts({Script(path, "", "", ""): []})


def test_each_drawing_of_the_theme_in_a_template_is_of_a_set_whose_licence_is_known() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    assert {name for text in templates for name in mkdocs_adapter._DRAWN.findall(text)} <= set(mkdocs_adapter._DRAWINGS)
