"""What happens to a project between two builds, by chance: edits of everything that a build reads, and accidents.

Every edit is a small one that an editor or a developer makes; some of them cannot be built. An accident is no edit: it
harms what builds have left, and no build may look different for it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from pypdf import PdfWriter

from . import edits
from .confirming import TODAY, confirm_everything
from .conftest import ROOT
from .dropping import drop_language
from .edits import Texts

Files = dict[str, bytes]  # by path
OWN_HOOKS = "own"  # of the site: they may change whatever is printed
SOURCES = ("docs", "overrides", "mkdocs.yml", OWN_HOOKS)  # what is edited of a project; the generator is not
DAYS = (str(TODAY), "2026-11-23", "2026-12-31", "2027-01-14", "2027-01-15", "2027-03-28", "2026-02-28", "2031-07-01")
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 {0}h9"/></svg>\n'
_REMEMBERED = 12  # states that an edit can go back to


Edit = Callable[["State", random.Random], None]


@dataclass
class State:
    """What a build reads: the files of a project, the day (ISO), and the day that is asked for, or ""."""

    files: Files
    day: str = str(TODAY)
    as_of: str = ""
    before_a_language_went: Files | None = None
    earlier: list[Files] = field(default_factory=list)
    bag: list[Edit] = field(default_factory=list)  # the edits that are next

    def copy(self) -> State:
        """The same, to be edited."""
        return replace(self, files=dict(self.files))

    @property
    def environment(self) -> dict[str, str]:
        """What a build is told besides."""
        return {"SOURCE_DATE_EPOCH": _noon(self.day), **({"AS_OF": self.as_of} if self.as_of else {})}

    @property
    def locales(self) -> list[str]:
        """The languages, the default one first."""
        said = yaml.safe_load(self.files["mkdocs.yml"])["plugins"][0]["i18n"]["languages"]
        return [one["locale"] for one in sorted(said, key=lambda one: not one.get("default"))]

    def pages(self) -> list[str]:
        """The names of the pages, as of index.md, that the default language has."""
        start = f"docs/{self.locales[0]}/"
        return sorted(file.removeprefix(start) for file in self.files if file.startswith(start) and file[-3:] == ".md")

    def read(self, file: str) -> str:
        return self.files[file].decode()

    def write(self, file: str, text: str) -> None:
        self.files[file] = text.encode()

    def data(self, file: str) -> Any:
        """What a file in docs/ says."""
        return yaml.safe_load(self.files[f"docs/{file}.yml"])

    def write_data(self, file: str, data: Any) -> None:
        self.write(f"docs/{file}.yml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))

    def replace_in_pages(self, old: str, new: str) -> None:
        """In every page and data file."""
        for file, raw in self.files.items():
            if file.startswith("docs/") and file.endswith((".md", ".yml", ".txt")):
                self.files[file] = raw.replace(old.encode(), new.encode())


def _noon(day: str) -> str:
    return str(int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()))


def read_sources(root: Path) -> Files:
    """Every file that is edited of a project."""
    found = (path for top in SOURCES for path in (root / top, *(root / top).rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.suffix != ".pyc"}


def write_sources(root: Path, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Writes what differs; what a folder then lacks goes."""
    for file in before.keys() - files.keys():
        (root / file).unlink()
        for parent in (root / file).parents:
            if any(parent.iterdir()):
                break
            parent.rmdir()
    for file, raw in files.items():
        if before.get(file) != raw:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(raw)


def _of_texts(change: edits.Edit) -> Edit:
    """An edit of texts alone, as one of all files."""

    def change_files(state: State, chance: random.Random) -> None:
        readable = {file: raw for file, raw in state.files.items() if not file.endswith((".png", ".pdf"))}
        texts: Texts = {file: raw.decode() for file, raw in readable.items()}
        change(texts, chance)
        others = {file: raw for file, raw in state.files.items() if file not in readable}
        state.files = {**others, **{file: text.encode() for file, text in texts.items()}}

    change_files.__name__ = change.__name__
    return change_files


