"""What the project says of itself is true."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tracker
from tests.tables import PAGES as TABLES
from tests.tables import with_tables
from tracker.cli.commands import all_commands
from tracker.settings.key_groups import KEY_GROUPS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Written so that this file does not name what it looks for.
PLACES_OF_SOMEBODY = re.compile("/" + "(?:home|Users)/[a-z]|/" + "root/|/" + "work/|[A-Z]:\\\\" + "Users")
HOSTS = re.compile(r"https?://([^/\s\"'`)>\]]+)")
PUBLIC = {"pypi.org", "files.pythonhosted.org"}


def examples_on_the_page() -> dict[str, str]:
    """The commands that docs/commands.md names, each with its first example."""
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([a-z]+(?: [a-z]+)?)` \| .* \| `(tracker [^`]*)`.* \|$", page, re.M))


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


def test_the_page_of_commands_names_every_one_and_no_other() -> None:
    assert sorted(examples_on_the_page()) == sorted(all_commands())


def test_the_page_of_keys_has_every_group_that_the_help_has() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    named = re.findall(r"<!-- made from keys: (\w+) -->", page)
    assert sorted(named) == sorted(name for name, group in KEY_GROUPS.items() if group.title)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_the_code(name: str) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    assert page == with_tables(page), "bring it up to date: python -m tests.pictures"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_that_is_there(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", prose)
    assert [link for link in links if ":" not in link and not (page.parent / link).is_file()] == []


def test_every_page_is_led_to_from_the_readme() -> None:
    assert [page.name for page in PAGES[1:] if f"](docs/{page.name})" not in README] == []


def test_the_readme_is_read_within_three_screens() -> None:
    lines = README.splitlines()
    assert len(lines) <= 120
    assert [line for line in lines if len(line) > 100 and not line.startswith("!")] == []


@pytest.mark.parametrize("words", map(str.split, examples_on_the_page()), ids=" ".join)
def test_each_command_of_the_page_has_its_help(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"tracker {' '.join(words)}" in done.stdout


def test_the_first_examples_of_the_page_work_one_after_the_other(tmp_path: Path) -> None:
    folders = {"TRACKER_DATA": tmp_path / "data", "TRACKER_STATE": tmp_path / "state"}
    environ = {"PATH": "", "PYTHONPATH": str(ROOT), **{name: str(folder) for name, folder in folders.items()}}
    names = {"Beats": "studio", "Mixing": "studio", "Social media": "leisure", "Reels": "leisure"}
    before = [f'tracker activity add "{name}" --kind {kind}' for name, kind in names.items()]
    # What is stopped is not interrupted afterwards.
    examples = [*examples_on_the_page().values()]
    examples.remove("tracker stop")
    examples.insert(examples.index("tracker resume"), "tracker stop")
    started = "tracker start mixing --at -1h --track Tides"
    # Nobody waits until there are minutes to give away, and there is no terminal here.
    waited_for = {
        "tracker start mixing": started,
        "tracker add mixing 19:00 21:30": 'tracker add mixing "yesterday 19:00" 21:30',
        "tracker edit last --start 14:40": "tracker edit last --note edited",
        "tracker split last": "tracker split --help",
        "tracker activity add Mixing --kind studio": "tracker activity add Recording --kind studio",
        "tracker goal": 'tracker goal "Earn my living from mixing by 2028"',
        "tracker demo": "tracker demo --help",
        "tracker assess": "tracker assess --help",
        "tracker merge": "tracker merge --help",
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


def test_the_pages_show_pictures_that_are_there_and_no_picture_is_left_over() -> None:
    shown = {
        page.parent / picture
        for page in PAGES
        for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert {ROOT / "docs" / "week.svg", ROOT / "docs" / "year.svg"} <= shown
    assert shown == {*(ROOT / "docs").glob("*.svg")}


@pytest.mark.parametrize("name", ["test", "benchmark"])
def test_the_readme_marks_the_commands_that_are_run_from_it(name: str) -> None:
    assert re.search(rf"<!-- {name} command -->\n```sh\n[^\n]+\n```", README)
