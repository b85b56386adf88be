"""The command line over the same checks as the build: ``python -m bilingual check``.

What only one command needs is loaded by that command, since the others are run far more often.
"""
# ruff: noqa: E402 what was answered before is answered again before all this is loaded

from __future__ import annotations

import argparse
import gc
import os
import sys
from codecs import register_error
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial, wraps
from io import TextIOWrapper
from logging import getLevelName
from os.path import lexists
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO, cast

from . import progress
from .answers import ALWAYS, Answer, Answers

if __name__ == "__main__":
    gc.disable()  # a command ends soon, and nearly all that it loads and reads is kept until then
_asked: Answers | None = None  # where this is the program, and what it is asked may have been asked before
if __name__ == "__main__" and sys.argv[1:2] == ["check"]:  # before all is loaded that only a new answer needs
    _asked = Answers(Path(), sys.argv[1:])
    if _asked.said:
        from .messages import in_words
        from .telling import language_at_least

        print(in_words(_asked.said, language_at_least(Path())), file=sys.stderr)
    if (_known := _asked.find()) and _known.can_be_printed():
        sys.exit(_known.give())
if __name__ == "__main__" and sys.argv[1:] == ["unchanged"]:  # whether the public site lies there as it would be built
    from .unchanged import Built, Question, in_time

    _start = perf_counter()
    if (_lines := Built(Path(), Question(is_strict=True)).find()) is None:
        sys.exit(1)
    for _level, _text in in_time(_lines, perf_counter() - _start):
        print(f"{getLevelName(_level):<8}-  {_text}", file=sys.stderr)
    sys.exit()

from .build.contribution import changed_files
from .build.renderer import Renderer, Unreadable, find_renderer
from .build.revisions import NoRevision, files_of_revision, working_files
from .checks.checked import open_memory
from .clock import NoDay, day_of_site, moment_of_build, moments_of, zone_of
from .data.basics import FILE as BASICS_FILE
from .data.confirmations import FILE as CONFIRMATIONS_FILE
from .data.confirmations import MOST_BYTES, VERSION, renew_record, write_confirmations
from .disk.memory import is_ci
from .disk.whole import NotWritten, write_whole
from .edit.confirm import confirm
from .edit.menu import add_menu, difference, lost_names
from .files.tree import read_alone
from .gather import gather
from .languages.names import name_in_a_row
from .load import MOST, load
from .meaning.model import environment_of_the_model
from .messages import (
    Message,
    either,
    in_quotes,
    in_words,
    message_of,
    say,
    say_number,
    to_say,
    together,
)
from .problems import Problem, choose, quote, show_lines, to_mend
from .records.days import FIRST, LAST, read_day
from .records.reading import decode
from .reports import where
from .reports.contribution_formats import FORMATS as FORMATS_OF_CODE
from .reports.contribution_formats import has_code
from .reports.impact_formats import FORMATS as FORMATS_OF_IMPACT
from .reports.impact_formats import Impact
from .reports.plain_json import to_json, write_as_json
from .reports.problems import FOR_A_TEAM, FORMATS, as_text
from .reports.readiness import find_obstacles, find_unnamed_owners
from .reports.status import as_table, find_status
from .site.site import Site
from .site.uses import UseIndex
from .telling import NoLanguage, find_faults, language_at_least, language_of, languages_of_all

if TYPE_CHECKING:
    from .publish.serving import Serving

