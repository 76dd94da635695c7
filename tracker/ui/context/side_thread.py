"""Threads beside the main one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from threading import Thread

# What others send to end the process, to stop it and to have it go on, and what tells of a new size.
SENT: frozenset[int] = frozenset()
if sys.platform != "win32":
    SENT = frozenset(
        (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGCONT, signal.SIGTSTP, signal.SIGWINCH)
    )


def side_thread(work: Callable[[], object], name: str) -> Thread:
    """Start a thread that nobody waits for at the end, and that leaves what others send to the main thread.

    Python acts on signals there alone. One that the system has given to another thread, which has not told
    of it yet as the process is stopped, would come too late: a killed app would not end.
    """
    thread = Thread(target=work, name=name, daemon=True)
    if sys.platform == "win32":
        thread.start()
        return thread
    # A thread begins with what is blocked in the one that starts it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SENT)
    try:
        thread.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return thread
