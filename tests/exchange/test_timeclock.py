"""What hledger and ledger are given, and what hledger makes of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.domain.recorded import ACTIVITIES, calendars, zones
from tests.exchange.sessions import LISTED, entry, sessions
from tests.hostile import TEXTS
from tests.zones import changes_of
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.day_range import ALL_DAYS
from tracker.domain.time.duration import DAY, HOUR
from tracker.domain.time.zone import wall_time
from tracker.exchange.timeclock import timeclock_pieces
from tracker.exchange.within_days import WithinDays

HLEDGER = shutil.which("hledger")
needs_hledger = pytest.mark.skipif(HLEDGER is None, reason="hledger is not installed")
LINES = re.compile(
    r"(?:i \d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?P<account>\S+(?: \S+)*)  (?P<note>[^;]*); (?P<tags>[^;]*)\n"
    r"o \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\n)"
)


def text_of(*entries: Entry, listed: ActivityList = LISTED) -> str:
    return "".join(timeclock_pieces(sessions(*entries), listed))


def read_by_hledger(text: str) -> list[tuple[str, str, Decimal]]:
    """The account, the day and the hours of each session, as hledger has them."""
    done = subprocess.run(
        [str(HLEDGER), "-f", "timeclock:-", "print", "-O", "json"],
        input=text.encode(),
        capture_output=True,
        env={"LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = []
    for transaction in json.loads(done.stdout):
        (posting,) = transaction["tpostings"]
        (amount,) = posting["pamount"]
        quantity = amount["aquantity"]
        hours = Decimal(quantity["decimalMantissa"]).scaleb(-quantity["decimalPlaces"])
        found.append((posting["paccount"], transaction["tdate"], hours))
    return found


def test_a_session_has_its_account_its_note_and_what_else_is_known_of_it() -> None:
    note = 'a; b, "c"\nsecond line'
    night = entry("2026-10-25 01:30", "2026-10-25 03:30", track="=cmd|' /C calc'!A0", note=note)
    late = entry("2026-10-25 23:50", "2026-10-26 00:20", id="aaaaaaa2", activity="phone",
                 note="-1+1 @home  two spaces")  # fmt: skip
    plain = entry("2026-10-26 10:00", "2026-10-26 10:00", id="aaaaaaa3", activity="gone", track="a, b; c")
    said = "studio:Mixing  a, b, \"c\" second line ; track:=cmd|' /C calc'!A0, id:aaaaaaa1"
    assert text_of(night, late, plain).splitlines() == [
        f"i 2026-10-25 01:30:00 {said}",
        "o 2026-10-25 03:00:00",
        f"i 2026-10-25 02:00:00 {said}",
        "o 2026-10-25 03:30:00",
        "i 2026-10-25 23:50:00 leisure:Phone  -1+1 @home two spaces ; id:aaaaaaa2",
        "o 2026-10-26 00:20:00",
        "i 2026-10-26 10:00:00 unlisted:gone  ; track:a b c, id:aaaaaaa3",
        "o 2026-10-26 10:00:00",
    ]


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("a  b", "a b"),
        ("Mixing: live", "Mixing- live"),
        ("a; b", "a, b"),
        ("a\tb\nc\u00a0 \u3000d", "a b c d"),
        ("\x1b[31mred\u202e", "\ufffd[31mred\ufffd"),
        ("(x) [y]", "(x) [y]"),
    ],
)
def test_a_name_ends_no_account_and_opens_none(name: str, account: str) -> None:
    listed = ActivityList((Activity("mixing", name, "studio"),))
    assert text_of(entry("2026-10-26 10:00", "2026-10-26 11:00"), listed=listed).splitlines()[0] == (
        f"i 2026-10-26 10:00:00 studio:{account}  ; id:aaaaaaa1"
    )


@needs_hledger
@pytest.mark.parametrize("text", TEXTS)
def test_whatever_the_texts_are_hledger_has_the_account_and_its_hour(text: str) -> None:
    listed = ActivityList((Activity("mixing", text, "studio"),))
    made = text_of(entry("2026-10-26 10:00", "2026-10-26 11:00", note=text, track=text), listed=listed)
    ((account, day, hours),) = read_by_hledger(made)
    assert (account.partition(":")[0], account.count(":"), day, hours) == ("studio", 1, "2026-10-26", 1)


@example(" \n", "x", ";,")
@given(st.text(max_size=40), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_whatever_the_texts_are_each_session_is_two_lines(note: str, name: str, track: str) -> None:
    listed = ActivityList((Activity("mixing", "x" + name, "studio"),))
    made = text_of(entry("2026-10-26 10:00", "2026-10-26 11:00", note=note, track=track), listed=listed)
    found = LINES.fullmatch(made)
    assert found is not None
    assert found["account"].count(":") == 1


@needs_hledger
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_sums_of_hledger_are_ours_over_changes_of_the_clocks(data: st.DataObject) -> None:
    zone = data.draw(zones)
    changes = changes_of(zone.name) or (DAY * 20_000,)
    entries: list[Entry] = []
    for number in range(data.draw(st.integers(1, 12))):
        # hledger rounds each session to a hundredth of an hour: half hours stay as they are.
        near = data.draw(st.sampled_from(changes)) // HOUR * HOUR
        begin = near + data.draw(st.integers(-6, 6)) * HOUR // 2
        end = begin + data.draw(st.integers(0, 60)) * HOUR // 2
        activity = data.draw(st.sampled_from(ACTIVITIES))
        entries.append(Entry(f"e{number}", activity, wall_time(begin, zone), wall_time(end, zone)))
    calendar = data.draw(calendars(zone))
    made = "".join(timeclock_pieces(WithinDays(ALL_DAYS, calendar, 0).sessions(entries), LISTED))
    sums: dict[str, Decimal] = {}
    for account, _, hours in read_by_hledger(made):
        key = account.partition(":")[2].lower()
        sums[key] = sums.get(key, Decimal(0)) + hours
    ours: dict[str, int] = {}
    for each in entries:
        name = LISTED.get(each.activity).name.lower()
        ours[name] = ours.get(name, 0) + each.seconds(0)
    assert {key: hours * HOUR for key, hours in sums.items()} == ours
