"""Changes to the list and to the numbers of a week: what there is, and what is wanted of it."""

from __future__ import annotations

from datetime import datetime, time

from tracker.changes.outcome import Outcome, changed
from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.activities.activity_merge import merged
from tracker.domain.errors import Refused
from tracker.domain.text import counted, one_line, slug
from tracker.domain.time.duration import HOUR, h_mm
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.week_log import NONE_ALLOWED, NONE_WANTED, WeekLog
from tracker.reading.record import PlacingCalendar
from tracker.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from tracker.domain.time.week import Week
    from tracker.domain.time.zone import Zone
    from tracker.storage.change import Change

_WORDS = {"targets": "target", "caps": "cap", "guesses": "guess"}
# What takes a number away where an earlier week's would hold again.
_NONE = {"targets": NONE_WANTED, "caps": NONE_ALLOWED}


class ListKeeper:
    """Changes to the list and the numbers; see Timekeeper, which offers them with all others."""

    def __init__(self, store: Store, zone: Zone) -> None:
        self._store = store
        self._zone = zone

    @property
    def store(self) -> Store:
        """What keeps the record, for what brings other files into it."""
        return self._store

    def add_activity(self, now: datetime, name: str, kind: str, **fields: Any) -> Outcome:
        """Put a new activity on the list."""
        name = one_line(name.strip())
        label = f"add {name} to the list"

        def rule(change: Change) -> Outcome:
            listed = self._store.listed()
            activity = Activity(listed.unused_key(name), name, kind, **_in_one_line(fields))
            _refuse_second_name(listed, activity)
            change.put_list(listed.with_activity(activity))
            return Outcome((f"Added {name} ({kind}) as {activity.key}.",), label)

        return changed(self._store, label, now, rule)

    def change_activity(self, now: datetime, key: str, **fields: Any) -> Outcome:
        """Change fields of an activity; its key never changes."""

        def rule(change: Change) -> Outcome:
            before = self._listed_activity(key)
            after = replace(before, **_in_one_line(fields))
            _refuse_second_name(self._store.listed(), after)
            if after == before:
                raise Refused(f"{before.name} is so already; nothing was changed.")
            change.label = _label(before, after)
            change.put_list(self._store.listed().with_activity(after))
            if after.archived != before.archived:
                line = f"{after.name} is {'archived' if after.archived else 'back on the list'}."
            elif after.name != before.name:
                line = f"{before.name} is now called {after.name}."
            else:
                line = _changed(before, after)
            return Outcome((line,), change.label)

        return changed(self._store, "change the list", now, rule)

    def set_goal(self, now: datetime, goal: str) -> Outcome:
        """Write the goal anew; empty takes it away."""
        goal = one_line(goal.strip())

        def rule(change: Change) -> Outcome:
            listed = self._store.listed()
            if listed.goal == goal:
                raise Refused("That is the goal already.")
            change.put_list(replace(listed, goal=goal))
            line = f"The goal is now: {goal}" if goal else "There is no goal now."
            return Outcome((line,), "change the goal")

        return changed(self._store, "change the goal", now, rule)

    def begin(
        self,
        now: datetime,
        activities: Iterable[tuple[str, str]],
        day_start: time | None = None,
        goal: str = "",
    ) -> Outcome:
        """The first run: put names with their kinds onto the list, with when a day begins and the goal."""
        label = "begin the list"

        def rule(change: Change) -> Outcome:
            before = listed = self._store.listed()
            names = {activity.name.casefold() for activity in listed.activities}
            for given, kind in activities:
                name = one_line(given.strip())
                if name and name.casefold() not in names:
                    names.add(name.casefold())
                    listed = listed.with_activity(Activity(listed.unused_key(name), name, kind))
            listed = replace(
                listed,
                goal=one_line(goal.strip()) or listed.goal,
                day_start=listed.day_start if day_start is None else day_start,
            )
            if listed == before:
                raise Refused("Nothing was chosen, so nothing was changed.")
            change.put_list(listed)
            added = counted(len(listed.activities) - len(before.activities), "activity", "activities")
            return Outcome((f"{added} on your list.",), label)

        return changed(self._store, label, now, rule)

    def move_activity(self, now: datetime, key: str, places: int) -> Outcome:
        """Move an activity up (minus) or down among those of its kind."""

        def rule(change: Change) -> Outcome:
            listed = self._store.listed()
            activity = self._listed_activity(key)
            rows = [a for a in listed.current if a.kind == activity.kind]
            if activity not in rows:
                raise Refused(f"{activity.name} is archived and has no place.")
            place = rows.index(activity)
            to = min(len(rows) - 1, max(0, place + places))
            if to == place:
                edge = "first" if places < 0 else "last"
                raise Refused(f"{activity.name} is the {edge} of its kind already.")
            rows.insert(to, rows.pop(place))
            in_turn = iter(rows)
            ordered = tuple(
                next(in_turn) if a.kind == activity.kind and not a.archived else a for a in listed.activities
            )
            change.label = f"move {activity.name} {'up' if places < 0 else 'down'}"
            change.put_list(replace(listed, activities=ordered))
            beside = f"before {rows[to + 1].name}" if places < 0 else f"after {rows[to - 1].name}"
            return Outcome((f"{activity.name} is now {beside}.",), change.label)

        return changed(self._store, "order the list", now, rule)

    def merge_activities(self, now: datetime, source_key: str, target_key: str) -> Outcome:
        """Give everything of one activity, in every week, to another; the first leaves the list."""

        def rule(change: Change) -> Outcome:
            source, target = map(self._listed_activity, (source_key, target_key))
            if source.key == target.key:
                raise Refused(f"{source.name} cannot be merged into itself.")
            change.label = f"merge {source.name} into {target.name}"
            entries = weeks = 0
            # Of a key that a file may write in another way, every log is looked at.
            for log in self._logs_holding(source.key if slug(source.key) == source.key else ""):
                after = merged(log, source.key, target)
                if after != log:
                    entries += sum(entry.activity == source.key for entry in log.entries)
                    weeks += 1
                    change.put_log(after)
            listed = self._store.listed()
            kept = tuple(activity for activity in listed.activities if activity.key != source.key)
            change.put_list(replace(listed, activities=kept))
            where = f": {counted(entries, 'entry', 'entries')} in {counted(weeks, 'week', 'weeks')}"
            line = f"Merged {source.name} into {target.name}{where if weeks else ''}."
            return Outcome((line,), change.label)

        return changed(self._store, "merge", now, rule)

    def set_number(self, now: datetime, table: str, key: str, amount: float | None) -> Outcome:
        """Set a target, cap or guess of the present week, or take it away; see ``set_numbers``."""
        _, _, label = self._numbered(key, table, amount)
        return self.set_numbers(now, [(table, key, amount)], label=label)

    def set_numbers(
        self,
        now: datetime,
        numbers: Sequence[tuple[str, str, float | None]],
        studio_days: int | None = None,
        label: str = "set numbers",
    ) -> Outcome:
        """Set several numbers of the present week in one change.

        Each names its table as in a log, the kind or activity, and hours a week; None takes it away.
        ``studio_days`` is on how many days studio time is planned; None leaves that as it is.
        """

        def rule(change: Change) -> Outcome:
            meant = [(table, self._numbered(key, table, amount), amount) for table, key, amount in numbers]
            lines = []
            calendar = PlacingCalendar(self._store, self._zone, now)
            week = calendar.week_at(instant_of(now))
            before = log = self._store.log(week) or WeekLog(week, calendar.day_start_of(week))
            for table, (key, shown, words), amount in meant:
                if amount is None:
                    amount = self._taken_away(table, key, week)
                if getattr(log.numbers, table).get(key) != amount:
                    log = log.with_number(table, key, amount)
                    if table == "guesses":
                        log = log.with_guess_time(key, now)
                    lines.append(f"{words[0].upper()}{words[1:]}: {_hours_said(table, amount)}.")
                elif len(numbers) == 1 and studio_days is None:
                    said = _hours_said(table, amount)
                    raise Refused(f"The {_WORDS[table]} for {shown} is {said} already.")
            if studio_days is not None and studio_days != log.studio_days:
                if not 0 <= studio_days <= 7:
                    raise Refused(f"A week has 7 days, not {studio_days}.")
                log = replace(log, studio_days=studio_days)
                lines.append(f"Studio time is planned on {counted(studio_days, 'day', 'days')}.")
            if log == before:
                raise Refused("That is so already; nothing was changed.")
            change.put_log(log)
            return Outcome(tuple(lines), label)

        return changed(self._store, label, now, rule)

    # Inside

    def _taken_away(self, table: str, key: str, week: Week) -> float | None:
        """What stands in the log for a number that is taken away."""
        if table not in _NONE:
            return None
        earlier = getattr(self._store.numbers(week.previous()), table).get(key)
        return None if earlier in (None, _NONE[table]) else _NONE[table]

    def _logs_holding(self, words: str) -> Iterator[WeekLog]:
        """The logs in which something may stand that is to be changed everywhere.

        Raises Unreadable where one is damaged: the change would not reach all of it.
        """
        for state in self._store.logs_holding(words.encode()):
            self._store.changeable(state.name)
            log = self._store.log(state.read.log.week)
            if log is not None:
                yield log

    def _listed_activity(self, key: str) -> Activity:
        listed = self._store.listed()
        return listed.get(key) if listed.has(key) else listed.find(key)

    def _numbered(self, key: str, table: str, amount: float | None) -> tuple[str, str, str]:
        """What a number is for: its key, what it is called, and both in words. Raises Refused."""
        word = _WORDS[table]
        said = "none" if amount is None else f"{amount:g}"
        if key in MUSIC_KINDS and table == "targets":
            return key, key, f"{word} for {key}"
        if key in KINDS:
            if table == "targets":
                raise Refused(
                    f"Only music has targets. Cap an activity of {key} instead: tracker cap KEY {said}"
                )
            raise Refused(f"A {word} is for an activity; {key} is a kind.")
        activity = self._listed_activity(key)
        if table == "targets" and not activity.is_music:
            raise Refused(f"{activity.name} is not music. Give it a cap: tracker cap {activity.key} {said}")
        if table == "caps" and activity.is_music:
            raise Refused(f"{activity.name} is music. Give it a target: tracker target {activity.key} {said}")
        return activity.key, activity.name, f"{word} for {activity.name}"


