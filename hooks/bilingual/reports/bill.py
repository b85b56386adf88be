"""What a site is made of, for machines: bills of materials in CycloneDX 1.6 (ECMA-424), as JSON.

One says what is published, with the works of others in it; the other what builds it, as the lock file has it. The same
input gives the same bytes: the serial number is of the content, and a moment is said only if SOURCE_DATE_EPOCH says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..build.renderer import Part
from .plain_json import to_json

GENERATOR = "service-site-generator"  # its name in pyproject.toml, and so in the lock file
LOCK = "requirements.lock"
PUBLISHED, BUILT_BY = "published.cdx.json", "built-by.cdx.json"
_PACKAGE = re.compile(r"([\w.-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=(sha256):([0-9a-f]{64})")
_FOR = re.compile(r"#\s+(?:via\s+)?([\w.-]+)(?: \(pyproject\.toml(:[\w-]+)?\))?$")
_ALGORITHMS = {"sha256": "SHA-256"}


def published(name: str, folder: Path, files: Sequence[str], parts: Sequence[Part], epoch: int | None = None) -> str:
    """Of a built site, by its name: each of its files with its digest, and which works of others it holds."""
    components: list[dict[str, Any]] = [
        {"type": "file", "bom-ref": f"file:{file}", "name": file, "hashes": [_digest(_sha256(folder / file))]}
        for file in files
    ]
    components += map(_component, parts)
    holds: dict[str, list[str]] = {f"file:{file}": [] for file in files}
    for part in parts:
        for file in part.files or (file for file in files if file.endswith(".html")):
            holds[f"file:{file}"].append(part.package)
    return _bill({"type": "data", "bom-ref": "site", "name": name}, components, {"site": list(holds), **holds}, epoch)


def built_by(lock: str, epoch: int | None = None) -> str:
    """Of the generator: every package of the lock file, and what asks for it.

    ``scope`` is “required” for what a build needs, “excluded” for what only the tests do. Each digest is of one of the
    archives of a package, of which a machine gets one.
    """
    components: list[dict[str, Any]] = []
    asks: dict[str, list[str]] = {}
    needed_first: list[str] = []
    names: dict[str, str] = {}
    for block in re.split(r"\n(?=[\w])", lock):
        if not (found := _PACKAGE.match(block)):
            continue
        reference = f"pkg:pypi/{found[1].lower()}@{found[2]}"
        digests = [_digest(each[2], each[1]) for each in _HASH.finditer(block)]
        names[reference] = found[1]
        called = {"name": found[1], "version": found[2], "purl": reference}
        components.append({"type": "library", "bom-ref": reference, **called, "hashes": digests})
        for who, group in _asking(block):
            asks.setdefault(who if group is None else GENERATOR, []).append(reference)
            if group == "":
                needed_first.append(reference)
    graph = {GENERATOR: asks.get(GENERATOR, []), **{one: asks.get(called, []) for one, called in names.items()}}
    needed = _reachable(needed_first, graph)
    for component in components:
        component["scope"] = "required" if component["bom-ref"] in needed else "excluded"
    return _bill({"type": "application", "bom-ref": GENERATOR, "name": GENERATOR}, components, graph, epoch)


def _asking(block: str) -> Iterator[tuple[str, str | None]]:
    """Who asks for a package: (its name, None), or for the project itself (its name, the group or "")."""
    for line in block.split("\n"):
        if (found := _FOR.fullmatch(line.strip())) and found[1] != "via":
            is_project = "pyproject.toml" in line
            yield found[1], (found[2] or "") if is_project else None


def _reachable(first: Sequence[str], graph: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = set[str](), list(first)
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += graph[one]
    return found


def _component(part: Part) -> dict[str, Any]:
    said = {
        "type": "library",
        "bom-ref": part.package,
        "name": part.name,
        "version": part.version,
        "hashes": [_digest(part.digest)],
        "licenses": [{"license": {"id": part.licence}}],
        "copyright": "; ".join(line for line in part.notice.split("\n") if line.startswith("Copyright")),
        "purl": part.package,
        "externalReferences": [{"type": "vcs", "url": part.source}],
    }
    return {key: value for key, value in said.items() if value}


def _bill(
    what: Mapping[str, Any],
    components: Sequence[Mapping[str, Any]],
    graph: Mapping[str, Sequence[str]],
    epoch: int | None,
) -> str:
    dependencies = [
        {"ref": one, **({"dependsOn": sorted(set(others))} if others else {})} for one, others in graph.items()
    ]
    content: dict[str, Any] = {
        "metadata": {"component": what},
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": sorted(dependencies, key=lambda one: str(one["ref"])),
    }
    serial = uuid5(NAMESPACE_URL, to_json(content))
    if epoch is not None:
        content["metadata"] = {"timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(), **content["metadata"]}
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": serial.urn, "version": 1}
    return f"{to_json(head | content)}\n"


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _digest(content: str, algorithm: str = "sha256") -> dict[str, str]:
    return {"alg": _ALGORITHMS[algorithm], "content": content}
