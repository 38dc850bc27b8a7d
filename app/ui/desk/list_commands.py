"""What the menus do with the list that is seen. Menus are made before the lists are: asked for when they are used."""

# ruff: noqa: PLW0108 - the lists are not made yet when the menus are

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.desk.main_window import MainWindow

ON_LISTS = ("open_case", "next_step", "assign", "export_list", "print_letters")
"""Of use only while a list is seen."""


def list_commands(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """What each command does, by its name."""
    return {
        "open_case": lambda: window.lists.open_chosen(),
        "next_step": lambda: window.lists.begin_next(),
        "assign": lambda: window.lists.assign_chosen(),
        "export_list": lambda: window.lists.page.export(),
        "print_letters": lambda: window.lists.print_letters(),
    }
