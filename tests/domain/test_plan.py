"""The plan of a week: hours laid on days, and when they are."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import calendars, zones
from tests.zones import BERLIN
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.duration import DAY, HOUR
from tracker.domain.time.week import Week
from tracker.domain.time.zone import wall_time
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.plan import (
    Plan,
    PlannedTime,
    in_order,
    planned_seconds,
    stretches,
    with_hours,
    with_planned,
    with_start,
    without,
)

WEEK = Week(2026, 48)
STUDIO = PlannedTime(1, "studio", 2.0, time(19))
planned_times = st.builds(
    PlannedTime,
    st.integers(0, 6),
    st.sampled_from(["studio", "learning", "mixing"]),
    st.integers(1, 12).map(lambda halves: halves / 2),
    st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    plan: Plan = ()
    for planned in draw(st.lists(planned_times, max_size=8)):
        if planned_seconds(plan, planned.day) + planned.seconds <= DAY:
            plan = with_planned(plan, planned)
    return plan


@given(plans(), planned_times)
def test_what_is_planned_adds_up_or_is_refused_for_a_day_that_is_full(plan, new):
    before = planned_seconds(plan)
    if planned_seconds(plan, new.day) + new.seconds > DAY:
        with pytest.raises(Refused, match="a day has 24 hours"):
            with_planned(plan, new)
    else:
        assert planned_seconds(with_planned(plan, new)) == before + new.seconds


@given(plans(), st.integers(0, 6), st.sampled_from(["studio", "learning"]))
def test_half_an_hour_more_and_less_is_as_it_was(plan, day, what):
    if planned_seconds(plan, day) + HOUR // 2 <= DAY:
        assert in_order(with_hours(with_hours(plan, day, what, 0.5), day, what, -0.5)) == plan


@given(plans(), st.integers(0, 6), st.sampled_from(["studio", "learning"]))
def test_taking_away_ends_with_nothing_and_leaves_the_rest(plan, day, what):
    left = plan
    for _ in range(100):
        left = with_hours(left, day, what, -0.5)
    assert planned_seconds(left, day, what) == 0
    assert planned_seconds(left) == planned_seconds(plan) - planned_seconds(plan, day, what)


def test_what_begins_at_the_same_time_becomes_longer():
    assert with_planned((STUDIO,), STUDIO) == (PlannedTime(1, "studio", 4.0, time(19)),)
    assert len(with_planned((STUDIO,), PlannedTime(1, "studio", 1.0))) == 2


def test_a_time_can_be_settled_later_and_taken_back():
    plan = with_hours((), 1, "studio", 2.0)
    settled = with_start(plan, 1, "studio", time(19))
    assert settled == (STUDIO,)
    assert with_start(settled, 1, "studio", None) == plan
    assert without(settled, STUDIO) == ()


@pytest.mark.parametrize("bad", [(7, "studio", 1.0), (-1, "studio", 1.0), (0, "x", 0.0), (0, "x", 24.5)])
def test_what_no_day_has_is_no_plan(bad):
    with pytest.raises(Invalid):
        PlannedTime(*bad)


@given(st.data(), plans())
def test_every_settled_time_lies_where_its_wall_clock_says(data, plan):
    calendar = data.draw(zones.flatmap(calendars))
    week = data.draw(st.sampled_from([WEEK, Week(2026, 53), Week(2026, 44), Week(2026, 13)]))
    found = stretches(plan, week, calendar)
    assert sorted(map(repr, (each.planned for each in found))) == sorted(repr(p) for p in plan if p.start)
    for each in found:
        assert each.end - each.begin == each.planned.seconds
        begin, _ = calendar.day_bounds(week.dates[each.planned.day])
        # A night on which the clocks change is an hour longer; no zone moves them further than a day.
        assert begin - 2 * HOUR <= each.begin <= begin + 2 * DAY


def test_a_time_before_the_day_begins_is_meant_in_its_night():
    calendar = Calendar(BERLIN, lambda week: time(5))
    late = PlannedTime(1, "studio", 2.0, time(1))
    early = PlannedTime(1, "studio", 2.0, time(5))
    first, second = stretches((late, early), WEEK, calendar)
    assert wall_time(first.begin, BERLIN).replace(tzinfo=None) == datetime(2026, 11, 24, 5)
    assert wall_time(second.begin, BERLIN).replace(tzinfo=None) == datetime(2026, 11, 25, 1)
    assert second.end - second.begin == timedelta(hours=2).total_seconds()
