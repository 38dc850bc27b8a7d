"""A register of homes is brought in through the window: chosen, its columns said, reported, saved or cancelled."""

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.home_sorting import Found
from app.domain.words import Role
from app.services import homes
from app.storage import tables
from app.storage.database import Database
from app.ui.bringing import at_the_database
from app.ui.bringing.at_the_database import Choice, FileLookedAt, Looked
from app.ui.bringing.homes import HomesFile
from app.ui.bringing.kind_of_file import KindOfFile, Wanted
from app.ui.bringing.page import CANCELLED, BringingPage
from app.ui.bringing.report_step import NOTHING_CHOSEN
from app.ui.bringing.start_step import WHICH, WHOSE
from app.ui.desk.main_window import MainWindow
from app.ui.look import theme
from tests.services.colleagues import colleague
from tests.services.office import Office
from tests.ui import far_work
from tests.ui.desks import CTRL, MainDesk
from tests.ui.looked_at import EVERY_KIND, HELD, looked

Sit = Callable[..., BringingPage]
Open = Callable[..., Database]
Settled = Callable[[BringingPage], None]
HEADERS = ("code", "number", "road", "pc")
CHANGED, NEW, WRONG = (
    ("A1", "Flat 3,", "27 Love Row", "EC2V 7AA"),
    ("B7", "9", "Quay Road", "EC2V 7AA"),
    ("B8", "8", "Quay Road", "nowhere"),
)
USUAL = ("Prop Ref", "Address", "Postcode")
NEW_HOME = ("B7", "9 Quay Road", "EC2V 7AA")


def file_of(folder: Path, *rows: Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
    file = folder / "homes.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([headers, *rows])
    return file


def register(office: Office) -> dict[str, tuple[str, bool]]:
    """Of each home of ISHA's the first line of its address, and whether it is open."""
    home = tables.Home
    mine = select(home.property_ref, home.line1, home.closed_on).where(home.landlord_id == office.isha)
    found = office.ask(lambda work: work.session.execute(mine.order_by(home.id)).all())
    return {reference: (line1, closed is None) for reference, line1, closed in found}


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sit]:
    """Jo sits down at an office's desk and looks at the page."""
    theme.apply(qapp)
    desks: list[MainDesk] = []

    def sit(
        office: Office, kind: KindOfFile | None = None, open_at: Callable[..., Any] = far_work.open_at
    ) -> BringingPage:
        desk = MainDesk(qtbot, office, tmp_path / "settings")
        desks.append(desk)
        desk.seat.open_for = partial(far_work.open_at, office.database.url, office.now)
        window = desk.show()
        desk.seat.open_for = partial(open_at, office.database.url, office.now)
        if kind is None:
            window.menus.actions["bring_homes"].trigger()
            page = window.other_pages.homes
        else:
            page = BringingPage(desk.tasks, desk.seat, kind, window.stack)
            window.stack.addWidget(page)
            window.stack.setCurrentWidget(page)
        desk.until(lambda: page.start.offered is not None)
        return page

    yield sit
    for desk in desks:
        desk.stop()
        assert desk.troubles == []


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[BringingPage], None]:
    """Wait until the process has answered."""
    return lambda page: qtbot.waitUntil(lambda: not page.busy, timeout=30_000)


def choose(monkeypatch: pytest.MonkeyPatch, page: BringingPage, file: Path) -> None:
    """Choose a file in the system's own window."""

    def chosen(*_asked: object) -> tuple[str, str]:
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    page.start.place.button.click()


def show(page: BringingPage, found: Looked) -> None:
    """As if a process had answered so."""
    page.processing.looked.emit(found)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def nobody(_done: int, _total: int, _said: str) -> None:
    """Nobody hears how far it has come."""


