"""Changing an option in a file that a person has written."""

from __future__ import annotations

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import DataError
from tracker.domain.value import replace
from tracker.settings import config_edit
from tracker.settings.config import DEFAULTS, OPTIONS, REMINDER_OPTIONS
from tracker.settings.config_edit import write_option
from tracker.settings.config_file import read_settings
from tracker.storage.errors import NotSaved, Overtaken, Unreadable

OWN = """\
# Mine, for the studio.

theme   =  "nord"   # evenings
columns = [
  "total",
  "aim",
]
unknown = { a = 1 }

  # the keys
[keys]
"timer.note" = "N"	# as in Live
"""
CONTENTS = {
    "theme": "dracula",
    "glyphs": "ascii",
    "bell": True,
    "columns": ("total",),
    "longest_music": 2.5,
    "longest_other": 0.0,
    "reminders.limits": False,
    "reminders.plan": True,
    "reminders.idle": 15,
    "reminders.idle_hours": "22:00-02:00",
    "reminders.ears": 90,
    "reminders.bell": True,
    "reminders.notices": "osc777",
}
EVERY_OPTION = sorted([*OPTIONS, *REMINDER_OPTIONS])


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(OWN.encode())
    return path


def test_a_change_of_one_option_leaves_every_other_byte(config):
    write_option(str(config), "theme", "dracula")
    assert config.read_bytes() == OWN.replace('"nord"', '"dracula"').encode()
    write_option(str(config), "columns", ())
    expected = OWN.replace('"nord"', '"dracula"').replace('[\n  "total",\n  "aim",\n]', "[]")
    assert config.read_bytes() == expected.encode()
    write_option(str(config), "bell", True)
    expected = expected.replace("unknown = { a = 1 }\n", "unknown = { a = 1 }\nbell = true\n")
    assert config.read_bytes() == expected.encode()
    assert [name.name for name in config.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("option", EVERY_OPTION)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet",
        "bell = false",
        '[keys]\n"timer.note" = "N"\n',
        '\ufeffglyphs="ascii"\r\n# x\r\n',
        OWN,
        f"{OWN}\n[reminders] # kind ones\nplan = false\n\n# the end",
        "[reminders]",
    ],
)
def test_what_was_written_is_in_force_and_the_lines_of_others_stay(option, text, tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode())
    before = read_settings(str(path))
    write_option(str(path), option, CONTENTS[option])
    after = read_settings(str(path))
    assert after.content(option) == CONTENTS[option]
    # The lines of what makes no sense move.
    assert len(after.problems) == len(before.problems)
    as_before = after.with_content(option, before.content(option))
    assert replace(as_before, problems=before.problems) == before
    name = option.rpartition(".")[2]
    if name not in text:
        added, written = "", path.read_bytes().decode()
        if "." in option and "[reminders]" not in text:
            added = "\n[reminders]" if text else "[reminders]"
        left = [line for line in written.splitlines() if not line.startswith(name)]
        assert left == [*text.splitlines(), *added.splitlines()]


@given(st.lists(st.sampled_from(EVERY_OPTION), max_size=6))
def test_whatever_is_set_after_each_other_is_all_in_force(tmp_path_factory, options):
    path = tmp_path_factory.mktemp("x") / "config.toml"
    for option in options:
        write_option(str(path), option, CONTENTS[option])
    settings = read_settings(str(path))
    for option in EVERY_OPTION:
        expected = CONTENTS[option] if option in options else DEFAULTS.content(option)
        assert settings.content(option) == expected


def test_a_file_that_is_not_there_is_made_with_its_folder(tmp_path):
    path = tmp_path / "new" / "config.toml"
    write_option(str(path), "bell", True)
    assert path.read_text() == "bell = true\n"


def test_a_file_behind_a_link_stays_behind_it_with_its_mode(config, tmp_path):
    config.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(config)
    write_option(str(link), "bell", True)
    assert link.is_symlink()
    assert read_settings(str(config)).bell
    assert stat.S_IMODE(config.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"bell = \n", ("line 1", "Nothing was changed: correct it first")),
        (b"bell = true\nbell = false\n", ("line 2", "Nothing was changed")),
        (b'theme = "\xff"\n', ("not UTF-8", "nothing was changed")),
    ],
)
def test_a_file_that_cannot_be_understood_is_never_written_over(content, words, config):
    config.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        write_option(str(config), "bell", True)
    assert config.read_bytes() == content
    for word in (str(config), *words):
        assert word in str(refused.value)


@pytest.mark.parametrize("content", [b'columns = [\n  "total", # all of it\n]\n', b"columns.a = 1\n"])
def test_where_a_comment_or_a_table_would_be_lost_nothing_is_changed_and_it_is_said_what_to_write(
    content, config
):
    config.write_bytes(content)
    with pytest.raises(NotSaved, match=r'write columns = \["total"\] there by hand'):
        write_option(str(config), "columns", ("total",))
    assert config.read_bytes() == content


@pytest.mark.parametrize("content", [b"reminders = { plan = false }\n", b"reminders.plan = false\n"])
def test_a_table_in_another_form_is_left_to_the_hand_that_wrote_it(content, config):
    config.write_bytes(content)
    with pytest.raises(NotSaved, match=r"write bell = true below \[reminders\] there by hand"):
        write_option(str(config), "reminders.bell", True)
    assert config.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs modes")
def test_a_read_only_file_stays_and_is_named(config):
    config.chmod(0o400)
    if os.access(config, os.W_OK):
        pytest.skip("this user may write everything")
    with pytest.raises(NotSaved, match="read-only"):
        write_option(str(config), "bell", True)


def test_what_another_program_writes_meanwhile_is_not_written_over(config, monkeypatch):
    real, theirs = config_edit.Replacement, iter([b'theme = "gruvbox"\n# theirs\n'])

    def overtaken(path, content):
        replacement = real(path, content)
        for written in theirs:
            config.write_bytes(written)
        return replacement

    monkeypatch.setattr(config_edit, "Replacement", overtaken)
    write_option(str(config), "bell", True)
    assert config.read_bytes() == b'theme = "gruvbox"\nbell = true\n# theirs\n'


def test_where_another_program_goes_on_writing_theirs_stays(config, monkeypatch):
    real, turn = config_edit.Replacement, iter(range(100))

    def overtaken(path, content):
        replacement = real(path, content)
        config.write_text(f"# {next(turn)}\n")
        return replacement

    monkeypatch.setattr(config_edit, "Replacement", overtaken)
    with pytest.raises(Overtaken):
        write_option(str(config), "bell", True)
    assert config.read_text().startswith("# ")
    assert [each.name for each in config.parent.iterdir()] == ["config.toml"]
    assert issubclass(Overtaken, DataError)
