"""The equality summary: one question in one period, counted in groups in which nobody can be picked out."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.equality import QUESTIONS, TITLES, as_text, rows_of
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import full_day
from app.ui.actions import BY_NAME, action
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton
from app.ui.policy.plain_table import PlainTable
from app.ui.telling.notice import Notice
from app.ui.work.growing_page import GrowingPage
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.equality import Summary
    from app.services.equality import Offered

ABOUT = (
    "Complainants are customers with a complaint that was logged in the period. Counts are rounded to tens, up or down "
    "by lot. “Not shown” hides fewer than 10 people, some more by lot, and what would give a hidden group away."
)
NOT_YET = "Nobody has drawn this summary up yet. It is counted once, as things stand now, and never changes afterwards."


class EqualityPage(GrowingPage):
    """Question and period above, the table below; a summary that is not there yet is drawn up by its button."""

    left = Signal()
    """It is not wanted any more."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, in_pieces: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.offered: Offered | None = None
        self.summary: Summary | None = None
        self.begin_to_grow(self._grow(), in_pieces=in_pieces)

    def _grow(self) -> Growth:
        self.notice = Notice(self)
        self.form = Form(self)
        self.form.choice("question", "&Question", [(question.code, question.words) for question in QUESTIONS])
        self.form.choice("period", "&Period", ())
        self.form.open({"question": QUESTIONS[0].code})
        yield
        self.says = theme.label("", tone="quiet", within=self)
        self.table = PlainTable("Equality summary", TITLES, 0, within=self)
        yield
        self.draw_up_button = EnterButton("&Draw it up", self)
        self.draw_up_button.setProperty("primary", True)
        self.copy_button = EnterButton("Cop&y as text", self)
        self.close_button = EnterButton(f"Close   {BY_NAME['cancel'].shown_shortcut}", self)
        yield
        self._lay_out()
        self._offer_buttons()
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the question."""
        self.form["question"].take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Who looks, and what has ended meanwhile, is read when the page is looked at."""
        super().showEvent(event)
        self._tasks.read(self, _offered, self._offer, replacing="offered", failed=self._cannot)

    def reload(self) -> None:
        """Read the summary that is chosen."""
        question, period = self._chosen()
        self._show(None)
        if question and period and self.offered and not self.offered.why_not:

            def job(work: Any) -> "Summary | None":
                return services.equality.summary(work, question, period)

            self._tasks.read(self, job, self._show, replacing="equality summary", failed=self._cannot)

    def draw_up(self) -> None:
        """Count what is chosen, once and for all."""
        question, period = self._chosen()

        def job(work: Any) -> Done:
            return services.equality.draw_up(work, question, period)

        self.notice.clear()
        self._tasks.write(self, job, self._drawn_up, command=uuid4(), failed=self._cannot)

    def copy(self) -> None:
        """Put the summary on the clipboard, for another program."""
        if self.summary is not None:
            QGuiApplication.clipboard().setText(as_text(self.summary))
            self.notice.say("The summary is on the clipboard.", ("All right", self._all_right), panel="notice")

    def _chosen(self) -> tuple[str, str]:
        values = self.form.values()
        return values["question"] or "", values["period"] or ""

    def _offer(self, offered: "Offered") -> None:
        self.offered = offered
        self.form.fill("period", [(period.code, period.words) for period in offered.periods])
        if not self._chosen()[1]:
            self.form.open({"period": offered.periods[0].code})
        self.reload()

    def _show(self, summary: "Summary | None") -> None:
        self.summary = summary
        self.table.show_rows(rows_of(summary) if summary is not None else [])
        self.says.setText(self._words())
        self._offer_buttons()

    def _words(self) -> str:
        if self.offered is not None and self.offered.why_not:
            return self.offered.why_not
        return f"Drawn up on {full_day(self.summary.drawn_on)}. {ABOUT}" if self.summary else NOT_YET

    def _offer_buttons(self) -> None:
        may = self.offered is not None and not self.offered.why_not
        self.draw_up_button.setVisible(may and self.summary is None)
        self.copy_button.setVisible(self.summary is not None)
        self.table.setVisible(self.summary is not None)

    def _drawn_up(self, _done: Done) -> None:
        self.reload()
        self.form["question"].take_focus()

    def _all_right(self) -> None:
        self.notice.clear()
        self.form["question"].take_focus()

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._again))
        else:
            self._tasks.trouble.emit(error)

    def _again(self) -> None:
        self._all_right()
        self.reload()

    def _connect(self) -> None:
        for name in self.form.names:
            self.form[name].edited.connect(self.reload)
        self.draw_up_button.clicked.connect(self.draw_up)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.left)
        action("cancel", self, self.left.emit)

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        head.setSpacing(theme.space(self, 1.2))
        head.addWidget(theme.label("Equality summary", times=1.45, bold=True))
        head.addWidget(self.form)
        head.addWidget(self.says)
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LABEL_LENGTH + LINE_LENGTH + 18))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin, theme.space(self), margin, margin)
        buttons.setSpacing(theme.space(self))
        buttons.addWidget(self.draw_up_button)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addStretch()


def _offered(work: Any) -> "Offered":
    return services.equality.offered(work)
