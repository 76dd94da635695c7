"""Reading ``config.toml``, whatever lies in its place."""

from __future__ import annotations

from tracker.domain.errors import DataError
from tracker.domain.text import one_line
from tracker.settings.config import Settings, judged
from tracker.storage.toml.document import TomlDamage, parse
from tracker.storage.writing.safe_write import read_bytes


def read_settings(path: str) -> Settings:
    """The settings of a file; the defaults where there is none, with what is wrong with it."""
    try:
        content = read_bytes(path)
    except DataError as error:
        return Settings(problems=(f"{error} All settings are at their defaults.",))
    # A file that begins anew (a shell has just emptied it) says nothing, and nothing wrong.
    return settings_in(text_of(content or b""), path)


def text_of(content: bytes) -> str:
    """The text of a file of settings."""
    return content.decode("utf-8", "replace").removeprefix("\ufeff")


def settings_in(text: str, name: str) -> Settings:
    """The settings in a text; ``name`` is that of its file, for what is said about it."""
    try:
        data = parse(text)
    except TomlDamage as damage:
        where = f"{name}, line {damage.line}" if damage.line else name
        problem = f"{where}: {one_line(damage.message)}. All settings are at their defaults."
        return Settings(problems=(problem,))
    return judged(data, text, name)
