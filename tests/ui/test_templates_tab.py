"""The Letters tab of the Policy page: a template goes out to be restyled, and comes in again."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from app.ui.policy_page import PolicyPage
from tests.ui.real_office import RealOffice, wait_for


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, sqlite_url: str) -> Iterator[PolicyPage]:
    theme.apply(qapp)
    office = RealOffice(sqlite_url)
    tasks = office.desk()
    page = PolicyPage(tasks)
    qtbot.addWidget(page)
    page.show()
    wait_for(qtbot, lambda: page.letters.table.rowCount() > 0)
    yield page
    assert tasks.stop()
    office.database.close()


def test_a_copy_is_saved_restyled_and_brought_in(page: PolicyPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "acknowledgement.docx"
    page.letters.save_copy_to(file)
    wait_for(qtbot, file.exists)
    opened: Any = Document(BytesIO(file.read_bytes()))
    opened.add_paragraph("We are open on Saturdays.")
    opened.save(str(file))
    rows = page.letters.table.rowCount()
    page.letters.bring_in_file(file)
    wait_for(qtbot, lambda: page.letters.table.rowCount() == rows + 1)
    assert "is made from acknowledgement.docx from now on" in page.notice.words.text()


def test_a_broken_template_is_told_in_a_sentence(page: PolicyPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "broken.docx"
    file.write_bytes(b"not a Word file")
    page.letters.bring_in_file(file)
    wait_for(qtbot, lambda: "broken.docx" in page.notice.words.text())


def test_a_standard_paragraph_is_written_chosen_and_taken_out_of_use(page: PolicyPage, qtbot: QtBot) -> None:
    tab = page.paragraphs
    page.tabs.setCurrentWidget(tab)
    wait_for(qtbot, tab.none_yet.isVisible)
    tab.form.set_value("name", "Missed visit")
    tab.form.set_value("text", "We are sorry that nobody came.")
    tab.keep.click()
    wait_for(qtbot, lambda: tab.table.rows() == [("Missed visit", "We are sorry that nobody came.", "")])
    tab.table.selectRow(0)
    assert tab.form["name"].value() == "Missed visit"
    tab.form.set_value("active", False)
    tab.keep.click()
    wait_for(qtbot, lambda: tab.table.rows() == [("Missed visit", "We are sorry that nobody came.", "not offered")])
