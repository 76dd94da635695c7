"""Each change a user can make, by command or by key: change, save, say what happened."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.domain import timeline
from tracker.domain.activity import KINDS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.duration import HOUR, MINUTE, h_mm
from tracker.domain.entry import Entry, by_start
from tracker.domain.errors import Refused
from tracker.domain.text import one_line
from tracker.domain.value import replace, value
from tracker.domain.week import Week
from tracker.domain.week_log import WeekLog, newest_entry
from tracker.domain.when import clock_text
from tracker.domain.zone import instant_of, wall_time
from tracker.record import PlacingCalendar, Record
from tracker.storage.lock import PATIENCE
from tracker.storage.store import Change, Store
from tracker.storage.week_file import short_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from tracker.domain.zone import Zone


@value
class Outcome:
    """What a change did, in lines for a person; without a label there was nothing to do."""

    lines: tuple[str, ...]
    label: str = ""


class Timekeeper:
    """Changes to the record of one data folder.

    Every method takes the moment at which it happens. It raises Refused or Invalid where a rule
    stands against it, and DataError where it could not be saved; then nothing has changed.
    """

    def __init__(self, store: Store, zone: Zone) -> None:
        self.record = Record(store, zone)
        self._store = store
        self._zone = zone

    # The timer

    def start(
        self, activity: Activity, now: datetime, at: datetime | None = None, note: str = "", track: str = ""
    ) -> Outcome:
        """Start an activity, or switch to it, at a moment that is now unless given."""
        label = f"start {activity.name}"
        if activity.archived:
            raise Refused(
                f"{activity.name} is archived. Bring it back: tracker activity archive {activity.key} --back"
            )
        with self._store.change(label, now) as change:
            recent = _Recent(self._store, change, self._zone, now)
            entries = recent.entries_between(at or now)
            running = timeline.running_of(entries)
            texts = (one_line(note.strip()), one_line(track.strip()))
            if (
                running is not None
                and running.activity == activity.key
                and (texts == ("", "") or texts == (running.note, running.track))
            ):
                already = f"{activity.name} is running already, since {clock_text(running.start, now)}."
                if at is not None and at != running.start:
                    raise Refused(f"{already} Move its start with , and . in the app.")
                return Outcome((already,))
            moment = at or _not_before_a_racer(now, entries)
            new = Entry(_new_id(), activity.key, moment, None, *texts)
            edit = timeline.start(entries, new, max(now, moment), self._described(now))
            recent.put(edit)
        return Outcome(
            (f"Started {activity.name} at {clock_text(new.start, now)}.", *self._told(edit, now)), label
        )

    def switch(self, activity: Activity, now: datetime) -> Outcome:
        """Start an activity or, where it is what runs, stop it: what one key does."""
        self._store.settle()
        running = self.record.running()
        if running is not None and running.activity == activity.key:
            return self.stop(now, only=running)
        return self.start(activity, now)

    def stop(self, now: datetime, at: datetime | None = None, only: Entry | None = None) -> Outcome:
        """End the running entry at a moment that is now unless given; with ``only``, no other one."""
        with self._store.change("stop", now) as change:
            recent = _Recent(self._store, change, self._zone, now)
            entry = timeline.running_of(recent.entries_between(now))
            if entry is None or (only is not None and entry.id != only.id):
                raise Refused("Nothing is running." if entry is None else _something_else_runs(self, entry))
            name = self.record.name(entry)
            change.label = f"stop {name}"
            edit = timeline.stop(entry, at or now, now, self._described(now))
            recent.put(edit)
        ended = edit.put[0]
        length = h_mm(ended.seconds(instant_of(now)))
        line = f"Stopped {name} at {clock_text(at or now, now)}, after {length}."
        return Outcome((line,), change.label)

    def resume(self, now: datetime) -> Outcome:
        """Go on with what ran last, with its note and track."""
        self._store.settle()
        last = self.record.last_entry()
        if last is None:
            raise Refused("Nothing has run yet. Start an activity: tracker start ACTIVITY")
        return self.start(self._store.listed().get(last.activity), now, None, last.note, last.track)

    def nudge(self, minutes: int, now: datetime, only: Entry | None = None) -> Outcome:
        """Move the start of the running entry; minus is earlier. With ``only``, of no other one."""
        with self._store.change("move a start", now) as change:
            recent = _Recent(self._store, change, self._zone, now)
            running = timeline.running_of(recent.entries_between(now))
            if running is None or (only is not None and running.id != only.id):
                raise Refused(
                    "Nothing is running." if running is None else _something_else_runs(self, running)
                )
            name = self.record.name(running)
            change.label = f"move the start of {name}"
            recent.entries_between(wall_time(running.first + minutes * MINUTE, self._zone))
            edit = timeline.move_start(recent.entries, minutes, now, self._zone, self._described(now))
            recent.put(edit)
        begin, was = clock_text(edit.put[-1].start, now), clock_text(running.start, now)
        return Outcome((f"{name} now starts {begin} (was {was}).", *self._told(edit, now)), change.label)

    def annotate(self, now: datetime, entry: Entry, note: str, track: str) -> Outcome:
        """Give an entry a note and a track; empty takes one away. It may have ended meanwhile."""
        name = self.record.name(entry)
        label = f"note on {name}"
        with self._store.change(label, now) as change:
            recent = _Recent(self._store, change, self._zone, now)
            same = [other for other in recent.entries_between(entry.start) if other.id == entry.id]
            if not same:
                raise Refused(f"{self._described(now)(entry)} is not there any more.")
            noted = replace(same[0], note=one_line(note.strip()), track=one_line(track.strip()))
            if noted == same[0]:
                return Outcome((f"{name} has that note already.",))
            recent.put(timeline.Edit((noted,)))
        return Outcome((f"Noted on {name}.",), label)

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
            raise Refused(f"{clock_text(end, now)} is not after {clock_text(begin, now)}.")
        label = f"add {activity.name} {clock_text(begin, now)}–{end:%H:%M}"
        with self._store.change(label, now) as change:
            recent = _Recent(self._store, change, self._zone, now)
            entries = recent.entries_between(begin, end)
            new = Entry(
                _new_id(),
                activity.key,
                begin,
                end,
                one_line(note.strip()),
                one_line(track.strip()),
                "typed",
            )
            edit = timeline.add(entries, new, now, trim, self._described(now), _new_id)
            recent.put(edit)
        length = h_mm(new.seconds(0))
        first = f"Added {activity.name} {clock_text(begin, now)}–{end:%H:%M}, {length}."
        return Outcome((first, *self._told(edit, now)), label)

    # The list and the numbers

    def add_activity(self, now: datetime, name: str, kind: str, **fields: Any) -> Outcome:
        """Put a new activity on the list."""
        name = one_line(name.strip())
        label = f"add {name} to the list"
        with self._store.change(label, now) as change:
            listed = self._store.listed()
            activity = Activity(listed.unused_key(name), name, kind, **_in_one_line(fields))
            _refuse_second_name(listed, activity)
            change.put_list(listed.with_activity(activity))
        return Outcome((f"Added {name} ({kind}) as {activity.key}.",), label)

    def change_activity(self, now: datetime, key: str, **fields: Any) -> Outcome:
        """Change fields of an activity; its key never changes."""
        before = self._listed_activity(key)
        label = f"change {before.name}"
        with self._store.change(label, now) as change:
            before = self._listed_activity(key)
            after = replace(before, **_in_one_line(fields))
            _refuse_second_name(self._store.listed(), after)
            if after == before:
                raise Refused(f"{before.name} is so already; nothing was changed.")
            change.put_list(self._store.listed().with_activity(after))
        if after.archived != before.archived:
            line = f"{after.name} is {'archived' if after.archived else 'back on the list'}."
        elif after.name != before.name:
            line = f"{before.name} is now called {after.name}."
        else:
            line = f"{after.name}: {', '.join(_changes(before, after))}."
        return Outcome((line,), label)

    def set_goal(self, now: datetime, goal: str) -> Outcome:
        """Write the goal anew; empty takes it away."""
        goal = one_line(goal.strip())
        with self._store.change("change the goal", now) as change:
            listed = self._store.listed()
            if listed.goal == goal:
                raise Refused("That is the goal already.")
            change.put_list(replace(listed, goal=goal))
        line = f"The goal is now: {goal}" if goal else "There is no goal now."
        return Outcome((line,), "change the goal")

    def goal(self) -> str:
        """The goal in one sentence; empty where there is none."""
        return self._store.listed().goal

    def set_number(self, now: datetime, table: str, key: str, amount: float) -> Outcome:
        """Set a target, cap or guess of the present week; ``table`` names it as in a log."""
        word = {"targets": "target", "caps": "cap", "guesses": "guess"}[table]
        key, shown, is_music = self._numbered(key, table, word)
        if table == "targets" and not is_music:
            raise Refused(f"{shown} is not music. Give it a cap: tracker cap {key} {amount:g}")
        if table == "caps" and is_music:
            raise Refused(f"{shown} is music. Give it a target: tracker target {key} {amount:g}")
        label = f"{word} for {shown}"
        with self._store.change(label, now) as change:
            calendar = PlacingCalendar(self._store, self._zone, now)
            week = calendar.week_at(instant_of(now))
            log = self._store.log(week) or WeekLog(week, calendar.day_start_of(week))
            if getattr(log.numbers, table).get(key) == amount:
                raise Refused(f"The {word} for {shown} is {h_mm(round(amount * HOUR))} a week already.")
            change.put_log(log.with_number(table, key, amount))
        return Outcome((f"{word.capitalize()} for {shown}: {h_mm(round(amount * HOUR))} a week.",), label)

    # Back and forth

    def undo(self, now: datetime) -> Outcome:
        """Take back the last change made on this machine."""
        label = self._store.undo(now)
        return Outcome((f"Undid «{label}».", self._running_line(now)), label)

    def redo(self, now: datetime) -> Outcome:
        """Bring back what was undone last."""
        label = self._store.redo(now)
        return Outcome((f"Redid «{label}».", self._running_line(now)), label)

    # Inside

    def _running_line(self, now: datetime) -> str:
        running = self.record.running()
        if running is None:
            return "Nothing is running."
        return f"{self.record.name(running)} is running, since {clock_text(running.start, now)}."

    def _listed_activity(self, key: str) -> Activity:
        listed = self._store.listed()
        return listed.get(key) if listed.has(key) else listed.find(key)

    def _numbered(self, key: str, table: str, word: str) -> tuple[str, str, bool]:
        """What a number is for: its key, what it is called, and whether it is music."""
        if key in MUSIC_KINDS and table == "targets":
            return key, key, True
        if key in KINDS:
            kinds = " or for studio, learning or connections" if table == "targets" else ""
            raise Refused(f"A {word} is for an activity{kinds}; {key} is a kind.")
        activity = self._listed_activity(key)
        return activity.key, activity.name, activity.is_music

    def _described(self, now: datetime) -> Callable[[Entry], str]:
        def describe(entry: Entry) -> str:
            end = f"{entry.end:%H:%M}" if entry.end is not None else ""
            return f"{self.record.name(entry)} {clock_text(entry.start, now)}–{end} ({entry.id})"

        return describe

    def _told(self, edit: timeline.Edit, now: datetime) -> tuple[str, ...]:
        """A line for each neighbour that gave way."""
        lines = []
        for effect in edit.effects:
            name, was, after = self.record.name(effect.was), effect.was, effect.now
            begin, end = clock_text(after.start, now), clock_text(after.end, now) if after.end else ""
            if after.end == after.start:
                # A slip of the finger; what had no time before lost none.
                lines += [f"{name}, shorter than a minute, gave way."] if was.end != was.start else []
            elif after.id != was.id:
                lines.append(f"{name} goes on at {begin}.")
            elif after.start != was.start:
                lines.append(f"{name} now starts {begin} (was {clock_text(was.start, now)}).")
            elif was.end is None:
                lines.append(f"{name} ended {end}, after {h_mm(after.seconds(0))}.")
            else:
                lines.append(f"{name} now ends {end} (was {clock_text(was.end, now)}).")
        return tuple(lines)


class _Recent:
    """The entries that a change of the timer may touch, and the logs that keep them."""

    def __init__(self, store: Store, change: Change, zone: Zone, now: datetime) -> None:
        self._store = store
        self._change = change
        self._calendar = PlacingCalendar(store, zone, now)
        self._logs: dict[Week, WeekLog] = {}
        self._newest = newest_entry(map(self._log, reversed(store.weeks())))

    @property
    def entries(self) -> list[Entry]:
        """What was looked at so far, by start, without open entries that count nothing."""
        entries = [entry for week in sorted(self._logs) for entry in self._logs[week].entries]
        return by_start([entry for entry in entries if entry.end is not None or entry == self._newest])

    def entries_between(self, begin: datetime, end: datetime | None = None) -> list[Entry]:
        """The entries, those that may reach between two moments or lie about one among them."""
        first = self._calendar.week_at(instant_of(begin))
        last = self._calendar.week_at(instant_of(end or begin))
        known = self._store.weeks()
        for week in known:
            if first <= week <= last:
                self._log(week)
        # What was under way at the first moment may be in an earlier log, if nothing began since.
        own = self._logs[first].entries if first in self._logs else ()
        if all(entry.first > instant_of(begin) for entry in own):
            self._look_for_entries(week for week in reversed(known) if week < first)
        self._look_for_entries(week for week in known if last < week)
        return self.entries

    def _look_for_entries(self, weeks: Iterable[Week]) -> None:
        """Read logs up to the first that has entries; one may hold numbers only."""
        any(self._log(week).entries for week in weeks)

    def put(self, edit: timeline.Edit) -> None:
        """Put each entry into the log of the week in which it starts."""
        holders = {entry.id: week for week, log in self._logs.items() for entry in log.entries}
        for entry in edit.put:
            holder = holders.get(entry.id)
            week = self._calendar.week_of(entry)
            if holder is not None:
                old = next(other for other in self._logs[holder].entries if other.id == entry.id)
                if old.start == entry.start:
                    week = holder
                kept = tuple(other for other in self._logs[holder].entries if other.id != entry.id)
                self._put(replace(self._logs[holder], entries=kept))
            log = self._log(week)
            self._put(replace(log, entries=tuple(by_start([*log.entries, entry]))))

    def _log(self, week: Week) -> WeekLog:
        if week not in self._logs:
            known = self._store.log(week)
            self._logs[week] = known or WeekLog(week, self._calendar.day_start_of(week))
        return self._logs[week]

    def _put(self, log: WeekLog) -> None:
        self._logs[log.week] = log
        self._change.put_log(log)


def _in_one_line(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an activity with texts that a terminal shows as they are."""
    return {
        name: one_line(content.strip()) if isinstance(content, str) else content
        for name, content in fields.items()
    }


