"""The terminal as the app has it on Linux and macOS.

Textual's own driver has the loop wait for a terminal that stops reading, starts two more threads each time
the process is continued, and spins once the terminal has gone.

While the shell has the terminal nothing is written to it: neither a picture nor a title.
"""

from __future__ import annotations

import os
import signal
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from textual import constants, events
from textual.drivers.linux_driver import (
    KITTY_DISAMBIGUATE_ESCAPE_CODES,
    KITTY_REPORT_ALL_KEYS,
    KITTY_REPORT_ASSOCIATED_TEXT,
    LinuxDriver,
)
from textual.geometry import Size
from textual.message import Message

from tracker.ui.context.side_thread import SENT
from tracker.ui.terminal.driven_app import DrivenApp
from tracker.ui.terminal.placed import placed
from tracker.ui.terminal.reader import TerminalReader
from tracker.ui.terminal.title import KEEP, RESTORE
from tracker.ui.terminal.writer import TerminalWriter

# How long the last words to a terminal may take, in seconds.
_PATIENCE = 1.0
# How many messages the app may have before it when more is read.
_ENOUGH = 256
_LOOK_AGAIN_AFTER = 0.01
# How long a process that goes on in the background waits for what else it was sent, in seconds.
_A_MOMENT = 0.1
# No screen has more cells; COLUMNS, LINES and a terminal can say so all the same.
MOST_COLUMNS, MOST_LINES = 1000, 400
_KITTY = KITTY_DISAMBIGUATE_ESCAPE_CODES | KITTY_REPORT_ALL_KEYS | KITTY_REPORT_ASSOCIATED_TEXT


