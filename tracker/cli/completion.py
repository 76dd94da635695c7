"""Completion in the shell: commands, options and the activities of the list.

The shell asks by starting the program with ``_ARGCOMPLETE`` set. Only then is the table of commands turned
into a parser of the standard library, for argcomplete to work on.
"""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser
from typing import TYPE_CHECKING, Any

import argcomplete
from argcomplete.completers import DirectoriesCompleter, FilesCompleter
from argcomplete.shell_integration import shellcode

from tracker.cli.activities import PLACES
from tracker.cli.arguments import COMMON, Argument, Command, Option
from tracker.cli.commands import all_commands
from tracker.cli.output import say
from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, ActivityList
from tracker.domain.errors import TrackerError
from tracker.domain.report.report import GROUPS
from tracker.domain.text import one_line
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.tracks.track import names_to_offer
from tracker.storage.files import Files
from tracker.storage.folders import find_folders
from tracker.storage.logs_holding import logs_holding

if TYPE_CHECKING:
    from argparse import Action, Namespace
    from collections.abc import Iterable

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context

SHELLS = ("bash", "zsh", "fish")
_TO_LOAD = {
    "bash": 'Load it in ~/.bashrc:  eval "$(tracker completion bash)"',
    "zsh": 'Load it in ~/.zshrc, after compinit:  eval "$(tracker completion zsh)"',
    "fish": "Load it in ~/.config/fish/config.fish:  tracker completion fish | source",
}
_WORDS = {
    "WHERE": tuple(PLACES),
    "W": ("this", "last", "next"),
    "WEEK": ("this", "last"),
    **dict.fromkeys(("M", "Q", "Y"), ("this", "last")),
    "A[,B]": GROUPS,
    "DAY": ("today", "tomorrow", *(name.lower() for name in DAY_NAMES)),
    "SHELL": SHELLS,
    "YES|NO": ("yes", "no", "none"),
}
_KINDS_BESIDE = {"KIND|KEY": MUSIC_KINDS, "WHAT": MUSIC_KINDS, "KEY|KIND": KINDS}
_ACTIVITIES = frozenset(("ACTIVITY", "ACTIVITY DURATION", "KEY", "INTO", *_KINDS_BESIDE))


_TRACKS = frozenset(("TRACK", "OLD", "NEW"))


def completion(call: Call, _: Context) -> int:
    """Print the script that makes a shell complete."""
    shell = call.text("shell")
    if shell not in SHELLS:
        raise call.command.misused(f"say one of {', '.join(SHELLS)}, not «{shell}».")
    print(shellcode(["tracker"], use_defaults=False, shell=shell))
    # At the end: zsh looks at the first line of a file of its own.
    say(f"# {_TO_LOAD[shell]}")
    return 0


def answer_the_shell() -> None:
    """Give the completions that the shell asks for, and end the process."""
    argcomplete.autocomplete(_parser(), always_complete_options=False)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("tracker", add_help=False)
    parser.add_argument("--version", action="store_true")
    _add_options(parser, COMMON)
    first = parser.add_subparsers()
    alone: dict[str, ArgumentParser] = {}
    families: dict[str, Any] = {}
    for name, command in all_commands().items():
        word, _, second = name.partition(" ")
        if not second:
            alone[word] = first.add_parser(word, add_help=False, help=command.about)
            _fill(alone[word], command)
            continue
        if word not in families:
            about = f"{word}: what can be changed about one"
            parent = alone.get(word) or first.add_parser(word, add_help=False, help=about)
            families[word] = parent.add_subparsers()
        _fill(families[word].add_parser(second, add_help=False, help=command.about), command)
    return parser


def _fill(parser: ArgumentParser, command: Command) -> None:
    for argument in command.arguments:
        action = parser.add_argument(argument.key.replace(" ", "_"), nargs="?", help=argument.about)
        _complete(action, argument)
    _add_options(parser, (*command.options, *COMMON))


def _add_options(parser: ArgumentParser, options: tuple[Option, ...]) -> None:
    for option in options:
        if not option.takes:
            parser.add_argument(f"--{option.name}", action="store_true", help=option.about)
            continue
        # Without a default, which would win over what was given before the command.
        names = [f"--{option.name}", *([f"-{option.short}"] if option.short else [])]
        many = "?" if option.may_be_bare else None
        action = parser.add_argument(*names, nargs=many, default=SUPPRESS, help=option.about)
        _complete(action, option)


def _complete(action: Action, word: Argument | Option) -> None:
    """Say what completes a word; where nothing is known, nothing is offered, not even files."""
    name = word.takes if isinstance(word, Option) else word.name
    if name in _ACTIVITIES:
        kinds = _KINDS_BESIDE.get(name)
        completer: Any = _KindsAndActivities(kinds) if kinds else _Activities()
    elif name in _TRACKS:
        completer = _Tracks()
    elif name == "DIR":
        completer = DirectoriesCompleter()
    elif name == "FILE":
        completer = FilesCompleter()
    else:
        known = getattr(word, "choices", ()) or _WORDS.get(name, ())
        completer = _Known(known)
    action.completer = completer  # type: ignore[attr-defined]


class _Known:
    """Words that are known beforehand."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)

    def __call__(self, **_: Any) -> list[str]:
        return self._words


class _Activities:
    """The keys of the list, each with its name; names where no key begins so."""

    def __call__(self, prefix: str, parsed_args: Namespace, **_: Any) -> dict[str, str]:
        listed = _listed(getattr(parsed_args, "data", None))
        is_back = getattr(parsed_args, "back", False)
        offered = [activity for activity in listed.activities if activity.archived == is_back]
        keys = {activity.key: one_line(activity.name) for activity in offered}
        if any(key.startswith(prefix) for key in keys):
            return keys
        return {one_line(activity.name): activity.kind for activity in offered}


class _KindsAndActivities(_Activities):
    """The same, and the kinds that may be named in the place of one."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self._kinds = kinds

    def __call__(self, prefix: str, parsed_args: Namespace, **others: Any) -> dict[str, str]:
        return dict.fromkeys(self._kinds, "a kind") | super().__call__(prefix, parsed_args, **others)


class _Tracks:
    """The tracks of all weeks, the one worked on last first; those that are finished come last."""

    def __call__(self, parsed_args: Namespace, **_: Any) -> list[str]:
        try:
            files = Files(find_folders(os.environ, getattr(parsed_args, "data", None)))
            weeks = [state.read.log.week for state in logs_holding(files, b"track")]
            logs = [log for log in map(files.log, weeks) if log is not None]
            noted = files.tracks()
        except (TrackerError, OSError):
            return []
        return names_to_offer((entry for log in reversed(logs) for entry in reversed(log.entries)), noted)


def _listed(data: str | None) -> ActivityList:
    """The list of the folder in force; an empty one where it cannot be read: nobody asked for an error."""
    try:
        return Files(find_folders(os.environ, data)).listed()
    except (TrackerError, OSError):
        return ActivityList()
