"""The smallest Textual app that does one thing of what ours does: a ruler to measure ours by."""

from __future__ import annotations

import sys
from itertools import count
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static


class MinimalApp(App[None]):
    """One line and, where asked for, one ticking Digits."""

    BINDINGS: ClassVar = [("j", "change", "Change")]

    def compose(self) -> ComposeResult:
        if "ticking" in sys.argv:
            yield Digits("0:00:00")
        yield Static("ready-to-go")

    def on_mount(self) -> None:
        self._seconds = count()
        if "ticking" in sys.argv:
            self.set_interval(1, self._tick)

    def _tick(self) -> None:
        seconds = next(self._seconds)
        self.query_one(Digits).update(f"0:{seconds // 60:02}:{seconds % 60:02}")

    def action_change(self) -> None:
        self.query_one(Static).update(f"ready-to-go {next(self._seconds)}")


if __name__ == "__main__":
    MinimalApp().run()
