"""What somebody says of the weeks of a longer demo at their end: a line to oneself, and what is decided."""

from __future__ import annotations

from tracker.demo.long_life import DRY, EXAM, ILL, TOUR

_EARLY, _RISING, _LATE = "early", "rising", "late"
# Up to these places on the course of the life.
_EARLY_UNTIL, _RISING_UNTIL = 0.2, 0.75
NOTES = {
    _EARLY: (
        "More phone than studio. I did not want to know that.",
        "Thirty hours behind the till, and what is left of the day goes to the couch.",
        "Guessed twelve hours of music. It was four.",
        "One good evening. It shows in the numbers, too.",
        "Said yes to everything again, except to the song.",
        "The song is where it was on Monday. The series is not.",
        "Bought a plug-in instead of using the ones I have.",
        "Made a groove at midnight and was proud all Thursday.",
        "Wrote down what the phone takes. It takes a working day.",
    ),
    _RISING: (
        "Capped the phone. It is only a number until Wednesday.",
        "Two late sessions. Tired at work, but the mix moved.",
        "Somebody asked for a mix. That is what the calls are for.",
        "Mornings without the phone are longer.",
        "Threw out the second half of the song, and it is better.",
        "Tuesday was planned, so Tuesday happened.",
        "Learnt more from one mix of others than from ten videos.",
    ),
    _LATE: (
        "More studio than phone, and it no longer surprises me.",
        "Paid for a mix, and the rent was half of that.",
        "Less in a hurry. The hours are simply there.",
        "Sent two songs to the label in Ghent. No answer yet.",
        "One evening lost to a series, and I know why.",
        "Said no to a session that was too cheap.",
        "The chorus works. Three people said so without being asked.",
    ),
    DRY: (
        "Opened the session, closed the session.",
        "Nothing I begin is any good. So I begin nothing.",
        "The phone again. I know what that means by now.",
        "No song for weeks. Told nobody.",
    ),
    EXAM: ("Exams. The studio can wait two weeks, and knows it.", "Passed, I think. Compressors everywhere."),
    TOUR: (
        "Four towns, four mixers, no sleep. Learnt more than in a year.",
        "Home. Ears closed until Monday.",
    ),
    ILL: ("Flu, and everything slid. Rest is not waste.",),
}
BEFORE_NEW_JOB = "Gave notice at the supermarket. Three shifts at the café have to do."
AT_THE_TURN = "That was seven weeks. It ends on Monday at 19:20, with ten minutes."

# How much it is wanted, and what is decided.
_SAID = {
    _EARLY: ((6, "undecided"), (7, "undecided")),
    _RISING: ((8, "part-time"), (7, "part-time"), (8, "undecided")),
    _LATE: ((9, "full-time"), (9, "part-time"), (10, "full-time")),
    DRY: ((6, "undecided"), (5, "undecided")),
    EXAM: ((8, "part-time"),),
    TOUR: ((9, "full-time"),),
    ILL: ((6, "undecided"),),
}
DECIDED_AT_THE_TURN = (9, "part-time")
# From which place on the course of the life hours are to move, from what to what.
MOVES = (
    (0.0, (("social-media", "studio", 2.0),)),
    (0.4, (("series", "learning", 1.0), ("social-media", "studio", 1.0))),
    (0.8, (("social-media", "studio", 1.0), ("series", "studio", 0.5))),
)
MOVES_AT_THE_TURN = (("series", "studio", 1.5),)
INTENTIONS = (("I reach for the phone in the morning", "I open the session first", "social-media"),)
INTENTIONS_AT_THE_TURN = (
    *INTENTIONS,
    ("it is Mon 19:20", "I open the last song and stay for ten minutes", ""),
)


def phase_of(kind: str, place: float) -> str:
    """Which words fit a week: those of its kind or, for most, those of its place on the course."""
    if kind in NOTES:
        return kind
    return _EARLY if place < _EARLY_UNTIL else _RISING if place < _RISING_UNTIL else _LATE


def said_at_end(phase: str, number: int) -> tuple[str, int, str]:
    """The line to oneself, the desire and the decision of the so-many-th week of a phase."""
    notes, said = NOTES[phase], _SAID[phase]
    return notes[number % len(notes)], *said[number % len(said)]
