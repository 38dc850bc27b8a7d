"""A page asked for while it is still being made comes as soon as it is whole; until then the window lives."""

import gc
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desk.doorstep import Doorstep
from app.ui.look import theme
from tests.services.office import Office
from tests.ui.desks import CTRL, MainDesk


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, sqlite_office: Office, tmp_path: Path) -> MainDesk:
    """A desk at the moment at which its pages begin to be made."""
    theme.apply(qapp)
    desk = MainDesk(qtbot, sqlite_office, tmp_path, ahead=True)
    desk.show()
    pages: Any = desk.window.other_pages
    desk.until(lambda: not pages._readiness._loading)
    assert pages._readiness.busy
    return desk


def type_text(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def test_what_is_typed_while_the_log_form_is_being_made_stands_in_it(desk: MainDesk):
    window = desk.window
    pages: Any = window.other_pages
    desk.press(Qt.Key.Key_N, CTRL)
    assert not pages._log.is_whole
    assert isinstance(window.stack.currentWidget(), Doorstep)
    type_text("No heat")
    desk.press(Qt.Key.Key_Tab)
    desk.until(lambda: pages.is_log(window.stack.currentWidget()))
    said = pages.log.sheet.words["said"]
    assert said.value() == "No heat"
    assert not said.editor.stops[0].hasFocus()
    desk.until(lambda: not pages._readiness.busy)
    desk.stop()


def test_the_page_asked_for_last_is_the_one_that_comes(desk: MainDesk):
    window = desk.window
    pages: Any = window.other_pages
    desk.press(Qt.Key.Key_N, CTRL)
    type_text("lost")
    window.show_page(2)
    desk.until(lambda: window.stack.currentWidget() is pages.policy if pages._policy.is_whole else False)
    window.show_page(3)
    window.show_page(0)
    gc.disable()  # as the program starts
    desk.until(lambda: not pages._readiness.busy)
    assert gc.isenabled()
    assert pages._people.is_whole
    assert window.stack.currentWidget() is window.lists
    window.new_case()
    assert pages.log.sheet.words["said"].value() == ""
    desk.stop()
