"""The app: it puts the parts together, and has the keys that work on every screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider

from tracker.changes.changes import Changes
from tracker.clock import SystemClock
from tracker.domain.errors import TrackerError
from tracker.domain.week.week_record import WeekRecord
from tracker.settings.config import ASCII, DEFAULTS, Settings
from tracker.storage.machine.app_memory import AppMemory
from tracker.ui.context.background import Background
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.view import View
from tracker.ui.terminal.app import TerminalApp
from tracker.ui.terminal.ascii_glyphs import AsciiFilter, lacks_signs
from tracker.ui.terminal.key_bindings import key_binding, shown_key
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.terminal.themes import THEMES, colour_defaults, fitting_theme, paintable_theme
from tracker.ui.terminal.title import running_title
from tracker.ui.week.screen import WeekScreen

if TYPE_CHECKING:
    from tracker.ui.notices.notices import Notices

# With hours of fewer activities than this a week shows nothing of what a demo is for.
_ENOUGH_FOR_A_DEMO = 3

# Makes a screen, with the context that it is given.
MakeScreen = Callable[[ScreenContext], Screen[None]]


def _look_for_cycles() -> None:
    """Have cycles of objects cleared away again, of which the first picture leaves few."""
    if not gc.isenabled():
        # All that there is by now stays as long as the app.
        gc.freeze()
        gc.enable()


def _commands() -> type[Provider]:
    # Loaded when it is asked for: the first picture must not wait for it.
    from tracker.ui.dialogs.palette import Commands

    return Commands


class TrackerApp(TerminalApp):
    """The composition of the screens over one record."""

    TITLE = "tracker"
    CSS_PATH = [stylesheet("app"), stylesheet("week")]
    COMMANDS: ClassVar = {_commands}
    # The name of the theme that was chosen, and what is painted for it.
    _painted_theme: tuple[str, Theme] | None = None

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("app.undo", "undo", show=True),
        key_binding("app.redo", "redo"),
        key_binding("app.palette", "command_palette", priority=True),
        key_binding("app.help", "keys", show=True),
        # Over forms as well, which have none of the other keys of the app.
        key_binding("app.paint", "paint", priority=True),
        key_binding("app.aside", "step_aside", priority=True),
        key_binding("app.quit", "leave", show=True),
    ]

    def __init__(
        self,
        changes: Changes,
        clock: SystemClock,
        app_memory: AppMemory,
        first: WeekRecord,
        is_new: bool = False,
        settings: Settings = DEFAULTS,
        opens: MakeScreen | None = None,
        is_demo: bool = False,
    ) -> None:
        """``first`` is the week to begin with; ``is_new`` says that there is no record yet.

        ``opens`` makes the screen to begin with, over the week. A demo says that it is one.
        """
        self._thread = FileThread()
        # Said before anything is drawn, or colours would be turned into greys instead of left out.
        super().__init__(True if "NO_COLOR" in os.environ else None, self._thread.close)
        self.farewell = ""
        """A last word, once the app was left."""
        self._app_memory = app_memory
        self._settings = settings
        self._is_new = is_new
        self._opens = opens
        self._is_demo = is_demo
        self._notices: Notices | None = None
        self._follow_settings()
        self._background = Background(
            self,
            self._thread,
            changes,
            clock,
            app_memory,
            settings,
            first,
            meet=partial(self.go_on_after, clock),
            leave=self._leave,
            notify=self._send_notice,
        )
        self.context = self._background.context
        self._background.settings.follow(self._follow_chosen)

    def _follow_settings(self) -> None:
        if self._settings.keys:
            # Before the first line of keys is shown.
            self.set_keymap({**self._settings.keys})
        self._draw_signs()
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with_theme(fitting_theme(self, self._settings.theme, self._app_memory.theme))

    def _follow_chosen(self, settings: Settings) -> None:
        """Take over at once how it looks."""
        is_redrawn = settings.glyphs != self._settings.glyphs
        self._settings = settings
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        if is_redrawn:
            self._draw_signs()
            for screen in self.screen_stack:
                for widget in screen.walk_children(with_self=True):
                    widget.refresh()

    def _draw_signs(self) -> None:
        """Draw the signs that are wanted, or those that every terminal has."""
        self._filters = [each for each in self._filters if not isinstance(each, AsciiFilter)]
        if self._settings.glyphs == ASCII or lacks_signs():
            self._filters.append(AsciiFilter())

    def _begin_with_theme(self, name: str) -> None:
        """Have the first picture in a theme, before the stylesheets are read: to read them takes long.

        Textual has made its colours and its filter for its own first theme, and follows another one only
        once it runs.
        """
        self.set_reactive(TrackerApp.theme, name)
        theme = self.current_theme
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)
        classes = {f"-theme-{theme.name}": True, "-dark-mode": theme.dark, "-light-mode": not theme.dark}
        self.update_classes(classes, update=False)

    # Life

    def get_default_screen(self) -> WeekScreen:
        """Home."""
        return WeekScreen(self.context, self._is_new)

    def on_mount(self) -> None:
        self.take_terminal()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if words := self._settings.problems_in_short:
            self.say(words, "warning")
        self.context.follow(self, self._show_title)
        self._background.begin()
        self.set_interval(1, self._tick)
        self.call_after_refresh(_look_for_cycles)
        if self._opens is not None:
            self.push_screen(self._opens(self.context))
        if self._is_demo:
            self._begin_demo()

    def _begin_demo(self) -> None:
        """Say that the weeks are made up, and show one that has hours, on a Monday as well."""
        words = "A demo: these weeks are made up, and gone when you leave."
        with_hours = [row for row in self.context.view.report.rows if row.seconds]
        if len(with_hours) < _ENOUGH_FOR_A_DEMO:
            self.context.turn_week(-1)
            words += f" This is last week; {self.context.name_of_key('week.next')} shows this one."
        self.say(words)

    def on_unmount(self) -> None:
        self._thread.close()

    def _tick(self) -> None:
        """The one timer."""
        self.check_terminal()
        self._background.tick()

    def _leave(self, farewell: str) -> None:
        self.farewell = farewell
        self.exit()

    # How it looks

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read what a screen adds. Textual would parse and apply all that was read before once more."""
        added = [path for path in screen.css_path if not self.stylesheet.has_source(str(path))]
        if added:
            self.stylesheet.read_all(added)
            self.stylesheet.parse()
            # It was styled when it was made, before they were read.
            self.stylesheet.apply(screen)
        super()._load_screen_css(screen)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Style a node anew. One that has no place yet is styled as it gets one; fields ask for it before."""
        if node is self or node.is_attached:
            super().update_styles(node, animate)

    @property
    def current_theme(self) -> Theme:
        """The theme that was chosen, as this terminal can paint it."""
        if not hasattr(self, "console"):
            # Asked for while Textual makes the app, too.
            return super().current_theme
        # Asked for with all that is painted, some ten times a key.
        if self._painted_theme is None or self._painted_theme[0] != self.theme:
            self._painted_theme = self.theme, paintable_theme(self, super().current_theme)
        return self._painted_theme[1]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that our stylesheets name, for every theme."""
        return colour_defaults(self.current_theme.to_color_system().generate())

    def get_key_display(self, binding: Binding) -> str:
        """How a key is shown in its line, in the help and in the palette."""
        return shown_key(binding.key)

    def _keep_theme(self, _: object) -> None:
        theme = self.theme
        if theme != self._app_memory.theme:
            self.run_worker(self._thread.run(lambda: self._app_memory.remember_theme(theme)))
        if self._settings.theme and theme != self._settings.theme:
            # What the settings say would win over it at the next start.
            self.context.choose("theme", theme)

    def _show_title(self, view: View) -> None:
        """Have the terminal's title say what runs."""
        running = view.report.running
        name = "" if running is None else self.context.name_of(running.activity)
        title = running_title(running, name, view.report.now)
        self.show_title(f"demo · {title}" if self._is_demo else title)

    async def _send_notice(self, words: str, way: str) -> None:
        """Have what is said by itself shown outside of the app."""
        if self._notices is None:
            # Loaded when it is wanted, which it mostly is not.
            from tracker.ui.notices.notices import Notices

            self._notices = Notices(self.send_to_terminal, partial(self.say, severity="warning"))
        await self._notices.send(words, way)

    # The keys of every screen

    def action_undo(self) -> None:
        """Take back the last change, by whichever program it was made."""
        redo = self.context.name_of_key("app.redo")
        self.context.change(lambda changes, now: changes.history.undo(now), f"{redo} redoes")

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.context.change(lambda changes, now: changes.history.redo(now))

    def action_command_palette(self) -> None:
        """Find everything that can be done here by typing."""
        if not isinstance(self.screen, CommandPalette):
            self._find_by_typing("Type what you want to do")

    def search_themes(self) -> None:
        """Find a theme by typing."""
        self._find_by_typing("Type a part of its name", [ThemeProvider])

    def _find_by_typing(self, hint: str, providers: list[type[Provider]] | None = None) -> None:
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.ui.dialogs.palette import Palette

        self.push_screen(Palette(self.context, hint, providers))

    def action_keys(self) -> None:
        """Show what can be done here."""
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.ui.dialogs.help import HelpScreen, keys_by_group

        bindings = [each.binding for each in self.screen.active_bindings.values()]
        display = {binding.key: self.get_key_display(binding) for binding in bindings}
        keys = keys_by_group(bindings, display)
        self.push_screen(HelpScreen(self.context, self.screen.HELP or "", keys))

    def action_paint(self) -> None:
        """Paint everything anew."""
        self.paint_anew()

    def action_step_aside(self) -> None:
        """Stop, so that the shell has the terminal, until it has the app go on."""
        if not self.step_aside():
            self.say("No shell could bring the app back here, so it stays.")

    def action_leave(self) -> None:
        """Leave once everything is saved; the timer goes on."""
        self._background.leave()

    async def action_quit(self) -> None:
        """Textual's own way out, ctrl+q, is no other one."""
        self.action_leave()

    def action_help_quit(self) -> None:
        """Whoever presses ctrl+c wants to know the way out."""
        self.say(f"{self.context.name_of_key('app.quit')} leaves; the timer goes on.")

    # What is told

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened, as the screens do."""
        self.context.say(words, severity)

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self.context.tell_error(error)
