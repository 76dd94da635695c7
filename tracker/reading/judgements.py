"""By which ratings each week is judged: its own once it is assessed, else today's."""

from __future__ import annotations

from tracker.domain.time.week import Week
from tracker.domain.week.standing import Judgement, judgement
from tracker.storage.files import Files
from tracker.storage.machine.log_cache import ASSESSMENT


class Judgements:
    """Those of one record, as they are asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        # To read those of ten years once more takes longer than all else that is done with them.
        self._assessed = files.known_logs().holding(ASSESSMENT)
        self._todays = judgement(files.listed(), None)
        self._known: dict[Week, Judgement] = {}

    def of(self, week: Week) -> Judgement:
        """How a week is judged."""
        if week not in self._assessed:
            return self._todays
        if week not in self._known:
            log = self._files.log(week)
            assessment = log.finished_assessment if log is not None else None
            self._known[week] = judgement(self._files.listed(), assessment)
        return self._known[week]
