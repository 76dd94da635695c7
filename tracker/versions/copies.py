"""Merging other versions of the list and of logs: copies that sync tools left, files of another machine."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.errors import Invalid, Refused
from tracker.domain.text import counted, one_line
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.versions.identity import IDENTITY, named, text_of
from tracker.domain.versions.reconciling import Clash, reconciled
from tracker.storage.backups import backup_names, read_backup
from tracker.storage.errors import Unreadable
from tracker.storage.file_names import (
    ELEMENT_WORDS,
    LIST_NAME,
    TRACKS_NAME,
    aside_name,
    log_name,
    original_of,
    week_of_name,
)
from tracker.storage.file_state import FileState, understood
from tracker.storage.journal.journal import Journal
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.journal.merge_base import version_before
from tracker.storage.leftovers import copies
from tracker.storage.machine.last_seen import LastSeen
from tracker.storage.store import Store
from tracker.storage.toml.document import same
from tracker.storage.writing.safe_write import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from tracker.storage.change import Change

    Table = dict[str, Any]


@value
class Copy:
    """Another version of a file. ``target`` is the file in the data folder; ``inside`` its own name there."""

    path: str
    target: str
    inside: str
    state: FileState


@value
class Merged:
    """What one copy makes of its file, and what a person should know of it."""

    copy: Copy
    before: FileState | None
    data: Table
    lines: tuple[str, ...]


def merge(store: Store, paths: Sequence[str], now: datetime) -> Outcome:
    """Merge files into the record as one change; those in the data folder are set aside in the backups.

    Without paths all copies there are. Raises Refused where there is none, and Unreadable where one, or
    what it belongs to, is damaged; then nothing has changed.
    """
    store.settle()
    paths = list(paths) or [os.path.join(store.folders.data, name) for name in copies(store)]
    if not paths:
        raise Refused("There is no copy of the list or of a log to merge.")
    names = [one_line(os.path.basename(path)) for path in paths]
    label = f"merge {names[0]}" if len(names) == 1 else f"merge {counted(len(names), 'copy', 'copies')}"

    def rule(change: Change) -> Outcome:
        change.is_foreign = True
        merged = list(_merged(store, [_copy(store, path) for path in paths]))
        for each in merged:
            before = each.before.data if each.before is not None else {}
            if not same(before, each.data):
                change.put_file(each.copy.target, each.data, each.before or each.copy.state)
            if each.copy.inside:
                change.drop_file(each.copy.inside)
        is_changed = any(each.copy.inside or each.before is None for each in merged) or not all(
            same(each.before.data, each.data) for each in merged if each.before is not None
        )
        lines = tuple(line for each in merged for line in each.lines)
        return Outcome(lines, label if is_changed else "")

    return store.change(label, now, rule)


def preview(store: Store, names: Iterable[str]) -> tuple[str, ...]:
    """What merging copies in the data folder would do. Raises what ``merge`` would raise."""
    copies = [_copy(store, os.path.join(store.folders.data, name)) for name in names]
    return tuple(line for each in _merged(store, copies) for line in each.lines)


def _merged(store: Store, copies: list[Copy]) -> Iterable[Merged]:
    """What becomes of each file; of several copies of one, each is merged into what was made so far."""
    made: dict[str, Table] = {}
    for copy in [*copies, *_asides(store, copies)]:
        before = store.changeable(copy.target)
        data = made.get(copy.target, before.data if before is not None else {})
        result = reconciled(data, copy.state.data, _before(store, copy, data), IDENTITY)
        made[copy.target] = result.table
        lines = [_summary(copy, data, result.table), *map(_clash_line, result.clashes)]
        if _opened(result.table) > 1:
            lines.append("More than one entry has no end: the last one runs. tracker check names the others.")
        yield Merged(copy, before, result.table, tuple(lines))


def _asides(store: Store, copies: list[Copy]) -> list[Copy]:
    """What lies beside the logs that are merged into: it is joined with them on this occasion."""
    asides = []
    for target in dict.fromkeys(copy.target for copy in copies):
        week = week_of_name(target)
        if week is None or not store.has_aside(week):
            continue
        state = store.changeable(aside_name(week))
        if state is not None:
            asides.append(Copy(aside_name(week), target, aside_name(week), state))
    return asides


def _copy(store: Store, path: str) -> Copy:
    places = [path, os.path.join(store.folders.weeks, path), os.path.join(store.folders.data, path)]
    found = next((place for place in places if os.path.lexists(place)), path)
    name = _name_inside(store, found)
    # What lies in the data folder is set aside just as it was read.
    content = store.content(name) if name else read_bytes(found)
    if content is None:
        raise Refused(f"There is no file {one_line(path)}.")
    shown, target = one_line(path), _target(store, found, content)
    state = understood(target, content)
    if state.damage:
        raise Unreadable(f"Nothing was merged: {shown}{state.damage_told}. Mend it or take it away.")
    if name == target:
        raise Refused(f"{shown} is the file itself, not a copy of it.")
    return Copy(path, target, name, state)


def _target(store: Store, path: str, content: bytes) -> str:
    """The file that a copy belongs to: by the week that it names, else by what it is called."""
    base = os.path.basename(path)
    listed = original_of(base)
    if listed is not None:
        return listed
    named_so = original_of(f"weeks/{base}")
    data = understood(named_so or log_name(Week(2000, 1)), content).data
    try:
        inside = log_name(Week.parse(str(data.get("week", ""))))
    except Invalid:
        pass
    else:
        if named_so not in (None, inside):
            # Its entries would stand in two logs, and count twice.
            raise Refused(
                f"Nothing was merged: {one_line(path)} is named like {os.path.basename(named_so or '')} "
                f"and says week = {data['week']}. Correct one of them."
            )
        return inside
    if named_so is not None:
        return named_so
    for words, name in (("activities", LIST_NAME), ("tracks", TRACKS_NAME)):
        if words in data:
            return name
    raise Refused(f"{one_line(path)} is neither a log nor a list, by its name and by what it says.")


def _name_inside(store: Store, path: str) -> str:
    """The name of a copy in the data folder; empty for what lies elsewhere or is called otherwise."""
    folder = os.path.realpath(os.path.dirname(path) or ".")
    places = {os.path.realpath(store.folders.data): "", os.path.realpath(store.folders.weeks): "weeks/"}
    if folder not in places:
        return ""
    name = places[folder] + os.path.basename(path)
    return name if original_of(name) is not None else ""


def _before(store: Store, copy: Copy, data: Table) -> Table:
    """What is known of the version that a file and its copy both come from."""
    folder, base = store.folders.in_state("backups"), os.path.basename(copy.target)
    contents = [read_backup(folder, base, name) for name in backup_names(folder, base)]
    contents.append(LastSeen(store).content(copy.target))
    # What the file is now came after it was changed by whichever hand, not before.
    present = store.content(copy.target)
    older = [understood(copy.target, content) for content in contents if content not in (None, present)]
    steps = Journal(store.folders.in_state(JOURNAL_NAME)).steps()
    tables = [state.data for state in older if not state.damage]
    return version_before(data, copy.state.data, copy.target, steps, tables, IDENTITY)


def _summary(copy: Copy, before: Table, after: Table) -> str:
    """What a copy added, changed and took away."""
    told = []
    for name, (one, many) in ELEMENT_WORDS.items():
        old, new = (named(side.get(name) or [], IDENTITY[(name,)]) for side in (before, after))
        counts = {
            "added": len(new.keys() - old.keys()),
            "changed": sum(text_of(old[key]) != text_of(new[key]) for key in old.keys() & new.keys()),
            "removed": len(old.keys() - new.keys()),
        }
        told += [f"{counted(count, one, many)} {what}" for what, count in counts.items() if count]
    others = {key for key in {**before, **after} if key not in ELEMENT_WORDS}
    if before and any(text_of(before.get(key)) != text_of(after.get(key)) for key in others):
        told.append("numbers or ratings changed")
    kept = " The copy is set aside in the backups." if copy.inside else ""
    target = os.path.basename(copy.target).removesuffix(".toml")
    said = ", ".join(told) or "nothing new"
    return f"Merged {one_line(os.path.basename(copy.path))} into {target}: {said}.{kept}"


def _clash_line(clash: Clash) -> str:
    if clash.other_id:
        fields = " and ".join(clash.kept)
        return (
            f"{clash.name}: {fields} changed on both sides. Both are kept, the other one as "
            f"{clash.other_id}; tracker check names them."
        )
    where = " ".join([*clash.path, clash.name])
    kept, other = (_said(side) for side in (clash.kept, clash.other))
    return one_line(f"{where}: {kept} stays; the other side had {other}.")


def _said(content: Any) -> str:
    if isinstance(content, dict):
        return ", ".join(f"{key} {_said(each)}" for key, each in content.items())
    return "nothing" if content is None else f"{content}"


def _opened(data: Table) -> int:
    """How many entries have no end, in a log as it would be read."""
    entries = data.get("entries", [])
    return sum(isinstance(entry, dict) and "end" not in entry for entry in entries)
