"""The command line over the same checks as the build: ``python -m bilingual check``.

What only one command needs is loaded by that command, since the others are run far more often.
"""
# ruff: noqa: E402 what was answered before is answered again before all this is loaded

from __future__ import annotations

import argparse
import gc
import sys
from codecs import register_error
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from io import TextIOWrapper
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .answers import ALWAYS, Answer, Answers

if __name__ == "__main__":
    gc.disable()  # a command ends soon, and nearly all that it loads and reads is kept until then
_asked: Answers | None = None  # where this is the program, and what it is asked may have been asked before
if __name__ == "__main__" and sys.argv[1:2] == ["check"]:  # before all is loaded that only a new answer needs
    _asked = Answers(Path(), sys.argv[1:])
    if _asked.said:
        print(_asked.said, file=sys.stderr)
    if (_known := _asked.find()) and _known.can_be_printed():
        sys.exit(_known.give())

from .build.contribution import changed_files
from .build.renderer import Renderer, Unreadable, find_renderer
from .build.revisions import NoRevision, files_of_revision, working_files
from .checks.checked import open_memory
from .clock import NoDay, day_of_site, moment_of_build, moments_of, zone_of
from .data.basics import FILE as BASICS_FILE
from .data.confirmations import FILE as CONFIRMATIONS_FILE
from .data.confirmations import MOST_BYTES, VERSION, renew_record, write_confirmations
from .disk.whole import NotWritten, write_whole
from .edit.confirm import confirm
from .edit.menu import add_menu, difference, lost_names
from .files.tree import read_alone
from .gather import gather
from .languages.names import name_in_a_row
from .load import MOST, load
from .meaning.model import environment_of_the_model
from .messages import ENGLISH, say
from .problems import Problem, choose_from, quote, show_lines, to_mend
from .records.days import FIRST, LAST, read_day
from .records.reading import decode
from .reports import where
from .reports.contribution_formats import FORMATS as FORMATS_OF_CODE
from .reports.contribution_formats import has_code
from .reports.impact_formats import FORMATS as FORMATS_OF_IMPACT
from .reports.impact_formats import Impact
from .reports.plain_json import to_json, write_as_json
from .reports.problems import FORMATS, as_text
from .reports.readiness import find_obstacles, find_unnamed_owners
from .reports.status import as_table, find_status
from .site.site import Site
from .site.uses import UseIndex

if TYPE_CHECKING:
    from .publish.serving import Serving

