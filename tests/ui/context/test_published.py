"""What is published reaches whoever follows it, as long as they are there."""

from __future__ import annotations

from types import SimpleNamespace
from weakref import ref

import pytest

from tracker.ui.context.published import Published


@pytest.fixture
def published():
    return Published("first")


def somebody(**state):
    """What follows: a screen or widget, as far as it matters here."""
    return SimpleNamespace(**{"is_running": True, "is_attached": True, **state})


def test_a_follower_is_shown_what_there_is_and_each_other_value_once(published):
    shown = []
    published.follow(somebody(), shown.append)
    for value in ("second", "second", "third"):
        published.publish(value)
    assert shown == ["first", "second", "third"]
    assert published.value == "third"


def test_who_does_not_want_it_at_once_is_shown_the_next_value(published):
    shown = []
    published.follow(somebody(), shown.append, at_once=False)
    published.publish("second")
    assert shown == ["second"]


def test_who_begins_to_follow_twice_is_shown_everything_once(published):
    shown, screen = [], somebody()
    show = shown.append
    published.follow(screen, show)
    published.follow(screen, show)
    published.publish("second")
    assert shown == ["first", "second"]


@pytest.mark.parametrize("state", ["is_running", "is_attached"])
def test_a_screen_that_has_gone_is_shown_nothing_and_kept_no_longer(published, state):
    shown, screen = [], somebody()
    published.follow(screen, shown.append)
    setattr(screen, state, False)
    published.publish("second")
    setattr(screen, state, True)
    published.publish("third")
    assert shown == ["first"]


def test_followers_are_told_in_the_order_in_which_they_came(published):
    order = []
    for name in ("screen", "banner", "keys"):
        published.follow(somebody(), lambda value, name=name: order.append((name, value)), at_once=False)
    published.publish("second")
    assert order == [("screen", "second"), ("banner", "second"), ("keys", "second")]


def test_nobody_who_has_gone_is_kept_until_another_value_comes(published):
    screen, show = somebody(), lambda _: None
    kept = ref(show)
    published.follow(screen, show)
    screen.is_attached = False
    del screen, show
    published.follow(somebody(), lambda _: None)
    assert kept() is None
