"""The week to which what is changed now belongs, also where its log is still to be made."""

from __future__ import annotations

from datetime import datetime, time

from tracker.domain.time.week import Week
from tracker.domain.time.zone import first_instant_from, instant_of
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.week_log import WeekLog
from tracker.storage.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone


class PlacingCalendar(Calendar):
    """The calendar by which a new entry finds its log.

    A week after all logs gets today's ``day_start`` when its log is made. In the hours between its
    Monday by the old setting and by the new one it keeps the old one, as it was shown: what is done
    then must not fall back into the week before.
    """

    def __init__(self, files: Files, zone: Zone, now: datetime) -> None:
        known = files.week_names()
        state = files.list_state()
        # A damaged list may not say it.
        setting = None if state is not None and state.damage else files.listed().day_start

        def day_start_of(week: Week) -> time:
            if setting is None or (known and str(week) <= known[-1]):
                return files.day_start(week)
            turn = first_instant_from(datetime.combine(week.monday, setting), zone)
            has_begun = turn <= instant_of(now) or not known
            return setting if has_begun else files.day_start(week)

        super().__init__(zone, day_start_of)
        self.day_start_of = day_start_of
        self.setting = setting


def new_log(files: Files, zone: Zone, now: datetime, week: Week) -> WeekLog:
    """The log of a week that has none yet, as it begins or will begin."""
    calendar = PlacingCalendar(files, zone, now)
    placed = calendar.day_start_of(week)
    setting = placed if calendar.setting is None else calendar.setting
    turns = (first_instant_from(datetime.combine(week.monday, begin), zone) for begin in (setting, placed))
    # What is going on now must stay in the week in which it is shown.
    is_ahead = all(turn > instant_of(now) for turn in turns)
    return WeekLog(week, setting if is_ahead else placed)
