"""The help, made from the table of commands."""

from __future__ import annotations

from tracker.cli.arguments import COMMON, Argument, Command, Option
from tracker.cli.commands import GROUPS
from tracker.domain.text import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 80
_UNBROKEN = "\u00a0"
_FIRST_STEPS = (
    ("tracker", "open the app; the timer goes on when you leave it"),
    ("tracker activity add Mixing --kind studio", "put something on your list"),
    ("tracker start mixing", "start the timer, or switch"),
    ("tracker start mixing --at -20m", "you began 20 minutes ago"),
    ("tracker week", "where your hours go"),
)


def overview() -> tuple[str, ...]:
    """What ``tracker --help`` says."""
    lines = [
        "tracker: see where the hours of your week go, and how many go to your music.",
        "",
        "First steps",
        *_columns(_FIRST_STEPS),
    ]
    for title, commands in GROUPS:
        lines += ["", title, *_columns((command.name, command.about) for command in commands)]
    lines += [
        "",
        "Everywhere",
        *_columns(
            [
                ("--data DIR", "the folder of the record, if not the usual one"),
                ("--version", "show the version"),
                ("COMMAND --help", "what a command takes, with an example"),
            ]
        ),
    ]
    return tuple(lines)


def command_help(command: Command) -> tuple[str, ...]:
    """What ``tracker COMMAND --help`` says."""
    lines = [*usage(command), "", f"{command.about[0].upper()}{command.about[1:]}."]
    if command.arguments:
        lines += ["", *_columns((argument.name, argument.about) for argument in command.arguments)]
    lines += ["", *_columns((_shown(option), option.about) for option in (*command.options, *COMMON))]
    if command.more:
        lines += ["", *(part for line in command.more.split("\n") for part in wrapped(line, WIDTH))]
    lines += ["", "Example" if len(command.examples) == 1 else "Examples"]
    return (*lines, *(f"  {example}" for example in command.examples))


def family_help(word: str, family: Iterable[Command]) -> tuple[str, ...]:
    """What ``tracker activity --help`` says: the commands that begin with the word."""
    members = list(family)
    return (
        f"tracker {word} ...",
        "",
        *_columns((command.name, command.about) for command in members),
        "",
        "Examples",
        *(f"  {command.examples[0]}" for command in members),
        "",
        f"More about each: tracker {members[0].name} --help",
    )


def usage(command: Command) -> Iterator[str]:
    """How the command is written."""
    start = f"tracker {command.name} "
    words = [
        *(_written(argument) for argument in command.arguments),
        *(_shown(option) for option in command.options if option.is_needed),
        *(f"[{_used(option)}]" for option in command.options if not option.is_needed),
    ]
    # What belongs together stays on one line.
    kept_together = " ".join(word.replace(" ", _UNBROKEN) for word in words)
    for number, line in enumerate(wrapped(kept_together, WIDTH - len(start))):
        yield f"{start if number == 0 else ' ' * len(start)}{line}".replace(_UNBROKEN, " ").rstrip()


def _written(argument: Argument) -> str:
    return argument.name if argument.is_needed else f"[{argument.name}]"


def _used(option: Option) -> str:
    return f"-{option.short} {option.takes}" if option.short else _shown(option)


def _shown(option: Option) -> str:
    short = f"-{option.short}, " if option.short else ""
    takes = f"[{option.takes}]" if option.may_be_bare else option.takes
    return f"{short}--{option.name} {takes}".rstrip()


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    pairs = list(rows)
    left = max(len(name) for name, _ in pairs)
    for name, about in pairs:
        for number, part in enumerate(wrapped(about, WIDTH - left - 4)):
            yield f"  {name if number == 0 else '':{left}}  {part}"
