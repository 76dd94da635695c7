"""Hours over any days: as a table, a chart or a page, and for other programs."""

from __future__ import annotations

import os
from datetime import date

from tracker.cli.file_form import TEXT, form_meant
from tracker.cli.output import complain, say, say_bytes, warn_of_damage
from tracker.domain.activities.activity import KINDS, kind_name
from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.report.average import days_on_record
from tracker.domain.report.report import EVERYTHING, Selected, days_with_hours, groups_named, report_of
from tracker.domain.report.wording import Wording
from tracker.domain.text import folded
from tracker.domain.time.day_range import ALL_DAYS, MONTH, DayRange, parse_range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.report.report import Report
    from tracker.domain.report.timesheet import Terms
    from tracker.reading.hours import Hours

_FORMS = ("json", "csv", "html")
_USUAL_GROUPS = ("kind", "activity")
# How groups look: a list of days with sums is always the same.
_OF_GROUPS = ("by", "chart", "average")
_OF_SUMS = ("round", "currency")


def report(call: Call, context: Context) -> int:
    """Add up hours over some days."""
    form, path = form_meant(call, _FORMS) or TEXT, call.given("output")
    _refuse_contradictions(call, form)
    by, terms = _groups(call), _terms(call)
    hours = context.hours(lambda today: parse_range(call.words, today, MONTH))
    warn_of_damage(hours.problems)
    meant, today = hours.meant, hours.today
    days = _all_days(hours, today) if meant == ALL_DAYS else meant
    selected = _selected(call, hours)
    made = report_of(hours.series, hours.verdicts, days, by, hours.listed, selected)
    # To a program no hours are an answer; nobody wants a file or a page of none.
    if not made.seconds and (path is not None or form in (TEXT, "html")):
        if hours.problems:
            # What cannot be read is not said to be empty.
            return 3
        raise Refused(f"Nothing{_of(selected, hours)} is logged {meant}.")
    title = f"{days.called}{_of(selected, hours)}"
    gone = _gone(hours, days) if call.has("average") else None
    wording = Wording(call.has("decimal"), gone, meant, today)
    running = ""
    if terms is not None:
        from tracker.cli.timesheet import rendered, timesheet_of

        sheet = timesheet_of(context, hours, days, selected, terms)
        text = rendered(sheet, days, title, form, wording, call.text("currency"))
        running = sheet.running
    else:
        is_part = selected != EVERYTHING
        text = _rendered(context, hours, made, title, form, wording, call.has("chart"), is_part)
    if path is None:
        if form == TEXT:
            say(*text.removesuffix("\n").split("\n"))
        else:
            say_bytes(text.encode())
    else:
        from tracker.cli.new_file import write_file

        write_file(path, (text.encode(),), call.has("force"))
        say(f"The report is in {os.path.abspath(path)}.")
    if running:
        complain(f"{running} still runs; it counts until now.")
    return 0


def _refuse_contradictions(call: Call, form: str) -> None:
    """Raise Misunderstood where one option leaves nothing for another to say."""
    if call.has("rate"):
        for name in _OF_GROUPS:
            if call.has(name):
                raise call.command.misused(f"--rate makes a list of days, which has no --{name}.")
    else:
        for name in _OF_SUMS:
            if call.has(name):
                raise call.command.misused(f"--{name} needs --rate beside it.")
    if call.has("chart") and form != TEXT:
        raise call.command.misused(f"--chart is of text, not of {form}.")


def _groups(call: Call) -> tuple[str, ...]:
    if not call.has("by"):
        return _USUAL_GROUPS
    try:
        return groups_named(call.text("by"))
    except Misunderstood as error:
        raise call.command.misused(str(error)) from None


def _all_days(hours: Hours, today: date) -> DayRange:
    """From the first day of which anything is logged up to today, or to a later one."""
    used = days_with_hours(hours.series)
    return DayRange(today, today) if used is None else DayRange(min(used.first, today), max(used.last, today))


def _gone(hours: Hours, days: DayRange) -> DayRange | None:
    """What averages are over: those of the days that have come, from the first of the record on."""
    return days_on_record(days, _all_days(hours, hours.today).first, hours.today)


def _selected(call: Call, hours: Hours) -> Selected:
    """What the report is about. Raises Refused where there is no such activity or track."""
    kind = activity = track = ""
    if call.has("only"):
        text = call.text("only")
        kind = folded(text) if folded(text) in KINDS else ""
        activity = "" if kind else hours.listed.find(text).key
    if call.has("track"):
        from tracker.domain.tracks.track import find_track

        names = (name for part in reversed(hours.series) for _, name, _ in part if name)
        track = find_track(call.text("track"), names)
    return Selected(kind, activity, track)


def _of(selected: Selected, hours: Hours) -> str:
    """What is selected, in words."""
    names = (
        kind_name(selected.kind) if selected.kind else "",
        hours.listed.get(selected.activity).name if selected.activity else "",
        selected.track,
    )
    return "".join(f" of {name}" for name in names if name)


def _terms(call: Call) -> Terms | None:
    """What a list of days with sums is made by; None for a report."""
    if not call.has("rate"):
        return None
    from tracker.cli.timesheet import terms_of

    return terms_of(call)


def _rendered(
    context: Context,
    hours: Hours,
    made: Report,
    title: str,
    form: str,
    wording: Wording,
    with_bars: bool,
    is_part: bool,
) -> str:
    """The report in one form; only what that takes is loaded. ``is_part`` where something is selected."""
    if form == "html":
        from tracker.cli.report_page import page_of

        return page_of(context, hours, made, title, wording, is_part)
    if form == TEXT:
        from tracker.cli.report_text import report_lines

        return "\n".join(report_lines(made, title, wording, with_bars)) + "\n"
    from tracker.cli.report_for_programs import as_csv, as_json

    return (as_json if form == "json" else as_csv)(made, wording.gone)
