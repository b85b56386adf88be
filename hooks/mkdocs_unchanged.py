"""What MkDocs need not do: a build of exactly what was built before ends before anything is loaded for it."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from time import perf_counter, time

import click
from bilingual.answers import ALWAYS, FOLDERS, Moments
from bilingual.disk.seen import GENERATOR, Place, is_unchanged, look
from bilingual.unchanged import Built, Question, Said, in_time
from mkdocs.config.defaults import MkDocsConfig

CONFIGURATION = "mkdocs.yml"
_ELSEWHERE = ("INHERIT", "!ENV", "!relative")  # what has a configuration say more than stands in it
_PLUGINS = frozenset({"i18n", "material/search", "search"})  # that are known to read nothing else
PRINTS = (Place(FOLDERS[1]), Place(".", (".yml",)))  # what the renderer reads by itself
_DAY = 24 * 60 * 60
_LOGGER = logging.getLogger("mkdocs")


class Beginning(logging.Handler):
    """The beginning of a command: what is said from then on is listened to, and what is known of its build is asked."""

    def __init__(self, command: click.Context | None) -> None:
        super().__init__(logging.INFO)
        self.command = command
        self._start, self._clock = time(), perf_counter()
        self._said: list[Said] = []
        is_build = command is not None and command.info_name == "build"
        self._prints = look(PRINTS) if is_build else None
        question = _question(command)
        self._built = Built(Path(), question) if question else None
        if self._built and self._built.said:
            from bilingual.messages import in_words  # hardly ever asked for
            from bilingual.telling import language_at_least

            _LOGGER.info("bilingual: %s", in_words(self._built.said, language_at_least(Path())))
        if self._built:
            _LOGGER.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Hears what this build says."""
        self._said.append((record.levelno, record.getMessage()))

    def end_if_nothing_changed(self) -> None:
        """Says what the build said that made the site that lies there, and ends the program, if this one would make it
        just so."""
        if self._built and (known := self._built.find()) is not None:
            _LOGGER.removeHandler(self)
            for level, text in in_time(known, perf_counter() - self._clock):
                _LOGGER.log(level, "%s", text)
            sys.exit()

    def are_templates_unchanged(self) -> bool:
        """Whether the renderer, which reads templates and settings when it likes, has met those that were there at the
        beginning."""
        return self._prints is not None and is_unchanged(PRINTS, self._prints.stamps)

    def keep(self, config: MkDocsConfig, folder: Path, digest: str, day: Moments | None) -> None:
        """Remembers the site that was built and published in a folder, on a day that has these moments; None if it is
        the same on every day."""
        is_heard = _LOGGER.level == logging.INFO
        if self._built and is_heard and is_known_whole(config):
            today = int(self._start) // _DAY * _DAY  # by UTC, in which MkDocs dates what it compresses
            moments = (max(day[0], today), min(day[1], today + _DAY)) if day else ALWAYS
            if moments[0] <= self._start and time() < moments[1]:
                self._built.keep(folder, digest, self._said, moments)


_begun: list[Beginning] = []  # that of the command that runs


def begin() -> Beginning:
    """The beginning of the command that runs: hooks are loaded at its first build, and stay for those that follow in
    one process. Ends the program if nothing is to be done."""
    command = click.get_current_context(silent=True)
    if not _begun or _begun[0].command is not command:
        for former in _begun:
            _LOGGER.removeHandler(former)
        _begun[:] = [Beginning(command)]
        _begun[0].end_if_nothing_changed()
    return _begun[0]


def _question(command: click.Context | None) -> Question | None:
    """What is asked for, if it is a build as it is configured and nothing else."""
    if command is None or command.info_name != "build" or not Path(CONFIGURATION).is_file():
        return None
    asked = dict(command.params)
    is_strict, folder = asked.pop("strict", None), asked.pop("site_dir", None)
    if any(value is not None for name, value in asked.items() if name != "clean") or not asked.get("clean"):
        return None
    return Question(is_strict, folder or "")


def is_known_whole(config: MkDocsConfig) -> bool:
    """Whether the build reads nothing but what answers are known by: this configuration, and what belongs to it."""
    root = Path(config.config_file_path).parent
    code = Path(GENERATOR[1].folder).resolve()
    docs, overrides = (root / folder for folder in FOLDERS)
    text = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
    return (
        Path(config.config_file_path) == Path.cwd() / CONFIGURATION
        and not any(word in text for word in _ELSEWHERE)
        and Path(config.docs_dir) == docs
        and Path(config.theme.custom_dir or overrides) == overrides
        and all((root / path).resolve().parent == code for path in config["hooks"])
        and not config.plugins.keys() - _PLUGINS - config["hooks"].keys()
    )
