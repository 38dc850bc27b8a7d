"""Work as…: on a file of one's own, whoever sits down at this desk takes their own name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app import services
from app.ui.desk.seat import Seat
from app.ui.work.tasks import Tasks


class WorkAs(QObject):
    """The menu of colleagues, with a tick at whoever works here now."""

    switched = Signal(str)
    """Somebody else works here now: their name."""

    def __init__(self, tasks: Tasks, seat: Seat, parent: QWidget, *, may_leave: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._seat = seat
        self._may_leave = may_leave
        self.menu = QMenu("&Work as", parent)
        # A shared database knows by the sign-in who acts: there, nobody takes another's name.
        self.menu.menuAction().setVisible(not seat.shared)
        self.menu.setEnabled(False)

    def refresh(self) -> None:
        """Read who there is."""
        if not self._seat.shared:
            self._tasks.read(self, _sign_ins, self._fill, replacing="people")

    def switch(self, login: str, name: str) -> None:
        """Let somebody else work here from the next read or save on, unless a case with unsaved text is open."""
        if login == self._seat.login or not self._may_leave():
            self.refresh()
            return
        self._seat.login = login
        self._tasks.reopen()
        self.switched.emit(name)

    def _fill(self, people: dict[str, str]) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for login, name in people.items():
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(login == self._seat.login)
            action.triggered.connect(self._switcher(login, name))
            group.addAction(action)
        self.menu.setEnabled(bool(people))

    def _switcher(self, login: str, name: str) -> Callable[[], None]:
        return lambda: self.switch(login, name)


def _sign_ins(work: Any) -> dict[str, str]:
    return services.people.sign_ins(work)
