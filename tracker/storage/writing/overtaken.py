"""What another program wrote in the moment in which a change took its place: kept where it is found.

While two files are swapped the one that came out lies under a hidden name of its own kind. Only whole
files have such a name, and nobody knows whose before it has been looked at: a program that is killed before
that leaves it to the next one. What is not ours becomes a copy beside the file, which is offered for
merging as the copies of sync tools are; see ``leftovers``.
"""

from __future__ import annotations

import os

from tracker.storage.errors import Unreadable
from tracker.storage.writing.safe_write import (
    ABANDONED_AFTER,
    LONGEST_BASE,
    is_random_mark,
    names_in,
    random_mark,
    read_bytes,
    stamp_of,
    unlink_quietly,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ENDING = ".exchanged.tmp"


def hidden_name(path: str) -> str:
    """A hidden path beside a file for what comes out of its place."""
    folder, base = os.path.split(path)
    return os.path.join(folder, f".{base[:LONGEST_BASE]}.{random_mark()}{_ENDING}")


def keep_as_copy(hidden: str, path: str) -> bool:
    """Give what came out of the place of a file a name beside that; whether it could be done."""
    stem, ending = os.path.splitext(os.path.basename(path))
    name = f"{stem[:LONGEST_BASE]}.overtaken-{os.urandom(3).hex()}{ending}"
    # What lies behind a link may be on another disk: then it stays there.
    for folder in dict.fromkeys((os.path.dirname(path), os.path.dirname(hidden))):
        try:
            os.rename(hidden, os.path.join(folder, name))
        except OSError:
            continue
        return True
    return False


def look_at_what_came_out(path: str, is_ours: Callable[[bytes], bool]) -> None:
    """Keep what a killed program left of others beside a file, and clear away what is ours."""
    for place in dict.fromkeys((path, os.path.realpath(path))):
        folder, base = os.path.split(place)
        for name in names_in(folder):
            if _base_of(name) == base[:LONGEST_BASE]:
                _keep_unless(os.path.join(folder, name), path, is_ours)


def _keep_unless(hidden: str, path: str, is_ours: Callable[[bytes], bool]) -> None:
    try:
        content = read_bytes(hidden, None)
    except Unreadable:
        # Nobody knows what it is, so it is not ours to take away.
        keep_as_copy(hidden, path)
        return
    if content is not None and is_ours(content):
        unlink_quietly(hidden)
    else:
        keep_as_copy(hidden, path)


def keep_abandoned(folder: str, names: Iterable[str], now: int) -> None:
    """Keep what a killed program left more than a day ago of which no journal tells whose it is."""
    for name in filter(_base_of, names):
        hidden = os.path.join(folder, name)
        stamp = stamp_of(hidden)
        # When it came here: its time of writing is that of whoever wrote it.
        if stamp is not None and now - stamp[1] // 1_000_000_000 > ABANDONED_AFTER:
            keep_as_copy(hidden, os.path.join(folder, f"{_base_of(name).removesuffix('.toml')}.toml"))


def _base_of(name: str) -> str:
    """The beginning of the name of the file that a hidden one came out of; empty where it is none."""
    if not name.endswith(_ENDING):
        return ""
    base, _, mark = name.removesuffix(_ENDING).rpartition(".")
    return base[1:] if base.startswith(".") and is_random_mark(mark) else ""
