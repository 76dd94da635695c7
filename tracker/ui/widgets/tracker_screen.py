"""What every screen has, dialogs too: the context it works with, and one way out."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete

from tracker.ui.context.context import ScreenContext
from tracker.ui.context.messages import Message
from tracker.ui.context.view import View
from tracker.ui.terminal.sized_screen import SizedScreen
from tracker.ui.widgets.footer import ScreenFooter

Answer = TypeVar("Answer")


class TrackerScreen(SizedScreen[Answer]):
    """A screen that is given its context, and is left once, however often it is asked to."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self._unsaved = ""
        self._was_shown = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        # Styled as it was mounted; Textual would do that once more.
        event.refresh_styles = event.refresh_styles and self._was_shown
        self._was_shown = True

    def on_compose(self) -> None:
        # As wide and as high as it is before anything is styled by it, and not only after.
        size, widths, heights = self.app.size, self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        for cells, breakpoints in ((size.width, widths), (size.height, heights)):
            self.add_class(*self._get_breakpoint_classes(cells, breakpoints or []), update=False)

    def on_mount(self) -> None:
        self.context.follow(self, self._show_unsaved)
        self.context.follow_messages(self, self.show_message)

    def on_unmount(self) -> None:
        # By this memory Textual would keep all that was painted on screens that have gone.
        StylesCache.get_inner_outer.cache_clear()

    def show_message(self, message: Message) -> None:
        """Show what is told, whatever else is shown here."""
        self.query_one(ScreenFooter).said = message
        self.footer_changed()

    def footer_changed(self) -> None:
        """What is told may take more lines than before, or fewer; who has lines to give away says so here."""

    def _show_unsaved(self, view: View) -> None:
        """Say what is not saved yet, whatever else is shown here."""
        if view.unsaved != self._unsaved:
            self._unsaved = view.unsaved
            self.query_one(ScreenFooter).unsaved = view.unsaved
            self.footer_changed()

    def start(self, key: str) -> None:
        """Start an activity that was named, or switch to it; what runs already goes on."""
        self.context.start(key)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave with the answer; a second time does nothing."""
        # A second enter or click may wait behind the first, until after the screen has gone.
        return super().dismiss(result) if self.is_active else AwaitComplete()
