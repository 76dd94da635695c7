"""Notices of the desktop, against a real server on a session bus of its own; and where there is none."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.settings.reminders import DESKTOP
from tracker.ui.notices.notices import Notices

NOT_HERE = "Desktop notices do not work here: {}. Options has others."
ROOT = Path(__file__).parents[3]
needs_a_bus = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None, reason="dbus-run-session is not installed"
)
needs_the_library = pytest.mark.skipif(
    importlib.util.find_spec("desktop_notifier") is None, reason="tracker[notices] is not installed"
)
# Sends what it is given, each by itself, and prints what is told of it.
SENDS = """\
import asyncio, sys
from tracker.ui.notices.notices import Notices

async def send():
    notices = Notices(print, print)
    for words in sys.argv[1:]:
        await notices.send(words, "desktop")

asyncio.run(send())
"""


def environ(**others: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **others}


def run(*argv: str, **others: str) -> list[str]:
    """What is told; nothing else may come onto a screen, but what the daemon of the bus says of itself."""
    done = subprocess.run(
        argv, env=environ(**others), capture_output=True, text=True, timeout=60, check=False, cwd=ROOT
    )
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if not line.startswith("dbus-daemon")] == []
    return done.stdout.splitlines()


@needs_a_bus
@needs_the_library
def test_a_notice_comes_to_the_server_of_the_desktop_as_it_was_said(tmp_path: Path) -> None:
    received = tmp_path / "received"
    words = [
        "Studio is planned at 19:00, in 10 minutes.",
        "R&B <b>2</b>: 2:00, this week's target is reached.",
    ]
    server = ("-m", "tests.ui.notices.notification_server", str(received))
    told = run("dbus-run-session", "--", sys.executable, *server, sys.executable, "-c", SENDS, *words)
    assert told == []
    notices = [json.loads(line) for line in received.read_text().splitlines()]
    assert notices == [["tracker", "tracker", each.replace("<", "‹")] for each in words]


@needs_a_bus
@needs_the_library
def test_a_bus_without_a_server_is_said_once_in_one_plain_line() -> None:
    (line,) = run("dbus-run-session", "--", sys.executable, "-c", SENDS, "one", "two", "three")
    assert line == NOT_HERE.format("nothing on this desktop shows notices")


@needs_the_library
@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "unix:path=/no where/bus", "nonsense"])
def test_a_machine_without_a_bus_is_said_once_in_one_plain_line(address: str) -> None:
    (line,) = run(sys.executable, "-c", SENDS, "one", "two", DBUS_SESSION_BUS_ADDRESS=address)
    assert line == NOT_HERE.format("this session has no message bus")


async def test_without_the_library_it_is_said_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    told: list[str] = []
    notices = Notices(told.append, told.append)
    for _ in range(2):
        await notices.send("Nothing has run since 14:20.", DESKTOP)
    assert told == [NOT_HERE.format('they need pip install "tracker[notices]"')]
