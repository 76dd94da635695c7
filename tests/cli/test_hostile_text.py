"""Every command, by its own examples, on a record in which every text is hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, Said
from tests.hostile import SWALLOWED, TEXTS, TOKEN, is_obeyed, lay_out
from tracker.cli.arguments import IN_THE_APP, Command
from tracker.cli.commands import all_commands


def lines_of(command: Command) -> list[str]:
    """What is typed to try a command: its examples, and what it prints without any words."""
    lines = [example.removeprefix("tracker ") for example in command.examples]
    if not any(argument.is_needed for argument in command.arguments):
        lines += [command.name]
        lines += [f"{command.name} --json"] if command.option("json") else []
    return lines


LINES = [
    line
    for command in all_commands().values()
    if command.module != IN_THE_APP
    for line in dict.fromkeys(lines_of(command))
]


@pytest.fixture
def among_enemies(newcomer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody whose every name and note is hostile, and who works in a folder of their own."""
    lay_out(newcomer.data, newcomer.clock.now())
    (tmp_path / "config.toml").write_text('theme = "[red]\\u001b[31m"\n"[/foo]" = 1\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return newcomer


def assert_inert(said: Said) -> None:
    for text in (said.out, said.err):
        assert [char for char in text.replace("\n", "") if is_obeyed(char)] == []
        assert SWALLOWED not in text
    assert said.code in (0, 1, 2, 3), said


@pytest.mark.parametrize("line", LINES)
def test_nothing_that_a_command_prints_is_obeyed_by_the_terminal(among_enemies: Person, line: str) -> None:
    assert_inert(among_enemies.types(line))


def test_what_the_commands_print_has_the_texts_as_they_are(among_enemies: Person) -> None:
    printed = among_enemies.types("activities").out
    for text in ("[red]x", "[/foo]x", "[#123]x", "\ufffd[31mx", "\ufffdx", "日本語x"):
        assert TOKEN + text in printed
    assert TEXTS[0] in among_enemies.types("log").out


@pytest.mark.parametrize("text", [text for text in TEXTS if "\0" not in text])
def test_a_hostile_word_is_refused_or_told_of_without_harm(newcomer: Person, text: str) -> None:
    for words in ((text,), ("start", text), ("activity", text), ("log", "--week", text), ("cap", text, text)):
        assert_inert(newcomer.gives(*words))
    assert_inert(newcomer.gives("activity", "add", text, "--kind", "studio"))
    assert_inert(newcomer.gives("start", text, "--note", text, "--track", text))
    for line in ("status", "log", "activities", "undo"):
        assert_inert(newcomer.types(line))
