"""The table of rows that every screen with rows is made of."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tests.ui.driving import until
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move, top_showing

WIDTH, HEIGHT = 20, 6


class Fruits(RowTable):
    """Kinds with their fruits below a head; a fruit has a name and two numbers."""

    BINDINGS: ClassVar = [*keys_to_move("grid")]

    def put(self, *words: str, begin_at: str | None = None) -> None:
        """Words in capitals are headings, those with a sign text, all others are rows."""
        self.show([line_of(word) for word in words], [Line((("head", "cell"),))], begin_at=begin_at)

    def clicked(self, again: bool, times: int) -> None:
        self.last_click = (again, times)


def line_of(word: str) -> Line:
    if not (word.islower() and word.isalnum()):
        return Line(((word, "cell"),), is_heading=word.isupper())
    return Line(((f"{word:8}", "cell"), (" 1", "cell"), (" 2", "cell")), word, (1, 2))


class Market(App[None]):
    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        yield Fruits()

    def on_ready(self) -> None:
        self.fruits.put(*self.words)

    @property
    def fruits(self) -> Fruits:
        return self.query_one(Fruits)

    def text(self) -> list[str]:
        """What is in sight: the first word of each line."""
        table = self.fruits
        lines = [table.render_line(y).text.split() for y in range(table.size.height)]
        return [words[0] if words else "" for words in lines]


def many(count: int) -> list[str]:
    return [f"fruit{number}" for number in range(count)]


async def ready(pilot) -> Fruits:
    await until(pilot, lambda: pilot.app.fruits.cursor_key)
    await pilot.pause()
    return pilot.app.fruits


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go():
    async with Market("apple", "pear", "plum").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.press("down")
        table.put("apple", "cherry", "fig", "pear", "plum")
        assert table.cursor_key == "pear"
        table.put("pear")
        assert table.cursor_key == "pear"


async def test_where_its_row_goes_the_cursor_stays_at_the_place_and_a_row_that_comes_back_has_it_again():
    async with Market("apple", "pear", "plum").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.press("down")
        table.put("apple", "plum")
        assert table.cursor_key == "plum"
        table.put("apple", "pear", "plum")
        assert table.cursor_key == "pear"
        table.put()
        assert table.cursor_key == ""
        table.put("apple", "pear", "plum")
        assert table.cursor_key == "pear"


@pytest.mark.parametrize("move", ["up", "end", "click", "another"])
async def test_a_row_that_comes_back_has_no_say_once_the_cursor_was_moved(move):
    async with Market("apple", "pear", "plum").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.press("end")
        table.put("apple", "pear")
        assert table.cursor_key == "pear"
        if move == "click":
            await pilot.click(Fruits, offset=(1, 2))
        elif move == "another":
            table.cursor_key = "apple"
        else:
            await pilot.press(move)
        stands_on = table.cursor_key
        table.put("apple", "pear", "plum")
        assert table.cursor_key == stands_on


async def test_something_else_is_shown_from_the_top_with_the_cursor_where_it_begins():
    async with Market(*many(20)).run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.press("end")
        table.put(*many(20), begin_at="fruit3")
        await pilot.pause()
        assert (table.cursor_key, pilot.app.text()[1]) == ("fruit3", "fruit0")


async def test_the_head_stays_and_the_heading_of_the_first_row_comes_into_sight_with_it():
    async with Market("SWEET", *many(9), "SOUR", "lemon", "below!").run_test(size=(WIDTH, HEIGHT)) as pilot:
        await ready(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert pilot.app.text() == ["head", "fruit7", "fruit8", "SOUR", "lemon", "below!"]
        await pilot.press("home")
        await pilot.pause()
        assert pilot.app.text()[:3] == ["head", "SWEET", "fruit0"]


async def test_a_row_is_in_sight_though_its_heading_has_no_room():
    async with Market("SWEET", "apple").run_test(size=(WIDTH, 2)) as pilot:
        table = await ready(pilot)
        for _ in range(2):
            table.bring_into_view()
            await pilot.pause()
            assert pilot.app.text() == ["head", "apple"]


@pytest.mark.painted
async def test_only_lines_that_say_something_else_are_painted_anew():
    async with Market("SWEET", "apple", "pear").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        painted = []
        draw = table.render_line
        table.render_line = lambda y: painted.append(y) or draw(y)
        table.put("SWEET", "apple", "fig")
        await until(pilot, lambda: painted)
        assert set(painted) == {3}
        painted.clear()
        await pilot.press("down")
        await until(pilot, lambda: painted)
        assert set(painted) == {2, 3}


async def test_a_click_moves_the_cursor_to_the_row_and_the_cell_and_says_if_it_stood_there():
    async with Market("SWEET", "apple", "pear").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.click(Fruits, offset=(11, 3))
        assert (table.cursor_key, table.cursor_column, table.last_click) == ("pear", 1, (False, 1))
        await pilot.click(Fruits, offset=(11, 3), times=2)
        assert table.last_click == (True, 2)
        await pilot.click(Fruits, offset=(1, 1))
        assert table.cursor_key == "pear"


async def test_the_row_under_the_mouse_is_known_until_the_mouse_leaves():
    async with Market("SWEET", "apple").run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        await pilot.hover(Fruits, offset=(1, 2))
        assert table.hover_key == "apple"
        await pilot.hover(Fruits, offset=(1, 1))
        assert table.hover_key == ""


async def test_a_page_is_as_many_lines_as_are_in_sight():
    async with Market("SWEET", *many(20)).run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        table.action_page(1)
        assert table.cursor_key == "fruit5"
        table.action_page(-1)
        assert table.cursor_key == "fruit0"
        for _ in range(9):
            table.action_page(1)
        assert table.cursor_key == "fruit19"


LINES = st.lists(st.integers(0, 60), min_size=4, max_size=4).map(sorted)


@given(LINES, st.integers(1, 30), st.integers(0, 60))
def test_scrolling_shows_the_row_and_its_company_where_it_fits_and_moves_nothing_twice(lines, room, top):
    begin, first, last, end = lines
    found = top_showing((first, last), (begin, end), room, top)
    assert found <= first
    assert last < found + room or found == first
    if end - begin < room:
        assert found <= begin
        assert end < found + room
    if top <= begin and end < top + room:
        assert found == top
    assert top_showing((first, last), (begin, end), room, found) == found


async def test_what_stands_below_the_cursor_comes_into_sight_when_asked_for():
    async with Market(*many(20)).run_test(size=(WIDTH, HEIGHT)) as pilot:
        table = await ready(pilot)
        table.cursor_key = "fruit4"
        table.show_from_cursor()
        await until(pilot, lambda: pilot.app.text()[1] == "fruit4")
