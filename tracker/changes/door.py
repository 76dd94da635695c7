"""The door that changes of a user go through: read under the lock, asked of a rule, put, told.

What brings whole files (merging, restoring, mending) goes to the store itself, as does what is noted of gaps.
"""

from __future__ import annotations

from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.errors import Refused
from tracker.domain.value import replace, value
from tracker.reading.record import Record
from tracker.storage.files_in_change import READING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.changes.entries_in_reach import EntriesInReach
    from tracker.changes.telling import Telling
    from tracker.domain.entries.entry import Entry
    from tracker.domain.entries.timeline import Edit
    from tracker.domain.time.zone import Zone
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.change import Change
    from tracker.storage.store import Store


@value
class Decided:
    """What a rule makes of some entries, and how that is told.

    ``label`` is what undoing it is called, where that is known only from what is on record.
    """

    edit: Edit
    lines: tuple[str, ...]
    label: str = ""


class Door:
    """One data folder, as changes are made of it."""

    def __init__(self, store: Store, zone: Zone) -> None:
        self.store = store
        self.zone = zone
        self.record = Record(store, zone)

    def telling(self, now: datetime) -> Telling:
        """How entries and moments are told as of now."""
        from tracker.changes.telling import Telling

        return Telling(self.record, self.zone, now)

    def change(self, label: str, now: datetime, rule: Callable[[Change], Outcome]) -> Outcome:
        """Make a change, and say where it went if that is beside a damaged log; see ``Store.change``."""
        beside: list[str] = []

        def told(change: Change) -> Outcome:
            outcome = rule(change)
            beside[:] = change.beside()
            return outcome

        outcome = self.store.change(label, now, told)
        return replace(outcome, lines=(*outcome.lines, *beside)) if outcome.label else outcome

    def change_entries(
        self, label: str, now: datetime, rule: Callable[[EntriesInReach], Decided | Outcome]
    ) -> Outcome:
        """Make a change of entries: the rule says what becomes of them, or that there is nothing to do."""
        from tracker.changes.entries_in_reach import EntriesInReach

        def decide(change: Change) -> Outcome:
            reach = EntriesInReach(self.store, change, self.zone, now)
            decided = rule(reach)
            if isinstance(decided, Outcome):
                return decided
            reach.put(decided.edit)
            change.label = decided.label or label
            return Outcome(decided.lines, change.label)

        return self.change(label, now, decide)

    def change_entry(
        self,
        label: str,
        now: datetime,
        seen: Entry,
        rule: Callable[[EntriesInReach, Entry], Decided | Outcome],
    ) -> Outcome:
        """Make a change of an entry that was seen: the rule is given it as it is now.

        Raises Refused where it is not there any more.
        """

        def decide(reach: EntriesInReach) -> Decided | Outcome:
            current = reach.present(seen)
            if current is None:
                raise Refused(f"{self.telling(now).described(seen)} is not there any more.")
            return rule(reach, current)

        return self.change_entries(label, now, decide)

    def logs_to_change(self, words: str) -> Iterator[WeekLog]:
        """The logs in which something may stand that is to be changed everywhere.

        Raises Unreadable where one is damaged: the change would not reach all of it.
        """
        # Few changes are made everywhere.
        from tracker.storage.logs_holding import logs_holding

        logs = len(self.store.week_names())
        for number, state in enumerate(logs_holding(self.store, words.encode())):
            self.store.come_to(READING, number, logs)
            self.store.changeable(state.name)
            log = self.store.log(state.read.log.week)
            if log is not None:
                yield log

    def not_reached(self, words: str) -> tuple[str, ...]:
        """A line for each log from which something vanished that was to be changed everywhere."""
        # Only what changes every week asks.
        from tracker.storage.errors import NotRead, way_back
        from tracker.storage.file_names import counted_in, shown_name
        from tracker.storage.machine.last_seen import LastSeen

        seen, lines = LastSeen(self.store), []
        for name in seen.names():
            if not name.startswith("weeks/"):
                continue
            try:
                lost = seen.vanished(name) if words.encode() in (seen.content(name) or b"") else ()
            except NotRead:
                # What is not known of it, ``check`` says.
                continue
            if lost:
                what = f"{counted_in(name, len(lost))} vanished from {shown_name(name)}"
                lines.append(f"Not reached: {what}. {way_back(name)}")
        return tuple(lines)
