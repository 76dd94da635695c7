"""What else lies in the folders: copies, what is in the cloud, and what belongs to nobody's record."""

from __future__ import annotations

import os

from tracker.storage.file_names import original_of
from tracker.storage.weeks_folder import ASIDE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.storage.files import Files

_PLACEHOLDER = ".icloud"
# What editors, sync tools and systems keep for themselves: swap files, backups, locks, what came half.
_ENDINGS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".part", ".partial", ".crdownload", "#")
_BEGINNINGS = (".", "#", "~$", "~syncthing~")
_NAMES = ("4913", "Thumbs.db", "desktop.ini", "Icon\r")


def stray_files(files: Files) -> list[str]:
    """What lies among the logs without being one, such as the copies that sync tools leave."""
    names = _names_in(files.folders.weeks)
    known = {f"{week}.toml" for week in files.weeks()} | {f"{week}{ASIDE}" for week in files.asides()}
    return [name for name in names if name not in known and not _is_kept_for_itself(name)]


def copies(files: Files) -> list[str]:
    """The copies that sync tools left of the list and of logs, by their names in the data folder."""
    names = [*_names_in(files.folders.data), *(f"weeks/{name}" for name in stray_files(files))]
    return [name for name in names if original_of(name) not in (None, name)]


def in_the_cloud(files: Files) -> list[str]:
    """What is there as a placeholder only, such as ``.2026-W47.toml.icloud``, by its name once downloaded."""
    found = []
    for folder, inside in ((files.folders.data, ""), (files.folders.weeks, "weeks/")):
        for name in _names_in(folder):
            if name.startswith(".") and name.endswith(_PLACEHOLDER):
                found.append(f"{inside}{name[1 : -len(_PLACEHOLDER)]}")
    return [name for name in found if original_of(name) == name]


def _is_kept_for_itself(name: str) -> bool:
    return name in _NAMES or name.startswith(_BEGINNINGS) or name.lower().endswith(_ENDINGS)


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
