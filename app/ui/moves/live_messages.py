"""Messages under the fields while a form is filled in: asked of the rules whenever a field is left."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.form.form import Form
from app.ui.form.inputs import FocusWatch


class Asking(Protocol):
    """A form, and the rules about what stands in it."""

    @property
    def form(self) -> Form:
        """The form."""
        ...

    def problems(self) -> dict[str, str]:
        """What is wrong with it now, by field."""
        ...


class LiveMessages(QObject):
    """Says what is wrong in fields that somebody has touched; the others are asked at Save."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking.form)
        self._asking = asking
        self._touched: set[str] = set()
        for name in asking.form.names:
            field = asking.form[name]
            field.edited.connect(partial(self._touched.add, name))
            for stop in field.editor.stops:
                FocusWatch(stop).left.connect(partial(self._left, name))

    def _left(self, name: str) -> None:
        # Asked once the keyboard has arrived elsewhere: a moment's day is not left when its time is typed next.
        QTimer.singleShot(0, self, partial(self._ask, name))

    def _ask(self, name: str) -> None:
        form = self._asking.form
        if QApplication.focusWidget() in form[name].editor.stops:
            return
        problems = self._asking.problems()
        for touched in self._touched:
            field = form[touched]
            if not field.isHidden() and not field.editor.problem():
                field.show_message(problems.get(touched, ""))
