"""The way to the files: one thread, so that neither the screen nor a key ever waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")


class Recorder:
    """Carries out work on the record, one piece after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """What the work returns; what it raises is raised here."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Wait for what is being written, and take no more."""
        self._thread.shutdown(wait=True, cancel_futures=True)
