"""Programs that see disks of their own: a small one, one that is read-only, another zone file."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest


class OwnMounts:
    """A namespace of mounts, held by a process that does nothing else."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def within(self, argv: list[str]) -> list[str]:
        """What starts a program in it."""
        return ["nsenter", "-t", str(self._pid), "-U", "-m", "--preserve-credentials", *argv]

    def sh(self, command: str) -> None:
        """Run a shell command in it."""
        subprocess.run(self.within(["sh", "-c", command]), check=True, capture_output=True, timeout=60)

    def path(self, path: Path) -> Path:
        """How a path in it is reached from outside."""
        return Path(f"/proc/{self._pid}/root{path}")


@contextmanager
def own_mounts(*commands: str) -> Iterator[OwnMounts]:
    """Mounts of one's own, made by shell commands; skips where that is not allowed."""
    _skip_unless_allowed()
    # cat holds them until its input is closed.
    script = " && ".join([*commands, "echo ready", "exec cat"])
    with subprocess.Popen(
        ["unshare", "-rm", "sh", "-ec", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "ready\n"
            yield OwnMounts(holder.pid)
        finally:
            holder.stdin.close()


def small_disk(folder: Path, kilobytes: int) -> str:
    """The command that puts a disk of that size in the place of a folder."""
    folder.mkdir(exist_ok=True)
    return f"mount -t tmpfs -o size={kilobytes}k tmpfs {shlex.quote(str(folder))}"


@cache
def _skip_unless_allowed() -> None:
    for tool in ("unshare", "nsenter"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed, and these tests mount disks of their own")
    tried = subprocess.run(
        ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode != 0:
        pytest.skip(f"no disk may be mounted here, not even for oneself: {tried.stderr.strip()}")
