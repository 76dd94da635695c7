"""The standing of an activity in a week: derived, never stored."""

from __future__ import annotations

from tracker.domain.activities.activity import UNLISTED, Activity, ActivityList, stand_in
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.domain.week.assessment import Assessment

MUSIC, SUPPORTING, NECESSARY, WASTED, UNRATED = (
    "music",
    "supporting",
    "necessary",
    "wasted",
    "unrated",
)


def standing(activity: Activity, wasted_up_to: int) -> str:
    """``music`` by kind; ``unrated`` where priority or mark is missing; else by mark and priority."""
    if activity.is_music:
        return MUSIC
    if activity.kind == UNLISTED or activity.priority is None or activity.supports_goal is None:
        return UNRATED
    if activity.supports_goal:
        return SUPPORTING
    return WASTED if activity.priority <= wasted_up_to else NECESSARY


@value
class Judgement:
    """The ratings by which one week is judged."""

    activities: Mapping[str, Activity]
    standings: Mapping[str, str]
    listed: ActivityList

    def activity(self, key: str) -> Activity:
        return self.activities.get(key) or self.listed.get(key)

    def standing(self, key: str) -> str:
        return self.standings.get(key, UNRATED)


def judgement(listed: ActivityList, assessment: Assessment | None) -> Judgement:
    """A week's own ratings by its finished assessment, without one today's.

    An activity that the assessment does not name is judged by today's ratings; one that is not on the list
    by none.
    """
    listed_by_key = {activity.key: activity for activity in listed.activities}
    activities = dict(listed_by_key)
    if assessment is None:
        return _judged(activities, listed.wasted_up_to, listed)
    # A week that is not assessed yet does without the time it takes to load.
    from tracker.domain.week.meaningless_keys import without_meaningless

    for rating in without_meaningless(assessment, listed).ratings:
        activities[rating.activity] = replace(
            listed_by_key.get(rating.activity) or stand_in(rating.activity),
            kind=rating.kind,
            priority=rating.priority,
            enjoyment=rating.enjoyment,
            supports_goal=rating.supports_goal,
        )
    return _judged(activities, assessment.wasted_up_to, listed)


def _judged(activities: Mapping[str, Activity], wasted_up_to: int, listed: ActivityList) -> Judgement:
    standings = {key: standing(activity, wasted_up_to) for key, activity in activities.items()}
    return Judgement(activities, standings, listed)
