"""Which columns hold a field: one of the file's headers, or several that are written one after the other."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.form.editors import Editor, line_height
from app.ui.form.inputs import PatientComboBox
from app.ui.look import theme

MOST_JOINED = 3
"""Flat, house number, street."""
NOT_THERE, NO_MORE, CHOOSE = "Not in this file", "and no more", "Choose…"


class ColumnsEditor(Editor):
    """A list of the file's headers; beside it another, where a field may be written in several columns.

    Its value is a tuple of headers, empty where the file does not have the field.
    """

    def __init__(self, within: QWidget, *, joined: bool, missing: str) -> None:
        row = QWidget(within)
        self._missing = missing
        self._headers: tuple[str, ...] = ()
        self.boxes = tuple(PatientComboBox(row) for _ in range(MOST_JOINED if joined else 1))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(row, 0.6))
        for box in self.boxes:
            box.setMinimumHeight(line_height())
            layout.addWidget(box, 1)
        row.setFocusProxy(self.boxes[0])
        super().__init__(row, self.boxes)
        self.when_edited(self._show_boxes)
        self.offer(())

    def offer(self, headers: Sequence[str]) -> None:
        """The headers to choose among; nothing is chosen then."""
        self._headers = tuple(headers)
        for place, box in enumerate(self.boxes):
            box.blockSignals(True)
            box.clear()
            nothing = NO_MORE if place else CHOOSE if self._missing else NOT_THERE
            box.addItems([nothing, *(header.strip() for header in headers)])
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._show_boxes()

    def value(self) -> tuple[str, ...]:
        chosen = [box.currentIndex() - 1 for box in self.boxes]
        return tuple(self._headers[place] for place in chosen if place >= 0)

    def set_value(self, value: Any) -> None:
        for place, box in enumerate(self.boxes):
            wanted = value[place] if value and place < len(value) else ""
            box.setCurrentIndex(self._headers.index(wanted) + 1 if wanted in self._headers else 0)

    def when_edited(self, call: Callable[[], None]) -> None:
        for box in self.boxes:
            box.currentIndexChanged.connect(call)

    def problem(self) -> str:
        return "" if self.value() else self._missing

    def set_accessible(self, name: str, description: str) -> None:
        for place, box in enumerate(self.boxes):
            box.setAccessibleName(f"{name}, followed by" if place else name)
            box.setAccessibleDescription(description)

    def _show_boxes(self) -> None:
        """One more than is in use."""
        for before, box in zip(self.boxes, self.boxes[1:], strict=False):
            box.setVisible(before.currentIndex() > 0 and not before.isHidden())
            if box.isHidden():
                box.setCurrentIndex(0)
