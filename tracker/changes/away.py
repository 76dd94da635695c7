"""The answers to the away question: ordinary changes, each one step to undo."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from tracker.changes.door import Decided, Door
from tracker.changes.outcome import Outcome
from tracker.domain.away.answers import cut, ended
from tracker.domain.away.questions import BACK, AwayQuestion, with_ended, with_kept
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.timeline import Edit
from tracker.domain.errors import DataError, Refused
from tracker.domain.time.duration import MINUTE, h_mm, shown_seconds
from tracker.domain.time.shown_time import clock_text, end_text
from tracker.domain.time.zone import instant_of, wall_time
from tracker.storage.ids import new_id
from tracker.storage.machine.gaps_file import GapsFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.changes.entries_in_reach import EntriesInReach
    from tracker.domain.activities.activity import Activity


class AwayAnswers:
    """What a user can answer. Raises Refused where the entry is not what was asked about any more."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def keep(self, question: AwayQuestion, now: datetime) -> Outcome:
        """It was that all the time. No file of the record changes, but the answer can be taken back."""
        begin, end = self._clock_texts(question, now)
        name = self._name(question)
        label = f"keep {name} {begin}–{end}"
        self._door.store.change_gaps(label, now, lambda gaps: with_kept(gaps, question))
        return Outcome((f"{name} keeps {_length(question)}, {begin}–{end}.",), label)

    def end(self, question: AwayQuestion, now: datetime) -> Outcome:
        """It ended where the gap begins."""
        return self._end_at(question, question.begin, now)

    def keep_some(self, question: AwayQuestion, seconds: int, now: datetime) -> Outcome:
        """It kept so many seconds of the gap, and then it ended."""
        if not MINUTE <= seconds <= question.seconds:
            raise Refused(f"The gap is {h_mm(question.seconds)} long. Keep from a minute up to that.")
        end = question.begin + seconds
        outcome = self._end_at(question, end, now)
        gaps = GapsFile(self._door.store.folders.in_state("gaps"))
        # The answer is in the record; where it cannot be noted as well, it may be asked for again.
        with suppress(DataError):
            gaps.change(lambda noted: with_ended(noted, question, end), instant_of(now))
        return outcome

    def cut(self, question: AwayQuestion, now: datetime) -> Outcome:
        """The gap was nothing; what ran goes on after it."""
        name = self._name(question)
        label = f"cut {name}"

        def edit(entry: Entry) -> Edit:
            return cut(entry, question.begin, question.end, self._door.zone, new_id)

        def said(_: Entry, last: Entry) -> str:
            begin, end = self._clock_texts(question, now)
            line = f"Cut {_length(question)} out of {name}, {begin}–{end}."
            return f"{line} {name} goes on." if last.end is None else line

        return self._change(question, now, label, edit, said)

    def give(self, question: AwayQuestion, activity: Activity, now: datetime) -> Outcome:
        """The gap was something else; what ran goes on after it."""
        name = self._name(question)
        if activity.key == question.entry.activity:
            raise Refused(f"{name} is what it was recorded as.")
        label = f"{activity.name} instead of {name}"
        moments = (wall_time(question.begin, self._door.zone), wall_time(question.end, self._door.zone))
        # Said by somebody afterwards: no timer measured it.
        other = Entry(new_id(), activity.key, *moments, source="typed")

        def edit(entry: Entry) -> Edit:
            return cut(entry, question.begin, question.end, self._door.zone, new_id, other)

        def said(_: Entry, last: Entry) -> str:
            begin, end = self._clock_texts(question, now)
            line = f"{activity.name} {begin}–{end}, {_length(question)}."
            return f"{line} {name} goes on." if last.end is None else line

        return self._change(question, now, label, edit, said)

    # Inside

    def _end_at(self, question: AwayQuestion, instant: int, now: datetime) -> Outcome:
        name, end = self._name(question), clock_text(wall_time(instant, self._door.zone), now)
        label = f"end {name} at {end}"

        def said(was: Entry, _: Entry) -> str:
            if was.end is None:
                return f"{name} ended {end} (was running)."
            return f"{name} now ends {end} (was {clock_text(was.end, now, self._door.zone)})."

        return self._change(question, now, label, lambda entry: ended(entry, instant, self._door.zone), said)

    def _change(
        self,
        question: AwayQuestion,
        now: datetime,
        label: str,
        edit: Callable[[Entry], Edit],
        said: Callable[[Entry, Entry], str],
    ) -> Outcome:
        """Change the entry that the question is about.

        What is ``said`` of it is made from the entry before, and the last one of it after.
        """

        def rule(reach: EntriesInReach) -> Decided:
            moments = (wall_time(question.begin, self._door.zone), wall_time(question.end, self._door.zone))
            entries = reach.entries_between(*moments)
            entry = next((e for e in entries if self._is_meant(question, e, now)), None)
            if entry is None:
                raise Refused(f"{self._name(question)} has changed since, so nothing was changed.")
            done = edit(entry)
            return Decided(done, (said(entry, done.put[-1]),))

        return self._door.change_entries(label, now, rule)

    def _is_meant(self, question: AwayQuestion, entry: Entry, now: datetime) -> bool:
        if question.reason == BACK:
            # The clock stands before its start, so that it covers nothing now.
            return entry == question.entry
        return question.is_about(entry, instant_of(now))

    def _name(self, question: AwayQuestion) -> str:
        return self._door.store.listed().get(question.entry.activity).name

    def _clock_texts(self, question: AwayQuestion, now: datetime) -> tuple[str, str]:
        begin, end = wall_time(question.begin, self._door.zone), wall_time(question.end, self._door.zone)
        return clock_text(begin, now), end_text(begin, end)


def _length(question: AwayQuestion) -> str:
    """How long the gap is, beside its times."""
    return h_mm(shown_seconds(question.begin, question.end))
