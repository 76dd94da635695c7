"""An app that is a job of a shell: stopped, continued with and without the terminal, and ended meanwhile."""

from __future__ import annotations

import os
import random
import re
import shlex
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.program import Program
from tests.terminal.raw_terminal import RawTerminal
from tests.terminal.terminal_state import TerminalState, state_after
from tests.terminal.waiting import wait_until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.terminal,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked at in /proc"),
]

PROMPT = "shell: "
CTRL_Z = "\x1a"
# What stands on every picture of the week, and places of a picture.
_PAINTED = re.compile(r"Social media|In all|Quit|\x1b\[\d+;\d+H")
_QUESTION = "$p"


class Job:
    """An app that a shell has started, in a terminal that both have in turn."""

    def __init__(self, program: Program) -> None:
        self._pid_file = program.folder / "pid"
        self._app = shlex.join(["sh", "-c", f"echo $$ > {self._pid_file}; exec {shlex.join(program.argv())}"])
        environ = {**program.environ, "PS1": PROMPT}
        self.terminal = RawTerminal(["sh", "-i"], environ, program.folder)
        self.terminal.wait_for(PROMPT)

    def start(self, behind: str = "") -> None:
        """Have the shell start the app, in the background where ``&`` is behind it."""
        self.terminal.type(f"{self._app} {behind}\n")
        wait_until(lambda: self._pid_file.exists() and self._pid_file.read_text(), "it begins")

    def start_and_see(self) -> None:
        """Have the shell start the app, and wait for its picture."""
        self.start()
        self.terminal.wait_for("Mixing", "Quit")

    @property
    def pid(self) -> int:
        return int(self._pid_file.read_text())

    @property
    def state(self) -> TerminalState:
        """The state of the terminal, by all that was written to it."""
        return state_after(self.terminal.written)

    @property
    def process_state(self) -> str:
        """The letter of the state of the app; none once it has gone."""
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2][0]
        except FileNotFoundError:
            return ""

    def wait_until_shell_has_it(self) -> None:
        """Wait until the shell takes a command, and nothing is left in the terminal of what the app took."""
        wait_until(lambda: self.process_state == "T", "it is stopped", lambda: self.terminal.written[-500:])
        self._wait_for_state_of_shell()

    def wait_for_end(self) -> None:
        """Wait until the app has ended, and nothing is left in the terminal of what it took."""
        wait_until(lambda: self.process_state in ("", "Z"), "it ends", lambda: self.terminal.written[-500:])
        self._wait_for_state_of_shell()

    def _wait_for_state_of_shell(self) -> None:
        # What was written comes a moment later.
        wait_until(lambda: self.state.is_as_at_first, "the terminal is given back", lambda: repr(self.state))
        self.terminal.type("echo here is the she''ll\n")
        wait_until(lambda: "here is the shell" in self.state.shown_by_the_shell, "the shell has it")
        assert not _PAINTED.search(self.state.shown_by_the_shell)

    def continue_in_background(self) -> None:
        """Have the shell continue the app without the terminal, and wait until it has stopped once more."""
        before = self._switches
        self.terminal.type("bg\n")
        wait_until(lambda: self._switches != before and self.process_state == "T", "it is stopped once more")

    @property
    def _switches(self) -> str:
        """How often the app has given up the processor: it goes up with whatever it does."""
        return Path(f"/proc/{self.pid}/status").read_text().partition("voluntary_ctxt_switches")[2]

    def bring_back(self) -> None:
        """Have the shell bring the app back, and wait for its whole picture."""
        before = len(self.terminal.written)
        self.terminal.type("fg\n")
        parts = ("\x1b[?1049h", "Mixing", "Social media", "In all", "Quit")
        wait_until(
            lambda: all(part in self.terminal.written[before:] for part in parts),
            "it is painted",
            lambda: self.terminal.written[before:][-3000:],
        )

    def leave(self) -> None:
        """Leave the app by its key."""
        self.terminal.type("q")
        self.wait_for_end()
        self.terminal.wait_for("Mixing goes on")


@pytest.fixture
def running(program: Program) -> Program:
    """The program over a record in which mixing runs."""
    program.write_list(("mixing", "Mixing", "studio"), ("social-media", "Social media", "leisure"))
    program.run_here("start", "mixing")
    return program


@pytest.fixture
def job(running: Program) -> Iterator[Job]:
    """A shell that can start the app."""
    job = Job(running)
    yield job
    if job._pid_file.exists() and job.process_state:
        os.kill(job.pid, signal.SIGKILL)
    job.terminal.close()


