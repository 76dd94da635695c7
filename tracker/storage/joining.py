"""Joining a log that is whole again with what was done beside it, as tables: nothing of either is lost.

Joined as values, what makes no sense to this app or is not known to it would be in no file afterwards.
"""

from __future__ import annotations

from tracker.domain.value import replace
from tracker.domain.versions.identity import IDENTITY, named
from tracker.domain.versions.laid_over import with_later
from tracker.domain.week.aside_log import joined
from tracker.storage.tables.week_file import log_data, read_log, without_known_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.storage.file_state import FileState

    Table = dict[str, Any]

_HEAD = ("format", "week", "day_start")


def joined_data(main: FileState, aside: FileState) -> Table:
    """The data of a log with all that lies beside it; where both say something that one holds."""
    entries = named(main.data.get("entries", []), IDENTITY["entries",])
    beside = named(aside.data.get("entries", []), IDENTITY["entries",])
    # What is not known stays with an entry that was changed beside it.
    later = [{**without_known_keys(entries.get(name, {})), **table} for name, table in beside.items()]
    said = aside.data | ({"entries": later} if later else {})
    data = with_later(main.data, said) | {key: main.data[key] for key in _HEAD if key in main.data}
    read = read_log(main.read.log.week, data)
    # Whatever reads fine in it stays an entry; of the rest, what was taken out beside the log is out.
    wanted = replace(joined(main.read.log, aside.read.log), entries=read.log.entries)
    return log_data(read, data, wanted)
