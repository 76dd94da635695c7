"""Reading the files of one data folder, each only once as long as it stays the same."""

from __future__ import annotations

import os
from bisect import bisect_right
from datetime import time

from tracker.domain.activities.activity import ActivityList
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.storage.errors import NotRead, Unreadable, reason
from tracker.storage.file_names import LIST_NAME, OTHER_NAMES, TRACKS_NAME, aside_name, log_name
from tracker.storage.file_state import FileState, day_start_in, is_blank, log_in, state_of, understood
from tracker.storage.folders import Folders
from tracker.storage.weeks_folder import week_of, weeks_listed
from tracker.storage.writing.safe_write import Stamp, is_there, read_bytes, read_stamped, stamp_from, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.domain.tracks.track import TrackList
    from tracker.storage.machine.log_cache import Known, KnownLogs, LogStamps
    from tracker.storage.weeks_folder import Listed

    Table = dict[str, Any]

_STATES_KEPT = 32
_NOTHING: Listed = ([], frozenset())


class Files:
    """The record as it can be read."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.data_was_seen = False
        self.looks_once = False
        """Whether what was read is shown as it was then, as by a command that shows ten years."""
        self._known: dict[str, tuple[Stamp, FileState]] = {}
        self._day_starts: dict[str, tuple[Stamp, time | None]] = {}
        self._listed: Listed = _NOTHING
        self._listed_stamp: Stamp | None = None
        self.failed_readings = 0

    def take_over(self, earlier: Files) -> None:
        """Begin with what another one has read of the same folders: what is as it was is not read again."""
        self._known, self._day_starts = {**earlier._known}, {**earlier._day_starts}
        self._listed, self._listed_stamp = earlier._listed, earlier._listed_stamp
        self.data_was_seen = earlier.data_was_seen

    def weeks(self) -> list[Week]:
        """The weeks that have a log, oldest first."""
        return [*map(week_of, self.week_names())]

    def week_names(self) -> list[str]:
        """The same as they are written, which takes a fraction of the time."""
        return self._weeks_listed()[0]

    def _weeks_listed(self) -> Listed:
        folder = self.folders.weeks
        if self.looks_once and self._listed_stamp is not None:
            return self._listed
        try:
            # Ten years of names take longer to read than one stamp, and every view asks several times.
            stamp = stamp_from(os.stat(folder))
            if stamp != self._listed_stamp:
                self._listed = weeks_listed(folder)
                self._listed_stamp = stamp
        except FileNotFoundError:
            self._listed, self._listed_stamp = _NOTHING, None
        except OSError as error:
            raise NotRead(f"{folder} cannot be read: {reason(error)}.") from None
        return self._listed

    def read_lately(self) -> set[str]:
        """The names of the logs, and of what lies beside them, that were read last."""
        return {os.path.basename(name) for name in self._known if name not in OTHER_NAMES}

    @property
    def is_gone(self) -> bool:
        """Whether the record was there and is not any more.

        Also where its folder is there but empty, as the place is where a disk was mounted.
        """
        kept = (self.folders.activities, self.folders.weeks)
        return self.data_was_seen and not any(map(is_there, kept))

    def settle(self) -> None:
        """Files that are only read are settled before they are opened; see ``journal_end``."""

    def asides(self) -> frozenset[Week]:
        """The weeks beside whose log something lies, as that is or was damaged."""
        return frozenset(map(week_of, self._weeks_listed()[1]))

    def has_aside(self, week: Week) -> bool:
        """Whether something lies beside a week's log, as that is or was damaged."""
        return str(week) in self._weeks_listed()[1]

    def listed(self) -> ActivityList:
        """The list; empty where there is none yet. Raises Unreadable where it is damaged."""
        state = self.list_state()
        if state is None:
            return ActivityList()
        listed: ActivityList = state.read.listed
        return listed

    def list_state(self) -> FileState | None:
        return self.state(LIST_NAME)

    def tracks(self) -> TrackList:
        """What is noted about tracks, as far as it can be read."""
        # Few commands are about tracks.
        from tracker.domain.tracks.track import TrackList

        state = self.tracks_state()
        tracks: TrackList = state.read.tracks if state is not None else TrackList()
        return tracks

    def tracks_state(self) -> FileState | None:
        return self.state(TRACKS_NAME)

    def log(self, week: Week) -> WeekLog | None:
        """A week's log, as far as it can be read; None where there is none."""
        return log_in(self.log_state(week), self.aside_state(week))

    def aside_state(self, week: Week) -> FileState | None:
        return self.state(aside_name(week)) if self.has_aside(week) else None

    def states_of(self, week: Week) -> list[FileState]:
        """What there is of a week: its log, and then what lies beside that."""
        return [state for state in (self.log_state(week), self.aside_state(week)) if state is not None]

    def log_state(self, week: Week) -> FileState | None:
        return self.state(log_name(week))

    def day_start(self, week: Week) -> time:
        """When days begin in a week: by its own log, else by the nearest earlier one.

        Before the first log it is what the list says.
        """
        names = self.week_names()
        for name in reversed(names[: bisect_right(names, str(week))]):
            begin = self._day_start_said(week_of(name))
            # A damaged log may not say it: then it is like a week without a log.
            if begin is not None:
                return begin
        return self.listed().day_start

    def _day_start_said(self, week: Week) -> time | None:
        """What a log says of it; remembered for longer than all else, as calendars ask it of every week."""
        known = self._day_starts.get(name := log_name(week))
        if known is not None:
            path = os.path.join(self.folders.data, name)
            if self.looks_once or known[0] == stamp_of(path):
                return known[1]
        return day_start_in(self.state(name))

    def known_logs(
        self, at_hand: Mapping[str, Known] | None = None, at_most: int | None = None, since: str = ""
    ) -> KnownLogs:
        """What is known of every log: of one that is as it was, unread; see ``LogCache.known``."""
        from tracker.storage.machine.log_cache import LogCache

        cache = LogCache(self.folders.in_state("logs.cache"), self.folders.weeks)
        listed, at_hand = self._weeks_listed(), at_hand or {}
        return cache.known(listed, self._stamped_facts, at_hand, at_most, since)

    def numbers(self, week: Week, known: KnownLogs | None = None) -> Numbers:
        """The numbers in force in a week: its own guesses, and the targets and caps last named."""
        own = self.log(week)
        targets, caps = (known or self.known_logs()).in_force(week)
        return Numbers(own.numbers.guesses if own is not None else {}, targets, caps)

    def _stamped_facts(self, week: Week) -> Known:
        """What is in a log with the stamps of what was read; without those of what may not be remembered."""
        from tracker.storage.machine.log_cache import facts_of

        state, aside = self.log_state(week), self.aside_state(week)
        is_whole = state is not None and state.is_whole and (aside is None or aside.is_whole)
        facts = facts_of(log_in(state, aside), is_whole)
        return self.stamps_read(week), facts

    def stamps_read(self, week: Week) -> LogStamps:
        """Those under which a log was read, without those of what may not be remembered."""
        names = (log_name(week), aside_name(week))
        return {os.path.basename(name): self._known[name][0] for name in names if name in self._known}

    def content(self, name: str) -> bytes | None:
        return read_bytes(os.path.join(self.folders.data, name))

    def _told_from_seen(self, name: str, state: FileState | None) -> FileState | None:
        """A file that has just been read, held against what was seen of it last."""
        if self.seen_longer(name, state.content if state is not None else b"") is None:
            return state
        # Rarely is a file shorter than it was.
        from tracker.storage.cut_off import as_cut_off

        return as_cut_off(self, name, state)

    def seen_longer(self, name: str, content: bytes) -> bytes | None:
        """A file as it was seen last, where it was longer than it is now."""
        path = self.folders.seen(name)
        try:
            return read_bytes(path) if os.stat(path).st_size > len(content) else None
        except (OSError, Unreadable):
            return None

    def state(self, name: str) -> FileState | None:
        """A file as it is now, read again only where its stamp differs."""
        path = os.path.join(self.folders.data, name)
        known = self._known.get(name)
        if known is not None:
            # Of a file that is damaged somebody may be in the middle of writing.
            if (self.looks_once and not known[1].damage) or known[0] == stamp_of(path):
                return known[1]
            self.forget(name)
        try:
            found = read_stamped(path)
        except Unreadable as error:
            return self.not_understood(name, error)
        return self.missing(name) if found is None else self._remembered(name, *found)

    def forget(self, name: str) -> None:
        """Have a file read again, whatever its stamp."""
        self._known.pop(name, None)

    def missing(self, name: str) -> FileState | None:
        """What is to be said of a file that is not there; None where that is nothing."""
        # A log may go; the list and the tracks are there as long as there are logs.
        return self._told_from_seen(name, None) if name in OTHER_NAMES and self.week_names() else None

    def not_understood(self, name: str, error: Unreadable) -> FileState:
        """What is known of a file that could not be read: for views like any other damage."""
        is_unread = isinstance(error, NotRead)
        self.failed_readings += is_unread
        path = os.path.join(self.folders.data, name)
        problem = str(error).removeprefix(f"{path} ").rstrip(".")
        return replace(state_of(name, b"", None, {}, problem), is_unread=is_unread)

    def understood_as(self, name: str, stamp: Stamp, content: bytes) -> FileState:
        """What a content says that was read under a stamp; taken apart where that is not known yet."""
        known = self._known.get(name)
        if known is None or known[1].content != content:
            return self._remembered(name, stamp, content)
        self._known[name] = (stamp, known[1])
        return known[1]

    def _remembered(self, name: str, stamp: Stamp, content: bytes) -> FileState:
        self.data_was_seen = True
        whole = understood(name, content)
        state = self._told_from_seen(name, whole) or whole
        # Of one that is cut off it may be said at any time that it is right so; a blank one may be so for a
        # moment.
        if not state.is_cut_off and not is_blank(content):
            self._known[name] = (stamp, state)
            self._day_starts[name] = (stamp, day_start_in(state))
            if len(self._known) > _STATES_KEPT:
                # The oldest reading goes: an app that is open all day must not hold all years.
                del self._known[next(iter(self._known))]
        return state
