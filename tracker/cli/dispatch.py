"""From the words of a command line to the exit code."""

from __future__ import annotations

import os
import sys

from tracker.cli.arguments import DATA, HELP, IN_THE_APP, Call, Command, near_names, understood
from tracker.cli.commands_about_time import commands_about_time
from tracker.cli.output import complain, make_streams_forgiving, say
from tracker.domain.errors import Misunderstood, TrackerError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.cli.context import Context

INTERRUPTED = 130
CANNOT_WRITE = 3
# What is about the files as such: it is needed most where the record is gone.
_WITHOUT_RECORD = ("files", "versions", "config", "completion")


def run(
    arguments: Sequence[str],
    make_context: Callable[[str | None], Context],
    open_app: Callable[[str | None, Call | None], int],
) -> int:
    """Run one command line. Whatever goes wrong is one plain line and an exit code."""
    make_streams_forgiving()
    try:
        code = _run(list(arguments), make_context, open_app)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except TrackerError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output («| head») has seen enough.
        _send_the_rest_nowhere()
        return 0
    except OSError as error:
        _send_the_rest_nowhere()
        where = f"{error.filename}: " if error.filename else ""
        complain(f"tracker: {where}{(error.strerror or str(error)).lower()}.")
        return CANNOT_WRITE


def _run(
    words: list[str],
    make_context: Callable[[str | None], Context],
    open_app: Callable[[str | None, Call | None], int],
) -> int:
    data, words = _common_options(words)
    if not words:
        return open_app(data, None)
    if words[0] in ("--help", "-h"):
        from tracker.cli.help import overview

        say(*overview())
        return 0
    if words[0] == "--version":
        from tracker import __version__

        say(f"tracker {__version__}")
        return 0
    command, words = _command(words)
    if command is None:
        return 0
    call = understood(command, words)
    if call.has(HELP.name):
        from tracker.cli.help import command_help

        say(*command_help(command))
        return 0
    if command.module == IN_THE_APP:
        return open_app(call.given(DATA.name) or data, call)
    context = make_context(call.given(DATA.name) or data)
    if command.module not in _WITHOUT_RECORD:
        context.refuse_lost_record()
    return _function(command)(call, context)


def _common_options(words: list[str]) -> tuple[str | None, list[str]]:
    """What stands before the command: the data folder, if one is named, and the words after it."""
    data = None
    while words and words[0].partition("=")[0] == "--data":
        _, equals, data = words.pop(0).partition("=")
        if not equals:
            data = words.pop(0) if words else ""
        if not data or data.startswith("--"):
            raise Misunderstood("tracker: --data needs DIR after it. Try: tracker --help")
    if words and words[0].startswith("-") and words[0] not in ("--help", "-h", "--version"):
        raise Misunderstood(f"tracker: there is no option {words[0]}. Try: tracker --help")
    return data, words


def _command(words: list[str]) -> tuple[Command | None, list[str]]:
    """The command that is meant, with the words after it; None where its help was all."""
    word = words[0]
    if word in (commands := commands_about_time()):
        return commands[word], words[1:]
    # What is typed most is declared there, and what looks back at ten years; neither need load all others.
    from tracker.cli.commands_looking_back import LOOKING_BACK

    for command in LOOKING_BACK[1]:
        if command.name == word:
            return command, words[1:]
    from tracker.cli.commands import all_commands

    commands = all_commands()
    in_two = f"{word} {words[1]}" if len(words) > 1 else ""
    if in_two in commands:
        return commands[in_two], words[2:]
    if word in commands:
        return commands[word], words[1:]
    family = {name.partition(" ")[2]: commands[name] for name in commands if name.startswith(f"{word} ")}
    if not family:
        near = near_names(word, {name.partition(" ")[0] for name in commands})
        hint = f"{near} Try: tracker --help" if near else "See them all: tracker --help"
        raise Misunderstood(f"There is no command «{word}». {hint}")
    second = words[1] if len(words) > 1 else ""
    if second in ("--help", "-h"):
        from tracker.cli.help import family_help

        say(*family_help(word, family.values()))
        return None, []
    known = ", ".join(family)
    problem = f"there is no «{second}»; it is one of {known}." if second else f"say which of {known}."
    near = near_names(second, family) if second else ""
    raise Misunderstood(
        " ".join(filter(None, (f"tracker {word}:", problem, near, f"Try: tracker {word} --help")))
    )


def _function(command: Command) -> Callable[[Call, Context], int]:
    """The function of a command; only its module is loaded."""
    name = f"tracker.cli.{command.module}"
    # To load importlib for it takes longer than what is imported.
    __import__(name)
    function: Callable[[Call, Context], int] = getattr(sys.modules[name], command.name.replace(" ", "_"))
    return function


def _send_the_rest_nowhere() -> None:
    """Keep Python from writing once more, and failing once more, when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