def _hours_said(table: str, amount: float | None) -> str:
    if amount is None or amount == _NONE.get(table):
        return "none"
    return f"{h_mm(round(amount * HOUR))} a week"


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


_GOAL_WORDS = {True: "supports your goal", False: "does not support your goal", None: "goal not said"}


def _label(before: Activity, after: Activity) -> str:
    """What a change of an activity is called when it is undone."""
    if after.archived != before.archived:
        return f"{'archive' if after.archived else 'bring back'} {after.name}"
    if after.name != before.name:
        return f"rename {before.name}"
    changes = _changes(before, after)
    return f"{after.name}: {changes[0]}" if len(changes) == 1 else f"change {after.name}"


def _changed(before: Activity, after: Activity) -> str:
    """A change of ratings and the like, as a sentence."""
    changes = _changes(before, after)
    if changes == [_GOAL_WORDS[after.supports_goal]]:
        return f"{after.name} {changes[0]}."
    return f"{after.name}: {', '.join(changes)}."


def _changes(before: Activity, after: Activity) -> list[str]:
    """What differs between two states of an activity, in words."""
    longest = "no longest stretch" if after.longest is None else f"longest {after.longest:g} h"
    words = {
        "kind": after.kind,
        "priority": f"priority {after.priority or 'none'}",
        "enjoyment": f"enjoyment {after.enjoyment or 'none'}",
        "supports_goal": _GOAL_WORDS[after.supports_goal],
        "reason": f"reason «{after.reason}»" if after.reason else "no reason",
        "longest": longest,
    }
    return [said for name, said in words.items() if getattr(before, name) != getattr(after, name)]
