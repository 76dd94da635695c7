"""What a screen works with: all that it may ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.clock import SystemClock, SystemZone
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.errors import DataError, TrackerError
from tracker.domain.time.week import Week
from tracker.domain.week.week_log import Numbers
from tracker.settings.config import OptionContent, Settings
from tracker.ui.context.bookmarks import Bookmarks
from tracker.ui.context.change_queue import ChangeQueue
from tracker.ui.context.days import Days
from tracker.ui.context.gone_screen import unless_gone
from tracker.ui.context.lookups import Lookups
from tracker.ui.context.machine_settings import MachineSettings
from tracker.ui.context.messages import Message, Messages
from tracker.ui.context.shown_week import ShownWeek
from tracker.ui.context.view import View

if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.domain.review.review import Review

_Given = TypeVar("_Given")


class ScreenContext:
    """What is shown, what can be changed, and what can be told. Nothing here waits for the disk."""

    def __init__(
        self,
        app: App[Any],
        shown: ShownWeek,
        queue: ChangeQueue,
        changes: Changes,
        clock: SystemClock,
        settings: MachineSettings,
        messages: Messages,
        days: Days,
        bookmarks: Bookmarks,
        lookups: Lookups,
    ) -> None:
        self._app = app
        self._shown = shown
        self._queue = queue
        self._changes = changes
        self._clock = clock
        self._messages = messages
        self._machine_settings = settings
        self._way_back: Callable[[], None] | None = None
        self.days = days
        """The days of the week that is shown, and what time it is."""
        self.bookmarks = bookmarks
        """Where assessments were left, and which week was greeted."""
        self.lookups = lookups
        """What a screen has read beside the view."""

    # What is shown

    @property
    def view(self) -> View:
        """The week that is shown, as of now."""
        return self._shown.published.value

    def view_of_now(self) -> View:
        """The view, made anew: between two of them the seconds of what it shows go on."""
        self._shown.publish()
        return self.view

    def follow(self, node: DOMNode, show: Callable[[View], None], at_once: bool = True) -> None:
        """Have each view shown from now on, as long as a screen is there; the present one ``at_once``."""
        self._shown.published.follow(node, show, at_once)

    def follow_seconds(self, node: DOMNode, show: Callable[[datetime], None]) -> None:
        """Have the time told each second in which no view comes, while a timer runs and somebody may look."""
        self._shown.second.follow(node, show, at_once=False)

    def show_week(self, week: Week | None, way_back: Callable[[], None] | None = None) -> None:
        """Show a week; the present one, and those that follow it, for None.

        ``way_back`` leads to where it was asked for, and is there until a week is asked for anew.
        """
        self._messages.pass_by()
        self._way_back = way_back
        self._shown.show(week)

    def turn_week(self, weeks: int) -> None:
        """Show a week before or after the one that was asked for; the next week is the last."""
        self._messages.pass_by()
        self._way_back = None
        if not self._shown.turn(weeks):
            self.say("The next week is the last that can be opened.")

    @property
    def way_back(self) -> Callable[[], None] | None:
        """What leads back to where the week that is shown was asked for, if that is elsewhere."""
        return self._way_back

    async def until_shown(self) -> None:
        """Wait until the week that was asked for last is shown: keys may come faster than it is read."""
        await self._shown.until_shown()

    def open(self, screen: Screen[_Given], take: Callable[[_Given | None], None] | None = None) -> None:
        """Show a screen over the one there is; ``take`` is given its answer, None where it has none."""
        self._messages.pass_by()
        self._app.push_screen(screen, take)

    def replace(self, screen: Screen[Any]) -> None:
        """Show a screen in the place of the one there is, which nobody comes back to."""
        self._messages.pass_by()
        self._app.switch_screen(screen)

    # What is known of it

    @property
    def running(self) -> Entry | None:
        """What runs."""
        return self._shown.running

    @property
    def listed(self) -> ActivityList:
        """The list as it was read last."""
        return self._shown.record.listed

    def name_of(self, key: str) -> str:
        """What an activity is called."""
        return self.listed.get(key).name

    def listed_activity(self, key: str) -> Activity | None:
        """An activity by today's list; None for what is not on it."""
        return self.listed.get(key) if self.listed.has(key) else None

    @property
    def numbers(self) -> Numbers:
        """The numbers in force in the week that is shown, as far as they are known."""
        return self._shown.record.numbers

    async def knows_numbers(self) -> bool:
        """Whether also those are known that earlier weeks set: it may take long to read ten years."""
        return await self._shown.knows_numbers()

    @property
    def studio_days(self) -> int | None:
        """On how many days of the week that is shown studio time is planned."""
        log = self._shown.record.log
        return log.studio_days if log is not None else None

    @property
    def zone(self) -> SystemZone:
        """The local zone."""
        return self._clock.zone

    def name_of_key(self, key_id: str) -> str:
        """How the key of an action is called, for a text that names it."""
        return self.settings.name_of(key_id)

    @property
    def settings(self) -> Settings:
        """The settings of this machine that are in force."""
        return self._machine_settings.in_force

    @property
    def settings_path(self) -> str:
        """The file that they stand in."""
        return self._machine_settings.path

    # What is asked for

    def change(
        self,
        work: Callable[[Changes, datetime], Outcome],
        afterwards: str = "",
        done: Callable[[], None] = lambda: None,
        refused: Callable[[], None] = lambda: None,
        may_switch: bool = True,
    ) -> None:
        """Have a change made as of now; ``done`` or ``refused`` is called once that is known.

        ``afterwards`` says what to press next, to undo it unless something else is said. Without
        ``may_switch`` it leaves what runs running.
        """
        now = self._clock.now()
        afterwards = afterwards or f"{self.name_of_key('app.undo')} undoes"
        asker = next(screen for screen in reversed(self._app.screen_stack) if not screen.is_modal)
        self._queue.ask(
            lambda: work(self._changes, now),
            afterwards,
            partial(unless_gone, asker, done),
            partial(unless_gone, asker, refused),
            may_switch,
        )

    def choose(
        self,
        option: str,
        content: OptionContent,
        words: str = "",
        known: Callable[[], None] = lambda: None,
    ) -> None:
        """Have an option of this machine stand in its file and in force, and say so in ``words``, if any.

        ``known`` is called once it is known whether it does.
        """
        asker = self._app.screen

        async def choose() -> None:
            try:
                await self._machine_settings.choose(option, content)
                if words:
                    self.say(words)
            except DataError as error:
                self.tell_error(error)
            unless_gone(asker, known)

        self._app.run_worker(choose(), group="settings")

    def switch_to(self, key: str) -> None:
        """Start an activity, switch to it, or stop it where it runs."""
        activity = self.listed.get(key)
        self.change(lambda changes, now: changes.timer.switch(activity, now))

    def start(self, key: str) -> None:
        """Start an activity, or switch to it; what runs already goes on."""
        activity = self.listed.get(key)
        self.change(lambda changes, now: changes.timer.start(activity, now))

    def tell_what_runs(self, tell: Callable[[Entry | None], None]) -> None:
        """Tell what runs once all is done that was asked for: keys in a burst may switch first."""
        if self._queue.may_switch:
            self._queue.then(lambda: tell(self.running))
        else:
            tell(self.running)

    def save_sheet(self, week: Week, shown: Review | None = None) -> None:
        """Have the sheet of a week written to a file; it is told where that is.

        Of one that is looked at it is printed as it is ``shown``.
        """

        def save(changes: Changes, now: datetime) -> Outcome:
            # Loaded when it is asked for: the first picture must not wait for it.
            from tracker.sheet.file import save_sheet, sheet_of
            from tracker.sheet.sheet import week_sheet

            sheet = sheet_of(changes.record, week, now) if shown is None else week_sheet(shown)
            return save_sheet(changes.record.folder, week, sheet)

        self.change(save)

    # What is told

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; the last word replaces the one before."""
        self._messages.say(words, severity)

    @property
    def told(self) -> Message:
        """What was told last; nothing once it has been there long enough."""
        return self._messages.latest

    def follow_messages(self, node: DOMNode, show: Callable[[Message], None]) -> None:
        """Have what is told shown, as long as a screen is there."""
        self._messages.follow(node, show)

    def say_no_more(self) -> None:
        """Take back what was told."""
        self._messages.clear()

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done."""
        self._messages.tell_error(error)

    def bell(self) -> None:
        """Ring, unless the settings want it quiet."""
        self._messages.bell()
