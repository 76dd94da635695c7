"""Intentions: «when X, then I do Y», what became of those of last time, and where one would help."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import one_line
from tracker.domain.time.week import DAY_NAMES, WHOLE_DAY_NAMES
from tracker.domain.value import value
from tracker.domain.week.assessment import MOST_INTENTIONS, Intention
from tracker.domain.week.plan import Plan, PlannedTime
from tracker.domain.week.week_report import wasted_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.review.review import Review
    from tracker.domain.week.assessment import Assessment

# The first step is what is hard; who has begun goes on.
_FIRST_STEP = "I open {track} and stay with it for ten minutes"
_ANY_TRACK = "my last project"
HELD_SAID = {True: "held", False: "not yet", None: "?"}


@value
class HeldIntention:
    """An intention of the week before, and whether it was kept; None until that is said."""

    intention: Intention
    held: bool | None


def standing_intentions(kept: Assessment | None, last: tuple[Intention, ...]) -> tuple[Intention, ...]:
    """Those of the assessment or, until something is said of them, those of last time."""
    return last if kept is None or kept.intentions is None else kept.intentions


def held_intentions(before: Assessment | None, kept: Assessment | None) -> tuple[HeldIntention, ...]:
    """What was meant for this week, each with what is said of it by now."""
    if before is None:
        return ()
    held = kept.held if kept is not None else {}
    return tuple(HeldIntention(each, held.get(each.when)) for each in before.intentions or ())


def with_intention(
    standing: tuple[Intention, ...], old: Intention | None, new: Intention | None
) -> tuple[Intention, ...] | None:
    """The intentions with one more, one changed or one less; None where there is no room for more.

    ``old`` gives way to ``new``, and so does one of the same «when»; where none stands there, it comes last.
    """
    if new is None:
        return tuple(each for each in standing if each != old)
    place = next((each for each in standing if each.when == new.when and each != old), old)
    if place not in standing:
        return (*standing, new) if len(standing) < MOST_INTENTIONS else None
    # Of what is said of one moment twice, the last word holds.
    others = (each for each in standing if each == place or each not in (old, new))
    return tuple(new if each == place else each for each in others)


def offered_intentions(review: Review, planned: Plan = ()) -> tuple[Intention, ...]:
    """Where an intention would help, begun: about what was wasted most, and about the first planned hour.

    Before them come those of last time that were dropped. ``planned`` is the plan of the week after. What an
    intention is about already is not offered again.
    """
    standing = standing_intentions(review.kept, review.last_intentions)
    then = _FIRST_STEP.format(track=_last_track(review) or _ANY_TRACK)
    offers = [*review.last_intentions]
    most = next(iter(wasted_rows(review.report)), None)
    if most is not None and most.activity.key not in {each.about for each in standing}:
        offers.append(Intention(f"I feel like {one_line(most.activity.name)}", then, most.activity.key))
    first = next((each for each in planned if _is_for_music(each, review.material.record.listed)), None)
    if first is not None:
        offers.append(Intention(_when(first), then))
    known = {each.when for each in standing}
    first_of_each: dict[str, Intention] = {}
    for each in offers:
        if each.when not in known:
            first_of_each.setdefault(each.when, each)
    return tuple(first_of_each.values())


def intentions_about(intentions: Iterable[Intention], key: str) -> tuple[Intention, ...]:
    """Those that are about an activity."""
    return tuple(each for each in intentions if key and each.about == key)


def _last_track(review: Review) -> str:
    """The track that was worked on last, of those that are not finished."""
    noted = review.material.noted_tracks
    clips = sorted(review.report.clips, key=lambda clip: clip.entry.first, reverse=True)
    tracks = (clip.entry.track for clip in clips if clip.entry.track)
    return next((one_line(track) for track in tracks if not noted.get(track).finished), "")


def _is_for_music(planned: PlannedTime, listed: ActivityList) -> bool:
    return planned.what in MUSIC_KINDS or listed.get(planned.what).is_music


def _when(planned: PlannedTime) -> str:
    if planned.start is None:
        return f"it is {WHOLE_DAY_NAMES[planned.day]}"
    return f"it is {DAY_NAMES[planned.day]} {planned.start:%H:%M}"
