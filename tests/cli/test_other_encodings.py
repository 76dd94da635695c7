"""Bytes that are not UTF-8 text, in the words of a command line and in the names of files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.person import Person
from tracker.cli.arguments import Command
from tracker.cli.commands import IN_THE_APP, all_commands

ODD = "\udcff"
COMMANDS = [command for command in all_commands().values() if command.module != IN_THE_APP]


def words_of(command: Command, odd: str) -> list[str]:
    """A call with what the command needs, odd where it is asked for; and with options in full."""
    words = command.name.split()
    for option in command.options:
        if option.is_needed:
            words += [f"--{option.name}", option.choices[0] if option.choices else "1"]
    return words + [odd for argument in command.arguments if argument.is_needed or argument.is_path]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_argument_may_be_no_text(
    person: Person, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where a file is named that is to be written.
    monkeypatch.chdir(tmp_path)
    person.does("add mixing 10:00 11:00")
    before = person.log().read_bytes()
    for odd in (ODD, f"mix{ODD}", f"{ODD} 20m"):
        needed = words_of(command, odd)
        calls = [needed, [*needed, *(odd for argument in command.arguments if not argument.is_needed)]]
        calls += [[*needed, f"--{option.name}={odd}"] for option in command.options]
        for call in (call for call in calls if any(odd in word for word in call)):
            said = person.gives(*call)
            # A file that is to be written may be called so.
            assert said.code in ((0, 1, 2) if f"--output={odd}" in call else (1, 2)), (call, said)
            assert "Traceback" not in said.err
            (said.out + said.err).encode()
    assert person.log().read_bytes() == before


@pytest.mark.parametrize("call", [[ODD], ["activity", ODD], [f"--{ODD}"], ["start", f"--{ODD}", "mixing"]])
def test_nor_does_what_is_no_command_and_no_option(person: Person, call: list[str]) -> None:
    said = person.gives(*call)
    assert said.code == 2, said
    (said.out + said.err).encode()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_folder_may_be_called_so(person: Person) -> None:
    folder = str(person.data.parent / f"rec{ODD}ord")
    for line in (
        "activity add Mixing --kind studio",
        "start mixing",
        "stop",
        "undo",
        "check",
        "path",
        "week",
    ):
        said = person.gives("--data", folder, *line.split())
        assert said.code == 0, (line, said)
