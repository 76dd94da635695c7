"""What is shown of times can be typed back, whatever the zone, the offsets and the night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, instants, records, zones
from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.shown_edges import shown_edges
from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import DAY, MINUTE, h_mm, length_and_words, parse_duration, shown_seconds
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.week import Week
from tracker.domain.time.when import parse_when
from tracker.domain.time.when_in_entry import ReplacedMoment, parse_when_in_entry, when_in_entry_text
from tracker.domain.time.zone import instant_of
from tracker.domain.week.day_log import day_logs
from tracker.domain.week.day_report import Gap, day_report
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.domain.week.week_record import WeekRecord

FAR = timedelta(days=400)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def week_record(record: Recorded, week: Week) -> WeekRecord:
    running = record.entries[-1] if record.entries[-1].end is None else None
    return WeekRecord(week, ActivityList(), None, record.entries, running, NO_NUMBERS, record.calendar)


def gaps_of(record: Recorded) -> list[tuple[date, Gap]]:
    """Every gap of every day, with the day on which it is shown."""
    now = record.zone.moment(record.now)
    return [
        (day, gap)
        for week in record.weeks
        for day in week.dates
        for gap in day_report(week_record(record, week), day, now).gaps
    ]


def words_of(shown: str) -> tuple[str, str]:
    """«Tue 01:00–02:00 +01:00» as the two times that it says."""
    times, _, both = (
        shown.rpartition(" ") if shown[-6:-5] in ("+", "-") and shown[-7] == " " else (shown, "", "")
    )
    begin, end = times.split("–")
    return begin + both, end + both


def dated(words: str, day: date) -> str:
    """The words with their date, as somebody writes them who reads them on the page of a day."""
    weekday, _, rest = words.rpartition(" ")
    near = (day + timedelta(days=number) for number in (0, -1, 1, -2, 2))
    meant = next(d for d in near if not weekday or d.weekday() == WEEKDAYS.index(weekday))
    return f"{meant} {rest}"


@settings(deadline=None, max_examples=some(80))
@given(records())
def test_a_gap_can_always_be_filled_by_the_words_in_which_it_is_shown(record: Recorded) -> None:
    now, zone = record.zone.moment(record.now), record.zone
    edges = shown_edges(record.entries, record.now)
    for day, gap in gaps_of(record):
        begin_words, end_words = words_of(day_span(day, *gap.moments(zone), zone))
        begin = parse_when(dated(begin_words, day), now, zone, meaning=edges.begin_in)
        assert instant_of(begin) == gap.begin, (begin_words, day)
        if gap.seconds < DAY:
            end = parse_when(end_words, now, zone, after=begin, meaning=edges.end_in)
            assert instant_of(end) == gap.end, (end_words, day)


@settings(deadline=None, max_examples=some(80))
@given(records())
def test_in_a_gap_nothing_lies_and_its_length_is_the_difference_of_what_is_shown(record: Recorded) -> None:
    for _, gap in gaps_of(record):
        assert all(e.last(record.now) <= gap.begin or gap.end <= e.first for e in record.entries)
        assert abs(shown_seconds(gap.begin, gap.end) - gap.seconds) < MINUTE


@settings(deadline=None, max_examples=some(80))
@given(records())
def test_the_times_of_an_entry_that_are_shown_mean_what_they_are(record: Recorded) -> None:
    now, zone = record.zone.moment(record.now), record.zone
    for log in day_logs(record.entries, date.min, date.max, record.calendar, record.now):
        for part in log.parts:
            entry = part.entry
            days = record.calendar.days_of(entry, record.now)
            start_words, end_words = words_of(day_span(log.day, entry.start, entry.end, zone, "now"))
            others = shown_edges([e for e in record.entries if e != entry], record.now)
            replaced = ReplacedMoment(entry.start, days, kept=entry.start)
            assert parse_when_in_entry(start_words, replaced, now, zone, others.begin_in) == entry.start
            if entry.end is not None:
                replaced = ReplacedMoment(entry.end, days, after=entry.start, kept=entry.end)
                assert parse_when_in_entry(end_words, replaced, now, zone, others.end_in) == entry.end


@settings(deadline=None, max_examples=some(80))
@given(records())
def test_what_stands_in_a_form_means_what_it_says_to_the_second(record: Recorded) -> None:
    now, zone = record.zone.moment(record.now), record.zone
    for entry in record.entries:
        days = record.calendar.days_of(entry, record.now)
        replaced = ReplacedMoment(entry.start, days, kept=entry.start)
        text = when_in_entry_text(entry.start, days, zone)
        assert parse_when_in_entry(text, replaced, now, zone) == entry.start, text
        # In a form for a new entry nothing is recorded yet.
        typed = parse_when_in_entry(text, ReplacedMoment(entry.start, days), now, zone)
        assert typed == entry.start, text


@settings(deadline=None, max_examples=some(150))
@given(st.data())
def test_a_time_without_seconds_stays_within_its_minute(data: st.DataObject) -> None:
    zone = data.draw(zones)
    clock = data.draw(instants(zone))
    edges = data.draw(st.lists(st.integers(clock - 100, clock + 100), min_size=2, max_size=8).map(sorted))
    entries = [
        Entry(f"e{n}", "mixing", zone.moment(begin), zone.moment(end))
        for n, (begin, end) in enumerate(zip(edges[::2], edges[1::2], strict=False))
    ]
    shown, minute = shown_edges(entries, clock + 50), clock - clock % MINUTE
    for meant in (shown.begin_in(minute), shown.end_in(minute)):
        assert minute <= meant < minute + MINUTE
        within = [edge for edge in edges if minute <= edge < minute + MINUTE]
        assert meant in (within or [minute]) or meant == minute


@settings(deadline=None)
@given(st.integers(MINUTE, 90 * DAY), st.sampled_from(["phone", "Studio 54", "the phone", "h"]))
def test_a_length_that_is_shown_is_understood_on_either_side_of_the_words(seconds: int, name: str) -> None:
    shown = seconds // MINUTE * MINUTE
    assert parse_duration(h_mm(seconds)) == shown
    assert length_and_words(f"{h_mm(seconds)} {name}") == (shown, name)
    assert length_and_words(f"{name} {h_mm(seconds)}") == (shown, name)
    hours, minutes = divmod(shown // MINUTE, 60)
    for text in (f"{hours}h {minutes}min", f"{hours} hours {minutes} minutes", f"{hours}h{minutes:02}"):
        assert length_and_words(f"{text} {name}") == (shown, name)


@settings(deadline=None)
@given(st.text(max_size=24) | st.from_regex(r"[0-9a-z.,: hms]{1,24}", fullmatch=True))
def test_no_words_for_a_length_end_in_a_crash(text: str) -> None:
    try:
        seconds, words = length_and_words(text)
    except Misunderstood:
        return
    assert seconds is None or 0 < seconds <= 366 * DAY
    assert len(words) <= len(text)


def test_words_that_are_shown_are_taken_apart_as_they_are_meant() -> None:
    begin, end = BERLIN.at("2026-11-17 01:00"), datetime(2026, 11, 17, 1, tzinfo=UTC)
    assert words_of(day_span(date(2026, 11, 16), begin, end, BERLIN)) == ("Tue 01:00", "01:00+00:00")
    assert dated("Tue 01:00", date(2026, 11, 16)) == "2026-11-17 01:00"


@pytest.mark.parametrize("text", ["999999h", "8800 hours", "999999 min"])
def test_a_length_of_more_than_a_year_is_refused_as_such(text: str) -> None:
    for parse in (parse_duration, length_and_words):
        with pytest.raises(Misunderstood, match="longer than a year"):
            parse(text)
