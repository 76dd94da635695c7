"""The balance: wasted time against studio and learning."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
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


# What of a kind and of a standing is counted; all else is neither wasted nor music.
COUNTED = (*MUSIC_KINDS, WASTED, UNRATED)


def counted_as(kind: str, standing: str) -> str:
    """What hours are counted as: a field of the balance, or a standing that has none."""
    return kind if kind in MUSIC_KINDS else standing


def balance(tally: Tally, judged: Judgement, day: int | None = None) -> Balance:
    """The balance of a week, or of one of its days (0 is Monday)."""
    sums = dict.fromkeys(COUNTED, 0)
    for key, days in tally.days.items():
        field = counted_as(judged.activity(key).kind, judged.standing(key))
        if field in sums:
            sums[field] += sum(days) if day is None else days[day]
    return Balance(**sums)
