"""Entries and plans for other programs. Only the format that is asked for is loaded."""

from __future__ import annotations

import os

from tracker.cli.new_file import write_file
from tracker.cli.output import complain, say, say_bytes, warn_of_damage
from tracker.cli.selection import keys_meant, range_meant, track_meant
from tracker.domain.errors import Refused
from tracker.domain.text import counted
from tracker.domain.time.day_range import MONTH
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import are_one_track
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.day_range import DayRange
    from tracker.reading.record import Found

FORMATS = ("ics", "csv")


@value
class _Export:
    """A text for another program, of how much it is, and what could not be read for it.

    ``running`` is the name of what still runs and is therefore not in it.
    """

    text: str
    count: int
    problems: tuple[str, ...]
    running: str = ""


def export(call: Call, context: Context) -> int:
    """Hand entries, or with --plan what is planned, to another program."""
    _refuse_what_does_not_go_together(call)
    days = range_meant(call, context, MONTH)
    is_plan = call.has("plan")
    made = _plan(call, context, days) if is_plan else _entries(call, context, days)
    warn_of_damage(made.problems)
    if not made.count:
        such = " like that" if call.has("only") or call.has("track") else ""
        nothing = f"{made.running} still runs, and nothing else" if made.running else "Nothing"
        done = "planned" if is_plan else "logged"
        raise Refused(f"{nothing}{such} is {done} {days}: nothing was written.")
    content = made.text.encode()
    if call.has("output"):
        path = call.text("output")
        write_file(path, content, call.has("force"))
        names = ("planned time", "planned times") if is_plan else ("entry", "entries")
        say(f"{counted(made.count, *names)} {days}, in {os.path.abspath(path)}.")
    else:
        say_bytes(content)
    if made.running:
        complain(f"{made.running} still runs, so it is left out.")
    return 0


def _refuse_what_does_not_go_together(call: Call) -> None:
    """Raise Misunderstood unless one format is asked for, with what goes with it."""
    named = [name for name in FORMATS if call.has(name)]
    problem = ""
    if not named:
        problem = f"say in which format: {' or '.join(f'--{name}' for name in FORMATS)}."
    elif len(named) > 1:
        problem = f"--{named[0]} and --{named[1]} are two formats; choose one."
    elif call.has("plan") and named != ["ics"]:
        problem = "--plan goes with --ics."
    elif call.has("plan") and call.has("track"):
        problem = "a plan names no tracks; leave --track out."
    elif call.has("output") and not call.text("output"):
        problem = "--output needs FILE after it."
    elif call.has("force") and not call.has("output"):
        problem = "--force goes with --output."
    if problem:
        raise call.command.misused(problem)


def _entries(call: Call, context: Context, days: DayRange) -> _Export:
    """The entries that touch some days."""
    found = context.record.entries_between(days.first, days.last)
    chosen = _chosen(call, context, found)
    if call.has("csv"):
        return _as_csv(chosen, context, days, found)
    return _as_ics(chosen, context, found)


def _as_csv(chosen: list[Entry], context: Context, days: DayRange, found: Found) -> _Export:
    """Cut at the edges of the days, so that the seconds add up to those of the days."""
    from tracker.exchange.csv_file import EntryRows, as_csv
    from tracker.reading.judgements import Judgements

    judgements, calendar = Judgements(context.files), context.record.calendar()
    rows = EntryRows(days, calendar, judgements.of, instant_of(context.now)).of(chosen)
    return _Export(as_csv(rows), len(rows), found.problems)


def _as_ics(chosen: list[Entry], context: Context, found: Found) -> _Export:
    """Each of them whole, so that an event is the same whatever days are asked for."""
    from tracker.exchange.ics import as_ics, entry_events

    ended = [entry for entry in chosen if entry.end is not None]
    running = context.record.name(chosen[-1]) if len(ended) < len(chosen) else ""
    events = entry_events(ended, context.record.listed())
    return _Export(as_ics(events), len(events), found.problems, running)


def _chosen(call: Call, context: Context, found: Found) -> list[Entry]:
    """What is meant of the entries that were found."""
    keys, track = keys_meant(call, context), track_meant(call, context, found.entries)
    return [
        entry
        for entry in found.entries
        if (keys is None or entry.activity in keys) and (not track or are_one_track(entry.track, track))
    ]


def _plan(call: Call, context: Context, days: DayRange) -> _Export:
    """What is planned for some days."""
    from tracker.exchange.ics import as_ics, planned_events
    from tracker.reading.planned_weeks import planned_weeks

    found, keys = planned_weeks(context.files, days, context.record.running()), keys_meant(call, context)
    logs = [
        replace(log, plan=tuple(each for each in log.plan if keys is None or each.what in keys))
        for log in found.logs
    ]
    events = planned_events(logs, days, context.record.listed(), context.record.calendar())
    return _Export(as_ics(events), len(events), found.problems)
