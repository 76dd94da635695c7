"""The live panel: wasted time against studio and learning, on one scale from zero."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import counted, fitted, wrapped
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.week.aim import Aim
from tracker.domain.week.balance import Balance
from tracker.domain.week.human_measure import wasted_sentence
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View
from tracker.ui.widgets.bars import FULL, SHADED, double_bar, single_bar

_WORDS = 8
_HOURS = 7
# Seconds that a whole bar stands for at least: a first minute must not look like a day's work.
_LEAST_SCALE = HOUR


class LivePanel(Widget):
    """Shows the balance of today and of the week, how aims stand, and what it means.

    Lying below the grid it takes few lines; standing beside it (class ``-side``) it has room for the
    days one by one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "live-panel--label",
        "live-panel--wasted",
        "live-panel--studio",
        "live-panel--learning",
        "live-panel--heading",
        "live-panel--sentence",
        "live-panel--good",
    }

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""

    def __init__(self, rate_key: str, id: str | None = None) -> None:
        """``rate_key`` is how the key is called that rates what is unrated."""
        super().__init__(id=id)
        self._rate_key = rate_key
        self._painted: list[Content] = []

    def watch_view(self, before: View | None, view: View | None) -> None:
        if before is not None and view is not None and _shown(before) == _shown(view):
            return
        content = self._content()
        if len(content) != len(self._painted):
            self.refresh(layout=True)
        elif any(not old.is_same(new) for old, new in zip(self._painted, content, strict=True)):
            self.refresh()
        self._painted = content

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def render(self) -> RenderResult:
        return Content("\n").join(self._content())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._content()))

    def _content(self) -> list[Content]:
        if self.view is None:
            return []
        if self.has_class("-side"):
            return self._standing(self.view, max(20, self.content_size.width))
        return self._lying(self.view, max(40, self.content_size.width))

    # Below the grid

    def _lying(self, view: View, width: int) -> list[Content]:
        report = view.report
        half = (width - 4) // 2
        week = self._bars("week", report.week_balance, half)
        if report.today is None:
            lines = self._bars("week", report.week_balance, min(width, 80))
        else:
            today = self._bars("today", report.day_balance, half)
            lines = [Content.assemble(left, "    ", right) for left, right in zip(today, week, strict=True)]
        # In one go with the facts: at 24 lines the grid needs each of them.
        return lines + _in_lines(
            [*self._sentence(_words(view).rstrip(".")), *self._aims(report), *self._facts(view)], width
        )

    # Beside the grid

    def _standing(self, view: View, width: int) -> list[Content]:
        report = view.report
        lines = []
        if report.today is not None:
            lines += [self._heading("Today"), *self._bars("", report.day_balance, width), Content("")]
        lines += [self._heading("This week" if view.is_present else "The week")]
        lines += [*self._bars("", report.week_balance, width), self._legend(), Content("")]
        lines += [self._heading("Day by day"), *self._days(report, width), Content("")]
        lines += [*self._sentence(*wrapped(_words(view), width)), *self._facts(view), Content("")]
        aims = self._aims(report)
        if aims:
            lines += [self._heading("Aims"), *aims, Content("")]
        if report.today_entries:
            lines += [self._heading("Today, latest first"), *self._entries(report, width)]
        return lines[: max(1, self.content_size.height)] if self.content_size.height else lines

    def _entries(self, report: WeekReport, width: int) -> list[Content]:
        """What today's hours went to, one entry a line."""
        instant = instant_of(report.now)
        lines = []
        for entry in reversed(report.today_entries):
            row = report.row(entry.activity)
            words = [row.activity.name if row is not None else entry.activity, entry.track, entry.note]
            text = " · ".join(word for word in words if word)
            lines.append(
                Content.assemble(
                    (f"{entry.start:%H:%M}", self._style("label")),
                    "▶ " if entry.end is None else "  ",
                    fitted(text, width - 5 - 2 - _HOURS),
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
        room = (width - 6) // 2
        lines = []
        shades = (self._style("studio"), self._style("learning"))
        for day, balance in enumerate(report.day_balances):
            name = f"[{DAY_NAMES[day]}]" if day == report.today else f" {DAY_NAMES[day]} "
            lines.append(
                Content.assemble(
                    (f"{name} ", self._style("label")),
                    single_bar(balance.wasted, scale, room, self._style("wasted")),
                    " ",
                    double_bar(balance.studio, balance.learning, scale, room - 1, shades),
                )
            )
        return lines

    # Parts

    def _bars(self, period: str, balance: Balance, width: int) -> list[Content]:
        """Wasted and music as two bars on one scale from zero."""
        scale = max(_LEAST_SCALE, balance.wasted, balance.music)
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

    def _facts(self, view: View) -> list[Content]:
        report, balance = view.report, view.report.week_balance
        facts = [Content(f"connections {h_mm(balance.connections)}")]
        if report.measured_share is not None:
            facts.append(Content(f"{report.measured_share:.0%} by timer"))
        if balance.unrated >= MINUTE:
            facts.append(Content(f"{h_mm(balance.unrated)} unrated, {self._rate_key} rates it"))
        if view.questions:
            doubtful = sum(question.seconds for question in view.questions)
            facts.append(Content(f"{h_mm(doubtful)} in question"))
        if view.oddities:
            facts.append(Content(f"{counted(view.oddities, 'oddity', 'oddities')}: tracker check"))
        return facts

    def _aims(self, report: WeekReport) -> list[Content]:
        """How far each target and cap is."""
        aims = []
        for kind in MUSIC_KINDS:
            aim = report.aim_of_kind(kind)
            if aim is not None:
                aims.append(self._aim(kind, report.seconds_of_kind(kind), aim))
        for row in report.rows:
            if row.aim is not None:
                aims.append(self._aim(row.activity.name, row.seconds, row.aim))
        return aims

    def _aim(self, name: str, seconds: int, aim: Aim) -> Content:
        hours, aimed_at = h_mm(seconds), h_mm(aim.seconds)
        if aim.is_reached(seconds):
            return Content.assemble((f"✓ {name} {hours} of {aimed_at}", self._style("good")))
        if aim.is_exceeded(seconds):
            over = f"{name} {h_mm(aim.missing(seconds))} over its cap of {aimed_at}"
            return Content.assemble((over, self._style("wasted")))
        return Content(f"{name} {hours} of {'at most ' if aim.is_cap else ''}{aimed_at}")

    def _sentence(self, *lines: str) -> list[Content]:
        return [Content.styled(line, self._style("sentence")) for line in lines]

    def _heading(self, text: str) -> Content:
        return Content.styled(text, self._style("heading"))

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"live-panel--{name}")


def _words(view: View) -> str:
    period = "this week" if view.is_present else "that week"
    return wasted_sentence(view.report.week_balance.wasted, view.session, period)


def _shown(view: View) -> tuple[object, ...]:
    """What differs as soon as the panel has to say something else: minutes, not seconds."""
    report = view.report
    rows = tuple((row.activity.name, row.seconds // MINUTE, row.target, row.cap) for row in report.rows)
    balances = [
        [seconds // MINUTE for seconds in (b.wasted, b.studio, b.learning, b.music, b.connections, b.unrated)]
        for b in (report.week_balance, *report.day_balances)
    ]
    share = round(report.measured_share or 0, 2)
    latest = [(entry, entry.seconds(instant_of(report.now)) // MINUTE) for entry in report.today_entries]
    return (
        report.week,
        report.today,
        report.kind_targets,
        view.session,
        view.oddities,
        [question.seconds // MINUTE for question in view.questions],
        rows,
        balances,
        share,
        latest,
    )


def _in_lines(parts: list[Content], width: int) -> list[Content]:
    """The parts in as few lines as they fit into, with dots between them."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " · ", part)
        else:
            lines.append(part if part.cell_length <= width else Content(fitted(part.plain, width)))
    return lines
