"""Completion in the shells themselves: a person types the beginning of a word and presses tab."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.terminal.program import Program

pytestmark = pytest.mark.terminal

PROMPT = "ready>"
# How each shell is started without anybody's own settings, and told to complete.
BASH = ['PS1="ready>"', 'eval "$(tracker completion bash)"']
ZSH = ["PS1='ready>'; autoload -U compinit; compinit -u -D", 'eval "$(tracker completion zsh)"']
FISH = ["function fish_prompt; echo -n 'ready>'; end", "tracker completion fish | source"]
SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], BASH),
    "zsh": (["zsh", "-f", "-i"], ZSH),
    "fish": (["fish", "--no-config", "-i"], FISH),
}
HOSTILE = "$(touch gotcha) `touch gotcha`"


@pytest.fixture(params=SHELLS)
def shell(request, new_terminal, tmp_path):
    """A shell over a small list, with ``tracker`` on its path, that has loaded the completion."""
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "tracker"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m tracker "$@"\n')
    script.chmod(0o755)
    program = Program(tmp_path)
    for activity, kind in (
        ("Mixing", "studio"),
        ("Café shifts", "job"),
        ("$(touch gotcha) `touch gotcha`", "leisure"),
    ):
        program.run_here("activity", "add", activity, "--kind", kind)
    terminal = new_terminal(120, 24)
    environ = {**program.environ, "PATH": f"{folder}:{program.environ['PATH']}", "TERM": "screen"}
    argv, setup = SHELLS[name]
    terminal.open(argv, environ, tmp_path)
    for line in setup:
        terminal.type(line)
        terminal.press("Enter")
    terminal.type("echo lo''aded")
    terminal.press("Enter")
    terminal.wait_for("loaded")
    return terminal


def completed(terminal, typed: str, expected: str) -> None:
    terminal.type(typed)
    terminal.press("Tab")
    terminal.wait_for(f"{PROMPT}{expected}")
    terminal.press("C-u")


def test_commands_options_and_activities_are_completed(shell, tmp_path: Path):
    completed(shell, "tracker interr", "tracker interrupt")
    completed(shell, "tracker activity arch", "tracker activity archive")
    completed(shell, "tracker start mix", "tracker start mixing")
    completed(shell, "tracker start --no", "tracker start --note")
    completed(shell, "tracker activity add Gym --kind well", "tracker activity add Gym --kind wellbeing")
    completed(shell, "tracker target stud", "tracker target studio")
    completed(shell, "tracker start touch", "tracker start touch-gotcha-touch-gotcha")
    assert not (tmp_path / "gotcha").exists()


def test_a_name_with_a_space_comes_out_as_one_word(shell, tmp_path: Path):
    shell.type("tracker activity set Caf")
    shell.press("Tab")
    shell.wait_for("shifts")
    shell.type(" --priority 8")
    shell.press("Enter")
    shell.wait_for("Café shifts: priority 8")
