"""Where to split an entry."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.entries.entry import Entry
from tracker.domain.entries.shown_edges import ShownEdges
from tracker.domain.errors import TrackerError
from tracker.domain.time.when_in_entry import ReplacedMoment, parse_when_in_entry, when_in_entry_text
from tracker.domain.time.zone import instant_of, zone_of
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField


class SplitForm(Form[datetime]):
    """Asks for the moment at which an entry becomes two; its middle is offered."""

    def __init__(
        self,
        context: ScreenContext,
        title: str,
        entry: Entry,
        middle: datetime,
        days: tuple[int, int],
        edges: ShownEdges,
    ) -> None:
        """``days`` are the instants between which a bare time lies, ``edges`` those of all entries."""
        super().__init__(context)
        self._title = title
        self._entry = entry
        self._middle = middle
        self._days = days
        self._edges = edges

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            at = when_in_entry_text(self._middle, self._days, self.context.zone)
            field = Input(at, id="at", compact=True, max_length=32, classes="when")
            yield FormField("Split at", field, "its middle; or 14:35, or +20m after its start")
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#at").focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the moment, or say what is wrong with it."""
        start, now = self._entry.start, self.context.days.now()
        try:
            replaced, zone = ReplacedMoment(start, self._days, after=start), zone_of(start, self.context.zone)
            at = parse_when_in_entry(
                self.query_one("#at", Input).value, replaced, now, zone, self._edges.begin_in
            )
        except TrackerError as error:
            self.refuse("at", str(error))
            return
        if self._entry.first < instant_of(at) < self._entry.last(instant_of(now)):
            self.dismiss(at)
        else:
            self.refuse("at", "That is not inside the entry.")
