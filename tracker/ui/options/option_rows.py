"""What can be set: a row for each, with what it holds, what it says, and what the next choice would be."""

from __future__ import annotations

from datetime import time

from tracker.domain.activities.activity import MOST_WASTED_UP_TO, ActivityList
from tracker.domain.time.duration import HOUR, hours, hours_text
from tracker.domain.time.shown_time import day_end_text
from tracker.domain.time.week import HOURS_IN_WEEK
from tracker.domain.value import value
from tracker.settings.config import (
    ASCII,
    COLUMNS,
    DEFAULTS,
    OPTIONS,
    THEMES,
    UNICODE,
    OptionContent,
    Settings,
)
from tracker.settings.keys import BY_ID
from tracker.ui.options.reminder_rows import (
    TypedReminder,
    is_of_reminders,
    reminder_rows,
    stepped_reminder,
    told_of_reminder,
    typed_reminder,
)

GOAL, DAY_START, WASTED_UP_TO, KEYS = "goal", "day_start", "wasted_up_to", "keys"
_COLUMN = "columns."
_STEP = 1800
_LATEST_HOUR = 23

Content = OptionContent | time | None


@value
class OptionRow:
    """One thing that can be set: what it is called, what it says now, and its explanation."""

    id: str
    name: str
    shown: str
    about: str

    @property
    def is_set_here(self) -> bool:
        """Whether it can be set on this screen; keys are set in the file alone."""
        return option_of(self.id) != KEYS

    @property
    def has_steps(self) -> bool:
        """Whether there is a choice before and after, or less and more of it."""
        return self.is_set_here and self.id != GOAL


@value
class Section:
    """Rows that stand in one file."""

    title: str
    rows: tuple[OptionRow, ...]


def option_of(row_id: str) -> str:
    """The option of ``config.toml`` that a row is about; each column and each changed key has its own row."""
    return row_id if is_of_reminders(row_id) else row_id.partition(".")[0]


