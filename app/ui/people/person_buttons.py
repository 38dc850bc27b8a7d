"""The buttons under the list of people: each says why it cannot be used, and can still be reached by keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.people import reason_not_to_disable, reason_not_to_enable, reason_not_to_set_password
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from app.services.people import Everyone, PersonLine

NOBODY = "Choose somebody in the list first."


class PersonButton(EnterButton):
    """Does something about the person chosen, or says why not. Never disabled: the reason could not be heard then."""

    wanted = Signal()
    refused = Signal(str)
    """Why it cannot be done now."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.reason = ""
        self.clicked.connect(self._pressed)

    def hold_back(self, reason: str | None) -> None:
        """Say why it cannot be done, or nothing."""
        self.reason = reason or ""
        theme.set_property(self, "off", bool(reason))
        self.setToolTip(self.reason)
        self.setAccessibleName(self.text().replace("&", "").rstrip("…"))
        self.setAccessibleDescription(f"Not now: {reason}" if reason else "")

    def _pressed(self) -> None:
        if self.reason:
            self.refused.emit(self.reason)
        else:
            self.wanted.emit()


class PersonButtons(QWidget):
    """Add, change, disable or enable, and set a password where there are passwords."""

    def __init__(self, parent: QWidget, *, shared: bool) -> None:
        super().__init__(parent)
        self.add = PersonButton("&Add a person…", self)
        self.add.setProperty("primary", True)
        self.change = PersonButton("Chan&ge…", self)
        self.disable = PersonButton("&Disable…", self)
        self.enable = PersonButton("&Enable…", self)
        self.password = PersonButton("Set a &password…", self)
        self.enable.hide()
        if not shared:
            self.password.hide()
        row = QHBoxLayout(self)
        margin = theme.space(self, 1.8)
        row.setContentsMargins(margin, theme.space(self), margin, theme.space(self, 1.4))
        row.setSpacing(theme.space(self))
        for button in self.all:
            row.addWidget(button)
            button.hold_back(NOBODY)
        row.addStretch(1)

    @property
    def all(self) -> tuple[PersonButton, ...]:
        """Every button, from left to right."""
        return self.add, self.change, self.disable, self.enable, self.password

    def show_chosen(self, everyone: "Everyone", line: "PersonLine | None") -> None:
        """Hold each against the rules for the person chosen."""
        self.add.hold_back(everyone.why_not)
        if line is None:
            for button in self.all[1:]:
                button.hold_back(everyone.why_not or NOBODY)
            return
        me, them = everyone.me, line.known
        self.change.hold_back(everyone.why_not)
        self.disable.hold_back(reason_not_to_disable(me, them, everyone.known))
        self.enable.hold_back(reason_not_to_enable(me, them))
        self.password.hold_back(reason_not_to_set_password(me, them))
        self.enable.setVisible(not line.active)
        self.disable.setVisible(line.active)
