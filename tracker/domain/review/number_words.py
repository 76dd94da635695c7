"""What a cap or target of the week after means: in days, beside the best week, and where it comes from."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.moves import music_or_name
from tracker.domain.text import one_line
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.week.aim import Aim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.review.numbers_to_come import NumberToCome
    from tracker.domain.review.review import Review

_STEP = 5 * MINUTE
_DAYS = 7


def number_name(number: NumberToCome, listed: ActivityList) -> str:
    """What a number is for, as it is called at the beginning of a line."""
    name = music_or_name(number.key, listed)
    return name.capitalize() if number.key in MUSIC_KINDS else one_line(name)


def number_shown(number: NumberToCome) -> str:
    """The number itself: «12:00» wanted, «≤ 4:00» allowed, or «none»."""
    return "none" if number.hours is None else Aim(round(number.hours * HOUR), number.is_cap).shown


def number_said(number: NumberToCome, review: Review) -> str:
    """What stands beside a number: «2:50 a day; your best week so far was 21:10»."""
    if number.hours is None:
        return "taken away by hand" if number.is_by_hand else ""
    said = [f"{_a_day(number.hours)} a day"]
    if number.is_cap:
        said += [origin] if (origin := _origin(number)) else []
    else:
        said += [_best(number.key, review)]
    return "; ".join([*said, *(["set by hand"] if number.is_by_hand else [])])


def _a_day(hours: float) -> str:
    """The part of a day in seven, to five minutes: nobody plans by the minute."""
    seconds = round(hours * HOUR / _DAYS)
    return h_mm((seconds + _STEP // 2) // _STEP * _STEP)


def _origin(number: NumberToCome) -> str:
    """Where a cap comes from that is not the difference that stands above it."""
    if number.is_by_hand or number.before is None or number.hours != number.before:
        return ""
    return "as before: a cap never loosens" if number.given is not None else "as before, it still holds"


def _best(key: str, review: Review) -> str:
    best = max(week.seconds_of(key) for week in review.weeks)
    if best < MINUTE:
        return "no hours for it yet"
    since = f"the best of your last {len(review.weeks)} weeks" if review.material.has_earlier else ""
    return f"{since or 'your best week so far'} was {h_mm(best)}"