class TerminalDriver(LinuxDriver):
    """Reads and writes by a thread each, from the beginning to the end, however often it is stopped."""

    _app: DrivenApp

    def __init__(self, app: DrivenApp, **given: Any) -> None:
        # None of a handler that is not Python's.
        ways = {
            number: signal.getsignal(number) or signal.SIG_DFL for number in (signal.SIGTSTP, signal.SIGCONT)
        }
        super().__init__(app, **given)
        for number, follow in ways.items():
            # Textual's own would take the terminal, and once more by threads of its own, before it is time.
            signal.signal(number, follow)
        if self._size is None:
            self._size = self._get_terminal_size()
        assert self._file is not None
        self._out = self._file
        self._writer: TerminalWriter | None = None
        self._reader: TerminalReader | None = None
        self._is_on = False
        self._is_aside = False
        self._is_continued = False
        self._will_look_again = False
        self._has_asked = False
        self._batch: list[Message] = []
        self.is_stuck = False
        """Whether the terminal has not taken the last words."""

    # Life

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._stand_still_in_background()
        ways: dict[int, Callable[[], None]] = {
            signal.SIGTSTP: self._step_aside,
            signal.SIGCONT: self._come_back,
            signal.SIGWINCH: self._tell_size,
        }
        for number, follow in ways.items():
            # In the loop and not within whatever it does, which may be just about to write.
            self._loop.add_signal_handler(number, follow)
        # Before the terminal is taken: whoever is ended gives it back.
        self._app.end_on_signals()
        # Whoever started this process may have blocked them, and a stop that never comes would be waited for.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SENT)
        self._writer = TerminalWriter(self._out.fileno(), self._encode, self._catch_up)
        self._reader = TerminalReader(self.fileno, self._may_read, self._take, self._tell_end)
        self._is_on = True
        self._enter()

    def disable_input(self) -> None:
        """Read no more."""
        if self._reader is not None:
            self._reader.end(_PATIENCE)
            if not self._is_in_background:
                with suppress(termios.error):
                    termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._is_on:
            self._is_on = False
            self._leave_in_peace()
            self.disable_input()
            self._set_back()

    def close(self) -> None:
        """Write what is left, unless the terminal has stopped reading."""
        if self._writer is not None:
            self.is_stuck = not self._writer.end(0 if self.is_stuck else _PATIENCE)

    def step_aside_for_shell(self) -> bool:
        """Stop, unless nobody would continue this process: whether there is a shell that could."""
        # A shell gives each job a group of its own. Without one, this is the group that began the session.
        has_shell = self._is_on and os.getpgrp() != os.getsid(0)
        if has_shell:
            # All of a pipe stops, as it would where the terminal itself sends it.
            os.killpg(0, signal.SIGTSTP)
        return has_shell

    def _step_aside(self) -> None:
        """Stop, as the shell asks for; the terminal is the shell's meanwhile."""
        if self._is_on:
            self._leave_in_peace()
            self._set_back()
        self._stop()

    def _stop(self) -> None:
        """Stop until the process is continued."""
        _stand_still()
        # Before the loop goes on, which may have something to paint: that would be on the shell's screen.
        self._is_continued = True
        self._take_again()

    def _come_back(self) -> None:
        """Go on after having been stopped, by whatever: others may have used the terminal."""
        if self._is_on and not self._is_continued:
            # Stopped without a word: what was taken is given back first, or it would be taken twice.
            self._leave()
            self._take_again()
        self._is_continued = False

    def _take_again(self) -> None:
        """Take the terminal, if this process has it again."""
        if self._is_on and not self._is_in_background:
            self._enter()
            # Behind what was read before and waits in the loop: that was for the shell.
            self._loop.call_soon(self._app.call_later, self._app.come_back)
        elif self._is_on and not self._will_look_again:
            # A shell may continue a program without giving it the terminal: by ``bg``, or to have it end, and
            # what was sent for that is met first.
            self._will_look_again = True
            self._loop.call_later(_A_MOMENT, self._loop.call_soon, self._look_again)

    def _look_again(self) -> None:
        """Stop once more, unless the terminal has been given meanwhile, or the app is to end."""
        self._will_look_again = False
        if self._is_on and self._is_aside and not self._app.is_leaving:
            if self._is_in_background:
                self._stop()
            else:
                self._take_again()

    def _stand_still_in_background(self) -> None:
        """A shell may start a program without giving it the terminal."""
        while self._is_in_background:
            _stand_still()

    def _may_read(self) -> bool:
        # Where the shell has gone without a word it is read all the same: that the terminal is nobody's is
        # told only to whoever reads.
        return not (self._is_aside and self._is_in_background)

    @property
    def _is_in_background(self) -> bool:
        try:
            # 0 where the one who has it cannot be seen from here, as in a container.
            return os.tcgetpgrp(self.fileno) not in (0, os.getpgrp())
        except OSError:
            return False

    # Modes

    def _enter(self) -> None:
        self._is_aside = False
        attributes = self._attributes()
        if attributes is not None:
            if self.attrs_before is None or attributes[tty.LFLAG] & termios.ICANON:
                self.attrs_before = self._attributes()
            attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
            attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
            attributes[tty.CC][termios.VMIN] = 1
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        self._tell_size()
        if self._writer is not None:
            self._writer.write_first("".join(self._words_of_taking()))
        self._has_asked = True

    def _words_of_taking(self) -> Iterator[str]:
        # Another screen, no cursor, notice of the focus.
        yield f"{KEEP}\x1b[?1049h\x1b[?25l\x1b[?1004h"
        if not constants.DISABLE_KITTY_KEY:
            yield f"\x1b[>{_KITTY}u"
        # The answers to what is asked would be the shell's to read, where the app is left before they come.
        if not self._has_asked:
            # Terminal.app does not know this question, and writes a part of it.
            if self.input_tty and os.environ.get("TERM_PROGRAM", "") != "Apple_Terminal":
                yield "\x1b[?2026$p"
            yield "\x1b[?2048$p"
        elif self._in_band_window_resize:
            yield "\x1b[?2048h"
        # Pasted texts in brackets, no lines that wrap; the mouse last, for iTerm.
        yield "\x1b[?2004h\x1b[?7l"
        if self._mouse:
            yield "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
        if self._mouse_pixels:
            yield "\x1b[?1016h"

    def _leave(self) -> None:
        if self._is_aside or self._writer is None:
            return
        self._is_aside = True
        self._writer.write_last("".join(self._words_of_giving_back()))

    def _leave_in_peace(self) -> None:
        """Leave, and wait until nothing of it is under way in either direction."""
        self._leave()
        if self._writer is not None and self._reader is not None:
            self.is_stuck = not self._writer.wait(_PATIENCE)
            self._reader.wait_for_mouse(_PATIENCE)

    def _set_back(self) -> None:
        """Have the terminal take lines, and show what is typed, as before."""
        # In the background that is the shell's own by now, and to set it would stop the process.
        if self.attrs_before is not None and not self._is_in_background:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def _words_of_giving_back(self) -> Iterator[str]:
        # A picture may have been left out before its end.
        yield "\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
        if self._mouse_pixels:
            yield "\x1b[?1016l"
        if self._in_band_window_resize:
            yield "\x1b[?2048l"
        # Before the other screen is left, which has keys of its own.
        yield f"\x1b[?2004l\x1b[?7h\x1b[<u\x1b]22;default\x07\x1b[?1049l\x1b[?25h\x1b[?1004l{RESTORE}"

    def _attributes(self) -> list[Any] | None:
        try:
            return termios.tcgetattr(self.fileno)
        except termios.error:
            return None

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        try:
            real = os.get_terminal_size(self.fileno)
        except OSError:
            real = os.terminal_size((0, 0))
        # What COLUMNS and LINES say is more than there is where a shell was given them for another terminal.
        return _bounded(min(width, real.columns or width), min(height, real.lines or height))

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    # Out

    def write(self, data: str) -> None:
        """Have something written; left out where the terminal is too far behind."""
        if self._writer is not None:
            self._writer.write(placed(data))

    def _encode(self, text: str) -> bytes:
        return text.encode(self._out.encoding, self._out.errors or "strict")

    def _catch_up(self) -> None:
        self._in_loop(self._app.paint_anew)

    # In; these are called by the reader's thread

    def _take(self, messages: list[Message]) -> None:
        for message in messages:
            if isinstance(message, events.Resize):
                message = events.Resize(
                    Size(*_bounded(*message.size)), Size(*_bounded(*message.virtual_size))
                )
            self.process_message(message)
        batch, self._batch = self._batch, []
        if len(batch) > _ENOUGH and self._reader is not None:
            self._reader.pause()
        self._in_loop(self._hand_on, batch)

    def send_message(self, message: Message) -> None:
        """Send a message with all that was read with it."""
        self._batch.append(message)

    def _tell_end(self) -> None:
        self._in_loop(self._app.leave_gone_terminal)

    def _in_loop(self, call: Callable[..., object], *arguments: object) -> None:
        # Whatever still comes once the loop is closed is for nobody.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *arguments)

    # These again by the loop

    def _hand_on(self, messages: list[Message]) -> None:
        for message in messages:
            self._app.post_message(message)
        if len(messages) > _ENOUGH:
            self._read_on_when_done()

    def _read_on_when_done(self) -> None:
        if self._app.is_busy(_ENOUGH):
            self._loop.call_later(_LOOK_AGAIN_AFTER, self._read_on_when_done)
        elif self._reader is not None:
            self._reader.go_on()


def _stand_still() -> None:
    """Stop until the process is continued; called by the main thread, which goes on only then."""
    signal.raise_signal(signal.SIGSTOP)


def _bounded(width: int, height: int) -> tuple[int, int]:
    """A size that can be painted."""
    return min(width, MOST_COLUMNS), min(height, MOST_LINES)
