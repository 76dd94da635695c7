"""A week with its plan: what is meant for each day beside what was done, and what is usual there."""

from __future__ import annotations

from datetime import datetime, time

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.time.duration import DAY
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.time.zone import wall_time
from tracker.domain.value import value
from tracker.domain.week.aim import Aim
from tracker.domain.week.plan import on_day, planned_name, planned_seconds, stretches
from tracker.domain.week.tally import NO_DAYS, Days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.time.week import Week
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.plan import Plan, PlannedTime
    from tracker.domain.week.usual_times import UsualTime
    from tracker.domain.week.week_report import WeekReport

_WEEK = DAYS_IN_WEEK * DAY
_NONE_MOVED: Mapping[str, float] = {}


@value
class PlannedRow:
    """Something that is planned, or can be: seconds meant for each day, and done on it.

    ``laid`` are those meant for a kind with those of its activities; ``target`` is what is wanted of it in
    the week. ``is_part`` says that it belongs to the kind above it.
    """

    what: str
    name: str
    planned: Days
    done: Days
    laid: Days
    target: int | None = None
    is_part: bool = False

    @property
    def what_said(self) -> str:
        """What it is called within a sentence."""
        return self.what if self.what in MUSIC_KINDS else self.name

    def left_to_lay(self, today: int | None) -> int:
        """Seconds that the target still lacks, with what was done before ``today`` in place of its plan."""
        gone = today or 0
        expected = sum(self.done[:gone]) + sum(self.laid[gone:])
        if today is not None:
            expected += max(0, self.done[today] - self.laid[today])
        return 0 if self.target is None else max(0, Aim(self.target).missing(expected))


@value
class OnClock:
    """A planned time that has one: from when to when, in seconds from the midnight that its date begins with.

    ``over`` are the usual times that it lies over.
    """

    planned: PlannedTime
    begin: int
    end: int
    over: tuple[UsualTime, ...]


@value
class PlannedWeek:
    """The plan of a week as of a moment. ``today`` is None in other weeks; ``over_up_to`` days have ended.

    ``moved`` are hours that an assessment moves to music, by kind or activity.
    """

    week: Week
    rows: tuple[PlannedRow, ...]
    plan: Plan
    on_clock: tuple[OnClock, ...]
    usual: tuple[UsualTime, ...]
    listed: ActivityList
    today: int | None
    is_over: bool
    moved: Mapping[str, float] = _NONE_MOVED

    @property
    def has_begun(self) -> bool:
        """Whether there are days on which something can be done already."""
        return self.is_over or self.today is not None

    def is_gone(self, day: int) -> bool:
        """Whether a day is over."""
        return self.is_over or (self.today is not None and day < self.today)

    def row(self, what: str) -> PlannedRow | None:
        return next((row for row in self.rows if row.what == what), None)

    def planned_on(self, day: int) -> int:
        """Seconds that are planned for a day."""
        return planned_seconds(self.plan, day)

    def timed_on(self, day: int) -> tuple[OnClock, ...]:
        """What has a time on a day, in order."""
        return tuple(each for each in self.on_clock if each.planned.day == day)

    def untimed_on(self, day: int) -> tuple[PlannedTime, ...]:
        """What is only meant for a day."""
        return tuple(each for each in self.plan if each.day == day and each.start is None)

    def usual_on(self, day: int) -> tuple[UsualTime, ...]:
        """What is usual on a day, in order."""
        return tuple(each for each in self.usual if each.day == day)

    def start(self, what: str, day: int) -> time | None:
        """When what is meant for a day begins; of several the last one, as that is what changes."""
        there = on_day(self.plan, day, what)
        return there[-1].start if there else None


def planned_week(
    report: WeekReport,
    plan: Plan,
    usual: tuple[UsualTime, ...],
    listed: ActivityList,
    calendar: Calendar,
    added: Iterable[str] = (),
    moved: Mapping[str, float] = _NONE_MOVED,
) -> PlannedWeek:
    """A week of which this is planned; ``added`` are activities that are about to be."""
    week = report.week
    is_over = report.today is None and not report.is_to_come
    return PlannedWeek(
        week,
        _rows(report, plan, listed, added, moved),
        plan,
        tuple(_on_clock(plan, week, calendar, usual)),
        usual,
        listed,
        report.today,
        is_over,
        moved,
    )


def _rows(
    report: WeekReport, plan: Plan, listed: ActivityList, added: Iterable[str], moved: Mapping[str, float]
) -> tuple[PlannedRow, ...]:
    """Kinds of which something is wanted, then the other music, each with its activities; then the rest."""
    targets = {row.activity.key: row.target for row in report.rows if row.target is not None}
    targets |= report.kind_targets
    named = dict.fromkeys((*targets, *moved, *(each.what for each in plan), *added))
    keys = [key for key in named if key not in MUSIC_KINDS]
    wanted = [kind for kind in MUSIC_KINDS if targets.get(kind) or moved.get(kind)]
    rows = []
    for kind in dict.fromkeys((*wanted, *MUSIC_KINDS)):
        parts = [key for key in keys if listed.get(key).kind == kind]
        laid = tuple(map(sum, zip(*(_days(plan, what) for what in (kind, *parts)), strict=True)))
        done = report.days_of_kind(kind)
        rows.append(PlannedRow(kind, kind.capitalize(), _days(plan, kind), done, laid, targets.get(kind)))
        rows += [_row(key, report, plan, listed, targets.get(key), is_part=True) for key in parts]
    others = [key for key in keys if listed.get(key).kind not in MUSIC_KINDS]
    others.sort(key=lambda key: listed.get(key).kind_place)
    rows += [_row(key, report, plan, listed, targets.get(key)) for key in others]
    return tuple(rows)


def _row(
    key: str,
    report: WeekReport,
    plan: Plan,
    listed: ActivityList,
    target: int | None,
    is_part: bool = False,
) -> PlannedRow:
    measured = report.row(key)
    done = NO_DAYS if measured is None else measured.days
    days = _days(plan, key)
    return PlannedRow(key, planned_name(key, listed), days, done, days, target, is_part)


def _days(plan: Plan, what: str) -> Days:
    return tuple(planned_seconds(plan, day, what) for day in range(DAYS_IN_WEEK))


def _on_clock(plan: Plan, week: Week, calendar: Calendar, usual: tuple[UsualTime, ...]) -> Iterable[OnClock]:
    for each in stretches(plan, week, calendar):
        midnight = datetime.combine(week.dates[each.planned.day], time(0))
        begin = round((wall_time(each.begin, calendar.zone).replace(tzinfo=None) - midnight).total_seconds())
        end = begin + each.planned.seconds
        over = tuple(one for one in usual if _lies_over(each.planned.day, begin, end, one))
        yield OnClock(each.planned, begin, end, over)


def _lies_over(day: int, begin: int, end: int, usual: UsualTime) -> bool:
    """Whether a stretch of a day lies over what is usual; a night reaches into the next day, and week."""
    first, last = (usual.day - day) * DAY + usual.begin, (usual.day - day) * DAY + usual.end
    return any(first + shift < end and begin < last + shift for shift in (-_WEEK, 0, _WEEK))
