"""Content alone can never run anything: whatever stands in it, only what is built by the project's own code is done."""

from __future__ import annotations

from pathlib import Path

from bilingual.build.contribution import PATTERNS, kind_of

from ..confirming import LOCALES
from ..conftest import Project, copy_in_two, words_of
from ..git import commit

SOUND = "$(touch hit); `touch hit` & ${IFS}"
HIT = "__import__('pathlib').Path('hit').touch()"
LOOKS_LIKE_CODE = (
    f"{{{{ {HIT} }}}}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('touch hit') }}",
    "{% set x = cycler.__init__.__globals__.os.system('touch hit') %}",
    "{% include '/etc/hostname' %}",
    "${IFS}$(touch hit)`touch hit`",
    "<?php touch('hit'); ?> <% touch hit %> <!--#exec cmd='touch hit' -->",
    "--8<-- '/etc/hostname'",
    "![](x.png){ onerror=\"alert('hit')\" }",
    "<script>alert('hit')</script>",
    "```{python}\n" + HIT + "\n```",
    "```sh exec=on\ntouch hit\n```",
)
YAML = (
    'x: !!python/object/apply:os.system ["touch hit"]\n',
    "x: !ENV [PATH]\n",
    'hooks: [x.py]\nplugins: [{ exec: "touch hit" }]\nINHERIT: ../mkdocs.yml\n',
    f"x: !!python/name:os.system\ny: &a [*a]\nz: {{{{ {HIT} }}}}\n",
)
# Names that one program or another runs by itself, in the folder that it is called in or reads.
NAMES = ("conftest.py", "sitecustomize.py", "__init__.py", "hooks.py", "Makefile", ".envrc", "mkdocs.yml", "macros.py")


def fill(project: Project) -> list[str]:
    """Puts what looks like code into a file of every kind of content, and files of such names beside; their names."""
    root = project.root
    for path in sorted((root / "docs").rglob("*.md")):
        with path.open("a", encoding="utf-8") as page:
            page.write("\n\n" + "\n\n".join(LOOKS_LIKE_CODE) + "\n")
    files = [pattern.strip("/") for pattern, kind in PATTERNS.items() if kind == "data" and "*" not in pattern]
    for number, file in enumerate([*files, "docs/wording/sv.yml", "docs/wording/en.yml"]):
        with (root / file).open("a", encoding="utf-8") as data:
            data.write(YAML[number % len(YAML)])
    for pattern, kind in PATTERNS.items():
        if kind in ("picture or document", "page") and "*" in pattern:
            project.write(pattern.strip("/").replace("**/*", "en/hit"), f"<svg onload=\"alert('hit')\"/>\n{HIT}\n")
    for name in NAMES:
        project.write(f"docs/en/{name}", f"{HIT}\n")
    return [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*") if path.is_file()]


COMMANDS = (
    ("check",),
    ("check", "--format", "json"),
    ("ready",),
    ("status",),
    ("where", "season"),
    ("confirm", "--reason", "$(touch hit)", "all"),
    ("impact", "--as-of", "2027-03-01"),
    ("code", "main"),
)


def everything_but_git(folder: Path) -> set[str]:
    """The name of all that lies in a folder."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return {path for path in paths if "/.git/" not in path and "/.cache" not in path}


def test_nothing_that_looks_like_code_in_content_is_run_and_no_site_is_built_of_it(tmp_path: Path) -> None:
    project = commit(copy_in_two(tmp_path / "project"))
    files = fill(project)
    assert {kind_of(file) for file in files} == {"page", "data", "picture or document", "code"}
    before = everything_but_git(tmp_path)
    record = (project.root / "docs/confirmed.txt").read_bytes()
    for command in COMMANDS:
        code, said = project.run(*command)
        assert (code in (1, 2), "Traceback" in said) == (True, False), (command, said)
    build = project.build("--no-strict")
    assert (build.code, "Traceback" in build.errors) == (1, False)
    assert everything_but_git(tmp_path) == before
    assert (project.root / "docs/confirmed.txt").read_bytes() == record


def test_what_looks_like_code_and_is_sound_content_is_printed_and_not_run(tmp_path: Path) -> None:
    """As code in a text, as the name of the organisation, as the reason of a confirmation, as the name of the site."""
    project = commit(copy_in_two(tmp_path / "project"))
    before = everything_but_git(tmp_path)
    code = f"$(touch hit)`touch hit` {HIT} ${{shell touch hit}}"
    for locale in LOCALES:
        page = project.root / f"docs/{locale}/about-us.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n```sh\n{code}\n```\n", encoding="utf-8")
    project.change("docs/site.yml", "en: RULL, Lindeby Library", f"en: '{SOUND}'")
    project.confirm()
    assert project.run("confirm", "--reason", SOUND, "about-us.md")[0] == 0
    assert project.run("code", "main")[0] == 0
    assert project.run("check") == (0, "Nothing is wrong, and the languages are in step.\n")
    assert project.run("where", "season")[0] == 0
    build = project.build(folder="../site")
    assert (build.code, build.errors) == (0, "")
    assert words_of(build.page("en/").xpath("//a[@class='brand']")[0]) == SOUND
    assert code in build.page("en/about-us/").text_content()
    built = {path for path in everything_but_git(tmp_path) if path.startswith("site")}
    assert everything_but_git(tmp_path) - built == before
