"""The entry that a person means by an id, or by enough of the beginning of one."""

from __future__ import annotations

from tracker.domain.entries.id_lookup import find_entry
from tracker.reading.unreached import refuse_unreached
from tracker.storage.logs_holding import logs_holding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.storage.files import Files


def entry_named(files: Files, text: str) -> Entry:
    """The entry of an id or an unambiguous beginning of one, in whatever log.

    Raises Refused where none or several fit, and LeftOut of one that makes no sense.
    """
    wanted = text.strip().lower()
    # Most logs of the years need not be taken apart for that.
    states = logs_holding(files, wanted.encode(), in_any_case=True) if wanted else ()
    logs = [files.log(state.read.log.week) for state in states]
    known = [entry for log in logs if log is not None for entry in log.entries]
    if wanted and not any(entry.id.lower().startswith(wanted) for entry in known):
        # An entry that a hand wrote without an id has one that stands in no file.
        every = map(files.log, files.weeks())
        known = [entry for log in every if log is not None for entry in log.entries]
    if wanted and not any(entry.id.lower().startswith(wanted) for entry in known):
        refuse_unreached(files, wanted)
    return find_entry(text, known)
