"""TOML texts for property tests: in the form that this app writes, and in every other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import tomli_w
from hypothesis import strategies as st

from tracker.storage.toml.emitted import emitted

TEXTS = st.text(
    alphabet=st.sampled_from("abc XYZ09-_.#=[]{}'\"\\,:«é音\t\n\x1b\u202e"), max_size=12
)  # what could be taken for something else
BARE_KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True)
KEYS = st.one_of(BARE_KEYS, BARE_KEYS, st.sampled_from(["my key", "a.b", "", "é", 'q"t', "a = b", "#"]))
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=OFFSETS).map(
    lambda moment: moment.replace(microsecond=0)
)
PLAIN_TEXTS = st.text(alphabet="abc XYZ09é音[]#=", max_size=10)
PLAIN = st.one_of(
    PLAIN_TEXTS,
    st.booleans(),
    st.integers(0, 10**6),
    st.floats(0, 200).map(lambda number: round(number, 4)),
    MOMENTS,
    st.times().map(lambda clock: clock.replace(microsecond=0)),
)
SCALARS = st.one_of(
    PLAIN,
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)),
    st.dates(date(1971, 1, 1)),
    st.times(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def tables(keys: st.SearchStrategy[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(keys, values, max_size=4)


ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("abcdef"), "activity": PLAIN_TEXTS, "start": MOMENTS},
        optional={"end": MOMENTS, "note": TEXTS, "extra": VALUES},
    ),
    max_size=4,
    unique_by=lambda entry: entry["id"],
)


@st.composite
def logs(draw: st.DrawFn) -> dict[str, Any]:
    """Data shaped like a log, with keys that the app does not know among its own."""
    data: dict[str, Any] = {"format": 1, "week": "2026-W47", "day_start": time(0)}
    data |= draw(st.dictionaries(KEYS, VALUES, max_size=2))
    for name in ("guesses", "targets", "caps"):
        table = draw(tables(BARE_KEYS, st.floats(0, 168)))
        if table:
            data[name] = table
    guessed = draw(tables(BARE_KEYS, MOMENTS))
    if guessed:
        data["guessed"] = guessed
    entries = draw(ENTRIES)
    if entries:
        data["entries"] = entries
    if draw(st.booleans()):
        data["assessment"] = draw(tables(BARE_KEYS, PLAIN)) | {
            "given": draw(tables(BARE_KEYS, st.floats(0, 168))),
            "ratings": [{"activity": "mixing"}, {"activity": "social", "priority": 3}],
        }
    return data


@st.composite
def own_texts(draw: st.DrawFn) -> str:
    """A text as this app writes it, from data of plain values."""
    data = draw(tables(BARE_KEYS, PLAIN))
    data |= draw(st.dictionaries(st.sampled_from("tuv"), tables(BARE_KEYS, PLAIN), max_size=2))
    entries = draw(st.lists(tables(BARE_KEYS, PLAIN), max_size=3))
    return emitted(data | ({"entries": entries} if entries else {}))


@st.composite
def hand_written(draw: st.DrawFn) -> str:
    """A text as people write it: valid more often than not, and regular hardly ever."""
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 6))):
        lines += draw(_pieces())
    text = newline.join(line for piece in lines for line in piece.split("\n"))
    return text + (newline if draw(st.booleans()) else "")


SPACES = st.sampled_from(["", " ", "  ", "\t"])
COMMENTS = st.sampled_from(["", "", " # why", '# a = 1 [x] "', " # «é» '''"])
HEADS = st.sampled_from(
    ["[a]", "[a.b]", "[[entries]]", "[[entries]]", "[ a . b ]", '["a b"]', "[[a.list]]", "[entries.inner]",
     "[caps]", "[targets] # hours", "[[ entries ]]", "['x'.y]"]
)  # fmt: skip
RAW_VALUES = st.sampled_from(
    [
        "1", "0", "007", "1_000", "-5", "+3", "0x1f", "1.5", "1.", ".5", "1e3", "-0.0", "inf", "nan", "true",
        "True", "9" * 30, "12345678", "07:30:00", "07:30", "00:00+01", "2026-11-16", "2026-11-16T19:02:11",
        "2026-11-16 19:02:11+01:00", "2026-11-16T19:02:11+01:00", "2026-11-16T19:02:11Z",
        "2026-11-16t19:02:11.5-03:30", "2026-W47-1T19:02:11+01:00", "2026-11-16T190211.1+01:00",
        "2026-11-16T19:02:11+01:75", "2026-02-30T19:02:11+01:00", '"x"', '"a#b"', '"a = 1"', "'it''s'",
        '"say \\"so\\""', "'raw \\'", '""', "''", '"""one\ntwo"""', "'''one\n[two]\n# three'''",
        '"""quoted""\\""" end"""', '""""two" quotes"""', '"open', "'", "[1, 2]", "[\n  1, # one\n  2,\n]",
        "[[1], [2]]", '[\n["]"],\n]', "{a = 1}", '{ a.b = "}", c = [1] }', "{}", "[]", "[{a = 1}, {a = 2}]",
        "bare", "", "=", '"\\u00e9"', '"tab\there"',
    ]
)  # fmt: skip
RAW_KEYS = st.one_of(
    BARE_KEYS,
    st.sampled_from(
        ["id", "start", '"a"', "'a b'", "a.b", 'a . "b"', '"x=y"', '"q\\"t"', "é", "a b", "1", ""]
    ),
)


@st.composite
def _pieces(draw: st.DrawFn) -> list[str]:
    kind = draw(st.sampled_from(["pair", "pair", "pair", "head", "blank", "comment", "plain"]))
    indent, before, after = draw(SPACES), draw(SPACES), draw(SPACES)
    if kind == "blank":
        return [indent]
    if kind == "comment":
        return [f"{indent}# comment = {draw(TEXTS).translate({10: ' ', 27: ' '})}"]
    if kind == "head":
        return [f"{indent}{draw(HEADS)}{draw(COMMENTS)}"]
    if kind == "plain":
        return [tomli_w.dumps({draw(BARE_KEYS): draw(PLAIN)}).rstrip("\n")]
    return [f"{indent}{draw(RAW_KEYS)}{before}={after}{draw(RAW_VALUES)}{draw(SPACES)}{draw(COMMENTS)}"]
