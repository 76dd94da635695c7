"""The hours of a week alone are those that a look at all that lies about it finds, with fewer logs opened."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import NOW, W46, W47, W48, Desk, entry_text
from tests.examples import some
from tests.reading.test_all_logs import laid_out, scattered
from tracker.domain.away.questions import Limits, open_questions
from tracker.domain.time.duration import HOUR
from tracker.domain.time.zone import wall_time
from tracker.domain.value import replace
from tracker.domain.week.week_report import week_report
from tracker.reading.away_questions import AwayQuestions
from tracker.storage import files

# An entry of a log that a hand or a sync tool wrote, of which something is to be said.
ODD = {
    "open": '\n[[entries]]\nid = "odd"\nactivity = "phone"\nstart = 2026-11-15T10:00:00+01:00\n',
    "backward": '\n[[entries]]\nid = "odd"\nactivity = "phone"\nstart = 2026-11-15T10:00:00+01:00\n'
    "end = 2026-11-15T09:00:00+01:00\n",
    "twice": entry_text("late-or-2", "2026-11-14 10:00", "2026-11-14 11:00"),
    "no TOML": "\n[[entries\n",
    "of a newer tracker": "",
}


@settings(max_examples=some(100))
@given(scattered(), st.floats(0, 12), st.floats(0, 12))
def test_hours_problems_and_questions_are_the_same(made, music: float, other: float) -> None:
    recorded, logs = made
    now, limits = wall_time(recorded.now, recorded.zone), Limits(music, other)
    with TemporaryDirectory() as folder:
        desk = laid_out(folder, recorded, logs)
        listed = desk.record.listed()
        for _ in range(2):
            for week in recorded.weeks:
                whole = desk.record.week(week, now)
                alone = desk.record.hours_of_week(
                    week, now, longest=lambda key: limits.seconds(listed.get(key))
                )
                assert week_report(alone, now) == week_report(whole, now)
                assert alone.problems == whole.problems
                found = [
                    open_questions(
                        AwayQuestions(desk.record, desk.folders).in_question(record, now, limits),
                        recorded.now,
                    )
                    for record in (alone, whole)
                ]
                assert found[0] == found[1]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three weeks, in which the last evening of the first one ends at midnight."""
    desk = Desk(tmp_path).lay_out()
    desk.write(entry_text("late", "2026-11-15 20:00", "2026-11-16 00:00"), W46)
    desk.write(entry_text("this", "2026-11-16 00:00", "2026-11-16 01:00"), W47)
    desk.write(entry_text("next", "2026-11-23 00:00", "2026-11-23 01:00"), W48)
    desk.record.week(W47, NOW)
    return desk


def opened_for_hours(desk: Desk, monkeypatch: pytest.MonkeyPatch, longest: int = 0) -> set[str]:
    """The logs that are opened for the hours of the week in the middle."""
    read, names = files.read_stamped, set()

    def seen(path: str) -> object:
        names.add(Path(path).stem)
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "read_stamped", seen)
        record = desk.record.hours_of_week(W47, NOW, longest=lambda key: longest)
    whole = desk.record.week(W47, NOW)
    assert week_report(record, NOW) == week_report(whole, NOW)
    assert record == replace(whole, entries=record.entries, calendar=record.calendar, oddities=0)
    return {name for name in names if name.startswith("2026")}


def test_a_log_that_only_lies_beside_the_week_is_not_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The last of all is opened to see whether it runs.
    assert opened_for_hours(desk, monkeypatch) == {str(W47), str(W48)}


def test_one_that_reaches_into_it_by_a_second_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(entry_text("late", "2026-11-15 20:00", "2026-11-16 00:00:01"), W46)
    assert str(W46) in opened_for_hours(desk, monkeypatch)


def test_one_with_a_stretch_that_is_asked_about_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(W46) not in opened_for_hours(desk, monkeypatch, 4 * HOUR)
    assert str(W46) in opened_for_hours(desk, monkeypatch, 4 * HOUR - 1)


def test_one_recorded_elsewhere_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # In Tokyo the week began while it was Sunday afternoon here.
    moments = "start = 2026-11-15T23:00:00+09:00\nend = 2026-11-16T02:00:00+09:00\n"
    desk.write(f'\n[[entries]]\nid = "late"\nactivity = "mixing"\n{moments}', W46)
    assert str(W46) in opened_for_hours(desk, monkeypatch)


@pytest.mark.parametrize("what", ODD)
def test_one_of_which_something_is_to_be_said_is_and_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    text = desk.text(W46)
    if what == "of a newer tracker":
        text = text.replace("format = 1", "format = 2")
    desk.path(W46).write_text(text + ODD[what])
    for _ in range(2):
        assert str(W46) in opened_for_hours(desk, monkeypatch)
    assert desk.record.hours_of_week(W47, NOW).problems
