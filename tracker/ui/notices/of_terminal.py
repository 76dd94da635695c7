"""Notices that a terminal shows: three ways, none of which every terminal has."""

from __future__ import annotations

from tracker.domain.text import one_line
from tracker.settings.reminders import OSC_9, OSC_99

_TITLE = "tracker"
_MOST = 500
_BELL, _END = "\x07", "\x1b\\"


def terminal_notice(way: str, words: str, is_in_tmux: bool = False) -> str:
    """What has the terminal show some words as a notice; ``way`` is one of the settings."""
    # A semicolon parts the fields of these commands.
    text = one_line(words).replace(";", ",")[:_MOST]
    if way == OSC_9:
        # Begun with a digit it would be another command of some terminals.
        command = f"\x1b]9;{_TITLE}: {text}{_BELL}"
    elif way == OSC_99:
        # One id for all: the next takes the place of the last.
        command = f"\x1b]99;i={_TITLE}:d=0;{_TITLE}{_END}\x1b]99;i={_TITLE}:p=body;{text}{_END}"
    else:
        command = f"\x1b]777;notify;{_TITLE};{text}{_BELL}"
    return _through_tmux(command) if is_in_tmux else command


def _through_tmux(command: str) -> str:
    """The same for the terminal around tmux, which hands it on where ``allow-passthrough`` is on."""
    doubled = command.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}{_END}"
