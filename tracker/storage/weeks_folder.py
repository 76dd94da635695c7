"""Which weeks have a log, by the names in the folder of the logs."""

from __future__ import annotations

import os
from operator import itemgetter

from tracker.domain.errors import Invalid
from tracker.domain.time.week import Week

# Behind a week: its log, and what is done while that is damaged.
LOG = ".toml"
ASIDE = ".aside.toml"
WEEK_LENGTH = len("2026-W47")
# A year has a last week of its own; these it has in any case.
_IN_EVERY_YEAR = frozenset(f"{number:02d}" for number in range(1, 53))
# Those of which anybody has logs.
_YEARS = frozenset(map(str, range(1970, 2101)))
# What stands behind the year of most logs.
_USUAL_LOGS = frozenset(f"-W{number}{LOG}" for number in _IN_EVERY_YEAR)
_year, _behind_year = itemgetter(slice(4)), itemgetter(slice(4, None))

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Weeks as ``2026-W47``, which sorts as they do: of most of ten years nothing but that is asked.
    Listed = tuple[list[str], frozenset[str]]

# Weeks are asked for again and again. No ``functools``: to load it takes a tenth of what a command may take.
_weeks: dict[str, Week] = {}


def weeks_listed(folder: str) -> Listed:
    """The weeks of which there is something in a folder, oldest first, and those with something beside
    their log.

    Raises OSError.
    """
    names = os.listdir(folder)
    # Of ten years of names, as every command lists them, only those that may be something else are looked at.
    years, endings = {*map(_year, names)} - _YEARS, {*map(_behind_year, names)} - _USUAL_LOGS
    others: set[str] = set()
    if endings or years:
        others = {name for name in names if name[4:] in endings or name[:4] in years}
    usual = [name[:WEEK_LENGTH] for name in names if name not in others]
    named = [(name[:WEEK_LENGTH], name[WEEK_LENGTH:]) for name in others if _begins_with_week(name)]
    asides = frozenset(week for week, ending in named if ending == ASIDE)
    logs = [*usual, *[week for week, ending in named if ending == LOG]]
    return sorted({*logs, *asides} if asides else logs), asides


def week_of(text: str) -> Week:
    """The week of which a listing says that it is there."""
    week = _weeks.get(text)
    if week is None:
        week = _weeks[text] = Week.parse(text)
    return week


def week_named(name: str) -> Week | None:
    """The week whose log has that name; no other spelling, or one week could have two logs."""
    is_log = name[WEEK_LENGTH:] == LOG and _begins_with_week(name)
    return week_of(name[:WEEK_LENGTH]) if is_log else None


def _begins_with_week(name: str) -> bool:
    return name[4:6] == "-W" and (
        (name[6:WEEK_LENGTH] in _IN_EVERY_YEAR and name[:4] in _YEARS) or _is_week(name[:WEEK_LENGTH])
    )


def _is_week(text: str) -> bool:
    year, number = text[:4], text[6:]
    if not (text.isascii() and year.isdigit() and number.isdigit()):
        return False
    try:
        return str(Week(int(year), int(number))) == text
    except Invalid:
        return False
