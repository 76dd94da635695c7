"""The assessment on the screen: from start to end by keys and by mouse, left half-way, and by two at once."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from textual.widgets import TextArea

from tests.ui.driving import all_is_saved, shown_text, told, until
from tests.ui.test_quick_keys import burst
from tracker.changes.changes import Changes
from tracker.domain.review.answer import Answer
from tracker.domain.time.week import Week
from tracker.settings.config import Settings
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.assessment.review_table import ReviewTable
from tracker.ui.assessment.screen import AssessmentScreen
from tracker.ui.dialogs.sentence_form import SentenceForm
from tracker.ui.week.screen import WeekScreen

LOW, MIDDLE = (80, 24), (120, 40)
W46, W47 = Week(2026, 46), Week(2026, 47)


def kept(changes):
    log = changes.record._files.log(W47)
    return log.assessment if log is not None else None


def shows(app, words):
    return lambda: words in shown_text(app)


async def to_step(app, pilot, name):
    """Press enter until a step is shown."""
    for _ in range(12):
        before = shown_text(app)
        if f"[{name}]" in before:
            return
        burst(app, "enter")
        await until(pilot, lambda before=before: shown_text(app) != before)
    raise AssertionError(f"no step {name}")


@pytest.mark.parametrize("size", [LOW, MIDDLE])
async def test_a_week_is_assessed_from_start_to_end_by_keys_alone(make_app, measured, size):
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        assert "14:00" not in shown_text(app)
        await to_step(app, pilot, "Rate")
        # Café shifts took longest: priority, then enjoyment.
        await pilot.press("9", "2")
        await to_step(app, pilot, "Goal")
        await pilot.press("y", "n", "e")
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        await pilot.press(*"Mix", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await to_step(app, pilot, "Desire")
        await pilot.press("0")
        await until(pilot, shows(app, "Higher than all 2 priorities"))
        await to_step(app, pilot, "Wasted")
        assert "5:00 wasted this week" in shown_text(app)
        await to_step(app, pilot, "Move")
        await pilot.press("2", "plus", "right", "1")
        await to_step(app, pilot, "Music")
        await to_step(app, pilot, "Decide")
        await pilot.press("2")
        await to_step(app, pilot, "Summary")
        assert "2:30 from Social media to studio" in shown_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    assessment = kept(measured)
    assert assessment.is_finished
    assert (assessment.desire, assessment.decision, assessment.goal) == (10, "part-time", "Mix")
    assert {move.target: move.hours for move in assessment.moves} == {"studio": 2.5, "learning": 1.0}
    numbers = measured.record._files.log(Week(2026, 48)).numbers
    assert numbers.caps == {"social-media": 1.5}
    assert measured.record.listed().get("cafe-shifts").enjoyment == 2


async def test_it_is_answered_with_the_mouse(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))

        async def click(words):
            lines = shown_text(app).splitlines()
            y = next(n for n, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[y].index(words) + 1, y))

        await click("Desire")
        await until(pilot, shows(app, "[Desire]"))
        await click(" 7 ")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).desire == 7)
        await click("Decide")
        await until(pilot, shows(app, "[Decide]"))
        await click("Undecided, for now")
        await until(pilot, lambda: kept(measured).decision == "undecided")
        await click("Goal")
        await until(pilot, shows(app, "[Goal]"))
        await click("n does not")
        await until(pilot, lambda: kept(measured).ratings)
        assert kept(measured).ratings[0].supports_goal is False
        await click("Summary")
        await until(pilot, shows(app, "[Summary]"))
        await click("keep this assessment")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    assert kept(measured).is_finished


async def test_left_half_way_it_goes_on_there(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Desire")
        await pilot.press("8")
        await until(pilot, lambda: kept(measured) is not None)
        await to_step(app, pilot, "Wasted")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    again = make_app()
    async with again.run_test(size=LOW) as pilot:
        await until(pilot, shows(again, "[Wasted]"))
        await pilot.press("b")
        await until(pilot, shows(again, "▶ The career"))


async def test_where_nothing_is_remembered_it_goes_on_after_the_last_answer(make_app, measured, clock):
    measured.assessment.answer(W47, clock.now(), Answer("desire", None, 8))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Desire]"))


async def test_u_takes_back_answers_of_this_visit_one_by_one(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await pilot.press("u")
        await until(pilot, lambda: "no answer of this visit" in told(app))
        await to_step(app, pilot, "Desire")
        await pilot.press("8", "3")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).desire == 3)
        await pilot.press("u")
        await until(pilot, lambda: kept(measured).desire == 8)
        await pilot.press("u")
        await until(pilot, lambda: kept(measured).desire is None)


async def test_what_another_program_answered_is_shown_and_not_overwritten(make_app, measured, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Desire")
        measured.assessment.answer(W47, clock.now(), Answer("desire", None, 4))
        await pilot.press("9")
        await until(pilot, lambda: "Desire is 4 by now" in told(app))
        await until(pilot, shows(app, "  4  "))
        assert kept(measured).desire == 4
        await pilot.press("9")
        await until(pilot, lambda: kept(measured).desire == 9)


async def test_no_more_is_moved_than_was_measured(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        await pilot.press("9", "right", "9")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).moves)
        await until(pilot, lambda: all_is_saved(app))
        assert [(move.target, move.hours) for move in kept(measured).moves] == [("studio", 5.0)]
        await pilot.press("left", "minus", "right", "9")
        await until(pilot, lambda: len(kept(measured).moves) == 2)
        assert sum(move.hours for move in kept(measured).moves) == 5.0


async def test_a_rating_outside_one_to_ten_cannot_be_typed(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Rate")
        await pilot.press("minus", "x", "0", "1")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).ratings[0].enjoyment == 1)
        assert kept(measured).ratings[0].priority == 10


async def test_a_week_without_entries_says_why_it_cannot_be_assessed(make_app, measured):
    app = make_app(W46)
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "Nothing was measured in this week."))
        assert "What you remember can be added: tracker add ACTIVITY" in shown_text(app)
        assert "Start a timer" not in shown_text(app)
        await pilot.press("enter", "9", "escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    assert measured.record._files.log(W46) is None


async def test_guesses_are_revealed_here_and_a_late_one_is_named(make_app, measured, clock):
    measured.numbers.set_one(clock.now(), "guesses", "social-media", 2.0)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        assert "Guessed" not in shown_text(app)
        await pilot.press("enter")
        await until(pilot, shows(app, "guessed 2:00, measured 5:00. That is 3:00 more, 2.5 times"))
        assert "late" in shown_text(app)


async def test_a_hostile_name_is_shown_as_text(make_app, measured, clock):
    measured.activities.change(clock.now(), "social-media", name="[/foo [red]x", reason="[#123]")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Goal")
        assert "[/foo [red]x" in shown_text(app)
        await to_step(app, pilot, "Summary")
        assert "[/foo [red]x" in " ".join(shown_text(app).split())


async def test_a_opens_it_and_sunday_evening_offers_it(folders, measured, clock):
    own = Changes(Store(folders), clock.zone)
    app_memory = AppMemory(folders.in_state("app.json"))
    app = TrackerApp(own, clock, app_memory, own.record.week(None, clock.now()))
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "A week to look back on: A assesses it"))
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await until(pilot, shows(app, "Your week 2026-W47"))
        assert app.screen.query_one(ReviewTable).has_focus


async def test_a_text_that_met_another_one_is_shown_again_and_not_lost(make_app, measured, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Decide")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        measured.assessment.answer(W47, clock.now(), Answer("note", "", "theirs"))
        await pilot.press(*"mine", "enter")
        await until(pilot, lambda: "The note is «theirs» by now" in told(app))
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        assert app.screen.query_one(TextArea).text == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: kept(measured).note == "mine")


async def test_before_the_week_is_over_a_target_is_not_called_missed(make_app, measured, clock):
    measured.timer.start(measured.record.listed().get("mixing"), clock.now())
    clock.move(days=1)
    measured.assessment.answer(W47, clock.now(), Answer("move", 0.0, 2.0, "social-media", "studio"))
    measured.assessment.finish(W47, clock.now())
    app = make_app(Week(2026, 48))
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        words = " ".join(shown_text(app).split())
        assert "What you moved for this week, so far: Social media 0:00 of at most 3:00" in words
        assert "kept" not in words.partition("What you moved")[2]
        assert "One of seven days so far" in words


async def test_with_a_long_list_the_sums_of_the_moves_stay_in_sight(make_app, measured, clock):
    sunday = clock.now() - timedelta(hours=10)
    for number in range(20):
        measured.activities.add(clock.now(), f"Chore {number}", "chores")
        begin = sunday + timedelta(minutes=10 * number)
        activity = measured.record.listed().find(f"chore-{number}")
        measured.corrections.add(activity, begin, begin + timedelta(minutes=10), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        await pilot.press(*["down"] * 25)
        await until(pilot, shows(app, "Chore 19"))
        assert app.screen.query_one(ReviewTable).cursor_key == "chore-19"
        text = shown_text(app)
        assert "2026-W48" in text
        assert "→ studio" in text
        await pilot.press(*["up"] * 25)
        await until(pilot, shows(app, "Social media"))


async def test_left_while_it_is_read_again_it_is_gone_without_a_word(make_app, measured, monkeypatch):
    app, read, goes_on = make_app(), AssessmentScreen._read, Event()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        screen, waits = app.screen, []

        async def read_slowly(shown):
            waits.append(app.context.lookups.read(lambda changes: goes_on.wait(60)))
            await waits[0]
            await read(shown)

        monkeypatch.setattr(AssessmentScreen, "_read", read_slowly)
        # A read that nothing cancels, and the one that leaving does.
        read_again = app.run_worker(read_slowly(screen))
        screen._reviewed._stamps = None
        screen._look_again()
        await until(pilot, lambda: waits)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and not screen.is_attached)
        goes_on.set()
        await until(pilot, lambda: read_again.is_finished)
        screen._show()
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


async def test_the_answer_after_one_that_was_taken_back_goes_to_the_same_row(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Goal")
        await pilot.press("n")
        await until(pilot, lambda: kept(measured) is not None)
        assert app.screen.query_one(ReviewTable).cursor_key == "social-media"
        await pilot.press("u", "y")
        await until(pilot, lambda: all_is_saved(app))
        marks = {rating.activity: rating.supports_goal for rating in kept(measured).ratings}
        assert marks["cafe-shifts"] is True
        assert "social-media" not in marks


async def test_u_goes_to_the_step_and_the_answer_that_it_takes_back(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Rate")
        await pilot.press("right", "7")
        await until(pilot, lambda: kept(measured) is not None)
        await to_step(app, pilot, "Wasted")
        await pilot.press("u")
        await until(pilot, shows(app, "[Rate]"))
        table = app.screen.query_one(ReviewTable)
        assert (table.cursor_key, table.cursor_column) == ("cafe-shifts", 1)


async def test_choices_name_the_keys_of_the_settings_and_a_click_does_what_they_do(make_app, measured):
    app = make_app(settings=Settings(keys={"assess.no": "N", "assess.digit10": "ctrl+t"}))
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Rate")
        assert "ctrl+t is 10" in " ".join(shown_text(app).split())
        await to_step(app, pilot, "Goal")
        lines = shown_text(app).splitlines()
        y = next(n for n, line in enumerate(lines) if "N does not" in line)
        await pilot.click(offset=(lines[y].index("N does not"), y))
        await until(pilot, lambda: kept(measured) is not None and kept(measured).ratings)
        assert kept(measured).ratings[0].supports_goal is False


async def test_an_assessed_week_that_is_only_read_is_left_as_it_is(make_app, measured, clock):
    measured.assessment.answer(W47, clock.now(), Answer("move", 0.0, 2.0, "social-media", "studio"))
    measured.assessment.finish(W47, clock.now())
    before = kept(measured)
    clock.move(hours=5)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "enter Close"))
        await pilot.press("b", "b")
        await until(pilot, shows(app, "enter Next"))
        await to_step(app, pilot, "Summary")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: all_is_saved(app))
    assert kept(measured) == before


async def test_one_that_was_answered_anew_is_kept_anew_also_at_the_next_visit(make_app, measured, clock):
    measured.assessment.answer(W47, clock.now(), Answer("desire", None, 5))
    measured.assessment.finish(W47, clock.now())
    before = kept(measured)
    clock.move(hours=5)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "enter Close"))
        await pilot.press("b")
        await until(pilot, shows(app, "when, then"))
        await pilot.press("b", "1")
        await until(pilot, lambda: kept(measured).decision == "full-time")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    again = make_app()
    async with again.run_test(size=LOW) as pilot:
        await until(pilot, shows(again, "[Decide]"))
        await pilot.press("enter", "enter")
        await until(pilot, shows(again, "enter Keep"))
        assert "p Print" in shown_text(again)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(again.screen, WeekScreen))
    assert kept(measured).assessed > before.assessed


async def test_what_is_told_does_not_lie_over_the_choices(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Goal")
        app.say("First line\nsecond line\nthird line")
        await until(pilot, shows(app, "third line"))
        told, keys = shown_text(app).splitlines()[-2:]
        assert told.strip() == "First line second line third line"
        assert "Next" in keys
        assert "rewrite the goal" in shown_text(app)
