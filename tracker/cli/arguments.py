"""The words of a command line, held against what a command takes.

``argparse`` takes a third of the time that ``tracker status`` may take, and cannot take ``-20m`` as a
time; and all that it says would have to be said anew. What is needed of it is this.
"""

from __future__ import annotations

from tracker.domain.errors import Misunderstood
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# What no word of a command line can hold.
_BETWEEN = "\0"
# The module of what opens the app instead of printing.
IN_THE_APP = "app"


@value
class Argument:
    """A word that a command takes by its place.

    ``is_rest`` takes all that is left as one text, ``is_many`` each word of it for itself. ``is_path``
    is the name of a file, which may be in any encoding.
    """

    name: str
    about: str
    is_needed: bool = True
    is_rest: bool = False
    is_many: bool = False
    is_path: bool = False

    @property
    def key(self) -> str:
        return self.name.casefold()


@value
class Option:
    """``--name VALUE`` or, without ``takes``, a bare ``--name``; ``short`` is a letter that does as well.

    ``is_path`` is the name of a file, which may be in any encoding. What ``may_be_bare`` takes its value
    only where one stands beside it.
    """

    name: str
    about: str
    takes: str = ""
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    short: str = ""
    is_path: bool = False
    may_be_bare: bool = False


HELP = Option("help", "show this help")
DATA = Option("data", "the folder of the record, if not the usual one", "DIR", is_path=True)
COMMON = (DATA, HELP)


@value
class Command:
    """A command as it is declared: what it is called, what it takes, and where its code is."""

    name: str
    module: str
    about: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    more: str = ""

    def option(self, name: str) -> Option | None:
        return next((option for option in (*self.options, *COMMON) if option.name == name), None)

    def long_form(self, word: str) -> str:
        """``-o FILE`` or ``-oFILE`` as the option is called in full; any other word as it is."""
        for option in self.options:
            if option.short and word.startswith(f"-{option.short}"):
                text = word[2:].removeprefix("=")
                return f"--{option.name}={text}" if text else f"--{option.name}"
        return word

    def misused(self, problem: str) -> Misunderstood:
        """The error that says what is wrong with the words given, and where to look."""
        return Misunderstood(f"tracker {self.name}: {problem} Try: tracker {self.name} --help")


@value
class Call:
    """A command with the words it was given."""

    command: Command
    words: dict[str, str]

    def given(self, name: str) -> str | None:
        """The text of an argument or option; None where it was left out."""
        return self.words.get(name)

    def text(self, name: str) -> str:
        """The same, empty where it was left out."""
        return self.words.get(name, "")

    def texts(self, name: str) -> list[str]:
        """The words of an argument that takes many."""
        return self.words[name].split(_BETWEEN) if name in self.words else []

    def has(self, name: str) -> bool:
        return name in self.words


def understood(command: Command, words: Sequence[str]) -> Call:
    """The call that the words make. Raises Misunderstood."""
    given: dict[str, str] = {}
    places: list[str] = []
    left = list(words)
    while left:
        word = command.long_form(left.pop(0))
        if word == "--":
            places += left
            break
        if word == "-h":
            given[HELP.name] = ""
        elif word.startswith("--"):
            _take_option(command, word, left, given)
        elif _is_unknown_short(word):
            raise command.misused(f"there is no option {word}.")
        else:
            places.append(word)
    if HELP.name not in given:
        _take_places(command, places, given)
        _refuse_missing_option(command, given)
        _refuse_other_encodings(command, given)
    return Call(command, given)


def near_names(word: str, names: Collection[str], mark: str = "") -> str:
    """«Did you mean …?» with the names that look like the word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), names, 3, 0.55)
    if not near:
        return ""
    quoted = [f"«{mark}{name}»" for name in near]
    return f"Did you mean {' or '.join((', '.join(quoted[:-1]), quoted[-1]) if quoted[1:] else quoted)}?"


def _take_option(command: Command, word: str, left: list[str], given: dict[str, str]) -> None:
    name, equals, text = word[2:].partition("=")
    option = command.option(name)
    if option is None:
        names = [option.name for option in (*command.options, *COMMON)]
        raise command.misused(f"there is no option --{name}. {near_names(name, names, '--')}".rstrip())
    if option.takes and name in given:
        # The last one alone would count, as if the others had never been said.
        raise command.misused(f"--{name} is given twice; it takes one.")
    if not option.takes:
        if equals:
            raise command.misused(f"--{name} takes no value.")
    elif not equals:
        if option.may_be_bare and (not left or left[0].startswith("-")):
            given[name] = ""
            return
        text = left.pop(0) if left else "--"
        if text.startswith("--"):
            raise command.misused(f"--{name} needs {option.takes} after it.")
    if option.choices and text not in option.choices:
        raise command.misused(f"--{name} is one of {', '.join(option.choices)}, not «{text}».")
    given[name] = text


def _is_unknown_short(word: str) -> bool:
    """«-20m» is a time and «-» a text; «-x» is an option, and there are none but -h."""
    return word.startswith("-") and word[1:2].isalpha()


def _take_places(command: Command, places: list[str], given: dict[str, str]) -> None:
    for argument in command.arguments:
        if not places:
            if argument.is_needed:
                raise command.misused(f"{argument.name} is missing.")
            return
        if argument.is_rest or argument.is_many:
            given[argument.key] = (_BETWEEN if argument.is_many else " ").join(places)
            return
        given[argument.key] = places.pop(0)
    if places:
        raise command.misused(f"«{places[0]}» is one word too many.{_quoting_hint(command)}")


def _quoting_hint(command: Command) -> str:
    return " Put quotes round what has spaces." if command.arguments else ""


def _refuse_other_encodings(command: Command, given: dict[str, str]) -> None:
    """Refuse bytes that are no text; only a file may be called so."""
    paths = {argument.key for argument in command.arguments if argument.is_path}
    paths |= {option.name for option in (*command.options, *COMMON) if option.is_path}
    for name, text in given.items():
        if name not in paths and any("\ud800" <= char <= "\udfff" for char in text):
            raise command.misused(f"«{text}» is not UTF-8 text.")


def _refuse_missing_option(command: Command, given: dict[str, str]) -> None:
    for option in command.options:
        if option.is_needed and option.name not in given:
            choices = f": {', '.join(option.choices)}" if option.choices else ""
            raise command.misused(f"--{option.name} {option.takes} is missing{choices}.")
