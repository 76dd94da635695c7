"""What each activity was on which days: its kind and its standing, by each week's own assessment."""

from __future__ import annotations

from bisect import bisect_right

from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.week.standing import judgement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.week.assessment import Assessment

    # An activity, its kind and priority, and whether it supports the goal.
    Rated = tuple[str, str, int | None, bool | None]
    # Up to which priority something may be wasted, and what was rated: all by which a week is judged.
    Ratings = tuple[int, tuple[Rated, ...]]
    # Kind and standing.
    Verdict = tuple[str, str]


def ratings_of(assessment: Assessment | None) -> Ratings | None:
    """What a finished assessment judges its week by, as plain values."""
    if assessment is None:
        return None
    rated = ((r.activity, r.kind, r.priority, r.supports_goal) for r in assessment.ratings)
    return assessment.wasted_up_to, tuple(rated)


class Verdicts:
    """Kind and standing of activities over many weeks, most of which judge alike."""

    def __init__(self, listed: ActivityList, assessed: Mapping[int, Ratings]) -> None:
        """``assessed`` are the ratings of weeks with a finished assessment, by the ordinals of their Mondays;
        all others are judged by today's.
        """
        self._listed = listed
        self._today = judgement(listed, None)
        self._assessed = [
            (monday, wasted_up_to, {rated[0]: rated for rated in ratings})
            for monday, (wasted_up_to, ratings) in sorted(assessed.items())
        ]
        self._known: dict[tuple[int, str, Rated | None], Verdict] = {}
        self._runs: dict[str, list[tuple[int, int, Verdict]]] = {}

    def runs(self, activity: str, begin: int, end: int) -> list[tuple[int, int, Verdict]]:
        """What an activity was between the ordinals of two days: from which to which, one after the other."""
        runs = self._runs.get(activity)
        if runs is None:
            runs = self._runs[activity] = self._assessed_runs(activity)
        today = self._today.activity(activity).kind, self._today.standing(activity)
        found: list[tuple[int, int, Verdict]] = []
        for first, last, verdict in runs[bisect_right(runs, begin, key=lambda run: run[1]) :]:
            if end <= first:
                break
            if begin < first:
                found.append((begin, first, today))
            found.append((max(begin, first), min(end, last), verdict))
            begin = last
        if begin < end:
            found.append((begin, end, today))
        return found

    def kind_on(self, activity: str, day: int) -> str:
        """Of which kind an activity was on the day of an ordinal."""
        ((_, _, (kind, _)),) = self.runs(activity, day, day + 1)
        return kind

    def _assessed_runs(self, activity: str) -> list[tuple[int, int, Verdict]]:
        """The days of assessed weeks; weeks that follow each other and judge alike are one run."""
        runs: list[tuple[int, int, Verdict]] = []
        for monday, wasted_up_to, ratings in self._assessed:
            verdict = self._verdict(activity, wasted_up_to, ratings.get(activity))
            if runs and runs[-1][1:] == (monday, verdict):
                runs[-1] = runs[-1][0], monday + DAYS_IN_WEEK, verdict
            else:
                runs.append((monday, monday + DAYS_IN_WEEK, verdict))
        return runs

    def _verdict(self, activity: str, wasted_up_to: int, rated: Rated | None) -> Verdict:
        known = self._known.get((wasted_up_to, activity, rated))
        if known is None:
            # Weeks that are not assessed do without the time it takes to load.
            from tracker.domain.week.assessment import Assessment, Rating

            ratings = () if rated is None else (Rating(*rated[:3], supports_goal=rated[3]),)
            judged = judgement(self._listed, Assessment(ratings=ratings, wasted_up_to=wasted_up_to))
            known = judged.activity(activity).kind, judged.standing(activity)
            self._known[wasted_up_to, activity, rated] = known
        return known