def test_columns_are_said_the_report_is_seen_and_what_is_ticked_is_saved(
    sqlite_office: Office, sit: Sit, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = sit(sqlite_office), register(sqlite_office)
    assert page.start.landlord.editor.stops[0].hasFocus()
    choose(monkeypatch, page, file_of(tmp_path, CHANGED, NEW, WRONG))
    assert page.start.landlord.message == WHOSE
    page.start.landlord.set_value(sqlite_office.isha)
    press(Qt.Key.Key_S, CTRL)
    assert page.busy
    settled(page)
    assert page.step is page.columns
    assert page.columns.fields["property_ref"].message == "Choose the column that holds the property reference."
    assert page.columns.fields["property_ref"].editor.stops[0].hasFocus()
    press(Qt.Key.Key_S, CTRL)
    assert page.step is page.columns, "what is needed is still missing"
    for name, headers in (("property_ref", ("code",)), ("line1", ("number", "road")), ("postcode", ("pc",))):
        page.columns.fields[name].set_value(headers)
    assert page.columns.examples["line1"].text() == "Flat 3, 27 Love Row"
    press(Qt.Key.Key_S, CTRL)
    settled(page)
    cards = page.report.cards
    assert {found: card.count for found, card in cards.cards.items()} == {
        Found.NEW: 1,
        Found.CHANGED: 1,
        Found.GONE: 2,
        Found.REFUSED: 1,
    }
    assert register(sqlite_office) == before, "nothing is saved yet"
    assert page.report.save_button.text().startswith("&Save 4 homes")
    cards.ticks[Found.GONE].click()
    assert page.report.save_button.text().startswith("&Save 2 homes")
    press(Qt.Key.Key_S, CTRL)
    settled(page)
    said = "ISHA: 1 new, 1 changed, 2 no longer there, 1 refused. Not saved, since not chosen: no longer there."
    assert page.report.end.words.text() == f"Saved. {said}"
    saved = register(sqlite_office)
    assert saved == before | {"A1": ("Flat 3, 27 Love Row", True), "B7": ("9 Quay Road", True)}
    assert page.report.another_button.hasFocus()
    assert page.start.chosen_file is None
    remembered = sqlite_office.ask(homes.remembered, sqlite_office.isha)
    assert remembered == {"property_ref": ("code",), "line1": ("number", "road"), "postcode": ("pc",)}


def test_on_a_shared_database_it_is_saved_and_the_window_hears_of_it(
    postgresql_office: Office, sit: Sit, settled: Settled, tmp_path: Path
) -> None:
    page = sit(postgresql_office)
    page.start.landlord.set_value(postgresql_office.isha)
    page.start.take(file_of(tmp_path, ("A1", "27 Love Row", "EC2V 7AA"), headers=USUAL))
    settled(page)
    assert page.report.says.text() == "1 row, nothing saved yet. Columns found by their names."
    page.report.save_button.click()
    settled(page)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.status.currentMessage().strip() == "ISHA: 1 changed, 2 no longer there."
    assert register(postgresql_office) == {
        "A1": ("27 Love Row", True),
        "A2": ("Flat 4, 27 Love Lane", False),
        "A3": ("2 Quay Road", False),
    }


@pytest.mark.parametrize("which", ["sqlite", "postgresql"])
def test_cancelled_when_all_is_written_nothing_is_saved_and_what_was_chosen_stays(
    qtbot: QtBot, request: pytest.FixtureRequest, which: str, sit: Sit, settled: Settled, tmp_path: Path
) -> None:
    office: Office = request.getfixturevalue(f"{which}_office")
    page, before = sit(office, far_work.HomesThatStop()), register(office)
    show(page, looked(file_of(tmp_path, NEW_HOME, headers=USUAL), {Found.NEW: 1, Found.GONE: 3}))
    page.report.cards.ticks[Found.GONE].click()
    page.save()
    qtbot.waitUntil(lambda: page.working.said.text().startswith(f"{far_work.ALL:,} "), timeout=30_000)
    press(Qt.Key.Key_Escape)
    settled(page)
    assert page.notice.words.text() == CANCELLED
    assert page.step is page.report
    assert page.report.cards.ticked() == {Found.NEW}
    assert register(office) == before


def test_cancelled_a_moment_too_late_it_is_saved_and_said_so(
    qtbot: QtBot, sqlite_office: Office, sit: Sit, settled: Settled, tmp_path: Path
) -> None:
    page = sit(sqlite_office, open_at=far_work.open_for_good)
    show(page, looked(file_of(tmp_path, NEW_HOME, headers=USUAL), {Found.NEW: 1}))
    page.save()
    qtbot.waitUntil(lambda: "B7" in register(sqlite_office), timeout=30_000)
    page.cancel()
    settled(page)
    assert (
        page.report.end.words.text()
        == "Saved. ISHA: 1 new, 3 no longer there. Not saved, since not chosen: no longer there."
    )


def test_what_cannot_be_read_is_refused_under_the_file_which_stays(
    sqlite_office: Office, sit: Sit, settled: Settled, tmp_path: Path
) -> None:
    page = sit(sqlite_office)
    page.start.go_on()
    assert (page.start.file.message, page.start.landlord.message) == (WHICH, WHOSE)
    page.start.landlord.set_value(sqlite_office.isha)
    file = tmp_path / "homes.pdf"
    file.write_bytes(b"%PDF")
    page.start.take(file)
    settled(page)
    assert page.step is page.start
    assert page.start.file.message == "homes.pdf is not read: expected .csv or .xlsx. Save it in Excel as one of them."
    assert page.start.chosen_file == file


def test_a_file_that_is_gone_or_was_changed_since_is_not_saved(
    sqlite_office: Office, sit: Sit, settled: Settled, tmp_path: Path
) -> None:
    file = file_of(tmp_path, NEW_HOME, headers=USUAL)
    wanted = Wanted(file, sqlite_office.isha)
    opened = partial(far_work.open_at, sqlite_office.database.url, sqlite_office.now, "jo")
    found = at_the_database.look(nobody, opened, HomesFile(), wanted)
    assert found.told is not None
    file_of(tmp_path, NEW_HOME, ("A1", "Row", "EC2V 7AA"), headers=USUAL)
    save = FileLookedAt(wanted, 1, found.stamp), Choice(frozenset({Found.NEW}), insist=False), uuid4()
    with pytest.raises(Refusal, match="was saved anew after you looked at it"):
        at_the_database.bring_in(nobody, opened, HomesFile(), *save)
    page = sit(sqlite_office)
    show(page, found)
    file.unlink()
    page.save()
    settled(page)
    assert page.notice.words.text() == "homes.csv cannot be read: No such file or directory."
    assert [button.text() for button in page.notice.buttons] == ["Look again", "Close"]
    assert page.step is page.report
    page.notice.buttons[1].click()
    assert page.report.save_button.hasFocus()
    assert "B7" not in register(sqlite_office)


def test_what_is_held_back_is_saved_only_where_somebody_insists(
    sqlite_office: Office, sit: Sit, tmp_path: Path
) -> None:
    page = sit(sqlite_office)
    show(page, looked(tmp_path / "homes.csv", EVERY_KIND, HELD))
    report, cards = page.report, page.report.cards
    assert (report.held.words.text(), report.insists) == (HELD, False)
    assert cards.ticked() == {Found.NEW, Found.CHANGED, Found.OPENED_AGAIN}
    cards.ticks[Found.GONE].click()
    assert report.insists
    for tick in cards.ticks.values():
        tick.setChecked(False)
    report.save_button.click()
    assert (page.notice.words.text(), page.busy) == (NOTHING_CHOSEN, False)
    show(page, looked(tmp_path / "homes.csv", {Found.SAME: 1980}))
    report.save_button.click()
    assert page.notice.words.text() == "The register says so already: there is nothing to save."
    page.processing.unavailable.emit("The database does not answer.", page.start.go_on)
    assert [button.text() for button in page.notice.buttons] == ["Try again", "Close"]


def test_one_kind_of_rows_is_listed_alone_and_copied(sqlite_office: Office, sit: Sit, tmp_path: Path) -> None:
    page = sit(sqlite_office)
    show(page, looked(tmp_path / "homes.csv", EVERY_KIND))
    report = page.report
    QAbstractItemModelTester(report.lines.table, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert report.more.text() == "Of each kind the first 1 are listed."
    assert not report.cards.cards[Found.SAME].isEnabled()
    report.cards.cards[Found.REFUSED].setFocus()
    press(Qt.Key.Key_Return)
    assert [line.found for line in report.lines.table.lines] == [Found.REFUSED]
    report.lines.setFocus()
    report.lines.selectRow(0)
    press(Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1:] == ["7\trefused\tR7\tColumn “Address”: longer than 200 characters. Shorten it."]
    report.cards.cards[Found.NEW].click()
    assert not report.cards.cards[Found.REFUSED].isChecked()
    report.cards.cards[Found.NEW].click()
    assert len(report.lines.table.lines) == len(EVERY_KIND) - 1


def test_a_file_is_dropped_anywhere_on_the_page_and_nothing_else_is(
    sqlite_office: Office, sit: Sit, tmp_path: Path
) -> None:
    page, file = sit(sqlite_office), file_of(tmp_path, NEW)
    for urls, taken in (([], False), ([tmp_path], False), ([file, file], False), ([file], True)):
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(each)) for each in urls])
        at, of = (QPointF(9, 9), Qt.DropAction.CopyAction), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        event = QDragEnterEvent(at[0].toPoint(), at[1], dragged, *of)
        event.ignore()
        QApplication.sendEvent(page, event)
        assert event.isAccepted() is taken
        assert bool(page.start.place.widget.property("over")) is taken
        QApplication.sendEvent(page, QDropEvent(at[0], at[1], dragged, *of))
        assert (page.start.chosen_file == file) is taken
    assert page.start.landlord.message == WHOSE
    assert not page.start.place.widget.property("over")


