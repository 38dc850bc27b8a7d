"""The page on which a file is brought in, whatever its kind: step by step, and the window never stops."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.actions import action
from app.ui.bringing.at_the_database import Choice, FileLookedAt, Looked
from app.ui.bringing.columns_step import ColumnsStep
from app.ui.bringing.dropping import DroppingPage
from app.ui.bringing.kind_of_file import Columns, KindOfFile, OfferedLike, Wanted
from app.ui.bringing.processing import Processing
from app.ui.bringing.report_step import ReportStep
from app.ui.bringing.start_step import StartStep
from app.ui.bringing.working_step import WorkingStep
from app.ui.desk.pages import Pages
from app.ui.desk.seat import Seat
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.telling.notice import Answer, Notice
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

CANCELLED = "Cancelled. Nothing was saved."
Step = StartStep | ColumnsStep | ReportStep | WorkingStep


class BringingPage(DroppingPage):
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
        self.notice = Notice(self)
        self.title = theme.label(self._kind.title, times=1.45, bold=True, within=self)
        self._stack = Pages()
        self._stack.setParent(self)
        self._lay_out()
        self.start = StartStep(self._kind, self._stack)
        yield
        self.columns = ColumnsStep(self._kind, self._stack)
        yield from self.columns.grow()
        self.report = ReportStep(self._kind, self._stack)
        yield
        self.working = WorkingStep(self._stack)
        self._begun_at: Step = self.start
        for step in self._steps:
            self._stack.addWidget(step)
        yield
        self._connect()

    @property
    def step(self) -> Step:
        """The step that is seen."""
        return self._steps[max(self._stack.currentIndex(), 0)]

    @property
    def busy(self) -> bool:
        """True while a process works for it, or while it is found out whether it was ended in time."""
        return self.step is self.working

    @property
    def may_take(self) -> bool:
        """True for whoever may bring a file in, while none is worked on."""
        return not self.busy and not self.start.why_not.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the step that is seen."""
        self.step.take_focus()

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

    def look(self, columns: Columns | None = None) -> None:
        """Have the file looked at, with columns as they are said, or as they are known."""
        if file := self.start.chosen_file:
            self.processing.look(Wanted(file, self.start.landlord_id, columns))

    def save(self) -> None:
        """Have what is ticked saved."""
        looked = self.looked
        if looked is not None and looked.told is not None:
            file = FileLookedAt(looked.wanted, looked.told.rows, looked.stamp)
            self.processing.save(file, Choice(self.report.cards.ticked(), self.report.insists))

    @property
    def _steps(self) -> tuple[StartStep, ColumnsStep, ReportStep, WorkingStep]:
        return self.start, self.columns, self.report, self.working

    def _begun(self, title: str) -> None:
        self.notice.clear()
        if not self.busy:
            self._begun_at = self.step
        self.working.begin(title)
        self._show(self.working)

    def _have_looked(self, looked: Looked) -> None:
        self.looked = looked
        if looked.told is not None:
            self.report.show_report(looked)
            self._show(self.report)
        else:
            self._ask_columns()
            self.columns.show_missing()

    def _ask_columns(self) -> None:
        if self.looked is not None:
            self.notice.clear()
            self.columns.show_seen(self.looked, self.start.whose)
            self._show(self.columns)

    def _have_saved(self, done: Done) -> None:
        self.report.show_end(f"Saved. {done.said}")
        self.start.file.set_value(None)
        self._show(self.report)

    def _refused(self, refusal: Refusal, saving: bool) -> None:
        if saving:
            self._go_back(refusal.sentence, ("Look again", self._look_again))
        elif self._begun_at is self.start:
            self.looked = None
            self._show(self.start)
            self.start.refuse(refusal)
        else:
            self._go_back(refusal.sentence)

    def _broke(self, error: Exception) -> None:
        self._show(self._begun_at)
        self._tasks.trouble.emit(error)

    def _look_again(self) -> None:
        if self.looked is not None:
            self.processing.look(self.looked.wanted)

    def _go_back(self, sentence: str, *answers: Answer) -> None:
        """To where it was begun, with a sentence and what can be done about it."""
        self._show(self._begun_at)
        self.notice.say(sentence, *answers, ("Close", self._put_away), panel="banner" if answers else "notice")

    def _put_away(self) -> None:
        self.notice.clear()
        self.step.take_focus()

    def _go_to(self, step: Step) -> None:
        self.notice.clear()
        self._show(step)

    def _show(self, step: Step) -> None:
        """Show a step; the keyboard goes into it, unless somebody has it elsewhere in the window."""
        has = QApplication.focusWidget()
        mine = has is None or has is self or self.isAncestorOf(has)
        self._stack.setCurrentWidget(step)
        put_in_reading_order(self.window(), self)
        if mine and self.isVisible():
            step.take_focus()

    def _read_offered(self) -> None:
        self._tasks.read(self, self._kind.offered, self._offer, replacing="offered", failed=self._cannot_offer)

    def _offer(self, offered: OfferedLike) -> None:
        self.start.offer(offered)
        if offered.why_not and not self.busy:
            self._show(self.start)

    def _cannot_offer(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._read_offered))
        else:
            self._broke(error)

    def _dropped(self, file: Path) -> None:
        self._go_to(self.start)
        self.start.take(file)

    def _nothing_to_save(self, why: str) -> None:
        self.notice.say(why, ("All right", self._put_away), panel="notice")

    def _unavailable(self, sentence: str, again: Callable[[], None]) -> None:
        self._go_back(sentence, ("Try again", again))

    def _something_changed(self) -> None:
        if self.isVisible():
            self._read_offered()

    def _connect(self) -> None:
        self.dropped.connect(self._dropped)
        self.dragged_over.connect(self.start.place.show_dragged)
        self.start.wanted.connect(self.look)
        self.columns.wanted.connect(lambda: self.look(self.columns.said()))
        self.columns.back.connect(lambda: self._go_to(self.report if self.columns.reported else self.start))
        self.report.wanted.connect(self.save)
        self.report.refused.connect(self._nothing_to_save)
        self.report.columns_wanted.connect(self._ask_columns)
        self.report.another_wanted.connect(lambda: self._go_to(self.start))
        self.start.left.connect(self.left)
        self.report.left.connect(self.left)
        did = self.processing
        did.begun.connect(self._begun)
        did.progressed.connect(self.working.show_progress)
        did.looked.connect(self._have_looked)
        did.saved.connect(self._have_saved)
        did.cancelled.connect(lambda: self._go_back(CANCELLED))
        did.refused.connect(self._refused)
        did.unavailable.connect(self._unavailable)
        did.broke.connect(self._broke)
        self.working.cancelled.connect(self.cancel)
        self._tasks.changed.connect(self._something_changed)
        action("cancel", self, self.cancel)
        action("save", self, self.go_on)

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        self.title.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
