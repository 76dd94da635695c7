"""Where the hours of a day went, by activity; for screens with room beside the time line."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tracker.domain.activities.activity import MUSIC_KINDS, kind_name
from tracker.domain.bar import bar_text
from tracker.domain.text import fitted
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.week.day_report import DayReport
from tracker.domain.week.standing import WASTED
from tracker.ui.widgets.static_text import show_text

_NAME, _HOURS = 18, 7


class DaySums(Static):
    """Shows the sums of a day as bars on one scale."""

    report: reactive[DayReport | None] = reactive(None, repaint=False)
    """The day to show."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def watch_report(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        report = self.report
        if report is None or not self.display:
            return
        show_text(self, Content("\n").join(self._lines(report)))

    def _lines(self, report: DayReport) -> list[Content]:
        lines: list[Content] = []
        longest = max((seconds for _, _, seconds in report.activities), default=0)
        width = max(4, self.content_size.width - _NAME - _HOURS - 1)
        for kind, total in report.kinds:
            if lines:
                lines.append(Content(""))
            music = kind in MUSIC_KINDS
            name = kind_name(kind).upper()
            colour = f"${kind}" if music else "$foreground 70%"
            lines.append(_line(name, total, Content(""), f"bold {colour}" if music else "bold"))
            for activity, standing, seconds in report.activities:
                if activity.kind != kind:
                    continue
                bar = Content.styled(
                    bar_text(seconds, longest, width), "$wasted" if standing == WASTED else colour
                )
                lines.append(
                    _line(f"  {activity.name}", seconds, bar, "$wasted" if standing == WASTED else "")
                )
        return [*lines, Content(""), *_balance(report)]


def _line(name: str, seconds: int, bar: Content, style: str) -> Content:
    words = f"{fitted(name, _NAME)}{h_mm(seconds).rjust(_HOURS)} "
    return Content.assemble((words, style) if style else words, bar)


def _balance(report: DayReport) -> list[Content]:
    """Wasted against music, what is not rated, and the gaps."""
    balance = report.balance
    rows = [("Wasted", balance.wasted), ("Studio and learning", balance.music)]
    rows += [("Not rated yet", balance.unrated)] if balance.unrated >= MINUTE else []
    rows += [("Gaps", report.gap_seconds), ("In all", report.seconds)]
    width = _NAME + 2
    return [Content(f"{fitted(name, width)}{h_mm(seconds).rjust(_HOURS - 2)}") for name, seconds in rows]
