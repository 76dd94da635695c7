"""Entries as this app writes them, each read at once: thousands of them take a third of the time."""

from __future__ import annotations

import re
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

_TEXT = r'"([^"\\\n]*)"\n'
_MOMENT = r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-5][0-9])\n"
_BLOCK = re.compile(
    f"id = {_TEXT}activity = {_TEXT}start = {_MOMENT}(?:end = {_MOMENT})?"
    f"(?:track = {_TEXT})?(?:note = {_TEXT})?(?:source = {_TEXT})?\\n*"
)


def read_usual_block(lines: str) -> Table | None:
    """The table in the lines of an entry with the usual keys in their order; None of any other.

    As the reader of single lines has it, which judges all else.
    """
    found = _BLOCK.fullmatch(lines)
    if found is None:
        return None
    entry_id, activity, start, end, track, note, source = found.groups()
    if not "".join(filter(None, (entry_id, activity, track, note, source))).isprintable():
        return None
    try:
        table: Table = {"id": entry_id, "activity": activity, "start": datetime.fromisoformat(start)}
        if end is not None:
            table["end"] = datetime.fromisoformat(end)
    except ValueError:
        return None
    if track is not None:
        table["track"] = track
    if note is not None:
        table["note"] = note
    if source is not None:
        table["source"] = source
    return table
