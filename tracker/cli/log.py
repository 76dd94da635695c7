"""The entries, day by day."""

from __future__ import annotations

from datetime import date

from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.selection import range_meant, track_meant
from tracker.cli.table import wrapped_rows_of
from tracker.domain.entries.entry import length_text
from tracker.domain.text import cut, is_key
from tracker.domain.time.day_range import WEEK
from tracker.domain.time.duration import h_mm, shown_seconds
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.entry_filter import Selection
from tracker.domain.week.day_log import DayLog, day_logs
from tracker.domain.week.day_spans import DaySpans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.zone import Zone


_WIDEST_NAME = 20


def log(call: Call, context: Context) -> int:
    """List the entries of some days, or those that are looked for."""
    record = context.one_look()
    looked_for = [name for name in ("track", "activity", "note") if call.has(name)]
    has_days = any(call.has(name) for name in ("week", "from", "to"))
    if looked_for and not has_days:
        first, last = date.min, date.max
        found = record.entries_holding(_words(call, context))
    else:
        days_meant = range_meant(call, context, WEEK)
        first, last = days_meant.first, days_meant.last
        found = record.entries_between(first, last)
    entries = list(found.entries)
    if looked_for:
        selection = _selection(call, context, entries)
        entries = [entry for entry in entries if selection.has(entry)]
    calendar = record.calendar()
    days = day_logs(entries, first, last, calendar, instant_of(context.now))
    warn_of_damage(found.problems)
    if call.has("json"):
        # One over midnight is in two days. To tell thousands apart by content takes a tenth of the time.
        shown = {id(part.entry): part.entry for day in days for part in day.parts}
        now = instant_of(context.now)
        say_json({"entries": [_as_json(entry, now) for entry in shown.values()]})
    elif not days and found.problems:
        # What cannot be read is not said to be empty.
        return 3
    elif not days:
        period = _period(call, first, last) if has_days or not looked_for else "in any week"
        say(f"No such entry is logged {period}." if looked_for else f"Nothing is logged {period}.")
    else:
        say(*_lines(days, context, calendar.zone))
    return 0


def _words(call: Call, context: Context) -> str:
    """What stands in the text of every log that has what is looked for."""
    if call.has("activity"):
        key = context.record.whole_list().find(call.text("activity")).key
        if is_key(key):
            return key
    return "track" if call.has("track") else "note" if call.has("note") else ""


def _selection(call: Call, context: Context, entries: list[Entry]) -> Selection:
    """What is looked for. Raises Refused where there is no such track or activity."""
    if call.has("note") and not call.text("note").split():
        raise call.command.misused("--note needs a text to look for.")
    activity = context.record.whole_list().find(call.text("activity")).key if call.has("activity") else ""
    return Selection(track_meant(call, context, entries), activity, call.text("note"))


def _period(call: Call, first: date, last: date) -> str:
    if not call.has("from"):
        return f"in {Week.containing(first)}"
    return f"on {first}" if first == last else f"from {first} to {last}"


def _lines(days: tuple[DayLog, ...], context: Context, zone: Zone) -> list[str]:
    names, lengths = _Names(context.record.listed()), _Lengths()
    now = instant_of(context.now)
    table: list[tuple[str, ...]] = []
    for day in days:
        table += _rows(day, DaySpans(day.day, zone), now, names, lengths)
    rows = iter(wrapped_rows_of(table, right=(1, 2)))
    lines: list[str] = []
    together = 0
    for day in days:
        seconds = day.seconds
        together += seconds
        lines += ["", f"{day.day:%a %d %b %Y}  {h_mm(seconds)}"]
        for _ in day.parts:
            lines += next(rows)
    if len(days) > 1:
        lines += ["", f"In all  {h_mm(together)}"]
    return lines[1:]


class _Names(dict[str, str]):
    """What activities are called, by key, as it fits into the column: thousands of rows ask for a few."""

    def __init__(self, listed: ActivityList) -> None:
        super().__init__()
        self._listed = listed

    def __missing__(self, key: str) -> str:
        name = self._listed.get(key).name
        self[key] = cut(name, _WIDEST_NAME)
        return self[key]


class _Lengths(dict[int, str]):
    """Lengths as they are shown, by seconds: thousands of rows have a few."""

    def __missing__(self, seconds: int) -> str:
        self[seconds] = h_mm(seconds)
        return self[seconds]


def _rows(day: DayLog, spans: DaySpans, now: int, names: _Names, lengths: _Lengths) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for part, span in zip(day.parts, spans.texts(day.parts, still="now  "), strict=True):
        entry, end = part.entry, part.end
        is_open = entry.end is None and end == now
        # Beside two times that are shown stands the difference of these; the sums are made of seconds.
        length = lengths[end - part.begin if is_open else shown_seconds(part.begin, end)]
        if not part.is_whole:
            length = f"{length} of {length_text(entry, now)}"
        about = f"{entry.track} · {entry.note}" if entry.track and entry.note else entry.track or entry.note
        rows.append((entry.id, span, length, names[entry.activity], about))
    return rows


def _as_json(entry: Entry, now: int) -> dict[str, Any]:
    return {
        "id": entry.id,
        "activity": entry.activity,
        "start": entry.start.isoformat(),
        "end": None if entry.end is None else entry.end.isoformat(),
        "track": entry.track,
        "note": entry.note,
        "source": entry.source,
        "seconds": entry.seconds(now),
    }
