"""Tracks as some weeks have them: their hours, and the one that most likely goes on."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import track_to_offer
from tracker.domain.tracks.track_hours import TrackHours, track_hours
from tracker.domain.value import value
from tracker.domain.week.session import WEEKS_LOOKED_AT
from tracker.reading.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.entries.entry import Entry


@value
class TracksOfWeeks:
    """The hours of each track in weeks that follow one another, the most first."""

    weeks: tuple[Week, ...]
    tracks: tuple[TrackHours, ...]


def tracks_side_by_side(record: Record, now: datetime, last: Week | None) -> TracksOfWeeks:
    """The tracks of the weeks that trends show up to ``last``, or to the present one."""
    weeks = record.looking_back.weeks_side_by_side(now, last)
    tracks = track_hours(_entries(record, weeks), weeks, record.calendar(), instant_of(now))
    return TracksOfWeeks(tuple(weeks), tracks)


def track_that_goes_on(record: Record, activity: str, now: datetime) -> str:
    """The track to offer for an activity, by the eight weeks up to now; empty where there is none."""
    week = record.calendar().week_at(instant_of(now))
    entries = _entries(record, [week.plus(1 - WEEKS_LOOKED_AT), week])
    studio = {listed.key for listed in record.listed().activities if listed.kind == "studio"}
    return track_to_offer(reversed(entries), record.noted_tracks(), activity, studio)


def _entries(record: Record, weeks: Sequence[Week]) -> tuple[Entry, ...]:
    """What may touch these weeks, by start, and what lies between the first and the last of them."""
    calendar = record.calendar()
    return record.entries_near(calendar.bounds(weeks[0])[0], calendar.bounds(weeks[-1])[7])
