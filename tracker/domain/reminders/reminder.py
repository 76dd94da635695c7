"""One thing that is said by itself, from when it is so and until when it still helps."""

from __future__ import annotations

from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class Reminder:
    """One sentence, true from the instant ``comes`` until before ``goes``.

    ``id`` is the same for the same event, whichever app finds it and however often: it is said once.
    ``kind`` is what it is about.
    """

    id: str
    kind: str
    comes: int
    goes: int
    words: str

    def is_due(self, now: int) -> bool:
        """Whether it may be said."""
        return self.comes <= now < self.goes


def next_instant(reminders: Iterable[Reminder], now: int) -> int | None:
    """When the next of some reminders comes; None where none does."""
    return min((each.comes for each in reminders if each.comes > now), default=None)


def event_id(*parts: object) -> str:
    """The id of an event by what tells it from every other one."""
    return " ".join(map(str, parts))
