"""The program meets a fault of its own: something in it is broken on purpose, and it goes on from there."""

from __future__ import annotations

import shlex
import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.driver import TITLE_BEFORE, Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.faults

NOTE = "Nobody but me may read this"
# Starts the program after one function of it was replaced by one that raises what the record says.
BROKEN = f"""
import asyncio, importlib, sys
from tracker.__main__ import main

module, name, function = sys.argv[1:4]
note = {NOTE!r}

def broken(*_):
    told = note
    raise {{"OSError": OSError}}.get(sys.argv[4], ValueError)(told)

def stray(*_):
    asyncio.get_running_loop().call_soon(broken)

async def broken_later(*_):
    broken()

way = {{"stray": stray, "async": broken_later}}.get(sys.argv[4], broken)
place = importlib.import_module(module)
setattr(getattr(place, name) if name else place, function, way)
sys.exit(main(sys.argv[5:]))
"""


def broken(program: Program, place: str, way: str, *words: str) -> list[str]:
    """What starts the program with a function of it broken: ``module:Class.function``."""
    module, _, path = place.partition(":")
    name, _, function = path.rpartition(".")
    script = program.folder / "broken.py"
    script.write_text(BROKEN)
    return [sys.executable, str(script), module, name, function, way, *words]


def reports(program: Program) -> list[Path]:
    """The reports that were kept."""
    return sorted((program.state / "reports").iterdir())


@pytest.fixture
def running(program: Program) -> Program:
    """The program over a record with a private note, in which something runs."""
    program.write_list(("mixing", "Mixing", "studio"), ("diary", "Diary", "leisure"))
    program.run_here("start", "diary", "--note", NOTE)
    return program


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("tracker.ui.app:TrackerApp.action_keys", "key"),
        ("tracker.ui.app:TrackerApp.action_keys", "stray"),
        ("tracker.ui.context.shown_week:ShownWeek.read", "async"),
        ("tracker.ui.week.timer_header:TimerHeader.compose", "key"),
        ("tracker.ui.context.week_reader:WeekReader.look", "OSError"),
    ],
    ids=[
        "in a key",
        "in a callback of the loop",
        "in a worker",
        "while drawing",
        "in the thread of the files",
    ],
)
def test_a_crash_gives_the_terminal_back_and_tells_nobody_what_is_private(
    place: str, way: str, terminal: Terminal, running: Program
) -> None:
    on_record = running.entries()
    terminal.open(["sh"], {**running.environ, "PS1": "ready> "}, running.folder)
    terminal.wait_for("ready>")
    terminal.type(f"{shlex.join(broken(running, place, way))}; echo code=$?")
    terminal.press("Enter")
    if place.endswith("action_keys"):
        terminal.wait_for("Quit", "Diary")
        terminal.press("?")

    screen = terminal.wait_for("code=70").replace("\n", "")
    assert "tracker stopped by a fault of its own." in screen
    assert "Your record is whole" in screen
    (report,) = reports(running)
    assert str(report) in screen
    assert "Traceback" not in screen
    assert "read this" not in screen
    text = report.read_text("utf-8")
    assert place.rpartition(".")[2] in text or "broken" in text
    assert NOTE not in text
    assert str(running.folder.parent) not in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700

    wait_until(lambda: terminal.title == TITLE_BEFORE, "the title is back", lambda: terminal.title)
    assert terminal.modes == {"alternate": "0", "cursor": "1", "mouse": "0"}
    terminal.type("echo typed")
    terminal.wait_for("echo typed")
    assert running.entries() == on_record
    assert running.run_here("check")
