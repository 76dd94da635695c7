"""A file of which only the beginning is left, or nothing at all, although this machine saw more of it.

What is such a beginning may be whole TOML, and say what nobody ever said: that a timer runs whose end was
cut off. It is told from what was changed by the copy of what was seen last; see ``last_seen``.
"""

from __future__ import annotations

from tracker.domain.versions.identity import IDENTITY
from tracker.storage.errors import Unreadable
from tracker.storage.file_names import counted_in, log_name
from tracker.storage.file_state import FileState, is_blank, state_of, understood
from tracker.storage.journal.journal import UNDO, Journal, signature
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.toml.document import same
from tracker.storage.writing.safe_write import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.domain.time.week import Week
    from tracker.storage.files import Files
    from tracker.storage.folders import Folders

    Table = dict[str, Any]


def as_cut_off(files: Files, name: str, state: FileState | None) -> FileState | None:
    """A file as it is to be read, given its state by itself: another one where it is cut off.

    What is left of the element that the cut went through is read as it was seen.
    """
    try:
        seen = read_bytes(files.folders.seen(name))
    except Unreadable:
        return state
    content = state.content if state is not None else b""
    is_empty = state is not None and is_blank(content)
    if seen is None or is_empty or not seen.startswith(content):
        return state
    before = understood(name, seen)
    if before.damage or _is_our_own(files.folders, name, seen, state):
        return state
    if state is None:
        damage = "it is gone, and was there when it was seen last"
        return state_of(name, b"", None, {}, damage, is_cut_off=True)
    if not state.damage and same(state.data, before.data):
        # A last line feed or comment tells nothing.
        return state
    data = _as_seen(state.data, before.data)
    if same(data, state.data) and _were_moved(files, before, state):
        return state
    lost = _size(before.data) - _size(data)
    what = f"{counted_in(name, lost)} vanished from its end" if lost else "its end has vanished"
    return state_of(
        name,
        content,
        None if state.damage else state.document,
        data,
        f"it is cut off: {what} since it was seen last",
        is_cut_off=True,
    )


def _is_our_own(folders: Folders, name: str, seen: bytes, state: FileState | None) -> bool:
    """Whether a change of this machine made of what was seen what is there now."""
    try:
        latest = Journal(folders.in_state(JOURNAL_NAME)).latest_of(name)
    except Unreadable:
        return False
    if latest is None:
        return False
    step, file = latest
    content = state.content if state is not None else None
    is_back = step.is_foreign and step.kind == UNDO
    return not is_back and (file.before, file.after) == (signature(seen), signature(content))


def _were_moved(files: Files, before: FileState, now: FileState) -> bool:
    """Whether all that a log lacks are entries that stand in the log before or after it."""
    if not now.name.startswith("weeks/"):
        return False
    week: Week = now.read.log.week
    there = {entry.id for entry in now.read.log.entries}
    for name in map(log_name, (week.previous(), week.next())):
        try:
            content = files.content(name)
        except Unreadable:
            continue
        if content is not None:
            there |= {entry.id for entry in understood(name, content).read.log.entries}
    rest = {key: content for key, content in before.data.items() if key != "entries"}
    is_all = same(rest, {key: content for key, content in now.data.items() if key != "entries"})
    return is_all and all(entry.id in there for entry in before.read.log.entries)


def _as_seen(data: Table, seen: Table) -> Table:
    """The data with what differs as it was seen: a cut leaves all before it as it was."""
    result: Table = {}
    for key, content in data.items():
        whole = seen.get(key)
        if isinstance(content, dict) and isinstance(whole, dict):
            result[key] = _as_seen(content, whole)
        elif isinstance(content, list) and isinstance(whole, list):
            result[key] = whole[: len(content)]
        elif whole is not None:
            result[key] = whole
    return result


def _size(data: Table) -> int:
    return sum(len(data.get(path[0]) or ()) for path in IDENTITY if len(path) == 1)
