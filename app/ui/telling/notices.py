"""What the window has to say over its pages: trouble with a way on, and text that was left unsaved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.telling.banner import Banner
from app.ui.telling.notice import Notice
from app.ui.unsaved.journal_files import Unsaved


class Notices(QWidget):
    """One banner for trouble, and a notice for each form that was left unsaved; no room at all while there are none."""

    continued = Signal(object)
    """Unsaved: somebody wants to go on with it."""
    discarded = Signal(object)
    """Unsaved: nobody wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.left_over: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banner)

    def offer_left_over(self, found: tuple[Unsaved, ...]) -> None:
        """Offer each text that was left unsaved. The keyboard stays where it is: nothing here is urgent."""
        for notice in tuple(self.left_over):
            self._remove(notice)
        before = QApplication.focusWidget()
        for unsaved in found:
            notice = Notice()
            self._column.addWidget(notice)
            self.left_over.append(notice)
            notice.say(
                f"Not saved when Recourse was closed: {unsaved.title}.",
                ("Continue", partial(self._answer, notice, self.continued.emit, unsaved)),
                ("Discard", partial(self._answer, notice, self.discarded.emit, unsaved)),
                panel="notice",
            )
        if before is not None:
            before.setFocus()

    def _answer(self, notice: Notice, tell: Callable[[Unsaved], None], unsaved: Unsaved) -> None:
        self._remove(notice)
        tell(unsaved)

    def _remove(self, notice: Notice) -> None:
        self.left_over.remove(notice)
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
