"""A page that takes a file which is dragged over it and let go."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.work.growing_page import GrowingPage


class DroppingPage(GrowingPage):
    """Takes one file of this computer, wherever on the page it is let go, while it may take one."""

    dropped = Signal(Path)
    dragged_over = Signal(bool)
    """A file hangs over the page, or does so no more."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @property
    def may_take(self) -> bool:
        """True where a file could be begun with now."""
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that it can be let go here."""
        if self.may_take and _file_in(event.mimeData()):
            event.acceptProposedAction()
            self.dragged_over.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was taken elsewhere."""
        self.dragged_over.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self.dragged_over.emit(False)
        if self.may_take and (file := _file_in(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(file)


def _file_in(dragged: QMimeData) -> Path | None:
    """The one file that is dragged; None for anything else."""
    files = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 and Path(files[0]).is_file() else None
