"""Files of a whole record with something in them other than expected: values, types, keys, lines, bytes."""

from __future__ import annotations

import random
import re
from pathlib import Path

VALUES = (
    "true", "-1", "0", "1.5", "nan", "-inf", "99999999999999999999", "0xffffffffffffffffffffffff", '""',
    '"x"',
    '"Social Media"', '"studio"', '"[/foo"', '"\\u001b[2J"', "[]", "[[]]", "[1, 'a', {}]", "{}", "{a = 1}",
    "{a.b.c = [{}]}", "[{a = 1}]", "07:30:00", "23:59:59.999", "2026-11-16", "2026-11-16T19:02:11",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-16T19:02:11+23:59",
    "2026-11-16T19:02:11Z", "'''a\nb'''", "bare", "", "[" * 40 + "]" * 40, "1e400", "168.0", "3",
)  # fmt: skip
KEYS = ("format", "week", "day_start", "id", "activity", "start", "end", "key", "name", "kind", "hours",
        "from", "to", "studio", "social-media", "job", "a.b", '"a b"', "''", "x" * 300, "entries", "caps",
        "assessment",
        "assessed", "when", "then", "what", "day", "finished", "priority", "given", "held", "keys",
        "reminders", "idle", "idle_hours", "notices", "é")  # fmt: skip
HEADERS = ("[entries]", "[[entries]]", "[[caps]]", "[caps.x]", "[assessment]", "[[assessment.ratings]]",
           "[x]", "[[activities]]", "[[tracks]]", "[[plan]]", "[keys]", "[" + ".".join("a" * 40) + "]",
           "[[a.b]]",
           "[assessment.given]", "[assessment.held]", "[[assessment.intentions]]", "[[assessment.moves]]",
           "[reminders]", "[plan]")  # fmt: skip
_BYTES = (
    b"\0",
    b"\xff",
    b"\n",
    b"\r",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"=",
    b"#",
    b"\\",
    b"\xc3",
    b"9",
    b"-",
)

RECORD = {
    "data/activities.toml": """format = 1
goal = "Earn my living from mixing by 2028"
day_start = 04:00:00
wasted_up_to = 4

[[activities]]
key = "mixing"
name = "Mixing"
kind = "studio"

[[activities]]
key = "tutorials"
name = "Tutorials"
kind = "learning"
longest = 3.0

[[activities]]
key = "cafe"
name = "Café shifts"
kind = "job"
priority = 8
enjoyment = 3
supports_goal = true
reason = "pays the rent"

[[activities]]
key = "social-media"
name = "Social media"
kind = "leisure"
priority = 2
enjoyment = 4
supports_goal = false

[[activities]]
key = "games"
name = "Games"
kind = "leisure"
archived = true
""",
    "data/weeks/2026-W46.toml": """format = 1
week = "2026-W46"
day_start = 04:00:00
studio_days = 5

[guesses]
social-media = 5.0

[guessed]
social-media = 2026-11-09T09:00:00+01:00

[targets]
studio = 12.0
mixing = 6.0

[caps]
social-media = 4.0

[[entries]]
id = "aaaa1111"
activity = "mixing"
start = 2026-11-09T10:00:00+01:00
end = 2026-11-09T12:00:00+01:00
track = "Tides"
note = "vocal comp"
source = "timer"

[[entries]]
id = "bbbb2222"
activity = "social-media"
start = 2026-11-10T10:00:00+01:00
end = 2026-11-10T15:30:00+01:00
source = "typed"

[assessment]
assessed = 2026-11-15T20:31:00+01:00
desire = 9
goal = "Earn my living from mixing by 2028"
wasted_up_to = 4
decision = "part-time"
note = "less phone"

[assessment.given]
social-media = 4.0
studio = 14.0

[assessment.held]
"I come home" = true

[[assessment.ratings]]
activity = "social-media"
kind = "leisure"
priority = 2
enjoyment = 4
supports_goal = false

[[assessment.ratings]]
activity = "games"
kind = "leisure"
priority = 3
enjoyment = 8
supports_goal = false

[[assessment.moves]]
from = "social-media"
to = "studio"
hours = 3.0

[[assessment.intentions]]
when = "I reach for the phone in the morning"
then = "I open Tides first"
about = "social-media"
""",
    "data/weeks/2026-W47.toml": """format = 1
week = "2026-W47"
day_start = 04:00:00

[guesses]
social-media = 3.0

[caps]
social-media = 4.0

[[plan]]
day = "tue"
start = 19:00:00
hours = 2.0
what = "studio"

# The shift ends at three.
[[plan]]
day = "thu"
start = 19:10:00
hours = 1.5
what = "mixing"

[[plan]]
day = "sat"
hours = 2.5
what = "learning"

[[entries]]
id = "cccc3333"
activity = "mixing"
start = 2026-11-16T19:02:11+01:00
end = 2026-11-16T21:40:03+01:00
track = "Tides"
source = "timer"

[[entries]]
id = "dddd4444"
activity = "social-media"
start = 2026-11-17T09:00:00+01:00
end = 2026-11-17T12:30:00+01:00
note = "reels"

[[entries]]
id = "eeee5555"
activity = "tutorials"
start = 2026-11-19T18:10:00+01:00
source = "timer"
""",
    "data/tracks.toml": """format = 1

[[tracks]]
name = "Tides"
finished = 2026-11-18

[[tracks]]
name = "Undertow"
""",
    "config.toml": """theme = "nord"
glyphs = "ascii"
bell = true
columns = ["total", "aim"]
longest_music = 3.5
longest_other = 8

[reminders]
limits = true
plan = true
idle = 30
idle_hours = "10:00-18:00"
ears = 90
bell = true
notices = "osc777"

[keys]
"timer.note" = "N"
timer.interrupt = ["I", "ctrl+n"]
""",
    "state/gaps": "open\t1763600000\t1763604000\taway\tmixing\tcccc3333\n"
    "kept\t1763700000\t1763704000\tlongest\tsocial-media\tdddd4444\n",
    "state/heartbeat": "    1763600000 here\n",
    "state/app.json": '{"theme": "nord", "steps": {"2026-W46": "rate"}}',
}
"""The files of a record; those of the state folder lie in its sub-folder for the data."""


