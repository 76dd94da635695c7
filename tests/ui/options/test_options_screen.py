"""Everything that can be set is on one screen, and what is chosen there holds at once and stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.driving import HandClock, all_is_saved, shown_text, told, until
from tracker.changes.changes import Changes
from tracker.settings.config import COLUMNS, OPTIONS, REMINDER_OPTIONS
from tracker.settings.config_file import read_settings
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.options.option_rows import option_of
from tracker.ui.options.screen import OptionsScreen
from tracker.ui.options.table import OptionTable
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.needs import SIDE_PANEL

SIZE = (80, 24)
OWN = '# mine\ntheme = "nord"  # evenings\n\n[keys]\n"timer.note" = "N"\n'

Make = Callable[[], TrackerApp]


@pytest.fixture
def make(folders: Folders, clock: HandClock, listed: Changes) -> Make:
    """Makes the app with the settings as they stand in the file."""

    def make() -> TrackerApp:
        own = Changes(Store(folders), clock.zone)
        memory = AppMemory(folders.in_state("app.json"))
        first = own.record.week(None, clock.now())
        return TrackerApp(own, clock, memory, first, False, read_settings(folders.config))

    return make


async def open_at(app: TrackerApp, pilot: Pilot[None], row: str = "goal") -> OptionTable:
    await pilot.press("O")
    await until(pilot, lambda: isinstance(app.screen, OptionsScreen) and app.screen.query(OptionTable))
    table = app.screen.query_one(OptionTable)
    await until(pilot, lambda: row in table.keys)
    table.cursor_key = row
    await pilot.pause()
    return table


def config_of(folders: Folders) -> str:
    return Path(folders.config).read_text()


async def test_all_that_can_be_set_is_in_sight_at_80x24_each_with_its_explanation(
    make: Make, folders: Folders
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        table = await open_at(app, pilot)
        assert {option_of(row) for row in table.keys} == {
            *OPTIONS,
            *REMINDER_OPTIONS,
            "goal",
            "day_start",
            "wasted_up_to",
            "keys",
        }
        assert len(table.keys) == len(OPTIONS) - 1 + len(COLUMNS) + 4 + len(REMINDER_OPTIONS)
        for row in table.keys:
            table.cursor_key = row
            await pilot.pause()
            current = table.current
            assert current is not None
            about = " ".join(str(app.screen.query_one("#options-about").content).split())
            assert about == current.about
            await until(pilot, lambda current=current: current.name in shown_text(app))
            lines = [line.strip() for line in shown_text(app).splitlines()]
            assert current.about.split()[-1] in " ".join(lines), row
        # The way to the file may be long.
        assert folders.config in "".join(line.strip() for line in shown_text(app).splitlines())


@pytest.mark.parametrize(
    ("row", "key", "expected"),
    [
        ("glyphs", "right", 'glyphs = "ascii"'),
        ("bell", "enter", "bell = true"),
        ("columns.aim", "left", 'columns = ["total", "difference", "ratings"]'),
        ("longest_music", "right", "longest_music = 4.5"),
        ("longest_other", "left", "longest_other = 9.5"),
        ("reminders.plan", "space", "plan = true"),
        ("reminders.ears", "right", "ears = 15"),
        ("reminders.notices", "left", 'notices = "osc99"'),
    ],
)
async def test_an_option_of_this_machine_is_written_and_every_other_byte_of_the_file_stays(
    row: str, key: str, expected: str, make: Make, folders: Folders
) -> None:
    own = f"{OWN}\n[reminders]  # kind ones\n"
    Path(folders.config).write_text(own)
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, row)
        await pilot.press(key)
        await until(pilot, lambda: expected in config_of(folders))
    assert config_of(folders).replace(f"{expected}\n", "") == own


async def test_a_theme_is_in_force_at_once_and_at_the_next_start_wherever_it_was_chosen(
    make: Make, folders: Folders
) -> None:
    Path(folders.config).write_text(OWN)
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "theme")
        await pilot.press("right")
        await until(pilot, lambda: app.theme == "rose-pine")
        await until(pilot, lambda: "rose-pine" in shown_text(app))
        # What the palette chooses must not be undone by the file.
        app.theme = "dracula"
        await until(pilot, lambda: 'theme = "dracula"' in config_of(folders))
    assert config_of(folders) == OWN.replace("nord", "dracula")
    assert make().theme == "dracula"


async def test_signs_and_columns_change_on_what_is_shown(make: Make) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Total" in shown_text(app))
        await open_at(app, pilot, "columns.total")
        await pilot.press("right")
        await until(pilot, lambda: app.context.settings.columns == ("aim", "difference", "ratings"))
        app.screen.query_one(OptionTable).cursor_key = "glyphs"
        await pilot.press("right", "escape")
        await until(pilot, lambda: "Mixing" in shown_text(app) and "·" not in shown_text(app))
        assert "Total" not in shown_text(app)


async def test_the_bell_rings_from_then_on(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make()
    rung: list[int] = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "wasted_up_to")
        app.context.bell()
        assert rung == []
        app.screen.query_one(OptionTable).cursor_key = "bell"
        await pilot.press("space")
        await until(pilot, lambda: app.context.settings.bell)
        app.context.bell()
        assert rung == [1]


async def test_a_longest_stretch_holds_at_once_and_is_told_as_it_was_typed(
    make: Make, folders: Folders, changes: Changes, clock: HandClock
) -> None:
    changes.timer.start(changes.record.listed().get("mixing"), clock.now())
    clock.move(minutes=30)
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "longest_music")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press("backspace", *"0:20", "enter")
        await until(pilot, lambda: "Music: 0:20 hours." in told(app))
        app._tick()
        await until(pilot, lambda: app.context.view.questions)
        # What is left as it stands stays what it was.
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("right")
        await until(pilot, lambda: app.context.settings.longest_music == 0.8333)
        assert "0:50 hours" in shown_text(app)
    assert config_of(folders) == "longest_music = 0.8333\n"


async def test_keys_that_were_changed_are_listed_with_what_they_do_and_where_they_are_set(
    make: Make, folders: Folders
) -> None:
    Path(folders.config).write_text('[keys]\n"timer.note" = "N"\n')
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "keys.timer.note")
        for words in ("1 changed", "N Note", "n before that", "Not set here, but under [keys] in the file"):
            await until(pilot, lambda words=words: words in " ".join(shown_text(app).split()))
        before = shown_text(app)
        await pilot.press("right", "enter", "left", "space")
        await pilot.click(app.screen.query_one(OptionTable), offset=(10, 17), times=2)
        await pilot.pause()
        assert (len(app.screen_stack), shown_text(app)) == (2, before)


async def test_the_key_line_offers_what_can_be_done_with_the_row_and_nothing_else(
    make: Make, folders: Folders
) -> None:
    Path(folders.config).write_text('[keys]\n"timer.note" = "N"\n')
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        table = await open_at(app, pilot, "goal")
        for row in table.keys:
            table.cursor_key = row
            await pilot.pause()
            offered = shown_text(app).splitlines()[-1]
            is_key = option_of(row) == "keys"
            assert ("Change" in offered) is not is_key, row
            assert ("More" in offered) is not (is_key or row == "goal"), row


async def test_columns_that_are_switched_off_give_their_room_away_at_once(make: Make) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        # A column more, and the panel would stand beside the grid.
        await pilot.resize_terminal(app.screen.query_one(WeekGrid).full_width + SIDE_PANEL - 1, 40)
        await until(pilot, lambda: "Total" in shown_text(app))
        assert not app.screen.has_class("-beside")
        await open_at(app, pilot, "columns.total")
        await pilot.press("right")
        await until(pilot, lambda: "total" not in app.context.settings.columns)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.has_class("-beside"))


async def test_keys_come_faster_than_the_disk_and_none_is_lost(make: Make, folders: Folders) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "longest_other")
        await pilot.press(*["right"] * 6)
        await until(pilot, lambda: app.context.settings.longest_other == 13)
        app.screen.query_one(OptionTable).cursor_key = "columns.total"
        await pilot.press("right", "down", "right", "down", "right", "down", "right")
        await until(pilot, lambda: app.context.settings.columns == ())
    assert config_of(folders) == "longest_other = 13.0\ncolumns = []\n"


async def test_a_file_that_cannot_be_understood_stays_and_nothing_is_taken_for_set(
    make: Make, folders: Folders
) -> None:
    Path(folders.config).write_text("bell = \n")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "glyphs")
        await pilot.press("right")
        await until(pilot, lambda: "line 1" in told(app) and "correct it first" in told(app))
        assert "unicode" in shown_text(app)
    assert config_of(folders) == "bell = \n"


async def test_the_goal_the_end_of_the_day_and_what_is_wasted_are_changes_that_are_told_and_undone(
    make: Make, changes: Changes, clock: HandClock
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await open_at(app, pilot, "goal")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press(*"Mix", "enter")
        await until(pilot, lambda: "The goal is now: Mix · u undoes" in told(app))
        app.screen.query_one(OptionTable).cursor_key = "wasted_up_to"
        await pilot.press("left", "left")
        await until(pilot, lambda: "priority up to 2 · u undoes" in told(app))
        app.screen.query_one(OptionTable).cursor_key = "day_start"
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press(*["backspace"] * 4, *"late", "enter")
        await until(pilot, lambda: "«late» is not a time of day" in shown_text(app))
        await pilot.press(*["backspace"] * 4, *"4:30", "enter")
        await until(pilot, lambda: "From now on your day ends at 4:30" in told(app))
        listed = changes.record.listed()
        assert (listed.goal, listed.wasted_up_to, listed.day_start) == ("Mix", 2, time(4, 30))
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: all_is_saved(app) and app.context.listed.wasted_up_to == 4)
        listed = changes.record.listed()
        assert (listed.goal, listed.wasted_up_to, listed.day_start) == ("Mix", 4, time(0))
        await until(pilot, lambda: "priority 4" in shown_text(app) and "midnight" in shown_text(app))


async def test_minutes_and_hours_of_reminders_are_typed_as_a_person_says_them(
    make: Make, folders: Folders
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        table = await open_at(app, pilot)
        for row, typed, words in (
            ("reminders.ears", "1:30", "Ears: after 1:30."),
            ("reminders.idle", "20m", "Nothing runs: after 20 minutes."),
            ("reminders.idle_hours", "9:30-13", "«9:30-13» are no hours of a day"),
        ):
            table.cursor_key = row
            await pilot.press("enter")
            await until(pilot, lambda: len(app.screen_stack) == 3)
            await pilot.press(*["backspace"] * 11, *typed, "enter")
            await until(pilot, lambda words=words: words in told(app) or words in shown_text(app))
        await pilot.press(*":00", "enter")
        await until(pilot, lambda: "In the hours: 09:30-13:00." in told(app))
    expected = 'ears = 90\nidle = 20\nidle_hours = "09:30-13:00"\n'
    assert config_of(folders) == f"[reminders]\n{expected}"