Command = Callable[[argparse.Namespace, Site | None, list[Problem]], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 if nothing is wrong, 1 if something is, 2 if the command itself cannot be understood."""
    register_error(write_as_json.__name__, write_as_json)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=write_as_json.__name__)  # where letters cannot be shown, their numbers are
    options = _parser().parse_args(arguments)
    try:
        options.today = options.today or day_of_site(options.root)
        return _run(options)
    except (NoDay, NotWritten, NoRevision, Unreadable) as error:
        _complain(options, str(error))
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.command in (_impact, _record, _code, _menu, _fix, _page):  # none reads the site as it is
        return int(options.command(options))
    memory = open_memory(options.root) if options.command is _check else None
    if memory and memory.said:
        print(memory.said, file=sys.stderr)
    compare, with_drafts = (
        options.command not in (_where, _meaning, _links),
        options.command in (_confirm, _status, _meaning),
    )
    renderer = find_renderer()
    try:
        locales = renderer.read_locales(options.root)
    except (OSError, ValueError) as error:
        return _say_unreadable(options, renderer, error)
    texts = renderer.texts_of_the_theme(options.root, locales)
    site, problems = gather(options.root, locales, options.today, memory, compare, texts, with_drafts)
    problems += renderer.find_problems(options.root)
    return int(options.command(options, site, problems))


def _say_unreadable(options: argparse.Namespace, renderer: Renderer, error: Exception) -> int:
    """There is no such file, or no such text in it."""
    to_do = "Say where the project is: --root FOLDER, or bring the file back from an earlier version."
    _complain(options, f"{renderer.CONFIGURATION}:1: This cannot be read: {error}\n    {to_do}")
    return 2


def _check(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    del site
    if options.page:
        problems = [problem for problem in problems if _concerns(problem, options.page)]
    answer = _answer(problems, options.format, "Nothing is wrong, and the languages are in step.")
    if _asked:
        is_always = moment_of_build() is not None
        _asked.keep(answer, ALWAYS if is_always else moments_of(options.today, zone_of(options.root)))
    return answer.give()


def _ready(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    obstacles = [*(find_obstacles(site, problems) if site else problems), *find_unnamed_owners(options.root)]
    return _print(obstacles, options.format, "Nothing stands between this site and the public.")


def _print(problems: list[Problem], form: str, nothing: str) -> int:
    """Prints the problems, or to people that there is ``nothing`` to mend; 1 if there is anything."""
    return _answer(problems, form, nothing).give()


def _answer(problems: list[Problem], form: str, nothing: str) -> Answer:
    text = as_text(problems, nothing) if form == "text" else FORMATS[form](problems)
    return Answer(show_lines(text), int(bool(to_mend(problems))))


def _say(text: str, stream: TextIO | None = None) -> None:
    """Prints a text of any number of lines; what could act on a screen is shown by its name."""
    print(show_lines(text), end="\n" if text else "", file=stream)


def _complain(options: argparse.Namespace, text: str) -> None:
    """Says why there is no answer: in place of it to people, beside it where a machine or a page waits for it."""
    _say(text, sys.stdout if getattr(options, "format", "text") == "text" else sys.stderr)


def _concerns(problem: Problem, page: str) -> bool:
    return problem.file.endswith(f"/{page}") or problem.there.rpartition(":")[0].endswith(f"/{page}")


def _of_a_site(command: Callable[[argparse.Namespace, Site, list[Problem]], int]) -> Command:
    """A command that can do nothing with a site that cannot be read, but say why."""

    @wraps(command)
    def run(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
        if site is None:
            _say(as_text(problems))
            return 1
        return command(options, site, problems)

    return run


@_of_a_site
def _status(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    status = find_status(site)
    _say(as_table(status))
    if options.json:
        write_whole(options.json, f"{to_json(status)}\n".encode())
    if options.page:
        from .reports.status_page import as_page

        write_whole(options.page, as_page(site, status, ENGLISH).encode())
        _say(say("To look at it: {file}", file=options.page))
    return 0


@_of_a_site
def _confirm(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    keys, unknown = _find_keys(options.sections, list(pairs))
    if unknown is not None:
        _say(_no_section(unknown, list(pairs)))
        return 2
    behind, misunderstood = _behind(options, site.locales)
    if misunderstood:
        _say(misunderstood)
        return 2
    record, refused = confirm(
        pairs, site.record, keys, options.today, site.orders, options.reason, behind, problems, options.by
    )
    write_whole(options.root / CONFIRMATIONS_FILE, write_confirmations(record).encode())
    before = {str(line) for line in site.record}
    new = [line for line in record if str(line) not in before]
    for line in new:
        _say(f"Confirmed: {line}")
    if refused:
        _say(as_text(refused))
    elif not new:
        _say("All of this is confirmed already.")
    return int(bool(refused))


def _behind(options: argparse.Namespace, locales: Sequence[str]) -> tuple[dict[str, date], str]:
    """The languages that are older, each with its day, and what cannot be understood of that, if anything."""
    named, days = options.behind or [], options.until or []
    if bool(named) != bool(days):
        return {}, "A section that is let out needs both: BEHIND=en UNTIL=2026-12-31"
    if unknown := [locale for locale in named if locale not in locales]:
        return {}, f"“{quote(unknown[0])}” is not a language of the site. {choose_from(unknown[0], locales)}"
    if passed := [day for day in days if day < options.today]:
        return {}, f"UNTIL={passed[0]} has passed: it is {options.today}."
    if set(named) == set(locales):
        return {}, "One language at least must have the newer text: name only those that are behind it."
    if len(days) not in (1, len(named)):
        return {}, f"UNTIL has {len(days)} days for {name_in_a_row(named)}: write one for all, or one for each."
    return dict(zip(named, days * len(named) if len(days) == 1 else days, strict=True)) if named else {}, ""


def _record(options: argparse.Namespace) -> int:
    path = options.root / CONFIRMATIONS_FILE
    raw, unreadable = b"", list[Problem]()
    if lexists(path):
        raw, unreadable = read_alone(options.root, CONFIRMATIONS_FILE, MOST_BYTES)
    text, undecoded = decode(raw, CONFIRMATIONS_FILE, MOST_BYTES)
    if unreadable := [*unreadable, *undecoded]:
        _say(as_text(unreadable))
        return 1
    if text.startswith(VERSION):
        _say("The record is up to date.")
        return 0
    renewed, problems = renew_record(text)
    write_whole(path, renewed.encode())
    _say(as_text(problems) if problems else "The record is in today's format. Each section keeps its confirmation.")
    return int(bool(problems))


def _find_keys(wanted: Sequence[str], known: Sequence[str]) -> tuple[list[str], str | None]:
    """The sections meant by keys, by names of whole pages, or by “all”; and the first that means none."""
    found: list[str] = []
    for one in wanted:
        meant = [key for key in known if one in (key, key.partition("#")[0], "all")]
        if not meant:
            return [], one
        found += meant
    return found, None


def _no_section(wanted: str, known: Sequence[str]) -> str:
    """What a name can mean that is that of no section: the nearest one of its page, or the nearest page."""
    page, sign, name = wanted.partition("#")
    of_page = [key.partition("#")[2] for key in known if key.startswith(f"{page}#")]
    if sign and of_page:
        return f"{quote(page)} has no section “{quote(name)}”. {choose_from(name, list(filter(None, of_page)))}"
    what = f"“{quote(wanted)}” is not a section."
    wanted_name = name or wanted
    if elsewhere := [key for key in known if wanted_name and key.partition("#")[2] == wanted_name]:
        return f"{what} Did you mean {' or '.join(f'“{key}”' for key in elsewhere)}?"
    if not wanted or not known:
        return what
    pages = list(dict.fromkeys(key.partition("#")[0] for key in known))
    return f"{what} {choose_from(page, pages)} A section of a page is named like {known[0]}."


def _where(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _complain(options, as_text(problems))
        return 1
    if options.rule and options.rule not in site.data.rules:
        _complain(options, f"“{quote(options.rule)}” is not a rule. {choose_from(options.rule, site.data.rules)}")
        return 2
    index = UseIndex(site)
    if options.format == "json":
        _say(where.as_json([options.rule] if options.rule else list(site.data.rules), index))
    else:
        _say(where.as_text(options.rule, index) if options.rule else where.as_table(index))
    return 0


def _meaning(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _say(f"{as_text(problems)}\nMend this first: what cannot be read cannot be compared.")
        return 1
    if len(site.locales) == 1:
        _say("The site has one language: there is nothing to compare.")
        return 0
    from .meaning.lost import find_lost, is_too_long
    from .meaning.model import NoModel, find_model
    from .meaning.sentences import find_pages
    from .meaning.vectors import Progress, open_memory, read_vectors
    from .reports import meaning

    beside = {locale: find_pages(site, locale) for locale in site.locales[1:]}
    sections = [section for pages in beside.values() for page in pages for section in page.sections]
    texts = list(dict.fromkeys(one.text for section in sections for side in section.sides for one in side))
    try:
        model = find_model(options.model)
        memory = open_memory(options.root, model)
        if memory.said:
            print(memory.said, file=sys.stderr)
        vectors = read_vectors(texts, model, memory, Progress(sys.stderr if sys.stderr.isatty() else None))
    except NoModel as error:
        _say(str(error))
        return 2
    except KeyboardInterrupt:
        _say("Stopped. What has been read is remembered: the next time it goes on there.")
        return 130
    found = [lost for pages in beside.values() for lost in find_lost(pages, vectors)]
    _say(meaning.as_text(found, len(texts), [section for section in sections if is_too_long(section)]))
    return 0


def _impact(options: argparse.Namespace) -> int:
    if options.base is None and options.as_of is None:
        what = "Say what to compare with: a revision, as in BASE=origin/main, or a day, as in AS_OF=2027-03-01."
        _complain(options, what)
        return 2
    from .build.sides import Side, find_impact

    files = working_files(options.root)
    after = Side("The site as it is", files, options.as_of or options.today)
    before = replace(after, day=options.today)
    if options.base is not None:
        before = Side(options.base, files_of_revision(options.root, options.base), options.today)
    changes = find_impact(before, after)
    until = f" on {options.as_of}" if options.as_of else ""
    heading = f"What reads differently{until}{f', compared with {options.base}' if options.base else ''}"
    _say(FORMATS_OF_IMPACT[options.format](Impact(heading, find_renderer().read_locales(options.root), changes)))
    return 0


def _menu(options: argparse.Namespace) -> int:
    renderer = find_renderer()
    try:
        locales = renderer.read_locales(options.root)
        old = (options.root / renderer.CONFIGURATION).read_text(encoding="utf-8")
        entries = renderer.read_menu(options.root)
    except (OSError, ValueError) as error:
        return _say_unreadable(options, renderer, error)
    if not entries:
        _say(f"{renderer.CONFIGURATION} has no menu that could be moved to {BASICS_FILE}.")
        return 0
    pairs = load(options.root, locales, options.today)[0].pairs
    raw, unreadable = b"", list[Problem]()
    if lexists(options.root / BASICS_FILE):
        raw, unreadable = read_alone(options.root, BASICS_FILE, MOST)
    before, after, problems = add_menu(raw, entries, locales, pairs)
    if problems := unreadable or problems:
        _say(as_text(problems))
        return 1
    new = renderer.without_menu(old)
    write_whole(options.root / BASICS_FILE, after.encode())
    write_whole(options.root / renderer.CONFIGURATION, new.encode())
    _say(difference(BASICS_FILE, before, after))
    _say(difference(renderer.CONFIGURATION, old, new))
    for said in lost_names(entries, pairs, locales):
        _say(said)
    if new == old:
        _say(f"What has been moved is still in {renderer.CONFIGURATION}: take it out there.")
    _say("Names that are still empty are asked for by make serve.")
    return 0


def _fix(options: argparse.Namespace) -> int:
    from .edit.commands import fix_command

    return fix_command(options.root, options.today, find_renderer(), options.yes, _say)


def _page(options: argparse.Namespace) -> int:
    from .edit.commands import page_command
    from .edit.pages import Wanted

    wanted = Wanted(options.add, options.rename, options.remove, options.move, options.to, options.title, options.slug)
    return page_command(options.root, options.today, find_renderer(), wanted, options.yes, _say, as_text)


def _code(options: argparse.Namespace) -> int:
    files = changed_files(options.root, options.base)
    _say(FORMATS_OF_CODE[options.format](files))
    return int(has_code(files))


def _read_serving(options: argparse.Namespace, site: Site, problems: list[Problem]) -> Serving | None:
    from .publish.serving import read_serving

    serving, wrong = read_serving(options.root, site)
    if serving is None:
        _say(as_text([*problems, *wrong]))
    return serving


@_of_a_site
def _publish(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if (serving := _read_serving(options, site, problems)) is None:
        return 1
    from .publish.compression import open_memory as open_compressed
    from .publish.transfer import NotPublished, publish
    from .publish.version import BEFORE, Versions

    versions = Versions(options.root)
    version = versions.find(BEFORE) if options.back else None
    if version is None and options.back:
        _say("No version before this one is kept here. Publish an earlier commit: git switch --detach COMMIT")
        return 2
    if version is None and not (options.built / "404.html").is_file():
        _say(f"{options.built}/ holds no site. Build it first: make site")
        return 2
    version = version or versions.make(options.built, serving, open_compressed(options.root))
    try:
        publish(version, options.to)
    except NotPublished as error:
        _complain(options, str(error))
        return 2
    versions.keep(version)
    _say(f"Published: {len(version.files)} files to {options.to}")
    return 0


@_of_a_site
def _verify(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if (serving := _read_serving(options, site, problems)) is None:
        return 1
    from .publish.compression import open_memory as open_compressed
    from .publish.verify import NotVerified, compare_folder, compare_served
    from .publish.version import Versions

    version = Versions(options.root).make(options.built, serving, open_compressed(options.root))
    try:
        if options.where.startswith(("http:", "https:")):
            differences = compare_served(version, serving, site, options.where)
        else:
            differences = compare_folder(version, Path(options.where))
    except NotVerified as error:
        _complain(options, str(error))
        return 2
    _say("\n".join(differences) or f"{options.where} is what this commit builds: {len(version.files)} files.")
    return int(bool(differences))


@_of_a_site
def _servers(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if (serving := _read_serving(options, site, problems)) is None:
        return 1
    from .publish.servers import configurations

    made = configurations(serving, site, options.served, options.brotli)
    for name, text in made.items():
        write_whole(options.root / options.folder / name, text.encode())
    _say(f"Made in {options.folder}/: {', '.join(made)}")
    return 0


@_of_a_site
def _bill(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if not (options.built / "404.html").is_file():
        _say(f"{options.built}/ holds no site. Build it first: make site")
        return 2
    from .publish.version import files_of
    from .reports import bill

    name, epoch = site.data.basics.names[site.locales[0]], moment_of_build()
    parts = find_renderer().find_parts(site)
    lock = (options.root / bill.LOCK).read_text(encoding="utf-8")
    made = {
        bill.PUBLISHED: bill.published(name, options.built, files_of(options.built), parts, epoch),
        bill.BUILT_BY: bill.built_by(lock, epoch),
    }
    for file, text in made.items():
        write_whole(options.root / options.folder / file, text.encode())
    _say(f"Made in {options.folder}/: {', '.join(made)}")
    return 0


def _links(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _complain(options, as_text(problems))
        return 1
    from .reports import outside

    addresses = outside.find_outside(options.root, site)
    memory = outside.open_memory(options.root)
    if memory.said:
        print(memory.said, file=sys.stderr)
    nothing = f"Each of the {len(addresses)} addresses on other sites is there."
    return _print(outside.find_gone(addresses, memory), options.format, nothing)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        what = f"“{quote(text)}” is not a day between {FIRST} and {LAST}."
        raise argparse.ArgumentTypeError(f"{what} Write it as in 2027-03-01.") from None


def _several(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _days(text: str) -> list[date]:
    return [_day(each) for each in _several(text)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bilingual", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (here, unless given)")
    parser.add_argument("--today", type=_day, metavar="DAY", help="the day, if it is not the site's own")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="what is wrong, and where the languages are out of step")
    check.add_argument("page", nargs="?", help="one page only, as in index.md")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.set_defaults(command=_check)
    ready = commands.add_parser("ready", help="what stands between the site and the public")
    ready.add_argument("--format", choices=FORMATS, default="text")
    ready.set_defaults(command=_ready)
    status = commands.add_parser("status", help="how each section stands")
    status.add_argument("--json", type=Path, metavar="FILE", help="write the status there as well")
    status.add_argument("--page", type=Path, metavar="FILE", help="write it there as a page, to be sorted and printed")
    status.set_defaults(command=_status)
    confirm = commands.add_parser("confirm", help="record that sections say the same in every language")
    confirm.add_argument("sections", nargs="+", help="index.md#what, a whole page as index.md, or all")
    confirm.add_argument("--reason", default="", help="why the meaning is the same, if only one language has changed")
    confirm.add_argument(
        "--behind", type=_several, metavar="LANGUAGES", help="whose text is older, to let it out all the same: en,fi"
    )
    confirm.add_argument("--until", type=_days, metavar="DAYS", help="the last day of all of them, or of each in turn")
    confirm.add_argument("--by", default="", help="who confirms it, if that is to be recorded")
    confirm.set_defaults(command=_confirm)
    record = commands.add_parser("record", help="bring a record of an older format up to date")
    record.set_defaults(command=_record)
    menu = commands.add_parser("menu", help="move a menu from the renderer's configuration to docs/site.yml")
    menu.set_defaults(command=_menu)
    fix = commands.add_parser("fix", help="mend what a machine can mend, after showing it")
    fix.add_argument("--yes", action="store_true", help="write it without asking")
    fix.set_defaults(command=_fix)
    page = commands.add_parser("page", help="add, rename, move or remove a page in all its languages")
    for option, told in (
        ("--add", "the name of a new page: appeal.md"),
        ("--rename", "a page whose files get the name after --to"),
        ("--move", "a page that gets another address, after --slug"),
        ("--remove", "a page whose address leads to the page after --to from then on"),
        ("--to", "the other page, or the new name"),
        ("--title", "the title in each language, with | between them"),
        ("--slug", "the page's own part of its address in each language, with | between them"),
    ):
        page.add_argument(option, default="", help=told)
    page.add_argument("--yes", action="store_true", help="write it without asking")
    page.set_defaults(command=_page)
    where = commands.add_parser("where", help="every sentence and template in which a rule stands")
    where.add_argument("rule", nargs="?", help="its name; without one, the totals of every rule")
    where.add_argument("--format", choices=("text", "json"), default="text")
    where.set_defaults(command=_where)
    meaning = commands.add_parser("meaning", help="sentences that seem to have no counterpart, by a model of languages")
    meaning.add_argument(
        "--model", type=Path, default=environment_of_the_model(), metavar="FOLDER", help="the environment that has it"
    )
    meaning.set_defaults(command=_meaning)
    impact = commands.add_parser("impact", help="the sentences that read differently, before and after")
    impact.add_argument("base", nargs="?", help="the revision to compare with, as git names it: origin/main")
    impact.add_argument("--as-of", type=_day, metavar="DAY", help="the day that the site as it is now is read on")
    impact.add_argument("--format", choices=FORMATS_OF_IMPACT, default="text")
    impact.set_defaults(command=_impact)
    servers = commands.add_parser("servers", help="the configurations of web servers, from serving.yml")
    servers.add_argument("--served", default="/srv/site", metavar="FOLDER", help="where the site lies on the server")
    servers.add_argument("--folder", default="servers", help="where the configurations are written")
    servers.add_argument("--no-brotli", dest="brotli", action="store_false", help="nginx has no module for brotli")
    servers.set_defaults(command=_servers)
    publish = commands.add_parser("publish", help="put what was built where readers get it")
    publish.add_argument("to", help="a folder, or a folder of a host: web@www.example.org:/srv/site")
    publish.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help="what was built")
    publish.add_argument("--back", action="store_true", help="the version before the one that is there")
    publish.set_defaults(command=_publish)
    verify = commands.add_parser("verify", help="compare what is served with what was built")
    verify.add_argument("where", help="an address, as in https://www.example.org/, or a folder")
    verify.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help="what was built")
    verify.set_defaults(command=_verify)
    links = commands.add_parser("links", help="whether the addresses on other sites are still there")
    links.add_argument("--format", choices=FORMATS, default="text")
    links.set_defaults(command=_links)
    made_of = commands.add_parser("bill", help="what is published, and what builds it, for machines (CycloneDX)")
    made_of.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help="what was built")
    made_of.add_argument("--folder", default="bill", help="where the two bills are written")
    made_of.set_defaults(command=_bill)
    code = commands.add_parser("code", help="which files of a change are code, and which are content")
    code.add_argument("base", help="the revision that the change is to be merged into: origin/main")
    code.add_argument("--format", choices=FORMATS_OF_CODE, default="text")
    code.set_defaults(command=_code)
    return parser


if __name__ == "__main__":
    code = main()
    gc.freeze()  # nor is all of that looked through at the end
    sys.exit(code)
