"""The away question: were these hours what they are recorded as?

It is about a gap, hours of one entry in which nobody may have been there. It stays open as long as
that entry covers the gap, so that an answer closes it by what it does, and undo opens it again.
"""

from __future__ import annotations

from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.activities.activity import Activity

SHORTEST = 10 * MINUTE
# Hours.
LONGEST_MUSIC, LONGEST_OTHER = 4, 10
# Why hours are in question: no sign of life; perhaps because the clock was set forward; a stretch
# longer than the activity's longest; and a clock that was set back behind the start.
AWAY, FORWARD, LONGEST, BACK = "away", "forward", "longest", "back"
# Why they are not any more: somebody said that it went on to there, and then ended.
ENDED = "ended"


@value
class AwayGap:
    """Hours of an entry, from one instant to another, that were asked about. A kept one is answered."""

    entry: str
    activity: str
    begin: int
    end: int
    reason: str = AWAY
    is_kept: bool = False

    def is_covered_by(self, entry: Entry, now: int) -> bool:
        """Whether it is still that entry, of that activity, that has these hours."""
        same = entry.id == self.entry and entry.activity == self.activity
        return same and entry.first <= self.begin and self.end <= entry.last(now)


@value
class AwayQuestion:
    """What is asked about an entry. It begins and ends at instants, and both lie within the entry."""

    entry: Entry
    begin: int
    end: int
    reason: str

    @property
    def seconds(self) -> int:
        return self.end - self.begin

    @property
    def stretch(self) -> tuple[str, int, int]:
        """The activity in question, and the instants between which it is."""
        return self.entry.activity, self.begin, self.end

    def is_about(self, entry: Entry, now: int) -> bool:
        """Whether an entry still is what the question is about."""
        return AwayGap(self.entry.id, self.entry.activity, self.begin, self.end).is_covered_by(entry, now)


@value
class Limits:
    """After how many hours a stretch is asked about where its activity doesn't say; 0 is never."""

    music: float = LONGEST_MUSIC
    other: float = LONGEST_OTHER

    def seconds(self, activity: Activity) -> int:
        """The longest stretch of an activity that is not asked about; 0 where none is."""
        usual = self.music if activity.is_music else self.other
        return round((usual if activity.longest is None else activity.longest) * HOUR)


@value
class InQuestion:
    """All that questions are made from: entries that may be asked about, and what was noted of gaps."""

    entries: tuple[Entry, ...] = ()
    gaps: tuple[AwayGap, ...] = ()
    listed: ActivityList = ActivityList()
    limits: Limits = Limits()


def gap_in(entries: Iterable[Entry], seen: int, now: int, reason: str = AWAY) -> AwayGap | None:
    """The gap that is left by the last sign of life, in what the timer ran on with; None for none.

    What was begun afterwards was begun by somebody, and what was typed or imported is not the timer's.
    """
    for entry in entries:
        end = min(now, entry.last(now))
        if entry.source == "timer" and entry.first <= seen and end - seen >= SHORTEST:
            return AwayGap(entry.id, entry.activity, seen, end, reason)
    return None


def with_gap(gaps: Iterable[AwayGap], new: AwayGap) -> tuple[AwayGap, ...]:
    """The gaps and a new one. What is known is not noted twice.

    Somebody who is back for less than ten minutes is a machine that woke by itself: such gaps are one.
    """
    others: list[AwayGap] = []
    for gap in gaps:
        same = gap.entry == new.entry and gap.activity == new.activity
        if same and gap.is_kept and gap.reason != ENDED and gap.begin <= new.begin and new.end <= gap.end:
            return tuple(gaps)
        apart = max(new.begin - gap.end, gap.begin - new.end)
        if same and not gap.is_kept and apart < SHORTEST:
            reason = gap.reason if gap.reason == new.reason else AWAY
            new = AwayGap(new.entry, new.activity, min(gap.begin, new.begin), max(gap.end, new.end), reason)
        else:
            others.append(gap)
    return (*others, new)


def with_kept(gaps: Iterable[AwayGap], question: AwayQuestion) -> tuple[AwayGap, ...]:
    """The gaps once the entry keeps the hours of a question."""
    entry = question.entry
    kept = AwayGap(entry.id, entry.activity, question.begin, question.end, question.reason, is_kept=True)
    others = [gap for gap in gaps if gap.entry != kept.entry or gap.begin < kept.begin or kept.end < gap.end]
    return (*others, kept)


def with_ended(gaps: Iterable[AwayGap], question: AwayQuestion, end: int) -> tuple[AwayGap, ...]:
    """The gaps once it was said that the entry went on to an instant within a question, and ended.

    It holds as long as the entry ends there: whoever takes that back is asked again.
    """
    entry = question.entry
    return (*gaps, AwayGap(entry.id, entry.activity, question.begin, end, ENDED, is_kept=True))


def open_questions(in_question: InQuestion, now: int) -> tuple[AwayQuestion, ...]:
    """What is to be asked, oldest first; no hour is asked about twice."""
    found = [
        question for entry in in_question.entries for question in _questions_about(entry, in_question, now)
    ]
    return tuple(sorted(found, key=lambda question: question.begin))


def _questions_about(entry: Entry, in_question: InQuestion, now: int) -> list[AwayQuestion]:
    if entry.end is None and now < entry.first:
        return [AwayQuestion(entry, entry.first, entry.first, BACK)]
    longest = _longest_question(entry, in_question, now)
    away = [
        AwayQuestion(entry, gap.begin, gap.end, gap.reason)
        for gap in in_question.gaps
        if not gap.is_kept and gap.is_covered_by(entry, now)
    ]
    if longest is None:
        return away
    earlier = [question for question in away if question.begin < longest.begin]
    # The answer to what came earlier tells whether the stretch was one; what came later lies within it.
    return earlier or [longest]


def _longest_question(entry: Entry, in_question: InQuestion, now: int) -> AwayQuestion | None:
    """The hours of an entry beyond the longest stretch, since somebody last said that they were there."""
    longest = in_question.limits.seconds(in_question.listed.get(entry.activity))
    if not longest or entry.source != "timer":
        return None
    answered = [gap for gap in in_question.gaps if gap.is_kept and gap.entry == entry.id]
    if any(gap.reason == ENDED and gap.end == entry.last(now) for gap in answered):
        return None
    kept = [gap.end for gap in answered if gap.reason != ENDED]
    begin = max((entry.first, *kept)) + longest
    # Who stopped a little later by hand was there.
    least = MINUTE if entry.end is None else SHORTEST
    end = entry.last(now)
    return AwayQuestion(entry, begin, end, LONGEST) if end - begin >= least else None
