"""The week screen does what its keys say, on real files."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

from textual.command import CommandPalette
from textual.widgets import Input

from tests.ui.driving import shown_text, told, until
from tracker.ui.activities.form import ActivityForm
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.assessment.page import hours_cell
from tracker.ui.dialogs.find import FindToStart
from tracker.ui.dialogs.help import HelpScreen
from tracker.ui.dialogs.note_form import NoteForm
from tracker.ui.dialogs.palette import Commands
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.timer_header import large_digits

LOW = (80, 24)


def running_key(changes):
    running = changes.record.running()
    return running.activity if running is not None else None


def edit_by_hand(path, old, new):
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


async def test_an_empty_folder_shows_the_key_that_adds_the_first_activity(make_app):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert "or  a  to add your own" in shown_text(app)


async def test_the_first_activity_is_added_and_started_by_keyboard_alone(make_app, changes):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", *"Mixing", "ctrl+s")
        await until(pilot, lambda: app.context.view.report.rows)
        await pilot.press("space")
        await until(pilot, lambda: app.context.view.report.running)
    assert running_key(changes) == "mixing"


async def test_space_and_digits_start_switch_and_stop_and_say_how_to_take_it_back(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("down", "space")
        await until(pilot, lambda: "Started Tutorials at 19:00 · u undoes" in told(app))
        assert running_key(listed) == "tutorials"
        clock.move(minutes=38)
        await pilot.press("1")
        await until(pilot, lambda: "Tutorials ended 19:38, after 0:38 · u undoes" in told(app))
        assert running_key(listed) == "mixing"
        clock.move(minutes=12)
        await pilot.press("1")
        await until(pilot, lambda: "Stopped Mixing at 19:50, after 0:12" in told(app))
        assert running_key(listed) is None
        # One key undoes, and one redoes.
        await pilot.press("u")
        await until(pilot, lambda: app.context.view.report.running)
        assert running_key(listed) == "mixing"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: app.context.view.report.running is None)
        assert running_key(listed) is None


async def test_space_on_what_runs_stops_it(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=50)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: app.context.view.report.running is None)
        assert "Stopped Mixing at 19:50, after 0:50" in told(app)


async def test_a_forgotten_start_is_moved_by_one_key(make_app, listed, clock):
    began = clock.now()
    listed.timer.start(listed.record.listed().get("mixing"), began)
    clock.move(minutes=30)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for key, minutes in (("comma", -5), ("<", -6), ("full_stop", -1), (">", 0)):
            start = began + timedelta(minutes=minutes)
            await pilot.press(key)
            await until(pilot, lambda start=start: app.context.view.report.running.start == start)


async def test_a_start_that_cannot_be_moved_is_told_in_words(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("full_stop")
        await until(pilot, lambda: told(app) == "Mixing 19:00–now would start in the future.")


async def test_the_digits_and_the_running_cell_tick(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        clock.move(hours=1, minutes=23, seconds=47)
        app._tick()
        await pilot.pause()
        shown = shown_text(app)
        assert all(line in shown for line in large_digits("1:23:47"))
        row = next(line for line in shown_text(app).splitlines() if "1▶ Mixing" in line)
        assert row.split()[2:7] == ["·", "·", "·", "1:23", "·"]
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: "▶ Mixing  1:23:47  since 19:00" in shown_text(app))


async def test_a_note_and_a_track_are_kept_with_what_runs(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        await pilot.press(*"vocal", "tab", *"Tides", "enter")
        await until(pilot, lambda: app.context.view.report.running.track == "Tides")
    assert listed.record.running().note == "vocal"


async def test_a_track_is_completed_from_earlier_ones(make_app, listed, clock):
    mixing = listed.record.listed().get("mixing")
    listed.timer.start(mixing, clock.now(), track="Undertow")
    clock.move(minutes=5)
    listed.timer.stop(clock.now())
    clock.move(minutes=5)
    listed.timer.start(mixing, clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        track = app.screen.query_one("#track", Input)
        await until(pilot, lambda: track.suggester is not None)
        await pilot.press("tab", "u")
        await until(pilot, lambda: track._suggestion == "Undertow")
        await pilot.press("right")
        assert track.value == "Undertow"


async def test_an_activity_is_found_by_typing(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindToStart))
        await pilot.press(*"medi", "tab")
        await until(pilot, lambda: app.screen.query("WeekGrid"))
        assert app.screen.query_one(WeekGrid).cursor_key == "social-media"
        assert app.context.running is None
        await pilot.press("slash", *"tu", "enter")
        await until(pilot, lambda: app.context.running is not None)
        assert running_key(listed) == "tutorials"
        assert app.screen.query_one(WeekGrid).cursor_key == "tutorials"
        await pilot.press("slash", *"tutorials", "enter")
        await until(pilot, lambda: "Tutorials is running already" in told(app))
        assert running_key(listed) == "tutorials"


async def test_ratings_are_changed_in_the_form(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        app.screen.query_one(WeekGrid).cursor_key = "cooking"
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ActivityForm))
        await pilot.press("7", "tab", "4", "ctrl+s")
        await until(pilot, lambda: app.context.view.report.row("cooking").activity.priority == 7)
    assert listed.record.listed().get("cooking").enjoyment == 4


async def test_a_name_that_is_taken_is_refused_in_the_form_with_what_was_typed_kept(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", *"mixing", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ActivityForm)
        assert "is on the list already" in shown_text(app)
        assert app.screen.query_one("#name", Input).value == "mixing"


async def test_a_change_made_elsewhere_appears_at_the_next_tick(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        listed.timer.start(listed.record.listed().get("tutorials"), clock.now())
        app._tick()
        await until(pilot, lambda: app.context.view.report.running)


async def test_a_hand_edit_appears_and_what_is_being_typed_stays(make_app, listed, clock, folders):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("n", *"half a wo")
        edit_by_hand(folders.activities, '"Mixing"', '"Mixdown"')
        app._tick()
        await until(pilot, lambda: app.context.view.report.row("mixing").activity.name == "Mixdown")
        assert app.screen.query_one("#note", Input).value == "half a wo"


async def test_other_weeks_are_shown_and_t_comes_back(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("[")
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W46")
        assert "back to this week" in shown_text(app)
        await pilot.press("t")
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W47")
        await pilot.press("]")
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W48")
        await pilot.press("]")
        await until(pilot, lambda: "next week is the last" in told(app))
        # There is nothing to assess or to open in it, and what is started in it is started now.
        for key in ("A", "enter"):
            await pilot.press(key)
            await until(pilot, lambda: "not begun yet" in told(app))
            app.context.say_no_more()
        await pilot.press("1")
        await until(pilot, lambda: running_key(listed) == "mixing")
        await until(pilot, lambda: app.context.view.is_present)
        await pilot.press("]")
        await until(pilot, lambda: app.context.view.report.is_to_come)
        clock.move(minutes=5)
        await pilot.press("1")
        await until(pilot, lambda: "Mixing is running already" in told(app))


async def test_the_week_turns_by_itself_with_a_timer_running(make_app, listed, clock):
    clock.move(days=3, hours=4)
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        assert str(app.context.view.report.week) == "2026-W47"
        clock.move(hours=2)
        app._tick()
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W48")
        assert app.context.view.report.row("mixing").days[0] == 3600


async def test_the_panel_says_what_is_wasted_and_what_is_unrated(make_app, listed, clock):
    find = listed.record.listed().get
    now = clock.now()
    listed.corrections.add(find("social-media"), now - timedelta(hours=4), now - timedelta(hours=2), now)
    listed.corrections.add(find("cooking"), now - timedelta(hours=2), now - timedelta(minutes=90), now)
    listed.numbers.set_one(now, "caps", "social-media", 1.0)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        text = shown_text(app)
        assert "2:00 wasted · 0:30 unrated, R rates it" in text
        assert "2:00 ≤ 1:00" in text


async def test_wasted_time_is_told_in_usual_sessions_once_there_is_one(make_app, listed, clock):
    find = listed.record.listed().get
    now = clock.now()
    listed.corrections.add(find("mixing"), now - timedelta(hours=6), now - timedelta(hours=5), now)
    listed.corrections.add(find("social-media"), now - timedelta(hours=4), now - timedelta(hours=1), now)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "3:00 wasted, about three of your studio sessions" in shown_text(app))


async def test_markup_and_control_characters_in_names_and_notes_are_inert(make_app, listed, clock, folders):
    listed.activities.add(clock.now(), "[/foo [red]x", "chores")
    listed.timer.start(listed.record.listed().get("mixing"), clock.now(), note="[#123] [/b]", track="[bold]")
    edit_by_hand(folders.activities, '"Cooking"', '"Coo\\u001b[2Jking\\u202e"')
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("escape", "slash")
        await pilot.pause()
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        text = shown_text(app)
    assert "[/foo [red]x" in text
    assert "▶ Mixing · [bold]" in text
    assert "[#123] [/b]" in text
    assert not any(char in text for char in "\x1b\u202e")


async def test_the_letters_of_the_ratings_are_explained_wherever_there_is_room(make_app, listed, clock):
    letters = "P priority, E enjoyment, G goal"
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        # On music, which has none of them.
        await until(pilot, lambda: letters in shown_text(app))
        await pilot.press("end")
        await until(pilot, lambda: "priority 2, enjoyment 4" in shown_text(app))
        assert letters not in shown_text(app)
        await pilot.press("space")
        app.context.say_no_more()
        await until(pilot, lambda: f"to guess its hours · {letters}" in shown_text(app))
        # Where the columns have words it is not said again.
        await pilot.resize_terminal(160, 40)
        await until(pilot, lambda: "Priority Enjoyment Goal" in shown_text(app))
        await until(pilot, lambda: letters not in shown_text(app))


async def test_a_full_disk_holds_the_change_and_saves_it_when_there_is_room(
    make_app, listed, monkeypatch, folders
):
    monkeypatch.setattr("tracker.ui.context.change_queue.TRY_AGAIN_AFTER", 0.1)
    fsync = os.fsync
    is_full = True

    def full(handle):
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "Not saved yet" in shown_text(app))
        assert running_key(listed) is None
        for choose in ("command_palette", "change_theme"):
            await app.run_action(choose)
            await until(pilot, lambda: isinstance(app.screen, CommandPalette))
            await until(pilot, lambda: "Not saved yet" in shown_text(app))
            await pilot.press("escape", "escape")
            await until(pilot, lambda: not isinstance(app.screen, CommandPalette))
        await pilot.press("q")
        await until(pilot, lambda: "Press q again" in shown_text(app))
        assert "Not saved yet" in shown_text(app)
        is_full = False
        await until(pilot, lambda: app.context.view.report.running)
        assert not app.context.view.unsaved
    assert running_key(listed) == "mixing"


async def test_a_damaged_log_is_shown_as_far_as_it_can_be_read_and_named(make_app, listed, clock, folders):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    log = Path(folders.weeks, "2026-W47.toml")
    log.write_text(log.read_text() + "\n<<<<<<< HEAD\n")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        text = shown_text(app)
        assert "2026-W47.toml, line" in text
        assert "▶ Mixing" in text


async def test_today_is_marked_by_more_than_colour_and_help_and_palette_name_the_keys(make_app, listed):
    app = make_app()
    async with app.run_test(size=(120, 50)) as pilot:
        await until(pilot, lambda: "[Thu" in shown_text(app))
        titles = [command.title for command in Commands(app.screen).commands()]
        assert "Start Social media" in titles
        assert "Undo  (u)" in titles
        shown = {active.binding.id for active in app.screen.active_bindings.values() if active.binding.id}
        assert {"timer.switch", "timer.note", "activity.find", "app.quit"} <= shown
        await pilot.press("?")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        text = shown_text(app)
        for words in (
            "Start, switch to or stop",
            "Move the start 5 minutes earlier",
            "1 to 9",
            "Take back the last change",
        ):
            assert words in text


async def test_the_palette_leaves_out_moves_and_digits_and_begins_with_what_begins_so(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, ActivitiesScreen) and app.screen.focused)
        titles = [command.title for command in Commands(app.screen).commands()]
        assert "Archive  (x)" in titles
        assert not [title for title in titles if title.startswith(("Rate", "Up", "First"))]
        hits = [hit async for hit in Commands(app.screen).search("arch")]
        assert max(hits, key=lambda hit: hit.score).text.startswith("Arch")


async def test_the_chosen_theme_is_remembered(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        app.theme = "nord"
        await until(pilot, lambda: app._app_memory.theme == "nord")
    again = make_app()
    async with again.run_test(size=LOW):
        assert again.theme == "nord"


async def test_a_click_moves_the_cursor_and_a_double_click_starts(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        lines = shown_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "Tutorials" in line)
        x = next(line for line in lines if "[Thu]" in line).index("Tue")
        grid = app.screen.query_one(WeekGrid)
        await pilot.click(offset=(x, y))
        assert (grid.cursor_key, grid.cursor_day) == ("tutorials", 1)
        await pilot.click(offset=(x, y), times=2)
        await until(pilot, lambda: app.context.view.report.running)
    assert running_key(listed) == "tutorials"


async def test_quitting_leaves_the_timer_running_and_says_so(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("q")
        await until(pilot, lambda: app.farewell)
    assert app.farewell == "Mixing goes on, since 19:00. tracker stop ends it."
    assert app.return_code == 0
    assert running_key(listed) == "mixing"


async def test_every_line_of_the_grid_fits_its_width(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        grid = app.screen.query_one(WeekGrid)
        for theme in ("tracker-dark", "tracker-light", "ansi-dark"):
            app.theme = theme
            for size in ((40, 12), (80, 24), (98, 30), (120, 40), (200, 60)):
                await pilot.resize_terminal(*size)
                await until(pilot, lambda size=size: app.screen.size == size and grid.size.width)
                lengths = {grid.render_line(y).cell_length for y in range(grid.size.height)}
                assert lengths == {grid.size.width}, (theme, size)
                assert "Mixing" in shown_text(app), (theme, size)


async def test_with_many_activities_the_cursor_stays_in_sight_and_page_keys_turn_the_week(
    make_app, listed, clock
):
    for number in range(30):
        listed.activities.add(clock.now(), f"Errand {number}", "chores")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: "without hours this week: Errand" in shown_text(app))
        await pilot.press("space")
        await until(pilot, lambda: "−  " in shown_text(app))
        await pilot.press("space")
        await until(pilot, lambda: "without hours this week: Errand" in shown_text(app))
        lines = shown_text(app).splitlines()
        assert lines[lines.index(next(line for line in lines if "In all" in line)) - 1].strip()
        await pilot.press("space", "end")
        await until(pilot, lambda: "Errand 29" in shown_text(app))
        assert "In all" in shown_text(app)
        await pilot.press("home")
        await until(pilot, lambda: "1  Mixing" in shown_text(app))
        await pilot.press("pageup")
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W46")
        await pilot.press("pagedown")
        await until(pilot, lambda: app.context.view.is_present)


async def test_what_asks_and_what_is_wrong_take_their_lines_from_what_may_give_way(
    make_app, listed, clock, folders
):
    for number in range(12):
        listed.activities.add(clock.now(), f"Errand {number}", "chores")
    listed.timer.start(listed.record.listed().get("social-media"), clock.now())
    clock.move(hours=14)
    edit_by_hand(folders.activities, 'name = "Tutorials"', 'name = "Tutorials"\nkind = "nonsense"')
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "? " in shown_text(app) and "⚠" in shown_text(app))
        await until(pilot, lambda: "without hours this week" in shown_text(app))
        text = shown_text(app)
        assert "▶ Social media" in text
        assert "In all" in text
        assert "wasted" in text.splitlines()[-4]
        assert app.screen.query_one(WeekGrid).max_scroll_y == 0


async def test_a_note_goes_to_what_the_form_was_opened_for_though_another_runs_by_now(
    make_app, listed, clock
):
    find = listed.record.listed().get
    listed.timer.start(find("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        clock.move(minutes=5)
        listed.timer.start(find("tutorials"), clock.now(), track="Course")
        await pilot.press(*"Tides", "enter")
        await until(pilot, lambda: "Noted on Mixing" in told(app))
    assert listed.record.running().track == "Course"


async def test_space_stops_nothing_else_than_what_it_was_pressed_on(make_app, listed, clock):
    find = listed.record.listed().get
    listed.timer.start(find("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        clock.move(minutes=5)
        listed.timer.start(find("tutorials"), clock.now())
        await pilot.press(",")
        await until(pilot, lambda: "Tutorials is running by now" in told(app))
    assert running_key(listed) == "tutorials"


async def test_a_refused_form_comes_back_with_what_was_typed(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("a", *"Busking")
        listed.activities.add(clock.now(), "Busking", "job")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "on the list already" in told(app))
        await until(pilot, lambda: isinstance(app.screen, ActivityForm))
        assert app.screen.query_one("#name", Input).value == "Busking"


async def test_saving_a_form_unchanged_keeps_what_others_changed_meanwhile(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        app.screen.query_one(WeekGrid).cursor_key = "cooking"
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ActivityForm))
        listed.activities.change(clock.now(), "cooking", priority=7, reason="outside")
        await pilot.press("tab", "5", "ctrl+s")
        await until(pilot, lambda: listed.record.listed().get("cooking").enjoyment == 5)
    cooking = listed.record.listed().get("cooking")
    assert (cooking.priority, cooking.reason) == (7, "outside")


async def test_ctrl_q_is_the_same_way_out_as_q(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.farewell)


async def test_another_week_does_not_show_what_runs_now(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("[")
        await until(pilot, lambda: str(app.context.view.report.week) == "2026-W46")
        await pilot.pause()
        grid_lines = shown_text(app).splitlines()[3:]
        assert not any("▶" in line for line in grid_lines)


async def test_less_than_a_minute_is_a_dot_unless_it_runs(make_app, listed, clock):
    now, mixing = clock.now(), listed.record.listed().get("mixing")
    listed.corrections.add(mixing, now - timedelta(seconds=40), now - timedelta(seconds=10), now)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        grid = app.screen.query_one(WeekGrid)
        lines = [grid.render_line(y).text for y in range(grid.size.height)]
        assert not any("0:00" in line for line in lines)
        await pilot.press("1")
        await until(pilot, lambda: app.context.view.report.running)
        await until(pilot, lambda: any("0:00" in grid.render_line(y).text for y in range(grid.size.height)))
    assert hours_cell(30, 5) == ("    ·", "quiet")


async def test_oddities_in_the_files_are_counted_with_the_way_to_see_them(make_app, listed, clock, folders):
    edit_by_hand(folders.activities, 'kind = "chores"', 'kind = "dancing"')
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "1 oddity: tracker check" in shown_text(app))


async def test_no_terminal_is_too_small_for_finding(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for size in ((1, 1), (5, 3), (10, 5), (30, 8)):
            await pilot.resize_terminal(*size)
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(app.screen, FindToStart))
            assert len(shown_text(app).splitlines()) == size[1]
            await pilot.press("escape")
            await until(pilot, lambda: app.screen.query("WeekGrid"))
            assert len(shown_text(app).splitlines()) == size[1]
