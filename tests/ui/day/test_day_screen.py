"""The day screen: a day put in order by keys, in the form and by mouse."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from textual.widgets import Input, OptionList

from tests.ui.driving import all_is_saved, shown_text, told, until
from tracker.ui.day.screen import DayScreen
from tracker.ui.day.time_line import DayLine
from tracker.ui.dialogs.entry_form import EntryForm
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.dialogs.split_form import SplitForm
from tracker.ui.dialogs.yes_no_dialog import YesNoDialog
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.screen import WeekScreen

LOW, HIGH = (80, 24), (200, 60)
THURSDAY = date(2026, 11, 19)


def moment(clock: str) -> datetime:
    """A time of Thursday, or of a date before it."""
    return datetime.fromisoformat(f"{clock if '-' in clock else f'{THURSDAY} {clock}'}+01:00")


@pytest.fixture
def log(listed, clock):
    """Writes an entry."""

    def write(key, start, end, note=""):
        activity = listed.record.listed().get(key)
        listed.corrections.add(activity, moment(start), moment(end), clock.now(), note)

    return write


@pytest.fixture
def morning(log):
    """Mixing 10:00–12:00, a gap, Social media 13:00–14:00 and at once Mixing 14:00–15:00."""
    log("mixing", "10:00", "12:00", "vocal comp")
    log("social-media", "13:00", "14:00")
    log("mixing", "14:00", "15:00")


def stretches(changes, first=THURSDAY, last=THURSDAY):
    """What is on record, as «mixing 10:00–12:00»."""
    return [
        f"{e.activity} {e.start:%H:%M}–{e.end:%H:%M}" if e.end else f"{e.activity} {e.start:%H:%M}–"
        for e in changes.record.entries_between(first, last).entries
    ]


def is_on(app, screen):
    return lambda: isinstance(app.screen, screen)


async def open_day(pilot, app, *keys):
    await pilot.press(*(keys or "D"))
    await until(pilot, is_on(app, DayScreen))
    await until(pilot, lambda: line(app).report is not None)
    await pilot.pause()


def line(app) -> DayLine:
    return app.screen.query_one(DayLine)


async def all_done(pilot, app):
    """Whatever was asked for is on record and on the screen."""
    await pilot.pause()
    await until(pilot, lambda: all_is_saved(app))
    await pilot.pause()


async def press(pilot, app, *keys):
    await pilot.press(*keys)
    await all_done(pilot, app)


async def retype(pilot, app, field, text):
    """Put a text in place of what stands in a field of the form."""
    app.screen.query_one(f"#{field}", Input).focus()
    await pilot.press("ctrl+u", *text)


# To the day and back


async def test_a_key_or_a_click_on_the_name_of_a_day_opens_it_and_escape_goes_back(make_app, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for key in ("D", "enter"):
            await open_day(pilot, app, key)
            text = shown_text(app)
            assert "Thursday 19 November 2026 · today" in text, key
            assert "10:00 █ Mixing" in text
            assert "vocal comp" in text
            assert "leisure · wasted" in text
            assert "4:00 in all · studio 3:00 · leisure 1:00 · wasted 1:00 · gaps 1:00" in text
            assert "15:00 ┆ nothing logged since" in text
            await pilot.press("escape")
            await until(pilot, is_on(app, WeekScreen))
        head = next(text for text in shown_text(app).splitlines() if "[Thu]" in text)
        await pilot.click(WeekGrid, offset=(head.index("[Thu]") + 1, 0))
        await until(pilot, is_on(app, DayScreen))


async def test_enter_opens_the_day_under_the_cursor_and_a_day_to_come_is_refused(make_app, log):
    log("mixing", "2026-11-17 10:00", "2026-11-17 11:00")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "left", "left", "enter")
        assert "Tuesday 17 November 2026" in shown_text(app)
        await pilot.press("left", "escape")
        await until(pilot, is_on(app, WeekScreen))
        assert app.screen.query_one(WeekGrid).cursor_day == 0
        app.screen.query_one(WeekGrid).cursor_day = 5
        await pilot.press("enter")
        assert "That day has not begun yet." in told(app)


async def test_days_turn_over_the_end_of_the_week_and_never_into_the_future(make_app, log):
    log("mixing", "2026-11-15 21:00", "2026-11-15 22:00")
    log("tutorials", "2026-11-16 09:00", "2026-11-16 10:00")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await pilot.press("[", "[", "[")
        await until(pilot, lambda: "09:00 █ Tutorials" in shown_text(app))
        await pilot.press("[")
        await until(pilot, lambda: "21:00 █ Mixing" in shown_text(app))
        assert "Sunday 15 November 2026" in shown_text(app)
        assert "2026-W46" in shown_text(app)
        await pilot.press("]")
        await until(pilot, lambda: "09:00 █ Tutorials" in shown_text(app))
        await pilot.press("t", "]")
        await until(pilot, lambda: "That day has not begun yet." in told(app))
        assert "Thursday 19 November 2026 · today" in shown_text(app)


async def test_an_empty_day_says_what_to_do(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        assert "Nothing is logged today yet." in shown_text(app)
        await pilot.press("[")
        await until(pilot, lambda: "Nothing is logged on this day." in shown_text(app))
        assert "a adds an entry with start and end" in shown_text(app)


async def test_a_night_is_shown_on_both_of_its_days(make_app, log):
    log("mixing", "2026-11-17 22:00", "2026-11-18 01:30")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "left", "enter")
        assert "00:00 █ Mixing" in shown_text(app)
        assert "↑ since Tue 22:00" in shown_text(app)
        assert "1:30 in all" in shown_text(app)
        await pilot.press("[")
        await until(pilot, lambda: "22:00 █ Mixing" in shown_text(app))
        assert "↓ until Wed 01:30" in shown_text(app)
        assert "2:00 in all" in shown_text(app)


async def test_the_running_entry_grows_and_at_midnight_today_turns_into_the_next_day(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), moment("18:30"))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        assert "18:30 ▶ Mixing" in shown_text(app)
        assert "19:00 ╵ now" in shown_text(app)
        clock.move(minutes=25)
        app._tick()
        await until(pilot, lambda: "19:25 ╵ now" in shown_text(app))
        assert "0:55 in all" in shown_text(app)
        clock.move(hours=4, minutes=40)
        app._tick()
        await until(pilot, lambda: "Friday 20 November 2026 · today" in shown_text(app))
        await until(pilot, lambda: "00:00 ▶ Mixing" in shown_text(app))
        assert "↑ since Thu 18:30" in shown_text(app)
        await pilot.press("[")
        await until(pilot, lambda: "Thursday 19 November 2026" in shown_text(app))
        assert "↓ still runs" in shown_text(app)


async def test_more_entries_than_lines_scroll_with_the_cursor(make_app, log):
    for number in range(24):
        log(
            ("mixing", "tutorials")[number % 2],
            f"{number // 2:02d}:{number % 2 * 30:02d}",
            f"{number // 2:02d}:{number % 2 * 30 + 20}",
        )
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        assert "11:30 █ Tutorials" in shown_text(app)
        await pilot.press("home")
        await until(pilot, lambda: "00:00 █ Mixing" in shown_text(app))
        await pilot.press("end")
        await until(pilot, lambda: "19:00 ╵ now" in shown_text(app))


# Edges


async def test_a_forgotten_start_is_put_right_in_four_keystrokes(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await press(pilot, app, "comma", "comma", "comma")
    assert stretches(listed) == ["mixing 18:45–"]


async def test_the_edges_move_by_five_minutes_and_by_one_and_a_neighbour_follows(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await press(pilot, app, "home", *["plus"] * 2, "right_parenthesis", "comma", "less_than_sign")
        assert stretches(listed)[0] == "mixing 09:54–12:11"
        await press(pilot, app, "minus", "left_parenthesis", "full_stop", "greater_than_sign")
        assert stretches(listed)[0] == "mixing 10:00–12:05"
        await press(pilot, app, "down", "down", "minus")
        assert stretches(listed)[1:] == ["social-media 13:00–13:55", "mixing 13:55–15:00"]
        assert "Mixing now starts 13:55 (was 14:00)" in told(app)
        await press(pilot, app, "u")
        assert stretches(listed)[1:] == ["social-media 13:00–14:00", "mixing 14:00–15:00"]


async def test_an_edge_that_cannot_move_says_why(make_app, listed, log):
    log("mixing", "18:00", "18:58")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await press(pilot, app, "plus")
        assert "in the future" in told(app)
    assert stretches(listed) == ["mixing 18:00–18:58"]


# Gaps


async def test_a_gap_is_filled_by_typing(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        await pilot.press("home", "down")
        await until(pilot, lambda: "f Fill" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, is_on(app, FindActivity))
        assert "What was it, 12:00–13:00?" in shown_text(app)
        await pilot.press(*"cook")
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await press(pilot, app, "enter")
        await until(pilot, lambda: len(stretches(listed)) == 4)
        assert stretches(listed)[1] == "cooking 12:00–13:00"
        await until(pilot, lambda: line(app).current.activity.key == "cooking")


async def test_a_gap_goes_to_what_came_before_or_after_it(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        for key, left in (
            ("b", ["mixing 10:00–13:00", "social-media 13:00–14:00"]),
            ("n", ["mixing 10:00–12:00", "social-media 12:00–14:00"]),
        ):
            await press(pilot, app, "home", "down", key)
            assert stretches(listed)[:2] == left, key
            await press(pilot, app, "u")


# The form


async def test_the_form_changes_whatever_is_wrong(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        assert app.screen.query_one("#start", Input).value == "10:00"
        await retype(pilot, app, "start", "-10m")
        await retype(pilot, app, "end", "1215")
        await retype(pilot, app, "activity", "tut")
        await retype(pilot, app, "track", "Tides")
        await press(pilot, app, "enter")
        await until(pilot, lambda: stretches(listed)[0] == "tutorials 09:50–12:15")
        entry = listed.record.entries_between(THURSDAY, THURSDAY).entries[0]
        assert (entry.track, entry.note) == ("Tides", "vocal comp")
        # All of it is one change.
        await press(pilot, app, "u")
        assert stretches(listed)[0] == "mixing 10:00–12:00"


async def test_what_is_wrong_is_said_under_its_field_and_nothing_typed_is_lost(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        await retype(pilot, app, "note", "second verse")
        for field, typed, said in (
            ("start", "soon", "«soon» is not a time"),
            ("start", "19:30", "19:30 is in the future; it is 19:00 now."),
            ("end", "09:00", "It cannot end 09:00, as it starts 10:00."),
            ("end", "", "Say when it ended, like 14:05."),
            ("activity", "Surfing", "No activity «Surfing»."),
            ("activity", "", "What was it?"),
        ):
            box = app.screen.query_one(f"#{field}", Input)
            right = box.value
            box.focus()
            box.value = typed
            await pilot.press("enter")
            await until(pilot, lambda said=said: said in " ".join(shown_text(app).split()))
            assert app.screen.query_one("#note", Input).value == "second verse"
            assert box.value == typed
            assert app.screen.focused is box
            box.value = right
        app.screen.query_one("#end", Input).value = "14:30"
        await pilot.press("enter")
        await until(pilot, lambda: "That would cover Social media" in shown_text(app))
        assert app.screen.query_one("#end", Input).value == "14:30"
        # Where something was typed, escape leaves only when it is asked twice.
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, EntryForm)
        await pilot.press("escape")
        await until(pilot, is_on(app, DayScreen))
    assert stretches(listed) == ["mixing 10:00–12:00", "social-media 13:00–14:00", "mixing 14:00–15:00"]


async def test_an_overlap_is_offered_to_be_shortened(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        await retype(pilot, app, "end", "13:20")
        await pilot.press("enter")
        await until(pilot, is_on(app, YesNoDialog))
        assert "It would overlap Social media 13:00–14:00" in " ".join(shown_text(app).split())
        await pilot.press("escape")
        await until(pilot, is_on(app, EntryForm))
        assert app.screen.query_one("#end", Input).value == "13:20"
        assert "It would overlap Social media 13:00–14:00." in shown_text(app)
        assert stretches(listed)[0] == "mixing 10:00–12:00"
        await pilot.press("enter")
        await until(pilot, is_on(app, YesNoDialog))
        await press(pilot, app, "y")
        await until(pilot, lambda: stretches(listed)[0] == "mixing 10:00–13:20")
    assert stretches(listed)[1:] == ["social-media 13:20–14:00", "mixing 14:00–15:00"]


async def test_an_end_stops_what_runs(make_app, listed):
    listed.timer.start(listed.record.listed().get("mixing"), moment("18:00"))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await pilot.press("e")
        await until(pilot, is_on(app, EntryForm))
        assert "empty: it still runs" in shown_text(app)
        await retype(pilot, app, "end", "18:40")
        await press(pilot, app, "enter")
        await until(pilot, lambda: listed.record.running() is None)
        assert stretches(listed) == ["mixing 18:00–18:40"]
        await press(pilot, app, "u")
    assert stretches(listed) == ["mixing 18:00–"]


async def test_an_entry_is_added_in_the_gap_that_the_cursor_is_on(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        await pilot.press("home", "down", "a")
        await until(pilot, is_on(app, EntryForm))
        values = [app.screen.query_one(f"#{field}", Input).value for field in ("start", "end")]
        assert values == ["12:00", "13:00"]
        await retype(pilot, app, "end", "+20m")
        await retype(pilot, app, "activity", "Cooking")
        await press(pilot, app, "enter")
        await until(pilot, lambda: "cooking 12:00–12:20" in stretches(listed))


# One key each


async def test_one_key_starts_copies_or_removes_and_undo_brings_back(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        await press(pilot, app, "home", "down", "down", "C")
        assert "Put a copy: Social media 15:00–16:00" in told(app)
        assert stretches(listed)[-1] == "social-media 15:00–16:00"
        await press(pilot, app, "u", "home", "d")
        assert len(stretches(listed)) == 2
        assert line(app).current is not None
        await press(pilot, app, "u")
        assert len(stretches(listed)) == 3
        await press(pilot, app, "home", "space")
        assert listed.record.running().activity == "mixing"
        await press(pilot, app, "home", "space")
        assert listed.record.running() is None


async def test_on_a_gap_the_keys_for_entries_do_nothing(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        before = stretches(listed)
        await press(pilot, app, "home", "down", "comma", "plus", "d", "J", "C", "space", "s", "e")
        assert isinstance(app.screen, DayScreen)
    assert stretches(listed) == before


async def test_a_split_offers_the_middle_and_refuses_what_is_outside(make_app, listed, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        await pilot.press("home", "s")
        await until(pilot, is_on(app, SplitForm))
        assert app.screen.query_one("#at", Input).value == "11:00"
        await retype(pilot, app, "at", "12:30")
        await pilot.press("enter")
        await until(pilot, lambda: "That is not inside the entry." in shown_text(app))
        await retype(pilot, app, "at", "+20m")
        await press(pilot, app, "enter")
        await until(pilot, lambda: len(stretches(listed)) == 4)
        assert stretches(listed)[:2] == ["mixing 10:00–10:20", "mixing 10:20–12:00"]
        await press(pilot, app, "J")
        assert stretches(listed)[0] == "mixing 10:00–12:00"


async def test_the_mouse_moves_the_cursor_and_a_double_click_opens_the_form(make_app, morning):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        lines = shown_text(app).splitlines()
        top = line(app).region.y
        y = next(n for n, text in enumerate(lines) if "13:00 █ Social media" in text) - top
        await pilot.click(DayLine, offset=(12, y))
        await until(pilot, lambda: line(app).current.activity.key == "social-media")
        await pilot.click(DayLine, offset=(12, y), times=2)
        await until(pilot, is_on(app, EntryForm))
        assert app.screen.query_one("#activity", Input).value == "Social media"


async def test_the_away_question_is_answered_here_as_well(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app._background.presence._signed_at is not None)
        await open_day(pilot, app)
        clock.move(minutes=40)
        app._tick()
        await until(pilot, lambda: "Was it Mixing?" in shown_text(app))
        await press(pilot, app, "x")
        await until(pilot, lambda: not app.context.view.questions)
    assert listed.record.running() is None


async def test_a_name_that_looks_like_markup_is_shown_as_it_is(make_app, listed, clock):
    listed.activities.add(clock.now(), "[/foo [red]", "chores")
    key = listed.record.listed().find("[/foo [red]").key
    listed.corrections.add(
        listed.record.listed().get(key), moment("10:00"), moment("11:00"), clock.now(), "[#123]", "[/b]"
    )
    app = make_app()
    async with app.run_test(size=HIGH) as pilot:
        await open_day(pilot, app, "D")
        assert "[/foo [red]" in shown_text(app)
        # With room the sums stand beside the line.
        await until(pilot, lambda: "CHORES" in shown_text(app) and "Studio and learning" in shown_text(app))
        assert "[/b] · [#123]" in shown_text(app)
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        assert "Change [/foo [red], Thursday 19 Nov" in shown_text(app)


# All of it


async def test_a_day_of_ten_entries_is_put_in_order_by_keyboard_alone(make_app, listed, log):
    log("mixing", "08:00", "09:00")
    log("tutorials", "09:00", "09:30")
    log("cafe-shifts", "10:00", "12:00")
    log("social-media", "12:00", "12:20")
    log("mixing", "12:40", "13:30")
    log("mixing", "13:30", "14:00")
    log("social-media", "14:00", "14:30")
    log("cafe-shifts", "14:30", "15:00")
    log("cooking", "15:00", "15:30")
    log("mixing", "16:00", "17:00")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        # The first one was the job.
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        await pilot.press("tab", "tab", "ctrl+u", *"caf")
        await press(pilot, app, "enter")
        await until(pilot, lambda: stretches(listed)[0] == "cafe-shifts 08:00–09:00")
        # The tutorials began a quarter earlier.
        await press(pilot, app, "down", "comma", "comma", "comma")
        # Then there was cooking.
        await pilot.press("down", "f")
        await until(pilot, is_on(app, FindActivity))
        await pilot.press(*"cook")
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await press(pilot, app, "enter")
        await until(pilot, lambda: "cooking 09:30–10:00" in stretches(listed))
        # The job was two shifts.
        await pilot.press("down", "s")
        await until(pilot, is_on(app, SplitForm))
        await press(pilot, app, "enter")
        await until(pilot, lambda: "cafe-shifts 11:00–12:00" in stretches(listed))
        # The gap after the social media belonged to the mixing; two of that are one.
        await press(pilot, app, "down", "down", "down", "n")
        await until(pilot, lambda: "mixing 12:20–13:30" in stretches(listed))
        assert line(app).current.entry.activity == "mixing"
        await press(pilot, app, "J")
        # What came then never was.
        await press(pilot, app, "down", "d")
        # The last one went on for longer.
        await press(pilot, app, "end", "up", *["plus"] * 5)
    assert stretches(listed) == [
        "cafe-shifts 08:00–08:45",
        "tutorials 08:45–09:30",
        "cooking 09:30–10:00",
        "cafe-shifts 10:00–11:00",
        "cafe-shifts 11:00–12:00",
        "social-media 12:00–12:20",
        "mixing 12:20–14:00",
        "cafe-shifts 14:30–15:00",
        "cooking 15:00–15:30",
        "mixing 16:00–17:25",
    ]


async def test_the_cursor_keys_work_once_an_emptied_day_has_its_entries_back(make_app, listed, clock):
    now, mixing = clock.now(), listed.record.listed().get("mixing")
    for hours in (3, 1):
        begin = now - timedelta(hours=hours)
        listed.corrections.add(mixing, begin, begin + timedelta(minutes=30), now)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app, "D")
        line = app.screen.query_one(DayLine)
        await until(pilot, lambda: len(line.keys) > 1)
        for entry in [*app.context.view.report.today_entries]:
            listed.corrections.remove(entry, now)
        app._tick()
        await until(pilot, lambda: "Nothing is logged today yet" in shown_text(app))
        await press(pilot, app, "u")
        await press(pilot, app, "u")
        await until(pilot, lambda: len(line.keys) > 1)
        await pilot.press("home")
        assert line.cursor_key == line.keys[0]
        await pilot.press("down")
        assert line.cursor_key == line.keys[1]
