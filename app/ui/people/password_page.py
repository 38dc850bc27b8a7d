"""Change my password: a page of its own, only where a password opens the database."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.done import Done
from app.ui.form.reading_order import put_in_reading_order
from app.ui.people.form_panel import FormPanel
from app.ui.people.forms import my_password
from app.ui.work.tasks import Tasks


class PasswordPage(QWidget):
    """An empty form each time it is begun: what was typed for a password is not kept anywhere."""

    left = Signal()
    """It was changed, or is not wanted any more."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.panel: FormPanel | None = None

    def begin(self, login: str) -> None:
        """Ask whoever signs in with this name."""
        if self.panel is not None:
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = FormPanel(self._tasks, partial(my_password, login), self)
        self.panel.saved.connect(self._saved)
        self.panel.closed.connect(self.left)
        self._column.addWidget(self.panel)
        put_in_reading_order(self.window(), self.panel)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field."""
        if self.panel is not None:
            self.panel.take_focus()

    def _saved(self, _done: Done) -> None:
        self.left.emit()
