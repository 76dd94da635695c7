"""What is said about files that are damaged, or that lie where they do not belong."""

from __future__ import annotations

import os

from tracker.domain.week.oddities import Oddity
from tracker.storage.errors import WAY_OUT_ASIDE, way_back
from tracker.storage.file_names import counted_in, shown_name
from tracker.storage.file_state import FileState
from tracker.storage.weeks_folder import ASIDE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.week import Week

STRAY = "it is no week's log and counts nothing. Move it elsewhere, or name it like a log."
IN_THE_CLOUD = "it is still in the cloud, so nothing of it counts here. Download it."
COPY = 'it is a copy that a sync tool left; it counts nothing. Merge it: tracker merge "{name}"'


def way_out(state: FileState) -> str:
    """What to do about a damaged file."""
    if state.is_newer:
        return ". Install that version to change it."
    if state.is_cut_off:
        return f". {way_back(state.name)}"
    if state.name.endswith(ASIDE):
        return f"{WAY_OUT_ASIDE}."
    return f". Correct it, or bring back an earlier version: tracker restore {shown_name(state.name)}"


def vanished(name: str, number: int) -> str:
    """What is said where so much is gone from a file."""
    return f"{counted_in(name, number)} vanished. {way_back(name)}"


def one_id_in_two_logs(entry_id: str, other: Week) -> Oddity:
    """What is said of an entry whose id stands in an earlier log as well."""
    return Oddity(
        f"an entry of {other} has the same id. Where it is the same entry, its hours count twice: take one "
        "away; else give one another id, any word that no other entry has.",
        entry_id=entry_id,
    )


def aside_oddity(log: FileState | None, aside: FileState) -> Oddity:
    """What is to be done with what lies beside a log."""
    if log is None:
        return Oddity(log_is_missing(aside))
    if aside.damage:
        return Oddity("what you did while the log was damaged; it is joined once this is mended as well.")
    if log.damage:
        return Oddity("what you did since the log was damaged; it counts. It is joined once that is mended.")
    return Oddity("what you did while the log was damaged; it counts. tracker check --fix joins them.")


def log_is_missing(aside: FileState) -> str:
    """What is said where the log is gone beside which something lies."""
    week = aside.read.log.week
    return (
        f"{week}.toml is not there, only what was done beside it, which counts. To bring back the log: "
        f"tracker restore {week}. Where it is right so, the next change in that week makes a log of it."
    )


def what_follows(state: FileState) -> str:
    """What becomes of a file that is damaged, and of what is done meanwhile; without a full stop."""
    if state.is_newer or not state.name.startswith("weeks/"):
        return "It can be viewed, not changed"
    if state.is_unread:
        return "Nothing is changed before it can be read"
    if state.name.endswith(ASIDE):
        return f"Nothing can be changed in its week{WAY_OUT_ASIDE}"
    beside = f"{os.path.basename(state.name).removesuffix('.toml')}{ASIDE}"
    return f"It stays as it is; what you do goes on in {beside}"


def problem_of(state: FileState) -> tuple[str, ...]:
    """What keeps a file from being read as a whole, if anything."""
    if not state.damage:
        return ()
    return (f"{os.path.basename(state.name)}{state.damage_told}. {what_follows(state)}",)
