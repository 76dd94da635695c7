"""What of a file no view shows, and what in it names nothing that is on the list."""

from __future__ import annotations

import os

from tracker.domain.week.meaningless_keys import MeaninglessKey, meaningless_keys
from tracker.domain.week.oddities import Oddity, open_entries, other_versions
from tracker.storage.tables.week_file import ReadLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.files import FileState


def left_out(state: FileState, running: Entry | None, shown: WeekLog | None = None) -> tuple[str, ...]:
    """What of a file no view shows or what counts twice, in one line: what makes no sense, or was kept twice.

    ``shown`` is the log with what lies beside it: what that says otherwise is shown.
    """
    said = [(oddity.line, oddity.message) for oddity in state.read.oddities if oddity.is_left_out]
    if isinstance(state.read, ReadLog):
        own = state.read.log.entries
        entries = own if shown is None else [entry for entry in shown.entries if entry in own]
        odd = (*open_entries(entries, running), *other_versions(entries))
        said += [(None, oddity.message) for oddity in odd]
    if not said:
        return ()
    line, message = said[0]
    where = f"{os.path.basename(state.name)}{f', line {line}' if line else ''}"
    more = f" ({len(said) - 1} more like it)" if len(said) > 1 else ""
    return (f"{where}: {message.rstrip('.')}{more}",)


def odd_keys(state: FileState, listed: ActivityList) -> Iterator[Oddity]:
    """The keys of a log that name nothing to which they could apply, with their lines."""
    document = state.document
    for unknown in keys_left_out(state, listed):
        place = _element_naming(unknown, state.data)
        line = document.line_of(unknown.path, place, unknown.key) if document is not None else None
        yield Oddity(unknown.message, line)


def keys_left_out(state: FileState, listed: ActivityList) -> Iterator[MeaninglessKey]:
    """The keys of a log that name nothing to which they could apply."""
    return meaningless_keys(state.read.log, listed, state.read.named)


def _element_naming(unknown: MeaninglessKey, data: Any) -> int | None:
    """Which element of an array of tables names it; None where its path leads to none."""
    for name in unknown.path:
        data = data.get(name) if isinstance(data, dict) else None
    tables = enumerate(data if isinstance(data, list) else ())
    naming = (place for place, table in tables if isinstance(table, dict) and unknown.key in table.values())
    return next(naming, None)
