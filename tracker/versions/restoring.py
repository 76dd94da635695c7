"""Bringing back an earlier version of the list, of a log or of what is noted about tracks."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.errors import Refused
from tracker.domain.value import value
from tracker.domain.versions.identity import IDENTITY
from tracker.domain.versions.laid_over import with_later
from tracker.domain.versions.restored import brought_back
from tracker.storage.backups import backup_names, read_backup
from tracker.storage.errors import Unreadable
from tracker.storage.file_names import (
    LIST_NAME,
    TRACKS_NAME,
    aside_name,
    counted_in,
    log_name,
    shown_name,
    week_of_name,
)
from tracker.storage.file_state import FileState, understood
from tracker.storage.journal.journal import Journal
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.journal.merge_base import versions_made
from tracker.storage.machine.last_seen import LastSeen
from tracker.storage.store import Store
from tracker.storage.tables.week_file import FORMAT
from tracker.storage.weeks_folder import week_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.storage.change import Change
    from tracker.storage.journal.merge_base import Made

    Table = dict[str, Any]

LAST_SEEN = "as last seen"


@value
class Version:
    """An earlier version of a file: when it was put into the backups, and how much it holds."""

    when: str
    state: FileState
    size: int


def versions(store: Store, name: str) -> list[Version]:
    """The earlier versions of a file that are whole and not what it is now, the newest first."""
    folder, base = store.folders.in_state("backups"), os.path.basename(name)
    found = [(_when(copy), read_backup(folder, base, copy)) for copy in reversed(backup_names(folder, base))]
    found.insert(0, (LAST_SEEN, LastSeen(store).content(name)))
    told = {_present(store, name)}
    result = []
    for when, content in found:
        if content is None or content in told:
            continue
        told.add(content)
        state = understood(name, content)
        if not state.damage:
            result.append(Version(when, state, size_of(state.data)))
    return result


def fullest(found: list[Version]) -> Version | None:
    """Of versions with the newest first, the one that holds most."""
    return max(found, key=lambda version: version.size, default=None)


def files_with_versions(store: Store) -> list[str]:
    """The files of which there are earlier versions: the list, the tracks, weeks from the newest on."""
    try:
        names = sorted(os.listdir(store.folders.in_state("backups")), reverse=True)
    except OSError:
        names = []
    weeks = [week for week in (week_named(f"{name}.toml") for name in names) if week is not None]
    return [name for name in (LIST_NAME, TRACKS_NAME, *map(log_name, weeks)) if versions(store, name)]


def restore(store: Store, name: str, version: Version, now: datetime) -> Outcome:
    """Bring back a version of a file as one change.

    What came since is kept: what is new, and what a change on this machine has made of a thing. Where both
    say something else, the version holds, unless its times would cover what is there now; over a damaged
    file, what can be read of that. What lies beside a damaged log is joined.
    """
    shown = shown_name(name)
    label = f"restore {shown}"
    week = week_of_name(name)

    def rule(change: Change) -> Outcome:
        change.is_foreign = True
        state = store.state(name)
        present = _well_shaped(state.data) if state is not None else {}
        if state is not None and state.is_newer:
            raise Unreadable(f"Nothing was changed: {name}: {state.damage}.")
        if state is not None and state.damage:
            data = with_later(version.state.data, present)
        else:
            made = _versions_made(store, name)
            data = brought_back(present, version.state.data, made, IDENTITY)
        side = store.changeable(aside_name(week)) if week is not None and store.has_aside(week) else None
        if side is not None and week is not None:
            data = with_later(data, side.data)
            change.drop_file(aside_name(week))
        data["format"] = FORMAT
        if week is not None:
            data["week"] = str(week)
        if state is not None and state.content == version.state.content:
            raise Refused(f"{shown} is so already; nothing was changed.")
        change.put_file(name, data, version.state)
        return Outcome((f"Restored {shown}, {version.when}: {counted_in(name, size_of(data))}.",), label)

    return store.change(label, now, rule, mends=name)


def _versions_made(store: Store, name: str) -> Made:
    """Every version of each thing in a file that this machine put there, by whosever hand."""
    return versions_made(name, Journal(store.folders.in_state(JOURNAL_NAME)).steps())


def _well_shaped(data: Table) -> Table:
    """The data without what has the wrong shape, such as entries that are no list."""
    lists = {path[0] for path in IDENTITY if len(path) == 1}
    kinds: dict[str, type] = dict.fromkeys(lists, list)
    kinds |= dict.fromkeys(("guesses", "targets", "caps", "assessment"), dict)
    return {key: content for key, content in data.items() if isinstance(content, kinds.get(key, object))}


def size_of(data: Table) -> int:
    """How many entries, activities or tracks there are in the data of a file."""
    return len(data.get("entries") or data.get("activities") or data.get("tracks") or [])


def _present(store: Store, name: str) -> bytes | None:
    try:
        return store.content(name)
    except Unreadable:
        return None


def _when(copy: str) -> str:
    """The time in the name of a backup, such as ``20261122T203100_001.toml``."""
    try:
        return f"{datetime.strptime(copy[:15], '%Y%m%dT%H%M%S'):%a %Y-%m-%d %H:%M:%S}"
    except ValueError:
        return copy
