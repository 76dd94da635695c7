"""Open entries in files that are to be changed: only the last one of all runs, any other counts nothing."""

from __future__ import annotations

from datetime import time

from tracker.domain.week.week_log import WeekLog
from tracker.storage.errors import Unreadable
from tracker.storage.file_names import aside_name, log_name, week_of_name
from tracker.storage.file_state import understood
from tracker.storage.journal.step_parts import Conflict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.storage.files_in_change import FilesInChange
    from tracker.storage.journal.journal import JournalStep
    from tracker.storage.journal.step_parts import StepPart

_ENTRIES = ("entries",)
# As tracker writes them, each key on a line of its own; what is written in another way is taken apart.
_HEADER, _TABLE, _END = "\n[[entries]]\n", "\n[", "\nend = "
_OTHER_WAYS = ('"""', "'''", "\\")


class OpenEntries:
    """The entries without an end in the files of one change."""

    def __init__(self, files: FilesInChange) -> None:
        self._files = files

    def refuse_second(self, step: JournalStep, contents: dict[str, bytes | None]) -> None:
        """Raise Conflict where taking a step back to these contents opens an entry that is not the last one.

        One that counted nothing before the step either was open by hand, and may be so again.
        """
        if not any(_may_be_opened(part) for file in step.files for part in file.parts):
            return
        touched = _weeks_among(contents)
        opened = _open_entries(self._logs_to_be(touched, contents)) - _open_entries(
            self._logs_to_be(touched, {})
        )
        if opened <= {*step.left_open}:
            return
        newest = self._newest_to_be(touched, contents)
        if newest is not None and newest.id not in opened:
            came = f"{newest.activity} came after it, {newest.start:%a %H:%M}, {newest.id}"
            raise Conflict(came)

    def left_open(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those in some files that do not run, as another entry came after them."""
        touched = _weeks_among(names)
        is_open = _open_entries(self._logs_to_be(filter(self._may_hold_one, touched), {}))
        if not is_open:
            return ()
        newest = self._newest_to_be(touched, {})
        return tuple(sorted(is_open - ({newest.id} if newest is not None else set())))

    def _newest_to_be(self, touched: set[Week], contents: dict[str, bytes | None]) -> Entry | None:
        to_be = {log.week: log for log in self._logs_to_be(touched, contents)}
        at_hand = {week: to_be.get(week, WeekLog(week, time())) for week in touched}
        return self._files.known_logs().spans.newest_entry(at_hand, self._files.log)

    def _logs_to_be(self, weeks: Iterable[Week], contents: dict[str, bytes | None]) -> Iterator[WeekLog]:
        for week in weeks:
            logs = []
            for name in self._names_of(week, contents):
                content = contents.get(name)
                state = (
                    self._files.state(name) if name not in contents else content and understood(name, content)
                )
                logs += [state.read.log] if state else []
            if len(logs) > 1:
                # Rarely does anything lie beside a log.
                from tracker.domain.week.aside_log import joined

                yield joined(*logs)
            else:
                yield from logs

    def _names_of(self, week: Week, contents: Iterable[str] = ()) -> list[str]:
        """A log and, where there is anything, what lies or will lie beside it."""
        aside = aside_name(week)
        return [log_name(week), *([aside] if aside in contents or self._files.has_aside(week) else [])]

    def _may_hold_one(self, week: Week) -> bool:
        """Whether a log has to be taken apart to be sure that all its entries have an end."""
        names = self._names_of(week)
        states = [self._files.taken_apart(name) for name in names]
        if all(states):
            return bool(_open_entries(state.read.log for state in states if state is not None))
        try:
            contents = [self._files.content(name) for name in names]
        except Unreadable:
            return True
        return any(_may_hold_one(content.decode("latin-1")) for content in contents if content is not None)


def _may_hold_one(text: str) -> bool:
    number = text.count(_HEADER)
    if text.count(_ENTRIES[0]) != number or any(way in text for way in _OTHER_WAYS):
        return True
    begin, last = text.find(_HEADER), text.rfind(_HEADER) + len(_HEADER)
    end = text.find(_TABLE, last)
    entries = text[begin : end if end >= 0 else len(text)] if number else ""
    # No table has a key twice: where they are nothing but entries, each of as many ends is that of one.
    return (entries.count(_TABLE), entries.count(_END)) != (number, number)


def _has_end(entry: str) -> bool:
    """Whether an entry has one, given what stands below its header."""
    return _END in f"\n{entry}".partition(_TABLE)[0]


def _may_be_opened(part: StepPart) -> bool:
    """Whether an entry may have no end any more once a part of a step is taken back."""
    if part.old is None or _ENTRIES[0] not in (*part.path, part.name):
        return False
    return part.path != _ENTRIES or not _has_end(part.old.partition("\n")[2])


def _weeks_among(names: Iterable[str]) -> set[Week]:
    return {week for week in map(week_of_name, names) if week is not None}


def _open_entries(logs: Iterable[WeekLog]) -> set[str]:
    return {entry.id for log in logs for entry in log.entries if entry.end is None}
