"""The live panel: wasted time against studio and learning, on one scale from zero."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tracker.domain.bar import FULL, SHADED
from tracker.domain.text import fitted, wrapped
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.shown_time import day_start_text
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.week.balance import Balance
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View
from tracker.ui.week.panel_words import BETWEEN, in_lines, panel_words
from tracker.ui.widgets.bars import double_bar, single_bar

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

_BETWEEN_BARS = 4
# A bar that stands alone needs no more.
_WIDEST_ALONE = 80
_STYLED_WORDS = ("sentence",)
_WORDS = 8
_HOURS = 7
# A day in brackets, with a blank behind it.
_DAY_NAME = 6
# Seconds that a whole bar stands for at least: a first minute must not look like a day's work.
_LEAST_SCALE = HOUR


class LivePanel(Widget):
    """Shows the balance of today and of the week, how aims stand, and what it means.

    Lying below the grid it takes few lines; standing beside it (class ``-beside``) it has room for the
    days one by one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "live-panel--label",
        "live-panel--wasted",
        "live-panel--studio",
        "live-panel--learning",
        "live-panel--heading",
        "live-panel--sentence",
    }

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""
    words: reactive[int] = reactive(0, repaint=False)
    """How many lines of words there are below the bars, where it lies below the grid."""

    def __init__(self, rate_key: str, zone: Zone, id: str | None = None) -> None:
        """``rate_key`` is how the key is called that rates what is unrated."""
        super().__init__(id=id)
        self._zone = zone
        self._rate_key = rate_key
        self._painted: list[Content] = []
        self._shown: tuple[object, ...] = ()

    def watch_view(self, view: View | None) -> None:
        shown = _shown(view) if view is not None else ()
        if shown != self._shown:
            self._shown = shown
            self.lay_out()

    def watch_words(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Paint anew what has changed."""
        content = self._content(self.content_size.width)
        if len(content) != len(self._painted):
            self.refresh(layout=True)
        elif any(not old.is_same(new) for old, new in zip(self._painted, content, strict=True)):
            self.refresh()
        self._painted = content

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def render(self) -> RenderResult:
        return Content("\n").join(self._content(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._content(width)))

    def _content(self, width: int) -> list[Content]:
        if self.view is None:
            return []
        if self.screen.has_class("-beside"):
            return self._standing(self.view, max(20, width))
        return self._lying(self.view, max(40, width))

    # Below the grid

    def _lying(self, view: View, width: int) -> list[Content]:
        report = view.report
        scale = self._scale(report)
        if report.today is None:
            lines = self._bars("week", report.week_balance, min(width, _WIDEST_ALONE), scale)
        else:
            half = (width - _BETWEEN_BARS) // 2
            today = self._bars("today", report.day_balance, half, scale)
            week = self._bars("week", report.week_balance, half, scale)
            between = " " * _BETWEEN_BARS
            lines = [Content.assemble(left, between, right) for left, right in zip(today, week, strict=True)]
        return lines + self._words(view, width, self.words)

    def _words(self, view: View, width: int, most: int) -> list[Content]:
        lines = in_lines(panel_words(view, self._rate_key), width, most)
        return [
            Content(BETWEEN).join([self._styled(each.forms[0], each.style) for each in line])
            for line in lines
        ]

    # Beside the grid

    def _standing(self, view: View, width: int) -> list[Content]:
        report = view.report
        lines = []
        scale = self._scale(report)
        if report.today is not None:
            lines += [self._heading("Today"), *self._bars("", report.day_balance, width, scale), Content("")]
        lines += [self._heading("This week" if view.is_present else "The week")]
        lines += [*self._bars("", report.week_balance, width, scale), Content("")]
        for said in panel_words(view, self._rate_key):
            lines += [self._styled(line, said.style) for line in wrapped(said.forms[0], width)]
        lines += [Content(""), self._heading("Day by day"), *self._days(report, width), self._legend()]
        lines += [Content("")]
        if report.today is not None and report.today_entries:
            today = report.week.dates[report.today]
            lines += [self._heading("Today, latest first"), *self._entries(report, today, width)]
        return lines[: max(1, self.content_size.height)] if self.content_size.height else lines

    def _entries(self, report: WeekReport, today: date, width: int) -> list[Content]:
        """What today's hours went to, one entry a line."""
        instant = instant_of(report.now)
        begins = [day_start_text(today, entry.start, self._zone) for entry in report.today_entries]
        wide = max(map(len, begins))
        lines = []
        for entry, begin in zip(reversed(report.today_entries), reversed(begins), strict=True):
            row = report.row(entry.activity)
            words = [row.activity.name if row is not None else entry.activity, entry.track, entry.note]
            text = " · ".join(word for word in words if word)
            lines.append(
                Content.assemble(
                    (begin.rjust(wide), self._style("label")),
                    "▶ " if entry.end is None else "  ",
                    fitted(text, width - wide - 2 - _HOURS),
                    h_mm(entry.seconds(instant)).rjust(_HOURS),
                )
            )
        return lines

    def _legend(self) -> Content:
        label = self._style("label")
        return Content.assemble(
            " " * _WORDS, (FULL, self._style("studio")), (" studio  ", label),
            (SHADED, self._style("learning")), (" learning", label),
        )  # fmt: skip

    def _days(self, report: WeekReport, width: int) -> list[Content]:
        """A pair of small bars for each day, all on one scale."""
        scale = max(_LEAST_SCALE, *(max(day.wasted, day.music) for day in report.day_balances))
        room = (width - _DAY_NAME - 1) // 2
        lines = []
        shades = (self._style("studio"), self._style("learning"))
        for day, balance in enumerate(report.day_balances):
            name = f"[{DAY_NAMES[day]}]" if day == report.today else f" {DAY_NAMES[day]} "
            lines.append(
                Content.assemble(
                    (f"{name} ", self._style("label")),
                    single_bar(balance.wasted, scale, room, self._style("wasted")),
                    " ",
                    double_bar(balance.studio, balance.learning, scale, room, shades),
                )
            )
        return lines

    # Parts

    def _scale(self, report: WeekReport) -> int:
        """The seconds that a whole bar stands for: the same for all, so that a length is always one time."""
        balances = (report.day_balance, report.week_balance)
        return max(_LEAST_SCALE, *(max(each.wasted, each.music) for each in balances))

    def _bars(self, period: str, balance: Balance, width: int, scale: int) -> list[Content]:
        """Wasted and music as two bars from zero."""
        before = 6 if period else 0
        room = max(4, width - before - _WORDS - _HOURS)
        label = self._style("label")
        wasted = Content.assemble(
            (period.ljust(before), label),
            ("wasted".ljust(_WORDS), label),
            single_bar(balance.wasted, scale, room, self._style("wasted")),
            h_mm(balance.wasted).rjust(_HOURS),
        )
        music = Content.assemble(
            " " * before,
            ("music".ljust(_WORDS), label),
            double_bar(
                balance.studio,
                balance.learning,
                scale,
                room,
                (self._style("studio"), self._style("learning")),
            ),
            h_mm(balance.music).rjust(_HOURS),
        )
        return [wasted, music]

    def _styled(self, text: str, name: str) -> Content:
        return Content.styled(text, self._style(name)) if name in _STYLED_WORDS else Content(text)

    def _heading(self, text: str) -> Content:
        return Content.styled(text, self._style("heading"))

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"live-panel--{name}")


def _shown(view: View) -> tuple[object, ...]:
    """What differs as soon as the panel has to say something else: minutes, not seconds."""
    report = view.report
    rows = tuple((row.activity.name, row.seconds // MINUTE, row.target, row.cap) for row in report.rows)
    balances = [
        [seconds // MINUTE for seconds in (b.wasted, b.studio, b.learning, b.music, b.connections, b.unrated)]
        for b in (report.week_balance, *report.day_balances)
    ]
    latest = [(entry, entry.seconds(instant_of(report.now)) // MINUTE) for entry in report.today_entries]
    return (
        report.week,
        report.today,
        report.kind_targets,
        report.running.activity if report.running is not None else None,
        view.decided,
        view.planned.studio_days,
        view.session,
        view.oddities,
        [question.seconds // MINUTE for question in view.questions],
        rows,
        balances,
        latest,
    )
