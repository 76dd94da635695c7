"""What is done in a week whose log is damaged: kept in a log beside it until that one is mended."""

from __future__ import annotations

from tracker.domain.entries.entry import by_start
from tracker.domain.errors import Refused
from tracker.domain.value import replace
from tracker.domain.week.week_log import Numbers, WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES = ("guesses", "targets", "caps")


def joined(main: WeekLog, aside: WeekLog) -> WeekLog:
    """A log with what lies beside it; where both say something that one holds, as it was said later."""
    later = {entry.id for entry in aside.entries}
    kept = [entry for entry in main.entries if entry.id not in later]
    return replace(
        main,
        entries=tuple(by_start([*kept, *aside.entries])),
        numbers=Numbers(
            *({**getattr(main.numbers, name), **getattr(aside.numbers, name)} for name in _TABLES)
        ),
        studio_days=main.studio_days if aside.studio_days is None else aside.studio_days,
        assessment=main.assessment if aside.assessment is None else aside.assessment,
        guessed={**main.guessed, **aside.guessed},
        plan=aside.plan or main.plan,
    )


def beside(main: WeekLog, wanted: WeekLog) -> WeekLog:
    """What has to lie beside a log for both to say what is wanted.

    Raises Refused where something would have to be taken out of the damaged one.
    """
    known = {entry.id: entry for entry in main.entries}
    if known.keys() - {entry.id for entry in wanted.entries}:
        raise _stands_in_it("An entry", main)
    numbers = [_differing(name, main, wanted) for name in _TABLES]
    if main.plan and not wanted.plan:
        raise _stands_in_it("The whole plan", main)
    for name in ("studio_days", "assessment"):
        if getattr(wanted, name) is None and getattr(main, name) is not None:
            raise _stands_in_it("That", main)
    return replace(
        wanted,
        entries=tuple(entry for entry in wanted.entries if known.get(entry.id) != entry),
        numbers=Numbers(*numbers),
        studio_days=None if wanted.studio_days == main.studio_days else wanted.studio_days,
        assessment=None if wanted.assessment == main.assessment else wanted.assessment,
        guessed={key: given for key, given in wanted.guessed.items() if main.guessed.get(key) != given},
        plan=() if wanted.plan == main.plan else wanted.plan,
    )


def _differing(name: str, main: WeekLog, wanted: WeekLog) -> Mapping[str, float]:
    before, after = getattr(main.numbers, name), getattr(wanted.numbers, name)
    if before.keys() - after.keys():
        raise _stands_in_it("That number", main)
    return {key: amount for key, amount in after.items() if before.get(key) != amount}


def _stands_in_it(what: str, main: WeekLog) -> Refused:
    return Refused(f"{what} cannot be taken out of {main.week}, as its log is damaged. See: tracker check")
