"""The page on which a file is brought in, whatever its kind: step by step, and the window never stops."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.actions import action
from app.ui.bringing.at_the_database import Choice, FileLookedAt, Looked
from app.ui.bringing.kind_of_file import Columns, KindOfFile, OfferedLike, Said, Wanted
from app.ui.bringing.processing import Processing
from app.ui.bringing.stepping_page import SteppingPage
from app.ui.desk.seat import Seat
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

CANCELLED = "Cancelled. Nothing was saved."
BESIDE = "{0} left out.csv"
"""The name under which rows that are left out are proposed to be saved, beside the file that they come from."""


class BringingPage(SteppingPage):
    """One step at a time; what was chosen and said stays, whatever is refused."""

    left = Signal()
    """It is not wanted any more."""

    def __init__(
        self, tasks: Tasks, seat: Seat, kind: KindOfFile, parent: QWidget | None = None, *, in_pieces: bool = False
    ) -> None:
        super().__init__(parent)
        self._tasks, self._kind = tasks, kind
        self.processing = Processing(tasks, seat, kind, self)
        self.looked: Looked | None = None
        self.begin_to_grow(self._grow(), in_pieces=in_pieces)

    def _grow(self) -> Growth:
        yield from self.grow_steps(self._kind)
        self._connect()

    @property
    def may_take(self) -> bool:
        """True for whoever may bring a file in, while none is worked on."""
        return not self.busy and not self.start.why_not.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Who looks, and whose files there are, is read when the page is looked at."""
        super().showEvent(event)
        self._read_offered()

    def go_on(self) -> None:
        """Do what the step that is seen is for."""
        self.step.go_on()

    def cancel(self) -> None:
        """End what is being done; where nothing is, leave the page, with all that was chosen."""
        if self.busy:
            self.processing.cancel()
        else:
            self.left.emit()

    def look(self) -> None:
        """Have the chosen file looked at, with columns and words as they are known."""
        if file := self.start.chosen_file:
            self.processing.look(Wanted(file, self.start.landlord_id))

    def save(self) -> None:
        """Have what is ticked saved."""
        if file := self._file_looked_at:
            self.processing.save(file, self._choice)

    def save_rest(self) -> None:
        """Ask for a place, and have the rows written there that are not ticked or cannot be."""
        if file := self._file_looked_at:
            proposed = file.wanted.file.with_name(BESIDE.format(file.wanted.file.stem))
            name, _ = QFileDialog.getSaveFileName(self, "Save the rows left out", str(proposed), "For Excel (*.csv)")
            if name:
                self.processing.write_rest(file, self._choice, Path(name))

    @property
    def _file_looked_at(self) -> FileLookedAt | None:
        looked = self.looked
        return FileLookedAt(looked.wanted, looked.told.rows, looked.stamp) if looked and looked.told else None

    @property
    def _choice(self) -> Choice:
        return Choice(self.report.cards.ticked(), self.report.insists)

    def _look_with(self, columns: Columns | None, said: Said) -> None:
        """Have the same file looked at with what is said of it now."""
        if self.looked is not None:
            self.processing.look(replace(self.looked.wanted, columns=columns, said=said))

    def _look_with_columns(self) -> None:
        if self.looked is not None:
            self._look_with(self.columns.said(), self.looked.wanted.said)

    def _look_with_words(self) -> None:
        if self.looked is not None:
            self._look_with(self.looked.wanted.columns, self.words.said())

    def _begun(self, title: str) -> None:
        self.notice.clear()
        self.steps.begin(title)
        self.show_step(self.working)

    def _have_looked(self, looked: Looked) -> None:
        self.looked = looked
        if looked.told is not None:
            self.report.show_report(looked)
            self.show_step(self.report)
        else:
            self._ask_columns()
            self.columns.show_missing()

    def _ask_columns(self) -> None:
        if self.looked is not None:
            self.notice.clear()
            self.columns.show_seen(self.looked, self.start.whose)
            self.show_step(self.columns)

    def _ask_words(self) -> None:
        if self.looked is not None:
            self.notice.clear()
            self.words.show_words(self.looked)
            self.show_step(self.words)

    def _have_written(self, place: Path) -> None:
        rows = "1 row is" if self.report.left_out == 1 else f"{self.report.left_out:,} rows are"
        why = "with the reason beside each. Repair them there, and bring that file in."
        self.go_back(f"{rows} in {place}, {why}")

    def _have_saved(self, done: Done) -> None:
        self.report.show_end(f"Saved. {done.said}")
        self.start.file.set_value(None)
        self.show_step(self.report)

    def _refused(self, refusal: Refusal, saving: bool) -> None:
        if saving:
            self.go_back(refusal.sentence, ("Look again", self._look_again))
        elif self.steps.begun_at is self.start:
            self.looked = None
            self.show_step(self.start)
            self.start.refuse(refusal)
        else:
            self.go_back(refusal.sentence)

    def _broke(self, error: Exception) -> None:
        self.show_step(self.steps.begun_at)
        self._tasks.trouble.emit(error)

    def _look_again(self) -> None:
        if self.looked is not None:
            self.processing.look(self.looked.wanted)

    def _read_offered(self) -> None:
        self._tasks.read(self, self._kind.offered, self._offer, replacing="offered", failed=self._cannot_offer)

    def _offer(self, offered: OfferedLike) -> None:
        self.start.offer(offered)
        if offered.why_not and not self.busy:
            self.show_step(self.start)

    def _cannot_offer(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._read_offered))
        else:
            self._broke(error)

    def _dropped(self, file: Path) -> None:
        self.go_to(self.start)
        self.start.take(file)

    def _nothing_to_save(self, why: str) -> None:
        self.notice.say(why, ("All right", self.put_away), panel="notice")

    def _unavailable(self, sentence: str, again: Callable[[], None]) -> None:
        self.go_back(sentence, ("Try again", again))

    def _something_changed(self) -> None:
        if self.isVisible():
            self._read_offered()

    def _connect(self) -> None:
        self.dropped.connect(self._dropped)
        self.dragged_over.connect(self.start.place.show_dragged)
        self.start.wanted.connect(self.look)
        self.columns.wanted.connect(self._look_with_columns)
        self.words.wanted.connect(self._look_with_words)
        self.words.back.connect(lambda: self.go_to(self.report))
        self.columns.back.connect(lambda: self.go_to(self.report if self.columns.reported else self.start))
        self.report.wanted.connect(self.save)
        self.report.refused.connect(self._nothing_to_save)
        self.report.columns_wanted.connect(self._ask_columns)
        self.report.words_wanted.connect(self._ask_words)
        self.report.rest_wanted.connect(self.save_rest)
        self.report.another_wanted.connect(lambda: self.go_to(self.start))
        self.start.left.connect(self.left)
        self.report.left.connect(self.left)
        did = self.processing
        did.begun.connect(self._begun)
        did.progressed.connect(self.working.show_progress)
        did.looked.connect(self._have_looked)
        did.saved.connect(self._have_saved)
        did.rest_written.connect(self._have_written)
        did.cancelled.connect(lambda: self.go_back(CANCELLED))
        did.refused.connect(self._refused)
        did.unavailable.connect(self._unavailable)
        did.broke.connect(self._broke)
        self.working.cancelled.connect(self.cancel)
        self._tasks.changed.connect(self._something_changed)
        action("cancel", self, self.cancel)
        action("save", self, self.go_on)
