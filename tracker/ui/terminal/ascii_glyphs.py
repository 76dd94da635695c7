"""Signs that every terminal and font has, in place of those that some lack."""

from __future__ import annotations

import sys

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tracker.domain.text import PLAIN_SIGNS

# What the screens draw beside words: bars, borders, digits, scroll bars, arrows.
_DRAWN = {
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "=", "▍": "=", "▎": "-", "▏": "-", "▒": "=", "░": ":",
    "▁": "_", "▂": "_", "▃": "_", "▄": "_", "▅": "#", "▆": "#", "▇": "#", "▐": "|", "▔": "-", "▕": "|",
    "─": "-", "━": "-", "╴": "-", "╶": "-", "╸": "-", "╺": "-", "│": "|", "┃": "|", "╵": "|", "╷": "|",
    "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+", "┤": "+", "├": "+",
    "┴": "+", "┬": "+", "┼": "+", "×": "x", "‹": "<", "›": ">", "↑": "^", "↓": "v", "←": "<", "→": ">",
    "⏎": "<", "±": "~", "•": "*", "●": "*", "\u00a0": " ", "▽": "v", "▼": "v", "▲": "^",
    "▓": "%", "⌃": "^", "⇥": ">", "⌫": "<", "⚠": "!", "’": "'", "┆": ":",
}  # fmt: skip
_TABLE = str.maketrans(PLAIN_SIGNS | _DRAWN)


def lacks_signs() -> bool:
    """Whether the encoding of the terminal has no place for what the screens draw."""
    try:
        "".join(map(chr, _TABLE)).encode(getattr(sys.__stderr__, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


class AsciiFilter(LineFilter):
    """Replaces signs by plain ones of the same width. Letters stay: names are the user's."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(_TABLE), *segment[1:])
            for segment in segments
        ]
