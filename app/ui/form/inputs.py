"""Native inputs with one habit more."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

from app.ui.look.colours import colours
from app.ui.look.marks import paint_mark


class PatientComboBox(QComboBox):
    """A list that drops down, and does not change under a wheel that was meant to scroll the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)

    def sizeHint(self) -> QSize:
        """As wide as it must be, however long its words are; Qt's own policy for that makes the whole list at once."""
        return self.minimumSizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Draw the list's own arrow: a style sheet takes away the system's."""
        super().paintEvent(e)
        size = self.fontMetrics().height() * 0.6
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.width() - size * 2, (self.height() - size) / 2, size, size), "more", colours())
        painter.end()

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Scroll the form, not the choice, unless the list has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()


class TickBox(QCheckBox):
    """A tick with an outline that is seen on a dark ground too, where some styles draw none."""

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Draw the box's outline over the style's own."""
        super().paintEvent(arg__1)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setPen(QColor(colours().accent if self.hasFocus() else colours().quiet))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()


class FocusWatch(QObject):
    """Says when the keyboard leaves a widget for another one of the same window."""

    left = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a focus that leaves, except to a menu or another program."""
        gone_for_good = isinstance(event, QFocusEvent) and event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }
        if event.type() == QEvent.Type.FocusOut and gone_for_good:
            self.left.emit()
        return super().eventFilter(watched, event)
