"""The sheet from the command line."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


@pytest.fixture
def week(person: Person) -> Person:
    person.clock.set("2026-11-19 22:00")
    person.does("add mixing '2026-11-16 19:00' 20:20", "add social '2026-11-19 12:00' 13:10")
    return person


def test_the_sheet_of_this_week_is_printed_as_text(week: Person) -> None:
    said = week.types("sheet")
    assert said.code == 0
    assert said.lines[0] == "Week 47 of 2026"
    assert "  Social media             ·     ·     ·  1:10     ·     ·     ·  1:10" in said.lines


def test_another_week_and_another_form_can_be_named(week: Person) -> None:
    assert week.types("sheet last").lines[0] == "Week 46 of 2026"
    assert week.types("sheet 2026-W40 --format md").lines[0] == "# Week 40 of 2026"
    assert week.types("sheet --format html").lines[0] == "<!DOCTYPE html>"


def test_a_week_to_come_has_an_empty_sheet_alone(week: Person) -> None:
    refuses(week.types("sheet 2026-W53"), 1, "is to come", "tracker sheet 2026-W53 --blank")
    assert week.types("sheet 2026-W53 --blank").lines[0] == "Week 53 of 2026"


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".html", "<!DOCTYPE"), (".HTM", "<!DOCTYPE"), (".md", "# Week"), (".txt", "Week 47")],
)
def test_the_ending_of_the_file_names_the_form(week: Person, tmp_path, ending: str, begins: str) -> None:
    path = tmp_path / f"my sheet{ending}"
    said = week.gives("sheet", "-o", str(path))
    assert (said.code, said.out) == (0, f"The sheet is in {path}.\n")
    assert path.read_text().startswith(begins)


@pytest.mark.parametrize("words", [["-o"], ["--output"], ["-o="], ["--output="]])
def test_the_file_can_be_given_in_any_usual_way(week: Person, tmp_path, words: list[str]) -> None:
    path = str(tmp_path / "a.txt")
    given = [f"{words[0]}{path}"] if words[0].endswith("=") else [*words, path]
    assert week.gives("sheet", *given).code == 0
    assert (tmp_path / "a.txt").exists()
    assert week.gives("sheet", f"-o{tmp_path / 'b.md'}").code == 0
    assert (tmp_path / "b.md").exists()


def test_a_form_that_is_named_wins_over_the_ending(week: Person, tmp_path) -> None:
    assert week.gives("sheet", "--format", "md", "-o", str(tmp_path / "sheet.text")).code == 0
    assert (tmp_path / "sheet.text").read_text().startswith("# Week")


def test_what_cannot_be_meant_is_refused(week: Person, tmp_path) -> None:
    refuses(week.gives("sheet", "-o", str(tmp_path / "a.pdf")), 2, "a.pdf", "--format")
    refuses(week.gives("sheet", "--format", "html", "-o", str(tmp_path / "a.md")), 2, "two formats")
    assert not (tmp_path / "a.md").exists()
    refuses(week.types("sheet --format pdf"), 2, "html, md, txt")
    refuses(week.types("sheet -o"), 2, "--output needs FILE")
    refuses(week.types("sheet -x"), 2, "no option -x")
    refuses(week.types("week -o a.txt"), 2, "no option -o")
    refuses(week.types("sheet yesterday"), 2, "is not a week")
    assert not list(tmp_path.glob("a.*"))


def test_a_file_that_is_there_stays(week: Person, tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("mine")
    refuses(week.gives("sheet", "-o", str(path)), 1, "is there already")
    assert path.read_text() == "mine"
    refuses(week.gives("sheet", "-o", str(tmp_path / "none" / "a.txt")), 3, "its folder is not there")


def test_an_empty_sheet_names_the_week_only_where_one_is_given(week: Person) -> None:
    assert week.types("sheet --blank").lines[0] == "Where do my hours go?"
    assert week.types("sheet last --blank").lines[0] == "Week 46 of 2026"
    assert "Social media" in week.types("sheet --blank").out


def test_damage_is_named_beside_the_sheet_and_on_it(week: Person) -> None:
    week.log().write_text(week.log().read_text() + "\n<<<<<<< ours\n")
    said = week.types("sheet")
    assert said.code == 0
    assert "2026-W47.toml, line" in said.err
    assert "2026-W47.toml, line" in said.out
