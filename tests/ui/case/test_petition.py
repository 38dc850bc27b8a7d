"""The Petition tab: a sheet is shown before it is saved, then verified line by line with single keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.moves.petition import CameWith
from app.domain.petitions.deciding import Decided
from app.domain.words import Role
from app.services import petitions
from app.ui.case_window import CaseWindow
from app.ui.petition.petition_tab import NO_LINES, PetitionTab
from app.ui.petition.reasons import NONE_OPEN
from tests.services.colleagues import colleague
from tests.services.petitions import HEADERS, LINES, line, register, seen, sheet
from tests.ui.case.desk import CTRL, Desk, button, focus, press, write

RETURN = Qt.Key.Key_Return


def on_petition(desk: Desk, case: int) -> tuple[CaseWindow, PetitionTab]:
    window = desk.open(case)
    tab = window.tabs.petition
    assert tab is not None
    window.tabs.setCurrentWidget(tab)
    desk.until(lambda: tab.petition is not None)
    return window, tab


def number(tab: PetitionTab) -> tuple[str, ...]:
    head = tab.head
    return tuple(each.number.text() for each in (head.lines, head.accepted, head.households, head.to_check))


def words(tab: PetitionTab, place: int) -> list[str]:
    return [str(tab.table.lines.index(place, column).data()) for column in range(6)]


@pytest.mark.clause("ISHA A2.1a")
@pytest.mark.clause("ISHA A2.3a")
def test_a_petition_is_brought_in_and_verified_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    case = register(desk.office)
    window, tab = on_petition(desk, case)
    assert window.tabs.tabText(1) == "Petition"
    assert tab.head.missing.text().startswith("No signatures yet.")
    tab.look_at(sheet(tmp_path, *LINES))
    desk.until(tab.notice.isVisible)
    assert tab.notice.words.text().startswith("To be brought in: 6 lines: 3 accepted")
    assert len(tab.table.lines.lines) == 6
    assert seen(desk.office, case).lines == ()
    press(Qt.Key.Key_Space)  # "Bring in" has the keyboard
    desk.until(lambda: number(tab) == ("6", "✓ 6", "4", "0"))
    assert words(tab, 1)[:4] == ["2", "Grace Khan", "as above", "A1"]
    assert words(tab, 1)[5] == "at face value"
    tab.table.setFocus()
    press(Qt.Key.Key_A)
    assert "Decide first that it is verified, and why." in window.statusBar().currentMessage()
    tab.verify.click()
    QTest.keyClicks(focus(), "One hand wrote it.")
    press(RETURN)
    desk.until(lambda: number(tab) == ("6", "0", "4", "6"))
    assert tab.head.taken.text() == "Being verified  ·  Jo Bloggs: One hand wrote it."
    tab.rules.click()
    assert tab.asking.found.currentItem().text() == "3 lines understood as: accepted"
    press(RETURN)
    desk.until(lambda: number(tab)[1] == "3")
    tab.table.choose(0)
    tab.table.setFocus()
    for key, place, said in (
        (Qt.Key.Key_N, 2, "? duplicate person"),
        (Qt.Key.Key_N, 3, "? no signature"),
        (Qt.Key.Key_N, 4, "? needs a look"),
    ):
        press(key)
        assert (tab.table.currentIndex().row(), words(tab, place)[5]) == (place, said)
    press(Qt.Key.Key_H)
    QTest.keyClicks(focus(), "nowhere")
    desk.until(lambda: tab.asking.words.text().endswith("Nothing is found by that."))
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focus(), "flat 4")
    desk.until(lambda: tab.asking.found.count() == 1)
    press(RETURN)
    desk.until(lambda: words(tab, 4)[3:4] + words(tab, 4)[5:] == ["A2", "✓ accepted"])
    assert tab.panel.others.text() == "Household A2: nobody else."


def test_a_line_is_rejected_undone_and_accepted_and_copied(desk: Desk, tmp_path: Path) -> None:
    case = register(desk.office)
    desk.office.do(petitions.bring_in, case, sheet(tmp_path, *LINES))
    desk.office.do(petitions.verify, case, "One hand.")
    window, tab = on_petition(desk, case)
    for place in (0, 1, 4, 5):
        tab.table.choose(place)
        tab.panel.accept.click()
        desk.until(lambda place=place: words(tab, place)[5] == "✓ accepted")
    tab.table.choose(0)
    tab.table.setFocus()
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_R)
    assert tab.asking.words.text() == "Line 3, Khan, Ivan: why does it not count?"
    press(Qt.Key.Key_Escape)
    assert tab.table.hasFocus()
    press(Qt.Key.Key_R)
    press(RETURN)
    desk.until(lambda: words(tab, 2)[5] == "✗ duplicate person")
    assert tab.panel.decided.text() == "Decided by Jo Bloggs"
    tab.table.setFocus()
    press(Qt.Key.Key_U)
    desk.until(lambda: words(tab, 2)[5] == "? duplicate person")
    assert line(desk.office, case, 3).decided is Decided.OPEN
    for place in (2, 3):
        tab.table.choose(place)
        press(Qt.Key.Key_A)
        desk.until(lambda place=place: words(tab, place)[5] == "✓ accepted")
    press(Qt.Key.Key_N)
    assert NONE_OPEN in window.statusBar().currentMessage()
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("4\tOlu Chen\t2 Quay Rd\tA3")


def test_lines_are_pasted_and_what_is_not_understood_is_said(desk: Desk) -> None:
    _, tab = on_petition(desk, register(desk.office))
    tab.table.setFocus()
    QGuiApplication.clipboard().setText(" ")
    tab.paste()
    assert tab.notice.words.text() == NO_LINES
    button(tab.notice, "Close").click()
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEADERS, *LINES[:2])))
    press(Qt.Key.Key_V, CTRL)
    desk.until(lambda: tab.notice.words.text() == "To be brought in: 2 lines: 2 accepted.")
    button(tab.notice, "Not now").click()
    desk.until(lambda: not tab.table.lines.lines)
    QGuiApplication.clipboard().setText("nothing like it")
    tab.paste()
    desk.until(lambda: "no columns with names and addresses are found" in tab.notice.words.text())


@pytest.mark.clause("ISHA A2.1b")
@pytest.mark.clause("ISHA A2.1f")
def test_what_came_is_completed_and_lines_are_typed_in_place(desk: Desk) -> None:
    case = register(desk.office, CameWith())
    _, tab = on_petition(desk, case)
    assert "Not there: the subject." in seen(desk.office, case).missing
    tab.came.click()
    assert tab.in_place.form is not None
    write(tab.in_place.form, "subject", "The lift")
    write(tab.in_place.form, "letter_on", "24 May 2026")
    press(Qt.Key.Key_S, CTRL)
    desk.until(tab.table.isVisible)
    assert (seen(desk.office, case).came.subject, seen(desk.office, case).came.letter_on) == (
        "The lift",
        date(2026, 5, 24),
    )
    tab.typing.click()
    press(Qt.Key.Key_S, CTRL)
    desk.until(tab.in_place.save.isEnabled)
    assert tab.in_place.form["name"].message == "Type the name or the address, as they stand on the sheet."
    write(tab.in_place.form, "name", "Ivan Khan")
    write(tab.in_place.form, "address", "Flat 3, 27 Love Lane")
    press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: number(tab)[0] == "1")
    assert tab.in_place.form["line"].value() == "2"
    press(Qt.Key.Key_Escape)
    assert tab.table.hasFocus()
    assert words(tab, 0)[:4] == ["1", "Ivan Khan", "Flat 3, 27 Love Lane", "A1"]


def test_office_staff_see_why_they_decide_nothing(desk: Desk, tmp_path: Path) -> None:
    case = register(desk.office)
    petra = colleague(desk.office, "petra", Role.OFFICE)
    theirs = Desk(desk.qtbot, petra, tmp_path / "petra", "petra")
    _, tab = on_petition(theirs, case)
    assert tab.bring.reason is None
    why = "Only petition administrators and managers can decide signatures. Your role is office staff."
    buttons = (tab.panel.accept, tab.panel.reject, tab.panel.home, tab.panel.undo, tab.rules)
    assert {each.reason for each in buttons} == {why}
    assert tab.panel.accept.accessibleDescription() == f"Not now: {why}"
    assert tab.verify.reason is not None
    theirs.stop()
    petra.database.close()
    complaint = desk.open(desk.log())
    assert complaint.tabs.petition is None
