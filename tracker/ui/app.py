"""The app: it publishes one view, takes what is asked for to the record, and says what happened."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.screen import Screen

from tracker.clock import SystemClock, SystemZone
from tracker.domain.activity import Activity, ActivityList
from tracker.domain.away import open_questions
from tracker.domain.duration import h_mm
from tracker.domain.errors import DataError
from tracker.domain.guessing import is_guess_due
from tracker.domain.review.due import is_offer_due
from tracker.domain.shown_time import clock_text
from tracker.domain.week import Week
from tracker.domain.week_log import Numbers
from tracker.domain.week_report import WeekRecord, settled, week_report
from tracker.domain.zone import instant_of, wall_time
from tracker.key_names import name_of_key
from tracker.outcome import Outcome
from tracker.settings import ASCII, DEFAULTS, Settings
from tracker.storage.remembered import Remembered
from tracker.timekeeper import Timekeeper
from tracker.ui.ascii_filter import AsciiFilter
from tracker.ui.assessments import Assessments
from tracker.ui.bound import bound
from tracker.ui.changes import Changes
from tracker.ui.days import Days
from tracker.ui.early_keys import EarlyKeys
from tracker.ui.ending import Ending
from tracker.ui.fault import EndsAtFault
from tracker.ui.palette import Commands
from tracker.ui.presence import Presence
from tracker.ui.reading import Reader, Reading
from tracker.ui.recorder import Answer, Recorder
from tracker.ui.screens.help import HelpScreen, keys_by_group
from tracker.ui.screens.week import WeekScreen
from tracker.ui.stylesheets import stylesheet
from tracker.ui.themes import ANSI, DARK, THEMES, colour_defaults
from tracker.ui.title import TerminalTitle
from tracker.ui.view import View
from tracker.ui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from tracker.domain.trends import Trends

TOAST_SECONDS = 4.0
PROBLEM_SECONDS = 20.0
# Keys whose names would be long in a line of keys.
_SHOWN_KEYS = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}
LOOK_AGAIN_AFTER = 0.02


class TrackerApp(EndsAtFault):
    """The composition of the screens over one record."""

    TITLE = "tracker"
    CSS_PATH = [stylesheet("app"), stylesheet("week")]
    MODES: ClassVar = {"week": WeekScreen}
    DEFAULT_MODE = "week"
    COMMANDS: ClassVar = {Commands}

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("app.undo", "undo", show=True),
        bound("app.redo", "redo"),
        bound("app.palette", "command_palette", priority=True),
        bound("app.help", "keys", show=True),
        bound("app.quit", "leave", show=True),
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
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
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
        self.set_reactive(TrackerApp.theme, self._fitting_theme())
        self.farewell = ""
        self._timekeeper = timekeeper
        self._clock = clock
        self._recorder = Recorder()
        self._presence = Presence(timekeeper.questions, timekeeper.heartbeat, self._recorder, clock)
        self.assessments = Assessments(self._recorder, timekeeper.record, remembered, clock)
        self._reading = Reading(first, settled(first))
        self._reader = Reader(timekeeper, clock, settings.limits, self._reading)
        self.days = Days(lambda: self._record, clock)
        self._week: Week | None = None
        notices: list[str] = []
        timekeeper.store.listen(notices.append)
        self._changes = Changes(self._recorder, self.say, self._hold, self._read, notices)
        # There from the start, so that the first picture is laid out once.
        self.set_reactive(TrackerApp.view, self._present_view())
        self._ticked = asyncio.Event()
        self._title: TerminalTitle | None = None
        self._ending = Ending(self.exit, self._recorder.close)
        self._warned_of_held = False
        self._opens = opens
        self._early_keys = EarlyKeys(self, super().on_event)

    # Life

    async def on_event(self, event: events.Event) -> None:
        """Keys wait for a screen that is just opening."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._early_keys.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self._early_keys.follow_screens()
        self._ending.follow_signals()
        if self._driver is not None and not self.is_headless:
            self._title = TerminalTitle(self._driver.write)
            self._title.keep()
        self._tell_problems_of_settings()
        self._publish()
        self.run_worker(self._changes.carry_out(), name="changes")
        self.run_worker(self._follow_files(), name="files")
        self.set_interval(1, self._tick)
        if self._opens is not None:
            self.push_screen(self._opens())

    def on_unmount(self) -> None:
        if self._title is not None:
            self._title.restore()
        self._recorder.close()

    def check_terminal(self) -> None:
        """End where the terminal has gone."""
        if not self.is_headless:
            self._ending.check_terminal()

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

    def _fitting_theme(self) -> str:
        for wanted in (self.settings.theme, self._remembered.theme):
            if wanted in self.available_themes:
                return wanted
        few_colours = self.console.color_system in (None, "standard")
        return ANSI if self.no_color or few_colours else DARK

    def _keep_theme(self, _: object) -> None:
        theme = self.theme
        if theme != self._remembered.theme:
            self.run_worker(self._recorder.run(lambda: self._remembered.remember_theme(theme)))

    # What is shown

    def _tick(self) -> None:
        self.check_terminal()
        self._presence.tick()
        self._publish()
        self._ticked.set()

    def _publish(self) -> None:
        self.view = self._present_view()
        self._show_title(self.view.report.now)

    def _present_view(self) -> View:
        report = week_report(self._record, self._clock.now(), self._reading.settled)
        is_present = self._week is None or report.today is not None
        return View(
            report,
            self._reading.session,
            self._record.problems,
            self._record.oddities,
            is_present,
            is_guess_due(self._record, report),
            () if self._presence.is_unsure else open_questions(self._reading.doubts, instant_of(report.now)),
            self._reading.stamps,
            is_offer_due(report, report.now, self._reading.open_week is not None),
            self._reading.offers,
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
                look = partial(self._reader.has_changed, week, self._reading.stamps)
                has_turned = self._week is None and self._record.calendar.week_at(instant_of(now)) != week
                if await self._recorder.run(look) or has_turned:
                    await self._read()

    async def _read(self) -> None:
        """Read the week that is shown, and show it."""
        try:
            self._reading = await self._recorder.run(
                partial(self._reader.look, self._week, self._clock.now())
            )
        except DataError as error:
            self.say(str(error), "error")
            return
        self._publish()

    @property
    def _record(self) -> WeekRecord:
        return self._reading.record

    @property
    def _running_id(self) -> str:
        return self._record.running.id if self._record.running is not None else ""

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

    async def look_up(self, work: Callable[[Timekeeper], Answer]) -> Answer:
        """Something that has to be read for a question, on the way to the files."""
        return await self._recorder.run(lambda: work(self._timekeeper))

    async def last_guesses(self) -> dict[str, float]:
        """The guesses of the week before, of what is still on the list."""
        week = self._record.week
        return await self._recorder.run(lambda: self._timekeeper.record.last_guesses(week))

    async def trends(self, last: Week | None) -> Trends:
        """The weeks side by side that end with one, or with the present one."""
        now = self._clock.now()
        return await self._recorder.run(lambda: self._timekeeper.record.trends(now, last))

    async def earlier_texts(self) -> tuple[list[str], list[str]]:
        """Notes and tracks of the last weeks, for completion."""
        week = self._record.week
        return await self._recorder.run(lambda: self._timekeeper.record.earlier_texts(week))

    # What is asked for

    def change(
        self,
        work: Callable[[Timekeeper, datetime], Outcome],
        afterwards: str = "",
        done: Callable[[], None] = lambda: None,
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """Have a change made as of now; ``done`` or ``refused`` is called once that is known."""
        now = self._clock.now()
        afterwards = afterwards or f"{self.name_of_key('app.undo')} undoes"
        self._changes.ask(lambda: work(self._timekeeper, now), afterwards, done, refused)

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
            self.push_screen(CommandPalette(placeholder="Type what you want to do"))

    def action_keys(self) -> None:
        """Show what can be done here."""
        bindings = [active.binding for active in self.screen.active_bindings.values()]
        display = {binding.key: self.get_key_display(binding) for binding in bindings}
        self.push_screen(HelpScreen(self.screen.HELP or "", keys_by_group(bindings, display)))

    def action_leave(self) -> None:
        """Leave once everything is saved; the timer goes on."""
        if self.held and not self._warned_of_held:
            self._warned_of_held = True
            again = self.name_of_key("app.quit")
            self.say(f"A change is not saved yet. Press {again} again to leave without it.", "warning")
            return
        self.run_worker(self._leave(), group="leave", exclusive=True)

    async def action_quit(self) -> None:
        """Textual's own way out, ctrl+q, is no other one."""
        self.action_leave()

    async def _leave(self) -> None:
        """Wait for what is being saved, unless that may take for ever; then say farewell."""
        while not self._changes.are_done and not self.held:
            await asyncio.sleep(LOOK_AGAIN_AFTER)
        if self.held and not self._warned_of_held:
            self.action_leave()
            return
        running = self._record.running
        if running is not None:
            since = clock_text(self._in_local_time(running.start), self._clock.now())
            await self._presence.leave()
            self.farewell = f"{self.name_of(running.activity)} goes on, since {since}. tracker stop ends it."
        self.exit()

    def _in_local_time(self, moment: datetime) -> datetime:
        return wall_time(instant_of(moment), self._clock.zone)

    # What is told

    def _hold(self, reason: str) -> None:
        """Name why a change waits; empty once none does."""
        self.held = reason
        if not reason:
            self._warned_of_held = False

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; the last word replaces the one before."""
        self.clear_notifications()
        if severity != "information" and self.settings.bell:
            self.bell()
        self.notify(words, severity=severity, timeout=TOAST_SECONDS, markup=False)
