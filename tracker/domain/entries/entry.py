"""Entries: one stretch of one activity each."""

from __future__ import annotations

from datetime import datetime, timezone, tzinfo
from operator import lt

from tracker.domain.entries.unknown_keys import NO_UNKNOWN_KEYS, UnknownKeys
from tracker.domain.errors import Invalid
from tracker.domain.time.duration import DAY, HOUR, MINUTE, h_mm, shown_seconds
from tracker.domain.time.zone import EARLIEST, LATEST
from tracker.domain.value import keep, value

TYPE_CHECKING = False

_FIRST_DAY = datetime(1970, 1, 1).toordinal()
# By the zones that have no other; to ask each moment for its own takes half the time of reading ten years.
_offsets: dict[tzinfo | None, int] = {}
SOURCES = ("timer", "typed", "imported")
# Between the id of an entry and what tells another version of it, which two machines made at once.
OTHER_VERSION = "-or-"


@value
class Entry:
    """One stretch of one activity. Without ``end`` it is open; times carry their UTC offset."""

    id: str
    activity: str
    start: datetime
    end: datetime | None = None
    note: str = ""
    track: str = ""
    source: str = "timer"
    unknown: UnknownKeys = NO_UNKNOWN_KEYS

    # Asked for again and again, and slow to work out.
    __derived__ = ("first", "closes")
    if TYPE_CHECKING:

        @property
        def first(self) -> int:
            """The instant at which it starts."""

        @property
        def closes(self) -> int:
            """The instant at which it ends; of an open one that at which it starts."""

    def __post_init__(self) -> None:
        if not self.id or not self.activity:
            raise Invalid("An entry needs an id and an activity.")
        first = check_moment("start", self.start)
        end = first if self.end is None else check_moment("end", self.end)
        if end < first:
            raise Invalid("The end lies before the start.")
        keep(self, "first", first)
        keep(self, "closes", end)
        if self.source not in SOURCES:
            raise Invalid(f"source is one of {', '.join(SOURCES)}, not «{self.source}».")

    def last(self, now: int) -> int:
        """The instant at which it ends; for an open one now, but never before its start."""
        return self.closes if self.end is not None else max(now, self.first)

    def seconds(self, now: int) -> int:
        return self.last(now) - self.first


def check_moment(name: str, moment: datetime) -> int:
    """The instant of a moment that can be stored: with an offset, in whole seconds, in range.

    Raises Invalid of any other.
    """
    offset = _offsets.get(moment.tzinfo)
    if offset is None:
        offset = _checked_offset(name, moment)
    if moment.microsecond:
        raise Invalid(f"{name} has fractions of a second.")
    if not EARLIEST < moment.year < LATEST:
        raise Invalid(f"{name} lies in the year {moment.year}.")
    # What ``instant_of`` says, in half the time: there are two for each entry of ten years.
    days = moment.toordinal() - _FIRST_DAY
    return days * DAY + moment.hour * HOUR + moment.minute * MINUTE + moment.second - offset


def _checked_offset(name: str, moment: datetime) -> int:
    """The UTC offset of a moment, in seconds; remembered where it is one that never changes."""
    offset = moment.utcoffset()
    if offset is None:
        raise Invalid(f"{name} has no UTC offset; write it like 2026-11-16T19:02:11+01:00.")
    if offset.seconds % MINUTE:
        raise Invalid(f"{name} has a UTC offset that is not in whole minutes.")
    seconds = offset.days * DAY + offset.seconds
    if moment.tzinfo.__class__ is timezone:
        _offsets[moment.tzinfo] = seconds
    return seconds


def other_version_id(entry_id: str, mark: str) -> str:
    """The id of another version of an entry."""
    return f"{entry_id}{OTHER_VERSION}{mark}"


def first_version(entry_id: str) -> str | None:
    """The id of the entry that this one is another version of; None where it is none."""
    first, mark, _ = entry_id.rpartition(OTHER_VERSION)
    return first if mark and first else None


def by_start(entries: list[Entry]) -> list[Entry]:
    """Sorted by start; of those that start together first what takes no time, then as they were written."""
    firsts = [entry.first for entry in entries]
    if all(map(lt, firsts, firsts[1:])):
        # Mostly they are in their order, and thousands of them then take a third of the time.
        return [*entries]
    return sorted(entries, key=lambda entry: (entry.first, entry.end != entry.start))


def length_text(entry: Entry, now: int) -> str:
    """How long an entry is, beside its times: the difference of what is shown of them."""
    return h_mm(entry.seconds(now) if entry.end is None else shown_seconds(entry.first, entry.last(now)))
