"""Everything the day screen shows of a day, as one value: entries and the gaps between them."""

from __future__ import annotations

from datetime import date, datetime

from tracker.domain.activities.activity import KINDS, UNLISTED, Activity
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import value
from tracker.domain.week.balance import Balance, balance
from tracker.domain.week.standing import Judgement, judgement
from tracker.domain.week.tally import clipped, summed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.time.zone import Zone
    from tracker.domain.week.week_record import WeekRecord

# Between two keys passes a second or two; that is no gap.
LEAST_GAP = MINUTE


@value
class Slice:
    """The part of an entry that lies on the day, from one instant to another.

    ``comes_from`` and ``goes_on`` say that the entry reaches into the days before and after.
    """

    entry: Entry
    activity: Activity
    standing: str
    begin: int
    end: int
    comes_from: bool = False
    goes_on: bool = False

    @property
    def seconds(self) -> int:
        return self.end - self.begin

    @property
    def name(self) -> str:
        """What tells it from the others of its day."""
        return self.entry.id


@value
class Gap:
    """A stretch between two entries that nothing was logged in; the last one of today is still open."""

    begin: int
    end: int
    before: Entry
    after: Entry | None

    @property
    def seconds(self) -> int:
        return self.end - self.begin

    @property
    def name(self) -> str:
        """What tells it from the others of its day."""
        return f"after {self.before.id}"

    def moments(self, zone: Zone) -> tuple[datetime, datetime]:
        """When it begins and ends, each told as the neighbour that has this edge tells it."""
        begin, end = wall_time(self.begin, zone), wall_time(self.end, zone)
        return self.before.end or begin, self.after.start if self.after is not None else end


@value
class DayReport:
    """A day as of one moment. ``begin`` and ``end`` are its bounds as instants."""

    day: date
    begin: int
    end: int
    items: tuple[Slice | Gap, ...]
    balance: Balance
    kinds: tuple[tuple[str, int], ...]
    activities: tuple[tuple[Activity, str, int], ...]
    running: Entry | None
    now: datetime

    @property
    def is_today(self) -> bool:
        return self.begin <= instant_of(self.now) < self.end

    @property
    def slices(self) -> tuple[Slice, ...]:
        return tuple(item for item in self.items if isinstance(item, Slice))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps between the first entry and the last one."""
        return tuple(item for item in self.items if isinstance(item, Gap) and item.after is not None)

    @property
    def seconds(self) -> int:
        return sum(piece.seconds for piece in self.slices)

    @property
    def gap_seconds(self) -> int:
        return sum(gap.seconds for gap in self.gaps)


def day_report(record: WeekRecord, day: date, now: datetime) -> DayReport:
    """The report of one day of a week as of now; a running entry counts up to now."""
    instant, number = instant_of(now), day.weekday()
    judged = judgement(record.listed, record.finished_assessment)
    slices = _slices(record, number, judged, instant)
    begin, end = record.calendar.day_bounds(day)
    sums = summed(clipped([piece.entry for piece in slices], record.week, record.calendar, instant))
    by_key = {key: days[number] for key, days in sums.days.items() if days[number]}
    activities = [(judged.activity(key), judged.standing(key), seconds) for key, seconds in by_key.items()]
    order = (*KINDS, UNLISTED)
    activities.sort(key=lambda row: (order.index(row[0].kind), -row[2]))
    by_kind = {
        kind: sum(seconds for activity, _, seconds in activities if activity.kind == kind) for kind in order
    }
    return DayReport(
        day=day,
        begin=begin,
        end=end,
        items=tuple(_with_gaps(slices, record.entries, instant, begin <= instant < end)),
        balance=balance(sums, judged, number),
        kinds=tuple((kind, seconds) for kind, seconds in by_kind.items() if seconds),
        activities=tuple(activities),
        running=record.running,
        now=now,
    )


def _slices(record: WeekRecord, number: int, judged: Judgement, instant: int) -> list[Slice]:
    """What lies on a day of the week, by start; what has no length is on the day it starts on."""
    slices = []
    for entry in record.entries:
        bounds = record.calendar.bounds_for(entry, record.week)
        begin, end = bounds[number], bounds[number + 1]
        first, last = entry.first, entry.last(instant)
        if not (begin <= first < end or first < begin < last):
            continue
        activity, standing = judged.activity(entry.activity), judged.standing(entry.activity)
        slices.append(
            Slice(
                entry,
                activity,
                standing,
                max(first, begin),
                min(max(last, begin), end),
                first < begin,
                last > end,
            )
        )
    return sorted(slices, key=lambda piece: piece.begin)


def _with_gaps(
    slices: list[Slice], entries: Sequence[Entry], instant: int, is_today: bool
) -> list[Slice | Gap]:
    """The slices with the gaps between them and, of today, the one since the last.

    In a gap nothing lies at all, also nothing that counts on another day as it was recorded elsewhere.
    """
    if not slices:
        return []
    begin, end = slices[0].begin, max(piece.end for piece in slices)
    gaps = []
    before, covered_up_to = entries[0], entries[0].last(instant)
    for entry in entries[1:]:
        if entry.first - covered_up_to >= LEAST_GAP and begin <= covered_up_to and entry.first <= end:
            gaps.append(Gap(covered_up_to, entry.first, before, entry))
        if entry.last(instant) > covered_up_to:
            before, covered_up_to = entry, entry.last(instant)
    if is_today and instant - covered_up_to >= LEAST_GAP:
        gaps.append(Gap(covered_up_to, instant, before, None))
    return sorted([*slices, *gaps], key=lambda item: (item.begin, isinstance(item, Gap)))
