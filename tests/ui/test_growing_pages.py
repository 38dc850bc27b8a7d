"""A page that is made in pieces is whole at every moment: it can be resized, laid out and painted half-grown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from tests.services.office import Office
from tests.ui.desks import MainDesk


@pytest.mark.parametrize("which", ["log", "policy", "people", "equality", "homes", "complaints_log", "enquiries"])
def test_a_page_that_is_still_growing_can_be_laid_out_and_painted(
    qtbot: QtBot, qapp: QApplication, sqlite_office: Office, tmp_path: Path, which: str
):
    theme.apply(qapp)
    desk = MainDesk(qtbot, sqlite_office, tmp_path)
    kept = getattr(desk.window.other_pages, f"_{which}")
    steps = 0
    for steps, _ in enumerate(kept._growth, 1):
        kept.page.resize(900 + steps, 700)
        assert not kept.page.grab(QRect(0, 0, 1, 1)).isNull()
    assert steps > 2
    assert kept.get() is kept.page
    desk.stop()
