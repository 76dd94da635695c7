"""A record that this machine has seen and that is not there: a disk that is not mounted, a folder emptied."""

from __future__ import annotations

import os

from tracker.domain.text import counted
from tracker.storage.errors import Unreadable, way_back
from tracker.storage.file_state import understood
from tracker.storage.files import Files
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.writing.safe_write import is_there, names_in

ACCEPT = "tracker check --accept"


def lost_record(files: Files) -> str:
    """Where what was seen is gone, and the ways out; empty where all is well or nothing was ever seen.

    Gone is the whole record, or every log of it. Raises NotRead where that cannot be told.
    """
    if files.week_names():
        return ""
    is_listed = is_there(files.folders.activities)
    seen = [name for name in _names_seen(files, is_listed) if not _took_away(files, name)]
    logs = [name for name in seen if name[:4].isdigit()]
    if not seen:
        return ""
    where = files.folders.weeks if is_listed else files.folders.data
    what = counted(len(logs), "log", "logs")
    if not is_listed:
        what = f"a list and {what}" if logs else "a list"
    first = logs[-1].removesuffix(".toml") if is_listed else "list"
    return (
        f"{where} is empty or not there, and {what} had been seen in it. "
        "Bring it back (is its disk mounted?), "
        f"or bring back what was seen: tracker restore {first}. To begin anew: {ACCEPT}"
    )


def refuse_lost_record(files: Files) -> None:
    """Raise Unreadable where what was seen is gone: nothing is begun anew unasked."""
    said = lost_record(files)
    if said:
        raise Unreadable(f"{said}.")


def lost_timer(files: Files) -> str:
    """What ran in the newest log that was seen, where that log is gone; empty where nothing did."""
    known = files.week_names()
    newer = [name for name in _names_seen(files, only_logs=True) if not known or f"{known[-1]}.toml" < name]
    logs = [name for name in newer if not _took_away(files, name)]
    if not logs:
        return ""
    from tracker.storage.machine.last_seen import LastSeen

    name = f"weeks/{logs[-1]}"
    content = LastSeen(files).content(name)
    entries = understood(name, content).read.log.entries if content is not None else ()
    if not entries or entries[-1].end is not None:
        return ""
    last = entries[-1]
    since = f"{last.start:%a %Y-%m-%d %H:%M}"
    return f"{logs[-1]} is gone, and {last.activity} ran in it since {since}. {way_back(name)}."


def _names_seen(files: Files, only_logs: bool) -> list[str]:
    names = names_in(os.path.dirname(files.folders.seen(files.folders.activities)))
    return sorted(name for name in names if name.endswith(".toml") and (name[:4].isdigit() or not only_logs))


def _took_away(files: Files, name: str) -> bool:
    """Whether the last change of this machine took a file away, as an undo broken off at its end."""
    # Where nothing was seen, as before the first log, nothing has to be looked up.
    from tracker.storage.journal.journal import Journal

    latest = Journal(files.folders.in_state(JOURNAL_NAME)).latest_of(
        f"weeks/{name}" if name[:4].isdigit() else name
    )
    return latest is not None and latest[1].after is None
