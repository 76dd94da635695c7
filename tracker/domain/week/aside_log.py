"""What is done in a week whose log is damaged: kept in a log beside it until that one is mended."""

from __future__ import annotations

from tracker.domain.entries.entry import by_start
from tracker.domain.errors import Refused
from tracker.domain.value import replace
from tracker.domain.week.assessment import MOST_INTENTIONS
from tracker.domain.week.plan import in_order
from tracker.domain.week.week_log import Numbers, WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time
    from typing import Any

    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.plan import Plan

    # A planned time as it is told from others.
    Place = tuple[int, str, time | None]

_TABLES = ("guesses", "targets", "caps")
_SINGLE = ("assessed", "desire", "goal", "decision", "note")


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
        assessment=_assessments_joined(main.assessment, aside.assessment),
        guessed={**main.guessed, **aside.guessed},
        plan=_plans_joined(main.plan, aside.plan),
    )


def beside(main: WeekLog, wanted: WeekLog) -> WeekLog:
    """What has to lie beside a log for both to say what is wanted.

    Raises Refused where something would have to be taken out of the damaged one.
    """
    known = {entry.id: entry for entry in main.entries}
    if known.keys() - {entry.id for entry in wanted.entries}:
        raise _stands_in_it("An entry", main)
    numbers = [_differing(name, main, wanted) for name in _TABLES]
    if _by_place(main.plan).keys() - _by_place(wanted.plan).keys():
        raise _stands_in_it("A planned time", main)
    if main.studio_days is not None and wanted.studio_days is None:
        raise _stands_in_it("That", main)
    if _lacks_answers(wanted.assessment, main.assessment):
        raise _stands_in_it("An answer", main)
    return replace(
        wanted,
        entries=tuple(entry for entry in wanted.entries if known.get(entry.id) != entry),
        numbers=Numbers(*numbers),
        studio_days=None if wanted.studio_days == main.studio_days else wanted.studio_days,
        assessment=None if wanted.assessment == main.assessment else wanted.assessment,
        guessed={key: given for key, given in wanted.guessed.items() if main.guessed.get(key) != given},
        plan=_differing_times(main.plan, wanted.plan),
    )


def _by_place(plan: Plan) -> dict[Place, Plan]:
    """The times of a plan by what tells them apart; a hand may have written one of them twice."""
    places: dict[Place, Plan] = {}
    for each in plan:
        place = (each.day, each.what, each.start)
        places[place] = (*places.get(place, ()), each)
    return places


def _plans_joined(main: Plan, aside: Plan) -> Plan:
    """Every time of both: what could not be read while the log was damaged is planned still."""
    if not aside:
        return main
    return in_order(each for times in (_by_place(main) | _by_place(aside)).values() for each in times)


def _differing_times(main: Plan, wanted: Plan) -> Plan:
    before = _by_place(main)
    return tuple(
        each for place, times in _by_place(wanted).items() if before.get(place) != times for each in times
    )


def _assessments_joined(main: Assessment | None, aside: Assessment | None) -> Assessment | None:
    """Every answer of both, for the same reason; of one that both have, that beside the log holds."""
    if main is None or aside is None:
        return main if aside is None else aside
    said = {name: getattr(aside, name) or getattr(main, name) for name in _SINGLE}
    ratings, moves, intentions, given, held = (
        {**one, **other} for one, other in zip(_answers(main), _answers(aside), strict=True)
    )
    # Of more than there may be, those beside the log were said later.
    latest = [when for when in intentions if when in _answers(aside)[2]]
    kept = [*latest, *(when for when in intentions if when not in latest)][:MOST_INTENTIONS]
    is_said = (main.intentions, aside.intentions) != (None, None)
    return replace(
        main,
        **said,
        ratings=tuple(ratings.values()),
        moves=tuple(moves.values()),
        intentions=tuple(each for when, each in intentions.items() if when in kept) if is_said else None,
        given=given,
        held=held,
    )


def _answers(assessment: Assessment) -> tuple[dict[Any, Any], ...]:
    """The answers of which there may be several, by what tells those of each sort apart."""
    return (
        {rating.activity: rating for rating in assessment.ratings},
        {(move.source, move.target): move for move in assessment.moves},
        {intention.when: intention for intention in assessment.intentions or ()},
        dict(assessment.given),
        dict(assessment.held),
    )


def _lacks_answers(wanted: Assessment | None, main: Assessment | None) -> bool:
    """Whether there is an answer in the log that is none any more."""
    if main is None or wanted is None:
        return main is not None
    if any(getattr(main, name) and not getattr(wanted, name) for name in _SINGLE):
        return True
    return any(
        before.keys() - after.keys() for before, after in zip(_answers(main), _answers(wanted), strict=True)
    )


def _differing(name: str, main: WeekLog, wanted: WeekLog) -> Mapping[str, float]:
    before, after = getattr(main.numbers, name), getattr(wanted.numbers, name)
    if before.keys() - after.keys():
        raise _stands_in_it("That number", main)
    return {key: amount for key, amount in after.items() if before.get(key) != amount}


def _stands_in_it(what: str, main: WeekLog) -> Refused:
    return Refused(f"{what} cannot be taken out of {main.week}, as its log is damaged. See: tracker check")
