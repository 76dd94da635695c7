"""Where things were left on this machine: assessments, and the greeting of a week."""

from __future__ import annotations

from tracker.domain.time.week import Week
from tracker.storage.machine.app_memory import AppMemory
from tracker.ui.context.file_thread import FileThread


class Bookmarks:
    """Kept in the app's memory, by the one thread that may use files; nothing here changes the record."""

    def __init__(self, thread: FileThread, app_memory: AppMemory) -> None:
        self._thread = thread
        self._app_memory = app_memory

    async def step_of(self, week: Week) -> str:
        """The step at which a week's assessment was left; empty where none is known."""
        return await self._thread.run(lambda: self._app_memory.step(str(week)))

    async def keep(self, week: Week, step: str) -> None:
        """Keep where a week's assessment stands; empty once it is finished."""
        await self._thread.run(lambda: self._app_memory.remember_step(str(week), step))

    async def greets(self, week: Week) -> bool:
        """Whether a week is greeted now: once, by whichever app is open first."""
        return await self._thread.run(lambda: self._app_memory.greets(str(week)))
