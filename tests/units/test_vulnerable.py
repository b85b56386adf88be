"""A known weakness is found by a database on this machine; the database here is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bilingual.reports.bill import built_by

from .. import vulnerable

LOCK = "library==2.3.1 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via service-site-generator (pyproject.toml)\n"


def of(version: str, **affected: Any) -> dict[str, Any]:
    """A weakness of the library, and the same of a package of the same name in another registry."""
    package = {"package": {"ecosystem": "PyPI", "name": "Library"}, **affected}
    return {"id": version, "modified": "2026-11-20T10:00:00Z", "summary": "Invented.", "affected": [package]}


def events(*each: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": "ECOSYSTEM", "events": [{kind: at} for kind, at in each]}]


RECORDS = (
    # a weakness, and whether the library of version 2.3.1 has it
    (of("NAMED", versions=["2.3.0", "2.3.1"]), True),
    (of("ANOTHER", versions=["2.3.0", "2.3.10"]), False),
    (of("SINCE-EVER", ranges=events(("introduced", "0"), ("fixed", "2.4"))), True),
    (of("NEVER-MENDED", ranges=events(("introduced", "2"))), True),
    (of("MENDED", ranges=events(("introduced", "0"), ("fixed", "2.3.1"))), False),
    (of("LAST", ranges=events(("introduced", "0"), ("last_affected", "2.3.1"))), True),
    (of("BEFORE", ranges=events(("introduced", "0"), ("last_affected", "2.3"))), False),
    (of("LATER", ranges=events(("introduced", "2.10"))), False),
    (of("AGAIN", ranges=events(("introduced", "0"), ("fixed", "1"), ("introduced", "2.3"), ("fixed", "3"))), True),
    (of("IN-BETWEEN", ranges=events(("introduced", "0"), ("fixed", "1"), ("introduced", "3"))), False),
    (of("OUT-OF-ORDER", ranges=events(("fixed", "2.4"), ("introduced", "1"))), True),
    (of("CANNOT-BE-COMPARED", ranges=events(("introduced", "first"))), True),
    (of("OF-COMMITS", ranges=[{"type": "GIT", "events": [{"introduced": "0"}]}]), False),
    ({**of("WITHDRAWN", versions=["2.3.1"]), "withdrawn": "2026-01-01T00:00:00Z"}, False),
    (of("OTHER-REGISTRY", package={"ecosystem": "npm", "name": "library"}, versions=["2.3.1"]), False),
    (of("OTHER-NAME", package={"ecosystem": "PyPI", "name": "libraries"}, versions=["2.3.1"]), False),
)


def database(place: Path, *records: dict[str, Any]) -> Path:
    with ZipFile(place / "all.zip", "w") as opened:
        for record in records:
            opened.writestr(f"{record.get('id')}.json", json.dumps(record))
    return place / "all.zip"


@pytest.fixture
def bill(tmp_path: Path) -> str:
    path = tmp_path / "bill.json"
    path.write_text(built_by(LOCK), encoding="utf-8")
    return str(path)


def test_what_the_library_has_is_told_and_what_it_has_not_is_not(
    bill: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vulnerable.main([bill], str(database(tmp_path, *(record for record, _ in RECORDS)))) == 1
    said = capsys.readouterr().out
    assert [record["id"] for record, has_it in RECORDS if (f": {record['id']}: " in said) != has_it] == []
    assert "library 2.3.1: SINCE-EVER: Invented.\n    Mended in 2.4.\n" in said
    assert "library 2.3.1: NEVER-MENDED: Invented.\n    No version without it is known.\n" in said
    assert said.endswith("7 known weaknesses in 1 packages, by 16 records, the newest of 2026-11-20.\n")


def test_where_there_is_none_it_says_by_what(bill: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database(tmp_path, RECORDS[1][0])
    assert vulnerable.main([bill], str(tmp_path)) == 0  # a folder does too
    assert capsys.readouterr().out == "No known weakness in 1 packages, by 1 records, the newest of 2026-11-20.\n"


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_a_database_that_cannot_be_read_is_no_clean_bill(
    bill: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "all.zip").write_bytes(content)
    assert vulnerable.main([bill], str(tmp_path / "all.zip")) == 2
    assert capsys.readouterr().out.startswith(f"{tmp_path}/all.zip cannot be read: ")


@pytest.mark.parametrize("record", [{"id": "A", "affected": [{"package": {}}]}, {"id": "A", "affected": [1]}])
def test_a_record_of_another_form_is_no_clean_bill(
    bill: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], record: dict[str, Any]
) -> None:
    place = database(tmp_path, record)
    assert vulnerable.main([bill], str(place)) == 2
    assert capsys.readouterr().out == f"{place}: A.json is not written as OSV writes it.\n"
