"""Corrections of entries in the files: found wherever they are, put where they belong, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from tests.desk import CAFE, MIXING, NOW, PHONE, TUTORIALS, W46, W47, Desk, entry_text, thursday
from tests.zones import BERLIN
from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.entries.changed_meanwhile import ChangedMeanwhile
from tracker.domain.entries.corrections import fields_of
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.storage import files

FAR_BACK = Week(2024, 10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A Thursday with a gap and a timer that runs, and logs of other weeks."""
    desk = Desk(tmp_path).lay_out()
    desk.write(
        entry_text("old", "2024-03-05 10:00", "2024-03-05 11:00", "phone") + "place = 1 # x\n", FAR_BACK
    )
    desk.write(entry_text("before", "2026-11-15 22:00", "2026-11-15 23:50", "cafe"), W46)
    for activity, begin, end in ((MIXING, "09:00", "10:00"), (TUTORIALS, "10:00", "11:00")):
        desk.changes.corrections.add(activity, thursday(begin), thursday(end), NOW)
    desk.changes.corrections.add(MIXING, thursday("11:30"), thursday("12:00"), NOW)
    desk.changes.timer.start(PHONE, NOW, thursday("14:00"))
    return desk


def entry(desk: Desk, shown: str) -> Entry:
    return desk.entries()[desk.shown().index(shown)]


def changed(changes: Changes, one: Entry, trim: bool = False, **wanted: object) -> Outcome:
    return changes.corrections.change(one, replace(fields_of(one), **wanted), NOW, trim)


Correction = Callable[[Changes, Desk], Outcome]

