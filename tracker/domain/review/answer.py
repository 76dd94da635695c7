"""One answer of an assessment: what was asked, what it was before and what it is now."""

from __future__ import annotations

from tracker.domain.activities.activity import MARKS, UNLISTED, ActivityList
from tracker.domain.errors import Refused
from tracker.domain.review.moves import moved, with_move
from tracker.domain.text import one_line
from tracker.domain.time.duration import hours_text
from tracker.domain.value import replace, value
from tracker.domain.week.assessment import Assessment, Intention, Rating

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

RATED = ("priority", "enjoyment", "supports_goal", "reason")


@value
class Answer:
    """``before`` is what whoever answers saw; where another program changed it meanwhile, it is refused.

    ``field`` is one of an assessment, of the rating of the activity ``key``, ``move`` for the hours that go
    from ``key`` to ``to``, ``number`` for the cap or target of ``key`` in the week after, or ``held`` for the
    intention of the week before whose «when» is ``key``.
    """

    field: str
    before: object
    after: object
    key: str = ""
    to: str = ""


def rating_of(kept: Assessment | None, listed: ActivityList, key: str) -> Rating:
    """How an assessment rates an activity or, until it does, the list: what was said last time."""
    for rating in kept.ratings if kept is not None else ():
        if rating.activity == key:
            return rating
    activity = listed.get(key)
    return Rating(
        key,
        activity.kind,
        activity.priority,
        activity.enjoyment,
        activity.supports_goal,
        activity.reason,
    )


def goal_of(kept: Assessment | None, listed: ActivityList) -> str:
    """The goal as the assessment has it or, until it does, as it is today."""
    return (kept.goal if kept is not None else "") or listed.goal


def standing_answer(kept: Assessment | None, listed: ActivityList, answer: Answer) -> object:
    """What is answered now to the question of an answer."""
    if answer.field in RATED:
        return getattr(rating_of(kept, listed, answer.key), answer.field)
    if answer.field == "goal":
        return goal_of(kept, listed)
    if answer.field == "held":
        return kept.held.get(answer.key) if kept is not None else None
    if answer.field == "move":
        return moved(kept.moves, answer.key, answer.to) if kept is not None else 0.0
    return getattr(kept or Assessment(), answer.field)


def answered(kept: Assessment | None, listed: ActivityList, answer: Answer) -> Assessment:
    """The assessment with an answer taken in; begun where there is none.

    Raises Refused where the standing answer is not the one that was seen.
    """
    refuse_where_changed(answer, standing_answer(kept, listed, answer), _asked(answer, listed))
    after = one_line(answer.after.strip()) if isinstance(answer.after, str) else answer.after
    kept = kept or Assessment(wasted_up_to=listed.wasted_up_to)
    if answer.field in RATED:
        if listed.get(answer.key).kind == UNLISTED:
            raise Refused(f"«{answer.key}» is not on the list. Add it, then it can be rated.")
        return _with_rating(kept, replace(rating_of(kept, listed, answer.key), **{answer.field: after}))
    if answer.field == "move":
        return replace(kept, moves=with_move(kept.moves, answer.key, answer.to, _hours(after)))
    if answer.field == "held":
        held = {when: was for when, was in kept.held.items() if when != answer.key}
        return replace(kept, held=held if after is None else held | {answer.key: after})
    return replace(kept, **{answer.field: after})


def refuse_where_changed(answer: Answer, standing: object, asked: str) -> None:
    """Raise Refused where what stands there is neither what was seen nor the answer.

    ``asked`` is what it is about, at the beginning of a sentence.
    """
    if standing not in (answer.before, answer.after):
        raise Refused(
            f"{asked} is {_shown(standing)} by now: it was changed elsewhere, and your "
            f"{_shown(answer.after)} was not kept. Answer again to set yours."
        )


def _with_rating(kept: Assessment, rating: Rating) -> Assessment:
    if any(other.activity == rating.activity for other in kept.ratings):
        ratings = tuple(rating if other.activity == rating.activity else other for other in kept.ratings)
    else:
        ratings = (*kept.ratings, rating)
    return replace(kept, ratings=ratings)


def completed(
    kept: Assessment | None,
    listed: ActivityList,
    keys: Iterable[str],
    assessed: datetime,
    last_intentions: tuple[Intention, ...] = (),
) -> Assessment:
    """The assessment as it is finished: with the goal, a rating of every activity, and the intentions.

    Those of last time stand where nothing was said of them.

    Music has no ratings, but its kind is kept, so that a later change of kind does not rewrite history.
    """
    kept = kept or Assessment(wasted_up_to=listed.wasted_up_to)
    known = {rating.activity for rating in kept.ratings}
    new = tuple(rating_of(kept, listed, key) for key in keys if key not in known and listed.has(key))
    return replace(
        kept,
        assessed=assessed,
        goal=goal_of(kept, listed),
        ratings=(*kept.ratings, *new),
        intentions=last_intentions if kept.intentions is None else kept.intentions,
    )


def with_ratings_of(listed: ActivityList, assessment: Assessment) -> ActivityList:
    """The list with the goal and the ratings of an assessment."""
    goal = assessment.goal or listed.goal
    listed = replace(listed, goal=goal)
    for rating in assessment.ratings:
        if listed.has(rating.activity) and not listed.get(rating.activity).is_music:
            fields = {field: getattr(rating, field) for field in RATED}
            fields["reason"] = rating.reason or listed.get(rating.activity).reason
            listed = listed.with_activity(replace(listed.get(rating.activity), **fields))
    return listed


def _hours(content: object) -> float:
    return float(content) if isinstance(content, int | float) else 0.0


def _asked(answer: Answer, listed: ActivityList) -> str:
    """What an answer is about, at the beginning of a sentence."""
    if answer.field in RATED:
        words = {"supports_goal": "mark"}
        return f"The {words.get(answer.field, answer.field)} of {listed.get(answer.key).name}"
    if answer.field == "move":
        return f"What moves from {listed.get(answer.key).name} to {answer.to}"
    if answer.field == "held":
        return f"Whether «{answer.key}» was kept"
    return "Desire" if answer.field == "desire" else f"The {answer.field}"


def _shown(content: object) -> str:
    if content is None or content == "":
        return "empty"
    if isinstance(content, bool):
        return MARKS[content]
    if isinstance(content, tuple):
        return f"«{'; '.join(each.words for each in content)}»"
    if isinstance(content, float):
        return hours_text(content)
    return f"«{content}»" if isinstance(content, str) else f"{content}"
