"""The Policy page over a real database: read, tried, brought into force, imported; closures and bank holidays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import services
from app.domain.done import Done
from app.services.offices import NewOffice
from app.storage.policy_packs import pack_text
from app.storage.work import Work
from app.ui.look import theme
from app.ui.policy_page import CLAUSES, DAYS_OFF, IN_FORCE, TRY_IT, WEAKER, PolicyPage
from tests.ui.real_office import RealOffice, wait_for


@pytest.fixture
def office(sqlite_url: str) -> Iterator[RealOffice]:
    office = RealOffice(sqlite_url)

    def add(work: Work) -> Done:
        work.move = "add a landlord"
        services.offices.add_landlord(work, NewOffice("Jo Bloggs", "Sadeh Lok", "incommunities-2017"))
        return Done(None, "", "added")

    office.do(add)
    yield office
    office.database.close()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: RealOffice) -> Iterator[PolicyPage]:
    theme.apply(qapp)
    tasks = office.desk()
    page = PolicyPage(tasks)
    qtbot.addWidget(page)
    page.resize(1198, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    wait_for(qtbot, lambda: page.filled)
    yield page
    assert tasks.stop()


def type_day(page: PolicyPage, tab: int, text: str) -> None:
    page.tabs.setCurrentIndex(tab)
    form, name = {
        TRY_IT: (page.try_it.form, "received"),
        IN_FORCE: (page.in_force.form, "from_day"),
        DAYS_OFF: (page.days_off.form, "day"),
    }[tab]
    form[name].take_focus()
    line = form[name].editor.stops[0]
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


class Word(QObject):
    """Stands where the system would open a document."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


def said(page: PolicyPage) -> str:
    return page.notice.words.text() if page.notice.isVisible() else ""


@pytest.mark.clause("ISHA 1")
def test_the_policy_in_force_is_read_with_its_version_and_dates(page: PolicyPage):
    assert page.title.text() == "ISHA complaints policy 2018"
    assert page.dates.text().startswith("Version 1  ·  in force from Tue 18 Sep 2018")
    assert page.review.text() == "Its review was due by Sat 31 Oct 2020."
    assert page.definition.text().endswith("(ISHA 2.2).")


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
@pytest.mark.clause("ISHA 2.3a")
@pytest.mark.clause("ISHA A2.1a")
def test_each_number_stands_with_its_clause(page: PolicyPage):
    rows = page.numbers.rows()
    assert ("Acknowledge (Complaint)", "1 working day from receipt", "ISHA 2.6a") in rows
    assert ("First contact (Complaint)", "4 working days from receipt", "ISHA 2.6c") in rows
    assert ("Petition", "5 signatures from 5 households", "ISHA A2.1a") in rows
    assert any(what == "Time bar" and much.startswith("6 months") and by == "ISHA 2.3a" for what, much, by in rows)


