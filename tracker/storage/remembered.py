"""What the app remembers on this machine from one time to the next."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from tracker.domain.errors import DataError
from tracker.storage.safe_write import make_folder, read_bytes, write_bytes

_STEPS_KEPT = 8


class Remembered:
    """The theme chosen last, and where assessments were left. Losing it costs little, so no error is told."""

    def __init__(self, path: str) -> None:
        self._path = path

    @property
    def theme(self) -> str | None:
        theme = self._content().get("theme")
        return theme if isinstance(theme, str) else None

    def remember_theme(self, theme: str) -> None:
        """Keep a theme for the next time."""
        self._keep({**self._content(), "theme": theme})

    def step(self, week: str) -> str:
        """The step at which a week's assessment was left; empty where none is known."""
        step = self._steps().get(week)
        return step if isinstance(step, str) else ""

    def remember_step(self, week: str, step: str) -> None:
        """Keep the step at which a week's assessment stands; empty forgets it."""
        steps = {other: known for other, known in self._steps().items() if other != week}
        if step:
            steps[week] = step
        self._keep({**self._content(), "steps": dict([*steps.items()][-_STEPS_KEPT:])})

    def _steps(self) -> dict[str, Any]:
        steps = self._content().get("steps")
        return steps if isinstance(steps, dict) else {}

    def _content(self) -> dict[str, Any]:
        with suppress(DataError, ValueError, RecursionError):
            content = json.loads(read_bytes(self._path) or b"{}")
            return content if isinstance(content, dict) else {}
        return {}

    def _keep(self, content: dict[str, Any]) -> None:
        with suppress(DataError):
            make_folder(os.path.dirname(self._path))
            write_bytes(self._path, json.dumps(content).encode())
