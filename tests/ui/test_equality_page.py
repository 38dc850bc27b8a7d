"""The equality summary over a real database: reached from the menu, drawn up once, copied, and greyed by right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.equality import as_text
from app.domain.words import Role
from app.services import equality
from app.ui.equality_page import NOT_YET, EqualityPage
from app.ui.look import theme
from app.ui.work.tasks import Tasks
from tests.services.asked_customers import complainants
from tests.services.colleagues import colleague
from tests.services.office import Office
from tests.ui.desks import MainDesk

NEITHER = ["not shown", "not shown"]


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    return sqlite_office


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    theme.apply(qapp)
    desk = MainDesk(qtbot, office, tmp_path)
    yield desk
    desk.stop()


def page_of(desk: MainDesk) -> EqualityPage:
    window = desk.show()
    window.menus.actions["equality"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, EqualityPage)
    desk.until(lambda: page.offered is not None and page.says.text() != "")
    return page


def test_the_summary_is_drawn_up_and_copied_by_keyboard_alone(desk: MainDesk) -> None:
    complainants(desk.office, 30, age="25-34")
    page = page_of(desk)
    assert page.form["question"].editor.stops[0].hasFocus()
    assert page.says.text() == NOT_YET
    assert not page.table.isVisible()
    page.draw_up_button.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: page.summary is not None)
    assert page.form["question"].editor.stops[0].hasFocus()
    rows = page.table.rows()
    assert rows[0] == ("24 or under", *NEITHER)
    assert rows[-1] == ("All who answered", "about 30", "about 30")
    assert page.says.text().startswith("Drawn up on Tue 26 May 2026.")
    assert not page.draw_up_button.isVisible()
    page.copy_button.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert page.summary is not None
    assert QGuiApplication.clipboard().text() == as_text(page.summary)
    assert page.notice.words.text() == "The summary is on the clipboard."


def test_another_question_or_period_is_another_summary(desk: MainDesk) -> None:
    desk.office.do(equality.draw_up, "sex", "2025")
    page = page_of(desk)
    assert page.summary is None
    page.form.set_value("question", "sex")
    page.form.set_value("period", "2025")
    desk.until(lambda: page.summary is not None)
    assert [row[0] for row in page.table.rows()] == ["Female", "Male", "Prefers not to say", "All who answered"]
    assert page.summary is not None
    assert page.summary.period.words == "The year 2025"
    page.form.set_value("question", "age")
    assert page.summary is None
    assert page.draw_up_button.isVisible()


def test_escape_leads_back_to_the_list(desk: MainDesk) -> None:
    page = page_of(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.lists
    assert not page.isVisible()


@pytest.mark.parametrize("role", [Role.OFFICE, Role.AUDITOR])
def test_whoever_may_not_see_it_is_told_who_may(qtbot: QtBot, qapp: QApplication, office: Office, role: Role) -> None:
    theme.apply(qapp)
    kim = colleague(office, "kim", role)
    tasks = Tasks(lambda: kim.database)
    tasks.start()
    page = EqualityPage(tasks)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.says.text() != "", timeout=10_000)
    if role is Role.AUDITOR:
        assert page.draw_up_button.isVisible()
    else:
        assert page.says.text() == "Only managers and auditors can see equality summaries. Your role is office staff."
        assert not page.draw_up_button.isVisible()
        assert not page.copy_button.isVisible()
        QTest.keyClick(page, Qt.Key.Key_Return)
        assert page.summary is None
    assert tasks.stop()
    kim.database.close()
