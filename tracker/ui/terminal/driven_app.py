"""What the driver of the terminal asks of the app, beside what Textual's own drivers do."""

from __future__ import annotations

from textual.app import App


class DrivenApp(App[None]):
    """An app that follows what becomes of its terminal."""

    def paint_anew(self) -> None:
        """Paint everything, whatever the terminal shows."""
        raise NotImplementedError

    def is_busy(self, enough: int) -> bool:
        """Whether more than so many messages and keys wait."""
        raise NotImplementedError

    def leave_gone_terminal(self) -> None:
        """End at once: the terminal has gone."""
        raise NotImplementedError
