"""What is odd in the files of a record: what ``tracker check`` names."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import DataError
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.oddities import Oddity, odd_entries, odd_places, overlaps
from tracker.reading.file_advice import (
    COPY,
    IN_THE_CLOUD,
    STRAY,
    aside_oddity,
    one_id_in_two_logs,
    vanished,
    way_out,
)
from tracker.reading.foreign_names import foreign_names
from tracker.reading.left_out import odd_keys
from tracker.storage.errors import NotRead
from tracker.storage.file_state import FileState
from tracker.storage.files import Files
from tracker.storage.leftovers import copies, in_the_cloud, stray_files
from tracker.storage.lost_record import lost_record
from tracker.storage.machine.last_seen import LastSeen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.domain.time.week import Week


@value
class Finding:
    """One oddity of one file."""

    path: str
    oddity: Oddity


class Findings:
    """Looks through every file of a data folder; ``running`` says what runs."""

    def __init__(self, files: Files, calendar: Calendar, running: Callable[[], Entry | None]) -> None:
        self._files = files
        self._calendar = calendar
        self._running = running

    def all(self, now: datetime) -> Iterator[Finding]:
        """Every oddity of every file, those of the list first, then those of the logs by week."""
        listed = ActivityList(is_whole=False)
        try:
            state = self._files.list_state()
        except DataError as error:
            yield Finding(self._files.folders.activities, Oddity(str(error)))
        else:
            if state is not None:
                listed = state.read.listed
                yield from _of_file(self._files.folders.activities, state)
        tracks = self._files.tracks_state()
        if tracks is not None:
            yield from _of_file(self._files.folders.tracks, tracks)
        names = foreign_names(self._files)
        if names is not None and names.damage:
            path = os.path.join(self._files.folders.data, names.name)
            yield Finding(path, Oddity(f"{names.damage}. Correct it.", names.damage_line or None))
        lost = lost_record(self._files)
        if lost:
            yield Finding(self._files.folders.data, Oddity(f"{lost}."))
        yield from self._vanished()
        yield from self._of_logs(listed, now)
        yield from self._copies_and_strays()

    def _vanished(self) -> Iterator[Finding]:
        """What was in a file when it was seen last."""
        seen = LastSeen(self._files)
        for name in seen.names():
            state = self._files.state(name)
            path = os.path.join(self._files.folders.data, name)
            try:
                lost = seen.vanished(name) if state is None or not state.is_cut_off else ()
            except NotRead as error:
                yield Finding(path, Oddity(f"nobody can say whether something vanished: {error}"))
                continue
            if lost:
                yield Finding(path, Oddity(vanished(name, len(lost))))

    def _of_logs(self, listed: ActivityList, now: datetime) -> Iterator[Finding]:
        files, running, instant = self._files, self._running(), instant_of(now)
        paths: dict[Entry, str] = {}
        places: dict[str, Week] = {}
        for week in files.weeks():
            path = files.folders.log(week)
            try:
                aside = files.aside_state(week)
                states = files.states_of(week)
            except DataError as error:
                yield Finding(path, Oddity(str(error)))
                continue
            for state in states:
                where = os.path.join(files.folders.data, state.name)
                yield from _of_file(where, state)
                if state is aside:
                    yield Finding(where, aside_oddity(files.log_state(week), aside))
                for oddity in odd_places(state.read.log, self._calendar):
                    yield Finding(where, oddity)
                for oddity in odd_keys(state, listed):
                    yield Finding(where, oddity)
            log = files.log(week)
            entries = log.entries if log is not None else ()
            for oddity in odd_entries(entries, listed, running, instant):
                yield Finding(path, oddity)
            for entry in entries:
                if entry.id in places:
                    yield Finding(path, one_id_in_two_logs(entry.id, places[entry.id]))
                places[entry.id] = week
            paths |= dict.fromkeys(entries, path)
        for entry, oddity in overlaps(paths, running, instant):
            yield Finding(paths[entry], oddity)

    def _copies_and_strays(self) -> Iterator[Finding]:
        """Files that are no part of the record."""
        folders, found = self._files.folders, copies(self._files)
        for name in found:
            yield Finding(os.path.join(folders.data, name), Oddity(COPY.format(name=os.path.basename(name))))
        for name in stray_files(self._files):
            if f"weeks/{name}" not in found:
                yield Finding(os.path.join(folders.weeks, name), Oddity(STRAY))
        for name in in_the_cloud(self._files):
            yield Finding(os.path.join(folders.data, name), Oddity(IN_THE_CLOUD))


def _of_file(path: str, state: FileState) -> Iterator[Finding]:
    if state.damage:
        yield Finding(path, Oddity(f"{state.damage}{way_out(state)}", state.damage_line or None))
    for oddity in state.read.oddities:
        yield Finding(path, oddity)
