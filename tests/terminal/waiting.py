"""Waiting for something to become true: by looking, with a deadline, never by a fixed time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

DEADLINE = 20.0
"""Seconds. Generous: a busy machine is no failure, and what comes is not waited for longer."""
LOOK_EVERY = 0.03
LOOK_AT_LEAST_EVERY = 0.2
"""Seconds between two looks, at first and after a while: each look costs what the program could use."""


def wait_until(
    look: Callable[[], Found], what: str, describe: Callable[[], str] = str, deadline: float = DEADLINE
) -> Found:
    """The first true answer of ``look``; where none comes, a failure that says what was there instead."""
    give_up = time.monotonic() + deadline
    pause = LOOK_EVERY
    while not (found := look()):
        if time.monotonic() > give_up:
            raise AssertionError(f"Waited {deadline:.0f} seconds in vain: {what}\n{describe()}")
        time.sleep(pause)
        pause = min(pause * 1.5, LOOK_AT_LEAST_EVERY)
    return found
