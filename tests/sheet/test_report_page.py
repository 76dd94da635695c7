"""The page of a report: all in it is text or a picture, and pictures show the hours that the report has."""

from __future__ import annotations

import re
from datetime import date
from html import escape as escaped_by_python
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.report.group import Group, Pairs
from tracker.domain.report.report import Report
from tracker.domain.report.timesheet import Line, Terms, Timesheet
from tracker.domain.report.wording import Wording
from tracker.domain.text import cell_width
from tracker.domain.time.day_range import DayRange
from tracker.domain.week.balance import Balance
from tracker.sheet.escaping import escape
from tracker.sheet.report_page import report_page
from tracker.sheet.report_pictures import PictureData, pictures
from tracker.sheet.timesheet_page import timesheet_page

HOSTILE = "<script>alert(\"1\")</script> & \u202e\x1b[31m éä 音 'x' </title>"
YEAR = DayRange(date(2026, 1, 1), date(2026, 12, 31))
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead", "tbody", "tr",
    "th", "td", "bdi", "figure", "svg", "rect", "text", "line", "span", "g",
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
        self.words += " " if tag in ("th", "td", "p") else ""
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile_page() -> str:
    inner = (Group("x", HOSTILE, 3600),)
    report = Report(YEAR, ("kind", "activity"), 3600, 0.5, (Group("k", HOSTILE, 3600, inner),), Balance(3600))
    hours = [[0] * 24 for _ in range(7)]
    hours[2][20] = 3600
    data = PictureData(YEAR, {YEAR.first.toordinal(): (3600, 60, 0)}, hours, ((HOSTILE, 3600),))
    return report_page(report, HOSTILE, Wording(gone=YEAR), data, [HOSTILE])


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


def test_rows_are_closer_on_paper_so_that_a_month_goes_on_one_page() -> None:
    style = hostile_page().partition("<style>")[2].partition("</style>")[0]
    screen, paper = style.split("@media print")
    (wide,), (narrow,) = (re.findall(r"\nth, td \{ padding: ([\d.]+)mm|  th, td \{ padding: ([\d.]+)mm", part)
                          for part in (screen, paper))  # fmt: skip
    # A page of A4 has room for some 25 rows below the pictures of a month.
    assert float(narrow[1]) < float(wide[0]) / 2
    assert float(re.search(r"line-height: ([\d.]+)", paper)[1]) <= 1.2


def test_a_sum_and_what_is_said_of_it_stand_on_no_page_by_themselves() -> None:
    page = hostile_page()
    assert "tr.all, .below { break-before: avoid; }" in page
    assert page.count('<tr class="all">') == 1
    (below,) = re.findall(r'<p class="below">(.*?)</p>', page)
    assert below.startswith("A day and a week on average")
    assert below.endswith("50% measured by the timer.")


def test_a_day_is_not_broken_however_long_the_words_beside_it_are() -> None:
    lines = (Line(YEAR.first, "x", track, "W" * 99, 60, 60, 100) for track in ("", HOSTILE * 9))
    made = Timesheet(Terms(100, 0), (*lines,))
    page = timesheet_page(made, YEAR, "x", "", Wording(), "")
    assert '<table class="dated">' in page
    assert ".dated td:first-child { white-space: nowrap; }" in page
    # What goes on in more lines begins in the line of its day.
    assert re.search(r"\nth, td \{[^}]*vertical-align: baseline", page)


def test_a_wide_table_scrolls_by_itself_on_a_telephone_and_the_page_does_not() -> None:
    narrow = hostile_page().partition("@media screen and (max-width")[2].partition("@media")[0]
    assert ".crossed { display: block; overflow-x: auto; }" in narrow


def colours(style: str) -> dict[str, str]:
    """The colours that a part of the style sets, by their names."""
    return dict(re.findall(r"--(\w+): (#\w+)", style))


