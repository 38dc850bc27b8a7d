"""What takes long with evidence: files are added, and large ones given out, in a process of its own."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.file_names import UNFINISHED
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.evidence import Added, Arrival, EvidenceLine
    from app.ui.work.long_task import LongTask

FAR = 8 * 1024 * 1024
"""Bytes from which a file is given out by a process of its own: meanwhile the desk goes on working."""
AFTER_STOPPING = 1_000
"""Milliseconds until what was written of a copy is removed."""
STOPPED = "Stopped. What was added before that stays; of the rest nothing is kept."


class EvidenceWork(QObject):
    """One piece of work at a time; it can be stopped."""

    said = Signal(str)
    """Something to be read in the status line."""
    refused = Signal(str)
    """Why some of it was not done."""
    failed = Signal(Exception)
    """It could not be done."""
    progressed = Signal(object)
    """Progress: how far it has come."""
    busy = Signal(bool)
    """True while something is being done."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: LongTask | None = None
        self._case_id = 0
        self._copying: Path | None = None
        self.running = False

    def add(self, case_id: int, arrivals: "Sequence[Arrival]") -> None:
        """Add these files to a case."""
        self._case_id = case_id
        self._begin(services.evidence.add_files, (case_id, tuple(arrivals)), self._have_added)

    def take_out_attachments(self, case_id: int, line: "EvidenceLine", folder: Path) -> None:
        """Add what is attached to an e-mail among the evidence, by way of a folder."""
        self._case_id = case_id
        self._begin(services.evidence.add_attachments, (case_id, line.id, folder), self._have_added)

    def copy(self, line: "EvidenceLine", to: Path) -> None:
        """Write a copy to keep."""
        self._give_out(line, to, services.evidence.save_copy, services.evidence.fetch_copy, self._have_copied)

    def open(self, line: "EvidenceLine", folder: Path, show: Callable[[Path], None]) -> None:
        """Write a copy that is opened into a folder, and show it."""
        self._give_out(line, folder, services.evidence.save_to_open, services.evidence.fetch_to_open, show)

    def stop(self) -> None:
        """Break it off."""
        if not self.running:
            return
        if self._task is not None:
            self._task.cancel()
            if self._copying is not None:  # the process is still ending, and may hold it for a moment
                QTimer.singleShot(AFTER_STOPPING, self, partial(_remove, self._copying))
        self._end()
        self.said.emit(STOPPED)
        self._tell_changed(None)

    def fail(self, error: Exception) -> None:
        """It could not be done, and why."""
        if self.running:
            self._end()
            self._tell_changed(None)  # some of it may have been done
        if isinstance(error, Refusal | Unavailable):
            self.refused.emit(error.sentence)
        elif isinstance(error, OSError):
            self.refused.emit(f"The copy could not be written: {error.strerror}. Choose another folder.")
        else:
            self.failed.emit(error)

    def _give_out(
        self,
        line: "EvidenceLine",
        to: Path,
        near: Callable[[Any, int, Path], Path],
        far: Callable[..., Path],
        then: Callable[[Path], None],
    ) -> None:
        if line.size >= FAR:
            if self._begin(far, (line.id, to), then):
                self._copying = to
        else:
            self._tasks.read(self, lambda work: near(work, line.id, to), then, replacing="giving out", failed=self.fail)

    def _begin(self, function: Callable[..., Any], arguments: tuple[Any, ...], then: Callable[[Any], object]) -> bool:
        if self.running:
            self.said.emit("Something is still being done here. Wait for it, or stop it.")
            return False
        self.running = True
        self.busy.emit(True)

        def start(line: object) -> None:
            if self.running:
                self._task = self._tasks.long(
                    self, function, (line, *arguments), self.progressed.emit, partial(self._have, then), self.fail
                )

        self._tasks.read(self, services.evidence.line_of, start, failed=self.fail)
        return True

    def _have(self, then: Callable[[Any], object], answer: object) -> None:
        self._end()
        then(answer)

    def _have_added(self, added: "Added") -> None:
        if added.done is not None:
            what = added.done.said if added.count == 1 else f"{added.done.reference}: {added.count} files added"
            self.said.emit(what)
        if added.refused:
            self.refused.emit(" ".join(added.refused))
        self._tell_changed(added.done)

    def _have_copied(self, to: Path) -> None:
        self.said.emit(f"Saved as {to.name}")

    def _tell_changed(self, done: Done | None) -> None:
        if self._case_id:
            self._tasks.changed.emit(done or Done(self._case_id, "", ""))

    def _end(self) -> None:
        self.running, self._task, self._copying = False, None, None
        self.busy.emit(False)


def _remove(copy: Path) -> None:
    with suppress(OSError):
        copy.with_name(f"{copy.name}{UNFINISHED}").unlink(missing_ok=True)
