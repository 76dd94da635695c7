"""What starting, stopping and adding do to the entries there are.

Entries do not overlap, nothing is deleted by an overlap, and whatever happens to a neighbour is
said. Each function takes entries sorted by start and returns what changes; nothing is stored here.
"""

from __future__ import annotations

from datetime import datetime

from tracker.domain.entries.entry import Entry
from tracker.domain.entries.slip import takes_no_time
from tracker.domain.errors import Refused
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace, value

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
    instant = instant_of(now)
    # What takes no time goes along, so that what runs is the last one by start.
    slips = [
        e for e in entries if takes_no_time(e) and new.first <= e.first and new.first < e.last(0) <= instant
    ]
    slipped, gave_way = emptied(slips, new.start)
    others = [entry for entry in entries if entry not in slips]
    # What has no length may lie inside a longer one, and then comes after it.
    lasting = [entry for entry in others if entry.end != entry.start]
    last = lasting[-1] if lasting else None
    if last is not None and last.end is None and instant < last.first:
        raise runs_in_future(last, now, describe)
    covered = [
        e for e in others if e.first > new.first or (e.first == new.first and e.last(instant) > e.first)
    ]
    if covered:
        raise _start_covers(covered, new, now, describe)
    for entry in lasting[:-1]:
        if entry.end is not None and entry.end > new.start:
            raise Covers([entry], f"{_starting(new, now)} would shorten {describe(entry)}.")
    if last is None or (last.end is not None and last.end <= new.start):
        return Edit((*slipped, new), gave_way)
    ended = replace(last, end=_not_before(new.start, last))
    return Edit((ended, *slipped, new), (Effect(last, ended), *gave_way))


def take_place(slip: Entry, new: Entry) -> Edit:
    """Start ``new`` where what runs was begun by a slip of the finger, of which nothing is left."""
    return Edit((replace(new, start=slip.start),), removed=(slip,))


def nothing_runs(entries: Sequence[Entry], now: datetime, describe: Callable[[Entry], str]) -> Refused:
    """Why nothing can be done to what runs where nothing does: perhaps as an entry lies in the future."""
    last = entries[-1] if entries else None
    if last is not None and last.start > now:
        return lies_in_future(last, now, describe)
    return Refused("Nothing is running.")


def lies_in_future(entry: Entry, now: datetime, describe: Callable[[Entry], str]) -> Refused:
    """The refusal that an entry of the future stands against, with the ways out."""
    return Refused(
        f"{describe(entry)} lies in the future, as it is {now:%Y-%m-%d %H:%M} now: a clock was wrong. "
        f"Correct it: tracker edit {entry.id} --start WHEN; or take it away: tracker remove {entry.id}"
    )


def runs_in_future(running: Entry, now: datetime, describe: Callable[[Entry], str]) -> Refused:
    """The refusal where the clock stands before the start of what runs, with the ways out."""
    return Refused(
        f"The clock says {now:%Y-%m-%d %H:%M}, which is before {describe(running)} started. Set the clock "
        f"right; or, as it lies in the future, correct it: tracker edit {running.id} --start WHEN; take it "
        f"away: tracker remove {running.id}; end it where it started: tracker stop --at "
        f"{running.start.isoformat()}"
    )


def emptied(slips: Sequence[Entry], moment: datetime) -> tuple[tuple[Entry, ...], tuple[Effect, ...]]:
    """Entries that take no time, moved out of the way to a moment, and what that did to them."""
    are = tuple(replace(slip, start=moment, end=moment) for slip in slips)
    return are, tuple(Effect(was, now) for was, now in zip(slips, are, strict=True))


def stop(running: Entry, at: datetime, now: datetime, describe: Callable[[Entry], str]) -> Edit:
    """End the running entry. Raises Refused where that lies before its start."""
    if instant_of(at) < running.first:
        if at == now:
            raise runs_in_future(running, now, describe)
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
    inside = [e for e in entries if e.first < end and e.last(instant) > begin]
    # A slip gives way to whoever may shorten others. What has no length is in nobody's way, but must not
    # come after what runs.
    slips = [
        e
        for e in inside
        if takes_no_time(e)
        and begin <= e.first
        and e.last(0) <= end
        and (new.end is None if e.end == e.start else trim)
    ]
    hit = [e for e in inside if e not in slips and e.end != e.start]
    covered = [e for e in hit if e.first >= begin and e.last(instant) <= end and not takes_no_time(e)]
    if covered:
        raise Covers(covered, f"That would cover {describe(covered[0])} whole. Nothing was changed.")
    if hit and not trim:
        raise Overlaps(
            hit, f"That overlaps {describe(hit[0])}. Add --trim to shorten that, or choose other times."
        )
    slipped, gave_way = emptied(slips, new.start)
    put, effects = [*slipped, new], [*gave_way]
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


def interrupt(running: Entry, new: Entry, new_id: Callable[[], str], name: Callable[[Entry], str]) -> Edit:
    """Cut the running entry for ``new``, which is closed; after it goes on what ran.

    Raises Refused where ``new`` is too short, or the running entry began no earlier.
    """
    assert new.end is not None
    refused = why_no_interruption(new.last(0) - new.first, new.last(0) - running.first, name(running))
    if refused:
        raise Refused(refused)
    cut = replace(running, end=new.start)
    rest = replace(running, id=new_id(), start=new.end)
    return Edit((cut, new, rest), (Effect(running, cut), Effect(running, rest)))


def why_no_interruption(seconds: int, ran: int | None = None, name: str = "It") -> str:
    """Why an interruption cannot take so many seconds; empty where it can.

    ``ran`` is how many seconds that has run which it interrupts, None where that is not known yet; ``name``
    is what that is called.
    """
    if seconds < MINUTE:
        return "An interruption takes a minute or more."
    if ran is not None and seconds >= ran:
        return f"{name} has run for {h_mm(ran)}. Name a shorter time, or switch and move the start."
    return ""


def _not_before(moment: datetime, entry: Entry) -> datetime:
    return max(moment, entry.start)


def _starting(new: Entry, now: datetime) -> str:
    return f"Starting at {clock_text(new.start, now)}"


def _start_covers(
    covered: Sequence[Entry], new: Entry, now: datetime, describe: Callable[[Entry], str]
) -> Refused:
    first = covered[0]
    if first.start > now:
        return lies_in_future(first, now, describe)
    if first.first == new.first:
        to = f"To make that {new.activity}: tracker edit {first.id} --activity {new.activity}"
        return Covers(covered, f"That would leave no time to {describe(first)}. {to}")
    return Covers(covered, f"{_starting(new, now)} would cover {describe(first)}.")
