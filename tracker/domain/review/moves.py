"""Moving hours from what takes them to music: what it gives the next week, and what became of it."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS, ActivityList
from tracker.domain.review.usual_week import usual
from tracker.domain.time.duration import HOUR, hours, to_quarter, whole_minutes
from tracker.domain.time.week import HOURS_IN_WEEK
from tracker.domain.value import value
from tracker.domain.week.aim import Aim
from tracker.domain.week.assessment import Move
from tracker.domain.week.meaningless_keys import makes_sense

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.week_log import WeekLog
    from tracker.domain.week.week_report import WeekReport

KEPT, HALF_KEPT, NOT_KEPT = "kept", "half kept", "not this time"


def moved(moves: Iterable[Move], source: str, target: str | None = None) -> float:
    """Hours that go from an activity to a target; to all of them for None."""
    return sum(move.hours for move in moves if move.source == source and target in (None, move.target))


def gained(moves: Iterable[Move], target: str) -> float:
    """Hours that come to a target from everywhere."""
    return sum(move.hours for move in moves if move.target == target)


def with_move(moves: tuple[Move, ...], source: str, target: str, amount: float) -> tuple[Move, ...]:
    """The moves with so many hours going from one to the other; none for 0."""
    others = tuple(move for move in moves if (move.source, move.target) != (source, target))
    amount = round(amount, 4)
    if amount <= 0:
        return others
    new = Move(source, target, amount)
    if len(others) == len(moves):
        return (*moves, new)
    return tuple(new if (move.source, move.target) == (source, target) else move for move in moves)


def fitting(moves: Iterable[Move], source: str, target: str, amount: float, usual: int) -> float:
    """The hours nearest to ``amount`` that can be moved: no more than what is usual, in seconds."""
    elsewhere = sum(move.hours for move in moves if move.source == source and move.target != target)
    return max(0.0, min(amount, hours(whole_minutes(usual)) - elsewhere))


def numbers_given(
    moves: tuple[Move, ...], weeks: Sequence[WeekReport], listed: ActivityList
) -> dict[str, float]:
    """What moves give the next week, in hours by key: cap = usual - moved, target = usual + moved.

    ``weeks`` are the one that is assessed and those before it, the latest first. To the quarter of an hour;
    a cap that holds in the assessed week never loosens. What gives hours and is music itself gets no cap.
    """
    given: dict[str, float] = {}
    known = {activity.key: activity for activity in listed.activities}
    moves = tuple(move for move in moves if makes_sense(move, known))
    for move in moves:
        for key in (move.source, move.target):
            is_target = key in MUSIC_KINDS or listed.get(key).is_music
            if is_target and (key in MUSIC_KINDS or listed.has(key)) and gained(moves, key):
                seconds = to_quarter(usual(key, weeks) + round(gained(moves, key) * HOUR))
            elif not is_target and listed.has(key):
                seconds = to_quarter(usual(key, weeks) - round(moved(moves, key) * HOUR))
                row = weeks[0].row(key)
                # Whoever broke a cap is not given a wider one for it.
                if row is not None and row.cap is not None:
                    seconds = min(seconds, row.cap)
            else:
                continue
            given[key] = min(float(HOURS_IN_WEEK), max(0.0, hours(seconds)))
    return given


def has_given(assessment: Assessment, weeks: Sequence[WeekReport], listed: ActivityList) -> bool:
    """Whether an assessment gave the next week what it would give it by now."""
    return numbers_given(assessment.moves, weeks, listed) == dict(assessment.given)


def table_of(key: str, listed: ActivityList) -> str:
    """In which table of a log the number of something stands that hours can be moved to or from."""
    return "targets" if key in MUSIC_KINDS or listed.get(key).is_music else "caps"


def music_or_name(key: str, listed: ActivityList) -> str:
    """How something is called that hours can be moved to or from: a music kind, or an activity."""
    return key if key in MUSIC_KINDS else listed.get(key).name


@value
class HandedOn:
    """A log with the numbers that moves gave it; ``by_hand`` names those that stayed as a hand left them."""

    log: WeekLog
    by_hand: tuple[str, ...]


def handed_on(
    log: WeekLog, new: Mapping[str, float], old: Mapping[str, float], listed: ActivityList
) -> HandedOn:
    """The next week's log with new numbers for those an earlier finish gave it.

    One that was set by hand since, or taken away, wins.
    """
    by_hand = []
    for key in dict.fromkeys((*new, *old)):
        table = table_of(key, listed)
        present = getattr(log.numbers, table).get(key)
        if present != old.get(key):
            if new.get(key) not in (None, present):
                by_hand.append(key)
            continue
        log = log.with_number(table, key, new.get(key))
    return HandedOn(log, tuple(by_hand))


@value
class Kept:
    """What became of hours that were to move: seconds aimed at, seconds it was, and the verdict.

    ``is_cap`` where hours were to go away; ``moved`` is how many.
    """

    key: str
    is_cap: bool
    moved: int
    aim: int
    seconds: int

    @property
    def verdict(self) -> str:
        """Kept as an aim is, else half kept where half of the hours moved."""
        aim = Aim(self.aim, self.is_cap)
        if aim.is_kept(self.seconds):
            return KEPT
        return HALF_KEPT if 2 * aim.missing(self.seconds) <= self.moved else NOT_KEPT


def moves_kept(last: Assessment, before: WeekReport, now: WeekReport) -> tuple[Kept, ...]:
    """The moves of the last assessment against what happened in the week after it.

    What counts is the cap or target in force in that week, also where it was set by hand; where there is
    none, what the moves gave or, without that on record, what was measured in the week before.
    """
    found: dict[str, Kept] = {}
    for move in last.moves:
        for key, is_cap in ((move.source, True), (move.target, False)):
            if key in found:
                continue
            amount = moved(last.moves, key) if is_cap else gained(last.moves, key)
            seconds = round(amount * HOUR)
            change = -seconds if is_cap else seconds
            aim = _in_force(now, key, is_cap)
            if aim is None:
                given = last.given.get(key)
                aim = max(0, before.seconds_of(key) + change) if given is None else round(given * HOUR)
            found[key] = Kept(key, is_cap, seconds, aim, now.seconds_of(key))
    return tuple(sorted(found.values(), key=lambda kept: not kept.is_cap))


def _in_force(report: WeekReport, key: str, is_cap: bool) -> int | None:
    """The cap or target that a week has, in seconds; None where it has none."""
    if key in MUSIC_KINDS:
        return None if is_cap else report.kind_targets.get(key)
    row = report.row(key)
    if row is None:
        return None
    return row.cap if is_cap else row.target
