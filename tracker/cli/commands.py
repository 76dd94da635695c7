"""Every command, declared once: dispatch and help are made from this."""

from __future__ import annotations

from tracker.cli.arguments import Argument, Command, Option
from tracker.domain.activity import KINDS

ACTIVITY = Argument("ACTIVITY", "a key, a name, or enough of the beginning of either")
ACTIVITY_TO_THE_END = Argument("ACTIVITY", ACTIVITY.about, is_rest=True)
KEY = Argument("KEY", "the activity: its key, its name, or enough of the beginning of either")
KEY_TO_THE_END = Argument("KEY", KEY.about, is_rest=True)
HOURS = Argument("HOURS", "hours a week: 12, 4.5 or 4:30; none takes it away")
NOTE = Option("note", "what it was about", "TEXT")
TRACK = Option("track", "the song or client worked on", "TRACK")
AT = Option("at", "when, if not now", "WHEN")
JSON = Option("json", "as JSON, for other programs")
WHEN = (
    "WHEN is 14:05, 1405, 2:05pm, -20m, «15min ago», «2 hours ago», «yesterday 23:10», «mon 19:00», "
    "«2026-11-16 19:02» or 10:00+01:00. Without seconds it means the edge that tracker log and gaps show so."
)
ID = Argument("ID", "the entry: its id as tracker log shows it, enough of its beginning, or last")
AT_HAND = (
    "WHEN is 14:05 or 1405 on the day of the entry, by the clocks of where it was recorded; 24:00 for its "
    "end; +15m or -10m from what it was; or what names a day: «yesterday 23:10», «2026-11-16 19:02»."
)
# The module of what opens the app instead of printing.
IN_THE_APP = "app"
_KIND = Option("kind", f"one of {', '.join(KINDS)}", "KIND", KINDS)
_KIND_NEEDED = Option("kind", _KIND.about, "KIND", KINDS, is_needed=True)
_RATINGS = (
    Option("priority", "1-10: how important it is in your life right now", "N"),
    Option("enjoyment", "1-10: how much you enjoy it", "N"),
    Option("goal", "yes or no: does it support your goal, your health included", "YES|NO"),
    Option("reason", "why you rate it so", "TEXT"),
    Option("longest", "hours after which a stretch of it is asked about", "HOURS"),
)

GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
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
                "timer",
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
                "editing",
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
                f'{AT_HAND}\nAn empty text takes a note or a track away: --note ""',
            ),
            Command(
                "split",
                "editing",
                "make two entries of one",
                (ID, Argument("WHEN", "where; in the middle if left out", is_needed=False)),
                examples=("tracker split last", "tracker split 3kf9 14:05", "tracker split last -20m"),
                more="WHEN is 14:05 or 1405, +30m from its start, -20m from its end, or a day and a time.",
            ),
            Command(
                "remove",
                "editing",
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
                "listing",
                "list the entries of this week, or those that you look for",
                options=(
                    Option("track", "those of this song or client; the beginning will do", "TRACK"),
                    Option("activity", "those of this activity", "ACTIVITY"),
                    Option("note", "those with this text in their note", "TEXT"),
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
                "report",
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
                    Option("output", "a new file to write it to", "FILE", short="o"),
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
            Command("undo", "timer", "take back the last change", examples=("tracker undo",)),
            Command("redo", "timer", "bring back what was undone", examples=("tracker redo",)),
        ),
    ),
    (
        "The list",
        (
            Command(
                "activities",
                "activities",
                "list your activities with their ratings",
                options=(JSON,),
                examples=("tracker activities",),
            ),
            Command(
                "activity add",
                "activities",
                "put an activity on the list",
                (Argument("NAME", "what you call it", is_rest=True),),
                (_KIND_NEEDED, *_RATINGS),
                (
                    "tracker activity add Mixing --kind studio",
                    'tracker activity add "Social media" --kind leisure --priority 2 --enjoyment 4 --goal no',
                ),
            ),
            Command(
                "activity set",
                "activities",
                "rate an activity, or change its kind",
                (KEY_TO_THE_END,),
                (_KIND, *_RATINGS),
                ("tracker activity set social-media --priority 2 --goal no",),
                "Say none to take a rating away.",
            ),
            Command(
                "activity rename",
                "activities",
                "call an activity something else; its key stays",
                (KEY, Argument("NAME", "the new name", is_rest=True)),
                examples=('tracker activity rename mixing "Mixing and mastering"',),
            ),
            Command(
                "activity move",
                "activities",
                "move an activity among those of its kind",
                (KEY, Argument("WHERE", "up, down, first or last")),
                examples=("tracker activity move mixing up",),
            ),
            Command(
                "activity merge",
                "activities",
                "make one activity part of another, in every week",
                (KEY, Argument("INTO", "the activity that gets its hours, named in the same way")),
                examples=("tracker activity merge reels social-media",),
                more="All its entries become the other's, and it leaves the list. Undo brings it back.",
            ),
            Command(
                "activity archive",
                "activities",
                "take an activity off the list; its hours stay",
                (KEY_TO_THE_END,),
                (Option("back", "put it back on the list"),),
                ("tracker activity archive social-media",),
            ),
        ),
    ),
    (
        "What you aim for",
        (
            Command(
                "goal",
                "aims",
                "show your goal, or change it",
                (Argument("TEXT", "the goal, in one sentence", is_needed=False, is_rest=True),),
                examples=("tracker goal", 'tracker goal "Earn my living from mixing by 2028"'),
            ),
            Command(
                "target",
                "aims",
                "hours a week that you want for music",
                (Argument("KIND|KEY", "studio, learning, connections, or one of their activities"), HOURS),
                (Option("days", "with studio: the days a week on which studio time is planned", "N"),),
                ("tracker target studio 12", "tracker target studio 12 --days 5"),
                "It holds from this week on, until you change it.",
            ),
            Command(
                "cap",
                "aims",
                "hours a week that you allow something else",
                (KEY, HOURS),
                examples=("tracker cap social-media 4", "tracker cap social-media none"),
                more="It holds from this week on, until you change it.",
            ),
            Command(
                "guess",
                "aims",
                "hours that you expect this week, before they are measured",
                (KEY, HOURS),
                examples=("tracker guess social-media 5",),
                more="It stays hidden until the week is assessed: the difference is the point.",
            ),
        ),
    ),
    (
        "The files",
        (
            Command(
                "check",
                "files",
                "look for oddities in the files",
                options=(
                    Option("fix", "mend what has one right answer; each can be undone"),
                    Option("accept", "entries that vanished from a log are gone for good reason"),
                ),
                examples=("tracker check", "tracker check --fix"),
                more=(
                    "Exit code 0 where all is well, 1 where something is odd.\n"
                    "--fix joins a log with what was done beside it while it was damaged, names the week "
                    "in a log that lacks it, drops an entry that stands twice to the letter, gives "
                    "entries an id of their own, and moves an entry into the log of the week it starts in."
                ),
            ),
            Command(
                "merge",
                "versions",
                "merge other versions of logs or of the list, such as what sync tools leave",
                (
                    Argument(
                        "FILE...",
                        "the files; all copies in the data folder if left out",
                        is_needed=False,
                        is_many=True,
                    ),
                ),
                examples=("tracker merge", 'tracker merge "weeks/2026-W47 2.toml"'),
                more=(
                    "Nothing is dropped: where both sides changed an entry, both versions are kept and "
                    "tracker check names them. A copy in the data folder is set aside in the backups."
                ),
            ),
            Command(
                "restore",
                "versions",
                "list earlier versions of a week, and bring one back",
                (
                    Argument("WEEK", "2026-W47, 47, this or last; or list, for the activities", False),
                    Argument("N", "which version, by its number in the list of them", False),
                ),
                examples=("tracker restore", "tracker restore 2026-W47", "tracker restore 2026-W47 1"),
                more="What was added since that version stays. tracker undo takes it back.",
            ),
            Command("path", "files", "show where the files are", examples=("tracker path",)),
            Command(
                "config",
                "config",
                "show the settings, each with its default and what it does",
                examples=("tracker config",),
                more="tracker path says where the file belongs. What is wrong in it is named beside.",
            ),
            Command(
                "completion",
                "completion",
                "print what makes bash, zsh or fish complete commands and activities",
                (Argument("SHELL", "bash, zsh or fish"),),
                examples=("tracker completion bash", "tracker completion fish"),
                more="The last line that it prints says how to load it.",
            ),
            Command(
                "demo",
                IN_THE_APP,
                "open the app on eight made-up weeks, to play with",
                examples=("tracker demo",),
                more="It lies in a folder of its own that is gone afterwards. Nothing of yours is touched.",
            ),
        ),
    ),
)


def all_commands() -> dict[str, Command]:
    """Every command by its name."""
    return {command.name: command for _, commands in GROUPS for command in commands}
