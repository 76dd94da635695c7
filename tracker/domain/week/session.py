"""Blocks of studio time, the longest one of a week and the usual session."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.time.duration import MINUTE, median
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracker.domain.week.week_record import WeekRecord
    from tracker.domain.week.week_report import WeekReport

LONGEST_BREAK = 15 * MINUTE
WEEKS_LOOKED_AT = 8


@value
class StudioBlock:
    """A run of studio entries with short breaks only: the entry it begins with, and the instant it ends."""

    begun: Entry
    last: int

    @property
    def seconds(self) -> int:
        return self.last - self.begun.first


def blocks(entries: Iterable[Entry], studio_keys: Collection[str], now: int) -> list[StudioBlock]:
    """The blocks of some entries by start; one that still runs counts up to now."""
    found: list[StudioBlock] = []
    for entry in by_start([entry for entry in entries if entry.activity in studio_keys]):
        last = entry.last(now)
        if found and entry.first - found[-1].last <= LONGEST_BREAK:
            found[-1] = StudioBlock(found[-1].begun, max(found[-1].last, last))
        else:
            found.append(StudioBlock(entry, last))
    # What is shorter than a minute is a slip of the finger.
    return [block for block in found if block.seconds >= MINUTE]


def longest_block(record: WeekRecord, report: WeekReport) -> int:
    """The longest of the blocks that began in the week, in seconds; 0 where none did.

    A block over midnight on Sunday belongs whole to the week that it began in: what is done in the week
    after is not another one. One that runs counts up to the moment of the report.
    """
    studio = {row.activity.key for row in report.of_kind("studio")}
    longest = 0
    for block in blocks(record.entries, studio, instant_of(report.now)):
        bounds = record.calendar.bounds_for(block.begun, record.week)
        if bounds[0] <= block.begun.first < bounds[7]:
            longest = max(longest, block.seconds)
    return longest


def studio_blocks(entries: Iterable[Entry], studio_keys: Collection[str]) -> list[int]:
    """Seconds from start to end of each finished run of studio entries with short breaks only.

    A block that is still running says nothing yet about how long a session is, and is left out.
    """
    studio = by_start([entry for entry in entries if entry.activity in studio_keys])
    running = studio[-1] if studio and studio[-1].end is None else None
    found = blocks(studio, studio_keys, running.first if running else 0)
    if running is not None and found and found[-1].last >= running.first - LONGEST_BREAK:
        found.pop()
    return [block.seconds for block in found]


def usual_session(blocks: Collection[int]) -> int | None:
    """The median block in seconds; None before there is one."""
    return median(blocks)