def test_every_clause_can_be_read_and_copied(page: PolicyPage):
    assert page.shown is not None
    assert page.clauses.rows() == [(clause.id, clause.says) for clause in page.shown.policy.clauses]
    page.tabs.setCurrentIndex(CLAUSES)
    page.clauses.selectRow(0)
    QTest.keyClick(page.clauses, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("ISHA 1\t")


@pytest.mark.clause("CODE 6.3")
def test_where_the_policy_is_weaker_than_the_law_both_clauses_are_named(page: PolicyPage):
    rows = page.weaker.rows()
    assert ("answer by the date agreed with the customer", "ISHA 2.1b") in {row[:2] for row in rows}
    assert "CODE 6.3" in {row[3] for row in rows}
    assert page.tabs.tabText(WEAKER) == f"Weaker than the law ({len(rows)})"


@pytest.mark.clause("INC 2.1")
@pytest.mark.clause("INC 5")
def test_another_landlord_is_chosen_with_the_keyboard(qtbot: QtBot, page: PolicyPage):
    page.landlord.setFocus()
    QTest.keyClicks(page.landlord, "Sadeh")
    wait_for(qtbot, lambda: page.definition.text().endswith("(INC 2.1).") and page.filled)
    assert {line[0] for line in page.in_force.table.rows()} == {page.title.text()}
    assert ("Gives guidance", "Performance Team Leader", "INC 5") in page.numbers.rows()


@pytest.mark.clause("ISHA 2.6a")
def test_try_it_received_fri_22_may_2026_acknowledge_by_tue_26_may_day_by_day(qtbot: QtBot, page: PolicyPage):
    type_day(page, TRY_IT, "22/5/26")
    due = page.try_it.due
    wait_for(qtbot, lambda: "Acknowledge by Tue 26 May 2026" in due.said())
    assert "Received Fri 22 May 2026." in due.said()
    assert "Spring bank holiday" in due.said()
    page.try_it.form["at"].take_focus()
    QTest.keyClicks(page.try_it.form["at"].editor.stops[0], "16.50")
    wait_for(qtbot, lambda: "Received Fri 22 May 2026 at 16:50." in due.said())
    QTest.keyClicks(page.try_it.form["at"].editor.stops[0], "oh")
    assert page.try_it.form["at"].message.startswith("Type a time")


def test_a_closure_day_counts_at_once_and_says_how_many_cases_it_moved(
    qtbot: QtBot, page: PolicyPage, office: RealOffice
):
    office.log_damp()
    type_day(page, DAYS_OFF, "28/5/26")
    QTest.keyClicks(page.days_off.form["reason"].editor.stops[0], "Staff training")
    page.days_off.add.click()
    wait_for(qtbot, lambda: said(page) == "Closed on Thu 28 May: 1 open case moved.")
    wait_for(qtbot, lambda: page.days_off.closures.rows() == [("Thu 28 May 2026", "Staff training")])
    type_day(page, TRY_IT, "22/5/26")
    wait_for(qtbot, lambda: "First contact by Mon 1 June 2026" in page.try_it.due.said())


def test_a_closure_on_a_bank_holiday_is_refused_under_its_day(qtbot: QtBot, page: PolicyPage):
    type_day(page, DAYS_OFF, "25/5/26")
    QTest.keyClicks(page.days_off.form["reason"].editor.stops[0], "Closed")
    page.days_off.add.click()
    wait_for(qtbot, lambda: "Spring bank holiday" in page.days_off.form["day"].message)
    assert page.days_off.form["reason"].value() == "Closed"


def test_the_nation_s_bank_holidays_of_another_year_can_be_read(qtbot: QtBot, page: PolicyPage):
    wait_for(qtbot, lambda: ("Mon 25 May 2026", "Spring bank holiday") in page.days_off.holidays.rows())
    page.tabs.setCurrentIndex(DAYS_OFF)
    page.days_off.year.setFocus()
    QTest.keyClicks(page.days_off.year, "2027")
    wait_for(qtbot, lambda: ("Mon 31 May 2027", "Spring bank holiday") in page.days_off.holidays.rows())


def test_the_code_is_brought_into_force_from_1_june_2026(qtbot: QtBot, page: PolicyPage, office: RealOffice):
    page.tabs.setCurrentIndex(IN_FORCE)
    code = next(pack for pack in office.ask(services.packs.packs) if pack.code == "ombudsman-code-2024")
    page.in_force.form.set_value("pack_id", code.id)
    type_day(page, IN_FORCE, "1/6/26")
    page.in_force.bring.click()
    wait_for(qtbot, lambda: page.in_force.table.rowCount() == 2)
    assert said(page) == f"{code.title} governs what ISHA receives from Mon 1 June 2026."
    newest, oldest = page.in_force.table.rows()
    assert (newest[2], oldest[3]) == ("Mon 1 June 2026", "Sun 31 May 2026")
    assert page.in_force.form["from_day"].value() is None


def test_nothing_chosen_is_said_under_the_fields(qtbot: QtBot, page: PolicyPage):
    page.tabs.setCurrentIndex(IN_FORCE)
    page.in_force.bring.click()
    wait_for(qtbot, lambda: page.in_force.form["pack_id"].message != "")
    assert page.in_force.form["from_day"].message == "Say from which day it is in force, such as 1 April."


def test_an_unknown_policy_file_is_refused_with_file_key_and_expectation(
    qtbot: QtBot, page: PolicyPage, tmp_path: Path
):
    file = tmp_path / "ours.toml"
    file.write_text(
        pack_text("isha-2018").replace("working_days = 1\n", 'working_days = "soon"\n', 1), encoding="utf-8"
    )
    page.in_force.add_file(file)
    wait_for(qtbot, lambda: said(page) != "")
    assert said(page).startswith("ours.toml: ")
    assert "working_days" in said(page)
    assert "soon" in said(page)


def test_a_policy_file_is_added_and_offered(qtbot: QtBot, page: PolicyPage, office: RealOffice, tmp_path: Path):
    file = tmp_path / "isha-2026.toml"
    file.write_text(pack_text("isha-2018").replace('version = "1"', 'version = "2"', 1), encoding="utf-8")
    page.in_force.add_file(file)
    wait_for(qtbot, lambda: said(page) == "ISHA complaints policy 2018, version 2, added.")
    assert [pack.version for pack in office.ask(services.packs.packs) if pack.code == "isha-2018"] == ["1", "2"]


def test_who_is_no_administrator_is_told_why_the_buttons_are_grey(qtbot: QtBot, office: RealOffice):
    tasks = office.desk("sam")
    page = PolicyPage(tasks)
    qtbot.addWidget(page)
    wait_for(qtbot, lambda: page.filled)
    assert not page.in_force.bring.isEnabled()
    assert page.in_force.why_not.text() == "Only a system administrator can bring a policy into force."
    assert page.in_force.add.toolTip() == "Only a system administrator can add a policy."
    assert page.days_off.why_not.text() == "Only a system administrator can add a closure day."
    assert page.letters.bring_in.toolTip() == "Only a system administrator can bring in a template."
    assert not any(button.isEnabled() for button in (page.in_force.add, page.days_off.add, page.letters.bring_in))
    assert tasks.stop()


@pytest.mark.clause("INC 1.4")
def test_the_leaflet_is_made_for_the_landlord_that_is_shown(page: PolicyPage, qtbot: QtBot):
    page.landlord.setCurrentIndex(page.landlord.findText("Sadeh Lok"))
    page.landlord.activated.emit(page.landlord.currentIndex())
    wait_for(qtbot, lambda: page.title.text().startswith("Incommunities"))
    word = Word()
    method: Any = "show"  # the stub asks for bytes, which PySide refuses
    QDesktopServices.setUrlHandler("file", word, method)
    try:
        page.leaflet.setFocus()
        QTest.keyClick(page.leaflet, Qt.Key.Key_Space)
        wait_for(qtbot, lambda: said(page) == "How to complain, Sadeh Lok.docx is open, to be printed.")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [file.name for file in word.files] == ["How to complain, Sadeh Lok.docx"]
