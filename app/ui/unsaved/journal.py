"""The journal: keeps what is typed and not yet saved, a second after the last key, away from the database's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimerEvent, Signal

from app.ui.unsaved.journal_files import JournalFiles, Unsaved
from app.ui.work.inbox import Inbox
from app.ui.work.lane import Errand, Lane

A_SECOND = 1000  # milliseconds


@dataclass(slots=True, eq=False)
class _Open:
    """A form with unsaved text: how to ask what is in it, the timer since the last key, what was kept."""

    ask: Callable[[], Unsaved]
    timer: int = 0
    kept: Unsaved | None = None


class Journal(QObject):
    """One file for each form with unsaved text; what is left over after a crash is offered again.

    A disk that cannot be written is told once by `trouble`, and once more after it has worked in between.
    """

    trouble = Signal(str)
    """A sentence for a quiet notice: what is typed is not being kept just now."""
    kept = Signal(str)
    """The form of this id is safe on the disk as it is."""

    def __init__(self, folder: Path, parent: QObject | None = None, *, after: int = A_SECOND) -> None:
        super().__init__(parent)
        self._files = JournalFiles(folder)
        self._after = after
        self._open: dict[str, _Open] = {}
        self._failing = False
        self._inbox = Inbox(self)
        self._lane = Lane("journal", self._inbox.put, self._inbox.ring)
        self._lane.start()

    def typed(self, form: str, ask: Callable[[], Unsaved]) -> None:
        """Say that somebody typed in a form; `ask` is called a second after the last key, and what it gives is kept."""
        one = self._open.setdefault(form, _Open(ask))
        one.ask = ask
        self._stop_timer(one)
        one.timer = self.startTimer(self._after)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Keep the form whose second is over."""
        for form, one in self._open.items():
            if one.timer == event.timerId():
                self._stop_timer(one)
                self._keep(form)

    def saved(self, form: str) -> None:
        """Say that a form was saved, or its text put aside on purpose: nothing of it is kept any longer."""
        gone = self._open.pop(form, None)
        if gone is None:
            return
        self._stop_timer(gone)
        if gone.kept is not None:
            self.forget(gone.kept)

    def forget(self, unsaved: Unsaved) -> None:
        """Remove what was left over and is not wanted."""
        self._do(partial(self._files.remove, unsaved))

    def left_over(self, person: str, database: str) -> tuple[Unsaved, ...]:
        """What this person left unsaved, oldest first; nothing when the folder cannot be read."""
        try:
            return self._files.left_over(person, database)
        except OSError:
            return ()

    def stop(self, seconds: float = 2.0) -> bool:
        """Keep at once what is waiting for its second; True when all was written in time."""
        for form, one in self._open.items():
            if one.timer:
                self._stop_timer(one)
                self._keep(form)
        ended = self._lane.stop(seconds)
        self._inbox.close()
        return ended

    def _stop_timer(self, one: _Open) -> None:
        if one.timer:
            self.killTimer(one.timer)
            one.timer = 0

    def _keep(self, form: str) -> None:
        one = self._open[form]
        one.kept = one.ask()
        self._do(partial(self._files.write, one.kept), form)

    def _do(self, job: Callable[[], None], form: str = "") -> None:
        self._lane.add(Errand(job, partial(self._done, form), must_finish=True))

    def _done(self, form: str, errand: Errand) -> None:
        error = errand.attempt.error
        if error is not None and not isinstance(error, OSError):
            raise error
        if error is None:
            self._failing = False
            if form:
                self.kept.emit(form)
        elif not self._failing:
            self._failing = True
            self.trouble.emit(
                f"What you type is not being kept safe, because {self._files.folder} cannot be written "
                f"({error.strerror or type(error).__name__}). Save soon."
            )
