"""A record in which every text is hostile: markup that styles or raises, characters that terminals obey."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

TOKEN, TAIL = "Zq", "x"
SWALLOWED = TOKEN + TAIL
"""What is left of a hostile text whose sign was obeyed instead of shown."""
SIGNS = (
    "[red]", "[/foo]", "[/foo", "[#123]", "[@click=app.bell]", "[link=x]", "[", "]", "\\[red]",
    "\x1b[31m", "\x1b]2;t\x07", "\x9b31m", "\x00", "\x07", "\r\n", "\x7f", "\u202e", "\u2066", "\u2028",
    "e\u0301\u0301", "日本語", "👩\u200d🎤", "=cmd|x", "<b>", "{elapsed}", "%s",
)  # fmt: skip
TEXTS = tuple(f"{TOKEN}{sign}{TAIL}" for sign in SIGNS)
# The keys are those that the examples of the commands name.
_KEYS = (
    ("mixing", "studio"), ("beat-making", "studio"), ("tutorials", "learning"), ("calls", "connections"),
    ("social-media", "leisure"), ("phone", "leisure"), ("reels", "leisure"), ("gaming", "leisure"),
    ("housework", "chores"), ("cafe-shifts", "job"), ("running", "wellbeing"), ("cooking", "chores"),
)  # fmt: skip
_SAFE = set(map(chr, range(0x20, 0x7F))) - set('"\\')


def is_obeyed(char: str) -> bool:
    """Whether a terminal would act on a character instead of showing it."""
    if char < " " or "\x7f" <= char <= "\x9f":
        return True
    return char in "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return '"' + "".join(char if char in _SAFE else f"\\U{ord(char):08X}" for char in text) + '"'


def lay_out(data: Path, now: datetime) -> None:
    """Write the record: a list, this week, the one before with its assessment, a damaged one, odd files."""
    weeks = data / "weeks"
    weeks.mkdir(parents=True)
    (data / "activities.toml").write_text(_list(), "utf-8")
    (data / "tracks.toml").write_text(_tracks(), "utf-8")
    for ago, stem in ((2, "damaged"), (1, "before"), (0, "now")):
        moment = now - timedelta(days=7 * ago)
        year, number, _ = moment.isocalendar()
        name = f"{year}-W{number:02}"
        text = _log(name, moment, is_open=not ago)
        if stem == "before":
            text += _assessment(moment)
        if stem == "damaged":
            text += f"\n{TEXTS[0]} = = {TEXTS[1]}\n"
        (weeks / f"{name}.toml").write_text(text, "utf-8")
    for text in (TEXTS[0], TEXTS[1].replace("/", "|"), f"2026-W40 ({TEXTS[9]}'s conflicted copy)"):
        (weeks / f"{text}.toml").write_text("format = 1\n", "utf-8")


def _list() -> str:
    lines = ["format = 1", f"goal = {quoted(TEXTS[3])}", "day_start = 00:00:00"]
    for number, text in enumerate(TEXTS):
        key, kind = _KEYS[number] if number < len(_KEYS) else (f"extra-{number}", "leisure")
        lines += ["", "[[activities]]", f'key = "{key}"', f"name = {quoted(text)}", f'kind = "{kind}"']
        if kind in ("leisure", "chores") and number % 3:
            lines += ["priority = 2", "enjoyment = 3", "supports_goal = false"]
        # Every stretch of it is asked about: they take 29 minutes.
        lines += [f"reason = {quoted(TEXTS[-number - 1])}", "longest = 0.1"]
        lines += ["archived = true"] if number == len(TEXTS) - 1 else []
    return "\n".join([*lines, ""])


def _tracks() -> str:
    tables = [f"[[tracks]]\nname = {quoted(text)}\nfinished = true\n" for text in TEXTS[::4]]
    return "\n".join(["format = 1\n", *tables])


def _log(name: str, moment: datetime, is_open: bool) -> str:
    lines = ["format = 1", f'week = "{name}"', "day_start = 00:00:00"]
    lines += ["[guesses]", "social-media = 5.0", "[targets]", "studio = 12.0", "[caps]", "phone = 1.0"]
    for number, text in enumerate(TEXTS):
        start = moment - timedelta(minutes=30 * (len(TEXTS) - number + 1))
        key = _KEYS[number % len(_KEYS)][0]
        lines += ["", "[[entries]]", f'id = "{name[-2:]}aa{number:04}"', f'activity = "{key}"']
        lines += [f"start = {start.isoformat()}", f"end = {(start + timedelta(minutes=29)).isoformat()}"]
        lines += [f"note = {quoted(text)}", f"track = {quoted(TEXTS[-number - 1])}", 'source = "timer"']
    early = moment - timedelta(hours=16)
    lines += ["", "[[entries]]", f"id = {quoted(TEXTS[0])}", f"activity = {quoted(TEXTS[1])}"]
    lines += [f"start = {early.isoformat()}", f"end = {(early + timedelta(minutes=5)).isoformat()}"]
    if is_open:
        lines += ["", "[[entries]]", 'id = "running0"', 'activity = "mixing"']
        lines += [f"start = {(moment - timedelta(minutes=30)).isoformat()}"]
        lines += [f"note = {quoted(TEXTS[1])}", f"track = {quoted(TEXTS[9])}", 'source = "timer"']
    return "\n".join([*lines, ""])


def _assessment(moment: datetime) -> str:
    lines = ["", "[assessment]", f"assessed = {moment.isoformat()}", "desire = 9", 'decision = "part-time"']
    lines += [f"goal = {quoted(TEXTS[2])}", f"note = {quoted(TEXTS[1])}", "wasted_up_to = 4"]
    for key in ("social-media", "phone"):
        lines += ["[[assessment.ratings]]", f'activity = "{key}"', 'kind = "leisure"', "priority = 2"]
        lines += ["enjoyment = 4", "supports_goal = false"]
    lines += ["[[assessment.moves]]", 'from = "phone"', 'to = "studio"', "hours = 1.0"]
    return "\n".join([*lines, ""])
