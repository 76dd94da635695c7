"""Caps and targets as the timer reaches them, and a quarter of an hour before a cap.

What counts is the hour at which the sum was reached, as it follows from the entries: it is the same for
whoever looks late, and typing in hours of last Monday reaches nothing now.
"""

from __future__ import annotations

from tracker.domain.reminders.reminder import Reminder, event_id
from tracker.domain.time.duration import HOUR, MINUTE, h_mm, whole_minutes
from tracker.domain.time.zone import instant_of
from tracker.domain.week.aim import Aim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.domain.week.week_report import ReportRow, WeekReport

CAP, TARGET = "cap", "target"
BEFORE_A_CAP = 15 * MINUTE
# What was reached longer ago is known by now, or was slept through.
SAID_FOR = HOUR


def limit_reminders(report: WeekReport) -> Iterator[Reminder]:
    """What is said of the caps and targets of the present week; nothing of another one."""
    if report.today is None:
        return
    running = report.running
    row = report.row(running.activity) if running is not None else None
    if row is not None and row.aim is not None and row.aim.is_cap:
        yield from _cap_reminders(report, row, row.aim)
    for row in report.rows:
        if row.target is not None:
            yield from _target_reminders(
                report, row.activity.name, row.activity.key, {row.activity.key}, row.seconds, Aim(row.target)
            )
    for kind in report.kind_targets:
        aim, keys = report.aim_of_kind(kind), {row.activity.key for row in report.of_kind(kind)}
        if aim is not None:
            seconds = report.seconds_of_kind(kind)
            yield from _target_reminders(report, kind.capitalize(), kind, keys, seconds, aim)


def _cap_reminders(report: WeekReport, row: ReportRow, cap: Aim) -> Iterator[Reminder]:
    """What is said while the activity runs: who has stopped knows."""
    name, key, spent = row.activity.name, row.activity.key, row.seconds
    # Where nothing at all is allowed, the first minute is too much.
    reached = _reached_at(report, {key}, spent, max(MINUTE, whole_minutes(cap.seconds)))
    if reached is None or reached >= report.bounds[7]:
        return
    of = (report.week, CAP, key, cap.seconds)
    if cap.seconds > BEFORE_A_CAP:
        left = -cap.difference(spent)
        words = "a quarter of an hour" if left >= BEFORE_A_CAP else h_mm(left)
        yield Reminder(
            event_id(*of, "near"),
            CAP,
            reached - BEFORE_A_CAP,
            reached,
            f"{name}: {words} left of this week's {h_mm(cap.seconds)}.",
        )
    stands = "past" if cap.is_exceeded(spent) else "at"
    yield Reminder(
        event_id(*of),
        CAP,
        reached,
        reached + SAID_FOR,
        f"{name} is {stands} its cap of {h_mm(cap.seconds)} for this week.",
    )


def _target_reminders(
    report: WeekReport, name: str, of: str, keys: Collection[str], spent: int, target: Aim
) -> Iterator[Reminder]:
    reached = _reached_at(report, keys, spent, whole_minutes(target.seconds))
    if reached is not None and reached < report.bounds[7]:
        words = f"{name}: {h_mm(target.seconds)}, this week's target is reached."
        of_week = event_id(report.week, TARGET, of, target.seconds)
        yield Reminder(of_week, TARGET, reached, reached + SAID_FOR, words)


def _reached_at(report: WeekReport, keys: Collection[str], spent: int, amount: int) -> int | None:
    """The instant at which some activities came, or will come by what runs, to an amount of the week's hours.

    None where nothing of them runs and they are below it, and where it was not the timer that reached it.
    """
    now, running = instant_of(report.now), report.running
    if spent < amount:
        is_growing = running is not None and running.activity in keys and running.first <= now
        return now + amount - spent if is_growing else None
    too_many = spent - amount
    latest_first = sorted(report.clips, key=lambda clip: -clip.entry.last(now))
    for clip in latest_first:
        if clip.entry.activity not in keys:
            continue
        seconds = sum(clip.days)
        if too_many < seconds:
            return clip.entry.last(now) - too_many if clip.entry.source == "timer" else None
        too_many -= seconds
    return None
