"""What a week's log says once one activity is merged into another."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Move
from tracker.domain.week.week_log import Numbers, WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def merged(log: WeekLog, source: str, target: Activity) -> WeekLog:
    """The log with all that ``source`` has given to ``target``; where both have one, the target's stays."""
    entries = tuple(
        replace(entry, activity=target.key) if entry.activity == source else entry for entry in log.entries
    )
    numbers = log.numbers
    return replace(
        log,
        entries=entries,
        numbers=Numbers(
            _renamed(numbers.guesses, source, target.key),
            _renamed(numbers.targets, source, target.key if target.is_music else None),
            _renamed(numbers.caps, source, None if target.is_music else target.key),
        ),
        guessed={key: given for key, given in log.guessed.items() if key != source},
        plan=tuple(replace(each, what=target.key) if each.what == source else each for each in log.plan),
        assessment=log.assessment and _merged_assessment(log.assessment, source, target.key),
    )


def _renamed(hours: Mapping[str, float], source: str, target: str | None) -> Mapping[str, float]:
    """The hours by key; without a target those of the source make no sense any more."""
    if source not in hours:
        return hours
    others = {key: amount for key, amount in hours.items() if key != source}
    return others if target is None else {target: hours[source]} | others


def _merged_assessment(assessment: Assessment, source: str, target: str) -> Assessment:
    rated = {rating.activity for rating in assessment.ratings}
    ratings = tuple(
        replace(rating, activity=target) if rating.activity == source else rating
        for rating in assessment.ratings
        if rating.activity != source or target not in rated
    )
    hours: dict[tuple[str, str], float] = {}
    for move in assessment.moves:
        ends = (
            target if move.source == source else move.source,
            target if move.target == source else move.target,
        )
        if ends[0] != ends[1]:
            hours[ends] = hours.get(ends, 0.0) + move.hours
    moves = tuple(Move(*ends, amount) for ends, amount in hours.items())
    given = {key: amount for key, amount in assessment.given.items() if key != source}
    intentions = assessment.intentions and tuple(
        replace(said, about=target) if said.about == source else said for said in assessment.intentions
    )
    return replace(assessment, ratings=ratings, moves=moves, given=given, intentions=intentions)
