"""What starting, stopping and adding do to the entries there are.

Entries do not overlap, nothing is deleted by an overlap, and whatever happens to a neighbour is
said. Each function takes entries sorted by start and returns what changes; nothing is stored here.
"""

from __future__ import annotations

from datetime import datetime

from tracker.domain.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.value import replace, value
from tracker.domain.when import clock_text
from tracker.domain.zone import instant_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@value
class Effect:
    """What a change did to a neighbour: ``was`` is the entry as it stood before."""

    was: Entry
    now: Entry


@value
class Edit:
    """Entries to put (by id, new or changed), in order of start, and what it did to neighbours.

    ``removed`` are entries to take away, which a person asked for by name.
    """

    put: tuple[Entry, ...]
    effects: tuple[Effect, ...] = ()
    removed: tuple[Entry, ...] = ()


class Covers(Refused):
    """The change would cover other entries, or shorten some that it may not shorten."""

    def __init__(self, covered: Sequence[Entry], message: str) -> None:
        super().__init__(message)
        self.covered = tuple(covered)


class Overlaps(Covers):
    """The change would shorten other entries, which it may once that is wanted."""


def running_of(entries: Sequence[Entry]) -> Entry | None:
    """The running entry: the last by start, if it has no end."""
    return entries[-1] if entries and entries[-1].end is None else None


def start(entries: Sequence[Entry], new: Entry, now: datetime, describe: Callable[[Entry], str]) -> Edit:
    """Start ``new``, ending or shortening the last entry where it reaches past that instant.

    ``describe`` names an entry in a refusal. Raises Covers where more than the last entry's end
    would have to give way, and Refused where the clock stands before the running entry's start.
    """
    last = entries[-1] if entries else None
    if last is None:
        return Edit((new,))
    if last.end is None and instant_of(now) < last.first:
        raise Refused(_clock_went_back(last, now, describe))
    covered = [
        entry
        for entry in entries
        if entry.first > new.first or (entry.first == new.first and entry.last(instant_of(now)) > entry.first)
    ]
    if covered:
        raise Covers(covered, f"Starting at {new.start:%H:%M} would cover {describe(covered[0])}.")
    for entry in entries[:-1]:
        if entry.end is not None and entry.end > new.start:
            raise Covers([entry], f"Starting at {new.start:%H:%M} would shorten {describe(entry)}.")
    if last.end is not None and last.end <= new.start:
        return Edit((new,))
    ended = replace(last, end=_not_before(new.start, last))
    return Edit((ended, new), (Effect(last, ended),))


def stop(running: Entry, at: datetime, now: datetime, describe: Callable[[Entry], str]) -> Edit:
    """End the running entry. Raises Refused where that lies before its start."""
    if instant_of(at) < running.first:
        if at == now:
            raise Refused(_clock_went_back(running, now, describe))
        when = clock_text(at, now)
        raise Refused(f"{when} is before {describe(running)} started. Name a later time with --at.")
    return Edit((replace(running, end=at),))


def add(
    entries: Sequence[Entry],
    new: Entry,
    now: datetime,
    trim: bool,
    describe: Callable[[Entry], str],
    new_id: Callable[[], str],
) -> Edit:
    """Add a closed entry. What it overlaps is refused or, with ``trim``, shortened round it.

    An entry that would be covered whole is refused in any case: nothing is deleted by an overlap.
    """
    assert new.end is not None
    return make_way(entries, new, now, trim, describe, new_id)


def make_way(
    entries: Sequence[Entry],
    new: Entry,
    now: datetime,
    trim: bool,
    describe: Callable[[Entry], str],
    new_id: Callable[[], str],
) -> Edit:
    """Put ``new`` among the other entries; with ``trim`` they are shortened round it.

    Raises Overlaps without it, and Covers where one would be covered whole. Where ``new`` is open,
    nothing begins after it.
    """
    instant = instant_of(now)
    begin, end = new.first, new.last(instant)
    hit = [e for e in entries if e.first < end and e.last(instant) > begin]
    covered = [e for e in hit if e.first >= begin and e.last(instant) <= end]
    if covered:
        raise Covers(covered, f"That would cover {describe(covered[0])} whole. Nothing was changed.")
    if hit and not trim:
        raise Overlaps(
            hit, f"That overlaps {describe(hit[0])}. Add --trim to shorten that, or choose other times."
        )
    put, effects = [new], []
    for entry in hit:
        if entry.first < begin:
            shortened = replace(entry, end=new.start)
            effects.append(Effect(entry, shortened))
            put.append(shortened)
            # What runs goes on, also where the new entry ends at this very second.
            if new.end is not None and (entry.end is None or entry.last(instant) > end):
                rest = replace(entry, id=new_id(), start=new.end)
                effects.append(Effect(entry, rest))
                put.append(rest)
        else:
            later = replace(entry, start=new.end)
            effects.append(Effect(entry, later))
            put.append(later)
    return Edit(tuple(sorted(put, key=lambda entry: entry.first)), tuple(effects))


def interrupt(
    running: Entry, new: Entry, new_id: Callable[[], str], describe: Callable[[Entry], str]
) -> Edit:
    """Cut the running entry for ``new``, which is closed; after it goes on what ran.

    Raises Refused where the running entry began no earlier than ``new``.
    """
    assert new.end is not None
    if new.first <= running.first:
        raise Refused(
            f"{describe(running)} has not run that long. Name a shorter time, or switch and move the start."
        )
    cut = replace(running, end=new.start)
    rest = replace(running, id=new_id(), start=new.end)
    return Edit((cut, new, rest), (Effect(running, cut), Effect(running, rest)))


def _not_before(moment: datetime, entry: Entry) -> datetime:
    return max(moment, entry.start)


def _clock_went_back(running: Entry, now: datetime, describe: Callable[[Entry], str]) -> str:
    return (
        f"The clock says {now:%Y-%m-%d %H:%M}, which is before {describe(running)} started. Set the "
        f"clock right, or end it where it started: tracker stop --at {running.start.isoformat()}"
    )
