"""What the page of a report is made from."""

from __future__ import annotations

from tracker.domain.report.hours_of_day import by_weekday_and_hour
from tracker.domain.report.report import balances_by_day, report_of
from tracker.domain.time.zone import instant_of
from tracker.sheet.report_page import report_page
from tracker.sheet.report_pictures import PictureData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.context import Context
    from tracker.domain.entries.entry import Entry
    from tracker.domain.report.look import Look
    from tracker.domain.report.report import Report
    from tracker.reading.hours import Hours

_MUSIC = ("studio", "learning")


def page_of(context: Context, hours: Hours, made: Report, title: str, look: Look) -> str:
    """The page of a report with its pictures, which show all of its days whatever is selected."""
    calendar, now = context.record.calendar(), instant_of(context.now)
    days = made.days.up_to(calendar.day_at(now)) or made.days
    entries = context.record.entries_between(days.first, days.last).entries
    kinds = {activity.key: activity.kind for activity in hours.listed.activities}

    def is_music(entry: Entry) -> bool:
        return kinds.get(entry.activity) in _MUSIC

    tracks = report_of(hours.series, hours.verdicts, days, ("track",), hours.listed).groups
    data = PictureData(
        days,
        balances_by_day(hours.series, hours.verdicts, days),
        by_weekday_and_hour(filter(is_music, entries), days, calendar, now),
        tuple((track.name, track.seconds) for track in tracks if track.key),
        look.asked,
        look.today,
    )
    return report_page(made, title, look, data, hours.problems)
