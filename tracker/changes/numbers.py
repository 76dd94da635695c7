"""Changes of the numbers of a week: what is guessed, wanted and allowed."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome
from tracker.changes.placing_calendar import PlacingCalendar, new_log
from tracker.domain.activities.activity import KINDS, MUSIC_KINDS
from tracker.domain.errors import Refused
from tracker.domain.text import counted
from tracker.domain.time.duration import HOUR, h_mm, hours_text
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.week_log import SAYS_NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.time.week import Week
    from tracker.storage.change import Change

_WORDS = {"targets": "target", "caps": "cap", "guesses": "guess"}


class NumbersOfWeek:
    """Changes of guesses, targets and caps; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_one(self, now: datetime, table: str, key: str, amount: float | None) -> Outcome:
        """Set a target, cap or guess of the present week, or take it away; see ``set``."""
        _, _, label = self._numbered(key, table, amount)
        return self.set(now, [(table, key, amount)], label=label)

    def set(
        self,
        now: datetime,
        numbers: Sequence[tuple[str, str, float | None]],
        studio_days: int | None = None,
        label: str = "set numbers",
        to_come: Week | None = None,
    ) -> Outcome:
        """Set several numbers of the present week, or of one ``to_come``, in one change.

        Each names its table as in a log, the kind or activity, and hours a week; None takes it away.
        ``studio_days`` is on how many days studio time is planned; None leaves that as it is.
        """

        of_week = f" in {to_come}" if to_come is not None else ""

        def rule(change: Change) -> Outcome:
            meant = [(table, self._numbered(key, table, amount), amount) for table, key, amount in numbers]
            lines = []
            store, zone = self._door.store, self._door.zone
            week = to_come or PlacingCalendar(store, zone, now).week_at(instant_of(now))
            before = log = store.log(week) or new_log(store, zone, now, week)
            for table, (key, shown, words), amount in meant:
                if amount is None:
                    amount = self._taken_away(table, key, week)
                if getattr(log.numbers, table).get(key) != amount:
                    log = log.with_number(table, key, amount)
                    if table == "guesses":
                        log = log.with_guess_time(key, now)
                    lines.append(f"{words[0].upper()}{words[1:]}{of_week}: {_hours_said(table, amount)}.")
                elif len(numbers) == 1 and studio_days is None:
                    said = _hours_said(table, amount)
                    raise Refused(f"The {_WORDS[table]} for {shown} is {said} already.")
            if studio_days is not None and studio_days != log.studio_days:
                if not 0 <= studio_days <= 7:
                    raise Refused(f"A week has 7 days, not {studio_days}.")
                log = replace(log, studio_days=studio_days)
                days = counted(studio_days, "day", "days")
                lines.append(f"Studio time is planned on {days}{of_week}.")
            if log == before:
                raise Refused("That is so already; nothing was changed.")
            change.put_log(log)
            return Outcome(tuple(lines), label)

        return self._door.change(label, now, rule)

    def _taken_away(self, table: str, key: str, week: Week) -> float | None:
        """What stands in the log for a number that is taken away."""
        if table not in SAYS_NONE:
            return None
        earlier = getattr(self._door.store.numbers(week.previous()), table).get(key)
        return None if earlier in (None, SAYS_NONE[table]) else SAYS_NONE[table]

    def _numbered(self, key: str, table: str, amount: float | None) -> tuple[str, str, str]:
        """What a number is for: its key, what it is called, and both in words. Raises Refused."""
        word = _WORDS[table]
        said = "none" if amount is None else hours_text(amount)
        if key in MUSIC_KINDS and table == "targets":
            return key, key, f"{word} for {key}"
        if key in KINDS:
            if table == "targets":
                raise Refused(
                    f"Only music has targets. Cap an activity of {key} instead: tracker cap KEY {said}"
                )
            raise Refused(f"A {word} is for an activity; {key} is a kind.")
        activity = self._door.store.listed().by_key_or_name(key)
        if table == "targets" and not activity.is_music:
            raise Refused(f"{activity.name} is not music. Give it a cap: tracker cap {activity.key} {said}")
        if table == "caps" and activity.is_music:
            raise Refused(f"{activity.name} is music. Give it a target: tracker target {activity.key} {said}")
        return activity.key, activity.name, f"{word} for {activity.name}"


def _hours_said(table: str, amount: float | None) -> str:
    if amount is None or amount == SAYS_NONE.get(table):
        return "none"
    return f"{h_mm(round(amount * HOUR))} a week"
