"""What is said of today's plan, and of what was planned on a day."""

from __future__ import annotations

from datetime import time

import pytest

from tests.domain.test_review import entries, record
from tests.zones import BERLIN
from tracker.domain.value import replace
from tracker.domain.week.plan import PlannedTime
from tracker.domain.week.plan_words import plan_of_today, planned_on, timed_plan
from tracker.domain.week.week_report import week_report

EVENING = PlannedTime(1, "studio", 2.0, time(19))
ANY_TIME = PlannedTime(1, "tutorials", 1.0)
SATURDAY = PlannedTime(5, "studio", 3.0)


def said(now: str, *plan: PlannedTime, given: tuple[tuple[str, str, float], ...] = (), running: str = ""):
    made = record(*given)
    log = replace(made.log, plan=plan)
    made = replace(made, log=log)
    if running:
        (entry,) = entries((running, "17 19:10", 1))
        entry = replace(entry, end=None, id="runs")
        made = replace(made, entries=(*made.entries, entry), running=entry)
    report = week_report(made, BERLIN.at(f"2026-11-{now}"))
    return plan_of_today(timed_plan(made), report, lambda what: what, BERLIN)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("17 10:00", "studio 19:00–21:00, in 9:00"),
        ("17 18:00", "studio 19:00–21:00, in 60 minutes"),
        ("17 18:20", "studio 19:00–21:00, in 40 minutes"),
        ("17 18:59", "studio 19:00–21:00, in a minute"),
        ("17 19:00", "studio 19:00–21:00, now"),
        ("17 21:00", ""),
        ("18 10:00", ""),
        ("24 10:00", ""),
    ],
)
def test_the_next_time_of_today_is_told_until_it_is_over(now, words):
    assert said(now, EVENING, SATURDAY) == words


def test_what_runs_of_it_has_its_end_told():
    assert said("17 19:30", EVENING, running="mixing") == "studio till 21:00"
    assert said("17 19:30", EVENING, running="games") == "studio 19:00–21:00, now"


def test_what_has_no_time_is_told_until_it_is_done():
    assert said("17 10:00", ANY_TIME) == "tutorials 1:00 planned"
    assert said("17 12:00", ANY_TIME, given=(("tutorials", "17 10:00", 0.5),)) == (
        "tutorials 0:30 of 1:00 planned"
    )
    assert said("17 12:00", ANY_TIME, given=(("tutorials", "17 10:00", 1),)) == ""
    assert said("17 18:30", EVENING, ANY_TIME) == "studio 19:00–21:00, in 30 minutes · tutorials 1:00 planned"


def test_a_day_gone_by_has_what_was_done_beside_what_was_planned():
    report = week_report(record(("mixing", "17 19:00", 1.5)), BERLIN.at("2026-11-18 10:00"))
    assert planned_on((EVENING, SATURDAY), report, "studio", 1) == "Tue: 1:30 of 2:00 planned"
    assert planned_on((EVENING, SATURDAY), report, "studio", 5) == "Sat: 3:00 planned"
    assert planned_on((EVENING, SATURDAY), report, "studio", 0) == ""
