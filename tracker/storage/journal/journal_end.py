"""The end of the journal: whether a step was broken off, told without reading more than its last line."""

from __future__ import annotations

from tracker.storage.folders import Folders
from tracker.storage.writing.safe_write import read_piece

JOURNAL_NAME = "journal.jsonl"
_LONGEST_DONE_LINE = 128


def is_settled(folders: Folders) -> bool:
    """Whether no step was broken off and none is being written; else a ``Store`` settles it first."""
    try:
        return not is_step_open(folders.in_state(JOURNAL_NAME))
    except OSError:
        # Without a journal nothing was begun; one that cannot be read is told where it is needed.
        return True


def last_step(folders: Folders) -> bytes:
    """What differs as soon as another step is the last one; nothing where there is none."""
    try:
        return _last_line(folders.in_state(JOURNAL_NAME))
    except OSError:
        return b""


def is_step_open(journal: str) -> bool:
    """Whether the last line of a journal begins a step that no line ends. Raises OSError."""
    last = _last_line(journal)
    return bool(last) and not last.startswith(b'{"done"')


def _last_line(journal: str) -> bytes:
    """The last whole line of a journal, as far as one that ends a step may reach."""
    end = read_piece(journal, -_LONGEST_DONE_LINE, _LONGEST_DONE_LINE)
    return end.rpartition(b"\n")[0].rpartition(b"\n")[2]
