"""The life that the demo shows: what somebody does on which day, and how it changes over eight weeks.

Everything follows from the moment it is looked at. Nothing here is random: minutes vary with the week and
the day in a way that is the same each time.
"""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.value import value

WEEKS = 8
GOAL = "Earn half my living from mixing by 2028"

ACTIVITIES = (
    Activity("mixing", "Mixing", "studio"),
    Activity("beat-making", "Beat making", "studio"),
    Activity("tutorials", "Tutorials", "learning"),
    Activity("ear-training", "Ear training", "learning"),
    Activity("calls-and-gigs", "Calls and gigs", "connections"),
    Activity("cafe-shifts", "Café shifts", "job", 8, 3, True, "pays the rent and the plug-ins"),
    Activity("housework", "Housework", "chores", 5, 2, False),
    Activity("cooking", "Cooking", "chores", 6, 6, True, "keeps me well"),
    Activity("running", "Running", "wellbeing", 7, 8, True, "clears my head"),
    Activity("friends", "Friends", "wellbeing", 6, 9, True, "keeps me sane"),
    Activity("social-media", "Social media", "leisure", 2, 4, False),
    Activity("series", "Series", "leisure", 3, 7, False),
)


@value
class Habit:
    """Something done on a day of the week (0 is Monday) from an hour and minute on, for some minutes.

    ``grows`` is how many minutes it changes by from week to week; ``sways`` how far it varies.
    """

    day: int
    hour: int
    minute: int
    minutes: int
    activity: str
    grows: float = 0.0
    sways: int = 12
    track: str = ""
    note: str = ""
    is_typed: bool = False


# Hours of 24 and more are past midnight: late sessions that belong to the evening before.
HABITS = (
    Habit(0, 8, 30, 360, "cafe-shifts", sways=9),
    Habit(0, 15, 5, 70, "social-media", -5),
    Habit(0, 16, 40, 35, "cooking"),
    Habit(0, 19, 20, 95, "mixing", 7, track="Tides", note="vocal comp"),
    Habit(0, 21, 40, 75, "series", -4),
    Habit(1, 9, 40, 85, "social-media", -6),
    Habit(1, 11, 30, 45, "running"),
    Habit(1, 13, 0, 60, "tutorials", 2, note="parallel compression"),
    Habit(1, 15, 10, 40, "calls-and-gigs", 2, note="the bar on Fridays"),
    Habit(1, 18, 10, 110, "mixing", 8, track="Tides", note="drum bus"),
    Habit(1, 22, 30, 60, "social-media", -5),
    Habit(2, 8, 30, 360, "cafe-shifts", sways=9),
    Habit(2, 15, 20, 95, "social-media", -7),
    Habit(2, 17, 20, 40, "housework", is_typed=True),
    Habit(2, 20, 0, 70, "beat-making", 5, track="Undertow", note="new groove"),
    Habit(2, 21, 50, 90, "series", -5),
    Habit(3, 10, 0, 65, "social-media", -5),
    Habit(3, 12, 0, 40, "tutorials", 2, note="gain staging"),
    Habit(3, 13, 30, 30, "ear-training", 1),
    Habit(3, 14, 30, 30, "calls-and-gigs", 2, note="mix for Lena"),
    Habit(3, 18, 40, 130, "mixing", 8, track="Lena EP", note="second song"),
    Habit(3, 21, 40, 50, "cooking", sways=6),
    Habit(3, 23, 0, 150, "beat-making", 3, track="Undertow", note="could not stop"),
    Habit(4, 8, 30, 360, "cafe-shifts", sways=9),
    Habit(4, 15, 0, 80, "social-media", -6),
    Habit(4, 17, 30, 45, "running"),
    Habit(4, 19, 30, 210, "friends", sways=30, is_typed=True),
    Habit(5, 11, 0, 70, "housework"),
    Habit(5, 12, 40, 50, "social-media", -3),
    Habit(5, 14, 30, 120, "mixing", 9, track="Lena EP", note="revisions"),
    Habit(5, 17, 20, 45, "tutorials", -1, note="just watching"),
    Habit(5, 20, 30, 100, "series", -4),
    Habit(5, 23, 10, 130, "mixing", 4, track="Tides", note="the chorus at last"),
    Habit(6, 12, 0, 60, "cooking", is_typed=True),
    Habit(6, 14, 0, 150, "friends", sways=20),
    Habit(6, 18, 0, 75, "social-media", -4),
    Habit(6, 20, 30, 60, "ear-training", 1),
)

# What was expected of a week: too little of the phone, too much of the studio.
GUESSES = {"mixing": 14.0, "beat-making": 6.0, "cafe-shifts": 18.0, "social-media": 4.0, "series": 3.0}

# How the weeks were judged at their end, the oldest first: desire, decision and a line to oneself.
ASSESSED = (
    (7, "undecided", "More phone than studio. I did not want to know that."),
    (7, "undecided", "Two late sessions. Tired at the café, but the mix moved."),
    (8, "part-time", "Capped the phone. It is only a number until Wednesday."),
    (8, "part-time", "Lena asked for an EP. That is what the calls are for."),
    (6, "undecided", "Flu, and everything slid. Rest is not waste."),
    (9, "part-time", "Back. Mornings without the phone are longer."),
    (9, "full-time", "More studio than phone, for the first time."),
)
# The week with the flu, counted from the oldest: little of anything but the phone.
BAD_WEEK = 4
KEPT_WHEN_ILL = ("social-media", "series", "cooking")
MOVES = (("social-media", "studio", 2.0), ("series", "learning", 1.0))
TARGETS = {"studio": 12.0, "learning": 3.0}
CAPS = {"social-media": 4.0}
STUDIO_DAYS = 5
# From the week on in which there is a decision to stand by.
DECIDED_FROM = 3
INTENTIONS = (
    ("I reach for the phone in the morning", "I open the session first", "social-media"),
    ("it is Thu 18:30", "I mix for ten minutes, whatever the day was", ""),
)
# Day, hour, minute (None where only the day is settled), hours and what for.
PLAN = (
    (1, 13, 0, 1.0, "learning"),
    (1, 18, 0, 2.0, "studio"),
    (3, 18, 30, 2.5, "studio"),
    (5, 14, 30, 2.5, "studio"),
    (6, None, 0, 1.0, "ear-training"),
)
# What runs as one looks, and for how long at most.
RUNNING, RUNNING_MINUTES = "mixing", 84
RUNNING_TRACK, RUNNING_NOTE = "Lena EP", "third song"
