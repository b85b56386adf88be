"""What tools can rely on in a problem: its code, and the edit that mends it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
from bilingual import problems as told
from bilingual.checks.checked import open_memory
from bilingual.checks.edits import without_uncertain_edits
from bilingual.checks.exceptions import KINDS
from bilingual.data.rules.history import find_expired, read_histories
from bilingual.data.terms import read_terms
from bilingual.gather import gather
from bilingual.messages import as_is
from bilingual.problems import Edit, Problem, ProblemCode, choose
from bilingual.reports.problems import FORMATS
from bilingual.text.reading import read_document
from bilingual.text.tags import read_tags, unknown_names

from ..confirming import LOCALES, TODAY
from ..conftest import INVENTED, ROOT, Project, copy_in_two
from ..frozen import SVG, copy_frozen
from ..units import (
    test_facts,
    test_history,
    test_hostile_rules,
    test_links,
    test_pairs,
    test_ranges_and_rates,
    test_rules_file,
    test_seeded,
    test_service,
    test_tags,
    test_templates,
    test_terms,
    test_text,
    test_wording,
)

CODES: tuple[ProblemCode, ...] = get_args(ProblemCode)
PAGE = "docs/en/about-us.md"
LEVEL = "{ names: { sv: A, en: A }, pages: [%s] }"  # a section of the menu
RULES, TERMS = "docs/rules.yml", "docs/terms.yml"
_TEXT = (INVENTED / PAGE).read_text(encoding="utf-8")
Reader = Callable[[Path, str, str], Sequence[Problem]]  # of the project, for a file and its text


def whole(root: Path, file: str, text: str) -> list[Problem]:
    """What is wrong with the whole service, whose other texts are remembered from the file before."""
    return gather(root, LOCALES, TODAY, open_memory(root))[1]


def as_read(file: str, text: str) -> dict[str, bytes]:
    return {file: text.encode(errors="surrogatepass")}


def rules(root: Path, file: str, text: str) -> list[Problem]:
    histories, found = read_histories(text.encode(errors="surrogatepass"), LOCALES)
    return list(without_uncertain_edits([*found, *find_expired(histories, TODAY)], as_read(file, text)))


def terms(root: Path, file: str, text: str) -> list[Problem]:
    return list(without_uncertain_edits(read_terms(text.encode(), LOCALES)[1], as_read(file, text)))


def tags(root: Path, file: str, text: str) -> list[Problem]:
    pieces, found = read_tags(text, file)
    found += unknown_names(pieces, test_tags.VOCABULARY["sv"], file)
    return list(without_uncertain_edits(found, as_read(file, text)))


def markdown(root: Path, file: str, text: str) -> list[Problem]:
    return list(without_uncertain_edits(read_document(text, file).problems, as_read(file, text)))


# (file, what stands there, what is written instead): slips that no table of another test has
OTHERS = (
    (PAGE, "## How the text was made", "<!-- allow nmber: why -->\n## How the text was made"),
    (PAGE, "## How the text was made", "<!-- allow number: why -->\n## How the text was made"),
    (PAGE, "slug: about-us", "slag: about-us"),
    (PAGE, "slug: about-us\n", ""),
    (PAGE, "The staff", "The {{ rules.lost_bok.amount }} of the staff"),
    (PAGE, "The staff", "![a](pictures/buss.svg) The staff"),
    (PAGE, "The staff", "!!! nte\n    a\n\nThe staff"),
    (PAGE, "The staff", "The [checklists.md](checklist.md) and [staff](eassy.md#who)"),
    ("docs/organisation.yml", "\nemail:", "\ne-mail:"),
    ("docs/organisation.yml", "\nemail:", "\nemial: a\nemail:"),
    ("docs/wording/en.yml", "  menu: Pages\n", ""),
    ("docs/wording/en.yml", "cldr: en_GB", "cldr: zz_ZZ"),
    ("docs/service.yml", "  - rule: loan_time", "  - rule: fee"),
    ("docs/site.yml", "Europe/Stockholm", "Europe/Stokholm"),
    ("docs/site.yml", "  - easy.md", "  - eesy.md"),
    ("docs/site.yml", "  - easy.md", f"  - {LEVEL % (LEVEL % (LEVEL % 'easy.md'))}"),
    ("docs/site.yml", "time_zone:", "folders: { guide: { sv: a, en: b } }\ntime_zone:"),
    ("docs/facts.yml", "values: [loan_time]", "words: { sv: [fjäril], en: [butterfly] }"),
    (PAGE, "The staff", "<<<<<<< a\nThe staff"),
    (PAGE, "The staff", f"{'> ' * 200}The staff"),
    (PAGE, "the text.\n", "the text.\\\n"),
    # what stands twice on its line, or over two lines, is left to people
    (PAGE, "The staff", "The {{ rules.lost_bok }} and {{ rules.lost_bok }} of the staff"),
    (PAGE, "The staff", "The {{ rules\n.lost_bok }} of the staff"),
    (PAGE, "The staff", "[a](check%6Cists.md) The staff"),
)
IN_A_FOLDER = """\
---
title: More
description: More.
slug: more
---

