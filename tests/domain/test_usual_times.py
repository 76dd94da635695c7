"""What is usual on which weekday, by the entries of the last four weeks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.recorded import ACTIVITIES, calendars, records, zones
from tests.zones import BERLIN, TOKYO
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import DAY, HOUR, MINUTE
from tracker.domain.time.zone import instants_of_wall
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.usual_times import UsualTime, usual_said, usual_times

LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("tutorials", "Tutorials", "learning"),
        Activity("cafe", "Café shifts", "job", 8, 3, True),
        Activity("cooking", "Cooking", "chores"),
        Activity("social-media", "Social media", "leisure", 2, 4, False),
    )
)
TODAY = date(2026, 11, 26)
MONDAYS = [date(2026, 11, 23) - timedelta(weeks=weeks) for weeks in range(4)]
PLAIN = Calendar(BERLIN, lambda week: time(0))
SHIFT = UsualTime(0, "cafe", 9 * HOUR, 15 * HOUR)


def on(day: date, begin: str, end: str, activity: str = "cafe", zone=BERLIN) -> Entry:
    last = day + timedelta(days=end <= begin)
    return Entry(f"{day}-{begin}", activity, zone.at(f"{day} {begin}"), zone.at(f"{last} {end}"))


def usual(*entries: Entry, calendar: Calendar = PLAIN) -> tuple[UsualTime, ...]:
    return usual_times(entries, LISTED, calendar, TODAY)


def test_a_shift_on_three_of_four_mondays_is_usual_and_said_with_its_days() -> None:
    shifts = [on(day, "08:55", "15:04") for day in MONDAYS[:3]] + [on(MONDAYS[3], "12:00", "13:00", "mixing")]
    wednesdays = [on(day - timedelta(days=5), "09:02", "14:58") for day in MONDAYS]
    found = usual(*shifts, *wednesdays)
    assert found == (SHIFT, UsualTime(2, "cafe", 9 * HOUR, 15 * HOUR))
    assert usual_said(found, LISTED) == ("Café shifts Mon Wed 09:00–15:00",)


def test_two_of_four_weeks_are_too_few_and_two_of_two_are_enough() -> None:
    shifts = [on(day, "09:00", "15:00") for day in MONDAYS[:2]]
    logged = [on(day, "20:00", "21:00", "mixing") for day in MONDAYS[2:]]
    assert usual(*shifts, *logged) == ()
    assert usual(*shifts, logged[0]) == usual(*shifts) == (SHIFT,)
    assert usual(shifts[0]) == ()


def test_one_week_that_was_otherwise_changes_nothing() -> None:
    odd = on(MONDAYS[1], "18:00", "23:00")
    assert usual(*(on(day, "09:00", "15:00") for day in MONDAYS if day != MONDAYS[1]), odd) == (SHIFT,)


def test_shifts_at_other_times_each_week_have_no_usual_time() -> None:
    begins = ("06:00", "09:00", "14:00", "18:00")
    assert usual(*(on(day, at, "20:00") for day, at in zip(MONDAYS, begins, strict=True))) == ()


def test_a_lunch_break_does_not_end_a_shift_and_an_errand_is_none() -> None:
    parts = [("07:00", "07:10"), ("09:00", "12:00"), ("12:45", "15:00")]
    assert usual(*(on(day, *part) for day in MONDAYS for part in parts)) == (SHIFT,)


@pytest.mark.parametrize("activity", ["mixing", "social-media", "long-gone"])
def test_music_and_what_counts_as_wasted_are_not_in_the_way(activity: str) -> None:
    assert usual(*(on(day, "09:00", "15:00", activity) for day in MONDAYS)) == ()


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    nights = [on(day, "22:00", "06:00") for day in MONDAYS]
    assert usual(*nights) == (UsualTime(0, "cafe", 22 * HOUR, 30 * HOUR),)
    late = Calendar(BERLIN, lambda week: time(5))
    after_midnight = [on(day + timedelta(days=1), "01:00", "03:00") for day in MONDAYS]
    assert usual(*after_midnight, calendar=late) == (UsualTime(0, "cafe", 25 * HOUR, 27 * HOUR),)


def test_a_night_on_which_the_clocks_change_ends_by_the_clock_as_the_others_do() -> None:
    nights = [on(day, "22:00", "06:00") for day in (date(2026, 10, 17), date(2026, 10, 24))]
    found = usual_times(nights, LISTED, PLAIN, date(2026, 10, 29))
    assert found == (UsualTime(5, "cafe", 22 * HOUR, 30 * HOUR),)


def test_what_was_recorded_elsewhere_keeps_its_own_wall_clock() -> None:
    assert usual(*(on(day, "09:00", "15:00", zone=TOKYO) for day in MONDAYS)) == (SHIFT,)


@given(
    st.data(),
    zones,
    st.dates(date(2006, 3, 1), date(2029, 12, 1)),
    st.integers(0, 95),
    st.integers(1, 40),
)
def test_what_is_each_week_at_one_wall_time_is_found_there_whatever_the_clocks_do(
    data, zone, today, begin, quarters
) -> None:
    calendar = data.draw(calendars(zone))
    entries, days = [], set()
    for week in range(4):
        wall = datetime.combine(today - timedelta(days=3 + 7 * week), time(0)) + timedelta(minutes=15 * begin)
        firsts = instants_of_wall(wall, zone)
        lasts = instants_of_wall(wall + timedelta(minutes=15 * quarters), zone)
        # A wall time of this very night may not be there, or twice.
        assume(len(firsts) == len(lasts) == 1)
        entries.append(Entry(str(week), "cafe", zone.moment(firsts[0]), zone.moment(lasts[0])))
        days.add((calendar.day_at(firsts[0]) - wall.date()).days)
    # Where the day begins later from one week to the next, it is another day.
    assume(len(days) == 1)
    (found,) = usual_times(entries, LISTED, calendar, today)
    shift = -min(days) * DAY
    assert (found.begin, found.end) == (
        begin * 15 * MINUTE + shift,
        (begin + quarters) * 15 * MINUTE + shift,
    )
    assert found.day == (today - timedelta(days=3) + timedelta(days=min(days))).weekday()


@given(records(), st.integers(0, 40))
def test_whatever_is_on_record_usual_times_are_quarters_of_what_was_there_and_never_music(recorded, days):
    today = recorded.calendar.day_at(recorded.now) + timedelta(days=days)
    found = usual_times(recorded.entries, LISTED, recorded.calendar, today)
    there = {entry.activity for entry in recorded.entries}
    for each in found:
        assert each.activity in there & {"cafe"}
        assert each.begin < each.end
        assert each.begin % (15 * MINUTE) == each.end % (15 * MINUTE) == 0
    assert len({(each.day, each.activity) for each in found}) == len(found)
    assert {"mixing", "tutorials", "cafe", "social-media"} == {*ACTIVITIES}
