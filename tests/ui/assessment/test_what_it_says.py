"""What the assessment says on the screen as one answers: what a rating moves, and where there is more."""

from __future__ import annotations

from pathlib import Path

from tests.ui.assessment.test_assessment import LOW, W47, kept, shows, to_step
from tests.ui.driving import shown_text, told, until
from tracker.ui.assessment.review_table import ReviewTable
from tracker.ui.assessment.screen import AssessmentScreen
from tracker.ui.dialogs.sentence_form import SentenceForm


def in_words(app):
    return " ".join(shown_text(app).split())


async def test_a_rating_says_at_once_what_counts_otherwise_and_rule_and_goal_are_in_sight(
    make_app, measured, clock
):
    measured.activities.set_goal(clock.now(), "Mix for a living")
    measured.activities.change(clock.now(), "cafe-shifts", supports_goal=False, priority=8)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Rate")
        assert "Priority 4 or less without support for your goal counts as wasted." in in_words(app)
        assert "Mix for a living" in shown_text(app)
        await pilot.press("2")
        await until(pilot, lambda: "Café shifts now counts as wasted: 6:00 this week." in told(app))
        assert told(app).endswith("All that is wasted is 11:00 now, not 5:00.")
        await pilot.press("u")
        await until(pilot, lambda: "now counts as necessary, no longer as wasted" in told(app))


async def test_after_a_mark_r_asks_for_the_reason_of_what_was_just_marked(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Goal")
        await pilot.press("n")
        await until(pilot, lambda: kept(measured) is not None)
        assert app.screen.query_one(ReviewTable).cursor_key == "social-media"
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        assert "Why, for Café shifts?" in shown_text(app)
        await pilot.press(*"rent", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await until(pilot, lambda: kept(measured).ratings[0].reason == "rent")
        # Once the cursor is moved it is about what that is on.
        await pilot.press("up", "down", "r")
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        assert "Why, for Social media?" in shown_text(app)


async def test_where_lines_are_out_of_sight_it_says_so_and_which_key_shows_them(make_app, measured):
    app = make_app()
    async with app.run_test(size=(80, 14)) as pilot:
        await until(pilot, shows(app, "There is more below: down"))
        await pilot.press(*["down"] * 9)
        await until(pilot, shows(app, "There is more above: up"))
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "There is more" not in shown_text(app))


async def test_it_says_so_too_where_the_rows_get_less_room_after_they_were_shown(make_app, measured):
    app = make_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        assert "There is more" not in shown_text(app)
        app.screen.query_one(ReviewTable).styles.max_height = 3
        await until(pilot, shows(app, "There is more below: down"))
        app.screen.query_one(ReviewTable).styles.max_height = 30
        await until(pilot, lambda: "There is more" not in shown_text(app))


async def test_the_rows_to_be_rated_are_in_sight_in_the_smallest_terminal(make_app, measured):
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        for step, name in (("Rate", "Social media"), ("Goal", "Social media"), ("Move", "Café shifts")):
            await to_step(app, pilot, step)
            await until(pilot, shows(app, name))


async def test_the_sheet_says_the_answers_as_they_are_on_the_screen(make_app, measured, folders):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Desire")
        await pilot.press("8", "p")
        await until(pilot, lambda: "The sheet of 2026-W47 is in" in told(app))
        await pilot.press("9", "p")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).desire == 9)
        await pilot.press("p")
        await until(pilot, lambda: b"9 of 10" in _sheet(folders))
    assert [path.name for path in _folder(folders).iterdir()] == [f"{W47}.html"]


def _folder(folders):
    return Path(folders.data) / "sheets"


def _sheet(folders):
    return (_folder(folders) / f"{W47}.html").read_bytes()
