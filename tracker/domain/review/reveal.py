"""The reveal: what was guessed, held against what was measured."""

from __future__ import annotations

from tracker.domain.review.review import Review
from tracker.domain.time.duration import h_mm
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.guesses import MeasuredGuess, measured_guesses
from tracker.domain.week.tally import overlap
from tracker.domain.week.week_record import WeekRecord

_FAR_OFF = 2.0


def late_guesses(record: WeekRecord, now: int) -> frozenset[str]:
    """The guesses that were given when half of the hours of the week had been measured already.

    One whose moment is not on record, as it was written by hand, is not called late.
    """
    if record.log is None or not record.log.guessed:
        return frozenset()
    bounds = record.calendar.bounds(record.week)

    def measured_until(instant: int) -> int:
        end = min(instant, bounds[7])
        return sum(overlap(entry.first, entry.last(now), bounds[0], end) for entry in record.entries)

    total = measured_until(now)
    given = {key: instant_of(moment) for key, moment in record.log.guessed.items()}
    return frozenset(key for key, moment in given.items() if total and 2 * measured_until(moment) >= total)


def revealed(review: Review) -> tuple[MeasuredGuess, ...]:
    """Every guess of the week, the one furthest off first."""
    record = review.material.record
    late = late_guesses(record, instant_of(review.now))
    return tuple(replace(one, is_late=one.key in late) for one in measured_guesses(record, review.report))


def revealed_words(found: tuple[MeasuredGuess, ...]) -> list[str]:
    """What the guesses show, in a sentence or two."""
    if not found:
        return [
            "You guessed nothing for this week. A guess would have shown how far what you believe lies from "
            "what you do, and that gap is often the most useful number of all. Next week, guess first: "
            "the week screen offers it when the week begins."
        ]
    furthest = found[0]
    if furthest.is_close:
        return ["Every guess came close. You know where your hours go, and few people do."]
    way = "more" if furthest.difference > 0 else "less"
    factor = furthest.measured / furthest.guess if furthest.guess else 0.0
    times = f", {factor:.1f} times the guess" if factor >= _FAR_OFF else " than guessed"
    said = [
        f"{furthest.name}: guessed {h_mm(furthest.guess)}, measured {h_mm(furthest.measured)}. "
        f"That is {h_mm(abs(furthest.difference))} {way}{times}."
    ]
    close = [one.name for one in found if one.is_close]
    if close:
        said.append(f"Close to the truth: {', '.join(close)}.")
    if any(one.is_late for one in found):
        said.append("A late guess was given when half of the week had been measured already: it counts less.")
    return said


def directions_said(found: tuple[MeasuredGuess, ...]) -> list[str]:
    """Which guesses were too high and which too low, of those that did not come close."""
    missed = [one for one in found if not one.is_close]
    high = [one.name for one in missed if one.difference < 0]
    low = [one.name for one in missed if one.difference > 0]
    parts = [
        f"{words}: {', '.join(names)}" for words, names in (("too high", high), ("too low", low)) if names
    ]
    return [f"Guessed {'; '.join(parts)}."] if parts else []