def _refuse_second_name(listed: ActivityList, activity: Activity) -> None:
    """Two activities of one name could not be told apart by it."""
    for other in listed.activities:
        if other.name.casefold() == activity.name.casefold() and other.key != activity.key:
            state = "archived" if other.archived else "on the list already"
            raise Refused(f"«{other.name}» is {state}, as {other.key}.")


def _changes(before: Activity, after: Activity) -> list[str]:
    """What differs between two states of an activity, in words."""
    words = {
        "kind": "kind",
        "priority": "priority",
        "enjoyment": "enjoyment",
        "supports_goal": "supports the goal",
        "reason": "reason",
        "longest": "longest stretch in hours",
    }
    differing = (name for name in words if getattr(before, name) != getattr(after, name))
    return [f"{words[name]} {_said(getattr(after, name))}" for name in differing]


def _said(content: object) -> str:
    if content is None or content == "":
        return "none"
    if isinstance(content, bool):
        return "yes" if content else "no"
    if isinstance(content, int | float):
        return f"{content:g}"
    return f"{content}" if content in KINDS else f"«{content}»"


def _not_before_a_racer(now: datetime, entries: list[Entry]) -> datetime:
    """Now, or the start of what another program started while this one waited for the lock."""
    last = entries[-1].start if entries else now
    is_racer = now < last and instant_of(last) - instant_of(now) <= PATIENCE
    return last if is_racer else now


def _something_else_runs(keeper: Timekeeper, running: Entry) -> str:
    return f"{keeper.record.name(running)} is running by now, so nothing was changed."


def _new_id() -> str:
    return short_id(int.from_bytes(os.urandom(8), "big"))
