"""Days, months and years as they are looked back on say what reports say of them, to the second."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.domain.test_report import LISTED, History
from tests.examples import some
from tracker.domain.report.average import days_on_record, spread_over
from tracker.domain.report.past import MONTHS_IN_YEAR, Past, Sums, month_of, past_of, shade, step_for
from tracker.domain.report.verdicts import Verdicts
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.week.balance import Balance

TODAY = date(2026, 11, 19)


def past_with(**studio: int) -> Past:
    """A record with seconds in the studio on the days before today, by how many days ago."""
    days = {TODAY.toordinal() - int(ago[1:]): seconds for ago, seconds in studio.items()}
    first = date.fromordinal(min(days))
    seconds = tuple(days.get(day, 0) for day in range(min(days), TODAY.toordinal() + 1))
    return Past(TODAY, first, seconds, {day: (0, amount, 0) for day, amount in days.items()})


def in_all(sums: Sums) -> tuple[int, int, int, int]:
    return sums.seconds, sums.wasted, sums.studio, sums.learning


def reported(history: History, first: date, last: date) -> tuple[int, int, int, int]:
    report = history.report(DayRange(first, last), "day")
    balance: Balance = report.balance
    return report.seconds, balance.wasted, balance.studio, balance.learning


@settings(deadline=None, max_examples=some(80))
@given(records(), st.data())
def test_each_day_month_and_year_is_what_the_report_says(recorded: Recorded, data: st.DataObject) -> None:
    history = History(recorded, data)
    today = recorded.calendar.day_at(recorded.now)
    past = past_of(history.series(), history.verdicts, LISTED, today)
    every = DayRange(past.first - timedelta(days=9), past.last + timedelta(days=9))
    by_day = {group.number: group.seconds for group in history.report(every, "day").groups}
    shown = (past.first.toordinal() - 9 + n for n in range(every.count))
    days = {day: past.of(date.fromordinal(day)) for day in shown}
    assert {day: sums.seconds for day, sums in days.items() if sums.seconds} == by_day
    day = data.draw(st.dates(past.first, past.last))
    assert in_all(past.of(day)) == reported(history, day, day)
    for year in past.by_year():
        assert in_all(year.sums) == reported(history, year.first, year.last)
    months = past.months(day.year)
    for month in months:
        assert (month.first, month.last) == month_of(month.first)
        assert in_all(month.sums) == reported(history, month.first, month.last)
        assert month.studio_days <= max(month.days, (month.last - month.first).days + 1)
    (year,) = (each for each in past.by_year() if each.first.year == day.year)
    for name in ("seconds", "wasted", "studio", "learning"):
        assert sum(getattr(month.sums, name) for month in months) == getattr(year.sums, name)


@given(st.integers(0, 30 * HOUR), st.integers(0, 30 * HOUR), st.sampled_from([HOUR // 4, HOUR, 4 * HOUR]))
def test_more_hours_are_never_a_lighter_shade_and_a_minute_is_one(one: int, other: int, step: int) -> None:
    less, more = sorted((one, other))
    assert 0 <= shade(less, step) <= shade(more, step) <= 4
    assert (shade(less, step) == 0) == (less < MINUTE)
    # What the legend says: up to one step is the first shade, beyond three the last.
    assert shade(step, step) == 1
    assert [shade(3 * step, step), shade(3 * step + 1, step)] == [3, 4]


def test_a_single_long_day_does_not_pale_all_others() -> None:
    assert step_for([HOUR] * 30 + [14 * HOUR]) == HOUR // 2
    assert step_for([]) == step_for([30]) == HOUR


def test_a_month_ends_where_the_next_begins() -> None:
    assert month_of(date(2024, 2, 10)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(date(2026, MONTHS_IN_YEAR, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_what_falls_on_a_week_counts_the_days_so_far_and_needs_a_week() -> None:
    past = past_with(d20=3 * HOUR, d10=2 * HOUR, d1=HOUR)
    november = past.months(2026)[-1]
    assert (november.days, november.studio_days, november.a_week(november.sums.studio)) == (19, 2, 3979)
    # October began for this record two days before its end.
    october = past.months(2026)[0]
    assert (october.days, october.a_week(october.sums.studio)) == (2, None)


def test_a_report_has_the_same_average_for_each_month_and_year() -> None:
    past = past_with(d420=3 * HOUR, d400=2 * HOUR, d60=4 * HOUR, d10=2 * HOUR, d1=HOUR)
    gone = days_on_record(DayRange(date(2025, 1, 1), date(2026, 12, 31)), past.first, TODAY)
    months = [
        (month, ("month", month.first.year * 12 + month.first.month - 1))
        for year in (2025, 2026)
        for month in past.months(year)
    ]
    years = [(year, ("year", year.first.year)) for year in past.by_year()]
    assert len(months) == 15
    for period, named in (*months, *years):
        spread = spread_over(gone, (named,))
        assert period.days == spread.days
        assert period.a_week(period.sums.studio) == spread.a_week(period.sums.studio)


def test_nothing_recorded_is_today_alone() -> None:
    past = past_of([], Verdicts(LISTED, {}), LISTED, TODAY)
    assert (past.first, past.last, list(past.years), in_all(past.of(TODAY))) == (
        TODAY,
        TODAY,
        [2026],
        (0, 0, 0, 0),
    )
