"""What a case's window offers to whoever has no right to a move, and how a restricted case is opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.cases import Decision
from app.domain.moves.respond import Response
from app.domain.moves.restrict import Restriction
from app.domain.words import Method, Outcome, Role
from app.services import cases, histories
from app.ui.case.overview import facts_of
from app.ui.moves import MOVES
from tests.services.colleagues import colleague
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write

HIDDEN = "This case is restricted: only managers, and the colleagues who look after it, can open it."
NOT_MINE = "Only the Complaint Handler of this case or a manager can close it."
RECEIVED = at("2026-05-22", "16:50")
WHY = Restriction("A colleague of ours lives there.")

Hire = Callable[..., Desk]


@pytest.fixture
def hire(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Hire]:
    """A colleague at another desk, with these roles."""
    desks: list[Desk] = []

    def hire(*roles: Role) -> Desk:
        colleague(desk.office, "kim", *roles).database.close()
        desks.append(Desk(qtbot, desk.office, tmp_path / "kim", "kim"))
        return desks[-1]

    yield hire
    for each in desks:
        each.stop()


def moves(desk: Desk, case: int) -> list[str]:
    return [line.move for line in desk.office.ask(histories.history_of, "case", case)]


def test_an_auditor_reads_everything_and_every_move_says_why_not(desk: Desk, hire: Hire):
    window = hire(Role.AUDITOR).open(desk.log(received=RECEIVED))
    assert window.view is not None
    for move in MOVES:
        action = window.menus.actions[move.command]
        assert not action.isEnabled()
        assert action.toolTip() == move.reason_against(window.view)
    reason = window.menus.actions["acknowledge"].toolTip()
    assert reason.endswith("can acknowledge a case. Your role is auditor.")
    assert window.side.next.toolTip() == reason
    QTest.mouseClick(window.side.next, Qt.MouseButton.LeftButton)
    assert window.panel is None
    assert window.statusBar().currentMessage() == reason


def test_a_colleagues_case_shows_its_next_step_and_that_it_is_the_handlers(desk: Desk, hire: Hire):
    case = desk.office.under_way()
    issue = desk.office.view(case).case.issues[0].id
    desk.office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "In time."))
    desk.office.do(cases.respond, case, Response(Method.EMAIL, desk.office.now))
    window = hire(Role.OFFICE).open(case)
    assert window.side.next.accessibleName() == "Close"
    assert window.side.next.property("off")
    assert window.side.next.toolTip() == NOT_MINE
    assert window.side.next.accessibleDescription() == f"Not now: {NOT_MINE}"
    assert window.menus.actions["contact"].isEnabled()


def test_a_manager_restricts_a_case_from_its_window_and_lifts_it_again(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("restrict")
    write(panel_of(window).form, "reason", "A colleague of ours lives there.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.restricted)
    assert window.view is not None
    assert "Restricted" in dict(facts_of(window.view))
    assert window.side.reference.text().endswith("restricted")
    window.begin("lift")
    write(panel_of(window).form, "reason", "They have moved.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: not case.restricted)


def test_without_a_reason_nothing_is_restricted(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("restrict")
    press(Qt.Key.Key_S, CTRL)
    asked = "Say why: it stands in the history of the case."
    desk.until(lambda: panel_of(window).form["reason"].message == asked)
    assert moves(desk, window.case_id) == ["log"]


def test_opening_a_restricted_case_is_noted_once_for_each_window(desk: Desk):
    case = desk.log(received=RECEIVED)
    desk.office.do(cases.restrict, case, WHY)
    window = desk.open(case)
    assert moves(desk, case) == ["open a restricted case", "restrict", "log"]
    window.view = None
    window.reload()
    desk.until(lambda: window.view is not None)
    assert moves(desk, case).count("open a restricted case") == 1
    desk.open(case)
    assert moves(desk, case).count("open a restricted case") == 2


def test_who_may_not_open_it_is_told_kindly_and_sees_nothing(desk: Desk, hire: Hire, qtbot: QtBot):
    case = desk.log(received=RECEIVED)
    desk.office.do(cases.restrict, case, WHY)
    kim = hire(Role.OFFICE)
    window = kim.window_on(case)
    qtbot.addWidget(window)
    window.show()
    kim.until(lambda: window.notice.words.text() == HIDDEN)
    assert window.view is None
    assert "Damp" not in window.windowTitle() + window.side.about.text()
    assert moves(desk, case) == ["restrict", "log"]
