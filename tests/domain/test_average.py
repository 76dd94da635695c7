"""On how many days hours lie, for periods of each kind and for two of them at once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tracker.domain.report.average import Spread, days_on_record, spread_over
from tracker.domain.report.periods import TIMES, mark_of, marks_of, names_of, numbers_between
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week

days = st.dates(date(1999, 1, 1), date(2030, 1, 1))


def number(by: str, day: date) -> int:
    """The number of the period that has a day."""
    return {
        "weekday": day.weekday(),
        "day": day.toordinal(),
        "week": (day - timedelta(days=day.weekday())).toordinal(),
        "month": day.year * 12 + day.month - 1,
        "year": day.year,
    }[by]


@settings(deadline=None, max_examples=some(150))
@given(days, st.integers(0, 800), st.integers(-10, 810), st.sampled_from([*combinations(TIMES, 2)]))
def test_a_period_has_those_days_of_a_range_that_are_of_it(
    first: date, length: int, at: int, times: tuple[str, str]
) -> None:
    gone = DayRange(first, first + timedelta(days=length))
    every = [first + timedelta(days=each) for each in range(length + 1)]
    one, other = ((by, number(by, first + timedelta(days=at))) for by in times)
    for periods in ((one,), (other,), (one, other), (other, one)):
        meant = [day for day in every if all(number(by, day) == own for by, own in periods)]
        in_week = 1 if "weekday" in dict(periods) else 7
        assert spread_over(gone, periods) == Spread(len(meant), in_week)
    assert spread_over(gone, (("kind", None),)).days == gone.count
    for by in TIMES:
        numbers = numbers_between(by, number(by, first), number(by, gone.last))
        if by != "weekday":
            assert sum(spread_over(gone, ((by, each),)).days for each in numbers) == gone.count


@settings(deadline=None, max_examples=some(60))
@given(days, st.lists(st.integers(0, 3000), min_size=1).map(sorted))
def test_periods_are_called_as_the_calendar_calls_them_one_by_one(first: date, places: list[int]) -> None:
    every = [first + timedelta(days=place) for place in places]
    calendar = {
        "weekday": [(f"{day:%a}".lower(), f"{day:%a}") for day in every],
        "day": [(str(day), f"{day:%a} {day.day} {day:%b}") for day in every],
        "week": [(str(Week.containing(day)), f"W{Week.containing(day).number:02d}") for day in every],
        "month": [(f"{day:%Y-%m}", f"{day:%b %Y}") for day in every],
        "year": [(f"{day:%Y}", f"{day:%Y}") for day in every],
    }
    for by in TIMES:
        assert names_of(by, [number(by, day) for day in every]) == calendar[by]


@given(days, st.integers(0, 800), st.integers(-40, 900), st.sampled_from(TIMES))
def test_the_marks_of_all_periods_of_some_days_are_those_of_each(
    first: date, length: int, at: int, by: str
) -> None:
    meant, today = DayRange(first, first + timedelta(days=length)), first + timedelta(days=at)
    numbers = numbers_between(by, number(by, first), number(by, meant.last))
    each = {one: mark_of(by, one, meant, today) for one in numbers}
    told = marks_of(by, meant, today)
    assert {one: told.get(one, "") for one in numbers} == each
    assert "" not in told.values()


@given(days, st.integers(0, 800), days, days)
def test_only_days_of_the_record_that_have_come_count(
    first: date, length: int, begin: date, today: date
) -> None:
    meant = DayRange(first, first + timedelta(days=length))
    every = (first + timedelta(days=each) for each in range(length + 1))
    come = [day for day in every if begin <= day <= today]
    found = days_on_record(meant, begin, today)
    assert (found.first, found.last) == (come[0], come[-1]) if found else not come


@pytest.mark.parametrize(("spread", "a_day", "a_week"), [
    (Spread(0), None, None), (Spread(6), 700, None), (Spread(7), 600, 4200), (Spread(14), 300, 2100),
    (Spread(0, 1), None, None), (Spread(2, 1), 2100, 2100),
])  # fmt: skip
def test_nothing_is_told_of_a_day_or_a_week_before_there_is_one(
    spread: Spread, a_day: int | None, a_week: int | None
) -> None:
    assert (spread.a_day(4200), spread.a_week(4200)) == (a_day, a_week)
