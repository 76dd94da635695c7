"""Every change that a user can make, by command or by key, each with its subject."""

from __future__ import annotations

from tracker.changes.door import Door

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.changes.activities import Activities
    from tracker.changes.assessment import Assessments
    from tracker.changes.away import AwayAnswers
    from tracker.changes.corrections import Corrections
    from tracker.changes.gap_notes import GapNotes
    from tracker.changes.history import History
    from tracker.changes.numbers import NumbersOfWeek
    from tracker.changes.plan import PlanOfWeek
    from tracker.changes.timer import Timer
    from tracker.changes.tracks import Tracks
    from tracker.domain.time.zone import Zone
    from tracker.reading.away_questions import AwayQuestions
    from tracker.storage.machine.heartbeat import Heartbeat
    from tracker.storage.store import Store


class Changes:
    """The changes of the record of one data folder, and that record.

    Every change takes the moment at which it happens. It raises Refused or Invalid where a rule stands
    against it, and DataError where it could not be saved; then nothing has changed. A subject is loaded when
    it is asked for: a command makes one change.
    """

    def __init__(self, store: Store, zone: Zone) -> None:
        self._door = Door(store, zone)
        self.store = store
        self.record = self._door.record

    @property
    def timer(self) -> Timer:
        """What runs."""
        from tracker.changes.timer import Timer

        return Timer(self._door)

    @property
    def corrections(self) -> Corrections:
        """What is on record already."""
        from tracker.changes.corrections import Corrections

        return Corrections(self._door)

    @property
    def activities(self) -> Activities:
        """The list and the goal."""
        from tracker.changes.activities import Activities

        return Activities(self._door)

    @property
    def numbers(self) -> NumbersOfWeek:
        """Guesses, targets and caps."""
        from tracker.changes.numbers import NumbersOfWeek

        return NumbersOfWeek(self._door)

    @property
    def plan(self) -> PlanOfWeek:
        """When the hours of a week will be."""
        from tracker.changes.plan import PlanOfWeek

        return PlanOfWeek(self._door)

    @property
    def tracks(self) -> Tracks:
        """What tracks are called, and whether they are finished."""
        from tracker.changes.tracks import Tracks

        return Tracks(self._door)

    @property
    def assessment(self) -> Assessments:
        """The answers at the end of a week."""
        from tracker.changes.assessment import Assessments

        return Assessments(self._door)

    @property
    def away(self) -> AwayAnswers:
        """The answers to the away question."""
        from tracker.changes.away import AwayAnswers

        return AwayAnswers(self._door)

    @property
    def history(self) -> History:
        """Undo and redo."""
        from tracker.changes.history import History

        return History(self._door)

    @property
    def questions(self) -> AwayQuestions:
        """What is in question on this machine."""
        from tracker.reading.away_questions import AwayQuestions

        return AwayQuestions(self.record, self.store.folders)

    @property
    def gap_notes(self) -> GapNotes:
        """What was noticed of gaps on this machine."""
        from tracker.changes.gap_notes import GapNotes

        return GapNotes(self.record, self.store.folders)

    @property
    def heartbeat(self) -> Heartbeat:
        """The signs of life of whichever app is open."""
        from tracker.storage.machine.heartbeat import Heartbeat

        return Heartbeat(self.store.folders.in_state("heartbeat"))
