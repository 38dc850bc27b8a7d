"""A desk at a real office; it is Tuesday 26 May 2026, 14:05."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from tests.services.office import Office, at
from tests.ui.case.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, sqlite_office: Office, tmp_path: Path) -> Iterator[Desk]:
    theme.apply(qapp)
    sqlite_office.now = at("2026-05-26", "14:05")
    desk = Desk(qtbot, sqlite_office, tmp_path / "journal")
    yield desk
    desk.stop()
