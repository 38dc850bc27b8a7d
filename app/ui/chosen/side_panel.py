"""The side panel: the selected case in a glance, with its next step as the button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal
from app.domain.rights import reason_not_allowed
from app.ui.chosen.step_list import StepList
from app.ui.chosen.step_words import BUTTONS, NAMES, customer_words, due_next, preference_words
from app.ui.chosen.why import Why
from app.ui.look import theme
from app.ui.work.in_turn import InTurn
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.cases import CaseView

ROOM_FOR_BOTH = 42
"""Characters of width from which both buttons stand side by side."""
NEXT_KEYS = "Ctrl+Return"
RESTRICTED = "This case is restricted. Open it to read it: its history will say that you did."
NOTHING = "Choose a case in the list: its steps, and what comes next, stand here."


class SidePanel(QFrame):
    """What matters of one case: who, how to reach them, where it stands, and what is next."""

    opened = Signal(int)
    """Open this case."""
    begun = Signal(int, str)
    """Open this case at this move."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._case_id: int | None = None
        self.view: CaseView | None = None
        self.setProperty("panel", "page")
        self.setAccessibleName("The selected case")
        self.reference = theme.label(NOTHING, tone="quiet")
        self.about = theme.label("", times=1.25, bold=True)
        self.customer = theme.label("")
        self.preferences = theme.label("", tone="quiet")
        self.risk = theme.label("", tone="late")
        self.why = Why()
        self.next = QPushButton()
        self.next.setProperty("primary", True)
        self.next.setToolTip(NEXT_KEYS)
        self.open = QPushButton("&Open case")
        self.open.setToolTip("Enter, in the list")
        self._steps = StepList()
        self._column = self._make_column()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.next.clicked.connect(self.begin_next)
        self.open.clicked.connect(self._open)
        self._show_nothing()
        self._in_turn = InTurn(self)
        self._in_turn.do(self._steps.get_ready)

    def show_case(self, case_id: int | None) -> None:
        """Show another case, or none."""
        if case_id != self._case_id or case_id is None:
            self._case_id = case_id
            self.reload()

    def reload(self) -> None:
        """Read the case again."""
        case_id = self._case_id
        if case_id is None:
            self._show_nothing()
            return
        self._tasks.read(
            self,
            lambda work: services.cases.view(work, case_id),
            self._show,
            replacing="case",
            failed=self._cannot_show,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under each other where they would not fit side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * ROOM_FOR_BOTH
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def begin_next(self) -> None:
        """Open the case at its next move."""
        if self.view is not None and self.view.to_do is not None:
            self.begun.emit(self.view.case.id, self.view.to_do.move)

    def _open(self) -> None:
        if self.view is not None:
            self.opened.emit(self.view.case.id)

    def _show(self, view: "CaseView") -> None:
        if view.case.id != self._case_id:
            return
        if view.case.restricted:
            self._show_restricted(view)
            return
        self.view = view
        self.reference.setText(f"{view.case.reference}  ·  {view.case.landlord}")
        self.about.setText(view.case.about)
        self.customer.setText(customer_words(view))
        self.preferences.setText(preference_words(view))
        self.risk.setText(view.customer.risk_marker if view.customer else "")
        for label in (self.about, self.customer, self.preferences, self.risk):
            label.setVisible(bool(label.text()))
        self._steps.show_case(view)
        self.why.show_due(due_next(view))
        self.next.setText(BUTTONS.get(view.to_do.move, view.to_do.what) if view.to_do else "")
        self.next.setVisible(view.to_do is not None)
        reason = reason_not_allowed(view.me, NAMES[view.to_do.move], view.case) if view.to_do else None
        theme.set_property(self.next, "off", reason is not None)
        self.next.setToolTip(reason or NEXT_KEYS)
        self.next.setAccessibleDescription(f"Not now: {reason}" if reason else NEXT_KEYS)
        self.open.show()

    def _show_restricted(self, view: "CaseView") -> None:
        """Nothing of it stands beside a list: whoever wants to read it opens it, and its history says so."""
        self._show_nothing()
        self.view = view
        self.reference.setText(f"{view.case.reference}  ·  {RESTRICTED}")
        self.open.show()

    def _cannot_show(self, error: Exception) -> None:
        self._show_nothing()
        if isinstance(error, Refusal):
            self.reference.setText(error.sentence)
        else:
            self._tasks.trouble.emit(error)

    def _show_nothing(self) -> None:
        self.view = None
        self.reference.setText(NOTHING)
        for widget in (self.about, self.customer, self.preferences, self.risk, self.why, self.next, self.open):
            widget.hide()
        self._steps.show_case(None)

    def _make_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        margin = theme.space(self, 1.8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 0.7))
        for label in (self.reference, self.about, self.customer, self.preferences, self.risk):
            column.addWidget(label)
        column.addSpacing(theme.space(self))
        column.addWidget(self._steps)
        column.addWidget(self.why)
        column.addStretch(1)
        return column

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = self._buttons
        margin = theme.space(self, 1.8)
        buttons.setContentsMargins(margin, theme.space(self), margin, margin)
        buttons.addWidget(self.next, 1)
        buttons.addWidget(self.open)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(scroll, 1)
        outside.addLayout(buttons)
