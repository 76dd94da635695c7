"""The entries day by day: thousands are placed and shown in a quicker way that says the same."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.zone import RememberedZone, instant_of
from tracker.domain.week.day_log import day_logs
from tracker.domain.week.day_spans import DaySpans


@given(records())
def test_each_entry_is_on_the_days_on_which_it_is_by_itself(record: Recorded) -> None:
    calendar, now = record.calendar, record.now
    days = day_logs(record.entries, date.min, date.max, calendar, now)
    found = {(day.day, part.begin, part.end, part.entry.id) for day in days for part in day.parts}
    for entry in record.entries:
        offset, parts = calendar.foreign_offset(entry), [each for each in found if each[3] == entry.id]
        for day, begin, end, _ in parts:
            first, last = calendar.day_bounds(day, offset)
            assert first <= begin <= end <= last
        assert sum(end - begin for _, begin, end, _ in parts) == entry.seconds(now)
        assert calendar.day_at(entry.first, offset) in {day for day, *_ in parts}
    whole = [part.is_whole for day in days for part in day.parts]
    assert whole == [part.seconds == part.entry.seconds(now) for day in days for part in day.parts]


@given(records(), st.booleans())
def test_the_page_of_a_day_shows_each_time_as_it_is_shown_by_itself(record: Recorded, asked: bool) -> None:
    zone = RememberedZone(record.zone) if asked else record.zone
    for day in day_logs(record.entries, date.min, date.max, record.calendar, record.now):
        entries = [part.entry for part in day.parts]
        shown = [day_span(day.day, entry.start, entry.end, zone, "now") for entry in entries]
        assert DaySpans(day.day, zone).texts(day.parts, "now") == shown


@given(records(), st.randoms())
def test_entries_are_sorted_by_start_whether_or_not_they_are_so(record: Recorded, random: Random) -> None:
    def slowly(entries: list[Entry]) -> list[Entry]:
        return sorted(entries, key=lambda entry: (entry.first, entry.end != entry.start))

    mixed = [*record.entries]
    random.shuffle(mixed)
    assert by_start(mixed) == slowly(mixed)
    assert by_start(slowly(mixed)) == slowly(mixed)


@given(records())
def test_an_entry_keeps_the_instants_of_its_moments(record: Recorded) -> None:
    for entry in record.entries:
        assert entry.first == instant_of(entry.start)
        assert entry.end is None or entry.last(0) == instant_of(entry.end)