class Options:
    """What holds now, and what follows from a step."""

    def __init__(self, listed: ActivityList, settings: Settings, theme: str) -> None:
        """``theme`` is the one that is shown."""
        self._listed = listed
        self._settings = settings
        self._theme = theme

    def content(self, row_id: str) -> Content:
        """What a row holds."""
        if row_id in (GOAL, DAY_START, WASTED_UP_TO):
            content: Content = getattr(self._listed, row_id)
            return content
        if row_id == "theme":
            return self._theme
        option = option_of(row_id)
        if option == KEYS:
            return None
        held: OptionContent = self._settings.content(option)
        return held

    def sections(self) -> tuple[Section, ...]:
        """All rows, by the file that they stand in."""
        record = (
            OptionRow(GOAL, "Goal", self._listed.goal or "none yet", _GOAL_ABOUT),
            OptionRow(DAY_START, "Day ends at", day_end_text(self._listed.day_start), _DAY_ABOUT),
            OptionRow(WASTED_UP_TO, "Wasted up to", f"priority {self._listed.wasted_up_to}", _WASTED_ABOUT),
        )
        settings = self._settings
        machine = (
            OptionRow("theme", "Theme", self._theme, _THEME_ABOUT),
            OptionRow("glyphs", "Signs", settings.glyphs, OPTIONS["glyphs"]),
            OptionRow("bell", "Bell", _on_off(settings.bell), OPTIONS["bell"]),
            *(
                OptionRow(
                    f"{_COLUMN}{name}",
                    f"Column {name}",
                    _on_off(name in settings.columns),
                    f"{_COLUMN_ABOUT[name]}, beside the days of the week as far as there is room.",
                )
                for name in COLUMNS
            ),
            OptionRow(
                "longest_music",
                "Longest music",
                _hours(settings.longest_music),
                OPTIONS["longest_music"],
            ),
            OptionRow(
                "longest_other",
                "Longest other",
                _hours(settings.longest_other),
                "Hours after which any other stretch is asked about, unless it has its own; 0: never.",
            ),
            OptionRow(
                KEYS,
                "Keys",
                f"{len(settings.keys)} changed" if settings.keys else "as they came",
                _KEYS_ABOUT,
            ),
            *(self._key_row(key_id) for key_id in settings.keys),
        )
        reminders = tuple(OptionRow(*row) for row in reminder_rows(settings.reminders))
        return (
            Section("Your record", record),
            Section("This machine", machine),
            Section("What is said by itself, on this machine", reminders),
        )

    def _key_row(self, key_id: str) -> OptionRow:
        """What a changed key does, and which one did it before."""
        before, key = DEFAULTS.name_of(key_id), BY_ID[key_id]
        about = f"{key.about or key.words}; {before} before that. {_SET_IN_FILE}"
        return OptionRow(f"{KEYS}.{key_id}", f"  {self._settings.name_of(key_id)}", key.words, about)

    def stepped(self, row_id: str, content: Content, step: int) -> Content:
        """What a row would hold a step further; the same where there is none, or where it has to be typed."""
        if is_of_reminders(row_id) and content is not None and not isinstance(content, time):
            return stepped_reminder(row_id, content, step)
        if row_id == "theme":
            return _next_of(THEMES, str(content), step)
        if row_id == "glyphs":
            return _next_of((UNICODE, ASCII), str(content), step)
        if isinstance(content, bool):
            return not content
        if isinstance(content, tuple):
            name = row_id.removeprefix(_COLUMN)
            return tuple(each for each in COLUMNS if (each in content) != (each == name))
        if isinstance(content, time):
            hour = content.hour + step if step > 0 or not content.minute else content.hour
            return time(min(_LATEST_HOUR, max(0, hour)))
        if row_id == WASTED_UP_TO and isinstance(content, int):
            return min(MOST_WASTED_UP_TO, max(0, content + step))
        if isinstance(content, int | float):
            return min(float(HOURS_IN_WEEK), max(0.0, hours(round(content * HOUR) + step * _STEP)))
        return content

    def typed(self, row_id: str, content: Content) -> TypedReminder | None:
        """How a row of reminders is typed; None for any other, and for one that has few choices."""
        if not is_of_reminders(row_id) or content is None or isinstance(content, time):
            return None
        return typed_reminder(row_id, content)

    def said(self, row_id: str, content: OptionContent) -> str:
        """What is told of an option of this machine that was changed."""
        if is_of_reminders(row_id):
            return told_of_reminder(row_id, content)
        if isinstance(content, tuple):
            name = row_id.removeprefix(_COLUMN)
            return f"Column {name}: {_on_off(name in content)}."
        if isinstance(content, bool):
            return f"Bell: {_on_off(content)}."
        if isinstance(content, str):
            return f"{'Theme' if row_id == 'theme' else 'Signs'}: {content}."
        return f"{'Music' if row_id == 'longest_music' else 'Other'}: {_hours(content)}."


_COLUMN_ABOUT = {
    "total": "The hours of the week",
    "aim": "Its target or its cap",
    "difference": "How far it is from its target or cap",
    "ratings": "Priority, enjoyment, and whether it supports the goal",
}
_GOAL_ABOUT = (
    "What you do all this for, in one sentence that you can picture. What supports it is marked by you."
)
_DAY_ABOUT = (
    "What is done after midnight and before this time belongs to the day before. A week in which something "
    "is recorded keeps its end; from when on another one holds is said."
)
_WASTED_ABOUT = (
    "What does not support the goal is wasted up to this priority, and necessary above it. Weeks that were "
    "assessed keep theirs."
)
_SET_IN_FILE = "Not set here, but under [keys] in the file named below, for the next start."
_KEYS_ABOUT = f"Every key can be another one. {_SET_IN_FILE} tracker config prints them all."
_THEME_ABOUT = "The colours. In a terminal of sixteen colours every theme is shown in those."


def _next_of(choices: tuple[str, ...], present: str, step: int) -> str:
    place = choices.index(present) if present in choices else -1 if step > 0 else 0
    return choices[(place + step) % len(choices)]


def _on_off(is_on: bool) -> str:
    return "on" if is_on else "off"


def _hours(amount: float) -> str:
    return f"{hours_text(amount)} {'hour' if amount == 1 else 'hours'}" if amount else "never asked"
