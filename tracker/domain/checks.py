"""Oddities in the entries of a log: each a named check, none of them a reason to stop."""

from __future__ import annotations

from tracker.domain.activity import ActivityList
from tracker.domain.entry import Entry
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@value
class Oddity:
    """Something a person should look at: where in the file, what it is and what to do."""

    message: str
    line: int | None = None
    entry_id: str = ""


def odd_entries(
    entries: Sequence[Entry], listed: ActivityList, running: Entry | None, now: int
) -> Iterator[Oddity]:
    """What is odd about entries sorted by start."""
    yield from _unknown_activities(entries, listed)
    yield from _open_entries(entries, running)
    yield from _future(entries, now)
    yield from _overlaps(entries, running, now)


def _unknown_activities(entries: Sequence[Entry], listed: ActivityList) -> Iterator[Oddity]:
    for entry in entries:
        if not listed.has(entry.activity):
            yield Oddity(
                f"«{entry.activity}» is not on the list; its hours count as unrated. Add it to "
                "activities.toml, or correct the key.",
                entry_id=entry.id,
            )


def _open_entries(entries: Sequence[Entry], running: Entry | None) -> Iterator[Oddity]:
    for entry in entries:
        if entry.end is None and entry != running:
            yield Oddity(
                f"{entry.activity} from {entry.start:%a %H:%M} has no end and is not what runs now; "
                "it counts nothing. Give it an end.",
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


def _overlaps(entries: Sequence[Entry], running: Entry | None, now: int) -> Iterator[Oddity]:
    counted = [entry for entry in entries if entry.end is not None or entry == running]
    longest: Entry | None = None
    for entry in counted:
        if longest is not None and longest.last(now) > entry.first and entry.last(now) > entry.first:
            yield Oddity(
                f"{entry.activity} from {entry.start:%a %H:%M} overlaps {longest.activity} from "
                f"{longest.start:%a %H:%M} ({longest.id}). Shorten one of them.",
                entry_id=entry.id,
            )
        if longest is None or entry.last(now) > longest.last(now):
            longest = entry
