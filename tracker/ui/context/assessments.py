"""What the assessment's screen needs from outside: the record, the time, and where it was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.clock import SystemClock
from tracker.domain.time.week import Week
from tracker.reading.record import Record
from tracker.storage.machine.app_memory import AppMemory
from tracker.ui.context.file_thread import Answer, FileThread


class Assessments:
    """Reads by the one thread that may; nothing here changes the record."""

    def __init__(self, thread: FileThread, record: Record, app_memory: AppMemory, clock: SystemClock) -> None:
        self._thread = thread
        self._record = record
        self._app_memory = app_memory
        self._clock = clock

    def moment(self) -> datetime:
        """Now: a week is looked at as of one moment."""
        return self._clock.now()

    async def read(self, work: Callable[[Record], Answer]) -> Answer:
        """What is read of the record."""
        return await self._thread.run(lambda: work(self._record))

    async def step_of(self, week: Week) -> str:
        """The step at which a week's assessment was left on this machine; empty where none is known."""
        return await self._thread.run(lambda: self._app_memory.step(str(week)))

    async def remember_step(self, week: Week, step: str) -> None:
        """Keep where a week's assessment stands; empty once it is finished."""
        await self._thread.run(lambda: self._app_memory.remember_step(str(week), step))
