"""The desire for the career, held against the priorities of the list."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def desire_said(desire: int | None, priorities: Sequence[int]) -> str:
    """What a desire of 1-10 means beside the priorities of what fills the week."""
    if desire is None:
        return "How much do you want it? Be as honest as with the hours."
    if not priorities:
        return "Nothing on the list has a priority yet, so there is nothing to hold it against."
    number, below = len(priorities), sum(priority < desire for priority in priorities)
    on_list = f"{number} priorities on your list" if number > 1 else "the one priority on your list"
    if below == number:
        return (
            f"Higher than {'all ' if number > 1 else ''}{on_list}: nothing that fills your week matters more "
            "to you. You have a chance; the hours decide the rest."
        )
    counted = f"Higher than {below or 'none'} of the {on_list}." if number > 1 else f"Not above {on_list}."
    if 2 * below > number:
        return f"{counted} You want this more than most of what fills your week: you have a chance."
    return (
        f"{counted} Most of what fills your week matters as much to you or more, and a career is rarely "
        "built from the hours left over. That is no fault: it may be a season, or music may be what you love "
        "beside your work. It is good to know which."
    )
