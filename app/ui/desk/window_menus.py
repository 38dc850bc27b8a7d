"""The menus of the main window, and which of their commands can be used just now."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.actions import BY_NAME, action, menus
from app.ui.desk.list_commands import ON_LISTS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.domain.cases import Person

RIGHTS = {
    "new_case": "LOG",
    "assign": "ASSIGN",
    "print_letters": "PRINT_LETTERS",
    "bring_homes": "IMPORT_HOMES",
    "bring_log": "IMPORT_CASES",
    "bring_enquiries": "IMPORT_ENQUIRIES",
}
"""Commands that take a right, by the name of the move."""
ONCE_OPEN = (
    *("find", "my_work", "cases", "policy", "people", "equality", "change_password"),
    *("bring_homes", "bring_log", "bring_enquiries"),
)


class WindowMenus:
    """Builds the menus out of what each command does, by the commands' names."""

    def __init__(self, window: QMainWindow, commands: dict[str, Callable[[], object]], work_as: QMenu) -> None:
        self.actions: dict[str, QAction] = {name: action(name, window, do) for name, do in commands.items()}
        self._usable = self._lists = self._logging = False
        self._why_not: dict[str, str | None] = {}
        self._menus = {menu: menu.title() for menu in menus(self.actions)}
        for menu in self._menus:
            window.menuBar().addMenu(menu)
            if self.actions["quit"] in menu.actions():
                menu.insertMenu(self.actions["quit"], work_as)
        self._enable()

    def database_is_open(self) -> None:
        """From now on there is something to list, find and log; until then, only leaving and help are of use."""
        self._usable = True
        self._enable()

    def show_page(self, *, lists: bool, logging: bool) -> None:
        """Offer what can be done on the page that is seen. The log form has a Ctrl+N of its own."""
        self._lists, self._logging = lists, logging
        self._enable()

    def hold_against(self, person: "Person") -> None:
        """Grey what this person has no right to, and say why."""
        from app.domain.rights import reason_not_allowed  # the first window opens before anybody has rights
        from app.domain.words import MoveName

        self._why_not = {name: reason_not_allowed(person, MoveName[move]) for name, move in RIGHTS.items()}
        for name, reason in self._why_not.items():
            hint = reason or BY_NAME[name].hint
            self.actions[name].setToolTip(hint)
            self.actions[name].setStatusTip(hint)
        self._enable()

    def lines(self) -> Iterator[tuple[str, str]]:
        """Every command with its keys, as the keyboard panel lists them."""
        for name in self.actions:
            command = BY_NAME[name]
            yield command.plain_text.rstrip("…"), command.shown_shortcut

    def _enable(self) -> None:
        for name in self.actions.keys() & ONCE_OPEN:
            self.actions[name].setEnabled(self._usable and not self._why_not.get(name))
        for name in ON_LISTS:
            self.actions[name].setEnabled(self._usable and self._lists and not self._why_not.get(name))
        self.actions["new_case"].setEnabled(self._usable and not self._logging and not self._why_not.get("new_case"))
        for menu, title in self._menus.items():
            # A menu that offers nothing just now is grey, and leaves its letter to the form that is open.
            offers = any(action.isEnabled() for action in menu.actions())
            menu.setTitle(title if offers else title.replace("&", ""))
            menu.menuAction().setEnabled(offers)
