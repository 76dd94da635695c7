"""What the driver of the terminal asks of the app, beside what Textual's own drivers do."""

from __future__ import annotations

from textual.app import App


class DrivenApp(App[None]):
    """An app that follows what becomes of its terminal."""

    @property
    def is_leaving(self) -> bool:
        """Whether the app was asked to end."""
        raise NotImplementedError

    def end_on_signals(self) -> None:
        """Have the signals that end a process end the app."""
        raise NotImplementedError

    def paint_anew(self) -> None:
        """Paint everything, whatever the terminal shows."""
        raise NotImplementedError

    def come_back(self) -> None:
        """Follow the terminal again, and paint everything: the shell has had it."""
        raise NotImplementedError

    def is_busy(self, enough: int) -> bool:
        """Whether more than so many messages and keys wait."""
        raise NotImplementedError

    def leave_gone_terminal(self) -> None:
        """End at once: the terminal has gone."""
        raise NotImplementedError
