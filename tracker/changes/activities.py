"""Changes of the list of activities, and of the goal that stands above it."""

from __future__ import annotations

from datetime import datetime, time

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome
from tracker.domain.activities.activity import KINDS, Activity, ActivityList, refuse_archived
from tracker.domain.activities.digits import digits_in_force, with_digit, with_digits_written
from tracker.domain.errors import Refused
from tracker.domain.text import counted, is_key, one_line, slug
from tracker.domain.time.duration import hours_text
from tracker.domain.time.shown_time import day_end_text
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.activity_merge import merged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.storage.change import Change


class Activities:
    """Changes of the list; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, now: datetime, name: str, kind: str, **fields: Any) -> Outcome:
        """Put a new activity on the list."""
        name = one_line(name.strip())
        label = f"add {name} to the list"

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            activity = Activity(listed.unused_key(name), name, kind, **_in_one_line(fields))
            _refuse_second_name(listed, activity)
            change.put_list(with_digits_written(listed).with_activity(activity))
            taken = slug(name)
            why = f": «{taken}» itself is the name of a kind" if taken in KINDS else ""
            return Outcome((f"Added {name} ({kind}) as {activity.key}{why}.",), label)

        return self._door.change(label, now, rule)

    def change(self, now: datetime, key: str, **fields: Any) -> Outcome:
        """Change fields of an activity; its key never changes."""

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            before = listed.by_key_or_name(key)
            after = replace(before, **_in_one_line(fields))
            _refuse_second_name(listed, after)
            if after == before:
                raise Refused(f"{before.name} is so already; nothing was changed.")
            if fields.get("digit"):
                refuse_archived(after)
            change.label = _label(before, after)
            listed_after = _with_changed(listed, before, after)
            change.put_list(listed_after)
            if after.archived != before.archived:
                line = f"{after.name} is {'archived' if after.archived else 'back on the list'}."
            elif after.name != before.name:
                line = f"{before.name} is now called {after.name}."
            else:
                line = _changed(before, after)
            running = self._door.record.running() if fields.get("archived") else None
            goes_on = running is not None and running.activity == after.key
            lines = [
                line,
                *(["Its timer goes on."] if goes_on else []),
                *_moved_digits(listed, listed_after, after),
                *self._standing_said(after.key, listed_after, now),
            ]
            return Outcome(tuple(lines), change.label)

        return self._door.change("change the list", now, rule)

    def _standing_said(self, key: str, after: ActivityList, now: datetime) -> list[str]:
        """What the list makes of an activity in this week that it did not before, in a sentence."""
        from tracker.domain.review.standing_said import standing_said
        from tracker.domain.week.week_report import week_report

        record = self._door.record.week(None, now, with_numbers=False)
        changed = replace(record, listed=after)
        said = standing_said(key, week_report(record, now), week_report(changed, now))
        return [said] if said else []

    def set_goal(self, now: datetime, goal: str) -> Outcome:
        """Write the goal anew; empty takes it away."""
        goal = one_line(goal.strip())

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            if listed.goal == goal:
                raise Refused("That is the goal already.")
            change.put_list(replace(listed, goal=goal))
            line = f"The goal is now: {goal}" if goal else "There is no goal now."
            return Outcome((line,), "change the goal")

        return self._door.change("change the goal", now, rule)

    def set_wasted_up_to(self, now: datetime, priority: int) -> Outcome:
        """Say up to which priority hours are wasted that do not support the goal; 0: none are."""

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            if listed.wasted_up_to == priority:
                raise Refused("That is so already; nothing was changed.")
            change.put_list(replace(listed, wasted_up_to=priority))
            line = f"Wasted is now what does not support your goal and has a priority up to {priority}."
            return Outcome((line if priority else "Nothing counts as wasted now.",), label)

        label = "change what counts as wasted"
        return self._door.change(label, now, rule)

    def set_day_start(self, now: datetime, begin: time) -> Outcome:
        """Have days begin, and so end, at another time. Weeks that have a log keep theirs."""

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            if listed.day_start == begin:
                raise Refused("Your day ends then already; nothing was changed.")
            change.put_list(replace(listed, day_start=begin))
            return Outcome((self._day_end_said(now, begin),), label)

        label = "change the end of the day"
        return self._door.change(label, now, rule)

    def _day_end_said(self, now: datetime, begin: time) -> str:
        """From when on a day ends at a time, and which day the hours before or after it then belong to."""
        from tracker.changes.placing_calendar import PlacingCalendar

        store = self._door.store
        this = first = PlacingCalendar(store, self._door.zone, now).week_at(instant_of(now))
        known = store.week_names()
        while known and str(first) <= known[-1]:
            first = first.next()
        monday = first.monday
        since = "From now on" if first == this else f"From Monday, {monday.day} {monday:%b}, on"
        if begin == time(0):
            said = "your day ends at midnight: what is done after it belongs to the new day."
        else:
            said = (
                f"your day ends at {day_end_text(begin)}: what is done before that belongs to the day before."
            )
        if first == this:
            return f"{since} {said}"
        stays = "This week stays as it is." if first == this.next() else "Until then nothing changes."
        return f"{since} {said} {stays}"

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
            before = listed = self._door.store.listed()
            listed = with_digits_written(listed)
            for given, kind in activities:
                name = one_line(given.strip())
                if name and not listed.called(name):
                    listed = listed.with_activity(Activity(listed.unused_key(name), name, kind))
            listed = replace(
                listed,
                goal=one_line(goal.strip()) or listed.goal,
                day_start=listed.day_start if day_start is None else day_start,
            )
            if listed == with_digits_written(before):
                raise Refused("Nothing was chosen, so nothing was changed.")
            change.put_list(listed)
            added = counted(len(listed.activities) - len(before.activities), "activity", "activities")
            return Outcome((f"{added} on your list.",), label)

        return self._door.change(label, now, rule)

    def move(self, now: datetime, key: str, places: int) -> Outcome:
        """Move an activity up (minus) or down among those of its kind."""

        def rule(change: Change) -> Outcome:
            listed = with_digits_written(self._door.store.listed())
            activity = listed.by_key_or_name(key)
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

        return self._door.change("order the list", now, rule)

    def merge(self, now: datetime, source_key: str, target_key: str) -> Outcome:
        """Give everything of one activity, in every week, to another; the first leaves the list."""

        def rule(change: Change) -> Outcome:
            listed = self._door.store.listed()
            source, target = map(listed.by_key_or_name, (source_key, target_key))
            if source.key == target.key:
                raise Refused(f"{source.name} cannot be merged into itself.")
            change.label = f"merge {source.name} into {target.name}"
            entries = weeks = 0
            # Of a key that a file may write in another way, every log is looked at.
            words = source.key if is_key(source.key) else ""
            for log in self._door.logs_to_change(words):
                after = merged(log, source.key, target)
                if after != log:
                    entries += sum(entry.activity == source.key for entry in log.entries)
                    weeks += 1
                    change.put_log(after)
            written = with_digits_written(listed)
            kept = tuple(activity for activity in written.activities if activity.key != source.key)
            change.put_list(replace(listed, activities=kept))
            where = f": {counted(entries, 'entry', 'entries')} in {counted(weeks, 'week', 'weeks')}"
            line = f"Merged {source.name} into {target.name}{where if weeks else ''}."
            return Outcome((line, *self._door.not_reached(words)), change.label)

        return self._door.change("merge", now, rule)


def _in_one_line(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an activity with texts that a terminal shows as they are."""
    return {
        name: one_line(content.strip()) if isinstance(content, str) else content
        for name, content in fields.items()
    }


