"""The hours of each track over all that was logged."""

from __future__ import annotations

from datetime import date

from tracker.domain.entries.entry import Entry
from tracker.domain.time.zone import WELL_WITHIN
from tracker.domain.tracks.track import TrackList, one_track
from tracker.domain.value import value
from tracker.domain.week.calendar import Calendar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@value
class TrackRow:
    """One track: seconds in all and by activity, its first and last day, and whether it is finished."""

    name: str
    seconds: int
    first: date | None
    last: date | None
    activities: Mapping[str, int]
    finished: date | bool


def track_report(
    entries: Iterable[Entry], tracks: TrackList, calendar: Calendar, now: int
) -> tuple[TrackRow, ...]:
    """Every track, the one worked on last first; named as it was written last. Entries are by start.

    What is noted about a track that no entry names comes at the end.
    """
    by_track: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.track:
            by_track.setdefault(one_track(entry.track), []).append(entry)
    latest_first = sorted(by_track.values(), key=lambda own: max(e.last(now) for e in own), reverse=True)
    rows = [_row(own, tracks, calendar, now) for own in latest_first]
    without = [track for track in tracks.tracks if one_track(track.name) not in by_track]
    return (*rows, *(TrackRow(track.name, 0, None, None, {}, track.finished) for track in without))


def _row(entries: list[Entry], tracks: TrackList, calendar: Calendar, now: int) -> TrackRow:
    name = entries[-1].track
    seconds: dict[str, int] = {}
    for entry in entries:
        seconds[entry.activity] = seconds.get(entry.activity, 0) + entry.seconds(now)
    most_first = dict(sorted(seconds.items(), key=lambda item: -item[1]))
    end = max(entry.last(now) for entry in entries)
    # Of those recorded elsewhere a later one may lie on an earlier day.
    begun = [entry for entry in entries if entry.first <= entries[0].first + WELL_WITHIN]
    ended = [entry for entry in entries if entry.last(now) >= end - WELL_WITHIN]
    return TrackRow(
        name,
        sum(seconds.values()),
        min(calendar.day_at(entry.first, calendar.foreign_offset(entry)) for entry in begun),
        # The instant at which it ends is no longer its own.
        max(
            calendar.day_at(max(entry.first, entry.last(now) - 1), calendar.foreign_offset(entry))
            for entry in ended
        ),
        most_first,
        tracks.get(name).finished,
    )
