"""Ends that nobody asked for, and a neighbour that stands still while it holds the lock."""

from __future__ import annotations

import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.faults

HOLDER = """
import fcntl, sys
with open(sys.argv[1], "w") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""

# The program, but for waiting longer than a busy machine takes to look.
PATIENT = """
import signal, sys
# A shell that runs the tests in the background has its children deaf to SIGINT.
signal.signal(signal.SIGINT, signal.default_int_handler)
from tracker.__main__ import main
from tracker.storage.machine import lock
lock.PATIENCE = 600.0
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def running(program: Program) -> Program:
    """The program over a record in which something runs."""
    program.write_list(("mixing", "Mixing", "studio"), ("phone", "Phone", "leisure"))
    program.run_here("start", "mixing", "--note", "drums")
    return program


@pytest.mark.terminal
def test_a_stopped_holder_of_the_lock_keeps_nobody_waiting_for_ever(
    running: Program, terminal: Terminal
) -> None:
    (lock,) = running.state.glob("*/lock")
    terminal.open(running.argv(), running.environ, running.folder)
    terminal.wait_for("▶ Mixing", "Quit")
    holding = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        os.kill(holder.pid, signal.SIGSTOP)
        try:
            terminal.press("2")
            command = subprocess.Popen(
                running.argv("start", "phone"), env=running.environ, stderr=subprocess.PIPE, text=True
            )
            terminal.wait_for("another tracker has held", "▶ Mixing")
            _, told = command.communicate(timeout=60)
            assert command.returncode == 3
            assert "another tracker has held" in told
            waiting, refused = told.splitlines()
            assert waiting.startswith("Waiting for another tracker")
            assert refused.startswith("Nothing was changed")
            assert running.json("status")["activity"] == "mixing"
        finally:
            os.kill(holder.pid, signal.SIGKILL)
    running.run("start", "phone")
    terminal.wait_for("▶ Phone")
    assert [entry["activity"] for entry in running.entries()] == ["mixing", "phone"]


@pytest.mark.parametrize("closed", ["<&-", "</dev/null", "2>&-", "<&- >&- 2>&-"])
def test_with_a_stream_closed_the_app_does_not_begin(closed: str, running: Program) -> None:
    command = f"exec {shlex.join(running.argv())} {closed}"
    done = subprocess.run(
        ["sh", "-c", command], env=running.environ, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_with_a_stream_closed_a_command_does_its_work(closed: str, running: Program) -> None:
    command = f"exec {shlex.join(running.argv('start', 'phone'))} {closed}"
    done = subprocess.run(
        ["sh", "-c", command], env=running.environ, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    assert running.json("status")["activity"] == "phone"


def test_where_the_terminal_goes_the_app_goes_though_it_is_deaf_to_being_told(running: Program) -> None:
    ours, theirs = pty.openpty()
    app = subprocess.Popen(
        ["env", "--ignore-signal=HUP", *running.argv()],
        env={**running.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    seen = b""
    while b"Mixing" not in seen:
        seen += os.read(ours, 65536)
    os.close(ours)
    wait_until(lambda: app.poll() is not None, "the app ends", lambda: _cpu(app.pid))
    assert app.returncode == 129
    assert running.json("status")["activity"] == "mixing"


def test_interrupted_while_it_waits_a_command_ends_without_a_traceback(running: Program) -> None:
    (lock,) = running.state.glob("*/lock")
    on_record = running.entries()
    holding = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        patient = [sys.executable, "-c", PATIENT, "start", "phone"]
        waiting = subprocess.Popen(patient, env=running.environ, stderr=subprocess.PIPE, text=True)
        opened = Path(f"/proc/{waiting.pid}/fd")
        wait_until(lambda: str(lock) in map(_target, opened.iterdir()), "it waits for the lock")
        waiting.send_signal(signal.SIGINT)
        _, told = waiting.communicate(timeout=60)
        holder.kill()
    assert (waiting.returncode, told) == (130, "")
    assert running.entries() == on_record


@pytest.mark.terminal
def test_ctrl_c_in_the_app_names_the_way_out_and_ends_nothing(running: Program, terminal: Terminal) -> None:
    terminal.open(running.argv(), running.environ, running.folder)
    terminal.wait_for("▶ Mixing", "Quit")
    terminal.press("C-c")
    terminal.wait_for("leaves; the timer goes on", "▶ Mixing")


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _cpu(pid: int) -> str:
    """How much a process that does not end has used."""
    used = sum(map(int, re.split(r"\s+", Path(f"/proc/{pid}/stat").read_text())[13:15]))
    return f"it is still there, after {used / os.sysconf('SC_CLK_TCK'):.1f} s of work"
