"""What the settings file says, what is wrong with it, and that the app always has a way out."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.reminders.day_hours import DayHours
from tracker.domain.reminders.wanted import Wanted
from tracker.settings.config import ASCII, DEFAULTS, THEMES, Settings, explained
from tracker.settings.config_file import read_settings, settings_in
from tracker.settings.key_names import key_of_name, name_of_key, not_told_apart
from tracker.settings.keys import BY_ID, KEYS, clashes


def read(text: str) -> Settings:
    return settings_in(text, "config.toml")


def test_an_empty_file_is_all_defaults():
    assert read("") == DEFAULTS


def test_what_is_printed_is_read_back_as_it_was():
    settings = read(
        'glyphs = "ascii"\nbell = true\ncolumns = ["total"]\nlongest_music = 2.5\n'
        '[reminders]\nidle = 20\nidle_hours = "9:30–13:00"\nnotices = "osc9"\n'
        '[keys]\n"timer.note" = ["N", "ctrl+n"]\n'
    )
    assert (settings.glyphs, settings.bell, settings.columns) == (ASCII, True, ("total",))
    assert (settings.limits.music, settings.limits.other) == (2.5, 10)
    assert settings.keys == {"timer.note": "N,ctrl+n"}
    assert settings.reminders.wanted == Wanted(idle=1200, idle_hours=DayHours(time(9, 30), time(13)))
    assert settings.reminders.notices == "osc9"
    assert read("\n".join(explained(settings))) == settings


def test_every_option_and_key_is_printed_with_an_explanation():
    lines = list(explained(DEFAULTS))
    for key in KEYS:
        assert any(line.startswith(f'"{key.id}" = ') and "# " in line for line in lines)
    assert read("\n".join(lines)) == DEFAULTS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("belll = true", ("line 1", "«belll»", "Did you mean «bell»?")),
        ("\nbell = 1", ("line 2", "bell is true or false", "stays false")),
        ('glyphs = "emoji"', ("line 1", "one of", "ascii")),
        ("longest_music = -1", ("line 1", "hours from 0 to 168", "stays 4")),
        ("longest_other = true", ("line 1", "hours from 0 to 168", "stays 10")),
        ('columns = ["totl"]', ("line 1", "total", "ratings")),
        ("theme = 3", ("line 1", "name of a theme")),
        ('[keys]\n"timer.nte" = "x"', ("line 2", "«timer.nte»", "«timer.note»")),
        ('[keys]\n"timer.note" = "wheel"', ("line 2", "«wheel» is not a key", "stays n")),
        ('[keys]\n"timer.note" = 3', ("line 2", "timer.note is a key such as")),
        ('[keys]\n"timer.note" = []', ("line 2", "timer.note is a key such as")),
        ('[keys]\n"form.save" = "s"', ("line 2", "would be typed")),
        ("keys = 3", ("write [keys]",)),
        ("reminders = 3", ("line 1", "write [reminders]")),
        ("bell = false\n[reminders]\nbell = 1", ("line 3", "reminders.bell is true or false", "stays false")),
        ("bell = false\nreminders = { bell = 1 }", ("line 2", "reminders.bell is true or false")),
        ("[reminders]\nlimit = true", ("line 2", "«limit» in [reminders]", "Did you mean «limits»?")),
        ("[reminders]\nears = 1.5", ("line 2", "whole number of minutes from 0 to 1440", "stays 0")),
        ("[reminders]\nidle = true", ("line 2", "whole number of minutes")),
        ('[reminders]\nidle_hours = "10"', ("line 2", 'hours of a day such as "10:00-18:00"')),
        ("[reminders]\nidle_hours = 10", ("line 2", "hours of a day")),
        ('[reminders]\nnotices = "loud"', ("line 2", "one of", '"osc777"', 'stays "off"')),
        ("bell = ", ("All settings are at their defaults",)),
        ('theme = "\\u001b[2J"\nglyphs = "\x01"', ("All settings",)),
    ],
)
def test_what_makes_no_sense_is_named_and_the_default_holds(text, words):
    settings = read(text)
    assert len(settings.problems) == 1
    for word in ("config.toml", *words):
        assert word in settings.problems[0]
    assert settings.problems[0].isprintable()
    assert settings == Settings(problems=settings.problems)


def test_one_wrong_line_leaves_the_others_in_force():
    settings = read('bell = true\nnonsense = 1\n[keys]\n"timer.note" = "N"\n')
    assert settings.bell
    assert settings.keys == {"timer.note": "N"}
    assert len(settings.problems) == 1


def test_a_key_of_another_action_is_refused_and_both_are_named():
    settings = read('[keys]\n"timer.note" = "a"\n')
    assert settings.keys == {}
    assert "timer.note" in settings.problems[0]
    assert "activity.add" in settings.problems[0]


def test_two_actions_may_change_places():
    settings = read('[keys]\n"timer.note" = "a"\n"activity.add" = "n"\n')
    assert settings.problems == ()
    assert settings.name_of("timer.note") == "a"


def test_an_id_may_be_written_without_quotes():
    assert read('[keys]\ntimer.note = "N"\n').keys == {"timer.note": "N"}


NAMES = st.sampled_from(
    [name_of_key(part) for key in KEYS for part in key.keys.split(",")] + ["N", "ctrl+x", "f5"]
)


@given(st.dictionaries(st.sampled_from(sorted(BY_ID)), NAMES))
def test_whatever_is_rebound_nothing_clashes_and_nothing_is_without_a_key(wanted):
    text = "[keys]\n" + "".join(f'"{key_id}" = {name!r}\n' for key_id, name in wanted.items())
    settings = read(text)
    in_force = [settings.key(key.id) for key in KEYS]
    assert list(clashes(in_force)) == []
    assert all(key.keys for key in in_force)


def test_the_default_keys_do_not_clash_and_are_called_as_a_person_would():
    assert list(clashes(KEYS)) == []
    for key in KEYS:
        for part in key.keys.split(","):
            assert key_of_name(name_of_key(part)) == part
            assert "_" not in name_of_key(part)


@pytest.mark.parametrize("name", ["", "ctrl+", "wheel", "ctrl+ctrl+a", "hyper+a", "ctrl+wheel", "\x1b"])
def test_what_is_no_key_is_none(name):
    assert key_of_name(name) is None


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        ("ctrl+m", "enter"),
        ("ctrl+j", "enter"),
        ("ctrl+i", "tab"),
        ("ctrl+[", "escape"),
        ("ctrl+h", "backspace"),
        ("ctrl+?", "backspace"),
        ("ctrl+backspace", "backspace"),
        ("ctrl+space", "space"),
        ("shift+enter", "enter"),
        ("ctrl+tab", "tab"),
        ("ctrl+shift+n", "ctrl+n"),
        ("shift+ctrl+n", "ctrl+n"),
        ("ctrl+N", "ctrl+n"),
        ("ctrl+alt+n", "ctrl+n"),
        ("shift+n", "N"),
        ("alt+N", "alt+shift+n"),
        ("ctrl+5", "other keys"),
        ("ctrl+,", "other keys"),
        ("shift+1", "other keys"),
        ("alt+,", "other keys"),
    ],
)
def test_a_key_that_a_terminal_cannot_tell_from_another_is_refused_by_name(name, taken_for):
    settings = read(f'[keys]\n"timer.note" = ["N", "{name}"]\n')
    assert settings.keys == {}
    (problem,) = settings.problems
    shown = name_of_key(key_of_name(name) or "")
    assert f"line 2: a terminal cannot tell {shown} from {taken_for}. timer.note stays n." in problem


@pytest.mark.parametrize(
    "name", ["ctrl+n", "ctrl+]", r"ctrl+\\", "alt+n", "alt+shift+n", "shift+f1", "ctrl+up", "f5", "N", "ü"]
)
def test_a_key_that_every_terminal_has_is_taken(name):
    settings = read(f'[keys]\n"activity.find" = "{name}"\n')
    assert settings.problems == ()
    assert {*settings.keys} == {"activity.find"}


def test_the_keys_that_are_ours_from_the_start_can_be_told_apart():
    assert {part for key in KEYS for part in key.keys.split(",") if not_told_apart(part)} == set()


def test_modifiers_are_named_in_the_order_of_the_library():
    assert key_of_name("shift+ctrl+up") == "ctrl+shift+up"
    assert key_of_name("ctrl+alt+up") == "alt+ctrl+up"


def test_a_file_that_is_not_there_is_all_defaults(tmp_path):
    assert read_settings(str(tmp_path / "config.toml")) == DEFAULTS


def test_a_folder_in_its_place_is_named(tmp_path):
    (tmp_path / "config.toml").mkdir()
    settings = read_settings(str(tmp_path / "config.toml"))
    assert "All settings are at their defaults" in settings.problems[0]


def test_a_theme_that_does_not_exist_is_named_with_the_nearest():
    settings = read('theme = "gruvbx"\n')
    assert settings.theme == ""
    assert "line 1: there is no theme «gruvbx». Did you mean «gruvbox»?" in settings.problems[0]


def test_the_known_themes_are_those_of_the_app():
    from textual.theme import BUILTIN_THEMES

    from tracker.ui.terminal.themes import THEMES as OWN

    assert {*THEMES} == {*BUILTIN_THEMES, *(theme.name for theme in OWN)}
