"""Ranges of days: how they are named, and what is meant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.time.range import (
    UNITS,
    DayRange,
    month_of,
    quarter_of,
    range_between,
    range_named,
    week_range,
    year_of,
)
from tracker.domain.time.week import Week

TODAY = date(2026, 11, 19)
days = st.dates(date(1971, 1, 8), date(2198, 12, 1))


@pytest.mark.parametrize(("unit", "text", "first", "last"), [
    ("week", "", "2026-11-16", "2026-11-22"),
    ("week", "last", "2026-11-09", "2026-11-15"),
    ("week", "2026-W53", "2026-12-28", "2027-01-03"),
    ("month", "", "2026-11-01", "2026-11-30"),
    ("month", "this", "2026-11-01", "2026-11-30"),
    ("month", "last", "2026-10-01", "2026-10-31"),
    ("month", "2024-02", "2024-02-01", "2024-02-29"),
    ("month", "2026-1", "2026-01-01", "2026-01-31"),
    ("month", "Nov", "2026-11-01", "2026-11-30"),
    ("month", "december", "2025-12-01", "2025-12-31"),
    ("month", "12", "2025-12-01", "2025-12-31"),
    ("quarter", "", "2026-10-01", "2026-12-31"),
    ("quarter", "last", "2026-07-01", "2026-09-30"),
    ("quarter", "2026-Q1", "2026-01-01", "2026-03-31"),
    ("quarter", "q4", "2026-10-01", "2026-12-31"),
    ("quarter", "3", "2026-07-01", "2026-09-30"),
    ("year", "", "2026-01-01", "2026-12-31"),
    ("year", "last", "2025-01-01", "2025-12-31"),
    ("year", "2016", "2016-01-01", "2016-12-31"),
])  # fmt: skip
def test_what_is_meant_by_a_name(unit: str, text: str, first: str, last: str) -> None:
    meant = DayRange(date.fromisoformat(first), date.fromisoformat(last))
    assert range_named(unit, text, TODAY) == meant


@pytest.mark.parametrize(("unit", "text"), [
    ("week", "soon"), ("month", "2026-13"), ("month", "2026-00"), ("month", "0"), ("month", "no"),
    ("month", "2026-11-01"), ("quarter", "2026-05"), ("quarter", "Q5"), ("quarter", "2026-Q"),
    ("year", "26"), ("year", "nineteen"), ("month", "٣"), ("year", "20²6"),
])  # fmt: skip
def test_what_names_nothing_is_refused_with_what_would(unit: str, text: str) -> None:
    with pytest.raises(Misunderstood, match=f"is not a {unit}. Try "):
        range_named(unit, text, TODAY)


@pytest.mark.parametrize(
    ("unit", "text"), [("month", "1066-10"), ("year", "9000"), ("quarter", "9998-Q4"), ("week", "9999-W01")]
)
def test_what_no_record_reaches_is_refused(unit: str, text: str) -> None:
    with pytest.raises(Invalid, match="too far"):
        range_named(unit, text, TODAY)


def test_from_a_day_to_another() -> None:
    assert range_between("2026-11-16", "yesterday", TODAY) == DayRange(date(2026, 11, 16), date(2026, 11, 18))
    assert range_between("monday", None, TODAY).last == TODAY
    with pytest.raises(Misunderstood, match="comes before"):
        range_between("today", "yesterday", TODAY)


@pytest.mark.parametrize(("days", "text"), [
    (month_of(TODAY), "November 2026"), (year_of(TODAY), "2026"), (quarter_of(TODAY), "2026-Q4"),
    (week_range(Week(2026, 53)), "2026-W53"), (DayRange(TODAY, TODAY), "19 Nov 2026"),
    (DayRange(date(2025, 12, 30), TODAY), "30 Dec 2025 to 19 Nov 2026"),
    (DayRange(date(2026, 11, 2), TODAY), "2 Nov to 19 Nov 2026"),
])  # fmt: skip
def test_what_a_range_is_called(days: DayRange, text: str) -> None:
    assert days.text == text


@settings(deadline=None, max_examples=some(200))
@given(days)
def test_each_day_is_in_one_week_month_quarter_and_year_and_their_names_are_read_back(day: date) -> None:
    for unit, of_day in zip(UNITS, (_week, month_of, quarter_of, year_of), strict=True):
        days = of_day(day)
        assert day in days
        assert range_named(unit, days.text if unit != "month" else f"{day:%Y-%m}", TODAY) == days
        # What comes before and after it is another one, and no day is left out between.
        before, after = of_day(days.first - timedelta(days=1)), of_day(days.last + timedelta(days=1))
        assert before.last < days.first
        assert days.last < after.first


@settings(deadline=None, max_examples=some(200))
@given(days, st.sampled_from(UNITS))
def test_the_last_one_ends_where_this_one_begins(today: date, unit: str) -> None:
    this, last = range_named(unit, "this", today), range_named(unit, "last", today)
    assert today in this
    assert this.first - last.last == timedelta(days=1)


@settings(deadline=None, max_examples=some(100))
@given(days, st.integers(1, 12))
def test_a_month_without_a_year_is_the_latest_that_has_begun(today: date, month: int) -> None:
    meant = range_named("month", str(month), today)
    assert meant.first <= today < meant.first.replace(year=meant.first.year + 1)
    assert meant.first.month == month


@settings(deadline=None, max_examples=some(100))
@given(days, days, days)
def test_what_has_come_of_a_range(one: date, other: date, today: date) -> None:
    days = DayRange(min(one, other), max(one, other))
    gone = days.up_to(today)
    assert (0 if gone is None else len(gone)) == max(
        0, min(days.last, today).toordinal() - days.first.toordinal() + 1
    )


def _week(day: date) -> DayRange:
    return week_range(Week.containing(day))