def _number(chance: random.Random) -> int:
    return chance.randrange(10**6)


def _one_page(state: State, chance: random.Random, *, is_main: bool = True) -> str:
    """A page, rather one that has come by an edit; without ``is_main``, hardly ever the main page."""
    names = state.pages()
    added = [name for name in names if name.startswith("more-")]
    others = [name for name in names if is_main or name != "index.md" or chance.random() < 0.1]
    return chance.choice(added if added and chance.random() < 0.6 else others)


def _in_front(text: str, line: str) -> str:
    """A page with a line more in its front matter."""
    return text.replace("---\n", f"---\n{line}\n", 1)


def page_added(state: State, chance: random.Random) -> None:
    name, is_draft = f"more-{_number(chance)}", chance.random() < 0.3
    other = chance.choice(state.pages())
    for locale in state.locales:
        way = f"[{name} 2]({other})" if chance.random() < 0.7 else "2"
        text = f"title: {name}\ndescription: {name} {locale}.\nslug: {name}\n---\n\n## {name} {{ #part }}\n\n{way}.\n"
        state.write(f"docs/{locale}/{name}.md", f"---\n{'draft: true' * is_draft}\n{text}")
    if chance.random() < 0.5:
        site = state.data("site")
        site["menu"].append(f"{name}.md")
        state.write_data("site", site)


def page_removed(state: State, chance: random.Random) -> None:
    """Often, what leads there still does: then nothing can be built."""
    name = _one_page(state, chance, is_main=False)
    for locale in state.locales:
        del state.files[f"docs/{locale}/{name}"]
    if chance.random() < 0.8:
        site = state.data("site")
        site["menu"] = [one for one in site["menu"] if one != name]
        state.write_data("site", site)
        state.replace_in_pages(f"]({name})", "](index.md)")


def page_renamed(state: State, chance: random.Random) -> None:
    name, new = _one_page(state, chance, is_main=False), f"more-{_number(chance)}.md"
    for locale in state.locales:
        state.files[f"docs/{locale}/{new}"] = state.files.pop(f"docs/{locale}/{name}")
    state.replace_in_pages(name, new)


def page_moved(state: State, chance: random.Random) -> None:
    """To another address, in one language or in all."""
    name = _one_page(state, chance, is_main=False)
    for locale in chance.choice((state.locales, state.locales[-1:])):
        text = state.read(f"docs/{locale}/{name}")
        old = "" if "\nold:" in text else r"old: \1\n"
        text = re.sub(r"(?m)^slug: (.*)\n", old, text)
        state.write(f"docs/{locale}/{name}", _in_front(text, f"slug: moved-{_number(chance)}"))


def page_was_elsewhere(state: State, chance: random.Random) -> None:
    name, locale = _one_page(state, chance), chance.choice(state.locales)
    text = state.read(f"docs/{locale}/{name}")
    if "\nold:" not in text:
        state.write(f"docs/{locale}/{name}", _in_front(text, f"old: old-{_number(chance)}"))


def page_is_not_to_be_found(state: State, chance: random.Random) -> None:
    """By the site's own search, or by the others."""
    line, name = chance.choice(("search: false", "noindex: true")), _one_page(state, chance)
    for locale in state.locales:
        text = state.read(f"docs/{locale}/{name}")
        if line not in text:
            state.write(f"docs/{locale}/{name}", _in_front(text, line))


def page_of_one_language(state: State, chance: random.Random) -> None:
    name, (first, *others) = f"more-{_number(chance)}.md", state.locales
    text = f"---\ntitle: {name}\ndescription: {name}.\nslug: {name[:-3]}\nonly: {name}\n---\n\nDet.\n"
    state.write(f"docs/{first}/{name}", text)
    for locale in others[1:]:
        state.write(f"docs/{locale}/{name}", text)


def page_is_a_draft(state: State, chance: random.Random) -> None:
    """Or no longer is one."""
    name = _one_page(state, chance, is_main=False)
    is_one = "draft: true\n" in state.read(f"docs/{state.locales[0]}/{name}")
    for locale in state.locales:
        text = state.read(f"docs/{locale}/{name}")
        state.write(
            f"docs/{locale}/{name}", text.replace("draft: true\n", "", 1) if is_one else _in_front(text, "draft: true")
        )


