"""The commands about time as it is spent: those of the timer, and those of the record."""

from __future__ import annotations

from tracker.cli.arguments import IN_THE_APP, Argument, Command, Option

ACTIVITY = Argument("ACTIVITY", "a key, a name, or enough of the beginning of either")
ACTIVITY_TO_THE_END = Argument("ACTIVITY", ACTIVITY.about, is_rest=True)
NOTE = Option("note", "what it was about", "TEXT")
TRACK = Option("track", "the song or client worked on", "TRACK")
AT = Option("at", "when, if not now", "WHEN")
JSON = Option("json", "as JSON, for other programs")
WHEN = (
    "WHEN is 14:05, 1405, 2:05pm, -20m, «15min ago», «2 hours ago», «yesterday 23:10», «mon 19:00», "
    "«2026-11-16 19:02» or 10:00+01:00. Without seconds it means the edge that tracker log and gaps show so."
)
ID = Argument("ID", "the entry: its id as tracker log shows it, enough of its beginning, or last")
WHEN_IN_ENTRY = (
    "WHEN is 14:05 or 1405 on the day of the entry, by the clocks of where it was recorded; 24:00 for its "
    "end; +15m or -10m from what it was; or what names a day: «yesterday 23:10», «2026-11-16 19:02»."
)

TIME_GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "The timer",
        (
            Command(
                "start",
                "timer",
                "start an activity, or switch to it",
                (ACTIVITY_TO_THE_END,),
                (AT, NOTE, TRACK),
                ("tracker start mixing", 'tracker start mixing --at -20m --track Tides --note "vocal comp"'),
                f"{WHEN}\nStarted within a minute of a wrong one, it takes that one's place.",
            ),
            Command(
                "stop",
                "timer",
                "stop what is running",
                options=(AT,),
                examples=("tracker stop", "tracker stop --at 23:40"),
                more=WHEN,
            ),
            Command(
                "interrupt",
                "timer",
                "give the last minutes to something else; what runs goes on",
                (
                    Argument(
                        "ACTIVITY DURATION",
                        "what it was, and how long, in either order: social-media 20m, 1 hour phone",
                        is_rest=True,
                    ),
                ),
                examples=("tracker interrupt social-media 20m", "tracker interrupt 1h10 housework"),
            ),
            Command("resume", "timer", "go on with what ran last", examples=("tracker resume",)),
            Command(
                "status",
                "status",
                "show what is running, for you or for a status bar",
                options=(JSON, Option("format", "a line of your own, with fields in braces", "FORMAT")),
                examples=("tracker status", "tracker status --format '{name} {elapsed}'"),
                more=(
                    "Fields: elapsed, day (as h:mm), name, activity, kind, standing, track, note, start, "
                    "seconds, day_seconds, week_seconds, id, running.\n"
                    "Exit code 0 while a timer runs, 1 while none does."
                ),
            ),
        ),
    ),
    (
        "The record",
        (
            Command(
                "add",
                "entries",
                "add what the timer missed",
                (
                    ACTIVITY,
                    Argument("FROM", "when it began"),
                    Argument(
                        "TO", "when it ended; a bare time is the first one after FROM, +20m so much later"
                    ),
                ),
                (NOTE, TRACK, Option("trim", "shorten what it overlaps")),
                (
                    "tracker add mixing 19:00 21:30",
                    'tracker add "social media" "yesterday 23:10" 00:30 --trim',
                ),
                WHEN,
            ),
            Command(
                "edit",
                "entries",
                "change an entry: what it was, and from when to when",
                (ID,),
                (
                    Option("activity", ACTIVITY.about, "ACTIVITY"),
                    Option("start", "when it began", "WHEN"),
                    Option("end", "when it ended; what runs stops there", "WHEN"),
                    NOTE,
                    TRACK,
                    Option("trim", "shorten what it overlaps then"),
                ),
                ("tracker edit last --start 14:40", "tracker edit 3kf9 --end +15m --activity mixing --trim"),
                f'{WHEN_IN_ENTRY}\nAn empty text takes a note or a track away: --note ""',
            ),
            Command(
                "split",
                "entries",
                "make two entries of one",
                (ID, Argument("WHEN", "where; in the middle if left out", is_needed=False)),
                examples=("tracker split last", "tracker split 3kf9 14:05", "tracker split last -20m"),
                more="WHEN is 14:05 or 1405, +30m from its start, -20m from its end, or a day and a time.",
            ),
            Command(
                "remove",
                "entries",
                "take an entry away",
                (ID,),
                examples=("tracker remove last", "tracker remove 3kf9"),
                more="tracker undo brings it back.",
            ),
            Command(
                "gaps",
                "gaps",
                "list the gaps between the entries of a day or a week",
                options=(
                    Option("day", "2026-11-16, today, yesterday or monday; today if left out", "D"),
                    Option("week", "2026-W47, 47, this or last", "W"),
                    JSON,
                ),
                examples=("tracker gaps", "tracker gaps --day yesterday", "tracker gaps --week this"),
                more="Fill one with tracker add, or leave it: not all time has to be logged.",
            ),
            Command(
                "log",
                "log",
                "list the entries of this week, or those that you look for",
                options=(
                    Option("track", "those of this song or client; the beginning will do", "TRACK"),
                    Option("activity", "those of this activity", "ACTIVITY"),
                    Option("note", "those with all these words in their note, in any order", "TEXT"),
                    Option("week", "2026-W47, 47, this or last", "W"),
                    Option("from", "the first day: 2026-11-16, today, yesterday or monday", "D"),
                    Option("to", "the last day; today if left out", "D"),
                    JSON,
                ),
                examples=(
                    "tracker log",
                    "tracker log --week last",
                    "tracker log --track Tides --activity mixing",
                    "tracker log --from yesterday --json",
                ),
                more="With --track, --activity or --note, all weeks are searched unless you name days.",
            ),
            Command(
                "tracks",
                "tracks",
                "list your tracks with their hours, over all weeks",
                options=(JSON,),
                examples=("tracker tracks",),
                more="The one worked on last comes first.",
            ),
            Command(
                "track rename",
                "tracks",
                "call a track something else, in every week",
                (
                    Argument("OLD", "the track, or enough of the beginning of its name"),
                    Argument("NEW", "the new name", is_rest=True),
                ),
                examples=('tracker track rename Tides "Tides (live)"',),
                more="Where NEW is the name of another track, the two become one. Undo takes them apart.",
            ),
            Command(
                "track finish",
                "tracks",
                "note that a track is finished; its hours stay",
                (Argument("TRACK", "the track, or enough of the beginning of its name", is_rest=True),),
                (Option("back", "it is not finished after all"),),
                ("tracker track finish Tides",),
                "The app then offers it last when you name what you work on.",
            ),
            Command(
                "week",
                "week",
                "show the week: hours by day, and the balance",
                (Argument("W", "2026-W47, 47, this or last; this week if left out", is_needed=False),),
                (JSON,),
                ("tracker week", "tracker week last"),
            ),
            Command(
                "sheet",
                "sheet",
                "print the week's sheet, or an empty one to fill in by hand",
                (Argument("WEEK", "2026-W47, 47, this or last; this week if left out", is_needed=False),),
                (
                    Option("format", "html, md or txt", "FORMAT", ("html", "md", "txt")),
                    Option("output", "a new file to write it to", "FILE", short="o", is_path=True),
                    Option("blank", "an empty one, with your activities and the questions"),
                ),
                ("tracker sheet last -o sheet.html", "tracker sheet --blank -o blank.html"),
                "The format follows the ending of FILE; without one it is txt. A browser prints the html.",
            ),
            Command(
                "assess",
                IN_THE_APP,
                "open the app on the assessment of a week",
                (
                    Argument(
                        "W", "2026-W47, 47, this or last; if left out, the one to assess", is_needed=False
                    ),
                ),
                examples=("tracker assess", "tracker assess last"),
                more="Left half-way, it goes on where it was. A week that still runs is assessed as of now.",
            ),
            Command("undo", "history", "take back the last change", examples=("tracker undo",)),
            Command("redo", "history", "bring back what was undone", examples=("tracker redo",)),
        ),
    ),
)


def commands_about_time() -> dict[str, Command]:
    """Those of them that are one word, by their names."""
    return {command.name: command for _, commands in TIME_GROUPS for command in commands}
