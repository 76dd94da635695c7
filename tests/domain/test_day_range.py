"""Ranges of days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import some
from tracker.domain.errors import Invalid, Misunderstood, TrackerError
from tracker.domain.time.day_range import ALL_DAYS, RANGE_WORDS, DayRange, parse_range
from tracker.domain.time.week import Week

TODAY = date(2026, 11, 19)
LENGTHS = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}
days = st.dates(date(1971, 2, 1), date(2199, 11, 30))


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ({}, "2026-11-01", "2026-11-30"),
        ({"week": ""}, "2026-11-16", "2026-11-22"),
        ({"week": "last"}, "2026-11-09", "2026-11-15"),
        ({"week": "2026-W53"}, "2026-12-28", "2027-01-03"),
        ({"month": ""}, "2026-11-01", "2026-11-30"),
        ({"month": "2024-02"}, "2024-02-01", "2024-02-29"),
        ({"month": "2026-2"}, "2026-02-01", "2026-02-28"),
        ({"month": " Last "}, "2026-10-01", "2026-10-31"),
        ({"quarter": "this"}, "2026-10-01", "2026-12-31"),
        ({"quarter": "last"}, "2026-07-01", "2026-09-30"),
        ({"quarter": "2026-q1"}, "2026-01-01", "2026-03-31"),
        ({"month": "10"}, "2026-10-01", "2026-10-31"),
        ({"month": "11"}, "2026-11-01", "2026-11-30"),
        ({"month": "12"}, "2025-12-01", "2025-12-31"),
        ({"month": "01"}, "2026-01-01", "2026-01-31"),
        ({"month": "oct"}, "2026-10-01", "2026-10-31"),
        ({"month": "October"}, "2026-10-01", "2026-10-31"),
        ({"month": "Sept"}, "2026-09-01", "2026-09-30"),
        ({"month": "dec"}, "2025-12-01", "2025-12-31"),
        ({"quarter": "4"}, "2026-10-01", "2026-12-31"),
        ({"quarter": "Q3"}, "2026-07-01", "2026-09-30"),
        ({"year": ""}, "2026-01-01", "2026-12-31"),
        ({"year": "2024"}, "2024-01-01", "2024-12-31"),
        ({"year": "last"}, "2025-01-01", "2025-12-31"),
        ({"from": "monday"}, "2026-11-16", "2026-11-19"),
        ({"from": "yesterday", "to": "tomorrow"}, "2026-11-18", "2026-11-20"),
        ({"from": "2026-11-25"}, "2026-11-25", "2026-11-25"),
    ],
)
def test_a_range_is_named_in_few_words(given: dict[str, str], first: str, last: str) -> None:
    assert parse_range(given, TODAY, "month") == DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"month": "13"}, "«13» is not a month. Try 2026-11, 11, nov, this, last or next."),
        ({"month": "0"}, "not a month"),
        ({"month": "no"}, "not a month"),
        ({"month": "nov 2026"}, "not a month"),
        ({"month": "q4"}, "not a month"),
        ({"month": "٤"}, "not a month"),
        ({"quarter": "5"}, "«5» is not a quarter. Try 2026-Q4, Q4, this, last or next."),
        ({"quarter": "q0"}, "not a quarter"),
        ({"quarter": "oct"}, "not a quarter"),
        ({"year": "1"}, "not a year"),
        ({"month": "2026-13"}, "not a month"),
        ({"month": "2026-00"}, "not a month"),
        ({"month": "2026"}, "not a month"),
        ({"month": "2026-1x"}, "not a month"),
        ({"month": "٢٠٢٦-11"}, "not a month"),
        ({"quarter": "2026-Q5"}, "not a quarter"),
        ({"quarter": "2026-4"}, "not a quarter"),
        ({"year": "26"}, "not a year"),
        ({"year": "2026-1"}, "not a year"),
        ({"week": "soon"}, "not a week"),
        ({"from": "soon"}, "not a day"),
        ({"from": ""}, "not a day"),
        ({"to": "today"}, "--to needs --from"),
        ({"week": "", "to": "today"}, "--to needs --from"),
        ({"all": "", "year": ""}, "--year and --all are two ways to say it"),
        ({"from": "today", "week": "47"}, "--week and --from are two ways"),
    ],
)
def test_what_names_no_range_is_told_with_what_would(given: dict[str, str], said: str) -> None:
    with pytest.raises(Misunderstood, match=said.replace("(", "\\(")):
        parse_range(given, TODAY, "month")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"from": "today", "to": "yesterday"}, "2026-11-18 comes before 2026-11-19"),
        ({"month": "0001-01"}, "too far away"),
        ({"year": "9999"}, "too far away"),
        ({"from": "0001-01-01"}, "too far away"),
    ],
)
def test_a_range_that_goes_backwards_or_too_far_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        parse_range(given, TODAY, "month")


@given(days, st.sampled_from(sorted(LENGTHS)))
def test_the_present_one_has_today_and_lies_between_the_last_one_and_the_next(today: date, word: str) -> None:
    present = parse_range({word: ""}, today, "month")
    last, following = (parse_range({word: text}, today, "month") for text in ("last", "next"))
    assert present.has(today)
    assert present == parse_range({word: "this"}, today, "week") == parse_range({}, today, word)
    assert last.last + timedelta(days=1) == present.first
    assert present.last + timedelta(days=1) == following.first
    least, most = LENGTHS[word]
    assert all(least <= each.count <= most for each in (last, present, following))


@example(first=ALL_DAYS.last, length=400)
@given(days, st.integers(0, 400))
def test_the_weeks_of_a_range_hold_its_days_and_no_week_is_without_any(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), ALL_DAYS.last)
    meant = parse_range({"from": str(first), "to": str(last)}, TODAY, "month")
    weeks = list(meant.weeks)
    held = [day for week in weeks for day in week.dates if meant.has(day)]
    assert held == [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert {Week.containing(day) for day in held} == set(weeks)


@given(days, days)
def test_what_is_named_without_its_year_is_the_latest_such_that_has_begun(today: date, day: date) -> None:
    year_before = today.replace(year=today.year - 1, day=1)
    for word, names in {
        "month": (str(day.month), f"{day.month:02d}", f"{day:%b}", f"{day:%B}".upper()),
        "quarter": (str((day.month + 2) // 3), f"q{(day.month + 2) // 3}"),
    }.items():
        named = {parse_range({word: name}, today, "week") for name in names}
        (meant,) = named
        alike = {day.replace(year=year, day=1) for year in (today.year, today.year - 1)}
        assert any(meant.has(each) for each in alike)
        assert year_before < meant.last
        assert meant.first <= today
        # The next one like it has not begun.
        assert meant.first.replace(year=meant.first.year + 1) > today


@given(days)
def test_months_quarters_and_years_are_named_by_their_numbers(day: date) -> None:
    assert parse_range({"month": f"{day:%Y-%m}"}, TODAY, "week").has(day)
    assert parse_range({"quarter": f"{day.year}-Q{(day.month + 2) // 3}"}, TODAY, "week").has(day)
    assert parse_range({"year": str(day.year)}, TODAY, "week").has(day)
    assert ALL_DAYS.has(day)


@given(st.dictionaries(st.sampled_from(RANGE_WORDS), st.text(max_size=8)), days)
def test_nonsense_is_a_sentence_and_nothing_else(given: dict[str, str], today: date) -> None:
    said = ""
    try:
        parse_range(given, today, "month")
    except TrackerError as error:
        said = str(error)
    assert said[-1:] in ("", ".")


@pytest.mark.parametrize(("given", "called", "in_words"), [
    ({"year": "2026"}, "2026", "1 Jan to 31 Dec 2026"),
    ({"quarter": "2026-Q4"}, "2026-Q4", "1 Oct to 31 Dec 2026"),
    ({"month": "2026-11"}, "November 2026", "1 Nov to 30 Nov 2026"),
    ({"week": "2026-W53"}, "2026-W53", "28 Dec 2026 to 3 Jan 2027"),
    ({"from": "2026-11-19", "to": "2026-11-19"}, "19 Nov 2026", "19 Nov 2026"),
    ({"from": "2026-11-02", "to": "2026-11-19"}, "2 Nov to 19 Nov 2026", "2 Nov to 19 Nov 2026"),
    ({"from": "2026-10-01", "to": "2026-11-30"}, "1 Oct to 30 Nov 2026", "1 Oct to 30 Nov 2026"),
])  # fmt: skip
def test_what_a_person_calls_some_days(given: dict[str, str], called: str, in_words: str) -> None:
    days = parse_range(given, TODAY, "month")
    assert (days.called, days.in_words) == (called, in_words)


@settings(deadline=None, max_examples=some(100))
@given(st.dates(date(1980, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.integers(-50, 500))
def test_what_has_come_of_some_days_is_counted_by_the_day(first: date, length: int, until: int) -> None:
    days = DayRange(first, first + timedelta(days=length))
    gone = days.up_to(first + timedelta(days=until))
    every = [first + timedelta(days=number) for number in range(length + 1)]
    come = [day for day in every if day <= first + timedelta(days=until)]
    assert (0 if gone is None else gone.count) == len(come)
    assert all(gone is not None and gone.has(day) for day in come)


@pytest.mark.parametrize(("week", "in_words"), [
    (Week(2026, 47), "16 Nov to 22 Nov 2026"),
    (Week(2026, 1), "29 Dec 2025 to 4 Jan 2026"),
    (Week(2026, 53), "28 Dec 2026 to 3 Jan 2027"),
])  # fmt: skip
def test_a_week_of_two_years_names_both_wherever_its_days_are_said(week: Week, in_words: str) -> None:
    assert week.dates_text() == DayRange(week.dates[0], week.dates[6]).in_words == in_words
