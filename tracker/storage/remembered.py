"""What the app remembers on this machine from one time to the next."""

from __future__ import annotations

import json
import os
from contextlib import suppress

from tracker.domain.errors import DataError
from tracker.storage.safe_write import make_folder, read_bytes, write_bytes


class Remembered:
    """The theme that was chosen last. Losing it costs one choice, so no error is told."""

    def __init__(self, path: str) -> None:
        self._path = path

    @property
    def theme(self) -> str | None:
        with suppress(DataError, ValueError):
            content = json.loads(read_bytes(self._path) or b"{}")
            theme = content.get("theme") if isinstance(content, dict) else None
            return theme if isinstance(theme, str) else None
        return None

    def remember_theme(self, theme: str) -> None:
        """Keep a theme for the next time."""
        with suppress(DataError):
            make_folder(os.path.dirname(self._path))
            write_bytes(self._path, json.dumps({"theme": theme}).encode())
