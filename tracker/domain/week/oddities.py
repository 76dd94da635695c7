"""Oddities in the entries of a log: each a named check, none of them a reason to stop."""

from __future__ import annotations

from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import OTHER_VERSION, Entry, first_version
from tracker.domain.entries.touching import left_open, touching
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.domain.time.week import Week
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.week_log import WeekLog


@value
class Oddity:
    """Something a person should look at: where in the file, what it is and what to do.

    ``is_left_out`` where no view has it: an entry, an activity.
    """

    message: str
    line: int | None = None
    entry_id: str = ""
    is_left_out: bool = False


def odd_entries(
    entries: Sequence[Entry], listed: ActivityList, running: Entry | None, now: int
) -> Iterator[Oddity]:
    """What is odd about each of these entries, which are sorted by start; see ``overlaps`` as well."""
    yield from _unknown_activities(entries, listed)
    yield from open_entries(entries, running)
    yield from _future(entries, now)
    yield from other_versions(entries)


def other_versions(entries: Sequence[Entry]) -> Iterator[Oddity]:
    """Which entries are another version of one beside them, as a merge keeps both: they count twice."""
    # Hardly any is one, and the log of ten years asks for each.
    versions = [entry for entry in entries if OTHER_VERSION in entry.id]
    known = {entry.id for entry in entries} if versions else ()
    for entry in versions:
        first = first_version(entry.id)
        if first in known:
            yield Oddity(
                f"{entry.activity} from {entry.start:%a %H:%M} is there twice, as it was changed on two "
                f"machines, and its hours count twice. Take one away: tracker remove {first} or "
                f"tracker remove {entry.id}",
                entry_id=entry.id,
            )


def misplaced(log: WeekLog, calendar: Calendar) -> dict[str, Week]:
    """The entries that start in another week than the log is of, by id, with that week."""
    weeks = {entry.id: calendar.week_of(entry) for entry in log.entries}
    return {name: week for name, week in weeks.items() if week != log.week}


def odd_places(log: WeekLog, calendar: Calendar) -> Iterator[Oddity]:
    """Which entries stand in the log of another week."""
    for name, week in misplaced(log, calendar).items():
        yield Oddity(
            f"it starts in {week}, so it belongs into that log. tracker check --fix moves it.", entry_id=name
        )


def _unknown_activities(entries: Sequence[Entry], listed: ActivityList) -> Iterator[Oddity]:
    if not listed.is_whole:
        return
    known = {activity.key for activity in listed.activities}
    for entry in entries:
        if entry.activity not in known:
            yield Oddity(
                f"«{entry.activity}» is not on the list; its hours count as unrated. Add it to "
                "activities.toml, or correct the key.",
                entry_id=entry.id,
            )


def open_entries(entries: Sequence[Entry], running: Entry | None) -> Iterator[Oddity]:
    """Which entries have no end and do not run, so that they count nothing."""
    for entry in left_open(entries, running):
        yield Oddity(
            f"{entry.activity} from {entry.start:%a %H:%M} has no end and is not what runs now; "
            f"it counts nothing. Give it an end: tracker edit {entry.id} --end WHEN",
            entry_id=entry.id,
        )


def _future(entries: Sequence[Entry], now: int) -> Iterator[Oddity]:
    for entry in entries:
        if entry.last(entry.first) > now:
            yield Oddity(
                f"{entry.activity} from {entry.start:%Y-%m-%d %H:%M} reaches into the future. "
                "Correct its times.",
                entry_id=entry.id,
            )


def overlaps(entries: Iterable[Entry], running: Entry | None, now: int) -> Iterator[tuple[Entry, Oddity]]:
    """Which entries begin before an earlier one has ended, among those of all logs that may touch each other.

    By the instants: after a flight west what stands in an earlier log may have come later.
    """
    longest: Entry | None = None
    for entry in touching(entries, running).counted:
        if longest is not None and _overlap(longest, entry, now):
            message = (
                f"{entry.activity} from {entry.start:%a %H:%M} overlaps {longest.activity} from "
                f"{longest.start:%a %H:%M} ({longest.id}). Shorten one of them."
            )
            yield entry, Oddity(message, entry_id=entry.id)
        if longest is None or entry.last(now) > longest.last(now):
            longest = entry


def _overlap(longest: Entry, entry: Entry, now: int) -> bool:
    """Whether an entry begins before the other has ended, and is not just another version of it."""
    are_versions = longest.id == first_version(entry.id) or entry.id == first_version(longest.id)
    return not are_versions and longest.last(now) > entry.first and entry.last(now) > entry.first
