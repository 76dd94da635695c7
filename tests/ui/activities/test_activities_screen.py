"""The list: rated in one go, changed, ordered, merged, archived, by keys and by mouse."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.ui.driving import shown_text, told, until
from tracker.ui.activities.form import ActivityForm
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.activities.table import ActivityTable
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.dialogs.yes_no_dialog import YesNoDialog
from tracker.ui.week.screen import WeekScreen
from tracker.ui.widgets.inline_select import InlineSelect

LOW = (80, 24)


def is_on(app, screen):
    return lambda: isinstance(app.screen, screen)


def ratings(changes, key):
    activity = changes.record.listed().get(key)
    return (activity.priority, activity.enjoyment, activity.supports_goal)


@pytest.fixture
def many(listed, clock):
    """The small list, with three more that are not rated."""
    for name, kind in (("Housework", "chores"), ("Running", "wellbeing"), ("Games", "leisure")):
        listed.activities.add(clock.now(), name, kind)
    return listed


async def open_list(pilot, app, key="L"):
    await pilot.press(key)
    await until(pilot, is_on(app, ActivitiesScreen))
    await until(pilot, lambda: app.screen.query_one(ActivityTable).listed.activities)


async def test_all_that_is_unrated_is_rated_with_one_key_a_rating(make_app, many):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app, "R")
        # Cooking, Housework, Running, Games: the unrated ones, in the order of the list.
        await pilot.press(*"57y", *"31n", *"09y", *"28n")
        await until(pilot, lambda: ratings(many, "games") == (2, 8, False))
        await until(pilot, lambda: "all rated" in shown_text(app))
    assert ratings(many, "cooking") == (5, 7, True)
    assert ratings(many, "housework") == (3, 1, False)
    assert ratings(many, "running") == (10, 9, True)
    assert ratings(many, "mixing") == (None, None, None)


async def test_each_rating_is_one_undo(make_app, many):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app, "R")
        await pilot.press(*"57")
        await until(pilot, lambda: ratings(many, "cooking") == (5, 7, None))
        await pilot.press("u")
        await until(pilot, lambda: ratings(many, "cooking") == (5, None, None))
        await until(pilot, lambda: app.screen.query_one(ActivityTable).seen("cooking").enjoyment is None)


async def test_backspace_takes_a_rating_away(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("backspace")
        await until(pilot, lambda: ratings(listed, "cafe-shifts") == (None, 3, True))


async def test_the_mouse_chooses_the_rating_that_a_digit_fills(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        table = app.screen.query_one(ActivityTable)
        lines = shown_text(app).splitlines()
        y = next(n for n, line in enumerate(lines) if "Social media" in line)
        await pilot.click(offset=(lines[y].rindex("4"), y))
        assert (table.cursor_key, table.cursor_field) == ("social-media", 1)
        await pilot.press("9")
        await until(pilot, lambda: ratings(listed, "social-media") == (2, 9, False))


async def test_order_changes_within_a_kind_and_the_cursor_goes_along(make_app, many):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("end", "K")
        await until(pilot, lambda: many.record.listed().in_rows[-1].key == "social-media")
        assert app.screen.query_one(ActivityTable).cursor_key == "games"


async def test_merging_asks_by_name_and_once_more(make_app, many, clock):
    many.timer.start(many.record.listed().get("games"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("end", "m")
        await until(pilot, is_on(app, FindActivity))
        await pilot.press(*"soc", "enter")
        await until(pilot, is_on(app, YesNoDialog))
        assert "Merge Games into Social media?" in shown_text(app)
        await pilot.press("y")
        await until(pilot, lambda: not many.record.listed().has("games"))
        table = app.screen.query_one(ActivityTable)
        await until(pilot, lambda: table.cursor_key == "social-media")
        await pilot.press("u")
        await until(pilot, lambda: table.cursor_key == "games")
        assert many.record.running().activity == "games"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: not many.record.listed().has("games"))
    assert many.record.running().activity == "social-media"


async def test_escape_leaves_a_merge_undone(make_app, many):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("end", "m")
        await until(pilot, is_on(app, FindActivity))
        await pilot.press("enter")
        await until(pilot, is_on(app, YesNoDialog))
        await pilot.press("escape")
        await until(pilot, is_on(app, ActivitiesScreen))
    assert many.record.listed().has("games")


async def test_an_archived_activity_is_hidden_shown_and_put_back(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("end", "x")
        await until(pilot, lambda: "1 archived" in shown_text(app))
        await pilot.press("v", "end", "x")
        await until(pilot, lambda: not listed.record.listed().get("social-media").archived)


async def test_the_cursor_stays_in_place_where_a_row_goes_and_returns_with_it(make_app, many):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        table = app.screen.query_one(ActivityTable)
        await pilot.press("down", "x")
        await until(pilot, lambda: many.record.listed().get("cooking").archived)
        await until(pilot, lambda: table.cursor_key == "housework")
        await pilot.press("u")
        await until(pilot, lambda: table.cursor_key == "cooking")


async def test_enter_goes_on_from_a_choice_as_from_a_text(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", *"Gym", "enter", "w")
        await until(pilot, lambda: "enter Go on" in shown_text(app))
        await pilot.press("enter", "8", "enter", "7", "enter", "right", "enter", *"health", "enter", "enter")
        await until(pilot, lambda: listed.record.listed().has("gym"))
    gym = listed.record.listed().get("gym")
    assert (gym.kind, gym.priority, gym.supports_goal, gym.reason) == ("wellbeing", 8, True, "health")


async def test_archiving_what_runs_says_that_its_timer_goes_on(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("social-media"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("end", "x")
        await until(pilot, lambda: "Its timer goes on" in told(app))


async def test_a_name_that_looks_like_another_is_asked_about_once(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("a", *"Tutorial", "ctrl+s")
        await until(pilot, lambda: "Did you mean Tutorials?" in shown_text(app))
        assert isinstance(app.screen, ActivityForm)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: listed.record.listed().has("tutorial"))
        await until(pilot, is_on(app, ActivitiesScreen))
        await until(pilot, lambda: app.screen.query_one(ActivityTable).cursor_key == "tutorial")


async def test_an_untouched_form_is_left_at_once_and_a_filled_one_only_when_asked_twice(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a")
        await until(pilot, is_on(app, ActivityForm))
        await pilot.press("escape")
        await until(pilot, is_on(app, WeekScreen))
        await pilot.press("a", *"Guitar", "escape")
        await until(pilot, lambda: "Once more leaves" in told(app))
        assert app.screen.query_one("#name", Input).value == "Guitar"
        await pilot.press("escape")
        await until(pilot, is_on(app, WeekScreen))
        assert not told(app)


async def test_everything_of_an_activity_is_typed_at_once_into_the_form(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press(
            "a", *"Gym", "tab", "w", "tab", *"8", "tab", *"10", "tab", "right", "tab", *"health"
        )
        await pilot.press("tab", *"2", "ctrl+s")
        await until(pilot, lambda: listed.record.listed().has("gym"))
    gym = listed.record.listed().get("gym")
    assert (gym.kind, gym.priority, gym.enjoyment, gym.supports_goal) == ("wellbeing", 8, 10, True)
    assert (gym.reason, gym.longest) == ("health", 2.0)


async def test_what_cannot_be_is_said_under_its_field(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", *"Gym")
        await until(pilot, is_on(app, ActivityForm))
        for field, typed, words in (
            ("priority", "11", "from 1 to 10"),
            ("enjoyment", "x", "from 1 to 10"),
            ("longest", "soon", "not a number of hours"),
        ):
            box = app.screen.query_one(f"#{field}", Input)
            box.value = typed
            await pilot.press("ctrl+s")
            await until(pilot, lambda box=box: app.screen.focused is box)
            await until(pilot, lambda words=words: words in shown_text(app))
            assert isinstance(app.screen, ActivityForm)
            box.value = ""


async def test_letters_and_clicks_move_through_a_choice(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", "tab", "c")
        kind = app.screen.query_one("#kind", InlineSelect)
        await until(pilot, lambda: kind.value == "connections")
        await pilot.press("c")
        await until(pilot, lambda: kind.value == "chores")
        await pilot.click("#kind")
        await until(pilot, lambda: kind.value == "wellbeing")


async def test_the_digit_of_an_activity_is_chosen_beside_what_the_others_start(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        app.screen.query_one(ActivityTable).cursor_key = "cooking"
        await pilot.press("#")
        await until(pilot, lambda: "Which digit starts Cooking?" in shown_text(app))
        assert "1  Mixing" in shown_text(app)
        await pilot.press("1")
        await until(pilot, lambda: "Mixing starts with 4 now" in told(app))
        await until(pilot, lambda: "1 Cooking" in shown_text(app))
        await pilot.press("escape", "1")
        await until(pilot, lambda: app.context.running is not None)
        assert app.context.running.activity == "cooking"


async def test_the_list_opens_on_what_takes_a_rating(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        await pilot.press("9")
        await until(pilot, lambda: ratings(listed, "cafe-shifts")[0] == 9)


async def test_escape_warns_again_after_more_was_typed(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a")
        await until(pilot, is_on(app, ActivityForm))
        for letter in "ab":
            app.context.say_no_more()
            await pilot.press(letter, "escape")
            await until(pilot, lambda: "Once more leaves" in told(app))
            assert isinstance(app.screen, ActivityForm)
        await pilot.press("escape")
        await until(pilot, is_on(app, WeekScreen))


@pytest.mark.parametrize("size", [LOW, (60, 24), (120, 40)])
@pytest.mark.parametrize("column", [0, 1, 2])
async def test_title_and_hint_stand_there_to_their_last_words(make_app, many, clock, size, column):
    many.activities.change(clock.now(), "mixing", archived=True)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await open_list(pilot, app)
        table = app.screen.query_one(ActivityTable)
        table.cursor_key, table.cursor_field = "social-media", column
        await pilot.pause()
        for place in ("#list-title", "#list-hint"):
            said = " ".join(str(app.screen.query_one(place).content).split())
            await until(pilot, lambda said=said: said in " ".join(shown_text(app).split()))


async def test_the_list_stays_where_it_is_as_the_hint_changes(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_list(pilot, app)
        table = app.screen.query_one(ActivityTable)
        places = set()
        for column in (0, 1, 2):
            table.cursor_field = column
            await pilot.pause()
            places.add(table.region.y)
        assert len(places) == 1
