"""Tracks from the hours of days are those of all entries."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.domain.test_report import LISTED, History
from tests.examples import some
from tracker.domain.report.track_rows import by_track, track_rows
from tracker.domain.tracks.track import Track, TrackList, one_track
from tracker.domain.tracks.track_report import TrackRow, track_report
from tracker.domain.week.day_log import day_logs

NOTED = TrackList((Track("tides", date(2026, 1, 2)), Track("Never begun", finished=True)))


def told(rows: tuple[TrackRow, ...]) -> dict[str, tuple[object, ...]]:
    return {
        one_track(row.name): (row.seconds, row.first, row.last, dict(row.activities), row.finished)
        for row in rows
    }


@settings(deadline=None, max_examples=some(80))
@given(records(), st.data())
def test_each_track_has_the_hours_and_days_of_its_entries(recorded: Recorded, data: st.DataObject) -> None:
    history, calendar = History(recorded, data), recorded.calendar
    # One without length is on no day.
    lasting = [entry for entry in history.entries if entry.seconds(history.now)]
    rows = track_rows(history.series(), history.verdicts, LISTED, NOTED)
    assert told(rows) == told(track_report(lasting, NOTED, calendar, history.now))
    hours = [row.seconds for row in rows]
    assert hours == sorted(hours, reverse=True)
    entries = by_track(lasting)
    assert {*entries} == {one_track(row.name) for row in rows if row.seconds}
    for row in rows:
        own = entries.get(one_track(row.name), [])
        # Where an entry was recorded elsewhere, the first one need not lie on the first day.
        days = [each.day for each in day_logs(own, date.min, date.max, calendar, history.now) if each.seconds]
        assert (row.first, row.last) == ((days[0], days[-1]) if days else (None, None))
