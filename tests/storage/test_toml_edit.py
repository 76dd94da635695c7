"""Changing a TOML text in its place."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import KEYS, VALUES, hand_written, logs
from tests.zones import BERLIN
from tracker.storage.toml.document import TomlDamage, parse, read_document, same
from tracker.storage.toml.edit import _by_changed_elements, _Edit, rewritten
from tracker.storage.toml.emitted import emitted

LOG = """\
# Kept by hand since 2024.
format = 1   # do not touch
week = "2026-W47"
day_start = 00:00:00
mood = "fine"  # unknown to the app

# What I hope for
[targets]
studio = 12.0      # hours
"learning" = 3.0

[[entries]]
# the long one
id = "aaaa"
activity = "mixing"
start = 2026-11-16T19:02:11+01:00
end = 2026-11-16T21:40:03+01:00   # fell asleep?
place = "home"

# Tuesday

[[entries]]
id = "bbbb"
activity = "cafe"
start = 2026-11-17T08:00:00+01:00
end = 2026-11-17T14:00:00+01:00
note = '''as "always"
and ever'''
# the end
"""


def data_of(text: str) -> dict[str, Any]:
    return deepcopy(read_document(text).data)


def changed(text: str, **changes: Any) -> str:
    """The text with top-level keys set, or taken away by None; the layout must have been kept."""
    data = data_of(text)
    for key, content in changes.items():
        if content is None:
            data.pop(key)
        else:
            data[key] = content
    return edited(text, data)


def edited(text: str, data: dict[str, Any]) -> str:
    after, kept_layout = rewritten(read_document(text), data)
    assert kept_layout
    assert same(tomllib.loads(after), data)
    return after


def in_order(lines: list[str], among: list[str]) -> bool:
    """Whether the lines stand among others in the same order."""
    rest = iter(among)
    return all(any(line == other for other in rest) for line in lines)


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_nothing_to_change_leaves_every_byte() -> None:
    assert edited(LOG, data_of(LOG)) == LOG


def test_a_changed_value_leaves_its_comment_and_every_other_line() -> None:
    data = data_of(LOG)
    data["entries"][0]["end"] = BERLIN.at("2026-11-16 22:00")
    assert differing(LOG, edited(LOG, data)) == (
        ["end = 2026-11-16T21:40:03+01:00   # fell asleep?\n"],
        ["end = 2026-11-16T22:00:00+01:00   # fell asleep?\n"],
    )


def test_a_removed_key_takes_its_line_and_no_other() -> None:
    data = data_of(LOG)
    del data["entries"][1]["note"]
    gone, new = differing(LOG, edited(LOG, data))
    assert (gone, new) == (["note = '''as \"always\"\n", "and ever'''\n"], [])


def test_a_value_over_several_lines_is_replaced_whole() -> None:
    data = data_of(LOG)
    data["entries"][1]["note"] = "short"
    gone, new = differing(LOG, edited(LOG, data))
    assert (gone, new) == (["note = '''as \"always\"\n", "and ever'''\n"], ['note = "short"\n'])


def test_a_new_key_of_an_entry_comes_where_it_belongs() -> None:
    data = data_of(LOG)
    first = data["entries"][0]
    data["entries"][0] = {"id": first["id"], "activity": first["activity"], "track": "Tides", **first}
    assert 'activity = "mixing"\ntrack = "Tides"\nstart' in edited(LOG, data)


def test_a_new_entry_is_a_block_of_its_own_and_leaves_all_lines() -> None:
    data = data_of(LOG)
    data["entries"].append({"id": "cccc", "start": BERLIN.at("2026-11-18 08:00")})
    gone, new = differing(LOG, edited(LOG, data))
    assert gone == []
    assert new == ['id = "cccc"\n', "start = 2026-11-18T08:00:00+01:00\n"]


def test_a_new_entry_before_all_others_does_not_take_their_comments() -> None:
    text = "format = 1\n\n# Monday\n[[entries]]\nid = 'b'\n"
    data = data_of(text)
    data["entries"].insert(0, {"id": "a"})
    assert edited(text, data) == "format = 1\n\n[[entries]]\nid = \"a\"\n\n# Monday\n[[entries]]\nid = 'b'\n"


def test_a_removed_entry_takes_nothing_of_its_neighbours() -> None:
    data = data_of(LOG)
    del data["entries"][0]
    after = edited(LOG, data)
    assert "aaaa" not in after
    assert "# Tuesday\n\n[[entries]]\n" in after
    assert "# What I hope for\n" in after
    assert after.endswith("# the end\n")


def test_all_entries_can_go_and_come_again() -> None:
    none = changed(LOG, entries=None)
    assert "[[entries]]" not in none
    again = changed(none, entries=data_of(LOG)["entries"])
    assert same(data_of(again), data_of(LOG))


def test_a_number_is_set_in_its_table_and_a_new_table_made_for_one() -> None:
    data = data_of(LOG)
    data["targets"]["studio"] = 14.0
    data["caps"] = {"social-media": 4.0}
    after = edited(LOG, data)
    assert differing(LOG, after) == (
        ["studio = 12.0      # hours\n"],
        ["studio = 14.0      # hours\n", "[caps]\n", "social-media = 4.0\n"],
    )


def test_a_key_in_quotes_is_changed_in_its_place() -> None:
    data = data_of(LOG)
    data["targets"]["learning"] = 4.0
    assert differing(LOG, edited(LOG, data)) == (['"learning" = 3.0\n'], ['"learning" = 4.0\n'])


def test_a_key_that_cannot_be_changed_in_its_place_does_not_hinder_the_others() -> None:
    text = "format = 1 # one\nextra.a = 1 # dotted\nextra.b = 2\ninline = { x = 1 } # both\nn = 1\n"
    data = data_of(text)
    data["n"] = 2
    assert edited(text, data) == text.replace("n = 1\n", "n = 2\n")


def test_a_top_level_key_is_changed_added_and_removed() -> None:
    assert "day_start = 04:00:00\n" in changed(LOG, day_start=time(4))
    assert "studio_days = 5\n" in changed(LOG, studio_days=5)
    assert "mood" not in changed(LOG, mood=None)


def test_line_ends_of_windows_are_kept() -> None:
    text = LOG.replace("'''as \"always\"\nand ever'''", '"x"').replace("\n", "\r\n")
    data = data_of(text)
    data["entries"][0]["note"] = "new"
    data["entries"].append({"id": "cccc"})
    data["caps"] = {"x": 1.0}
    after = edited(text, data)
    assert after.count("\n") == after.count("\r\n")


def test_line_ends_of_windows_are_kept_where_the_file_is_written_whole() -> None:
    text = 'format = 1\r\nentries = [{ id = "a" }]\r\n'
    data = data_of(text)
    data["entries"].append({"id": "b"})
    after, kept_layout = rewritten(read_document(text), data)
    assert not kept_layout
    assert after.count("\n") == after.count("\r\n") > 0


def test_a_file_without_an_end_to_its_last_line_is_continued_on_a_new_one() -> None:
    text = "format = 1\n[[entries]]\nid = 'a'"
    data = data_of(text)
    data["entries"].append({"id": "b"})
    assert edited(text, data) == "format = 1\n[[entries]]\nid = 'a'\n\n[[entries]]\nid = \"b\"\n"
    data["entries"][0]["note"] = "x"
    assert 'note = "x"\n' in edited(text, data)


def test_not_a_number_is_not_the_same_as_a_number() -> None:
    text = "x = nan\ny = 1.0\n"
    assert tomllib.loads(edited(text, {"x": 5.0, "y": 1.0})) == {"x": 5.0, "y": 1.0}
    assert edited(text, data_of(text)) == text


@pytest.mark.parametrize(("left", "right"), [(1, 1.0), (True, 1), (0, False), ("1", 1), (0.0, -0.0)])
def test_what_toml_writes_differently_is_not_the_same(left: object, right: object) -> None:
    assert not same(left, right)
    assert not same({"x": [left]}, {"x": [right]})


def test_one_instant_with_two_offsets_is_not_the_same() -> None:
    moment = BERLIN.at("2026-11-16 19:02")
    assert not same(moment, datetime.fromisoformat("2026-11-16T18:02:00+00:00"))


# How a text is made whole


def test_a_log_is_written_in_blocks_and_with_a_t_between_date_and_time() -> None:
    data = {
        "format": 1,
        "day_start": time(0),
        "targets": {"studio": 12.0},
        "entries": [{"id": "a", "start": BERLIN.at("2026-11-16 19:02")}, {"id": "b"}],
        "assessment": {"desire": 9, "ratings": [{"activity": "x"}]},
    }
    assert emitted(data) == (
        "format = 1\nday_start = 00:00:00\n"
        "\n[targets]\nstudio = 12.0\n"
        '\n[[entries]]\nid = "a"\nstart = 2026-11-16T19:02:00+01:00\n'
        '\n[[entries]]\nid = "b"\n'
        '\n[assessment]\ndesire = 9\n\n[[assessment.ratings]]\nactivity = "x"\n'
    )


@settings(deadline=None, max_examples=some(120))
@given(st.dictionaries(KEYS, VALUES, max_size=4) | logs())
def test_whatever_is_written_whole_is_read_back(data: dict[str, Any]) -> None:
    text, _ = rewritten(None, data)
    assert same(parse(text), data)
    assert text.count("[[entries]]") >= len(data.get("entries", []) if "week" in data else [])


# Any change of any document


@st.composite
def changes(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """The data with some things added, removed and changed."""
    meant = deepcopy(data)
    for _ in range(draw(st.integers(1, 4))):
        table = meant
        inner = _tables(meant)
        if inner and draw(st.booleans()):
            table = draw(st.sampled_from(inner))
        lists = [content for content in table.values() if isinstance(content, list) and content]
        kind = draw(st.sampled_from(["set", "set", "drop", "append", "pop"]))
        if kind == "drop" and table:
            table.pop(draw(st.sampled_from(list(table))))
        elif kind == "append" and lists:
            into = draw(st.sampled_from(lists))
            into.insert(draw(st.integers(0, len(into))), {"id": draw(st.sampled_from("uvwxyz"))})
        elif kind == "pop" and lists:
            into = draw(st.sampled_from(lists))
            into.pop(draw(st.integers(0, len(into) - 1)))
        else:
            key = draw(KEYS | st.sampled_from([*table, "new"]))
            table[key] = draw(VALUES)
    return meant


def _tables(table: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for content in table.values():
        for inner in content if isinstance(content, list) else [content]:
            if isinstance(inner, dict):
                found += [inner, *_tables(inner)]
    return found


@settings(deadline=None, max_examples=some(200))
@given(st.data())
def test_after_any_change_of_a_hand_written_text_it_says_what_was_meant(data: st.DataObject) -> None:
    text = data.draw(hand_written())
    try:
        document = read_document(text)
    except TomlDamage:
        return
    meant = data.draw(changes(document.data))
    after, _ = rewritten(document, meant)
    assert same(parse(after), meant)


@settings(deadline=None, max_examples=some(120))
@given(logs(), st.data())
def test_after_any_change_of_a_log_it_says_what_was_meant(log: dict[str, Any], data: st.DataObject) -> None:
    meant = data.draw(changes(log))
    after, _ = rewritten(read_document(emitted(log)), meant)
    assert same(parse(after), meant)


def test_an_array_of_tables_may_give_way_to_one_of_other_values():
    log = {"entries": [{"id": "a"}, {"id": "b"}], "assessment": {"ratings": [{"activity": "mixing"}]}}
    meant = {"entries": [""], "assessment": {"ratings": [{"activity": "mixing", "my key": {}}]}}
    for before, after in ((log, meant), (meant, log)):
        text, _ = rewritten(read_document(emitted(before)), after)
        assert same(parse(text), after)


@st.composite
def commented(draw: st.DrawFn, text: str) -> str:
    """The text with comments in it, on lines of their own and behind plain values."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        if draw(st.booleans()):
            lines.append(f"# note {number}")
        is_closed = line.endswith(("]", '"')) or line[-1:].isdigit()
        lines.append(f"{line}  # aside {number}" if is_closed and draw(st.booleans()) else line)
    return "\n".join([*lines, "# last", ""])


