"""What the answers to an away question do to the entry that it is about."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.entries.timeline import Edit
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.time.zone import Zone


def ended(entry: Entry, instant: int, zone: Zone) -> Edit:
    """The entry ended at an instant, whether it runs or ended later."""
    return Edit((replace(entry, end=wall_time(instant, zone)),))


def cut(
    entry: Entry, begin: int, end: int, zone: Zone, new_id: Callable[[], str], other: Entry | None = None
) -> Edit:
    """Take the hours from one instant to another out of an entry; ``other`` may get them.

    What comes after the gap goes on as the same entry, so that whoever knows it finds what runs.
    """
    has_before, has_rest = begin > entry.first, entry.end is None or end < instant_of(entry.end)
    put = [other] if other is not None else []
    if has_before:
        before = replace(entry, end=wall_time(begin, zone))
        put.insert(0, replace(before, id=new_id()) if has_rest else before)
    if has_rest:
        put.append(replace(entry, start=wall_time(end, zone)))
    elif not has_before:
        # Nothing of it is left: the other takes its place.
        put = [replace(entry, end=entry.start) if other is None else replace(other, id=entry.id)]
    return Edit(tuple(put))
