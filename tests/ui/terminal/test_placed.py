"""What stands beside a text keeps its place, whatever a terminal makes of the text."""

from __future__ import annotations

import re

import pytest

from tracker.domain.text import fitted
from tracker.ui.terminal.placed import placed

COMMANDS = re.compile(r"\x1b\[(?:\d+;)?(\d*)([HGm])")
NUMBERS_AT = 19


def painted(picture: str, cells_of_a_char: int) -> str:
    """What a line shows on a terminal that gives each character beyond ASCII so many cells."""
    line, column, place = [" "] * 60, 0, 0
    while place < len(picture):
        command = COMMANDS.match(picture, place)
        if command is not None:
            column = int(command[1]) - 1 if command[2] in "HG" else column
            place = command.end()
            continue
        char = picture[place]
        cells = 1 if char.isascii() else cells_of_a_char
        line[column : column + cells] = [char, *" " * (cells - 1)][:cells]
        column, place = column + cells, place + 1
    return "".join(line)


@pytest.mark.parametrize("name", ["👍🏽 calls", "हिन्दी पाठ", "👩‍👩‍👧‍👦 home", "e\u0301tude", "العربية"])
@pytest.mark.parametrize("cells_of_a_char", [0, 1, 2])
def test_numbers_stand_where_they_belong_however_a_terminal_counts(name, cells_of_a_char) -> None:
    picture = f"\x1b[3;1H\x1b[1m {fitted(name, 18)}\x1b[0m 1:00  10:00 \x1b[2mx\x1b[0m"
    line = painted(placed(picture), cells_of_a_char)
    assert line[NUMBERS_AT:].rstrip() == " 1:00  10:00 x"


def test_what_all_terminals_count_alike_is_written_as_it_is() -> None:
    picture = "\x1b[3;1H\x1b[1m▶ Café · Łódź … ≤ 10:00\x1b[0m\n\x1b[4;1H████ ▒▒ Привет"
    assert placed(picture) == picture


def test_a_title_is_not_taken_for_a_picture() -> None:
    assert placed("\x1b]2;👍🏽 calls\x07") == "\x1b]2;👍🏽 calls\x07"
