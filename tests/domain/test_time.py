"""Time: instants, days and weeks in any zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, calendars, day_starts, instants, records, zones
from tests.examples import some
from tests.zones import APIA, BERLIN, HAVANA, NEW_YORK, TOKYO, NamedZone
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid
from tracker.domain.time.duration import DAY, HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import (
    RememberedZone,
    first_instant_from,
    instant_of,
    instants_of_wall,
    wall_time,
)
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import by_day, tally

EPOCH = datetime(1970, 1, 1)


def wall_seconds(instant: int, zone: NamedZone) -> int:
    return instant + zone.offset_at(instant)


def naive(seconds: int) -> datetime:
    return EPOCH + timedelta(seconds=seconds)


@st.composite
def wall_times(draw: st.DrawFn) -> tuple[NamedZone, datetime]:
    """A zone and a naive wall time in whole minutes, often one that is left out or repeated."""
    zone = draw(zones)
    near = draw(instants(zone))
    return zone, naive((near + zone.offset_at(near)) // MINUTE * MINUTE)


# Instants


@settings(deadline=None, max_examples=some(60))
@given(wall_times())
def test_the_instants_of_a_wall_time_are_all_that_show_it(drawn: tuple[NamedZone, datetime]) -> None:
    zone, wall = drawn
    meant = int((wall - EPOCH).total_seconds())
    shown = [t for t in range(meant - DAY, meant + DAY, MINUTE) if wall_seconds(t, zone) == meant]
    assert list(instants_of_wall(wall, zone)) == shown


@settings(deadline=None, max_examples=some(60))
@given(wall_times())
def test_the_first_instant_reaching_a_wall_time_is_the_first_not_before_it(
    drawn: tuple[NamedZone, datetime],
) -> None:
    zone, wall = drawn
    meant = int((wall - EPOCH).total_seconds())
    first = next(t for t in range(meant - DAY, meant + DAY, MINUTE) if wall_seconds(t, zone) >= meant)
    assert first_instant_from(wall, zone) == first


@settings(deadline=None, max_examples=some(100))
@given(st.data())
def test_a_wall_time_with_its_offset_is_the_same_instant_again(data: st.DataObject) -> None:
    zone = data.draw(zones)
    instant = data.draw(instants(zone))
    assert instant_of(wall_time(instant, zone)) == instant


# Days and weeks


@settings(deadline=None, max_examples=some(150))
@given(records())
def test_days_add_up_to_weeks_and_weeks_to_the_whole(record: Recorded) -> None:
    sums = [tally(record.entries, week, record.calendar, record.now) for week in record.weeks]
    for each in sums:
        assert all(seconds >= 0 for days in each.days.values() for seconds in days)
        assert sum(sum(days) for days in each.days.values()) == each.seconds
        assert 0 <= each.timer_seconds <= each.seconds
    assert sum(each.seconds for each in sums) == sum(e.seconds(record.now) for e in record.entries)
    for activity in {entry.activity for entry in record.entries}:
        logged = sum(e.seconds(record.now) for e in record.entries if e.activity == activity)
        assert sum(sum(each.of(activity)) for each in sums) == logged


@settings(deadline=None, max_examples=some(60))
@given(records(foreign=False))
def test_no_day_holds_more_than_its_own_seconds(record: Recorded) -> None:
    for week in record.weeks:
        bounds = record.calendar.bounds(week)
        sums = tally(record.entries, week, record.calendar, record.now)
        for day in range(7):
            logged = sum(days[day] for days in sums.days.values())
            assert logged <= bounds[day + 1] - bounds[day]


@settings(deadline=None, max_examples=some(60))
@given(records(foreign=False), st.data())
def test_a_second_is_counted_on_the_day_that_its_instant_belongs_to(
    record: Recorded, data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(record.entries))
    if not entry.seconds(record.now):
        return
    instant = data.draw(st.integers(entry.first, entry.last(record.now) - 1))
    one_second = Entry("x", "mixing", wall_time(instant, record.zone), wall_time(instant + 1, record.zone))
    week = record.calendar.week_at(instant)
    days = by_day(one_second, record.calendar.bounds(week), record.now)
    assert dict(zip(week.dates, days, strict=True))[record.calendar.day_at(instant)] == 1
    assert sum(days) == 1


@settings(deadline=None, max_examples=some(100))
@given(st.data())
def test_bounds_never_go_back_and_consecutive_weeks_meet(data: st.DataObject) -> None:
    zone = data.draw(zones)
    calendar = data.draw(calendars(zone))
    offset = data.draw(st.none() | st.integers(-12, 14).map(lambda hours: hours * HOUR))
    week = calendar.week_at(data.draw(instants(zone)), offset)
    bounds = calendar.bounds(week, offset)
    assert len(bounds) == 8
    assert list(bounds) == sorted(bounds)
    assert bounds[7] == calendar.bounds(week.next(), offset)[0]
    assert bounds[0] == calendar.bounds(week.previous(), offset)[7]
    if zone.name != "Pacific/Apia":
        assert len(set(bounds)) == 8


@settings(deadline=None, max_examples=some(150))
@given(st.data())
def test_each_day_begins_where_its_wall_time_first_reaches_the_setting_of_its_week(
    data: st.DataObject,
) -> None:
    zone, begin, turn = data.draw(zones), data.draw(day_starts), data.draw(day_starts)
    week = Calendar(zone, lambda _: time(0)).week_at(data.draw(instants(zone)))
    bounds = Calendar(zone, lambda asked: begin if asked == week else turn).bounds(week)
    walls = [
        *(datetime.combine(day, begin) for day in week.dates),
        datetime.combine(week.next().monday, turn),
    ]
    assert bounds == tuple(first_instant_from(wall, zone) for wall in walls)


@settings(deadline=None, max_examples=some(150))
@given(st.data())
def test_the_week_of_an_instant_is_the_one_between_whose_bounds_it_lies(data: st.DataObject) -> None:
    zone = data.draw(zones)
    calendar = data.draw(calendars(zone))
    offset = data.draw(st.none() | st.integers(-12, 14).map(lambda hours: hours * HOUR))
    instant = data.draw(instants(zone))
    bounds = calendar.bounds(calendar.week_at(instant, offset), offset)
    assert bounds[0] <= instant < bounds[7]


@settings(deadline=None, max_examples=some(100))
@given(st.data(), day_starts)
def test_a_day_begins_at_the_first_instant_of_its_date_that_reaches_day_start(
    data: st.DataObject, begin: time
) -> None:
    zone = data.draw(zones)
    calendar = Calendar(zone, lambda _: begin)
    week = calendar.week_at(data.draw(instants(zone)))
    for day, bound in zip(week.dates, calendar.bounds(week), strict=False):
        wall = wall_time(bound, zone).replace(tzinfo=None)
        before = wall_time(bound - 1, zone).replace(tzinfo=None)
        assert wall >= datetime.combine(day, begin)
        assert before < datetime.combine(day, begin)


# The nights on which the clocks change


def hours_of(zone: NamedZone, start: datetime, end: datetime, begin: time = time(0)) -> dict[date, float]:
    """Hours on each date of an entry."""
    calendar = Calendar(zone, lambda _: begin)
    entry = Entry("a", "mixing", start, end)
    hours: dict[date, float] = {}
    week = calendar.week_of(entry)
    for each in (week.previous(), week, week.next()):
        days = by_day(entry, calendar.bounds_for(entry, each), 0)
        hours |= {day: s / HOUR for day, s in zip(each.dates, days, strict=True) if s}
    return hours


def test_the_night_that_leaves_an_hour_out_is_an_hour_shorter() -> None:
    hours = hours_of(BERLIN, BERLIN.at("2026-03-28 22:00"), BERLIN.at("2026-03-29 08:00"))
    assert hours == {date(2026, 3, 28): 2, date(2026, 3, 29): 7}


def test_the_night_that_repeats_an_hour_is_an_hour_longer() -> None:
    hours = hours_of(BERLIN, BERLIN.at("2026-10-24 22:00"), BERLIN.at("2026-10-25 08:00"))
    assert hours == {date(2026, 10, 24): 2, date(2026, 10, 25): 9}


def test_a_timer_over_the_repeated_hour_counts_true_seconds() -> None:
    running = Entry("a", "mixing", BERLIN.at("2026-10-25 02:30"))
    now = instant_of(BERLIN.at("2026-10-25 02:30", second_pass=True))
    assert running.seconds(now) == HOUR


def test_where_midnight_is_left_out_the_day_begins_after_the_gap() -> None:
    bounds = Calendar(HAVANA, lambda _: time(0)).bounds(Week(2026, 10))
    assert wall_time(bounds[6], HAVANA).isoformat() == "2026-03-08T01:00:00-04:00"
    assert bounds[7] - bounds[6] == 23 * HOUR


def test_where_midnight_comes_twice_the_day_begins_at_the_first() -> None:
    bounds = Calendar(HAVANA, lambda _: time(0)).bounds(Week(2026, 44))
    assert wall_time(bounds[6], HAVANA).isoformat() == "2026-11-01T00:00:00-04:00"
    assert bounds[7] - bounds[6] == 25 * HOUR


def test_a_date_that_a_zone_skips_is_an_empty_day() -> None:
    bounds = Calendar(APIA, lambda _: time(0)).bounds(Week(2011, 52))
    days = [(bounds[day + 1] - bounds[day]) // HOUR for day in range(7)]
    assert days == [24, 24, 24, 24, 0, 24, 24]


def test_an_entry_over_a_skipped_date_loses_nothing() -> None:
    hours = hours_of(APIA, APIA.at("2011-12-29 22:00"), APIA.at("2011-12-31 03:00"))
    assert hours == {date(2011, 12, 29): 2, date(2011, 12, 31): 3}


# Midnight, week's end and day_start


def test_a_session_over_sunday_midnight_is_split_between_the_weeks() -> None:
    hours = hours_of(BERLIN, BERLIN.at("2026-11-15 22:00"), BERLIN.at("2026-11-16 03:00"))
    assert hours == {date(2026, 11, 15): 2, date(2026, 11, 16): 3}


def test_with_days_that_begin_at_four_the_session_stays_on_sunday() -> None:
    hours = hours_of(BERLIN, BERLIN.at("2026-11-15 22:00"), BERLIN.at("2026-11-16 05:00"), time(4))
    assert hours == {date(2026, 11, 15): 6, date(2026, 11, 16): 1}


def test_a_timer_over_the_turn_of_the_year_runs_from_week_53_to_week_1() -> None:
    calendar = Calendar(BERLIN, lambda _: time(0))
    entry = Entry("a", "mixing", BERLIN.at("2027-01-03 23:00"))
    now = instant_of(BERLIN.at("2027-01-04 02:00"))
    assert str(calendar.week_of(entry)) == "2026-W53"
    assert tally([entry], Week(2026, 53), calendar, now).seconds == HOUR
    assert tally([entry], Week(2027, 1), calendar, now).seconds == 2 * HOUR


@pytest.mark.parametrize(("own", "following", "sunday_hours"), [(0, 4, 28), (4, 0, 20), (4, 4, 24)])
def test_a_week_ends_where_the_next_one_begins_however_day_start_changes(
    own: int, following: int, sunday_hours: int
) -> None:
    calendar = Calendar(BERLIN, lambda week: time(own if week == Week(2026, 46) else following))
    bounds = calendar.bounds(Week(2026, 46))
    assert bounds[7] - bounds[6] == sunday_hours * HOUR
    assert bounds[7] == instant_of(BERLIN.at(f"2026-11-16 0{following}:00"))


def test_an_entry_recorded_elsewhere_keeps_its_day() -> None:
    calendar = Calendar(NEW_YORK, lambda _: time(0))
    entry = Entry("a", "mixing", BERLIN.at("2026-11-16 01:00"), BERLIN.at("2026-11-16 02:00"))
    assert calendar.week_of(entry) == Week(2026, 47)
    assert by_day(entry, calendar.bounds_for(entry, Week(2026, 47)), 0)[0] == HOUR
    assert calendar.week_at(entry.first) == Week(2026, 46)


def test_an_entry_with_the_offset_of_home_is_placed_by_the_zone_and_not_by_the_offset() -> None:
    calendar = Calendar(BERLIN, lambda _: time(0))
    entry = Entry("a", "mixing", BERLIN.at("2026-10-24 23:30"), BERLIN.at("2026-10-26 00:30"))
    days = by_day(entry, calendar.bounds_for(entry, Week(2026, 43)), 0)
    assert days == (0, 0, 0, 0, 0, HOUR // 2, 25 * HOUR)
    assert calendar.foreign_offset(entry) is None
    assert calendar.foreign_offset(Entry("b", "x", TOKYO.at("2026-10-24 23:30"))) == 9 * HOUR


# Weeks


def test_2026_has_a_week_53_between_52_and_the_first_of_2027() -> None:
    assert Week(2026, 52).next() == Week(2026, 53)
    assert Week(2026, 53).next() == Week(2027, 1)
    assert Week(2027, 1).previous() == Week(2026, 53)
    with pytest.raises(Invalid):
        Week(2027, 53)


def test_weeks_are_counted_on_and_back_over_a_week_53() -> None:
    assert Week(2026, 51).plus(3) == Week(2027, 1)
    assert Week(2027, 2).plus(-3) == Week(2026, 52)
    assert Week(2027, 52).plus(1) == Week(2028, 1)
    assert Week(2026, 53).plus(0) == Week(2026, 53)
    week = Week(2026, 40)
    for number in range(120):
        assert Week(2026, 40).plus(number) == week
        assert week.plus(-number) == Week(2026, 40)
        week = week.next()


@settings(deadline=None, max_examples=some(100))
@given(st.dates(date(1971, 1, 1), date(2199, 12, 31)))
def test_a_week_is_written_and_read_the_same_and_holds_its_dates(day: date) -> None:
    week = Week.containing(day)
    assert day in week.dates
    assert Week.parse(str(week)) == week
    assert week.next().previous() == week
    assert week < week.next()
    assert week.monday.weekday() == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-47",
        "2026-W7",
        "2026-W54",
        "2026-W00",
        "0000-W01",
        "²⁰²⁶-W47",
        "9999-W52",
        "W47",
        "2026-W471",
    ],
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        Week.parse(text)


def test_the_first_and_last_weeks_that_an_entry_can_lie_in_have_bounds() -> None:
    calendar = Calendar(BERLIN, lambda _: time(4))
    for week in (Week.parse("1970-W53"), Week.parse("2200-W01")):
        assert len(calendar.bounds(week)) == 8


@given(st.data())
def test_a_remembered_zone_says_at_every_instant_what_the_zone_says(data: st.DataObject) -> None:
    zone = data.draw(zones)
    remembered = RememberedZone(zone)
    for instant in data.draw(st.lists(instants(zone), min_size=1, max_size=20)):
        assert remembered.offset_at(instant) == zone.offset_at(instant)


@given(st.data())
def test_a_week_is_the_same_whatever_was_asked_before(data: st.DataObject) -> None:
    zone = data.draw(zones)
    calendar = data.draw(calendars(zone))
    for instant in data.draw(st.lists(instants(zone), min_size=1, max_size=20)):
        week, bounds = calendar.placed(instant)
        assert bounds == calendar.bounds(week)
        assert bounds[0] <= instant < bounds[7]
