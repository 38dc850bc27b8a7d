"""Days and moments: typed as text the way people write them, or picked from a calendar."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from app.domain.spoken_dates import LONDON, full_day, in_london
from app.ui.form.editors import Editor
from app.ui.form.inputs import FocusWatch
from app.ui.form.typed_dates import TIME_EXAMPLES, parse_day, parse_time, show_time
from app.ui.look import theme
from app.ui.look.marks import mark_icon


class DayLine(QLineEdit):
    """A line for a day: leaving it writes the day in full; Up and Down go a day on and back, Alt+Down the calendar."""

    def __init__(self, within: QWidget, today: Callable[[], date], pick: Callable[[], None]) -> None:
        super().__init__(within)
        self._today = today
        self._pick = pick
        self.setPlaceholderText("22/5/26, tomorrow, +3, fri")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        FocusWatch(self).left.connect(self.write_in_full)

    def day(self) -> date | None:
        """The day typed; None when nothing is. Raises ValueError with a sentence when it is not understood."""
        text = self.text().strip()
        return parse_day(text, self._today()) if text else None

    def problem(self) -> str:
        """Why the text is no day, or nothing."""
        try:
            self.day()
        except ValueError as wrong:
            return str(wrong)
        return ""

    def show_day(self, day: date | None) -> None:
        """Write a day in full, or nothing."""
        text = full_day(day) if day else ""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def write_in_full(self) -> None:
        """Write the day that was typed in full; a text that is no day stays as it is."""
        if not self.problem():
            # It is the same day: nobody edited anything, and a message about it still holds.
            self.blockSignals(True)
            self.show_day(self.day())
            self.blockSignals(False)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Move by a day, or open the calendar."""
        key, alt = arg__1.key(), bool(arg__1.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Down and alt:
            self._pick()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.problem():
            day = self.day() or self._today()
            self.show_day(date.fromordinal(day.toordinal() + (1 if key == Qt.Key.Key_Up else -1)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.write_in_full()
            super().keyPressEvent(arg__1)
        else:
            super().keyPressEvent(arg__1)


class DayEditor(Editor):
    """A day, as text, with a calendar beside it."""

    def __init__(self, within: QWidget, today: Callable[[], date]) -> None:
        self._today = today
        self.row = QWidget(within)
        self.line = DayLine(self.row, today, self.pick)
        layout = QHBoxLayout(self.row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._calendar_button())
        super().__init__(self.row, [self.line])
        self.row.setFocusProxy(self.line)

    def value(self) -> date | None:
        return None if self.problem() else self.line.day()

    def set_value(self, value: Any) -> None:
        self.line.show_day(value)

    def typed(self) -> str:
        return self.line.text()

    def put_back(self, typed: Any) -> None:
        self.line.setText(str(typed))

    def problem(self) -> str:
        return self.line.problem()

    def when_edited(self, call: Callable[[], None]) -> None:
        self.line.textChanged.connect(call)

    def when_left(self, call: Callable[[], None]) -> None:
        FocusWatch(self.line).left.connect(call)

    def pick(self) -> None:
        """Open the calendar."""
        self._button.showMenu()

    def _calendar_button(self) -> QToolButton:
        self._button = button = QToolButton(self.row)
        button.setProperty("beside", True)
        button.setIcon(mark_icon("calendar", theme.space(button, 2)))
        button.setIconSize(QSize(theme.space(button, 2), theme.space(button, 2)))
        button.setToolTip("Pick the day from a calendar (Alt+Down in the field)")
        button.setAccessibleName("Calendar")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(menu)
        return button

    def _fill_menu(self) -> None:
        menu = self._button.menu()
        menu.clear()
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        calendar.setAccessibleName("Calendar")
        day = self.value() or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.line.show_day(date(day.year(), day.month(), day.day()))
        self._button.menu().close()
        self.line.setFocus()


class MomentEditor(Editor):
    """A day and a time of day on London's clock; its value is the moment in UTC."""

    def __init__(self, within: QWidget, today: Callable[[], date]) -> None:
        row = QWidget(within)
        self.day = DayEditor(row, today)
        self.time = QLineEdit(row)
        self.time.setPlaceholderText("14:05")
        self.time.setFixedWidth(self.time.fontMetrics().averageCharWidth() * 12)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.day.widget, 1)
        layout.addWidget(self.time)
        super().__init__(row, [self.day.line, self.time])
        row.setFocusProxy(self.day.line)
        FocusWatch(self.time).left.connect(self._write_time)

    def value(self) -> datetime | None:
        day = self.day.value()
        if day is None or self.problem():
            return None
        return datetime.combine(day, parse_time(self.time.text()), LONDON).astimezone(UTC)

    def set_value(self, value: Any) -> None:
        here = in_london(value) if value else None
        self.day.set_value(here.date() if here else None)
        self.time.setText(show_time(here.time()) if here else "")

    def typed(self) -> list[str]:
        return [self.day.typed(), self.time.text()]

    def put_back(self, typed: Any) -> None:
        self.day.put_back(typed[0])
        self.time.setText(str(typed[1]))

    def problem(self) -> str:
        return self.day.problem() or self._time_problem()

    def when_edited(self, call: Callable[[], None]) -> None:
        self.day.when_edited(call)
        self.time.textChanged.connect(call)

    def when_left(self, call: Callable[[], None]) -> None:
        # Not when the day is left: the time is the next thing to be typed, and its absence no mistake yet.
        FocusWatch(self.time).left.connect(call)

    def set_accessible(self, name: str, description: str) -> None:
        super().set_accessible(name, description)
        self.time.setAccessibleName(f"{name}, time of day")

    def _time_problem(self) -> str:
        text = self.time.text().strip()
        if not text:
            return TIME_EXAMPLES if self.day.line.text().strip() else ""
        try:
            parse_time(text)
        except ValueError as wrong:
            return str(wrong)
        return "" if self.day.line.text().strip() else "Type the day too."

    def _write_time(self) -> None:
        if self.time.text().strip() and not self._time_problem():
            self.time.setText(show_time(parse_time(self.time.text())))
