"""The commands that look back over any days."""

from __future__ import annotations

from tracker.cli.arguments import Command, Option
from tracker.cli.commands_about_time import JSON

RANGE = (
    Option("week", "2026-W47, 47, this, last or next", "W", may_be_bare=True),
    Option(
        "month",
        "2026-11, 11, nov, this, last or next; this month where nothing names days",
        "M",
        may_be_bare=True,
    ),
    Option("quarter", "2026-Q4, Q4, this, last or next", "Q", may_be_bare=True),
    Option("year", "2026, this, last or next", "Y", may_be_bare=True),
    Option("all", "every day there is"),
    Option("from", "the first day: 2026-11-16, today, yesterday or monday", "D"),
    Option("to", "the last day; today if left out", "D"),
)
SELECTION = (
    Option("only", "those of one activity or one kind", "KEY|KIND"),
    Option("track", "those of this song or client; the beginning will do", "TRACK"),
)
OUTPUT = (
    Option("output", "a new file to write it to", "FILE", short="o", is_path=True),
    Option("force", "with --output: write over the file that is there"),
)

LOOKING_BACK: tuple[str, tuple[Command, ...]] = (
    "Looking back",
    (
        Command(
            "report",
            "report",
            "add up hours over any days, as a table, a chart or a page",
            options=(
                *RANGE,
                Option("by", "one or two groups, with a comma between them; kind,activity", "A[,B]"),
                *SELECTION,
                Option("chart", "with bars"),
                Option("average", "with hours a day and a week, over the days that have come"),
                Option("decimal", "hours as 1.50 instead of 1:30"),
                Option("rate", "what an hour costs: a list of days with sums, to send to somebody", "N"),
                Option("round", "with --rate: each line to 15m, or any other whole minutes", "LENGTH"),
                Option("currency", "with --rate: what stands before each sum", "SIGN"),
                JSON,
                Option("csv", "as CSV, for a spreadsheet"),
                Option("html", "as a page with pictures, to look at or print"),
                *OUTPUT,
            ),
            examples=(
                "tracker report",
                "tracker report --year --by kind,month",
                "tracker report --all --by year --chart",
                "tracker report --month last --track Tides --rate 40 --round 15m",
                "tracker report --year --html -o year.html",
            ),
            more=(
                "Without a range it is this month. Groups: kind, standing, activity, track, weekday, day, "
                "week, month, year. Two of them make a tree or, where one is a time, a table.\n"
                "Each week is judged by its own assessment. What is wasted beside studio and learning is "
                "that of all of these days, whatever is selected.\n"
                "A FILE that ends in .json, .csv or .html is in that format."
            ),
        ),
    ),
)
