"""The gaps that were noted on this machine, and those that were kept. Losing them costs answers only."""

from __future__ import annotations

from tracker.domain.away.questions import AwayGap
from tracker.domain.errors import DataError
from tracker.domain.time.duration import DAY
from tracker.domain.time.zone import is_instant
from tracker.storage.writing.safe_write import Stamp, read_bytes, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.storage.machine.lock import Lock

_OPEN, _KEPT = "open", "kept"
_FORGOTTEN_AFTER = 60 * DAY


class GapsFile:
    """One line a gap. Lines that make no sense are left out."""

    def __init__(self, path: str) -> None:
        self._path = path

    def stamp(self) -> Stamp | None:
        """What differs as soon as the gaps differ."""
        return stamp_of(self._path)

    def gaps(self) -> tuple[AwayGap, ...]:
        """Every gap, as far as the file can be read: for those who only ask."""
        try:
            return self._noted()
        except DataError:
            return ()

    def _noted(self) -> tuple[AwayGap, ...]:
        """Every gap. Raises Unreadable: what is written from it would be all that is left."""
        text = (read_bytes(self._path) or b"").decode("utf-8", "replace")
        gaps = (understood_gap(line) for line in text.split("\n") if line)
        return tuple(gap for gap in gaps if gap is not None)

    def change(self, change: Callable[[tuple[AwayGap, ...]], Iterable[AwayGap]], now: int) -> None:
        """Read the gaps, change them and write them, those of long ago left out. Raises DataError."""
        with self.held():
            self.replace_lines(*self.lines_changed(change, now))

    def held(self, waits: bool = True) -> Lock:
        """The lock to be held by whoever writes. Raises DataError once it is entered."""
        # Of its own: what an app notes must not wait for who changes the record.
        # A status reads what is noted, and changes nothing.
        from tracker.storage.machine.lock import Lock

        return Lock(f"{self._path}.lock", waits=waits)

    def lines_changed(
        self, change: Callable[[tuple[AwayGap, ...]], Iterable[AwayGap]], now: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines that go and those that come by a change, those of long ago left out.

        Raises Unreadable.
        """
        before = self._noted()
        after = tuple(gap for gap in change(before) if now - gap.end < _FORGOTTEN_AFTER)
        gone = tuple(_line(gap) for gap in before if gap not in after)
        return gone, tuple(_line(gap) for gap in after if gap not in before)

    def replace_lines(self, gone: Iterable[str], come: Iterable[str]) -> None:
        """Take lines out and put others in; what was done already is not done twice.

        The lock is held by the caller. Raises DataError.
        """
        before = [_line(gap) for gap in self._noted()]
        after = [line for line in before if line not in gone]
        after += [line for line in come if line not in after]
        if after != before:
            from tracker.storage.writing.replacing import write_bytes

            write_bytes(self._path, "".join(after).encode())


def _line(gap: AwayGap) -> str:
    state = _KEPT if gap.is_kept else _OPEN
    fields = (state, str(gap.begin), str(gap.end), gap.reason, gap.activity, gap.entry)
    # By hand anything may be in an id; what would break a line is not asked about.
    return "" if any(mark in field for field in fields for mark in "\t\n") else "\t".join(fields) + "\n"


def understood_gap(line: str) -> AwayGap | None:
    """The gap of a line; None where it makes no sense."""
    try:
        state, begin, end, reason, activity, entry = line.split("\t")
        gap = AwayGap(entry, activity, int(begin), int(end), reason, state == _KEPT)
    except ValueError:
        return None
    return gap if is_instant(gap.begin) and is_instant(gap.end) else None
