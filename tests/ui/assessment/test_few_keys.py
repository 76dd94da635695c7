"""The whole assessment stays short for somebody who has done it before: few keys beside what is written."""

from __future__ import annotations

from datetime import timedelta

from tests.ui.assessment.test_assessment import W47, kept, shows
from tests.ui.driving import shown_text, until
from tracker.domain.review.answer import Answer
from tracker.domain.time.week import Week
from tracker.domain.week.plan import PlannedTime
from tracker.ui.dialogs.sentence_form import SentenceForm
from tracker.ui.week.screen import WeekScreen

W48 = Week(2026, 48)
MOST = 25


async def test_a_second_assessment_takes_few_keys(make_app, measured, clock):
    """The week after the first one: ratings that feel different, moves, a day for them, a line to oneself."""
    measured.activities.change(clock.now(), "cafe-shifts", priority=8, enjoyment=4, supports_goal=True)
    for answer in (
        Answer("desire", None, 8),
        Answer("decision", "", "part-time"),
        Answer("move", 0.0, 2.0, "social-media", "studio"),
    ):
        measured.assessment.answer(W47, clock.now(), answer)
    measured.assessment.finish(W47, clock.now())
    clock.move(days=7)
    monday = clock.now() - timedelta(days=6, hours=10)
    for key, after, hours in (("mixing", 0, 5), ("cafe-shifts", 24, 6), ("social-media", 48, 4)):
        begin = monday + timedelta(hours=after)
        activity = measured.record.listed().get(key)
        measured.corrections.add(activity, begin, begin + timedelta(hours=hours), clock.now())
    app, pressed = make_app(W48), []
    async with app.run_test(size=(80, 24)) as pilot:

        async def at(step, *keys):
            await until(pilot, shows(app, f"[{step}]"))
            await pilot.press(*keys)
            pressed.extend(keys)

        # As long as the sheet of the week shows the step's name, the next page has the same one.
        await at("Measured", "enter")
        await until(pilot, shows(app, "your guesses"))
        await at("Measured", "enter")
        await at("Rate", "7", "5", "enter")
        await at("Goal", "y", "enter")
        await at("Desire", "9", "enter")
        await at("Wasted", "enter")
        await at("Move", "1", "right", "1", "enter")
        await at("Plan")
        await until(pilot, shows(app, "1:00 to studio, 0:00 of"))
        await at("Plan", "2", "enter")
        await at("Music", "enter")
        await at("Decide", "2", "e")
        await until(pilot, lambda: isinstance(app.screen, SentenceForm))
        await pilot.press(*"Phone in the drawer", "enter")
        pressed.append("enter")
        await at("Decide", "enter")
        await until(pilot, shows(app, "( )     When I feel like Social media"))
        await at("Decide", "space")
        await until(pilot, shows(app, "(x)     When I feel like Social media"))
        await at("Decide", "enter")
        await until(pilot, shows(app, "1:00 from Social media to learning"))
        assert "part time" in shown_text(app).casefold()
        await at("Summary", "enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    assert len(pressed) <= MOST, pressed
    log = measured.record._files.log(W48)
    assert log.assessment.is_finished
    assert (log.assessment.desire, log.assessment.note) == (9, "Phone in the drawer")
    assert [each.about for each in log.assessment.intentions] == ["social-media"]
    assert {move.target: move.hours for move in log.assessment.moves} == {"studio": 1.0, "learning": 1.0}
    assert measured.record._files.log(W48.next()).plan == (PlannedTime(0, "studio", 2.0),)
    assert kept(measured).is_finished
