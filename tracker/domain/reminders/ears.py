"""That ears have worked for long without a pause."""

from __future__ import annotations

from tracker.domain.entries.entry import by_start
from tracker.domain.reminders.reminder import Reminder, event_id
from tracker.domain.time.duration import MINUTE, h_mm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.week.week_record import WeekRecord

EARS = "ears"
# What is shorter is no pause for ears.
PAUSE = 10 * MINUTE
# Who has gone on for so long has decided to.
SAID_FOR = PAUSE


def ears_reminders(record: WeekRecord, after: int, said_last: int | None, now: int) -> Iterator[Reminder]:
    """What is said at each ``after`` seconds of studio that no pause of ten minutes has parted.

    ``said_last`` is the instant at which it was said last: a start that is moved meanwhile says nothing new.
    """
    studio = {each.key for each in record.listed.activities if each.kind == "studio"}
    running = record.running
    if running is None or running.activity not in studio:
        return
    first, seconds = running, running.seconds(now)
    for entry in reversed(by_start([entry for entry in record.entries if entry.activity in studio])):
        if entry.id == running.id or entry.end is None:
            continue
        if first.first - entry.last(now) >= PAUSE:
            break
        first, seconds = entry, seconds + entry.seconds(now)
    for times in (seconds // after, seconds // after + 1):
        if not times:
            continue
        reached = now + times * after - seconds
        comes = reached if said_last is None else max(reached, said_last + after)
        yield Reminder(
            event_id(EARS, first.id, times),
            EARS,
            comes,
            reached + SAID_FOR,
            f"{h_mm(max(seconds, times * after))} of studio without a pause: give your ears ten minutes.",
        )
