"""When what is looked back on is read anew, and what is said of the reading."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.text import one_line
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of
from tracker.ui.context.view import View

READING = "Reading what was logged …"
"""What stands there until it is known: nothing of ten years may be."""
_QUARTER = 15 * MINUTE


def state_shown(view: View) -> tuple[object, int]:
    """What differs as soon as what is looked back on does: the files and, while something runs, the minute.

    While nothing runs a new day alone makes a difference: it is there a quarter of an hour later at most.
    """
    step = MINUTE if view.report.running is not None else _QUARTER
    return view.stamps, instant_of(view.report.now) // step


def problems_told(problems: Sequence[str]) -> str:
    """What could not be read, in one line; it is not taken for nothing."""
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    return one_line(f"⚠ {problems[0]}.{more}") if problems else ""
