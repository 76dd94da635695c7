"""What a command works with."""

from __future__ import annotations

from datetime import datetime

from tracker.reading.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.changes.changes import Changes
    from tracker.domain.time.zone import Zone
    from tracker.storage.files import Files
    from tracker.storage.folders import Folders


class Context:
    """The record of one data folder and the moment of the command, read once."""

    def __init__(self, files: Files, zone: Zone, now: datetime) -> None:
        self.folders: Folders = files.folders
        self.zone = zone
        self.now = now
        self.record = Record(files, zone)

    @property
    def changes(self) -> Changes:
        """What changes the record; a command that only reads does without the time it takes to load."""
        from tracker.changes.changes import Changes
        from tracker.cli.output import complain
        from tracker.storage.store import Store

        store = Store(self.folders, complain)
        store.listen(complain)
        return Changes(store, self.zone)
