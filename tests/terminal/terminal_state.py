"""What a terminal makes of the bytes that were written to it, as far as an app may leave it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_COMMAND = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\[\]]")
_MODES = re.compile(r"\x1b\[\?([\d;]+)([hl])")
_ALTERNATE_SCREEN = 1049
# Lines wrap, and the cursor is shown.
_ON_AT_FIRST = frozenset({7, 25})
# A shell sets it for itself while it reads a line.
_BRACKETED_PASTE = 2004


@dataclass
class TerminalState:
    """Which modes are on, what lies on the stacks of keys and titles, and what is on the shell's screen."""

    modes: set[int] = field(default_factory=lambda: {*_ON_AT_FIRST})
    keys: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})
    titles: list[str] = field(default_factory=list)
    title: str = ""
    shown_by_the_shell: str = ""
    taken: int = 0
    """How often the other screen was entered."""
    faults: list[str] = field(default_factory=list)
    """What was taken or given back once too often."""

    @property
    def is_as_at_first(self) -> bool:
        """Whether nothing is left of what an app has taken."""
        is_without_stacks = not (any(self.keys.values()) or self.titles or self.title)
        return self.modes - {_BRACKETED_PASTE} == _ON_AT_FIRST and is_without_stacks and not self.faults

    @property
    def is_alternate(self) -> bool:
        """Whether the other screen is shown."""
        return _ALTERNATE_SCREEN in self.modes

    def _follow(self, command: str) -> None:
        modes = _MODES.fullmatch(command)
        if modes is not None:
            for mode in map(int, modes[1].split(";")):
                self._set(mode, modes[2] == "h")
        elif re.fullmatch(r"\x1b\[>\d*u", command):
            self.keys[self.is_alternate] += 1
        elif re.fullmatch(r"\x1b\[<\d*u", command):
            self.keys[self.is_alternate] -= 1
            self._note(self.keys[self.is_alternate] < 0, "keys")
        elif command == "\x1b[22;0t":
            self.titles.append(self.title)
        elif command == "\x1b[23;0t":
            self._note(not self.titles, "title")
            self.title = self.titles.pop() if self.titles else ""
        elif command.startswith("\x1b]2;"):
            self.title = command[4:].rstrip("\x07\x1b\\")
        elif not self.is_alternate:
            self.shown_by_the_shell += command

    def _set(self, mode: int, is_on: bool) -> None:
        if mode == _ALTERNATE_SCREEN:
            self._note(is_on == self.is_alternate, "screen")
            self.taken += is_on
        (self.modes.add if is_on else self.modes.discard)(mode)

    def _note(self, is_fault: bool, what: str) -> None:
        if is_fault:
            self.faults.append(what)


def state_after(written: str) -> TerminalState:
    """The state of a terminal to which this was written since it was opened."""
    state = TerminalState()
    for text, command in _parts(written):
        if not state.is_alternate:
            state.shown_by_the_shell += text
        if command:
            state._follow(command)
    return state


def _parts(written: str) -> Iterable[tuple[str, str]]:
    """Texts, each with the command that comes after it."""
    place = 0
    for command in _COMMAND.finditer(written):
        yield written[place : command.start()], command[0]
        place = command.end()
    yield written[place:], ""
