"""The menus of a case window, made from the table of moves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from app.ui.actions import BY_NAME, action, menus
from app.ui.moves import MOVES

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.services.cases import CaseView


class CaseMenus:
    """Every move with its keys; one that is not allowed is grey and says why."""

    def __init__(
        self,
        window: QMainWindow,
        begin: Callable[[str], None],
        begin_next: Callable[[], None],
        reload: Callable[[], None],
    ) -> None:
        self.actions: dict[str, QAction] = {"next_step": action("next_step", window, begin_next)}
        self.actions |= {move.command: action(move.command, window, partial(begin, move.code)) for move in MOVES}
        self.actions["close_window"] = action("close_window", window, window.close)
        self.actions["refresh"] = action("refresh", window, reload)
        # Kept: a menu that belongs to nobody goes when Python lets go of it.
        self._menus = menus(self.actions)
        for menu in self._menus:
            window.menuBar().addMenu(menu)

    def hold_against(self, view: "CaseView") -> None:
        """Ask every right and rule anew."""
        for move in MOVES:
            made, command = self.actions[move.command], BY_NAME[move.command]
            reason = move.reason_against(view)
            made.setEnabled(reason is None)
            made.setToolTip(reason or command.hint)
            made.setStatusTip(reason or command.hint)
