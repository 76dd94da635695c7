"""A believable week of a producer with a café job, for pictures and for looking at the app."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracker.domain.entry import Entry
from tracker.domain.week import Week
from tracker.domain.week_log import WeekLog
from tracker.storage.store import Store
from tracker.timekeeper import Timekeeper

NOW = datetime.fromisoformat("2026-11-19T20:25:47+01:00")

ACTIVITIES = (
    ("Mixing", "studio", {}),
    ("Beat making", "studio", {}),
    ("Tutorials", "learning", {}),
    ("Calls and gigs", "connections", {}),
    ("Café shifts", "job", {"priority": 8, "enjoyment": 3, "supports_goal": True}),
    ("Housework", "chores", {}),
    ("Running", "wellbeing", {"priority": 7, "enjoyment": 8, "supports_goal": True}),
    ("Social media", "leisure", {"priority": 2, "enjoyment": 4, "supports_goal": False}),
    ("Series", "leisure", {"priority": 3, "enjoyment": 7, "supports_goal": False}),
)

# Day of the week, start, minutes, activity, track.
WEEK = (
    (0, "09:00", 360, "cafe-shifts", ""),
    (0, "15:20", 55, "social-media", ""),
    (0, "19:30", 80, "mixing", "Tides"),
    (0, "21:10", 75, "social-media", ""),
    (1, "10:15", 95, "social-media", ""),
    (1, "13:00", 45, "tutorials", ""),
    (1, "14:00", 40, "running", ""),
    (1, "18:05", 125, "mixing", "Tides"),
    (1, "21:00", 90, "series", ""),
    (2, "09:00", 360, "cafe-shifts", ""),
    (2, "15:30", 30, "housework", ""),
    (2, "16:40", 110, "social-media", ""),
    (2, "20:00", 70, "beat-making", ""),
    (2, "21:20", 95, "series", ""),
    (3, "10:20", 70, "social-media", ""),
    (3, "12:00", 35, "tutorials", ""),
    (3, "13:10", 25, "calls-and-gigs", ""),
    (3, "14:30", 47, "mixing", "Undertow"),
)


def record_believable_weeks(store: Store, timekeeper: Timekeeper, weeks: int = 9) -> None:
    """Put the list and some weeks on record, the last of them up to NOW with a timer running."""
    for name, kind, ratings in ACTIVITIES:
        timekeeper.add_activity(NOW, name, kind, **ratings)
    timekeeper.set_goal(NOW, "Earn my living from mixing by 2028")
    week = Week.containing(NOW.date())
    for back in range(weeks):
        with store.change("record a week", NOW) as change:
            change.put_log(WeekLog(week, time(0), tuple(_entries(week, back))))
        week = week.previous()
    timekeeper.set_number(NOW, "targets", "studio", 12.0)
    timekeeper.set_number(NOW, "targets", "learning", 3.0)
    timekeeper.set_number(NOW, "caps", "social-media", 4.0)
    mixing = timekeeper.record.listed().get("mixing")
    began = NOW - timedelta(hours=1, minutes=23, seconds=47)
    timekeeper.start(mixing, began, note="vocal comp", track="Tides")


def _entries(week: Week, back: int) -> list[Entry]:
    entries = []
    for number, (day, begin, minutes, activity, track) in enumerate(WEEK):
        start = datetime.combine(week.dates[day], time.fromisoformat(begin), NOW.tzinfo)
        end = start + timedelta(minutes=minutes + back * (number % 3))
        source = "typed" if number == 6 else "timer"
        entries.append(Entry(f"w{back:02d}n{number:04d}", activity, start, end, "", track, source))
    return entries
