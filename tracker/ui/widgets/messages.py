"""What widgets ask for; whoever is above them decides."""

from __future__ import annotations

from textual.message import Message


class SwitchTo(Message):
    """Start this activity, switch to it, or stop it where it runs."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class OpenDay(Message):
    """Show the entries of a day of the week that is shown; 0 is Monday."""

    def __init__(self, day: int) -> None:
        super().__init__()
        self.day = day
