"""The main window for people with other roles, and what it does when somebody else changed the calendar."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.domain.moves.restrict import Restriction
from app.domain.words import Role
from app.services import cases, histories
from app.storage import tables
from app.ui.chosen.side_panel import RESTRICTED
from app.ui.look import theme
from app.ui.policy.days_off import DaysOff
from tests.owner import owner
from tests.services.colleagues import colleague
from tests.services.office import Office, at
from tests.ui.desks import MainDesk

READS_NONE = "Your role is system administrator: cases are read by those who work on them."
Sit = Callable[..., MainDesk]


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    sqlite_office.now = at("2026-05-26", "14:05")
    return sqlite_office


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Sit]:
    """A colleague with these roles sits down and sees the first list."""
    theme.apply(qapp)
    desks: list[MainDesk] = []

    def sit(*roles: Role) -> MainDesk:
        colleague(office, "kim", *roles).database.close()
        desk = MainDesk(qtbot, office, tmp_path / "kim")
        desks.append(desk)
        desk.seat.login = "kim"
        desk.window.show()
        desk.until(lambda: desk.window.lists.my_work.model.known and "kim" in desk.window.status.facts.text())
        return desk

    yield sit
    for desk in desks:
        desk.stop()


def test_who_looks_after_the_program_sees_no_case_and_is_told_why(office: Office, sit: Sit):
    office.log()
    window = sit(Role.SYSTEM_ADMIN).window
    assert window.lists.my_work.model.rowCount() == 0
    assert window.lists.my_work.empty_words == READS_NONE
    assert window.lists.cases.empty_words == READS_NONE
    new_case = window.menus.actions["new_case"]
    assert not new_case.isEnabled()
    assert new_case.toolTip() == (
        "Only office staff, petition administrators, reviewers and managers can log a case. "
        "Your role is system administrator."
    )


def test_an_auditor_sees_the_cases_and_that_the_next_step_is_not_theirs(office: Office, sit: Sit):
    case = office.log()
    desk = sit(Role.AUDITOR)
    panel = desk.window.lists.panel
    desk.window.lists.choose(case)
    desk.until(lambda: panel.view is not None)
    assert panel.next.property("off")
    assert panel.next.toolTip().endswith("can acknowledge a case. Your role is auditor.")
    assert not desk.window.menus.actions["new_case"].isEnabled()


def test_beside_the_list_a_restricted_case_shows_its_reference_alone(office: Office, sit: Sit):
    case = office.log()
    office.do(cases.restrict, case, Restriction("A colleague of ours lives there."))
    desk = sit(Role.MANAGER)
    panel = desk.window.lists.panel
    desk.window.lists.choose(case)
    desk.until(lambda: panel.view is not None)
    assert panel.reference.text().endswith(RESTRICTED)
    assert not panel.open.isHidden()
    assert panel.next.isHidden()
    assert panel.about.isHidden()
    assert panel.customer.isHidden()
    assert [line.move for line in office.ask(histories.history_of, "case", case)] == ["restrict", "log"]


def test_dates_that_wait_for_a_desk_like_this_one_are_moved_when_it_opens(office: Office, sit: Sit):
    case = office.log()
    before = office.steps(case)["acknowledge"]
    with owner(office.database.url) as connection, Session(connection) as session:
        for row in (
            tables.Closure(landlord_id=office.isha, day=before, reason="Staff training"),
            tables.CalendarChange(landlord_id=office.isha, restricted=False, at=office.now),
        ):
            session.add(row)
        session.commit()
    desk = sit(Role.OFFICE)
    desk.until(lambda: office.steps(case)["acknowledge"] != before)
    assert [line.move for line in office.ask(histories.history_of, "case", case)] == ["move dates", "log"]


def test_who_keeps_no_calendar_is_told_why_the_button_is_grey(sit: Sit):
    desk = sit(Role.MANAGER)
    desk.window.show_page(2)
    desk.until(lambda: any(page.why_not.text() for page in desk.window.findChildren(DaysOff)))
    (page,) = desk.window.findChildren(DaysOff)
    assert page.why_not.text() == "Only a system administrator can add a closure day."
    assert not page.add.isEnabled()
