"""The printed sheet in its three forms: what it says, and that no text does anything but stand there."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.desk import LISTED, NOW, W46, W47, Desk, entry_text
from tracker.domain.activities.activity import KINDS, Activity, ActivityList
from tracker.domain.errors import Refused
from tracker.domain.review.review import review
from tracker.domain.value import replace
from tracker.sheet.file import rendered, save_sheet, sheet_of, write_sheet
from tracker.sheet.sheet import blank_sheet, week_sheet
from tracker.storage.errors import NotSaved

FORMS = ("html", "md", "txt")
HOSTILE = [
    '<script>alert("x")</script>',
    "</td></table><img src=https://example.org/x onerror=x>",
    "=cmd|' /C calc'!A0",
    "A & B &lt;",
    "\x1b[31mred\x9b0m",
    "right \u202e to left",
    "[link](https://example.org) `code` **bold** | column",
]


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A week of hours that was assessed, and the one that runs."""
    desk = Desk(tmp_path).lay_out()
    desk.write(
        entry_text("a", "2026-11-09 19:00", "2026-11-09 21:00")
        + entry_text("b", "2026-11-10 10:00", "2026-11-10 15:00", "phone")
        + entry_text("c", "2026-11-15 08:00", "2026-11-15 14:00", "cafe")
        + """
[guesses]
phone = 2.0

[assessment]
assessed = 2026-11-15T20:31:00+01:00
desire = 9
goal = "Live from mixing"
decision = "part-time"
note = "Less phone"
[[assessment.ratings]]
activity = "phone"
kind = "leisure"
priority = 1
enjoyment = 6
supports_goal = false
[[assessment.moves]]
from = "phone"
to = "studio"
hours = 3.0
""",
        W46,
    )
    desk.write(entry_text("d", "2026-11-19 14:00"), W47)
    return desk


def text_of(desk: Desk, form: str, week=W46) -> str:
    return rendered(sheet_of(desk.record, week, NOW), form)


def test_the_sheet_says_hours_ratings_and_verdicts_by_the_weeks_own_assessment(desk) -> None:
    text = text_of(desk, "txt")
    assert "  Phone                    ·  5:00     ·     ·     ·     ·     ·  5:00" in text
    assert "  Phone                   0:42         1          6        no  wasted" in text
    assert "  Café shifts             0:51         8          3       yes  supports the goal" in text
    for words in (
        "Goal       Live from mixing",
        "Wasted     5:00, about two and a half of your studio sessions. Phone 5:00.",
        "Phone                       2:00      5:00     +3:00",
        "To move    3:00 from Phone to studio",
        "Desire     9 of 10",
        "Decision   part time, and at peace with it",
        "Note       Less phone",
    ):
        assert words in text.splitlines()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(desk, form) -> None:
    text = text_of(desk, form)
    for words in ("Week 46 of 2026", "Phone", "5:00", "supports the goal", "at peace with it", "Less phone"):
        assert words in text


def test_music_is_looked_at_last(desk) -> None:
    text = text_of(desk, "txt")
    assert text.index("JOB") < text.index("LEISURE") < text.index("STUDIO") < text.index("LEARNING")


def test_a_week_that_runs_counts_up_to_now_and_shows_no_guess(desk) -> None:
    desk.write(desk.text() + "[guesses]\nmixing = 7.0\n")
    text = text_of(desk, "txt", W47)
    assert "so far" in text
    assert "In all                     ·     ·     ·  1:00     ·     ·     ·  1:00" in text
    # An hour in four days.
    assert "  Mixing                  0:15" in text
    assert "Assessed   not yet" in text
    assert "Guess" not in text


def test_lines_of_text_fit_on_paper(desk) -> None:
    assert max(map(len, text_of(desk, "txt").splitlines())) <= 80


def test_an_empty_sheet_has_the_own_activities_spare_lines_and_the_questions() -> None:
    text = rendered(blank_sheet(ActivityList(LISTED)), "txt")
    for name in ("Mixing", "Phone", "CHORES", "WELLBEING", "part time and at peace with it"):
        assert name in text
    assert "  __________________          _____     _____" in text
    # Three to write on in each kind, and the same in Markdown.
    assert text.count("  __________________          _____") == 3 * len(KINDS)
    assert rendered(blank_sheet(ActivityList(LISTED)), "md").count("\n|  |") == 3 * len(KINDS)
    page = Page(rendered(blank_sheet(ActivityList(LISTED)), "html"))
    # Four own ones, a spare line in each of their kinds, and two in the three other kinds.
    assert page.tags.count("tr") == 1 + 4 + 4 + 6


def test_what_is_archived_is_not_on_an_empty_sheet() -> None:
    listed = ActivityList((Activity("old", "Old thing", "chores", archived=True),))
    assert "Old thing" not in rendered(blank_sheet(listed), "html")


