"""The list on the screen: sorting, opening, copying, and a selection that stays with its rows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.lists import ListQuery
from app.ui.lists.list_view import ListView
from app.ui.lists.table_model import TableModel
from app.ui.work.tasks import Tasks
from tests.ui.sample_list import COLUMNS, Case, Cases, cases

EMPTY = "No case fits. Clear the filter, or log a new case with Ctrl+N."


def opened_list(qtbot: QtBot, tasks: Tasks, source: Cases) -> tuple[ListView, TableModel]:
    model = TableModel(tasks, COLUMNS, source.source())
    view = ListView(model, "Cases", EMPTY)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    tasks.start()
    with qtbot.waitSignal(model.refreshed):
        view.show_query(ListQuery("reference"))
    # Qt lays the rows out a moment later; only then can they be scrolled.
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0 or model.rowCount() <= 10)
    return view, model


def references(view: ListView) -> list[str]:
    return [row.reference for row in view.selected_rows()]


def test_a_click_on_a_header_sorts_and_another_turns_it_round(qtbot: QtBot, tasks: Tasks):
    view, model = opened_list(qtbot, tasks, cases(30))
    header = view.horizontalHeader()
    for expected in ("R-2026-00001", "R-2026-00030"):
        at = header.sectionViewportPosition(2) + 10
        with qtbot.waitSignal(model.refreshed):
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
        assert model.index(0, 1).data() == expected
    assert header.sortIndicatorSection() == 2
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_enter_opens_the_row_under_the_keyboard(qtbot: QtBot, tasks: Tasks):
    view, _ = opened_list(qtbot, tasks, cases(30))
    view.setFocus()
    view.selectRow(3)
    opened: list[Case] = []
    view.opened.connect(opened.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [Case(4, "R-2026-00004", "Customer 00004")]


def test_ctrl_c_copies_the_selected_rows_for_a_spreadsheet_without_hidden_columns(qtbot: QtBot, tasks: Tasks):
    source = cases(5)
    source.change(2, customer="Ms J\tOkafor")
    view, _ = opened_list(qtbot, tasks, source)
    view.setColumnHidden(3, True)
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Due\tReference\tCustomer",
        "Fri 29 May\tR-2026-00002\tMs J Okafor",
        "Fri 29 May\tR-2026-00003\tCustomer 00003",
    ]


def test_what_is_selected_stays_selected_when_the_list_is_sorted_otherwise(qtbot: QtBot, tasks: Tasks):
    view, model = opened_list(qtbot, tasks, cases(30))
    view.selectRow(3)
    with qtbot.waitSignal(model.refreshed):
        view.show_query(ListQuery("reference", descending=True))
    assert references(view) == ["R-2026-00004"]
    assert view.currentIndex().row() == 26


def test_when_the_selected_case_is_done_the_next_one_takes_its_place(qtbot: QtBot, tasks: Tasks):
    source = cases(10)
    view, model = opened_list(qtbot, tasks, source)
    view.selectRow(3)
    source.rows = [row for row in source.rows if row.id != 4]
    chosen: list[Case | None] = []
    view.chosen.connect(chosen.append)
    with qtbot.waitSignal(view.chosen):
        model.reload()
    assert chosen == [Case(5, "R-2026-00005", "Customer 00005")]
    assert references(view) == ["R-2026-00005"]


def test_a_selection_on_a_page_not_here_comes_back_with_the_page(qtbot: QtBot, tasks: Tasks):
    view, model = opened_list(qtbot, tasks, cases(1_000))
    view.select_id(951)
    assert references(view) == []
    with qtbot.waitSignal(model.arrived):
        view.scrollTo(model.index(950, 0))
    qtbot.waitUntil(lambda: references(view) == ["R-2026-00951"])


def test_find_and_filters_show_fewer_rows_and_each_can_be_taken_away(qtbot: QtBot, tasks: Tasks):
    source = cases(30)
    source.change(7, state="late")
    view, model = opened_list(qtbot, tasks, source)
    counts: list[int] = []
    for ask in (
        lambda: view.filter("state", "late"),
        lambda: view.find_text("nobody"),
        lambda: view.find_text(""),
        lambda: view.filter("state", ""),
    ):
        with qtbot.waitSignal(model.refreshed):
            ask()
        counts.append(model.rowCount())
    assert counts == [1, 0, 1, 30]


def test_an_empty_list_says_what_to_do_next_only_once_it_is_known_to_be_empty(qtbot: QtBot, tasks: Tasks):
    model = TableModel(tasks, COLUMNS, cases(0).source())
    view = ListView(model, "Cases", EMPTY)
    qtbot.addWidget(view)
    view.resize(600, 200)
    before = view.grab().toImage()
    tasks.start()
    with qtbot.waitSignal(model.refreshed):
        view.show_query(ListQuery("reference"))
    assert view.grab().toImage() != before


def test_column_widths_and_the_scrolled_place_survive_a_reload(qtbot: QtBot, tasks: Tasks):
    view, model = opened_list(qtbot, tasks, cases(1_000))
    view.setColumnWidth(1, 222)
    view.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: model.row_at(500) is not None)
    with qtbot.waitSignal(model.refreshed):
        model.reload()
    assert view.columnWidth(1) == 222
    assert view.verticalScrollBar().value() == 500
    assert model.row_at(500) is not None
