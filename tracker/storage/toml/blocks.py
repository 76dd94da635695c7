"""Blocks of entries of the form that this app writes, all of a log read at once by one pattern.

Line by line they take three times as long. But what makes patterns takes as long to load as it takes to read
a few logs, so this is for who reads many.
"""

from __future__ import annotations

import re
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

_LENGTH = len("2026-11-16T19:02:11+01:00")
_TEXT, _SOME_TEXT, _MOMENT = r'"([^"\\\n]*)"', r'"([^"\\\n]+)"', f"(.{{{_LENGTH}}})"
# What is of another form is found as well: all from there on, as one.
_BLOCK_OR_REST = re.compile(
    rf"\[\[entries\]\]\nid = {_TEXT}\nactivity = {_TEXT}\nstart = {_MOMENT}\n(?:end = {_MOMENT}\n)?"
    rf"(?:track = {_SOME_TEXT}\n)?(?:note = {_SOME_TEXT}\n)?(?:source = {_SOME_TEXT}\n)?\n*|([\s\S]+)"
)
# What stands between the numbers of a moment, and where.
_SIGNS = tuple(
    (place, frozenset(signs))
    for place, signs in (
        (4, "-"),
        (7, "-"),
        (10, "T "),
        (13, ":"),
        (16, ":"),
        (19, "+-"),
        (22, ":"),
        (23, "012345"),
    )
)


def entries_in(blocks: str) -> list[Table] | None:
    """The entries in a text of nothing but their blocks; None where one is of another form than most."""
    found = _BLOCK_OR_REST.findall(blocks)
    if found and found[-1][-1]:
        return None
    starts, ends = [block[2] for block in found], [block[3] for block in found if block[3]]
    if not _are_moments("".join((*starts, *ends)), len(starts) + len(ends)):
        return None
    moment = datetime.fromisoformat
    entries = []
    try:
        for entry_id, activity, start, end, track, note, source, _ in found:
            entry: Table = {"id": entry_id, "activity": activity, "start": moment(start)}
            if end:
                entry["end"] = moment(end)
            if track:
                entry["track"] = track
            if note:
                entry["note"] = note
            if source:
                entry["source"] = source
            entries.append(entry)
    except ValueError:
        return None
    return entries


def _are_moments(text: str, number: int) -> bool:
    """Whether so many moments are of the form that TOML knows: Python reads more, as without seconds."""
    return (
        len(text) == number * _LENGTH
        and text.isascii()
        and all({*text[place::_LENGTH]} <= signs for place, signs in _SIGNS)
    )
