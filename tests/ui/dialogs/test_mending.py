"""What the app does about copies, damage, entries that vanished, and a record that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.driving import back_to_the_first, shown_text, told, until
from tracker.ui.dialogs.mending import MendScreen
from tracker.ui.dialogs.note_form import NoteForm

LOW = (80, 24)


@pytest.fixture
def log(listed, clock, folders) -> Path:
    """A log with an entry of an hour and a running one."""
    clock.move(hours=-2)
    listed.timer.start(listed.record.listed().get("tutorials"), clock.now())
    clock.move(hours=1)
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(hours=1)
    return Path(folders.weeks, "2026-W47.toml")


def unwrapped(app) -> str:
    """What stands on the screen, with the lines of a text put together."""
    return " ".join(shown_text(app).replace("│", " ").split())


def by_hand(log: Path, before: str, after: str) -> None:
    text = log.read_text()
    assert before in text
    log.write_text(text.replace(before, after))


async def test_a_copy_is_offered_shown_and_merged(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert "can be merged" not in shown_text(app)
        copy = log.parent / "2026-W47 2.toml"
        copy.write_text(log.read_text().replace('activity = "tutorials"', 'activity = "cooking"'))
        await until(pilot, lambda: "2026-W47 2.toml, left by a sync tool, can be merged" in shown_text(app))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        assert "Merges 2026-W47 2.toml into 2026-W47: 1 entry changed." in unwrapped(app)
        assert copy.exists()
        await pilot.press("y")
        await until(pilot, lambda: not copy.exists())
        await until(pilot, lambda: "can be merged" not in shown_text(app))
        await pilot.press("u")
        await until(pilot, copy.exists)


@pytest.mark.parametrize("name", ["2026-W47 2.toml", "2026-W47 \udcff.toml"])
async def test_a_merge_taken_back_is_offered_again_and_does_the_same(make_app, log, listed, name):
    copy = log.parent / name
    other = '\n[[entries]]\nid = "other"\nactivity = "cooking"\nstart = 2026-11-16T10:00:00+01:00\n'
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        copy.write_text(f"{log.read_text()}{other}end = 2026-11-16T11:00:00+01:00\n")
        for _ in range(2):
            await until(pilot, lambda: "can be merged" in shown_text(app))
            await pilot.press("M")
            await until(pilot, lambda: isinstance(app.screen, MendScreen))
            assert "1 entry added" in unwrapped(app)
            shown_text(app).encode()
            await pilot.press("y")
            await until(pilot, lambda: not copy.exists() and '"other"' in log.read_text())
            await until(pilot, lambda: "Merged" in told(app))
            await pilot.press("u")
            await until(pilot, lambda: copy.exists() and "Undid" in told(app))
            told(app).encode()
            assert '"other"' not in log.read_text()
            assert "vanished" not in shown_text(app)


async def test_a_log_that_is_cut_off_is_no_timer_and_is_brought_back(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "end" in log.read_text().rpartition("[[entries]]")[2])
        whole = log.read_text()
        log.write_text(whole[: whole.rindex("end = ")])
        await until(pilot, lambda: "The end of 2026-W47 has vanished" in shown_text(app))
        assert app.context.view.report.running is None
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        await pilot.press("y")
        await until(pilot, lambda: log.read_text() == whole)
        await until(pilot, lambda: "vanished" not in shown_text(app))


async def test_entries_that_vanished_are_brought_back(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        text = log.read_text()
        log.write_text(text[: text.index("\n[[entries]]")])
        await until(pilot, lambda: "2 entries vanished from 2026-W47" in shown_text(app))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        await pilot.press("y")
        await until(pilot, lambda: log.read_text().count("[[entries]]") == 2)
        await until(pilot, lambda: "vanished" not in shown_text(app))


async def test_that_entries_vanished_can_be_right(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        text = log.read_text()
        log.write_text(text[: text.index("\n[[entries]]")])
        await until(pilot, lambda: "vanished" in shown_text(app))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        await pilot.press("r")
        await until(pilot, lambda: "vanished" not in shown_text(app))
        assert log.read_text().count("[[entries]]") == 0


async def test_a_damaged_week_goes_on_and_an_earlier_version_is_offered(make_app, log, listed):
    damaged = log.read_text() + "<<<<<<< HEAD\n"
    log.write_text(damaged)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "There is an earlier version of 2026-W47.toml" in shown_text(app))
        assert "2026-W47.aside.toml" in shown_text(app)
        await pilot.press("2")
        await until(pilot, lambda: "▶ " in shown_text(app) and "Tutorials" in told(app))
        assert log.read_text() == damaged
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        await pilot.press("y")
        await until(pilot, lambda: log.read_text().count("[[entries]]") == 3)
        assert listed.record.running().activity == "tutorials"
        assert "<<<<<<<" not in log.read_text()


async def test_what_cannot_be_merged_says_why_and_is_left(make_app, log, listed):
    copy = log.parent / "2026-W47 2.toml"
    copy.write_text("half a line")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "can be merged" in shown_text(app))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MendScreen))
        assert "Nothing was merged" in shown_text(app)
        await pilot.press("y", "escape")
        await until(pilot, lambda: not isinstance(app.screen, MendScreen))
        assert copy.read_text() == "half a line"


async def test_a_record_that_is_gone_is_said_and_not_made_anew(make_app, log, folders):
    app = make_app()
    data = Path(folders.data)
    async with app.run_test(size=LOW) as pilot:
        for made_anew in (False, True):
            await until(pilot, lambda: "▶ Mixing" in shown_text(app))
            data.rename(data.parent / "moved")
            if made_anew:
                data.mkdir()
            await until(pilot, lambda: "is gone. Bring it back" in unwrapped(app))
            assert "▶ Mixing" in shown_text(app)
            await pilot.press("2")
            await until(pilot, lambda: "Nothing was changed" in told(app))
            assert data.exists() == made_anew
            if made_anew:
                data.rmdir()
            (data.parent / "moved").rename(data)
            await until(pilot, lambda: not app.context.view.problems)
            assert "▶ Mixing" in shown_text(app)
            await back_to_the_first(app)


async def test_what_is_being_typed_stays_when_the_log_changes(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        app.screen.query_one("#note").focus()
        await pilot.press(*"vocals")
        by_hand(log, 'activity = "tutorials"', 'activity = "cooking"')

        def cooked() -> bool:
            return any(row.activity.key == "cooking" and row.seconds for row in app.context.view.report.rows)

        await until(pilot, cooked)
        assert app.screen.query_one("#note", Input).value == "vocals"
        assert app.screen.focused.id == "note"


async def test_a_note_that_both_sides_changed_is_asked_about_with_both_kept(make_app, log, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        app.screen.query_one("#note").focus()
        await pilot.press(*"mine")
        by_hand(log, 'activity = "mixing"', 'activity = "mixing"\nnote = "theirs"')
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, NoteForm) and "Meanwhile: theirs" in shown_text(app)
        )
        assert app.screen.query_one("#note", Input).value == "mine"
        assert 'note = "theirs"' in log.read_text()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: 'note = "mine"' in log.read_text())
