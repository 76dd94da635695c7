"""What is in question on this machine."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.away.questions import InQuestion, Limits
from tracker.domain.entries.entry import by_start
from tracker.domain.time.duration import DAY
from tracker.domain.time.zone import instant_of
from tracker.storage.machine.gaps_file import GapsFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_record import WeekRecord
    from tracker.reading.record import Record
    from tracker.storage.folders import Folders
    from tracker.storage.writing.safe_write import Stamp

# A stretch that ended longer ago is not asked about any more.
_ASKED_FOR = 7 * DAY


class AwayQuestions:
    """The questions about one data folder. Gaps are noted by ``changes/gap_notes.py``, and the
    answers are in ``changes/away.py``."""

    def __init__(self, record: Record, folders: Folders) -> None:
        self._record = record
        self._file = GapsFile(folders.in_state("gaps"))

    def stamp(self) -> Stamp | None:
        """What differs as soon as something was noted or kept."""
        return self._file.stamp()

    def in_question(self, present: WeekRecord, now: datetime, limits: Limits) -> InQuestion:
        """What questions are made from; ``present`` is the record of the present week."""
        instant, gaps = instant_of(now), self._file.gaps()
        asked = {gap.entry for gap in gaps if not gap.is_kept}

        def may_be_asked_about(entry: Entry) -> bool:
            longest = limits.seconds(present.listed.get(entry.activity))
            is_long = 0 < longest < entry.seconds(instant) and instant - entry.last(instant) < _ASKED_FOR
            return entry.end is None or entry.id in asked or is_long

        chosen = [*filter(may_be_asked_about, present.entries)]
        known = {entry.id for entry in present.entries}
        for gap in gaps:
            if not gap.is_kept and gap.entry not in known:
                near = self._record.entries_near(gap.begin, gap.end)
                chosen += filter(may_be_asked_about, near)
                known |= {entry.id for entry in near}
        # Not by their ids: in two logs a hand may name two entries alike, and neither hides the other.
        asked_about = by_start([*dict.fromkeys(chosen)])
        return InQuestion(tuple(asked_about), gaps, present.listed, limits)
