"""What in a change is code: whatever is not known as content, and whatever git keeps as more than a plain file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bilingual.build.contribution import PATTERNS, ChangedFile, Kind, kind_of
from bilingual.data.origins import FILE as ORIGINS_FILE
from bilingual.reports.contribution_formats import FORMATS

from ..conftest import ROOT, Project, copy_in_two
from ..git import commit, git

KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("page", ("docs/en/index.md", "docs/sv/guide/more.md", "docs/en/a b.md", "docs/en/a\nb.md", "docs/sv/åäö.md")),
    ("data", ("docs/rules.yml", "docs/site.yml", "docs/confirmed.txt", "docs/wording/sv.yml", "docs/wording/nb.yml")),
    (
        "picture or document",
        ("docs/en/pictures/bus.svg", "docs/pictures/a/b.png", "docs/documents/form.pdf", "docs/pictures/x.jpg"),
    ),
    ("paper", ("README.md", "SECURITY.md", "decisions/0001-material-stays-the-theme.md", "pictures/the-main-page.png")),
    (
        "code",
        (
            "mkdocs.yml",
            "hooks/on_build.py",
            "hooks/bilingual/gather.py",
            "hooks/bilingual/records/schemas/rules.schema.json",
            "hooks/x.md",
            "overrides/main.html",
            "overrides/assets/site.css",
            "overrides/x.md",
            ".ci/run",
            ".github/workflows/build.yml",
            ".github/CODEOWNERS",
            ".github/x.md",
            "CODEOWNERS",
            "docs/CODEOWNERS",  # GitHub reads one there too
            "Makefile",
            "pyproject.toml",
            "requirements.lock",
            "tests/successors.lock",
            "tests/units/test_make.py",
            "tests/site/docs/rules.yml",
            "tests/x.md",
            ".gitattributes",
            ".gitmodules",
            ".gitignore",
            ".pre-commit-config.yaml",
            ".editorconfig",
            ".cache/checked",
            "findings/README",
            "docs/hooks.py",
            "docs/x.js",
            "docs/sv/x.js",
            "docs/sv/x.html",
            "docs/sv/index.md~",
            "docs/sv/INDEX.MD",
            "docs/rules.yaml",
            "docs/RULES.yml",
            "docs/more.yml",
            "docs/sv/rules.yml",
            "docs/wording/deep/sv.yml",
            "docs/mkdocs.yml",
            "docs/.htaccess",
            "docs/_headers",
            "docs/Makefile",
            "docs/x.md/y.py",
            "docs",
            "x/docs/en/index.md",
            "Docs/en/index.md",
            "README.md/x",
            "decisions/deep/x.md",
            "sitecustomize.py",
            "yaml.py",
            "",
        ),
    ),
)


@pytest.mark.parametrize(("kind", "files"), KINDS, ids=[kind for kind, _ in KINDS])
def test_a_file_is_code_unless_it_is_known_as_something_else(kind: Kind, files: tuple[str, ...]) -> None:
    assert {file: kind_of(file) for file in files} == dict.fromkeys(files, kind)


def owners() -> Iterator[tuple[str, str]]:
    """(pattern, owners) of each line of .github/CODEOWNERS."""
    for line in (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, _, owner = line.partition(" ")
            yield pattern, owner.strip()


def test_the_owners_on_github_are_those_of_code_and_of_content() -> None:
    """GitHub takes the last line that fits: the first is for all that no other line names."""
    assert list(owners()) == [("*", "@OWNER/developers"), *((pattern, "@OWNER/editors") for pattern in PATTERNS)]


def test_every_file_of_the_project_that_editors_touch_is_content_and_no_other_is(tmp_path: Path) -> None:
    files = [file for file in git(Project(ROOT), "ls-files", "-z").split("\0") if file]
    content = {file for file in files if kind_of(file) not in ("code", "paper")}
    assert content == {file for file in files if file.startswith("docs/")} - {ORIGINS_FILE}
    papers = {file for file in files if kind_of(file) == "paper"}
    assert {os.path.dirname(file) for file in papers} == {"", "decisions", "pictures"}


@pytest.fixture
def repository(tmp_path: Path) -> Project:
    """The invented service in a repository, with a branch of its own after one commit."""
    project = commit(copy_in_two(tmp_path))
    git(project, "switch", "--quiet", "--create", "change")
    return project


def change_everything(project: Project) -> None:
    """A change of every kind, some of it committed and some not."""
    project.change("docs/rules.yml", "value: 9", "value: 10")
    project.write("docs/en/new\n::error::hit.md", "")
    os.chmod(project.root / "docs/en/easy.md", 0o755)
    git(project, "mv", "docs/en/find.md", "docs/en/search.md")
    git(project, "mv", "mkdocs.yml", "docs/en/mkdocs.md")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=first")
    os.symlink("/etc/hostname", project.root / "docs/en/host.md")
    (project.root / "docs/en/limits.md").unlink()
    os.symlink("../../mkdocs.yml", project.root / "docs/en/limits.md")
    git(project, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},docs/en/module.md")
    (project.root / "docs/en/module.md").mkdir()
    project.write(".gitattributes", "*.md diff=hit filter=hit\n")
    git(project, "config", "diff.hit.textconv", "touch hit;")
    git(project, "config", "diff.hit.command", "touch hit;")


CHANGED = [
    ChangedFile(".gitattributes", "new", "code"),
    ChangedFile("docs/en/easy.md", "changed", "code", "a program (its executable bit is set)"),
    ChangedFile("docs/en/find.md", "gone", "page"),
    ChangedFile("docs/en/host.md", "new", "code", "a link on disk"),
    ChangedFile("docs/en/limits.md", "changed", "code", "a link on disk"),
    ChangedFile("docs/en/mkdocs.md", "new", "page"),
    ChangedFile("docs/en/module.md", "new", "code", "another repository (a submodule)"),
    ChangedFile("docs/en/new\n::error::hit.md", "new", "page"),
    ChangedFile("docs/en/search.md", "new", "page"),
    ChangedFile("docs/rules.yml", "changed", "data"),
    ChangedFile("mkdocs.yml", "gone", "code"),
]
SAID = """\
code: .gitattributes (new)
code: docs/en/easy.md (changed, a program (its executable bit is set))
code: docs/en/host.md (new, a link on disk)
code: docs/en/limits.md (changed, a link on disk)
code: docs/en/module.md (new, another repository (a submodule))
code: mkdocs.yml (gone)
data: docs/rules.yml (changed)
page: docs/en/find.md (gone)
page: docs/en/mkdocs.md (new)
page: docs/en/new[U+000A]::error::hit.md (new)
page: docs/en/search.md (new)

