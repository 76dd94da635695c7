"""A list of days with sums as a page."""

from __future__ import annotations

from tracker.domain.report.look import Look
from tracker.domain.report.timesheet import Timesheet, money
from tracker.domain.time.day_range import DayRange
from tracker.sheet.report_page import page, table, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def timesheet_page(
    made: Timesheet, days: DayRange, title: str, below: Iterable[str], look: Look, currency: str
) -> str:
    """The page that somebody is sent."""
    rows: list[tuple[str, tuple[str, ...]]] = [
        ("", (str(line.day), line.what, look.hours(line.counted), money(line.cost, currency)))
        for line in made.lines
    ]
    rows.append(("all", ("In all", "", look.hours(made.counted), money(made.cost, currency))))
    told = (f'<p class="below">{text(words)}</p>' for words in below)
    return page(title, days.in_words, (), (*table(("Date", "What", "Hours", "Sum"), rows, left=2), *told))
