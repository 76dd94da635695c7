"""The ways to look back, and the line that names them."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.trends import WEEKS_SIDE_BY_SIDE

WEEKS, MONTHS, YEARS, DAYS = "weeks", "months", "years", "days"
LOOKS = (WEEKS, MONTHS, YEARS, DAYS)


@value
class Look:
    """A way to look back with the ``day`` at which the cursor begins; None for today.

    ``weeks`` is how many stand side by side where that is what is shown, and ``last`` the last of them;
    None where the day says it. ``above`` is what it was opened from, and what back leads to.
    """

    kind: str
    day: date | None = None
    weeks: int = WEEKS_SIDE_BY_SIDE
    last: Week | None = None
    above: Look | None = None


class LookBar(Static):
    """Names the ways to look back, the present one in brackets, and takes clicks."""

    class Chosen(Message):
        """Another way is to be shown."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self, present: str) -> None:
        self._present = present
        super().__init__(self._names(), classes="look-bar")

    def _names(self) -> Content:
        """Each as wide with brackets as without, so that none moves."""
        return Content("").join(
            Content.styled(f"[{each.title()}]", "bold $primary")
            if each == self._present
            else Content(f" {each.title()} ")
            for each in LOOKS
        )

    def on_click(self, event: events.Click) -> None:
        end = 0
        for each in LOOKS:
            begin, end = end, end + len(each) + 2
            if begin <= event.x - self.gutter.left < end:
                self.post_message(self.Chosen(each))