@settings(deadline=None, max_examples=some(150))
@given(st.data())
def test_changing_one_entry_or_adding_one_keeps_every_other_line(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True))
    log = {
        "format": 1,
        "targets": {"studio": 12.0},
        "entries": [{"id": i, "activity": "x", "note": "y"} for i in ids],
    }
    text = data.draw(commented(emitted(log)))
    meant = data_of(text)
    place = data.draw(st.integers(0, len(ids) - 1))
    what = data.draw(st.sampled_from(["change", "add", "number"]))
    if what == "change":
        meant["entries"][place]["note"] = "other"
    elif what == "add":
        meant["entries"].insert(place, {"id": "new", "activity": "z"})
    else:
        meant["targets"]["learning"] = 3.0
    after = edited(text, meant)
    lines = text.splitlines()
    if what == "change":
        changed_line = [n for n, line in enumerate(lines) if line.startswith("note")][place]
        lines[changed_line] = lines[changed_line].replace('"y"', '"other"')
    assert in_order(lines, after.splitlines())


def test_what_is_changed_and_put_into_another_order_keeps_its_comments() -> None:
    data = data_of(LOG)
    first, second = data["entries"]
    after = changed(LOG, entries=[{**second, "note": "short"}, {**first, "track": "Tides"}])
    assert after.index('"bbbb"') < after.index("# the long one") < after.index("# fell asleep?")


