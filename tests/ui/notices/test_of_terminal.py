"""Notices by the terminal: nothing in a text can become another command."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.settings.reminders import OSC_9, OSC_99, OSC_777
from tracker.ui.notices.of_terminal import terminal_notice

WORDS = "Studio is planned at 19:00, in 10 minutes."
WHOLE = {
    OSC_9: re.compile(r"\x1b\]9;tracker: ([^\x00-\x1f\x7f-\x9f;]*)\x07"),
    OSC_777: re.compile(r"\x1b\]777;notify;tracker;([^\x00-\x1f\x7f-\x9f;]*)\x07"),
    OSC_99: re.compile(
        r"\x1b\]99;i=tracker:d=0;tracker\x1b\\\x1b\]99;i=tracker:p=body;([^\x00-\x1f\x7f-\x9f;]*)\x1b\\"
    ),
}


@pytest.mark.parametrize("way", WHOLE)
def test_each_way_carries_the_words(way: str) -> None:
    found = WHOLE[way].fullmatch(terminal_notice(way, WORDS))
    assert found is not None
    assert found[1] == WORDS


@pytest.mark.parametrize("way", WHOLE)
@given(
    words=st.text(max_size=700)
    | st.sampled_from(["a\x1b\\b", "4;1", "\x9d0;x\x07", "x\x07\x1b]52;c;eA==\x07"])
)
def test_no_text_ends_the_command_or_begins_another(way: str, words: str) -> None:
    assert WHOLE[way].fullmatch(terminal_notice(way, words))


@pytest.mark.parametrize("way", WHOLE)
def test_within_tmux_it_is_handed_to_the_terminal_around_it(way: str) -> None:
    command = terminal_notice(way, WORDS, is_in_tmux=True)
    assert command.startswith("\x1bPtmux;")
    assert command.endswith("\x1b\\")
    inner = command.removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    # Every escape is doubled, as tmux takes the pairs apart.
    assert inner.replace("\x1b\x1b", "") == inner.replace("\x1b", "")
    assert inner.replace("\x1b\x1b", "\x1b") == terminal_notice(way, WORDS)
