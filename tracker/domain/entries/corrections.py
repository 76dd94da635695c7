"""Correcting an entry that there is: change, split, join, remove, duplicate.

Like ``timeline``: each function takes entries sorted by start and returns what changes. Entries do
not overlap, and nothing is deleted by an overlap.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.domain.entries.entry import Entry
from tracker.domain.entries.timeline import Covers, Edit, make_way
from tracker.domain.errors import Refused
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import instant_of, wall_time_like
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.domain.time.zone import Zone

# Notes of two entries that become one.
_BETWEEN_NOTES = "; "


@value
class Fields:
    """What a person says of an entry; without ``end`` it runs on. Nothing is checked yet."""

    activity: str
    start: datetime
    end: datetime | None
    note: str = ""
    track: str = ""


def fields_of(entry: Entry) -> Fields:
    """What an entry says now."""
    return Fields(entry.activity, entry.start, entry.end, entry.note, entry.track)


def changed_fields(before: Fields, after: Fields) -> dict[str, object]:
    """The fields that differ, by name."""
    names = Fields.__match_args__
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def change(
    entries: Sequence[Entry],
    was: Entry,
    fields: Fields,
    now: datetime,
    trim: bool,
    describe: Callable[[Entry], str],
    new_id: Callable[[], str],
) -> Edit:
    """Make an entry what the fields say.

    Raises Refused for times that cannot be, Overlaps where another entry would have to give way and
    ``trim`` does not allow it, and Covers where that one would have no time left.
    """
    changed = changed_fields(fields_of(was), fields)
    if not changed:
        raise Refused(f"{describe(was)} is so already; nothing was changed.")
    others = [entry for entry in entries if entry.id != was.id]
    if not {"start", "end"} & changed.keys():
        return Edit((replace(was, **changed),))
    refuse_impossible(fields.start, fields.end, now)
    if {"start", "end"} <= changed.keys() and fields.end is not None:
        changed["source"] = "typed"
    wanted = replace(was, **changed)
    if wanted.end is None:
        _refuse_open_before(wanted, others, describe)
    return make_way(others, wanted, now, trim, describe, new_id)


def refuse_impossible(start: datetime, end: datetime | None, now: datetime) -> None:
    """Raise Refused where an entry could not lie so, whatever else there is."""
    for moment in (start, end):
        if moment is not None and moment > now:
            raise Refused(f"{clock_text(moment, now)} is in the future; it is {now:%H:%M} now.")
    if end is not None and end <= start:
        next_day = start.date() + timedelta(days=1)
        raise Refused(
            f"It cannot end {clock_text(end, now)}, as it starts {clock_text(start, now)}. For the day "
            f"after, write {next_day} {end:%H:%M}."
        )


def split(
    entry: Entry,
    at: datetime,
    now: datetime,
    zone: Zone,
    describe: Callable[[Entry], str],
    new_id: Callable[[], str],
) -> Edit:
    """Make two entries of one, which meet at a moment inside it."""
    if not entry.first < instant_of(at) < entry.last(instant_of(now)):
        raise Refused(f"{clock_text(at, now)} is not inside {describe(entry)}.")
    at = wall_time_like(entry.start, instant_of(at), zone)
    return Edit((replace(entry, end=at), replace(entry, id=new_id(), start=at)))


def middle(entry: Entry, now: datetime, zone: Zone) -> datetime:
    """The middle of an entry, at a whole minute where it has room for one."""
    instant = (entry.first + entry.last(instant_of(now))) // 2
    whole = instant - instant % MINUTE
    return wall_time_like(entry.start, whole if whole > entry.first else instant, zone)


def join(
    entries: Sequence[Entry], entry: Entry, now: datetime, describe: Callable[[Entry], str]
) -> tuple[Edit, int]:
    """Make one of an entry and the next one, and how many seconds of gap went into it.

    Raises Refused where the next one is of another activity or about another track.
    """
    following = entries[entries.index(entry) + 1 :]
    if not following:
        raise Refused(f"Nothing comes after {describe(entry)} yet, so there is nothing to join.")
    other = following[0]
    if other.activity != entry.activity:
        raise Refused(f"What follows is {describe(other)}; only the same activity can be joined.")
    if entry.track and other.track and entry.track != other.track:
        raise Refused(
            f"One is about «{entry.track}», the other about «{other.track}». Give them one track first."
        )
    notes = dict.fromkeys(note for note in (entry.note, other.note) if note)
    # By hand an entry may have come to lie inside another, which must not end earlier for it.
    end = other.end if other.end is None or entry.end is None else max(entry.end, other.end)
    joined = replace(
        entry,
        end=end,
        note=_BETWEEN_NOTES.join(notes),
        track=entry.track or other.track,
        source=entry.source if entry.source == other.source else "typed",
        unknown=entry.unknown.joined(other.unknown),
    )
    return Edit((joined,), removed=(other,)), max(0, other.first - entry.last(instant_of(now)))


def duplicate(
    entries: Sequence[Entry],
    entry: Entry,
    until: int,
    now: datetime,
    zone: Zone,
    describe: Callable[[Entry], str],
    new_id: Callable[[], str],
) -> Edit:
    """Put a copy where nothing is: into the first gap after it that has room for all of it.

    Where none has, into the longest one, as long as that is. ``until`` is the instant at which the
    room ends. Raises Refused where there is none.
    """
    if entry.end is None:
        raise Refused(f"{describe(entry)} still runs, so there is no room for a copy after it.")
    length, instant = entry.seconds(0), instant_of(now)
    rooms = _rooms(entries, entry.last(0), until, instant)
    fitting = [room for room in rooms if room[1] - room[0] >= length]
    begin, end = (fitting or sorted(rooms, key=lambda room: room[0] - room[1]) or [(0, 0)])[0]
    end = min(end, begin + length)
    if end - begin < MINUTE:
        raise Refused(f"There is no room for a copy of {describe(entry)} after it on that day.")
    start, stop = (wall_time_like(entry.start, moment, zone) for moment in (begin, end))
    return Edit((replace(entry, id=new_id(), start=start, end=stop, source="typed"),))


def _rooms(entries: Sequence[Entry], begin: int, until: int, instant: int) -> list[tuple[int, int]]:
    """The stretches between two instants that no entry takes."""
    rooms = []
    covered_up_to = begin
    for entry in entries:
        if entry.last(instant) <= covered_up_to or entry.first >= until:
            continue
        if entry.first > covered_up_to:
            rooms.append((covered_up_to, entry.first))
        covered_up_to = max(covered_up_to, entry.last(instant))
    if covered_up_to < until:
        rooms.append((covered_up_to, until))
    return rooms


def _refuse_open_before(wanted: Entry, others: Sequence[Entry], describe: Callable[[Entry], str]) -> None:
    """Only the last entry runs: what is open before another one would count nothing."""
    later = [e for e in others if e.first >= wanted.first and e.last(wanted.first) > wanted.first]
    later = [e for e in later if e.end != e.start] + [e for e in others if e.end is None]
    if later:
        raise Covers(later, f"It cannot run on: {describe(later[0])} came after it. Give it an end.")
