"""What a command works with."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.zone import Zone
    from tracker.record import Record
    from tracker.storage.folders import Folders
    from tracker.timekeeper import Timekeeper


@value
class Context:
    """The record of one data folder and the moment of the command, read once."""

    timekeeper: Timekeeper
    folders: Folders
    zone: Zone
    now: datetime

    @property
    def record(self) -> Record:
        return self.timekeeper.record
