"""What this machine saw of each log last, so that entries that vanish by another hand are missed.

A copy of each log stands in the state folder as the app or a change of ours saw it last. Where a log has
lost entries since, the copy stays until they are brought back or it is said that this is right.
"""

from __future__ import annotations

import os

from tracker.domain.duration import MINUTE
from tracker.domain.errors import DataError
from tracker.storage.files import JOURNAL_NAME, Files, log_name, understood
from tracker.storage.journal import Journal
from tracker.storage.safe_write import make_folder, open_temporary, read_bytes, unlink_quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.entry import Entry
    from tracker.domain.week import Week
    from tracker.domain.week_log import WeekLog


class LastSeen:
    """The logs as they were seen last. Losing it costs a warning, so no error is told."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._folder = files.folders.in_state("seen")

    def content(self, week: Week) -> bytes | None:
        """The log of a week as it was seen last; None where it never was."""
        try:
            return read_bytes(self._path(week))
        except DataError:
            return None

    def names(self) -> list[str]:
        """The weeks that were seen, as they are written."""
        try:
            return sorted(name[:8] for name in os.listdir(self._folder) if name.endswith(".toml"))
        except OSError:
            return []

    def vanished(self, week: Week) -> tuple[Entry, ...]:
        """The entries that were there and are gone, without a change of this machine that says why.

        A running one that is gone was probably undone elsewhere: it is missed only where the log was cut
        off behind something.
        """
        seen = self.content(week)
        try:
            content = self._files.content(log_name(week))
            state = self._files.log_state(week)
        except DataError:
            return ()
        if seen is None or seen == content or (state is not None and state.damage):
            return ()
        before: WeekLog = understood(log_name(week), seen).read.log
        there = _ids(self._files.log(each) for each in (week.previous(), week, week.next()))
        lost = [entry for entry in before.entries if entry.id not in there]
        is_cut_off = content is None or seen.startswith(content)
        if not is_cut_off:
            lost = [entry for entry in lost if entry.end is not None and entry.seconds(0) >= MINUTE]
        if not lost:
            return ()
        explained = self._taken_away_here(week)
        return tuple(entry for entry in lost if entry.id not in explained)

    def look(self, week: Week) -> tuple[Entry, ...]:
        """What vanished from a log; where nothing has, it is taken for seen as it is now."""
        lost = self.vanished(week)
        if not lost:
            self.accept(week)
        return lost

    def accept(self, week: Week) -> None:
        """Take a log for seen as it is now."""
        try:
            content = self._files.content(log_name(week))
            state = self._files.log_state(week)
        except DataError:
            return
        if state is not None and state.damage:
            return
        if content is None:
            unlink_quietly(self._path(week))
        elif content != self.content(week):
            self._write(self._path(week), content)

    def _taken_away_here(self, week: Week) -> set[str]:
        """The entries whose last change on this machine took them away."""
        taken: dict[str, bool] = {}
        for step in Journal(self._files.folders.in_state(JOURNAL_NAME)).steps():
            for file in step.files:
                if file.path == log_name(week):
                    taken |= {unit.name: unit.new is None for unit in file.units if unit.is_element}
        return {name for name, is_taken in taken.items() if is_taken}

    def _path(self, week: Week) -> str:
        return os.path.join(self._folder, f"{week}.toml")

    def _write(self, path: str, content: bytes) -> None:
        # Nothing is synced: half a copy says less than there was, and is made anew.
        temporary = ""
        try:
            make_folder(self._folder)
            handle, temporary = open_temporary(path)
            with open(handle, "wb") as file:
                file.write(content)
            os.replace(temporary, path)
        except (OSError, DataError):
            unlink_quietly(temporary)


def _ids(logs: Iterable[WeekLog | None]) -> set[str]:
    return {entry.id for log in logs if log is not None for entry in log.entries}
