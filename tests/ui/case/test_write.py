"""Writing a letter in its window: after an action, as a draft, by a colleague's leave, and as an e-mail."""

from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.history import Change
from app.domain.moves.write import WrittenLetter
from app.domain.words import LetterKind, Method, Role
from app.services import cases, paragraphs
from app.services.cases.write import NO_DRAFT
from app.services.paragraphs import Paragraph
from app.ui.case.history_words import change_words
from app.ui.lists.print_letters import PrintLetters
from tests.ui.case.desk import CTRL, Desk, button, panel_of, press, write
from tests.ui.case.test_rights import Hire, hire

__all__ = ["hire"]
SAVE = Qt.Key.Key_S


@pytest.mark.clause("ISHA 2.6e")
def test_an_action_leads_on_to_the_letter_about_it_which_a_colleague_approves(
    desk: Desk, hire: Hire, monkeypatch: pytest.MonkeyPatch
):
    office = desk.office
    office.do(paragraphs.keep, Paragraph("Missed visit", "We are sorry that nobody came."))
    window = desk.open(office.under_way())
    window.begin("act")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    write(panel.form, "what", "Repair the gutter")
    panel.form.set_value("due_on", (office.now + timedelta(days=9)).date())
    button(window, "Save, then a letter").click()
    desk.until(lambda: window.panel is not None and window.panel.move_code == "update-letter")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    panel.form.set_value("paragraph", "Missed visit")
    assert panel.form["free_text"].value() == "We are sorry that nobody came."
    assert panel.form["paragraph"].value() is None
    assert button(window, "Send the letter")
    panel.form.set_value("ask_approval", True)
    assert button(window, "Ask for approval")
    panel.form["free_text"].take_focus()
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.drafts and case.drafts[0].waits_for_approval)
    assert window.menus.actions["approve_letter"].toolTip().startswith("You wrote this letter yourself")
    assert window.view
    theirs = hire(Role.MANAGER).open(window.view.case.id)
    theirs.begin("approve-letter")
    read = panel_of(theirs)
    desk.until(lambda: read.preview is not None and "nobody came" in read.preview.paper.toPlainText())
    press(SAVE, CTRL)
    desk.until(lambda: theirs.filled and theirs.view is not None and bool(theirs.view.case.drafts[0].approved))
    window.reload()
    desk.settled(window, lambda case: case.drafts and case.drafts[0].approved)
    window.tabs.setCurrentWidget(window.tabs.letters)
    window.tabs.letters.list.setFocus()
    QTest.keyClick(window.tabs.letters.list, Qt.Key.Key_Return)
    desk.until(lambda: window.panel is not None and window.panel.move_code == "update-letter")
    button(window, "Send the letter").click()
    desk.settled(window, lambda case: not case.drafts)
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.tabs.setCurrentWidget(window.tabs.letters)
    window.tabs.letters.mail.click()
    desk.until(lambda: bool(opened))
    sent = message_from_bytes(opened[0].read_bytes(), policy=policy.default)
    (attached,) = sent.iter_attachments()
    assert (sent["X-Unsent"], sent["To"]) == ("1", "joy@example.org")
    assert sent["Subject"] == "R-2026-00001: Where we are with your complaint"
    assert attached.get_filename() == "R-2026-00001 update.docx"


def test_a_draft_is_kept_gone_on_with_and_put_aside(desk: Desk):
    window = desk.open(desk.office.under_way())
    window.begin("definition-letter")
    write(panel_of(window).form, "responsible_for", "The gutter.")
    button(window, "Keep as draft").click()
    desk.settled(window, lambda case: case.draft_of(LetterKind.DEFINITION))
    window.tabs.setCurrentWidget(window.tabs.letters)
    drafted = window.tabs.letters.list.topLevelItem(0)
    assert drafted
    assert drafted.text(3) == "draft"
    button(window, "Go on with the draft").click()
    desk.until(lambda: window.panel is not None and window.panel.move_code == "definition-letter")
    assert panel_of(window).form["responsible_for"].value() == "The gutter."
    press(Qt.Key.Key_Escape)
    desk.until(lambda: window.filled and window.panel is None)
    window.tabs.setCurrentWidget(window.tabs.letters)
    button(window, "Put the draft aside").click()
    desk.settled(window, lambda case: not case.drafts)


def test_the_letters_of_chosen_cases_are_written_into_a_folder_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    office, folder = desk.office, tmp_path / "to print"
    folder.mkdir()
    case = office.under_way()
    sent = WrittenLetter(LetterKind.UPDATE, Method.LETTER, {"free_text": "We are on it."})
    office.do(cases.write_letter, case, sent, NO_DRAFT)

    def chosen(_page: QWidget, _title: str) -> str:
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    page, said = QWidget(), list[str]()
    desk.qtbot.addWidget(page)
    printing = PrintLetters(desk.tasks, page)
    printing.said.connect(said.append)
    printing.begin([case])
    desk.until(lambda: len(said) == 1)
    assert said[0].startswith("1 letter is ready to be printed, in to print.")
    assert [file.name for file in folder.iterdir()] == ["1 R-2026-00001 update.docx"]
    printing.begin([case])
    desk.until(lambda: len(said) == 2)
    assert said[1].startswith("None of the chosen cases has a letter to be posted")


def test_the_history_says_what_a_draft_said() -> None:
    texts = '{"free_text": "We are sorry.", "copies": "", "enclosures": "Survey"}'
    assert change_words(Change("letter_drafts", "1", "texts", None, texts), {}) == "Letter: “We are sorry. · Survey”"
    assert change_words(Change("letter_drafts", "1", "state", None, "ready"), {}) == "State: ready to go out"
