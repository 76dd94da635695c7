"""Every command, declared once: dispatch and help are made from this."""

from __future__ import annotations

from tracker.cli.arguments import IN_THE_APP, Argument, Command, Option
from tracker.cli.commands_about_time import JSON, TIME_GROUPS
from tracker.cli.commands_looking_back import LOOKING_BACK, OUTPUT, RANGE, SELECTION
from tracker.domain.activities.activity import KINDS

KEY = Argument("KEY", "the activity: its key, its name, or enough of the beginning of either")
KEY_TO_THE_END = Argument("KEY", KEY.about, is_rest=True)
HOURS = Argument("HOURS", "hours a week: 12, 4.5 or 4:30; none takes it away")
_KIND = Option("kind", f"one of {', '.join(KINDS)}", "KIND", KINDS)
_KIND_NEEDED = Option("kind", _KIND.about, "KIND", KINDS, is_needed=True)
_DIGIT = Option("digit", "1-9: the key that starts it in the app", "N")
_PLANNED_WEEK = Option("week", "2026-W47, 47, this or next; this week if left out", "W")
_RATINGS = (
    Option("priority", "1-10: how important it is in your life right now", "N"),
    Option("enjoyment", "1-10: how much you enjoy it", "N"),
    Option("goal", "yes or no: does it support your goal, your health included", "YES|NO"),
    Option("reason", "why you rate it so", "TEXT"),
    Option("longest", "hours after which a stretch of it is asked about", "HOURS"),
)

GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    *TIME_GROUPS,
    LOOKING_BACK,
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
                (_KIND, *_RATINGS, _DIGIT),
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
        "The plan",
        (
            Command(
                "plan",
                "plan",
                "show when the hours of a week will be",
                options=(_PLANNED_WEEK, JSON),
                examples=("tracker plan", "tracker plan --week next"),
                more="The number before each line is what tracker plan remove takes.",
            ),
            Command(
                "plan add",
                "plan",
                "plan hours for a day",
                (
                    Argument("DAY", "mon to sun, today, tomorrow or 2026-11-24"),
                    Argument("WHAT", "studio, learning, connections, or an activity"),
                    Argument("HOURS", "how long: 2, 1.5, 1:30 or 90m"),
                ),
                (Option("at", "when it begins, such as 19:00", "TIME"), _PLANNED_WEEK),
                (
                    "tracker plan add tue studio 2 --at 19:00",
                    "tracker plan add sat mixing 3:30 --week next",
                ),
                "A day without --week is one of this week.",
            ),
            Command(
                "plan remove",
                "plan",
                "take planned hours away",
                (Argument("N", "which, by its number in tracker plan"),),
                (_PLANNED_WEEK,),
                ("tracker plan remove 1",),
                "tracker undo brings them back.",
            ),
        ),
    ),
    (
        "For other programs",
        (
            Command(
                "export",
                "export",
                "hand entries, the plan or the whole record to other programs",
                options=(
                    Option("csv", "for spreadsheets: a row for each"),
                    Option("json", "all that the files say, every field and every unknown key"),
                    Option("ics", "for calendars (iCalendar): an event for each"),
                    Option("timeclock", "for hledger and ledger: a session for each"),
                    Option("klog", "for klog: a record for each day"),
                    Option("plan", "with --ics: what is planned in place of what was done"),
                    *RANGE,
                    *SELECTION,
                    *OUTPUT,
                ),
                examples=(
                    "tracker export --csv --all -o hours.csv",
                    "tracker export --json -o everything.json",
                    "tracker export --ics --month last -o hours.ics",
                    "tracker export --ics --plan --week next -o plan.ics",
                    "tracker export --timeclock --year --only studio -o studio.timeclock",
                    "tracker export --klog --week last -o week.klg",
                ),
                more=(
                    "With --csv an entry that reaches beyond the days that are named is cut there, and one "
                    "that still runs counts up to now and has no end. What a spreadsheet would take for a "
                    "formula has a ' before it.\n"
                    "With --json it is the whole record where nothing names days; with days, --only or "
                    "--track it is that part, and the list.\n"
                    "With --ics an entry is handed on whole, and one that still runs is left out. What is "
                    "planned without a time lasts all day. Handed on once more, an event is the same one, "
                    "so a calendar takes over what has changed.\n"
                    "With --timeclock and --klog an entry is cut at the edges of the days and where the "
                    "clocks change, and one that still runs is left out.\n"
                    "A FILE that ends in .csv, .json, .ics, .timeclock or .klg is in that format.\n"
                    "docs/export.md says what stands where in each format."
                ),
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
                    Option("accept", "what vanished is gone for good reason: entries, or the whole record"),
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
                        is_path=True,
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
                "list earlier versions of a week, the list or the tracks, and bring one back",
                (
                    Argument("WEEK", "2026-W47, 47, this or last; list, for the activities; tracks", False),
                    Argument("N", "which version, by its number in the list of them", False),
                ),
                examples=("tracker restore", "tracker restore 2026-W47", "tracker restore 2026-W47 1"),
                more="What came since that version stays. tracker undo takes it back.",
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
                options=(Option("weeks", "a longer life instead: so many weeks, up to ten years", "N"),),
                examples=("tracker demo", "tracker demo --weeks 60"),
                more="It lies in a folder of its own that is gone afterwards. Nothing of yours is touched.",
            ),
        ),
    ),
)


def all_commands() -> dict[str, Command]:
    """Every command by its name."""
    return {command.name: command for _, commands in GROUPS for command in commands}
