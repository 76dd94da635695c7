"""Writing to the terminal in a thread of its own: a terminal that stops reading holds up nobody."""

from __future__ import annotations

import os
import select
from collections import deque
from collections.abc import Callable
from threading import Condition

from tracker.ui.context.side_thread import side_thread

# How much waits for a slow terminal before pictures are left out. One picture of a large terminal has
# about as much, and it is what a slow line takes a few seconds for.
MOST_WAITING = 65536


class TerminalWriter:
    """Whoever writes never waits. What a terminal cannot take in time is left out, and told once it can."""

    def __init__(self, handle: int, encode: Callable[[str], bytes], caught_up: Callable[[], None]) -> None:
        """``caught_up`` is called, in the writer's thread, once the terminal has taken what waited after
        something was left out: it then has to be painted whole."""
        self._handle = handle
        self._encode = encode
        self._caught_up = caught_up
        self._changed = Condition()
        self._texts: deque[str] = deque()
        self._waiting = 0
        self._is_behind = False
        self._is_given_back = False
        self._is_ending = False
        self._thread = side_thread(self._write_out, "terminal-output")

    def write(self, text: str) -> None:
        """Have a text written, unless the terminal is given back or too far behind."""
        with self._changed:
            if self._is_given_back:
                return
            if self._texts and self._waiting > MOST_WAITING:
                self._is_behind = True
            if not self._is_behind:
                self._put(text)

    def write_first(self, text: str) -> None:
        """Have written, in any case, what takes the terminal."""
        with self._changed:
            self._is_given_back = False
            self._put(text)

    def write_last(self, text: str) -> None:
        """Have written, in any case, what gives the terminal back, and nothing more until ``write_first``."""
        with self._changed:
            self._is_given_back = True
            self._put(text)

    def wait(self, seconds: float) -> bool:
        """Wait so long, at most, until all is written; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)

    def end(self, seconds: float) -> bool:
        """Wait so long, at most, until all is written, and take no more; whether it is."""
        with self._changed:
            self._is_ending = True
            self._changed.notify_all()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _put(self, text: str) -> None:
        self._texts.append(text)
        self._waiting += len(text)
        self._changed.notify_all()

    def _write_out(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._texts or self._is_ending)
                if not self._texts:
                    return
                text = "".join(self._texts)
                self._texts.clear()
            self._write_all(self._encode(text))
            with self._changed:
                self._waiting -= len(text)
                has_caught_up = self._is_behind and not self._texts
                self._is_behind = self._is_behind and not has_caught_up
                self._changed.notify_all()
            if has_caught_up:
                self._caught_up()

    def _write_all(self, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            try:
                rest = rest[os.write(self._handle, rest) :]
            except BlockingIOError:
                # Another program on the same terminal may have set it so.
                select.select([], [self._handle], [])
            except OSError:
                # It has gone; whoever reads from it finds that out.
                return
