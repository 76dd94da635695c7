"""What was decided, in sight when its week begins and one key away all week. It takes no focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import cut, one_line, wrapped
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.week.assessment import in_short
from tracker.ui.context.view import View
from tracker.ui.week.grid_lines import packed
from tracker.ui.widgets.static_text import show_text

if TYPE_CHECKING:
    from tracker.domain.review.decided import Decided

_MOST_LINES_EACH = 2
_LEAST_WIDTH = 20


class Greeting(Static):
    """Shows what was decided for the present week. The screen says when; see ``WeekScreen``."""

    def __init__(self, name_of_key: Callable[[str], str]) -> None:
        """``name_of_key`` says how the key of an action is called."""
        super().__init__(markup=False, id="greeting")
        self._name_of_key = name_of_key
        self._view: View | None = None
        self.display = False

    def show_view(self, view: View, is_wanted: bool) -> None:
        """Show what was decided, or nothing where it is not wanted."""
        self._view = view if is_wanted and view.decided is not None else None
        self.display = self._view is not None
        if self._view is not None:
            self._paint(self.content_size.width or self.app.size.width - 2)

    def on_resize(self) -> None:
        if self._view is not None:
            self._paint(self.content_size.width)

    def _paint(self, width: int) -> None:
        lines = self._lines(width)
        styled = [Content.styled(lines[0], Style(bold=True)), *map(Content, lines[1:])] if lines else []
        show_text(self, Content("\n").join(styled))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def lines_at(self, width: int) -> int:
        """How many lines it takes at a width; 0 where it is not shown."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        view = self._view
        if view is None or view.decided is None:
            return []
        return greeting_lines(view.decided, view, self._name_of_key, max(_LEAST_WIDTH, width))


def greeting_lines(decided: Decided, view: View, key: Callable[[str], str], width: int) -> list[str]:
    """What was decided, the most of it first; ``key`` says how a key is called."""
    said = [in_short(decided.decision)] if decided.decision else []
    said += [f"«{one_line(decided.note)}»"] if decided.note else []
    words = f": {'. '.join(said)}" if said else ""
    lines = wrapped(f"Decided on {decided.assessed:%A}{words}", width, _MOST_LINES_EACH)
    for intention in decided.intentions:
        lines += wrapped(intention.words, width, _MOST_LINES_EACH)
    days = _planned_days(view)
    numbers = [*_numbers(view), *([f"planned {days}"] if days else [])]
    if numbers:
        lines += [line.strip() for line in packed(["this week", *numbers], width)][:_MOST_LINES_EACH]
    guess, plan, hide, show = (key(f"week.{each}") for each in ("guess", "plan", "hide", "decided"))
    keys = [] if view.has_guesses else [f"{guess} guesses the week"]
    keys += [] if view.planned.plan else [f"{plan} plans it"]
    keys.append(f"{hide} closes this, {show} brings it back")
    return [*lines, cut(" · ".join(keys), width)]


def _numbers(view: View) -> list[str]:
    """The targets and caps in force, as few words as there are numbers."""
    report = view.report
    found = [f"{kind} {aim.shown}" for kind in MUSIC_KINDS if (aim := report.aim_of_kind(kind)) is not None]
    return found + [f"{row.activity.name} {row.aim.shown}" for row in report.rows if row.aim is not None]


def _planned_days(view: View) -> str:
    """The days for which something is planned, by name."""
    days = sorted({each.day for each in view.planned.plan})
    return " ".join(DAY_NAMES[day] for day in days)