[a](../checklists.md) [b](../../sv/guide/more.md) [c](../about-us.md#orgin)
"""


def bad_files(root: Path) -> Iterator[tuple[Reader, str, str]]:
    """How to read it, the file, and its text, for each bad file that the tables have or make of a sound one."""
    for old, new, _ in test_service.SLIPS:
        yield whole, test_service.FILE, test_service.SERVICE.replace(old, new)
    for old, new, _ in test_facts.SLIPS:
        yield whole, test_facts.FILE, test_facts.FACT.replace(old, new)
    for place, more, _ in test_facts.NOT_THERE:
        yield whole, test_facts.FILE, test_facts.FACT.replace("index.md#who", place) + more
    for text, _, _ in test_links.BROKEN:
        yield whole, PAGE, f"{_TEXT}\n{text}\n"
    for template, _ in test_templates.SLIPS:
        yield whole, test_templates.FILE, template
    for source, _ in test_tags.REFUSED:
        yield tags, test_tags.FILE, source
    for source, *_ in test_text.MISTAKES:
        yield markdown, PAGE, source
    for _, old, new, _ in test_rules_file.CHANGES:
        yield rules, RULES, test_rules_file.SOUND.replace(old, new)
    for _, text, _ in test_rules_file.FILES:
        yield rules, RULES, text
    for _, raw, _ in test_hostile_rules.CASES:
        yield rules, RULES, raw.decode(errors="replace")
    for _, periods, _ in (*test_history.CONTRADICTIONS, *test_history.EXPIRED):
        yield rules, RULES, test_history.FRAME + periods
    for lines, _ in test_ranges_and_rates.WRONG:
        yield rules, RULES, test_wording.FRAME + "".join(f"  {line}\n" for line in lines)
    for old, new, _ in test_terms.WRONG:
        yield terms, TERMS, test_terms.FILE.replace(old, new)
    for file, old, new in OTHERS:
        text = (root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        yield whole, file, text.replace(old, new)
    yield whole, "docs/en/guide/more.md", IN_A_FOLDER


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The invented service with a picture, for one bad file after another."""
    project = copy_in_two(tmp_path_factory.mktemp("bad"))
    for locale in LOCALES:
        project.write(f"docs/{locale}/pictures/bus.svg", SVG)
    project.confirm()
    return project


@dataclass(frozen=True)
class Tried:
    """What is said of a bad file, and for each edit what of that is still said after it."""

    file: str
    problems: Sequence[Problem]
    mended: Mapping[Edit, Sequence[Problem]]


@pytest.fixture(scope="module")
def tried(bad: Project) -> list[Tried]:
    """All bad files, each with every edit that mends something in it, one at a time."""
    found = []
    for read, file, text in bad_files(bad.root):
        path = bad.root / file
        before = path.read_text(encoding="utf-8") if path.exists() else None
        bad.write(file, text)
        problems = read(bad.root, file, text)
        mended: dict[Edit, Sequence[Problem]] = {}
        for problem in problems:
            if problem.edit:
                assert (problem.edit.file, problem.edit.line) == (problem.file, problem.line)
                bad.write(file, mend(text, problem.edit))
                mended[problem.edit] = [one for one in read(bad.root, file, mend(text, problem.edit)) if one == problem]
                bad.write(file, text)
        found.append(Tried(file, problems, mended))
        bad.write(file, before) if before is not None else bad.remove(file)
    return found


def mend(text: str, edit: Edit) -> str:
    """The text after the edit, taken as a tool would: by the line and by what is replaced on it, and nothing else."""
    lines = text.split("\n")
    assert lines[edit.line - 1].count(edit.old) == 1
    lines[edit.line - 1] = lines[edit.line - 1].replace(edit.old, edit.new)
    return "\n".join(lines)


EDITS = {
    ("docs/rules.yml", "suppo\u0308rt", "suppört"),  # a letter in two pieces
    ("docs/en/about-us.md", "#at-homes", "#at-home"),
    ("docs/en/about-us.md", "../sv/checklist.md", "checklist.md"),
    ("docs/en/about-us.md", "allow nmber", "allow number"),
    ("docs/en/about-us.md", "pictures/buss.svg", "pictures/bus.svg"),
    ("docs/en/about-us.md", "checklists.md", "checklist.md"),
    ("docs/en/about-us.md", "eassy.md", "easy.md"),
    ("docs/en/about-us.md", "nte", "note"),
    ("docs/en/about-us.md", "#what-does-it-cost", "#cost"),
    ("docs/en/about-us.md", "docs/en/checklist.md", "checklist.md"),
    ("docs/en/about-us.md", "rules.lost_bok", "rules.lost_book"),
    ("docs/en/about-us.md", "slag:", "slug:"),
    ("docs/en/guide/more.md", "#orgin", "#origin"),
    ("docs/en/guide/more.md", "../../sv/guide/more.md", "more.md"),
    ("docs/en/guide/more.md", "../checklists.md", "../checklist.md"),
    ("docs/facts.yml", "bus-stops", "bus-stop"),
    ("docs/facts.yml", "eazy.md", "easy.md"),
    ("docs/facts.yml", "find.md#who", "easy.md#who"),
    ("docs/facts.yml", "index.md#whom", "index.md#who"),
    ("docs/facts.yml", "loan_times", "loan_time"),
    ("docs/facts.yml", "sais:", "says:"),
    ("docs/facts.yml", "word:", "words:"),
    ("docs/organisation.yml", "e-mail:", "email:"),
    ("docs/rules.yml", "form:", "from:"),
    ("docs/rules.yml", "vlaue:", "value:"),
    ("docs/service.yml", "#next-stepz", "#next-steps"),
    ("docs/service.yml", "cheklist.md", "checklist.md"),
    ("docs/service.yml", "glanse:", "glance:"),
    ("docs/service.yml", "glosary.md", "glossary.md"),
    ("docs/site.yml", "Europe/Stokholm", "Europe/Stockholm"),
    ("docs/site.yml", "eesy.md", "easy.md"),
    ("docs/service.yml", "rul:", "rule:"),
    ("docs/service.yml", "seasons", "season"),
    ("docs/service.yml", "seson", "season"),
    ("docs/service.yml", "shorts:", "short:"),
    ("docs/service.yml", "wards:", "words:"),
    ("docs/sv/page.md", "rule", "rules"),
    ("docs/sv/page.md", "rules.suport", "rules.support"),
    ("docs/sv/page.md", "rules.support.ammount", "rules.support.amount"),
    ("docs/terms.yml", "forbiden:", "forbidden:"),
    ("overrides/partials/at-a-glance.html", "veiw", "view"),
    ("overrides/partials/at-a-glance.html", "words.menue", "words.menu"),
}
# Problems of no single file, or of the day; other tests make them.
ELSEWHERE: set[ProblemCode] = {
    "contact-due",
    "currency-words",
    "document",
    "draft",
    "file-content",
    "file-kind",
    "file-name",
    "finding-open",
    "gone",
    "easy",
    "leftover",
    "let-out",
    "licence-not-confirmed",
    "long-sentence",
    "missing-file",
    "not-a-file",
    "not-endorsed",
    "not-known",
    "origin",
    "plural-forms",
    "printed",
    "question",
    "reason",
    "record-format",
    "review-due",
    "rule-words",
    "typography",
    "unreadable",
}


@pytest.mark.long
def test_each_edit_mends_its_problem(tried: Sequence[Tried]) -> None:
    left = {edit: problems for one in tried for edit, problems in one.mended.items() if problems}
    assert left == {}


@pytest.mark.long
def test_an_edit_is_given_for_a_slip_in_a_name_and_for_nothing_else(tried: Sequence[Tried]) -> None:
    assert {(edit.file, edit.old, edit.new) for one in tried for edit in one.mended} == EDITS


def test_machines_get_the_code_and_the_edit() -> None:
    edit = Edit(PAGE, 1, "seson", "season")
    offered = {"file": PAGE, "line": 1, "old": "seson", "new": "season", "is_sure": False, "is_read": True}
    said = json.loads(FORMATS["json"]([Problem(PAGE, 1, as_is("a"), as_is("b"), "unknown-name", edit=edit)]))
    assert [(one["code"], one["edit"]) for one in said] == [("unknown-name", offered)]


@pytest.mark.long
def test_every_code_is_used(tried: Sequence[Tried], tmp_path: Path) -> None:
    found = [problem.code for one in tried for problem in one.problems]
    (tmp_path / "seeded").mkdir()
    found += (problem.code for problem in test_seeded.find_problems(tmp_path / "seeded"))
    root = copy_frozen(tmp_path / "pairs")
    for path in test_pairs.CASES:
        test_pairs.put_pages(root, {**test_pairs.MAIN_PAGES, **test_pairs.read_case(path)[0]})
        found += (problem.code for problem in gather(root, LOCALES, TODAY)[1])
    assert set(CODES) - set(found) == ELSEWHERE
    assert set(found) <= set(CODES)
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py") if path.stem != "problems"]
    assert {code for code in ELSEWHERE if not any(f'"{code}"' in source for source in sources)} == set()


def test_every_code_is_one_name_and_says_what_it_means() -> None:
    source = (
        Path(told.__file__).read_text(encoding="utf-8").partition("ProblemCode = Literal[\n")[2].partition("]\n")[0]
    )
    said = [re.fullmatch(r'    "([a-z]+(?:-[a-z]+)*)",  # \S.+', line) for line in source.splitlines()]
    assert [match and match[1] for match in said] == list(CODES)
    assert len(set(CODES)) == len(CODES)


def test_what_an_exception_allows_is_the_code_itself() -> None:
    assert CODES[: len(KINDS)] == KINDS


@pytest.mark.parametrize(
    ("name", "known", "near", "said"),
    [
        ("seson", ["fee", "season"], "season", "season"),
        ("fare", ["fares", "farex"], "", "farex"),  # equally near
        ("a.md", ["easy.md"], "", "easy.md"),  # near by its ending alone
        ("find.md#who", ["find.md#"], "", "find.md#"),  # near by its page alone
        ("zzz", ["season"], "", ""),
        ("seson", ["season", "season"], "season", "season"),
    ],
)
def test_people_are_asked_where_a_machine_cannot_choose(name: str, known: list[str], near: str, said: str) -> None:
    choice = choose(name, known)
    assert choice.near == near
    advice = f"Possible here: {', '.join(known)}."
    assert choice.advice == (f"Did you mean “{said}”? {advice}" if said else advice)
    assert choice.edit("a", 1, "<", ">") == (Edit("a", 1, f"<{name}>", f"<{near}>") if near else None)


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("a {{ rules.fe }} b", True),
        ("a {{ rules.fe.amount }} b", True),
        ("a {{ rules.fe }} {{ rules.fe }}", False),
        ("a {{ rules.fe }} {{ rules.fee }}", False),
        ("a {{ rules.fee }}", False),
        ("a {{ my_rules.fe }}", False),
        ("a {{ rules .fe }}", False),
    ],
)
def test_an_edit_is_certain_where_its_text_stands_once_as_a_whole_name(line: str, certain: bool) -> None:
    assert Edit(PAGE, 1, "rules.fe", "rules.fee").is_certain(line) is certain
