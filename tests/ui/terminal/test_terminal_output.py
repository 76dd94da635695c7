"""What the app writes where the terminal stalls: pictures are left out, and then it is painted whole."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

if sys.platform == "win32":
    pytest.skip("the terminal is written to in another way here", allow_module_level=True)

from tests.terminal.waiting import DEADLINE
from tests.ui.terminal.own_terminal import OwnTerminal
from tracker.ui.terminal.app import TerminalApp
from tracker.ui.terminal.driver import TerminalDriver
from tracker.ui.terminal.writer import MOST_WAITING, TerminalWriter

ROWS = 20
# More than waits for a terminal, and than a pipe or a terminal takes of it without being read.
TOO_MUCH = "x" * (MOST_WAITING * 4)
LEFT_OUT = "a picture that is left out"


def read_until(handle: int, last: str) -> str:
    """All that comes up to a text."""
    found = b""
    while not found.endswith(last.encode()):
        assert select.select([handle], [], [], DEADLINE)[0], f"{last} never came"
        found += os.read(handle, 65536)
    return found.decode()


def test_what_a_stalled_terminal_cannot_take_is_left_out_and_told_once_it_has_caught_up(
    pipe: tuple[int, int],
) -> None:
    told: list[str] = []
    heard = Event()

    def caught_up() -> None:
        told.append("caught up")
        writer.write("the whole picture")
        heard.set()

    writer = TerminalWriter(pipe[1], str.encode, caught_up)
    writer.write(TOO_MUCH)
    # The writer may have begun with the first by now or not; then it takes one more.
    for picture in ("one more", LEFT_OUT, LEFT_OUT):
        writer.write(picture)
    writer.write_first("what counts")
    assert told == []
    written = read_until(pipe[0], "the whole picture")
    heard.wait()
    assert re.fullmatch("x+(one more)?what countsthe whole picture", written)
    # From then on it is as if nothing had been.
    writer.write("the next")
    assert read_until(pipe[0], "the next") == "the next"
    assert writer.end(DEADLINE)
    assert told == ["caught up"]


def test_a_terminal_that_reads_in_time_misses_nothing_and_is_not_painted_anew(
    pipe: tuple[int, int],
) -> None:
    told: list[str] = []
    writer = TerminalWriter(pipe[1], str.encode, lambda: told.append("caught up"))
    for number in range(100):
        writer.write(f"picture {number}.")
        assert read_until(pipe[0], ".") == f"picture {number}."
    assert writer.end(DEADLINE)
    assert told == []


def test_what_is_written_while_others_have_the_terminal_is_left_out(pipe: tuple[int, int]) -> None:
    writer = TerminalWriter(pipe[1], str.encode, lambda: None)
    writer.write_last("given back,")
    writer.write(LEFT_OUT)
    writer.write_first("taken,")
    writer.write("a picture.")
    assert read_until(pipe[0], ".") == "given back,taken,a picture."
    assert writer.end(DEADLINE)


def rows(picture: str) -> str:
    return "\n".join(f"{picture} {number:02}" for number in range(ROWS))


class PaintedApp(TerminalApp):
    """Rows that each say which they are, and how often everything was asked to be painted anew."""

    def __init__(self) -> None:
        super().__init__(None, lambda: None)
        self.painted_anew = 0

    def compose(self) -> ComposeResult:
        yield Static(rows("first"))

    def paint_anew(self) -> None:
        self.painted_anew += 1
        super().paint_anew()


def has_all(picture: str) -> Callable[[str], bool]:
    """Whether every row of a picture is in what was written."""
    return lambda written: all(row in written for row in rows(picture).splitlines())


@asynccontextmanager
async def shown_in(terminal: OwnTerminal, app: PaintedApp) -> AsyncIterator[None]:
    """An app from its first picture on until it has given the terminal back."""
    running = asyncio.create_task(app.run_async())
    await terminal.read_until(has_all("first"))
    yield
    app.exit()
    await terminal.read_until(lambda written: "\x1b[?1049l" in written)
    await running


@pytest.mark.painted
def test_an_app_whose_terminal_has_caught_up_paints_a_whole_picture_once(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stall_and_catch_up() -> None:
        app = PaintedApp()
        async with shown_in(terminal, app):
            driver, is_painted = app._driver, asyncio.Event()
            assert isinstance(driver, TerminalDriver)

            def write(text: str) -> None:
                TerminalDriver.write(driver, text)
                if "second" in text:
                    is_painted.set()

            for picture in (TOO_MUCH, "one more", LEFT_OUT):
                driver.write(picture)
            # What is painted while nobody reads is left out as well.
            monkeypatch.setattr(driver, "write", write)
            app.query_one(Static).update(rows("second"))
            await is_painted.wait()
            assert app.painted_anew == 0
            written = await terminal.read_until(has_all("second"))
            assert LEFT_OUT not in written
            assert app.painted_anew == 1

    asyncio.run(asyncio.wait_for(stall_and_catch_up(), DEADLINE))


@pytest.mark.painted
def test_what_is_painted_as_the_shell_gives_the_terminal_back_is_not_on_the_screen_of_the_shell(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def step_aside_and_come_back() -> str:
        app = PaintedApp()
        async with shown_in(terminal, app):
            loop, painted_before = asyncio.get_running_loop(), app.painted_anew

            def stop(number: int) -> None:
                assert number == signal.SIGSTOP
                # Due while the app is stopped, it is done as soon as the loop goes on.
                loop.call_soon(app.send_to_terminal, "painted meanwhile")
                os.kill(os.getpid(), signal.SIGCONT)

            monkeypatch.setattr(signal, "raise_signal", stop)
            os.kill(os.getpid(), signal.SIGTSTP)
            written = await terminal.read_until(
                lambda written: "painted meanwhile" in written and has_all("first")(written)
            )
            assert app.painted_anew == painted_before + 1
        return written

    written = asyncio.run(asyncio.wait_for(step_aside_and_come_back(), DEADLINE))
    shown_by_the_shell = written.partition("\x1b[?1049l")[2].partition("\x1b[?1049h")[0]
    assert "painted" not in shown_by_the_shell
    assert "first" not in shown_by_the_shell
    assert written.count("\x1b[?1049h") == written.count("\x1b[?1049l") == 1


class KeyedApp(PaintedApp):
    """Notes the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def on_key(self, event: events.Key) -> None:
        self.keys.append(event.key)


