"""A list of days with sums: as text, for other programs and as a page."""

from __future__ import annotations

from tracker.cli.table import WIDTH, wrapped_rows_of
from tracker.domain.errors import Misunderstood
from tracker.domain.report.timesheet import (
    Terms,
    Timesheet,
    done_of,
    done_on,
    money,
    numbers_of,
    parse_rate,
    timesheet,
)
from tracker.domain.report.wording import Wording
from tracker.domain.text import cut, wrapped
from tracker.domain.time.duration import DAY, MINUTE, h_mm, parse_duration
from tracker.domain.tracks.track import are_one_track

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.report.pieces import Words
    from tracker.domain.report.report import Selected
    from tracker.domain.time.day_range import DayRange
    from tracker.reading.hours import Hours

_PARTS = 100
# Beside a wider one there is no room for what was done.
_WIDEST_TRACK = 30
_COLUMNS = ("date", "activity", "what", "seconds", "counted", "hours", "sum", "track")


def terms_of(call: Call) -> Terms:
    """What was said of rate and rounding. Raises Misunderstood."""
    try:
        rate = parse_rate(call.text("rate"))
        step = parse_duration(call.text("round"), MINUTE) if call.has("round") else 0
    except Misunderstood as error:
        raise call.command.misused(str(error)) from None
    if step % MINUTE:
        raise call.command.misused("--round takes whole minutes, such as 15m.")
    if step > DAY:
        raise call.command.misused("--round goes up to a day.")
    return Terms(rate, step)


def timesheet_of(
    context: Context, hours: Hours, days: DayRange, selected: Selected, terms: Terms
) -> Timesheet:
    """The lines of what is selected."""

    are_meant: dict[str, bool] = {}

    def is_meant(words: Words) -> bool:
        activity, track, _ = words
        if track not in are_meant:
            are_meant[track] = not selected.track or are_one_track(selected.track, track)
        return are_meant[track] and selected.activity in ("", activity)

    def is_meant_on(activity: str, day: int) -> bool:
        return not selected.kind or selected.kind == hours.verdicts.kind_on(activity, day)

    kept = context.made_of_logs(hours, days, "done", 1, done_of)
    running = done_of(hours.pieces_running(context.now))
    return timesheet(
        done_on(days, kept, is_meant),
        done_on(days, (running,), is_meant),
        terms,
        is_meant_on,
        lambda key: hours.listed.get(key).name,
    )


def rendered(made: Timesheet, days: DayRange, title: str, form: str, wording: Wording, currency: str) -> str:
    """A timesheet in one form."""
    if form == "json":
        return _as_json(made, days, currency)
    if form == "csv":
        return _as_csv(made)
    if form == "html":
        from tracker.sheet.timesheet_page import timesheet_page

        return timesheet_page(made, days, title, _terms_told(made, currency), wording, currency)
    return "\n".join(_lines(made, title, wording, currency)) + "\n"


def _lines(made: Timesheet, title: str, wording: Wording, currency: str) -> list[str]:
    heads = ("Date", "Hours", "Sum", *(("Track",) if made.names_tracks else ()), "What")
    table: list[tuple[str, ...]] = [heads]
    numbers = numbers_of(made, wording, currency)
    days = {day: str(day) for day in {line.day for line in made.lines}}
    for line in made.lines:
        words = (cut(line.track, _WIDEST_TRACK), line.what) if made.names_tracks else (line.what,)
        table.append((days[line.day], *numbers[line.counted], *words))
    in_all = ("In all", wording.hours(made.counted), money(made.cost, currency))
    table.append((*in_all, *[""] * (len(heads) - len(in_all))))
    # It is sent to somebody: of what was done nothing is cut off.
    *rows, last = wrapped_rows_of(table, right=(1, 2))
    below = wrapped(_terms_told(made, currency), WIDTH)
    if made.terms.step:
        below.append(f"{wording.hours(made.seconds)} are on record, which is as it was.")
    return [cut(title, WIDTH), "", *(line for row in rows for line in row), "", *last, "", *below]


def _terms_told(made: Timesheet, currency: str) -> str:
    """What the sums are made of, in words that whoever pays can read."""
    rate = f"{money(made.terms.rate, currency)} an hour."
    if not made.terms.step:
        return f"{rate} Each line counts its whole minutes."
    # With two decimals seven minutes are no number that anybody can check.
    return f"{rate} Each line is rounded to the nearest {h_mm(made.terms.step)}, and is at least that."


def _as_json(made: Timesheet, days: DayRange, currency: str) -> str:
    import json

    lines: list[dict[str, Any]] = [
        {
            "day": str(line.day),
            "activity": line.activity,
            "track": line.track,
            "what": line.what,
            "seconds": line.seconds,
            "counted": line.counted,
            "sum": line.cost / _PARTS,
        }
        for line in made.lines
    ]
    content = {
        "from": str(days.first),
        "to": str(days.last),
        "rate": made.terms.rate / _PARTS,
        "round": made.terms.step or None,
        "currency": currency,
        "seconds": made.seconds,
        "counted": made.counted,
        "sum": made.cost / _PARTS,
        "lines": lines,
    }
    return f"{json.dumps(content)}\n"


def _as_csv(made: Timesheet) -> str:
    from tracker.exchange.csv_file import as_csv, inert

    numbers = numbers_of(made, Wording(is_decimal=True), "")
    said = {text for line in made.lines for text in (line.activity, line.what, line.track)}
    texts = {text: inert(text) for text in said}
    rows = []
    for line in made.lines:
        words, lengths = (texts[line.activity], texts[line.what]), (str(line.seconds), str(line.counted))
        rows.append((str(line.day), *words, *lengths, *numbers[line.counted], texts[line.track]))
    return as_csv(rows, _COLUMNS)