def test_who_may_not_is_told_why_wherever_it_could_be_begun(
    qtbot: QtBot, qapp: QApplication, sqlite_office: Office, tmp_path: Path
) -> None:
    why = "Only a system administrator can bring in a register of homes."
    colleague(sqlite_office, "kim", Role.MANAGER).database.close()
    theme.apply(qapp)
    desk = MainDesk(qtbot, sqlite_office, tmp_path / "kim")
    desk.seat.login = "kim"
    desk.window.show()
    desk.until(lambda: "kim" in desk.window.status.facts.text())
    action = desk.window.menus.actions["bring_homes"]
    assert (action.isEnabled(), action.toolTip()) == (False, why)
    desk.window.show_page(2)
    policy = desk.window.other_pages.policy
    desk.until(lambda: policy.homes.toolTip() == why)
    assert not policy.homes.isEnabled()
    policy.homes_wanted.emit()
    page = desk.window.other_pages.homes
    desk.until(lambda: page.start.why_not.text() == why)
    assert not page.start.look_button.isVisible()
    desk.stop()


def test_the_policy_page_leads_there_and_escape_back_to_the_lists(
    qtbot: QtBot, sqlite_office: Office, sit: Sit
) -> None:
    page = sit(sqlite_office)
    press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    window = page.window()
    assert isinstance(window, MainWindow)
    window.show_page(2)
    policy = window.other_pages.policy
    qtbot.waitUntil(lambda: policy.shown is not None, timeout=10_000)
    policy.homes.click()
    assert page.isVisible()
