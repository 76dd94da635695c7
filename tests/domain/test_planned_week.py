"""A week with its plan: rows, what is left to lay, what lies over something usual, and what was done."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_plan import plans
from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import DAY, HOUR
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.plan import PlannedTime, planned_seconds, with_total
from tracker.domain.week.planned_said import collisions_said, done_said, left_said, moved_said
from tracker.domain.week.planned_week import PlannedWeek, planned_week
from tracker.domain.week.usual_times import UsualTime
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import week_report

WEEK = Week(2026, 48)
MONDAY, FRIDAY_NOON, NEXT_MONDAY = "2026-11-23 00:00", "2026-11-27 12:00", "2026-11-30 09:00"
SUNDAY_BEFORE = "2026-11-22 20:00"
CALENDAR = Calendar(BERLIN, lambda week: time(0))
LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("tutorials", "Tutorials", "learning"),
        Activity("cafe", "Café shifts", "job", 8, 3, True),
        Activity("running", "Running", "wellbeing", 7, 8, True),
    )
)
SHIFTS = tuple(UsualTime(day, "cafe", 9 * HOUR, 15 * HOUR) for day in (0, 2, 4))


def done(day: int, hours: float, activity: str = "mixing") -> Entry:
    begin = BERLIN.at(f"{WEEK.dates[day]} 10:00")
    return Entry(f"{day}{activity}", activity, begin, begin + timedelta(hours=hours))


def planned(now: str, *plan: PlannedTime, entries=(), targets=None, usual=SHIFTS, **how) -> PlannedWeek:
    numbers = replace(NO_NUMBERS, targets=targets or {})
    record = WeekRecord(WEEK, LISTED, None, tuple(entries), None, numbers, CALENDAR)
    report = week_report(record, BERLIN.at(now))
    return planned_week(report, plan, usual, LISTED, CALENDAR, **how)


def test_kinds_with_a_target_come_first_then_the_other_music_then_what_else_is_planned() -> None:
    plan = (PlannedTime(0, "running", 1.0), PlannedTime(5, "mixing", 3.0))
    found = planned(SUNDAY_BEFORE, *plan, targets={"learning": 5.0}, added=["cafe"])
    assert [row.what for row in found.rows] == [
        *("learning", "studio", "mixing", "connections"),
        *("cafe", "running"),
    ]
    moves = planned(SUNDAY_BEFORE, moved={"connections": 1.0})
    assert moves.rows[0].what == "connections"


def test_what_is_laid_for_an_activity_counts_for_its_kind_and_the_rest_is_left_to_lay() -> None:
    plan = (PlannedTime(1, "studio", 2.0), PlannedTime(5, "mixing", 3.0))
    found = planned(SUNDAY_BEFORE, *plan, targets={"studio": 12.0, "learning": 1.5})
    assert left_said(found) == "Left to lay: studio 7:00, learning 1:30"
    assert found.row("studio").planned[5] == 0
    assert sum(found.row("studio").laid) == 5 * HOUR


def test_in_a_week_that_runs_what_was_done_stands_in_for_the_days_that_are_gone() -> None:
    plan = (PlannedTime(1, "studio", 4.0), PlannedTime(4, "studio", 2.0), PlannedTime(6, "studio", 3.0))
    found = planned(FRIDAY_NOON, *plan, entries=[done(1, 1.5)], targets={"studio": 12.0})
    assert left_said(found) == "Left to lay: studio 5:30"
    more_today = [done(1, 1.5), done(4, 2.0), done(5, 0)]
    assert left_said(planned(FRIDAY_NOON, *plan, entries=more_today, targets={"studio": 6.5})) == ""


def test_hours_that_move_are_told_with_what_is_laid_of_them() -> None:
    found = planned(SUNDAY_BEFORE, PlannedTime(1, "studio", 1.5), moved={"studio": 3.0})
    assert moved_said(found) == "3:00 to studio, 1:30 laid"


def test_what_is_planned_over_a_shift_is_named() -> None:
    plan = (PlannedTime(2, "studio", 1.5, time(14)), PlannedTime(1, "studio", 2.0, time(19)))
    found = planned(SUNDAY_BEFORE, *plan)
    assert collisions_said(found) == ("Wed 14:00–15:30 studio lies over Café shifts, usually 09:00–15:00.",)
    assert collisions_said(planned(SUNDAY_BEFORE, PlannedTime(2, "studio", 1.5, time(15)))) == ()


def test_a_night_shift_is_in_the_way_of_the_next_morning_also_from_sunday_to_monday() -> None:
    night = (UsualTime(6, "cafe", 22 * HOUR, 30 * HOUR),)
    early = planned(SUNDAY_BEFORE, PlannedTime(0, "studio", 1.0, time(5)), usual=night)
    assert collisions_said(early) == ("Mon 05:00–06:00 studio lies over Café shifts, usually 22:00–06:00.",)


def test_the_plan_is_held_against_what_was_done_in_one_sentence() -> None:
    plan = (
        *(PlannedTime(day, "studio", hours) for day, hours in ((1, 2.0), (3, 3.0))),
        PlannedTime(5, "mixing", 3.0),
        PlannedTime(0, "learning", 1.0),
    )
    entries = [done(day, hours) for day, hours in ((0, 1.0), (1, 2.5), (3, 2.0), (4, 1.0))]
    said = "8:00 of studio on three days, done 6:30 on four; 1:00 of learning on one day, done none"
    assert done_said(planned(NEXT_MONDAY, *plan, entries=entries)) == f"Planned {said}."
    assert done_said(planned(FRIDAY_NOON, *plan, entries=entries)).endswith("done none, so far.")
    assert done_said(planned(SUNDAY_BEFORE, *plan)) == done_said(planned(NEXT_MONDAY)) == ""


@pytest.mark.parametrize(
    ("now", "today", "is_over"), [(SUNDAY_BEFORE, None, False), (MONDAY, 0, False), (NEXT_MONDAY, None, True)]
)
def test_a_week_is_to_come_then_runs_then_is_over(now, today, is_over) -> None:
    found = planned(now)
    assert (found.today, found.is_over, found.has_begun) == (today, is_over, is_over or today is not None)


@given(plans())
def test_each_planned_hour_stands_in_one_row_and_counts_once(plan) -> None:
    found = planned(SUNDAY_BEFORE, *plan)
    assert sum(sum(row.planned) for row in found.rows) == planned_seconds(plan)
    assert sum(sum(row.laid) for row in found.rows if not row.is_part) == planned_seconds(plan)
    assert [found.planned_on(day) for day in range(7)] == [
        sum(row.planned[day] for row in found.rows) for day in range(7)
    ]
    timed = [each for day in range(7) for each in (*found.untimed_on(day), *found.timed_on(day))]
    assert len(timed) == len(plan)


@given(plans(), st.integers(0, 6), st.sampled_from(["studio", "learning"]), st.integers(0, 9))
def test_so_many_hours_on_a_day_are_so_many_whatever_was_there(plan, day, what, hours) -> None:
    others = planned_seconds(plan, day) - planned_seconds(plan, day, what)
    if others + hours * HOUR > DAY:
        return
    new = with_total(plan, day, what, hours)
    assert planned_seconds(new, day, what) == hours * HOUR
    assert planned_seconds(new) - hours * HOUR == planned_seconds(plan) - planned_seconds(plan, day, what)
