"""Colleagues whom a complaint is about: picked one after the other, each taken back with a button."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.form.editors import Editor, line_height
from app.ui.form.inputs import PatientComboBox


class _Told(QObject):
    changed = Signal()


class NamedPeopleEditor(Editor):
    """Several colleagues; its value is their ids, in the order in which they were picked."""

    def __init__(self, within: QWidget) -> None:
        group = QWidget(within)
        self.box = PatientComboBox(group)
        self.box.setPlaceholderText("Nobody in particular")
        self.box.setMinimumHeight(line_height())
        self._people: dict[int, str] = {}
        self._picked: list[int] = []
        self._told = _Told(self.box)
        self._rows = QVBoxLayout(group)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.box)
        self.box.activated.connect(self._pick)
        super().__init__(group, [self.box])

    def offer(self, people: Sequence[tuple[int, str]]) -> None:
        """Everyone who could be named."""
        self._people = dict(people)
        self.box.clear()
        for person, name in people:
            self.box.addItem(name, person)
        self.box.setCurrentIndex(-1)
        self._show()

    def value(self) -> tuple[int, ...]:
        return tuple(self._picked)

    def set_value(self, value: Any) -> None:
        self._picked = [int(person) for person in value or ()]
        self._show()
        self._told.changed.emit()

    def typed(self) -> list[int]:
        return list(self._picked)

    def when_edited(self, call: Callable[[], None]) -> None:
        self._told.changed.connect(call)

    def _pick(self, place: int) -> None:
        person = int(self.box.itemData(place))
        self.box.setCurrentIndex(-1)
        if person not in self._picked:
            self.set_value([*self._picked, person])

    def _show(self) -> None:
        while self._rows.count() > 1:
            item = self._rows.takeAt(1)
            if item and (button := item.widget()):
                button.deleteLater()
        for person in self._picked:
            self._rows.addWidget(self._button(person))

    def _button(self, person: int) -> QPushButton:
        name = self._people.get(person, "")
        button = QPushButton(f"{name}  –  not about them after all")
        button.setProperty("link", True)
        button.setAccessibleName(f"{name} is named in this complaint; press to take back")
        button.clicked.connect(lambda: self.set_value([each for each in self._picked if each != person]))
        return button
