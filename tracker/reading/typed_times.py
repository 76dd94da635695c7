"""What a time that is typed without seconds means in the record, as only minutes are shown."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.domain.entries.shown_edges import shown_edges
from tracker.domain.time.zone import instant_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.when import Meaning
    from tracker.reading.record import Record

_DAY = timedelta(days=1)


def meaning_in(record: Record, now: datetime, is_end: bool, without: str = "") -> Meaning:
    """What a start or an end in a minute means among the entries up to now.

    ``without`` is the id of one that is left out: the one that is to change.
    """

    def meaning(minute: int) -> int:
        entries = record.entries_near(minute, minute)
        edges = shown_edges([entry for entry in entries if entry.id != without], instant_of(now))
        return edges.end_in(minute) if is_end else edges.begin_in(minute)

    return meaning
