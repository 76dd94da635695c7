"""What is offered to a shell that asks, and what is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.person import Person, refuses

ROOT = Path(__file__).parent.parent.parent


def offered(line: str, person: Person, tmp_path: Path) -> list[str]:
    """What the program answers to a shell in which this line was typed."""
    answer = tmp_path / "answer"
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TRACKER_DATA": str(person.data),
        "TRACKER_STATE": str(tmp_path / "state"),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": "bash",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tracker"], env=environ, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return [word.strip() for word in answer.read_text().split("\n") if word]


def test_keys_are_offered_for_an_activity(person: Person, tmp_path: Path) -> None:
    assert "social-media" in offered("tracker start ", person, tmp_path)
    assert offered("tracker start gam", person, tmp_path) == ["gaming"]


def test_names_are_offered_where_no_key_begins_so(person: Person, tmp_path: Path) -> None:
    assert offered("tracker start Caf", person, tmp_path) == ["Café\\ shifts"]


def test_what_is_archived_is_offered_only_to_be_put_back(person: Person, tmp_path: Path) -> None:
    person.does("activity archive gaming")
    assert "gaming" not in offered("tracker start ", person, tmp_path)
    assert offered("tracker activity archive --back ", person, tmp_path) == ["gaming"]


def test_a_target_is_for_kinds_too(person: Person, tmp_path: Path) -> None:
    assert {"studio", "learning", "connections", "mixing"} <= set(
        offered("tracker target ", person, tmp_path)
    )


def test_a_folder_that_is_named_counts(person: Person, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert offered(f"tracker --data {nowhere} start ", person, tmp_path) == []


def test_a_damaged_list_offers_nothing_and_says_nothing(person: Person, tmp_path: Path) -> None:
    (person.data / "activities.toml").write_bytes(b"\0" * 40)
    assert offered("tracker start ", person, tmp_path) == []


def test_control_characters_of_a_file_do_not_reach_the_shell(person: Person, tmp_path: Path) -> None:
    path = person.data / "activities.toml"
    path.write_text(path.read_text().replace('"Gaming"', '"Zap \\u001b]0;x\\u0007"'))
    assert all(word.isprintable() for word in offered("tracker start Z", person, tmp_path))


@pytest.mark.parametrize(
    "line", ["tracker start mixing --at ", "tracker add mixing ", "tracker status --format "]
)
def test_what_cannot_be_known_offers_nothing(person: Person, tmp_path: Path, line: str) -> None:
    assert [word for word in offered(line, person, tmp_path) if not word.startswith("--")] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script_with_how_to_load_it(person: Person, shell: str) -> None:
    said = person.types(f"completion {shell}")
    assert said.code == 0
    assert f"tracker completion {shell}" in said.lines[-1]
    assert person.types("completion zsh").lines[0] == "#compdef tracker"


def test_another_shell_is_refused(person: Person) -> None:
    refuses(person.types("completion tcsh"), 2, "bash, zsh, fish")


def test_what_a_report_is_about_is_offered(person: Person, tmp_path: Path) -> None:
    assert {"kind", "track", "week"} <= set(offered("tracker report --by ", person, tmp_path))
    assert {"leisure", "gaming"} <= set(offered("tracker report --only ", person, tmp_path))
    assert "last" in offered("tracker report --month ", person, tmp_path)