def mutated(text: bytes, seed: str) -> bytes:
    """A content with one to four things in it changed at random, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        text = chance.choice((_value, _value, _value, _key, _line, _lines, _byte, _bytes))(text, chance)
    return text


def _value(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    places = [place for place, line in enumerate(lines) if b" = " in line]
    if not places:
        return _line(text, chance)
    place = chance.choice(places)
    key = lines[place].partition(b" = ")[0]
    lines[place] = key + b" = " + chance.choice(VALUES).encode()
    return b"\n".join(lines)


def _key(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    places = [place for place, line in enumerate(lines) if b" = " in line]
    if not places:
        return _line(text, chance)
    place = chance.choice(places)
    lines[place] = chance.choice(KEYS).encode() + b" = " + lines[place].partition(b" = ")[2]
    return b"\n".join(lines)


def _line(text: bytes, chance: random.Random) -> bytes:
    """A line more, of whatever form."""
    lines = text.split(b"\n")
    more = chance.choice(
        (f"{chance.choice(KEYS)} = {chance.choice(VALUES)}", chance.choice(HEADERS), "<<<<<<< x")
    )
    lines.insert(chance.randrange(len(lines) + 1), more.encode())
    return b"\n".join(lines)


def _lines(text: bytes, chance: random.Random) -> bytes:
    """Lines gone, doubled, or elsewhere."""
    lines = text.split(b"\n")
    begin = chance.randrange(len(lines))
    end = min(len(lines), begin + chance.randint(1, 6))
    piece, rest = lines[begin:end], lines[:begin] + lines[end:]
    place = chance.randrange(len(rest) + 1)
    if chance.random() < 0.5:
        rest[place:place] = piece * chance.choice((1, 2))
    return b"\n".join(rest)


def _byte(text: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(_BYTES) + text[place + chance.choice((0, 1)) :]


def _bytes(text: bytes, chance: random.Random) -> bytes:
    """A stretch gone: the end of the file as often as any other."""
    begin = chance.randrange(len(text) + 1)
    end = len(text) if chance.random() < 0.3 else min(len(text), begin + chance.randint(1, 60))
    return text[:begin] + text[end:]


def lay_out(folder: Path, state: Path, files: dict[str, bytes]) -> None:
    """Write the files of a record; ``state`` is where those of this machine lie."""
    for name, content in files.items():
        path = state / name.removeprefix("state/") if name.startswith("state/") else folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def ids_in(text: bytes) -> set[bytes]:
    """The ids of entries as they stand in a text, whatever else it is."""
    return set(re.findall(rb'^id = "([a-e]{4}\d{4})"$', text, re.M))
