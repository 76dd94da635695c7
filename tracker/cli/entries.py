"""Commands that add, correct and remove an entry."""

from __future__ import annotations

from tracker.cli.output import say
from tracker.domain.entries.corrections import Fields, middle
from tracker.domain.time.when import parse_when
from tracker.domain.time.when_in_entry import ReplacedMoment, parse_when_in_entry
from tracker.domain.time.zone import instant_of, wall_time_like, zone_of
from tracker.domain.value import replace
from tracker.reading.typed_times import meaning_in
from tracker.reading.unreached import LeftOut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.entries.entry import Entry

_FIELDS = ("activity", "start", "end", "note", "track")


def add(call: Call, context: Context) -> int:
    """Add an entry with both its ends."""
    activity = context.record.whole_list().find(call.text("activity"))
    now, zone, record = context.now, context.zone, context.record
    begin = parse_when(call.text("from"), now, zone, meaning=meaning_in(record, now, is_end=False))
    end = parse_when(call.text("to"), now, zone, after=begin, meaning=meaning_in(record, now, is_end=True))
    outcome = context.changes.corrections.add(
        activity, begin, end, context.now, call.text("note"), call.text("track"), call.has("trim")
    )
    say(*outcome.lines)
    return 0


def edit(call: Call, context: Context) -> int:
    """Change what an entry says."""
    if not any(call.has(name) for name in _FIELDS):
        *most, last = (f"--{name}" for name in _FIELDS)
        raise call.command.misused(f"say what to change: {', '.join(most)} or {last}.")
    entry = context.record.entry(call.text("id"))
    outcome = context.changes.corrections.change(
        entry, _fields(call, context, entry), context.now, call.has("trim")
    )
    say(*outcome.lines)
    return 0


def split(call: Call, context: Context) -> int:
    """Make two entries of one."""
    entry = context.record.entry(call.text("id"))
    at = middle(entry, context.now, context.zone)
    if call.has("when"):
        # «+30m» is from its start, «-30m» from its end.
        old = (entry.end or context.now) if call.text("when").lstrip().startswith("-") else entry.start
        replaced = ReplacedMoment(old, _days(entry, context), after=entry.start)
        there, meaning = (
            zone_of(entry.start, context.zone),
            meaning_in(context.record, context.now, is_end=False),
        )
        at = parse_when_in_entry(call.text("when"), replaced, context.now, there, meaning)
    say(*context.changes.corrections.split(entry, at, context.now).lines)
    return 0


def remove(call: Call, context: Context) -> int:
    """Take an entry away, also one that makes no sense."""
    corrections = context.changes.corrections
    try:
        entry = context.record.entry(call.text("id"))
    except LeftOut as left_out:
        outcome = corrections.remove_left_out(left_out.name, left_out.entry_id, context.now)
    else:
        outcome = corrections.remove(entry, context.now)
    say(*outcome.lines)
    return 0


def _fields(call: Call, context: Context, entry: Entry) -> Fields:
    """What the entry is to say."""
    start, end, activity = entry.start, entry.end, entry.activity
    if call.has("start"):
        replaced = ReplacedMoment(start, _days(entry, context), kept=start)
        meaning = meaning_in(context.record, context.now, is_end=False, without=entry.id)
        start = parse_when_in_entry(call.text("start"), replaced, context.now, context.zone, meaning)
    if call.has("end"):
        end = _end(call.text("end"), entry, start, context)
    if call.has("activity"):
        activity = context.record.whole_list().find(call.text("activity")).key
    note, track = (call.words.get(name, getattr(entry, name)) for name in ("note", "track"))
    return Fields(activity, start, end, note, track)


def _end(text: str, entry: Entry, start: datetime, context: Context) -> datetime:
    """The end that is meant where the entry starts then."""
    old = entry.end or context.now
    # A bare time is the one nearest to where it would end had it moved as its start did.
    length = instant_of(old) - entry.first
    moved = wall_time_like(old, instant_of(start) + length, context.zone)
    there = replace(entry, start=start, end=max(old, moved, start))
    is_relative = text.lstrip()[:1] in ("+", "-")
    replaced = ReplacedMoment(
        old if is_relative else moved, _days(there, context), after=start, kept=entry.end
    )
    meaning = meaning_in(context.record, context.now, is_end=True, without=entry.id)
    return parse_when_in_entry(text, replaced, context.now, context.zone, meaning)


def _days(entry: Entry, context: Context) -> tuple[int, int]:
    """The instants between which the days of an entry lie."""
    return context.record.calendar().days_of(entry, instant_of(context.now))
