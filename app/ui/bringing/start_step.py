"""The first step: whose file it is, and which."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import BY_NAME
from app.ui.bringing.file_place import FilePlace
from app.ui.form.editors import LINE_LENGTH, ChoiceEditor, Editor
from app.ui.form.fields import Field
from app.ui.form.form import LABEL_LENGTH
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from app.domain.errors import Refusal
    from app.ui.bringing.kind_of_file import KindOfFile, OfferedLike

WHOSE = "Choose whose file this is."
WHICH = "Choose the file first."


class StartStep(QWidget):
    """Landlord and file; where there is one landlord, it is chosen already."""

    wanted = Signal()
    """Landlord and file are there: look at the file."""
    left = Signal()

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self.offered: OfferedLike | None = None
        self._scroll = QScrollArea(self)
        within = QWidget(self._scroll.viewport())
        self.about = theme.label(kind.about, tone="quiet", within=within)
        self.why_not = theme.label("", within=within)
        self.landlord = Field("landlord_id", "Lan&dlord", self._make_landlord, parent=within)
        self.file = Field("file", "File", lambda field: self._make_place(field, kind.title), parent=within)
        self.file.label.setBuddy(self.place.button)
        self.look_button = EnterButton("Loo&k at the file", within)
        self.look_button.setProperty("primary", True)
        self.close_button = EnterButton(f"Close   {BY_NAME['cancel'].shown_shortcut}", within)
        self.why_not.hide()
        self._lay_out(within)
        self.place.button.clicked.connect(self._choose)
        self.look_button.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.left)

    @property
    def chosen_file(self) -> Path | None:
        """The file, where one was chosen."""
        return self.place.value()

    @property
    def landlord_id(self) -> int | None:
        """The landlord, where one was chosen."""
        return self.landlord.value()

    @property
    def whose(self) -> str:
        """The landlord's name."""
        return self._landlord.box.currentText()

    def offer(self, offered: "OfferedLike") -> None:
        """Show the landlords there are, or why nothing can be brought in."""
        self.offered = offered
        self._landlord.fill(offered.landlords)
        if len(offered.landlords) == 1:
            self.landlord.set_value(offered.landlords[0][0])
        self.why_not.setText(offered.why_not)
        self.why_not.setVisible(bool(offered.why_not))
        for part in (self.landlord, self.landlord.label, self.file, self.file.label, self.look_button):
            part.setVisible(not offered.why_not)

    def take(self, file: Path) -> None:
        """This file, wherever it came from; go on with it if it is known whose it is."""
        self.file.set_value(file)
        self.go_on()

    def go_on(self) -> None:
        """Look at the file, or say what is missing."""
        self.file.show_message("" if self.chosen_file else WHICH)
        self.landlord.show_message("" if self.landlord_id else WHOSE)
        if not self.landlord_id:
            self.landlord.take_focus()
        elif not self.chosen_file:
            self.file.take_focus()
        else:
            self.wanted.emit()

    def refuse(self, refusal: "Refusal") -> None:
        """Say under the file, or the landlord, why it cannot be read; both stay chosen."""
        said = refusal.fields.get(self.landlord.name)
        field = self.landlord if said else self.file
        field.show_message(said or refusal.sentence)
        field.take_focus()

    def take_focus(self) -> None:
        """Begin where something is missing."""
        if self.why_not.isVisible():
            self.close_button.setFocus()
        elif not self.landlord_id:
            self.landlord.take_focus()
        elif self.chosen_file:
            self.look_button.setFocus()
        else:
            self.file.take_focus()

    def _make_landlord(self, within: QWidget) -> Editor:
        self._landlord = ChoiceEditor(within, (), "Choose…")
        return self._landlord

    def _make_place(self, within: QWidget, title: str) -> Editor:
        self.place = FilePlace(within, f"{title}: choose the file")
        return self.place

    def _choose(self) -> None:
        if file := self.place.choose():
            self.take(file)

    def _lay_out(self, within: QWidget) -> None:
        margin = theme.space(self, 1.8)
        within.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LINE_LENGTH + LABEL_LENGTH + 20))
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.space(self, 2))
        fields.setVerticalSpacing(theme.space(self, 1.6))
        fields.setColumnMinimumWidth(0, self.fontMetrics().averageCharWidth() * LABEL_LENGTH)
        fields.setColumnStretch(1, 1)
        for row, field in enumerate((self.landlord, self.file)):
            fields.addWidget(field.label, row, 0, Qt.AlignmentFlag.AlignTop)
            fields.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(self))
        buttons.addWidget(self.look_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        column = QVBoxLayout(within)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(theme.space(self, 1.8))
        for label in (self.about, self.why_not):
            column.addWidget(label)
        column.addLayout(fields)
        column.addLayout(buttons)
        column.addStretch()
        self._scroll.setWidget(within)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
