"""The steps of bringing a file in, of which one is seen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.bringing.columns_step import ColumnsStep
from app.ui.bringing.report_step import ReportStep
from app.ui.bringing.start_step import StartStep
from app.ui.bringing.words_step import WordsStep
from app.ui.bringing.working_step import WorkingStep
from app.ui.desk.pages import Pages
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.ui.bringing.kind_of_file import KindOfFile

Step = StartStep | ColumnsStep | ReportStep | WordsStep | WorkingStep


class Steps(Pages):
    """Which file, which column, what it would do, what its words mean; and what is seen while a process works."""

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._kind = kind

    def grow(self) -> Growth:
        """The steps, one by one."""
        self.start = StartStep(self._kind, self)
        yield
        self.columns = ColumnsStep(self._kind, self)
        yield from self.columns.grow()
        self.report = ReportStep(self._kind, self)
        yield
        self.words = WordsStep(self._kind, self)
        self.working = WorkingStep(self)
        self._begun_at: Step = self.start
        for step in self._all:
            self.addWidget(step)
        yield

    @property
    def seen(self) -> Step:
        """The step that is seen."""
        return self._all[max(self.currentIndex(), 0)]

    @property
    def busy(self) -> bool:
        """True while a process works, or while it is found out whether it was ended in time."""
        return self.seen is self.working

    @property
    def begun_at(self) -> Step:
        """The step from which the process was begun."""
        return self._begun_at

    def begin(self, title: str) -> None:
        """Be ready to show what a process is at."""
        if not self.busy:
            self._begun_at = self.seen
        self.working.begin(title)

    @property
    def _all(self) -> tuple[StartStep, ColumnsStep, ReportStep, WordsStep, WorkingStep]:
        return self.start, self.columns, self.report, self.words, self.working
