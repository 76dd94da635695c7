"""What the files of a record are called, below its folder; and of which of them another one is a copy."""

from __future__ import annotations

from tracker.domain.time.week import Week
from tracker.storage.weeks_folder import ASIDE, week_named

LIST_NAME = "activities.toml"
TRACKS_NAME = "tracks.toml"
OTHER_NAMES = (LIST_NAME, TRACKS_NAME)


def log_name(week: Week) -> str:
    return f"weeks/{week}.toml"


def aside_name(week: Week) -> str:
    return f"weeks/{week}{ASIDE}"


def original_of(name: str) -> str | None:
    """The file that another one is a copy of, by its name; None where it is no copy of any.

    Sync tools put something between the name and its ending: ``2026-W47.sync-conflict-….toml``,
    ``2026-W47 (HOST's conflicted copy 2026-11-22).toml``, ``2026-W47 2.toml``.
    """
    folder, _, base = name.rpartition("/")
    if not base.endswith(".toml") or base.endswith(ASIDE):
        return None
    stem = base[: len("2026-W47")] if folder == "weeks" else _letters_of(base)
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
