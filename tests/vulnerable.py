"""Whether a known weakness is in what the site is made of, by a database that somebody has downloaded.

    make vulnerable DATABASE=all.zip

The database is an export of OSV (https://ossf.github.io/osv-schema/): a zip with a JSON file for each weakness, as
osv.dev has one for each registry, or a folder with such zips. No network is asked, and nothing is told to anybody. What
is looked for is what the bills of materials name (make bill).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ECOSYSTEMS = {"pypi": "PyPI", "npm": "npm"}  # package URLs' types, and OSV's names for them
LARGEST = 4 * 2**20  # bytes of one weakness


class NoDatabase(Exception):
    """It cannot be read; the message says why."""


@dataclass(frozen=True)
class Package:
    """A package of one version, by OSV's name of its registry."""

    ecosystem: str
    name: str
    version: str

    @cached_property
    def canonical(self) -> str:
        """Its name as it is compared."""
        return canonicalize_name(self.name)


@dataclass(frozen=True)
class Weakness:
    """What is known of a package; ``mended`` are the versions without it, in the database's words."""

    package: Package
    identifier: str
    also: tuple[str, ...]
    summary: str
    mended: tuple[str, ...]

    def __str__(self) -> str:
        also = f" ({', '.join(self.also)})" if self.also else ""
        mended = f"Mended in {', '.join(self.mended)}." if self.mended else "No version without it is known."
        return f"{self.package.name} {self.package.version}: {self.identifier}{also}: {self.summary}\n    {mended}"


def packages_of(bill: Mapping[str, Any]) -> list[Package]:
    """The packages of a bill of materials, by their package URLs; those without a version are not looked for."""
    found = []
    for component in bill["components"]:
        kind, _, rest = component.get("purl", "").partition("#")[0].removeprefix("pkg:").partition("/")
        name, _, version = rest.rpartition("@")
        if kind in ECOSYSTEMS and name:
            found.append(Package(ECOSYSTEMS[kind], unquote(name), unquote(version)))
    return found


def read_database(place: Path) -> Iterator[tuple[str, Any]]:
    """(its file's name, a weakness) for all of a zip, or of all zips in a folder. Raises NoDatabase."""
    files = sorted(place.glob("*.zip")) if place.is_dir() else [place]
    if not files:
        raise NoDatabase(f"{place} holds no zip.")
    for file in files:
        try:
            with ZipFile(file) as opened:
                for entry in opened.infolist():
                    if entry.filename.endswith(".json"):
                        if entry.file_size > LARGEST:
                            raise NoDatabase(f"{file}: {entry.filename} is larger than {LARGEST // 2**20} MB.")
                        yield f"{file}: {entry.filename}", json.loads(opened.read(entry))
        except (OSError, BadZipFile, ValueError) as error:
            raise NoDatabase(f"{file} cannot be read: {error}") from error


def find_weaknesses(packages: Sequence[Package], record: Mapping[str, Any]) -> Iterator[Weakness]:
    """Those of the packages that have the weakness of a record, as OSV's schema says (“Evaluation”)."""
    for affected in () if "withdrawn" in record else record.get("affected", ()):
        of = affected.get("package", {"ecosystem": "", "name": ""})  # what is of no registry has none
        ranges = affected.get("ranges", ())
        mended = tuple(event["fixed"] for each in ranges for event in each["events"] if "fixed" in event)
        for package in packages:
            is_it = (of["ecosystem"], canonicalize_name(of["name"])) == (package.ecosystem, package.canonical)
            if is_it and _has(package, affected):
                summary = record.get("summary") or record.get("details", "").partition("\n")[0]
                yield Weakness(package, record["id"], tuple(record.get("aliases", ())), summary, mended)


def _has(package: Package, affected: Mapping[str, Any]) -> bool:
    if package.version in affected.get("versions", ()):
        return True
    ranges = (each for each in affected.get("ranges", ()) if each["type"] in ("ECOSYSTEM", "SEMVER"))
    return any(_is_in(package.version, each["events"]) for each in ranges)


def _is_in(version: str, events: Sequence[Mapping[str, str]]) -> bool:
    """Whether the version is in a range of events. One that cannot be compared is taken to be in it."""
    try:
        own, is_in = Version(version), False
        ordered = sorted(events, key=lambda event: _moment(next(iter(event.values()))))
        for event in ordered:
            kind, at = next(iter(event.items()))
            if kind == "introduced" and own >= _moment(at):
                is_in = True
            elif (kind == "fixed" and own >= _moment(at)) or (kind == "last_affected" and own > _moment(at)):
                is_in = False
    except InvalidVersion:
        return True
    return is_in


def _moment(version: str) -> Version:
    return Version("0.dev0" if version == "0" else version)  # OSV's word for before every version


def main(bills: Sequence[str], place: str) -> int:
    """Prints what is found; 0 if there is nothing, 1 if there is something, 2 if the database cannot be read."""
    packages = [one for bill in bills for one in packages_of(json.loads(Path(bill).read_text(encoding="utf-8")))]
    found: list[Weakness] = []
    count, newest = 0, ""
    try:
        for name, record in read_database(Path(place)):
            try:
                found += find_weaknesses(packages, record)
                count, newest = count + 1, max(newest, record.get("modified", ""))
            except (AttributeError, KeyError, TypeError) as error:
                raise NoDatabase(f"{name} is not written as OSV writes it.") from error
    except NoDatabase as error:
        print(error)
        return 2
    for weakness in found:
        print(weakness)
    said = f"{len(found)} known weaknesses in" if found else "No known weakness in"
    print(f"{said} {len(packages)} packages, by {count} records, the newest of {newest[:10] or 'no day'}.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:], sys.argv[1]))