def contrast(one: str, other: str) -> float:
    """As WCAG has it: 1 for colours of one lightness, 21 for black on white."""

    def lightness(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    darker, lighter = sorted((lightness(one), lightness(other)))
    return lighter / darker


@pytest.mark.parametrize("is_dark", [False, True])
def test_words_and_bars_are_told_from_the_paper_and_those_that_touch_from_each_other(is_dark: bool) -> None:
    style = hostile_page().partition("<style>")[2].partition("</style>")[0]
    light, dark = style.split("prefers-color-scheme: dark")
    used = colours(light) | (colours(dark) if is_dark else {})
    assert min(contrast(used[name], used["paper"]) for name in ("ink", "quiet")) > 4.5
    bars = ("wasted", "studio", "learning")
    assert min(contrast(used[name], used["paper"]) for name in bars) > 3
    # Also where a printer has one colour.
    assert min(contrast(used["studio"], used[name]) for name in ("wasted", "learning")) > 2
    assert ".stack rect { stroke: var(--paper)" in style


def test_letters_in_pictures_are_large_enough_to_be_read_on_paper_and_on_a_telephone() -> None:
    style = hostile_page().partition("<style>")[2].partition("</style>")[0]
    size = int(re.search(r"svg text \{[^}]*font: (\d+)px", style)[1])
    # On A4, within the margins, a picture is 178 mm wide.
    assert size * 178 / 640 / 25.4 * 72 > 7.5
    narrow = re.search(r"@media screen and \(max-width: (\d+)px\) .*min-width: (\d+)px", style)
    assert int(narrow[2]) * size / 640 > 9
    assert "figure { overflow-x: auto; }" in style


def shapes(data: PictureData, title: str) -> str:
    return "".join(next(each.shapes for each in pictures(data) if each.title.startswith(title)))


def test_hours_of_the_day_begin_where_days_do_and_a_night_goes_on_in_its_line() -> None:
    by_hour = [[0] * 24 for _ in range(7)]
    by_hour[3][1] = 3600
    made = shapes(PictureData(YEAR, {}, by_hour, (), first_hour=4), "Studio and learning")
    assert re.findall(r">([^<]+)</text>", made)[:8] == [
        f"{hour}:00" for hour in (4, 7, 10, 13, 16, 19, 22, 1)
    ]
    cells = re.findall(r"<title>(\w+ [^<]+)</title>", made)
    assert (cells[0], cells[23], cells[24]) == ("Mon 4:00: 0:00", "Mon 3:00: 0:00", "Tue 4:00: 0:00")
    assert "Thu 1:00: 1:00" in cells


def test_a_field_says_what_its_shades_stand_for_and_names_the_months_it_has() -> None:
    days = DayRange(date(2026, 3, 2), date(2026, 9, 6))
    day = days.first.toordinal()
    by_day = {day: (60, 7200, 0), day + 1: (0, 3600, 0)}
    made = shapes(PictureData(days, by_day, [[0]] * 7, ()), "In the studio")
    words = re.findall(r">([^<]+)</text>", made)
    assert [word for word in words if len(word) == 3 and word not in ("Mon", "Wed", "Fri", "Sun")] == [
        "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
    ]  # fmt: skip
    assert words[-2:] == ["over 1:30", "0:00"]
    # From the most, of the whole colour, to nothing, which has another one.
    shown = r'class="(\w+)"[^>]*?(?: fill-opacity="([\d.]+)")?><title>(?:to |over |0:00<)'
    strengths = re.findall(shown, made)
    assert [name for name, _ in strengths] == ["studio"] * 4 + ["none"]
    assert [float(strength) for _, strength in strengths[:-1]] == sorted(
        (float(strength) for _, strength in strengths[:-1]), reverse=True
    )
    assert strengths[0][1] == "1.00"


@pytest.mark.parametrize(
    ("first", "last", "years", "rows"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), ["2026"], 1),
        (date(2025, 11, 20), date(2026, 11, 19), ["2025", "to 2026"], 1),
        (date(2027, 2, 28), date(2028, 2, 28), ["2027", "to 2028"], 1),
        (date(2025, 10, 1), date(2026, 11, 19), ["2025", "2026"], 2),
    ],
)
def test_a_year_is_one_row_whenever_it_begins(first: date, last: date, years: list[str], rows: int) -> None:
    days = DayRange(first, last)
    made = shapes(PictureData(days, {last.toordinal(): (0, 60, 0)}, [[0]] * 7, ()), "In the studio")
    words = re.findall(r">([^<]+)</text>", made)
    assert [word for word in words if word[-4:].isdigit()] == years
    assert words.count("Mon") == rows
    days_shown = re.findall(r'x="([\d.]+)" y="([\d.]+)"[^>]*><title>\d{4}-', made)
    assert len({*days_shown}) == days.count
    assert max(float(x) for x, _ in days_shown) < 640 - 9
    # Letters of 10 units: three of them are 20 wide.
    heads = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="10.0">', made)]
    assert all(other - one > 20 for one, other in pairwise(heads))


def test_two_weeks_and_less_are_shown_day_by_day() -> None:
    days = DayRange(date(2026, 11, 16), date(2026, 11, 22))
    day = days.first.toordinal()
    by_day = {day: (0, 3600, 0), day + 2: (0, 7200, 0)}
    made = shapes(PictureData(days, by_day, [[0]] * 7, ()), "Hours a day")
    assert made.count('class="studio"') == 2
    assert [f"{name} {number}" in made for name, number in (("Mon", 16), ("Sun", 22))] == [True, True]


