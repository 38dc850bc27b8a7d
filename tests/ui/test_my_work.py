"""My work, a colleague's and everybody's; many cases assigned in one go and given back; what is shown, exported."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.moves.act import NewAction
from app.services import cases, histories
from app.ui.lists.case_columns import STAGE
from app.ui.lists.case_page import CasePage
from app.ui.look import theme
from tests.services.office import Office, at, customer
from tests.ui.desks import CTRL, MainDesk

DUE, REFERENCE, CUSTOMER, TO_DO, WHOSE = 0, 1, 2, 5, 6
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    """It is Tue 26 May 2026, 14:05: Sam answers a case on which Ada has an action; two nobody has, one about Sam."""
    office = Office.open(sqlite_url, at("2026-05-26", "14:05"))
    office.under_way(at("2026-05-22"), customer=customer(forenames="Dina", surname="Begum"), about="=Repairs")
    gutter = NewAction("Mend the gutter.", office.people["Ada Mensah"], date(2026, 5, 28))
    office.do(cases.agree_action, 1, gutter)
    office.log(at("2026-05-22", "16:50"))
    office.log(at("2026-05-26", "09:00"), named_people=(office.people["Sam Carter"],))
    yield office
    office.database.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    theme.apply(qapp)
    desk = MainDesk(qtbot, office, tmp_path / "settings")
    yield desk
    desk.stop()


def test_the_work_of_a_colleague_and_of_everybody_is_chosen_above_the_list(desk: MainDesk):
    page = desk.show().lists.my_work
    desk.until(lambda: page.whose.box.count() == 6)
    assert desk.words(TO_DO) == ["Acknowledge", "Acknowledge"]
    assert page.list.isColumnHidden(WHOSE)
    page.whose.box.setFocus()
    QTest.keyClicks(page.whose.box, "S")
    desk.until(lambda: desk.words(TO_DO) == ["Promised update", "Answer"])
    assert page.whose.box.currentText() == "Sam Carter: 2"
    assert page.header.pills.said == ("2 to do",)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down)
    desk.until(lambda: page.model.rowCount() == 5)
    assert not page.list.isColumnHidden(WHOSE)
    assert desk.words(WHOSE) == ["nobody yet", "nobody yet", "Ada Mensah", "Sam Carter", "Sam Carter"]


def test_a_row_opens_the_case_at_its_move(desk: MainDesk):
    window = desk.show()
    desk.until(lambda: window.lists.my_work.whose.box.count() == 6)
    window.lists.my_work.whose.choose("everybodys")
    desk.until(lambda: window.lists.my_work.model.rowCount() == 5)
    window.lists.my_work.list.setFocus()
    window.lists.my_work.list.selectRow(2)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: window.open_cases.window_of(1) is not None)
    opened = window.open_cases.window_of(1)
    assert opened is not None
    desk.until(lambda: opened.panel is not None)
    assert opened.panel is not None
    assert opened.panel.move_code == "complete"
    opened.form.close()


def test_many_cases_are_assigned_in_one_go_and_given_back(desk: MainDesk, office: Office):
    window = desk.show()
    desk.until(lambda: window.lists.my_work.current() is not None)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_G, CTRL)
    panel = window.lists.assigning
    desk.until(lambda: panel.who.count() == 5)
    assert panel.title.text() == "Assign 2 cases"
    assert panel.who.hasFocus()
    QTest.keyClicks(panel.who, "S")
    desk.until(lambda: len(panel.table.rows()) == 2)
    assert panel.table.rows() == [
        ("R-2026-00002", "nobody", "will be assigned"),
        ("R-2026-00003", "nobody", "Sam Carter is named in the complaint, and cannot look after it."),
    ]
    assert panel.said.text() == "1 case will be assigned, 1 not."
    desk.press(Qt.Key.Key_S, CTRL)
    desk.until(panel.undo_button.isVisible)
    assert panel.said.text() == "1 case assigned, 1 not."
    handler = office.view(2).case.handler
    assert handler is not None
    assert handler.name == "Sam Carter"
    panel.undo_button.click()
    desk.until(lambda: panel.said.text() == "1 case given back, 1 not.")
    assert office.view(2).case.handler is None
    moves = [line.move for line in office.ask(histories.history_of, "case", 2)]
    assert moves.count("assign") == 2
    panel.cancel_button.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert window.lists.panel.isVisible()
    assert not panel.isVisible()


def test_what_is_copied_and_exported_is_what_is_shown_and_begins_no_formula(desk: MainDesk, tmp_path: Path):
    window = desk.show()
    desk.press(Qt.Key.Key_2, CTRL)
    page = window.lists.cases
    desk.until(lambda: page.model.rowCount() == 3)
    for place, column in enumerate(page.model.columns):
        page.list.setColumnHidden(place, column.name not in {"reference", "about", "due"})
    page.list.horizontalHeader().moveSection(0, 3)
    page.list.sort_by("reference")
    desk.until(lambda: page.model.query.sort == "reference" and desk.words(REFERENCE)[0] == "R-2026-00001")
    page.list.selectRow(0)
    page.list.setFocus()
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()
    lines = [
        "Reference\tAbout\tDue",
        "R-2026-00001\t'=Repairs\tThu 28 May",
        "R-2026-00002\tDamp in the back bedroom\ttoday",
    ]
    assert copied.text().splitlines() == lines
    assert "<td" in copied.html()
    page.export_to(tmp_path / "cases.csv")
    desk.until(lambda: window.notices.banner.words == "3 rows written to cases.csv.")
    written = (tmp_path / "cases.csv").read_text(encoding="utf-8-sig").splitlines()
    assert written[:3] == ['"' + line.replace("\t", '","') + '"' for line in lines]
    assert len(written) == 4
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert desk.office.ask(histories.history_of, "office", 0)[0].move == "export a list"


def test_a_file_that_cannot_be_written_is_said_and_can_be_named_otherwise(desk: MainDesk, tmp_path: Path):
    page = desk.show().lists.my_work
    page.export_to(tmp_path / "nowhere" / "cases.csv")
    desk.until(lambda: desk.window.notices.banner.words.startswith("The list was not exported: No such file"))


def offered(page: CasePage) -> dict[str, QAction]:
    """What the menu of views offers now, by its words."""
    menu = page.views.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_view_is_saved_by_name_and_there_again_after_a_restart(
    desk: MainDesk, qtbot: QtBot, office: Office, tmp_path: Path
):
    window = desk.show()
    desk.press(Qt.Key.Key_2, CTRL)
    page = window.lists.cases
    desk.until(lambda: page.model.rowCount() == 3)
    columns = offered(page)["Columns"].menu()
    assert isinstance(columns, QMenu)
    of_customer = next(action.menu() for action in columns.actions() if action.text() == "Customer")
    assert isinstance(of_customer, QMenu)
    assert [each.text() for each in of_customer.actions()] == ["Shown", "Further left", "Further right"]
    of_customer.actions()[1].trigger()
    page.list.setColumnHidden(page.model.columns.index(STAGE), True)
    page.filters.status.setCurrentText("Open")
    page.list.sort_by("customer")
    desk.until(lambda: page.model.query.sort == "customer")
    offered(page)["Save this view…"].trigger()
    assert page.view_name.name.hasFocus()
    QTest.keyClicks(page.view_name.name, "By name")
    page.view_name.shared.setChecked(True)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "By name   (shared by Jo Bloggs)" in offered(page))
    assert not page.view_name.isVisible()
    window.close()
    again = MainDesk(qtbot, office, tmp_path / "elsewhere")
    window = again.show()
    again.press(Qt.Key.Key_2, CTRL)
    page = window.lists.cases
    again.until(lambda: page.model.rowCount() == 3 and "By name   (shared by Jo Bloggs)" in offered(page))
    offered(page)["By name   (shared by Jo Bloggs)"].trigger()
    again.until(lambda: page.model.query.sort == "customer")
    assert page.model.query.filters == (("status", "open"),)
    assert page.filters.status.currentText() == "Open"
    titles = [column.title for column in page.list.shown_columns()]
    assert titles[:4] == ["Due", "Customer", "Reference", "About"]
    assert "Stage" not in titles
    offered(page)["Remove “By name”"].trigger()
    again.until(lambda: "By name   (shared by Jo Bloggs)" not in offered(page))
    offered(page)["The usual view"].trigger()
    again.until(lambda: page.model.query.sort == "due")
    assert [column.title for column in page.list.shown_columns()][1] == "Reference"
    again.stop()
