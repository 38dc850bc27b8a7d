"""A file that is dragged over a page and let go there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Takes one file of this computer, wherever on the page it is let go, while the page may take one."""

    dropped = Signal(Path)
    over = Signal(bool)
    """A file hangs over the page, or does so no more."""

    def __init__(self, page: QWidget, may_take: Callable[[], bool]) -> None:
        super().__init__(page)
        self._may_take = may_take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the file, and nothing else that is dragged."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.over.emit(False)
        elif isinstance(event, QDropEvent) and kind in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            file = _file_in(event.mimeData()) if self._may_take() else None
            self.over.emit(file is not None and kind == QEvent.Type.DragEnter)
            if file:
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self.dropped.emit(file)
            return True
        return super().eventFilter(watched, event)


def _file_in(dragged: QMimeData) -> Path | None:
    """The one file that is dragged; None for anything else."""
    files = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 and Path(files[0]).is_file() else None
