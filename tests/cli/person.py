"""Somebody at a terminal: types commands, reads what they say, and lets time pass."""

from __future__ import annotations

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.zones import BERLIN, NamedZone
from tracker.__main__ import main


class StoppedClock:
    """A clock that stands until it is set."""

    def __init__(self, zone: NamedZone, now: str) -> None:
        self.zone = zone
        self._now = zone.at(now)

    def now(self) -> datetime:
        return self._now

    def set(self, now: str, second_pass: bool = False) -> None:
        self._now = self.zone.at(now, second_pass)


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        assert self.out.count("\n") == 1, "JSON stands on one line"
        return json.loads(self.out)


class Person:
    """Types commands into a record of their own, on a Monday evening in Berlin."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.clock = StoppedClock(BERLIN, "2026-11-16 19:02")

    def types(self, line: str) -> Said:
        """Run a command line, quoted as in a shell."""
        return self.gives(*shlex.split(line))

    def gives(self, *words: str) -> Said:
        """Run a command with these words."""
        out, err = _stream(), _stream()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(words), self.clock)  # type: ignore[arg-type]
        return Said(code, _written(out), _written(err))

    def does(self, *lines: str) -> None:
        """Run commands that are to succeed."""
        for line in lines:
            said = self.types(line)
            assert said.code == 0, (line, said)

    def at(self, now: str, *lines: str) -> None:
        """Set the clock, then run commands that are to succeed."""
        self.clock.set(now)
        self.does(*lines)

    def log(self, week: str = "2026-W47") -> Path:
        return self.data / "weeks" / f"{week}.toml"


def refuses(said: Said, code: int, *words: str) -> None:
    """Assert that a command was refused in one plain line that has these words."""
    assert said.code == code, said
    assert said.out == ""
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err, said.err


def _stream() -> io.TextIOWrapper:
    """A stream as a terminal's: what is written is bytes underneath."""
    return io.TextIOWrapper(io.BytesIO(), "utf-8", errors="surrogateescape", newline="")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8", "surrogateescape")  # type: ignore[attr-defined]
