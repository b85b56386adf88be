"""A page is added, renamed or removed in all its languages at once, with all that leads to it.

What a reader or another site may still know stays: former addresses lead on, and the record of what was confirmed keeps
its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from posixpath import dirname

from ..data.basics import FILE as BASICS_FILE
from ..data.confirmations import FILE as RECORD
from ..data.confirmations import Confirmation, write_confirmations
from ..data.service import FILE as SERVICE_FILE
from ..messages import Message, say, together
from ..pages.page import MAIN_PAGE, Pair, page_file
from ..problems import choose, quote
from ..records.reading import decode, read_mapping
from ..site.site import Site
from ..text.reading import slugify
from ..text.shape import resolve

Files = Mapping[str, bytes]  # by path from the project's root
_NAME = re.compile(r"(?=.{1,100}\Z)(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_SLUG = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_BETWEEN = "|"  # what is said for one language, and for the next
_LINK = re.compile(r"(?P<before>\]\(<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]+<?|\b(?:href|src)=\")(?P<target>[^\s()<>\"]+)", re.M)
_PLAIN = re.compile(r"[^\W\d_][^:#\n\"']*")  # a text that needs no quotation marks in YAML


class NotDone(Exception):
    """It cannot be done; the message says why, in plain words."""

    def __init__(self, *said: Message) -> None:
        self.said = together(said, "\n    ")
        super().__init__(self.said)


@dataclass(frozen=True)
class Wanted:
    """What is to be done: the name of a page below one of these, and what belongs to it."""

    add: str = ""
    rename: str = ""
    remove: str = ""
    move: str = ""  # to another address
    to: str = ""
    title: str = ""
    slug: str = ""


def change_pages(files: Files, wanted: Wanted, locales: Sequence[str], pairs: Mapping[str, Pair]) -> dict[str, bytes]:
    """The sources as they are after it. Raises NotDone."""
    asked = [name for name in (wanted.add, wanted.rename, wanted.remove, wanted.move) if name]
    if len(asked) != 1:
        raise NotDone(
            say("Say what is to be done, one thing at a time:"),
            say('make page ADD=appeal.md TITLE="Överklaga | Appeal" adds a draft, with a title in each language.'),
            say("make page RENAME=appeal.md TO=complain.md gives its files another name; its addresses stay."),
            say('make page MOVE=appeal.md SLUG="klaga | complain" gives it another address; the old one leads on.'),
            say("make page REMOVE=appeal.md TO=index.md takes it away; its address leads to the page after TO."),
        )
    texts = dict(files)
    if wanted.add:
        _add(texts, wanted, locales)
    elif wanted.rename:
        _rename(texts, wanted.rename, wanted.to, locales, pairs)
    elif wanted.move:
        _move(texts, wanted, locales, pairs)
    else:
        _remove(texts, wanted.remove, wanted.to, locales, pairs)
    return texts


def keep_confirmed(files: Files, wanted: Wanted, before: Site, after: Site) -> dict[str, bytes]:
    """The sources with the record of what was confirmed before: of a text only the name of a page has changed."""
    renewed: dict[str, Confirmation] = {}
    for key, state in after.agreement.states.items():
        name, _, section = key.partition("#")
        was = f"{wanted.rename}#{section}" if wanted.rename and name == wanted.to else key
        former = before.agreement.states.get(was)
        if not state.is_as_confirmed and former and former.confirmation and former.is_as_confirmed:
            prints = {locale: passage.fingerprint for locale, passage in after.agreement.sections[key].items()}
            renewed[key] = replace(former.confirmation, key=key, prints=prints)
    if not renewed:
        return dict(files)
    record = [*renewed.values(), *(line for line in after.record if line.key not in renewed)]
    return {**files, RECORD: write_confirmations(sorted(record, key=lambda line: (line.key, line.day))).encode()}


def _add(texts: dict[str, bytes], wanted: Wanted, locales: Sequence[str]) -> None:
    name = _new_name(texts, wanted.add, locales)
    titles = _for_each(wanted.title, locales, "TITLE")
    slugs = _for_each(wanted.slug, locales, "SLUG") if wanted.slug else [slugify(title) for title in titles]
    for locale, title, slug in zip(locales, titles, slugs, strict=True):
        said = title if _PLAIN.fullmatch(title) else "'" + title.replace("'", "''") + "'"
        front = [f"title: {said}", f"description: {said}", f"slug: {_good_slug(slug)}", "draft: true"]
        texts[page_file(locale, name)] = "\n".join(["---", *front, "---", ""]).encode()
    _change(texts, BASICS_FILE, lambda text: _with_entry(text, name))


def _new_name(texts: Files, name: str, locales: Sequence[str]) -> str:
    if not _NAME.fullmatch(name):
        what = say("“{name}” cannot be the name of a page.", name=quote(name))
        raise NotDone(what, say("Write small letters a to z, digits and hyphens, and .md at the end: ADD=my-page.md"))
    for locale in locales:
        if page_file(locale, name) in texts:
            what = say("There is a page {name} already: {file}.", name=name, file=page_file(locale, name))
            raise NotDone(what, say("Write another name; nothing has been written."))
    return name


def _for_each(said: str, locales: Sequence[str], argument: str) -> list[str]:
    """What is said for each language, in the order of the site's languages."""
    parts = [part.strip() for part in said.split(_BETWEEN)]
    if len(parts) != len(locales) or not all(parts):
        order = f" {_BETWEEN} ".join(locales)
        what = say("{argument} has to say it in each language, in this order: {order}.", argument=argument, order=order)
        raise NotDone(what, say("Write it between quotation marks, with {sign} between the languages.", sign=_BETWEEN))
    return parts


