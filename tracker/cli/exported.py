"""What of the record is handed on, in each format. Only the one that is asked for is loaded."""

from __future__ import annotations

from tracker.cli.selection import keys_meant, track_meant
from tracker.domain.time.day_range import ALL_DAYS, FROM, TO
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import are_one_track
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.week import Week
    from tracker.exchange.within_days import WithinDays
    from tracker.reading.record import Found


@value
class Exported:
    """A text for another program, in pieces, of how many entries it is, and what could not be read for it.

    ``running`` is the name of what still runs and is therefore not in it.
    """

    pieces: Iterable[str]
    count: int
    problems: Sequence[str]
    running: str = ""
    has_more: bool = False
    """Whether there is something in it beside entries."""


ONLY, TRACK = "only", "track"
"""The options that choose among entries."""


def is_chosen(call: Call) -> bool:
    """Whether some entries are chosen among those of the days."""
    return call.has(ONLY) or call.has(TRACK)


def exported_entries(call: Call, context: Context, days: DayRange, form: str) -> Exported:
    """The entries that touch some days, in one of the formats that are of entries."""
    found = _found(context, days)
    return _IN_FORM[form](context, days, _chosen(call, context, found), found)


def exported_plan(call: Call, context: Context, days: DayRange) -> Exported:
    """What is planned for some days, for a calendar."""
    from tracker.exchange.ics import ics_pieces, planned_events
    from tracker.reading.planned_weeks import planned_weeks

    found, keys = planned_weeks(context.files, days, context.record.running()), keys_meant(call, context)
    logs = [
        replace(log, plan=tuple(each for each in log.plan if keys is None or each.what in keys))
        for log in found.logs
    ]
    events = planned_events(logs, days, context.record.listed(), context.record.calendar())
    return Exported(ics_pieces(events), len(events), found.problems)


def exported_record(call: Call, context: Context, days: DayRange) -> Exported:
    """The record, with all that its files say; of some days or some entries, as much of it as is of them."""
    from tracker.exchange.json_file import RecordText, part_of_log
    from tracker.reading.file_advice import problem_of
    from tracker.reading.foreign_names import foreign_names
    from tracker.reading.left_out import problems_of_list, problems_of_week

    files, running = context.files, context.record.running()
    is_whole = days == ALL_DAYS and not is_chosen(call)
    text = RecordText(_part(call, days))
    chosen = () if is_whole else {*_chosen(call, context, _found(context, days))}
    files.settle()
    tracks = files.tracks_state()
    problems = [*problems_of_list(files, running), *(problem_of(tracks) if tracks is not None else ())]
    names = foreign_names(files) if is_whole else None
    if names is not None and names.damage:
        problems.append(f"{names.name}{names.damage_told}")
    for state in (files.list_state(), tracks, names):
        if state is not None:
            text.add(state, state.data)
    has_more = is_whole and not text.is_empty
    of_days = set() if is_chosen(call) else {*days.weeks}
    for week in files.weeks() if is_whole else _logs(context, days):
        for state in files.states_of(week):
            data = state.data if is_whole else part_of_log(state, chosen, week in of_days)
            if data or state.document is None:
                text.add(state, data)
                has_more = True
        problems += problems_of_week(files, week, running)
    return Exported(text.pieces(), text.count, problems, has_more=has_more)


def _part(call: Call, days: DayRange) -> dict[str, str]:
    """Which part of the record is meant, in the words of the command line; nothing of the whole."""
    said = {} if days == ALL_DAYS else {FROM: str(days.first), TO: str(days.last)}
    return said | {name: call.text(name) for name in (ONLY, TRACK) if call.has(name)}


def _logs(context: Context, days: DayRange) -> list[Week]:
    """The logs in which there may be something of some days."""
    from tracker.reading.all_logs import AllLogs

    calendar = context.record.calendar()
    begin, end = calendar.day_bounds(days.first)[0], calendar.day_bounds(days.last)[1]
    return AllLogs(context.files).logs(begin, end)


def _found(context: Context, days: DayRange) -> Found:
    """What is logged on some days; what runs is on none of those that are to come."""
    found, calendar = context.record.entries_between(days.first, days.last), context.record.calendar()
    last = found.entries[-1] if found.entries else None
    if last is None or last.end is not None:
        return found
    begin = calendar.day_bounds(days.first, calendar.foreign_offset(last))[0]
    return found if begin <= instant_of(context.now) else replace(found, entries=found.entries[:-1])


def _chosen(call: Call, context: Context, found: Found) -> list[Entry]:
    """What is meant of the entries that were found."""
    keys, track = keys_meant(call, context), track_meant(call, context, found.entries)
    return [
        entry
        for entry in found.entries
        if (keys is None or entry.activity in keys) and (not track or are_one_track(entry.track, track))
    ]


def _within(context: Context, days: DayRange) -> WithinDays:
    from tracker.exchange.within_days import WithinDays

    return WithinDays(days, context.record.calendar(), instant_of(context.now))


def _of_ended(
    pieces: Iterable[str], context: Context, chosen: list[Entry], ended: list[Entry], found: Found
) -> Exported:
    """What is handed on of entries that have ended, and which other one was meant too."""
    running = context.record.name(chosen[-1]) if len(ended) < len(chosen) else ""
    return Exported(pieces, len(ended), found.problems, running)


def _as_csv(context: Context, days: DayRange, chosen: list[Entry], found: Found) -> Exported:
    """Cut at the edges of the days, so that the seconds add up to those of the days."""
    from tracker.exchange.csv_file import EntryRows
    from tracker.reading.judgements import Judgements

    rows = EntryRows(_within(context, days), Judgements(context.files).of)
    return Exported(rows.pieces(chosen), len(chosen), found.problems)


def _as_ics(context: Context, days: DayRange, chosen: list[Entry], found: Found) -> Exported:
    """Each of them whole, so that an event is the same whatever days are asked for."""
    from tracker.exchange.ics import entry_events, ics_pieces

    ended = [entry for entry in chosen if entry.end is not None]
    pieces = ics_pieces(entry_events(ended, context.record.listed()))
    return _of_ended(pieces, context, chosen, ended, found)


def _as_timeclock(context: Context, days: DayRange, chosen: list[Entry], found: Found) -> Exported:
    """Cut at the edges of the days, and where the clocks change."""
    from tracker.exchange.timeclock import timeclock_pieces

    within = _within(context, days)
    ended = [*filter(within.has_ended, chosen)]
    pieces = timeclock_pieces(within.sessions(ended), context.record.listed())
    return _of_ended(pieces, context, chosen, ended, found)


def _as_klog(context: Context, days: DayRange, chosen: list[Entry], found: Found) -> Exported:
    """The same, on the records of its days."""
    from tracker.exchange.klog import klog_pieces

    within = _within(context, days)
    ended = [*filter(within.has_ended, chosen)]
    pieces = klog_pieces(within.sessions(ended), within.calendar)
    return _of_ended(pieces, context, chosen, ended, found)


_IN_FORM = {"csv": _as_csv, "ics": _as_ics, "timeclock": _as_timeclock, "klog": _as_klog}
