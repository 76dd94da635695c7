"""A rule stands once: what it looks like when it is written a second time is found by its looks."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import tracker
from tracker.domain.activities.activity import ActivityList, kind_name, refuse_archived
from tracker.domain.entries.id_lookup import short_id
from tracker.domain.entries.timeline import why_no_interruption
from tracker.domain.text import counted, percent, wrapped
from tracker.domain.time.duration import cell_h_mm, h_mm, signed_h_mm, whole_minutes
from tracker.domain.time.week import Week
from tracker.domain.tracks.track import names_to_offer
from tracker.domain.versions.identity import named
from tracker.domain.week.aim import Aim
from tracker.domain.week.guesses import MeasuredGuess
from tracker.domain.week.week_log import WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import WeekReport, wasted_rows
from tracker.sheet.escaping import escape
from tracker.storage.file_names import counted_in, shown_name, week_of_name
from tracker.storage.ids import new_id
from tracker.ui.context.messages import Messages
from tracker.ui.widgets.static_text import show_text

FOLDER = Path(tracker.__file__).parent
# What a second place of a rule would look like, an example of it, and what has the rule.
RULES = {
    "a target that is reached, a cap that is exceeded": (
        r"[<>]=? *\(?(row|kind|self|one|kept|report)?\.?(aim|cap|target)\b(?!\.)",
        'style = "reached" if seconds >= aim else "cell"',
        Aim,
    ),
    "whole minutes of a length": (
        r"// *(MINUTE|60) *\* *(MINUTE|60)",
        "off = seconds // MINUTE * MINUTE - aim",
        whole_minutes,
    ),
    "what a page refuses": (r"default-src", "_POLICY = \"default-src 'none'\"", escape),
    "a share in per cent": (r":\.\d%", 'f"{share:.0%} by the timer"', percent),
    "hours as h:mm": (r"// *60 *% *60|// *3600", 'f"{seconds // 3600}:{seconds // 60 % 60:02d}"', h_mm),
    "the hours of a cell, with a sign for nothing": (
        r'h_mm\([\w.]+\) if .* else (""|NOTHING|"·")|\n\w+ = "·"',
        'return h_mm(seconds) if seconds >= MINUTE else ""',
        cell_h_mm,
    ),
    "the sums of a kind": (
        r"sum\(row\.(seconds|days\[\w+\]) for row in (rows|report\.of_kind)",
        "days = [sum(row.days[day] for row in rows) for day in range(7)]",
        WeekReport,
    ),
    "what was wasted, in rows": (
        r"for row in \S*rows if row\.standing == WASTED",
        "wasted = [row for row in report.rows if row.standing == WASTED and row.seconds >= MINUTE]",
        wasted_rows,
    ),
    "a guess against what was measured": (
        r"(measured|seconds|MINUTE) - (self\.|one\.)?guess\b",
        "return self.measured - self.guess",
        MeasuredGuess,
    ),
    "what the elements of a file are told apart by": (
        r'\{\w+\} #\{',
        'names.append(name if counts[name] == 1 else f"{name} #{counts[name]}")',
        named,
    ),
    "the signs of an id": (
        r"0123456789abcdefghijklmnopqrstuvwxyz",
        '_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"',
        short_id,
    ),
    "how long an interruption can be": (
        r"\bseconds < MINUTE:\s+(return \"|raise|self\.refuse)|<=? seconds < self\._",
        "return MINUTE <= seconds < self._longest",
        why_no_interruption,
    ),
    "tracks in the order in which they are offered": (
        r"bool\(\w+\.get\(\w+\)\.finished\)",
        "return sorted(tracks, key=lambda track: bool(noted.get(track).finished))",
        names_to_offer,
    ),
    "so many weeks on or back": (
        r"\.append\(weeks\[-1\]\.|= (week|last)\.(previous|next)\(\)\n        self|previous\(\)\.previous",
        "weeks.append(weeks[-1].previous())",
        Week,
    ),
    "the dates of a week in words": (
        r"%b\} to \{",
        'title = f"{report.week} · {first:%d %b} to {last:%d %b %Y}"',
        Week,
    ),
    "that something is archived": (
        r"is archived\.",
        'raise Refused(f"{activity.name} is archived.")',
        refuse_archived,
    ),
    "the sign of a difference": (
        r'"\+" if .*"−" if',
        'sign = "+" if off > 0 else "−" if off < 0 else " "',
        signed_h_mm,
    ),
    "oddities in words": (
        r'"oddity" if|.oddity. if',
        'things = "oddity" if view.oddities == 1 else "oddities"',
        counted,
    ),
    "what is told and rung, as the settings want it": (
        r'app\.(bell|notify)\(|self\.notify\(f?"',
        "self.app.bell()",
        Messages,
    ),
    "the week in the name of a file": (
        r"name\[6:14\]|target\[6:14\]|\[: len\(.2026-W47.\)\]",
        "week = Week.parse(target[6:14])",
        week_of_name,
    ),
    "what a file is called on the command line": (
        r'replace\("activities", "list"\)',
        'name.removesuffix(".toml").replace("activities", "list")',
        shown_name,
    ),
    "what the elements of a file are called": (
        r'[:=(] \("activity", "activities"\)|else \("activity"',
        'words = ("entry", "entries") if name.startswith("weeks/") else ("activity", "activities")',
        counted_in,
    ),
    "the finished assessment of a log": (
        r"assessment\b.* and \w*\.?assessment\.is_finished|assessment is None or not \w*\.?assessment\.is",
        "return log is not None and log.assessment is not None and log.assessment.is_finished",
        WeekLog,
    ),
    "the guesses of a week, if it has a log": (
        r"\.numbers\.guesses(\.items\(\))? if \w+\.log|numbers\.guesses if log\b",
        "guesses = record.log.numbers.guesses if record.log is not None else {}",
        WeekRecord,
    ),
    "an id that nothing else has": (
        r"short_id\(int|secrets\.|uuid\.",
        'short_id(int.from_bytes(os.urandom(8), "big"))',
        new_id,
    ),
    "a text in lines of so many cells": (
        r"for word in text\.split\(|textwrap",
        "for word in text.split():",
        wrapped,
    ),
    "what is not on the list, as a kind": (
        r'(?i)"not on the list" if',
        'name = "NOT ON THE LIST" if kind == UNLISTED else kind.upper()',
        kind_name,
    ),
    "the marks for what supports the goal": (
        r'True: "✓"|"✓" if',
        '_MARKS = {True: "✓", False: "✗", None: "?"}',
        ActivityList,
    ),
    "a text that is painted again only where it differs": (
        r"\.content\) [!=]= |isinstance\(\w+(\.content)?, Content\) and",
        "if str(shown.content) != words:",
        show_text,
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_it_stands_in_one_file(rule: str) -> None:
    pattern, example, home = RULES[rule]
    assert re.search(pattern, example), "the pattern does not find what it is meant to find"
    places = {path for path in FOLDER.rglob("*.py") if re.search(pattern, path.read_text(encoding="utf-8"))}
    assert places <= {Path(inspect.getfile(home))}, f"{rule}: use {home.__name__}"
