"""A file: its name typed, or chosen in the system's own window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.ui.form.editors import Editor, line_height
from app.ui.look import theme


class FileEditor(Editor):
    """A line for the file's name, and a button beside it; `kinds` is what the window shows, as Qt writes it."""

    def __init__(self, within: QWidget, kinds: str) -> None:
        row = QWidget(within)
        self.line = QLineEdit(row)
        self.button = QPushButton("Choose…", row)
        self.button.setMinimumHeight(line_height())
        self._kinds = kinds
        self._title = ""
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(row))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        row.setFocusProxy(self.line)
        self.button.clicked.connect(self._choose)
        super().__init__(row, (self.line, self.button))

    def value(self) -> str:
        """The file's name, or nothing."""
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a file's name."""
        self.line.setText("" if value is None else str(value))

    def when_edited(self, call: Callable[[], None]) -> None:
        """Call whenever a person types or chooses another."""
        self.line.textChanged.connect(call)

    def set_accessible(self, name: str, description: str) -> None:
        """The button says what it chooses: "Choose…" alone could be anything."""
        super().set_accessible(name, description)
        self._title = name
        self.button.setAccessibleName(f"Choose: {name}")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.widget, self._title, self.value(), self._kinds)
        if name:
            self.line.setText(name)
            self.line.setFocus()
