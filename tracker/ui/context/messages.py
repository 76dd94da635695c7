"""What is told to the user, in a line of its own on whichever screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.notifications import SeverityLevel

from tracker.domain.errors import TrackerError
from tracker.domain.value import value
from tracker.ui.context.published import Published

# How many seconds it stays: what went well is seen in the rest of the screen too.
_SECONDS = {"information": 12, "warning": 30, "error": 60}
# For so many seconds what was told is not taken as read; and more signs than these nobody reads at once.
_UNREAD = 3
_MOST_TOGETHER = 320


@value
class Message:
    """What happened, in words; empty where nothing is told."""

    words: str = ""
    severity: SeverityLevel = "information"


NOTHING_SAID = Message()


class Messages:
    """One message at a time: the last one replaces the one before."""

    def __init__(self, app: App[Any], has_bell: bool) -> None:
        self._app = app
        self.has_bell = has_bell
        self._latest = Published(NOTHING_SAID)
        self._seconds_left = 0
        self._passing = NOTHING_SAID

    @property
    def latest(self) -> Message:
        """What stands there now."""
        return self._latest.value

    def follow(self, node: DOMNode, show: Callable[[Message], None]) -> None:
        """Have each message shown, as long as a screen is there."""
        self._latest.follow(node, show)

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; what is no mere information rings.

        What was told a moment ago and nobody can have read yet stays beside it, if either is more than mere
        information: a refusal before the next success, or a notice after what it is about.
        """
        if severity != "information":
            self.bell()
        before = self.latest
        if self._is_unread(before, severity) and len(before.words) + len(words) < _MOST_TOGETHER:
            # The same once more, as by a key that is held, says nothing more.
            is_said = before.words.endswith(words)
            words = before.words if is_said else f"{before.words} {words}"
            severity = max(before.severity, severity, key=list(_SECONDS).index)
        self._seconds_left = _SECONDS[severity]
        self._latest.publish(Message(words, severity))

    def say_for_now(self, words: str) -> None:
        """Tell how far something has come, in place of what went well; empty words take that away."""
        if self.latest.severity != "information":
            # A refusal would be gone before anybody could read it.
            return
        if words:
            self._passing, self._seconds_left = Message(words), _SECONDS["information"]
            self._latest.publish(self._passing)
        elif self.latest == self._passing:
            self.clear()

    def _is_unread(self, before: Message, severity: SeverityLevel) -> bool:
        age = _SECONDS[before.severity] - self._seconds_left
        is_plain = before.severity == severity == "information" or before == self._passing
        return bool(before.words) and not is_plain and age < _UNREAD and severity != "error"

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self.say(str(error), "error")

    def clear(self) -> None:
        """Take back what is told."""
        self._latest.publish(NOTHING_SAID)

    def pass_by(self) -> None:
        """Something else is looked at: what went well on the last screen need not stand on this one."""
        if self.latest.severity == "information":
            self.clear()

    def tick(self) -> None:
        """A second has passed: what was told long enough goes."""
        if self._seconds_left:
            self._seconds_left -= 1
            if not self._seconds_left:
                self.clear()

    def bell(self) -> None:
        """Ring, unless the settings want it quiet."""
        if self.has_bell:
            self._app.bell()
