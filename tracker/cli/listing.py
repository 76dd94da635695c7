"""The entries, day by day."""

from __future__ import annotations

from datetime import date

from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.table import rows_of
from tracker.domain.day_log import DayLog, Part, day_logs
from tracker.domain.duration import h_mm
from tracker.domain.period import parse_day, parse_week
from tracker.domain.week import Week
from tracker.domain.zone import instant_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.entry import Entry


def log(call: Call, context: Context) -> int:
    """List the entries of a week or of the days from one to another."""
    first, last = _days(call, context)
    record = context.record
    entries = record.entries_between(first, last)
    days = day_logs(entries, first, last, record.calendar(), instant_of(context.now))
    warn_of_damage(record.problems_between(first, last))
    if call.has("json"):
        shown = dict.fromkeys(part.entry for day in days for part in day.parts)
        say_json({"entries": [_as_json(entry, context) for entry in shown]})
    elif not days:
        say(f"Nothing is logged {_period(call, first, last)}.")
    else:
        say(*_lines(days, context))
    return 0


def _days(call: Call, context: Context) -> tuple[date, date]:
    """The first and last day that are meant."""
    calendar, instant = context.record.calendar(), instant_of(context.now)
    today = calendar.day_at(instant)
    if not (call.has("from") or call.has("to")):
        week = parse_week(call.given("week") or "this", calendar.week_at(instant))
        return week.dates[0], week.dates[6]
    if call.has("week"):
        raise call.command.misused("--week and --from are two ways to say it; choose one.")
    if not call.has("from"):
        raise call.command.misused("--to needs --from beside it.")
    first = parse_day(call.text("from"), today)
    last = parse_day(call.given("to") or "today", today)
    if last < first:
        raise call.command.misused(f"{last} comes before {first}.")
    return first, last


def _period(call: Call, first: date, last: date) -> str:
    if not call.has("from"):
        return f"in {Week.containing(first)}"
    return f"on {first}" if first == last else f"from {first} to {last}"


def _lines(days: tuple[DayLog, ...], context: Context) -> list[str]:
    table = rows_of([_row(part, day.day, context) for day in days for part in day.parts], right=(1, 2), cut=4)
    lines: list[str] = []
    for day in days:
        lines += ["", f"{day.day:%a %d %b %Y}  {h_mm(day.seconds)}"]
        lines += table[: len(day.parts)]
        table = table[len(day.parts) :]
    if len(days) > 1:
        lines += ["", f"Together  {h_mm(sum(day.seconds for day in days))}"]
    return lines[1:]


def _row(part: Part, day: date, context: Context) -> tuple[str, ...]:
    entry = part.entry
    whole = entry.seconds(instant_of(context.now))
    of_whole = "" if whole == part.seconds else f" of {h_mm(whole)}"
    about = " · ".join(filter(None, (entry.track, entry.note)))
    return (
        entry.id,
        _times(entry, day),
        f"{h_mm(part.seconds)}{of_whole}",
        context.record.name(entry),
        about,
    )


def _times(entry: Entry, day: date) -> str:
    """From when to when; with the day where it began on another one."""
    begin = f"{entry.start:%H:%M}" if entry.start.date() == day else f"{entry.start:%a %H:%M}"
    return f"{begin}–{entry.end:%H:%M}" if entry.end is not None else f"{begin}–now  "


def _as_json(entry: Entry, context: Context) -> dict[str, Any]:
    return {
        "id": entry.id,
        "activity": entry.activity,
        "start": entry.start.isoformat(),
        "end": None if entry.end is None else entry.end.isoformat(),
        "track": entry.track,
        "note": entry.note,
        "source": entry.source,
        "seconds": entry.seconds(instant_of(context.now)),
    }
