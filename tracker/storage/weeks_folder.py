"""Which weeks have a log, by the names in the folder of the logs."""

from __future__ import annotations

import os
from functools import cache

from tracker.domain.errors import Invalid
from tracker.domain.time.week import Week

# Behind a week: what is done while its log is damaged.
ASIDE = ".aside.toml"


def weeks_listed(folder: str) -> tuple[list[Week], frozenset[Week]]:
    """The weeks of which there is something in a folder, and those with something beside their log.

    Raises OSError.
    """
    # Names of this form sort as the weeks do.
    names = sorted(os.listdir(folder))
    logs = [week for week in map(week_named, names) if week is not None]
    asides = frozenset(week for week in map(_week_aside, names) if week is not None)
    return (sorted({*logs, *asides}) if asides else logs), asides


@cache  # A command lists ten years several times.
def week_named(name: str) -> Week | None:
    """The week whose log has that name; no other spelling, or one week could have two logs."""
    if len(name) != len("2026-W47.toml") or not name.isascii() or not name.endswith(".toml"):
        return None
    if name[4:6] != "-W" or not (name[:4] + name[6:8]).isdigit():
        return None
    try:
        return Week(int(name[:4]), int(name[6:8]))
    except Invalid:
        return None


def _week_aside(name: str) -> Week | None:
    """The week of which a file keeps what was done while its log was damaged."""
    return week_named(f"{name.removesuffix(ASIDE)}.toml") if name.endswith(ASIDE) else None
