"""The page that connects a desk to its office: the server, who signs in, and how the server is known."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.settings import PORT
from app.ui.actions import action
from app.ui.desk.seat import Seat
from app.ui.form.form_page import FormPage
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.connecting import Connected
    from app.settings import OfficeAddress

KEYRING = "the Windows Credential Manager" if sys.platform == "win32" else "this computer's keyring"
KEPT = "Leave it empty to sign in with the one that is kept."
AUTHORITY = (
    "The file your administrator gave you (.pem or .crt). Leave it empty where this computer trusts the authority "
    "already. Without a certificate that fits, no password is sent."
)
OPEN_CASES = "A case is open with text that is not saved. Save it or leave it, then connect."


class ConnectPage(FormPage):
    """Asked for in the menu File; it comes by itself where the office's database lets nobody in at the start."""

    connected = Signal(str)
    """The seat is at the office now; what could not be kept for next time, if anything."""
    left = Signal()
    """Somebody would rather stay where they are."""

    def __init__(self, tasks: Tasks, seat: Seat, may_leave: Callable[[], bool], parent: QWidget | None = None) -> None:
        says = "There everyone works on the same cases, each with a sign-in."
        super().__init__("Connect to the office", says, parent)
        self._tasks, self._seat, self._may_leave = tasks, seat, may_leave
        self._asked_keyring = False
        self._fill_form()
        self.button = QPushButton(self)
        self.cancel_button = QPushButton("Cancel   Esc", self)
        self.put_under(self.button, self.cancel_button)
        self._say_busy(busy=False)
        self._connect_parts()

    def ask(self, why: str = "", *, may_cancel: bool) -> None:
        """Say why the page came, if it came by itself; whatever was typed before is still there."""
        self.cancel_button.setVisible(may_cancel)
        self._say_busy(busy=False)
        if why:
            self.notice.say(why)

    def save(self) -> None:
        """Connect, or say what keeps the desk from it."""
        if not self.button.isEnabled():
            return
        self.notice.clear()
        self._say_busy(busy=True)
        typed = self.form.values()
        folder, password, keep = self._seat.folder, typed["password"], typed["keep"]
        address = {name: typed[name] for name in ("server", "port", "database", "login", "authority")}

        def connect() -> "Connected":
            wanted = services.connecting.address_of(**address)
            return services.connecting.connect(folder, wanted, password, keep=keep)

        self._tasks.start()
        self._tasks.ask(self, connect, self._have_connected, failed=self._not_connected)

    def cancel(self) -> None:
        """Go back to where one was."""
        if not self.cancel_button.isHidden():
            self.notice.clear()
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first line that is empty."""
        super().showEvent(event)
        names = ("server", "database", "login", "password")
        first = next((name for name in names if not self.form[name].value()), "password")
        self.setFocusProxy(self.form[first].editor.stops[0])
        self.form[first].take_focus()
        if self._seat.address is not None and not self._asked_keyring:
            self._asked_keyring = True
            self._tasks.ask(self, partial(_is_kept, self._seat.address), self._show_kept)

    def _fill_form(self) -> None:
        form = self.form
        form.line("server", "&Server", placeholder="db.office.example", hint="As your administrator wrote it.")
        form.line("port", "P&ort")
        form.line("database", "&Database")
        form.line("login", "Si&gn-in", hint="It says who acts: nobody else uses yours.")
        form.secret("password", "&Password")
        form.tick("keep", "&Keep the password on this computer", hint=f"In {KEYRING}, never in a file.")
        kinds = "Certificates (*.pem *.crt *.cer)"
        form.file("authority", "The server's certificate &authority", kinds, hint=AUTHORITY)
        known = self._seat.address
        form.open(
            {
                "server": known.server if known else "",
                "port": str(known.port if known else PORT),
                "database": known.database if known else "recourse",
                "login": known.login if known else self._seat.login,
                "authority": known.authority if known else "",
                "password": self._seat.password,
            }
        )

    def _connect_parts(self) -> None:
        self.button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        for line in self.form.findChildren(QLineEdit):
            line.returnPressed.connect(self.save)
        for name, do in (("save", self.save), ("cancel", self.cancel)):
            action(name, self, do).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _say_busy(self, *, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self.button.setText("Connecting…" if busy else "&Connect   Ctrl+S")

    def _show_kept(self, kept: bool) -> None:
        if kept and "keep" not in self.form.changed_fields():
            self.form.open({"keep": True})
            self.form["password"].set_hint(KEPT)

    def _have_connected(self, found: "Connected") -> None:
        self._say_busy(busy=False)
        if not self._may_leave():
            self._tasks.ask(self, found.database.close, lambda _nothing: None, must_finish=True)
            self.notice.say(OPEN_CASES, ("Connect", self.save))
            return
        self._tasks.take(found.database)
        self._seat.move_to(found.address, partial(services.connecting.open_office, found.database.url))
        self.connected.emit(found.not_kept)

    def _not_connected(self, error: Exception) -> None:
        self._say_busy(busy=False)
        if isinstance(error, Refusal) and error.fields:
            self.show_messages(error.fields)
        elif isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence)
            self.form["password"].take_focus()
        else:
            self._tasks.trouble.emit(error)


def _is_kept(address: "OfficeAddress") -> bool:
    return services.connecting.is_kept(address)