@pytest.mark.parametrize(("first", "last", "named"), [
    (date(2026, 11, 1), date(2026, 11, 26), ["W44, in part", "W45", "W46", "W47", "W48, so far"]),
    (date(2026, 11, 1), date(2026, 11, 25), ["W44, in part", "W45", "W46", "W47", "W48, in part"]),
    (date(2026, 10, 5), date(2026, 10, 25), ["W41", "W42", "W43"]),
    (date(2026, 10, 1), date(2026, 12, 31), ["(W40)", *(f"W{number}" for number in range(41, 53)), "(W53)"]),
    (date(2026, 12, 20), date(2027, 1, 10), ["W51, in part", "W52", "W53", "W01"]),
    # There is no room for a name below each bar.
    (date(2026, 1, 1), date(2026, 6, 30), []),
])  # fmt: skip
def test_bars_of_weeks_have_their_names_and_say_which_is_not_whole(
    first: date, last: date, named: list[str]
) -> None:
    days, today = DayRange(first, last), date(2026, 11, 26) if last.month == 11 else date(2027, 2, 1)
    by_day = dict.fromkeys(range(first.toordinal(), last.toordinal() + 1), (0, 3600, 0))
    data = PictureData(days, by_day, [[0]] * 7, (), days, today)
    made = shapes(data, "Hours a week")
    places = [(float(x), name) for x, name in re.findall(r'<text x="([\d.]+)"[^>]*>(\(?W[^<]+)<', made)]
    assert [name for _, name in places] == named
    bars = sorted(float(x) for x in re.findall(r'<rect class="studio" x="([\d.]+)"', made))
    # Each stands below its bar, in letters of some five units.
    assert all(abs(x - bar) < 1 for (x, _), bar in zip(places, bars, strict=False))
    assert all(x + 5 * len(name) < other for (x, name), (other, _) in pairwise(places))
    assert not places or places[-1][0] + 5 * len(places[-1][1]) < 640


@given(st.integers(1800, 10**8))
def test_the_scale_of_bars_has_few_lines_of_whole_numbers_and_room_for_the_highest(most: int) -> None:
    days = DayRange(date(2026, 11, 2), date(2026, 11, 22))
    made = shapes(PictureData(days, {days.first.toordinal(): (most, 0, 0)}, [[0]] * 7, ()), "Hours a week")
    heights = [float(y) for y in re.findall(r'<line [^>]*y1="([\d.]+)"', made)]
    assert 2 <= len(heights) <= 5
    top, height = re.search(r'class="wasted" [^>]*y="([\d.]+)" [^>]*height="([\d.]+)"', made).groups()
    assert float(top) >= min(heights) - 0.1
    assert float(top) + float(height) == pytest.approx(max(heights), abs=0.1)
    assert float(height) > 30


@pytest.mark.parametrize("name", ["W" * 200, "音" * 200, "é" * 200, HOSTILE * 5])
def test_the_name_of_a_track_ends_before_its_bar(name: str) -> None:
    made = shapes(PictureData(YEAR, {}, [[0]] * 7, ((name, 3600),)), "Tracks")
    room, words = re.search(r'<svg x="0" y="0" width="(\d+)" [^>]*><text[^>]*>([^<]*)<', made).groups()
    bar = float(re.search(r'<rect class="studio" x="([\d.]+)"', made)[1])
    assert int(room) < bar
    assert unescape(words).endswith("…")
    assert cell_width(unescape(words)) <= 32


def crossed_page(down: int, across: int, name: str = "") -> Reader:
    """A page of a report by activity and week."""
    mondays = {date.fromisocalendar(2026, week, 1).toordinal(): week for week in range(1, across + 1)}
    sums = {f"a{number}": dict.fromkeys(mondays, 3600 * (down - number)) for number in range(down)}
    names = {monday: (f"2026-W{week:02d}", f"W{week:02d}") for monday, week in mondays.items()}
    names |= {key: (key, f"{name}{key[1:]}") for key in sums}
    groups = Pairs(("activity", "week"), sums, False, lambda by, keys: names)
    seconds = sum(sum(own.values()) for own in sums.values())
    report = Report(YEAR, ("activity", "week"), seconds, None, groups, Balance())
    return Reader(report_page(report, "x", Wording(), PictureData(YEAR, {}, [[0]] * 7, ()), ()))


def test_a_group_and_a_time_make_a_table_of_which_the_longer_side_goes_down() -> None:
    read = crossed_page(3, 40, "a")
    # A line for each week, one of names and one of sums; beside them the balance.
    assert read.tags.count("tr") == 42 + 2
    words = read.words.split()
    assert words[words.index("a0") :][:4] == ["a0", "a1", "a2", "Total"]
    assert words[words.index("W07") :][:5] == ["W07", "3:00", "2:00", "1:00", "6:00"]
    assert words[-5:] == ["all", "120:00", "80:00", "40:00", "240:00"]


def test_what_is_too_wide_for_paper_goes_on_in_a_second_table_and_else_stands_below() -> None:
    two, below = crossed_page(10, 40, "a-long-name-"), crossed_page(40, 50, "a-long-name-")
    assert two.tags.count("table") == 3
    assert two.words.count("W07") == 2
    assert below.tags.count("table") == 2
    assert below.words.count("W07") == 40


@given(st.text() | st.text("&<>\"'"))
def test_words_are_escaped_as_python_does_it(words: str) -> None:
    assert escape(words) == escaped_by_python(words, quote=True)


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
