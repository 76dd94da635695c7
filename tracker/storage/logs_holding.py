"""Which logs have some words in their text: most logs of the years need not be taken apart to look there."""

from __future__ import annotations

from tracker.storage.errors import Unreadable
from tracker.storage.file_names import log_name
from tracker.storage.files import Files, FileState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def logs_holding(files: Files, words: bytes, in_any_case: bool = False) -> Iterator[FileState]:
    """The logs in whose text these words stand, or stood when it was longer, oldest first.

    ``in_any_case`` is for words in small letters.
    """

    def holds(content: bytes) -> bool:
        return words in (content.lower() if in_any_case else content)

    for week in files.weeks():
        try:
            content = files.content(log_name(week))
        except Unreadable:
            # Nobody can say what is in it; its state says why.
            content = None
        lost = files.seen_longer(log_name(week), content) if content is not None else None
        if not (content is None or holds(content) or files.has_aside(week) or (lost and holds(lost))):
            continue
        # Where the log went away, what lies beside it stands for it.
        yield from files.states_of(week)[:1]
