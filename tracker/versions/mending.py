"""Mending what has one right answer."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.text import counted
from tracker.domain.time.week import Week
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.oddities import misplaced
from tracker.storage.file_names import log_name
from tracker.storage.file_state import FileState
from tracker.storage.store import Store
from tracker.storage.tables.week_file import FORMAT, ReadLog
from tracker.storage.toml.document import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from tracker.domain.time.zone import Zone
    from tracker.storage.change import Change

    Table = dict[str, Any]


def mend(store: Store, zone: Zone, now: datetime) -> Iterator[Outcome]:
    """Mend each log, each kind of oddity as one change, and say what was done.

    What has one right answer: what was done beside a damaged log that is whole again is joined with it; a
    week that a log does not name; entries that stand twice to the letter; entries without an id of their
    own; entries in the log of another week than the one they start in.
    """
    for week in list(store.weeks()):
        if _whole(store, week) is None:
            continue
        side = store.aside_state(week)
        if side is not None and not side.damage:
            yield _join(store, week, now)
        for what, mended in (("name the week of", _with_week), ("mend ids in", _with_ids)):
            yield from _rewrite(store, week, now, what, mended)
        yield from _move(store, week, zone, now)


def _whole(store: Store, week: Week) -> FileState | None:
    """A log that can be changed."""
    state = store.log_state(week)
    return None if state is None or state.damage else state


def _join(store: Store, week: Week, now: datetime) -> Outcome:
    label = f"join what was done beside {week}"

    def rule(change: Change) -> None:
        change.is_foreign = True
        change.join(week)

    store.change(label, now, rule)
    return Outcome((f"{week}: what was done beside it is in the log now.",), label)


def _rewrite(
    store: Store, week: Week, now: datetime, what: str, mended: Callable[[FileState, Week], tuple[Table, str]]
) -> Iterator[Outcome]:
    """Put a log as it should be, if it is not."""
    label = f"{what} {week}"

    def rule(change: Change) -> str:
        state = _whole(store, week)
        data, said = mended(state, week) if state is not None else ({}, "")
        if state is None or same(state.data, data):
            return ""
        change.is_foreign = True
        change.put_file(log_name(week), data, state)
        return said

    said = store.change(label, now, rule)
    if said:
        yield Outcome((f"{week}: {said}.",), label)


def _with_week(state: FileState, week: Week) -> tuple[Table, str]:
    if "week" in state.data:
        return state.data, ""
    head = {"format": state.data["format"], "week": str(week)}
    return head | {
        key: content for key, content in state.data.items() if key not in head
    }, "it names its week"


def _with_ids(state: FileState, _: Week) -> tuple[Table, str]:
    """The log with entries told apart: what stands twice to the letter is left out once."""
    raw: list[Table] = state.data.get("entries", [])
    read: ReadLog = state.read
    ids = {place: entry_id for entry_id, place in read.places.items()}
    kept: list[Table] = []
    twice = given = 0
    for place, table in enumerate(raw):
        entry_id = ids.get(place)
        if entry_id is None or table.get("id") == entry_id:
            kept.append(table)
        elif any(same(table, other) for other in raw[:place]):
            twice += 1
        else:
            kept.append({"id": entry_id, **{key: text for key, text in table.items() if key != "id"}})
            given += 1
    said = []
    if twice:
        said.append(f"{counted(twice, 'entry', 'entries')} stood twice, and stands once now")
    if given:
        said.append(f"{counted(given, 'entry', 'entries')} got an id of their own")
    return state.data | ({"entries": kept} if raw else {}), "; ".join(said)


def _move(store: Store, week: Week, zone: Zone, now: datetime) -> Iterator[Outcome]:
    label = f"move entries out of {week}"

    def rule(change: Change) -> int:
        state = _whole(store, week)
        wanted = misplaced(state.read.log, Calendar(zone, store.day_start)) if state is not None else {}
        # Whatever belongs into a log that is damaged has to wait.
        weeks = {to for to in wanted.values() if (found := store.log_state(to)) is None or not found.damage}
        places = {state.read.places[name]: to for name, to in wanted.items() if to in weeks} if state else {}
        if state is None or not places:
            return 0
        change.is_foreign = True
        raw: list[Table] = state.data["entries"]
        for to in weeks:
            moved = [raw[place] for place, other in places.items() if other == to]
            _put_into(store, change.put_file, to, moved)
        left = [table for place, table in enumerate(raw) if place not in places]
        rest = {key: content for key, content in state.data.items() if key != "entries"}
        change.put_file(log_name(week), rest | ({"entries": left} if left else {}), state)
        return len(places)

    moved = store.change(label, now, rule)
    if moved:
        words = counted(moved, "entry is", "entries are")
        yield Outcome((f"{week}: {words} in the log of the week they start in now.",), label)


def _put_into(
    store: Store, put: Callable[[str, Table, FileState | None], None], week: Week, moved: list[Table]
) -> None:
    state = store.changeable(log_name(week))
    head: Table = {"format": FORMAT, "week": str(week), "day_start": store.day_start(week)}
    data = state.data if state is not None else head
    present: list[Table] = data.get("entries") or []
    # What stands there to the letter came back from elsewhere after it had been moved.
    new = [table for table in moved if not any(same(table, other) for other in present)]
    entries = sorted([*present, *new], key=_start)
    put(log_name(week), data | {"entries": entries}, state)


def _start(table: Table) -> float:
    start = table.get("start")
    return start.timestamp() if isinstance(start, datetime) and start.tzinfo is not None else 0.0
