"""The folder of a demo: made for it, held while it lasts, gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from tracker.demo.made_up_record import made_up_record
from tracker.domain.tracks.track import TrackList
from tracker.storage.folders import Folders
from tracker.storage.machine.lock import Lock, is_held
from tracker.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone
    from tracker.storage.change import Change

_PREFIX = "tracker-demo-"
_LOCK = "in-use"


@contextmanager
def demo_folders(now: datetime, zone: Zone, config: str = "", weeks: int | None = None) -> Iterator[Folders]:
    """A folder of its own with the made-up record as of now; nothing else is written.

    ``weeks`` is how many of a longer life are wanted; None: the usual eight. ``config`` is the file of the
    user's settings, of which it takes a copy, so that keys and colours are theirs; empty: none.

    A demo that was killed leaves its folder behind; the next one clears it away.
    """
    _sweep(tempfile.gettempdir())
    home = tempfile.mkdtemp(prefix=_PREFIX)
    folders = Folders(
        os.path.join(home, "data"), os.path.join(home, "state"), os.path.join(home, "config.toml")
    )
    try:
        with Lock(os.path.join(home, _LOCK)):
            with suppress(OSError):
                shutil.copyfile(config, folders.config)
            _store(folders, now, zone, weeks)
            yield folders
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _store(folders: Folders, now: datetime, zone: Zone, weeks: int | None) -> None:
    tracks = TrackList()
    if weeks is None:
        listed, logs = made_up_record(now, zone)
    else:
        from tracker.demo.long_life_record import long_record

        listed, logs, tracks = long_record(now, zone, weeks)

    def rule(change: Change) -> None:
        change.put_list(listed)
        for log in logs:
            change.put_log(log)
        if tracks.tracks:
            change.put_tracks(tracks)

    Store(folders).change("make up weeks", now, rule)
    # The first thing that can be taken back is the user's own.
    shutil.rmtree(folders.state, ignore_errors=True)


def _sweep(place: str) -> None:
    """Clear away the folders of this user's demos that nobody holds any more."""
    with os.scandir(place) as found:
        left = [entry.path for entry in found if _is_ours(entry)]
    for home in left:
        lock = os.path.join(home, _LOCK)
        if os.path.lexists(lock) and not is_held(lock):
            shutil.rmtree(home, ignore_errors=True)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    if not entry.name.startswith(_PREFIX) or not entry.is_dir(follow_symlinks=False):
        return False
    return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