def _good_slug(slug: str) -> str:
    if not _SLUG.fullmatch(slug):
        what = say("“{slug}” cannot stand in an address.", slug=quote(slug))
        raise NotDone(what, say("Write small letters a to z, digits and single hyphens."))
    return slug


def _with_entry(text: str, name: str) -> str:
    """docs/site.yml with one more page at the end of its menu; as it is where it has no menu."""
    record, unread = read_mapping(text, BASICS_FILE)
    menu = record.data.get("menu")
    if unread or not isinstance(menu, list) or not menu:
        return text
    lines = text.split("\n")
    last = record.line(("menu", len(menu) - 1)) - 1
    indent = lines[last][: len(lines[last]) - len(lines[last].lstrip())]
    end = next(
        (at for at in range(last + 1, len(lines)) if lines[at].strip() and not lines[at].startswith(f"{indent} ")),
        len(lines),
    )
    while end > last + 1 and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:end], f"{indent}- {name}", *lines[end:]])


def _rename(texts: dict[str, bytes], old: str, new: str, locales: Sequence[str], pairs: Mapping[str, Pair]) -> None:
    _known(old, pairs)
    if old == MAIN_PAGE:
        raise NotDone(say("The main page keeps its name, index.md: every other page leads to it."))
    _new_name(texts, new, locales)
    if dirname(old) != dirname(new):
        what = say("{old} and {new} stand in different folders, which are a part of the address.", old=old, new=new)
        raise NotDone(what, say("Give it a name in the same folder."))
    for locale, page in pairs[old].items():
        raw = texts.pop(page.file)
        text, _ = decode(raw, page.file)
        if page.slug is None:  # so that its address stays
            text = _with_key(text, "slug", old.rpartition("/")[2].removesuffix(".md"))
        texts[page_file(locale, new)] = _encoded(text, raw)
    for file in list(_pages(texts, locales)):
        _change(texts, file, partial(_lead, own=file.split("/", 2)[2], old=old, new=new))
    word = re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w.-])")
    for file in [file for file in texts if file.endswith(".yml") and file.startswith("docs/")]:
        _change(texts, file, lambda text: word.sub(new, text))
    key = re.compile(rf"^{re.escape(old)}(?=#)", re.M)
    _change(texts, RECORD, lambda text: _sorted(key.sub(new, text)))


def _lead(text: str, own: str, old: str, new: str) -> str:
    """The text of the page ``own`` with its links to ``old`` leading to ``new``, which stands in the same folder."""

    def led(found: re.Match[str]) -> str:
        path, sign, rest = found["target"].partition("#")
        if not path or _led_to(path, own) != old:
            return found[0]
        folder = path.rpartition("/")[0]
        return f"{found['before']}{folder}{'/' * bool(folder)}{new.rpartition('/')[2]}{sign}{rest}"

    return _LINK.sub(led, text)


def _led_to(path: str, own: str) -> str:
    """The name of the page that a path in the text of the page ``own`` leads to, in whichever language."""
    there = resolve(path, own)
    return there.split("/", 2)[-1] if there.startswith("../") else there


def _sorted(record: str) -> str:
    first, *lines = record.rstrip("\n").split("\n")
    return "\n".join([first, *sorted(lines, key=lambda line: line.split("  ")[0])]) + "\n"


