"""What the keys of the week screen open, each loaded when it is asked for: not before the first picture."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.ui.activities.edit_activity import edit_activity as edit_activity
    from tracker.ui.activities.screen import ActivitiesScreen as ActivitiesScreen
    from tracker.ui.assessment.screen import AssessmentScreen as AssessmentScreen
    from tracker.ui.day.screen import DayScreen as DayScreen
    from tracker.ui.dialogs.edit_note import edit_note as edit_note
    from tracker.ui.dialogs.edit_numbers import edit_numbers as edit_numbers
    from tracker.ui.dialogs.edit_numbers import guess_week as guess_week
    from tracker.ui.dialogs.find import FindToStart as FindToStart
    from tracker.ui.dialogs.interrupt import interrupt_running as interrupt_running
    from tracker.ui.dialogs.mending import ask_to_mend as ask_to_mend
    from tracker.ui.first_run.screen import ask_for_beginning as ask_for_beginning
    from tracker.ui.options.screen import OptionsScreen as OptionsScreen
    from tracker.ui.plan.screen import PlanScreen as PlanScreen
    from tracker.ui.trends.looks import trends_screen as trends_screen

_MODULES = {
    "edit_activity": "activities.edit_activity",
    "ActivitiesScreen": "activities.screen",
    "AssessmentScreen": "assessment.screen",
    "DayScreen": "day.screen",
    "edit_note": "dialogs.edit_note",
    "edit_numbers": "dialogs.edit_numbers",
    "guess_week": "dialogs.edit_numbers",
    "FindToStart": "dialogs.find",
    "interrupt_running": "dialogs.interrupt",
    "ask_to_mend": "dialogs.mending",
    "ask_for_beginning": "first_run.screen",
    "OptionsScreen": "options.screen",
    "PlanScreen": "plan.screen",
    "trends_screen": "trends.looks",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"tracker.ui.{_MODULES[name]}"), name)
