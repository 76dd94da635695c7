"""One change of the record: what it puts, and what becomes of the files by it."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.activities.activity import ActivityList
from tracker.domain.time.week import Week
from tracker.domain.value import replace, value
from tracker.domain.week.week_log import WeekLog
from tracker.storage.file_names import LIST_NAME, TRACKS_NAME, aside_name, log_name
from tracker.storage.file_state import FileState
from tracker.storage.files_in_change import MAKING
from tracker.storage.tables.list_file import list_data
from tracker.storage.tables.week_file import log_data
from tracker.storage.weeks_folder import ASIDE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.domain.tracks.track import TrackList
    from tracker.storage.journal.journal import FileChange
    from tracker.storage.store import Store

    Table = dict[str, Any]


@value
class NewContent:
    """What becomes of a file; without a content it goes.

    Where that is known, ``change`` says what differs, and ``log`` what is in it then.
    """

    content: bytes | None
    data: Table
    change: FileChange | None = None
    log: WeekLog | None = None


class Change:
    """What one change puts; see ``Store.change``.

    ``is_foreign`` is to be set of one that brings what others have made, such as a merge; see
    ``JournalStep``.
    """

    def __init__(self, store: Store, label: str, now: datetime) -> None:
        self._store = store
        self.label = label
        self._now = now
        self._list: ActivityList | None = None
        self._tracks: TrackList | None = None
        self._logs: dict[Week, WeekLog] = {}
        self._files: dict[str, NewContent] = {}
        self.is_foreign = False

    def put_list(self, listed: ActivityList) -> None:
        self._list = listed

    def put_tracks(self, tracks: TrackList) -> None:
        self._tracks = tracks

    def put_log(self, log: WeekLog) -> None:
        self._logs[log.week] = log

    def put_file(self, name: str, data: Table, like: FileState | None) -> None:
        """Put a file whole, in the layout of another state of it; also over a damaged one."""
        self._files[name] = NewContent(self._store.text_of(like, data, self._now), data)

    def drop_file(self, name: str) -> None:
        """Take a file away; it stays in the backups."""
        self._files[name] = NewContent(None, {})

    def beside(self) -> list[str]:
        """What goes beside a log instead of into it, in a sentence for each."""
        return [
            f"{week}.toml is damaged and stays as it is: this went into {week}{ASIDE} beside it. "
            "See: tracker check"
            for week in self._logs
            if self._goes_beside(self._store.state(log_name(week)))
        ]

    def _goes_beside(self, state: FileState | None) -> bool:
        return state is not None and bool(state.damage) and not state.is_newer

    def joins(self) -> dict[str, NewContent]:
        """What becomes of the logs that the change puts and that are whole again, and of what lies beside.

        It has to come before the change, as a step of its own: it may bring what others have made.
        """
        files: dict[str, NewContent] = {}
        for week in self._logs:
            if self._store.has_aside(week) and not self._goes_beside(self._store.state(log_name(week))):
                files |= self._joined(week)
        return files

    def join(self, week: Week) -> None:
        """Put a log together with what lies beside it."""
        self._files |= self._joined(week)

    def _joined(self, week: Week) -> dict[str, NewContent]:
        store, name, name_aside = self._store, log_name(week), aside_name(week)
        state, aside = store.changeable(name), store.changeable(name_aside)
        if aside is None:
            return {}
        data = aside.data
        if state is not None:
            # Rarely does anything lie beside a log.
            from tracker.storage.joining import joined_data

            data = joined_data(state, aside)
        return {
            name: NewContent(store.text_of(state or aside, data, self._now), data),
            name_aside: NewContent(None, {}),
        }

    def new_contents(self) -> dict[str, NewContent]:
        """What becomes of the files that the change puts."""
        files = dict(self._files)
        if self._list is not None:
            files[LIST_NAME] = self._file(LIST_NAME, list_data, self._list)
        if self._tracks is not None:
            from tracker.storage.tables.tracks_file import tracks_data

            files[TRACKS_NAME] = self._file(TRACKS_NAME, tracks_data, self._tracks)
        for number, (week, log) in enumerate(self._logs.items()):
            self._store.come_to(MAKING, number, len(self._logs))
            files |= self._content_of_log(week, log)
        return files

    def _file(self, name: str, data_of: Callable[[Any, Table, Any], Table], content: object) -> NewContent:
        state = self._store.changeable(name)
        data = data_of(state.read if state else None, state.data if state else {}, content)
        return NewContent(self._store.text_of(state, data, self._now), data)

    def _content_of_log(self, week: Week, log: WeekLog) -> dict[str, NewContent]:
        """What becomes of a week's log and, as long as that is damaged, of what lies beside it."""
        store, name, name_aside = self._store, log_name(week), aside_name(week)
        state = store.state(name)
        if state is None or not self._goes_beside(state):
            return {name: replace(self._file(name, log_data, log), log=log)}
        from tracker.domain.week.aside_log import beside

        aside = store.changeable(name_aside) if store.has_aside(week) else None
        wanted = beside(state.read.log, log)
        new_data = log_data(aside.read if aside else None, aside.data if aside else {}, wanted)
        return {name_aside: NewContent(store.text_of(aside, new_data, self._now), new_data)}
