"""Music, looked at last: hours against targets, the longest block, the days in the studio."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.review import Review
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track_hours import track_hours
from tracker.domain.value import value
from tracker.domain.week.aim import Aim
from tracker.domain.week.doubtful import doubtful_seconds
from tracker.domain.week.session import longest_block


@value
class KindHours:
    """A music kind, in seconds; ``aim`` is None where nothing is wanted."""

    kind: str
    seconds: int
    aim: Aim | None
    doubtful: int = 0
    """How many of the seconds are in question."""

    @property
    def is_reached(self) -> bool:
        """Whether its target is reached, also without what is in question."""
        return self.aim is not None and self.aim.is_surely_held(self.seconds, self.doubtful)

    @property
    def is_kept(self) -> bool:
        """Whether a fair person would say so."""
        return self.aim is not None and self.aim.is_kept(self.seconds - self.doubtful)

    @property
    def target(self) -> int | None:
        """The seconds that are wanted."""
        return None if self.aim is None else self.aim.seconds


@value
class MusicReview:
    """The week in music. ``longest`` block and usual ``session`` in seconds, None where there is none.

    ``tracks`` are those that music was made for, with their seconds, the most first.
    """

    kinds: tuple[KindHours, ...]
    longest: int | None
    studio_days: int
    planned_days: int | None
    session: int | None
    tracks: tuple[tuple[str, int], ...]


def music_review(review: Review) -> MusicReview:
    """What a week gave to music."""
    report, record = review.report, review.material.record
    doubtful = doubtful_seconds((question.stretch for question in review.questions), report)
    return MusicReview(
        tuple(
            KindHours(kind, report.seconds_of_kind(kind), report.aim_of_kind(kind), doubtful.get(kind, 0))
            for kind in MUSIC_KINDS
        ),
        longest_block(record, report) or None,
        report.studio_days,
        record.studio_days,
        review.material.session,
        _tracks(review),
    )


def _tracks(review: Review) -> tuple[tuple[str, int], ...]:
    """The tracks of the week in music, from a minute on."""
    report, record = review.report, review.material.record
    music = {row.activity.key for kind in MUSIC_KINDS for row in report.of_kind(kind)}
    entries = [entry for entry in record.entries if entry.activity in music]
    hours = track_hours(entries, (record.week,), record.calendar, instant_of(report.now))
    return tuple((track.name, track.seconds) for track in hours if track.seconds >= MINUTE)
