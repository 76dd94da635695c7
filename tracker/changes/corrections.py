"""Corrections of entries anywhere in the record: added by hand, changed, split, joined, removed."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Decided, Door
from tracker.changes.outcome import Outcome
from tracker.domain.activities.activity import Activity, refuse_archived
from tracker.domain.entries import corrections, timeline
from tracker.domain.entries.changed_meanwhile import carried_over, refuse_disputed
from tracker.domain.entries.corrections import Fields
from tracker.domain.entries.entry import Entry, length_text
from tracker.domain.entries.moved_edges import give_gap, move_end, move_start
from tracker.domain.errors import Refused
from tracker.domain.text import one_line
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import replace
from tracker.storage.ids import new_id
from tracker.storage.tables.week_file import left_out_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.changes.entries_in_reach import EntriesInReach
    from tracker.storage.change import Change

START, END = "start", "end"


class Corrections:
    """Changes of entries that there are, and entries added by hand; see Changes.

    Each takes the entry as it was seen, and refuses where that is not there any more.
    """

    def __init__(self, door: Door) -> None:
        self._door = door

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
        tell = self._door.telling(now)
        if end <= begin:
            raise Refused(f"{tell.clock(end)} is not after {tell.clock(begin)}.")
        span = tell.span(begin, end)
        texts = (one_line(note.strip()), one_line(track.strip()))

        def rule(reach: EntriesInReach) -> Decided:
            entries = reach.entries_between(begin, end)
            new = Entry(new_id(), activity.key, begin, end, *texts, "typed")
            edit = timeline.add(entries, new, now, trim, tell.described, new_id)
            first = f"Added {activity.name} {span}, {length_text(new, 0)}."
            return Decided(edit, (first, *tell.effects(edit)))

        return self._door.change_entries(f"add {activity.name} {span}", now, rule)

    def annotate(self, now: datetime, entry: Entry, note: str, track: str) -> Outcome:
        """Give an entry a note and a track; empty takes one away. It may have ended meanwhile.

        Raises ChangedMeanwhile where the entry on the disk has got another note or track since.
        """
        name = self._door.record.name(entry)
        wanted = replace(entry, note=one_line(note.strip()), track=one_line(track.strip()))

        def rule(_: EntriesInReach, current: Entry) -> Decided | Outcome:
            noted = carried_over(entry, wanted, current)
            if noted == current:
                return Outcome((f"{name} has that note already.",))
            return Decided(timeline.Edit((noted,)), (f"Noted on {name}.",))

        return self._door.change_entry(f"note on {name}", now, entry, rule)

    def change(self, entry: Entry, fields: Fields, now: datetime, trim: bool = False) -> Outcome:
        """Give an entry other times, another activity, note or track: what differs from the entry seen.

        Raises ChangedMeanwhile where that has changed to something else on the disk since.
        """
        wanted = corrections.changed_fields(corrections.fields_of(entry), _in_one_line(fields))
        tell, store = self._door.telling(now), self._door.store

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            refuse_disputed(entry, wanted, current)
            target = replace(corrections.fields_of(current), **wanted)
            if "activity" in wanted:
                refuse_archived(store.listed().get(target.activity))
            entries = reach.entries_between(min(target.start, current.start), target.end or now)
            edit = corrections.change(entries, current, target, now, trim, tell.described, new_id)
            after = next(put for put in edit.put if put.id == current.id)
            return Decided(edit, (*tell.change(current, after), *tell.effects(edit)))

        return self._door.change_entry(f"change {tell.short(entry)}", now, entry, rule)

    def move_edge(self, entry: Entry, edge: str, minutes: int, now: datetime) -> Outcome:
        """Move the start or the end of an entry; minus is earlier. A neighbour that touches it follows."""
        move = move_start if edge == START else move_end
        tell, zone = self._door.telling(now), self._door.zone

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            at = current.first if edge == START else current.last(instant_of(now))
            entries = reach.entries_between(
                *sorted((wall_time(at, zone), wall_time(at + minutes * MINUTE, zone)))
            )
            self._refuse_left_open(reach, current, now)
            edit = move(entries, current, minutes, now, zone, tell.short)
            after = next(put for put in edit.put if put.id == current.id)
            return Decided(edit, (*tell.change(current, after), *tell.effects(edit)))

        return self._door.change_entry(f"move the {edge} of {tell.name(entry)}", now, entry, rule)

    def give_gap(self, entry: Entry, edge: str, to: datetime, now: datetime) -> Outcome:
        """Let an entry start earlier or end later, at ``to``, over a gap that nothing lies in."""
        tell = self._door.telling(now)

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            self._refuse_left_open(reach, current, now)
            entries = reach.entries_between(*sorted((current.start, to)))
            edit = give_gap(entries, current, edge == START, to, now, tell.short)
            return Decided(edit, tell.change(current, edit.put[0]))

        return self._door.change_entry(f"give a gap to {tell.name(entry)}", now, entry, rule)

    def split(self, entry: Entry, at: datetime, now: datetime) -> Outcome:
        """Make two entries of one, which meet at that moment."""
        tell = self._door.telling(now)

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            self._refuse_left_open(reach, current, now)
            edit = corrections.split(current, at, now, self._door.zone, tell.described, new_id)
            lengths = " and ".join(h_mm(half.seconds(instant_of(now))) for half in edit.put)
            line = f"Split {tell.name(entry)} at {tell.clock(edit.put[1].start)}: {lengths}."
            return Decided(edit, (line,))

        return self._door.change_entry(f"split {tell.short(entry)}", now, entry, rule)

    def join(self, entry: Entry, now: datetime) -> Outcome:
        """Make one of an entry and the next one, which is of the same activity."""
        tell = self._door.telling(now)

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            self._refuse_left_open(reach, current, now)
            entries = reach.entries_between(current.start, current.end or now)
            edit, gap = corrections.join(entries, current, now, tell.short)
            swallowed = f", with the gap of {h_mm(gap)} between" if gap >= MINUTE else ""
            disputed = current.unknown.disputed(edit.removed[0].unknown)
            kept = (
                (f"They differ in {', '.join(disputed)}; what the first says is kept.",) if disputed else ()
            )
            return Decided(edit, (f"Joined {tell.short(edit.put[0])}{swallowed}.", *kept))

        return self._door.change_entry(f"join {tell.short(entry)}", now, entry, rule)

    def remove_left_out(self, name: str, entry_id: str, now: datetime) -> Outcome:
        """Take away an entry of a log, by the name of its file, that makes no sense there."""
        label = f"remove {entry_id}"

        def rule(change: Change) -> Outcome:
            state = self._door.store.changeable(name)
            found = left_out_tables(state.read, state.data) if state is not None else []
            fitting = [table for table in found if table["id"] == entry_id]
            if state is None or not fitting:
                raise Refused(f"{entry_id} is not there any more.")
            if len(fitting) > 1:
                raise Refused(f"Two entries have the id {entry_id}. Give one of them another id in its log.")
            kept = [table for table in state.data["entries"] if table is not fitting[0]]
            change.put_file(name, {**state.data, "entries": kept}, state)
            return Outcome((f"Removed {entry_id}, which counted nothing.",), label)

        return self._door.change(label, now, rule)

    def remove(self, entry: Entry, now: datetime) -> Outcome:
        """Take an entry away; undo brings it back."""
        tell = self._door.telling(now)

        def rule(_: EntriesInReach, current: Entry) -> Decided:
            length = length_text(current, instant_of(now))
            line = f"Removed {tell.short(current)}, {length}."
            return Decided(timeline.Edit((), removed=(current,)), (line,))

        return self._door.change_entry(f"remove {tell.short(entry)}", now, entry, rule)

    def duplicate(self, entry: Entry, now: datetime) -> Outcome:
        """Put a copy of an entry after it, on the same day, where nothing is."""
        tell, zone = self._door.telling(now), self._door.zone

        def rule(reach: EntriesInReach, current: Entry) -> Decided:
            self._refuse_left_open(reach, current, now)
            days = self._door.record.calendar().days_of(current, instant_of(now))
            until = min(days[1], instant_of(now))
            entries = reach.entries_between(current.start, wall_time(until, zone))
            edit = corrections.duplicate(entries, current, until, now, zone, tell.described, new_id)
            copy = edit.put[0]
            shorter = copy.seconds(0) < current.seconds(0)
            room = ", as long as there was room" if shorter else ""
            return Decided(edit, (f"Put a copy: {tell.short(copy)}, {length_text(copy, 0)}{room}.",))

        return self._door.change_entry(f"duplicate {tell.short(entry)}", now, entry, rule)

    def _refuse_left_open(self, reach: EntriesInReach, entry: Entry, now: datetime) -> None:
        """An open entry that is not what runs has no place in time before it has an end."""
        if entry not in reach.entries:
            described = self._door.telling(now).described(entry)
            raise Refused(f"{described} has no end and does not run. Give it an end first.")


def _in_one_line(fields: Fields) -> Fields:
    return replace(fields, note=one_line(fields.note.strip()), track=one_line(fields.track.strip()))
