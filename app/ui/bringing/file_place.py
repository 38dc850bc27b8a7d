"""Where a file is chosen: dropped there, or in the system's own window."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.form.editors import Editor
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

KINDS = "Workbooks and text (*.xlsx *.csv *.txt)"
NONE_YET = "Drop the file anywhere on this page, or choose it."


class _Told(QObject):
    changed = Signal()


class FilePlace(Editor):
    """A frame to drop a file into, with the name of the one that is chosen, and a button; its value is a path."""

    def __init__(self, within: QWidget, title: str) -> None:
        frame = QFrame(within)
        frame.setProperty("panel", "drop")
        self.button = EnterButton("&Choose the file…", frame)
        self.says = theme.label(NONE_YET, tone="quiet", within=frame)
        self._title, self._file = title, Path()
        self._told = _Told(frame)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(frame)
        margin = theme.space(frame, 2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(frame, 1.2))
        column.addWidget(self.says)
        column.addLayout(row)
        frame.setFocusProxy(self.button)
        super().__init__(frame, (self.button,))

    def value(self) -> Path | None:
        return self._file if self._file.name else None

    def set_value(self, value: Any) -> None:
        self._file = Path(value or "")
        self.says.setText(f"{self._file.name}\n{self._file.parent}" if value else NONE_YET)
        theme.set_property(self.says, "tone", "" if value else "quiet")
        self.button.setText("&Choose another file…" if value else "&Choose the file…")
        self._told.changed.emit()

    def when_edited(self, call: Callable[[], None]) -> None:
        self._told.changed.connect(call)

    def set_accessible(self, name: str, description: str) -> None:
        said = self._file.name or "none chosen yet"
        self.button.setAccessibleName(f"{self.button.text().replace('&', '').rstrip('…')}: {said}")
        self.button.setAccessibleDescription(description)

    def show_dragged(self, over: bool) -> None:
        """Show that what is dragged can be let go."""
        theme.set_property(self.widget, "over", over)

    def choose(self) -> Path | None:
        """Ask in the system's own window; None where nothing was chosen."""
        folder = str(self._file.parent) if self._file.name else ""
        name, _ = QFileDialog.getOpenFileName(self.widget, self._title, folder, KINDS)
        return Path(name) if name else None
