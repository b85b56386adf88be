"""What lies in docs/ and overrides/ is looked at before it is read; tests/hostile/files.yml has what can lie there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mkdocs_adapter
import pytest
from bilingual.build.renderer import Unreadable
from bilingual.build.revisions import working_files
from bilingual.data.confirmations import FILE, MOST_BYTES, find_states, read_confirmations, write_confirmations
from bilingual.edit.confirm import confirm
from bilingual.files.content import look_into
from bilingual.files.drawn import MAX_DRAWN
from bilingual.files.places import find_sources
from bilingual.files.tree import KB, MAX_ENTRIES, MB, find_files, read_alone, read_file
from bilingual.gather import gather
from bilingual.load import DATA_FILES, MOST
from bilingual.problems import report

from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Project
from ..frozen import SVG

LINK = (
    "{}:1: This is a link on the disk and no {}. Nothing is read through it.\n"
    "    Put the {} itself here, or take the link away."
)


def link(kind: str, file: str) -> str:
    return LINK.format(file, kind, kind)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("docs", "folder"),
        ("docs/sv", "file"),
        ("docs/sv/index.md", "file"),
        ("docs/rules.yml", "file"),
        ("docs/wording/en.yml", "file"),
        ("docs/confirmed.txt", "file"),
        ("overrides", "folder"),
        ("overrides/main.html", "file"),
    ],
)
def test_a_link_is_told_even_if_it_leads_to_what_belongs_there(project: Project, file: str, kind: str) -> None:
    """Nothing is read through it, and nothing is told of what would have been read."""
    own, elsewhere = project.own(file), project.root.parent / f"{project.root.name}-elsewhere"
    own.rename(elsewhere)
    own.symlink_to(elsewhere)
    site, problems = gather(project.root, LOCALES, TODAY)
    assert site is None
    assert report(problem for problem in problems if problem.severity == "error") == link(kind, file)
    with pytest.raises(Unreadable, match="link on the disk"):
        working_files(project.root)


@pytest.mark.parametrize("file", ["docs", "docs/wording", "docs/wording/en.yml"])
def test_a_file_that_is_read_by_itself_is_not_read_through_a_link_above_it(project: Project, file: str) -> None:
    read, problems = read_alone(project.root, "docs/wording/en.yml", MOST)
    assert (bool(read), problems) == (True, [])
    (project.root / file).rename(project.root / "elsewhere")
    (project.root / file).symlink_to(project.root / "elsewhere")
    read, problems = read_alone(project.root, "docs/wording/en.yml", MOST)
    assert (read, report(problems)) == (b"", link("file" if file.endswith(".yml") else "folder", file))


def test_the_templates_of_the_generator_may_be_reached_by_a_link(project: Project) -> None:
    assert (project.root / "overrides").is_symlink()
    assert gather(project.root, LOCALES, TODAY)[0]


@pytest.mark.parametrize("file", ["docs/sv/index.md", "docs/terms.yml", "docs/confirmed.txt"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["FIFO", "folder"])
def test_what_is_no_file_is_never_opened(project: Project, file: str, make: object) -> None:
    project.remove(file)
    make(project.root / file)  # type: ignore[operator]
    site, problems = gather(project.root, LOCALES, TODAY)
    assert site is None
    (told,) = (problem for problem in problems if problem.file == file)
    assert told.code in ("not-a-file", "file-name")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, which reads everything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_what_the_computer_does_not_let_be_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs/closed").mkdir(parents=True)
        (root / "docs/closed.md").write_text("x", "utf-8")
        root.chmod(0o755)
        for name in ("docs/closed", "docs/closed.md"):
            (root / name).chmod(0)
        with as_nobody():
            _, of_file = read_file(root, "docs/closed.md", MOST)
            of_folder = find_files(root, "docs").problems
        (root / "docs/closed").chmod(0o755)
    said = "This cannot be read: the computer does not allow it.\n    Give yourself the right to read it."
    assert report([*of_file, *of_folder]) == f"docs/closed:1: {said}\ndocs/closed.md:1: {said}"


def test_a_name_that_is_no_text_is_told_by_its_bytes(project: Project) -> None:
    Path(os.fsdecode(os.fsencode(project.root / "docs/sv") + b"/a\xffb.md")).write_text("x", "utf-8")
    assert "docs/sv/a[byte FF]b.md:1: The name “a[byte FF]b.md” holds byte FF, which" in project.report()


@pytest.mark.parametrize(
    ("file", "most", "said"),
    [
        ("docs/sv/index.md", MOST, "256 KB, more than 256 KB"),
        ("docs/rules.yml", MOST, "256 KB, more than 256 KB"),
        ("overrides/main.html", MOST, "256 KB, more than 256 KB"),
        ("docs/confirmed.txt", MOST_BYTES, "2048 KB, more than 2 MB"),
        ("docs/pictures/map.svg", 256 * KB, "256 KB, more than 256 KB"),
        ("docs/pictures/map.png", 4 * MB, "4096 KB, more than 4 MB"),
        ("docs/documents/form.pdf", 10 * MB, "10 MB, more than 10 MB"),
    ],
)
def test_no_file_is_read_that_is_larger_than_its_kind_can_be(project: Project, file: str, most: int, said: str) -> None:
    path = project.own(file)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as opened:
        opened.truncate(most + 1)
    (told,) = (problem for problem in gather(project.root, LOCALES, TODAY)[1] if problem.file == file)
    assert told.what == f"The file is too large: {said}."


@pytest.mark.long
def test_a_folder_with_more_than_anyone_looks_at_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(MAX_ENTRIES + 1):
        (tmp_path / f"docs/{number}").touch()
    found = find_files(tmp_path, "docs")
    assert (found.files, report(found.problems)) == (
        [],
        "docs:1: There are more than 20,000 files and folders in docs/.\n    Take out what does not belong.",
    )


def test_each_kind_of_file_is_found_once(project: Project) -> None:
    for name in ("docs/pictures/map.svg", "docs/sv/pictures/map.svg", "docs/documents/form.pdf"):
        project.write(name, SVG)
    tree, problems = find_sources(project.root, LOCALES, (*DATA_FILES, FILE))
    assert problems == []
    assert {file.partition("/")[0] for file in tree.templates} == {"overrides"}
    assert sorted(tree.data) == sorted(
        [*(set(DATA_FILES) - {"docs/questions.yml"}), FILE, "docs/wording/en.yml", "docs/wording/sv.yml"]
    )
    assert tree.pages["sv"] == tree.pages["en"]
    assert list(tree.attachments) == ["docs/documents/form.pdf", "docs/pictures/map.svg", "docs/sv/pictures/map.svg"]


def test_nothing_in_the_core_reads_docs_without_that_look() -> None:
    """Other than of docs/ and overrides/, only the code itself, its schemas and what has been built are read."""
    readers = {
        path.relative_to(ROOT / "hooks").as_posix()
        for path in (ROOT / "hooks").rglob("*.py")
        if any(call in path.read_text("utf-8") for call in ("read_bytes(", "rglob(", "iterdir(", "scandir("))
    }
    assert readers == {
        "bilingual/build/revisions.py",  # the generator of a revision
        "bilingual/build/sides.py",  # two built sites
        "bilingual/build/weight.py",  # what has been built
        "bilingual/disk/seen.py",  # every byte, for a digest alone
        "bilingual/disk/walking.py",  # names in a folder that has been built
        "bilingual/disk/watching.py",  # no byte: when each file was changed
        "bilingual/disk/whole.py",  # whether a file is still as it was read
        "bilingual/files/tree.py",
        "bilingual/languages/dictionaries.py",  # packages with words
        "bilingual/languages/knowledge.py",  # what is known of languages
        "bilingual/publish/compression.py",  # what has been built
        "bilingual/publish/dividing.py",  # a package's patterns
        "bilingual/publish/kept.py",  # what was built before
        "bilingual/publish/output.py",  # what was built before
        "bilingual/publish/stemming.py",  # scripts of others, as they bring them
        "bilingual/publish/verify.py",  # what is published
        "bilingual/publish/version.py",  # what has been built
        "bilingual/reports/bill.py",  # likewise
        "bilingual/reports/preview.py",  # its own style
        "bilingual/view/lettering.py",  # its own table of letters
        "mkdocs_settings.py",  # mkdocs.yml, which MkDocs has read
    }


def test_a_picture_that_was_looked_into_is_looked_into_again_when_it_has_changed(project: Project) -> None:
    file = "docs/pictures/map.svg"
    for text, count in ((SVG, 0), ("<svg/>", 1), (SVG, 0)):
        project.write(file, text)
        assert len(look_into(project.root, [file])) == count


def test_a_drawing_of_many_parts_is_drawn_as_long_as_it_can_be(project: Project) -> None:
    uses = '<use href="#a"/>' * 500
    drawing = SVG.replace("/>", f'><g id="a">{"<rect/>" * 90}</g>{uses}</svg>')
    project.write("docs/pictures/map.svg", drawing)
    assert MAX_DRAWN > 500 * 90
    assert look_into(project.root, ["docs/pictures/map.svg"]) == []


def test_a_setting_that_hides_a_page_is_told_at_its_line(project: Project) -> None:
    project.change(
        "mkdocs.yml", "use_directory_urls: true\n", "draft_docs: |\n  # soon\n  easy.md\nexclude_docs: /sv/index.md\n"
    )
    told = "A page that is not to be published yet says draft: true in its front matter."
    assert report(mkdocs_adapter.find_problems(project.root)) == (
        "mkdocs.yml:5: draft_docs: “easy.md” would leave docs/en/easy.md out, which other pages lead to.\n"
        f"    Take it out. {told}\n"
        "mkdocs.yml:6: exclude_docs: “/sv/index.md” would leave docs/sv/index.md out, which other pages lead to.\n"
        f"    Take it out. {told}"
    )


def test_a_setting_that_leaves_out_what_is_no_page_is_let_be(project: Project) -> None:
    project.change(
        "mkdocs.yml",
        "use_directory_urls: true\n",
        "exclude_docs: |\n  *.yml\n  /confirmed.txt\nuse_directory_urls: true\n",
    )
    assert list(mkdocs_adapter.find_problems(project.root)) == []


@pytest.mark.parametrize("reason", ["two\nlines", "a | b", "  ", "a\u2028b\x0bc", "ordinary words"])
def test_what_a_confirmation_writes_can_be_read_again(project: Project, reason: str) -> None:
    site, _ = gather(project.root, LOCALES, TODAY, compare=False)
    assert site
    regions = {"sv": "sv-SE", "en": "en-GB"}
    sections = {
        key: {regions[locale]: passage for locale, passage in pair.items()}
        for key, pair in site.agreement.sections.items()
    }
    record, refused = confirm(sections, [], sections, TODAY, site.orders, reason)
    read, problems = read_confirmations(write_confirmations(record))
    assert (refused, problems) == ([], [])
    assert [str(line) for line in read] == [str(line) for line in record]
    assert all(state.is_as_confirmed for state in find_states(sections, read).values())


@pytest.mark.parametrize("other", ["checklist/index.md", "Checklist/index.md"])
def test_two_pages_cannot_have_one_address_on_any_disk(project: Project, other: str) -> None:
    """A folder's main page has the folder's name, another page its slug; many disks take capital letters for small."""
    project.change("docs/en/checklist.md", "slug: before-your-visit", "slug: checklist")
    project.write(f"docs/en/{other}", "---\ntitle: A\ndescription: B.\n---\n")
    told = [problem for problem in gather(project.root, LOCALES, TODAY)[1] if problem.code == "address"]
    assert len(told) == 1
    assert "is already that of" in told[0].what
