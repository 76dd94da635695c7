"""Corrections of entries anywhere in the record, and how every change is told."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.entries_in_reach import EntriesInReach
from tracker.changes.outcome import Outcome, changed
from tracker.changes.tracks import TrackKeeper
from tracker.domain.entries import corrections as editing
from tracker.domain.entries import timeline
from tracker.domain.entries.changed_meanwhile import refuse_disputed
from tracker.domain.entries.corrections import Fields
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.moved_edges import give_gap, move_end, move_start
from tracker.domain.errors import Refused
from tracker.domain.text import one_line
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.shown_time import clock_text, length_text, span_text
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import replace
from tracker.reading.record import Record
from tracker.storage.change import Change
from tracker.storage.ids import new_id
from tracker.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.time.zone import Zone

START, END = "start", "end"


class Editor(TrackKeeper):
    """Changes to entries that there are; see Timekeeper, which offers them with all others.

    Each takes the entry as it was seen, and refuses where that is not there any more.
    """

    def __init__(self, store: Store, zone: Zone) -> None:
        super().__init__(store, zone)
        self.record = Record(store, zone)

    def change_entry(self, entry: Entry, fields: Fields, now: datetime, trim: bool = False) -> Outcome:
        """Give an entry other times, another activity, note or track: what differs from the entry seen.

        Raises ChangedMeanwhile where that has changed to something else on the disk since.
        """
        wanted = editing.changed_fields(editing.fields_of(entry), _in_one_line(fields))
        label = f"change {self._span(entry, now)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            refuse_disputed(entry, wanted, current)
            target = replace(editing.fields_of(current), **wanted)
            if "activity" in wanted and self._store.listed().get(target.activity).archived:
                raise Refused(f"{self._store.listed().get(target.activity).name} is archived.")
            recent.entries_between(min(target.start, current.start), target.end or now)
            edit = editing.change(recent.entries, current, target, now, trim, self._described(now), new_id)
            recent.put(edit)
            after = next(put for put in edit.put if put.id == current.id)
            return Outcome((*self._told_change(current, after, now), *self._told(edit, now)), label)

        return changed(self._store, label, now, rule)

    def move_edge(self, entry: Entry, edge: str, minutes: int, now: datetime) -> Outcome:
        """Move the start or the end of an entry; minus is earlier. A neighbour that touches it follows."""
        move = move_start if edge == START else move_end
        label = f"move the {edge} of {self.record.name(entry)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            at = current.first if edge == START else current.last(instant_of(now))
            recent.entries_between(
                *sorted((wall_time(at, self._zone), wall_time(at + minutes * MINUTE, self._zone)))
            )
            self._refuse_stray(recent, current, now)
            edit = move(recent.entries, current, minutes, now, self._zone, self._described(now))
            recent.put(edit)
            after = next(put for put in edit.put if put.id == current.id)
            return Outcome((*self._told_change(current, after, now), *self._told(edit, now)), label)

        return changed(self._store, label, now, rule)

    def give_gap(self, entry: Entry, edge: str, to: datetime, now: datetime) -> Outcome:
        """Let an entry start earlier or end later, at ``to``, over a gap that nothing lies in."""
        label = f"give a gap to {self.record.name(entry)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            self._refuse_stray(recent, current, now)
            recent.entries_between(*sorted((current.start, to)))
            edit = give_gap(recent.entries, current, edge == START, to, now, self._described(now))
            recent.put(edit)
            return Outcome(self._told_change(current, edit.put[0], now), label)

        return changed(self._store, label, now, rule)

    def split(self, entry: Entry, at: datetime, now: datetime) -> Outcome:
        """Make two entries of one, which meet at that moment."""
        name, label = self.record.name(entry), f"split {self._span(entry, now)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            self._refuse_stray(recent, current, now)
            edit = editing.split(current, at, now, self._zone, self._described(now), new_id)
            recent.put(edit)
            lengths = " and ".join(h_mm(half.seconds(instant_of(now))) for half in edit.put)
            return Outcome((f"Split {name} at {self._clock(edit.put[1].start, now)}: {lengths}.",), label)

        return changed(self._store, label, now, rule)

    def join(self, entry: Entry, now: datetime) -> Outcome:
        """Make one of an entry and the next one, which is of the same activity."""
        label = f"join {self._span(entry, now)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            self._refuse_stray(recent, current, now)
            recent.entries_between(current.start, current.end or now)
            edit, gap = editing.join(recent.entries, current, now, self._described(now))
            recent.put(edit)
            swallowed = f", with the gap of {h_mm(gap)} between" if gap >= MINUTE else ""
            disputed = current.unknown.disputed(edit.removed[0].unknown)
            kept = (
                (f"They differ in {', '.join(disputed)}; what the first says is kept.",) if disputed else ()
            )
            return Outcome((f"Joined {self._span(edit.put[0], now)}{swallowed}.", *kept), label)

        return changed(self._store, label, now, rule)

    def remove(self, entry: Entry, now: datetime) -> Outcome:
        """Take an entry away; undo brings it back."""
        label = f"remove {self._span(entry, now)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            recent.put(timeline.Edit((), removed=(current,)))
            length = length_text(current, instant_of(now))
            return Outcome((f"Removed {self._span(current, now)}, {length}.",), label)

        return changed(self._store, label, now, rule)

    def duplicate(self, entry: Entry, now: datetime) -> Outcome:
        """Put a copy of an entry after it, on the same day, where nothing is."""
        label = f"duplicate {self._span(entry, now)}"

        def rule(change: Change) -> Outcome:
            recent, current = self._found(change, entry, now)
            self._refuse_stray(recent, current, now)
            days = self.record.calendar().days_of(current, instant_of(now))
            until = min(days[1], instant_of(now))
            recent.entries_between(current.start, wall_time(until, self._zone))
            edit = editing.duplicate(
                recent.entries, current, until, now, self._zone, self._described(now), new_id
            )
            recent.put(edit)
            copy = edit.put[0]
            shorter = copy.seconds(0) < current.seconds(0)
            room = ", as long as there was room" if shorter else ""
            return Outcome((f"Put a copy: {self._span(copy, now)}, {length_text(copy, 0)}{room}.",), label)

        return changed(self._store, label, now, rule)

    # What all of them share

    def _found(self, change: Change, entry: Entry, now: datetime) -> tuple[EntriesInReach, Entry]:
        """The entries round the one that was seen, and that one as it is now."""
        recent = EntriesInReach(self._store, change, self._zone, now)
        current = recent.present(entry)
        if current is None:
            raise Refused(f"{self._described(now)(entry)} is not there any more.")
        return recent, current

    def _refuse_stray(self, recent: EntriesInReach, entry: Entry, now: datetime) -> None:
        """An open entry that is not what runs has no place in time before it has an end."""
        if entry not in recent.entries:
            raise Refused(f"{self._described(now)(entry)} has no end and does not run. Give it an end first.")

    def _span(self, entry: Entry, now: datetime) -> str:
        """An entry in few words: «Mixing 14:00–15:00»."""
        return f"{self.record.name(entry)} {span_text(entry.start, entry.end, now, self._zone)}"

    def _clock(self, moment: datetime, now: datetime) -> str:
        """A moment as a person says it."""
        return clock_text(moment, now, self._zone)

    def _told_change(self, was: Entry, after: Entry, now: datetime) -> tuple[str, ...]:
        """What became of the entry that was changed, in a line each."""
        name = self.record.name(after)
        lines = []
        if after.activity != was.activity:
            lines.append(f"{self.record.name(was)} is now {name}.")
        if after.start != was.start:
            lines.append(
                f"{name} now starts {self._clock(after.start, now)} (was {self._clock(was.start, now)})."
            )
        if after.end is None and was.end is not None:
            lines.append(f"{name} runs on, since {self._clock(after.start, now)}.")
        elif after.end is not None and was.end is None:
            length = h_mm(after.seconds(0))
            lines.append(f"{name} ended {self._clock(after.end, now)}, after {length}.")
        elif after.end is not None and was.end is not None and after.end != was.end:
            lines.append(f"{name} now ends {self._clock(after.end, now)} (was {self._clock(was.end, now)}).")
        for word, new, old in (("track", after.track, was.track), ("note", after.note, was.note)):
            if new != old:
                lines.append(f"The {word} of {name} is now «{new}»." if new else f"{name} has no {word} now.")
        return tuple(lines)

    def _described(self, now: datetime) -> Callable[[Entry], str]:
        def describe(entry: Entry) -> str:
            span = span_text(entry.start, entry.end, now, self._zone, still="")
            return f"{self.record.name(entry)} {span} ({entry.id})"

        return describe

    def _told(self, edit: timeline.Edit, now: datetime) -> tuple[str, ...]:
        """A line for each neighbour that gave way."""
        lines = []
        for effect in edit.effects:
            name, was, after = self.record.name(effect.was), effect.was, effect.now
            begin, end = self._clock(after.start, now), self._clock(after.end, now) if after.end else ""
            if after.end == after.start:
                # A slip of the finger; what had no time before lost none.
                lines += [f"{name}, shorter than a minute, gave way."] if was.end != was.start else []
            elif after.id != was.id:
                lines.append(f"{name} goes on at {begin}.")
            elif after.start != was.start:
                lines.append(f"{name} now starts {begin} (was {self._clock(was.start, now)}).")
            elif was.end is None:
                lines.append(f"{name} ended {end}, after {h_mm(after.seconds(0))}.")
            else:
                lines.append(f"{name} now ends {end} (was {self._clock(was.end, now)}).")
        return tuple(lines)


def _in_one_line(fields: Fields) -> Fields:
    return replace(fields, note=one_line(fields.note.strip()), track=one_line(fields.track.strip()))
