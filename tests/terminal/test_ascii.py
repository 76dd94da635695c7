"""A locale that has ASCII only: plain signs in the app and in the commands, and no question marks."""

from __future__ import annotations

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.terminal
ASCII_ONLY = {
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONIOENCODING": "ascii",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


@pytest.fixture
def program(program: Program) -> Program:
    """The program over a list with an accent, in such a locale."""
    program.environ.update(ASCII_ONLY)
    program.write_list(("cafe", "Café", "job"), ("mixing", "Mixing", "studio"))
    return program


def test_the_app_draws_with_plain_signs(terminal: Terminal, program: Program) -> None:
    terminal.open(program.argv(), program.environ, program.folder)
    first = terminal.wait_for("Quit", "Mixing", "+-+")
    # The key of the help is a question mark.
    assert "?" not in first.replace("? Help", "")
    terminal.press("1")
    wait_until(program.entries, "an entry is on record", lambda: terminal.screen)
    assert "?" not in terminal.wait_for("1> Mixing", "Started").replace("? Help", "")


@pytest.mark.parametrize("command", ["week", "activities", "sheet", "status"])
def test_the_commands_print_plain_signs(program: Program, command: str) -> None:
    said = program.run(command, code=None)
    assert said.stdout.isascii()
    assert "Cafe" in said.stdout or command == "status"
    assert "?" not in said.stdout.replace(" ?", "")


@pytest.mark.parametrize(
    ("given", "is_ascii"),
    [
        ({"LANG": "C"}, True),
        ({"LC_CTYPE": "C"}, True),
        ({"LC_CTYPE": "POSIX", "LANG": "C.UTF-8"}, True),
        ({"LC_ALL": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8", "LC_CTYPE": "C"}, False),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
        # Nobody chose, or this machine has not what was chosen.
        ({}, False),
        ({"LANG": "tlh_XX.UTF-8"}, False),
    ],
)
def test_of_the_names_of_a_locale_the_one_that_holds_for_letters_decides(
    program: Program, given: dict[str, str], is_ascii: bool
) -> None:
    for name in (*ASCII_ONLY, "LC_CTYPE"):
        program.environ.pop(name, None)
    program.environ.update(given)
    assert ("·" not in program.run("week").stdout) == is_ascii


def test_in_a_locale_that_is_ascii_by_name_the_signs_are_plain_and_the_names_stay(
    terminal: Terminal, program: Program
) -> None:
    # Python speaks UTF-8 there all the same.
    for name in (*ASCII_ONLY, "LC_CTYPE"):
        program.environ.pop(name, None)
    program.environ["LANG"] = "C"
    said = program.run("activities").stdout
    assert "Café" in said
    assert "·" not in program.run("week").stdout
    terminal.open(program.argv(), program.environ, program.folder)
    shown = terminal.wait_for("Quit", "Mixing", "+-+")
    assert all(char.isascii() or char == "é" for char in shown), shown
