"""What is told, and how long it stays."""

from __future__ import annotations

import pytest

from tests.ui.driving import all_is_saved, told, until
from tracker.ui.context.messages import Messages
from tracker.ui.dialogs.note_form import NoteFields, NoteForm


class Rung:
    """Stands for the app: it counts how often it is rung."""

    def __init__(self) -> None:
        self.times = 0

    def bell(self) -> None:
        self.times += 1


@pytest.fixture
def messages() -> Messages:
    return Messages(Rung(), True)  # type: ignore[arg-type]


def test_the_last_word_replaces_the_one_before(messages: Messages) -> None:
    messages.say("Started Mixing.")
    messages.say("Stopped Mixing.")
    assert messages.latest.words == "Stopped Mixing."


def test_a_refusal_is_not_lost_under_the_next_success(messages: Messages) -> None:
    messages.say("That overlaps Mixing.", "warning")
    messages.say("Started Phone.")
    assert messages.latest.words == "That overlaps Mixing. Started Phone."
    assert messages.latest.severity == "warning"


def test_notices_stand_beside_what_they_are_about(messages: Messages) -> None:
    messages.say("Cap for Phone: 5:00 a week · u undoes")
    messages.say("Comments of a file are gone.", "warning")
    messages.say("A backup lies there.", "warning")
    assert messages.latest.words.startswith("Cap for Phone")
    assert messages.latest.words.endswith("are gone. A backup lies there.")


def test_what_offers_to_undo_is_parted_from_what_follows(messages: Messages) -> None:
    messages.say("Started Mixing at 23:52 · u undoes")
    messages.say("That would cover Phone.", "warning")
    assert messages.latest.words == "Started Mixing at 23:52 · u undoes. That would cover Phone."


def test_an_offer_that_is_taken_back_leaves_a_refusal(messages: Messages) -> None:
    messages.say("That would cover Phone.", "warning")
    messages.say("Started Mixing at 23:52 · u undoes")
    messages.take_back_offer("u undoes")
    assert messages.latest.words == "That would cover Phone. Started Mixing at 23:52"
    assert messages.latest.severity == "warning"


async def test_what_another_program_takes_back_is_not_offered_to_be_undone(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for key, label in (("1", "Started Mixing"), ("2", "Started Tutorials")):
            clock.move(minutes=5)
            await pilot.press(key)
            await until(pilot, lambda label=label: all_is_saved(app) and label in told(app))
            # What one has done oneself stays offered, however often the files are looked at.
            app._tick()
            await pilot.pause()
            assert told(app).endswith("u undoes")
        listed.history.undo(clock.now())
        app._tick()
        await until(pilot, lambda: app.context.running.activity == "mixing")
        assert told(app) == ""


def test_what_was_read_gives_way_and_in_the_end_goes_by_itself(messages: Messages) -> None:
    messages.say("That overlaps Mixing.", "warning")
    for _ in range(4):
        messages.tick()
    messages.say("Started Phone.")
    assert messages.latest.words == "Started Phone."
    for _ in range(60):
        messages.tick()
    assert messages.latest.words == ""


def test_how_far_something_has_come_goes_with_its_end_though_it_was_told_twice(messages: Messages) -> None:
    for _ in range(2):
        messages.say_for_now("Writing 7 of 21 files …")
    messages.say_for_now("")
    assert messages.latest.words == ""


def test_how_far_something_has_come_stands_neither_beside_a_refusal_nor_over_it(messages: Messages) -> None:
    messages.say_for_now("Writing 7 of 21 files …")
    messages.say("That overlaps Mixing.", "warning")
    assert messages.latest.words == "That overlaps Mixing."
    for words in ("Writing 8 of 21 files …", ""):
        messages.say_for_now(words)
        assert messages.latest.words == "That overlaps Mixing."


async def test_what_was_typed_before_it_is_known_what_runs_is_not_left_without_a_warning(
    make_app, listed, clock
):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        await pilot.press(*"Tides")
        app.screen.speak_of("tutorials", "Tutorials", NoteFields("", ""))
        await pilot.press("escape")
        await until(pilot, lambda: "Once more leaves" in told(app))
        assert isinstance(app.screen, NoteForm)


async def test_what_runs_is_called_by_its_name_where_it_has_no_row(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("social-media"), clock.now())
    listed.activities.change(clock.now(), "social-media", archived=True)
    app = make_app()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("[")
        await until(pilot, lambda: not app.context.view.is_present)
        assert app.context.view.report.row("social-media") is None
        header = app.screen.query_one("#timer")
        await until(pilot, lambda: "Social media" in header.render_line(0).text)


def test_the_same_told_once_more_stands_there_once(messages: Messages) -> None:
    for _ in range(3):
        messages.say("There is nothing to undo.", "warning")
    assert messages.latest.words == "There is nothing to undo."


CAP = "Social media is at its cap of 4:00 for this week."


def test_a_reminder_waits_until_what_stands_there_can_have_been_read(messages: Messages) -> None:
    messages.say("Started Mixing.")
    messages.remind(CAP, rings=False)
    assert messages.latest.words == "Started Mixing."
    for _ in range(3):
        messages.tick()
    assert messages.latest.words == CAP
    assert messages.latest.is_reminder


def test_a_reminder_stands_behind_a_refusal_for_as_long_as_that_stays(messages: Messages) -> None:
    messages.say("That overlaps Mixing.", "warning")
    messages.remind(CAP, rings=False)
    for _ in range(29):
        messages.tick()
        assert messages.latest.words == "That overlaps Mixing."
    messages.tick()
    assert messages.latest.words == CAP


def test_reminders_that_come_together_stand_together_and_stay_when_something_else_is_looked_at(
    messages: Messages,
) -> None:
    messages.remind(CAP, rings=False)
    messages.remind("Nothing has run since 14:20.", rings=False)
    messages.pass_by()
    for _ in range(60):
        messages.tick()
    assert messages.latest.words == f"{CAP} Nothing has run since 14:20."


def test_what_is_done_right_after_a_reminder_is_told_beside_it(messages: Messages) -> None:
    messages.remind(CAP, rings=False)
    messages.say("Stopped Social media.")
    assert messages.latest.words == f"{CAP} Stopped Social media."


def test_a_reminder_that_nobody_can_have_read_comes_again_after_an_error(messages: Messages) -> None:
    messages.remind(CAP, rings=False)
    messages.say("The disk is full.", "error")
    assert messages.latest.words == "The disk is full."
    for _ in range(60):
        messages.tick()
    assert messages.latest.words == CAP


def test_however_many_reminders_come_each_is_shown_in_the_end(messages: Messages) -> None:
    every = {f"Reminder number {number}: {'word ' * 20}" for number in range(6)}
    shown: set[str] = set()
    for words in every:
        messages.remind(words, rings=False)
    for _ in range(60):
        messages.tick()
        shown |= {words for words in every if words in messages.latest.words}
    assert shown == every


def test_a_reminder_rings_when_it_is_shown_and_only_where_that_is_wanted() -> None:
    rung = Rung()
    messages = Messages(rung, False)  # type: ignore[arg-type]
    messages.remind(CAP, rings=False)
    assert rung.times == 0
    messages.say("That overlaps Mixing.", "warning")
    messages.remind("Nothing has run since 14:20.", rings=True)
    assert rung.times == 0
    for _ in range(31):
        messages.tick()
    assert rung.times == 1