@settings(deadline=None, max_examples=some(150))
@given(
    ids=st.lists(st.sampled_from("abcd"), min_size=1, max_size=5),
    changed_at=st.sets(st.integers(0, 4), min_size=1),
    change=st.sampled_from([{"note": "other"}, {"track": "new"}, {"note": None}, {"id": "z"}]),
    data=st.data(),
)
def test_changed_by_its_elements_alone_a_text_is_what_the_edit_of_all_of_it_makes(
    ids: list[str], changed_at: set[int], change: dict[str, str | None], data: st.DataObject
) -> None:
    entries = [{"id": each, "activity": "x", "note": "[y]"} for each in ids]
    text = emitted({"format": 1, "targets": {"studio": 12.0}, "entries": entries})
    lines = text.splitlines()
    for place in sorted(data.draw(st.sets(st.integers(0, len(lines)))), reverse=True):
        lines.insert(place, data.draw(st.sampled_from(["# aside", "", "#[[entries]]"])))
    document = read_document("\n".join(lines) + data.draw(st.sampled_from(["", "\n"])))
    meant = dict(document.data)
    meant["entries"] = [
        {key: said for key, said in (table | change).items() if said is not None}
        if n in changed_at
        else table
        for n, table in enumerate(document.data["entries"])
    ]
    quickly = _by_changed_elements(document, meant)
    if quickly is None:
        assert "id" in change or len({*ids}) < len(ids) or min(changed_at) >= len(ids)
    else:
        assert quickly.rstrip("\n") == _Edit(document).apply(meant).rstrip("\n")
