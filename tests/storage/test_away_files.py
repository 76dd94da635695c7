"""What this machine remembers of absences, and what becomes of files that make no sense."""

from __future__ import annotations

import pytest

from tracker.domain.away.questions import AwayGap
from tracker.domain.time.duration import DAY
from tracker.storage.errors import NotRead
from tracker.storage.machine.gaps_file import GapsFile
from tracker.storage.machine.heartbeat import Heartbeat, Sign

NOW = 1_795_000_000
GAP = AwayGap("k3f9x2ab", "mixing", NOW - 3600, NOW)


@pytest.fixture
def heartbeat(tmp_path):
    return Heartbeat(str(tmp_path / "state" / "heartbeat"))


@pytest.fixture
def file(tmp_path):
    return GapsFile(str(tmp_path / "state" / "gaps"))


def test_without_a_sign_of_life_there_is_none(heartbeat):
    assert heartbeat.last() is None


def test_the_last_sign_of_life_is_found_and_a_farewell_told_from_it(heartbeat):
    heartbeat.beat(NOW)
    assert heartbeat.last() == Sign(NOW, has_left=False)
    heartbeat.leave(NOW + 60)
    assert heartbeat.last() == Sign(NOW + 60, has_left=True)


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"nonsense", b"-5 here", b"9" * 30 + b" here", b"\xff"])
def test_a_sign_that_makes_no_sense_is_none_and_is_mended_by_the_next(heartbeat, tmp_path, content):
    heartbeat.beat(NOW)
    (tmp_path / "state" / "heartbeat").write_bytes(content)
    assert heartbeat.last() is None
    heartbeat.beat(NOW)
    assert heartbeat.last() == Sign(NOW, has_left=False)


def test_a_place_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "state").write_text("a file")
    heartbeat = Heartbeat(str(tmp_path / "state" / "heartbeat"))
    heartbeat.beat(NOW)
    assert heartbeat.last() is None


def test_gaps_are_read_as_they_were_noted(file):
    kept = AwayGap("e1", "café shifts", NOW - 50, NOW, "longest", is_kept=True)
    file.change(lambda gaps: (*gaps, GAP), NOW)
    file.change(lambda gaps: (*gaps, kept), NOW)
    assert file.gaps() == (GAP, kept)


def test_lines_that_make_no_sense_are_left_out(file, tmp_path):
    file.change(lambda gaps: (*gaps, GAP), NOW)
    path = tmp_path / "state" / "gaps"
    path.write_bytes(
        b"\xff\xfe\nopen\t1\nopen\tx\ty\tz\ta\tb\nopen\t-1\t99999999999999\ta\tb\tc\n" + path.read_bytes()
    )
    assert file.gaps() == (GAP,)


def test_an_id_that_would_break_a_line_is_not_noted(file):
    file.change(lambda gaps: (*gaps, AwayGap("a\tb\nc", "mixing", NOW - 3600, NOW), GAP), NOW)
    assert file.gaps() == (GAP,)


def test_a_file_that_cannot_be_read_for_now_is_none_to_who_asks_and_not_written_over(
    file, tmp_path, monkeypatch
):
    file.change(lambda gaps: (*gaps, GAP), NOW)
    before = (tmp_path / "state" / "gaps").read_bytes()

    def fails(*_):
        raise NotRead("gaps cannot be read: the disk reports an error.")

    other = AwayGap("e2", "mixing", NOW + 60, NOW + 3600)
    with monkeypatch.context() as patch:
        patch.setattr("tracker.storage.machine.gaps_file.read_bytes", fails)
        assert file.gaps() == ()
        with pytest.raises(NotRead):
            file.change(lambda gaps: (*gaps, other), NOW)
        with file.held(), pytest.raises(NotRead):
            file.replace_lines((), ("open\t1\t2\taway\tmixing\te2\n",))
    assert (tmp_path / "state" / "gaps").read_bytes() == before
    assert file.gaps() == (GAP,)


def test_gaps_of_long_ago_are_forgotten(file):
    file.change(lambda gaps: (*gaps, GAP), NOW)
    file.change(lambda gaps: gaps, NOW + 61 * DAY)
    assert file.gaps() == ()
