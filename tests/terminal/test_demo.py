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


def test_a_longer_demo_shows_a_life_too(terminal, tmp_path):
    program = Program(tmp_path, TMPDIR=str(tmp_path))
    terminal.open(program.argv("demo", "--weeks", "20"), program.environ, tmp_path)
    terminal.wait_for("Mixing", "Café shifts", "q Quit", "made up")
    (demo,) = tmp_path.glob("tracker-demo-*")
    assert len([*demo.glob("data/weeks/*.toml")]) == 20
    terminal.press("q")
    wait_until(lambda: terminal.has_ended, "the demo ends", lambda: terminal.screen)
    assert demos(tmp_path) == []


@pytest.mark.parametrize("text", ["0", "-3", "521", "8.5", "ten", "", "٦٠", "9" * 5000])
def test_a_demo_of_nonsense_weeks_is_refused_in_one_line(tmp_path, text):
    said = Program(tmp_path, TMPDIR=str(tmp_path)).run("demo", "--weeks", text, code=2)
    assert said.stderr.splitlines() == [
        f"tracker demo: --weeks goes from 1 to 520, not «{text}». Try: tracker demo --help"
    ]
    assert demos(tmp_path) == []
