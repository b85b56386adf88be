"""The catalogues of messages: every pattern in hooks/ and its schemas, put into the file of each language.

``make messages`` adds what is new, without a translation yet, and takes out what nobody says any more.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from bilingual.messages import CATALOGUES, ENGLISH, languages
from bilingual.records.checking import SCHEMAS, pattern_of

ROOT = Path(__file__).parent.parent
CODE = ROOT / "hooks"
TOLD = ROOT / "tests" / "told"  # all messages of each language as prose
HEADER = "# What editors are told. The patterns are those of the code, with their places in {braces}; make messages."
_PATTERNS = {"say": 1, "to_say": 1, "say_number": 2}  # who says, and how many patterns


class Said(NamedTuple):
    """A pattern in the code: ``many`` is that for other numbers than one, if there is such."""

    file: str
    line: int
    one: str
    many: str = ""


def patterns_of(text: str, file: str) -> Iterator[Said]:
    """All that a module says."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "")
            said = node.args[1:3] if name == "say_number" else node.args[:1]
            texts = [one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if len(texts) == _PATTERNS.get(name) and texts[0]:
                yield Said(file, node.lineno, *texts)


def find_patterns(code: Path = CODE) -> list[Said]:
    """All patterns of the generator, in the order of files and lines."""
    found: list[Said] = []
    for path in sorted(code.rglob("*.py")):
        file = path.relative_to(code.parent).as_posix()
        found += sorted(patterns_of(path.read_text(encoding="utf-8"), file), key=lambda one: one.line)
    return [*found, *find_descriptions()]


def find_descriptions(schemas: Path = SCHEMAS) -> Iterator[Said]:
    """What the schemas say: a message that a file does not keep them has the same words."""
    for path in sorted(schemas.glob("*.json")):
        for said in _descriptions(json.loads(path.read_text(encoding="utf-8"))):
            yield Said(path.relative_to(ROOT).as_posix(), 1, pattern_of(said))


def _descriptions(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        said = schema.get("description")
        yield from [said] if isinstance(said, str) else []
    each = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for one in each:
        yield from _descriptions(one)


def read_catalogue(file: Path) -> Catalog:
    """One language, as it stands in the file now."""
    with file.open("rb") as source:
        return read_po(source, locale=file.stem)


def renewed(file: Path) -> bytes:
    """A catalogue as it has to be: all patterns by their files, with the translations that it has."""
    old, template = read_catalogue(file), Catalog(charset="utf-8")
    for said in find_patterns():
        template.add((said.one, said.many) if said.many else said.one, locations=[(said.file, 1)])
    new = Catalog(locale=file.stem, charset="utf-8", header_comment=HEADER)
    for message in template:
        if message.id:
            known = old.get(message.id)
            text = known.string if known else message.string
            new.add(message.id, text, locations=list(dict.fromkeys(message.locations)))
    written = BytesIO()
    write_po(written, new, width=0, include_lineno=False, sort_by_file=True, omit_header=True)
    head = (
        f"{HEADER}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {file.stem}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {new.plural_forms}\\n"\n\n'
    )
    return f"{head}{written.getvalue().decode()}".encode()


def told(language: str) -> str:
    """All that can be said, as prose, by the file that says it: to be read from top to bottom as an editor would."""
    catalogue = {} if language == ENGLISH else dict(_translations(CATALOGUES / f"{language}.po"))
    lines: list[str] = []
    for file, found in groupby(dict.fromkeys(one._replace(line=0) for one in find_patterns()), lambda one: one.file):
        lines += ["", file.removeprefix("hooks/").removeprefix("bilingual/"), ""]
        for said in found:
            lines += catalogue.get(said.one, tuple(filter(None, (said.one, said.many))))
    return "\n".join(line.replace("\n", "\n  ") for line in lines[1:]) + "\n"


def _translations(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for message in read_catalogue(file):
        one = message.id if isinstance(message.id, str) else message.id[0]
        yield one, (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def main() -> int:
    """Writes every catalogue anew, and all as prose; says what is still to be translated."""
    left = 0
    for file in sorted(CATALOGUES.glob("*.po")):
        file.write_bytes(renewed(file))
        for message in read_catalogue(file):
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and not all(texts):
                left += 1
                print(f"{file.name}: {message.id if isinstance(message.id, str) else message.id[0]}")
    TOLD.mkdir(exist_ok=True)
    for language in languages():
        (TOLD / f"{language}.txt").write_text(told(language), encoding="utf-8")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
