"""What stands quietly on the week screen: what can be done now, and what the letters of a row mean."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.text import cell_width
from tracker.domain.week.plan_words import planned_on
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED
from tracker.domain.week.week_report import ReportRow
from tracker.ui.context.view import View

_MEANS = {
    SUPPORTING: "supports the goal",
    NECESSARY: "necessary, not for the goal",
    WASTED: "not for the goal: wasted",
}

# What the heads of the ratings stand for, where those have no room for words.
_LETTERS = "P priority, E enjoyment, G goal"


def week_hint(
    view: View,
    row: ReportRow | None,
    key: Callable[[str], str],
    letters_room: int | None = None,
    day: int = 0,
) -> str:
    """What can be done now, what was planned for the ``day`` under the cursor, or what its row counts as.

    ``key`` says how a key is called.

    With ``letters_room``, what the letters of the ratings mean is said behind it, if that fits into so many
    cells and the hint has not said them in words.
    """
    hint = _to_be_done(view, row, key) or _planned(view, row, day)
    if not hint and row is not None:
        hint = _standing_words(row, key("activity.rate"))
        if row.standing in _MEANS:
            return hint
    longer = f"{hint.rstrip('.')} · {_LETTERS}" if hint else _LETTERS
    return longer if letters_room is not None and cell_width(longer) <= letters_room else hint


def _to_be_done(view: View, row: ReportRow | None, key: Callable[[str], str]) -> str:
    """What can be done now; empty where nothing is at hand."""
    if not view.is_present:
        running = view.report.running
        can_start = row is not None and (running is None or running.activity != row.activity.key)
        starts = f", {key('timer.switch')} starts {row.activity.name} now" if row and can_start else ""
        return f"{key('week.present')} goes back to this week{starts}"
    if view.is_assessment_due:
        return f"A week to look back on: {key('week.assess')} assesses it, in about four minutes."
    return f"A new week: press {key('week.guess')} to guess its hours." if view.is_guess_due else ""


def _planned(view: View, row: ReportRow | None, day: int) -> str:
    """What is planned for the kind or the activity of a row on a day."""
    if row is None or not view.planned.plan:
        return ""
    names = {row.activity.key: row.activity.name, row.activity.kind: row.activity.kind}
    said = [
        words.replace(": ", f": {name} ", 1)
        for what, name in names.items()
        if (words := planned_on(view.planned.plan, view.report, what, day))
    ]
    return " · ".join(said)


def _standing_words(row: ReportRow, rate_key: str) -> str:
    """What a row's ratings say; nothing of music, which is not rated. ``rate_key`` gives them."""
    activity = row.activity
    if row.standing == MUSIC:
        return ""
    if row.standing == UNRATED:
        return f"{activity.name}: not rated yet, {rate_key} rates it"
    ratings = [
        f"{name} {rating}"
        for name, rating in (("priority", activity.priority), ("enjoyment", activity.enjoyment))
        if rating
    ]
    return f"{activity.name}: {', '.join([*ratings, _MEANS[row.standing]])}"


def empty_words(key: Callable[[str], str]) -> str:
    """What stands there before there is anything; ``key`` says how a key is called."""
    return f"""\
Where do a week's hours go?

Put what you do on a list: music, jobs, chores, even the phone.
Then start a timer with one key, and see where the time goes.

Press  {key("activity.begin")}  to choose from a list, or  {key("activity.add")}  to add your own."""
