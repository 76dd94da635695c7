"""A bare pseudo-terminal around a program: what it writes as bytes, and whether anybody reads it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from tests.terminal.waiting import wait_until

# As much of what was written last as is looked at.
KEPT = 1_000_000


class RawTerminal:
    """A program with a terminal of its own, which it controls, and which can stop reading."""

    def __init__(
        self, argv: list[str], environ: dict[str, str], cwd: Path, width: int = 80, height: int = 24
    ) -> None:
        self._master, slave = pty.openpty()
        self.resize(width, height)
        self.attributes = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *argv],
            env={"TERM": "xterm-256color", **environ},
            cwd=cwd,
            stdin=slave,
            stdout=slave,
            stderr=slave,
        )
        # Kept open, so that the state in which the terminal is left can be looked at.
        self._slave = slave
        self._written = b""
        self._reads = Event()
        self._reads.set()
        self._is_closed = False
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    # In and out

    def type(self, text: str | bytes) -> None:
        """Send a text or keys, as one piece as far as the terminal takes it."""
        rest = memoryview(text.encode() if isinstance(text, str) else text)
        while rest:
            rest = rest[os.write(self._master, rest) :]

    def resize(self, width: int, height: int) -> None:
        """Change the size; the program is told."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def stall(self) -> None:
        """Read nothing more."""
        self._reads.clear()

    def read_on(self) -> None:
        """Read again."""
        self._reads.set()

    def forget(self) -> None:
        """Look only at what is written from now on."""
        self._written = b""

    @property
    def written(self) -> str:
        """What the program wrote, or the last of it."""
        return self._written.decode("utf-8", "replace")

    def wait_for(self, *texts: str) -> str:
        """What was written, once all of the texts are in it, in any order."""
        return wait_until(
            lambda: self.written if all(text in self.written for text in texts) else "",
            f"the program writes {texts}",
            lambda: self.written[-3000:],
        )

    def _read(self) -> None:
        while not self._is_closed:
            self._reads.wait()
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if ready and self._reads.is_set():
                try:
                    read = os.read(self._master, 65536)
                except OSError:
                    return
                self._written = (self._written + read)[-KEPT:]

    # The process

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    @property
    def most_memory(self) -> int:
        """The most memory that it has had so far, in KB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

    @property
    def is_stopped(self) -> bool:
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2].startswith("T")

    @property
    def is_as_it_was(self) -> bool:
        """Whether the terminal takes lines and shows what is typed, as before."""
        return termios.tcgetattr(self._slave) == self.attributes

    def wait_for_end(self) -> int:
        """The exit code, once the program has ended; minus the signal where one ended it."""
        wait_until(lambda: self.process.poll() is not None, "the program ends", lambda: self.written[-3000:])
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        self._is_closed = True
        self._reads.set()
        self._reader.join()
        for handle in (self._slave, self._master):
            with suppress(OSError):
                os.close(handle)

    def close(self) -> None:
        """End whatever is left."""
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            self.process.wait()
        if not self._is_closed:
            self.hang_up()
