"""The files of a record by their names: whose log one is, what one is a copy of, what is in it."""

from __future__ import annotations

from tracker.domain.text import counted
from tracker.domain.time.week import Week
from tracker.storage.weeks_folder import ASIDE, week_named

LIST_NAME = "activities.toml"
TRACKS_NAME = "tracks.toml"
OTHER_NAMES = (LIST_NAME, TRACKS_NAME)
# What one and several elements of a table are called.
ELEMENT_WORDS = {
    "entries": ("entry", "entries"),
    "activities": ("activity", "activities"),
    "tracks": ("track", "tracks"),
}
_TABLES = {LIST_NAME: "activities", TRACKS_NAME: "tracks"}
_WEEK_LENGTH = len("2026-W47")


def log_name(week: Week) -> str:
    return f"weeks/{week}.toml"


def aside_name(week: Week) -> str:
    return f"weeks/{week}{ASIDE}"


def week_of_name(name: str) -> Week | None:
    """The week of a log, of what lies beside one, and of a copy of one; None for other files.

    Raises Invalid where something else lies in the folder of the logs.
    """
    folder, _, base = name.rpartition("/")
    return Week.parse(base[:_WEEK_LENGTH]) if folder == "weeks" else None


def shown_name(name: str) -> str:
    """What a file is called on the command line."""
    return name.rpartition("/")[2].removesuffix(".toml").replace("activities", "list")


def counted_in(name: str, size: int) -> str:
    """So many of what there is in a file, in words."""
    return counted(size, *ELEMENT_WORDS[_TABLES.get(name, "entries")])


def original_of(name: str) -> str | None:
    """The file that another one is a copy of, by its name; None where it is no copy of any.

    Sync tools put something between the name and its ending: ``2026-W47.sync-conflict-….toml``,
    ``2026-W47 (HOST's conflicted copy 2026-11-22).toml``, ``2026-W47 2.toml``.
    """
    folder, _, base = name.rpartition("/")
    if not base.endswith(".toml") or base.endswith(ASIDE):
        return None
    stem = base[:_WEEK_LENGTH] if folder == "weeks" else _letters_of(base)
    original = f"{stem}.toml"
    is_ours = (
        week_named(original) is not None if folder == "weeks" else not folder and original in OTHER_NAMES
    )
    follows = base[len(stem) : len(stem) + 1]
    if not is_ours or not base.startswith(stem) or follows.isalnum():
        return None
    return f"{folder}/{original}" if folder else original


def _letters_of(name: str) -> str:
    """The letters that a name begins with."""
    return name[: next((place for place, char in enumerate(name) if not char.isalpha()), len(name))]
