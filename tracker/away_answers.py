"""The answers to the away question: ordinary changes, each one step to undo."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.answers import cut, ended
from tracker.domain.away import BACK, Question, with_kept
from tracker.domain.duration import MINUTE, h_mm, shown_seconds
from tracker.domain.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.shown_time import clock_text, end_text
from tracker.domain.timeline import Edit
from tracker.domain.zone import instant_of, wall_time
from tracker.outcome import Outcome, changed
from tracker.recent_entries import RecentEntries
from tracker.storage.ids import new_id
from tracker.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.away_questions import AwayQuestions
    from tracker.domain.activity import Activity
    from tracker.domain.zone import Zone
    from tracker.storage.change import Change


class AwayAnswers:
    """What a user can answer. Raises Refused where the entry is not what was asked about any more."""

    def __init__(self, store: Store, zone: Zone, questions: AwayQuestions) -> None:
        self.questions = questions
        self._store = store
        self._zone = zone

    def keep(self, question: Question, now: datetime) -> Outcome:
        """It was that all the time. No file of the record changes, but the answer can be taken back."""
        begin, end = self._clock_texts(question, now)
        name = self._name(question)
        label = f"keep {name} {begin}–{end}"
        self._store.change_gaps(label, now, lambda gaps: with_kept(gaps, question))
        return Outcome((f"{name} keeps {_length(question)}, {begin}–{end}.",), label)

    def end(self, question: Question, now: datetime) -> Outcome:
        """It ended where the gap begins."""
        return self._end_at(question, question.begin, now)

    def keep_some(self, question: Question, seconds: int, now: datetime) -> Outcome:
        """It kept so many seconds of the gap, and then it ended."""
        if not MINUTE <= seconds <= question.seconds:
            raise Refused(f"The gap is {h_mm(question.seconds)} long. Keep from a minute up to that.")
        return self._end_at(question, question.begin + seconds, now)

    def cut(self, question: Question, now: datetime) -> Outcome:
        """The gap was nothing; what ran goes on after it."""
        name = self._name(question)
        label = f"cut {name}"

        def edit(entry: Entry) -> Edit:
            return cut(entry, question.begin, question.end, self._zone, new_id)

        def said(_: Entry, last: Entry) -> str:
            begin, end = self._clock_texts(question, now)
            line = f"Cut {_length(question)} out of {name}, {begin}–{end}."
            return f"{line} {name} goes on." if last.end is None else line

        return self._change(question, now, label, edit, said)

    def give(self, question: Question, activity: Activity, now: datetime) -> Outcome:
        """The gap was something else; what ran goes on after it."""
        name = self._name(question)
        if activity.key == question.entry.activity:
            raise Refused(f"{name} is what it was recorded as.")
        label = f"{activity.name} instead of {name}"
        moments = (wall_time(question.begin, self._zone), wall_time(question.end, self._zone))
        # Said by somebody afterwards: no timer measured it.
        other = Entry(new_id(), activity.key, *moments, source="typed")

        def edit(entry: Entry) -> Edit:
            return cut(entry, question.begin, question.end, self._zone, new_id, other)

        def said(_: Entry, last: Entry) -> str:
            begin, end = self._clock_texts(question, now)
            line = f"{activity.name} {begin}–{end}, {_length(question)}."
            return f"{line} {name} goes on." if last.end is None else line

        return self._change(question, now, label, edit, said)

    # Inside

    def _end_at(self, question: Question, instant: int, now: datetime) -> Outcome:
        name, end = self._name(question), clock_text(wall_time(instant, self._zone), now)
        label = f"end {name} at {end}"

        def said(was: Entry, _: Entry) -> str:
            if was.end is None:
                return f"{name} ended {end} (was running)."
            return f"{name} now ends {end} (was {clock_text(was.end, now, self._zone)})."

        return self._change(question, now, label, lambda entry: ended(entry, instant, self._zone), said)

    def _change(
        self,
        question: Question,
        now: datetime,
        label: str,
        edit: Callable[[Entry], Edit],
        said: Callable[[Entry, Entry], str],
    ) -> Outcome:
        """Change the entry that the question is about.

        What is ``said`` of it is made from the entry before, and the last one of it after.
        """

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            moments = (wall_time(question.begin, self._zone), wall_time(question.end, self._zone))
            entries = recent.entries_between(*moments)
            entry = next((e for e in entries if self._is_meant(question, e, now)), None)
            if entry is None:
                raise Refused(f"{self._name(question)} has changed since, so nothing was changed.")
            done = edit(entry)
            recent.put(done)
            return Outcome((said(entry, done.put[-1]),), label)

        return changed(self._store, label, now, rule)

    def _is_meant(self, question: Question, entry: Entry, now: datetime) -> bool:
        if question.reason == BACK:
            # The clock stands before its start, so that it covers nothing now.
            return entry == question.entry
        return question.is_about(entry, instant_of(now))

    def _name(self, question: Question) -> str:
        return self._store.listed().get(question.entry.activity).name

    def _clock_texts(self, question: Question, now: datetime) -> tuple[str, str]:
        begin, end = wall_time(question.begin, self._zone), wall_time(question.end, self._zone)
        return clock_text(begin, now), end_text(begin, end)


def _length(question: Question) -> str:
    """How long the gap is, beside its times."""
    return h_mm(shown_seconds(question.begin, question.end))