def test_the_page_stands_alone(desk) -> None:
    for sheet in (sheet_of(desk.record, W46, NOW), blank_sheet(desk.record.listed())):
        text = rendered(sheet, "html")
        assert text.isascii()
        page = Page(text)
        assert not {"script", "link", "img", "iframe", "object", "a"} & set(page.tags)
        assert not {"src", "href", "onload", "onclick"} & {name for name, _ in page.attributes}
        assert "default-src 'none'" in text
        assert "url(" not in text
        assert "@import" not in text
        # Any paper: its size is not named.
        assert "size:" not in text.replace("font-size:", "").replace("box-sizing:", "")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_notes_and_goals_are_inert_in_every_form(hostile) -> None:
    listed = ActivityList((Activity("x", hostile, "leisure", 1, 1, False),), goal=hostile)
    plain = Page(rendered(blank_sheet(ActivityList((Activity("x", "x", "leisure"),))), "html"))
    page = Page(rendered(blank_sheet(listed), "html"))
    assert page.tags == plain.tags
    for form in FORMS:
        text = rendered(blank_sheet(listed), form)
        assert not set(text) & set("\x1b\x9b\u202e")
        assert text.count("\n") == rendered(blank_sheet(ActivityList(listed.activities)), form).count("\n")


def test_markdown_makes_nothing_of_a_name() -> None:
    listed = ActivityList((Activity("x", "<b> | *a* [l](https://x.org) www.x.org", "job"),))
    text = rendered(blank_sheet(listed), "md")
    assert r"\<b\> \| \*a\* \[l\](https\://x.org) www\.x.org" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_note_of_a_real_week_is_inert(desk, form) -> None:
    desk.write(desk.text(W46).replace("Less phone", "<script>\\u001b[31m\\u202ex"), W46)
    text = text_of(desk, form)
    assert "<script>" not in text or form == "txt"
    assert not set(text) & set("\x1b\u202e")


def test_a_file_that_is_there_is_never_written_over(tmp_path) -> None:
    path = tmp_path / "sheet.txt"
    write_sheet(str(path), "one\n")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(Refused, match="is there already"):
        write_sheet(str(path), "two\n")
    assert path.read_text() == "one\n"


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(tmp_path) -> None:
    (tmp_path / "sheet.txt").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        write_sheet(str(tmp_path / "sheet.txt"), "one\n")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(NotSaved, match="its folder is not there"):
        write_sheet(str(tmp_path / "none" / "sheet.txt"), "one\n")


def save(desk):
    return save_sheet(str(desk.data), W46, sheet_of(desk.record, W46, NOW)).lines[0]


def test_the_sheet_of_a_week_takes_the_place_of_its_earlier_one(desk) -> None:
    folder = desk.data / "sheets"
    assert str(folder / "2026-W46.html") in save(desk)
    save(desk)
    desk.write(desk.text(W46).replace("Less phone", "More studio"), W46)
    save(desk)
    assert [path.name for path in folder.iterdir()] == ["2026-W46.html"]
    assert "More studio" in (folder / "2026-W46.html").read_text()


def test_a_sheet_that_a_hand_has_changed_stays_and_the_new_one_is_beside_it(desk) -> None:
    folder = desk.data / "sheets"
    save(desk)
    path = folder / "2026-W46.html"
    path.write_text(path.read_text().replace("Less phone", "my own words"))
    desk.write(desk.text(W46).replace("Less phone", "More studio"), W46)
    for _ in range(2):
        assert save(desk).endswith("2026-W46.html was changed by a hand, so it stays.")
    assert sorted(each.name for each in folder.iterdir()) == ["2026-W46-2.html", "2026-W46.html"]
    assert "my own words" in path.read_text()
    assert "More studio" in (folder / "2026-W46-2.html").read_text()


def test_a_link_in_its_place_is_left_alone(desk) -> None:
    (desk.data / "sheets").mkdir()
    (desk.data / "sheets" / "2026-W46.html").symlink_to(desk.data / "activities.toml")
    listed = (desk.data / "activities.toml").read_text()
    assert "2026-W46-2.html" in save(desk)
    assert (desk.data / "activities.toml").read_text() == listed


@pytest.mark.parametrize("form", FORMS)
def test_reasons_and_the_numbers_of_the_week_after_are_on_it(desk, form) -> None:
    desk.changes.activities.change(NOW, "cafe", reason="pays the rent")
    text = text_of(desk, form)
    for words in ("pays the rent", "In 2026-W47", "Studio", "0:45 a day; your best week so far was 2:00"):
        assert words in text


def test_a_draft_is_on_it_only_as_it_is_looked_at(desk) -> None:
    desk.write(desk.text(W46).replace("assessed = 2026-11-15T20:31:00+01:00\n", ""), W46)
    assert "Less phone" not in text_of(desk, "txt")
    material = desk.record.reviews.material(W46, NOW)
    shown = review(material, replace(material.kept, note="not saved yet"), NOW)
    text = rendered(week_sheet(shown), "txt")
    for words in ("Note       not saved yet", "Assessed   not finished yet", "2:00      5:00     +3:00"):
        assert words in text


@pytest.mark.parametrize("form", FORMS)
def test_what_is_planned_and_meant_for_the_week_after_is_on_it(desk, form) -> None:
    intention = '\n[[assessment.intentions]]\nwhen = "I reach for the phone"\nthen = "I open Tides first"\n'
    desk.write(desk.text(W46) + intention, W46)
    plan = '\n[[plan]]\nday = "fri"\nstart = 19:00:00\nhours = 2.0\nwhat = "studio"\n'
    desk.write(entry_text("d", "2026-11-19 14:00") + plan, W47)
    text = text_of(desk, form)
    for words in ("Fri 20 Nov", "19:00", "I reach for the phone", "I open Tides first"):
        assert words in text
