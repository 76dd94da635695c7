"""What the page of a report is made from."""

from __future__ import annotations

from tracker.domain.report.hours_of_day import by_weekday_and_hour, hours_of_day
from tracker.domain.report.report import balances_by_day, report_of
from tracker.sheet.report_page import report_page
from tracker.sheet.report_pictures import PictureData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.context import Context
    from tracker.domain.report.report import Report
    from tracker.domain.report.wording import Wording
    from tracker.domain.time.day_range import DayRange
    from tracker.reading.hours import Hours

_MUSIC = ("studio", "learning")
_OF_ALL = "The table is of that alone; the balance and the pictures are of all hours of these days."


def page_of(context: Context, hours: Hours, made: Report, title: str, wording: Wording, is_part: bool) -> str:
    """The page of a report with its pictures, which show all of its days whatever is selected.

    ``is_part`` where something is selected: the page says so.
    """
    days = made.days.up_to(hours.today) or made.days
    tracks = report_of(hours.series, hours.verdicts, days, ("track",), hours.listed).groups
    data = PictureData(
        days,
        balances_by_day(hours.series, hours.verdicts, days),
        _of_music(context, hours, days),
        tuple((track.name, track.seconds) for track in tracks if track.key),
        wording.asked,
        wording.today,
        hours.listed.day_start.hour,
    )
    return report_page(made, title, wording, data, hours.problems, _OF_ALL if is_part else "")


def _of_music(context: Context, hours: Hours, days: DayRange) -> tuple[tuple[int, ...], ...]:
    """At what time of which weekday there was music on some days."""
    begin, end = days.first.toordinal(), days.last.toordinal() + 1

    def stretches_of(activity: str) -> list[tuple[int, int]]:
        runs = hours.verdicts.runs(activity, begin, end)
        return [(first, until) for first, until, (kind, _) in runs if kind in _MUSIC]

    made = context.made_of_logs(hours, days, "hours-of-day", 3, hours_of_day)
    running = hours_of_day(hours.pieces_running(context.now))
    return by_weekday_and_hour([*made, running], stretches_of)
