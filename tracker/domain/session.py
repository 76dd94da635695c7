"""Blocks of studio time and the usual session."""

from __future__ import annotations

from tracker.domain.duration import MINUTE
from tracker.domain.entry import Entry, by_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST_BREAK = 15 * MINUTE
WEEKS_LOOKED_AT = 8


def studio_blocks(entries: Iterable[Entry], studio_keys: Collection[str]) -> list[int]:
    """Seconds from start to end of each finished run of studio entries with short breaks only.

    A block that is still running says nothing yet about how long a session is, and is left out.
    """
    studio = by_start([entry for entry in entries if entry.activity in studio_keys])
    blocks: list[list[int]] = []
    running = False
    for entry in studio:
        first, last = entry.first, entry.last(0)
        running = entry.end is None
        if blocks and first - blocks[-1][1] <= LONGEST_BREAK:
            blocks[-1][1] = max(blocks[-1][1], last)
        else:
            blocks.append([first, last])
    if running:
        blocks.pop()
    # What is shorter than a minute is a slip of the finger.
    return [last - first for first, last in blocks if last - first >= MINUTE]


def usual_session(blocks: Collection[int]) -> int | None:
    """The median block in seconds; None before there is one."""
    if not blocks:
        return None
    ordered = sorted(blocks)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2
