"""The caps and targets of the week after: what the moves give, what holds still, and what a hand has set.

One set by hand stands in the log of that week at once, where it wins over what the moves give.
"""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.answer import Answer, refuse_where_changed
from tracker.domain.review.moves import music_or_name, numbers_given, table_of
from tracker.domain.value import replace, value
from tracker.domain.week.meaningless_keys import is_counted
from tracker.domain.week.week_log import NO_NUMBERS, SAYS_NONE, WeekLog, hours_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.review.review import Review

NUMBER = "number"


@value
class NumberToCome:
    """A cap or target, in hours; ``hours`` is what it will be, None for none.

    ``given`` is what the moves give, ``before`` what holds in the assessed week, and ``written`` what stands
    in the log of the week after.
    """

    key: str
    is_cap: bool
    hours: float | None
    given: float | None
    before: float | None
    written: float | None
    is_by_hand: bool

    def set_to(self, hours: float | None) -> Answer:
        """The answer that sets it by hand; None takes it away."""
        if hours is None and (self.given is not None or self.before is not None):
            # Nothing written would be the one that is given, or that holds still.
            hours = SAYS_NONE["caps" if self.is_cap else "targets"]
        return Answer(NUMBER, self.written, hours, self.key)


def numbers_to_come(review: Review) -> tuple[NumberToCome, ...]:
    """Every cap and target of the week after, targets first."""
    record, following, assessment = review.material.record, review.material.following, review.assessment
    given = numbers_given(assessment.moves, review.weeks, record.listed)
    # A log that is gone took no number away.
    told: Mapping[str, float] = assessment.given if following is not None else {}
    written = following.numbers if following is not None else NO_NUMBERS
    known = {activity.key: activity for activity in record.listed.activities}
    found = []
    for table in SAYS_NONE:
        own, in_force = getattr(written, table), getattr(record.numbers, table)
        of_table = [key for key in given if table_of(key, record.listed) == table]
        keys = dict.fromkeys((*of_table, *in_force, *own))
        for key in sorted(keys, key=lambda key: key not in MUSIC_KINDS):
            if not is_counted(table, key, known.get(key)):
                continue
            before = hours_meant(table, in_force.get(key))
            is_by_hand = own.get(key) != told.get(key)
            if is_by_hand:
                hours = hours_meant(table, own[key]) if key in own else before
            else:
                hours = given.get(key, before)
            if (hours, given.get(key), before) != (None, None, None):
                found.append(
                    NumberToCome(
                        key, table == "caps", hours, given.get(key), before, own.get(key), is_by_hand
                    )
                )
    return tuple(found)


def with_number(log: WeekLog, listed: ActivityList, answer: Answer) -> WeekLog:
    """The log of the week after with a number as it was answered.

    Raises Refused where it is another one by now than the one that was seen.
    """
    table, name = table_of(answer.key, listed), music_or_name(answer.key, listed)
    standing = getattr(log.numbers, table).get(answer.key)
    refuse_where_changed(answer, standing, f"The {table[:-1]} of {name} in {log.week}")
    amount = answer.after if isinstance(answer.after, float) else None
    return log.with_number(table, answer.key, amount)


def with_number_answered(review: Review, answer: Answer) -> Review:
    """The review with a number of the week after as it was answered. Raises Refused as ``with_number``."""
    material = review.material
    log = material.following or WeekLog(material.week.next(), material.record.listed.day_start)
    following = with_number(log, material.record.listed, answer)
    return replace(review, material=replace(material, following=following))
