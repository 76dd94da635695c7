"""The way to the files: one thread, so that neither the screen nor a key ever waits for the disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

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
        self._asked: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        self._began: float | None = None
        self._is_closed = False
        self._thread = Thread(target=self._carry_out, name="record", daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """What the work returns; what it raises is raised here."""
        answer: Future[Answer] = Future()
        self._asked.put((work, answer))
        return await asyncio.wrap_future(answer)

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
                _carry_out(*asked)
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