@pytest.mark.painted
def test_what_was_read_for_the_shell_reaches_nobody_even_where_the_loop_comes_to_it_late(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def step_aside_and_come_back() -> list[str]:
        app = KeyedApp()
        async with shown_in(terminal, app):
            loop, driver = asyncio.get_running_loop(), app._driver
            assert isinstance(driver, TerminalDriver)

            def stop(_: int) -> None:
                # Read while the terminal was given back.
                loop.call_soon(driver._hand_on, [events.Key("a", "a")])
                os.kill(os.getpid(), signal.SIGCONT)

            monkeypatch.setattr(signal, "raise_signal", stop)
            # As somebody blocked it who started this process: it is followed all the same.
            monkeypatch.setattr(
                driver, "step_aside_for_shell", lambda: os.kill(os.getpid(), signal.SIGTSTP) or True
            )
            assert app.step_aside()
            await terminal.read_until(has_all("first"))
            driver._hand_on([events.Key("b", "b")])
            while "b" not in app.keys:
                await asyncio.sleep(0)
        return app.keys

    # One that is never followed would stop the tests at their end.
    handler = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTSTP])
    try:
        keys = asyncio.run(asyncio.wait_for(step_aside_and_come_back(), DEADLINE))
    finally:
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGTSTP, handler)
    assert keys == ["b"]


class AskedToEnd(PaintedApp):
    """Asked to end before anything has been painted."""

    def compose(self) -> ComposeResult:
        os.kill(os.getpid(), signal.SIGTERM)
        yield from super().compose()


def test_an_app_that_is_ended_before_its_first_picture_gives_the_terminal_back(
    terminal: OwnTerminal,
) -> None:
    async def end_early() -> str:
        app = AskedToEnd()
        running = asyncio.create_task(app.run_async())
        written = await terminal.read_until(lambda written: "\x1b[?1049l" in written)
        await running
        assert app.return_code == 128 + signal.SIGTERM
        return written

    def end_at_once(number: int, _: object) -> None:
        raise AssertionError("The terminal is taken, and nobody would give it back.")

    before = signal.signal(signal.SIGTERM, end_at_once)
    try:
        written = asyncio.run(asyncio.wait_for(end_early(), DEADLINE))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert written.count("\x1b[?1049h") == 1


@pytest.mark.painted
def test_an_app_that_comes_back_to_a_terminal_that_stalls_has_its_keys_and_its_mouse(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def come_back() -> str:
        app = PaintedApp()
        async with shown_in(terminal, app):
            assert app._driver is not None
            for picture in (TOO_MUCH, "one more", LEFT_OUT):
                app._driver.write(picture)
            monkeypatch.setattr(signal, "raise_signal", lambda _: os.kill(os.getpid(), signal.SIGCONT))
            monkeypatch.setattr("tracker.ui.terminal.driver._PATIENCE", 0)
            os.kill(os.getpid(), signal.SIGTSTP)
            return await terminal.read_until(has_all("first"))

    written = asyncio.run(asyncio.wait_for(come_back(), DEADLINE))
    taken = written.partition("\x1b[?1049h")[2]
    for mode in (1000, 1003, 1006, 2004):
        assert f"\x1b[?{mode}h" in taken, mode
    assert "\x1b[?7l" in taken


def test_an_app_that_is_ended_in_the_background_is_not_stopped_once_more(
    terminal: OwnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[int] = []

    def stop(number: int) -> None:
        stops.append(number)
        if len(stops) == 1:
            monkeypatch.setattr(TerminalDriver, "_is_in_background", True)
            for sent in (signal.SIGTERM, signal.SIGCONT):
                os.kill(os.getpid(), sent)

    async def end_in_background() -> None:
        app = PaintedApp()
        running = asyncio.create_task(app.run_async())
        await terminal.read_until(lambda written: "\x1b[?1049h" in written)
        # However long it takes to leave.
        monkeypatch.setattr("tracker.ui.terminal.driver._A_MOMENT", 0)
        monkeypatch.setattr(signal, "raise_signal", stop)
        os.kill(os.getpid(), signal.SIGTSTP)
        await running
        assert app.return_code == 128 + signal.SIGTERM

    asyncio.run(asyncio.wait_for(end_in_background(), DEADLINE))
    assert stops == [signal.SIGSTOP]
