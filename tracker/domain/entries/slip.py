"""A slip of the finger: the wrong key, noticed at once."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import MINUTE


def is_slip(entry: Entry, now: int) -> bool:
    """Whether it is the timer's, has less than a minute as of an instant, and nothing was said of it.

    What a newer version, or somebody by hand, says of it beyond what this one knows was said of it too.
    """
    is_spoken_of = bool(entry.note or entry.track or entry.unknown.table)
    return entry.source == "timer" and not is_spoken_of and 0 <= entry.last(now) - entry.first < MINUTE


def takes_no_time(entry: Entry) -> bool:
    """Whether an entry that has ended stands in nobody's way: a slip, or one that has no length."""
    return entry.end is not None and (entry.end == entry.start or is_slip(entry, 0))
