"""Fifteen weeks in files, what may happen to these, and which of them are read for something."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import NOW, W47, Desk, entry_text
from tests.zones import BERLIN
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week
from tracker.reading.hours import hours_of
from tracker.storage.file_state import FileState, understood
from tracker.storage.files import Files

WEEKS = [W47.plus(-number) for number in range(14, -1, -1)]
# Long before the newest logs, and over the night on which Berlin's clocks go back.
EARLY, AUTUMN = WEEKS[3], Week(2026, 43)
MONDAY_AFTER = EARLY.next().monday
ALL = DayRange(WEEKS[0].previous().monday, W47.next().dates[6])


def fifteen_weeks(folder: Path) -> Desk:
    """Each with an evening, a night over the end of the week, and an hour of another place."""
    desk = Desk(folder).lay_out()
    for number, week in enumerate(WEEKS):
        evening = entry_text(f"a{number}", f"{week.dates[1]} 19:00", f"{week.dates[1]} 21:{number:02d}")
        night = entry_text(f"b{number}", f"{week.dates[6]} 23:10", f"{week.next().monday} 02:00", "phone")
        away = f'\n[[entries]]\nid = "c{number}"\nactivity = "cafe"\ntrack = "Tides"\nsource = "typed"\n'
        away += f"start = {week.dates[3]}T23:30:00+09:00\nend = {week.dates[4]}T01:00:00+09:00\n"
        desk.write(evening + away + night, week)
    return desk


def taken_apart(monkeypatch: pytest.MonkeyPatch, does: Callable[[], object]) -> list[str]:
    """The logs that are read for it."""
    names: Counter[str] = Counter()

    def seen(name: str, content: bytes) -> FileState:
        names[name] += 1
        return understood(name, content)

    with monkeypatch.context() as patch:
        patch.setattr("tracker.storage.files.understood", seen)
        does()
    return sorted(name for name in names.elements() if name.startswith("weeks"))


def know_all(desk: Desk) -> None:
    """Have the sums of all logs known."""
    hours_of(Files(desk.folders), BERLIN, lambda today: ALL, NOW)


def edit(week: Week, old: str, new: str) -> Callable[[Desk], None]:
    def done(desk: Desk) -> None:
        text = desk.text(week)
        assert old in text
        desk.path(week).write_text(text.replace(old, new))

    return done


def remove(desk: Desk) -> None:
    desk.path(EARLY).unlink()


def take_back_the_last(desk: Desk) -> None:
    desk.path(WEEKS[-1]).unlink()
    edit(WEEKS[-3], "21:12", "22:12")(desk)


def lay_beside(desk: Desk) -> None:
    entry = entry_text("x", f"{EARLY.monday} 08:00", f"{EARLY.monday} 09:00")
    desk.path(EARLY).with_suffix(".aside.toml").write_text(f'format = 1\nweek = "{EARLY}"\n{entry}')


def begin_later(desk: Desk) -> None:
    listed = desk.data / "activities.toml"
    listed.write_text(listed.read_text().replace("day_start = 00:00:00", "day_start = 04:00:00"))


def say_nothing_of_days(desk: Desk) -> None:
    for week in WEEKS[:5]:
        edit(week, "day_start = 00:00:00\n", "")(desk)


def let_the_list_say_it(desk: Desk) -> None:
    say_nothing_of_days(desk)
    know_all(desk)
    begin_later(desk)


def add_a_week_between(desk: Desk) -> None:
    shutil.copy(desk.path(EARLY), desk.state / "kept")
    desk.path(EARLY).unlink()
    know_all(desk)
    shutil.copy(desk.state / "kept", desk.path(EARLY))
    edit(EARLY, "day_start = 00:00:00", "day_start = 05:00:00")(desk)


def rate_otherwise(desk: Desk) -> None:
    listed = desk.data / "activities.toml"
    listed.write_text(listed.read_text().replace("priority = 2", "priority = 9"))


def assess(desk: Desk) -> None:
    text = "\n[assessment]\nassessed = 2026-11-15T20:00:00+01:00\nwasted_up_to = 9\n"
    text += '\n[[assessment.ratings]]\nactivity = "cafe"\nkind = "job"\npriority = 8\nsupports_goal = false\n'
    desk.path(EARLY).write_text(desk.text(EARLY) + text)


def run_on(desk: Desk) -> None:
    desk.path().write_text(desk.text() + entry_text("runs", "2026-11-19 14:00"))


CHANGES: dict[str, Callable[[Desk], None]] = {
    "an entry is longer": edit(EARLY, "21:03", "22:03"),
    "an entry of last week is": edit(WEEKS[-2], "21:13", "22:13"),
    "an entry reaches far into other weeks": edit(EARLY, f"{MONDAY_AFTER}T02", f"{WEEKS[9].monday}T02"),
    "it makes no sense any more": edit(EARLY, "21:03", "18:03"),
    "a log is damaged": edit(EARLY, "[[entries]]", "[[entries"),
    "a log is gone": remove,
    "the last one is, and one before it is longer": take_back_the_last,
    "something lies beside one": lay_beside,
    "days begin later from a week on": edit(WEEKS[6], "day_start = 00:00:00", "day_start = 04:00:00"),
    "days begin later on the list": begin_later,
    "logs do not say when days begin": say_nothing_of_days,
    "the list says it of logs that do not": let_the_list_say_it,
    "a week comes between": add_a_week_between,
    "the list rates otherwise": rate_otherwise,
    "a week is assessed": assess,
    "a timer runs": run_on,
    "an old timer was never stopped": edit(EARLY, f"end = {EARLY.dates[1]}T21:03:00+02:00\n", ""),
}  # fmt: skip
