"""The record as JSON: its files, one a line, with all that they say, so that it can be made anew."""

from __future__ import annotations

import json
from base64 import b64encode

from tracker.exchange.json_value import json_value
from tracker.storage.tables.week_file import ReadLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from tracker.domain.entries.entry import Entry
    from tracker.storage.file_state import FileState

    Table = dict[str, Any]

FORMAT = 1
# What is said of a log of which only entries are meant.
_HEAD = ("format", "week", "day_start")


class RecordText:
    """The text of a record, or of a part of it, file by file. ``part`` says which; empty for all of it."""

    def __init__(self, part: Mapping[str, str]) -> None:
        self._part = part
        self._files: list[str] = []
        self._damaged: dict[str, dict[str, str]] = {}
        self.count = 0
        """How many entries are in it."""

    def add(self, state: FileState, data: Table) -> None:
        """Put a file in with what is meant of what it says; one that nobody can read goes in as it is."""
        if state.document is None:
            self._damaged[state.name] = {"problem": state.damage}
            if state.content:
                self._damaged[state.name]["base64"] = b64encode(state.content).decode()
            return
        entries = data.get("entries") if isinstance(state.read, ReadLog) else None
        self.count += len(entries) if isinstance(entries, list) else 0
        self._files.append(f"{json.dumps(state.name)}: {json.dumps(json_value(data))}")

    @property
    def is_empty(self) -> bool:
        return not self._files and not self._damaged

    def pieces(self) -> Iterator[str]:
        """The text, a piece for each file. In ASCII: nothing in it does anything to a terminal."""
        head = {"program": "tracker", "format": FORMAT, "part": self._part or None}
        yield f'{json.dumps(head)[:-1]}, "files": {{\n'
        for number, line in enumerate(self._files):
            yield f"{line},\n" if number < len(self._files) - 1 else f"{line}\n"
        yield f'}}, "damaged": {json.dumps(self._damaged)}}}\n'


def part_of_log(state: FileState, chosen: Collection[Entry], is_whole: bool) -> Table:
    """What a log says of the entries that are chosen; nothing where it has none of them.

    ``is_whole`` where all else that it says is meant too, with what in it counts nothing.
    """
    read, raw = state.read, state.data.get("entries")
    if not isinstance(raw, list):
        return dict(state.data) if is_whole else {}
    by_place = {read.places[entry.id]: entry for entry in read.log.entries}
    kept = [
        table
        for place, table in enumerate(raw)
        if (by_place[place] in chosen if place in by_place else is_whole)
        or (is_whole and by_place[place].end is None)
    ]
    if not is_whole:
        return (
            {key: state.data[key] for key in _HEAD if key in state.data} | {"entries": kept} if kept else {}
        )
    return {key: kept if key == "entries" else content for key, content in state.data.items()}
