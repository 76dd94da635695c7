"""The end-of-week assessment, step by step, on measured hours."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.domain.errors import DataError, Refused
from tracker.domain.review.answer import RATED, Answer
from tracker.domain.review.review import Review
from tracker.domain.review.standing_said import standing_said
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.ui.assessment.bindings import ASSESSMENT_BINDINGS
from tracker.ui.assessment.decide import Decide
from tracker.ui.assessment.empty_week import empty_page
from tracker.ui.assessment.forms import form_for
from tracker.ui.assessment.given_answer import GivenAnswer
from tracker.ui.assessment.goal import Goal
from tracker.ui.assessment.intend import Intend
from tracker.ui.assessment.more_line import MoreLine
from tracker.ui.assessment.move import MoveHours
from tracker.ui.assessment.page import AssessmentStep, Page, TextQuestion, answer_to
from tracker.ui.assessment.plan_ahead import PlanAhead
from tracker.ui.assessment.plan_part import PlanPart
from tracker.ui.assessment.review_table import ReviewTable
from tracker.ui.assessment.reviewed_week import ReviewedWeek
from tracker.ui.assessment.step_bar import StepBar
from tracker.ui.assessment.steps import LAST, NAMES, STEPS, title_of, where_it_stood
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.choice_line import ChoiceLine
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen


class AssessmentScreen(TrackerScreen[None]):
    """Leads through the steps. Each answer is kept at once; left half-way, it goes on where it was."""

    CSS_PATH = [stylesheet("assessment"), stylesheet("plan")]
    HELP = (
        "An honest look at one week, in ten steps. Each answer is kept at once: leave at any time, and "
        "it goes on where it was."
    )
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (22, "-low"), (36, "-tall"), (50, "-tallest")]
    BINDINGS = ASSESSMENT_BINDINGS

    def __init__(self, context: ScreenContext, week: Week | None) -> None:
        """Of a week or, for None, of the last one that is open."""
        super().__init__(context)
        self._reviewed = ReviewedWeek(context, week)
        # The stamps of the view that was followed last.
        self._followed: object = None
        self._place = 0
        # Answers of this visit, the last one last.
        self._given: list[GivenAnswer] = []
        self._is_printed = False
        # The text that was asked for last.
        self._asked: TextQuestion | None = None

    def compose(self) -> ComposeResult:
        yield Static(f"Your week {self._reviewed.week or ''}", id="assess-title", markup=False)
        steps = StepBar(NAMES, id="assess-steps")
        # Until the week is read there is no step to be at, and a key for the next one leads nowhere.
        steps.display = False
        yield steps
        yield Static("Reading the week…", id="assess-words", markup=False)
        yield ReviewTable(id="assess-table")
        yield PlanPart(self.context)
        yield MoreLine(self.context.name_of_key, id="assess-more")
        yield Static(id="assess-said", markup=False)
        yield ChoiceLine(self.context.name_of_key, id="assess-choices")
        yield ScreenFooter()

    def on_mount(self) -> None:
        table = self.query_one(ReviewTable)
        table.focus()
        self.query_one(MoreLine).follow(table)
        self.run_worker(self._open(), group="open")

    async def _open(self) -> None:
        """Show the week once it is read, at the step where it was left."""
        await self._read()
        if self._review is not None:
            material = self._review.material
            left_at = await self.context.bookmarks.step_of(material.week)
            self._place = where_it_stood(material.kept, left_at)
            self._reviewed.is_open = bool(left_at)
            self._show(is_new=True)
        if not is_gone(self):
            self.context.follow(self, self._follow, at_once=False)

    async def _read(self) -> None:
        """Read the week; where that cannot be, what was shown before stays."""
        try:
            await self._reviewed.read()
        except DataError as error:
            self._followed = None
            self.context.tell_error(error)
            if self._review is None:
                self._put("#assess-words", "This week cannot be read.")

    def _follow(self, view: View) -> None:
        if view.stamps != self._followed:
            self._followed = view.stamps
            self._look_again()

    @work(group="follow", exclusive=True)
    async def _look_again(self) -> None:
        if await self._reviewed.has_changed():
            await self._read()
            self._show()
            self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    # What is shown

    @property
    def _review(self) -> Review | None:
        return self._reviewed.review

    @property
    def step(self) -> AssessmentStep:
        return STEPS[self._place]

    def _page(self, width: int) -> Page:
        if self._review is None or self._reviewed.is_empty:
            return empty_page(self._review)
        return self.step.page(self._review, width, self.context.name_of_key)

    def _show(self, is_new: bool = False) -> None:
        if self._review is None or is_gone(self):
            return
        table = self.query_one(ReviewTable)
        page = self._page(table.scrollable_content_region.width or self.size.width)
        bar = self.query_one(StepBar)
        bar.place = NAMES.index(self.step.name)
        bar.display = not self._reviewed.is_empty
        self._put("#assess-title", title_of(self._review, self._place))
        self._put("#assess-words", page.words)
        self._put("#assess-said", "\n".join(page.said))
        self.query_one(ChoiceLine).choices = page.offers
        self.update_classes({"-offers": bool(page.offers), "-said": bool(page.said)})
        is_planning = isinstance(self.step, PlanAhead) and not self._reviewed.is_empty
        self.query_one(PlanPart).stand_for(table, self._review if is_planning else None)
        table.show_page(page.lines, page.frozen, is_new)
        self.call_after_refresh(self.query_one(MoreLine).tell)
        if is_new:
            self.refresh_bindings()

    def _put(self, place: str, words: str) -> None:
        if not is_gone(self):
            show_text(self.query_one(place, Static), words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What says nothing in this step is not offered."""
        if action in ("next", "keep", "close", "back", "take_back", "sheet") and self._reviewed.is_empty:
            return False
        if action in ("next", "keep", "close"):
            at_last = "close" if self._reviewed.is_only_read else "keep"
            return action == (at_last if self._place == LAST else "next")
        if action == "shift":
            return isinstance(self.step, MoveHours)
        if action == "write":
            return isinstance(self.step, Goal | Decide | MoveHours | Intend)
        if action == "reason":
            return isinstance(self.step, Goal)
        if action == "back":
            return self._place > 0
        return True

    # From step to step

    def action_next(self) -> None:
        """The next step."""
        if self._place < LAST:
            self._go_to(self._place + 1)

    def action_close(self) -> None:
        """Leave a finished assessment as it is."""
        self._leave()

    def action_back(self) -> None:
        """The step before."""
        if self._place > 0:
            self._go_to(self._place - 1)

    @on(StepBar.Picked)
    def _picked(self, message: StepBar.Picked) -> None:
        name = NAMES[message.place]
        self._go_to(next(place for place, step in enumerate(STEPS) if step.name == name))

    def _go_to(self, place: int) -> None:
        if self._review is None or self._reviewed.is_empty:
            return
        self._place = place
        if self._reviewed.is_open or not self._review.assessment.is_finished:
            self._remember(self._review.material.week, str(place))
        # What runs goes on meanwhile; within a step the hours stand still.
        self._reviewed.judge(self._review.kept, self.context.days.now())
        self._show(is_new=True)

    def _remember(self, week: Week, step: str) -> None:
        """Keep where it stands, also when the screen is gone by then."""
        self.app.run_worker(self.context.bookmarks.keep(week, step))

    def action_sheet(self) -> None:
        """Write the week's sheet to a file."""
        if self._review is not None:
            self._is_printed = True
            self.context.save_sheet(self._review.material.week, self._review)

    def action_leave(self) -> None:
        """Leave; what is answered is kept."""
        self._leave()

    def _leave(self) -> None:
        # What is still being read has nowhere to be shown.
        self.workers.cancel_group(self, "follow")
        self.dismiss()

    def action_keep(self) -> None:
        """Finish the assessment."""
        shown = self._review
        if shown is None:
            return
        week, as_of = shown.material.week, shown.now
        self.context.change(
            lambda changes, now: changes.assessment.finish(week, now, as_of), done=self._finished
        )

    def _finished(self) -> None:
        if self._reviewed.week is not None:
            self._remember(self._reviewed.week, "")
            if self._is_printed:
                # What was printed says that it is not finished yet.
                self.context.save_sheet(self._reviewed.week)
        if self.is_active:
            self._leave()

    # Answers

    @on(ChoiceLine.Chosen)
    async def _choose(self, message: ChoiceLine.Chosen) -> None:
        """Do what the key of a choice does, whatever that key is."""
        offered = (active for active in self.active_bindings.values() if active.enabled)
        chosen = next((one for one in offered if one.binding.id == message.key_id), None)
        # A second click may have come before the form that the first one opens is there.
        if chosen is not None and self.is_active:
            await self.app.run_action(chosen.binding.action, chosen.node)

    @property
    def _key(self) -> str:
        return self.query_one(ReviewTable).cursor_key

    @property
    def _at(self) -> int:
        return self.query_one(ReviewTable).cursor_column

    def action_move(self, lines: int) -> None:
        """Move over rows or, where there are none, scroll."""
        self.query_one(ReviewTable).action_move(lines)

    def action_aside(self, places: int) -> None:
        """To another answer of the row or, where there is one at most, another step."""
        if not self.query_one(ReviewTable).move_aside(places):
            if places < 0:
                self.action_back()
            else:
                self.action_next()

    def action_digit(self, number: int) -> None:
        """A number for what the cursor is on; 10 is the key 0."""
        if self._review is not None:
            self._take(self.step.digit(self._review, self._key, self._at, number), goes_on=self.step.goes_on)

    def action_mark(self, yes: bool) -> None:
        """It supports the goal, or does not."""
        if self._review is not None:
            self._take(self.step.mark(self._review, self._key, yes), goes_on=self.step.goes_on)

    @on(ReviewTable.Chosen)
    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        if self._review is not None:
            self._take(self.step.choose(self._review, self._key, self._at))

    def action_shift(self, steps: int) -> None:
        """A little more or less."""
        if self._review is not None:
            self._take(self.step.shift(self._review, self._key, self._at, steps))

    def action_write(self) -> None:
        """Write the text of the step, or the intention under the cursor."""
        if self._review is not None:
            self._ask(self.step.text(self._review, self._key, self._at))

    def action_reason(self) -> None:
        """Give a reason for what was just marked or, once the cursor was moved, for what it is on."""
        if self._review is not None:
            answered = self.query_one(ReviewTable).just_answered
            self._ask(self.step.reason(self._review, answered or self._key))

    def _ask(self, question: TextQuestion | None) -> None:
        if question is None:
            return
        step = self.step

        def take(written: Any) -> None:
            if written is not None and self._review is not None:
                self._asked = question
                self._take(step.written(self._review, question, written))

        self.context.open(form_for(self.context, question), take)

    def action_take_back(self) -> None:
        """Take back the last answer."""
        if not self._given:
            self.context.say("There is no answer of this visit to take back.")
            return
        last = self._given.pop()
        if last.step != self._place:
            self._go_to(last.step)
        self.query_one(ReviewTable).stand_on(last.key, last.place)
        answer = last.answer
        self._keep(Answer(answer.field, answer.after, answer.before, answer.key, answer.to))

    def _take(self, answer: Answer | None, goes_on: bool = False) -> None:
        """Keep an answer, and go on to the next question."""
        if answer is None or self._reviewed.is_empty:
            return
        if answer.before != answer.after:
            self._given.append(GivenAnswer(answer, self._place, self._key, self._at))
            self._keep(answer)
        if goes_on:
            self.query_one(ReviewTable).go_on()

    def _keep(self, answer: Answer) -> None:
        """Show an answer at once, and have it kept."""
        shown = self._review
        if shown is None:
            return
        try:
            self._reviewed.answer(answer, self._all_is_kept, lambda: self._give_up(answer))
        except Refused as error:
            self.context.say(str(error), "warning")
            self._give_up(answer)
            return
        if not self._reviewed.is_open:
            self._reviewed.is_open = True
            self._remember(shown.material.week, str(self._place))
        self._tell_standing(answer, shown)
        self._show()

    def _tell_standing(self, answer: Answer, before: Review) -> None:
        """Say it where a rating or a mark changes how something counts."""
        if answer.field in RATED and self._review is not None:
            said = standing_said(answer.key, before.report, self._review.report, before.which)
            if said:
                self.context.say(said)

    def _all_is_kept(self) -> None:
        if not is_gone(self):
            self._look_again()

    def _give_up(self, answer: Answer) -> None:
        """Forget an answer that was not kept; a text that was written is shown again, to be kept or left."""
        self._given = [given for given in self._given if given.answer is not answer]
        asked = self._asked
        if is_gone(self):
            return
        if asked is not None and asked.answer.field == answer.field and isinstance(answer.after, str):
            self._asked = None
            self.run_worker(self._ask_again(asked, answer))

    async def _ask_again(self, asked: TextQuestion, answer: Answer) -> None:
        await self._read()
        self._show()
        if self._review is not None and not is_gone(self):
            again = answer_to(self._review, answer.field, answer.after, answer.key)
            self._ask(replace(asked, answer=again))
