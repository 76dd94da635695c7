"""Entries that stand in the files and that no view shows: who names one is told where it lies."""

from __future__ import annotations

import os

from tracker.domain.errors import Refused
from tracker.reading.file_advice import way_out
from tracker.storage.logs_holding import logs_holding
from tracker.storage.tables.week_file import left_out_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.storage.file_state import FileState
    from tracker.storage.files import Files


class LeftOut(Refused):
    """The entry that was named stands in a log, and makes no sense there."""

    def __init__(self, message: str, name: str, entry_id: str) -> None:
        super().__init__(message)
        self.name = name
        self.entry_id = entry_id


def refuse_unreached(files: Files, wanted: str) -> None:
    """Raise Refused where an entry whose id begins so, in small letters, stands where no view shows it.

    Raises LeftOut of one that makes no sense as it stands.
    """
    states = [
        state
        for holding in logs_holding(files, wanted.encode(), in_any_case=True)
        for state in files.states_of(holding.read.log.week)
    ]
    for state in states:
        for table in left_out_tables(state.read, state.data):
            if str(table["id"]).lower().startswith(wanted):
                raise _left_out(state, str(table["id"]))
    for state in states:
        if state.is_cut_off:
            name = os.path.basename(state.name)
            raise Refused(f"It may have stood in {name}{state.damage_told}{way_out(state)}")


def _left_out(state: FileState, entry_id: str) -> LeftOut:
    said = [oddity for oddity in state.read.oddities if oddity.is_left_out and oddity.entry_id == entry_id]
    line = f", line {said[0].line}" if said and said[0].line else ""
    reason = said[0].message if said else "An entry counts nothing."
    return LeftOut(
        f"{os.path.basename(state.name)}{line}: {reason.rstrip('.')}. Correct it there, or take it away: "
        f"tracker remove {entry_id}",
        state.name,
        entry_id,
    )
