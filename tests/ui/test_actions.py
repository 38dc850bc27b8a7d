"""The table of commands."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import actions
from app.ui.actions import COMMANDS

USED_IN_FIELDS = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home")


def test_no_two_commands_share_a_shortcut_or_a_name():
    keys = Counter(QKeySequence(keys).toString() for command in COMMANDS for keys in command.shortcuts)
    names = Counter(command.name for command in COMMANDS)
    assert [one for one, times in (keys + names).items() if times > 1] == []


def test_no_command_takes_a_key_that_text_fields_or_menus_need():
    keys = {QKeySequence(keys).toString() for command in COMMANDS for keys in command.shortcuts}
    assert keys.isdisjoint(USED_IN_FIELDS)
    assert not [one for one in keys if not one or one.startswith("Alt+")]


def test_no_two_commands_of_a_menu_share_their_letter():
    letters = Counter((command.menu, command.text[command.text.index("&") + 1].casefold()) for command in COMMANDS)
    assert [one for one, times in letters.items() if times > 1] == []


def test_an_action_does_its_command_and_says_its_keys(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    done: list[str] = []
    made = {
        name: actions.action(name, window, lambda name=name: done.append(name)) for name in ("find", "quit", "new_case")
    }
    made["find"].trigger()
    assert done == ["find"]
    assert made["find"].toolTip() == "Find a case by reference, person or address. (Ctrl+F)"
    found = actions.menus(made)
    assert [menu.title() for menu in found] == ["&File", "&View"]
    assert [one.objectName() for one in found[0].actions()] == ["new_case", "quit"]
