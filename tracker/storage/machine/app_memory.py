"""What the app remembers on this machine from one time to the next."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from tracker.domain.errors import DataError
from tracker.storage.writing.replacing import write_bytes
from tracker.storage.writing.safe_write import make_folder, read_bytes

_STEPS_KEPT = 8


class AppMemory:
    """The theme chosen last, where assessments were left, and which week was greeted last.

    Losing it costs little, so no error is told.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    @property
    def theme(self) -> str | None:
        theme = self._content().get("theme")
        return theme if isinstance(theme, str) else None

    def remember_theme(self, theme: str) -> None:
        """Keep a theme for the next time."""
        with suppress(DataError):
            self._keep({**self._kept(), "theme": theme})

    def greets(self, week: str) -> bool:
        """Whether a week is greeted now: once."""
        if self._content().get("greeted") == week:
            return False
        with suppress(DataError):
            self._keep({**self._kept(), "greeted": week})
        return True

    def step(self, week: str) -> str:
        """The step at which a week's assessment was left; empty where none is known."""
        step = _steps_in(self._content()).get(week)
        return step if isinstance(step, str) else ""

    def remember_step(self, week: str, step: str) -> None:
        """Keep the step at which a week's assessment stands; empty forgets it."""
        with suppress(DataError):
            kept = self._kept()
            steps = {other: known for other, known in _steps_in(kept).items() if other != week}
            if step:
                steps[week] = step
            self._keep({**kept, "steps": dict([*steps.items()][-_STEPS_KEPT:])})

    def _content(self) -> dict[str, Any]:
        with suppress(DataError):
            return self._kept()
        return {}

    def _kept(self) -> dict[str, Any]:
        """What was kept. Raises Unreadable: what is written from it would be all that is left."""
        with suppress(ValueError, RecursionError):
            content = json.loads(read_bytes(self._path) or b"{}")
            return content if isinstance(content, dict) else {}
        return {}

    def _keep(self, content: dict[str, Any]) -> None:
        make_folder(os.path.dirname(self._path))
        write_bytes(self._path, json.dumps(content).encode())


def _steps_in(content: dict[str, Any]) -> dict[str, Any]:
    steps = content.get("steps")
    return steps if isinstance(steps, dict) else {}
