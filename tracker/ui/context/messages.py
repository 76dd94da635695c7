"""What is told to the user, in a line of its own on whichever screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.notifications import SeverityLevel

from tracker.domain.errors import TrackerError
from tracker.domain.value import replace, value
from tracker.ui.context.published import Published

# How many seconds it stays: what went well is seen in the rest of the screen too.
_SECONDS = {"information": 12, "warning": 30, "error": 60}
# What comes by itself comes while nobody looks.
_REMINDER_SECONDS = 120
# For so many seconds what was told is not taken as read; and more signs than these nobody reads at once.
_UNREAD = 3
_MOST_TOGETHER = 320
# What ends a sentence.
_ENDS = (".", "!", "?", "…", "»")


@value
class Message:
    """What happened, in words; empty where nothing is told. A reminder comes by itself."""

    words: str = ""
    severity: SeverityLevel = "information"
    is_reminder: bool = False


NOTHING_SAID = Message()


class Messages:
    """One message at a time: the last one replaces the one before."""

    def __init__(self, app: App[Any], has_bell: bool) -> None:
        self._app = app
        self.has_bell = has_bell
        self._latest = Published(NOTHING_SAID)
        self._seconds_left = 0
        # How many seconds it has stood there.
        self._age = 0
        self._passing = NOTHING_SAID
        self._reminders: list[str] = []
        self._rings = False

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
        if self._is_unread(before, severity) and self._go_together(before, words):
            # The same once more, as by a key that is held, says nothing more.
            is_said = before.words.endswith(words)
            words = before.words if is_said else _together(before.words, words)
            severity = max(before.severity, severity, key=list(_SECONDS).index)
        self._put(Message(words, severity), _SECONDS[severity])

    def remind(self, words: str, rings: bool) -> None:
        """Tell what comes by itself, once nothing stands there that somebody may not have read yet.

        ``rings`` says that it is wanted with a bell, whatever rings otherwise.
        """
        self._reminders.append(words)
        self._rings = self._rings or rings
        self._show_reminders()

    def _show_reminders(self) -> None:
        before = self.latest
        if not self._reminders or not self._gives_way(before):
            return
        words = self._reminders.pop(0)
        while self._reminders and len(words) + len(self._reminders[0]) < _MOST_TOGETHER:
            words += f" {self._reminders.pop(0)}"
        if before.is_reminder and self._go_together(before, words):
            words = _together(before.words, words)
        self._put(Message(words, is_reminder=True), _REMINDER_SECONDS)
        if self._rings:
            self._rings = False
            self._app.bell()

    def _gives_way(self, before: Message) -> bool:
        """Whether a reminder may take the place of what is told."""
        if not before.words:
            return True
        if before.is_reminder and self._go_together(before, self._reminders[0]):
            return True
        return before.severity == "information" and before != self._passing and self._age >= _UNREAD

    def _go_together(self, before: Message, words: str) -> bool:
        return len(before.words) + len(words) < _MOST_TOGETHER

    def _put(self, message: Message, seconds: int) -> None:
        before = self.latest
        if before.is_reminder and self._age < _UNREAD and before.words not in message.words:
            # A refusal comes first, and what nobody can have read yet again after it.
            self._reminders.insert(0, before.words)
        self._age, self._seconds_left = 0, seconds
        self._latest.publish(message)

    def say_for_now(self, words: str) -> None:
        """Tell what goes on, in place of what went well; empty words take that away."""
        if self.latest.severity != "information":
            # A refusal would be gone before anybody could read it.
            return
        if words:
            self._passing = Message(words)
            self._put(self._passing, _SECONDS["information"])
        elif self.latest == self._passing:
            self.clear()

    def _is_unread(self, before: Message, severity: SeverityLevel) -> bool:
        is_plain = before.severity == severity == "information" and not before.is_reminder
        is_new = bool(before.words) and before != self._passing and self._age < _UNREAD
        return is_new and not is_plain and severity != "error"

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self.say(str(error), "error")

    def clear(self) -> None:
        """Take back what is told."""
        self._latest.publish(NOTHING_SAID)

    def take_back_offer(self, offer: str) -> None:
        """What was offered would do something else by now: what merely told of it goes, and of what stands
        there for more the offer.
        """
        told = self.latest
        if not offer or offer not in told.words:
            return
        if told.severity == "information" and not told.is_reminder:
            self.clear()
        else:
            self._latest.publish(replace(told, words=told.words.replace(f" · {offer}", "")))

    def pass_by(self) -> None:
        """Something else is looked at: what went well on the last screen need not stand on this one."""
        # What goes on meanwhile goes on there too.
        is_over = self.latest != self._passing
        if is_over and self.latest.severity == "information" and not self.latest.is_reminder:
            self.clear()

    def tick(self) -> None:
        """A second has passed: what was told long enough goes."""
        self._age += 1
        if self._seconds_left:
            self._seconds_left -= 1
            if not self._seconds_left:
                self.clear()
        self._show_reminders()

    def bell(self) -> None:
        """Ring, unless the settings want it quiet."""
        if self.has_bell:
            self._app.bell()


def _together(before: str, words: str) -> str:
    """What was told and what is told now, each a sentence of its own."""
    return f"{before}{'' if before.endswith(_ENDS) else '.'} {words}"
