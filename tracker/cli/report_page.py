"""What the page of a report is made from."""

from __future__ import annotations

from tracker.domain.report.hours_of_day import by_weekday_and_hour
from tracker.domain.report.report import balances_by_day, report_of
from tracker.domain.time.zone import instant_of
from tracker.domain.week.day_log import day_logs
from tracker.sheet.report_page import report_page
from tracker.sheet.report_pictures import PictureData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.context import Context
    from tracker.domain.report.look import Look
    from tracker.domain.report.report import Report
    from tracker.reading.hours import Hours

_MUSIC = ("studio", "learning")
_OF_ALL = "The table is of that alone; the balance and the pictures are of all hours of these days."


def page_of(context: Context, hours: Hours, made: Report, title: str, look: Look, is_part: bool) -> str:
    """The page of a report with its pictures, which show all of its days whatever is selected.

    ``is_part`` where something is selected: the page says so.
    """
    calendar, now = context.record.calendar(), instant_of(context.now)
    days = made.days.up_to(calendar.day_at(now)) or made.days
    entries = context.record.entries_between(days.first, days.last).entries
    kind_on = hours.verdicts.kind_on
    of_music = (
        part
        for day in day_logs(entries, days.first, days.last, calendar, now)
        for part in day.parts
        if kind_on(part.entry.activity, day.day.toordinal()) in _MUSIC
    )
    tracks = report_of(hours.series, hours.verdicts, days, ("track",), hours.listed).groups
    data = PictureData(
        days,
        balances_by_day(hours.series, hours.verdicts, days),
        by_weekday_and_hour(of_music, calendar),
        tuple((track.name, track.seconds) for track in tracks if track.key),
        look.asked,
        look.today,
    )
    return report_page(made, title, look, data, hours.problems, _OF_ALL if is_part else "")