Command = Callable[[argparse.Namespace, Site | None, list[Problem]], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 if nothing is wrong, 1 if something is, 2 if the command itself cannot be understood."""
    register_error(write_as_json.__name__, write_as_json)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=write_as_json.__name__)  # where letters cannot be shown, their numbers are
    root = _root_of(arguments)
    try:
        language = language_of(root)
    except NoLanguage as error:
        print(in_words(message_of(error), language_at_least(root)))
        return 2
    with _argparse_in(language):
        parser = _parser(language)
        if (asked := _command_of(arguments)) and asked not in (known := parser.get_default("known")):
            what = say("“{name}” is not a command.", name=quote(asked))
            print(in_words(together([what, choose(asked, known).advice]), language), file=sys.stderr)
            return 2
        options = parser.parse_args(arguments)
    options.language = language
    progress.tell(sys.stderr, language, is_ci=is_ci(os.environ))
    try:
        options.today = options.today or day_of_site(options.root)
        return _run(options)
    except (NoDay, NotWritten, NoRevision, Unreadable) as error:
        _complain(options, message_of(error))
        return 2


def _root_of(arguments: Sequence[str] | None) -> Path:
    """The project's folder, which has to be known before anything is said."""
    return cast(Path, _before_the_command(arguments)[0].root)


def _command_of(arguments: Sequence[str] | None) -> str:
    """The word that stands where a command must; empty if none does."""
    rest = _before_the_command(arguments)[1]
    return rest[0] if rest and not rest[0].startswith("-") else ""


def _before_the_command(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, Sequence[str]]:
    alone = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    alone.add_argument("--root", type=Path, default=Path())
    alone.add_argument("--today")
    with suppress(argparse.ArgumentError):
        return alone.parse_known_args(arguments)
    return argparse.Namespace(root=Path()), ()


# What argparse says by itself, of Python 3.11 and later.
_OF_ARGPARSE = (
    to_say("usage: "),
    to_say("positional arguments"),
    to_say("options"),
    to_say("show this help message and exit"),
    to_say("%(prog)s: error: %(message)s\n"),
    to_say("argument %(argument_name)s: %(message)s"),
    to_say("the following arguments are required: %s"),
    to_say("unrecognized arguments: %s"),
    to_say("expected one argument"),
    to_say("expected at least one argument"),
    to_say("invalid choice: %(value)r (choose from %(choices)s)"),
    to_say("invalid %(type)s value: %(value)r"),
    to_say("ambiguous option: %(option)s could match %(matches)s"),
    to_say("ignored explicit argument %r"),
)


@contextmanager
def _argparse_in(language: str) -> Iterator[None]:
    """argparse says all its texts by a function of gettext, and by none of the catalogues that it could be given."""
    kept = vars(argparse)["_"]
    vars(argparse)["_"] = lambda text: in_words(say(text), language) if text in _OF_ARGPARSE else text
    try:
        yield
    finally:
        vars(argparse)["_"] = kept


def _run(options: argparse.Namespace) -> int:
    if options.command in (
        _impact,
        _record,
        _code,
        _menu,
        _needs,
        _fix,
        _page,
        _comment,
    ):  # none reads the site as it is
        return int(options.command(options))
    memory = open_memory(options.root) if options.command is _check else None
    if memory and memory.said:
        _say(options, memory.said, sys.stderr)
    compare, with_drafts = (
        options.command not in (_where, _meaning, _links),
        options.command in (_confirm, _status, _meaning),
    )
    renderer = find_renderer()
    try:
        locales = renderer.read_locales(options.root)
    except (OSError, ValueError) as error:
        return _say_unreadable(options, renderer, error)
    if mistaken := renderer.find_mistaken_languages(options.root):
        return int(options.command(options, None, list(mistaken)))
    texts = renderer.texts_of_the_theme(options.root, locales)
    site, problems = gather(options.root, locales, options.today, memory, compare, texts, with_drafts)
    problems += renderer.find_problems(options.root)
    return int(options.command(options, site, problems))


def _say_unreadable(options: argparse.Namespace, renderer: Renderer, error: Exception) -> int:
    """There is no such file, or no such text in it."""
    if problems := list(renderer.find_problems(options.root)):
        text = FORMATS[getattr(options, "format", "text")](problems, "", options.language)
        print(show_lines(in_words(text, options.language)))
        return 1
    what = say("{file}:1: This cannot be read: {error}", file=renderer.CONFIGURATION, error=message_of(error))
    to_do = say("Say where the project is: --root FOLDER, or bring the file back from an earlier version.")
    _complain(options, together([what, to_do], "\n    "))
    return 2


def _check(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    del site
    problems = [*problems, *find_faults(options.language)]
    if options.page:
        problems = [problem for problem in problems if _concerns(problem, options.page)]
    answer = _answer(options, problems, say("Nothing is wrong, and the languages are in step."))
    if _asked:
        is_always = moment_of_build() is not None
        _asked.keep(answer, ALWAYS if is_always else moments_of(options.today, zone_of(options.root)))
    return answer.give()


def _ready(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    obstacles = [*(find_obstacles(site, problems) if site else problems), *find_unnamed_owners(options.root)]
    return _answer(options, obstacles, say("Nothing stands between this site and the public.")).give()


def _answer(options: argparse.Namespace, problems: list[Problem], nothing: str) -> Answer:
    """The problems, or to people that there is ``nothing`` to mend; 1 if there is anything."""
    language = options.language
    if options.format in FOR_A_TEAM:
        language = languages_of_all(options.root, find_renderer().read_locales(options.root))[0]
    text = FORMATS[options.format](problems, nothing, language)
    return Answer(show_lines(text), int(bool(to_mend(problems))))


def _say(options: argparse.Namespace, text: object, stream: TextIO | None = None) -> None:
    """Prints a text of any number of lines; what could act on a screen is shown by its name."""
    said = in_words(text, options.language)
    print(show_lines(said), end="\n" if said else "", file=stream)


def _complain(options: argparse.Namespace, text: object) -> None:
    """Says why there is no answer: in place of it to people, beside it where a machine or a page waits for it."""
    _say(options, text, sys.stdout if getattr(options, "format", "text") == "text" else sys.stderr)


def _concerns(problem: Problem, page: str) -> bool:
    return problem.file.endswith(f"/{page}") or problem.there.rpartition(":")[0].endswith(f"/{page}")


def _of_a_site(command: Callable[[argparse.Namespace, Site, list[Problem]], int]) -> Command:
    """A command that can do nothing with a site that cannot be read, but say why."""

    @wraps(command)
    def run(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
        if site is None:
            _say(options, as_text(problems, language=options.language, of_a_site=True))
            return 1
        return command(options, site, problems)

    return run


@_of_a_site
def _status(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    status = find_status(site)
    _say(options, as_table(status, options.language))
    if options.json:
        write_whole(options.json, f"{to_json(status)}\n".encode())
    if options.page:
        from .reports.status_page import as_page

        write_whole(options.page, as_page(site, status, options.language).encode())
        _say(options, say("To look at it: {file}", file=options.page))
    return 0


@_of_a_site
def _confirm(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    pairs = {key: site.agreement.sections[key] for key in site.agreement.states}
    keys, unknown = _find_keys(options.sections, list(pairs))
    if unknown is not None and len(site.locales) == 1:
        _say(options, say("The site has one language, so that there is nothing to confirm."))
        return 0
    if unknown is not None:
        _say(options, _no_section(unknown, list(pairs)))
        return 2
    behind, misunderstood = _behind(options, site.locales)
    if misunderstood:
        _say(options, misunderstood)
        return 2
    if behind:  # of a whole page only what is not in step can wait; of the rest, readers would be told what is not so
        states = site.agreement.states
        keys = [key for key in keys if key in options.sections or not states[key].is_in_step]
    record, refused = confirm(
        pairs,
        site.record,
        keys,
        options.today,
        site.orders,
        options.reason,
        behind,
        problems,
        options.by,
        site.all_addresses,
    )
    was = site.digests.get(CONFIRMATIONS_FILE, b"")  # two at once may confirm
    write_whole(options.root / CONFIRMATIONS_FILE, write_confirmations(record).encode(), was)
    before = {str(line) for line in site.record}  # where a page was found was not in it once
    asked = set(keys)
    new = [one for one in record if one.key in asked and before.isdisjoint((str(one), str(replace(one, at=()))))]
    for line in new:
        _say(options, say("Confirmed: {line}", line=line))
    if refused:
        _say(options, as_text(refused, language=options.language))
    elif not new:
        _say(options, say("All of this is confirmed already."))
    return int(bool(refused))


def _behind(options: argparse.Namespace, locales: Sequence[str]) -> tuple[dict[str, date], str]:
    """The languages that are older, each with its day, and what cannot be understood of that, if anything."""
    named, days = options.behind or [], options.until or []
    if bool(named) != bool(days):
        return {}, say("A section that is let out needs both: BEHIND=en UNTIL=2026-12-31")
    if unknown := [locale for locale in named if locale not in locales]:
        what = say("“{language}” is not a language of the site.", language=quote(unknown[0]))
        return {}, together([what, choose(unknown[0], locales).advice])
    if passed := [day for day in days if day < options.today]:
        return {}, say("UNTIL={day} has passed: it is {today}.", day=passed[0], today=options.today)
    if set(named) == set(locales):
        return {}, say("One language at least must have the newer text: name only those that are behind it.")
    if len(days) not in (1, len(named)):
        languages = name_in_a_row(named)
        return {}, say_number(
            len(days),
            "UNTIL has {number} day for {languages}: write one for all, or one for each.",
            "UNTIL has {number} days for {languages}: write one for all, or one for each.",
            languages=languages,
        )
    return dict(zip(named, days * len(named) if len(days) == 1 else days, strict=True)) if named else {}, ""


def _record(options: argparse.Namespace) -> int:
    path = options.root / CONFIRMATIONS_FILE
    raw, unreadable = b"", list[Problem]()
    if lexists(path):
        raw, unreadable = read_alone(options.root, CONFIRMATIONS_FILE, MOST_BYTES)
    text, undecoded = decode(raw, CONFIRMATIONS_FILE, MOST_BYTES)
    if unreadable := [*unreadable, *undecoded]:
        _say(options, as_text(unreadable, language=options.language))
        return 1
    if text.startswith(VERSION):
        _say(options, say("The record is up to date."))
        return 0
    renewed, problems = renew_record(text)
    write_whole(path, renewed.encode())
    nothing = say("The record is in today's format. Each section keeps its confirmation.")
    _say(options, as_text(problems, nothing, options.language))
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


def _no_section(wanted: str, known: Sequence[str]) -> Message:
    """What a name can mean that is that of no section: the nearest one of its page, or the nearest page."""
    page, sign, name = wanted.partition("#")
    of_page = [key.partition("#")[2] for key in known if key.startswith(f"{page}#")]
    if sign and of_page:
        what = say("{page} has no section “{section}”.", page=quote(page), section=quote(name))
        return together([what, choose(name, list(filter(None, of_page))).advice])
    what = say("“{section}” is not a section.", section=quote(wanted))
    wanted_name = name or wanted
    if elsewhere := [key for key in known if wanted_name and key.partition("#")[2] == wanted_name]:
        return together([what, say("Did you mean {names}?", names=either(map(in_quotes, elsewhere)))])
    if not wanted or not known:
        return what
    pages = list(dict.fromkeys(key.partition("#")[0] for key in known))
    example = say("A section of a page is named like {example}.", example=known[0])
    return together([what, choose(page, pages).advice, example])


def _where(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _complain(options, as_text(problems, language=options.language))
        return 1
    if options.rule and options.rule not in site.data.rules:
        what = say("“{rule}” is not a rule.", rule=quote(options.rule))
        _complain(options, together([what, choose(options.rule, site.data.rules).advice]))
        return 2
    index = UseIndex(site)
    if options.format == "json":
        said = where.as_json([options.rule] if options.rule else list(site.data.rules), index, options.language)
    elif options.rule:
        said = where.as_text(options.rule, index, options.language)
    else:
        said = where.as_table(index, options.language)
    _say(options, said)
    return 0


def _meaning(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _say(options, as_text(problems, language=options.language))
        _say(options, say("Mend this first: what cannot be read cannot be compared."))
        return 1
    if len(site.locales) == 1:
        _say(options, say("The site has one language: there is nothing to compare."))
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
            _say(options, memory.said, sys.stderr)
        progress = Progress(sys.stderr if sys.stderr.isatty() else None, language=options.language)
        vectors = read_vectors(texts, model, memory, progress)
    except NoModel as error:
        _say(options, message_of(error))
        return 2
    except KeyboardInterrupt:
        _say(options, say("Stopped. What has been read is remembered: the next time it goes on there."))
        return 130
    found = [lost for pages in beside.values() for lost in find_lost(pages, vectors)]
    too_long = [section for section in sections if is_too_long(section)]
    _say(options, meaning.as_text(found, len(texts), too_long, options.language))
    return 0


def _impact(options: argparse.Namespace) -> int:
    if options.base is None and options.as_of is None:
        what = say("Say what to compare with: a revision, as in BASE=origin/main, or a day, as in AS_OF=2027-03-01.")
        _complain(options, what)
        return 2
    from .build.begun import find_begun
    from .build.sides import Side, find_impact

    files = working_files(options.root)
    after = Side(say("The site as it is"), files, options.as_of or options.today)
    before = replace(after, day=options.today)
    if options.base is not None:
        before = Side(options.base, files_of_revision(options.root, options.base), options.today)
    locales = find_renderer().read_locales(options.root)
    begun = list(find_begun(before.files, after.files, locales, options.today))
    impact = Impact(_heading(options), locales, find_impact(before, after), begun)
    _say(options, FORMATS_OF_IMPACT[options.format](impact, options.language))
    return 0


def _heading(options: argparse.Namespace) -> Message:
    day, base = options.as_of, options.base
    if day and base:
        return say("What reads differently on {day}, compared with {base}", day=day, base=base)
    if day:
        return say("What reads differently on {day}", day=day)
    return say("What reads differently, compared with {base}", base=base)


def _menu(options: argparse.Namespace) -> int:
    renderer = find_renderer()
    try:
        locales = renderer.read_locales(options.root)
        old = (options.root / renderer.CONFIGURATION).read_text(encoding="utf-8")
        entries = renderer.read_menu(options.root)
    except (OSError, ValueError) as error:
        return _say_unreadable(options, renderer, error)
    if not entries:
        what = to_say("{file} has no menu that could be moved to {to}.")
        _say(options, say(what, file=renderer.CONFIGURATION, to=BASICS_FILE))
        return 0
    pairs = load(options.root, locales, options.today)[0].pairs
    raw, unreadable = b"", list[Problem]()
    if lexists(options.root / BASICS_FILE):
        raw, unreadable = read_alone(options.root, BASICS_FILE, MOST)
    before, after, problems = add_menu(raw, entries, locales, pairs)
    if problems := unreadable or problems:
        _say(options, as_text(problems, language=options.language))
        return 1
    new = renderer.without_menu(old)
    write_whole(options.root / BASICS_FILE, after.encode())
    write_whole(options.root / renderer.CONFIGURATION, new.encode())
    _say(options, difference(BASICS_FILE, before, after))
    _say(options, difference(renderer.CONFIGURATION, old, new))
    for said in lost_names(entries, pairs, locales):
        _say(options, said)
    if new == old:
        _say(options, say("What has been moved is still in {file}: take it out there.", file=renderer.CONFIGURATION))
    _say(options, say("Names that are still empty are asked for by make serve."))
    return 0


def _fix(options: argparse.Namespace) -> int:
    from .edit.commands import fix_command

    return fix_command(options.root, options.today, find_renderer(), options.yes, partial(_say, options))


def _page(options: argparse.Namespace) -> int:
    from .edit.commands import page_command
    from .edit.pages import Wanted

    print_, report = partial(_say, options), partial(as_text, language=options.language)
    wanted = Wanted(options.add, options.rename, options.remove, options.move, options.to, options.title, options.slug)
    return page_command(options.root, options.today, find_renderer(), wanted, options.yes, print_, report)


def _code(options: argparse.Namespace) -> int:
    files = changed_files(options.root, options.base)
    _say(options, FORMATS_OF_CODE[options.format](files, options.language))
    return int(has_code(files))


def _comment(options: argparse.Namespace) -> int:
    from .reports.comment import NoReport, Report, as_json, find_report, read_report
    from .reports.comment_formats import as_markdown

    if (options.base is None) is (options.report is None):
        _complain(options, say("Say what to compare with: make comment BASE=origin/main"))
        return 2
    renderer = find_renderer()
    found: Report | NoReport
    try:
        locales = renderer.read_locales(options.root)
        if options.report is None:
            found = find_report(options.root, options.base, options.today, renderer)
        else:
            found = read_report(options.report)
    except NoReport as error:
        found = error
    except (OSError, ValueError) as error:
        return _say_unreadable(options, renderer, error)
    if options.format == "json":
        _say(options, as_json(found) if isinstance(found, Report) else message_of(found))
        return 0
    try:
        _say(options, as_markdown(found, languages_of_all(options.root, locales), options.preview, options.run))
    except ValueError as error:
        _complain(options, message_of(error))
        return 2
    return 0


def _read_serving(options: argparse.Namespace, site: Site, problems: list[Problem]) -> Serving | None:
    from .publish.serving import read_serving

    serving, wrong = read_serving(options.root, site)
    if serving is None:
        _say(options, as_text([*problems, *wrong], language=options.language))
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
        _say(
            options,
            say("No version before this one is kept here. Publish an earlier commit: git switch --detach COMMIT"),
        )
        return 2
    if version is None and not (options.built / "404.html").is_file():
        _say(options, _no_site(options))
        return 2
    version = version or versions.make(options.built, serving, open_compressed(options.root))
    try:
        publish(version, options.to)
    except NotPublished as error:
        _complain(options, message_of(error))
        return 2
    versions.keep(version)
    _say(options, say("Published: {number} files to {place}", number=len(version.files), place=options.to))
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
        _complain(options, message_of(error))
        return 2
    same = say("{place} is what this commit builds: {number} files.", place=options.where, number=len(version.files))
    for said in differences or [same]:
        _say(options, said)
    return int(bool(differences))


@_of_a_site
def _servers(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if (serving := _read_serving(options, site, problems)) is None:
        return 1
    from .publish.servers import configurations

    made = configurations(serving, site, options.served, options.brotli)
    for name, text in made.items():
        write_whole(options.root / options.folder / name, text.encode())
    _say(options, say("Made in {folder}/: {files}", folder=options.folder, files=", ".join(made)))
    return 0


@_of_a_site
def _bill(options: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    if not (options.built / "404.html").is_file():
        _say(options, _no_site(options))
        return 2
    from .publish.output import unchanged
    from .publish.version import files_of
    from .reports import bill

    name, epoch = site.data.basics.names[site.locales[0]], moment_of_build()
    parts = find_renderer().find_parts(site)
    lock = (options.root / bill.LOCK).read_text(encoding="utf-8")
    with unchanged(options.built):
        published = bill.published(name, options.built, files_of(options.built), parts, epoch)
    made = {bill.PUBLISHED: published, bill.BUILT_BY: bill.built_by(lock, epoch)}
    for file, text in made.items():
        write_whole(options.root / options.folder / file, text.encode())
    _say(options, say("Made in {folder}/: {files}", folder=options.folder, files=", ".join(made)))
    return 0


def _links(options: argparse.Namespace, site: Site | None, problems: list[Problem]) -> int:
    if site is None:
        _complain(options, as_text(problems, language=options.language))
        return 1
    from .reports import outside

    addresses = outside.find_outside(options.root, site)
    memory = outside.open_memory(options.root)
    if memory.said:
        _say(options, memory.said, sys.stderr)
    nothing = say("Each of the {number} addresses on other sites is there.", number=len(addresses))
    return _answer(options, outside.find_gone(addresses, memory), nothing).give()


def _no_site(options: argparse.Namespace) -> Message:
    return say("{folder}/ holds no site. Build it first: make site", folder=options.built)


# What make needs for a command, when it has not got it.
_NEEDED = {
    "ANYWAY": say("To publish all the same: make publish TO=… ANYWAY=1"),
    "BASE": say("Say what to compare with: make code BASE=origin/main"),
    "DATABASE": say("Say which: make vulnerable DATABASE=all.zip (PUBLISHING.md says where it is)"),
    "PORT": say("A port is a whole number between 1 and 65535: make serve PORT=8001"),
    "SECTION": say("Say which section: make confirm SECTION=index.md#for-whom"),
    "TO": say("Say where: make publish TO=web@www.example.org:/srv/site"),
    "URL": say("Say what: make verify URL=https://www.example.org/"),
}


def _needs(options: argparse.Namespace) -> int:
    _say(options, _NEEDED[options.name])
    return 2


def _day(text: str, language: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        what = say(
            "“{day}” is not a day between {first} and {last}. Write it as in 2027-03-01.",
            day=quote(text),
            first=FIRST,
            last=LAST,
        )
        raise argparse.ArgumentTypeError(what.in_language(language)) from None


def _several(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _days(text: str, language: str) -> list[date]:
    return [_day(each, language) for each in _several(text)]


_DESCRIPTION = say("Checks the site, and does with it what an editor needs. Each command tells more with --help.")


def _parser(language: str) -> argparse.ArgumentParser:
    day, days = partial(_day, language=language), partial(_days, language=language)

    def said(message: Message) -> str:
        return message.in_language(language).replace("%", "%%")

    parser = argparse.ArgumentParser(prog="python -m bilingual", description=said(_DESCRIPTION))
    parser.add_argument(
        "--root", type=Path, default=Path(), help=said(say("the project's folder (here, unless given)"))
    )
    parser.add_argument("--today", type=day, metavar="DAY", help=said(say("the day, if it is not the site's own")))
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help=said(say("what is wrong, and where the languages are out of step")))
    check.add_argument("page", nargs="?", help=said(say("one page only, as in index.md")))
    check.add_argument("--format", choices=FORMATS, default="text")
    check.set_defaults(command=_check)
    ready = commands.add_parser("ready", help=said(say("what stands between the site and the public")))
    ready.add_argument("--format", choices=FORMATS, default="text")
    ready.set_defaults(command=_ready)
    status = commands.add_parser("status", help=said(say("how each section stands")))
    status.add_argument("--json", type=Path, metavar="FILE", help=said(say("write the status there as well")))
    told = said(say("write it there as a page, to be sorted and printed"))
    status.add_argument("--page", type=Path, metavar="FILE", help=told)
    status.set_defaults(command=_status)
    confirm = commands.add_parser("confirm", help=said(say("record that sections say the same in every language")))
    confirm.add_argument("sections", nargs="+", help=said(say("index.md#what, a whole page as index.md, or all")))
    confirm.add_argument(
        "--reason", default="", help=said(say("why the meaning is the same, if only one language has changed"))
    )
    confirm.add_argument(
        "--behind",
        type=_several,
        metavar="LANGUAGES",
        help=said(say("whose text is older, to let it out all the same: en,fi")),
    )
    confirm.add_argument(
        "--until", type=days, metavar="DAYS", help=said(say("the last day of all of them, or of each in turn"))
    )
    confirm.add_argument("--by", default="", help=said(say("who confirms it, if that is to be recorded")))
    confirm.set_defaults(command=_confirm)
    record = commands.add_parser("record", help=said(say("bring a record of an older format up to date")))
    record.set_defaults(command=_record)
    menu = commands.add_parser("menu", help=said(say("move a menu from the renderer's configuration to docs/site.yml")))
    menu.set_defaults(command=_menu)
    fix = commands.add_parser("fix", help=said(say("mend what a machine can mend, after showing it")))
    fix.add_argument("--yes", action="store_true", help=said(say("write it without asking")))
    fix.set_defaults(command=_fix)
    page = commands.add_parser("page", help=said(say("add, rename, move or remove a page in all its languages")))
    for option, told_of in (
        ("--add", say("the name of a new page: appeal.md")),
        ("--rename", say("a page whose files get the name after --to")),
        ("--move", say("a page that gets another address, after --slug")),
        ("--remove", say("a page whose address leads to the page after --to from then on")),
        ("--to", say("the other page, or the new name")),
        ("--title", say("the title in each language, with | between them")),
        ("--slug", say("the page's own part of its address in each language, with | between them")),
    ):
        page.add_argument(option, default="", help=said(told_of))
    page.add_argument("--yes", action="store_true", help=said(say("write it without asking")))
    page.set_defaults(command=_page)
    where = commands.add_parser("where", help=said(say("every sentence and template in which a rule stands")))
    where.add_argument("rule", nargs="?", help=said(say("its name; without one, the totals of every rule")))
    where.add_argument("--format", choices=("text", "json"), default="text")
    where.set_defaults(command=_where)
    meaning = commands.add_parser(
        "meaning", help=said(say("sentences that seem to have no counterpart, by a model of languages"))
    )
    meaning.add_argument(
        "--model",
        type=Path,
        default=environment_of_the_model(),
        metavar="FOLDER",
        help=said(say("the environment that has it")),
    )
    meaning.set_defaults(command=_meaning)
    impact = commands.add_parser("impact", help=said(say("the sentences that read differently, before and after")))
    impact.add_argument("base", nargs="?", help=said(say("the revision to compare with, as git names it: origin/main")))
    impact.add_argument(
        "--as-of", type=day, metavar="DAY", help=said(say("the day that the site as it is now is read on"))
    )
    impact.add_argument("--format", choices=FORMATS_OF_IMPACT, default="text")
    impact.set_defaults(command=_impact)
    servers = commands.add_parser("servers", help=said(say("the configurations of web servers, from serving.yml")))
    servers.add_argument(
        "--served", default="/srv/site", metavar="FOLDER", help=said(say("where the site lies on the server"))
    )
    servers.add_argument("--folder", default="servers", help=said(say("where the configurations are written")))
    servers.add_argument(
        "--no-brotli", dest="brotli", action="store_false", help=said(say("nginx has no module for brotli"))
    )
    servers.set_defaults(command=_servers)
    publish = commands.add_parser("publish", help=said(say("put what was built where readers get it")))
    publish.add_argument("to", help=said(say("a folder, or a folder of a host: web@www.example.org:/srv/site")))
    publish.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help=said(say("what was built")))
    publish.add_argument("--back", action="store_true", help=said(say("the version before the one that is there")))
    publish.set_defaults(command=_publish)
    verify = commands.add_parser("verify", help=said(say("compare what is served with what was built")))
    verify.add_argument("where", help=said(say("an address, as in https://www.example.org/, or a folder")))
    verify.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help=said(say("what was built")))
    verify.set_defaults(command=_verify)
    links = commands.add_parser("links", help=said(say("whether the addresses on other sites are still there")))
    links.add_argument("--format", choices=FORMATS, default="text")
    links.set_defaults(command=_links)
    made_of = commands.add_parser(
        "bill", help=said(say("what is published, and what builds it, for machines (CycloneDX)"))
    )
    made_of.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help=said(say("what was built")))
    made_of.add_argument("--folder", default="bill", help=said(say("where the two bills are written")))
    made_of.set_defaults(command=_bill)
    code = commands.add_parser("code", help=said(say("which files of a change are code, and which are content")))
    code.add_argument("base", help=said(say("the revision that the change is to be merged into: origin/main")))
    code.add_argument("--format", choices=FORMATS_OF_CODE, default="text")
    code.set_defaults(command=_code)
    comment = commands.add_parser(
        "comment", help=said(say("what is said beside a change: what to do next, pages, sentences"))
    )
    comment.add_argument("--base", help=said(say("the revision that the change is to be merged into: origin/main")))
    comment.add_argument(
        "--report", type=Path, metavar="FILE", help=said(say("what was found elsewhere, by the format json"))
    )
    told = said(say("the address below which the site can be seen as it would be"))
    comment.add_argument("--preview", default="", metavar="URL", help=told)
    comment.add_argument("--run", default="", metavar="URL", help=said(say("the address of all that was said of it")))
    comment.add_argument("--format", choices=("markdown", "json"), default="markdown")
    comment.set_defaults(command=_comment)
    needs = commands.add_parser("needs")  # the Makefile asks what to say
    needs.add_argument("name", choices=_NEEDED)
    needs.set_defaults(command=_needs)
    parser.set_defaults(known=list(commands.choices))
    return parser


if __name__ == "__main__":
    code = main()
    gc.freeze()  # nor is all of that looked through at the end
    sys.exit(code)
