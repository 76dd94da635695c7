"""Everything the week screen and ``tracker week`` show of a week, as one value."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, UNLISTED, Activity
from tracker.domain.entries.entry import Entry
from tracker.domain.text import folded
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.aim import Aim
from tracker.domain.week.balance import Balance, balance
from tracker.domain.week.calendar import Bounds
from tracker.domain.week.meaningless_keys import is_counted
from tracker.domain.week.standing import WASTED, Judgement, judgement
from tracker.domain.week.tally import NO_DAYS, Clip, Days, Tally, clipped, summed
from tracker.domain.week.week_log import NONE_ALLOWED, NONE_WANTED
from tracker.domain.week.week_record import WeekRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@value
class ReportRow:
    """One activity of a week. ``guess``, ``target`` and ``cap`` in seconds."""

    activity: Activity
    standing: str
    days: Days
    guess: int | None
    target: int | None
    cap: int | None

    @property
    def seconds(self) -> int:
        return sum(self.days)

    @property
    def aim(self) -> Aim | None:
        """Its target or, without one, its cap."""
        if self.target is not None:
            return Aim(self.target)
        return None if self.cap is None else Aim(self.cap, is_cap=True)


def summed_days(rows: Iterable[ReportRow]) -> Days:
    """The seconds of some rows together, on each day of the week."""
    return tuple(map(sum, zip(NO_DAYS, *(row.days for row in rows), strict=True)))


@value
class WeekReport:
    """A week as of one moment. ``today`` counts days from Monday, None in other weeks.

    ``clips`` are the entries that have time in it, ``bounds`` the instants between which its days lie.
    ``goal`` is that of its own assessment once there is one, else today's.
    """

    week: Week
    goal: str
    assessed: bool
    rows: tuple[ReportRow, ...]
    day_totals: Days
    measured_share: float | None
    kind_targets: Mapping[str, int]
    week_balance: Balance
    day_balances: tuple[Balance, ...]
    today: int | None
    clips: tuple[Clip, ...]
    bounds: Bounds
    running: Entry | None
    now: datetime

    @property
    def seconds(self) -> int:
        return sum(self.day_totals)

    @property
    def is_to_come(self) -> bool:
        """Whether it has not begun yet."""
        return instant_of(self.now) < self.bounds[0]

    @property
    def day_balance(self) -> Balance:
        """The balance of today; nothing in a week that today is not in."""
        return Balance() if self.today is None else self.day_balances[self.today]

    @property
    def today_entries(self) -> tuple[Entry, ...]:
        """What today's hours are made of; nothing in a week that today is not in."""
        today = self.today
        return () if today is None else tuple(clip.entry for clip in self.clips if clip.days[today])

    @property
    def tracks(self) -> tuple[tuple[str, int], ...]:
        """The seconds of each track that was worked on, the most first; named as it was written last."""
        sums: dict[str, tuple[str, int]] = {}
        for clip in sorted(self.clips, key=lambda clip: clip.entry.first):
            if track := clip.entry.track:
                before = sums.get(same := folded(track), ("", 0))[1]
                sums[same] = (track, before + sum(clip.days))
        return tuple(sorted(sums.values(), key=lambda track: -track[1]))

    @property
    def studio_days(self) -> int:
        """On how many days there was studio time."""
        return sum(seconds >= MINUTE for seconds in self.days_of_kind("studio"))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have rows, in their order."""
        present = {row.activity.kind for row in self.rows}
        return tuple(kind for kind in (*KINDS, UNLISTED) if kind in present)

    def of_kind(self, kind: str) -> tuple[ReportRow, ...]:
        return tuple(row for row in self.rows if row.activity.kind == kind)

    def days_of_kind(self, kind: str) -> Days:
        """The seconds of a kind on each day of the week."""
        return summed_days(self.of_kind(kind))

    def seconds_of_kind(self, kind: str) -> int:
        """The seconds of a kind in the whole week."""
        return sum(self.days_of_kind(kind))

    def seconds_of(self, key: str) -> int:
        """The seconds of an activity or of a music kind; no activity is called like a kind."""
        if key in MUSIC_KINDS:
            return self.seconds_of_kind(key)
        row = self.row(key)
        return row.seconds if row is not None else 0

    def aim_of_kind(self, kind: str) -> Aim | None:
        """The target of a music kind, if it has one."""
        target = self.kind_targets.get(kind)
        return None if target is None else Aim(target)

    def row(self, key: str) -> ReportRow | None:
        """The row of an activity, if it has one."""
        return next((row for row in self.rows if row.activity.key == key), None)


@value
class ClosedPart:
    """What of a report does not change while a timer runs: the closed entries and the judgement."""

    clips: tuple[Clip, ...]
    sums: Tally
    judged: Judgement


def wasted_rows(report: WeekReport) -> tuple[ReportRow, ...]:
    """What was wasted for a minute or more, the most first."""
    wasted = [row for row in report.rows if row.standing == WASTED and row.seconds >= MINUTE]
    return tuple(sorted(wasted, key=lambda row: -row.seconds))


def closed_part(record: WeekRecord) -> ClosedPart:
    """The part of a record's reports that is the same at every tick."""
    closed = [entry for entry in record.entries if entry.end is not None]
    clips = clipped(closed, record.week, record.calendar, 0)
    judged = judgement(record.listed, record.finished_assessment)
    return ClosedPart(tuple(clips), summed(clips), judged)


