"""Beside the list of evidence: the chosen file as far as it can be shown, and what is known of it."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.file_names import size_in_words
from app.domain.opening_files import PICTURES, TEXTS
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.ui.case.case_tab import readable
from app.ui.case.pictures import LARGEST_FILE, picture_in
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.evidence import EvidenceLine

NOT_SHOWN = "This kind of file is not shown here. Open it in its own program."


class Picture(QWidget):
    """A picture as large as there is room for, and never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show this one."""
        self._picture = QPixmap.fromImage(picture)
        self.setAccessibleName(f"Picture: {name}")
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it at the top, in its own proportions."""
        whole = self._picture.size()
        if whole.isEmpty():
            return
        size = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio) if self._too_large(whole) else whole
        scaled = self._picture.scaled(
            size * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, scaled)

    def _too_large(self, whole: QSize) -> bool:
        return whole.width() > self.width() or whole.height() > self.height()


class EvidencePreview(QWidget):
    """What is known of a file; above it the picture, or the words, or why neither is shown."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._line: EvidenceLine | None = None
        self.picture = Picture()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The beginning of what it says")
        self.said = theme.label("", tone="quiet")
        self.facts = readable("", tone="quiet", times=0.92)
        self.digest = QLineEdit()
        self.digest.setReadOnly(True)
        self.digest.setAccessibleName("SHA-256, the digest of its content")
        column = QVBoxLayout(self)
        margin = theme.space(self, 1.2)
        column.setContentsMargins(margin, 0, 0, 0)
        column.setSpacing(theme.space(self))
        column.addWidget(self.picture, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.said)
        column.addWidget(self.facts)
        column.addWidget(self.digest)
        column.addStretch(0)
        self.show_line(None)

    def show_line(self, line: "EvidenceLine | None") -> None:
        """Show a file; what is shown already is not read again."""
        if line is not None and line == self._line:
            return
        self._line = line
        self.picture.hide()
        self.text.hide()
        self.setVisible(line is not None)
        if line is None:
            return
        self.facts.setText(_facts(line))
        self.digest.setText(f"SHA-256 {line.digest}")
        self.digest.setCursorPosition(0)
        shown = line.kind in TEXTS or (line.kind in PICTURES and line.size <= LARGEST_FILE)
        self._say(line.why_not_to_open or ("" if shown else NOT_SHOWN))
        if shown and line.why_not_to_open is None:
            self._read(line)

    def _read(self, line: "EvidenceLine") -> None:
        job = _words_of if line.kind in TEXTS else _picture_of
        self._tasks.read(self, lambda work: job(work, line), self._show, replacing="preview", failed=self._cannot_show)

    def _show(self, found: "tuple[EvidenceLine, str | QImage]") -> None:
        line, shown = found
        if self._line is None or line.id != self._line.id:
            return
        if isinstance(shown, QImage):
            self.picture.show_picture(shown, f"{line.name}. {line.note}")
        else:
            self.text.setPlainText(shown)
            self.text.show()

    def _cannot_show(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self._say(error.sentence)
        elif isinstance(error, OSError):
            self._say("There is no room for a temporary copy of this file. Free some space on this computer.")
        else:
            self._tasks.trouble.emit(error)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))


def _facts(line: "EvidenceLine") -> str:
    size = size_in_words(line.size)
    exactly = "" if "byte" in size else f" ({line.size:,} bytes)"
    added = f"Added {full_day(day_of(line.added_at))} {clock_time(line.added_at)} by {line.added_by}"
    return "\n".join(filter(None, (line.name, line.note, f"{line.what}, {size}{exactly}", added)))


def _words_of(work: Any, line: "EvidenceLine") -> "tuple[EvidenceLine, str]":
    return line, services.evidence.text_beginning(work, line.id)


def _picture_of(work: Any, line: "EvidenceLine") -> "tuple[EvidenceLine, QImage]":
    """On the thread that works: neither reading nor decoding holds the window up."""
    with tempfile.TemporaryDirectory(prefix="recourse-", ignore_cleanup_errors=True) as folder:
        return line, picture_in(services.evidence.save_to_open(work, line.id, Path(folder)), line.kind)
