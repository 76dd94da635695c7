"""The list in its file."""

from __future__ import annotations

from datetime import time

import pytest

from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.value import replace
from tracker.storage.tables.list_file import ReadList, list_data, misshapen_list, read_list
from tracker.storage.toml.document import read_document, same
from tracker.storage.toml.emitted import emitted

TOP = "format = 1\nday_start = 00:00:00\nwasted_up_to = 4\n"
MIXING = '\n[[activities]]\nkey = "mixing"\nname = "Mixing"\nkind = "studio"\n'


def read(text: str) -> ReadList:
    document = read_document(text)
    return read_list(document.data, document)


def block(**fields: str) -> str:
    usual = {"key": '"odd"', "name": '"Odd"', "kind": '"leisure"'}
    raw = {key: content for key, content in (usual | fields).items() if content}
    return "\n[[activities]]\n" + "".join(f"{key} = {content}\n" for key, content in raw.items())


@pytest.mark.parametrize(
    "fields",
    [
        {"key": ""},
        {"key": '"Odd One"'},
        {"key": '"studio"'},
        {"key": "5"},
        {"key": '"mixing"'},
        {"kind": ""},
        {"kind": '"fun"'},
        {"kind": '"unlisted"'},
    ],
)
def test_an_activity_that_cannot_be_is_named_with_its_line_and_the_rest_works(fields: dict[str, str]) -> None:
    found = read(TOP + MIXING + block(**fields))
    assert [activity.key for activity in found.listed.activities] == ["mixing"]
    (oddity,) = found.oddities
    assert oddity.message.startswith("An activity is left out")
    assert oddity.line == 10


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("priority", "11"),
        ("priority", "0"),
        ("enjoyment", '"high"'),
        ("enjoyment", "4.5"),
        ("supports_goal", "1"),
        ("archived", '"no"'),
        ("reason", "5"),
        ("longest", '"long"'),
        ("longest", "500"),
        ("longest", "-1.0"),
        ("longest", "nan"),
        ("digit", "0"),
        ("digit", "10"),
        ("digit", "1.5"),
        ("name", "5"),
        ("name", '""'),
    ],
)
def test_a_field_that_makes_no_sense_is_named_with_its_line_and_left_out(field: str, content: str) -> None:
    found = read(TOP + MIXING + block(**{field: content}))
    assert [activity.key for activity in found.listed.activities] == ["mixing", "odd"]
    assert found.listed.get("odd").name
    (oddity,) = found.oddities
    assert field in oddity.message
    assert oddity.line == 10


@pytest.mark.parametrize("line", ["wasted_up_to = 11", "wasted_up_to = true", "day_start = 4", "goal = 5"])
def test_a_setting_that_makes_no_sense_is_named_and_left_out(line: str) -> None:
    found = read(f"format = 1\n{line}\n{MIXING}")
    assert found.listed.wasted_up_to == 4
    assert found.listed.day_start == time(0)
    assert len(found.oddities) == 1


@pytest.mark.parametrize("line", ["activities = 5", "activities = ['x']", "[activities]\nx = 1"])
def test_a_list_that_is_something_else_may_not_be_changed(line: str) -> None:
    data = read_document(f"format = 1\n{line}\n").data
    assert misshapen_list(data)
    assert read_list(data).listed.activities == ()
    assert not misshapen_list(read_document(TOP + MIXING).data)


def test_text_comes_out_inert_and_stays_in_the_file_as_it_was() -> None:
    text = TOP + block(name='"\\u001b[31m[/foo\\u202e"', reason='"\\u0007"')
    document, found = read_document(text), read(text)
    odd = found.listed.get("odd")
    assert odd.name == "\ufffd[31m[/foo\ufffd"
    data = list_data(found, document.data, found.listed.with_activity(replace(odd, priority=3)))
    assert data["activities"][0]["name"] == "\x1b[31m[/foo\u202e"
    assert data["activities"][0]["priority"] == 3


def test_an_oddity_shows_no_control_characters() -> None:
    text = TOP + block(key='"\\u001b["') + block(kind='"\\u001b["') + block(priority='"\\u001b["')
    assert not [oddity for oddity in read(text).oddities if "\x1b" in oddity.message]


FULL = Activity("social-media", "Social media", "leisure", 2, 4, False, "habit", 2.5, True)


@pytest.mark.parametrize(
    "activity",
    [
        FULL,
        Activity("mixing", "Mixing", "studio"),
        replace(FULL, supports_goal=True, archived=False),
        replace(FULL, supports_goal=None, reason="", longest=None),
        replace(FULL, longest=0.0),
        replace(FULL, longest=2),
        replace(FULL, archived=False, digit=7),
    ],
)
def test_an_activity_is_read_back_as_it_was_written(activity: Activity) -> None:
    listed = ActivityList((activity,), "Earn my living", time(4), 5)
    data = list_data(None, {}, listed)
    assert read(emitted(data)).listed == listed
    other = ActivityList((Activity(activity.key, "Other", "job"),))
    before = read(emitted(list_data(None, {}, other)))
    document = read_document(emitted(list_data(None, {}, other)))
    assert read(emitted(list_data(before, document.data, listed))).listed == listed


def test_an_empty_list_has_what_a_reader_needs() -> None:
    assert emitted(list_data(None, {}, ActivityList())) == TOP


def test_what_the_app_does_not_know_or_cannot_read_is_kept_where_it_is() -> None:
    text = TOP + "mood = 1\n" + MIXING + block(kind='"fun"', colour='"red"') + block(key='"last"', icon="1")
    document, found = read_document(text), read(text)
    changed = found.listed.with_activity(Activity("new", "New", "job"))
    changed = changed.with_activity(replace(changed.get("last"), priority=3))
    data = list_data(found, document.data, changed)
    assert data["mood"] == 1
    assert [table["key"] for table in data["activities"]] == ["mixing", "odd", "last", "new"]
    assert same(data["activities"][1], document.data["activities"][1])
    assert data["activities"][2]["icon"] == 1


def test_a_list_of_which_nothing_can_be_read_is_kept_when_one_is_added() -> None:
    text = TOP + block(kind='"fun"') + block(kind='"more fun"')
    document, found = read_document(text), read(text)
    data = list_data(found, document.data, found.listed.with_activity(Activity("new", "New", "job")))
    assert [table["kind"] for table in data["activities"]] == ["fun", "more fun", "job"]


def test_a_digit_that_another_has_already_is_named_and_left_out() -> None:
    found = read(TOP + MIXING + "digit = 3\n" + block(digit="3"))
    assert [activity.digit for activity in found.listed.activities] == [3, None]
    (oddity,) = found.oddities
    assert "digit = 3 starts «Mixing» already" in oddity.message
    assert oddity.line == 11
    archived = read(TOP + MIXING + "digit = 3\narchived = true\n" + block(digit="3"))
    assert not archived.oddities
