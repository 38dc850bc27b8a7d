"""The windowed table: pages come when they are looked at, and selection stays with the row."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.errors import Unavailable
from app.domain.lists import ListQuery
from app.ui.lists.pages import PAGES_KEPT, Pages
from app.ui.lists.table_model import NOT_YET_HERE, ROW_ROLE, ListSource, TableModel
from app.ui.work.tasks import Tasks
from tests.ui.sample_list import COLUMNS, Case, Cases, cases

BY_REFERENCE = ListQuery("reference")


def shown(qtbot: QtBot, tasks: Tasks, source: Cases, query: ListQuery = BY_REFERENCE) -> TableModel:
    model = TableModel(tasks, COLUMNS, source.source())
    model.setParent(tasks)
    tasks.start()
    with qtbot.waitSignal(model.refreshed):
        model.show(query)
    return model


def watched_by_qt(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def test_qt_finds_no_fault_with_it_while_rows_come_go_and_change(qtbot: QtBot, tasks: Tasks):
    source = cases(250)
    model = TableModel(tasks, COLUMNS, source.source())
    model.setParent(tasks)
    watched_by_qt(model)
    tasks.start()
    for query in (BY_REFERENCE, ListQuery("reference", descending=True), ListQuery("reference", find="customer 001")):
        with qtbot.waitSignal(model.refreshed):
            model.show(query)
    assert model.rowCount() == 100
    source.rows.clear()
    with qtbot.waitSignal(model.refreshed):
        model.reload()
    assert model.rowCount() == 0


def test_a_row_not_yet_here_shows_an_ellipsis_until_its_page_comes(qtbot: QtBot, tasks: Tasks):
    model = shown(qtbot, tasks, cases(1_000))
    cell = model.index(950, 1)
    with qtbot.waitSignal(model.arrived):
        assert cell.data() == NOT_YET_HERE
        assert cell.data(ROW_ROLE) is None
    assert cell.data() == "R-2026-00951"


def test_only_the_pages_wanted_last_are_asked_for(qtbot: QtBot, tasks: Tasks):
    source = cases(5_000)
    model = shown(qtbot, tasks, source)
    source.asked.clear()
    for page in range(10, 40):
        model.index(page * 100, 0).data()
    qtbot.waitUntil(lambda: model.row_at(3_800) is not None)
    assert source.asked == [10, 39, 38]


def test_pages_not_looked_at_for_long_are_let_go():
    pages = Pages()
    for number in range(PAGES_KEPT + 1):
        pages.keep(number, [Case(number, "", "")])
        pages.row(0)
    assert len(pages) == PAGES_KEPT
    assert 0 in pages
    assert 1 not in pages


def test_an_invalid_index_has_no_row_instead_of_the_last_one(qtbot: QtBot, tasks: Tasks):
    model = shown(qtbot, tasks, cases(3))
    assert model.row(QModelIndex()) is None
    assert model.row_at(-1) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_reload_shows_what_was_saved_and_keeps_the_page_looked_at(qtbot: QtBot, tasks: Tasks):
    source = cases(1_000)
    model = shown(qtbot, tasks, source)
    with qtbot.waitSignal(model.arrived):
        model.index(950, 0).data()
    source.change(951, customer="Ms J Okafor")
    with qtbot.waitSignal(model.refreshed):
        model.reload()
    assert model.index(950, 2).data() == "Ms J Okafor"
    assert model.place_of(951) == 950


def test_after_a_failure_nothing_is_asked_again_until_a_reload(qtbot: QtBot, tasks: Tasks):
    source = cases(300)
    broken = [True]

    def page(work: object, query: ListQuery, number: int) -> list[Case]:
        if number and broken[0]:
            source.asked.append(number)
            raise Unavailable("The database does not answer.")
        return source.page(work, query, number)

    model = TableModel(tasks, COLUMNS, ListSource(source.count, page))
    model.setParent(tasks)
    tasks.start()
    with qtbot.waitSignal(model.refreshed):
        model.show(BY_REFERENCE)
    with qtbot.waitSignal(tasks.trouble):
        model.index(150, 0).data()
    source.asked.clear()
    model.index(150, 0).data()
    broken[0] = False
    with qtbot.waitSignal(model.refreshed):
        model.reload()
    assert source.asked == [0, 1]
    assert model.index(150, 1).data() == "R-2026-00151"


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole])
def test_a_late_row_is_shown_so_by_mark_and_colour(qtbot: QtBot, tasks: Tasks, role: Qt.ItemDataRole):
    source = cases(2)
    source.change(1, state="late", due="late 2 days")
    model = shown(qtbot, tasks, source)
    assert model.index(0, 0).data(role) is not None
    assert model.index(0, 1).data(role) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Due: late 2 days"
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Due: Fri 29 May, to come"
