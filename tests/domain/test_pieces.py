"""Pieces of entries are all that lies on each day, each by one clock; and the hours of the day are theirs."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.examples import some
from tests.zones import BERLIN, NamedZone
from tracker.domain.entries.entry import Entry
from tracker.domain.report.hours_of_day import by_weekday_and_hour, hours_of_day
from tracker.domain.report.pieces import pieces_of
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_log import day_logs


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data())
def test_pieces_are_all_that_lies_on_each_day(recorded: Recorded, data: st.DataObject) -> None:
    first = recorded.weeks[0].monday
    edges = st.integers(0, (recorded.weeks[-1].dates[6] - first).days).map(
        lambda n: first + timedelta(days=n)
    )
    days = DayRange(*sorted((data.draw(edges), data.draw(edges))))
    calendar = recorded.calendar
    pieces = pieces_of(recorded.entries, calendar, recorded.now)
    logged = day_logs(recorded.entries, days.first, days.last, calendar, recorded.now)
    sums: dict[int, int] = {}
    for day, _, _, begin, end, offset in pieces:
        assert begin < end
        sums[day] = sums.get(day, 0) + end - begin
        if offset == recorded.zone.offset_at(begin):
            assert offset == recorded.zone.offset_at(end - 1)
    expected = {day.day.toordinal(): day.seconds for day in logged if day.seconds}
    within = (days.first.toordinal(), days.last.toordinal() + 1)
    assert {day: seconds for day, seconds in sums.items() if within[0] <= day < within[1]} == expected
    by_hour = by_weekday_and_hour([hours_of_day(pieces)], lambda activity: [within])
    by_weekday = [0] * DAYS_IN_WEEK
    for day, seconds in expected.items():
        by_weekday[date.fromordinal(day).weekday()] += seconds
    assert [*map(sum, by_hour)] == by_weekday


def hours(zone: NamedZone, begin: str, length: int) -> dict[tuple[int, int], int]:
    start = zone.at(begin)
    entry = Entry("a", "mixing", start, start + timedelta(seconds=length))
    calendar = Calendar(zone, lambda week: time(0))
    made = hours_of_day(pieces_of([entry], calendar, 0))
    by_hour = by_weekday_and_hour([made], lambda activity: [(0, 10**6)])
    cells = ((place, hour, sum_) for place, row in enumerate(by_hour) for hour, sum_ in enumerate(row))
    return {(weekday, hour): seconds for weekday, hour, seconds in cells if seconds}


def test_an_hour_that_comes_twice_counts_twice_and_one_that_is_left_out_not_at_all() -> None:
    assert hours(BERLIN, "2026-10-25 01:30", 3 * HOUR) == {(6, 1): 1800, (6, 2): 2 * HOUR, (6, 3): 1800}
    assert hours(BERLIN, "2026-03-29 01:30", HOUR) == {(6, 1): 1800, (6, 3): 1800}


def test_where_clocks_are_changed_within_an_hour_each_piece_is_of_the_hour_that_they_show() -> None:
    newfoundland = NamedZone("America/St_Johns")
    # In 2010 they went back at a minute past midnight, to a minute past eleven.
    assert hours(newfoundland, "2010-11-07 00:00", 2 * HOUR) == {
        (6, 23): 59 * MINUTE,
        (6, 0): HOUR + MINUTE,
    }
