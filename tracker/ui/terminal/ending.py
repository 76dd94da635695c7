"""The ways in which the app ends without being asked to by a key."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Protocol

# What a shell expects of a process that a signal ended.
TERMINATED, HUNG_UP, INTERRUPTED = 128 + 15, 128 + 1, 128 + 2


class Exit(Protocol):
    """How the app is left with an exit code."""

    def __call__(self, *, return_code: int) -> None: ...


class Ending:
    """Ends the app on signals, and where its terminal has gone."""

    def __init__(self, leave: Exit, finish_saving: Callable[[], None]) -> None:
        self._leave = leave
        self._finish_saving = finish_saving

    def follow_signals(self) -> None:
        """A kill leaves through the same door as q; a terminal that is gone leaves none."""
        loop = asyncio.get_running_loop()
        ways: dict[int, Callable[[], None]] = {
            signal.SIGTERM: partial(self._leave, return_code=TERMINATED),
            signal.SIGHUP: self._hang_up,
            # From another program: the key for it is one like others here.
            signal.SIGINT: partial(self._leave, return_code=INTERRUPTED),
        }
        for number, leave in ways.items():
            loop.add_signal_handler(number, leave)

    def check_terminal(self) -> None:
        """End where the terminal has gone: without it, and with SIGHUP ignored, the app would spin."""
        if not _has_terminal():
            self._hang_up()

    def leave_gone_terminal(self) -> None:
        """End: nothing comes from the terminal any more."""
        self._finish_saving()
        os._exit(HUNG_UP)

    def _hang_up(self) -> None:
        """Finish what is being saved, and end.

        Textual's writer has died with the terminal, and its shutdown would wait for it for ever.
        """
        if _has_terminal():
            # Somebody sent the signal by hand.
            self._leave(return_code=HUNG_UP)
            return
        self.leave_gone_terminal()


def _has_terminal() -> bool:
    return sys.__stdin__ is not None and sys.__stdin__.isatty()
