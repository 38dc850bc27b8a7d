"""Files that were chosen, dropped or pasted, until somebody says that they are to be added, and what they show."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.domain.moves.evidence import LONGEST_NOTE
from app.ui.look import theme

NAMED = 3
"""So many names are said; of more, how many."""


class Arrivals(QFrame):
    """Hidden until something arrives; Enter adds it."""

    wanted = Signal(object, str)
    """The files are to be added, and what they show."""
    left = Signal()
    """Nothing is asked any more: the keyboard goes back to where it was needed."""

    def __init__(self) -> None:
        super().__init__()
        self.files: tuple[Path, ...] = ()
        self.setProperty("panel", "notice")
        self.words = theme.label("")
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setAccessibleName("What it shows")
        label = QLabel("What it sho&ws")
        label.setBuddy(self.note)
        self.add = QPushButton("Add to the &evidence")
        self.add.setProperty("primary", True)
        self.leave = QPushButton("&Not now")
        self.note.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.leave.clicked.connect(self.clear)
        row = QHBoxLayout()
        row.setSpacing(theme.space(self))
        for widget, stretch in ((label, 0), (self.note, 1), (self.add, 0), (self.leave, 0)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        margin = theme.space(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def arrive(self, files: Sequence[Path]) -> None:
        """These came, besides what has come already; the keyboard goes to what they show."""
        self.files = tuple(dict.fromkeys((*self.files, *files)))
        self.words.setText(_words([file.name for file in self.files]))
        self.setAccessibleName(self.words.text())
        self.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """None of them, any more."""
        self.files = ()
        self.note.clear()
        self.hide()
        self.left.emit()

    def _add(self) -> None:
        files, note = self.files, self.note.text()
        self.clear()
        if files:
            self.wanted.emit(files, note)


def _words(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"To be added: {names[0]}"
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{len(names)} files to be added: {', '.join(names[:NAMED])}{more}"
