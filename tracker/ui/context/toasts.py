"""What is told to the user, over whatever is shown."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.notifications import SeverityLevel

from tracker.domain.errors import TrackerError

_SECONDS = 4.0


class Toasts:
    """One toast at a time: the last word replaces the one before."""

    def __init__(self, app: App[Any], has_bell: bool) -> None:
        self._app = app
        self.has_bell = has_bell
        """Whether the settings want it to ring."""

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; what is no mere information rings."""
        self._app.clear_notifications()
        if severity != "information":
            self.bell()
        self._app.notify(words, severity=severity, timeout=_SECONDS, markup=False)

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self.say(str(error), "error")

    def bell(self) -> None:
        """Ring, unless the settings want it quiet."""
        if self.has_bell:
            self._app.bell()
