"""What may stand in docs/ and overrides/, and where: a list of what is allowed; all else is refused by its name.

A picture or a document that holds words of one language stands in that language's folder, all others once for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename

from ..messages import Message, say, to_say
from ..problems import Problem, ProblemCode, choose
from .names import leftover, plain, shown, wrong_file, wrong_folder
from .tree import find_files

DOCS = "docs"
OVERRIDES = "overrides"
OF_LANGUAGES = ("wording", "languages")  # folders with a data file for each language
# No GIF: what moves cannot be stopped there (WCAG 2.2, 2.2.2), and what does not move is smaller as PNG.
PICTURES = ("png", "jpg", "jpeg", "webp", "svg")
DOCUMENTS = ("pdf",)
PLACES = {"pictures": PICTURES, "documents": DOCUMENTS}  # the folders, and the endings in them
TEMPLATES = ("html", "json", "ttl", "xml")  # what is read and filled in
ASSETS = ("css", "js", "svg")  # what is sent as it is
_OF_OVERRIDES = tuple(f".{ending}" for ending in (*TEMPLATES, *ASSETS))
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\.yml")  # of a file about a language (BCP 47)
_ADVICE = {  # what to do with files of other kinds, by their endings
    "markdown mdown mkd mkdn mdwn mdx txt rst": to_say(
        "Write it as a page: {stem}.md, with the same name in each language."
    ),
    "html htm xhtml shtml mhtml php asp aspx jsp cgi": to_say("Write it as a page, in Markdown: {stem}.md."),
    "js mjs ts css scss wasm map": to_say(
        "Scripts and styles belong to the generator. Whoever looks after it can add one."
    ),
    "gif bmp tif tiff heic heif avif jxl psd ai eps ico": to_say(
        "Save it as PNG, JPEG, WebP or SVG, in docs/pictures/: a page shows it by ../pictures/{stem}.png, say."
    ),
    "doc docx odt rtf pages ppt pptx odp xls xlsx ods csv": to_say(
        "Write it as a page, or save it as PDF in docs/documents/: a page leads to it by ../documents/{stem}.pdf."
    ),
    "zip gz tar 7z rar exe sh bat ps1 py": to_say("Take it out. Readers get pages, pictures and documents."),
    "mp3 mp4 m4a mov avi webm ogg wav mkv": to_say(
        "Take it out. Sound and films need captions, which this site cannot show."
    ),
    "yml yaml json xml toml ini conf": to_say("Take it out. The data files stand in docs/ itself."),
}
_BY_ENDING = {ending: advice for endings, advice in _ADVICE.items() for ending in endings.split()}
# Files by which servers, browsers or search engines are told something, whatever a page says.
_OF_SERVERS = re.compile(
    r"(robots|ads|app-ads|humans|security|llms)\.txt|cname|_headers|_redirects|_config\.yml|web\.config|netlify\.toml"
    r"|(manifest|site|vercel)\.(json|webmanifest)|sitemap.*\.xml|crossdomain\.xml|favicon\.ico|sw\.js|service-worker\.js",
    re.I,
)
_ALLOWED = say("Take it out. Here can stand: pages (.md), pictures (.png, .jpg, .webp, .svg) and documents (.pdf).")


@dataclass(frozen=True)
class Tree:
    """The sound files by kind, each by its path from the project's root; attachments are pictures and documents.

    ``pages`` are by language and name. ``refused`` are the paths that exist and are not among them.
    """

    pages: Mapping[str, Sequence[str]]
    data: Sequence[str]
    attachments: Sequence[str]
    templates: Sequence[str]
    assets: Sequence[str]
    refused: frozenset[str]


def find_sources(root: Path, locales: Sequence[str], data: Iterable[str]) -> tuple[Tree, list[Problem]]:
    """All that stands in docs/ and overrides/, and all that cannot. ``data`` are the data files that the site knows."""
    places = _Places(tuple(locales), tuple(data))
    found = find_files(root, DOCS, places.judge)
    templates = find_files(root, OVERRIDES, places.judge_template)
    pages: dict[str, list[str]] = {locale: [] for locale in locales}
    records, attachments = [], []
    for file in found.files:
        _, first, *rest = file.split("/")
        if file.endswith(".md"):
            pages[first].append("/".join(rest))
        elif file.rpartition(".")[2] in (*PICTURES, *DOCUMENTS):
            attachments.append(file)
        else:
            records.append(file)
    assets = [file for file in templates.files if file.rpartition(".")[2] in ASSETS and file.count("/") == 2]
    drawings = {file for file in templates.files if file.endswith(".svg") and file.count("/") == 1}
    read = [file for file in templates.files if file.rpartition(".")[2] in TEMPLATES or file in drawings]
    tree = Tree(pages, records, attachments, read, assets, found.refused | templates.refused)
    return tree, [*found.problems, *templates.problems]


class _Places:
    """Says of each path whether it can stand where it stands."""

    def __init__(self, locales: Sequence[str], data: Sequence[str]) -> None:
        self.locales, self.data = locales, data

    def judge(self, path: str, is_folder: bool) -> Problem | None:
        """What is wrong with something in docs/."""
        if not is_folder and path in self.data:
            return None
        wrong = self._of_name(path, is_folder) or (self._of_folder(path) if is_folder else self._of_file(path))
        return self._told(path, wrong)

    def judge_template(self, path: str, is_folder: bool) -> Problem | None:
        """What is wrong with something in overrides/."""
        wrong = self._of_name(path, is_folder, of_templates=True)
        if not wrong and not is_folder and not path.endswith(_OF_OVERRIDES):
            what = say("A file of the kind of “{file}” cannot stand in overrides/.", file=shown(basename(path)))
            endings = ", ".join(_OF_OVERRIDES)
            to_do = say("Take it out. Here can stand files that end with {endings}.", endings=endings)
            wrong = "file-kind", what, to_do
        return self._told(path, wrong)

    def _told(self, path: str, wrong: tuple[ProblemCode, Message, Message] | None) -> Problem | None:
        if not wrong:
            return None
        code, what, to_do = wrong
        return Problem(shown(path), 1, what, to_do, code, "warning" if code == "leftover" else "error")

    def _of_name(
        self, path: str, is_folder: bool, of_templates: bool = False
    ) -> tuple[ProblemCode, Message, Message] | None:
        name = basename(path)
        if not (is_folder and of_templates) and (what := leftover(name, "folder" if is_folder else "file")):
            said = say("This is left over: {what}. It is not published.", what=what)
            return "leftover", said, say("Take it out when nothing needs it.")
        if not is_folder and "." not in name:
            return None  # what has no ending is refused for that
        wrong = wrong_folder(name) if is_folder else wrong_file(name, of_templates)
        return ("file-name", *wrong) if wrong else None

    def _of_folder(self, path: str) -> tuple[ProblemCode, Message, Message] | None:
        _, first, *rest = path.split("/")
        if not rest and first not in (*self.locales, *OF_LANGUAGES, *PLACES):
            what = say(
                "This folder is neither a language of the site nor known here; its files would not be published."
            )
            to_do = say(
                "Put pages into a language's folder, pictures into docs/pictures/, documents into docs/documents/."
            )
            return "misplaced-file", what, to_do
        if rest and first in OF_LANGUAGES:
            return (
                "misplaced-file",
                say("{folder} holds no folders.", folder=f"docs/{first}/"),
                say("Take the folder out."),
            )
        return None

    def _of_file(self, path: str) -> tuple[ProblemCode, Message, Message] | None:
        _, *folders, name = path.split("/")
        stem, _, ending = name.rpartition(".")
        locale = folders[0] if folders and folders[0] in self.locales else ""
        place = next((folder for folder in folders[bool(locale) :][:1] if folder in PLACES), "")
        if folders and folders[0] in OF_LANGUAGES:
            if _LOCALE.fullmatch(name):
                return None
            known = ", ".join(f"{one}.yml" for one in self.locales)
            what = say("{folder} has no place for “{file}”.", folder=f"docs/{folders[0]}/", file=shown(name))
            return "misplaced-file", what, say("It holds: {files}.", files=known)
        if ending == "md":
            return self._of_page(locale, place, name)
        right = next((folder for folder, endings in PLACES.items() if ending in endings), "")
        if not right:
            return self._of_other_kind(path, stem or name, ending if stem else "")
        if place == right:
            return None
        what = say("A picture cannot stand here.") if right == "pictures" else say("A document cannot stand here.")
        to_do = say(
            (
                to_say("Move it to {folder}; if it holds words, to {own}. A page names it as {name} then.")
                if locale
                else to_say("Move it to {folder}. A page names it as {name} then.")
            ),
            folder=f"{DOCS}/{right}/",
            own=f"{DOCS}/{locale}/{right}/",
            name=f"../{right}/{shown(name)}",
        )
        return "misplaced-file", what, to_do

    def _of_page(self, locale: str, place: str, name: str) -> tuple[ProblemCode, Message, Message] | None:
        if not locale:
            folders = ", ".join(f"{DOCS}/{each}/" for each in self.locales)
            to_do = say("Move it to one of: {folders}.", folders=folders)
            return "misplaced-file", say("A page must stand in the folder of its language."), to_do
        if place:
            what = say("A page cannot stand among the {folder}.", folder=place)
            return "misplaced-file", what, say("Move it to {folder}.", folder=f"{DOCS}/{locale}/")
        if name.lower() == "readme.md":
            what = say("A page cannot have the name “{name}”: it would be taken for another.", name=name)
            to_do = say("Give it another one that ends with .md, as in prepare.md, the same in each language.")
            return "misplaced-file", what, to_do
        return None

    def _of_other_kind(self, path: str, stem: str, ending: str) -> tuple[ProblemCode, Message, Message]:
        if _OF_SERVERS.fullmatch(basename(path)):
            what = say("“{file}” speaks to servers and browsers, and not to readers.", file=shown(basename(path)))
            return "file-kind", what, say("Take it out. Whoever looks after the generator can add what is needed.")
        if not ending:
            what = say("The file “{file}” has no ending that says what it is.", file=shown(stem))
            return "file-kind", what, _ALLOWED
        if path.count("/") == 1 and ending in ("yml", "yaml"):
            names = [basename(file) for file in self.data if file.endswith(".yml")]
            what = say("This is none of the data files that the site knows.")
            return "misplaced-file", what, choose(f"{stem}.yml", names).advice
        to_do = say(_BY_ENDING.get(ending, _ALLOWED), stem=plain(stem, "folder") or "name")
        return "file-kind", say("A file that ends with .{ending} cannot be published.", ending=ending), to_do