def pages_in_each_others_place(state: State, chance: random.Random) -> None:
    """The text of each stands below the title of the other."""
    one, other = (f"docs/{chance.choice(state.locales)}/{name}" for name in chance.sample(state.pages(), 2))
    (front, end, body), (front_2, _, body_2) = (state.read(file).rpartition("---\n") for file in (one, other))
    state.write(one, front + end + body_2)
    state.write(other, front_2 + end + body)


def letters_in_another_order(state: State, chance: random.Random) -> None:
    """As many bytes as before, in one page."""
    file = f"docs/{chance.choice(state.locales)}/{_one_page(state, chance)}"
    front, end, body = state.read(file).rpartition("---\n")
    words = list(re.finditer(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", body))
    if words:
        word = chance.choice(words)
        letters = "".join(reversed(word[0]))
        state.write(file, f"{front}{end}{body[: word.start()]}{letters}{body[word.end() :]}")


def menu_in_another_order(state: State, chance: random.Random) -> None:
    site = state.data("site")
    chance.shuffle(site["menu"])
    state.write_data("site", site)


def menu_without_an_entry(state: State, chance: random.Random) -> None:
    site = state.data("site")
    if len(site["menu"]) > 1:
        del site["menu"][chance.randrange(1, len(site["menu"]))]
        state.write_data("site", site)


def menu_with_a_section(state: State, chance: random.Random) -> None:
    """Two of its entries are in a section of their own; or its sections are gone."""
    site = state.data("site")
    menu = site["menu"]
    if all(isinstance(one, str) for one in menu) and len(menu) > 2:
        names = {locale: f"Part {_number(chance)}" for locale in state.locales}
        site["menu"] = [menu[0], {"names": names, "pages": menu[1:3]}, *menu[3:]]
    else:
        site["menu"] = [one for each in menu for one in ([each] if isinstance(each, str) else each.get("pages", []))]
    state.write_data("site", site)


def name_of_the_site(state: State, chance: random.Random) -> None:
    site = state.data("site")
    site["names"][chance.choice(state.locales)] = f"Lindeby {_number(chance)}"
    state.write_data("site", site)


def time_zone(state: State, chance: random.Random) -> None:
    site = state.data("site")
    site["time_zone"] = chance.choice(("Europe/Stockholm", "Pacific/Kiritimati", "America/Adak"))
    state.write_data("site", site)


def pages_side_by_side(state: State, chance: random.Random) -> None:
    """Under another address, or none at all."""
    site = state.data("site")
    if site.pop("side_by_side", None) is None or chance.random() < 0.5:
        site["side_by_side"] = {locale: f"both-{_number(chance)}" for locale in state.locales}
    state.write_data("site", site)


def term_added(state: State, chance: random.Random) -> None:
    terms = state.data("terms")
    name = chance.choice([one for one, said in terms.items() if isinstance(said, dict)])
    new = {
        locale: {"term": f"zyx{_number(chance)}", "explanation": f"Zyx {name}."}
        for locale in state.locales
        if locale in terms[name]
    }
    state.write_data("terms", {**terms, f"term-{_number(chance)}": new})


def rule_added(state: State, chance: random.Random) -> None:
    rules = state.data("rules")
    name, new = chance.choice(list(rules)), f"rule_{_number(chance)}"
    state.write_data("rules", {**rules, new: deepcopy(rules[name])})
    locale = chance.choice(state.locales)
    file = f"docs/{locale}/{_one_page(state, chance)}"
    state.write(file, f"{state.read(file)}\n{{{{ rules.{new} }}}}.\n")


def rules_in_another_order(state: State, chance: random.Random) -> None:
    rules = list(state.data("rules").items())
    chance.shuffle(rules)
    state.write_data("rules", dict(rules))


def style(state: State, chance: random.Random) -> None:
    file = chance.choice(sorted(file for file in state.files if re.fullmatch(r"overrides/assets/[\w-]+\.css", file)))
    state.write(file, f"{state.read(file)}\n.added-{_number(chance)} {{\n  margin: 0;\n}}\n")


def script(state: State, chance: random.Random) -> None:
    file = chance.choice(sorted(file for file in state.files if re.fullmatch(r"overrides/assets/[\w-]+\.js", file)))
    state.write(file, f"{state.read(file)}\nvoid {_number(chance)};\n")


def part_of_templates(state: State, chance: random.Random) -> None:
    """Words at the end of what other templates take in, or a remark that nobody gets."""
    file = chance.choice(sorted(file for file in state.files if re.fullmatch(r"overrides/[\w/-]+\.html", file)))
    said = chance.choice(("{{# {} #}}\n", "<p>{}</p>\n", "{{% if false %}}{}{{% endif %}}\n"))
    state.write(file, state.read(file) + said.format(_number(chance)))


def file_for_machines(state: State, chance: random.Random) -> None:
    file = chance.choice(sorted(file for file in state.files if re.fullmatch(r"overrides/[\w.-]+\.(ttl|xml)", file)))
    state.write(file, f"{state.read(file)}{{# {_number(chance)} #}}\n")


def configuration(state: State, chance: random.Random) -> None:
    """A file for machines less or more, another name of a language, or a setting that nobody asks for."""
    data = yaml.safe_load(state.files["mkdocs.yml"])
    what = chance.randrange(3)
    if what == 0:
        names = data["theme"]["static_templates"]
        names.remove("rules.json") if "rules.json" in names else names.append("rules.json")
    elif what == 1:
        chance.choice(data["plugins"][0]["i18n"]["languages"])["name"] = f"Language {_number(chance)}"
    else:
        data["extra"] = {**data.get("extra", {}), "note": _number(chance)}
    state.write("mkdocs.yml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def language_gone(state: State, chance: random.Random) -> None:
    """The last of at least three languages goes, or comes back with all that was there before it went."""
    if state.before_a_language_went:
        state.files, state.before_a_language_went = dict(state.before_a_language_went), None
    elif len(state.locales) > 2:
        state.before_a_language_went = dict(state.files)
        with TemporaryDirectory() as folder:
            write_sources(Path(folder), state.files, {})
            drop_language(Path(folder), state.locales[-1])
            state.files = read_sources(Path(folder))


def language_learns(state: State, chance: random.Random) -> None:
    """A word more that its dictionary lacks; or the file is gone."""
    file = f"docs/languages/{chance.choice(state.locales)}.yml"
    if file in state.files and chance.random() < 0.3:
        del state.files[file]
    else:
        letters = "".join(chance.choice("abcdefgh") for _ in range(8))
        state.write(file, f"spelling:\n  words: {letters} zyx\n")


def record_without_a_line(state: State, chance: random.Random) -> None:
    lines = state.read("docs/confirmed.txt").splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    state.write("docs/confirmed.txt", "".join(lines))


def confirmed(state: State, chance: random.Random) -> None:
    with TemporaryDirectory() as folder:
        write_sources(Path(folder), state.files, {})
        confirm_everything(Path(folder), state.locales)
        state.files = read_sources(Path(folder))


def picture(state: State, chance: random.Random) -> None:
    """A new drawing in a page of every language, or another one in its place."""
    known = sorted(file for file in state.files if file.startswith("docs/pictures/") and file.endswith(".svg"))
    if known and chance.random() < 0.6:
        state.write(chance.choice(known), _SVG.format(_number(chance)))
        return
    name = f"pictures/drawing-{_number(chance)}.svg"
    state.write(f"docs/{name}", _SVG.format(_number(chance)))
    page = _one_page(state, chance)
    for locale in state.locales:
        file = f"docs/{locale}/{page}"
        state.write(file, f"{state.read(file)}\n![Abc {locale}](../{name})\n")


def photograph(state: State, chance: random.Random) -> None:
    """A PNG, which pages may lead to or not."""
    name = f"pictures/photograph-{chance.randrange(2)}.png"
    raw = (ROOT / "overrides/assets/icon.svg").read_bytes()
    if f"docs/{name}" not in state.files:
        raw = (ROOT / "pictures/the-main-page.png").read_bytes()
        file = f"docs/{state.locales[0]}/{_one_page(state, chance)}"
        state.write(file, f"{state.read(file)}\n[Abc](../{name})\n")
        state.files[f"docs/{name}"] = raw
    else:
        del state.files[f"docs/{name}"]


def document(state: State, chance: random.Random) -> None:
    """A new one or another in its place, sometimes cut off; where it is new, often with pages that lead to it."""
    name = f"documents/plan-{chance.randrange(3)}.pdf"
    is_new = f"docs/{name}" not in state.files
    raw = _document(f"Plan {_number(chance)}")
    state.files[f"docs/{name}"] = raw[: len(raw) // 2] if chance.random() < 0.2 else raw
    if is_new and chance.random() < 0.8:
        page = _one_page(state, chance)
        for locale in state.locales:
            file = f"docs/{locale}/{page}"
            state.write(file, f"{state.read(file)}\n[Abc {locale}](../{name})\n")


def _document(title: str) -> bytes:
    """A PDF with an empty page."""
    new, written = PdfWriter(), BytesIO()
    new.add_blank_page(width=595, height=842)  # A4, in points
    new.add_metadata({"/Title": title})
    new.write(written)
    return written.getvalue()


def site_that_is_led_to(state: State, chance: random.Random) -> None:
    origins = state.data("origins")
    origins["links"] = [*origins["links"], f"x{_number(chance)}.example"]
    state.write_data("origins", origins)


def another_day(state: State, chance: random.Random) -> None:
    state.day = chance.choice(DAYS)


def as_it_will_be(state: State, chance: random.Random) -> None:
    state.as_of = "" if state.as_of else chance.choice(DAYS)


def taken_back(state: State, chance: random.Random) -> None:
    """Everything is as it was some edits ago."""
    if state.earlier:
        state.files = dict(chance.choice(state.earlier))
        state.before_a_language_went = None


def nothing(state: State, chance: random.Random) -> None:
    """A build is asked for again."""


def hook_of_its_own(state: State, chance: random.Random) -> None:
    """Code of the site, which puts something below every page, in a file of another name each time: MkDocs 1.6 loads
    a file once in a process, however it has changed since."""
    data = yaml.safe_load(state.files["mkdocs.yml"])
    data["hooks"] = [name for name in data["hooks"] if not name.startswith(f"{OWN_HOOKS}/")]
    data["hooks"].append(f"{OWN_HOOKS}/{_number(chance)}.py")
    state.write("mkdocs.yml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    said = f"<!-- {_number(chance)} -->"
    state.write(data["hooks"][-1], f"def on_post_page(output, **_):\n    return output + {said!r}\n")


EDITS: tuple[Edit, ...] = (
    *(_of_texts(one) for one, _ in edits.EDITS if one not in (edits.pages_added, edits.pages_removed)),
    page_added,
    page_removed,
    page_renamed,
    page_moved,
    page_was_elsewhere,
    page_is_not_to_be_found,
    page_of_one_language,
    page_is_a_draft,
    pages_in_each_others_place,
    letters_in_another_order,
    menu_in_another_order,
    menu_without_an_entry,
    menu_with_a_section,
    name_of_the_site,
    time_zone,
    pages_side_by_side,
    term_added,
    rule_added,
    rules_in_another_order,
    style,
    script,
    part_of_templates,
    file_for_machines,
    configuration,
    language_gone,
    language_learns,
    record_without_a_line,
    confirmed,
    picture,
    photograph,
    document,
    site_that_is_led_to,
    another_day,
    as_it_will_be,
    taken_back,
    nothing,
    taken_back,
    taken_back,
    hook_of_its_own,
)


def edit(state: State, chance: random.Random) -> str:
    """Does one edit, and says which: all kinds come in turn, in an order by chance. Where this site has nothing for
    one, the next is done."""
    state.earlier = [*state.earlier, dict(state.files)][-_REMEMBERED:]
    while True:
        if not state.bag:
            state.bag = chance.sample(EDITS, len(EDITS))
        change, before = state.bag[-1], dict(state.files)
        state.bag = state.bag[:-1]
        try:
            change(state, chance)
        except (KeyError, IndexError):  # what is edited is not there
            state.files = before
        else:
            return change.__name__


def write_as_yaml(root: Path) -> None:
    """Brings every data file of a small site into the form that edits look for."""
    for path in (root / "docs").rglob("*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


# Accidents: what can have become of that which builds have left.

Accident = Callable[[Path, random.Random], None]


def _left(root: Path, chance: random.Random, top: str = ".cache") -> Path | None:
    files = sorted(path for path in (root / top).rglob("*") if path.is_file())
    return chance.choice(files) if files else None


def memory_gone(root: Path, chance: random.Random) -> None:
    shutil.rmtree(root / ".cache", ignore_errors=True)


def one_file_of_the_memory_gone(root: Path, chance: random.Random) -> None:
    if path := _left(root, chance):
        path.unlink()


def memory_cut_off(root: Path, chance: random.Random) -> None:
    if path := _left(root, chance):
        os.truncate(path, chance.randint(0, path.stat().st_size))


def memory_with_another_byte(root: Path, chance: random.Random) -> None:
    path = _left(root, chance)
    if path and path.stat().st_size:
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)


def memory_of_chance(root: Path, chance: random.Random) -> None:
    if path := _left(root, chance):
        path.write_bytes(chance.randbytes(300))


def older_memory(root: Path, chance: random.Random) -> None:
    """One that was kept aside some builds ago is back; the first time, it is kept aside."""
    aside = root / ".aside"
    if aside.is_dir():
        memory_gone(root, chance)
        aside.rename(root / ".cache")
    elif (root / ".cache").is_dir():
        shutil.copytree(root / ".cache", aside)


def one_older_file_of_the_memory(root: Path, chance: random.Random) -> None:
    path = _left(root, chance, ".aside")
    if path:
        there = root / ".cache" / path.relative_to(root / ".aside")
        there.parent.mkdir(parents=True, exist_ok=True)
        path.replace(there)
    else:
        older_memory(root, chance)


def site_gone(root: Path, chance: random.Random) -> None:
    shutil.rmtree(root / "site", ignore_errors=True)


def page_of_the_site_gone(root: Path, chance: random.Random) -> None:
    path = _left(root, chance, "site")
    if path and path.name == "index.html":  # without some of the other files, the folder is no site
        path.unlink()


def page_of_the_site_written_over(root: Path, chance: random.Random) -> None:
    """In place, so that whatever else is the same file has changed too."""
    path = _left(root, chance, "site")
    if path and path.suffix == ".html":
        path.write_bytes(chance.randbytes(len(path.read_bytes())))


def page_of_the_site_replaced(root: Path, chance: random.Random) -> None:
    path = _left(root, chance, "site")
    if path and path.suffix == ".html":
        path.unlink()
        path.write_text("<!doctype html><title>Not of ours</title>", encoding="utf-8")


def page_put_into_the_site(root: Path, chance: random.Random) -> None:
    if (root / "site").is_dir():
        (root / f"site/strange-{_number(chance)}.html").write_text("<!doctype html>", encoding="utf-8")


def times_changed(root: Path, chance: random.Random) -> None:
    """Every source was written at one time, or in another order, as by a new checkout."""
    for file in read_sources(root):
        os.utime(root / file, (chance.choice((0, 1, 2**31 - 1)),) * 2)


ACCIDENTS: Sequence[Accident] = (
    memory_gone,
    one_file_of_the_memory_gone,
    memory_cut_off,
    memory_with_another_byte,
    memory_of_chance,
    older_memory,
    one_older_file_of_the_memory,
    site_gone,
    page_of_the_site_gone,
    page_of_the_site_written_over,
    page_of_the_site_replaced,
    page_put_into_the_site,
    times_changed,
)
