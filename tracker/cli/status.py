"""What is running, for a person, a program or a status bar."""

from __future__ import annotations

import os

from tracker.cli.output import complain, say, say_json, warn_of_damage
from tracker.domain.errors import Misunderstood
from tracker.domain.text import one_line
from tracker.domain.time.duration import h_mm
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import instant_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.away.questions import Limits
    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_record import WeekRecord

RUNNING, NOT_RUNNING = 0, 1
FIELDS = (
    "elapsed", "day", "name", "activity", "kind", "standing", "track", "note", "start", "seconds",
    "day_seconds", "week_seconds", "id", "running",
)  # fmt: skip


def status(call: Call, context: Context) -> int:
    """Say what is running; the exit code tells whether anything is."""
    line = call.given("format")
    if line is not None and call.has("json"):
        raise call.command.misused("--json and --format are two ways to say it; choose one.")
    pieces = None if line is None else _pieces(line)
    limits = None if pieces is not None or call.has("json") else _limits(context)

    def longest(key: str) -> int:
        return 0 if limits is None else limits.seconds(context.record.listed().get(key))

    record = context.record.hours_of_week(None, context.now, with_numbers=False, longest=longest)
    warn_of_damage(record.problems)
    if record.running is None:
        context.record.refuse_unknown_timer()
        lost = context.lost_timer()
        if lost:
            complain(lost)
        if call.has("json"):
            say_json({"running": False})
        elif pieces is None:
            say("Nothing is running.", *_in_question(record, context, limits))
        return NOT_RUNNING
    fields = running_fields(record, record.running, context.now)
    if call.has("json"):
        say_json(fields)
    elif pieces is None:
        say(*_sentences(fields, clock_text(record.running.start, context.now, context.zone)))
        say(*_in_question(record, context, limits))
    else:
        print("".join(_safe(text) if name is None else _shown(fields, name) for text, name in pieces))
    return RUNNING


def running_fields(record: WeekRecord, running: Entry, now: datetime) -> dict[str, Any]:
    """The fields for programs; ``record`` is that of the present week."""
    # Where nothing runs, nothing is added up; and the hours of all else are not asked for.
    from tracker.domain.week.standing import judgement
    from tracker.domain.week.tally import tally

    activity, instant = record.listed.get(running.activity), instant_of(now)
    judged = judgement(record.listed, record.finished_assessment)
    own = [entry for entry in record.entries if entry.activity == activity.key]
    days = tally(own, record.week, record.calendar, instant).of(activity.key)
    return {
        "running": True,
        "id": running.id,
        "activity": running.activity,
        "name": activity.name,
        "kind": activity.kind,
        "standing": judged.standing(activity.key),
        "start": running.start.isoformat(),
        "seconds": running.seconds(instant),
        "day_seconds": days[record.calendar.day_at(instant).weekday()],
        "week_seconds": sum(days),
        "note": running.note,
        "track": running.track,
    }


def _sentences(fields: dict[str, Any], since: str) -> tuple[str, ...]:
    about = " · ".join(filter(None, (fields["track"], fields["note"])))
    return (
        f"{fields['name']}{f' · {about}' if about else ''}: {h_mm(fields['seconds'])}, since {since}.",
        f"Today {h_mm(fields['day_seconds'])}, this week {h_mm(fields['week_seconds'])}.",
    )


def _limits(context: Context) -> Limits:
    """After how many hours the app asks about a stretch."""
    if not os.path.exists(context.folders.config):
        # Where there is no file, nobody waits for what reads one.
        from tracker.domain.away.questions import Limits

        return Limits()
    from tracker.settings.limits import limits_in_force

    return limits_in_force(context.folders)


def _in_question(record: WeekRecord, context: Context, limits: Limits | None) -> tuple[str, ...]:
    """How many hours the app asks about, if any."""
    if limits is None:
        return ()
    from tracker.domain.away.questions import open_questions
    from tracker.reading.away_questions import AwayQuestions

    questions = AwayQuestions(context.record, context.folders)
    asked = open_questions(questions.in_question(record, context.now, limits), instant_of(context.now))
    seconds = sum(question.seconds for question in asked)
    return (f"In question: {h_mm(seconds)}. Open tracker to answer.",) if asked else ()


def _shown(fields: dict[str, Any], name: str) -> str:
    """A field as text; h:mm for the two that are made for people."""
    if name == "elapsed":
        return h_mm(fields["seconds"])
    if name == "day":
        return h_mm(fields["day_seconds"])
    return "true" if name == "running" else str(fields[name])


def _pieces(line: str) -> list[tuple[str, str | None]]:
    """A format taken apart into texts and field names. Only names are looked up in it, nothing else.

    Raises Misunderstood for a brace without its partner and for a field that there is not.
    """
    pieces: list[tuple[str, str | None]] = []
    text, place = "", 0
    while place < len(line):
        char = line[place]
        if line[place : place + 2] in ("{{", "}}"):
            text, place = text + char, place + 2
            continue
        if char not in "{}":
            text, place = text + char, place + 1
            continue
        end = line.find("}", place)
        if char == "}" or end < 0:
            raise Misunderstood(
                f"tracker status: a {char} stands alone in «{line}». Write {char * 2} for one."
            )
        name = line[place + 1 : end]
        if name not in FIELDS:
            raise Misunderstood(
                f"tracker status: there is no field {{{name}}}. The fields are {', '.join(FIELDS)}."
            )
        pieces += [(text, None), ("", name)]
        text, place = "", end + 1
    return [*pieces, (text, None)]


def _safe(text: str) -> str:
    """The format's own text; tabs and line ends in it are meant."""
    return "".join(char if char in "\t\n" else one_line(char) for char in text)