CORRECTIONS: dict[str, tuple[Correction, str]] = {
    "change far back": (
        lambda changes, desk: changed(changes, desk.entries()[0], activity="mixing", note="x"),
        "Phone is now Mixing.",
    ),
    "a start in another week": (
        lambda changes, desk: changed(
            changes, entry(desk, "cafe Sun 22:00-23:50"),
            start=BERLIN.at("2026-11-16 00:00"), end=BERLIN.at("2026-11-16 01:00"),
        ),
        "Café shifts now starts Mon 00:00 (was Sun 22:00).",
    ),
    "trim over the end of a week": (
        lambda changes, desk: changed(
            changes, desk.entries()[2], trim=True, start=BERLIN.at("2026-11-15 23:00")
        ),
        "Mixing now starts Sun 23:00 (was 09:00).",
    ),
    "the start of what runs": (
        lambda changes, desk: changed(changes, desk.entries()[-1], start=thursday("13:40")),
        "Phone now starts 13:40 (was 14:00).",
    ),
    "an end for what runs": (
        lambda changes, desk: changed(changes, desk.entries()[-1], end=thursday("14:30")),
        "Phone ended 14:30, after 0:30.",
    ),
    "an edge with its neighbour": (
        lambda changes, desk: changes.corrections.move_edge(
            entry(desk, "mixing Thu 09:00-10:00"), "end", 5, NOW
        ),
        "Mixing now ends 10:05 (was 10:00).",
    ),
    "the end of what runs": (
        lambda changes, desk: changes.corrections.move_edge(desk.entries()[-1], "end", -5, NOW),
        "Phone ended 14:55, after 0:55.",
    ),
    "a gap to the one before": (
        lambda changes, desk: changes.corrections.give_gap(
            entry(desk, "tutorials Thu 10:00-11:00"), "end", thursday("11:30"), NOW
        ),
        "Tutorials now ends 11:30 (was 11:00).",
    ),
    "a gap to what runs": (
        lambda changes, desk: changes.corrections.give_gap(
            desk.entries()[-1], "start", thursday("12:00"), NOW
        ),
        "Phone now starts 12:00 (was 14:00).",
    ),
    "split what runs": (
        lambda changes, desk: changes.corrections.split(desk.entries()[-1], thursday("14:20"), NOW),
        "Split Phone at 14:20: 0:20 and 0:40.",
    ),
    "remove what runs": (
        lambda changes, desk: changes.corrections.remove(desk.entries()[-1], NOW),
        "Removed Phone 14:00–now, 1:00.",
    ),
    "remove what was written by hand": (
        lambda changes, desk: changes.corrections.remove(desk.entries()[0], NOW),
        "Removed Phone 2024-03-05 10:00–11:00, 1:00.",
    ),
    "duplicate": (
        lambda changes, desk: changes.corrections.duplicate(entry(desk, "tutorials Thu 10:00-11:00"), NOW),
        "Put a copy: Tutorials 12:00–13:00, 1:00.",
    ),
    "fill a gap": (
        lambda changes, desk: changes.corrections.add(CAFE, thursday("11:00"), thursday("11:30"), NOW),
        "Added Café shifts 11:00–11:30, 0:30.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_each_correction_says_what_it_was_and_is_one_step_back(desk: Desk, kind: str) -> None:
    correct, told = CORRECTIONS[kind]
    before = desk.contents()
    outcome = correct(desk.changes, desk)
    after = desk.contents()
    assert outcome.lines[0] == told
    assert after != before
    assert desk.changes.history.undo(NOW).lines[0] == f"Undid «{outcome.label}»."
    assert desk.contents() == before
    desk.changes.history.redo(NOW)
    assert desk.contents() == after


def test_two_that_are_joined_come_apart_again(desk: Desk) -> None:
    desk.changes.corrections.remove(entry(desk, "tutorials Thu 10:00-11:00"), NOW)
    before = desk.contents()
    outcome = desk.changes.corrections.join(entry(desk, "mixing Thu 09:00-10:00"), NOW)
    assert outcome.lines == ("Joined Mixing 09:00–12:00, with the gap of 1:30 between.",)
    assert "mixing Thu 09:00-12:00" in desk.shown()
    desk.changes.history.undo(NOW)
    assert desk.contents() == before


def test_a_neighbour_that_gave_way_is_told(desk: Desk) -> None:
    outcome = desk.changes.corrections.move_edge(entry(desk, "tutorials Thu 10:00-11:00"), "start", -5, NOW)
    assert outcome.lines == (
        "Tutorials now starts 09:55 (was 10:00).",
        "Mixing now ends 09:55 (was 10:00).",
    )


# Which entry, and which log


def test_an_entry_is_found_by_its_id_without_taking_all_logs_apart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_apart = []

    def understood(name: str, content: bytes) -> files.FileState:
        taken_apart.append(name)
        return understand(name, content)

    understand = files.understood
    monkeypatch.setattr(files, "understood", understood)
    assert desk.record.entry("BEFO").id == "before"
    assert taken_apart == ["weeks/2026-W46.toml"]
    assert desk.record.entry("old").activity == "phone"
    assert desk.record.entry("last").activity == "phone"


def test_an_entry_moves_to_the_log_of_the_week_in_which_it_starts(desk: Desk) -> None:
    one = entry(desk, "cafe Sun 22:00-23:50")
    changed(desk.changes, one, end=BERLIN.at("2026-11-16 02:00"))
    assert f'"{one.id}"' in desk.text(W46)
    one = entry(desk, "cafe Sun 22:00-02:00")
    changed(desk.changes, one, start=BERLIN.at("2026-11-16 00:00"))
    assert f'"{one.id}"' not in desk.text(W46)
    assert f'"{one.id}"' in desk.text(W47)
    one = entry(desk, "cafe Mon 00:00-02:00")
    changed(desk.changes, one, start=BERLIN.at("2026-11-09 00:00"), end=BERLIN.at("2026-11-09 01:00"))
    assert f'"{one.id}"' in desk.text(W46)


def test_where_days_begin_at_five_the_night_belongs_to_the_week_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path).lay_out(time(5))
    desk.changes.corrections.add(MIXING, BERLIN.at("2026-11-16 04:00"), BERLIN.at("2026-11-16 04:30"), NOW)
    assert desk.store.weeks() == [W46]
    changed(
        desk.changes,
        desk.entries()[0],
        start=BERLIN.at("2026-11-16 05:00"),
        end=BERLIN.at("2026-11-16 06:00"),
    )
    assert "[[entries]]" not in desk.text(W46)
    assert "[[entries]]" in desk.text(W47)


def test_an_edge_moved_over_the_end_of_a_week_shortens_what_is_in_the_log_before(desk: Desk) -> None:
    desk.changes.corrections.add(MIXING, BERLIN.at("2026-11-16 00:00"), BERLIN.at("2026-11-16 01:00"), NOW)
    outcome = desk.changes.corrections.move_edge(entry(desk, "mixing Mon 00:00-01:00"), "start", -60, NOW)
    assert outcome.lines == (
        "Mixing now starts Sun 23:00 (was Mon 00:00).",
        "Café shifts now ends Sun 23:00 (was Sun 23:50).",
    )
    assert desk.text(W46).count("[[entries]]") == 2


# What is not so any more


def test_what_was_removed_meanwhile_is_not_corrected(desk: Desk) -> None:
    one = desk.entries()[0]
    desk.changes.corrections.remove(one, NOW)
    before = desk.contents()
    attempts: tuple[Callable[[], Outcome], ...] = (
        lambda: changed(desk.changes, one, note="x"),
        lambda: desk.changes.corrections.remove(one, NOW),
        lambda: desk.changes.corrections.split(one, one.start, NOW),
        lambda: desk.changes.corrections.give_gap(one, "end", NOW, NOW),
    )
    for attempt in attempts:
        with pytest.raises(Refused, match="not there any more"):
            attempt()
    assert desk.contents() == before


def test_a_correction_keeps_what_another_hand_changed_and_refuses_what_both_changed(desk: Desk) -> None:
    seen = desk.entries()[-1]
    desk.changes.timer.stop(thursday("14:50"))
    changed(desk.changes, seen, note="mine")
    assert desk.shown()[-1] == "phone Thu 14:00-14:50"
    assert desk.entries()[-1].note == "mine"
    with pytest.raises(ChangedMeanwhile, match="14:50"):
        changed(desk.changes, seen, end=thursday("14:30"))


def test_a_gap_that_was_filled_meanwhile_is_not_given_away(desk: Desk) -> None:
    seen = entry(desk, "tutorials Thu 10:00-11:00")
    desk.changes.corrections.add(CAFE, thursday("11:10"), thursday("11:20"), NOW)
    with pytest.raises(Refused, match=r"no gap any more: Café shifts 11:10"):
        desk.changes.corrections.give_gap(seen, "end", thursday("11:30"), NOW)


# Open entries


def test_an_open_entry_that_does_not_run_gets_an_end_or_goes_and_nothing_else(desk: Desk) -> None:
    desk.write(entry_text("left-open", "2026-11-10 10:00"), Week(2026, 46))
    left_open = next(e for e in desk.entries() if e.id == "left-open")
    with pytest.raises(Refused, match="Give it an end first"):
        desk.changes.corrections.split(left_open, BERLIN.at("2026-11-10 11:00"), NOW)
    changed(desk.changes, left_open, end=BERLIN.at("2026-11-10 12:00"))
    assert "mixing Tue 10:00-12:00" in desk.shown()


def test_nothing_is_removed_so_that_a_forgotten_open_entry_would_run(desk: Desk) -> None:
    desk.write(entry_text("left-open", "2026-11-10 10:00"), W46)
    desk.write(entry_text("last", "2026-11-17 10:00", "2026-11-17 11:00"), W47)
    before = desk.contents()
    with pytest.raises(Refused, match="would run then"):
        desk.changes.corrections.remove(desk.entries()[-1], NOW)
    assert desk.contents() == before


def test_nothing_is_given_to_an_archived_activity(desk: Desk) -> None:
    desk.changes.activities.change(NOW, "tutorials", archived=True)
    with pytest.raises(Refused, match="archive tutorials --back"):
        changed(desk.changes, desk.entries()[0], activity="tutorials")
    changed(desk.changes, entry(desk, "tutorials Thu 10:00-11:00"), note="kept")


def test_joining_keeps_what_is_unknown_of_both_and_says_where_they_differ(desk: Desk) -> None:
    first, second = desk.entries()[2], desk.entries()[4]
    assert (first.activity, second.activity) == ("mixing", "mixing")
    desk.changes.corrections.remove(desk.entries()[3], NOW)
    text = desk.text().replace(f'id = "{first.id}"', f'id = "{first.id}"\nmood = "calm"\nplace = "home"')
    desk.write(text.replace(f'id = "{second.id}"', f'id = "{second.id}"\nmood = "tired"\ntempo = 90'))
    said = desk.changes.corrections.join(desk.entries()[2], NOW)
    assert said.lines[1:] == ("They differ in mood; what the first says is kept.",)
    assert all(line in desk.text() for line in ('mood = "calm"', 'place = "home"', "tempo = 90"))
    assert "tired" not in desk.text()
