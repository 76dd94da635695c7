"""Every track with its hours, from the hours of days: what ``track_report`` says, without every entry."""

from __future__ import annotations

from datetime import date

from tracker.domain.tracks.track import TrackList, one_track
from tracker.domain.tracks.track_report import TrackRow
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.entries.entry import Entry
    from tracker.domain.report.series import SeriesByCell


@value
class AllTracks:
    """Every track, the most hours first; and in how many seconds of studio, since which day they were made.

    ``problems`` say what cannot be read of it.
    """

    rows: tuple[TrackRow, ...]
    studio: int = 0
    since: date | None = None
    problems: tuple[str, ...] = ()


def track_rows(series: Iterable[SeriesByCell], noted: TrackList) -> tuple[TrackRow, ...]:
    """Every track, the most hours first; named as it was written on its last day.

    What is noted about a track that has no hours comes at the end.
    """
    written: dict[str, tuple[int, str]] = {}
    firsts: dict[str, int] = {}
    activities: dict[str, dict[str, int]] = {}
    for (activity, track, _), (origin, seconds) in (item for part in series for item in part.items()):
        used = [origin + place for place, each in enumerate(seconds) if each] if track else []
        if not used:
            continue
        same = one_track(track)
        written[same] = max(written.get(same, (0, "")), (used[-1], track))
        firsts[same] = min(firsts.get(same, used[0]), used[0])
        own = activities.setdefault(same, {})
        own[activity] = own.get(activity, 0) + sum(seconds)
    rows = [
        TrackRow(
            name,
            sum(activities[same].values()),
            date.fromordinal(firsts[same]),
            date.fromordinal(last),
            dict(sorted(activities[same].items(), key=lambda item: -item[1])),
            noted.get(name).finished,
        )
        for same, (last, name) in written.items()
    ]
    without = [track for track in noted.tracks if one_track(track.name) not in written]
    return (
        *sorted(rows, key=lambda row: -row.seconds),
        *(TrackRow(track.name, 0, None, None, {}, track.finished) for track in without),
    )


def by_track(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each track, by what is the same for all its names."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.track:
            found.setdefault(one_track(entry.track), []).append(entry)
    return found
