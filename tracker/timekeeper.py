"""Each change a user can make, by command or by key: change, save, say what happened."""

from __future__ import annotations

from datetime import datetime

from tracker.assessor import Assessor
from tracker.domain import timeline
from tracker.domain.activity import Activity
from tracker.domain.duration import MINUTE, h_mm
from tracker.domain.edges import move_start
from tracker.domain.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.meanwhile import carried_over
from tracker.domain.shown_time import length_text, span_text, typed_text
from tracker.domain.slip import is_slip
from tracker.domain.text import one_line
from tracker.domain.value import replace
from tracker.domain.zone import instant_of, wall_time
from tracker.editor import Editor
from tracker.outcome import Outcome, changed
from tracker.recent_entries import RecentEntries
from tracker.storage.ids import new_id
from tracker.storage.lock import PATIENCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.away_answers import AwayAnswers
    from tracker.away_questions import AwayQuestions
    from tracker.storage.change import Change
    from tracker.storage.heartbeat import Heartbeat


class Timekeeper(Editor, Assessor):
    """Changes to the record of one data folder.

    Every method takes the moment at which it happens. It raises Refused or Invalid where a rule
    stands against it, and DataError where it could not be saved; then nothing has changed.
    """

    @property
    def away(self) -> AwayAnswers:
        """The answers to the away question; most programs do without the time it takes to load them."""
        from tracker.away_answers import AwayAnswers

        return AwayAnswers(self._store, self._zone, self.questions)

    @property
    def questions(self) -> AwayQuestions:
        """What is in question on this machine."""
        from tracker.away_questions import AwayQuestions

        return AwayQuestions(self.record, self._store.folders, self._zone)

    @property
    def heartbeat(self) -> Heartbeat:
        """The signs of life of whichever app is open."""
        from tracker.storage.heartbeat import Heartbeat

        return Heartbeat(self._store.folders.in_state("heartbeat"))

    # The timer

    def start(
        self, activity: Activity, now: datetime, at: datetime | None = None, note: str = "", track: str = ""
    ) -> Outcome:
        """Start an activity, or switch to it, at a moment that is now unless given.

        A switch that comes upon a slip takes its place and its start.
        """
        label = f"start {activity.name}"
        _refuse_archived(activity)

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            entries = recent.entries_between(at or now)
            running = timeline.running_of(entries)
            moment = at or _not_before_a_racer(now, entries)
            if running is not None and running.start > max(now, moment):
                raise timeline.runs_in_future(running, now, self._described(now))
            texts = (one_line(note.strip()), one_line(track.strip()))
            if (
                running is not None
                and running.activity == activity.key
                and (texts == ("", "") or texts == (running.note, running.track))
            ):
                already = f"{activity.name} is running already, since {self._clock(running.start, now)}."
                if at is not None and at != running.start:
                    when = typed_text(at, running.start)
                    raise Refused(f"{already} To move its start: tracker edit last --start {when}")
                return Outcome((already,))
            new = Entry(new_id(), activity.key, moment, None, *texts)
            slip = (
                running if running is not None and at is None and is_slip(running, instant_of(now)) else None
            )
            if slip is not None:
                edit = timeline.take_place(slip, new)
            else:
                edit = timeline.start(entries, new, max(now, moment), self._described(now))
            recent.put(edit)
            lines = [f"Started {activity.name} at {self._clock(edit.put[-1].start, now)}."]
            if slip is not None:
                lines.append(f"{self.record.name(slip)}, begun less than a minute before, gave way to it.")
            return Outcome((*lines, *self._told(edit, now)), label)

        return changed(self._store, label, now, rule)

    def switch(self, activity: Activity, now: datetime) -> Outcome:
        """Start an activity or, where it is what runs, stop it: what one key does."""
        self._store.settle()
        running = self.record.running()
        if running is not None and running.activity == activity.key:
            return self.stop(now, only=running)
        return self.start(activity, now)

    def stop(self, now: datetime, at: datetime | None = None, only: Entry | None = None) -> Outcome:
        """End the running entry at a moment that is now unless given; with ``only``, no other one."""

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            entries = recent.entries_between(now)
            entry = timeline.running_of(entries)
            if entry is None:
                raise timeline.nothing_runs(entries, now, self._described(now))
            if only is not None and entry.id != only.id:
                raise Refused(_something_else_runs(self, entry))
            name = self.record.name(entry)
            change.label = f"stop {name}"
            edit = timeline.stop(entry, at or now, now, self._described(now))
            recent.put(edit)
            ended = edit.put[0]
            length = h_mm(ended.seconds(instant_of(now)))
            line = f"Stopped {name} at {self._clock(at or now, now)}, after {length}."
            return Outcome((line,), change.label)

        return changed(self._store, "stop", now, rule)

    def resume(self, now: datetime) -> Outcome:
        """Go on with what ran last, with its note and track."""
        self._store.settle()
        self.record.refuse_unknown_timer()
        last = self.record.last_entry()
        if last is None:
            raise Refused("Nothing has run yet. Start an activity: tracker start ACTIVITY")
        return self.start(self._store.listed().get(last.activity), now, None, last.note, last.track)

    def nudge(self, minutes: int, now: datetime, only: Entry | None = None) -> Outcome:
        """Move the start of the running entry; minus is earlier. With ``only``, of no other one."""

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            entries = recent.entries_between(now)
            running = timeline.running_of(entries)
            if running is None:
                raise timeline.nothing_runs(entries, now, self._described(now))
            if only is not None and running.id != only.id:
                raise Refused(_something_else_runs(self, running))
            name = self.record.name(running)
            change.label = f"move the start of {name}"
            recent.entries_between(wall_time(running.first + minutes * MINUTE, self._zone))
            edit = move_start(recent.entries, running, minutes, now, self._zone, self._described(now))
            recent.put(edit)
            begin, was = self._clock(edit.put[-1].start, now), self._clock(running.start, now)
            return Outcome((f"{name} now starts {begin} (was {was}).", *self._told(edit, now)), change.label)

        return changed(self._store, "move a start", now, rule)

    def interrupt(self, activity: Activity, seconds: int, now: datetime) -> Outcome:
        """The last seconds belonged to something else; what runs is cut, and goes on as of now."""
        if seconds < MINUTE:
            raise Refused("An interruption takes a minute or more.")
        _refuse_archived(activity)
        label = f"interrupt for {activity.name}"

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            begin = wall_time(instant_of(now) - seconds, self._zone)
            entries = recent.entries_between(begin, now)
            running = timeline.running_of(entries)
            if entries and entries[-1].start > now:
                raise timeline.lies_in_future(entries[-1], now, self._described(now))
            if running is None:
                raise Refused(
                    f"Nothing is running. Add it by hand: tracker add {activity.key} -{h_mm(seconds)} now"
                )
            if running.activity == activity.key:
                raise Refused(f"{activity.name} is what is running.")
            if instant_of(begin) <= running.first:
                ran = h_mm(running.seconds(instant_of(now)))
                raise Refused(f"{self.record.name(running)} has run for {ran} only. Name a shorter time.")
            new = Entry(new_id(), activity.key, begin, now)
            edit = timeline.interrupt(running, new, new_id, self._described(now))
            recent.put(edit)
            name = self.record.name(running)
            span, length = span_text(begin, now, now, self._zone), length_text(new, instant_of(now))
            line = f"{activity.name} {span}, {length}. {name} goes on."
            return Outcome((line,), label)

        return changed(self._store, label, now, rule)

    def annotate(self, now: datetime, entry: Entry, note: str, track: str) -> Outcome:
        """Give an entry a note and a track; empty takes one away. It may have ended meanwhile.

        Raises ChangedMeanwhile where the entry on the disk has got another note or track since.
        """
        name = self.record.name(entry)
        label = f"note on {name}"

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            same = [other for other in recent.entries_between(entry.start) if other.id == entry.id]
            if not same:
                raise Refused(f"{self._described(now)(entry)} is not there any more.")
            wanted = replace(entry, note=one_line(note.strip()), track=one_line(track.strip()))
            noted = carried_over(entry, wanted, same[0])
            if noted == same[0]:
                return Outcome((f"{name} has that note already.",))
            recent.put(timeline.Edit((noted,)))
            return Outcome((f"Noted on {name}.",), label)

        return changed(self._store, label, now, rule)

    def add(
        self,
        activity: Activity,
        begin: datetime,
        end: datetime,
        now: datetime,
        note: str = "",
        track: str = "",
        trim: bool = False,
    ) -> Outcome:
        """Add an entry with both ends given by hand."""
        if end <= begin:
            raise Refused(f"{self._clock(end, now)} is not after {self._clock(begin, now)}.")
        span = span_text(begin, end, now, self._zone)
        label = f"add {activity.name} {span}"

        def rule(change: Change) -> Outcome:
            recent = RecentEntries(self._store, change, self._zone, now)
            entries = recent.entries_between(begin, end)
            new = Entry(
                new_id(),
                activity.key,
                begin,
                end,
                one_line(note.strip()),
                one_line(track.strip()),
                "typed",
            )
            edit = timeline.add(entries, new, now, trim, self._described(now), new_id)
            recent.put(edit)
            first = f"Added {activity.name} {span}, {length_text(new, 0)}."
            return Outcome((first, *self._told(edit, now)), label)

        return changed(self._store, label, now, rule)

    # The list

    def change_activity(self, now: datetime, key: str, **fields: Any) -> Outcome:
        """Change fields of an activity; says so where its timer goes on though it leaves the list."""
        outcome = super().change_activity(now, key, **fields)
        running = self.record.running() if fields.get("archived") else None
        if running is not None and running.activity == self._listed_activity(key).key:
            return replace(outcome, lines=(*outcome.lines, "Its timer goes on."))
        return outcome

    # Back and forth

    def undo(self, now: datetime) -> Outcome:
        """Take back the last change made on this machine."""
        return self._stepped("Undid", self._store.undo, now)

    def redo(self, now: datetime) -> Outcome:
        """Bring back what was undone last."""
        return self._stepped("Redid", self._store.redo, now)

    # Inside

    def _stepped(self, word: str, step: Callable[[datetime], str], now: datetime) -> Outcome:
        """What going back or forth did, and what runs now where that changed."""
        self._store.settle()
        before = self.record.running()
        label = step(now)
        running = self.record.running()
        lines = [f"{word} «{label}»."]
        if running is None and before is not None:
            lines.append("Nothing is running.")
        elif running is not None and (
            before is None or (running.activity, running.start) != (before.activity, before.start)
        ):
            lines.append(f"{self.record.name(running)} is running, since {self._clock(running.start, now)}.")
        return Outcome(tuple(lines), label)


def _refuse_archived(activity: Activity) -> None:
    if activity.archived:
        raise Refused(
            f"{activity.name} is archived. Bring it back: tracker activity archive {activity.key} --back"
        )


def _not_before_a_racer(now: datetime, entries: list[Entry]) -> datetime:
    """Now, or the start of what another program started while this one waited for the lock."""
    last = entries[-1].start if entries else now
    is_racer = now < last and instant_of(last) - instant_of(now) <= PATIENCE
    return last if is_racer else now


def _something_else_runs(keeper: Timekeeper, running: Entry) -> str:
    return f"{keeper.record.name(running)} is running by now, so nothing was changed."
