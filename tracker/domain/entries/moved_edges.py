"""Moving where an entry starts or ends, by minutes or over a gap; a neighbour that touches it follows.

Each function takes entries sorted by start, one of them to be changed, and returns what changes.
"""

from __future__ import annotations

from datetime import datetime

from tracker.domain.entries.entry import Entry
from tracker.domain.entries.slip import takes_no_time
from tracker.domain.entries.timeline import Covers, Edit, Effect, emptied, lies_in_future
from tracker.domain.errors import Refused
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import instant_of, wall_time_like
from tracker.domain.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.domain.time.zone import Zone


def move_start(
    entries: Sequence[Entry],
    entry: Entry,
    minutes: int,
    now: datetime,
    zone: Zone,
    describe: Callable[[Entry], str],
) -> Edit:
    """Move the start of an entry; a neighbour that ends there, or is reached, follows.

    Raises Refused where it would start in the future or have no time left, and Covers where it would
    swallow the neighbour whole.
    """
    moved_to = wall_time_like(entry.start, entry.first + minutes * MINUTE, zone)
    if moved_to > now:
        if entry.start > now:
            raise lies_in_future(entry, now, describe)
        raise Refused(f"{describe(entry)} would start in the future.")
    if entry.end is not None and moved_to >= entry.end:
        raise Refused(f"{describe(entry)} would have no time left.")
    moved = replace(entry, start=moved_to)
    earlier = entries[: entries.index(entry)]
    # A slip of the finger leaves an entry of seconds before the old start; it goes along, emptied.
    slips = [e for e in earlier if takes_no_time(e) and e.first > moved.first]
    slipped, gave_way = emptied(slips, moved_to)
    before = next((e for e in reversed(earlier) if e not in slips and e.end != e.start), None)
    if before is None or before.end is None:
        return Edit((*slipped, moved), gave_way)
    adjacent = instant_of(before.end) >= (slips[0] if slips else entry).first
    if not adjacent and before.end <= moved_to:
        return Edit((*slipped, moved), gave_way)
    if moved.first <= before.first:
        raise Covers([before], f"That would cover {describe(before)} whole.")
    followed = replace(before, end=moved_to)
    return Edit((followed, *slipped, moved), (Effect(before, followed), *gave_way))


def move_end(
    entries: Sequence[Entry],
    entry: Entry,
    minutes: int,
    now: datetime,
    zone: Zone,
    describe: Callable[[Entry], str],
) -> Edit:
    """Move the end of an entry; a neighbour that starts there, or is reached, follows.

    What runs ends now, as far as this is concerned: moved earlier, it has stopped. Raises Refused where
    it would end in the future or have no time left, and Covers where it would swallow the neighbour.
    """
    instant = instant_of(now)
    moved_to = wall_time_like(entry.end or entry.start, entry.last(instant) + minutes * MINUTE, zone)
    if moved_to > now:
        ends = "still runs, so it has no later end." if entry.end is None else "would end in the future."
        raise Refused(f"{describe(entry)} {ends}")
    if moved_to <= entry.start:
        raise Refused(f"{describe(entry)} would have no time left.")
    moved = replace(entry, end=moved_to)
    later = entries[entries.index(entry) + 1 :]
    slips = [e for e in later if takes_no_time(e) and e.first < instant_of(moved_to)]
    after = next((e for e in later if e not in slips and e.end != e.start), None)
    adjacent = after is not None and after.first <= (slips[-1] if slips else entry).last(instant)
    if after is None or (not adjacent and after.start >= moved_to):
        slipped, gave_way = emptied(slips, moved_to)
        return Edit((moved, *slipped), gave_way)
    # What has no length must not come after what follows, which may be what runs.
    between = [e for e in later[: later.index(after)] if e.start > moved_to]
    slipped, gave_way = emptied((*slips, *between), moved_to)
    if after.end is not None and after.end <= moved_to:
        raise Covers([after], f"That would cover {describe(after)} whole.")
    followed = replace(after, start=moved_to)
    return Edit((moved, *slipped, followed), (*gave_way, Effect(after, followed)))


def give_gap(
    entries: Sequence[Entry],
    entry: Entry,
    at_start: bool,
    to: datetime,
    now: datetime,
    describe: Callable[[Entry], str],
) -> Edit:
    """Let an entry start earlier or end later, over a stretch that nothing lies in.

    Raises Refused where it would not grow, or into the future, and Covers where something lies there.
    """
    if to > now:
        raise Refused(f"{clock_text(to, now)} is in the future; it is {now:%H:%M} now.")
    instant, moved_to = instant_of(now), instant_of(to)
    begin, end = (moved_to, entry.first) if at_start else (entry.last(instant), moved_to)
    if begin >= end:
        raise Refused(f"There is no gap {'before' if at_start else 'after'} {describe(entry)}.")
    inside = [e for e in entries if e != entry and e.first < end and e.last(instant) > begin]
    if inside:
        raise Covers(inside, f"That is no gap any more: {describe(inside[0])} lies in it.")
    return Edit((replace(entry, start=to) if at_start else replace(entry, end=to),))
