"""What was decided at the end of a week, for the week after it."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.assessment import Assessment, Intention
from tracker.domain.week.meaningless_keys import without_meaningless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList


@value
class Decided:
    """What holds in a ``week``: decision, line to oneself and intentions, as far as they are said."""

    week: Week
    assessed: datetime
    decision: str
    note: str
    intentions: tuple[Intention, ...]


def decided_for(week: Week, before: Assessment | None, listed: ActivityList) -> Decided | None:
    """What the finished assessment of the week ``before`` says of this one; None where it says nothing."""
    if before is None or before.assessed is None:
        return None
    known = without_meaningless(before, listed)
    intentions = known.intentions or ()
    if not (before.decision or before.note or intentions or before.given):
        return None
    return Decided(week, before.assessed, before.decision, before.note, intentions)
