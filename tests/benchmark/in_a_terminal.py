"""A program in a terminal of its own, watched from outside: when something shows, and what it costs."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from threading import Thread

PATIENCE = 30.0


class Watched:
    """A program in a pseudo-terminal of 80 columns by 24 lines."""

    def __init__(self, argv: list[str], environ: dict[str, str], cwd: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environ = {"TERM": "xterm-256color", "LANG": "C.UTF-8", **environ}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=environ, cwd=cwd, start_new_session=True
        )
        os.close(slave)

    @property
    def pid(self) -> int:
        return self._process.pid

    def seconds_until(self, text: str) -> float:
        """How long after its start the program wrote this text."""
        written = b""
        while text.encode() not in written:
            ready, _, _ = select.select([self._master], [], [], PATIENCE)
            if not ready:
                raise TimeoutError(f"«{text}» was not shown: {written[-2000:]!r}")
            written += os.read(self._master, 65536)
        return time.perf_counter() - self._began

    def seconds_after_key(self, key: str) -> float:
        """How long after a key the program wrote something."""
        while select.select([self._master], [], [], 0.05)[0]:
            os.read(self._master, 65536)
        began = time.perf_counter()
        self.press(key)
        if not select.select([self._master], [], [], PATIENCE)[0]:
            raise TimeoutError(f"nothing came of the key {key}")
        return time.perf_counter() - began

    def press(self, key: str) -> None:
        """Send it what a terminal sends for a key."""
        os.write(self._master, key.encode())

    def drain(self) -> None:
        """Take whatever is written from now on, as a terminal does."""

        def read() -> None:
            with contextlib.suppress(OSError):
                while os.read(self._master, 65536):
                    pass

        Thread(target=read, daemon=True).start()

    def cpu_seconds(self) -> float:
        """The processor time of all its threads so far."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def most_memory(self) -> float:
        """The most memory that it has had so far, in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))

    def end(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        with contextlib.suppress(OSError):
            os.close(self._master)
