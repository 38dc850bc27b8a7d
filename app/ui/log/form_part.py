"""The log form as it is laid out: definition above, sheet in the middle, buttons below, and the panel beside."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.log.beside import Beside
from app.ui.log.sheet import Clock, Sheet
from app.ui.look import theme
from app.ui.telling.notice import Notice
from app.ui.work.in_turn import Growth

PANEL_SHARE = 0.3
PANEL_LENGTHS = (28, 46)
"""How narrow and how wide the panel beside the form may be, in characters."""


class FormPart(QWidget):
    """Everything that is seen while a complaint is being logged: nothing, until it has grown."""

    def grow(self, clock: Clock) -> Growth:
        """Make everything, piece by piece; each in its place from the start."""
        self._scroll = QScrollArea(self)
        self._within = QWidget(self._scroll.viewport())
        self._scroll.setWidget(self._within)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = Sheet(clock, self._within)
        yield from self.sheet.grow()
        self.beside = Beside(self)
        yield
        self.notice = Notice(self)
        self.definition = theme.label("", tone="quiet", within=self)
        self.save = QPushButton("Log it   Ctrl+S", self)
        self.save.setProperty("primary", True)
        self.cancel = QPushButton("Cancel   Esc", self)
        self._lay_out()
        self._divide_the_room()
        yield

    def _lay_out(self) -> None:
        self._side = theme.space(self, 1.8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._head())
        left.addWidget(self.notice)
        left.addWidget(self._sheet_part(), 1)
        left.addLayout(self._buttons())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.beside)
        for part in (self._scroll, self.save, self.cancel, self.beside):
            part.raise_()  # made first, read last: Tab leads behind the notice

    def to_the_top(self) -> None:
        """Show the beginning, the keyboard where the words go."""
        self._scroll.verticalScrollBar().setValue(0)
        self.sheet.words["said"].take_focus()

    def to_the_keyboard(self) -> None:
        """Show the field that has the keyboard, once the messages have taken their room."""
        QTimer.singleShot(0, self, self._to_the_keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the form the room it needs; what has not grown yet divides nothing."""
        super().resizeEvent(event)
        if self.layout() is not None:
            self._divide_the_room()

    def _divide_the_room(self) -> None:
        """The panel beside the form is wide only where there is plenty."""
        narrow, wide = (self.fontMetrics().averageCharWidth() * length for length in PANEL_LENGTHS)
        beside = min(wide, max(narrow, round(self.width() * PANEL_SHARE)))
        self.beside.setFixedWidth(beside)
        # In large type, and with the keyboard's panel open, the form needs all the room there is.
        needed = self._within.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        self.beside.setVisible(self.width() - beside >= needed)

    def _to_the_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, theme.space(self, 6))

    def _head(self) -> QLayout:
        head = QVBoxLayout()
        head.setContentsMargins(self._side, theme.space(self, 1.1), self._side, theme.space(self, 1.1))
        head.addWidget(theme.label("Log a complaint", times=1.45, bold=True, wrap=False, within=self))
        head.addWidget(self.definition)
        return head

    def _sheet_part(self) -> QWidget:
        inner = QVBoxLayout(self._within)
        inner.setContentsMargins(self._side, theme.space(self, 0.5), self._side, self._side)
        inner.addWidget(self.sheet)
        return self._scroll

    def _buttons(self) -> QLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(self._side, theme.space(self), self._side, theme.space(self))
        buttons.setSpacing(theme.space(self))
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        return buttons
