"""Which logs have some words in their text: most logs of the years need not be taken apart to look there."""

from __future__ import annotations

from tracker.storage.errors import Unreadable
from tracker.storage.file_names import log_name
from tracker.storage.file_state import FileState
from tracker.storage.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.domain.time.week import Week

# Any sign may be written by its number.
_BY_NUMBER = (b"\\u", b"\\U")


def logs_holding(files: Files, words: bytes, in_any_case: bool = False) -> Iterator[FileState]:
    """The logs in whose text these words stand, or stood when it was longer, oldest first.

    ``in_any_case`` is for words in small letters.
    """

    def holds(content: bytes) -> bool:
        return words in (content.lower() if in_any_case else content)

    for week in files.weeks():
        if may_hold(files, week, holds):
            # Where the log went away, what lies beside it stands for it.
            yield from files.states_of(week)[:1]


def may_hold(files: Files, week: Week, holds: Callable[[bytes], bool]) -> bool:
    """Whether there may be in a log what ``holds`` looks for in its text: it takes long to take one apart."""

    def may(text: bytes) -> bool:
        return holds(text) or any(sign in text for sign in _BY_NUMBER)

    if files.has_aside(week):
        return True
    try:
        content = files.content(log_name(week))
    except Unreadable:
        # Nobody can say what is in it; to look at it says why.
        return True
    if content is None or may(content):
        return True
    # What was seen of one that is shorter now may have what is not in it.
    lost = files.seen_longer(log_name(week), content)
    return lost is not None and may(lost)
