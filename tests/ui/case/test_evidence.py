"""The Evidence tab: files come in by button, drop and paste, are looked at, opened, copied, and made into contacts."""

import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.domain.errors import Refusal
from app.domain.file_kinds import FileKind
from app.domain.moves.correct import Voiding
from app.domain.words import Direction, Method
from app.services import cases
from app.ui.case.evidence_tab import EvidenceTab
from app.ui.case.evidence_work import STOPPED
from app.ui.case.pictures import picture_in
from app.ui.case_window import CaseWindow
from tests.services.arriving import add, arrival
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, button, focus, panel_of, press
from tests.ui.case.test_case_window import Word

RETURN = Qt.Key.Key_Return
FAR = 30_000


@pytest.fixture
def opened() -> Iterator[Word]:
    program = Word()
    method: Any = "show"  # PySide's stubs ask for bytes here, PySide itself for a name
    QDesktopServices.setUrlHandler("file", program, method)
    yield program
    QDesktopServices.unsetUrlHandler("file")


def on_evidence(desk: Desk, case: int) -> tuple[CaseWindow, EvidenceTab]:
    window = desk.open(case)
    window.tabs.setCurrentWidget(window.tabs.evidence)
    return window, window.tabs.evidence


def drop(tab: EvidenceTab, given: QMimeData) -> None:
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    tab.dropEvent(QDropEvent(QPointF(5, 5), actions, given, buttons, Qt.KeyboardModifier.NoModifier))


def files(*paths: Path) -> QMimeData:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return given


def photo(folder: Path, name: str = "damp.png", side: int = 300) -> Path:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(folder / name))
    return folder / name


def names(tab: EvidenceTab) -> list[str]:
    return [tab.list.model().index(row, 0).data() for row in range(tab.list.topLevelItemCount())]


def test_dropped_files_are_asked_about_added_in_a_process_of_their_own_and_shown(desk: Desk, tmp_path: Path):
    window, tab = on_evidence(desk, desk.log())
    assert tab.empty.isVisible()
    program = tmp_path / "run.bat"
    program.write_text("del *")
    drop(tab, files(photo(tmp_path), program, tmp_path / "gone.pdf"))
    assert tab.arrivals.words.text() == "3 files to be added: damp.png, run.bat, gone.pdf"
    assert focus() is tab.arrivals.note
    QTest.keyClicks(focus(), "The back wall")
    press(RETURN)
    assert tab.strip.isVisible()
    desk.qtbot.waitUntil(lambda: len(names(tab)) == 2, timeout=FAR)
    assert not tab.strip.isVisible()
    assert names(tab) == ["run.bat", "damp.png"]
    assert tab.notice.words.text() == "gone.pdf could not be read: No such file or directory."
    assert window.statusBar().currentMessage().endswith(": 2 files added")
    assert window.tabs.tabText(window.tabs.indexOf(tab)) == "Evidence  2"
    assert not tab.open.isEnabled()
    assert "named like a program (.bat)" in tab.preview.said.text()
    tab.list.setFocus()
    press(Qt.Key.Key_Down)
    desk.until(tab.preview.picture.isVisible)
    assert tab.preview.picture.accessibleName() == "Picture: damp.png. The back wall"
    assert tab.preview.facts.text().startswith("damp.png\nThe back wall\npicture (PNG)")


def test_a_picture_pasted_becomes_a_file_named_by_its_day(desk: Desk):
    _, tab = on_evidence(desk, desk.log())
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    tab.add.setFocus()
    press(Qt.Key.Key_V, CTRL)
    desk.until(tab.arrivals.isVisible)
    assert tab.arrivals.words.text().startswith("To be added: Picture pasted ")
    QGuiApplication.clipboard().setText("The back wall")
    press(Qt.Key.Key_V, CTRL)
    assert tab.arrivals.note.text() == "The back wall"
    (file,) = tab.arrivals.files
    assert QImage(str(file)).size() == image.size()
    button(tab, "Not now").click()
    assert (tab.arrivals.files, tab.arrivals.isVisible()) == ((), False)
    assert focus() is tab.add
    QGuiApplication.clipboard().clear()
    press(Qt.Key.Key_V, CTRL)
    assert "is no file" in tab.notice.words.text()


