"""A terminal of this process, as the app takes it for its own."""

from __future__ import annotations

import asyncio
import os
import pty
import sys
import termios
from collections.abc import Callable

import pytest


class OwnTerminal:
    """A terminal of this process, which the app takes for its own and which is read on demand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (24, 80))
        self._files = [os.fdopen(slave, "r"), os.fdopen(os.dup(slave), "w")]
        monkeypatch.setattr(sys, "__stdin__", self._files[0])
        monkeypatch.setattr(sys, "__stderr__", self._files[1])

    async def read_until(self, is_enough: Callable[[str], bool]) -> str:
        """What the app writes, until that is enough."""
        written, has_read = b"", asyncio.Event()

        def read() -> None:
            nonlocal written
            written += os.read(self._master, 65536)
            has_read.set()

        loop = asyncio.get_running_loop()
        loop.add_reader(self._master, read)
        try:
            while not is_enough(written.decode("utf-8", "replace")):
                has_read.clear()
                await has_read.wait()
        finally:
            loop.remove_reader(self._master)
        # The last read may have ended in the middle of a sign.
        return written.decode("utf-8", "replace")

    def close(self) -> None:
        for file in self._files:
            file.close()
        os.close(self._master)
