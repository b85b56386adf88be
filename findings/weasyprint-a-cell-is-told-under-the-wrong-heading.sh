#!/usr/bin/env bash
# WeasyPrint 70.0, asked for PDF/UA-1 (documents that everyone can read): beside each cell of a table stand the names
# of its headings, which a screen reader says before the cell. They are found by counting the cells in the source of a
# row, and a cell that reaches in from the row above, or over two columns, is not counted. So after <th rowspan="2">
# all of the next row stands one heading too far to the left and without the heading of its row: what is drawn below
# “Avgift” is told as “Ålder”. After <th colspan="2"> the second cell below has no heading of a column at all. The same
# tables without spans are right, and what is printed is right in all.
#
# Seen: 18–24    Intro Ålder
#       0 kr     Intro Avgift
#       25–64    Stöd
#       120 kr   Ålder
#       two columns below one heading: 0 kr  Intro Avgift, 120 kr  Intro, 25–64  Intro Ålder
#
# Needs Pango, which WeasyPrint draws with (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check weasyprint==70.0 pikepdf==10.18.0 2>/dev/null
environment/bin/python - <<'PYTHON'
import io
import sys

import pikepdf
import weasyprint


def cells(node):
    """All cells of the tree of tags, in their order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from cells(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        if node.S in ("/TH", "/TD"):
            yield node
        elif "/K" in node:
            yield from cells(node.K)


def told(*rows: list[tuple[str, str]]) -> dict[str, str]:
    """The headings that each cell names. A cell is its word and the attributes that make it a heading, or none."""
    source = "".join(
        f"<tr>{''.join(f'<th {how}>{word}</th>' if how else f'<td>{word}</td>' for word, how in row)}</tr>" for row in rows
    )
    words = [word for row in rows for word, _ in row]
    page = f'<!doctype html><html lang="sv"><title>Stöd</title><table>{source}</table></html>'
    written = io.BytesIO(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
    with pikepdf.open(written) as document:
        found = list(cells(document.Root.StructTreeRoot.K))
        names = {str(cell.ID): word for cell, word in zip(found, words, strict=True) if cell.S == "/TH"}
        return {
            word: " ".join(names[str(name)] for name in cell.A.get("/Headers", []))
            for cell, word in zip(found, words, strict=True)
            if cell.S == "/TD"
        }


COLUMN, ROW = 'scope="col"', 'scope="row"'
head = [("Stöd", COLUMN), ("Ålder", COLUMN), ("Avgift", COLUMN)]
young, old = [("18–24", ""), ("0 kr", "")], [("25–64", ""), ("120 kr", "")]
plain = told(head, [("Intro", ROW), *young], [("Intro 2", ROW), *old])
down = told(head, [("Intro", f'{ROW} rowspan="2"'), *young], old)
across = told(
    [("Stöd", COLUMN), ("Avgift", f'{COLUMN} colspan="2"'), ("Ålder", COLUMN)],
    [("Intro", ROW), ("0 kr", ""), ("120 kr", ""), ("25–64", "")],
)
for name, seen in (("plain", plain), ("rowspan", down), ("colspan", across)):
    for cell, named in seen.items():
        print(f"{name:<8} {cell:<8} {named}")
expected_plain = {
    "18–24": "Intro Ålder",
    "0 kr": "Intro Avgift",
    "25–64": "Intro 2 Ålder",
    "120 kr": "Intro 2 Avgift",
}
expected_down = {"18–24": "Intro Ålder", "0 kr": "Intro Avgift", "25–64": "Stöd", "120 kr": "Ålder"}
expected_across = {"0 kr": "Intro Avgift", "120 kr": "Intro", "25–64": "Intro Ålder"}
sys.exit((plain, down, across) != (expected_plain, expected_down, expected_across))
PYTHON
