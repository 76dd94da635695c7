"""The way to the files: one thread, so that neither the screen nor a key ever waits for the disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from tracker.ui.context.side_thread import side_thread

Answer = TypeVar("Answer")

# In seconds, and longer than anybody waits for the lock: what takes as long hangs, as a lost share does.
HANGS_AFTER = 8.0
# What is being written may take so long when the app is left.
_PATIENCE = 6.0


class FileThread:
    """Carries out work on the record, one piece after the other.

    Its thread is one that nobody waits for at the end: a disk that hangs must not keep the app.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._began: float | None = None
        self._is_closed = False
        self._is_looking = False
        self._thread = side_thread(self._carry_out, "record")

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """What the work returns; what it raises is raised here."""
        answer: Future[Answer] = Future()
        self._asked.put(partial(_carry_out, work, answer))
        return await asyncio.wrap_future(answer)

    def look(self, differs: Callable[[], bool], found: Callable[[], None]) -> None:
        """Have something looked at that is as it was, most of the time; else ``found`` is called by the loop.

        For whoever asks each second: nobody is woken by an answer that says nothing. Where the last look has
        not been answered yet, there is none.
        """
        if not self._is_looking:
            self._is_looking = True
            self._asked.put(partial(self._look, differs, found, asyncio.get_running_loop()))

    def _look(
        self, differs: Callable[[], bool], found: Callable[[], None], loop: asyncio.AbstractEventLoop
    ) -> None:
        try:
            is_found = differs()
        except Exception:
            # Who then reads it meets the same.
            is_found = True
        self._is_looking = False
        if is_found:
            # The app may have ended.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(found)

    @property
    def hangs(self) -> bool:
        """Whether the piece that is being carried out takes longer than any does that will end."""
        began = self._began
        return began is not None and time.monotonic() - began > HANGS_AFTER

    def go_on(self) -> None:
        """What is carried out has come further: it does not hang, however long it takes."""
        self._began = time.monotonic()

    def close(self) -> None:
        """Wait for what is being written, unless it hangs, and take no more."""
        self._is_closed = True
        self._asked.put(None)
        self._thread.join(0 if self.hangs else _PATIENCE)

    def _carry_out(self) -> None:
        while (asked := self._asked.get()) is not None:
            if not self._is_closed:
                self._began = time.monotonic()
                asked()
                self._began = None
            # Not kept until the next one comes.
            del asked


def _carry_out(work: Callable[[], Any], answer: Future[Any]) -> None:
    if not answer.set_running_or_notify_cancel():
        return
    try:
        answer.set_result(work())
    except Exception as error:
        answer.set_exception(error)
