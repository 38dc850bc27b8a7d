"""The buttons of the Policy page, held against the rights of whoever looks at it."""

from PySide6.QtWidgets import QPushButton

from app.domain.cases import Person
from app.domain.rights import reason_not_allowed
from app.domain.words import MoveName


def hold_back(button: QPushButton, person: Person, move: MoveName) -> str:
    """Grey a button for those who may not make its move, and answer why; nothing for those who may."""
    reason = reason_not_allowed(person, move) or ""
    button.setEnabled(not reason)
    button.setToolTip(reason)
    button.setAccessibleDescription(reason)
    return reason
