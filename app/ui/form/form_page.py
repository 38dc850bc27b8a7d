"""A page that is one form: a heading, a sentence, the fields, and the buttons under them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.look import theme
from app.ui.telling.notice import Notice


class FormPage(QWidget):
    """In the middle of the window, and scrolling where that is small; a notice stands above."""

    def __init__(self, title: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice(self)
        self._scroll = QScrollArea(self)
        within = QWidget(self._scroll.viewport())
        within.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LINE_LENGTH + LABEL_LENGTH + 20))
        self.form = Form(within)
        column = QVBoxLayout(within)
        margin = theme.space(self, 3)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.4))
        column.addWidget(theme.label(title, times=1.7, bold=True, within=within))
        column.addWidget(theme.label(says, tone="quiet", within=within))
        column.addWidget(self.form)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space(self))
        column.addLayout(self._buttons)
        column.addStretch()
        self._scroll.setWidget(within)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notice)
        outer.addWidget(self._scroll)

    def put_under(self, *buttons: QPushButton) -> None:
        """Put the buttons under the fields, the one that saves first."""
        buttons[0].setProperty("primary", True)
        for button in buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch()

    def show_messages(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Say under each field what is wrong, the first of them in sight; gives back what belongs to no field."""
        left_over = self.form.show_messages(fields)
        if focused := QApplication.focusWidget():
            self._scroll.ensureWidgetVisible(focused)
        return left_over