def test_stopped_by_its_key_it_takes_all_with_it_and_asks_the_terminal_nothing_again(job: Job) -> None:
    job.start_and_see()
    wait_until(lambda: "Mixing" in job.state.title, "the title names it")
    asked = job.terminal.written.count(_QUESTION)
    for time in (1, 2):
        job.terminal.type(CTRL_Z)
        job.wait_until_shell_has_it()
        job.bring_back()
        wait_until(lambda: "Mixing" in job.state.title, f"the title names it, {time}")
    assert job.state.taken == 3
    # An answer that came once the app was left would be the shell's to read.
    assert job.terminal.written.count(_QUESTION) == asked
    job.leave()


def test_what_is_typed_behind_the_key_that_stops_it_is_not_for_the_app(job: Job, running: Program) -> None:
    job.start_and_see()
    on_record = running.entries()
    job.terminal.type(CTRL_Z + "2")
    job.wait_until_shell_has_it()
    job.bring_back()
    job.leave()
    assert running.entries() == on_record


def test_begun_in_the_background_it_takes_the_terminal_once_and_only_when_it_is_given(job: Job) -> None:
    job.start("&")
    job.wait_until_shell_has_it()
    assert job.state.taken == 0
    job.bring_back()
    assert job.state.taken == 1
    job.leave()
    assert job.state.taken == 1


@pytest.mark.parametrize("way", ["key", "SIGSTOP"])
def test_continued_in_the_background_it_gives_the_terminal_back_and_takes_it_once_it_comes_back(
    way: str, job: Job
) -> None:
    job.start_and_see()
    if way == "key":
        job.terminal.type(CTRL_Z)
    else:
        os.kill(job.pid, signal.SIGSTOP)
    wait_until(lambda: job.terminal.written.count(PROMPT) == 2, "the shell is told")
    for _ in range(2):
        job.continue_in_background()
        job.wait_until_shell_has_it()
    job.bring_back()
    job.leave()


@pytest.mark.parametrize(("way", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_ended_while_the_shell_has_the_terminal_it_ends_as_soon_as_it_is_continued(
    way: str, code: int, job: Job, running: Program
) -> None:
    job.start_and_see()
    on_record = running.entries()
    job.terminal.type(CTRL_Z)
    job.wait_until_shell_has_it()
    # Which thread is given a signal is not to say whether it is heard of before the next stop.
    others = [task for task in Path(f"/proc/{job.pid}/task").iterdir() if task.name != str(job.pid)]
    for task in others:
        (blocked,) = re.findall(r"^SigBlk:\s+(\w+)$", (task / "status").read_text(), re.MULTILINE)
        assert int(blocked, 16) >> getattr(signal, way) - 1 & 1, task
    # As shells do for ``kill %1``, and the system for what a shell leaves behind.
    os.kill(job.pid, getattr(signal, way))
    os.kill(job.pid, signal.SIGCONT)
    job.wait_for_end()
    # As the shell tells of it.
    wait_until(
        lambda: re.search(rf"(Done|Exit|exit)\W{code}", job.state.shown_by_the_shell), "its code is told"
    )
    assert running.entries() == on_record


def test_whose_shell_is_killed_ends_at_the_next_that_is_typed(job: Job, running: Program) -> None:
    job.terminal.type("sh -i\n")
    wait_until(lambda: job.terminal.written.count(PROMPT) == 2, "a shell within the shell")
    job.start_and_see()
    on_record = running.entries()
    (parent,) = re.findall(r"^PPid:\s+(\d+)$", Path(f"/proc/{job.pid}/status").read_text(), re.MULTILINE)
    os.kill(int(parent), signal.SIGKILL)

    def has_ended() -> bool:
        # The shell around it may be the first to read.
        job.terminal.type("\n")
        return job.process_state in ("", "Z")

    wait_until(has_ended, "it ends", lambda: job.process_state)
    assert running.entries() == on_record


def test_stopped_and_continued_faster_than_it_can_follow_it_stays_whole(running: Program) -> None:
    terminal = RawTerminal(running.argv(), running.environ, running.folder)

    def going_on(look: Callable[[], bool]) -> Callable[[], bool]:
        """Look, and have a process go on that may have a stop before it yet."""
        return lambda: os.kill(terminal.pid, signal.SIGCONT) or look()

    try:
        terminal.wait_for("Mixing", "Quit")
        threads, choose = terminal.threads, random.Random(51)
        for _ in range(150):
            os.kill(terminal.pid, choose.choice((signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT)))
            terminal.resize(choose.randint(80, 90), 24)
        terminal.type("2")
        wait_until(going_on(lambda: "▶ Social media" in terminal.written), "it takes a key")
        assert terminal.threads == threads
        terminal.type("q")
        wait_until(going_on(lambda: terminal.process.poll() is not None), "it ends")
        assert terminal.process.returncode == 0
        terminal.wait_for("Social media goes on")
    finally:
        terminal.close()
    state = state_after(terminal.written)
    assert state.is_as_at_first, state
    assert re.fullmatch(r"Social media goes on[^\n\x1b]*\r\n", state.shown_by_the_shell)
