"""Hours over any days: as text, as JSON and CSV, and as a page."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from shlex import quote

import pytest

from tests.cli.person import Person, refuses


def test_a_month_as_a_tree_with_what_is_wasted_beside_studio_and_learning(month: Person) -> None:
    assert month.types("report").out == (
        "November 2026 · 1 Nov to 30 Nov 2026\n"
        "\n"
        "Studio          5:15\n"
        "  Mixing        5:15\n"
        "Learning        1:00\n"
        "  Tutorials     1:00\n"
        "Job             1:00\n"
        "  Café shifts   1:00\n"
        "Leisure         1:30\n"
        "  Social media  1:30\n"
        "\n"
        "In all          8:45\n"
        "\n"
        "     Wasted  Studio + learning  Studio  Learning  Connections  Unrated\n"
        "All    1:30               6:15    5:15      1:00         0:00     0:00\n"
        "11% measured by the timer.\n"
    )


def test_a_group_and_a_time_make_a_table(month: Person) -> None:
    lines = month.types("report --by kind,week").lines
    assert lines[2:8] == [
        "           W44   W45   W46   W47  Total",
        "Studio    1:00  2:30  1:45     ·   5:15",
        "Learning     ·     ·  1:00     ·   1:00",
        "Job          ·     ·     ·  1:00   1:00",
        "Leisure      ·     ·     ·  1:30   1:30",
        "In all    1:00  2:30  2:45  2:30   8:45",
    ]
    assert month.types("report --by week,kind").lines[2:4] == [
        "              Studio  Learning   Job  Leisure  Total",
        "W44, in part    1:00         ·     ·        ·   1:00",
    ]


def test_a_period_that_is_cut_or_still_runs_is_marked_for_people_alone(month: Person, tmp_path: Path) -> None:
    def names(words: str) -> list[str]:
        rows = month.types(f"report {words}").out.split("\n\n")[1]
        return [re.split(" {2,}", line)[0] for line in rows.splitlines()]

    assert names("--by week") == ["W44, in part", "W45", "W46", "W47, so far"]
    assert names("--by week --from 2026-11-03 --to 2026-11-17") == ["W45, in part", "W46", "W47, in part"]
    assert names("--year --by month") == ["Oct", "Nov, so far"]
    assert names("--from 2026-10-31 --by month --chart") == ["Oct, in part", "Nov, so far"]
    # Nothing is cut where all was asked for.
    assert names("--all --by week") == ["W44", "W45", "W46", "W47, so far"]
    assert names("--all --by year") == ["2026, so far"]
    assert names("--by weekday")[0] == "Mon"
    assert "W44 in part, W47 so far." in month.types("report --by kind,week").lines
    page = month.types("report --by week,kind --html").out
    assert "W44, in part</text>" in page
    assert "W44</text>" in month.types("report --all --html").out
    assert [f">{name}<" in page for name in ("W44, in part", "W45", "W47, so far")] == [True] * 3
    for form in ("json", "csv"):
        out = month.types(f"report --by week,kind --{form}").out
        assert "W44" in out
        assert not re.search("in part|so far", out)


def test_what_does_not_fit_across_goes_down_and_what_fits_neither_way_goes_on_below(month: Person) -> None:
    by_day = month.types("report --by kind,day").lines
    assert by_day[2] == "            Studio  Learning   Job  Leisure  Total"
    assert by_day[4] == "Mon 2 Nov        ·         ·     ·        ·      ·"
    for number in range(9):
        month.does(f"activity add 'Remixes of {number}' --kind studio")
        month.does(f"add remixes-of-{number} '2026-07-{number + 6:02d} 10:00' 11:00")
    lines = month.types("report --year --by week,activity").lines
    assert all(len(line) <= 80 for line in lines)
    assert sum(line.startswith("In all ") for line in lines) > 1


def test_what_lies_in_a_longer_time_stands_below_it_and_makes_no_table(month: Person) -> None:
    assert month.types("report --by month,week").lines[2:5] == [
        "Nov, so far     8:45",
        "  W44, in part  1:00",
        "  W45           2:30",
    ]
    assert month.types("report --by day,weekday").lines[2:5] == [
        "Sun 1 Nov   1:00",
        "  Sun       1:00",
        "Mon 2 Nov      ·",
    ]
    # No other weekday stands between two Tuesdays.
    assert month.types("report --by weekday,day").lines[4:7] == [
        "Tue           4:55",
        "  Tue 3 Nov   2:30",
        "  Tue 10 Nov  1:45",
    ]
    assert month.types("report --by week,weekday").lines[2].split()[0] == "Mon"


def test_what_an_average_is_over_is_said_of_the_rows_that_there_are(month: Person) -> None:
    across = month.types("report --by kind,month --average").lines
    assert "; the row" not in "".join(across)
    down = month.types("report --year --by month --average").lines
    assert "the row of a month over its own." in " ".join(down)
    assert max(map(len, [*across, *down])) <= 80


def test_bars_begin_at_zero_and_are_plain_where_no_terminal_is(month: Person) -> None:
    lines = month.types("report --by activity --chart").lines
    bars = {line.split("  ")[0]: line.count("#") for line in lines[2:6]}
    assert bars["Mixing"] == max(bars.values())
    assert [round(bars["Mixing"] * part) for part in (1.5 / 5.25, 1 / 5.25)] == [
        bars["Social media"], pytest.approx(bars["Tutorials"], abs=1)
    ]  # fmt: skip
    assert max(map(len, lines)) == 80
    assert lines[-2].startswith("Studio + learning  ###")


def test_averages_are_over_the_days_that_have_come(month: Person) -> None:
    lines = month.types("report --by kind --average --decimal").lines
    assert lines[2:4] == ["          Hours  A day  A week", "Studio     5.25   0.28    1.93"]
    assert "A day and a week on average over 19 days, 1 Nov to 19 Nov 2026." in lines
    assert month.types("report --average --json").json["average"] == {
        "days": 19, "day": round(8.75 * 3600 / 19), "week": round(8.75 * 3600 * 7 / 19)
    }  # fmt: skip


def test_what_is_said_below_a_report_goes_on_in_a_second_line(month: Person) -> None:
    lines = month.types("report --by month,week --average").lines
    place = lines.index("A day and a week on average over 19 days, 1 Nov to 19 Nov 2026; the row of a")
    assert lines[place + 1] == "month over its own; the row of a week over its own."
    assert max(map(len, lines)) <= 80


def averages(person: Person, words: str) -> dict[str, list[str]]:
    """What stands behind the hours of each row."""
    rows = (line.replace(",", " ").split() for line in person.types(f"report --average {words}").lines[3:])
    return {row[0]: row[-2:] for row in rows if row}


def test_the_row_of_a_time_is_over_its_own_days_and_that_of_anything_else_over_all(month: Person) -> None:
    # October has one day of the record, November nineteen, W47 four; the Mondays of both are three.
    by_month = averages(month, "--all --by month")
    assert (by_month["Oct"], by_month["Nov"]) == (["2:00", "·"], ["0:27", "3:13"])
    assert averages(month, "--month --by week")["W46"] == ["0:23", "2:45"]
    assert averages(month, "--month --by week")["W47"] == ["0:37", "·"]
    assert averages(month, "--all --by weekday")["Tue"] == ["1:38", "1:38"]
    assert averages(month, "--month --by day")["Tue"] == ["0:40", "·"]
    tree = month.types("report --all --by month,kind --chart --average").lines
    assert ["Learning", "1:00", "0:03", "0:22"] in [line.split()[:4] for line in tree]
    for words in ("--all --by kind,month", "--all --by month,kind"):
        assert averages(month, words)["In"] == ["0:32", "3:45"]
    assert averages(month, "--all --by month,kind")["Oct"] == ["2:00", "·"]
    assert averages(month, "--all --by kind,month")["Studio"] == ["0:21", "2:32"]
    rows = list(csv.DictReader(io.StringIO(month.types("report --all --by month --average --csv").out)))
    assert [(row["day_seconds"], row["week_seconds"]) for row in rows] == [("7200", ""), ("1658", "11605")]


def test_no_day_before_the_first_of_the_record_counts_whatever_is_selected(month: Person) -> None:
    for words in ("--all", "--year", "--quarter", "--year --only learning"):
        lines = month.types(f"report --average {words}").lines
        assert "A day and a week on average over 20 days, 31 Oct to 19 Nov 2026." in lines
        assert month.types(f"report --average --json {words}").json["average"]["days"] == 20
    assert (
        "A day on average over 4 days, 16 Nov to 19 Nov 2026." in month.types("report --week --average").lines
    )
    assert month.types("report --week --average --json").json["average"]["week"] is None


def test_json_is_as_the_contract_has_it(month: Person) -> None:
    said = month.types("report --month --by kind,week --json").json
    assert list(said) == ["from", "to", "by", "seconds", "measured_share", "groups", "balance"]
    assert (said["from"], said["to"], said["by"]) == ("2026-11-01", "2026-11-30", ["kind", "week"])
    assert said["seconds"] == 8.75 * 3600
    assert said["groups"][1] == {
        "key": "learning", "name": "Learning", "seconds": 3600,
        "groups": [{"key": "2026-W46", "name": "W46", "seconds": 3600}],
    }  # fmt: skip
    assert said["balance"] == {
        "wasted": 5400, "studio": 18900, "learning": 3600, "connections": 0, "unrated": 0
    }  # fmt: skip
    assert "groups" not in month.types("report --by kind --json").json["groups"][0]


@pytest.mark.parametrize("by", ["track", "track,week", "week,track", "activity,track", "track,kind"])
def test_json_of_any_name_is_one_line_of_ascii_that_is_read_back(month: Person, by: str) -> None:
    name = """He said "\\" to 音, {x}: 'no'"""
    month.does(f"add gaming '2026-11-12 10:00' 11:00 --track {quote(name)}")
    said = month.types(f"report --by {by} --json")
    assert said.out.isascii()
    assert said.out.count("\n") == 1
    groups = said.json["groups"]
    named = groups if by.startswith("track") else [inner for group in groups for inner in group["groups"]]
    assert {(name, name, 3600)} == {(g["key"], g["name"], g["seconds"]) for g in named if "He" in g["key"]}
    assert sum(group["seconds"] for group in groups) == said.json["seconds"]


@pytest.mark.parametrize("week", ["2026-W44", "2026-W45", "2026-W46", "2026-W47"])
def test_sums_are_those_of_the_week_and_of_the_log(month: Person, week: str) -> None:
    report = month.types(f"report --week {week} --by activity --json").json
    shown = month.types(f"week {week} --json").json
    assert {group["key"]: group["seconds"] for group in report["groups"]} == {
        row["key"]: row["seconds"] for row in shown["activities"] if row["seconds"]
    }
    assert report["balance"] == shown["balance"]["week"]
    days = month.types(f"report --week {week} --by day --json").json["groups"]
    assert sum(day["seconds"] for day in days) == report["seconds"]


@pytest.mark.parametrize(("words", "hours"), [
    ("--all", 10.75), ("--year", 10.75), ("--quarter 2026-Q4", 10.75), ("--month 2026-10", 2),
    ("--month last", 2),
    ("--week", 2.5), ("--week 46", 2.75), ("--from 2026-11-10 --to 2026-11-10", 1.75),
    ("--from 2026-11-17", 1 + 2 / 3),
    ("--year --only mixing", 7.25), ("--year --only studio", 7.25), ("--all --track tid", 7.25),
])  # fmt: skip
def test_the_days_and_the_things_that_are_meant(month: Person, words: str, hours: float) -> None:
    assert month.types(f"report {words} --json").json["seconds"] == round(hours * 3600)


def test_csv_is_for_spreadsheets_and_holds_no_formula(month: Person) -> None:
    month.does("""add gaming "2026-11-12 10:00" 11:00 --track '=HYPERLINK("x";"y"), z'""")
    text = month.types("report --by track,week --csv").out
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["track", "track_name", "week", "week_name", "seconds", "hours"]
    assert rows[1] == ["Tides", "Tides", "2026-W44", "W44", "3600", "1.00"]
    assert ['\'=HYPERLINK("x";"y"), z'] * 2 in [row[:2] for row in rows]
    assert sum(int(row[4]) for row in rows[1:]) == month.types("report --json").json["seconds"]


@pytest.mark.parametrize(("words", "code", "hint"), [
    ("--by kin", 2, "«kin» is not a group"), ("--by kind,kind", 2, "twice"),
    ("--by kind,day,week", 2, "or two"),
    ("--json --csv", 2, "choose one"), ("--week --month", 2, "choose one"),
    ("--all --to today", 2, "needs --from"),
    ("--to today", 2, "needs --from"), ("--from today --to yesterday", 2, "comes before"),
    ("--month 13", 2, "is not a month"), ("--month 2030-01", 1, "Nothing is logged from 2030-01-01"),
    ("--from 2026-11-18 --to 2026-11-18", 1, "Nothing is logged on 2026-11-18"),
    ("--from 2026-11-04 --to 2026-11-05", 1, "Nothing is logged from 2026-11-04 to 2026-11-05"),
    ("--only gaming", 1, "Nothing of Gaming is logged from 2026-11-01"),
    ("--only gamming", 1, "Did you mean"),
    ("--track Unknown", 1, "No track"), ("--round 15m", 2, "needs --rate"), ("--rate lots", 2, "Try 40"),
    ("--rate 0", 2, "Try 40"), ("--rate 40 --by kind", 2, "no --by"),
    ("--rate 40 --round x", 2, "not a duration"),
    ("--rate 40 --round 2d", 2, "not a duration"),
    ("--rate 40 --round 30s", 2, "--round takes whole minutes"),
    ("--rate 40 --round 90s", 2, "--round takes whole minutes"), ("--chart --json", 2, "is of text"),
    ("--force", 2, "needs --output"),
    ("--csv -o {folder}/a.json", 2, "--csv and FILE in .json are two formats"),
    ("--html -o {folder}/a.csv", 2, "--html and FILE in .csv are two formats"),
    ("--chart -o {folder}/a.HTM", 2, "--chart is of text, not of html"),
    ("-o {folder}/a.pdf", 2, "no .pdf is written here. FILE may end in .txt, .json, .csv, .html or .htm."),
    ("--json -o {folder}/a.docx", 2, "no .docx is written here."),
    ("-o {folder}/a.ics", 2, "no .ics is written here."),
    ("today", 2, "too many"), ("--month 2030-01 --csv -o {file}", 1, "Nothing is logged"),
])  # fmt: skip
def test_what_makes_no_sense_is_one_plain_line_and_writes_nothing(
    month: Person, tmp_path: Path, words: str, code: int, hint: str
) -> None:
    file = tmp_path / "report.txt"
    refuses(month.types(f"report {words.format(file=file, folder=tmp_path)}"), code, hint)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_program_is_told_of_days_without_hours(person: Person) -> None:
    assert person.types("report --json").json["groups"] == []
    assert person.types("report --all --json").json["from"] == "2026-11-16"
    assert person.types("report --csv").out == "kind,kind_name,activity,activity_name,seconds,hours\r\n"
    refuses(person.types("report --all"), 1, "Nothing is logged in any week.")


def test_a_file_is_written_over_only_when_that_is_said(month: Person, tmp_path: Path) -> None:
    file = tmp_path / "november.csv"
    assert month.types(f"report -o {file}").out == f"The report is in {file}.\n"
    assert file.read_bytes() == month.types("report --csv").out.encode()
    file.write_text("mine")
    refuses(month.types(f"report -o {file}"), 1, "is there already", "--force")
    assert file.read_text() == "mine"
    month.does(f"report -o {file} --force")
    assert file.read_bytes() == month.types("report --csv").out.encode()
    assert [path.name for path in tmp_path.iterdir() if "november" in path.name] == ["november.csv"]


def test_force_never_replaces_what_is_no_file(month: Person, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    (tmp_path / "there").write_text("mine")
    for name in ("folder", "pipe"):
        refuses(month.types(f"report -o {tmp_path / name} --force"), 1, "is there already")
    month.does(f"report --json -o {tmp_path / 'link'} --force")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_text().startswith("{")


def test_what_cannot_be_read_is_named_and_never_said_to_be_empty(month: Person) -> None:
    month.log("2026-W46").write_text("[[entries\n")
    said = month.types("report --month")
    assert "2026-W46" in said.err
    assert said.code == 0
    said = month.types("report --week 46")
    assert (said.code, said.out) == (3, "")


def test_control_characters_of_files_reach_no_terminal(month: Person) -> None:
    path = month.log("2026-W45")
    path.write_text(path.read_text().replace('"Tides"', '"Ti\\u001b]0;x\\u0007des"'))
    for words in ("--by track", "--by track,week", "--by week,track", "--by kind,track", "--by track --csv",
                  "--by week,track --csv", "--by track --chart", "--by week,track --chart"):  # fmt: skip
        out = month.types(f"report --month {words}").out
        assert not any(sign in out for sign in "\x1b\x07")


def test_a_page_of_a_part_says_what_is_of_all_hours(month: Person) -> None:
    said = "the balance and the pictures are of all hours of these days"
    assert said not in month.types("report --html").out
    for words in ("--only studio", "--only mixing", "--track tides"):
        assert said in month.types(f"report {words} --html").out


def test_a_page_has_all_pictures_and_what_is_sent_nothing_of_the_balance(
    newcomer: Person, tmp_path: Path
) -> None:
    newcomer.clock.set("2026-11-19 15:00")
    newcomer.does(
        "activity add Mixing --kind studio",
        "add mixing '2026-06-01 22:00' '2026-06-02 01:00' --track 'Salt & <Light>'",
        f"report --year --html -o {tmp_path / 'year.html'}",
        f"report --year --rate 40 -o {tmp_path / 'sheet.html'}",
    )
    year, sheet = ((tmp_path / name).read_text() for name in ("year.html", "sheet.html"))
    assert "Salt &amp; &lt;Light&gt;" in year
    assert "3:00" in year
    assert year.count("</figure>") == 4
    assert "120.00" in sheet
    assert "Wasted" not in sheet


def test_the_clock_of_a_page_shows_as_music_what_each_week_was_judged_to_be(month: Person) -> None:
    title = "Studio and learning by weekday and time of day"
    month.does("activity set social --kind studio")
    assert "Mon 23:00: 0:50" in month.types("report --week 2026-W47 --html").out
    with month.log().open("a") as file:
        file.write(
            "\n[assessment]\nassessed = 2026-11-19T14:30:00+01:00\n\n[[assessment.ratings]]\n"
            'activity = "social-media"\nkind = "leisure"\npriority = 2\nsupports_goal = false\n'
        )
    assert title not in month.types("report --week 2026-W47 --html").out
    assert "Tue 19:00" in month.types("report --html").out
