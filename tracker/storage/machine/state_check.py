"""What makes no sense in the files that belong to this machine. Each is passed over where it is read."""

from __future__ import annotations

from tracker.domain.errors import DataError
from tracker.storage.journal.journal import LARGEST_JOURNAL, understood_line
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.machine.gaps_file import understood_gap
from tracker.storage.writing.safe_write import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.storage.folders import Folders

_MOST_NAMED = 20


def odd_state(folders: Folders) -> Iterator[str]:
    """Each line of the journal and of the gaps that is not understood, and what follows."""
    lost = {JOURNAL_NAME: "it cannot be undone", "gaps": "nobody is asked about it"}
    kinds: tuple[tuple[str, Callable[[bytes], object]], ...] = (
        (JOURNAL_NAME, understood_line),
        ("gaps", lambda line: understood_gap(line.decode("utf-8", "replace"))),
    )
    for name, understands in kinds:
        path = folders.in_state(name)
        try:
            lines = (read_bytes(path, LARGEST_JOURNAL) or b"").split(b"\n")
        except DataError as error:
            yield str(error)
            continue
        odd = [number for number, line in enumerate(lines, 1) if line and not understands(line)]
        for number in odd[:_MOST_NAMED]:
            yield f"{path}, line {number}: it is not understood and passed over, so {lost[name]}."
        if len(odd) > _MOST_NAMED:
            yield f"{path}: {len(odd) - _MOST_NAMED} more lines like it."
