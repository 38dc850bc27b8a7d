"""How the window stood when it was closed last: its size, the panel's width, the columns."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from app.ui.lists.list_pages import ListPages

FILE = "window.ini"
GEOMETRY = "window/geometry"
FIRST_SIZE = (1280, 760)


def of(folder: Path) -> QSettings:
    """The memory kept in a folder; one that cannot be written forgets, and nothing else happens."""
    return QSettings(str(folder / FILE), QSettings.Format.IniFormat)


def remember(window: QMainWindow, lists: "ListPages", memory: QSettings) -> None:
    """Put down how the window stands."""
    memory.setValue(GEOMETRY, window.saveGeometry())
    for name, state in lists.states().items():
        memory.setValue(f"lists/{name}", state)
    memory.sync()


def recall_window(window: QMainWindow, memory: QSettings) -> None:
    """Stand as the window stood; the first time, as large as a small screen allows."""
    geometry = memory.value(GEOMETRY)
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
        room = window.screen().availableSize()
        window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))


def recall_lists(lists: "ListPages", memory: QSettings) -> None:
    """Make panel and columns as wide as they were."""
    for name in lists.names:
        state = memory.value(f"lists/{name}")
        if isinstance(state, QByteArray):
            lists.restore(name, state)
