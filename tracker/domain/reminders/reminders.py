"""All that is said by itself, and when: once for each event, however late or often somebody looks."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.away.questions import SHORTEST
from tracker.domain.reminders.ears import EARS, ears_reminders
from tracker.domain.reminders.idle import idle_reminders
from tracker.domain.reminders.limits import limit_reminders
from tracker.domain.reminders.planned import plan_reminders
from tracker.domain.reminders.reminder import next_instant
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.week_report import week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.reminders.reminder import Reminder
    from tracker.domain.reminders.wanted import Wanted
    from tracker.domain.week.plan import Plan
    from tracker.domain.week.week_record import WeekRecord

# What waits for an answer to an away question is looked at again so often, and at each change.
_AGAIN_AFTER = MINUTE


@value
class Material:
    """What reminders are made from: the record of the present week, and what is planned of the next one."""

    record: WeekRecord
    next_plan: Plan = ()


def all_reminders(
    material: Material, wanted: Wanted, now: datetime, since: int, ears_said: int | None
) -> tuple[Reminder, ...]:
    """What is to be said now and what is to come, with the words as of now; what has gone may be among it.

    ``since`` is the instant from which somebody may have looked, ``ears_said`` the one at which ears were
    spoken of last.
    """
    record, instant = material.record, instant_of(now)
    found: list[Reminder] = []
    if wanted.limits:
        found += limit_reminders(week_report(record, now))
    if wanted.plan:
        found += plan_reminders(record, record.plan, record.week, instant)
        found += plan_reminders(record, material.next_plan, record.week.next(), instant)
    if wanted.idle:
        found += idle_reminders(record, wanted.idle_hours, wanted.idle, since, instant)
    if wanted.ears:
        found += ears_reminders(record, wanted.ears, ears_said, instant)
    return tuple(found)


class Watch:
    """Looks at each tick of one app whether there is something to be said, and until then does nothing."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._ears_said: int | None = None
        self._ticked_at: int | None = None
        self._since = 0
        # What was looked at last, when that was, and from when on there may be something to say.
        self._seen: tuple[Material, Wanted] | None = None
        self._looked_at = 0
        self._next: int | None = None

    def tick(
        self, material: Material, wanted: Wanted, now: datetime, is_in_question: Callable[[], bool]
    ) -> list[Reminder]:
        """What is to be said now, each once.

        ``is_in_question`` tells whether hours are in question: then nothing is said, and what still helps
        once they are not is said then.
        """
        instant = instant_of(now)
        self._note_absence(instant)
        if not self._may_be_due(material, wanted, instant):
            return []
        self._seen, self._looked_at = (material, wanted), instant
        found = all_reminders(material, wanted, now, self._since, self._ears_said)
        self._next = next_instant(found, instant)
        due = [each for each in found if each.is_due(instant) and each.id not in self._said]
        if due and is_in_question():
            self._next = instant + _AGAIN_AFTER
            return []
        self._said |= {each.id for each in due}
        if any(each.kind == EARS for each in due):
            self._ears_said = instant
        return due

    def _note_absence(self, instant: int) -> None:
        """Who comes back, or sets the clock, looks anew from then on."""
        if self._ticked_at is None or abs(instant - self._ticked_at) >= SHORTEST:
            self._since, self._seen = instant, None
        self._ticked_at = instant

    def _may_be_due(self, material: Material, wanted: Wanted, instant: int) -> bool:
        if self._seen is None or self._seen[0] is not material or self._seen[1] != wanted:
            return True
        # The clock may have been set back.
        return instant < self._looked_at or (self._next is not None and self._next <= instant)
