"""Reading ``config.toml``, whatever lies in its place."""

from __future__ import annotations

from tracker.domain.errors import DataError
from tracker.settings import Settings, settings_in
from tracker.storage.safe_write import read_bytes


def read_settings(path: str) -> Settings:
    """The settings of a file; the defaults where there is none, with what is wrong with it."""
    try:
        content = read_bytes(path)
    except DataError as error:
        return Settings(problems=(f"{error} All settings are at their defaults.",))
    # A file that begins anew (a shell has just emptied it) says nothing, and nothing wrong.
    text = (content or b"").decode("utf-8", "replace").removeprefix("\ufeff")
    return settings_in(text, path)
