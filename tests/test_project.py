"""What the project says of itself is true."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tracker
from tracker.cli.commands import all_commands

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Written so that this file does not name what it looks for.
PLACES_OF_SOMEBODY = re.compile("/" + "(?:home|Users)/[a-z]|/" + "root/|/" + "work/|[A-Z]:\\\\" + "Users")
HOSTS = re.compile(r"https?://([^/\s\"'`)>\]]+)")
PUBLIC = {"pypi.org", "files.pythonhosted.org"}


def commands_in_readme() -> list[list[str]]:
    """The commands that the table of the README names, by their words."""
    rows = re.findall(r"^\| `([a-z]+(?: [a-z]+)?)`.* \| `tracker .*` \|$", README, re.M)
    return [row.split() for row in rows]


def examples_in_readme() -> list[str]:
    """The examples of that table."""
    return re.findall(r"^\| `[a-z ]+`.* \| `(tracker .*)` \|$", README, re.M)


def files_of_the_project() -> list[Path]:
    """The files under version control; where there is none, those of the folders that ship."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for folder in ("tracker", "styles", "tests") for path in (ROOT / folder).rglob("*.*")]
    return [path for path in found if path.is_file() and path.suffix != ".pyc"]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files_of_the_project()
        for match in PLACES_OF_SOMEBODY.finditer(path.read_text("utf-8", "replace"))
    ]
    assert found == []


def test_the_lock_file_names_the_public_index_and_no_other_place() -> None:
    text = (ROOT / "uv.lock").read_text("utf-8")
    assert set(HOSTS.findall(text)) == PUBLIC
    assert "file:" not in text


def test_no_stylesheet_folder_has_a_python_file() -> None:
    names = [path.name for path in (ROOT / "styles").iterdir()]
    assert names
    assert [name for name in names if not name.endswith(".tcss")] == []


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["project"]["version"] == tracker.__version__


def test_the_readme_names_every_command_and_no_other() -> None:
    assert sorted(" ".join(words) for words in commands_in_readme()) == sorted(all_commands())


@pytest.mark.parametrize("words", commands_in_readme(), ids=" ".join)
def test_each_command_of_the_readme_has_its_help(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"tracker {' '.join(words)}" in done.stdout


def test_the_examples_of_the_readme_work_one_after_the_other(tmp_path: Path) -> None:
    folders = {"TRACKER_DATA": tmp_path / "data", "TRACKER_STATE": tmp_path / "state"}
    environ = {"PATH": "", "PYTHONPATH": str(ROOT), **{name: str(folder) for name, folder in folders.items()}}
    names = {"Beats": "studio", "Mixing": "studio", "Phone": "leisure", "Reels": "leisure"}
    before = [f"tracker activity add {name} --kind {kind}" for name, kind in names.items()]
    examples = examples_in_readme()
    # The list comes first, and what was renamed or put away is not started afterwards.
    examples.sort(key=lambda example: not example.startswith("tracker activity add"))
    started = next(example for example in examples if example.startswith("tracker start"))
    # Nobody waits until there are minutes to give away, and there is no terminal here.
    waited_for = {
        started: f"{started} --at -1h",
        "tracker stop --at -10m": "tracker stop",
        "tracker edit last --start 14:40 --trim": "tracker edit last --note edited",
        "tracker split last 14:05": "tracker split --help",
        "tracker demo": "tracker demo --help",
        "tracker assess": "tracker assess --help",
        'tracker merge "2026-W47 2.toml"': "tracker merge --help",
    }
    for example in [*before, *examples]:
        words = re.findall(r"'([^']*)'|\"([^\"]*)\"|(\S+)", waited_for.get(example, example))
        argv = [quoted or double or plain for quoted, double, plain in words][1:]
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *argv],
            env=environ,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (example, done)


def test_the_readme_shows_a_picture_that_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


@pytest.mark.parametrize("name", ["test", "benchmark"])
def test_the_readme_marks_the_commands_that_are_run_from_it(name: str) -> None:
    assert re.search(rf"<!-- {name} command -->\n```sh\n[^\n]+\n```", README)
