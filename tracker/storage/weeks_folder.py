"""Which weeks have a log, by the names in the folder of the logs."""

from __future__ import annotations

import os
from functools import cache

from tracker.domain.errors import Invalid
from tracker.domain.time.week import Week

# Behind a week: its log, and what is done while that is damaged.
LOG = ".toml"
ASIDE = ".aside.toml"
WEEK_LENGTH = len("2026-W47")
# A year has a last week of its own; these it has in any case.
_IN_EVERY_YEAR = frozenset(f"{number:02d}" for number in range(1, 53))
_EARLIEST, _LATEST = "1000", "9998"

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Weeks as ``2026-W47``, which sorts as they do: of most of ten years nothing but that is asked.
    Listed = tuple[list[str], frozenset[str]]


def weeks_listed(folder: str) -> Listed:
    """The weeks of which there is something in a folder, oldest first, and those with something beside
    their log.

    Raises OSError.
    """
    names = os.listdir(folder)
    logs = [name[:WEEK_LENGTH] for name in names if name[WEEK_LENGTH:] == LOG and _begins_with_week(name)]
    asides = frozenset(
        name[:WEEK_LENGTH] for name in names if name[WEEK_LENGTH:] == ASIDE and _begins_with_week(name)
    )
    return sorted({*logs, *asides} if asides else logs), asides


@cache  # Weeks are asked for again and again.
def week_of(text: str) -> Week:
    """The week of which a listing says that it is there."""
    return Week.parse(text)


def week_named(name: str) -> Week | None:
    """The week whose log has that name; no other spelling, or one week could have two logs."""
    is_log = name[WEEK_LENGTH:] == LOG and _begins_with_week(name)
    return week_of(name[:WEEK_LENGTH]) if is_log else None


@cache  # A change lists ten years four times.
def _begins_with_week(name: str) -> bool:
    year, dash, number = name[:4], name[4:6], name[6:WEEK_LENGTH]
    if dash != "-W" or not name.isascii() or not (year + number).isdigit():
        return False
    if number in _IN_EVERY_YEAR and _EARLIEST <= year <= _LATEST:
        return True
    try:
        return str(Week(int(year), int(number))) == name[:WEEK_LENGTH]
    except Invalid:
        return False
