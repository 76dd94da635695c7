"""The track that most likely goes on, by what the last weeks have."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import track_to_offer
from tracker.domain.week.session import WEEKS_LOOKED_AT
from tracker.reading.record import Record


def track_that_goes_on(record: Record, activity: str, now: datetime) -> str:
    """The track to offer for an activity, by the eight weeks up to now; empty where there is none."""
    calendar = record.calendar()
    week = calendar.week_at(instant_of(now))
    first = week.plus(1 - WEEKS_LOOKED_AT)
    entries = record.entries_near(calendar.bounds(first)[0], calendar.bounds(week)[7])
    studio = {listed.key for listed in record.listed().activities if listed.kind == "studio"}
    return track_to_offer(reversed(entries), record.noted_tracks(), activity, studio)
