"""What each activity was in each week: its kind and its standing, by that week's own assessment."""

from __future__ import annotations

from tracker.domain.week.standing import judgement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.week.assessment import Assessment

    # An activity, its kind and priority, and whether it supports the goal.
    Rated = tuple[str, str, int | None, bool | None]
    # Up to which priority something may be wasted, and what was rated: all by which a week is judged.
    Ratings = tuple[int, tuple[Rated, ...]]
    Verdict = tuple[str, str]


def ratings_of(assessment: Assessment | None) -> Ratings | None:
    """What a finished assessment judges its week by, as plain values."""
    if assessment is None:
        return None
    rated = ((r.activity, r.kind, r.priority, r.supports_goal) for r in assessment.ratings)
    return assessment.wasted_up_to, tuple(rated)


class Verdicts:
    """Kind and standing of activities, in many weeks: most of them are judged alike."""

    def __init__(self, listed: ActivityList) -> None:
        self._listed = listed
        self._today = _OfOneWeek(self, None)
        self._known: dict[tuple[int, str, Rated | None], Verdict] = {}

    def of(self, ratings: Ratings | None) -> dict[str, Verdict]:
        """Kind and standing by activity in a week with these ratings; without any, by those of today."""
        return self._today if ratings is None else _OfOneWeek(self, ratings)

    def verdict(self, key: str, wasted_up_to: int | None, rated: Rated | None) -> Verdict:
        """What one activity is, given how it was rated."""
        if wasted_up_to is None:
            judged = judgement(self._listed, None)
            return judged.activity(key).kind, judged.standing(key)
        known = self._known.get((wasted_up_to, key, rated))
        if known is None:
            from tracker.domain.week.assessment import Assessment, Rating

            ratings = () if rated is None else (Rating(*rated[:3], supports_goal=rated[3]),)
            judged = judgement(self._listed, Assessment(ratings=ratings, wasted_up_to=wasted_up_to))
            known = judged.activity(key).kind, judged.standing(key)
            self._known[wasted_up_to, key, rated] = known
        return known


class _OfOneWeek(dict[str, "Verdict"]):
    def __init__(self, verdicts: Verdicts, ratings: Ratings | None) -> None:
        super().__init__()
        self._verdicts = verdicts
        self._wasted_up_to = None if ratings is None else ratings[0]
        self._rated = {} if ratings is None else {rated[0]: rated for rated in ratings[1]}

    def __missing__(self, key: str) -> Verdict:
        self[key] = self._verdicts.verdict(key, self._wasted_up_to, self._rated.get(key))
        return self[key]
