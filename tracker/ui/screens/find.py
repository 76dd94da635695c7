"""Finding an activity by typing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList
from textual.widgets.option_list import Option

from tracker.domain.activity import Activity
from tracker.ui.bound import bound


class FindActivity(ModalScreen[str | None]):
    """Asks for an activity; its key, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("find.leave", "leave", show=True),
        bound("find.choose", "choose", show=True, priority=True),
        bound("find.down", "highlight(1)", show=True, priority=True),
        bound("find.up", "highlight(-1)", show=True, priority=True),
    ]

    def __init__(self, activities: list[Activity]) -> None:
        super().__init__()
        self._activities = activities

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Input(placeholder="Type a part of its name", id="find-text", compact=True)
            yield OptionList(id="find-list", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#find-list").can_focus = False
        self._offer("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def _offer(self, text: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(Content(f"{activity.name}  ({activity.kind})"), id=activity.key)
            for activity in _fitting(self._activities, text)
        )
        options.highlighted = 0 if options.option_count else None

    def action_highlight(self, lines: int) -> None:
        """Move through what fits."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + lines) % options.option_count

    def action_choose(self) -> None:
        """Take what is highlighted."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)


def _fitting(activities: list[Activity], text: str) -> list[Activity]:
    """What contains the text, what begins with it first."""
    wanted = text.strip().casefold()
    fitting = [a for a in activities if wanted in a.name.casefold() or wanted in a.key]
    return sorted(fitting, key=lambda activity: not activity.name.casefold().startswith(wanted))
