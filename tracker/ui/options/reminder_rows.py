"""What can be set of reminders: a row for each, what its next choice would be, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.errors import Misunderstood
from tracker.domain.reminders.day_hours import parse_day_hours
from tracker.domain.time.duration import DAY, HOUR, MINUTE, h_mm, parse_duration
from tracker.domain.value import value
from tracker.settings.config import OptionContent
from tracker.settings.reminders import (
    DESKTOP,
    MOST_MINUTES,
    NOTICES,
    OFF,
    OSC_9,
    OSC_99,
    OSC_777,
    REMINDERS,
    TABLE,
    Reminders,
)

_STEP = 15
_NAMES = {
    "limits": "Caps, targets",
    "plan": "Planned times",
    "idle": "Nothing runs",
    "idle_hours": "  in the hours",
    "ears": "Ears",
    "bell": "Ring with these",
    "notices": "Notices",
}
_NOTICE_WORDS = {
    OFF: "off",
    DESKTOP: "of the desktop",
    OSC_9: "terminal, OSC 9",
    OSC_777: "terminal, OSC 777",
    OSC_99: "terminal, OSC 99",
}


@value
class TypedReminder:
    """How a row of reminders is asked for: the question, a hint, what stands there, and what is meant."""

    title: str
    hint: str
    text: str
    parse: Callable[[str], OptionContent]


def reminder_rows(reminders: Reminders) -> tuple[tuple[str, str, str, str], ...]:
    """The id, name, content and explanation of each."""
    return tuple(
        (f"{TABLE}.{name}", _NAMES[name], _shown(name, getattr(reminders, name)), about)
        for name, about in REMINDERS.items()
    )


def is_of_reminders(row_id: str) -> bool:
    """Whether a row is one of these."""
    return row_id.startswith(f"{TABLE}.")


def stepped_reminder(row_id: str, content: OptionContent, step: int) -> OptionContent:
    """What a row would hold a step further; the same where it has to be typed."""
    name = _name(row_id)
    if isinstance(content, bool):
        return not content
    if name == "notices":
        return NOTICES[(NOTICES.index(str(content)) + step) % len(NOTICES)]
    if isinstance(content, int):
        return min(MOST_MINUTES, max(0, (content // _STEP + step) * _STEP if step > 0 else _lower(content)))
    return content


def typed_reminder(row_id: str, content: OptionContent) -> TypedReminder | None:
    """How a row is typed; None for one that has few choices."""
    name = _name(row_id)
    if name == "idle_hours":
        title, hint = "In which hours of the day?", "10:00-18:00; 22:00-2:00 over midnight"
        return TypedReminder(title, hint, str(content), lambda text: str(parse_day_hours(text)))
    if isinstance(content, int) and not isinstance(content, bool):
        title = "After how many minutes?" if name == "idle" else "After how many minutes of studio?"
        return TypedReminder(title, "90 or 1:30; 0 is never", str(content), _minutes)
    return None


def told_of_reminder(row_id: str, content: OptionContent) -> str:
    """What is told of one that was changed."""
    name = _name(row_id)
    return f"{_NAMES[name].strip().capitalize()}: {_shown(name, content)}."


def _name(row_id: str) -> str:
    return row_id.removeprefix(f"{TABLE}.")


def _lower(content: int) -> int:
    """The next whole step below."""
    return -(-content // _STEP) * _STEP - _STEP


def _shown(name: str, content: OptionContent) -> str:
    if name == "notices":
        return _NOTICE_WORDS[str(content)]
    if isinstance(content, bool):
        return "on" if content else "off"
    if isinstance(content, int):
        if not content:
            return "off"
        return f"after {h_mm(content * MINUTE)}" if content * MINUTE >= HOUR else f"after {content} minutes"
    return str(content)


def _minutes(text: str) -> int:
    seconds = 0 if text.strip() == "0" else parse_duration(text, bare=MINUTE)
    if seconds > DAY or seconds % MINUTE:
        raise Misunderstood(f"Whole minutes, up to {MOST_MINUTES}.")
    return seconds // MINUTE
