"""A list of days with sums, for somebody who pays by the hour."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.cli.person import Person
from tracker.cli.timesheet import rendered
from tracker.domain.report.timesheet import Line, Terms, Timesheet
from tracker.domain.report.wording import Wording
from tracker.domain.text import folded
from tracker.domain.time.day_range import DayRange


def test_what_a_freelancer_sends_is_rounded_there_alone(month: Person) -> None:
    assert month.types("report --track tides --rate 40 --round 15m --currency €").out == (
        "November 2026 of Tides\n"
        "\n"
        "Date        Hours      Sum  What\n"
        "2026-11-01   1:00   €40.00  Mixing\n"
        "2026-11-03   2:30  €100.00  Mixing · vocal comp\n"
        "2026-11-10   1:45   €70.00  Mixing · vocal comp\n"
        "\n"
        "In all       5:15  €210.00\n"
        "\n"
        "€40.00 an hour. Each line is rounded to the nearest 0:15, and is at least that.\n"
        "5:15 are on record, which is as it was.\n"
    )
    said = month.types("report --track tides --rate 62,50 --round 1h --json").json
    assert (said["seconds"], said["counted"], said["sum"]) == (18900, 6 * 3600, 375.0)
    assert [(line["seconds"], line["counted"]) for line in said["lines"]] == [
        (3600, 3600), (9000, 10800), (6300, 7200)
    ]  # fmt: skip
    assert month.types("report --json").json["seconds"] == 8.75 * 3600
    in_decimals = month.types("report --track tides --rate 40 --round 7m --decimal").lines
    assert in_decimals[-2] == "40.00 an hour. Each line is rounded to the nearest 0:07, and is at least that."
    rows = list(csv.reader(io.StringIO(month.types("report --track tides --rate 40 --csv").out)))
    assert rows[-1] == [
        "2026-11-10",
        "mixing",
        "Mixing · vocal comp",
        "6300",
        "6300",
        "1.75",
        "70.00",
        "Tides",
    ]


def test_of_what_was_done_nothing_is_cut_off_in_what_is_sent(month: Person, tmp_path: Path) -> None:
    note = " ".join(f"take {number} of the chorus" for number in range(8))
    month.does(f"add mixing '2026-11-12 10:00' 11:00 --track {'T' * 90} --note '{note}'")
    path = tmp_path / "sent.txt"
    for words in ("--from 2026-11-12 --to 2026-11-12", ""):
        month.does(f"report --rate 40 {words} -o {path} --force")
        text = path.read_text()
        assert note in " ".join(text.split())
        assert max(map(len, text.splitlines())) <= 80


def test_what_the_sums_are_made_of_goes_on_in_a_second_line(month: Person) -> None:
    lines = month.types("report --rate 40 --round 15m --currency EUR").lines
    assert max(map(len, lines)) <= 80
    assert lines[-3:-1] == [
        "EUR 40.00 an hour. Each line is rounded to the nearest 0:15, and is at least",
        "that.",
    ]


def test_whoever_works_for_several_tells_them_apart_on_each_line(month: Person, tmp_path: Path) -> None:
    month.does(
        "add mixing '2026-11-10 14:00' 15:00 --track Undertow --note 'vocal comp'",
        "add mixing '2026-11-10 16:00' 16:20 --note 'vocal comp'",
        "add mixing '2026-11-10 22:00' 22:05 --track TIDES --note 'vocal comp'",
    )
    words = "report --only studio --from 2026-11-10 --rate 60"
    assert month.types(words).lines[2:6] == [
        "Date        Hours     Sum  Track     What",
        "2026-11-10   1:00   60.00  Undertow  Mixing · vocal comp",
        "2026-11-10   0:20   20.00            Mixing · vocal comp",
        "2026-11-10   1:50  110.00  TIDES     Mixing · vocal comp",
    ]
    tracks = ["Undertow", "", "TIDES"]
    assert [line["track"] for line in month.types(f"{words} --json").json["lines"]] == tracks
    rows = list(csv.DictReader(io.StringIO(month.types(f"{words} --csv").out)))
    assert [(row["date"], row["track"]) for row in rows] == [("2026-11-10", track) for track in tracks]
    page = month.types(f"{words} --html").out
    assert re.findall(r'<td class="left">(\w*)</td><td class="left"><bdi>Mixing', page) == tracks
    assert "Track" not in month.types(f"{words} --track tides --html").out


@pytest.mark.parametrize("rounding", ["", "--round 1m", "--round 6m", "--round 1h"])
def test_hours_as_they_are_shown_times_the_rate_are_the_sum(month: Person, rounding: str) -> None:
    log = month.log("2026-W46")
    log.write_text(log.read_text().replace("T20:10:00+01:00", "T20:09:07+01:00"))
    log.write_text(log.read_text().replace("T19:00:00+01:00", "T19:00:08+01:00", 1))
    lines = month.types(f"report --all --rate 62.5 {rounding}").lines
    rows = [line.split() for line in lines if line.startswith("2026-")]
    assert len(rows) == 8
    sums = []
    for _, shown, cost, *_ in rows:
        hours, minutes = map(int, shown.split(":"))
        cents = Decimal(hours * 60 + minutes) / 60 * 6250
        sums.append(int(cents.quantize(Decimal(1), ROUND_HALF_UP)))
        assert cost == f"{sums[-1] / 100:.2f}"
    in_all = next(line.split() for line in lines if line.startswith("In all"))
    assert in_all[3] == f"{sum(sums) / 100:.2f}"
    assert ("Each line counts its whole minutes." in lines[-1]) == (not rounding)


def test_what_still_runs_is_not_billed_in_silence(month: Person, tmp_path: Path) -> None:
    told = "Café shifts still runs; it counts until now.\n"
    for more in ("", "--json", "--csv", "--html", f"-o {tmp_path / 'bill.csv'}"):
        assert month.types(f"report --rate 40 {more}").err == told
    # What is not in the list is not told of, nor what is no bill.
    for words in ("--rate 40 --only studio", "--rate 40 --from 2026-11-10 --to 2026-11-18", "--only café"):
        assert month.types(f"report {words}").err == ""
    month.does("stop")
    assert month.types("report --rate 40").err == ""


def test_whoever_pays_is_told_how_it_is_rounded_and_nothing_of_a_record(month: Person) -> None:
    page = month.types("report --track tides --rate 40 --round 15m --html").out
    assert "40.00 an hour. Each line is rounded to the nearest 0:15, and is at least that." in page
    assert "record" not in page.partition("<body>")[2]


@pytest.mark.parametrize("form", ["text", "csv", "html"])
def test_no_line_of_a_list_is_asked_again_for_each_other_line(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    days = DayRange(date(2026, 1, 1), date(2026, 12, 31))
    lines = [Line(days.first, "mixing", f"song {number}", "Mixing", 60, 60, 1) for number in range(300)]
    asked: Counter[str] = Counter()

    def seen(text: str) -> str:
        asked[text] += 1
        return folded(text)

    monkeypatch.setattr("tracker.domain.report.timesheet.folded", seen)
    made = Timesheet(Terms(4000), tuple(lines))
    assert made.names_tracks
    assert "song 7" in rendered(made, days, "2026", form, Wording(), "")
    assert set(asked.values()) == {1}
