"""A value that others show, and that comes to be another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.dom import DOMNode

Value = TypeVar("Value")


class Published(Generic[Value]):
    """Tells of each new value those that follow it, in the order in which they began to."""

    def __init__(self, value: Value) -> None:
        self._value = value
        self._followers: list[tuple[DOMNode, Callable[[Value], None]]] = []

    @property
    def value(self) -> Value:
        """What was published last."""
        return self._value

    def publish(self, value: Value) -> None:
        """Tell of a value, if it is another one than before."""
        if value == self._value:
            return
        self._value = value
        self._forget_who_has_gone()
        for _, show in [*self._followers]:
            show(value)

    def follow(self, node: DOMNode, show: Callable[[Value], None], at_once: bool = True) -> None:
        """Have ``show`` called with each new value as long as a screen or widget is there.

        The value that there is comes ``at_once``. To follow a second time in the same way changes nothing.
        """
        if (node, show) in self._followers:
            return
        self._forget_who_has_gone()
        self._followers.append((node, show))
        if at_once:
            show(self._value)

    def _forget_who_has_gone(self) -> None:
        """Keep no screen that was ever opened: another value may be long in coming."""
        self._followers = [each for each in self._followers if each[0].is_running and each[0].is_attached]