def test_enter_opens_a_copy_to_be_read_only_and_no_program(desk: Desk, tmp_path: Path, opened: Word):
    case = desk.log()
    add(desk.office, case, arrival(tmp_path, "scan", b"%PDF-1.7"), arrival(tmp_path, "run.bat", b"del *"))
    window, tab = on_evidence(desk, case)
    tab.list.setFocus()
    press(RETURN)
    assert "never opened" in window.statusBar().currentMessage()
    press(Qt.Key.Key_Down)
    press(RETURN)
    desk.until(lambda: bool(opened.files))
    (file,) = opened.files
    assert (file.name, file.read_bytes(), file.stat().st_mode & 0o222) == ("scan.pdf", b"%PDF-1.7", 0)
    tab.save_copy(tmp_path / "mine.pdf")
    desk.until(lambda: window.statusBar().currentMessage() == "Saved as mine.pdf")
    window.tabs.letters.documents.clear()
    assert not file.exists()


def test_an_email_fills_the_form_of_a_contact(desk: Desk, tmp_path: Path):
    case = desk.log(at("2026-05-22"))
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "joy@example.org", "Damp", "Mon, 25 May 2026 10:00:00 +0100"
    mail.set_content("It is wet.")
    add(desk.office, case, arrival(tmp_path, "Damp.eml", mail.as_bytes()))
    window, tab = on_evidence(desk, case)
    desk.until(tab.preview.text.isVisible)
    assert "It is wet." in tab.preview.text.toPlainText()
    button(tab, "Record as a contact").click()
    desk.until(lambda: window.panel is not None)
    panel = panel_of(window)
    assert panel.form["direction"].value() is Direction.INBOUND
    assert panel.form["method"].value() is Method.EMAIL
    panel.save()
    desk.settled(window, lambda case: any("It is wet." in each.summary for each in case.contacts))
    assert window.view is not None
    (contact,) = window.view.case.contacts
    assert contact.at == at("2026-05-25")


def test_what_is_being_added_can_be_stopped(desk: Desk, tmp_path: Path):
    window, tab = on_evidence(desk, desk.log())
    large = tmp_path / "film.mov"
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    drop(tab, files(large))
    press(RETURN)
    desk.until(tab.strip.isVisible)
    button(tab, "Stop").click()
    assert window.statusBar().currentMessage() == STOPPED
    desk.until(lambda: window.filled)
    assert names(tab) == []
    assert tab.add.isEnabled()


def test_a_void_case_takes_nothing_and_says_why(desk: Desk, tmp_path: Path):
    case = desk.log()
    desk.office.do(cases.make_void, case, Voiding("A test."))
    _, tab = on_evidence(desk, case)
    assert not tab.add.isEnabled()
    drop(tab, files(photo(tmp_path)))
    assert tab.notice.words.text() == "This case was made void: nothing more can be done on it."
    assert not tab.arrivals.isVisible()


def test_a_picture_with_more_points_than_memory_is_not_decoded(tmp_path: Path):
    bomb = photo(tmp_path, side=1)
    content = bytearray(bomb.read_bytes())
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    bomb.write_bytes(content)
    with pytest.raises(Refusal, match="60,000 × 60,000 points: too many"):
        picture_in(bomb, FileKind.PNG)
    bomb.write_bytes(b"no picture")
    with pytest.raises(Refusal, match="damaged"):
        picture_in(bomb, FileKind.GIF)
    assert picture_in(photo(tmp_path, "large.png", 2000), FileKind.PNG).width() == 1600
