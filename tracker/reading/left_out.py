"""What of a file no view shows, and what in it names nothing that is on the list."""

from __future__ import annotations

import os

from tracker.domain.entries.entry import by_start
from tracker.domain.time.zone import instant_of
from tracker.domain.week.oddities import Oddity, odd_entries, open_entries, other_versions, overlaps
from tracker.storage.tables.week_file import ReadLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Any

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.domain.week.meaningless_keys import MeaninglessKey
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.file_state import FileState
    from tracker.storage.files import Files


def problems(files: Files, weeks: Iterable[Week], running: Entry | None) -> Iterator[str]:
    """What of the list and of these weeks cannot be read as a whole, is left out or counts twice."""
    yield from problems_of_list(files, running)
    for week in sorted(weeks):
        yield from problems_of_week(files, week, running)


def problems_of_list(files: Files, running: Entry | None) -> Iterator[str]:
    """The same of the list alone."""
    listed = files.list_state()
    if listed is not None:
        yield from (*_damage(listed), *left_out(listed, running))


def problems_of_week(files: Files, week: Week, running: Entry | None) -> Iterator[str]:
    """What of a week's log, and of what lies beside it, cannot be read or is not there."""
    aside = files.aside_state(week)
    shown = files.log(week) if aside is not None else None
    if aside is not None and files.log_state(week) is None:
        from tracker.reading.file_advice import log_is_missing

        yield log_is_missing(aside).rstrip(".")
    for state in files.states_of(week):
        yield from (*_damage(state), *left_out(state, running, shown))


def count_oddities(files: Files, weeks: Iterable[Week], running: Entry | None, now: datetime) -> int:
    """How much ``findings`` would name of the list and of these logs."""
    of_weeks = [state for week in sorted(weeks) for state in files.states_of(week)]
    of_list = files.list_state()
    read = sum(len(state.read.oddities) for state in (of_list, *of_weeks) if state is not None)
    logs = [log for log in map(files.log, sorted(weeks)) if log is not None]
    listed = files.listed()
    entries = by_start([entry for log in logs for entry in log.entries])
    odd = len([*odd_entries(entries, listed, running, instant_of(now))])
    odd += len([*overlaps(entries, running, instant_of(now))])
    return read + odd + sum(len([*keys_left_out(state, listed)]) for state in of_weeks)


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
    # A status looks at no numbers.
    from tracker.domain.week.meaningless_keys import meaningless_keys

    return meaningless_keys(state.read.log, listed, state.read.named)


def _damage(state: FileState) -> tuple[str, ...]:
    if not state.damage:
        return ()
    # Hardly any file is damaged.
    from tracker.reading.file_advice import problem_of

    return problem_of(state)


def _element_naming(unknown: MeaninglessKey, data: Any) -> int | None:
    """Which element of an array of tables names it; None where its path leads to none."""
    for name in unknown.path:
        data = data.get(name) if isinstance(data, dict) else None
    tables = enumerate(data if isinstance(data, list) else ())
    naming = (place for place, table in tables if isinstance(table, dict) and unknown.key in table.values())
    return next(naming, None)
