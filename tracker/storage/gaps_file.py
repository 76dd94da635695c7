"""The gaps that were noted on this machine, and those that were kept. Losing them costs answers only."""

from __future__ import annotations

import os

from tracker.domain.away import Gap
from tracker.domain.duration import DAY
from tracker.domain.errors import DataError
from tracker.storage.heartbeat import is_instant
from tracker.storage.lock import Lock
from tracker.storage.safe_write import Stamp, make_folder, read_bytes, stamp_of, write_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OPEN, _KEPT = "open", "kept"
_FORGOTTEN_AFTER = 60 * DAY


class GapsFile:
    """One line a gap. Lines that make no sense are left out."""

    def __init__(self, path: str) -> None:
        self._path = path

    def stamp(self) -> Stamp | None:
        """What differs as soon as the gaps differ."""
        return stamp_of(self._path)

    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, as far as the file can be read."""
        try:
            text = (read_bytes(self._path) or b"").decode("utf-8", "replace")
        except DataError:
            return ()
        gaps = (understood_gap(line) for line in text.split("\n") if line)
        return tuple(gap for gap in gaps if gap is not None)

    def change(self, change: Callable[[tuple[Gap, ...]], Iterable[Gap]], now: int) -> None:
        """Read the gaps, change them and write them, those of long ago left out. Raises DataError."""
        folder = os.path.dirname(self._path)
        make_folder(folder)
        # Of its own: answers must not wait for who changes the record, nor the other way round.
        with Lock(f"{self._path}.lock"):
            before = self.gaps()
            after = tuple(gap for gap in change(before) if now - gap.end < _FORGOTTEN_AFTER)
            if after != before:
                write_bytes(self._path, "".join(map(_line, after)).encode())


def _line(gap: Gap) -> str:
    state = _KEPT if gap.is_kept else _OPEN
    fields = (state, str(gap.begin), str(gap.end), gap.reason, gap.activity, gap.entry)
    # By hand anything may be in an id; what would break a line is not asked about.
    return "" if any(mark in field for field in fields for mark in "\t\n") else "\t".join(fields) + "\n"


def understood_gap(line: str) -> Gap | None:
    """The gap of a line; None where it makes no sense."""
    try:
        state, begin, end, reason, activity, entry = line.split("\t")
        gap = Gap(entry, activity, int(begin), int(end), reason, state == _KEPT)
    except ValueError:
        return None
    return gap if is_instant(gap.begin) and is_instant(gap.end) else None
