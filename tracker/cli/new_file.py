"""The file that a command writes where it was told to."""

from __future__ import annotations

import os

from tracker.domain.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def write_file(path: str, pieces: Iterable[bytes], may_replace: bool) -> None:
    """Write a file whole or not at all. Raises Refused where one is there, NotSaved where it cannot be."""
    from tracker.storage.writing.new_file import write_pieces

    try:
        write_pieces(path, pieces, may_replace)
    except FileExistsError:
        way = " --force writes over it." if os.path.isfile(path) else ""
        raise Refused(f"{path} is there already: nothing was written.{way}") from None
