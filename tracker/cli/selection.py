"""Which days, entries and activities the options of a command mean."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS
from tracker.domain.errors import Refused
from tracker.domain.time.day_range import DayRange, parse_range
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import find_track

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.entries.entry import Entry


def range_meant(call: Call, context: Context, default: str) -> DayRange:
    """The days that are meant; where nothing names them, the present week, month or the like.

    Raises Misunderstood or Invalid.
    """
    return parse_range(call.words, context.record.calendar().day_at(instant_of(context.now)), default)


def track_meant(call: Call, context: Context, entries: Sequence[Entry]) -> str:
    """The name of the track that is meant, nearest at hand first; empty where none is named."""
    if not call.has("track"):
        return ""
    names = [entry.track for entry in reversed(entries) if entry.track]
    try:
        return find_track(call.text("track"), names)
    except Refused:
        # It may be one of other days, or of other activities.
        everywhere = [row.name for row in context.record.tracks(context.now).rows]
        return find_track(call.text("track"), [*names, *everywhere])


def keys_meant(call: Call, context: Context) -> Collection[str] | None:
    """The keys of the activities that are meant, with the kind itself where one is named; None for all."""
    if not call.has("only"):
        return None
    listed, word = context.record.whole_list(), call.text("only").strip().lower()
    if word in KINDS:
        return {word, *(activity.key for activity in listed.activities if activity.kind == word)}
    return {listed.find(word).key}
