"""The first page of an empty database, as whoever opens it sees it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import services
from app.ui.look import theme
from app.ui.set_up_page import SetUpPage
from tests.ui.real_office import RealOffice, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(sqlite_url: str) -> Iterator[RealOffice]:
    office = RealOffice(sqlite_url, set_up=False)
    yield office
    office.database.close()


@pytest.fixture
def finished() -> list[bool]:
    return []


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: RealOffice, finished: list[bool]) -> Iterator[SetUpPage]:
    theme.apply(qapp)
    tasks = office.desk()
    page = SetUpPage(tasks, lambda: finished.append(True))
    qtbot.addWidget(page)
    page.resize(1198, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    wait_for(qtbot, lambda: page.form["your_name"].value() == "Jo Bloggs")
    yield page
    assert tasks.stop()


def type_into(page: SetUpPage, name: str, text: str) -> None:
    page.form[name].take_focus()
    QTest.keyClicks(page.form[name].editor.stops[0], text)


@pytest.mark.clause("ISHA 1")
def test_by_keyboard_alone_an_office_is_set_up_that_can_log_its_first_complaint(
    qtbot: QtBot, page: SetUpPage, office: RealOffice, finished: list[bool]
):
    QTest.keyClick(page.form["your_name"].editor.stops[0], Qt.Key.Key_Tab)
    for text in ("ISHA", "Eng", "ISHA"):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    type_into(page, "telephone", "020 7946 0000")
    type_into(page, "address", "102 Blackstock Road")
    QTest.keyClick(page.form["address"].editor.stops[0], Qt.Key.Key_S, CTRL)
    wait_for(qtbot, lambda: finished == [True])
    (landlord,) = office.ask(services.offices.landlords)
    assert (landlord.name, landlord.nation, landlord.policy.code) == ("ISHA", "ENG", "isha-2018")
    assert landlord.law is not None
    assert not office.ask(services.offices.needs_setting_up)
    assert office.log_damp().reference == "R-2026-00001"


def test_the_shipped_policies_are_offered_by_title_with_their_first_day(page: SetUpPage):
    page.form.set_value("pack", "ombudsman-code-2024")
    assert page.form["pack"].hint.startswith("In force from Mon 1 April 2024.")


def test_what_is_missing_is_said_under_its_field_and_what_was_typed_stays(
    qtbot: QtBot, page: SetUpPage, office: RealOffice, finished: list[bool]
):
    type_into(page, "team", "Complaints")
    page.save()
    wait_for(qtbot, lambda: page.form["landlord"].message != "")
    assert page.form["landlord"].message == "Give the landlord's name, as it stands on letters."
    assert page.form["pack"].message.startswith("Choose the policy to begin with")
    assert QApplication.focusWidget() is page.form["landlord"].editor.stops[0]
    assert (page.form["team"].value(), finished) == ("Complaints", [])
    assert office.ask(services.offices.needs_setting_up)


def test_the_law_is_asked_about_only_where_the_nation_has_a_law_layer(page: SetUpPage):
    assert "Ombudsman’s Code" in page.form["law_layer"].hint
    page.form.set_value("nation", "SCT")
    assert page.form["law_layer"].isHidden()
    page.form.set_value("nation", "ENG")
    assert not page.form["law_layer"].isHidden()


def test_without_the_tick_the_policy_runs_exactly_as_published(
    qtbot: QtBot, page: SetUpPage, office: RealOffice, finished: list[bool]
):
    for name, value in {"landlord": "Lien Viet", "pack": "isha-2018", "law_layer": False}.items():
        page.form.set_value(name, value)
    page.save()
    wait_for(qtbot, lambda: finished == [True])
    (landlord,) = office.ask(services.offices.landlords)
    assert landlord.law is None
