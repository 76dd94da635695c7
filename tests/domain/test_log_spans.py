"""Which logs touch a stretch of time: answered alike where the old ones are looked at as a whole."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.domain.week.log_spans import LogSpans, latest_of
from tracker.domain.week.week_log import WeekLog

Span = tuple[int, int, int, bool]
# A few, so that many are the same.
instants = st.integers(0, 12)
WEEKS = [str(Week(2026, number)) for number in range(1, 9)]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, latest, last = sorted((draw(instants), draw(instants), draw(instants)))
    return first, last, latest, draw(st.booleans())


class AsOne(NamedTuple):
    """Spans of old logs, with what is said of them all."""

    each: dict[str, Span]
    last: int
    newest: tuple[int, bool, str]

    def spans(self) -> dict[str, Span]:
        return self.each


def as_one(each: dict[str, Span]) -> AsOne:
    return AsOne(each, max(span[1] for span in each.values()), max(latest_of(*item) for item in each.items()))


@given(st.dictionaries(st.sampled_from(WEEKS), spans(), min_size=1), st.data())
def test_the_same_logs_are_found(each: dict[str, Span], data: st.DataObject) -> None:
    old_names = data.draw(st.sets(st.sampled_from(sorted(each)), min_size=1))
    old = as_one({name: span for name, span in each.items() if name in old_names})
    recent = {name: span for name, span in each.items() if name not in old_names}
    whole, parted = LogSpans(each), LogSpans(recent, old)
    for begin, end in data.draw(st.lists(st.tuples(instants, instants).map(sorted), min_size=1, max_size=4)):
        assert sorted(parted.touching(begin, end)) == sorted(whole.touching(begin, end))
        assert {*parted.around(begin, end)} == {*whole.around(begin, end)}
    assert newest_asked(parted) == newest_asked(whole)
    assert parted.all() == each


def newest_asked(spans: LogSpans) -> list[str]:
    """The logs that are asked for the last entry of all while none of them turns out to have any."""
    asked: list[str] = []
    at_hand = {Week(2026, 5): WeekLog(Week(2026, 5), time(0))}
    assert spans.newest_entry(at_hand, lambda week: asked.append(str(week))) is None
    return asked


def test_of_old_logs_none_is_looked_at_for_the_present() -> None:
    class Unasked(AsOne):
        def spans(self) -> dict[str, Span]:
            raise AssertionError("nobody needs them")

    old = Unasked(*as_one({WEEKS[0]: (1, 5, 4, True), WEEKS[1]: (6, 9, 8, True)}))
    spans = LogSpans({WEEKS[2]: (10, 20, 15, True)}, old)
    entry = Entry("a", "mixing", BERLIN.at("2026-01-12 10:00"), BERLIN.at("2026-01-12 11:00"))
    assert spans.touching(10, 30) == [WEEKS[2]]
    assert spans.around(21, 30) == [WEEKS[2]]
    assert spans.newest_entry({}, lambda week: WeekLog(week, time(0), (entry,))) == entry