def _with_changed(listed: ActivityList, before: Activity, after: Activity) -> ActivityList:
    """The list with an activity changed. Digits stay where they were, unless one is given or freed."""
    written = with_digits_written(listed)
    if after.archived != before.archived:
        # What is archived frees its digit, and what comes back takes one that is free.
        return written.with_activity(replace(after, digit=None))
    kept = written.with_activity(replace(after, digit=written.get(after.key).digit))
    if after.digit is not None and after.digit != before.digit:
        return with_digit(kept, after.key, after.digit)
    return kept if after.kind != before.kind else listed.with_activity(after)


def _moved_digits(before: ActivityList, after: ActivityList, changed: Activity) -> list[str]:
    """What has another digit than before beside the activity that was changed, in words."""
    old, new = digits_in_force(before), digits_in_force(after)
    return [
        f"{other.name} starts with {new[other.key]} now."
        if other.key in new
        else f"No digit starts {other.name} now."
        for other in after.in_rows
        if other.key != changed.key and old.get(other.key) != new.get(other.key)
    ]


def _refuse_second_name(listed: ActivityList, activity: Activity) -> None:
    """Two activities of one name could not be told apart by it."""
    for other in listed.called(activity.name):
        if other.key != activity.key:
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
    longest = "no longest stretch" if after.longest is None else f"longest {hours_text(after.longest)} h"
    words = {
        "kind": after.kind,
        "priority": f"priority {after.priority or 'none'}",
        "enjoyment": f"enjoyment {after.enjoyment or 'none'}",
        "supports_goal": _GOAL_WORDS[after.supports_goal],
        "reason": f"reason «{after.reason}»" if after.reason else "no reason",
        "longest": longest,
        "digit": f"digit {after.digit}",
    }
    return [said for name, said in words.items() if getattr(before, name) != getattr(after, name)]
