"""The hours of each track in some weeks."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.domain.tracks.track import one_track
from tracker.domain.value import value
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@value
class TrackHours:
    """One track, in seconds: of each week in which it has any, the oldest first, and of each activity by
    its key, the most first.
    """

    name: str
    weeks: tuple[tuple[Week, int], ...]
    activities: tuple[tuple[str, int], ...]

    @property
    def seconds(self) -> int:
        return sum(seconds for _, seconds in self.weeks)


def track_hours(
    entries: Sequence[Entry], weeks: Iterable[Week], calendar: Calendar, now: int
) -> tuple[TrackHours, ...]:
    """Every track that has time in some weeks, the most first; named as it was written last.

    Given are the entries by start that may touch them, and what runs.
    """
    names: dict[str, str] = {}
    by_week: dict[str, dict[Week, int]] = {}
    by_activity: dict[str, dict[str, int]] = {}
    on_tracks = [entry for entry in entries if entry.track]
    for week in weeks:
        for clip in clipped(on_tracks, week, calendar, now):
            entry, seconds = clip.entry, sum(clip.days)
            track = one_track(entry.track)
            names[track] = entry.track
            own_weeks, own_activities = by_week.setdefault(track, {}), by_activity.setdefault(track, {})
            own_weeks[week] = own_weeks.get(week, 0) + seconds
            own_activities[entry.activity] = own_activities.get(entry.activity, 0) + seconds
    hours = [
        TrackHours(
            name,
            tuple(by_week[track].items()),
            tuple(sorted(by_activity[track].items(), key=lambda item: -item[1])),
        )
        for track, name in names.items()
    ]
    return tuple(sorted(hours, key=lambda track: -track.seconds))
