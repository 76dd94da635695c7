"""The app: it publishes one view, takes what is asked for to the record, and says what happened."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.screen import Screen

from tracker.changes.outcome import Outcome
from tracker.changes.timer import Timekeeper
from tracker.clock import SystemClock, SystemZone
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.away.questions import open_questions
from tracker.domain.errors import DataError, TrackerError
from tracker.domain.review.due import is_offer_due
from tracker.domain.time.duration import h_mm
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.week.guesses import is_guess_due
from tracker.domain.week.week_log import Numbers
from tracker.domain.week.week_report import WeekRecord, settled, week_report
from tracker.settings.config import ASCII, DEFAULTS, Settings
from tracker.settings.key_names import name_of_key
from tracker.storage.machine.app_memory import Remembered
from tracker.ui.context.assessments import Assessments
from tracker.ui.context.change_queue import ChangeQueue
from tracker.ui.context.days import Days
from tracker.ui.context.file_thread import HANGS_AFTER, FileThread
from tracker.ui.context.gone_screen import unless_gone
from tracker.ui.context.lookups import Lookups
from tracker.ui.context.presence import Presence
from tracker.ui.context.safe_quit import SafeQuit
from tracker.ui.context.view import View
from tracker.ui.context.week_reader import Snapshot, WeekReader
from tracker.ui.dialogs.help import HelpScreen, keys_by_group
from tracker.ui.dialogs.palette import Commands, Palette
from tracker.ui.terminal.app import TerminalApp
from tracker.ui.terminal.ascii_glyphs import AsciiFilter
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.terminal.themes import THEMES, colour_defaults, fitting_theme
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.screen import WeekScreen

if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry

TOAST_SECONDS = 4.0
PROBLEM_SECONDS = 20.0
# Keys whose names would be long in a line of keys.
_SHOWN_KEYS = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}


class TrackerApp(TerminalApp):
    """The composition of the screens over one record."""

    TITLE = "tracker"
    CSS_PATH = [stylesheet("app"), stylesheet("week")]
    MODES: ClassVar = {"week": WeekScreen}
    DEFAULT_MODE = "week"
    COMMANDS: ClassVar = {Commands}

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("app.undo", "undo", show=True),
        key_binding("app.redo", "redo"),
        key_binding("app.palette", "command_palette", priority=True),
        key_binding("app.help", "keys", show=True),
        key_binding("app.quit", "leave", show=True),
    ]

    view: reactive[View | None] = reactive(None, repaint=False)
    """The week shown, as of now: the one state that screens follow."""
    held: reactive[str] = reactive("", repaint=False)
    """Why a change waits to be saved; empty when none does."""

    def __init__(
        self,
        timekeeper: Timekeeper,
        clock: SystemClock,
        remembered: Remembered,
        first: WeekRecord,
        is_new: bool = False,
        settings: Settings = DEFAULTS,
        opens: Callable[[], Screen[None]] | None = None,
    ) -> None:
        """``first`` is the week to begin with; ``is_new`` says that there is no record yet.

        ``opens`` makes the screen to begin with, over the week.
        """
        # Said before anything is drawn, or colours would be turned into greys instead of left out.
        self._thread = FileThread()
        super().__init__(True if "NO_COLOR" in os.environ else None, self._thread.close)
        self._remembered = remembered
        self.is_new = is_new
        self.settings = settings
        if settings.keys:
            # Before the first line of keys is shown.
            self.set_keymap({**settings.keys})
        if settings.glyphs == ASCII:
            self._filters.append(AsciiFilter())
        for theme in THEMES:
            self.register_theme(theme)
        # Before the stylesheets are read, which takes as long again for another theme.
        self.set_reactive(TrackerApp.theme, fitting_theme(self, settings.theme, remembered.theme))
        self.farewell = ""
        self._timekeeper = timekeeper
        self._clock = clock
        self._presence = Presence(timekeeper.questions, timekeeper.heartbeat, self._thread, clock)
        self.assessments = Assessments(self._thread, timekeeper.record, remembered, clock)
        self._snapshot = Snapshot(first, settled(first))
        self._reader = WeekReader(timekeeper, clock, settings.limits, self._snapshot)
        self.days = Days(lambda: self._record, clock)
        self._week: Week | None = None
        notices: list[str] = []
        timekeeper.store.listen(notices.append)
        meet = partial(self.go_on_after, clock)
        self._changes = ChangeQueue(self._thread, self.say, self._hold, self._read, meet, notices)
        self.lookups = Lookups(
            self._thread,
            timekeeper,
            clock,
            lambda: self._record.week,
            lambda words: self.say(words, "error"),
        )
        # There from the start, so that the first picture is laid out once.
        self.set_reactive(TrackerApp.view, self._present_view())
        self._ticked = asyncio.Event()
        self._held_change = ""
        self._quit = SafeQuit(self, self._changes, self._thread, self._presence)
        self._opens = opens

    # Life

    def on_mount(self) -> None:
        self.take_terminal()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self._tell_problems_of_settings()
        self._publish()
        self.run_worker(self._changes.carry_out(), name="changes")
        self.run_worker(self._follow_files(), name="files")
        self.set_interval(1, self._tick)
        if self._opens is not None:
            self.push_screen(self._opens())

    def on_unmount(self) -> None:
        self._thread.close()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that our stylesheets name, for every theme."""
        return colour_defaults(self.current_theme.to_color_system().generate())

    def _tell_problems_of_settings(self) -> None:
        if words := self.settings.problems_in_short:
            self.notify(words, severity="warning", timeout=PROBLEM_SECONDS, markup=False)

    def name_of_key(self, key_id: str) -> str:
        """How the key of an action is called, for a text that names it."""
        return self.settings.name_of(key_id)

    def get_key_display(self, binding: Binding) -> str:
        """How a key is shown: as the settings call it, short where it stands alone."""
        return _SHOWN_KEYS.get(binding.key) or name_of_key(binding.key)

    def _keep_theme(self, _: object) -> None:
        theme = self.theme
        if theme != self._remembered.theme:
            self.run_worker(self._thread.run(lambda: self._remembered.remember_theme(theme)))

    # What is shown

    def _tick(self) -> None:
        self.check_terminal()
        self._tell_of_disk()
        self._presence.tick()
        self._publish()
        self._ticked.set()

    def _publish(self) -> None:
        self.view = self._present_view()
        self._show_title(self.view.report.now)

    def _present_view(self) -> View:
        report = week_report(self._record, self._clock.now(), self._snapshot.settled)
        is_present = self._week is None or report.today is not None
        return View(
            report,
            self._snapshot.session,
            self._record.problems,
            self._record.oddities,
            is_present,
            is_guess_due(self._record, report),
            () if self._presence.is_unsure else open_questions(self._snapshot.doubts, instant_of(report.now)),
            self._snapshot.stamps,
            is_offer_due(report, report.now, self._snapshot.open_week is not None),
            self._snapshot.offers,
        )

    def _show_title(self, now: datetime) -> None:
        if self._title is None:
            return
        running = self._record.running
        if running is None:
            self._title.show("tracker")
        else:
            seconds = running.seconds(instant_of(now))
            self._title.show(f"▶ {self.name_of(running.activity)} {h_mm(seconds)}")

    async def _follow_files(self) -> None:
        """Read again whatever changes in the files, by whichever hand; and when a week turns."""
        self._presence.tick()
        await self._presence.follow(self._running_id)
        await self._read()
        while True:
            await self._ticked.wait()
            self._ticked.clear()
            await self._presence.follow(self._running_id)
            week, now = self._record.week, self._clock.now()
            with suppress(DataError):
                look = partial(self._reader.has_changed, week, self._snapshot.stamps)
                has_turned = self._week is None and self._record.calendar.week_at(instant_of(now)) != week
                if await self._thread.run(look) or has_turned:
                    await self._read()

    async def _read(self) -> None:
        """Read the week that is shown, and show it."""
        try:
            self._snapshot = await self._thread.run(partial(self._reader.look, self._week, self._clock.now()))
        except DataError as error:
            self.say(str(error), "error")
            return
        self._publish()

    @property
    def _record(self) -> WeekRecord:
        return self._snapshot.record

    @property
    def running(self) -> Entry | None:
        """What runs."""
        return self._record.running

    @property
    def _running_id(self) -> str:
        return self.running.id if self.running is not None else ""

    def turn_week(self, weeks: int) -> None:
        """Show a week before or after the one shown; not the future."""
        week = self._record.week
        for _ in range(abs(weeks)):
            week = week.previous() if weeks < 0 else week.next()
        present = self._record.calendar.week_at(instant_of(self._clock.now()))
        if present < week:
            self.say("That week has not begun yet.")
            return
        self.show_week(None if week == present else week)

    def show_week(self, week: Week | None) -> None:
        """Show a week; the present one, and those that follow it, for None."""
        self._week = week
        self.run_worker(self._read(), group="read", exclusive=True)

    @property
    def zone(self) -> SystemZone:
        """The local zone."""
        return self._clock.zone

    @property
    def listed(self) -> ActivityList:
        """The list as it was read last."""
        return self._record.listed

    def name_of(self, key: str) -> str:
        """What an activity is called."""
        return self._record.listed.get(key).name

    def listed_activity(self, key: str) -> Activity | None:
        """An activity by today's list; None for what is not on it."""
        listed = self._record.listed
        return listed.get(key) if listed.has(key) else None

    @property
    def numbers(self) -> Numbers:
        """The numbers in force in the week that is shown."""
        return self._record.numbers

    @property
    def studio_days(self) -> int | None:
        """On how many days of the week that is shown studio time is planned."""
        return self._record.log.studio_days if self._record.log is not None else None

    # What is asked for

    def change(
        self,
        work: Callable[[Timekeeper, datetime], Outcome],
        afterwards: str = "",
        done: Callable[[], None] = lambda: None,
        refused: Callable[[], None] = lambda: None,
        may_switch: bool = True,
    ) -> None:
        """Have a change made as of now; ``done`` or ``refused`` is called once that is known.

        Without ``may_switch`` it leaves what runs running.
        """
        now = self._clock.now()
        afterwards = afterwards or f"{self.name_of_key('app.undo')} undoes"
        asker = next(screen for screen in reversed(self.screen_stack) if not screen.is_modal)
        self._changes.ask(
            lambda: work(self._timekeeper, now),
            afterwards,
            partial(unless_gone, asker, done),
            partial(unless_gone, asker, refused),
            may_switch,
        )

    def tell_what_runs(self, tell: Callable[[Entry | None], None]) -> None:
        """Tell what runs once all is done that was asked for: keys in a burst may switch first."""
        if self._changes.may_switch:
            self._changes.then(lambda: tell(self.running))
        else:
            tell(self.running)

    def switch_to(self, key: str) -> None:
        """Start an activity, switch to it, or stop it where it runs."""
        activity = self._record.listed.get(key)
        self.change(lambda keeper, now: keeper.switch(activity, now))

    def start_by_name(self, key: str) -> None:
        """Start what was named, with the cursor on it."""
        for grid in self.screen.query(WeekGrid):
            grid.cursor_key = key
        self.switch_to(key)

    def action_help_quit(self) -> None:
        """Whoever presses ctrl+c wants to know the way out."""
        self.say(f"{self.name_of_key('app.quit')} leaves; the timer goes on.")

    def action_undo(self) -> None:
        """Take back the last change, by whichever program it was made."""
        self.change(lambda keeper, now: keeper.undo(now), f"{self.name_of_key('app.redo')} redoes")

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.change(lambda keeper, now: keeper.redo(now))

    def action_command_palette(self) -> None:
        """Find everything that can be done here by typing."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(placeholder="Type what you want to do"))

    def action_keys(self) -> None:
        """Show what can be done here."""
        bindings = [each.binding for each in self.screen.active_bindings.values()]
        display = {binding.key: self.get_key_display(binding) for binding in bindings}
        self.push_screen(HelpScreen(self.screen.HELP or "", keys_by_group(bindings, display)))

    def action_leave(self) -> None:
        """Leave once everything is saved; the timer goes on."""
        self._quit.ask()

    async def action_quit(self) -> None:
        """Textual's own way out, ctrl+q, is no other one."""
        self.action_leave()

    # What is told

    def _hold(self, reason: str) -> None:
        """Name why a change waits; empty once none does."""
        self._held_change = reason
        self._tell_of_disk()

    def _tell_of_disk(self) -> None:
        """Say on every screen what the disk holds up, as long as it does."""
        hangs = f"The disk has not answered for {HANGS_AFTER:.0f} seconds. What you change waits for it."
        self.held = self._held_change or (hangs if self._thread.hangs else "")
        if not self.held:
            self._quit.has_warned = False

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self.say(str(error), "error")

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; the last word replaces the one before."""
        self.clear_notifications()
        if severity != "information" and self.settings.bell:
            self.bell()
        self.notify(words, severity=severity, timeout=TOAST_SECONDS, markup=False)
