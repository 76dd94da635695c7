"""What is kept, and what is said, when the program stops by a fault of its own."""

from __future__ import annotations

import os
import sys

from tracker.domain.errors import TrackerError
from tracker.domain.text import one_line
from tracker.storage.folders import state_folder
from tracker.storage.writing.replacing import write_bytes
from tracker.storage.writing.safe_write import make_folder, unlink_quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

FAULT = 70
"""The exit code of a program that is at fault itself, as sysexits.h names it."""
KEPT = 5
# What these say is about names in the program, never about what it works on.
_TELL_NO_DATA = (
    AttributeError,
    ImportError,
    IndexError,
    ModuleNotFoundError,
    NameError,
    RecursionError,
    TypeError,
    UnboundLocalError,
    ZeroDivisionError,
)
# A recursion without end would fill the report.
_LAST_CALLS = 50


class Stopped(Exception):
    """The app was ended by an exception, its cause. ``lost`` says what could not be saved, if anything."""

    def __init__(self, lost: str = "") -> None:
        super().__init__(lost)
        self.lost = lost


STOPPED, GOES_ON = "tracker stopped by a fault of its own.", "tracker met a fault of its own, and goes on."


def keep_report(error: Exception, environ: Mapping[str, str], now: datetime, told: str = STOPPED) -> str:
    """Write down where in the program it happened; the words that tell the user, on one line.

    They begin with ``told``, what the program did.
    """
    lost = error.lost if isinstance(error, Stopped) else ""
    cause = error.__cause__ if isinstance(error, Stopped) else error
    words = [told]
    words.append(lost or "Your record is whole: what was said to be saved is on the disk.")
    try:
        path = _written(report_lines(cause or error, now), state_folder(environ), now)
    except TrackerError as problem:
        words.append(f"No report could be kept: {problem}")
    else:
        words.append(f"The report lies in {path} and holds nothing of your record.")
    return " ".join(words)


def report_lines(error: BaseException, now: datetime) -> list[str]:
    """Where in the program it happened, without any value: no variables, nor what errors say of them."""
    import platform

    from tracker import __version__

    where = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    lines = [f"tracker {__version__} on {where}", now.isoformat()]
    for kind, cause in _chain(error):
        lines += ["", kind, *_frames(cause), _named(cause)]
    return [one_line(line) for line in lines]


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """An exception, then what led to it."""
    kind, link = "What happened, the last call at the end:", error
    told: set[int] = set()
    while id(link) not in told:
        told.add(id(link))
        yield kind, link
        if link.__cause__ is not None:
            kind, link = "which came of:", link.__cause__
        elif link.__context__ is not None:
            kind, link = "while this was dealt with:", link.__context__


def _frames(error: BaseException) -> Iterator[str]:
    from traceback import extract_tb

    for frame in extract_tb(error.__traceback__, limit=-_LAST_CALLS):
        yield f"  {_in_short(frame.filename)}:{frame.lineno} in {frame.name}"
        if frame.line:
            yield f"    {frame.line}"


def _in_short(path: str) -> str:
    """A path of the program without the folders before it, which name somebody's."""
    for root in sorted(filter(None, sys.path), key=len, reverse=True):
        if path.startswith(os.path.join(root, "")):
            return os.path.relpath(path, root)
    return os.path.basename(path)


def _named(error: BaseException) -> str:
    kind = type(error)
    if kind in _TELL_NO_DATA:
        return f"{kind.__name__}: {error}"
    number = getattr(error, "errno", None)
    return f"{kind.__module__}.{kind.__qualname__}" + (f" (errno {number})" if number is not None else "")


def _written(lines: list[str], state: str, now: datetime) -> str:
    """Write a report for its owner only, and remove the oldest of too many."""
    folder = os.path.join(state, "reports")
    path = os.path.join(folder, f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt")
    make_folder(folder)
    write_bytes(path, "\n".join([*lines, ""]).encode("utf-8", "replace"))
    for name in sorted(os.listdir(folder), reverse=True)[KEPT:]:
        unlink_quietly(os.path.join(folder, name))
    return path
