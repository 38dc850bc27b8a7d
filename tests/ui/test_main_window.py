"""The main window as a person uses it: lists, find, the panel beside them, pages, and what survives a crash."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import Unavailable
from app.domain.moves.assign import Assignment
from app.services import cases
from app.storage.database import Database
from app.storage.opening import ensure_first_person
from app.ui.case_window import CaseWindow
from app.ui.desk.seat import Preparation
from app.ui.desk.waiting_page import WaitingPage
from app.ui.look import theme
from app.ui.unsaved.journal_files import Unsaved
from tests.services.office import DESK, Office, at, customer
from tests.ui import far_work
from tests.ui.desks import CTRL, PLACE, MainDesk

DUE, REFERENCE, CUSTOMER = 0, 1, 2
LATE, TODAY, LATER = "R-2026-00001", "R-2026-00002", "R-2026-00003"


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    """It is Tue 26 May 2026, 14:05: one case late by two working days, one due today, one later."""
    office = sqlite_office
    office.now = at("2026-05-26", "14:05")
    office.log(at("2026-05-20"), customer=customer(forenames="Dina", surname="Begum"), about="Repairs left unfinished")
    office.log(at("2026-05-22", "16:50"))
    office.log(
        at("2026-05-26", "09:00"), customer=customer(forenames="Tran", surname="Nguyen"), about="Parking refused"
    )
    return office


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    theme.apply(qapp)
    desk = MainDesk(qtbot, office, tmp_path / "settings")
    yield desk
    desk.stop()


def test_my_work_says_what_is_late_due_today_and_tomorrow_in_that_order(desk: MainDesk):
    window = desk.show()
    assert desk.words(DUE) == ["late 2 days", "today", "tomorrow"]
    assert desk.words(REFERENCE) == [LATE, TODAY, LATER]
    assert window.lists.my_work.header.pills.said == ("1 late", "1 today")
    assert window.navigation.count_at(0) == 3
    assert window.status.facts.text() == f"3 open cases  ·  1 late  ·  Jo Bloggs  ·  {PLACE}"


def test_the_panel_shows_the_chosen_case_and_why_it_is_due_on_tue_26_may(desk: MainDesk):
    panel = desk.show().lists.panel
    desk.until(lambda: panel.view is not None)
    desk.press(Qt.Key.Key_Down)
    desk.until(lambda: panel.reference.text() == f"{TODAY}  ·  ISHA")
    assert panel.about.text() == "Damp in the back bedroom"
    assert panel.customer.text() == "Ms Joy Okafor, Flat 3, 27 Love Lane, London"
    assert panel.next.text() == "Acknowledge…"
    assert not panel.why.answer.isVisible()
    panel.why.question.click()
    assert panel.why.question.text() == "Why Tue 26 May?"
    assert "Mon 25 May is the Spring bank holiday" in panel.why.answer.text()
    assert panel.why.answer.isVisible()


def test_find_looks_through_every_case_and_esc_brings_the_list_back(desk: MainDesk):
    window = desk.show()
    desk.press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.lists.page.header.find_field, "oka love")
    desk.until(lambda: desk.words(REFERENCE) == [TODAY])
    desk.until(lambda: window.lists.page.header.pills.said == ("1 case, closed ones too",))
    desk.press(Qt.Key.Key_Down)
    assert window.lists.my_work.list.hasFocus()
    desk.press(Qt.Key.Key_F, CTRL)
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.words(REFERENCE) == [LATE, TODAY, LATER])
    assert window.lists.page.header.title.text() == "My work"


def test_a_search_that_finds_nothing_says_what_to_do(desk: MainDesk):
    page = desk.show().lists.page
    page.header.find_field.setText("xylophone")
    desk.until(lambda: page.model.rowCount() == 0)
    assert page.empty_words.startswith("Nothing has “xylophone”")


def test_cases_can_be_narrowed_to_a_landlord_and_sorted_by_customer(desk: MainDesk, office: Office):
    office.log(at("2026-05-25"), landlord_id=office.incommunities, customer=customer(surname="Abbot"))
    window = desk.show()
    desk.press(Qt.Key.Key_2, CTRL)
    cases_page = window.lists.cases
    desk.until(lambda: cases_page.model.rowCount() == 4 and cases_page.filters.landlord.count() == 3)
    cases_page.list.sort_by("customer")
    desk.until(lambda: [name.split()[-1] for name in desk.words(CUSTOMER)] == ["Abbot", "Begum", "Nguyen", "Okafor"])
    cases_page.filters.landlord.setCurrentText("Incommunities")
    desk.until(lambda: desk.words(CUSTOMER) == ["Ms Joy Abbot"])
    cases_page.filters.handler.setCurrentText("Sam Carter")
    desk.until(lambda: cases_page.model.rowCount() == 0)
    cases_page.filters.handler.setCurrentText("Nobody yet")
    desk.until(lambda: cases_page.model.rowCount() == 1)
    cases_page.filters.status.setCurrentText("Closed")
    desk.until(lambda: cases_page.model.rowCount() == 0)


def test_enter_opens_the_case_once_and_ctrl_return_begins_its_next_step(desk: MainDesk):
    window = desk.show()
    desk.until(lambda: window.lists.panel.view is not None)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: window.open_cases.window_of(1) is not None)
    first = window.open_cases.window_of(1)
    window.activateWindow()
    window.menus.actions["next_step"].trigger()
    assert window.open_cases.window_of(1) is first
    assert isinstance(first, CaseWindow)
    desk.until(lambda: first.panel is not None)
    first.form.close()


def test_what_is_saved_anywhere_moves_the_list_and_is_said_in_the_status_line(desk: MainDesk, office: Office):
    window = desk.show()
    opened = {"handler_id": None, "case_worker_id": None}
    typed = Assignment(office.people["Sam Carter"])

    def assign(work: Any):
        return cases.assign(work, 1, typed, opened)

    desk.tasks.write(window, assign, lambda _done: None, command=uuid4())
    desk.until(lambda: desk.words(REFERENCE) == [TODAY, LATER])
    assert "saved " in window.status.facts.text()
    assert LATE in window.status.currentMessage()


def test_another_colleague_takes_over_without_a_restart(desk: MainDesk, office: Office):
    office.assign(1)
    window = desk.show()
    desk.until(window.work_as.menu.isEnabled)
    assert desk.words(REFERENCE) == [TODAY, LATER]
    next(action for action in window.work_as.menu.actions() if action.text() == "Sam Carter").trigger()
    desk.until(lambda: "Sam Carter" in window.status.facts.text())
    desk.until(lambda: desk.words(REFERENCE) == [LATE, TODAY, LATER])
    assert desk.seat.login == "sam"


def test_a_database_that_cannot_be_opened_is_said_and_can_be_tried_again(desk: MainDesk):
    database, way = desk.seat.open_for, iter([Unavailable("The disk is full.")])

    def open_for(login: str) -> Database:
        for trouble in way:
            raise trouble
        opened = database(login)
        assert isinstance(opened, Database)
        return opened

    desk.seat.open_for = open_for
    desk.window.show()
    banner = desk.window.notices.banner
    desk.until(lambda: banner.words == "The disk is full.")
    assert not desk.window.navigation.isEnabled()
    banner.button.click()
    desk.until(lambda: desk.words(REFERENCE) == [LATE, TODAY, LATER])
    assert banner.words == ""


def test_text_left_unsaved_is_offered_and_can_be_gone_on_with_or_discarded(desk: MainDesk):
    left = Unsaved("case 2 acknowledge", f"Acknowledge {TODAY}", DESK, PLACE, "", {}, {"understood": "Mould"})
    for number, unsaved in enumerate((left, replace(left, form="case 1 acknowledge"))):
        with desk.qtbot.waitSignal(desk.journal.kept):
            desk.journal.typed(f"earlier {number}", lambda unsaved=unsaved: unsaved)
    window = desk.show()
    assert len(window.lists.my_work.unsaved.rows) == 2
    first = window.lists.my_work.unsaved.rows[0]
    assert first.words.text() == f"Not saved when Recourse was closed: Acknowledge {TODAY}."
    window.lists.my_work.unsaved.rows[1].buttons[1].click()
    desk.until(lambda: desk.journal.left_over(DESK, PLACE) == (left,))
    window.lists.my_work.unsaved.rows[0].buttons[0].click()
    desk.until(lambda: window.open_cases.window_of(2) is not None)
    assert window.lists.my_work.unsaved.rows == []


def test_new_case_takes_the_place_of_the_list_and_esc_leaves_it(desk: MainDesk):
    window = desk.show()
    desk.press(Qt.Key.Key_N, CTRL)
    desk.until(lambda: window.stack.currentWidget() is not window.lists)
    assert not window.menus.actions["new_case"].isEnabled()
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: window.stack.currentWidget() is window.lists)
    assert window.menus.actions["new_case"].isEnabled()


def test_the_policy_page_opens_with_ctrl_3_and_find_leads_back_to_the_list(desk: MainDesk):
    window = desk.show()
    desk.press(Qt.Key.Key_3, CTRL)
    desk.until(lambda: window.stack.currentWidget() is not window.lists)
    assert window.navigation.currentRow() == 2
    window.start_finding()
    assert window.lists.page.header.find_field.hasFocus()
    assert window.navigation.currentRow() == 0


def test_f1_shows_every_command_with_its_keys_in_place_of_the_panel(desk: MainDesk):
    window = desk.show()
    desk.press(Qt.Key.Key_F1)
    assert window.keyboard is not None
    assert ("New case", "Ctrl+N") in window.keyboard.lines
    assert window.keyboard.isVisible()
    assert not window.lists.panel.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert window.lists.panel.isVisible()


def test_widths_are_remembered(desk: MainDesk, qtbot: QtBot, office: Office, tmp_path: Path):
    window = desk.show()
    window.lists.my_work.list.setColumnWidth(CUSTOMER, 222)
    window.close()
    again = MainDesk(qtbot, office, tmp_path / "settings")
    assert again.show().lists.my_work.list.columnWidth(CUSTOMER) == 222
    again.stop()


def test_an_empty_office_is_set_up_first(qtbot: QtBot, qapp: QApplication, sqlite_url: str, tmp_path: Path):
    theme.apply(qapp)
    database = Database(sqlite_url, DESK)
    ensure_first_person(database, DESK, ("office",))
    desk = MainDesk(qtbot, Office(database, at("2026-05-26")), tmp_path)
    desk.window.show()
    desk.until(lambda: type(desk.window.stack.currentWidget()).__name__ == "SetUpPage")
    assert not desk.window.menus.actions["new_case"].isEnabled()
    desk.stop()


def test_what_must_be_made_first_shows_how_far_it_has_come(
    qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path
):
    theme.apply(qapp)
    preparation = Preparation(far_work.add_up, (3,), "Making the demonstration data…", "Once a day.")
    desk = MainDesk(qtbot, office, tmp_path, preparation)
    window = desk.show()
    (page,) = window.findChildren(WaitingPage)
    assert page.said.text() == "line 3"
    assert page.bar.value() == 3
    assert window.stack.currentWidget() is window.lists
    desk.stop()


def test_every_input_has_a_name_and_no_keys_are_used_twice(desk: MainDesk):
    window = desk.show()
    desk.press(Qt.Key.Key_2, CTRL)
    inputs = [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]
    assert [each for each in inputs if each.isVisible() and not each.accessibleName()] == []
    keys = [QKeySequence.toString(keys) for action in window.findChildren(QAction) for keys in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_while_a_complaint_is_logged_the_case_menu_leaves_its_letter_to_the_form(desk: MainDesk):
    window = desk.show()
    titles = [action.text() for action in window.menuBar().actions()]
    assert "&Case" in titles
    desk.press(Qt.Key.Key_N, CTRL)
    desk.until(lambda: window.stack.currentWidget() is not window.lists)
    (case_menu,) = [action for action in window.menuBar().actions() if action.text() == "Case"]
    assert not case_menu.isEnabled()
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: case_menu.text() == "&Case")
    assert case_menu.isEnabled()
