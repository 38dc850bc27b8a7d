"""Asks for the name of a view, in a row above the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.domain.saved_views import LONGEST_NAME, problem_with_name
from app.ui.form.inputs import TickBox
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton


class ViewName(QFrame):
    """Hidden until a view is to be saved. Enter saves it, Esc leaves it."""

    named = Signal(str, bool)
    """The name, and whether it is for everybody."""
    left = Signal()

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        theme.set_property(self, "panel", "notice")
        self.setAccessibleName("Save this view")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName("Name of the view")
        self.shared = TickBox("For ever&ybody")
        self.problem = theme.label("", tone="late")
        self.save_button, self.cancel_button = EnterButton("Save the view"), EnterButton("Cancel")
        label = QLabel("Save as")
        label.setBuddy(self.name)
        row = QHBoxLayout(self)
        margin = theme.space(self)
        row.setContentsMargins(margin * 2, margin, margin * 2, margin)
        for part in (label, self.name, self.shared, self.save_button, self.cancel_button):
            row.addWidget(part)
        row.addWidget(self.problem, 1)
        self.name.returnPressed.connect(self._save)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.leave)
        self.hide()

    def ask(self, name: str, *, shared: bool) -> None:
        """Ask for the name, proposing this one."""
        self.name.setText(name)
        self.shared.setChecked(shared)
        self.problem.setText("")
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def leave(self) -> None:
        """Close without a name."""
        self.hide()
        self.left.emit()

    def say(self, error: Exception) -> None:
        """Say why it was not saved, and ask again."""
        if not isinstance(error, Refusal | Unavailable | ChangedElsewhere):
            raise error
        self.show()
        self.problem.setText(error.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        problem = problem_with_name(self.name.text())
        self.problem.setText(problem or "")
        if problem is None:
            self.leave()
            self.named.emit(self.name.text(), self.shared.isChecked())