6 of 11 files: code: someone who programs must read it before anything of it is run.
"""


def test_a_change_of_every_kind_is_told_in_every_form(repository: Project) -> None:
    change_everything(repository)
    assert repository.run("code", "main") == (1, SAID)
    code, said = repository.run("code", "--format", "json", "main")
    files = json.loads(said)["files"]
    assert (code, sorted(ChangedFile(**file) for file in files)) == (1, CHANGED)
    code, said = repository.run("code", "--format", "github", "main")
    assert (code, said.count("\n"), said.count("::warning file=")) == (1, 6, 6)
    code, said = repository.run("code", "--format", "markdown", "main")
    assert "| page | docs/en/new[U+000A]::error::hit.md | new |".replace("[", "&#91;").replace("]", "&#93;") in said
    assert not (repository.root / "hit").exists()


def test_content_alone_is_no_code_and_neither_are_papers(repository: Project) -> None:
    repository.change("docs/rules.yml", "value: 9", "value: 10")
    repository.write("docs/en/pictures/bus.svg", "<svg/>")
    repository.write("README.md", "A")
    assert repository.run("code", "main") == (
        0,
        "data: docs/rules.yml (changed)\npaper: README.md (new)\n"
        "picture or document: docs/en/pictures/bus.svg (new)\n\n"
        "No code: nothing of this change is ever run.\n",
    )
    assert repository.run("code", "--format", "github", "main") == (0, "")


def test_what_has_changed_since_on_the_other_branch_is_no_part_of_it(repository: Project) -> None:
    git(repository, "switch", "--quiet", "main")
    repository.change("mkdocs.yml", "use_directory_urls: true", "use_directory_urls: true # so")
    git(repository, "commit", "--quiet", "--all", "--message=elsewhere")
    git(repository, "switch", "--quiet", "change")
    assert repository.run("code", "main") == (0, "Nothing has changed.\n")


@pytest.mark.parametrize(
    "base", ["--output=hit", "-h", "main;touch hit", "$(touch hit)", "main..change", "nowhere", ""]
)
def test_a_revision_that_is_none_is_told(repository: Project, base: str) -> None:
    code, said = repository.run("code", "--", base)
    assert (code, said.startswith(f"git knows no revision “{base}” here.")) == (2, True)
    assert not (repository.root / "hit").exists()


def test_where_there_is_no_history_it_is_said_how_to_get_it(project: Project, tmp_path: Path) -> None:
    assert project.run("code", "main") == (
        2,
        "This folder is no git repository, so it has no earlier revision."
        " Get it by git clone; only make impact AS_OF=2027-03-01 can do without.\n",
    )
    git(commit(project), "clone", "--quiet", "--depth=1", f"file://{project.root}", str(tmp_path / "shallow"))
    code, said = Project(tmp_path / "shallow").run("code", "HEAD~1")
    assert code == 2
    assert said.startswith(
        "git knows no revision “HEAD~1” here. This clone is shallow, without what was before:"
        " run git fetch --unshallow, then try again. Possible here: main, "
    )


def test_a_name_of_git_can_be_looked_at_whatever_the_locale_is(repository: Project) -> None:
    repository.write("docs/sv/å.png", "")
    os.chmod(repository.root / "docs/sv/å.png", 0o755)
    done = subprocess.run(
        [sys.executable, "-m", "bilingual", "code", "HEAD", "--format", "json"],
        cwd=repository.root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "hooks", "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    (found,) = json.loads(done.stdout)["files"]
    assert (found["file"], found["kind"]) == ("docs/sv/å.png", "code")


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_can_leave_its_line(form: str) -> None:
    hostile = "docs/en/a|b\r\n::error::c\x1b[31m\u202e`<b>@all.js"
    said = FORMATS[form]([ChangedFile(hostile, "new", "code")])
    assert not re.search(r"[^\S\n ]|[\x1b\r\u202e]", said)
    assert not any(line.strip().startswith("::error") for line in said.split("\n"))
