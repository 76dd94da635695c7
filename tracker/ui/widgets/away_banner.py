"""The away question as a banner: it takes no focus, and waits until somebody answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from tracker.domain.away.questions import BACK, FORWARD, LONGEST, AwayQuestion
from tracker.domain.text import cut, wrapped
from tracker.domain.time.duration import h_mm
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import instant_of, wall_time
from tracker.ui.context.view import View
from tracker.ui.widgets.static_text import show_text

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

_GAP = "  "
_LEAST_WIDTH = 10


class AwayBanner(Static):
    """Shows the oldest open question of the view, and the answers with their keys, for clicks too.

    The screen that it stands on has the keys; see ``AwayQuestionScreen``.
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""

    def __init__(self, name_of: Callable[[str], str], name_of_key: Callable[[str], str], zone: Zone) -> None:
        """``name_of`` says what an activity is called, ``name_of_key`` how the key of an action is."""
        super().__init__(markup=False, id="away")
        self._name_of = name_of
        self._name_of_key = name_of_key
        self._zone = zone
        self.display = False

    def on_resize(self) -> None:
        self.watch_view(self.view)

    def watch_view(self, view: View | None) -> None:
        questions = view.questions if view is not None else ()
        self.display = bool(questions)
        if view is None or not questions:
            return
        width = self.content_size.width or self.app.size.width - 2
        show_text(self, Content("\n").join(self._lines(questions, view, max(_LEAST_WIDTH, width))))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """By the width alone: what it shows may still be wrapped for the width before."""
        return self.lines_at(self.view, width) if self.view is not None else 0

    def lines_at(self, view: View, width: int) -> int:
        """How many lines the question of a view takes at a width; 0 where there is none."""
        return len(self._lines(view.questions, view, max(_LEAST_WIDTH, width))) if view.questions else 0

    def _lines(self, questions: tuple[AwayQuestion, ...], view: View, width: int) -> list[Content]:
        question = questions[0]
        words = self._words(question, view)
        if len(questions) > 1:
            words = f"{words} (1 of {len(questions)})"
        lines = [Content.styled(line, Style(bold=True)) for line in wrapped(f"? {words}", width)]
        answers: list[Content] = []
        for key_id, said in self._answers(question, view).items():
            key = self._name_of_key(key_id)
            offer = Content.assemble((key, Style(bold=True, underline=True)), " ", cut(said, width - 2))
            action = f"screen.{key_id.replace('.', '_')}"
            offer = offer.stylize(Style.from_meta({"@click": action}))
            if answers and answers[-1].cell_length + len(_GAP) + offer.cell_length <= width:
                answers[-1] = Content.assemble(answers[-1], _GAP, offer)
            else:
                answers.append(offer)
        return lines + answers

    def _answers(self, question: AwayQuestion, view: View) -> dict[str, str]:
        """The answers there are, by key, in words that name when."""
        begin = self._clock_text(question.begin, view)
        if question.reason == BACK:
            return {"away.end": "end it where it began"}
        return {
            "away.keep": "keep all",
            "away.end": f"ended {begin}",
            "away.some": "ended later",
            "away.cut": "cut it out",
            "away.other": "something else",
        }

    def _words(self, question: AwayQuestion, view: View) -> str:
        name = self._name_of(question.entry.activity)
        begin, length = self._clock_text(question.begin, view), h_mm(question.seconds)
        if question.reason == BACK:
            now = view.report.now
            return f"The clock says {now:%a %d %b %H:%M}, which is before {name} began, {begin}."
        if question.reason == LONGEST:
            whole = h_mm(question.entry.seconds(instant_of(view.report.now)))
            ran = "has run" if question.entry.end is None else "ran"
            return f"{name} {ran} for {whole}. Was it {name} after {begin}, for {length}?"
        end = self._clock_text(question.end, view)
        perhaps = ", or the clock was set" if question.reason == FORWARD else ""
        return f"Away {length} since {begin}, until {end}{perhaps}. Was it {name}?"

    def _clock_text(self, instant: int, view: View) -> str:
        return clock_text(wall_time(instant, self._zone), view.report.now)
