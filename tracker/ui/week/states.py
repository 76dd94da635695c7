"""What the week screen is in, as classes: parts of it are shown by them, some keys are offered by them."""

from __future__ import annotations

from tracker.ui.context.view import View


def states_of(view: View) -> dict[str, bool]:
    """Which of its classes a view asks for, and which it does not."""
    return {
        "-problems": bool(view.problems),
        "-empty": not view.report.rows,
        "-idle": view.report.running is None,
        "-offer": bool(view.offers),
    }
