"""The pace: what is left of a target, over the days that are left of its week."""

from __future__ import annotations

from tracker.domain.time.duration import DAY, MINUTE, h_mm
from tracker.domain.value import value
from tracker.domain.week.aim import Aim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Nobody plans by the minute, and who keeps to a rounded pace must not come out below the target.
_STEP = 5 * MINUTE


@value
class Pace:
    """Something of which less was done than is wanted. ``spent`` in seconds."""

    name: str
    spent: int
    aim: Aim

    def a_day(self, days: int) -> int:
        """Seconds a day that reach the target in so many days, to the next five minutes."""
        return -(-self.aim.missing(self.spent) // (days * _STEP)) * _STEP


def pace_words(open_targets: Sequence[Pace], days: int) -> tuple[str, ...]:
    """What is to go of each in the days that are left, today among them; first in full, then ever shorter.

    >>> pace_words([Pace("studio", 29460, Aim(69840))], 4)[0]
    'studio 8:11 of 19:24 · 4 days left, 2:50 a day'
    """
    if not open_targets or days < 1:
        return ()
    left = "today is the last day" if days == 1 else f"{days} days left"
    first, *others = open_targets
    in_short = f"{left}: " + ", ".join(f"{each.name} {_to_go(each, days)}" for each in open_targets)
    shortest = f"{first.name} {_to_go(first, days)}"
    if others:
        return in_short, shortest
    so_far = f"{first.name} {h_mm(first.spent)} of {h_mm(first.aim.seconds)}"
    return f"{so_far} · {left}, {_to_go(first, days)}", in_short, shortest


def _to_go(pace: Pace, days: int) -> str:
    a_day = pace.a_day(days)
    # More than a day has is no pace to keep.
    is_a_pace = days > 1 and a_day <= DAY
    return f"{h_mm(a_day)} a day" if is_a_pace else f"{h_mm(pace.aim.missing(pace.spent))} to go"
