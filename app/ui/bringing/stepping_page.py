"""The page on which steps follow one another: a title, the step that is seen, and a notice above both."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.ui.bringing.dropping import DroppingPage
from app.ui.bringing.kind_of_file import KindOfFile
from app.ui.bringing.steps import Step, Steps
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.telling.notice import Answer, Notice
from app.ui.work.in_turn import Growth


class SteppingPage(DroppingPage):
    """Shows one step at a time, and what is to be said above it; what leads from one to the next is not its own."""

    def grow_steps(self, kind: KindOfFile) -> Growth:
        """All that is seen on it, piece by piece."""
        self.notice = Notice(self)
        self.title = theme.label(kind.title, times=1.45, bold=True, within=self)
        self.steps = steps = Steps(kind, self)
        self._lay_out()
        yield from steps.grow()
        self.start, self.columns, self.report = steps.start, steps.columns, steps.report
        self.words, self.working = steps.words, steps.working

    @property
    def step(self) -> Step:
        """The step that is seen."""
        return self.steps.seen

    @property
    def busy(self) -> bool:
        """True while a process works for it, or while it is found out whether it was ended in time."""
        return self.steps.busy

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the step that is seen."""
        self.step.take_focus()

    def go_back(self, sentence: str, *answers: Answer) -> None:
        """To where it was begun, with a sentence and what can be done about it."""
        self.show_step(self.steps.begun_at)
        self.notice.say(sentence, *answers, ("Close", self.put_away), panel="banner" if answers else "notice")

    def put_away(self) -> None:
        """Take away what is said above the step."""
        self.notice.clear()
        self.step.take_focus()

    def go_to(self, step: Step) -> None:
        """Show a step; what was said above another is over."""
        self.notice.clear()
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show a step; the keyboard goes into it, unless somebody has it elsewhere in the window."""
        has = QApplication.focusWidget()
        mine = has is None or has is self or self.isAncestorOf(has)
        self.steps.setCurrentWidget(step)
        put_in_reading_order(self.window(), self)
        if mine and self.isVisible():
            step.take_focus()

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        self.title.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.title)
        column.addWidget(self.steps, 1)
