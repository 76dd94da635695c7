"""A list of days with sums as a page."""

from __future__ import annotations

from tracker.domain.report.timesheet import Timesheet, money, numbers_of
from tracker.domain.report.wording import Wording
from tracker.domain.time.day_range import DayRange
from tracker.sheet.report_page import page, table, text


def timesheet_page(
    made: Timesheet, days: DayRange, title: str, terms: str, wording: Wording, currency: str
) -> str:
    """The page that somebody is sent; ``terms`` are what the sums are made of, in words."""
    heads = ("Date", *(("Track",) if made.names_tracks else ()), "What")
    rows: list[tuple[str, tuple[str, ...]]] = []
    numbers = numbers_of(made, wording, currency)
    for line in made.lines:
        words = (str(line.day), *((line.track,) if made.names_tracks else ()), line.what)
        rows.append(("", (*words, *numbers[line.counted])))
    in_all = ("In all", *[""] * (len(heads) - 1), wording.hours(made.counted), money(made.cost, currency))
    made_table = table((*heads, "Hours", "Sum"), [*rows, ("all", in_all)], left=len(heads), name="dated")
    return page(title, days.in_words, (), (*made_table, f'<p class="below">{text(terms)}</p>'))
