"""An app as it lives in a terminal: keys and texts come in, the title goes out, and the terminal may go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ScreenError
from textual.errors import NoWidget
from textual.widgets import Input

from tracker.ui.terminal.cell_widths import count_as_the_commands_do
from tracker.ui.terminal.clicks import Clicks
from tracker.ui.terminal.driven_app import DrivenApp
from tracker.ui.terminal.early_keys import ClickedKey, EarlyKeys
from tracker.ui.terminal.ending import Ending
from tracker.ui.terminal.fault import EndsAtFault
from tracker.ui.terminal.pasted import Pasted
from tracker.ui.terminal.title import KEEP, RESTORE, TerminalTitle

if TYPE_CHECKING:
    from textual.driver import Driver


class TerminalApp(EndsAtFault, DrivenApp):
    """Takes what the terminal sends in its order, and ends with the terminal."""

    def __init__(self, ansi_color: bool | None, finish_saving: Callable[[], None]) -> None:
        """``finish_saving`` is called before the process ends without a farewell."""
        count_as_the_commands_do()
        super().__init__(_driver_class(), ansi_color=ansi_color)
        # Nothing is told by toasts or tips: they would be two more widgets on every screen.
        self._disable_notifications = self._disable_tooltips = True
        self._title: TerminalTitle | None = None
        self._ending = Ending(self.exit, finish_saving)
        self._clicks = Clicks()
        self._early_keys = EarlyKeys(self, super().on_event, self._paste)

    def take_terminal(self) -> None:
        """Begin to follow what comes from the terminal; the app must be mounted."""
        self._early_keys.follow_screens()
        if self._driver is not None and not self.is_headless:
            self._title = TerminalTitle(self._driver.write)
            if sys.platform == "win32":
                # Elsewhere the driver does, with all else that it takes and gives back.
                self._driver.write(KEEP)

    def on_unmount(self) -> None:
        if sys.platform == "win32" and self._driver is not None and not self.is_headless:
            self._driver.write(RESTORE)

    # In

    async def on_event(self, event: events.Event) -> None:
        """Keys wait for a screen that is just opening, and so does what is pasted."""
        if isinstance(event, Pasted | ClickedKey) or (
            isinstance(event, events.Key) and not event.is_forwarded
        ):
            await self._early_keys.take(event)
        elif not self._is_for_nobody(event):
            await super().on_event(event)

    def _is_for_nobody(self, event: events.Event) -> bool:
        """Whether what a key or the mouse was meant for has gone meanwhile, for which Textual raises."""
        if isinstance(event, events.Key):
            return not self.screen_stack
        if not isinstance(event, events.MouseDown | events.MouseUp) or not self.screen_stack:
            return False
        if self._clicks.are_for_nobody(event, self.screen):
            return True
        return isinstance(event, events.MouseDown) and self._is_on_gone_widget(event)

    def _is_on_gone_widget(self, event: events.MouseDown) -> bool:
        """Whether the mouse is pressed on what is just leaving the screen."""
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except (NoWidget, ScreenError):
            return False
        return not widget.is_attached

    async def _paste(self, pasted: Pasted) -> bool:
        """Put a pasted text into the field that has the focus, if one has; whether there was one."""
        # The field of several lines takes long to load, and few are ever asked for one.
        from textual.widgets import TextArea

        if not isinstance(self.focused, Input | TextArea):
            self.say("What was pasted does nothing here: no field waits for a text.")
            return False
        text, is_cut = pasted.for_a_field, pasted.is_cut
        if isinstance(self.focused, Input) and self.focused.max_length:
            # More than there is room for it would take nothing of.
            line = "".join(text.splitlines()[:1])
            room = self.focused.max_length - len(self.focused.value) + len(self.focused.selected_text)
            text, is_cut = line[:room], is_cut or len(line) > room
        if is_cut:
            taken = f"Only the first {len(text)} characters of what was pasted were taken."
            self.say(taken if text else "Nothing of what was pasted was taken: the field is full.", "warning")
        await super().on_event(events.Paste(text))
        return True

    def is_busy(self, enough: int) -> bool:
        """Whether more than so many messages and keys wait."""
        return self.message_queue_size + self._early_keys.waiting > enough

    # Out

    def paint_anew(self) -> None:
        """Paint everything, whatever the terminal shows."""
        for screen in self.screen_stack[-1:]:
            screen.refresh()
        if self._title is not None:
            self._title.show_again()

    def show_title(self, title: str) -> None:
        """Set the title of the terminal, where it has one."""
        if self._title is not None:
            self._title.show(title)

    def send_to_terminal(self, command: str) -> None:
        """Have the terminal do what a command says, where there is a terminal."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(command)

    def step_aside(self) -> bool:
        """Stop until the shell continues the app; whether there is one that could."""
        is_stopping = bool(getattr(self._driver, "step_aside_for_shell", lambda: False)())
        if is_stopping:
            # What was typed behind that key is for the shell, which cannot be given it any more.
            self._early_keys.ignore()
        return is_stopping

    def come_back(self) -> None:
        """Follow the terminal again, and paint everything: the shell has had it."""
        self._early_keys.listen()
        self.paint_anew()

    # The end

    @property
    def is_leaving(self) -> bool:
        """Whether the app was asked to end."""
        return self._exit

    def end_on_signals(self) -> None:
        """Have the signals that end a process end the app."""
        self._ending.follow_signals()

    def check_terminal(self) -> None:
        """End where the terminal has gone; and take its size, should that still wait.

        Textual waits for a timer that never comes where the machine was busy for an instant while it began.
        """
        self._check_resize()
        if not self.is_headless:
            self._ending.check_terminal()

    def leave_gone_terminal(self) -> None:
        """End at once: the terminal has gone."""
        self._ending.leave_gone_terminal()

    @property
    def is_terminal_stuck(self) -> bool:
        """Whether the terminal has stopped reading, so that a last word would be waited for for ever."""
        return bool(getattr(self._driver, "is_stuck", False))


def _driver_class() -> type[Driver] | None:
    """What knows the terminal; Textual's own choice for None."""
    if sys.platform == "win32":
        return None
    from tracker.ui.terminal.driver import TerminalDriver

    return TerminalDriver
