"""The demo in a real terminal."""

from __future__ import annotations

import pytest

from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.terminal


def demos(folder) -> list[str]:
    return [path.name for path in folder.glob("tracker-demo-*")]


def test_the_demo_shows_a_life_and_leaves_nothing(terminal, tmp_path):
    program = Program(tmp_path, TMPDIR=str(tmp_path))
    terminal.open(program.argv("demo"), program.environ, tmp_path)
    terminal.wait_for("Mixing", "Café shifts", "q Quit", "made up")
    assert len(demos(tmp_path)) == 1
    terminal.press("q")
    wait_until(lambda: terminal.has_ended, "the demo ends", lambda: terminal.screen)
    assert "That was a demo" in terminal.screen
    assert "nothing of yours was touched" in terminal.screen
    assert demos(tmp_path) == []
    assert not program.data.exists()
    assert not program.state.exists()


def test_without_a_terminal_the_demo_says_that_it_needs_one(tmp_path):
    said = Program(tmp_path).run("demo", code=2)
    assert "needs a terminal" in said.stderr
