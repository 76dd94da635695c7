"""Frozen values are equal by content, judged whenever they are made, and made and refused alike each time."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.domain.errors import Invalid
from tracker.domain.value import replace, value


@value
class Point:
    x: int
    y: int = 2

    def __post_init__(self) -> None:
        if self.x < 0:
            raise Invalid("x")


def test_a_value_is_equal_by_content_and_cannot_be_changed() -> None:
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2)
    assert len({Point(1), Point(1, 2), Point(3)}) == 2
    with pytest.raises(AttributeError):
        Point(1).x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Point(1).x
    with pytest.raises(AttributeError):
        Point(1).z = 3  # type: ignore[attr-defined]


def test_a_value_is_validated_when_it_is_made_and_when_it_is_replaced() -> None:
    with pytest.raises(Invalid):
        Point(-1)
    with pytest.raises(Invalid):
        replace(Point(1), x=-1)
    assert replace(Point(1), y=5) == Point(1, 5)
    assert repr(Point(1)) == "Point(x=1, y=2)"


def pairs() -> Any:
    """A class of values of which none was made yet."""

    @value
    class Pair:
        x: int
        y: int = 2

    return Pair


def test_the_first_and_the_hundredth_value_are_made_alike() -> None:
    make = pairs()
    for number in range(100):
        made = (make(number), make(number, y=3), make(y=3, x=number), make(number, 4))
        assert [(pair.x, pair.y) for pair in made] == [(number, y) for y in (2, 3, 3, 4)]


@pytest.mark.parametrize(
    ("placed", "named"),
    [((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1}), ((), {"y": 1}), ((), {"z": 1})],
)
@pytest.mark.parametrize("made_before", [0, 1, 100])
def test_the_first_and_the_hundredth_value_are_refused_alike(
    placed: tuple[int, ...], named: dict[str, int], made_before: int
) -> None:
    make = pairs()
    for number in range(made_before):
        make(number)
    with pytest.raises(TypeError):
        make(*placed, **named)
