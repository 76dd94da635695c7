"""Made-up histories, long and short, in our own format and in those of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

LONG, SHORT = 520, 1
ENTRIES_A_WEEK = 110
NAMES = (
    ("Mixing", "studio"),
    ("Beat making", "studio"),
    ("Recording", "studio"),
    ("Tutorials", "learning"),
    ("Ear training", "learning"),
    ("Calls", "connections"),
    ("Café shifts", "job"),
    ("Commute", "job"),
    ("Cleaning", "chores"),
    ("Cooking", "chores"),
    ("Running", "wellbeing"),
    ("Friends", "wellbeing"),
    ("Social media", "leisure"),
    ("Series", "leisure"),
)
Stretch = tuple[datetime, datetime, str]


def key_of(name: str) -> str:
    return name.lower().replace(" ", "-").replace("é", "e")


def weeks(how_many: int, now: datetime) -> Iterator[tuple[datetime, list[Stretch]]]:
    """The last weeks, oldest first: each Monday with its stretches, none of them in the future."""
    this_monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    step = timedelta(days=7) / ENTRIES_A_WEEK
    for back in range(how_many - 1, -1, -1):
        monday = this_monday - timedelta(weeks=back)
        stretches = []
        for number in range(ENTRIES_A_WEEK):
            begin = (monday + step * number).replace(microsecond=0)
            end = begin + timedelta(minutes=35 + number % 40)
            if end < now:
                stretches.append((begin, end, NAMES[(number * 5 + back) % len(NAMES)][0]))
        yield monday, stretches


def write_ours(data: Path, how_many: int, now: datetime) -> None:
    """A data folder of tracker's."""
    lines = [
        "format = 1",
        'goal = "Earn my living from mixing by 2028"',
        "day_start = 00:00:00",
        "wasted_up_to = 4",
    ]
    for number, (name, kind) in enumerate(NAMES):
        lines += ["", "[[activities]]", f'key = "{key_of(name)}"', f'name = "{name}"', f'kind = "{kind}"']
        if kind not in ("studio", "learning", "connections"):
            lines += [f"priority = {1 + number % 9}", f"enjoyment = {1 + number % 7}"]
            lines += [f"supports_goal = {'true' if number % 2 else 'false'}"]
    (data / "weeks").mkdir(parents=True)
    (data / "activities.toml").write_text("\n".join(lines) + "\n", "utf-8")
    for monday, stretches in weeks(how_many, now):
        year, week, _ = monday.isocalendar()
        name = f"{year}-W{week:02}"
        lines = ["format = 1", f'week = "{name}"', "day_start = 00:00:00"]
        for number, (begin, end, activity) in enumerate(stretches):
            lines += [
                "",
                "[[entries]]",
                f'id = "{year % 100:02}{week:02}{number:03}a"',
                f'activity = "{key_of(activity)}"',
            ]
            lines += [f"start = {begin.isoformat()}", f"end = {end.isoformat()}", 'source = "timer"']
        (data / "weeks" / f"{name}.toml").write_text("\n".join(lines) + "\n", "utf-8")


def write_watson(folder: Path, how_many: int, now: datetime) -> None:
    """A folder of Watson's."""
    folder.mkdir()
    frames = [
        [int(begin.timestamp()), int(end.timestamp()), name, f"{index:032x}", [], int(end.timestamp())]
        for index, (begin, end, name) in enumerate(_all(how_many, now))
    ]
    (folder / "frames").write_text(json.dumps(frames, indent=1), "utf-8")


def write_timewarrior(folder: Path, how_many: int, now: datetime) -> None:
    """A folder of Timewarrior's."""
    (folder / "data").mkdir(parents=True)
    (folder / "timewarrior.cfg").touch()
    months: dict[str, list[str]] = {}
    for begin, end, name in _all(how_many, now):
        begin, end = begin.astimezone(UTC), end.astimezone(UTC)
        line = f'inc {begin:%Y%m%dT%H%M%SZ} - {end:%Y%m%dT%H%M%SZ} # "{name}"'
        months.setdefault(f"{begin:%Y-%m}", []).append(line)
    for month, lines in months.items():
        (folder / "data" / f"{month}.data").write_text("\n".join(lines) + "\n", "utf-8")


def write_utt(folder: Path, how_many: int, now: datetime) -> None:
    """A folder of utt's."""
    (folder / "utt").mkdir(parents=True)
    lines = []
    for begin, end, name in _all(how_many, now):
        lines += [f"{begin:%Y-%m-%d %H:%M} break **", f"{end:%Y-%m-%d %H:%M} {name}"]
    (folder / "utt" / "utt.log").write_text("\n".join(lines) + "\n", "utf-8")


def write_timeclock(path: Path, how_many: int, now: datetime) -> None:
    """A file for ledger."""
    lines = []
    for begin, end, name in _all(how_many, now):
        lines += [f"i {begin:%Y/%m/%d %H:%M:%S} {name}", f"o {end:%Y/%m/%d %H:%M:%S}"]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _all(how_many: int, now: datetime) -> Iterator[Stretch]:
    for _, stretches in weeks(how_many, now):
        yield from stretches
