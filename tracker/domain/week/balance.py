"""The balance: wasted time against studio and learning."""

from __future__ import annotations

from tracker.domain.value import value
from tracker.domain.week.standing import UNRATED, WASTED, Judgement
from tracker.domain.week.tally import Tally


@value
class Balance:
    """Seconds of one day or one week."""

    wasted: int = 0
    studio: int = 0
    learning: int = 0
    connections: int = 0
    unrated: int = 0

    @property
    def music(self) -> int:
        """Studio and learning: what wasted time is held against."""
        return self.studio + self.learning


def balance(tally: Tally, judged: Judgement, day: int | None = None) -> Balance:
    """The balance of a week, or of one of its days (0 is Monday)."""
    sums = dict.fromkeys(("wasted", "studio", "learning", "connections", "unrated"), 0)
    for key, days in tally.days.items():
        seconds = sum(days) if day is None else days[day]
        activity, standing = judged.activity(key), judged.standing(key)
        if activity.is_music:
            sums[activity.kind] += seconds
        elif standing in (WASTED, UNRATED):
            sums[standing] += seconds
    return Balance(**sums)
