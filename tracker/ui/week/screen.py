"""The home screen: the running timer, the weekly grid and the live panel."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tracker.domain.activities.digits import digits_in_force
from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.domain.week.doubtful import doubtful_seconds
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.week import opened
from tracker.ui.week.arrangement import arranged
from tracker.ui.week.greeting import Greeting
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.hint import empty_words, week_hint
from tracker.ui.week.leading_screen import LeadingScreen
from tracker.ui.week.live_panel import LivePanel
from tracker.ui.week.needs import asks_for_room, classes_at_first, classes_of, left_width, needs_of
from tracker.ui.week.states import states_of
from tracker.ui.week.timer_header import TimerHeader
from tracker.ui.week.week_strips import WeekStrips
from tracker.ui.widgets.away_banner import AwayBanner
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.messages import OpenDay, SwitchTo
from tracker.ui.widgets.row_table import RowTable
from tracker.ui.widgets.static_text import show_text

if TYPE_CHECKING:
    from tracker.ui.dialogs.find import Found

# On each side of what comes and goes above the grid; see week.tcss.
_NOTICE_MARGIN = 1


class WeekScreen(LeadingScreen):
    """Home. Everything on it shows the view; what is asked of it goes to the context."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("activity.find", "find", show=True),
        key_binding("timer.note", "note", show=True),
        key_binding("timer.interrupt", "interrupt", show=True),
        key_binding("activity.begin", "begin", show=True),
        key_binding("activity.add", "add", show=True),
        key_binding("activity.rate", "rate", show=True),
        key_binding("activity.numbers", "numbers", show=True),
        key_binding("week.guess", "guess_week"),
        key_binding("week.open", "open_day"),
        key_binding("week.day", "today", show=True),
        key_binding("timer.earlier5", "nudge(-5)"),
        key_binding("timer.later5", "nudge(5)"),
        key_binding("timer.earlier1", "nudge(-1)"),
        key_binding("timer.later1", "nudge(1)"),
        key_binding("week.previous", "turn(-1)"),
        key_binding("week.next", "turn(1)"),
        key_binding("week.present", "this_week"),
        *[key_binding(f"timer.start{number}", f"start_number({number})") for number in range(1, 10)],
    ]

    HELP = (
        "Each activity has a row, each day a column. Start a timer on a row and its hours count here; below "
        "stand the wasted hours beside those of your music, studio solid and learning shaded, on one scale "
        "for all. P, E, G: priority, enjoyment, and whether it supports the goal; ≤ is a cap. What there is "
        "no room for is folded into one line. A click on a day's name opens that day."
    )

    def __init__(self, context: ScreenContext, is_new: bool = False) -> None:
        """``is_new`` says that there is no record yet: it then begins with the first run."""
        super().__init__(context)
        self._is_new = is_new
        self._is_first_view = True
        # Whether the line of keys names a way back.
        self._has_way_back = False
        # The week that was shown last as the present one.
        self._present_week: Week | None = None
        # What the parts were given their lines for.
        self._room_is_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        # Before anything is styled by them.
        view, key, zone = self.context.view, self.context.name_of_key, self.context.zone
        first = classes_at_first(view, self.app.size, self.context.settings.columns, key("week.rate_all"))
        self.update_classes({**states_of(view), **first}, update=False)
        yield TimerHeader(self.context.name_of, key, zone, id="timer")
        yield AwayBanner(self.context.name_of, key, zone)
        yield Greeting(key)
        yield Static(id="problems", markup=False)
        yield Static(id="offer", markup=False)
        with Vertical(id="middle"):
            with Vertical(id="left"):
                yield WeekGrid(self.context.settings.columns, id="grid")
                yield WeekStrips(zone, id="strips")
            yield Static(empty_words(key), id="empty", markup=False)
            yield LivePanel(key("week.rate_all"), zone, id="panel")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.context.follow(self, self._show)
        self.context.follow_seconds(self, self._tick)
        if self._is_new:
            self.call_after_refresh(self.action_begin)

    def on_resize(self) -> None:
        self._arrange()
        # Which columns have letters in place of words is known once they have their room.
        self.call_after_refresh(self._show_hint)

    def _arrange(self) -> None:
        """Give each part the lines that there are for it, where there may be others than before."""
        view, grid, others = self.context.view, self.query_one(WeekGrid), self._lines_of_others()
        room_is_for = (asks_for_room(view), self.size, grid.full_width, grid.unfolded, others)
        if room_is_for == self._room_is_for:
            return
        self._room_is_for = room_is_for
        panel, rate_key = self.query_one(LivePanel), self.context.name_of_key("week.rate_all")
        needs = needs_of(view, self.size, grid.full_width, grid.unfolded, rate_key)
        arrangement = arranged(self.size.height - others, needs)
        header = self.query_one(TimerHeader)
        header.expect(self.size.width)
        header.lines = arrangement.header
        grid.take_room(arrangement, left_width(self.size.width, needs.is_beside))
        panel.words = arrangement.words
        self.update_classes(classes_of(arrangement, needs))

    def _lines_of_others(self) -> int:
        """The lines that what comes and goes above takes, and the footer."""
        width = self.size.width - 2 * _NOTICE_MARGIN
        # What stands in them, and not whether they are displayed: that is known only once they are styled.
        notices = [each for each in self.query("#problems, #offer").results(Static) if str(each.content)]
        lines = sum(each.get_content_height(self.size, self.size, width) for each in notices)
        banner = self.query_one(AwayBanner).lines_at(self.context.view, width)
        greeting = self.query_one(Greeting).lines_at(width)
        return lines + banner + greeting + self.query_one(ScreenFooter).lines

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        if self.query_one(WeekGrid).want(self.context.settings.columns):
            self._arrange()
        self._tick(self.context.days.now())

    def _tick(self, now: datetime) -> None:
        if self.is_active:
            # What lies over it would be painted anew with it.
            self.query_one(TimerHeader).tick(now)

    def _show(self, view: View) -> None:
        self.query_one(TimerHeader).view = view
        grid = self.query_one(WeekGrid)
        grid.digits = digits_in_force(self.context.listed)
        week = view.report.week if view.is_present else None
        if self._is_first_view and view.report.running is not None:
            # One key stops what runs: whoever opens the app over it finds the cursor there.
            grid.begins_with = view.report.running.activity
        elif None not in (week, self._present_week) and week != self._present_week:
            # The present week has turned, with nobody asking for another one.
            grid.begins_with = ""
        self._is_first_view = False
        self._present_week = week
        grid.plan = view.planned.plan
        grid.doubtful = doubtful_seconds(view.doubtful, view.report)
        grid.report = view.report
        self.query_one(LivePanel).view = view
        self.query_one(WeekStrips).view = view
        problems = "\n".join(f"⚠ {problem}." for problem in view.problems)
        show_text(self.query_one("#problems", Static), problems)
        key = self.context.name_of_key("week.mend")
        offer = f"{view.offers[0].words}. {key} shows what would happen." if view.offers else ""
        show_text(self.query_one("#offer", Static), offer)
        self.greet(view)
        before = (self.classes, self._has_way_back)
        self.update_classes(states_of(view))
        self._has_way_back = self.context.way_back is not None
        if (self.classes, self._has_way_back) != before:
            self.refresh_bindings()
        self._arrange()
        self._show_hint()

    def footer_changed(self) -> None:
        self._arrange()

    def make_room(self) -> None:
        self._arrange()

    def _show_hint(self) -> None:
        """What can be done now, or what the row under the cursor counts as."""
        view = self.context.view
        grid, footer = self.query_one(WeekGrid), self.query_one(ScreenFooter)
        row = view.report.row(grid.cursor_key)
        room = footer.room_for_words if grid.has_letters else None
        footer.hint = week_hint(view, row, self.context.name_of_key, room, grid.cursor_day)

    @on(RowTable.Moved)
    def _cursor_moved(self) -> None:
        self._show_hint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is not offered."""
        view = self.context.view
        if action == "begin":
            return not view.report.rows
        if action in ("find", "rate", "rate_all", "numbers", "start_number"):
            return bool(view.report.rows)
        return super().check_action(action, parameters)

    # What is asked for

    async def on_switch_to(self, message: SwitchTo) -> None:
        await self.context.until_shown()
        self._switch_to(message.key)

    async def action_start_number(self, number: int) -> None:
        """Start, switch to or stop the activity with that digit."""
        await self.context.until_shown()
        digits = digits_in_force(self.context.listed)
        key = next((key for key, digit in digits.items() if digit == number), None)
        if key is None:
            self.context.say(f"No activity has the digit {number}.")
            return
        self._go_to_key(key)
        self._switch_to(key)

    def _switch_to(self, key: str) -> None:
        """Start, switch to or stop an activity; in another week, whose grid shows not what runs, start it."""
        self.show_decided(False)
        if self.context.view.is_present:
            self.context.switch_to(key)
        else:
            self.start(key)

    def start(self, key: str) -> None:
        """Start what was named, with the cursor on it; from another week, back in the present one."""
        self.show_decided(False)
        if not self.context.view.is_present:
            self.context.show_week(None)
        self._go_to_key(key)
        super().start(key)

    def action_nudge(self, minutes: int) -> None:
        """Move the start of what runs; minus is earlier."""
        running: list[Entry | None] = []
        # In a burst with a switch, that of what runs after it.
        self.context.tell_what_runs(running.append)
        self.context.change(
            lambda changes, now: changes.timer.nudge(minutes, now, only=running[0]), may_switch=False
        )

    def action_turn(self, weeks: int) -> None:
        """Show the week before or after."""
        self.context.turn_week(weeks)

    def action_this_week(self) -> None:
        """Show the present week, with the cursor on today."""
        self.context.show_week(None)
        self.query_one(WeekGrid).go_to_today()
        self.refresh_bindings()

    def on_open_day(self, message: OpenDay) -> None:
        self._open(self.context.view.report.week.dates[message.day])

    async def action_open_day(self) -> None:
        """Open the day under the cursor, or what is folded away."""
        await self.context.until_shown()
        grid = self.query_one(WeekGrid)
        if not grid.open_fold():
            self.on_open_day(OpenDay(grid.cursor_day))

    def action_today(self) -> None:
        """Open today; back leads to the week that is shown."""
        self._open(None)

    def _open(self, day: date | None) -> None:
        if not self.is_active:
            # A second click, before the screen that the first one opened was seen.
            return
        if day is not None and day > self.context.days.today():
            self.context.say("That day has not begun yet.")
            return

        screen = opened.DayScreen(self.context, None if day == self.context.days.today() else day)
        view = self.context.view
        left = None if view.is_present or day is not None else view.report.week

        def go(_: None) -> None:
            if left is not None and screen.day == self.context.days.today():
                self.context.show_week(left)
            else:
                self.query_one(WeekGrid).cursor_day = screen.day.weekday()

        self.context.open(screen, go)

    def action_find(self) -> None:
        """Find an activity by typing, and start it or only go there."""

        def go(found: Found | None) -> None:
            if found is None:
                return
            if found.starts:
                self.start(found.key)
            else:
                self._go_to_key(found.key)

        self.context.open(opened.FindToStart(self.context, [*self.context.listed.in_rows]), go)

    def action_begin(self) -> None:
        """Choose common items from a list, and what else the first run asks."""
        opened.ask_for_beginning(self.context)

    def action_add(self) -> None:
        """Put an activity on the list."""
        opened.edit_activity(self.context, None, then=self._go_to)

    def _go_to(self, name: str) -> None:
        """Put the cursor on an activity by its name."""
        for activity in self.context.listed.called(name):
            self._go_to_key(activity.key)

    def _go_to_key(self, key: str) -> None:
        """Put the cursor on an activity, in sight where it was folded away."""
        self.query_one(WeekGrid).go_to(key)
        self._arrange()

    def action_rate(self) -> None:
        """Rate or change the activity under the cursor."""
        key = self.query_one(WeekGrid).cursor_key
        # By today's list: an older week shows the ratings of its own assessment.
        activity = self.context.listed_activity(key)
        if activity is None:
            self.context.say(f"{self.context.name_of(key)} is not on the list. Add it, or correct the log.")
        else:
            opened.edit_activity(self.context, activity)

    async def action_numbers(self) -> None:
        """Guess, target and cap of the activity under the cursor."""
        await self.context.until_shown()
        if not await self.context.knows_numbers():
            self.context.say("What earlier weeks set is still being read. Ask again in a moment.")
            return
        activity = self.context.listed_activity(self.query_one(WeekGrid).cursor_key)
        if activity is not None:
            opened.edit_numbers(self.context, activity)

    async def action_guess_week(self) -> None:
        """Guess the week's hours of every activity."""
        await self.context.until_shown()
        opened.guess_week(self.context)

    def action_interrupt(self) -> None:
        """Give the last minutes to something else; what runs goes on."""
        opened.interrupt_running(self.context)

    def action_note(self) -> None:
        """Give what runs a note and a track."""
        opened.edit_note(self.context)
