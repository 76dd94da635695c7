"""The digits that start activities: which belongs to which, and giving them."""

from __future__ import annotations

from tracker.domain.activities.activity import DIGITS, ActivityList
from tracker.domain.value import replace


def digits_in_force(listed: ActivityList) -> dict[str, int]:
    """The digit of each activity that has one, by key.

    Where the list says none, the lowest that is free goes to the next in the order of the rows.
    """
    digits = {activity.key: activity.digit for activity in listed.in_rows if activity.digit is not None}
    free = (digit for digit in DIGITS if digit not in set(digits.values()))
    others = (activity.key for activity in listed.in_rows if activity.digit is None)
    return digits | dict(zip(others, free, strict=False))


def with_digits_written(listed: ActivityList) -> ActivityList:
    """The list with the digits that are in force said in it, so that they stay when its order changes."""
    digits = digits_in_force(listed)
    said = tuple(replace(one, digit=digits.get(one.key, one.digit)) for one in listed.activities)
    return replace(listed, activities=said)


def with_digit(listed: ActivityList, key: str, digit: int) -> ActivityList:
    """The list with a digit given to an activity; what had it takes over the one that this had, if any."""
    written = with_digits_written(listed)
    given = {
        holder: written.get(key).digit for holder, had in digits_in_force(listed).items() if had == digit
    }
    given[key] = digit
    changed = tuple(replace(one, digit=given.get(one.key, one.digit)) for one in written.activities)
    return replace(written, activities=changed)
