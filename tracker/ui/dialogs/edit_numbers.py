"""Asking for the numbers of the present week, and setting them."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.numbers_form import NumbersForm, Wanted, guess_form, numbers_form


def edit_numbers(context: ScreenContext, activity: Activity) -> None:
    """Show the form for guess, target and cap of an activity."""
    if _is_present_week(context):
        _edit(context, numbers_form(context, activity), f"numbers of {activity.name}")


def guess_week(context: ScreenContext) -> None:
    """Show the form for the week's hours of every activity."""
    if _is_present_week(context):
        _edit(context, guess_form(context), "guess the week")


def _edit(context: ScreenContext, form: NumbersForm, label: str) -> None:
    """Show a form; ``label`` is what the change is called that comes of it."""

    def set_numbers(wanted: Wanted | None) -> None:
        if wanted is not None:
            context.change(
                lambda changes, now: changes.numbers.set(now, wanted.numbers, wanted.studio_days, label)
            )

    context.open(form, set_numbers)


def _is_present_week(context: ScreenContext) -> bool:
    """Whether numbers can be set for the week that is shown; says so if not."""
    if not context.view.is_present:
        back = context.name_of_key("week.present")
        context.say(f"Numbers are for the present week. {back} goes back to it.")
    return context.view.is_present