def week_report(record: WeekRecord, now: datetime, known: ClosedPart | None = None) -> WeekReport:
    """The report of a week as of now; a running entry counts up to now.

    Whoever asks at every tick passes the ``closed_part`` of the record.
    """
    instant = instant_of(now)
    known = known or closed_part(record)
    running = clipped(
        [entry for entry in record.entries if entry.end is None], record.week, record.calendar, instant
    )
    sums = summed(running, known.sums)
    judged = known.judged
    shown = [a for a in record.listed.activities if not a.archived or any(sums.of(a.key))]
    keys = dict.fromkeys(activity.key for activity in shown)
    keys |= dict.fromkeys(key for key, days in sums.days.items() if any(days))
    rows = []
    numbers = record.numbers
    for key in keys:
        activity = judged.activity(key)
        listed = None if activity.kind == UNLISTED else activity
        rows.append(
            ReportRow(
                activity=activity,
                standing=judged.standing(key),
                days=sums.of(key),
                guess=_seconds(numbers.guesses.get(key)) if is_counted("guesses", key, listed) else None,
                target=_seconds(numbers.targets.get(key), NONE_WANTED)
                if is_counted("targets", key, listed)
                else None,
                cap=_seconds(numbers.caps.get(key), NONE_ALLOWED)
                if is_counted("caps", key, listed)
                else None,
            )
        )
    order = (*KINDS, UNLISTED)
    today = _day_of(record, instant)
    assessment = record.finished_assessment
    rows.sort(key=lambda row: order.index(row.activity.kind))
    return WeekReport(
        week=record.week,
        goal=(assessment.goal if assessment is not None else "") or record.listed.goal,
        assessed=assessment is not None,
        rows=tuple(rows),
        day_totals=_totals(sums),
        measured_share=sums.measured_share,
        kind_targets={
            kind: round(amount * HOUR)
            for kind, amount in record.numbers.targets.items()
            if kind in MUSIC_KINDS and amount != NONE_WANTED
        },
        week_balance=balance(sums, judged),
        day_balances=tuple(balance(sums, judged, day) for day in range(7)),
        today=today,
        clips=(*known.clips, *running),
        bounds=record.calendar.bounds(record.week),
        running=record.running,
        now=now,
    )


def _day_of(record: WeekRecord, instant: int) -> int | None:
    bounds = record.calendar.bounds(record.week)
    return next((day for day in range(7) if bounds[day] <= instant < bounds[day + 1]), None)


def _totals(sums: Tally) -> Days:
    return tuple(sum(days[day] for days in sums.days.values()) for day in range(7))


def _seconds(amount: float | None, none: float | None = None) -> int | None:
    """Hours as seconds; None for no number, and for the one that says «none»."""
    return None if amount is None or amount == none else round(amount * HOUR)
