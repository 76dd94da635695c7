"""Asking for an activity over a screen, until the list takes what was filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.domain.activities.activity import KINDS, Activity
from tracker.ui.activities.form import ActivityFields, ActivityForm
from tracker.ui.context.context import ScreenContext


def edit_activity(
    context: ScreenContext,
    activity: Activity | None,
    filled: ActivityFields | None = None,
    kind: str = KINDS[0],
    then: Callable[[str], None] = lambda name: None,
) -> None:
    """Show the form for an activity, a new one for None; ``then`` is told the name once it is saved.

    Should the list refuse what was filled in, the form is shown again with that.
    """

    def save(fields: ActivityFields | None) -> None:
        if fields is None:
            return

        def ask_again() -> None:
            edit_activity(context, activity, fields, kind, then)

        def go_on() -> None:
            then(fields.name)

        if activity is None:
            given = {name: getattr(fields, name) for name in ActivityFields.__match_args__}
            context.change(
                lambda changes, now: changes.activities.add(now, **given), done=go_on, refused=ask_again
            )
        elif changed := _differing(activity, fields):
            context.change(
                lambda changes, now: changes.activities.change(now, activity.key, **changed),
                done=go_on,
                refused=ask_again,
            )

    context.open(ActivityForm(context, activity, filled, kind), save)


def _differing(before: Activity, fields: ActivityFields) -> dict[str, Any]:
    """What was changed in the form, and nothing that others changed meanwhile."""
    return {
        name: getattr(fields, name)
        for name in ActivityFields.__match_args__
        if getattr(fields, name) != getattr(before, name)
    }
