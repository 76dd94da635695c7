"""A report is as wide as the terminal: no line is longer, and of a name is cut what others need beside it."""

from __future__ import annotations

import io
import os
import re

import pytest

from tests.cli.person import Person
from tracker.domain.text import cell_width


class Terminal(io.TextIOWrapper):
    def fileno(self) -> int:
        return 1


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """What is said is said on a terminal of that width."""
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((width, 30)))
    monkeypatch.setattr("tests.cli.person._stream", lambda: Terminal(io.BytesIO(), "utf-8"))


@pytest.mark.parametrize("width", [80, 120, 340])
@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_bars_are_as_wide_as_that_and_end_in_eighths(month: Person, width: int) -> None:
    out = month.types("report --by activity --chart").out
    assert max(map(len, out.splitlines())) == width
    assert "█" in out
    assert any(sign in out for sign in "▏▎▍▌▋▊▉")


@pytest.mark.parametrize("words", [
    "", "--by activity --chart", "--by kind,week", "--average --decimal", "--year --by weekday,month",
])  # fmt: skip
@pytest.mark.parametrize("width", [40, 60, 80])
def test_on_a_narrow_terminal_no_line_is_longer_than_it_and_no_number_is_lost(
    month: Person, width: int, words: str, request: pytest.FixtureRequest
) -> None:
    piped = month.types(f"report {words}").out
    request.getfixturevalue("terminal")
    out = month.types(f"report {words}").out
    assert max(map(cell_width, out.splitlines())) <= width
    assert "…" not in out
    numbers = re.compile(r"\d+[:.]\d\d")
    assert {*numbers.findall(out)} == {*numbers.findall(piped)}
    assert {"Studio + learning", "Wasted", "Unrated"} <= {*re.findall(r"\S+(?: \S+)*", out)}


def test_a_long_name_at_the_head_of_a_column_takes_no_room_from_those_of_the_rows(month: Person) -> None:
    # Neither way do all columns stand beside one another.
    month.does("add mixing '2026-01-05 10:00' 11:00", f"activity rename mixing '{'Mixing for others ' * 5}'")
    month.does(f"activity rename social-media '{'Social media ' * 7}'")
    out = month.types("report --year --by week,activity").out
    assert "W47, so far " in out
    assert out.count("Mixing for others Mixing for …") == 1
    assert out.count("Social media Social media Soc…") == 1
    assert max(map(cell_width, out.splitlines())) <= 80
