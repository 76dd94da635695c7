"""The page of a report: all in it is text or a picture, and pictures show the hours that the report has."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.examples import some
from tracker.domain.report.hours_of_day import by_weekday_and_hour
from tracker.domain.report.look import Look
from tracker.domain.report.report import Group, Report
from tracker.domain.time.day_range import DayRange
from tracker.domain.week.balance import Balance
from tracker.domain.week.day_log import day_logs
from tracker.sheet.report_page import report_page
from tracker.sheet.report_pictures import PictureData, pictures

HOSTILE = "<script>alert(\"1\")</script> & \u202e\x1b[31m éä 音 'x' </title>"
YEAR = DayRange(date(2026, 1, 1), date(2026, 12, 31))
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead", "tbody", "tr",
    "th", "td", "bdi", "figure", "svg", "rect", "text", "line", "span",
}  # fmt: skip


class Reader(HTMLParser):
    """Reads a page as a browser does."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile_page() -> str:
    inner = (Group("x", HOSTILE, 3600),)
    report = Report(YEAR, ("kind", "activity"), 3600, 0.5, (Group("k", HOSTILE, 3600, inner),), Balance(3600))
    hours = [[0] * 24 for _ in range(7)]
    hours[2][20] = 3600
    data = PictureData(YEAR, {YEAR.first.toordinal(): (3600, 60, 0)}, hours, ((HOSTILE, 3600),))
    return report_page(report, HOSTILE, Look(gone=YEAR), data, [HOSTILE])


def test_every_text_is_text_and_nothing_comes_from_elsewhere() -> None:
    page = hostile_page()
    assert page.isascii()
    read = Reader(page)
    assert {*read.tags} <= TAGS
    assert "script" not in read.tags
    assert not {name for name in read.attributes if name.startswith("on") or name in ("href", "src", "style")}
    assert not re.search(r"https?:|url\(|@import", page)
    assert "default-src 'none'" in page
    assert read.words.count('<script>alert("1")</script>') >= 6
    assert not any(sign in read.words for sign in "\x1b\u202e")


def test_it_is_light_on_paper_and_dark_where_that_is_wanted() -> None:
    style = hostile_page().partition("<style>")[2].partition("</style>")[0]
    assert "@media screen and (prefers-color-scheme: dark)" in style
    assert "@page { margin" in style
    assert "A4" not in style, "A4 and Letter both keep their own"
    assert not re.search(r"@page[^}]*size", style)


def test_bars_stand_on_one_another_from_zero_on_one_scale() -> None:
    monday = date(2026, 11, 16).toordinal()
    days = DayRange(date(2026, 11, 2), date(2026, 11, 22))
    by_day = {monday: (3600, 7200, 0), monday - 7: (0, 0, 5400), monday + 1: (1800, 0, 0)}
    (picture,) = pictures(PictureData(days, by_day, [[0]] * 7, ()))
    bars = re.findall(
        r'class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', "".join(picture.shapes)
    )
    heights = {(name, x): float(height) for name, x, _, height in bars}
    assert len(heights) == 3
    tall = {name: height for (name, _), height in heights.items()}
    assert tall["wasted"] / tall["studio"] == pytest.approx(5400 / 7200, abs=0.01)
    assert tall["learning"] == pytest.approx(tall["wasted"], abs=0.01)
    ends = {name: float(y) + float(height) for name, _, y, height in bars}
    assert ends["wasted"] == pytest.approx(140, abs=0.1)
    assert ends["studio"] == pytest.approx(140 - tall["wasted"], abs=0.1)


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data())
def test_the_hours_of_the_clock_add_up_to_the_days(recorded: Recorded, data: st.DataObject) -> None:
    first = recorded.weeks[0].monday
    length = (recorded.weeks[-1].dates[6] - first).days
    begin, end = sorted((data.draw(st.integers(0, length)), data.draw(st.integers(0, length))))
    days = DayRange(first + timedelta(days=begin), first + timedelta(days=end))
    logged = day_logs(recorded.entries, days.first, days.last, recorded.calendar, recorded.now)
    by_hour = by_weekday_and_hour(recorded.entries, days, recorded.calendar, recorded.now)
    assert sum(map(sum, by_hour)) == sum(day.seconds for day in logged)
    assert all(seconds >= 0 for hours in by_hour for seconds in hours)
