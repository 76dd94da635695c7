"""One file of the record as it was read, and what its content says."""

from __future__ import annotations

from datetime import time

from tracker.domain.value import value
from tracker.storage.file_names import LIST_NAME, TRACKS_NAME, original_of, week_of_name
from tracker.storage.tables.list_file import ReadList, misshapen_list, read_list
from tracker.storage.tables.week_file import FORMAT, ReadLog, misshapen_log, read_log
from tracker.storage.toml.document import Document, TomlDamage, read_document
from tracker.storage.toml.fields import not_elements, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.tables.tracks_file import ReadTracks

    Table = dict[str, Any]

BOM = b"\xef\xbb\xbf"


@value
class FileState:
    """One file as it was read. ``damage`` says why it may only be viewed; its line counts from 1.

    ``is_unread`` where reading failed: what the file holds is not known. A cut off one is only the beginning
    of what was seen of it last, or gone.
    """

    name: str
    content: bytes
    document: Document | None
    data: Table
    read: Any
    damage: str = ""
    damage_line: int = 0
    is_cut_off: bool = False
    is_unread: bool = False

    @property
    def damage_told(self) -> str:
        """What is damaged and, where that is known, on which line, to stand behind the name of the file."""
        line = f", line {self.damage_line}" if self.damage_line else ""
        return f"{line}: {self.damage}"

    @property
    def is_whole(self) -> bool:
        """Whether views have all that is in it."""
        return not self.damage and not any(oddity.is_left_out for oddity in self.read.oddities)

    @property
    def is_newer(self) -> bool:
        """Whether a newer tracker wrote it, so that it is whole but not for us to change."""
        version = _version(self.data)
        return version is not None and version > FORMAT


def log_in(state: FileState | None, aside: FileState | None) -> WeekLog | None:
    """What a week's log and what lies beside it say together, as far as they can be read."""
    log: WeekLog | None = state.read.log if state is not None else None
    if aside is None:
        return log
    from tracker.domain.week.aside_log import joined

    beside: WeekLog = aside.read.log
    return joined(log, beside) if log is not None else beside


def day_start_in(state: FileState | None) -> time | None:
    """What a log says of the beginning of days; None where it does not."""
    said = state.data.get("day_start") if state is not None else None
    return said if isinstance(said, time) else None


def understood(name: str, content: bytes) -> FileState:
    """What a content says; of a damaged one, as much as can be read."""
    if is_blank(content):
        return state_of(name, content, None, {}, "it is empty; a backup may hold what was in it")
    try:
        text = content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        data = _salvaged(content.decode(errors="replace"))
        return state_of(name, content, None, data, "it holds bytes that are not UTF-8 text", line)
    try:
        document = read_document(text)
    except TomlDamage as damage:
        data = _salvaged(text)
        return state_of(name, content, None, data, f"it is not valid TOML: {damage.message}", damage.line)
    version = _version(document.data)
    if version == FORMAT:
        return state_of(name, content, document, document.data, _misshapen(name, document.data))
    if version is not None and version > FORMAT:
        problem = f"it was written by a newer tracker (format {quoted(version)}) and can only be viewed"
    else:
        problem = "«format = 1» is missing, so part of it may be lost"
    return state_of(name, content, document, document.data, problem)


def _salvaged(text: str) -> Table:
    # Hardly any file is damaged.
    from tracker.storage.toml.salvage import salvage

    return salvage(text)[0]


def _version(data: Table) -> int | None:
    """The format that a file says it has; None where it says none."""
    version = data.get("format")
    return version if isinstance(version, int) and not isinstance(version, bool) else None


def _misshapen(name: str, data: Table) -> str:
    """Why nothing can be put into the data of a file, if so."""
    original = original_of(name) or name
    if original == LIST_NAME:
        return misshapen_list(data)
    return not_elements(data, "tracks") if original == TRACKS_NAME else misshapen_log(data)


def state_of(
    name: str,
    content: bytes,
    document: Document | None,
    data: Table,
    damage: str = "",
    line: int = 0,
    is_cut_off: bool = False,
) -> FileState:
    read: ReadList | ReadTracks | ReadLog
    original = original_of(name) or name
    week = week_of_name(name)
    if week is not None:
        read = read_log(week, data, document)
    elif original == TRACKS_NAME:
        from tracker.storage.tables.tracks_file import read_tracks

        read = read_tracks(data, document)
    else:
        read = read_list(data, document, is_whole=not damage)
    return FileState(name, content, document, data, read, damage, line, is_cut_off)


def is_blank(content: bytes) -> bool:
    """Whether nothing is in a file: for a moment, or because a disk lost it."""
    return not content.strip(b"\0 \t\r\n")