def _move(texts: dict[str, bytes], wanted: Wanted, locales: Sequence[str], pairs: Mapping[str, Pair]) -> None:
    """Another address, in each language that it changes in; the old one leads on."""
    pair = _known(wanted.move, pairs)
    own = [locale for locale in locales if locale in pair]
    for locale, slug in zip(own, _for_each(wanted.slug, own, "SLUG"), strict=True):
        page = pair[locale]
        former = page.slug or wanted.move.rpartition("/")[2].removesuffix(".md")
        if _good_slug(slug) == former:
            continue
        folder = dirname(wanted.move)
        if folder:
            what = say("{name} stands in a folder, whose name is a part of its address.", name=wanted.move)
            raise NotDone(
                what, say("Write its whole old address below old, in its front matter, and change its slug there.")
            )
        old = [one for one in [*(one.path for one in page.standing.old), former] if one != slug]
        _change(texts, page.file, partial(_with_key, key="slug", value=slug))
        _change(texts, page.file, partial(_with_old, old=old))


def _remove(texts: dict[str, bytes], name: str, to: str, locales: Sequence[str], pairs: Mapping[str, Pair]) -> None:
    pair = _known(name, pairs)
    if name == MAIN_PAGE:
        raise NotDone(say("The main page cannot be taken away: every other page leads to it."))
    if not to:
        raise NotDone(say("Say where its readers go on: make page REMOVE={name} TO=index.md", name=name))
    target = _known(to, pairs)
    if to == name:
        raise NotDone(say("A page that is taken away cannot lead to itself: write another one after TO."))
    asked = re.compile(rf"^( +){re.escape(name)}(?:#[\w-]+)?:\n(?:\1 +.*\n)+", re.M)  # what people ask for it
    _change(texts, SERVICE_FILE, lambda text: asked.sub("", text))
    if leading := list(_leading(texts, name, locales)):
        what = say("{name} cannot be taken away yet: {places} still lead to it.", name=name, places=", ".join(leading))
        raise NotDone(what, say("Take these out first, or let them lead elsewhere."))
    for locale, page in pair.items():
        del texts[page.file]
        there = target.get(locale)
        if there is None or page.standing.is_draft or dirname(name):
            continue
        own = page.slug or name.rpartition("/")[2].removesuffix(".md")
        old = list(
            dict.fromkeys([*(one.path for one in there.standing.old), own, *(one.path for one in page.standing.old)])
        )
        _change(texts, there.file, partial(_with_old, old=old))
    entry = re.compile(rf"^[ \t]*- {re.escape(name)}[ \t]*(?:#.*)?\n", re.M)
    _change(texts, BASICS_FILE, lambda text: entry.sub("", text))


def _leading(texts: Files, name: str, locales: Sequence[str]) -> Iterator[str]:
    """Where something else than the menu leads to a page, as file:line."""
    word = re.compile(rf"(?<![\w/.-]){re.escape(name)}(?![\w.-])")
    for file in _pages(texts, locales):
        own = file.split("/", 2)[2]
        for found in _LINK.finditer(texts[file].decode("utf-8", "replace")) if own != name else ():
            if _led_to(found["target"].partition("#")[0], own) == name:
                yield f"{file}:{found.string.count(chr(10), 0, found.start('target')) + 1}"
    for file, raw in texts.items():
        if file.startswith("docs/") and file.endswith(".yml") and file != BASICS_FILE:
            for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
                if word.search(line.partition(" #")[0]) and not line.lstrip().startswith("#"):
                    yield f"{file}:{number}"


def _known(name: str, pairs: Mapping[str, Pair]) -> Pair:
    if name not in pairs:
        raise NotDone(say("There is no page “{name}”.", name=quote(name)), together([choose(name, pairs).advice]))
    return pairs[name]


def _pages(texts: Iterable[str], locales: Sequence[str]) -> Iterator[str]:
    """The files of pages, in every language."""
    for file in sorted(texts):
        top, _, rest = file.partition("/")
        locale = rest.partition("/")[0]
        if top == "docs" and locale in locales and file.endswith(".md"):
            yield file


def _change(texts: dict[str, bytes], file: str, how: Callable[[str], str]) -> None:
    """A file with another text, and with the line ends that it has."""
    if file not in texts:
        return
    text, undecoded = decode(texts[file], file)
    if not undecoded and (new := how(text)) != text:
        texts[file] = _encoded(new, texts[file])


def _encoded(text: str, like: bytes) -> bytes:
    """A text with the line ends of a file."""
    return (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()


def _with_old(text: str, old: Sequence[str]) -> str:
    return _with_key(text, "old", old[0] if len(old) == 1 else f"[{', '.join(old)}]")


def _with_key(text: str, key: str, value: str) -> str:
    """A page whose front matter says a key so, whether it had it or not."""
    lines = text.split("\n")
    end = next(at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    at = next((at for at in range(1, end) if re.match(rf"{key}\s*:", lines[at])), None)
    if at is None:
        return "\n".join([*lines[:end], f"{key}: {value}", *lines[end:]])
    last = next((place for place in range(at + 1, end) if not lines[place].startswith((" ", "-"))), end)
    return "\n".join([*lines[:at], f"{key}: {value}", *lines[last:]])
