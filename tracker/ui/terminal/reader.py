"""Reading from the terminal in a thread of its own."""

from __future__ import annotations

import os
import select
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from threading import Event

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

from tracker.ui.context.side_thread import side_thread
from tracker.ui.terminal.pasted import Pasted, PasteFinder

# How soon the rest of something comes that was read in part, in seconds.
_REST_COMES_WITHIN = 0.02
# The same of what is pasted, which another program may send in pieces.
_PASTE_GOES_ON_WITHIN = 0.5
_MOST_AT_ONCE = 4096
# How long nothing comes from a mouse that is listened to no more, once all is here that was on its way.
_MOUSE_RESTS_AFTER = 0.1
_LOOK_AGAIN_AFTER = 0.01


class TerminalReader:
    """Turns what the terminal sends into messages. It reads on only as fast as they are dealt with."""

    def __init__(
        self,
        handle: int,
        is_ours: Callable[[], bool],
        take: Callable[[list[Message]], None],
        gone: Callable[[], None],
    ) -> None:
        """``is_ours`` says whether the terminal may be read from by now: the system stops whoever reads what
        others are to read. All are called in the reader's thread; ``gone`` when the terminal is."""
        self._handle = handle
        self._is_ours = is_ours
        self._take = take
        self._gone = gone
        self._parser = XTermParser()
        self._pastes = PasteFinder()
        self._may_go_on = Event()
        self._may_go_on.set()
        self._mouse_moved = -_MOUSE_RESTS_AFTER
        self._is_ending = False
        self._woken, self._wake = os.pipe()
        self._thread = side_thread(self._read_all, "terminal-input")

    def pause(self) -> None:
        """Read no more until ``go_on``: there is enough to do."""
        self._may_go_on.clear()

    def go_on(self) -> None:
        """Read again."""
        self._may_go_on.set()

    def wait_for_mouse(self, seconds: float) -> None:
        """Read what is on its way still from a mouse that moves, so long at most: the shell would take it for
        typed."""
        self.go_on()
        give_up = time.monotonic() + seconds
        while time.monotonic() < min(give_up, self._mouse_moved + _MOUSE_RESTS_AFTER):
            time.sleep(_LOOK_AGAIN_AFTER)

    def end(self, seconds: float) -> None:
        """Read no more; wait so long, at most, until that is so."""
        if self._is_ending:
            return
        self._is_ending = True
        self._may_go_on.set()
        os.write(self._wake, b"\0")
        self._thread.join(seconds)

    def _read_all(self) -> None:
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self._is_ending:
            self._may_go_on.wait()
            ready, _, _ = select.select([self._handle, self._woken], [], [], self._patience)
            if self._woken in ready:
                return
            if not ready:
                self._hand_on(self._pastes.finish())
                continue
            if not self._is_ours():
                time.sleep(_LOOK_AGAIN_AFTER)
                continue
            try:
                read = os.read(self._handle, _MOST_AT_ONCE)
            except OSError:
                read = b""
            if not read:
                self._gone()
                return
            self._hand_on(self._pastes.found(decode(read)))

    @property
    def _patience(self) -> float | None:
        """How long to wait for more before what came is taken for the whole; None for ever."""
        if self._pastes.is_waiting:
            return _PASTE_GOES_ON_WITHIN if self._pastes.is_in_paste else _REST_COMES_WITHIN
        return constants.ESCAPE_DELAY if self._parser._timeout_time is not None else None

    def _hand_on(self, pieces: Iterable[str | Pasted]) -> None:
        messages: list[Message] = []
        for piece in pieces:
            if isinstance(piece, Pasted):
                messages.append(piece)
            else:
                messages += self._parser.feed(piece)
        # An escape that nothing has followed for a while is the key.
        messages += self._parser.tick()
        if any(isinstance(message, events.MouseEvent) for message in messages):
            self._mouse_moved = time.monotonic()
        if messages:
            self._take(messages)
