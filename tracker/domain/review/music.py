"""Music, looked at last: hours against targets, the longest block, the days in the studio."""

from __future__ import annotations

from tracker.domain.activity import MUSIC_KINDS
from tracker.domain.aim import Aim
from tracker.domain.duration import MINUTE
from tracker.domain.review.review import Review
from tracker.domain.session import studio_blocks
from tracker.domain.value import replace, value
from tracker.domain.zone import instant_of, wall_time


@value
class KindHours:
    """A music kind, in seconds; ``target`` is None where nothing is wanted."""

    kind: str
    seconds: int
    target: int | None

    @property
    def aim(self) -> Aim | None:
        return None if self.target is None else Aim(self.target)


@value
class MusicReview:
    """The week in music. ``longest`` block and usual ``session`` in seconds, None where there is none."""

    kinds: tuple[KindHours, ...]
    longest: int | None
    studio_days: int
    planned_days: int | None
    session: int | None


def music_review(review: Review) -> MusicReview:
    """What a week gave to music."""
    report, record = review.report, review.material.record
    return MusicReview(
        tuple(
            KindHours(kind, report.seconds_of_kind(kind), report.kind_targets.get(kind))
            for kind in MUSIC_KINDS
        ),
        longest_block(review),
        sum(seconds >= MINUTE for seconds in report.days_of_kind("studio")),
        record.log.studio_days if record.log is not None else None,
        review.material.session,
    )


def longest_block(review: Review) -> int | None:
    """The longest studio block that began in the week, in seconds; what runs counts up to now."""
    record = review.material.record
    studio = {row.activity.key for row in review.report.of_kind("studio")}
    bounds = record.calendar.bounds(record.week)
    now = instant_of(review.now)
    closed = [
        entry
        if entry.end is not None
        else replace(entry, end=wall_time(entry.last(now), record.calendar.zone))
        for entry in record.entries
        if bounds[0] <= entry.first < bounds[7]
    ]
    return max(studio_blocks(closed, studio), default=None)
