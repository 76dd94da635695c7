"""Changes of what runs: start, switch, stop, resume, a start moved by minutes, an interruption."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Decided, Door
from tracker.changes.outcome import Outcome
from tracker.domain.activities.activity import Activity, refuse_archived
from tracker.domain.entries import timeline
from tracker.domain.entries.entry import Entry, length_text
from tracker.domain.entries.slip import is_slip
from tracker.domain.errors import Refused
from tracker.domain.text import one_line
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.shown_time import typed_text
from tracker.domain.time.zone import instant_of, wall_time
from tracker.storage.ids import new_id
from tracker.storage.machine.lock import PATIENCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.changes.entries_in_reach import EntriesInReach


class Timer:
    """Changes of what runs; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def start(
        self, activity: Activity, now: datetime, at: datetime | None = None, note: str = "", track: str = ""
    ) -> Outcome:
        """Start an activity, or switch to it, at a moment that is now unless given.

        A switch that comes upon a slip takes its place and its start.
        """
        refuse_archived(activity)
        tell = self._door.telling(now)
        texts = (one_line(note.strip()), one_line(track.strip()))

        def rule(reach: EntriesInReach) -> Decided | Outcome:
            entries = reach.entries_between(at or now)
            running = timeline.running_of(entries)
            moment = at or _not_before_a_racer(now, entries)
            if running is not None and running.start > max(now, moment):
                raise timeline.runs_in_future(running, now, tell.described)
            if (
                running is not None
                and running.activity == activity.key
                and (texts == ("", "") or texts == (running.note, running.track))
            ):
                already = f"{activity.name} is running already, since {tell.clock(running.start)}."
                if at is not None and at != running.start:
                    when = typed_text(at, running.start)
                    raise Refused(f"{already} To move its start: tracker edit last --start {when}")
                return Outcome((already,))
            new = Entry(new_id(), activity.key, moment, None, *texts)
            if running is not None and at is None and is_slip(running, instant_of(now)):
                edit = timeline.take_place(running, new)
                gave_way = [f"{tell.name(running)}, begun less than a minute before, gave way to it."]
            else:
                edit = timeline.start(entries, new, max(now, moment), tell.described)
                gave_way = [*tell.effects(edit)]
            started = f"Started {activity.name} at {tell.clock(edit.put[-1].start)}."
            return Decided(edit, (started, *gave_way))

        return self._door.change_entries(f"start {activity.name}", now, rule)

    def switch(self, activity: Activity, now: datetime) -> Outcome:
        """Start an activity or, where it is what runs, stop it: what one key does."""
        self._door.store.settle()
        running = self._door.record.running()
        if running is not None and running.activity == activity.key:
            return self.stop(now, only=running)
        return self.start(activity, now)

    def stop(self, now: datetime, at: datetime | None = None, only: Entry | None = None) -> Outcome:
        """End the running entry at a moment that is now unless given; with ``only``, no other one."""
        tell = self._door.telling(now)

        def rule(reach: EntriesInReach) -> Decided:
            entry = self._running_in(reach.entries, only, now)
            edit = timeline.stop(entry, at or now, now, tell.described)
            length = h_mm(edit.put[0].seconds(instant_of(now)))
            name = tell.name(entry)
            line = f"Stopped {name} at {tell.clock(at or now)}, after {length}."
            return Decided(edit, (line,), f"stop {name}")

        return self._door.change_entries("stop", now, rule)

    def resume(self, now: datetime) -> Outcome:
        """Go on with what ran last, with its note and track."""
        store, record = self._door.store, self._door.record
        store.settle()
        record.refuse_unknown_timer()
        last = record.last_entry()
        if last is None:
            raise Refused("Nothing has run yet. Start an activity: tracker start ACTIVITY")
        return self.start(store.listed().get(last.activity), now, None, last.note, last.track)

    def nudge(self, minutes: int, now: datetime, only: Entry | None = None) -> Outcome:
        """Move the start of the running entry; minus is earlier. With ``only``, of no other one."""
        # Neither a start nor a stop needs it.
        from tracker.domain.entries.moved_edges import move_start

        tell, zone = self._door.telling(now), self._door.zone

        def rule(reach: EntriesInReach) -> Decided:
            running = self._running_in(reach.entries_between(now), only, now)
            entries = reach.entries_between(wall_time(running.first + minutes * MINUTE, zone))
            edit = move_start(entries, running, minutes, now, zone, tell.short)
            name = tell.name(running)
            begin, was = tell.clock(edit.put[-1].start), tell.clock(running.start)
            lines = (f"{name} now starts {begin} (was {was}).", *tell.effects(edit))
            return Decided(edit, lines, f"move the start of {name}")

        return self._door.change_entries("move a start", now, rule)

    def interrupt(self, activity: Activity, seconds: int, now: datetime) -> Outcome:
        """The last seconds belonged to something else; what runs is cut, and goes on as of now."""
        refused = timeline.why_no_interruption(seconds)
        if refused:
            raise Refused(refused)
        refuse_archived(activity)
        tell = self._door.telling(now)
        begin = wall_time(instant_of(now) - seconds, self._door.zone)

        def rule(reach: EntriesInReach) -> Decided:
            entries = reach.entries_between(begin, now)
            running = timeline.running_of(entries)
            if entries and entries[-1].start > now:
                raise timeline.lies_in_future(entries[-1], now, tell.described)
            if running is None:
                raise Refused(
                    f"Nothing is running. Add it by hand: tracker add {activity.key} -{h_mm(seconds)} now"
                )
            if running.activity == activity.key:
                raise Refused(f"{activity.name} is what is running.")
            name = tell.name(running)
            new = Entry(new_id(), activity.key, begin, now)
            edit = timeline.interrupt(running, new, new_id, tell.name)
            length = length_text(new, instant_of(now))
            line = f"{activity.name} {tell.span(begin, now)}, {length}. {name} goes on."
            return Decided(edit, (line,))

        return self._door.change_entries(f"interrupt for {activity.name}", now, rule)

    def _running_in(self, entries: list[Entry], only: Entry | None, now: datetime) -> Entry:
        """What runs. Raises Refused where nothing does or, with ``only``, something else."""
        tell = self._door.telling(now)
        running = timeline.running_of(entries)
        if running is None:
            raise timeline.nothing_runs(entries, now, tell.described)
        if only is not None and running.id != only.id:
            raise Refused(f"{tell.name(running)} is running by now, so nothing was changed.")
        return running


def _not_before_a_racer(now: datetime, entries: list[Entry]) -> datetime:
    """Now, or the start of what another program started while this one waited for the lock."""
    last = entries[-1].start if entries else now
    is_racer = now < last and instant_of(last) - instant_of(now) <= PATIENCE
    return last if is_racer else now
