"""Asking for the numbers of the week that is shown, the present one or the next, and setting them."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.time.week import Week
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.numbers_form import NumbersForm, Wanted, guess_form, numbers_form


def edit_numbers(context: ScreenContext, activity: Activity) -> None:
    """Show the form for guess, target and cap of an activity."""
    if not _is_over(context):
        to_come = _week_to_come(context)
        _edit(context, numbers_form(context, activity, to_come), f"numbers of {activity.name}", to_come)


def guess_week(context: ScreenContext) -> None:
    """Show the form for the week's hours of every activity."""
    if not _is_over(context):
        to_come = _week_to_come(context)
        _edit(context, guess_form(context, to_come), "guess the week", to_come)


def _edit(context: ScreenContext, form: NumbersForm, label: str, to_come: Week | None) -> None:
    """Show a form; ``label`` is what the change is called that comes of it."""

    def set_numbers(wanted: Wanted | None) -> None:
        if wanted is not None:
            context.change(
                lambda changes, now: changes.numbers.set(
                    now, wanted.numbers, wanted.studio_days, label, to_come
                )
            )

    context.open(form, set_numbers)


def _week_to_come(context: ScreenContext) -> Week | None:
    """The week that is shown, where it has not begun; what is set for it holds from there on."""
    report = context.view.report
    return report.week if report.is_to_come else None


def _is_over(context: ScreenContext) -> bool:
    """Whether the week that is shown is over, and has the numbers that it had; says so then."""
    view = context.view
    is_over = not (view.is_present or view.report.is_to_come)
    if is_over:
        back = context.name_of_key("week.present")
        context.say(f"{view.report.week} is over and keeps its numbers. {back} goes back to this week.")
    return is_over
