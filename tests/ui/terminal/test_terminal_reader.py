"""Reading from the terminal: not while others have it, and to the end of what a mouse has sent."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from threading import Event

import pytest
from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

if sys.platform == "win32":
    pytest.skip("the terminal is read in another way here", allow_module_level=True)

import termios

from tests.terminal.waiting import DEADLINE
from tests.ui.terminal.own_terminal import OwnTerminal
from tracker.ui.terminal.app import TerminalApp
from tracker.ui.terminal.reader import TerminalReader

MOVED = b"\x1b[<35;10;10M"
ON_THEIR_WAY = 5


class Taken:
    """What a reader has taken, and how often it was about to read."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.has_come = Event()
        self.is_ours = Event()
        self.was_refused = Event()

    def take(self, messages: list[Message]) -> None:
        self.messages += messages
        self.has_come.set()

    def ask(self) -> bool:
        if not self.is_ours.is_set():
            self.was_refused.set()
        return self.is_ours.is_set()


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def reader(pipe: tuple[int, int], taken: Taken) -> Iterator[TerminalReader]:
    reader = TerminalReader(pipe[0], taken.ask, taken.take, lambda: None)
    yield reader
    reader.end(DEADLINE)


def test_what_is_typed_for_a_shell_is_not_read_until_the_app_has_the_terminal_again(
    pipe: tuple[int, int], reader: TerminalReader, taken: Taken
) -> None:
    os.write(pipe[1], b"j")
    assert taken.was_refused.wait(DEADLINE)
    assert taken.messages == []
    taken.is_ours.set()
    assert taken.has_come.wait(DEADLINE)
    assert [message.key for message in taken.messages if isinstance(message, events.Key)] == ["j"]


def test_all_that_a_mouse_has_sent_is_read_before_the_shell_could_take_it_for_typed(
    pipe: tuple[int, int], reader: TerminalReader, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    class MovingTime:
        """A clock that goes on as somebody waits; the mouse moves meanwhile, and then it rests."""

        now = 1000.0
        moves = 0

        def monotonic(self) -> float:
            return self.now

        def sleep(self, seconds: float) -> None:
            self.now += seconds
            if self.moves < ON_THEIR_WAY:
                self.moves += 1
                taken.has_come.clear()
                os.write(pipe[1], MOVED)
                assert taken.has_come.wait(DEADLINE)

    taken.is_ours.set()
    monkeypatch.setattr("tracker.ui.terminal.reader.time", MovingTime())
    os.write(pipe[1], MOVED)
    assert taken.has_come.wait(DEADLINE)
    reader.wait_for_mouse(DEADLINE)
    assert len([each for each in taken.messages if isinstance(each, events.MouseMove)]) == 1 + ON_THEIR_WAY


class Still(TerminalApp):
    def __init__(self) -> None:
        super().__init__(None, lambda: None)

    def compose(self) -> ComposeResult:
        yield Static("still")


def test_while_the_mouse_may_send_on_nothing_of_it_is_shown_and_it_is_listened_to_no_more(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []

    async def step_aside_and_leave() -> None:
        app = Still()
        running = asyncio.create_task(app.run_async())
        await terminal.read_until(lambda written: "\x1b[?1006h" in written)
        monkeypatch.setattr(signal, "raise_signal", lambda _: os.kill(os.getpid(), signal.SIGCONT))
        monkeypatch.setattr(
            TerminalReader,
            "wait_for_mouse",
            lambda *_: shown.append(termios.tcgetattr(sys.__stdin__.fileno())[3] & termios.ECHO),
        )
        os.kill(os.getpid(), signal.SIGTSTP)
        await terminal.read_until(lambda written: "\x1b[?1003l" in written and "\x1b[?1006h" in written)
        app.exit()
        await running

    asyncio.run(asyncio.wait_for(step_aside_and_leave(), DEADLINE))
    assert shown == [0, 0]
