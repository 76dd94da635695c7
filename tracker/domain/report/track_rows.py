"""Every track with its hours, from the hours of days: what ``track_report`` says, without every entry."""

from __future__ import annotations

from datetime import date

from tracker.domain.report.report import days_with_hours, report_of
from tracker.domain.tracks.track import TrackList, one_track
from tracker.domain.tracks.track_report import TrackRow
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.report.group import Group
    from tracker.domain.report.series import SeriesByCell
    from tracker.domain.report.verdicts import Verdicts


@value
class AllTracks:
    """Every track, the most hours first; and in how many seconds of studio, since which day they were made.

    ``problems`` say what cannot be read of it.
    """

    rows: tuple[TrackRow, ...]
    studio: int = 0
    since: date | None = None
    problems: tuple[str, ...] = ()


def track_rows(
    series: Sequence[SeriesByCell], verdicts: Verdicts, listed: ActivityList, noted: TrackList
) -> tuple[TrackRow, ...]:
    """Every track, the most hours first; named as it was written last.

    What is noted about a track that has no hours comes at the end.
    """
    used = days_with_hours(series)
    rows = []
    if used is not None:
        by_activity = report_of(series, verdicts, used, ("track", "activity"), listed)
        by_day = report_of(series, verdicts, used, ("track", "day"), listed)
        days = {group.key: [day.number or 0 for day in group.groups] for group in by_day.groups}
        # What has no track is a group of its own, without a key.
        rows = [_row(group, days[group.key], noted) for group in by_activity.groups if group.key]
    with_hours = {one_track(row.name) for row in rows}
    without = [track for track in noted.tracks if one_track(track.name) not in with_hours]
    return (*rows, *(TrackRow(track.name, 0, None, None, {}, track.finished) for track in without))


def _row(group: Group, days: Sequence[int], noted: TrackList) -> TrackRow:
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    activities = {activity.key: activity.seconds for activity in group.groups}
    return TrackRow(group.name, group.seconds, first, last, activities, noted.get(group.name).finished)


def by_track(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each track, by what is the same for all its names."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.track:
            found.setdefault(one_track(entry.track), []).append(entry)
    return found
