"""When a target is reached, and when a cap is exceeded.

By what is shown, in whole minutes: who reads «4:00 of 4:00» may call it reached, and «4:00 of at most
4:00» is not over, though some seconds of the next minute have passed. Going by the seconds, a screen
would contradict its own numbers for a minute.
"""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, h_mm, shown_difference
from tracker.domain.value import value

# Such a part of a promise may be missing, and a minute of the smallest.
_FORGIVEN = 0.05


@value
class Aim:
    """Hours a week, in seconds: a target, which is wanted, or a cap, which is allowed."""

    seconds: int
    is_cap: bool = False

    def is_reached(self, spent: int) -> bool:
        """Whether there are as many hours as a target wants; no cap is ever reached for."""
        return not self.is_cap and self.difference(spent) >= 0

    def is_surely_held(self, spent: int, doubtful: int) -> bool:
        """Whether it holds also where so many of the seconds spent are in question.

        No target is reached by hours that perhaps never were; a cap holds by what is recorded.
        """
        return not self.is_missed(spent if self.is_cap else spent - doubtful)

    def is_exceeded(self, spent: int) -> bool:
        """Whether there are more hours than a cap allows; no target is ever too much."""
        return self.is_cap and self.difference(spent) > 0

    def is_missed(self, spent: int) -> bool:
        """Whether a target is not reached, or a cap exceeded."""
        return self.missing(spent) > 0

    def is_kept(self, spent: int) -> bool:
        """Whether it was kept, as a fair person would say of a week that is over: 95% of it is enough."""
        return self.missing(spent) <= max(MINUTE, round(_FORGIVEN * self.seconds))

    def missing(self, spent: int) -> int:
        """Seconds that a target lacks or a cap is exceeded by; 0 or less where it holds."""
        return self.difference(spent) if self.is_cap else -self.difference(spent)

    def difference(self, spent: int) -> int:
        """How many seconds more there are than aimed at, as both are shown; less is negative."""
        return shown_difference(spent, self.seconds)

    @property
    def shown(self) -> str:
        """The hours as they stand in a column: «12:00» wanted, «≤ 4:00» allowed."""
        return f"≤ {h_mm(self.seconds)}" if self.is_cap else h_mm(self.seconds)
