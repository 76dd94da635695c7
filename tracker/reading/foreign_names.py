"""``imports.toml``: what names of other trackers stand for. No view is made of it yet; it is only kept."""

from __future__ import annotations

from tracker.domain.value import replace
from tracker.storage.errors import Unreadable
from tracker.storage.file_state import FileState, understood
from tracker.storage.files import Files

NAME = "imports.toml"


def foreign_names(files: Files) -> FileState | None:
    """The file as it is, damaged only where it is no TOML; None where there is none."""
    try:
        content = files.content(NAME)
    except Unreadable as error:
        return files.not_understood(NAME, error)
    if content is None:
        return None
    state = understood(NAME, content)
    return state if state.document is None else replace(state, damage="", damage_line=0)
