"""Stopping a change at its Nth call to the file system, to do something there or to make it fail."""

from __future__ import annotations

import builtins
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tracker.storage.writing import one_reading, replacing, safe_write

READING = ("open", "read", "close", "stat", "fstat", "listdir")
WRITING = ("lstat", "write", "fsync", "replace", "rename", "unlink", "mkdir", "utime", "access")
REPLACING = ("swap", "put_where_none_is")


class Stops:
    """Calls something at the Nth call, or from it on; it is not stopped in what it does itself."""

    def __init__(self, at: int, action: Callable[[], None], lasts: bool = False) -> None:
        self.at, self.action, self.lasts = at, action, lasts
        self.calls = 0
        self._is_acting = False

    @property
    def happened(self) -> bool:
        return self.calls >= self.at

    def wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if not self._is_acting:
                self.calls += 1
                if self.calls == self.at or (self.lasts and self.happened):
                    self._is_acting = True
                    try:
                        self.action()
                    finally:
                        self._is_acting = False
            return real(*arguments, **named)

        return call


@contextmanager
def stopped(stops: Stops, names: tuple[str, ...] = (*READING, *WRITING)) -> Iterator[None]:
    """Have the calls of these names counted. Nobody waits in between: what is there is there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one_reading, "_PAUSES", (0.0,) * 6)
        patch.setattr(safe_write, "_PAUSES", (0.0,) * 3)
        for name in names:
            patch.setattr(os, name, stops.wrapped(getattr(os, name)))
        if "replace" in names:
            patch.setattr(builtins, "open", stops.wrapped(builtins.open))
            for name in REPLACING:
                patch.setattr(replacing, name, stops.wrapped(getattr(replacing, name)))
        yield


@contextmanager
def unreadable(path: Path, number: int = errno.EACCES) -> Iterator[None]:
    """As a file with mode 000 is for anybody but root."""
    real = os.open

    def refuse(opened: Any, *arguments: Any, **named: Any) -> int:
        if opened == str(path):
            raise OSError(number, os.strerror(number), opened)
        return real(opened, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safe_write, "_PAUSES", (0.0,) * 3)
        patch.setattr(os, "open", refuse)
        yield
