"""The top of the week screen: what runs, for how long, and which week is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Digits, Static

from tracker.domain.time.duration import h_mm, h_mm_ss
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.week.week_report import ReportRow, WeekReport
from tracker.ui.context.view import View
from tracker.ui.widgets.static_text import show_text

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone


class TimerHeader(Widget):
    """Shows the running timer and the week; it ticks with the view."""

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""

    def __init__(self, name_of_key: Callable[[str], str], zone: Zone, id: str | None = None) -> None:
        """``name_of_key`` says how the key of an action is called."""
        super().__init__(id=id)
        self._zone = zone
        self._name_of_key = name_of_key

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="timer-words"):
                yield Static(id="timer-activity", markup=False)
                yield Static(id="timer-since", markup=False)
                yield Static(id="timer-hours", markup=False)
            yield Digits("0:00", id="timer-digits")
            with Vertical(id="timer-week"):
                yield Static(id="timer-date", markup=False)
                yield Static(id="timer-goal", markup=False)
                yield Static(id="timer-hint", markup=False)

    def watch_view(self, view: View | None) -> None:
        if view is None or not self.is_mounted:
            return
        report = view.report
        self.set_class(report.running is not None, "-running")
        self.set_class(not view.is_present, "-elsewhere")
        activity, since, hours = _running_words(report, self._zone) or self._idle_words(report)
        self._say("timer-activity", activity)
        self._say("timer-since", since)
        self._say("timer-hours", hours)
        self._say("timer-date", _week_words(view))
        self._say("timer-goal", report.goal)
        back = self._name_of_key("week.present")
        self._say("timer-hint", "" if view.is_present else f"{back}  back to this week")
        running = report.running
        seconds = running.seconds(instant_of(report.now)) if running is not None else 0
        self.query_one("#timer-digits", Digits).update(h_mm_ss(seconds))

    def on_mount(self) -> None:
        self.watch_view(self.view)

    def _idle_words(self, report: WeekReport) -> tuple[str, str, str]:
        start, add = map(self._name_of_key, ("timer.switch", "activity.add"))
        hint = f"{start} starts the marked one" if report.rows else f"{add} adds your first activity"
        return "Nothing is running", hint, ""

    def _say(self, place: str, words: str) -> None:
        show_text(self.query_one(f"#{place}", Static), words, layout=False)


def _running_words(report: WeekReport, zone: Zone) -> tuple[str, str, str] | None:
    running = report.running
    if running is None:
        return None
    row = report.row(running.activity)
    name = row.activity.name if row is not None else running.activity
    track = f" · {running.track}" if running.track else ""
    note = f" · {running.note}" if running.note else ""
    since = f"since {clock_text(running.start, report.now, zone)}{note}"
    return f"▶ {name}{track}", since, _hours_so_far(report, row)


def _hours_so_far(report: WeekReport, row: ReportRow | None) -> str:
    if row is None or report.today is None:
        return ""
    of = f" of {h_mm(row.aim.seconds)}" if row.aim is not None else ""
    return f"today {h_mm(row.days[report.today])} · week {h_mm(row.seconds)}{of}"


def _week_words(view: View) -> str:
    report = view.report
    week, now = report.week, report.now
    if report.today is not None:
        date = report.week.dates[report.today]
        return f"W{week.number:02d} · {DAY_NAMES[report.today]} {date.day} {date:%b}"
    return f"W{week.number:02d} · {week.dates_text(with_year=week.dates[6].year != now.year)}"
