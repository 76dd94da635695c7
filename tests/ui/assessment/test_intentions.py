"""The second page of the decision, by keys."""

from __future__ import annotations

from tests.ui.assessment.test_assessment import LOW, W46, kept, shows, to_step
from tests.ui.driving import all_is_saved, shown_text, until
from tests.ui.test_quick_keys import burst
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Intention
from tracker.domain.week.week_log import WeekLog
from tracker.ui.assessment.screen import AssessmentScreen
from tracker.ui.dialogs.intention_form import IntentionForm

PHONE = Intention("I reach for the phone", "I open Tides first", "social-media")


async def to_intentions(app, pilot):
    await until(pilot, shows(app, "[Measured]"))
    await to_step(app, pilot, "Decide")
    burst(app, "enter")
    await until(pilot, shows(app, "when, then"))


def assess_week_before(changes, clock, *intentions):
    def rule(change):
        log = changes.store.log(W46) or WeekLog(W46, changes.store.day_start(W46))
        change.put_log(replace(log, assessment=Assessment(assessed=clock.now(), intentions=intentions)))

    changes.store.change("assess", clock.now(), rule)


async def test_an_offer_is_taken_one_is_written_and_one_is_dropped(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await to_intentions(app, pilot)
        assert "( )     When I feel like Social media, then I open my last project" in shown_text(app)
        await pilot.press("space")
        await until(pilot, shows(app, "(x)     When I feel like Social media"))
        await pilot.press("down", "e")
        await until(pilot, lambda: isinstance(app.screen, IntentionForm))
        await pilot.press(*"when it rains,", "enter", *"then I call", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await until(pilot, shows(app, "(x)     When it rains, then I call"))
        await pilot.press("up", "up", "space")
        await until(pilot, shows(app, "( )     When I feel like"))
        await until(pilot, lambda: all_is_saved(app))
        assert [each.words for each in kept(measured).intentions] == ["When it rains, then I call"]
        await pilot.press("u")
        await until(pilot, lambda: all_is_saved(app))
    assert len(kept(measured).intentions) == 2


async def test_a_half_sentence_is_not_taken_and_a_fourth_has_no_room(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await to_intentions(app, pilot)
        for number in range(3):
            await pilot.press(*["down"] * 9, "e")
            await until(pilot, lambda: isinstance(app.screen, IntentionForm))
            if not number:
                await pilot.press("ctrl+s")
                await until(pilot, shows(app, "When is it: what happens"))
            app.screen.query_one("#when").value = f"it is {number}"
            app.screen.query_one("#then").value = "I begin"
            await pilot.press("ctrl+s")
            await until(pilot, shows(app, f"(x)     When it is {number}, then I begin"))
        await pilot.press(*["down"] * 9, "e")
        await until(pilot, shows(app, "3 are enough: drop one before you write another."))
        assert isinstance(app.screen, AssessmentScreen)


async def test_those_of_last_time_are_prefilled_and_whether_they_held_is_one_key(
    make_app,
    measured,
    clock,
):
    assess_week_before(measured, clock, PHONE)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await to_intentions(app, pilot)
        text = shown_text(app)
        assert "For this week you meant to. Did it hold? y n" in text
        assert "(x)     When I reach for the phone, then I open Tides first" in text
        await pilot.press("y")
        await until(pilot, shows(app, "held    When I reach for the phone"))
        await until(pilot, lambda: all_is_saved(app))
        await to_step(app, pilot, "Summary")
        await pilot.press("enter")
        await until(pilot, lambda: all_is_saved(app))
    assert kept(measured).held == {PHONE.when: True}
    assert kept(measured).intentions == (PHONE,)
