"""The table ``[reminders]`` of ``config.toml``: what is said by itself, and how it is brought to somebody."""

from __future__ import annotations

from tracker.domain.errors import TrackerError
from tracker.domain.reminders.day_hours import parse_day_hours
from tracker.domain.reminders.wanted import USUAL_HOURS, Wanted
from tracker.domain.time.duration import DAY, MINUTE
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TABLE = "reminders"
OFF, DESKTOP, OSC_9, OSC_777, OSC_99 = "off", "desktop", "osc9", "osc777", "osc99"
NOTICES = (OFF, DESKTOP, OSC_9, OSC_777, OSC_99)
MOST_MINUTES = DAY // MINUTE


@value
class Reminders:
    """What is in force. ``idle`` and ``ears`` are minutes; 0 is never."""

    limits: bool = True
    plan: bool = False
    idle: int = 0
    idle_hours: str = str(USUAL_HOURS)
    ears: int = 0
    bell: bool = False
    notices: str = OFF

    @property
    def wanted(self) -> Wanted:
        """What is to be said."""
        hours = parse_day_hours(self.idle_hours)
        return Wanted(self.limits, self.plan, self.idle * MINUTE, hours, self.ears * MINUTE)


# Each with a line of explanation, as it stands in the file that ``tracker config`` prints.
REMINDERS = {
    "limits": "Say when a cap or a target is reached, and a quarter of an hour before a cap.",
    "plan": "Say ten minutes before a planned time that it comes, and when it has come, unless it runs.",
    "idle": "Minutes after which it is said that nothing runs; 0: never.",
    "idle_hours": "The hours of the day in which that is said.",
    "ears": "Minutes of studio without a pause of ten after which it says to rest your ears; 0: never.",
    "bell": "Ring the terminal's bell with each of these.",
    "notices": (
        'Send each as a notice too: by the "desktop" (needs tracker[notices]), or by a terminal that has '
        'notices: "osc9" (iTerm2, WezTerm), "osc777" (foot, urxvt, Ghostty), "osc99" (kitty).'
    ),
}


def wrong_reminder(name: str, content: Any) -> str | None:
    """What is wrong with the content of an option of the table; None where nothing is."""
    if name == "notices":
        listed = ", ".join(f'"{each}"' for each in NOTICES)
        return None if content in NOTICES else f"one of [{listed}]"
    if name == "idle_hours":
        return None if _are_hours(content) else f'hours of a day such as "{USUAL_HOURS}"'
    if name in ("idle", "ears"):
        is_number = isinstance(content, int) and not isinstance(content, bool)
        is_right = is_number and 0 <= content <= MOST_MINUTES
        return None if is_right else f"a whole number of minutes from 0 to {MOST_MINUTES}"
    return None if isinstance(content, bool) else "true or false"


def _are_hours(content: Any) -> bool:
    try:
        return bool(parse_day_hours(content)) if isinstance(content, str) else False
    except TrackerError:
        return False
