"""When what is shown of a week is no longer right: amounts are shown in whole minutes."""

from __future__ import annotations

from tracker.domain.text import folded
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of
from tracker.domain.week.standing import MUSIC, UNRATED, WASTED
from tracker.domain.week.week_report import WeekReport

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.domain.entries.entry import Entry


def next_minute(report: WeekReport, others: Iterable[int] = ()) -> int:
    """The next instant at which the clock, or an amount that grows with what runs, shows another minute.

    Between two of them nothing changes but the seconds of the timer; all grow alike, each from its own.
    ``others`` are seconds that are shown beside the report.
    """
    now = instant_of(report.now)
    amounts = [now]
    if report.running is not None:
        if now in (report.running.first, *report.bounds):
            # It is there, on each day, from its first second on.
            return now + 1
        amounts += [report.running.seconds(now), *_sums_with(report, report.running)]
        amounts += others
    # A hand may have written an end of the day with seconds.
    bounds = (bound - now for bound in report.bounds if bound > now)
    return now + min((*(MINUTE - amount % MINUTE for amount in amounts), *bounds))


def _sums_with(report: WeekReport, running: Entry) -> Iterator[int]:
    """What the entry that runs is a part of, in the week that is shown; nothing where it is another one."""
    row, today = report.row(running.activity), report.today
    if row is None or today is None:
        return
    for days in (row.days, report.days_of_kind(row.activity.kind), report.day_totals):
        yield from (days[today], sum(days))
    if row.standing in (MUSIC, WASTED, UNRATED):
        for balance in (report.day_balance, report.week_balance):
            yield getattr(balance, row.standing)
    yield from (seconds for track, seconds in report.tracks if folded(track) == folded(running.track))
