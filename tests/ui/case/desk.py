"""A desk with one case open on it: a real office, and a person who uses nothing but the keyboard."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.cases import Case
from app.domain.words import Method
from app.storage.database import Database
from app.ui.case_window import CaseWindow
from app.ui.form.form import Form
from app.ui.moves.move_panel import MovePanel
from app.ui.moves.unsaved_text import Owner
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks
from tests.services.office import DESK, Office, customer

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_ENOUGH = 10_000


class Desk:
    """Jo's desk, unless another login is given. `office.now` is the time on every clock."""

    def __init__(self, qtbot: QtBot, office: Office, folder: Path, login: str = DESK) -> None:
        self.qtbot = qtbot
        self.office = office
        self.tasks = Tasks(lambda: Database(office.database.url, login, clock=lambda: office.now))
        self.tasks.start()
        self.journal = Journal(folder, after=0)
        self.troubles: list[Exception] = []
        self.tasks.trouble.connect(self.troubles.append)

    def log(self, received: datetime | None = None, **more: Any) -> int:
        """A complaint of Ms Okafor's, who prefers the telephone."""
        return self.office.log(received, **{"customer": customer(preferred=Method.TELEPHONE), **more})

    def open(self, case_id: int) -> CaseWindow:
        """Open a case, and wait until it is shown."""
        window = self.window_on(case_id)
        self.qtbot.addWidget(window, before_close_func=_let_go)
        window.resize(1366, 768)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.until(lambda: window.filled)
        return window

    def window_on(self, case_id: int) -> CaseWindow:
        """A window that has been given its case, and has not read it yet."""
        window = CaseWindow(self.tasks, self.journal, clock=lambda: self.office.now)
        window.open_case(case_id, Owner("jo", "test"))
        return window

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=LONG_ENOUGH)

    def settled(self, window: CaseWindow, so: Callable[[Case], object]) -> None:
        """Wait until the window shows the case as it was saved."""
        self.until(lambda: window.filled and window.view is not None and bool(so(window.view.case)))

    def stop(self) -> None:
        assert self.tasks.stop()
        assert self.journal.stop()
        assert self.troubles == []


def _let_go(window: QWidget) -> None:
    """A test that ends with text in a form is asked nothing when its window is closed."""
    if isinstance(window, CaseWindow) and window.panel is not None:
        window.panel.discard()


def focus() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focus(), key, modifier)


def write(form: Form, name: str, text: str) -> None:
    """Go into a field, type over what is there, and go on to the next."""
    form[name].take_focus()
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focus(), text)
    press(Qt.Key.Key_Tab)


def panel_of(window: CaseWindow) -> MovePanel:
    """The form that is open, or is coming."""
    while window.form.busy:
        QApplication.processEvents()
    assert window.panel is not None, window.statusBar().currentMessage()
    return window.panel


def button(inside: QWidget, words: str) -> QPushButton:
    """The button with these words that can be seen."""
    shown = [
        one for one in inside.findChildren(QPushButton) if one.isVisible() and words in one.text().replace("&", "")
    ]
    assert shown, f"no button says {words}"
    return shown[0]
